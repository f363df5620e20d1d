"""Two indicators against each other, a disc each region."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from statistics import median
from typing import TYPE_CHECKING

from core.analysis import enough
from core.charts import numbers
from core.charts import theme as look
from core.charts.bars import shortened, wide
from core.charts.frames import records
from core.charts.overlay import Overlay
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

# With more regions than this only those at the edges and the chosen ones are named.
ALL_NAMED = 18
# Pixels of the axes on the narrowest page; where there are more, names only stand further apart.
SIZE = (780, 330)
Box = tuple[float, float, float, float]


def scatter(
    frame: DataFrame,
    names: tuple[str, str],
    scales: Sequence[numbers.Scale],
    theme: look.Theme,
    strong: Collection[str] = (),
) -> go.Figure:
    """A disc for each row of `core.analysis.comparison.scatter`; `names` and `scales` are those of the indicators on x and y,
    the codes in `strong` are blue. From `enough.MEDIAN` regions dashed lines stand at the medians. A click gives the region's
    code."""
    ink = look.colours(theme)
    rows = records(frame)
    figure = look.figure(theme, 420)
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
    over = Overlay()
    labels = {at: shortened(rows[at]["region"], 8) for at in _named(x, y, chosen)}
    for at, (right, up) in sorted(_apart(labels, x, y, chosen).items()):
        over.label(x[at], y[at], labels[at], size=look.LABEL_SIZE, xshift=right, yshift=up)
    titles = [
        chart_text(name) + ("" if scale.unit in {"%", ""} else f" ({chart_text(scale.unit)})")
        for name, scale in zip(names, scales, strict=True)
    ]
    # What the upright axis measures stands above it: nobody reads with the head on the side.
    over.head(titles[1], 1, size=look.TICK_SIZE)
    over.onto(figure)
    line = {"color": ink.axis, "width": 1, "dash": "2px,3px"}
    if len(rows) >= enough.MEDIAN:
        figure.add_vline(x=median(x), line=line, layer="below")
        figure.add_hline(y=median(y), line=line, layer="below")
    for update, scale in zip((figure.update_xaxes, figure.update_yaxes), scales, strict=True):
        update(ticksuffix="%" if scale.unit == "%" else "", nticks=6)
    figure.update_xaxes(title={"text": titles[0]})
    figure.update_layout(margin={"t": 34})
    return figure


def _apart(
    labels: dict[int, str], x: list[float], y: list[float], chosen: list[bool]
) -> dict[int, tuple[float, float]]:
    """How far each name is shifted from its disc, in pixels: above it, else below, right or left of it, where it covers no
    other name and no disc. A name without such a place is left out unless it is chosen; the disc says it
    when it is pointed at."""
    if not labels:
        return {}
    across, down = (
        SIZE[axis] / ((max(values) - min(values)) * 1.1 or 1.0) for axis, values in enumerate((x, y))
    )
    discs = [(a * across, b * down) for a, b in zip(x, y, strict=True)]
    taken = [(a - 6.0, b - 6.0, a + 6.0, b + 6.0) for a, b in discs]
    found: dict[int, tuple[float, float]] = {}
    for at in sorted(labels, key=lambda at: not chosen[at]):
        half = wide(labels[at]) * look.LABEL_SIZE / 2
        for right, up in ((0.0, 15.0), (0.0, -15.0), (half + 9, 0.0), (-half - 9, 0.0)):
            a, b = discs[at][0] + right, discs[at][1] + up
            box = (a - half, b - 8, a + half, b + 8)
            if not any(_cover(box, other) for other in taken):
                taken.append(box)
                found[at] = (right, up)
                break
        else:
            if chosen[at]:
                found[at] = (0.0, 15.0)
    return found


def _cover(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _written(value: float, scale: numbers.Scale) -> str:
    return numbers.figure(value) + ("" if scale.unit == "%" else " ") + chart_text(scale.unit)


def _named(x: list[float], y: list[float], chosen: list[bool]) -> list[int]:
    """Which discs carry their name: all of few; of many those chosen, and the lowest and highest of both axes."""
    if len(x) <= ALL_NAMED:
        return list(range(len(x)))
    edges = {values.index(edge(values)) for values in (x, y) for edge in (min, max)}
    return sorted(edges | {at for at, own in enumerate(chosen) if own})
