"""Views on a page: built through the cache, shown in the frame, ready to be pinned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core import views
from core.charts import calendar
from pages.parts import access, deck, filters, frame
from pages.parts.language import language

Options = dict[str, Any]


def request(**options: str | Sequence[str]) -> views.Request:
    """What the views of this page are asked for."""
    return views.Request(access.ask, filters.chosen(), options, language())


def built(identifier: str, **options: str | Sequence[str]) -> views.View | None:
    """The view under the reader's filter, None when there is nothing to show."""
    return views.build(identifier, access.ask, filters.chosen(), options, language())


def show(identifier: str, **options: str | Sequence[str]) -> views.View | None:
    """The view as a chart in its frame; nothing when the documents hold nothing to show."""
    view = built(identifier, **options)
    if view is not None and view.draw is not None:
        chart = as_chart(view, options)
        frame.show(chart, lambda: draw(chart, view))
    return view


def listing(
    identifier: str,
    options: Options | None = None,
    *,
    tall: int = 512,
    config: dict[str, Any] | None = None,
    untitled: bool = False,
) -> views.View | None:
    """The view as a table in its frame."""
    view = built(identifier, **(options or {}))
    if view is not None:
        chart = as_chart(view, options or {})
        if untitled:
            chart.subtitle = ""
        frame.listing(chart, marks=view.marks, tall=tall, config=config)
    return view


def draw(chart: frame.Chart, view: views.View) -> None:
    """The picture of a view on the page."""
    assert view.draw is not None
    drawing = view.draw(frame.theme(), "page")
    if not isinstance(drawing, dict):
        frame.plotly(chart, drawing)
    elif view.counted:
        frame.echarts(chart, drawing, calendar.height(drawing), view.counted)
    else:
        frame.word_cloud(chart, drawing)


def as_chart(view: views.View, options: Options) -> frame.Chart:
    """The frame of a view."""
    return frame.Chart(
        view.key,
        view.title,
        view.subtitle,
        view.source,
        view.table,
        view.columns,
        note=view.note,
        how=view.how,
        sentences=view.facts,
        more=lambda: deck.pin_button(view, options),
    )
