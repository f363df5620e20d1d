"""The pace of government: how often bodies meet, who chairs and for how long, what comes to the table and stays there.

A body is a region and a kind of meeting. Counted are meetings as `core.analysis.meetings` lists them, however many readouts
tell of each; for intervals and terms of office two readouts of one body and one day are one meeting. An agenda item belongs to a topic by the topic
lexicon, as a sentence does. Numbers, no verdicts: a gap is no meeting, or no document of one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import pandas as pd

from core.analysis.columns import DOCUMENT, EVIDENCE
from core.analysis.filters import where
from core.analysis.meetings import HELD
from core.models import Filter
from core.parsing.topics import topic_sentences, topics

if TYPE_CHECKING:
    from core.store import Store

Step = Literal["month", "quarter", "year"]
STEPS: tuple[Step, ...] = ("month", "quarter", "year")
_PERIODS = {
    "month": "{0}.month",
    "quarter": "left({0}.month, 4) || '-Q' || ((right({0}.month, 2)::INTEGER + 2) // 3)::VARCHAR",
    "year": "nullif(left({0}.date, 4), '')",
}
# A topic is off the agenda after this many months without it.
MONTHS_APART = 3


def frequency(store: Store, chosen: Filter, by: Step = "quarter") -> pd.DataFrame:
    """period (2023-04, 2023-Q2 or 2023), year, doc_type, meetings, regions; ascending. Only periods with a meeting, only
    meetings dated as finely as asked. Raises ValueError for another step."""
    condition, params = where(chosen)
    period = _period(by, "e")
    sql = f"""
    SELECT {period} AS period, left(e.date, 4)::INTEGER AS year, d.doc_type, count(DISTINCT e.event_id) AS meetings,
        count(DISTINCT d.region_code) AS regions
    FROM events e JOIN documents d USING (doc_no) WHERE {condition} AND {period} IS NOT NULL
    GROUP BY ALL ORDER BY period, d.doc_type"""
    return store.query(sql, params)


def by_region(store: Store, chosen: Filter) -> pd.DataFrame:
    """How often each region meets: region_code, region, year, meetings; by region and year. Meetings without a year and
    documents without a region are left out."""
    condition, params = where(chosen)
    sql = f"""
    SELECT d.region_code, any_value(d.region) AS region, left(e.date, 4)::INTEGER AS year,
        count(DISTINCT e.event_id) AS meetings
    FROM events e JOIN documents d USING (doc_no)
    WHERE {condition} AND d.region_code IS NOT NULL AND e.date IS NOT NULL AND e.date <> ''
    GROUP BY d.region_code, left(e.date, 4) ORDER BY d.region_code, year"""
    return store.query(sql, params)


def intervals(store: Store, chosen: Filter) -> pd.DataFrame:
    """The days between one meeting of a body and the next: doc_id, title, doc_type, region_code, region, year, date,
    previous (ISO date of the meeting before), days, start, end, quote (the evidence of the date). Meetings dated to the
    day only, the first of each body left out; by body, oldest first."""
    condition, params = where(chosen)
    sql = f"""
    WITH held AS (
        SELECT m.*, d.region_code, d.doc_type FROM meetings m JOIN documents d USING (doc_no)
        WHERE {condition} AND m.day IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY d.region_code, d.doc_type, m.day ORDER BY d.doc_id) = 1
    ), spaced AS (
        SELECT *, lag(day) OVER (PARTITION BY region_code, doc_type ORDER BY day) AS before FROM held
    )
    SELECT {DOCUMENT}, s.date, strftime(s.before, '%Y-%m-%d') AS previous, date_diff('day', s.before, s.day) AS days,
        {EVIDENCE.format("s")}
    FROM spaced s JOIN documents d USING (doc_no) WHERE s.before IS NOT NULL
    ORDER BY d.region_code, d.doc_type, s.day"""
    return store.query(sql, params)


def chairs(store: Store, chosen: Filter) -> pd.DataFrame:
    """Who chairs: region_code, region, chair, role (the one given most often), year, meetings; by region and year, most
    first. Meetings without a named chair or a year are left out."""
    condition, params = where(chosen)
    sql = f"""
    SELECT d.region_code, any_value(d.region) AS region, m.chair, mode(m.chair_role) AS role,
        left(e.date, 4)::INTEGER AS year, count(DISTINCT e.event_id) AS meetings
    FROM meetings m JOIN documents d USING (doc_no) JOIN events e USING (doc_no)
    WHERE {condition} AND m.chair IS NOT NULL AND e.date <> ''
    GROUP BY d.region_code, m.chair, left(e.date, 4) ORDER BY d.region_code, year, meetings DESC, m.chair"""
    return store.query(sql, params)


def tenures(store: Store, chosen: Filter, least: int = 2) -> pd.DataFrame:
    """From when to when a person is seen chairing meetings, as bands over a series: region_code, region, chair, role (one
    band a role; None where none is given), first, last (ISO dates), days (between them), meetings, first_doc_id,
    last_doc_id. By region and first meeting; at least `least` meetings, dated to the day.

    The bands are what the documents show, not terms of office: a person may have held the post before and after."""
    condition, params = where(chosen)
    sql = f"""
    SELECT d.region_code, any_value(d.region) AS region, m.chair, m.chair_role AS role,
        strftime(min(m.day), '%Y-%m-%d') AS "first", strftime(max(m.day), '%Y-%m-%d') AS "last",
        date_diff('day', min(m.day), max(m.day)) AS days, count(DISTINCT (d.doc_type, m.day)) AS meetings,
        arg_min(d.doc_id, m.day) AS first_doc_id, arg_max(d.doc_id, m.day) AS last_doc_id
    FROM meetings m JOIN documents d USING (doc_no)
    WHERE {condition} AND m.chair IS NOT NULL AND m.day IS NOT NULL
    GROUP BY d.region_code, m.chair, m.chair_role HAVING count(DISTINCT (d.doc_type, m.day)) >= ?
    ORDER BY d.region_code, "first", m.chair"""
    return store.query(sql, [*params, least])


def agenda_topics(store: Store, chosen: Filter, by: Step = "quarter") -> pd.DataFrame:
    """Topics on the agenda over time: period, topic, label, label_en, items, meetings, items_total (of the period, with
    those of no topic), share (items / items_total); ascending, topics in lexicon order. Raises ValueError for another step."""
    items = _items(store, chosen, by)
    totals = items.groupby("period")["item"].count()
    grouped = items.dropna(subset=["topic"]).groupby(["period", "topic"], as_index=False)
    frame = grouped.agg(items=("item", "count"), meetings=("doc_id", "nunique"))
    frame["items_total"] = frame["period"].map(totals)
    frame["share"] = (frame["items"] / frame["items_total"]).astype("float64")
    return _labelled(frame, ["period"])[
        ["period", "topic", "label", "label_en", "items", "meetings", "items_total", "share"]
    ]


def agenda_on(store: Store, chosen: Filter, topic: str) -> pd.DataFrame:
    """Agenda items of a topic: doc_id, title, doc_type, region_code, region, year, date, period (month), item, start, end,
    quote, topic; oldest first, undated last."""
    items = _items(store, chosen, "month")
    return items[items["topic"] == topic].reset_index(drop=True)


def topic_stays(store: Store, chosen: Filter) -> pd.DataFrame:
    """How long a topic stays on the agendas of a region: region_code, region, topic, label, label_en, first, last (months,
    `2023-04`), months (with an item of it), items, longest (months of its longest stay, from first to last item). A stay
    ends when more than `MONTHS_APART` months pass without an item. By region, longest stay first."""
    items = _items(store, chosen, "month").dropna(subset=["topic", "period"])
    columns = (items[name] for name in ("region_code", "topic", "region", "period"))
    stays: dict[tuple[str | None, str], tuple[str | None, list[str]]] = {}
    for code, topic, region, period in zip(*columns, strict=True):
        stays.setdefault((code, topic), (region, []))[1].append(period)
    rows = []
    for (code, topic), (region, periods) in stays.items():
        months = sorted(set(periods))
        rows.append(
            {"region_code": code, "region": region, "topic": topic, "first": months[0], "last": months[-1],
             "months": len(months), "items": len(periods), "longest": _longest_stay(months)}
        )  # fmt: skip
    names = ["region_code", "region", "topic", "first", "last", "months", "items", "longest"]
    frame = _labelled(pd.DataFrame(rows, columns=names), ["region_code"])
    frame = frame.sort_values(
        ["region_code", "longest", "items"], ascending=[True, False, False], kind="stable"
    )
    return frame[[*names[:3], "label", "label_en", *names[3:]]].reset_index(drop=True)


def themes_reached(store: Store, chosen: Filter, year: int) -> pd.DataFrame:
    """Which topics of a year's work report reached an agenda in that year: region_code, region, topic, label, label_en,
    share (of the report's text, 0-1), report_doc_id, report_title, items, meetings, first (ISO date, None for never),
    first_doc_id, first_item, start, end, quote (of that item). A region a block, largest share first; only regions with a
    report of the year and a meeting in it. Undated meetings are counted, and are never the first."""
    reports = _reports(store, chosen, year)
    items = _items(store, _only_year(chosen, year), "year")
    items = items[items["date"].astype(str).str[:4] == str(year)]
    met, reached = set(items["region_code"]), _reached(items)
    rows = [
        {str(name): value for name, value in report.items()}
        | reached.get((report["region_code"], report["topic"]), {"items": 0, "meetings": 0})
        for report in reports.to_dict("records")
        if report["region_code"] in met
    ]
    frame = pd.DataFrame(rows, columns=[*reports.columns, *_REACHED])
    frame = _labelled(frame, ["region_code"]).sort_values(
        ["region_code", "share"], ascending=[True, False], kind="stable"
    )
    names = [
        "region_code",
        "region",
        "topic",
        "label",
        "label_en",
        "share",
        "report_doc_id",
        "report_title",
        *_REACHED,
    ]
    return frame[names].reset_index(drop=True)


def report_years(store: Store, chosen: Filter) -> pd.DataFrame:
    """year: those of which `themes_reached` has something to say, in the regions of the filter; newest first."""
    condition, params = where(Filter(chosen.regions))
    sql = f"""
    WITH held AS (
        SELECT d.doc_no, d.region_code, d.year FROM events e JOIN documents d USING (doc_no)
        WHERE {condition} AND left(e.date, 4) = d.year::VARCHAR
        QUALIFY row_number() OVER (PARTITION BY e.event_id, d.year ORDER BY e.main DESC, d.doc_no) = 1
    ), met AS (SELECT DISTINCT region_code, year FROM held SEMI JOIN agenda USING (doc_no)),
    reported AS (
        SELECT DISTINCT d.region_code, d.year FROM documents d SEMI JOIN topics USING (doc_no)
        WHERE {condition} AND d.doc_type = 'government_work_report'
    )
    SELECT DISTINCT year FROM reported JOIN met USING (region_code, year) ORDER BY year DESC"""
    return store.query(sql, [*params, *params])


@lru_cache(maxsize=200_000)
def topic_of(title: str) -> str | None:
    """The topic of an agenda item: that of most of its sentences' letters, None where no word of the lexicon stands."""
    sizes: dict[str, int] = {}
    for start, end, topic in topic_sentences(title):
        if topic is not None:
            sizes[topic] = sizes.get(topic, 0) + end - start
    return max(sizes, key=lambda topic: sizes[topic]) if sizes else None


def _period(by: str, alias: str) -> str:
    if by not in _PERIODS:
        raise ValueError(f"no such step: {by}")
    return _PERIODS[by].format(alias)


def _items(store: Store, chosen: Filter, by: Step) -> pd.DataFrame:
    """Agenda items with their period and topic; columns also of the document, date and evidence."""
    condition, params = where(chosen)
    sql = f"""
    WITH held AS ({HELD.format(condition=condition)})
    SELECT {DOCUMENT}, m.date, {_period(by, "m")} AS period, a.title AS item, {EVIDENCE.format("a")}
    FROM agenda a JOIN held m USING (doc_no) JOIN documents d USING (doc_no)
    ORDER BY m.date NULLS LAST, d.doc_id, a.position"""
    frame = store.query(sql, params)
    return frame.assign(topic=pd.Series([topic_of(title) for title in frame["item"]], dtype=object))


def _reports(store: Store, chosen: Filter, year: int) -> pd.DataFrame:
    condition, params = where(_only_year(chosen, year))
    sql = f"""
    SELECT d.region_code, d.region, t.topic, t.share, d.doc_id AS report_doc_id, COALESCE(d.title, d.file) AS report_title
    FROM documents d JOIN topics t USING (doc_no)
    WHERE {condition} AND d.doc_type = 'government_work_report' AND d.region_code IS NOT NULL
    QUALIFY dense_rank() OVER (PARTITION BY d.region_code ORDER BY d.doc_id) = 1"""
    return store.query(sql, params)


def _only_year(chosen: Filter, year: int) -> Filter:
    return Filter(chosen.regions, year, year)


_REACHED = ("items", "meetings", "first", "first_doc_id", "first_item", "start", "end", "quote")


def _reached(items: pd.DataFrame) -> dict[tuple[str, str], dict[str, object]]:
    """For each region and topic how many items and meetings, and the first item; `items` are dated, the oldest first."""
    found: dict[tuple[str, str], dict[str, object]] = {}
    documents: dict[tuple[str, str], set[str]] = {}
    for item in items.dropna(subset=["topic"]).to_dict("records"):
        key = (item["region_code"], item["topic"])
        own = found.setdefault(
            key,
            {"items": 0, "first": item["date"], "first_doc_id": item["doc_id"], "first_item": item["item"],
             "start": item["start"], "end": item["end"], "quote": item["quote"]},
        )  # fmt: skip
        own["items"] = int(str(own["items"])) + 1
        documents.setdefault(key, set()).add(item["doc_id"])
    return {key: own | {"meetings": len(documents[key])} for key, own in found.items()}


def _longest_stay(months: list[str]) -> int:
    """Months from the first to the last of the longest stay; `months` are ascending, `2023-04`."""
    numbers = [int(month[:4]) * 12 + int(month[5:]) for month in months]
    longest = start = 0
    for at, number in enumerate(numbers):
        if at and number - numbers[at - 1] > MONTHS_APART:
            start = at
        longest = max(longest, number - numbers[start] + 1)
    return longest


def _labelled(frame: pd.DataFrame, before: list[str]) -> pd.DataFrame:
    """The frame with the labels of its topics, sorted by `before` and then in lexicon order."""
    order = {topic.id: (place, topic.zh, topic.en) for place, topic in enumerate(topics())}
    known = [order[name] for name in frame["topic"]]
    frame = frame.assign(
        label=pd.Series([zh for _, zh, _ in known], dtype=object, index=frame.index),
        label_en=pd.Series([en for _, _, en in known], dtype=object, index=frame.index),
        _place=[place for place, _, _ in known],
    )
    return frame.sort_values([*before, "_place"], kind="stable").drop(columns="_place").reset_index(drop=True)
