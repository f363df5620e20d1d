"""Replays corrections over a record, whatever parser made it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from core.corrections.model import LINKS, Anchor, Correction
from core.models import Indicator, Issue, Meeting, Record, Region
from core.parsing.units import to_base, unit_of
from core.records import parse_date


def standing(corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections that hold: undone ones and undoings left out. An undoing can itself be undone."""
    ordered = list(corrections)
    undone: set[str] = set()
    for correction in reversed(ordered):
        if correction.action == "undo" and correction.id not in undone and correction.undoes:
            undone.add(correction.undoes)
    return [item for item in ordered if item.action != "undo" and item.id not in undone]


def apply(record: Record, corrections: Iterable[Correction]) -> Record:
    """The record with the corrections of its document carried out, in order.

    A correction whose words are no longer in the text is not dropped: it becomes an issue of the record.
    """
    held = standing(corrections)
    own = [item for item in held if item.doc_id == record.doc_id and item.target not in LINKS]
    for correction in own:
        if correction.target != "indicator":
            record = _correct_document(record, correction)
    about_indicators = [item for item in own if item.target == "indicator"]
    return _correct_indicators(record, about_indicators) if about_indicators else record


def _correct_document(record: Record, correction: Correction) -> Record:
    name = correction.target
    marked = {**record.corrected, name: f"{correction.who} {correction.when[:10]}"}
    inferred = {field: value for field, value in record.inferred.items() if field != name}
    record = dataclasses.replace(record, corrected=marked, inferred=inferred)
    if correction.action == "confirm":
        return record
    value = correction.after
    if name == "meeting_date":
        meeting = dataclasses.replace(record.meeting or Meeting(), date=parse_date(value))
        return dataclasses.replace(record, meeting=meeting)
    changes: dict[str, Any] = {name: value}
    if name == "region":
        changes = {name: Region(**value) if value else Region()}
    elif name == "publish_date":
        changes = {name: parse_date(value)}
    elif name == "title":
        changes = {name: value, "title_derived": False}
    return dataclasses.replace(record, **changes)


def _correct_indicators(record: Record, corrections: list[Correction]) -> Record:
    items: list[Indicator | None] = list(record.indicators)
    names = [
        item.name for item in record.indicators
    ]  # anchors use the parser's name, whatever it was changed to
    issues = list(record.issues)
    for correction in corrections:
        anchor = correction.anchor
        assert anchor is not None
        place = _nearest(record.text, anchor) if correction.action == "add" else _find(items, names, anchor)
        if place is None:
            message = f"{correction.who} 的更正找不到原来的位置：“{anchor.quote}”"
            issues.append(Issue("corrections", "unplaced_correction", message))
        elif correction.action == "add":
            items.append(_added(record, correction, anchor, place))
            names.append(anchor.name)
        else:
            items[place] = _decided(items[place], correction)
    kept = sorted((item for item in items if item is not None), key=lambda item: (item.start, item.end))
    return dataclasses.replace(record, indicators=tuple(kept), issues=tuple(issues))


def _decided(item: Indicator | None, correction: Correction) -> Indicator | None:
    if item is None or correction.action == "reject":
        return None
    if correction.action == "confirm":
        return dataclasses.replace(item, corrected="confirmed", suspicious=None)
    return _changed(item, correction.after, "corrected")


def _added(record: Record, correction: Correction, anchor: Anchor, start: int) -> Indicator:
    end = start + len(anchor.quote)
    blank = Indicator(
        anchor.name,
        anchor.name,
        "actual",
        start,
        end,
        anchor.quote,
        rule="correction",
        year=record.period_year,
    )
    return _changed(blank, correction.after, "added")


def _changed(item: Indicator, after: dict[str, Any], mark: str) -> Indicator:
    item = dataclasses.replace(item, **after, corrected=mark, suspicious=None)
    unit = unit_of(item.unit) if item.unit else None
    if item.value is None or unit is None:
        return dataclasses.replace(item, value_si=None, unit_si=None)
    return dataclasses.replace(item, value_si=to_base(item.value, unit), unit_si=unit.base)


def _find(items: list[Indicator | None], names: list[str], anchor: Anchor) -> int | None:
    """The indicator with these words nearest to where they stood; of several on one spot, the one with the name."""
    same = [(i, item) for i, item in enumerate(items) if item is not None and item.quote == anchor.quote]
    same = [(i, item) for i, item in same if names[i] == anchor.name] or same
    return min(same, key=lambda pair: abs(pair[1].start - anchor.start), default=(None, None))[0]


def _nearest(text: str, anchor: Anchor) -> int | None:
    after = text.find(anchor.quote, max(0, anchor.start))
    before = text.rfind(anchor.quote, 0, max(0, anchor.start) + len(anchor.quote))
    found = [place for place in (before, after) if place >= 0]
    return min(found, key=lambda place: abs(place - anchor.start), default=None)
