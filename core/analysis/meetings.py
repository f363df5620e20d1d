"""Meetings: when, where, what kind, who, about what.

A meeting's date is the meeting's own date; where only the publication date is known, that, and `date_basis` says so
(`meeting`, `publication`, `year`, or None for an undated meeting).

Several readouts of one meeting are one event (table `events`): a meeting is counted once, and shown by the readout that
tells most of those the filter chooses.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.analysis.columns import DOCUMENT, EVIDENCE
from core.analysis.filters import where
from core.models import Filter

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store


_NEWEST = "m.date DESC NULLS LAST, d.doc_id"

# Each meeting the filter chooses, as the fullest of its chosen readouts tells it, at the date of the event. Most are told by
# the readout that stands for the event, so only of the others are the readouts put in order.
HELD = """
    WITH chosen AS (SELECT e.* FROM events e JOIN documents d USING (doc_no) WHERE {condition}),
    fullest AS (
        FROM chosen WHERE main
        UNION ALL
        FROM chosen ANTI JOIN (FROM chosen WHERE main) USING (event_id)
        QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY doc_no) = 1
    )
    SELECT m.* EXCLUDE (date, day, month), e.date, e.day, e.month, e.event_id, e.readouts
    FROM fullest e JOIN meetings m USING (doc_no)"""

# How many different meetings the events `e` are; most have one readout and need no comparing.
DIFFERENT = "count(*) FILTER (e.readouts = 1) + count(DISTINCT e.event_id) FILTER (e.readouts > 1)"

# Whether a meeting `m` of a document `d` has some words in its name, its chair, its place or its agenda.
_HOLDING = """(contains(lower(concat_ws(chr(10), m.name, COALESCE(d.title, d.file), m.chair, d.region)), lower(?))
    OR m.doc_no IN (SELECT doc_no FROM agenda WHERE contains(lower(title), lower(?))))"""


def meetings(
    store: Store,
    chosen: Filter,
    limit: int | None = None,
    holding: str = "",
    when: Sequence[str] = (),
    chair: str | None = None,
) -> DataFrame:
    """A row for each meeting, newest first, undated last; the newest `limit`. `holding` keeps those with these words in
    their name, title, chair, region or agenda, in either case; `when` those whose date begins with one of these (2023,
    2023-04), `chair` those of this person.

    doc_id, title, doc_type, region_code, region, year, date (ISO, partial allowed, or None), end_date, date_basis,
    day (datetime64: the date where it is known to the day, else NaT), month (`2023-04` or None), name, ordinal (Int64),
    term (Int64), chair, chair_role, speakers, attendees, agenda, directives (counts), agenda_titles (joined by ；),
    publisher, publish_date, start, end, quote (the evidence of the date, else of the chair, else of the ordinal, else
    the first 80 characters), synthetic, event_id, readouts (how many documents tell of the meeting: `readouts` lists
    them).
    """
    condition, params = where(chosen)
    kept, more = _kept(holding, when, chair)
    sql = f"""
    WITH held AS ({HELD.format(condition=condition)}),
    shown AS (SELECT m.doc_no FROM held m JOIN documents d USING (doc_no) WHERE {kept} ORDER BY {_NEWEST} LIMIT ?),
    told AS (
        SELECT m.* EXCLUDE (date, day, month), e.date, e.day, e.month, e.event_id, e.readouts
        FROM shown JOIN meetings m USING (doc_no) JOIN events e USING (doc_no)
    ),
    part AS (
        SELECT doc_no, count(*) FILTER (part = 'speaker') AS speakers, count(*) FILTER (part = 'attendee') AS attendees
        FROM people SEMI JOIN shown USING (doc_no) GROUP BY doc_no
    ), item AS (
        SELECT doc_no, count(*) AS n, string_agg(title, '；' ORDER BY position) AS titles
        FROM agenda SEMI JOIN shown USING (doc_no) GROUP BY doc_no
    ), said AS (SELECT doc_no, count(*) AS n FROM directives SEMI JOIN shown USING (doc_no) GROUP BY doc_no)
    SELECT {DOCUMENT}, m.date, m.end_date, m.date_basis, m.day, m.month, m.name, m.ordinal, m.term, m.chair, m.chair_role,
        COALESCE(part.speakers, 0) AS speakers, COALESCE(part.attendees, 0) AS attendees,
        COALESCE(item.n, 0) AS agenda, COALESCE(said.n, 0) AS directives, item.titles AS agenda_titles,
        d.publisher, d.publish_date, {EVIDENCE.format("m")}, d.synthetic, m.event_id, m.readouts
    FROM told m JOIN documents d USING (doc_no)
    LEFT JOIN part USING (doc_no) LEFT JOIN item USING (doc_no) LEFT JOIN said USING (doc_no)
    ORDER BY {_NEWEST}"""
    frame = store.query(sql, [*params, *more, limit])
    return frame.assign(day=frame["day"].astype("datetime64[s]"))


def totals(store: Store, chosen: Filter, holding: str = "") -> DataFrame:
    """One row: meetings, undated (that do not tell their own date), years (different years of their documents), newest
    (the last date, or None). `holding` as in `meetings`."""
    condition, params = where(chosen)
    kept, more = _kept(holding)
    sql = f"""
    WITH held AS ({HELD.format(condition=condition)})
    SELECT count(*) AS meetings, count(*) FILTER (m.date_basis IS DISTINCT FROM 'meeting') AS undated,
        count(DISTINCT d.year) AS years, max(m.date) AS newest
    FROM held m JOIN documents d USING (doc_no) WHERE {kept}"""
    return store.query(sql, [*params, *more])


def by_kind(store: Store, chosen: Filter, holding: str = "") -> DataFrame:
    """doc_type, meetings; most first. `holding` as in `meetings`."""
    condition, params = where(chosen)
    kept, more = _kept(holding)
    sql = f"""
    WITH held AS ({HELD.format(condition=condition)})
    SELECT d.doc_type, count(*) AS meetings FROM held m JOIN documents d USING (doc_no) WHERE {kept}
    GROUP BY d.doc_type ORDER BY meetings DESC, d.doc_type"""
    return store.query(sql, [*params, *more])


def by_day(store: Store, chosen: Filter) -> DataFrame:
    """day (datetime64), meetings; ascending. Only days with a meeting; meetings that are not dated to the day are left out."""
    condition, params = where(chosen)
    sql = f"""
    SELECT e.day, {DIFFERENT} AS meetings FROM events e JOIN documents d USING (doc_no)
    WHERE {condition} AND e.day IS NOT NULL GROUP BY e.day ORDER BY e.day"""
    frame = store.query(sql, params)
    return frame.assign(day=frame["day"].astype("datetime64[s]"))


def _kept(holding: str = "", when: Sequence[str] = (), chair: str | None = None) -> tuple[str, list[object]]:
    """A condition on a meeting `m` of a document `d`, with its values."""
    tests: list[str] = ["TRUE"]
    values: list[object] = []
    if holding:
        tests.append(_HOLDING)
        values += [holding, holding]
    if when:
        tests.append(f"({' OR '.join(['starts_with(m.date, ?)'] * len(when))})")
        values += when
    if chair is not None:
        tests.append("m.chair = ?")
        values.append(chair)
    return " AND ".join(tests), values


def readouts(store: Store, event_id: str) -> DataFrame:
    """The documents that tell of one meeting, the fullest first: doc_id, title, doc_type, region_code, region, year, main
    (bool: it stands for the meeting), date, publisher, publish_date, url, reason (why they are one; None for a single
    one), start, end, quote."""
    sql = f"""
    SELECT {DOCUMENT}, e.main, m.date, d.publisher, d.publish_date, d.url, e.reason, {EVIDENCE.format("m")}
    FROM events e JOIN meetings m USING (doc_no) JOIN documents d USING (doc_no)
    WHERE e.event_id = ? ORDER BY e.main DESC, d.publish_date, d.doc_id"""
    return store.query(sql, [event_id])


def by_month(store: Store, chosen: Filter) -> DataFrame:
    """month (`2023-04`), year, month_number (1-12), doc_type, meetings; ascending. Only months with a meeting: a gap is
    either no meeting or no document, and the page must say so. Meetings without a month are left out."""
    condition, params = where(chosen)
    sql = f"""
    SELECT e.month, substring(e.month, 1, 4)::INTEGER AS year, substring(e.month, 6, 2)::INTEGER AS month_number,
        d.doc_type, {DIFFERENT} AS meetings
    FROM events e JOIN documents d USING (doc_no) WHERE {condition} AND e.month IS NOT NULL
    GROUP BY e.month, d.doc_type ORDER BY e.month, d.doc_type"""
    return store.query(sql, params)


def by_type(store: Store, chosen: Filter) -> DataFrame:
    """doc_type, meetings, dated (to the day), regions, first, last (ISO dates), agenda (items), chairs (different
    people), interval_days (median days between one and the next in the same region, NaN below two); most first."""
    condition, params = where(chosen)
    sql = f"""
    WITH held AS (
        SELECT m.date, m.day, m.chair, m.items, d.doc_type, d.region_code
        FROM ({HELD.format(condition=condition)}) m JOIN documents d USING (doc_no)
    ), bodies AS (
        SELECT doc_type, region_code, count(*) AS n, count(day) AS dated, min(date) AS "first", max(date) AS "last", sum(items) AS items,
            list_sort(list(day - DATE '1970-01-01') FILTER (day IS NOT NULL)) AS days
        FROM held GROUP BY doc_type, region_code
    ), gaps AS (
        SELECT doc_type, median(gap)::DOUBLE AS gap
        FROM (SELECT doc_type, unnest(days[2:]) - unnest(days[:-2]) AS gap FROM bodies) GROUP BY doc_type
    ), chairs AS (SELECT doc_type, count(DISTINCT chair) AS n FROM held GROUP BY doc_type)
    SELECT doc_type, sum(b.n)::BIGINT AS meetings, sum(b.dated)::BIGINT AS dated, count(b.region_code) AS regions,
        min(b."first") AS "first", max(b."last") AS "last", sum(b.items)::BIGINT AS agenda,
        any_value(c.n) AS chairs, any_value(g.gap) AS interval_days
    FROM bodies b JOIN chairs c USING (doc_type) LEFT JOIN gaps g USING (doc_type)
    GROUP BY doc_type ORDER BY meetings DESC, doc_type"""
    return store.query(sql, params)


def agenda(store: Store, chosen: Filter, contains: str = "", limit: int | None = None) -> DataFrame:
    """Agenda items, a row each, of a meeting with several readouts those of the fullest: doc_id, title, doc_type, region_code, region, year, date, position (1...), item, action,
    start, end, quote; newest meeting first, at most `limit`. `contains` keeps the items with that text."""
    condition, params = where(chosen)
    sql = f"""
    WITH held AS ({HELD.format(condition=condition)})
    SELECT {DOCUMENT}, m.date, a.position, a.title AS item, a.action, {EVIDENCE.format("a")}
    FROM agenda a JOIN held m USING (doc_no) JOIN documents d USING (doc_no)
    WHERE contains(a.title, ?) ORDER BY {_NEWEST}, a.position LIMIT ?"""
    return store.query(sql, [*params, contains, limit])


def agenda_totals(store: Store, chosen: Filter, contains: str = "") -> DataFrame:
    """One row: items and documents of `agenda`."""
    condition, params = where(chosen)
    sql = f"""
    WITH held AS ({HELD.format(condition=condition)})
    SELECT count(*) AS items, count(DISTINCT doc_no) AS documents FROM agenda a JOIN held USING (doc_no)
    WHERE contains(a.title, ?)"""
    return store.query(sql, [*params, contains])


def directives(store: Store, chosen: Filter) -> DataFrame:
    """What was stressed, pointed out, required, of a meeting with several readouts in the fullest: doc_id, title, doc_type, region_code, region, year, date, verb, topic,
    speaker, start, end, quote; newest meeting first."""
    condition, params = where(chosen)
    sql = f"""
    WITH held AS ({HELD.format(condition=condition)})
    SELECT {DOCUMENT}, m.date, s.verb, s.topic, s.speaker, {EVIDENCE.format("s")}
    FROM directives s JOIN held m USING (doc_no) JOIN documents d USING (doc_no)
    ORDER BY {_NEWEST}, s.position"""
    return store.query(sql, params)


def people(store: Store, chosen: Filter) -> DataFrame:
    """Who took which part: name, role (the one given most often), part (chair, speaker, attendee), meetings, first, last
    (ISO dates), region_code, region; most meetings first. People of one name in two regions are two rows."""
    condition, params = where(chosen)
    sql = f"""
    SELECT p.name, mode(p.role) AS role, p.part, count(DISTINCT e.event_id) AS meetings,
        min(e.date) AS "first", max(e.date) AS "last", d.region_code, any_value(d.region) AS region
    FROM people p JOIN events e USING (doc_no) JOIN documents d USING (doc_no) WHERE {condition}
    GROUP BY p.name, p.part, d.region_code ORDER BY meetings DESC, p.name, p.part, d.region_code"""
    return store.query(sql, params)
