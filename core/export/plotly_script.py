"""The JavaScript of plotly as it comes with the installed package, for pages that ask for nothing outside."""

from __future__ import annotations

from functools import cache


@cache
def plotly_js() -> str:
    """The script, without anything that could end a script element."""
    from plotly.offline import get_plotlyjs

    return str(get_plotlyjs()).replace("</script", "<\\/script")
