"""Facts that several documents tell, and tell differently.

One fact is region, indicator, scope, year, kind and whole-year period; growth and level are compared each on its own: a
growth without a level with all growths, levels with those of the same base unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.analysis.filters import where
from core.analysis.indicators import FACT, PLACED, WHOLE_REGION, WHOLE_YEAR, named
from core.models import Filter

if TYPE_CHECKING:
    import pandas as pd

    from core.store import Store

# Two documents tell a fact differently from so much on; less is rounding.
DIFFERENT_POINTS, DIFFERENT_SHARE = 0.05, 0.005


def widest(store: Store, chosen: Filter, core: bool = False, limit: int | None = None) -> pd.DataFrame:
    """The claims of the `limit` facts that documents tell most differently: the columns of a fact, `fact` (a number for each),
    `claims` (how many documents tell it), `points` (largest minus smallest growth, NaN without two) and `share` (largest minus
    smallest level as a share of the largest, NaN likewise). Widest first, all that tell one fact together. `core`: headline
    indicators only."""
    facts, params = _facts(chosen, core)
    sql = f"""
    {facts}, widest AS (
        SELECT *, row_number() OVER (
            ORDER BY greatest(COALESCE(points, 0), COALESCE(100 * share, 0)) DESC, region_code, key, year, kind, part
        ) AS fact FROM facts LIMIT ?
    ), claim AS (SELECT fact, claims, points, share, unnest(places) AS place FROM widest)
    SELECT {FACT}, c.fact, c.claims, c.points, c.share
    FROM claim c JOIN indicators i ON i.rowid = c.place JOIN documents d USING (doc_no)
    ORDER BY c.fact, d.doc_id, i.start_at"""
    return named(store.query(sql, [*params, limit]))


def how_many(store: Store, chosen: Filter, core: bool = False) -> pd.DataFrame:
    """One row: facts that documents tell differently, documents that tell them."""
    facts, params = _facts(chosen, core)
    sql = f"""
    {facts}
    SELECT count(*) AS facts, (SELECT count(DISTINCT doc_no) FROM (SELECT unnest(flatten(list(documents))) AS doc_no FROM facts)) AS documents
    FROM facts"""
    return store.query(sql, params)


def _facts(chosen: Filter, core: bool) -> tuple[str, list[object]]:
    """The head of a query: `facts` has what is told differently, with the rows of the claims and their documents."""
    condition, params = where(chosen)
    sql = f"""
    WITH told AS (
        SELECT i.rowid AS place, i.doc_no, i.region_code, i.key, i.year, i.kind, i.yoy, i.value_si, i.unit_si,
            CASE WHEN {WHOLE_REGION} THEN NULL ELSE i.scope END AS part
        FROM indicators i JOIN documents d USING (doc_no)
        WHERE {condition} AND i.kind IN ('actual', 'target') AND {WHOLE_YEAR} AND i.year IS NOT NULL AND {PLACED}
            AND (i.core OR NOT {core})
    ), levels AS (
        SELECT region_code, key, part, year, kind, min(yoy) AS low, max(yoy) AS high,
            1 - min(value_si) / nullif(max(value_si), 0) AS distance, list(place) AS places, list(DISTINCT doc_no) AS documents
        FROM told GROUP BY region_code, key, part, year, kind, unit_si
    ), together AS (
        SELECT region_code, key, part, year, kind, max(high) - min(low) AS points, max(distance) AS share,
            flatten(list(places)) AS places, list_distinct(flatten(list(documents))) AS documents
        FROM levels GROUP BY region_code, key, part, year, kind
    ), facts AS (
        SELECT *, len(documents) AS claims FROM together
        WHERE len(documents) > 1 AND (points > {DIFFERENT_POINTS} OR share > {DIFFERENT_SHARE})
    )"""
    return sql, params
