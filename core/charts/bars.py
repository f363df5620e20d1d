"""Horizontal bars: one row a thing, the value at the end of its bar, the important ones in colour."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from core.charts import known
from core.charts import theme as look
from core.charts.overlay import Overlay
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

ROW = 30
LONGEST = 14
# A name on two lines needs a row so high; on one line it may be so many letters longer instead.
TWO_LINES, LONGER = 34, 8


def wide(words: str) -> float:
    """How wide words are, in Chinese letters; others are half as wide."""
    return sum(1.0 if ord(char) > 0x2E7F else 0.5 for char in words)


def shortened(name: object, longest: int = LONGEST) -> str:
    """A name that fits beside its row, as wide as `longest` Chinese letters; the whole name stands in the hover box and in
    the table."""
    words = chart_text(name)
    if wide(words) <= longest:
        return words
    kept = words
    while wide(kept) > longest - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def row_name(name: object, tall: float = ROW) -> str:
    """A name beside a row `tall` pixels high: on two lines where a long one has room for that, else on a longer one."""
    words = chart_text(name)
    if wide(words) <= LONGEST or tall < TWO_LINES:
        return shortened(name, LONGEST + (LONGER if tall < TWO_LINES else 0))
    first = words
    while wide(first) > LONGEST:
        first = first[: first.rfind(" ")] if " " in first else first[:-1]
    return f"{first}<br>{shortened(words[len(first) :].strip())}"


def ranked(
    frame: DataFrame,
    *,
    names: str,
    values: str,
    keys: str,
    theme: look.Theme,
    labels: Sequence[str],
    strong: Collection[str] = (),
    row: int = ROW,
    least: int = 0,
    beside: Sequence[tuple[float | None, str]] = (),
) -> go.Figure:
    """Bars in the order of the frame, first on top.

    `names`, `values`, `keys` are columns: what is written beside a bar, how long it is, what a click gives back.
    `labels` are the values as written, a string a row. Bars whose key is in `strong` are blue, the others grey.
    `least` is the smallest height in pixels. `beside` gives, row by row, what a table of statistics says, if anything, in
    the measure of `values`, and what a click on its square gives back. A row whose value is NaN has no bar, only the square.
    """
    ink = look.colours(theme)
    figure = look.figure(theme, max(len(frame) * row + 20, least))
    shown = [float(value) for value in frame[values]]
    places = list(range(len(frame)))
    whole = [chart_text(name) for name in frame[names]]
    figure.add_bar(
        x=shown,
        y=places,
        orientation="h",
        width=0.6,
        marker={"color": [ink.actual if str(key) in strong else ink.context for key in frame[keys]]},
        customdata=[str(key) for key in frame[keys]],
        hovertext=[f"{name}<br>{chart_text(label)}" for name, label in zip(whole, labels, strict=True)],
        hoverinfo="text",
    )
    tabled = [
        (place, value, key)
        for place, (value, key) in enumerate(beside)
        if value is not None and value == value
    ]
    if tabled:
        figure.add_scatter(
            x=[value for _, value, _ in tabled], y=[place for place, _, _ in tabled], mode="markers",
            marker=known.marker(ink.text, ink.background), customdata=[key for _, _, key in tabled], hoverinfo="x",
        )  # fmt: skip
    squares = {place: value for place, value, _ in tabled}
    ends = [
        squares.get(place, 0.0) if value != value else value
        for place, value in zip(places, shown, strict=True)
    ]
    extent = [*ends, *squares.values()]
    longest = max((abs(value) for value in extent), default=1.0) or 1.0
    lowest = min(0.0, *extent) if extent else 0.0
    room = max([0.16, *(0.022 * wide(label) for label in labels)])
    over = Overlay()
    for place, value, end, label in zip(places, shown, ends, labels, strict=True):
        gap = 4 if value == value else known.SIZE
        right = end >= 0
        over.label(
            end, place, chart_text(label), xanchor="left" if right else "right", xshift=gap if right else -gap
        )
    over.onto(figure)
    high = max(0.0, *extent) if extent else 0.0
    pad = room * ((high - lowest) or longest)
    figure.update_xaxes(visible=False, range=[lowest - pad if lowest < 0 else lowest, high + pad])
    figure.update_yaxes(
        tickvals=places,
        ticktext=[row_name(name, row) for name in frame[names]],
        range=[len(frame) - 0.5, -0.5],
        showgrid=False,
        tickfont={"size": look.LABEL_SIZE, "color": ink.text},
    )
    return figure
