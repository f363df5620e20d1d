"""Tables with one document a row: which column is what, and the documents of the rows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from core.lexicon import load_toml
from core.models import Refusal, Source
from core.parsing.read import limits
from core.parsing.read.documents import content_id, document
from core.parsing.read.wording import Unreadable, refusal

Row = Sequence[object]
_NAME_NOISE = re.compile(r"[\s_\-.:：*“”\"'\ufeff]")
_REGION = ("province", "city", "county")
_SHOWN_COLUMNS = 20
_HEADER_ROWS = 10  # a header may stand under a title


@cache
def _roles() -> dict[str, str]:
    return {name: role for role, entry in load_toml("columns").items() for name in entry["names"]}


def roles_of(header: Row) -> dict[int, str]:
    """Column number to role; of two columns with one role the first counts."""
    found: dict[int, str] = {}
    for number, cell in enumerate(header):
        role = _roles().get(_NAME_NOISE.sub("", str(cell or "")).lower())
        if role and role not in found.values():
            found[number] = role
    return found


def is_header(row: Row) -> bool:
    """Whether a row names the columns of a table of documents: a text column and another known one."""
    roles = roles_of(row)
    return "text" in roles.values() and len(roles) >= 2


def documents(
    name: str, rows: Iterable[Row | None], kind: str, encoding: str | None = None, notes: tuple[str, ...] = ()
) -> Iterator[Source | Refusal]:
    """A document, or a refusal, for each row below the header. Raises Unreadable when no column holds text."""
    numbered = enumerate(rows, 1)
    roles = _header(numbered)
    for count, (number, row) in enumerate(numbered):
        if count >= limits.ROWS:
            yield refusal(name, "too_many_rows", limit=limits.ROWS)
            return
        if row is None:
            yield refusal(f"{name}#{number}", "bad_row", row=number, detail="引号不成对")
        elif any(cell not in (None, "") for cell in row):
            yield row_document(f"{name}#{number}", number, row, roles, kind, encoding, notes)


def _header(numbered: Iterator[tuple[int, Row | None]]) -> dict[int, str]:
    first: Row = ()
    for number, row in numbered:
        if row is None:
            continue
        if len(row) > limits.COLUMNS:
            raise Unreadable("too_many_columns", count=len(row), limit=limits.COLUMNS)
        roles = roles_of(row)
        if "text" in roles.values():
            return roles
        if not any(first):
            first = row
        if number >= _HEADER_ROWS:
            break
    shown = [str(cell) for cell in first if cell not in (None, "")]
    names = "、".join(cell[:30] for cell in shown[:_SHOWN_COLUMNS]) + (
        "……" if len(shown) > _SHOWN_COLUMNS else ""
    )
    raise Unreadable("no_text_column", columns=names or "（空）")


def row_document(
    label: str,
    number: int,
    row: Row,
    roles: dict[int, str],
    kind: str,
    encoding: str | None,
    notes: tuple[str, ...],
) -> Source | Refusal:
    """The document of one row, or the refusal that says why there is none."""
    values = {role: written(row[column]) for column, role in roles.items() if column < len(row)}
    text = values.pop("text", "")
    doc_id = content_id(text.encode("utf-8", "surrogatepass"))
    if not text.strip():
        return refusal(label, "no_text_in_row", row=number)
    places = [values[level] for level in _REGION if values.get(level)]
    if places:
        values.setdefault("region", "".join(places))
    try:
        return document(label, text, doc_id, kind, encoding, values, notes)
    except Unreadable as reason:
        return refusal(label, reason.code, doc_id, **reason.values)


def written(cell: object) -> str:
    """A cell as people would write it: dates in ISO form, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
