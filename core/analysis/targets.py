"""Targets beside outcomes: what one year's report set, and what was stated later for that year.

One measure at a time: growth against growth (`yoy`, percent), level against level (`level`, base units); a target that
states both gives two rows. The years of the filter are the years the figures refer to, not those of the documents: a
target of 2023 stands in a report of 2023, its outcome in one of 2024.

How a target is judged (`judge`), by its qualifier:

ceiling (以内, 以下, 不超过, 不高于, 低于, 控制在), and any target of prices, unemployment and the like (`ceiling` in the lexicon):
    reached at or under the limit
about (左右, 约, 大约, 上下): reached from half a point (growth) or two percent (level) under the figure
range (a lower and an upper end), floor (以上, 不低于 …) and the bare figure: reached at or over the (lower) figure

`near` is a miss by at most one point of growth or five percent of a level; `below` is a larger one, in either direction
that the target forbids. Figures are compared, not people judged.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

import pandas as pd

from core.analysis.filters import COUNTRY, where
from core.analysis.indicators import FACT, PLACED, RULE, WHOLE_REGION, WHOLE_YEAR, named
from core.lexicon import load_toml
from core.models import Filter

if TYPE_CHECKING:
    from core.store import Store

Verdict = Literal["reached", "near", "below", "not_stated", "document_missing"]
VERDICTS: tuple[Verdict, ...] = ("reached", "near", "below", "not_stated", "document_missing")

FLOORS = ("不低于", "不少于", "不小于")  # each holds a word that alone would be a ceiling
CEILINGS = ("以内", "以下", "不超过", "不高于", "不突破", "低于", "控制在", "之内")
ABOUT = ("左右", "约", "大约", "上下")
ABOUT_POINTS, ABOUT_SHARE = 0.5, 0.02
NEAR_POINTS, NEAR_SHARE = 1.0, 0.05

_SIDE = (
    "unit",
    "unit_si",
    "value",
    "qualifier",
    "doc_id",
    "title",
    "doc_type",
    "doc_year",
    "start",
    "end",
    "quote",
)


# After `_claims`: each target (`fact`) and its `outcome`, NULL where none is stated.
_PAIRED = """paired AS (
        SELECT t.*, a.fact AS outcome FROM picked t
        LEFT JOIN picked a ON a.kind = 'actual' AND a.region_code = t.region_code AND a.key = t.key AND a.year = t.year
            AND a.measure = t.measure AND a.basis IS NOT DISTINCT FROM t.basis
        WHERE t.kind = 'target'
    )"""


def judge(
    target: float, actual: float, qualifier: str | None = None, measure: str = "yoy", ceiling: bool = False
) -> Literal["reached", "near", "below"]:
    """How an outcome stands to a target (the lower end of a range); `ceiling` for what is to stay low. The rule is told at the
    top of this module."""
    limit, about = _limits(qualifier or "")
    share = abs(target)
    slack = ABOUT_POINTS if measure == "yoy" else ABOUT_SHARE * share
    near = NEAR_POINTS if measure == "yoy" else NEAR_SHARE * share
    short = actual - target if ceiling or limit else target - actual
    if about:
        short -= slack
    if short <= 1e-9 * max(share, 1.0):
        return "reached"
    return "near" if short <= near + 1e-9 else "below"


@cache
def _limits(qualifier: str) -> tuple[bool, bool]:
    """Whether a qualifier makes a figure a ceiling, and whether it is only about."""
    for word in FLOORS:
        qualifier = qualifier.replace(word, "")
    return any(word in qualifier for word in CEILINGS), any(word in qualifier for word in ABOUT)


def outcomes(store: Store, chosen: Filter, keys: Sequence[str] = (), core: bool = False) -> pd.DataFrame:
    """Every target with its outcome, one row for each region, indicator, year and measure.

    region_code, region, key, id, name, domain, core, year (Int64), measure (yoy in percent, level in base units), gap
    (actual minus target, points or base units), verdict, and for side in (target, actual): {side}_amount, _amount_max,
    _unit, _unit_si, _value (as written), _qualifier, _doc_id, _title, _doc_type, _doc_year, _start, _end, _quote; None or NaN
    where there is none.

    verdict: reached, near, below (by `judge`); not_stated when a document that looks back on the year says nothing of
    it; document_missing when the corpus holds no such document. Newest years first."""
    claims, params = _claims(chosen, keys, core)
    sides = ", ".join(_side(side, alias) for side, alias in (("target", "t"), ("actual", "a")))
    sql = f"""
    {claims}, {_PAIRED}, looked_back AS (
        SELECT DISTINCT COALESCE(region_code, CASE WHEN level = 'country' THEN '{COUNTRY}' END) AS region_code,
            period_year AS year FROM documents WHERE period_year IS NOT NULL
        UNION SELECT DISTINCT region_code, year FROM picked WHERE kind = 'actual'
    )
    SELECT p.region_code, t.region, p.key, t.id, t.name, t.domain, t.core, p.year, p.measure,
        l.year IS NOT NULL AS document, {sides}
    FROM paired p JOIN told t ON t.fact = p.fact LEFT JOIN told a ON a.fact = p.outcome
    LEFT JOIN looked_back l ON l.region_code = p.region_code AND l.year = p.year
    ORDER BY p.year DESC, p.region_code, t.core DESC, list_position(?, t.domain), t.name, p.key, p.measure DESC"""
    frame = named(store.query(sql, [*params, list(load_toml("domains"))]))
    verdicts = [
        _verdict(*row)
        for row in zip(
            frame["target_amount"], frame["actual_amount"], frame["target_qualifier"], frame["measure"], frame["document"],
            frame["key"], strict=True,
        )
    ]  # fmt: skip
    frame = frame.assign(
        gap=frame["actual_amount"] - frame["target_amount"], verdict=pd.Series(verdicts, dtype=object)
    )
    return frame.drop(columns="document")


def aims(store: Store, chosen: Filter, core: bool = False) -> pd.DataFrame:
    """What `outcomes` has rows of, in its order, in a third of the time: region_code, region, key, id, name, year (Int64),
    measure, judged (bool: an outcome is stated)."""
    claims, params = _claims(chosen, (), core)
    sql = f"""
    {claims}, {_PAIRED}
    SELECT p.region_code, i.region, p.key, i.id, i.name, p.year, p.measure, p.outcome IS NOT NULL AS judged
    FROM paired p JOIN indicators i ON i.rowid = p.fact
    ORDER BY p.year DESC, p.region_code, i.core DESC, list_position(?, i.domain), i.name, p.key, p.measure DESC"""
    return named(store.query(sql, [*params, list(load_toml("domains"))]))


def _side(side: str, alias: str) -> str:
    """The columns of the target or the outcome, each named after its side."""
    amounts = f"{_amount(alias, 'p.measure')} AS {side}_amount, {_amount_max(alias, 'p.measure')} AS {side}_amount_max"
    return ", ".join([amounts, *(f'{alias}."{name}" AS {side}_{name}' for name in _SIDE)])


def tally(found: pd.DataFrame) -> pd.DataFrame:
    """How often each verdict was given, of the frame of `outcomes`: verdict, targets; in the order of `VERDICTS`.

    An indicator whose target states growth and level counts once, by its growth."""
    single = found.drop_duplicates(["region_code", "key", "year"])
    counts = single["verdict"].value_counts()
    return pd.DataFrame(
        {"verdict": list(VERDICTS), "targets": [int(counts.get(name, 0)) for name in VERDICTS]}
    )


def revisions(store: Store, chosen: Filter, keys: Sequence[str] = (), core: bool = False) -> pd.DataFrame:
    """Targets against those of the year before: region_code, region, key, id, name, domain, core, year, measure, amount,
    amount_max, qualifier, previous, previous_qualifier, step (amount minus previous), change (raised, held, cut), and the
    evidence of both: doc_id, title, doc_type, doc_year, start, end, quote and the same with previous_ before it.

    Only targets with one a year before, of the same measure; growth in points, levels in base units."""
    claims, params = _claims(chosen, keys, core, years_before=1)
    low, high = chosen.year_from, chosen.year_to
    sql = f"""
    {claims}, paired AS (
        SELECT n.*, b.fact AS earlier FROM picked n JOIN picked b ON b.kind = 'target' AND b.region_code = n.region_code
            AND b.key = n.key AND b.year = n.year - 1 AND b.measure = n.measure AND b.basis IS NOT DISTINCT FROM n.basis
        WHERE n.kind = 'target' AND (?::INT IS NULL OR n.year >= ?) AND (?::INT IS NULL OR n.year <= ?)
    ), compared AS (
        SELECT p.region_code, n.region, p.key, n.id, n.name, n.domain, n.core, p.year, p.measure,
            {_amount("n", "p.measure")} AS amount, {_amount_max("n", "p.measure")} AS amount_max, n.qualifier,
            {_amount("b", "p.measure")} AS previous, b.qualifier AS previous_qualifier, amount - previous AS step,
            CASE WHEN amount > previous THEN 'raised' WHEN amount < previous THEN 'cut' ELSE 'held' END AS change,
            n.doc_id, n.title, n.doc_type, n.doc_year, n."start", n."end", n.quote, b.doc_id AS previous_doc_id,
            b.title AS previous_title, b.doc_type AS previous_doc_type, b.doc_year AS previous_doc_year,
            b."start" AS previous_start, b."end" AS previous_end, b.quote AS previous_quote
        FROM paired p JOIN told n ON n.fact = p.fact JOIN told b ON b.fact = p.earlier
    )
    FROM compared ORDER BY year DESC, region_code, core DESC, domain, name, key, measure DESC"""
    return named(store.query(sql, [*params, low, low, high, high]))


def cascade(store: Store, chosen: Filter, key: str, year: int, measure: str = "yoy") -> pd.DataFrame:
    """One target from country to province, city, county: region_code, region, level (country to county), parent_code,
    amount, amount_max, qualifier, parent_amount, gap (amount minus the superior's, NaN where that is not known), doc_id,
    title, doc_type, doc_year, start, end, quote; the superior is the next one above with a target in the corpus. By region code."""
    claims, params = _claims(dataclasses.replace(chosen, year_from=year, year_to=year), (key,), False)
    sql = f"""
    {claims}, tier AS (
        SELECT p.region_code, t.* EXCLUDE (region_code), {_amount("t", "p.measure")} AS amount,
            {_amount_max("t", "p.measure")} AS amount_max, CASE WHEN p.region_code = '{COUNTRY}' THEN 'country'
            WHEN p.region_code LIKE '%0000' THEN 'province' WHEN p.region_code LIKE '%00' THEN 'city' ELSE 'county' END AS level
        FROM picked p JOIN told t ON t.fact = p.fact WHERE p.kind = 'target' AND p.measure = ?
    )
    SELECT c.region_code, c.region, c.level, COALESCE(city.region_code, top.region_code, nation.region_code) AS parent_code,
        c.amount, c.amount_max, c.qualifier, COALESCE(city.amount, top.amount, nation.amount) AS parent_amount,
        c.amount - COALESCE(city.amount, top.amount, nation.amount) AS gap, c.doc_id, c.title, c.doc_type, c.doc_year, c."start", c."end", c.quote
    FROM tier c
    LEFT JOIN tier city ON c.level = 'county' AND city.region_code = left(c.region_code, 4) || '00'
    LEFT JOIN tier nation ON c.level <> 'country' AND nation.level = 'country'
    LEFT JOIN tier top ON c.level IN ('city', 'county') AND top.region_code = left(c.region_code, 2) || '0000'
    ORDER BY c.region_code"""
    return store.query(sql, [*params, measure])


def season(store: Store, chosen: Filter, year: int) -> pd.DataFrame:
    """The season of reports: every region that has a work report in the corpus, and where it stands this year.

    region_code, region, published (bool), date (of the report of `year`, partial ISO or None), doc_id, title, targets
    (how many it sets), last (the newest earlier year with a report, Int64). Published first, by date."""
    condition, params = where(dataclasses.replace(chosen, year_from=None, year_to=None, doc_types=()))
    sql = f"""
    WITH reports AS (
        SELECT d.* REPLACE (COALESCE(d.region_code, '{COUNTRY}') AS region_code) FROM documents d
        WHERE {condition} AND d.doc_type = 'government_work_report'
            AND (d.region_code IS NOT NULL OR d.level = 'country') AND d.year <= ?
    ), now AS (
        SELECT * FROM reports WHERE year = ? QUALIFY row_number() OVER (PARTITION BY region_code ORDER BY date, doc_id) = 1
    )
    SELECT r.region_code, any_value(r.region) AS region, any_value(n.doc_id) IS NOT NULL AS published,
        any_value(n.date) AS date, any_value(n.doc_id) AS doc_id, any_value(COALESCE(n.title, n.file)) AS title,
        (SELECT count(*) FROM indicators i WHERE i.doc_no = any_value(n.doc_no) AND i.kind = 'target') AS targets,
        max(r.year) FILTER (r.year < ?) AS last
    FROM reports r LEFT JOIN now n USING (region_code)
    GROUP BY r.region_code ORDER BY published DESC, date, r.region_code"""
    return store.query(sql, [*params, year, year, year])


def season_aims(store: Store, chosen: Filter, year: int, key: str) -> pd.DataFrame:
    """What the reports of a season aim at beside last year: the rows of `season` with aim, aim_max, aim_qualifier (the
    growth aimed at this year, percent), previous (aimed at last year), result (stated for last year), start, end, quote
    (of the aim); NaN or None where a document is missing or silent."""
    frame = season(store, chosen, year)
    found = outcomes(
        store, dataclasses.replace(chosen, year_from=year - 1, year_to=year, doc_types=()), keys=(key,)
    )
    found = found[found["measure"] == "yoy"]
    now = found[found["year"] == year].rename(
        columns={"target_amount": "aim", "target_amount_max": "aim_max", "target_qualifier": "aim_qualifier",
                 "target_start": "start", "target_end": "end", "target_quote": "quote"}
    )  # fmt: skip
    before = found[found["year"] == year - 1].rename(columns={"target_amount": "previous"})
    frame = frame.merge(
        now[["region_code", "aim", "aim_max", "aim_qualifier", "start", "end", "quote"]],
        on="region_code",
        how="left",
    ).merge(before[["region_code", "previous"]], on="region_code", how="left")
    stated = _results(store, chosen, year - 1, key)
    return frame.merge(stated, on="region_code", how="left")


def fallen_silent(store: Store, chosen: Filter, core: bool = True) -> pd.DataFrame:
    """What one year's documents state and the next year's do not, where there is a next year: region_code, region, key,
    id, name, domain, core, year (the last one stated), kind, next_year, and the evidence: doc_id, title, doc_type, doc_year, start, end, quote.

    Looked at are whole-region figures of work reports. A year without a report is a missing document, not a silence."""
    condition, params = where(chosen)
    sql = f"""
    WITH stated AS (
        SELECT * REPLACE (COALESCE(region_code, '{COUNTRY}') AS region_code) FROM (
            SELECT {FACT} FROM indicators i JOIN documents d USING (doc_no)
            WHERE {condition} AND d.doc_type = 'government_work_report' AND {WHOLE_REGION} AND i.kind IN ('actual', 'target')
                AND d.year IS NOT NULL AND i.region IS NOT DISTINCT FROM d.region AND {PLACED} AND (NOT ? OR i.core)
        )
    ), reports AS (SELECT DISTINCT region_code, doc_year FROM stated)
    SELECT s.region_code, s.region, s.key, s.id, s.name, s.domain, s.core, s.doc_year AS year, s.kind,
        s.doc_year + 1 AS next_year, s.doc_id, s.title, s.doc_type, s.doc_year, s."start", s."end", s.quote
    FROM stated s JOIN reports r ON r.region_code = s.region_code AND r.doc_year = s.doc_year + 1
    WHERE NOT EXISTS (SELECT 1 FROM stated n WHERE n.region_code = s.region_code AND n.key = s.key AND n.kind = s.kind
        AND n.doc_year = s.doc_year + 1)
    QUALIFY row_number() OVER (PARTITION BY s.region_code, s.key, s.kind, s.doc_year ORDER BY s."start") = 1
    ORDER BY year DESC, s.region_code, s.core DESC, s.name, s.kind"""
    return named(store.query(sql, [*params, core]))


def _results(store: Store, chosen: Filter, year: int, key: str) -> pd.DataFrame:
    """region_code, result: the growth that is stated for a year."""
    claims, params = _claims(
        dataclasses.replace(chosen, year_from=year, year_to=year, doc_types=()), (key,), False
    )
    sql = (
        f"{claims} SELECT p.region_code, t.yoy AS result FROM picked p JOIN told t ON t.fact = p.fact "
        "WHERE p.kind = 'actual' AND p.measure = 'yoy'"
    )
    return store.query(sql, params)


def _claims(
    chosen: Filter, keys: Sequence[str], core: bool, years_before: int = 0
) -> tuple[str, list[object]]:
    """The head of a query: `picked` has the best claim (`fact`) for each region, indicator, kind, year, measure and base unit,
    `told` all facts, of which the few that are shown are looked up in the end."""
    condition, params = where(dataclasses.replace(chosen, year_from=None, year_to=None))
    for sign, year in ((">=", chosen.year_from and chosen.year_from - years_before), ("<=", chosen.year_to)):
        if year:
            condition += f" AND i.year {sign} ?"
            params.append(year)
    if keys:
        condition += " AND list_contains(?, i.key)"
        params.append(list(keys))
    if core:
        condition += " AND i.core"
    sql = f"""
    WITH stated AS (
        SELECT i.rowid AS fact, i.claim, COALESCE(i.region_code, '{COUNTRY}') AS region_code, i.key, i.kind, i.year,
            i.yoy, i.value_si, i.unit_si
        FROM indicators i JOIN documents d USING (doc_no)
        WHERE {condition} AND {WHOLE_REGION} AND {WHOLE_YEAR} AND i.kind IN ('actual', 'target')
            AND i.year IS NOT NULL AND {PLACED}
    ), measured AS (
        SELECT *, 'yoy' AS measure, NULL AS basis FROM stated WHERE yoy IS NOT NULL
        UNION ALL SELECT *, 'level', unit_si FROM stated WHERE value_si IS NOT NULL
    ), picked AS (
        SELECT region_code, key, kind, year, measure, basis, arg_min(fact, {RULE}) AS fact
        FROM measured GROUP BY region_code, key, kind, year, measure, basis
    ), told AS NOT MATERIALIZED (
        SELECT i.rowid AS fact, {FACT} FROM indicators i JOIN documents d USING (doc_no)
    )"""
    return sql, params


def _amount(alias: str, measure: str) -> str:
    """The figure of a row of `told` under a measure."""
    return f"CASE {measure} WHEN 'yoy' THEN {alias}.yoy ELSE {alias}.value_si END"


def _amount_max(alias: str, measure: str) -> str:
    """The upper end of a range, in the unit of `_amount`."""
    level = f"{alias}.value_max * {alias}.value_si / nullif({alias}.value, 0)"
    return f"CASE {measure} WHEN 'yoy' THEN {alias}.yoy_max ELSE {level} END"


def _verdict(
    target: float, actual: float, qualifier: str | None, measure: str, document: bool, key: str
) -> Verdict:
    if actual != actual:  # NaN: nothing is stated
        return "not_stated" if document else "document_missing"
    return judge(float(target), float(actual), qualifier, measure, is_ceiling(key))


def is_ceiling(key: str) -> bool:
    """Whether a target of the indicator is a limit that is not to be passed: of prices, unemployment and the like."""
    return bool(load_toml("indicators").get(key, {}).get("ceiling", False))
