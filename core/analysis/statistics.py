"""Known figures from tables of statistics: another source than the documents, in the same units and under the same keys.

A filter chooses by the region and the year of the figure; the kind of document says nothing here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.analysis.filters import where
from core.models import Filter

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store


def series(store: Store, chosen: Filter, key: str) -> DataFrame:
    """One indicator over regions and years: key, id, name, raw_name (as the table calls it), region_code, region, level,
    year (Int64), value, unit (as written), value_si, unit_si (base units; None where the unit is not known), yoy
    (percent, signed), source (the file), line (Int64, its row there), rank (Int64), claims (Int64).

    Where several tables give a figure for one region and year, rank 1 is the one of the table that came last; claims is
    how many there are. `key` is the lexicon id, else the name: the same as in `indicators.series`. In order of region
    code and year."""
    condition, params = where(replace(chosen, doc_types=()), "s")
    sql = f"""
    SELECT s.key, s.id, s.name, s.raw_name, s.region_code, s.region, s.level, s.year, s.value, s.unit, s.value_si,
        s.unit_si, s.yoy, s.path AS source, s.line,
        row_number() OVER (place ORDER BY f.rowid DESC, s.line) AS rank, count(*) OVER place AS claims
    FROM statistics s LEFT JOIN files f ON f.name = s.path WHERE {condition} AND s.key = ?
    WINDOW place AS (PARTITION BY s.region_code, s.level, s.year, s.value IS NULL)
    ORDER BY s.region_code NULLS FIRST, s.year, rank"""
    return store.query(sql, [*params, key])


def catalogue(store: Store, chosen: Filter) -> DataFrame:
    """Which indicators the tables hold: key, id (None when the lexicon does not know it), name, unit (the most frequent),
    unit_si, figures, regions, year_from, year_to, sources (files); most figures first."""
    condition, params = where(replace(chosen, doc_types=()), "s")
    sql = f"""
    SELECT s.key, any_value(s.id) AS id, min(s.name) AS name, mode(s.unit) AS unit, mode(s.unit_si) AS unit_si,
        count(*) AS figures, count(DISTINCT coalesce(s.region_code, s.level)) AS regions,
        min(s.year) AS year_from, max(s.year) AS year_to, count(DISTINCT s.path) AS sources
    FROM statistics s WHERE {condition} GROUP BY s.key ORDER BY figures DESC, name, s.key"""
    return store.query(sql, params)


def newest(store: Store, chosen: Filter) -> DataFrame:
    """The newest figure of each region and indicator: the columns of `series` without rank and claims, one row for a level
    (value) and one for a growth (yoy) of each; the table that came last counts. In order of region code and indicator."""
    sql, params = _of_measures(chosen)
    last = """SELECT * EXCLUDE (measure) FROM claimed
    QUALIFY row_number() OVER (PARTITION BY region_code, key, measure ORDER BY year DESC) = 1
    ORDER BY region_code, key, value IS NULL"""
    return store.query(f"{sql} {last}", params)


def head_to_head(store: Store, chosen: Filter, region_a: str, region_b: str) -> DataFrame:
    """What tables say of both of two regions: key, id, name, year (Int64: the newest of which they say it), measure (yoy in
    percent, level in base units), unit (base unit, None for yoy), a, b, difference (a minus b), and a_, b_ with source and
    line. The regions of the filter do not matter. By name."""
    sql, params = _of_measures(replace(chosen, regions=()))
    both = """, drawn AS (
        SELECT *, CASE measure WHEN 'yoy' THEN yoy ELSE value_si END AS amount,
            CASE measure WHEN 'level' THEN unit_si END AS basis FROM claimed
    )
    SELECT a.key, a.id, a.name, a.year, a.measure, a.basis AS unit, a.amount AS a, b.amount AS b,
        a.amount - b.amount AS difference, a.source AS a_source, a.line AS a_line, b.source AS b_source, b.line AS b_line
    FROM drawn a JOIN drawn b ON a.region_code = ? AND b.region_code = ? AND a.key = b.key AND a.year = b.year
        AND a.measure = b.measure AND a.basis IS NOT DISTINCT FROM b.basis
    WHERE a.amount IS NOT NULL AND b.amount IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY a.key, a.measure ORDER BY a.year DESC) = 1
    ORDER BY a.name, a.key, a.measure DESC"""
    return store.query(sql + both, [*params, region_a, region_b])


def _of_measures(chosen: Filter) -> tuple[str, list[object]]:
    """The head of a query: `claimed` has the figure that counts of each region, indicator, year and measure (yoy, level)."""
    condition, params = where(replace(chosen, doc_types=()), "s")
    sql = f"""
    WITH measured AS (
        SELECT s.key, s.id, s.name, s.raw_name, s.region_code, s.region, s.level, s.year, s.value, s.unit, s.value_si,
            s.unit_si, s.yoy, s.path AS source, s.line, f.rowid AS came, unnest(['level', 'yoy']) AS measure
        FROM statistics s LEFT JOIN files f ON f.name = s.path
        WHERE {condition} AND s.region_code IS NOT NULL AND s.year IS NOT NULL
    ), claimed AS (
        SELECT * EXCLUDE (came) FROM measured
        WHERE CASE measure WHEN 'yoy' THEN yoy IS NOT NULL ELSE value IS NOT NULL END
        QUALIFY row_number() OVER (PARTITION BY region_code, key, year, measure ORDER BY came DESC, line) = 1
    )"""
    return sql, params


def tables(store: Store) -> DataFrame:
    """The tables that were loaded: source (the file), figures, indicators, regions, year_from, year_to, unread (rows or
    cells that gave none), said (the account in words); in order of name."""
    sql = """
    SELECT i.path AS source, count(s.key) AS figures, count(DISTINCT s.key) AS indicators,
        count(DISTINCT coalesce(s.region_code, s.level)) AS regions, min(s.year) AS year_from, max(s.year) AS year_to,
        (SELECT count(*) FROM statistics_unread u WHERE u.path = i.path) AS unread, any_value(i.reason) AS said
    FROM inputs i LEFT JOIN statistics s ON s.path = i.path WHERE i.status = 'statistics'
    GROUP BY i.path ORDER BY i.path"""
    return store.query(sql)


def unread(store: Store, source: str | None = None) -> DataFrame:
    """Rows of tables that gave no figure: source, line (Int64), content (the row as it stands), reason. All tables, or
    one."""
    sql = """SELECT path AS source, line, content, reason FROM statistics_unread
    WHERE ? IS NULL OR path = ? ORDER BY path, line"""
    return store.query(sql, [source, source])
