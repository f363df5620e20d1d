"""A store of made-up documents whose records come from the truth, not from the parser: large corpora in little time.

Words, topics and keywords are really counted; indicators, meetings, agendas and dates are what was planted. It has the
size and shape of a parsed corpus, so queries can be measured on it; parsing cannot.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from core.models import AgendaItem, Indicator, Meeting, Person, Record, Region
from core.parsing.keywords import extract_keywords
from core.parsing.topics import topic_shares
from core.records import parse_date
from core.store import Store, ensure_store, renewal, shards
from core.synth import write_corpus
from core.workers import rows


def planted_store(directory: Path, documents: int, seed: int = 1) -> Store:
    """The store of `documents` made-up documents in `directory`, which is filled when it is not yet there."""
    corpus = directory / "documents"
    if not (directory / "truth-trends.json").exists():
        write_corpus(directory, documents, seed)
    rows.records_of = lambda task, skip, read: ((record, None) for record in record_of(Path(task.path)))
    shards.rows_of_file = rows.rows_of  # in this process, where the parser has been replaced
    renewal.parser_version = shards.parser_version = lambda: "planted"  # type: ignore[assignment]
    return ensure_store(corpus, directory / "data")


def record_of(path: Path) -> Iterator[Record]:
    """The record of one made-up document, by its truth."""
    line = _truth(path.parent.parent.parent)[path.name]
    text = path.read_text(encoding="utf-8")
    meeting = line["meeting"]
    yield Record(
        file=path.name,
        doc_id=path.stem,
        status="parsed",
        title=line["title"],
        doc_type=line["doc_type"],
        region=Region(**line["region"]),
        year=line["year"],
        period_year=line["period_year"],
        publish_date=parse_date(line["publish_date"]),
        meeting=_meeting(meeting) if meeting else None,
        indicators=tuple(_indicator(text, figure) for figure in line["indicators"]),
        keywords=extract_keywords(text),
        topics=topic_shares(text),
        text=text,
        synthetic=True,
    )


@cache
def _truth(directory: Path) -> dict[str, Any]:
    lines = (directory / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return {Path(line["file"]).name: line for line in map(json.loads, lines)}


def _meeting(data: dict[str, Any]) -> Meeting:
    agenda = tuple(AgendaItem(title, "研究", 0, len(title)) for title in data["agenda"])
    return Meeting(
        date=parse_date(data["date"]), ordinal=data["ordinal"], chair=Person(**data["chair"]), agenda=agenda
    )


def _indicator(text: str, figure: dict[str, Any]) -> Indicator:
    start = text.index(figure["quote"])
    known = {
        name: figure[name] for name in ("id", "name", "value", "unit", "yoy", "kind", "year", "qualifier")
    }
    return Indicator(
        raw_name=figure["name"], start=start, end=start + len(figure["quote"]), quote=figure["quote"],
        rule="planted", core=True, domain="综合经济", **known,
    )  # fmt: skip
