"""Regions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.analysis.columns import DOCUMENT, NEWEST, passage_frame
from core.analysis.filters import COUNTRY, COUNTRY_NAME, where
from core.analysis.meetings import DIFFERENT
from core.models import Filter
from core.parsing.topics import UNASSIGNED, UNASSIGNED_LABELS, topic_sentences, topics

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store


# Documents may name one region differently (it was renamed, or read by another version): a code is one place, with one name in
# an answer.
_PLACE = "COALESCE(region_code, region, '')"


def topic_shares(store: Store, chosen: Filter) -> DataFrame:
    """What the documents of each region stress: region_code, region, topic (id), label (Chinese), label_en, share (of
    the text, 0-1, weighted by length), characters (assigned to the topic), documents, characters_total.

    A region's shares add up to 1; the topic `unassigned` (未归类, last) is what no topic has. Regions in code order,
    topics in lexicon order; a topic that a region's documents never touch has a row with share 0. Characters are
    rounded, shares are not. Documents without a region are the rows with region_code None."""
    condition, params = where(chosen)
    sql = f"""
    WITH shown AS (
        SELECT doc_no, region_code, region, characters, {_PLACE} AS place FROM documents d WHERE {condition}
    ), groups AS (
        SELECT place, min(region_code) AS region_code, min(region) AS region, count(*) AS documents,
            sum(characters)::BIGINT AS characters_total
        FROM shown GROUP BY place
    ), assigned AS (
        SELECT place, topic, sum(share * characters) AS n FROM shown JOIN topics USING (doc_no) GROUP BY place, topic
    ), rest AS (
        FROM assigned UNION ALL
        SELECT place, '{UNASSIGNED}', any_value(g.characters_total) - COALESCE(sum(a.n), 0)
        FROM groups g LEFT JOIN assigned a USING (place) GROUP BY place
    ), labels AS (
        SELECT unnest(?::VARCHAR[]) AS topic, unnest(?::VARCHAR[]) AS label, unnest(?::VARCHAR[]) AS label_en,
            generate_subscripts(?::VARCHAR[], 1) AS number
    )
    SELECT g.region_code, g.region, l.topic, l.label, l.label_en,
        COALESCE(a.n / nullif(g.characters_total, 0), 0)::DOUBLE AS share,
        round(COALESCE(a.n, 0))::BIGINT AS characters, g.documents, g.characters_total
    FROM groups g CROSS JOIN labels l LEFT JOIN rest a USING (place, topic)
    ORDER BY g.region_code NULLS LAST, g.region NULLS LAST, l.number"""
    known = [(topic.id, topic.zh, topic.en) for topic in topics()]
    known.append((UNASSIGNED, UNASSIGNED_LABELS["zh"], UNASSIGNED_LABELS["en"]))
    ids, zh, en = (list(column) for column in zip(*known, strict=True))
    return store.query(sql, [*params, ids, zh, en, ids])


def region_counts(store: Store, chosen: Filter) -> DataFrame:
    """region_code, region, level, province, city, county, documents, reports, meetings, indicators (facts), characters,
    year_from, year_to (Int64); in code order, documents without a region last."""
    condition, params = where(chosen)
    sql = f"""
    WITH shown AS (SELECT * FROM documents d WHERE {condition})
    SELECT region_code, min(region) AS region, min(level) AS level, min(province) AS province, min(city) AS city, min(county) AS county,
        count(*) AS documents, count(*) FILTER (doc_type = 'government_work_report') AS reports,
        {DIFFERENT} AS meetings, sum(figures)::BIGINT AS indicators,
        sum(characters)::BIGINT AS characters, min(year) AS year_from, max(year) AS year_to
    FROM shown LEFT JOIN events e USING (doc_no)
    GROUP BY region_code, {_PLACE} ORDER BY region_code NULLS LAST, region NULLS LAST"""
    return store.query(sql, params)


def coverage(store: Store, chosen: Filter) -> DataFrame:
    """region_code, region, year, doc_type, documents: which documents there are, so that gaps can be seen."""
    condition, params = where(chosen)
    sql = f"""
    WITH cells AS (
        SELECT region_code, {_PLACE} AS place, min(region) AS region, year, doc_type, count(*) AS documents FROM documents d
        WHERE {condition} GROUP BY region_code, place, year, doc_type
    )
    SELECT region_code, min(region) OVER (PARTITION BY place) AS region, year, doc_type, documents
    FROM cells ORDER BY region_code NULLS LAST, region, year NULLS LAST, doc_type"""
    return store.query(sql, params)


def topic_passages(
    store: Store, chosen: Filter, topic: str, limit: int = 50, own: Sequence[str] = ()
) -> DataFrame:
    """The sentences assigned to a topic: doc_id, title, doc_type, region_code, region, year, start, end, quote; newest
    documents first. `own` keeps the documents of these regions themselves, without those of what lies in them. Raises KeyError
    for a topic that the lexicon does not have."""
    if topic not in {known.id for known in topics()}:
        raise KeyError(topic)
    condition, params = where(chosen)
    if own:
        here = f"COALESCE(d.region_code, CASE WHEN d.region = '{COUNTRY_NAME}' THEN '{COUNTRY}' END)"
        condition += f" AND list_contains(?::VARCHAR[], {here})"
        params.append(list(own))
    sql = f"""
    SELECT {DOCUMENT}, r.text FROM documents d JOIN topics t USING (doc_no) JOIN records r USING (doc_no)
    WHERE {condition} AND t.topic = ? ORDER BY {NEWEST} LIMIT ?"""
    found = store.query(sql, [*params, topic, limit])
    rows = [
        (*row[:-1], start, end, row[-1][start:end])
        for row in found.itertuples(index=False, name=None)
        for start, end, assigned in topic_sentences(row[-1])
        if assigned == topic
    ]
    return passage_frame(rows[:limit], ("start", "end", "quote"))
