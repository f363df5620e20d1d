"""Figures that documents state: catalogue, facts, series, and last year's result beside this year's target.

Columns of a fact, in `facts`, `series` and `documents.document_facts`:

doc_id, title, doc_type, doc_year (Int64), doc_region_code, doc_region: the document
key: lexicon id, else the canonical name: what to group by
id (lexicon id or None), name (the lexicon's where there is an id), raw_name (as written), domain, core (bool)
region_code, region: the region the figure is about (the document's, unless the text says otherwise)
year (Int64): the year the figure refers to; period (year, H1, Q1, Q1-Q3, month, cumulative, average or None)
kind (actual, target, forecast, reference)
value, value_max, unit: the level as written (24.8 亿元); value_max is the upper end of a range
value_si, unit_si: the level in base units (元, 平方米, 人 ...)
yoy, yoy_max: growth on the year before, signed percent
growth: other growth as JSON text, or None
qualifier (预计, 左右, 以上 ... joined by |), state (preliminary, expected, or None where the text says neither), scope (经开区, 城镇 ... ; None, 全省, and what the name itself says are the whole region)
suspicious: why to look twice, or None; rule: which rule read it; corrected: confirmed, corrected, added or None;
synthetic (bool)
start, end, quote

Where several facts claim one place in a chart, `rank` orders them: 1 is the one drawn, `claims` is how many there
are. `core.store.claims` has the rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from core.analysis.columns import EVIDENCE
from core.analysis.filters import COUNTRY_NAME, where
from core.lexicon import load_toml
from core.models import Filter
from core.store.claims import BULLETIN, STATE, SURE, WHOLE

if TYPE_CHECKING:
    from core.store import Store


_REPORT = "(doc_type <> 'government_work_report')"
# The order of claims to one place, as the index has it.
RULE = "claim"
# The orders a reader may choose from: the usual one; final figures first, however little they state; work reports first; the newest or the oldest document first.
RULES = {
    "official": RULE,
    "final": f'{SURE}, {STATE}, {WHOLE}, {BULLETIN}, date DESC NULLS LAST, doc_id, "start" ',
    "report": f'{SURE}, {_REPORT}, {WHOLE}, {STATE}, date DESC NULLS LAST, doc_id, "start" ',
    "newest": f'{SURE}, date DESC NULLS LAST, {WHOLE}, {BULLETIN}, doc_id, "start" ',
    "oldest": f'{SURE}, date NULLS LAST, {WHOLE}, {BULLETIN}, doc_id, "start" ',
}

FACT = f"""d.doc_id, COALESCE(d.title, d.file) AS title, d.doc_type, d.year AS doc_year,
    d.region_code AS doc_region_code, d.region AS doc_region, i.key, i.id, i.name, i.raw_name, i.domain, i.core,
    i.region_code, i.region, i.year, i.period, i.kind, i.value, i.value_max, i.unit, i.value_si, i.unit_si,
    i.yoy, i.yoy_max, i.growth, i.qualifier, i.state, i.scope, i.suspicious, i.rule, i.corrected, d.synthetic,
    {EVIDENCE.format("i")}"""

PLACED = f"(i.region_code IS NOT NULL OR i.region = '{COUNTRY_NAME}')"
WHOLE_YEAR = "(i.period IS NULL OR i.period = 'year')"
WHOLE_REGION = "i.whole"


def catalogue(store: Store, chosen: Filter) -> pd.DataFrame:
    """Which indicators there are: key, id, name, name_en, definition, aliases (joined by 、; all None without an id), domain, core (bool), unit
    (the most frequent), unit_si, facts, actuals, targets, documents, regions, year_from, year_to; headline indicators
    first, then by documents."""
    condition, params = where(chosen)
    sql = f"""
    SELECT i.key, any_value(i.id) AS id, min(i.name) AS name, NULL::VARCHAR AS name_en,
        NULL::VARCHAR AS definition, mode(i.domain) AS domain, bool_or(i.core) AS core,
        mode(i.unit) AS unit, mode(i.unit_si) AS unit_si, count(*) AS facts,
        count(*) FILTER (i.kind = 'actual') AS actuals, count(*) FILTER (i.kind = 'target') AS targets,
        count(*) FILTER (i.opens) AS documents, count(DISTINCT i.region_code) AS regions,
        min(i.year) AS year_from, max(i.year) AS year_to
    FROM indicators i JOIN documents d USING (doc_no) WHERE {condition}
    GROUP BY i.key ORDER BY core DESC, documents DESC, facts DESC, name, i.key"""
    frame = named(store.query(sql, params))
    known = [load_toml("indicators").get(key, {}) for key in frame["id"]]
    frame["name_en"] = pd.Series([entry.get("en") for entry in known], dtype=object)
    aliases = ["、".join(entry.get("aliases", ())) or None for entry in known]
    frame["aliases"] = pd.Series(aliases, dtype=object)
    frame["definition"] = pd.Series([entry.get("definition") for entry in known], dtype=object)
    return frame


def facts(
    store: Store,
    chosen: Filter,
    keys: Sequence[str] = (),
    kinds: Sequence[str] = (),
    years: Sequence[int] = (),
    limit: int | None = None,
) -> pd.DataFrame:
    """The facts, a row each, with the columns listed above (without rank and claims), ordered by region code, document,
    place in the text. `keys` are ids or names, `years` the years the figures refer to; empty means all."""
    condition, params = where(chosen)
    for column, values in (("key", keys), ("kind", kinds), ("year", years)):
        if values:
            condition += f" AND list_contains(?, i.{column})"
            params.append(list(values))
    sql = f"""
    WITH shown AS (
        SELECT i.rowid AS fact FROM indicators i JOIN documents d USING (doc_no) WHERE {condition}
        ORDER BY i.region_code NULLS LAST, i.doc_no, i.position LIMIT ?
    )
    SELECT {FACT} FROM indicators i SEMI JOIN shown ON i.rowid = fact JOIN documents d USING (doc_no)
    ORDER BY i.region_code NULLS LAST, d.doc_no, i.position"""
    return named(store.query(sql, [*params, limit]))


def series(
    store: Store, chosen: Filter, key: str, scope: str | None = None, rule: str = "official"
) -> pd.DataFrame:
    """One indicator over regions and years: the columns of a fact with `rank` and `claims`, for every claim; draw
    rank 1, show the others beside it. One place is region, year, kind and period (None and `year` are one).

    Only figures of `scope` (None: the whole region) with a known year, and only kinds actual, target and forecast. `rule` (of
    `RULES`) orders the claims; raises ValueError for another."""
    if rule not in RULES:
        raise ValueError(f"no such rule: {rule}")
    condition, params = where(chosen)
    sql = f"""
    SELECT {FACT} FROM indicators i JOIN documents d USING (doc_no)
    WHERE {condition} AND i.key = ? AND {_of_scope(scope)} AND i.year IS NOT NULL
        AND i.kind IN ('actual', 'target', 'forecast') AND (i.value IS NOT NULL OR i.yoy IS NOT NULL)
    ORDER BY i.region_code NULLS LAST, i.year, i.kind, COALESCE(nullif(i.period, 'year'), ''), {RULES[rule]}"""
    return named(_ranked(store.query(sql, [*params, key, *([scope] if scope else [])])))


def _ranked(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame, in which the claims to one place follow each other, with their `rank` and how many they are."""
    period = frame["period"].where(frame["period"].notna(), "year")
    keys = (frame["region_code"].fillna(""), frame["year"], frame["kind"], period)
    first = np.ones(len(frame), dtype=bool)
    first[1:] = np.any([key.to_numpy()[1:] != key.to_numpy()[:-1] for key in keys], axis=0)
    starts = np.flatnonzero(first)
    sizes = np.diff(starts, append=len(frame))
    rank = np.arange(len(frame)) - np.repeat(starts, sizes) + 1
    return frame.assign(
        rank=pd.array(rank, dtype="Int64"), claims=pd.array(np.repeat(sizes, sizes), dtype="Int64")
    )


