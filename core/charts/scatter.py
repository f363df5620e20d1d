"""Two indicators against each other, a disc each region."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from core.charts import numbers
from core.charts import theme as look
from core.charts.bars import shortened
from core.charts.frames import records
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

# With more regions than this only those at the edges and the chosen ones are named.
ALL_NAMED = 18


def scatter(
    frame: DataFrame,
    names: tuple[str, str],
    theme: look.Theme,
    language: str = "zh",
    strong: Collection[str] = (),
) -> go.Figure:
    """A disc for each row of `core.analysis.comparison.scatter`; `names` are those of the indicators on x and y, the codes in
    `strong` are blue. Dashed lines stand at the medians. Levels are in 万 or 亿. A click gives the region's code."""
    ink = look.colours(theme)
    rows = records(frame)
    figure = look.figure(theme, 420)
    scales = [_scale(rows, axis, language) for axis in ("x", "y")]
    x, y = (
        [float(row[axis]) / scale.divisor for row in rows]
        for axis, scale in zip(("x", "y"), scales, strict=True)
    )
    chosen = [str(row["region_code"]) in strong for row in rows]
    figure.add_scatter(
        x=x, y=y, mode="markers",
        marker={"size": 10, "opacity": 1, "color": [ink.actual if own or not strong else ink.context for own in chosen]},
        customdata=[str(row["region_code"]) for row in rows],
        hovertext=[
            f"{chart_text(row['region'])}<br>{chart_text(names[0])} {_written(a, scales[0])}<br>"
            f"{chart_text(names[1])} {_written(b, scales[1])}"
            for row, a, b in zip(rows, x, y, strict=True)
        ],
        hoverinfo="text",
    )  # fmt: skip
    for at in _named(x, y, chosen):
        figure.add_annotation(
            x=x[at], y=y[at], text=shortened(rows[at]["region"], 8), showarrow=False, yshift=14
        )
    line = {"color": ink.axis, "width": 1, "dash": "2px,3px"}
    if len(rows) > 2:
        figure.add_vline(x=sorted(x)[len(x) // 2], line=line, layer="below")
        figure.add_hline(y=sorted(y)[len(y) // 2], line=line, layer="below")
    for update, name, scale in zip((figure.update_xaxes, figure.update_yaxes), names, scales, strict=True):
        unit = "" if scale.unit in {"%", ""} else f" ({chart_text(scale.unit)})"
        update(title={"text": chart_text(name) + unit}, ticksuffix="%" if scale.unit == "%" else "", nticks=6)
    return figure


def _scale(rows: list[dict[str, Any]], axis: str, language: str) -> numbers.Scale:
    unit = rows[0][f"{axis}_unit"] if rows else None
    return (
        numbers.Scale(1.0, "%")
        if unit is None
        else numbers.scale([row[axis] for row in rows], unit, language)
    )


def _written(value: float, scale: numbers.Scale) -> str:
    return numbers.short(value, 2) + ("" if scale.unit == "%" else " ") + chart_text(scale.unit)


def _named(x: list[float], y: list[float], chosen: list[bool]) -> list[int]:
    """Which discs carry their name: all of few; of many those chosen, and the lowest and highest of both axes."""
    if len(x) <= ALL_NAMED:
        return list(range(len(x)))
    edges = {values.index(edge(values)) for values in (x, y) for edge in (min, max)}
    return sorted(edges | {at for at, own in enumerate(chosen) if own})
