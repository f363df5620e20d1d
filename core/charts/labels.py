"""Labels of a large figure: an axis long enough that none is cut off, and those at the ends of lines apart."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from core.charts.bars import wide

if TYPE_CHECKING:
    import plotly.graph_objects as go

LINE = 1.3  # of a letter's height
# An axis gives at least this share of itself to the marks, whatever the labels want.
LEAST_FOR_MARKS = 0.35
_AXIS = re.compile(r"y[0-9]{0,3}")
_TAG = re.compile(r"<[^<>]{0,200}>")


def widen(figure: go.Figure, across: int) -> None:
    """Makes x axes long enough for the labels beside their marks, and readable ones, in a figure `across` pixels wide."""
    layout, margin = figure.layout, _margins(figure)
    for name in [key for key in layout if str(key).startswith("xaxis")]:
        axis = layout[name]
        low, high = axis.range or (1, 0)
        if not isinstance(low, (int, float)) or low >= high:
            continue
        first, last = axis.domain or (0.0, 1.0)
        room = (across - margin["l"] - margin["r"] - _names_beside(figure)) * (last - first)
        side = margin["r"] if last > 0.99 else 0.0
        own = [label for label in layout.annotations if label.xref == name.replace("axis", "")]
        axis.range = _longer(low, high, room, side, own)
        _thin(axis, room, axis.tickfont.size or layout.template.layout.xaxis.tickfont.size or 14)


def _margins(figure: go.Figure) -> dict[str, float]:
    """Pixels on each side, from the figure or else its template."""
    own, usual = figure.layout.margin, figure.layout.template.layout.margin
    return {side: float(own[side] or usual[side] or 0) for side in ("l", "r", "t", "b")}


def _names_beside(figure: go.Figure) -> float:
    """Pixels that the names of rows take."""
    axis = figure.layout.yaxis
    if axis.visible is False or not axis.ticktext:
        return 0.0
    size = axis.tickfont.size or 14
    return float(max(_pixels(text, size) for text in axis.ticktext))


def _thin(axis: Any, room: float, size: float) -> None:
    """Fewer marks on an axis that has one at each whole number, where their words would not stand side by side."""
    if not isinstance(axis.dtick, (int, float)) or axis.tickvals is not None:
        return
    low, high = axis.range
    widest = 1.3 * _pixels(str(int(high)), size)
    every = -(-(high - low) / axis.dtick * widest // max(room, 1.0))
    axis.update(dtick=axis.dtick * max(int(every), 1), tick0=int(high), tickangle=0)


def _longer(low: float, high: float, room: float, side: float, own: list[Any]) -> tuple[float, float]:
    for label in own:
        if not isinstance(label.x, (int, float)) or label.xanchor not in {"left", "right"}:
            continue
        needed = _pixels(label.text, label.font.size) + abs(label.xshift or 0)
        if label.xanchor == "left":
            share = max((room + side - needed) / room, LEAST_FOR_MARKS)
            high = max(high, low + (label.x - low) / share)
        else:
            share = max((room - needed) / room, LEAST_FOR_MARKS)
            low = min(low, high - (high - label.x) / share)
    return low, high


def part(figure: go.Figure) -> None:
    """Moves labels that stand at one x, as those at the ends of lines do, so far apart that none covers another."""
    layout, margin = figure.layout, _margins(figure)
    groups: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for label in layout.annotations:
        if label.xanchor == "left" and isinstance(label.x, (int, float)) and _on_axis(label):
            groups[label.xref, label.yref, label.x].append(label)
    for (_, yref, _), labels in groups.items():
        low, high = layout[f"yaxis{(yref or 'y')[1:]}"].range or (1, 0)
        if len(labels) < 2 or low >= high:
            continue
        size = labels[0].font.size
        tall = layout.height - margin["t"] - margin["b"] - 2 * size
        gap = LINE * size / max(tall, size) * (high - low)
        labels.sort(key=lambda label: float(label.y))
        for below, above in pairwise(labels):
            above.y = max(above.y, below.y + gap)
        beyond = max(labels[-1].y - high, 0.0)
        for label in labels:
            label.y -= beyond


def _on_axis(label: Any) -> bool:
    """Whether its height is a value of a y axis, and no share of a panel or of the figure."""
    return label.y is not None and _AXIS.fullmatch(label.yref or "y") is not None


def _pixels(text: object, size: float) -> float:
    return max((wide(line) for line in _TAG.sub("\n", str(text)).split("\n")), default=0.0) * size
