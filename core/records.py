"""Records to JSON and back. The JSON is the interface described in README, "How to read a record"."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from core.models import (
    AgendaItem,
    Directive,
    Indicator,
    Inference,
    Issue,
    Keyword,
    Meeting,
    PartialDate,
    Person,
    Record,
    Region,
    Removal,
)

T = TypeVar("T")


def to_json(record: Record) -> dict[str, Any]:
    """The record as plain JSON values. Unknown values are None or empty lists, no key is left out."""
    return {
        "file": record.file,
        "doc_id": record.doc_id,
        "status": record.status,
        "reason": record.reason,
        "title": record.title,
        "title_derived": record.title_derived,
        "doc_type": record.doc_type,
        "region": _region(record.region),
        "year": record.year,
        "period_year": record.period_year,
        "publish_date": _text(record.publish_date),
        "publisher": record.publisher,
        "url": record.url,
        "meeting": _meeting(record.meeting) if record.meeting else None,
        "indicators": [_indicator(item) for item in record.indicators],
        "keywords": [_plain(item) for item in record.keywords],
        "topics": dict(record.topics),
        "text": record.text,
        "removed": [_plain(item) for item in record.removed],
        "inferred": {name: _plain(item) for name, item in record.inferred.items()},
        "issues": [_plain(item) for item in record.issues],
        "synthetic": record.synthetic,
        "corrected": dict(record.corrected),
    }


def from_json(data: dict[str, Any]) -> Record:
    """The record that `to_json` printed. Raises KeyError or TypeError when `data` is not one."""
    meeting = data["meeting"]
    return Record(
        file=data["file"],
        doc_id=data["doc_id"],
        status=data["status"],
        reason=data["reason"],
        title=data["title"],
        title_derived=data["title_derived"],
        doc_type=data["doc_type"],
        region=Region(**data["region"]),
        year=data["year"],
        period_year=data["period_year"],
        publish_date=parse_date(data["publish_date"]),
        publisher=data["publisher"],
        url=data.get("url"),
        meeting=_read_meeting(meeting) if meeting else None,
        indicators=tuple(_read_indicator(item) for item in data["indicators"]),
        keywords=_read(Keyword, data["keywords"]),
        topics=dict(data["topics"]),
        text=data["text"],
        removed=_read(Removal, data["removed"]),
        inferred={name: Inference(**item) for name, item in data["inferred"].items()},
        issues=_read(Issue, data["issues"]),
        synthetic=data.get("synthetic", False),
        corrected=dict(data.get("corrected", {})),
    )


def parse_date(text: str | None) -> PartialDate | None:
    """`2023`, `2023-01` or `2023-01-10` as a date; None for None. Raises ValueError for anything else."""
    return PartialDate(*(int(part) for part in text.split("-"))) if text else None


def _plain(item: Any) -> dict[str, Any]:
    return {f.name: getattr(item, f.name) for f in dataclasses.fields(item)}


def _text(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _region(region: Region) -> dict[str, Any]:
    return _plain(region)


def _indicator(item: Indicator) -> dict[str, Any]:
    data = _plain(item)
    data["region"] = _region(item.region) if item.region else None
    return data


def _read_indicator(data: dict[str, Any]) -> Indicator:
    region = data["region"]
    return Indicator(**{**data, "region": Region(**region) if region else None})


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "date": _text(meeting.date),
        "end_date": _text(meeting.end_date),
        "ordinal": meeting.ordinal,
        "term": meeting.term,
        "name": meeting.name,
        "chair": _plain(meeting.chair) if meeting.chair else None,
        "speakers": [person.name for person in meeting.speakers],
        "attendees": [person.name for person in meeting.attendees],
        "agenda": [item.title for item in meeting.agenda],
        "directives": [_plain(item) for item in meeting.directives],
        "people": [
            {"part": part, **_plain(person)}
            for part, persons in (("speaker", meeting.speakers), ("attendee", meeting.attendees))
            for person in persons
        ],
        "agenda_items": [_plain(item) for item in meeting.agenda],
        "spans": {name: list(span) for name, span in meeting.spans.items()},
    }


def _read_meeting(data: dict[str, Any]) -> Meeting:
    def people(part: str) -> tuple[Person, ...]:
        return tuple(Person(p["name"], p["role"]) for p in data["people"] if p["part"] == part)

    chair = data["chair"]
    return Meeting(
        name=data["name"],
        date=parse_date(data["date"]),
        end_date=parse_date(data["end_date"]),
        ordinal=data["ordinal"],
        term=data["term"],
        chair=Person(**chair) if chair else None,
        speakers=people("speaker"),
        attendees=people("attendee"),
        agenda=_read(AgendaItem, data["agenda_items"]),
        directives=_read(Directive, data["directives"]),
        spans={name: (span[0], span[1]) for name, span in data["spans"].items()},
    )


def _read(kind: type[T], items: list[dict[str, Any]]) -> tuple[T, ...]:
    return tuple(kind(**item) for item in items)
