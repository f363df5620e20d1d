"""One look for two libraries: colours with fixed meanings, a plotly template, the base of every ECharts option.

The values are those of `.streamlit/config.toml`. Categorical colours keep 3:1 on both grounds and stay apart for
colour-blind readers (smallest CIEDE2000 distance 11 among eight); more than eight series become small multiples.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import plotly.graph_objects as go

Theme = Literal["light", "dark"]

FONT = (
    "Source Sans, Noto Sans SC, Noto Sans CJK SC, Source Han Sans SC, PingFang SC, HarmonyOS Sans SC, "
    "Microsoft YaHei, WenQuanYi Micro Hei, sans-serif"
)
CATEGORICAL = ("#2B64C3", "#B13E06", "#AB79F5", "#6E9BA3", "#A88822", "#934F71", "#D87879", "#1F744F")
LABEL_SIZE = 14
TICK_SIZE = 13
# What Streamlit hands to plotly: nothing to drag, zoom or hover for; a click selects.
CONFIG = {"displayModeBar": False, "doubleClick": False, "scrollZoom": False, "responsive": True}


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme by meaning."""

    background: str
    text: str
    muted: str
    grid: str
    axis: str
    border: str
    actual: str
    target: str
    forecast: str
    missing: str
    suspicious: str
    context: str
    inks: tuple[str, ...]
    sequential: tuple[str, ...]


LIGHT = Colours(
    background="#FFFFFF",
    text="#111A26",
    muted="#5F6B7A",
    grid="#E6EAF0",
    axis="#9AA5B3",
    border="#DCE2EA",
    actual="#2B64C3",
    target="#B13E06",
    forecast="#8D5AD3",
    missing="#E6EAF0",
    suspicious="#8D7110",
    context="#B4BDC9",
    inks=("#2B64C3", "#B13E06", "#8D5AD3", "#4E7A82", "#8D7110", "#934F71", "#B35759", "#1F744F"),
    sequential=(
        "#E4F3F9",
        "#C9E8F5",
        "#AEDDF0",
        "#8ACAE9",
        "#65B3E2",
        "#4999D6",
        "#387DC5",
        "#2E61B0",
        "#284B91",
        "#1F3573",
    ),
)
DARK = Colours(
    background="#12161C",
    text="#E6EAF0",
    muted="#98A3B1",
    grid="#262E38",
    axis="#5C6877",
    border="#303945",
    actual="#4680E1",
    target="#D35E31",
    forecast="#AB79F5",
    missing="#262E38",
    suspicious="#C9A83E",
    context="#566170",
    inks=("#4680E1", "#D35E31", "#AB79F5", "#6E9BA3", "#A88822", "#B36C8F", "#D87879", "#3F8F68"),
    sequential=(
        "#222B3D",
        "#263756",
        "#294471",
        "#2C548D",
        "#2D67A9",
        "#327DC0",
        "#4296D1",
        "#59B0E0",
        "#83CDEB",
        "#B1E9F7",
    ),
)


def colours(theme: Theme) -> Colours:
    """The colours of a theme."""
    return DARK if theme == "dark" else LIGHT


def classes(theme: Theme) -> tuple[str, str, str, str]:
    """Four steps for counts, more is further from the background."""
    steps = colours(theme).sequential
    return (
        (steps[2], steps[4], steps[6], steps[8])
        if theme == "dark"
        else (steps[1], steps[3], steps[5], steps[7])
    )


def figure(theme: Theme, height: int) -> go.Figure:
    """An empty plotly figure in the look of the theme."""
    import plotly.graph_objects as go

    ink = colours(theme)
    axis = {
        "ticks": "",
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
        "ticklabelstandoff": 6,
        "tickfont": {"size": TICK_SIZE, "color": ink.muted},
        "gridcolor": ink.grid,
        "linecolor": ink.axis,
        "title": {"font": {"size": TICK_SIZE, "color": ink.muted}, "standoff": 8},
    }
    still = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
    template = go.layout.Template(
        layout={
            "font": {"family": FONT, "size": LABEL_SIZE, "color": ink.text},
            "paper_bgcolor": ink.background,
            "plot_bgcolor": ink.background,
            "colorway": list(CATEGORICAL),
            "margin": {"l": 8, "r": 16, "t": 12, "b": 8, "pad": 0},
            "xaxis": {**axis, "showgrid": False, "showline": True},
            "yaxis": {**axis, "showgrid": True, "showline": False},
            "hoverlabel": {
                "bgcolor": ink.background,
                "bordercolor": ink.border,
                "font": {"size": TICK_SIZE, "color": ink.text, "family": FONT},
                "align": "left",
            },
            "hovermode": "closest",
            "dragmode": False,
            "showlegend": False,
            "separators": ".,",
        },
        data={
            "scatter": [
                {
                    "line": {"width": 2.5},
                    "marker": {"size": 8},
                    "connectgaps": False,
                    "cliponaxis": False,
                    **still,
                }
            ],
            "bar": [{"marker": {"line": {"width": 0}}, "cliponaxis": False, **still}],
        },
    )
    return go.Figure(layout={"template": template, "height": height})


def echarts_base(theme: Theme) -> dict[str, Any]:
    """What every ECharts option starts from."""
    ink = colours(theme)
    return {
        "color": list(CATEGORICAL),
        "backgroundColor": ink.background,
        "textStyle": {"fontFamily": FONT, "fontSize": LABEL_SIZE, "color": ink.text},
        "animation": False,
        "grid": {"left": 8, "right": 16, "top": 12, "bottom": 8, "containLabel": True},
        "tooltip": {
            "backgroundColor": ink.background,
            "borderColor": ink.border,
            "borderWidth": 1,
            "padding": [6, 10],
            "extraCssText": "box-shadow:none",
            "textStyle": {"fontSize": TICK_SIZE, "color": ink.text},
        },
    }


def merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """`over` laid on `base`, dictionaries inside each other merged, everything else replaced."""
    both = dict(base)
    for key, value in over.items():
        old = both.get(key)
        both[key] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return both
