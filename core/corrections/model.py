"""One correction: who changed what, when, from what to what."""

from __future__ import annotations

import dataclasses
import json
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

from core.models import Region

Action = Literal["set", "add", "confirm", "reject", "undo"]
ACTIONS: frozenset[str] = frozenset(("set", "add", "confirm", "reject", "undo"))

# What may be corrected, and the type of a valid new value (None is always valid: "not known").
DOCUMENT_FIELDS: dict[str, type] = {
    "title": str,
    "doc_type": str,
    "region": dict,
    "year": int,
    "period_year": int,
    "publish_date": str,
    "publisher": str,
    "meeting_date": str,
}
REGION_FIELDS = frozenset(part.name for part in dataclasses.fields(Region))
LARGEST = 1e18  # no figure of a document comes near
LONGEST = 200_000  # bytes of a correction; a quotation is a sentence
# Whether a document is a repost, and whether a readout tells of an event: False says that it stands for itself, the id
# of another document that it belongs to that one, True that what was found is right.
LINKS = frozenset({"duplicate", "event"})
INDICATOR_FIELDS: dict[str, type] = {
    "id": str,
    "name": str,
    "value": float,
    "value_max": float,
    "unit": str,
    "yoy": float,
    "yoy_max": float,
    "kind": str,
    "year": int,
    "qualifier": str,
    "scope": str,
}


class InvalidCorrection(ValueError):
    """The correction cannot be carried out; the message says why, in words for the user."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an indicator stands. The quotation finds it again when a new parser moves the offsets."""

    quote: str
    start: int
    name: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the journal. `seen` is the latest correction of the same target its author knew of."""

    doc_id: str
    target: str
    action: Action
    who: str
    after: Any = None
    before: Any = None
    anchor: Anchor | None = None
    note: str = ""
    undoes: str | None = None
    seen: str | None = None
    when: str = ""
    id: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is about: two corrections with one key concern the same thing."""
        place = f"{self.anchor.quote}@{self.anchor.start}/{self.anchor.name}" if self.anchor else ""
        return (self.doc_id, self.target, place)

    def stamped(self) -> Correction:
        """The same with an identity and the time of now, where they are missing. Times are UTC."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        return dataclasses.replace(self, id=self.id or uuid.uuid4().hex, when=self.when or now)


def check(correction: Correction) -> None:
    """Raises InvalidCorrection unless the correction is well-formed: once it is in the journal every index is built with
    it."""
    _check_writable(correction)
    if correction.action not in ACTIONS:
        raise InvalidCorrection(f"没有这种更正：{correction.action}")
    if not correction.who.strip():
        raise InvalidCorrection("请填写更正人。")
    if correction.action == "undo":
        if not correction.undoes:
            raise InvalidCorrection("撤销时要指明撤销哪一条。")
    elif correction.target == "indicator":
        _check_indicator(correction)
    elif correction.target in DOCUMENT_FIELDS:
        if correction.action == "set":
            _check_value(correction.target, correction.after, DOCUMENT_FIELDS[correction.target])
        elif correction.action != "confirm":
            raise InvalidCorrection("文档的字段只能修改或确认。")
    elif correction.target in LINKS:
        _check_link(correction)
    else:
        raise InvalidCorrection(f"不能更正这一项：{correction.target}")


def _check_writable(correction: Correction) -> None:
    """Files of corrections come from anywhere: what no index can hold (halves of characters, numbers that are none, a
    book in place of a title) stays out."""
    try:
        content = json.dumps(dataclasses.asdict(correction), ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError) as error:
        raise InvalidCorrection("更正里有不能保存的字符或数字。") from error
    if len(content) > LONGEST:
        raise InvalidCorrection("更正太长。")


def _check_link(correction: Correction) -> None:
    if correction.action != "set" or not isinstance(correction.after, (bool, str)) or correction.after == "":
        raise InvalidCorrection(
            "要说明文档是独立的（False）、属于另一篇（它的编号），或系统认定正确（True）。"
        )
    if correction.after == correction.doc_id:
        raise InvalidCorrection("文档不能属于它自己。")


def _check_indicator(correction: Correction) -> None:
    if correction.anchor is None:
        raise InvalidCorrection("更正指标时要指明它在原文的位置。")
    if correction.action not in ("set", "add"):
        return
    if not isinstance(correction.after, dict):
        raise InvalidCorrection("更正的内容要按字段给出。")
    for name, value in correction.after.items():
        if name not in INDICATOR_FIELDS:
            raise InvalidCorrection(f"指标没有这个字段：{name}")
        _check_value(name, value, INDICATOR_FIELDS[name])
    if correction.action == "add" and not correction.after.get("name"):
        raise InvalidCorrection("新增指标要有名称。")


def _check_value(name: str, value: Any, kind: type) -> None:
    right = (
        isinstance(value, (int, float)) and not isinstance(value, bool)
        if kind is float
        else type(value) is kind
    )
    if value is not None and not right:
        raise InvalidCorrection(f"“{name}”的值类型不对：{value!r}")
    if name == "kind" and value not in ("actual", "target", "reference"):
        raise InvalidCorrection("指标的性质只能是实绩、目标或参考。")
    if value is not None and not _is_sensible(name, value):
        raise InvalidCorrection(f"“{name}”不能是这个值：{str(value)[:60]}")


def _is_sensible(name: str, value: Any) -> bool:
    """Whether a value of the right type is one that the field can have."""
    if name in ("year", "period_year"):
        return 1900 <= int(value) <= 2100
    if isinstance(value, (int, float)):
        return abs(value) < LARGEST
    if isinstance(value, dict):
        return set(value) <= REGION_FIELDS and all(
            part is None or isinstance(part, str) for part in value.values()
        )
    return _is_date(str(value)) if name.endswith("_date") else True


def _is_date(text: str) -> bool:
    try:
        parts = [int(part) for part in text.split("-")]
        date(*parts, *[1] * (3 - len(parts)))
    except (TypeError, ValueError):
        return False
    return True
