"""A figure made large: every letter, mark, line and margin grows by one factor, so that ten metres are near enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.charts import labels

if TYPE_CHECKING:
    import plotly.graph_objects as go

# Names beside rows are 14 pixels on a page, 46 on a slide 1080 pixels high and 32 on one of 768.
FACTORS = {"slide": 46 / 14, "small": 32 / 14}
# What fits on one slide: rows, and pixels under the title and above the foot.
MOST_ROWS = 5
ROOM = {"slide": 540, "small": 330}
ACROSS = {"slide": 1760, "small": 940}
# Properties that are lengths on the screen.
_LENGTHS = frozenset(
    {
        "size",
        "width",
        "height",
        "xshift",
        "yshift",
        "standoff",
        "ticklabelstandoff",
        "ticklen",
        "xgap",
        "ygap",
    }
)
_MARGIN = frozenset({"l", "r", "t", "b", "pad"})
# Where `width` and `size` are no lengths on the screen: bars are as thick as their share of a row.
_IN_DATA = frozenset({"bar"})


def enlarged(figure: go.Figure, factor: float) -> go.Figure:
    """The same figure, `factor` times as large in everything but its width."""
    import plotly.graph_objects as go

    grown = _grown(figure.to_plotly_json(), factor)
    return go.Figure(grown)


def _grown(value: Any, factor: float, name: str = "") -> Any:
    if isinstance(value, dict):
        bar = value.get("type") in _IN_DATA
        return {
            key: inner
            if bar and key == "width"
            else _length(inner, factor)
            if key in _LENGTHS or (name == "margin" and key in _MARGIN)
            else _grown(inner, factor, key)
            for key, inner in value.items()
        }
    if isinstance(value, (list, tuple)) and name not in {
        "x",
        "y",
        "z",
        "customdata",
        "range",
        "tickvals",
        "domain",
    }:
        return [_grown(item, factor, name) for item in value]
    return value


def _length(value: Any, factor: float) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return round(value * factor)
    if isinstance(value, float):
        return value * factor
    if isinstance(value, (list, tuple)):
        return [_length(item, factor) for item in value]
    return value


def is_slide(size: str) -> bool:
    """Whether a size is one of those read from afar."""
    return size in FACTORS


def fitted(figure: go.Figure, size: str) -> go.Figure:
    """The figure at a size: as it is on a page or in a picture, enlarged on a slide, where labels stay whole and apart."""
    if not is_slide(size):
        return figure
    large = enlarged(figure, FACTORS[size])
    large.update_layout(height=min(large.layout.height, ROOM[size]))
    labels.widen(large, ACROSS[size])
    labels.part(large)
    return large
