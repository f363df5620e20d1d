"""What the corpus holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.analysis.columns import DOCUMENT, NEWEST
from core.analysis.filters import COUNTRY, COUNTRY_NAME, where
from core.analysis.meetings import DIFFERENT
from core.models import Filter

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store

EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Available:
    """What there is to choose from, for the filter widgets.

    regions: region_code, region, level, province, city, county, documents; one row for each region that documents
        belong to and for each region above them (documents counts everything inside it); the country, with the code
        000000 and the level country, for its own documents; in code order
    years: year, documents; ascending; documents without a year are not in it
    doc_types: doc_type, documents; most frequent first
    """

    regions: DataFrame
    years: DataFrame
    doc_types: DataFrame


def available(store: Store, chosen: Filter = EVERYTHING) -> Available:
    """The regions, years and document types that exist under `chosen` (by default in the whole corpus)."""
    condition, params = where(chosen)
    years = f"SELECT d.year, count(*) AS documents FROM documents d WHERE {condition} AND d.year IS NOT NULL"
    types = f"SELECT d.doc_type, count(*) AS documents FROM documents d WHERE {condition}"
    return Available(
        store.query(
            _REGIONS.format(condition=condition, country=COUNTRY, name=COUNTRY_NAME), [*params, *params]
        ),
        store.query(f"{years} GROUP BY d.year ORDER BY d.year", params),
        store.query(f"{types} GROUP BY d.doc_type ORDER BY documents DESC, d.doc_type", params),
    )


# Each document stands for its region and for those above it; the code of a province or city is its own with zeros.
_REGIONS = """
WITH placed AS (
    SELECT d.* FROM documents d WHERE {condition} AND d.region_code IS NOT NULL
), named AS (
    SELECT doc_no, region_code, region, level, province, city, county FROM placed
    UNION ALL
    SELECT doc_no, substring(region_code, 1, 4) || '00', city, 'city', province, city, NULL FROM placed
    WHERE city IS NOT NULL AND NOT ends_with(region_code, '00')
    UNION ALL
    SELECT doc_no, substring(region_code, 1, 2) || '0000', province, 'province', province, NULL, NULL FROM placed
    WHERE province IS NOT NULL AND NOT ends_with(region_code, '0000')
    UNION ALL
    SELECT doc_no, '{country}', d.region, d.level, NULL, NULL, NULL FROM documents d
    WHERE {condition} AND d.region_code IS NULL AND d.region = '{name}'
)
SELECT region_code, any_value(region) AS region,
    CASE WHEN region_code = '{country}' THEN 'country' WHEN ends_with(region_code, '0000') THEN 'province' WHEN ends_with(region_code, '00') THEN 'city'
         ELSE 'county' END AS level,
    any_value(province) AS province, any_value(city) AS city, any_value(county) AS county, count(*) AS documents
FROM named GROUP BY region_code ORDER BY region_code
"""


def corpus_counts(store: Store, chosen: Filter) -> DataFrame:
    """One row: documents, characters, regions, years, year_from, year_to, meetings, reports, indicators (facts),
    indicator_names, suspicious (facts), issues, inputs, refused, no_text, duplicates, statistics (tables), synthetic
    (documents).

    `inputs` to `statistics` count the whole corpus whatever the filter: an unread file has no region.
    inputs = documents of the whole corpus + refused + no_text + duplicates + statistics.
    """
    condition, params = where(chosen)
    own = "" if chosen == EVERYTHING else "SEMI JOIN shown USING (doc_no)"
    sql = f"""
    WITH shown AS (SELECT * FROM documents d WHERE {condition}),
    books AS (SELECT count(*) AS n, count(*) FILTER (status = 'refused') AS refused,
                  count(*) FILTER (status = 'no_text') AS no_text, count(*) FILTER (status = 'duplicate') AS duplicates,
                  count(*) FILTER (status = 'statistics') AS statistics
              FROM inputs)
    SELECT count(*) AS documents, COALESCE(sum(characters), 0)::BIGINT AS characters,
        count(DISTINCT region_code) AS regions, count(DISTINCT year) AS years, min(year) AS year_from, max(year) AS year_to,
        (SELECT {DIFFERENT} FROM events e {own}) AS meetings,
        count(*) FILTER (doc_type = 'government_work_report') AS reports,
        COALESCE(sum(figures), 0)::BIGINT AS indicators,
        (SELECT count(DISTINCT key) FROM indicators {own} WHERE opens) AS indicator_names,
        COALESCE(sum(doubtful), 0)::BIGINT AS suspicious, COALESCE(sum(issues), 0)::BIGINT AS issues,
        (SELECT n FROM books) AS inputs, (SELECT refused FROM books) AS refused,
        (SELECT no_text FROM books) AS no_text, (SELECT duplicates FROM books) AS duplicates,
        (SELECT statistics FROM books) AS statistics,
        count(*) FILTER (synthetic) AS synthetic
    FROM shown"""
    return store.query(sql, params)


def documents_by_type(store: Store, chosen: Filter) -> DataFrame:
    """doc_type, documents, characters, share (of the documents, 0-1); most frequent first."""
    condition, params = where(chosen)
    sql = f"""
    SELECT d.doc_type, count(*) AS documents, sum(d.characters)::BIGINT AS characters,
        count(*) / sum(count(*)) OVER () AS share
    FROM documents d WHERE {condition} GROUP BY d.doc_type ORDER BY documents DESC, d.doc_type"""
    return store.query(sql, params)


def indicators_by_domain(store: Store, chosen: Filter) -> DataFrame:
    """domain, indicators (facts), names (different indicators), core (headline facts), actuals, targets, documents;
    most facts first."""
    condition, params = where(chosen)
    sql = f"""
    SELECT i.domain, count(*) AS indicators, count(DISTINCT i.key) AS names, count(*) FILTER (i.core) AS core,
        count(*) FILTER (i.kind = 'actual') AS actuals, count(*) FILTER (i.kind = 'target') AS targets,
        count(DISTINCT i.doc_no) AS documents
    FROM indicators i JOIN documents d USING (doc_no) WHERE {condition}
    GROUP BY i.domain ORDER BY indicators DESC, i.domain"""
    return store.query(sql, params)


def latest_documents(store: Store, chosen: Filter, limit: int = 10) -> DataFrame:
    """doc_id, title, doc_type, region_code, region, year, date (ISO, partial: publication, else meeting, else year),
    publisher, characters, indicators, issues, synthetic; newest first, undated last."""
    condition, params = where(chosen)
    sql = f"""
    SELECT {DOCUMENT}, d.date, d.publisher, d.characters, d.figures AS indicators, d.issues, d.synthetic
    FROM documents d WHERE {condition} ORDER BY {NEWEST} LIMIT ?"""
    return store.query(sql, [*params, limit])
