"""Views on a page: built through the cache, shown in the frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from core import views
from pages.parts import access, drawing, filters, frame
from pages.parts.language import language


def request(**options: str | Sequence[str]) -> views.Request:
    """What the views of this page are asked for."""
    return views.Request(access.ask, filters.chosen(), options, language())


def built(identifier: str, **options: str | Sequence[str]) -> views.View | None:
    """The view under the reader's filter, None when there is nothing to show."""
    return views.build(identifier, access.ask, filters.chosen(), options, language())


def show(
    identifier: str,
    *,
    draw: Callable[[views.View], None] = drawing.picture,
    **options: str | Sequence[str],
) -> views.View | None:
    """The view as a chart in its frame; nothing when the documents hold nothing to show."""
    view = built(identifier, **options)
    if view is not None and view.draw is not None:
        frame.show(view, options, draw)
    return view


def listing(
    identifier: str,
    options: frame.Options | None = None,
    *,
    tall: int = 512,
    config: dict[str, Any] | None = None,
    untitled: bool = False,
) -> views.View | None:
    """The view as a table in its frame."""
    view = built(identifier, **(options or {}))
    if view is not None:
        chart = frame.Chart.of(view, options or {})
        if untitled:
            chart.subtitle = ""
        frame.listing(chart, marks=view.marks, tall=tall, config=config)
    return view
