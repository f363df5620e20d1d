"""The rows of the tables `duplicates` and `events`: what belongs together in the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from core.duplicates.events import PUBLISHED_DAYS, Event, Readout, find_events
from core.duplicates.reposts import Decisions, Likeness
from core.store.ledger import Before, Duplicate
from core.store.reader import Store
from core.store.shards import read_columns
from core.store.storage import Storage

DUPLICATE_COLUMNS = (
    "doc_id", "kept_doc_id", "kind", "similarity", "reason", "path", "file",
    "title", "publisher", "url", "publish_date",
)  # fmt: skip
EVENT_COLUMNS = ("event_id", "doc_no", "main", "readouts", "date", "day", "month", "reason")
_SOURCE = ("title", "publisher", "url", "publish_date")

# Readouts that another one of the same region and kind stands near to in time: only of these are the keywords needed.
_NEAR = f"""
WITH dated AS (
    SELECT m.doc_no, m.day - lag(m.day) OVER near AS before, lead(m.day) OVER near - m.day AS after
    FROM meetings m JOIN documents d USING (doc_no) {{touched}}
    WHERE m.day IS NOT NULL AND d.region_code IS NOT NULL
    WINDOW near AS (PARTITION BY d.region_code, d.doc_type ORDER BY m.day)
)
SELECT doc_no, list(term) FROM keywords
SEMI JOIN (SELECT doc_no FROM dated WHERE least(before, after) <= {PUBLISHED_DAYS}) USING (doc_no) GROUP BY doc_no
"""
_READOUTS = """
SELECT d.doc_no, d.doc_id, d.region_code, d.doc_type, m.day, m.date_basis IS NOT DISTINCT FROM 'meeting', d.year, m.ordinal, m.term, m.name,
    2 * (SELECT count(*) FROM agenda a WHERE a.doc_no = d.doc_no)
        + (SELECT count(*) FROM directives s WHERE s.doc_no = d.doc_no)
        + (m.ordinal IS NOT NULL)::INTEGER + (m.chair IS NOT NULL)::INTEGER + (m.date_basis IS NOT DISTINCT FROM 'meeting')::INTEGER,
    m.date, m.month
FROM meetings m JOIN documents d USING (doc_no) {touched} ORDER BY d.doc_no
"""
# Only readouts of one region and kind can be of one event (but for what people decided).
_TOUCHED = """SEMI JOIN touched t
    ON d.region_code IS NOT DISTINCT FROM t.region_code AND d.doc_type IS NOT DISTINCT FROM t.doc_type"""


_HOMES = """
SELECT doc_id, key, item, corrections <> '' FROM documents
UNION ALL
SELECT d.doc_id, i.key, i.item, false FROM duplicates d
JOIN inputs i ON i.path = d.path AND i.file = d.file AND i.doc_id = d.doc_id WHERE d.kind = 'repost'
"""
_LIKENESSES = "SELECT doc_id, kept_doc_id, kind, similarity, reason FROM duplicates WHERE kind <> 'copy'"


def documents_before(opened: Store) -> Before:
    """The documents of a generation, its reposts included."""
    homes = opened.rows(_HOMES)
    return Before(
        {doc_id: (key, item) for doc_id, key, item, _ in homes},
        frozenset(doc_id for doc_id, _, _, corrected in homes if corrected),
        {doc_id: Likeness(doc_id, *rest) for doc_id, *rest in opened.rows(_LIKENESSES)},
    )


def duplicate_rows(
    duplicates: Sequence[Duplicate], storage: Storage, shards: Mapping[str, str]
) -> list[tuple[Any, ...]]:
    """The rows of `duplicates`: the decision, and what the duplicate says of itself (title, site, address, date)."""
    found: dict[tuple[str, int], tuple[Any, ...]] = {}
    wanted = {(item.key, item.item) for item in duplicates}
    for shard in sorted({shards[item.key] for item in duplicates}):
        table = read_columns(storage, shard, ("key", "item", *_SOURCE))
        for key, item, *said in zip(*(column.to_pylist() for column in table.columns), strict=True):
            if (key, item) in wanted:
                found[key, item] = tuple(said)
    return [(*item[:7], *found[item.key, item.item]) for item in duplicates]


def event_rows(connection: Any, decided: Decisions, everything: bool = True) -> list[tuple[Any, ...]]:
    """The rows of `events`, one for each readout: its event, whether it is the one that stands for it, how many there
    are, when the event was, and why they are one. Without `everything` only those of the regions and kinds in the table
    `touched`, which is all that can have changed as long as people decided nothing."""
    touched = "" if everything else _TOUCHED
    near = connection.execute(_NEAR.format(touched=touched)).fetchall()
    keywords = {number: frozenset(terms) for number, terms in near}
    readouts, numbers, dates = [], {}, {}
    found = connection.execute(_READOUTS.format(touched=touched)).fetchall()
    for number, doc_id, *about, weight, stated, month in found:
        readouts.append(Readout._make((doc_id, *about, keywords.get(number, frozenset()), weight)))
        numbers[doc_id] = number
        dates[doc_id] = stated, month
    rows = []
    for event in find_events(readouts, decided):
        day, month = _when(event, dates)
        for doc_id in event.readouts:
            main = doc_id == event.readouts[0]
            rows.append(
                (
                    min(event.readouts), numbers[doc_id], main, len(event.readouts),
                    day, event.day, month, event.reason or None,
                )
            )  # fmt: skip
    return rows


def _when(event: Event, dates: Mapping[str, tuple[str | None, str | None]]) -> tuple[str | None, str | None]:
    """The date and the month of an event: of its day, else as its fullest readout states it."""
    if isinstance(event.day, date):
        return event.day.isoformat(), event.day.isoformat()[:7]
    return dates[event.readouts[0]]