def actual_and_target(
    store: Store, chosen: Filter, keys: Sequence[str] = (), core: bool = False, scope: str | None = None
) -> pd.DataFrame:
    """What was reached and what is aimed at, one row for each region and indicator.

    region_code, region, key, id, name, domain, core, scope, unit, unit_si, documents, and for side in (actual, target):
    {side}_year (Int64), _value, _value_max, _unit, _value_si, _unit_si, _yoy, _yoy_max, _qualifier, _state, _period, _suspicious, _doc_id,
    _title, _doc_type, _doc_year, _start, _end, _quote, _claims.

    The actual is of the newest year with an actual figure; the target is of the newest year with a target, if that is
    the actual's year or later. Only figures for whole years count. A side without a figure is None/NaN. `unit` is the
    actual's unit, else the target's. `keys` empty: all indicators; `core`: headline indicators only. `scope` as in
    `series`. Ordered by region code, then headline first, domain, documents, name."""
    condition, params = where(chosen)
    if keys:
        condition += " AND list_contains(?, i.key)"
        params.append(list(keys))
    if core:
        condition += " AND i.core"
    sides = ", ".join(_side(side, alias) for side, alias in (("actual", "a"), ("target", "t")))
    sql = f"""
    WITH claimed AS (
        SELECT i.rowid AS fact, i.claim, i.region_code, i.key, i.kind, COALESCE(i.year, -1) AS year, i.doc_no
        FROM indicators i JOIN documents d USING (doc_no)
        WHERE {condition} AND {_of_scope(scope)} AND {WHOLE_YEAR} AND i.kind IN ('actual', 'target')
            AND (i.value IS NOT NULL OR i.yoy IS NOT NULL)
    ), yearly AS (
        SELECT region_code, key, kind, year, count(*) AS claims, arg_min(fact, claim) AS fact
        FROM claimed GROUP BY region_code, key, kind, year
    ), picked AS (
        SELECT arg_max(claims, year) AS claims, arg_max(fact, year) AS fact FROM yearly GROUP BY region_code, key, kind
    ), drawn AS (
        SELECT p.claims, {FACT} FROM picked p JOIN indicators i ON i.rowid = p.fact JOIN documents d USING (doc_no)
    ), subjects AS (SELECT region_code, key, count(DISTINCT doc_no) AS documents FROM claimed GROUP BY region_code, key),
    a AS (SELECT * FROM drawn WHERE kind = 'actual'), t AS (SELECT * FROM drawn WHERE kind = 'target'), paired AS (
        SELECT s.region_code, COALESCE(a.region, t.region) AS region, s.key, COALESCE(a.id, t.id) AS id,
            COALESCE(a.name, t.name) AS name, COALESCE(a.domain, t.domain) AS domain, COALESCE(a.core, t.core) AS core,
            COALESCE(a.scope, t.scope) AS scope, COALESCE(a.unit, t.unit) AS unit, COALESCE(a.unit_si, t.unit_si) AS unit_si,
            s.documents, {sides}
        FROM subjects s
        LEFT JOIN a ON a.region_code IS NOT DISTINCT FROM s.region_code AND a.key = s.key
        LEFT JOIN t ON t.region_code IS NOT DISTINCT FROM s.region_code AND t.key = s.key
            AND (a.year IS NULL OR t.year >= a.year)
    )
    FROM paired ORDER BY region_code NULLS LAST, core DESC, list_position(?, domain), documents DESC, name, key"""
    return named(store.query(sql, [*params, *([scope] if scope else []), list(load_toml("domains"))]))


