"""One indicator over regions: a disc each on a line when they are few, bars of round classes when they are many."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import TYPE_CHECKING

from core.catalogue import text
from core.charts import numbers
from core.charts import theme as look
from core.charts.bars import shortened
from core.charts.frames import records
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

FEW = 30
CLASSES = 12
LANES = 4
ROUND_STEPS = (1, 2, 2.5, 5, 10)


def distribution(
    frame: DataFrame, theme: look.Theme, language: str = "zh", strong: Collection[str] = ()
) -> go.Figure:
    """A strip of discs up to `FEW` regions, else a histogram; the median is a dashed line with its value, the regions in
    `strong` (codes) are named. `frame` is `core.analysis.comparison.distribution`. A click gives the region's code, in a
    histogram the class (`low|high`)."""
    ink = look.colours(theme)
    unit = frame["unit"].iloc[0] if len(frame) else None
    scale = numbers.Scale(1.0, "%") if unit is None else numbers.scale(frame["amount"], unit, language)
    values = [float(value) / scale.divisor for value in frame["amount"]]
    figure = look.figure(theme, 200 if len(values) <= FEW else 280)
    top = 0 if len(values) <= FEW else _bars(figure, values, scale, ink, language)
    if len(values) <= FEW:
        _strip(figure, frame, values, scale, ink, strong)
    else:
        for row, value in zip(records(frame), values, strict=True):
            if str(row["region_code"]) in strong:
                figure.add_vline(x=value, line={"color": ink.target, "width": 2})
                figure.add_annotation(
                    x=value, y=top, text=shortened(row["region"], 8), showarrow=False, yshift=10
                )
    if values:
        median = float(frame["amount"].median()) / scale.divisor
        figure.add_vline(x=median, line={"color": ink.muted, "width": 1.5, "dash": "4px,4px"})
        figure.add_annotation(
            x=median, y=1, yref="y domain", yanchor="bottom", showarrow=False, font={"size": look.TICK_SIZE, "color": ink.muted},
            text=text("chart.median", language, value=_written(median, scale)),
        )  # fmt: skip
    figure.update_xaxes(
        ticksuffix="%" if scale.unit == "%" else "",
        nticks=8,
        title={"text": "" if scale.unit == "%" else chart_text(scale.unit)},
    )
    figure.update_layout(margin={"t": 34})
    return figure


def _strip(
    figure: go.Figure, frame: DataFrame, values: list[float], scale: numbers.Scale, ink: look.Colours,
    strong: Collection[str],
) -> None:  # fmt: skip
    rows = records(frame)
    own = [str(row["region_code"]) in strong for row in rows]
    lanes = lanes_of(values)
    figure.add_scatter(
        x=values, y=lanes, mode="markers",
        marker={"size": 11, "opacity": 1, "color": [ink.actual if chosen or not strong else ink.context for chosen in own]},
        customdata=[str(row["region_code"]) for row in rows],
        hovertext=[f"{chart_text(row['region'])}<br>{_written(value, scale)}" for row, value in zip(rows, values, strict=True)],
        hoverinfo="text",
    )  # fmt: skip
    for at, (row, chosen) in enumerate(zip(rows, own, strict=True)):
        if chosen or len(rows) <= LANES * 2:
            figure.add_annotation(
                x=values[at], y=lanes[at], text=shortened(row["region"], 8), showarrow=False, yshift=14
            )
    figure.update_yaxes(visible=False, range=[-0.8, max([LANES, *lanes]) + 0.8])


def lanes_of(values: list[float]) -> list[int]:
    """The height of each disc of a strip: equal values stand on each other, the others take turns."""
    taken: set[tuple[float, int]] = set()
    found = []
    for at, value in enumerate(values):
        lane = next(lane for lane in (at % LANES, *range(len(values))) if (value, lane) not in taken)
        taken.add((value, lane))
        found.append(lane)
    return found


def _bars(
    figure: go.Figure, values: list[float], scale: numbers.Scale, ink: look.Colours, language: str
) -> int:
    """The histogram; gives the height of its highest bar."""
    edges = round_edges(min(values), max(values), CLASSES)
    pairs = list(pairwise(edges))
    counts = [
        sum(low <= value < high or (value == high == edges[-1]) for value in values) for low, high in pairs
    ]
    figure.add_bar(
        x=[(low + high) / 2 for low, high in pairs], y=counts, width=[(high - low) * 0.92 for low, high in pairs],
        marker={"color": ink.actual}, customdata=[f"{low:g}|{high:g}" for low, high in pairs],
        hovertext=[
            f"{_written(low, scale)}—{_written(high, scale)}<br>{text('chart.regions', language, n=n)}"
            for (low, high), n in zip(pairs, counts, strict=True)
        ],
        hoverinfo="text",
    )  # fmt: skip
    figure.update_yaxes(rangemode="tozero", nticks=5)
    return max(counts)


def round_edges(low: float, high: float, most: int) -> list[float]:
    """Edges of at most `most` classes of one round width (1, 2, 2.5, 5 times a power of ten) that hold everything."""
    import math

    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / most))
    for step in (power * size for size in (*ROUND_STEPS, 20, 25, 50)):
        first, last = math.floor(low / step), math.floor(high / step) + 1
        if last - first <= most:
            return [round(at * step, 10) for at in range(first, last + 1)]
    raise AssertionError("no round step is wide enough")


def _written(value: float, scale: numbers.Scale) -> str:
    return numbers.short(value, 2) + ("" if scale.unit == "%" else " ") + chart_text(scale.unit)
