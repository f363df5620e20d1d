"""From a source to a record: the table of contents of the parser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.models import (
    Cleaned,
    Context,
    Dates,
    Inference,
    Issue,
    Recognised,
    Record,
    Refusal,
    Region,
    Source,
    Status,
)
from core.parsing.clean import clean
from core.parsing.dates import recognise_dates
from core.parsing.doctypes import FICTION, recognise_type
from core.parsing.indicators import extract_indicators
from core.parsing.keywords import extract_keywords, people
from core.parsing.meetings import extract_meeting
from core.parsing.publishers import recognise_publisher
from core.parsing.read import read_path
from core.parsing.regions import recognise_region
from core.parsing.synthetic import is_synthetic
from core.parsing.text import fold
from core.parsing.titles import recognise_title
from core.parsing.topics import topic_shares
from core.reasons import why

SHORTEST_DOCUMENT = 10  # characters; less is a page without its text


def parse_path(path: Path) -> Iterator[Record]:
    """One record for each document in the file; a file that cannot be read gives one refused record."""
    for item in read_path(path):
        yield refused(item) if isinstance(item, Refusal) else parse(item)


def refused(refusal: Refusal) -> Record:
    """The record that accounts for an input without a document."""
    status: Status = "no_text" if refusal.code == "no_text" else "refused"
    return Record(refusal.name, refusal.doc_id or "", status, reason=refusal.reason)


def parse(source: Source) -> Record:
    """The record of one document. Any text gives a record; what was not understood is among its issues."""
    cleaned = clean(source)
    if len(cleaned.text.strip()) < SHORTEST_DOCUMENT:
        return _without_text(source, cleaned)
    folded = fold(cleaned.text)
    title = recognise_title(source, cleaned, folded)
    doc_type = recognise_type(source, cleaned, folded, title.value)
    invented = any(issue.code == FICTION for issue in doc_type.issues)  # places of a novel are no regions
    region = Recognised(Region()) if invented else recognise_region(source, cleaned, folded, title.value)
    publisher = recognise_publisher(source, cleaned, folded)
    dates = recognise_dates(source, cleaned, folded, doc_type.value, title.value, region.value)
    meeting = extract_meeting(source, cleaned, folded, title.value, doc_type.value, dates, region.value)
    context = Context(doc_type.value, region.value, dates.year, dates.period_year)
    indicators, indicator_issues = extract_indicators(cleaned, folded, context)
    found: dict[str, Recognised[Any]] = {
        "title": title,
        "doc_type": doc_type,
        "region": region,
        "publisher": publisher,
        "meeting": meeting,
    }
    issues = _issues(source, cleaned, found, dates) + indicator_issues
    return Record(
        file=source.name,
        doc_id=source.doc_id,
        status="parsed_with_issues" if issues else "parsed",
        reason="；".join(dict.fromkeys(issue.message for issue in issues[:3])) or None,
        title=title.value,
        title_derived=title.inference is not None,
        doc_type=doc_type.value,
        region=region.value,
        year=dates.year,
        period_year=dates.period_year,
        publish_date=dates.publish_date,
        publisher=publisher.value,
        url=source.hints.get("url") or cleaned.metadata.get("url"),
        meeting=meeting.value,
        indicators=indicators,
        keywords=extract_keywords(cleaned.text, people(meeting.value)),
        topics=topic_shares(cleaned.text, folded),
        text=cleaned.text,
        removed=cleaned.removed,
        inferred=_inferred(found, dates),
        issues=issues,
        synthetic=is_synthetic(cleaned.text),
    )


def _without_text(source: Source, cleaned: Cleaned) -> Record:
    reason = why("refusals", "only_furniture")
    return Record(
        source.name,
        source.doc_id,
        "no_text",
        reason,
        text=cleaned.text,
        removed=cleaned.removed,
        region=Region(),
    )


def _issues(
    source: Source, cleaned: Cleaned, found: dict[str, Recognised[Any]], dates: Dates
) -> tuple[Issue, ...]:
    read = tuple(Issue("file", "read", note) for note in source.notes)
    recognised = tuple(issue for part in found.values() for issue in part.issues)
    return read + cleaned.issues + recognised + dates.issues


def _inferred(found: dict[str, Recognised[Any]], dates: Dates) -> dict[str, Inference]:
    stated = {name: part.inference for name, part in found.items() if part.inference is not None}
    return {**stated, **dates.inferred}
