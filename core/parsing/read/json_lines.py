"""JSON: one object a line, one list of objects, or one object."""

from __future__ import annotations

import json
from collections.abc import Iterator

from core.models import Refusal, Source
from core.parsing.read import limits
from core.parsing.read.encodings import Decoded
from core.parsing.read.tables import roles_of, row_document
from core.parsing.read.wording import Unreadable, refusal


def looks_like_json(text: str) -> bool:
    """Whether the text is a JSON object, a list, or lines of objects."""
    head = text.lstrip("\ufeff \t\r\n")
    if not head.startswith(("{", "[")):
        return False
    first = head.split("\n", 1)[0]
    if _parsed(first) is not None:
        return True
    return len(head) <= limits.TEXT_LENGTH * 4 and _parsed(head) is not None


def _parsed(text: str) -> object | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict | list) else None


def read_json(name: str, decoded: Decoded, doc_id: str) -> Iterator[Source | Refusal]:
    """The documents of the objects, each with its line; lines that are no objects are refused one by one."""
    text = decoded.text.lstrip("\ufeff")
    whole = _parsed(text) if "\n" not in text.strip() or _parsed(text.split("\n", 1)[0]) is None else None
    if whole is not None:
        items = whole if isinstance(whole, list) else [whole]
        objects: Iterator[tuple[int, object]] = enumerate(items, 1)
    else:
        objects = ((n, _parsed(line)) for n, line in enumerate(text.split("\n"), 1) if line.strip())
    given = False
    for number, item in objects:
        given = True
        if number > limits.ROWS:
            yield refusal(name, "too_many_rows", limit=limits.ROWS)
            return
        yield _document(f"{name}#{number}", number, item, decoded)
    if not given:
        raise Unreadable("no_text", detail="没有 JSON 对象")


def _document(label: str, number: int, item: object, decoded: Decoded) -> Source | Refusal:
    if not isinstance(item, dict) or not item:
        return refusal(label, "bad_row", row=number, detail="不是 JSON 对象")
    keys = list(item)[: limits.COLUMNS]
    roles = roles_of(keys)
    if "text" not in roles.values():
        return refusal(label, "no_text_column", columns="、".join(str(key)[:30] for key in keys[:20]))
    values = [item[key] for key in keys]
    return row_document(label, number, values, roles, "jsonl", decoded.encoding, decoded.notes)
