"""How much of the truth about made-up documents the parser found again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Json = Mapping[str, Any]

FIELDS = ("doc_type", "year", "period_year", "publish_date", "title")


def recovered(truth: Iterable[Json], records: Iterable[Json]) -> dict[str, tuple[int, int]]:
    """For each thing that was planted, how often it was found as planted, and how often it was there.

    `truth` are the lines of truth.jsonl, `records` what the parser printed, matched by file name.
    Counted are the fields of the document, region code, chair, ordinal, meeting date, agenda items (by their text
    inside an item found), and indicators: an indicator is found when id, kind, year and growth agree, and its level
    where one is stated. A document without a record counts as not found.
    """
    found = {_name(record["file"]): record for record in records}
    score: dict[str, list[int]] = {}

    def note(name: str, right: bool) -> None:
        counts = score.setdefault(name, [0, 0])
        counts[0] += right
        counts[1] += 1

    for line in truth:
        record = found.get(_name(line["file"]), {})
        for name in FIELDS:
            if line[name] is not None:
                note(name, record.get(name) == line[name])
        note("region", (record.get("region") or {}).get("code") == line["region"]["code"])
        note("synthetic", record.get("synthetic") is True)
        _meeting(line["meeting"], record.get("meeting") or {}, note)
        for figure in line["indicators"]:
            states = any(_same(figure, other) for other in record.get("indicators", ()))
            note(f"indicator {figure['kind']}", states)
    return {name: (right, of) for name, (right, of) in score.items()}


def _meeting(meeting: Json | None, found: Json, note: Any) -> None:
    if meeting is None:
        return
    note("meeting date", found.get("date") == meeting["date"])
    note("chair", (found.get("chair") or {}).get("name") == meeting["chair"]["name"])
    if meeting["ordinal"] is not None:
        note("ordinal", found.get("ordinal") == meeting["ordinal"])
    for item in meeting["agenda"]:
        note("agenda", any(item in title or title in item for title in found.get("agenda", ())))


def _same(figure: Json, other: Json) -> bool:
    keys = ("id", "kind", "year", "yoy")
    level = figure["value"] is None or (figure["value"], figure["unit"]) == (
        other.get("value"),
        other.get("unit"),
    )
    return all(figure[key] == other.get(key) for key in keys) and level


def _name(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]
