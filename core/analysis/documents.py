"""Documents: the list, one of them with its facts, and a plain text search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from core.analysis.columns import DOCUMENT, EVIDENCE, NEWEST, typed_frame
from core.analysis.filters import where
from core.figure_states import kind_of
from core.models import Filter, Indicator, Meeting, Record

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store


class Fact(NamedTuple):
    """One row of `document_facts`."""

    kind: str
    sort: str | None
    label: str
    value: str | None
    detail: str | None
    rule: str | None
    start: int | None
    end: int | None
    quote: str | None
    corrected: str | None = None


# The orders a reader may choose from; what is unknown stands last in all of them, equals newest first.
ORDERS = {
    "newest": NEWEST,
    "oldest": "d.date NULLS LAST, d.doc_id",
    "figures": f"d.figures DESC, {NEWEST}",
    "region": f"d.region_code NULLS LAST, {NEWEST}",
    "title": f"COALESCE(d.title, d.file), {NEWEST}",
}


def documents(
    store: Store, chosen: Filter, contains: str = "", limit: int | None = None, order: str = "newest"
) -> DataFrame:
    """A row a document, in one of `ORDERS`, the first `limit`: doc_id, title, doc_type, region_code, region, year, title_derived (bool), province,
    city, county, level, period_year (Int64), date (ISO), publish_date, publisher, url, file, status, reason, characters,
    indicators, keywords (the first five, joined by 、), issues, synthetic. `contains` keeps those whose title or text has
    that string."""
    condition, params = where(chosen)
    if contains.strip():
        condition += """ AND (contains(COALESCE(d.title, ''), ?) OR EXISTS (
            SELECT 1 FROM records r WHERE r.doc_no = d.doc_no AND contains(r.text, ?)))"""
        params += [contains.strip()] * 2
    sql = f"""
    WITH shown AS (SELECT * FROM documents d WHERE {condition} ORDER BY {ORDERS[order]} LIMIT ?),
    words AS (
        SELECT doc_no, string_agg(term, '、' ORDER BY position) AS terms
        FROM keywords SEMI JOIN shown USING (doc_no) WHERE position <= 5 AND term NOT IN (
            SELECT word FROM own_words WHERE kind = 'stop'
        ) GROUP BY doc_no
    )
    SELECT {DOCUMENT}, d.title_derived, d.province, d.city, d.county, d.level, d.period_year, d.date, d.publish_date,
        d.publisher, d.url, d.path AS file, d.status, d.reason, d.characters, d.figures AS indicators,
        words.terms AS keywords, d.issues, d.synthetic
    FROM shown d LEFT JOIN words USING (doc_no)
    ORDER BY {ORDERS[order]}"""
    return store.query(sql, [*params, limit])


def counterparts(store: Store, chosen: Filter, doc_id: str, limit: int = 60) -> DataFrame:
    """The documents to read beside one: doc_id, title, doc_type, region_code, region, year. Of the same kind first, of the
    same place, of places above or below it, of the nearest year; whatever the filter. Empty for an unknown document."""
    sql = f"""
    WITH own AS (SELECT * FROM documents WHERE doc_id = ?)
    SELECT {DOCUMENT} FROM documents d CROSS JOIN own o WHERE d.doc_id <> o.doc_id
    ORDER BY d.doc_type = o.doc_type DESC,
        CASE WHEN d.region_code = o.region_code OR d.region = o.region THEN 0
             WHEN starts_with(d.region_code, rtrim(o.region_code, '0')) OR starts_with(o.region_code, rtrim(d.region_code, '0'))
             THEN 1 ELSE 2 END,
        abs(d.year - o.year) NULLS LAST, d.year DESC, d.doc_id LIMIT ?"""
    return store.query(sql, [doc_id, limit])


def document_facts(store: Store, doc_id: str) -> DataFrame:
    """Everything found in one document, in the order of the text, for highlighting.

    kind (indicator, date, name, chair, ordinal, person, agenda, directive ... , issue, or inferred), sort (for indicators: actual, target,
    reference; else None), label (the indicator's name, the agenda item ...), value (short text: 24.8 亿元, +9.5%), detail
    (qualifier, scope, doubt, message), rule, start, end, quote, corrected (of indicators: corrected, confirmed, added or
    None). Facts without a place in the text have start <NA> and
    stand last. An unknown doc_id gives no row."""
    try:
        found = list(_facts(store.record(doc_id)))
    except KeyError:
        found = []
    found.sort(key=lambda fact: (fact.start is None, fact.start or 0, fact.end or 0))
    return typed_frame(found, Fact._fields)


def ledger(store: Store) -> DataFrame:
    """Every input and what became of it: file, doc_id, status (parsed, parsed_with_issues, duplicate, no_text, refused, statistics),
    reason, documents (1 when it is one of the stored documents). Problems first. The rows add up to what came in."""
    sql = """
    SELECT file, doc_id, status, reason, starts_with(status, 'parsed')::INTEGER AS documents FROM inputs
    ORDER BY list_position(['refused', 'no_text', 'duplicate', 'parsed_with_issues', 'parsed', 'statistics'], status), path, item"""
    return store.query(sql)


def issues(store: Store, chosen: Filter) -> DataFrame:
    """What was seen and not understood: doc_id, title, doc_type, region_code, region, year, field, code, message, start,
    end, quote; by code."""
    condition, params = where(chosen)
    sql = f"""
    SELECT {DOCUMENT}, i.field, i.code, i.message, {EVIDENCE.format("i")}
    FROM issues i JOIN documents d USING (doc_no) WHERE {condition} ORDER BY i.code, {NEWEST}, i.start_at"""
    return store.query(sql, params)


def _facts(record: Record) -> Iterator[Fact]:
    for item in record.indicators:
        details = (item.qualifier, item.scope, item.period, item.suspicious)
        yield Fact(
            "indicator", kind_of(item.kind, item.qualifier), item.name, _value(item), "；".join(d for d in details if d) or None, item.rule,
            item.start, item.end, item.quote, item.corrected,
        )  # fmt: skip
    if record.meeting:
        yield from _meeting_facts(record.text, record.meeting)
    for issue in record.issues:
        quote = record.text[issue.start : issue.end] if issue.start is not None else None
        yield Fact("issue", None, issue.field, None, issue.message, issue.code, issue.start, issue.end, quote)
    for name, inferred in record.inferred.items():
        yield Fact("inferred", None, name, _shown(inferred.value), inferred.basis, None, None, None, None)


def _meeting_facts(text: str, meeting: Meeting) -> Iterator[Fact]:
    stated = {"chair": meeting.chair.name if meeting.chair else None, "date": _shown(meeting.date)}
    stated |= {"ordinal": _shown(meeting.ordinal), "term": _shown(meeting.term), "name": meeting.name}
    role = meeting.chair.role if meeting.chair else None
    roles = {person.name: person.role for person in (*meeting.speakers, *meeting.attendees)}
    for name, (start, end) in meeting.spans.items():
        kind, _, person = name.partition(":")  # "person:李明" is where a speaker or attendee is named
        detail = roles.get(person) if person else role if name == "chair" else None
        yield Fact(kind, None, person or kind, stated.get(kind), detail, None, start, end, text[start:end])
    for item in meeting.agenda:
        quote = text[item.start : item.end] if item.start is not None else None
        yield Fact("agenda", None, item.title, None, item.action, None, item.start, item.end, quote)
    for said in meeting.directives:
        quote = text[said.start : said.end] if said.start is not None else None
        detail = "：".join(part for part in (said.speaker, said.verb) if part)
        yield Fact("directive", None, said.topic, None, detail, None, said.start, said.end, quote)


def _value(item: Indicator) -> str | None:
    """The level and the growth as short text: 24.8 亿元, +9.5%."""
    level = _range(item.value, item.value_max, "")
    growth = _range(item.yoy, item.yoy_max, "+")
    parts = (f"{level} {item.unit or ''}".strip() if level else None, f"{growth}%" if growth else None)
    return "，".join(part for part in parts if part) or None


def _range(low: float | None, high: float | None, sign: str) -> str:
    return "—".join(f"{number:{sign},.12g}" for number in (low, high) if number is not None)


def _shown(value: Any) -> str | None:
    return None if value is None else str(value)
