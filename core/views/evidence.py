"""The sentence a view rests on, and where it stands: for the foot of a slide and the notes below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import reading
from core.catalogue import text
from core.charts import known, numbers
from core.charts.frames import records
from core.models import Filter
from core.views import hands
from core.views.request import Request
from core.views.view import View

if TYPE_CHECKING:
    from core.store import Store

MOST = 6


def sentences(view: View, request: Request, most: int = MOST) -> list[tuple[str, str]]:
    """(sentence, document) of the facts behind the view's leading mark, at most `most`; (figure, table and row) where that
    is a figure of a table; empty where it has none."""
    if view.facts is None or not view.lead:
        return []
    found, _ = view.facts(view.lead)
    if known.is_known(view.lead):
        rows = records(found.head(most))
        return [(known.words(row, request.language), from_table(row, request.language)) for row in rows]
    rows = [row for row in records(found.head(most)) if not numbers.missing(row["start"])]
    said = [
        (request.ask(_passage, Filter(), row["doc_id"], int(row["start"]), int(row["end"])), row)
        for row in rows
    ]
    held = hands.touched(request)
    return [
        (words, " · ".join(part for part in (source(row, request), hands.of_row(row, held, [""])) if part))
        for words, row in said
        if words
    ]


def from_table(row: dict[str, Any], language: str) -> str:
    """Where a figure of a table stands: 统计表 县级指标.csv 第 12 行."""
    return text("tables.from", language, origin=known.origin(row, language))


def source(row: dict[str, Any], request: Request) -> str:
    """The document of a fact in a few words: its title, its kind and year."""
    title = str(row["title"])
    words = [title if len(title) <= 36 else title[:35] + "…", request.label("doc_type", row["doc_type"])]
    if not numbers.missing(row["year"]):
        words.append(numbers.year_name(row["year"], request.language))
    return " · ".join(words)


def _passage(store: Store, chosen: Filter, doc_id: str, start: int, end: int) -> str:
    """The sentence around a fact; empty for a document that is gone."""
    try:
        record = store.record(doc_id)
    except KeyError:
        return ""
    return "".join(reading.passage(record.text, start, end))