def touched(store: Store, chosen: Filter) -> pd.DataFrame:
    """The figures in which people had a hand: doc_id, start, end (Int64), corrected (confirmed, corrected, added)."""
    condition, params = where(chosen)
    sql = f"""
    SELECT d.doc_id, i.start_at AS "start", i.end_at AS "end", i.corrected
    FROM indicators i JOIN documents d USING (doc_no) WHERE i.corrected IS NOT NULL AND {condition} ORDER BY ALL"""
    return store.query(sql, params)


def named(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the lexicon's name for every indicator that has an id."""
    lexicon = load_toml("indicators")
    codes, ids = pd.factorize(frame["id"])
    names = np.array([*(lexicon.get(key, {}).get("zh") for key in ids), None], dtype=object)[codes]
    known = codes >= 0
    known[known] = pd.notna(names[known])
    return frame.assign(
        name=pd.Series(np.where(known, names, frame["name"]), dtype=object, index=frame.index)
    )


def _of_scope(scope: str | None) -> str:
    """The condition on the part of a region; a part is a parameter."""
    return "i.scope = ?" if scope else WHOLE_REGION


def _side(side: str, alias: str) -> str:
    """The columns of the actual or the target, each named after its side."""
    names = [
        "year",
        "value",
        "value_max",
        "unit",
        "value_si",
        "unit_si",
        "yoy",
        "yoy_max",
        "qualifier",
        "state",
        "period",
        "suspicious",
        "doc_id",
        "title",
        "doc_type",
        "doc_year",
        "start",
        "end",
        "quote",
        "claims",
    ]
    return ", ".join(f'{alias}."{name}" AS {side}_{name}' for name in names)
