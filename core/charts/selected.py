"""The mark a reader chose stands out: it keeps its fill and has an edge in the colour of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from core.charts import theme as look

if TYPE_CHECKING:
    import plotly.graph_objects as go

# Wider than the edge of any ring, by which it is also found on the page.
EDGE = 3.5
# A disc or a ring grows by so many pixels; a cell of a heat map, which has only an unseen mark, gets an edge of its own.
GROWN = 4


def outlined(figure: go.Figure, mark: str, theme: look.Theme) -> go.Figure:
    """The figure with the marks that carry `mark` outlined; as it was where none does."""
    colour = look.colours(theme).text
    for trace in figure.data:
        carried = [_carried(value) for value in (() if trace.customdata is None else trace.customdata)]
        if mark in carried and trace.type in {"bar", "scatter"}:
            _outline(trace, [value == mark for value in carried], colour)
    return figure


def chosen(option: dict[str, Any], marks: Sequence[Sequence[str]], mark: str) -> dict[str, Any]:
    """An ECharts option in which the data item that stands for `mark` (`marks`: a list for each series, in the order of its
    data) is selected; as it was where none does."""
    series = [
        {**one, "data": [_item(item, name == mark) for item, name in zip(one["data"], names, strict=True)]}
        if mark in names
        else one
        for one, names in zip(option["series"], marks, strict=True)
    ]
    return option | {"series": series}


def region(option: dict[str, Any], name: str) -> dict[str, Any]:
    """A map option in which the outline of that name is selected."""
    series = [
        {**one, "data": [_item(item, item["name"] == name) for item in one["data"]]}
        for one in option["series"]
    ]
    return option | {"series": series}


def _item(item: Any, own: bool) -> Any:
    if not own:
        return item
    return {**(item if isinstance(item, dict) else {"value": item}), "selected": True}


def _carried(value: Any) -> str:
    return str(value[0] if isinstance(value, (list, tuple)) and value else value)


def _outline(trace: Any, own: list[bool], colour: str) -> None:
    marker = trace.marker
    if trace.type == "scatter" and marker.opacity == 0:
        marker.update(opacity=[1.0 if one else 0.0 for one in own], color="rgba(0,0,0,0)")
        trace.update(selected=None, unselected=None)
    widths, inks = (
        _each(value, len(own), usual)
        for value, usual in ((marker.line.width, 0), (marker.line.color, colour))
    )
    marker.line.update(
        width=[EDGE if one else width for one, width in zip(own, widths, strict=True)],
        color=[colour if one else ink for one, ink in zip(own, inks, strict=True)],
    )
    if trace.type == "scatter":
        sizes = _each(marker.size, len(own), 8)
        marker.size = [size + GROWN if one else size for one, size in zip(own, sizes, strict=True)]


def _each(value: Any, count: int, usual: Any) -> list[Any]:
    """One value for each mark, from a single one, a list of them, or none."""
    if value is None:
        return [usual] * count
    if isinstance(value, str) or not hasattr(value, "__len__"):
        return [value] * count
    return [usual if one is None else one for one in value]
