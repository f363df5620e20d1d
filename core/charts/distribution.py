"""One indicator over regions: a disc each on a line when they are few, bars of round classes when they are many."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from core.analysis import enough
from core.catalogue import text
from core.charts import axis, known, numbers
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
    frame: DataFrame,
    scale: numbers.Scale,
    theme: look.Theme,
    language: str = "zh",
    strong: Collection[str] = (),
) -> go.Figure:
    """A strip of discs up to `FEW` regions, else a histogram; the regions in `strong` (codes) are named, and from
    `enough.MEDIAN` regions the median is a dashed line with its value. `frame` has region_code, region and amount (divided by
    `scale`); rows whose doc_id is None are of a table of statistics, and squares. A click gives the region's code, in a
    histogram the class (`low|high`)."""
    ink = look.colours(theme)
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
    if len(values) >= enough.MEDIAN:
        middle = median(values)
        figure.add_vline(x=middle, line={"color": ink.muted, "width": 1.5, "dash": "4px,4px"})
        figure.add_annotation(
            x=middle, y=1, yref="y domain", yanchor="bottom", showarrow=False, font={"size": look.TICK_SIZE, "color": ink.muted},
            text=text("chart.median", language, value=_written(middle, scale)),
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
    lanes = lanes_of(values)
    tabled = ["doc_id" in row and numbers.missing_text(row["doc_id"]) for row in rows]
    for of_table in (False, True):
        own = [at for at, told in enumerate(tabled) if told is of_table]
        inks = [
            ink.actual if str(rows[at]["region_code"]) in strong or not strong else ink.context for at in own
        ]
        marker = (
            known.marker(ink.text, ink.background) if of_table else {"size": 11, "opacity": 1, "color": inks}
        )
        if own or not of_table:
            figure.add_scatter(
                x=[values[at] for at in own], y=[lanes[at] for at in own], mode="markers", marker=marker,
                customdata=[str(rows[at]["region_code"]) for at in own], hoverinfo="text",
                hovertext=[_hover(rows[at], values[at], scale) for at in own],
            )  # fmt: skip
    for at, row in enumerate(rows):
        if str(row["region_code"]) in strong or len(rows) <= LANES * 2:
            figure.add_annotation(
                x=values[at], y=lanes[at], text=shortened(row["region"], 8), showarrow=False, yshift=14
            )
    low, high = axis.reach(values)
    room = 0.08 * (high - low)
    figure.update_xaxes(range=[low - room, high + room])
    figure.update_yaxes(visible=False, range=[-0.8, max([LANES, *lanes]) + 0.8])


def _hover(row: dict[str, Any], value: float, scale: numbers.Scale) -> str:
    return f"{chart_text(row['region'])}<br>{_written(value, scale)}"


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
    return numbers.figure(value) + ("" if scale.unit == "%" else " ") + chart_text(scale.unit)
