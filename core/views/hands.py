"""The hand of people in the figures of a view: 已更正, 已确认, 人工补充 in its table, and so in every export of it.

Figures are recognised by their evidence, whichever side of a row they are: the columns doc_id, start and end, with or without
a prefix (target_, actual_ ...).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.analysis import indicators
from core.charts import numbers
from core.models import Filter
from core.views.request import Request
from core.views.view import View

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMN = "touched"
Place = tuple[str, int, int]


def touched(request: Request) -> dict[Place, str]:
    """What people did to figures of the corpus, in words, by document and place in its text."""
    found = request.ask(indicators.touched, Filter())
    rows = zip(found["doc_id"], found["start"], found["end"], found["corrected"], strict=True)
    return {(doc, int(start), int(end)): request.label("mark", kind) for doc, start, end, kind in rows}


def marked(view: View | None, request: Request) -> View | None:
    """The view with a column that says in which of its figures people had a hand, where there are any."""
    sides = _sides(view.table) if view is not None else []
    known = touched(request) if sides else {}
    if view is None or not known:
        return view
    marks = [of_row(row, known, sides) for row in view.table.to_dict("records")]
    if not any(marks):
        return view
    values: Any = [mark or None for mark in marks]
    column = {COLUMN: request.t("column.mark")}
    return replace(view, table=view.table.assign(**{COLUMN: values}), columns=view.columns | column)


def of_row(row: Mapping[Any, Any], known: Mapping[Place, str], sides: list[str]) -> str:
    """The marks of the figures of a row, each once; empty for figures that nobody touched."""
    found = []
    for side in sides:
        place = [row[f"{side}{name}"] for name in ("doc_id", "start", "end")]
        if not any(numbers.missing_text(part) for part in place):
            found.append(known.get((str(place[0]), int(place[1]), int(place[2])), ""))
    return " / ".join(dict.fromkeys(mark for mark in found if mark))


def _sides(table: DataFrame) -> list[str]:
    names = set(map(str, table.columns))
    prefixes = sorted(name.removesuffix("doc_id") for name in names if name.endswith("doc_id"))
    return [prefix for prefix in prefixes if {f"{prefix}start", f"{prefix}end"} <= names]
