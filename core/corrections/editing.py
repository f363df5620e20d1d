"""From what a person did in a form to corrections: what they are about, what changed, what may be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from core.corrections.apply import standing
from core.corrections.model import Anchor, Correction
from core.lexicon import load_toml
from core.models import Indicator, Record
from core.records import parse_date

DOCUMENT_FORM = ("title", "doc_type", "region", "year", "period_year", "publish_date", "meeting_date")


def anchor_of(item: Indicator, doc_id: str, corrections: Iterable[Correction]) -> Anchor:
    """What corrections of this indicator are tied to: the place and the name that the parser gave it, also when people
    renamed it since."""
    known = []
    for correction in standing(corrections):
        anchor, after = correction.anchor, correction.after
        if correction.doc_id == doc_id and anchor is not None and anchor.quote == item.quote:
            renamed = after.get("name") if isinstance(after, dict) else None
            if item.name in (renamed, anchor.name):
                known.append(anchor)
    own = Anchor(item.quote, item.start, item.name)
    return (
        min(known, key=lambda anchor: abs(anchor.start - item.start), default=own) if item.corrected else own
    )


def indicator_change(item: Indicator, wanted: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that differ, as they were and as they are wanted. A new name takes its identity with it."""
    changed = {name: value for name, value in wanted.items() if getattr(item, name) != value}
    if "name" in changed:
        changed["id"] = identity(changed["name"])
    return {name: getattr(item, name) for name in changed}, changed


def identity(name: str) -> str | None:
    """The identifier of the indicator that has this name in the lexicon, None where it has none."""
    return lexicon_names().get(name)


def lexicon_names() -> dict[str, str]:
    """The names of known indicators, each with its identifier."""
    return {entry["zh"]: key for key, entry in load_toml("indicators").items()}


def document_values(record: Record) -> dict[str, Any]:
    """The fields of a document that a person can correct, as the journal writes them."""
    values: dict[str, Any] = {name: getattr(record, name, None) for name in DOCUMENT_FORM}
    meeting_date = record.meeting.date if record.meeting else None
    return values | {
        "region": asdict(record.region) if record.region.level != "unknown" else None,
        "publish_date": str(record.publish_date) if record.publish_date else None,
        "meeting_date": str(meeting_date) if meeting_date else None,
    }


def date_of(text: str) -> str | None:
    """A date as a person wrote it (2023, 2023-04, 2023-4-3) in the form of the journal; None for nothing.

    Raises ValueError for what is no date of the calendar."""
    found = parse_date(text.strip())
    if found is None:
        return None
    date(found.year, found.month or 1, found.day or 1)
    return str(found)


def document_changes(record: Record, wanted: Mapping[str, Any], who: str) -> list[Correction]:
    """A correction for each field that is wanted otherwise."""
    now = document_values(record)
    return [
        Correction(record.doc_id, name, "set", who, after=value, before=now[name])
        for name, value in wanted.items()
        if now[name] != value
    ]


def undoing(correction: Correction, corrections: Sequence[Correction], who: str) -> Correction:
    """What takes a correction back; its author has seen all of `corrections`."""
    latest = latest_of(correction, corrections)
    return Correction(
        correction.doc_id, correction.target, "undo", who, after=correction.before, before=correction.after,
        anchor=correction.anchor, undoes=correction.id, seen=latest.id if latest else None,
    )  # fmt: skip


def latest_of(correction: Correction, corrections: Sequence[Correction]) -> Correction | None:
    """The newest correction of the same thing."""
    return next((item for item in reversed(corrections) if item.key == correction.key), None)


def seen_by(correction: Correction, corrections: Sequence[Correction]) -> Correction:
    """The correction as made by somebody who had these before their eyes."""
    latest = latest_of(correction, corrections)
    return replace(correction, seen=latest.id if latest else None)
