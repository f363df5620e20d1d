"""What the corpus has and lacks: how complete records are, how new, what was doubted, what belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.analysis.columns import DOCUMENT, EVIDENCE, NEWEST
from core.analysis.filters import where
from core.models import Filter

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store


def freshness(store: Store, chosen: Filter) -> DataFrame:
    """doc_type, documents, oldest, newest (partial ISO dates, None when no document has one); most documents first."""
    condition, params = where(chosen)
    sql = f"""
    SELECT d.doc_type, count(*) AS documents, min(d.date) AS oldest, max(d.date) AS newest
    FROM documents d WHERE {condition} GROUP BY d.doc_type ORDER BY documents DESC, d.doc_type"""
    return store.query(sql, params)


def fields_read(store: Store, chosen: Filter) -> DataFrame:
    """field, documents (that could have it), read (that do), share (0-1, None without documents).

    Fields of every document: title (stated, not derived), doc_type, region, year, publish_date, publisher, indicators.
    Of meeting readouts: meeting_date (stated, not the publication date instead), chair, agenda."""
    condition, params = where(chosen)
    sql = f"""
    WITH shown AS (SELECT * FROM documents d WHERE {condition}), held AS (SELECT * FROM meetings SEMI JOIN shown USING (doc_no)), counted AS (
        SELECT count(*) AS n, count(title) FILTER (NOT title_derived) AS title,
            count(*) FILTER (doc_type <> 'unknown') AS doc_type, count(region) AS region, count(year) AS year,
            count(publish_date) AS publish_date, count(publisher) AS publisher,
            count(*) FILTER (figures > 0) AS indicators,
            (SELECT count(*) FROM held) AS meetings,
            (SELECT count(*) FROM held WHERE date_basis = 'meeting') AS meeting_date,
            (SELECT count(chair) FROM held) AS chair, (SELECT count(*) FROM held WHERE items > 0) AS agenda
        FROM shown
    ), single AS (
        SELECT unnest([
            {{'field': 'title', 'documents': n, 'read': title}}, {{'field': 'doc_type', 'documents': n, 'read': doc_type}},
            {{'field': 'region', 'documents': n, 'read': region}}, {{'field': 'year', 'documents': n, 'read': year}},
            {{'field': 'publish_date', 'documents': n, 'read': publish_date}},
            {{'field': 'publisher', 'documents': n, 'read': publisher}},
            {{'field': 'indicators', 'documents': n, 'read': indicators}},
            {{'field': 'meeting_date', 'documents': meetings, 'read': meeting_date}},
            {{'field': 'chair', 'documents': meetings, 'read': chair}},
            {{'field': 'agenda', 'documents': meetings, 'read': agenda}}]) AS f FROM counted
    )
    SELECT f.field AS field, f.documents AS documents, f.read AS read, f.read / nullif(f.documents, 0) AS share FROM single"""
    return store.query(sql, params)


def issue_kinds(store: Store, chosen: Filter) -> DataFrame:
    """field, code, issues, documents, message (of one of them); most frequent first."""
    condition, params = where(chosen)
    sql = f"""
    SELECT i.field, i.code, count(*) AS issues, count(DISTINCT i.doc_no) AS documents, min(i.message) AS message
    FROM issues i JOIN documents d USING (doc_no) WHERE {condition}
    GROUP BY i.field, i.code ORDER BY issues DESC, i.code, i.field"""
    return store.query(sql, params)


def issue_samples(store: Store, chosen: Filter, field: str, code: str, limit: int = 50) -> DataFrame:
    """Issues of one kind: doc_id, title, doc_type, region_code, region, year, message, start, end, quote; newest first."""
    condition, params = where(chosen)
    sql = f"""
    SELECT {DOCUMENT}, i.message, {EVIDENCE.format("i")} FROM issues i JOIN documents d USING (doc_no)
    WHERE {condition} AND i.field = ? AND i.code = ? ORDER BY {NEWEST}, i.start_at LIMIT ?"""
    return store.query(sql, [*params, field, code, limit])


def suspicious(store: Store, chosen: Filter, limit: int = 500) -> DataFrame:
    """Figures that do not fit their neighbours: doc_id, title, doc_type, region_code, region, year, name, kind, value,
    unit, yoy, suspicious (why), start, end, quote; newest documents first."""
    condition, params = where(chosen)
    sql = f"""
    SELECT {DOCUMENT}, i.name, i.kind, i.value, i.unit, i.yoy, i.suspicious, {EVIDENCE.format("i")}
    FROM indicators i JOIN documents d USING (doc_no) WHERE {condition} AND i.suspicious IS NOT NULL
    ORDER BY {NEWEST}, i.start_at LIMIT ?"""
    return store.query(sql, [*params, limit])


def ledger(store: Store, status: str | None = None, limit: int = 2000) -> DataFrame:
    """Inputs and what became of them: path (the input), file (what is called, with its place in the input), status,
    reason, doc_id (the document to open: of a duplicate the one that is kept; None when there is none).

    Problems first; `status` keeps one fate; at most `limit`."""
    sql = """
    SELECT i.path, i.file, i.status, i.reason,
        CASE WHEN i.status = 'duplicate' THEN COALESCE(any_value(k.kept_doc_id), any_value(d.doc_id))
             ELSE any_value(d.doc_id) END AS doc_id
    FROM inputs i LEFT JOIN documents d ON d.doc_id = i.doc_id LEFT JOIN duplicates k ON k.doc_id = i.doc_id AND k.kind <> 'similar'
    WHERE ? IS NULL OR i.status = ? GROUP BY i.path, i.item, i.file, i.status, i.reason
    ORDER BY list_position(['refused', 'no_text', 'duplicate', 'parsed_with_issues', 'parsed'], i.status), i.path, i.item
    LIMIT ?"""
    return store.query(sql, [status, status, limit])


def duplicates(store: Store, chosen: Filter) -> DataFrame:
    """Inputs that are a document again: doc_id, kept_doc_id, kept (its title), kind (copy, repost, similar), similarity
    (0-1), reason, file, title, publisher, url, publish_date; reposts first. The filter is about the kept document."""
    condition, params = where(chosen)
    sql = f"""
    SELECT k.doc_id, k.kept_doc_id, COALESCE(d.title, d.file) AS kept, k.kind, k.similarity, k.reason, k.file,
        k.title, k.publisher, k.url, k.publish_date
    FROM duplicates k JOIN documents d ON d.doc_id = k.kept_doc_id WHERE {condition}
    ORDER BY list_position(['repost', 'similar', 'copy'], k.kind), k.file"""
    return store.query(sql, params)


def events(store: Store, chosen: Filter) -> DataFrame:
    """Readouts that tell of one meeting, where there are several: event_id, doc_id, title, publisher, region, date (of
    the meeting), main (whether it stands for the event), readouts, reason; newest meetings first."""
    condition, params = where(chosen)
    sql = f"""
    SELECT e.event_id, d.doc_id, COALESCE(d.title, d.file) AS title, d.publisher, d.region, e.date AS "date", e.main,
        e.readouts, e.reason
    FROM events e JOIN documents d USING (doc_no) WHERE {condition} AND e.readouts > 1
    ORDER BY e.date DESC NULLS LAST, e.event_id, e.main DESC, d.doc_id"""
    return store.query(sql, params)
