"""Regions against each other: two head to head, peers by a stated rule, two indicators, one region by domain.

A figure stands for a region as `core.analysis.indicators` orders the claims to its place: whole region, whole year,
rank 1. Growth is percent, levels are in base units (元, 人), shares 0-1.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Literal

import pandas as pd

from core.analysis.filters import COUNTRY, COUNTRY_NAME, where
from core.analysis.indicators import FACT, PLACED, RULE, WHOLE_REGION, WHOLE_YEAR, actual_and_target, named
from core.analysis.regions import topic_shares
from core.geography.neighbours import neighbours
from core.lexicon import load_toml
from core.models import Filter
from core.parsing.topics import UNASSIGNED

if TYPE_CHECKING:
    from core.store import Store

Measure = Literal["yoy", "level"]
Rule = Literal["same_city", "same_level_in_province", "neighbours", "nearest_gdp"]
RULES: tuple[Rule, ...] = ("same_city", "same_level_in_province", "neighbours", "nearest_gdp")
GDP = "gdp"
# The code of the region of a figure, with one for the country.
_CODE = f"COALESCE(i.region_code, '{COUNTRY}')"
_COLUMNS = {"yoy": "yoy", "level": "value_si"}
_EVIDENCE = ("qualifier", "doc_id", "title", "start", "end", "quote")


_LEVEL = """CASE WHEN i.region_code LIKE '%0000' THEN 'province' WHEN i.region_code LIKE '%00' THEN 'city' ELSE 'county' END"""
_STATED_AT = f"""
    SELECT DISTINCT i.key, i.region_code, i.year, {_LEVEL} AS level FROM indicators i JOIN documents d USING (doc_no)
    WHERE {{condition}} AND {{keys}} AND i.kind = ? AND {WHOLE_REGION} AND {WHOLE_YEAR} AND i.{{column}} IS NOT NULL
        AND i.year IS NOT NULL AND i.region_code IS NOT NULL"""


def head_to_head(store: Store, chosen: Filter, region_a: str, region_b: str) -> pd.DataFrame:
    """Two regions over every indicator that both state: key, id, name, domain, core, kind (actual, target), year (Int64: the
    newest that both state it for), measure (yoy in percent, level in base units), unit (base unit, None for yoy), a, b,
    difference (a minus b), ratio (a / b, of levels only, else NaN), and a_, b_ with qualifier, doc_id, title, start, end,
    quote. Regions by code (000000 is the country); the regions of the filter do not matter. Headline indicators first, by domain."""
    condition, params = where(dataclasses.replace(chosen, regions=()))
    sides = ", ".join(f'a."{name}" AS a_{name}, b."{name}" AS b_{name}' for name in _EVIDENCE)
    sql = f"""
    {_drawn(condition, f"{_CODE} IN (?, ?)", PLACED)}
    SELECT a.key, a.id, a.name, a.domain, a.core, a.kind, a.year, a.measure, a.basis AS unit, a.amount AS a, b.amount AS b,
        a.amount - b.amount AS difference,
        CASE WHEN a.measure = 'level' THEN a.amount / nullif(b.amount, 0) END::DOUBLE AS ratio, {sides}
    FROM drawn a JOIN drawn b ON a.region_code = ? AND b.region_code = ? AND a.key = b.key AND a.kind = b.kind
        AND a.year = b.year AND a.measure = b.measure AND a.basis IS NOT DISTINCT FROM b.basis
    QUALIFY row_number() OVER (PARTITION BY a.key, a.kind, a.measure ORDER BY a.year DESC) = 1
    ORDER BY a.core DESC, list_position(?, a.domain), a.name, a.key, a.kind, a.measure DESC"""
    order = list(load_toml("domains"))
    return named(store.query(sql, [*params, region_a, region_b, region_a, region_b, order]))


def topics_head_to_head(store: Store, chosen: Filter, region_a: str, region_b: str) -> pd.DataFrame:
    """What two regions stress: topic, label, label_en, a, b (shares of their texts, 0-1), difference (a minus b), a_documents,
    b_documents; the widest differences first. Own documents of each region only, not those of what lies in it. No row
    when one of them has none."""
    shares = coded(topic_shares(store, dataclasses.replace(chosen, regions=(region_a, region_b))))
    own = [shares[shares["region_code"] == code] for code in (region_a, region_b)]
    joined = own[0].merge(own[1], on=["topic", "label", "label_en"], suffixes=("_a", "_b"))
    frame = joined[["topic", "label", "label_en"]].assign(
        a=joined["share_a"], b=joined["share_b"], difference=joined["share_a"] - joined["share_b"],
        a_documents=joined["documents_a"], b_documents=joined["documents_b"],
    )  # fmt: skip
    return frame.sort_values("difference", key=abs, ascending=False, kind="stable").reset_index(drop=True)


def stress(store: Store, chosen: Filter, region: str) -> pd.DataFrame:
    """What one region stresses beside the others: topic, label, label_en, share (of its text, 0-1), others (the median share
    of the other regions), difference (share minus others), place (1 is the largest share, ties share), of (regions),
    documents; the widest difference first. Own documents of each region; no row for a region without any or without others."""
    shares = topic_shares(store, dataclasses.replace(chosen, regions=()))
    shares = shares[shares["region_code"].notna() & (shares["topic"] != UNASSIGNED)]
    own = shares[shares["region_code"] == region]
    rest = shares[shares["region_code"] != region]
    if rest.empty:
        own = own.head(0)
    place = shares.groupby("topic")["share"].rank(ascending=False, method="min").astype("Int64")
    frame = own[["topic", "label", "label_en", "share", "documents"]].assign(
        others=own["topic"].map(rest.groupby("topic")["share"].median()).astype("float64"),
        place=place.reindex(own.index), of=shares["region_code"].nunique(),
    )  # fmt: skip
    frame = frame.assign(difference=frame["share"] - frame["others"])
    return frame.sort_values("difference", key=abs, ascending=False, kind="stable").reset_index(drop=True)


def peers(store: Store, chosen: Filter, region: str, rule: Rule, limit: int = 8) -> pd.DataFrame:
    """Regions to compare one with, by a stated rule: region_code, region, level, documents, and for nearest_gdp also year
    (Int64), gdp, own_gdp (元), ratio (gdp / own_gdp); NaN for the other rules. Only regions with documents; the filter does not matter.

    same_city: counties of the same city (cities of the same province for a city); same_level_in_province: regions of the
    same level in the province (all provinces for a province); nearest_gdp: of the same level anywhere, by the smallest
    ratio of gross product in the newest year that the region states it for. Raises ValueError for another rule."""
    if rule not in RULES:
        raise ValueError(f"no such rule: {rule}")
    level = level_of(region)
    if rule == "nearest_gdp":
        return _nearest(store, region, level, limit)
    if rule == "neighbours":
        return _beside(store, region, limit)
    whole = (
        "" if level == "province" else region[:4] if rule == "same_city" and level == "county" else region[:2]
    )
    sql = """
    SELECT region_code, any_value(region) AS region, any_value(level) AS level, count(*) AS documents,
        NULL::INTEGER AS year, NULL::DOUBLE AS gdp, NULL::DOUBLE AS own_gdp, NULL::DOUBLE AS ratio
    FROM documents WHERE level = ? AND starts_with(region_code, ?) AND region_code <> ?
    GROUP BY region_code ORDER BY region_code LIMIT ?"""
    return store.query(sql, [level, whole, region, limit])


def scatter(
    store: Store,
    chosen: Filter,
    x_key: str,
    y_key: str,
    year: int,
    measure: Measure = "yoy",
    kind: str = "actual",
    level: str | None = None,
) -> pd.DataFrame:
    """Two indicators of one year, a row each region (of one `level`, or of all) that states both: region_code, region, x, y
    (percent, or base units for level), x_unit, y_unit, and x_, y_ with qualifier, doc_id, title, start, end, quote; by
    region code. Raises ValueError for another measure."""
    _checked(measure)
    condition, params = where(chosen)
    sides = ", ".join(f'x."{name}" AS x_{name}, y."{name}" AS y_{name}' for name in _EVIDENCE)
    sql = f"""
    {_drawn(condition, "i.key IN (?, ?) AND i.year = ? AND i.kind = ?")}
    SELECT x.region_code, x.region, x.amount AS x, y.amount AS y, x.basis AS x_unit, y.basis AS y_unit, {sides}
    FROM drawn x JOIN drawn y ON x.region_code = y.region_code AND x.key = ? AND y.key = ?
        AND x.measure = ? AND y.measure = ? AND (? IS NULL OR x.level = ?)
    QUALIFY row_number() OVER (PARTITION BY x.region_code ORDER BY x.basis, y.basis) = 1
    ORDER BY x.region_code"""
    return store.query(sql, [*params, x_key, y_key, year, kind, x_key, y_key, measure, measure, level, level])


def scatter_years(
    store: Store, chosen: Filter, x_key: str, y_key: str, measure: Measure = "yoy", level: str | None = None
) -> pd.DataFrame:
    """The years of which `scatter` has rows: year (Int64), regions; most regions first, the later of equals."""
    _checked(measure)
    condition, params = where(chosen)
    sql = f"""
    WITH stated AS ({_STATED_AT.format(condition=condition, column=_COLUMNS[measure], keys="i.key IN (?, ?)")})
    SELECT x.year, count(*) AS regions FROM stated x JOIN stated y USING (region_code, year)
    WHERE x.key = ? AND y.key = ? AND (? IS NULL OR x.level = ?) GROUP BY x.year ORDER BY regions DESC, x.year DESC"""
    return store.query(sql, [*params, x_key, y_key, "actual", x_key, y_key, level, level])


def stated_at(store: Store, chosen: Filter, key: str, measure: Measure, kind: str) -> pd.DataFrame:
    """The places and years for which documents state an indicator, each once: region_code, year (Int64), level (province, city,
    county). Raises ValueError for another measure."""
    _checked(measure)
    condition, params = where(chosen)
    stated = _STATED_AT.format(condition=condition, column=_COLUMNS[measure], keys="i.key = ?")
    return store.query(
        f"SELECT region_code, year, level FROM ({stated}) ORDER BY region_code, year", [*params, key, kind]
    )


def distribution(
    store: Store,
    chosen: Filter,
    key: str,
    year: int,
    measure: Measure = "yoy",
    kind: str = "actual",
    level: str | None = None,
) -> pd.DataFrame:
    """One indicator over regions of one `level` (province, city, county), or of all: region_code, region, level, amount
    (percent, or base units of the commonest unit), unit, place (1 is highest, ties share), percentile (0-1: the share of the
    other regions that are lower, ties counted half), kind, state, qualifier, doc_id, title, start, end, quote; highest
    first. Raises ValueError for another measure."""
    _checked(measure)
    condition, params = where(chosen)
    sql = f"""
    {_drawn(condition, "i.key = ? AND i.year = ? AND i.kind = ?")}, same AS (
        SELECT * FROM drawn WHERE measure = ? AND (? IS NULL OR level = ?)
    ), kept AS (
        SELECT * FROM same WHERE basis IS NOT DISTINCT FROM
            (SELECT basis FROM same GROUP BY basis ORDER BY count(*) DESC, basis LIMIT 1)
    )
    SELECT region_code, region, level, amount, basis AS unit, rank() OVER (ORDER BY amount DESC) AS place,
        CASE WHEN count(*) OVER () > 1 THEN ((rank() OVER (ORDER BY amount) - 1)
            + (count(*) OVER (PARTITION BY amount) - 1) / 2) / (count(*) OVER () - 1) END::DOUBLE AS percentile,
        kind, state, qualifier, doc_id, title, "start", "end", quote
    FROM kept ORDER BY amount DESC, region_code"""
    return store.query(sql, [*params, key, year, kind, measure, level, level])


def summary(amounts: pd.Series[float]) -> dict[str, float]:
    """The five numbers of a distribution and its mean: n, low, quarter, median, three_quarters, high, mean; quartiles by
    linear interpolation, as numpy. NaN where there is nothing."""
    known = amounts.dropna()
    low, quarter, median, upper, high = (float(known.quantile(part)) for part in (0, 0.25, 0.5, 0.75, 1))
    return {
        "n": len(known), "low": low, "quarter": quarter, "median": median, "three_quarters": upper, "high": high,
        "mean": float(known.mean()),
    }  # fmt: skip


def index_to_first_year(series: pd.DataFrame) -> pd.DataFrame:
    """Levels as an index, 100 in the first year that a region states: the rows of `indicators.series` that are drawn (rank
    1, actual, whole year, one base unit) with `index`, `base_year` (Int64) and `base` (the level of that year). Years before
    a base of zero are left out. Compared are levels as stated at the time: prices are not taken out."""
    drawn = series[
        (series["rank"] == 1) & (series["kind"] == "actual") & series["value_si"].notna() & (series["period"].fillna("year") == "year")
    ]  # fmt: skip
    units = drawn["unit_si"].mode()
    drawn = drawn[drawn["unit_si"] == units.iloc[0]] if len(units) else drawn
    drawn = drawn[drawn["value_si"] != 0].sort_values(["region_code", "year"], kind="stable")
    first = drawn.groupby("region_code", dropna=False)[["year", "value_si"]].transform("first")
    return drawn.assign(
        index=drawn["value_si"] / first["value_si"] * 100, base_year=first["year"], base=first["value_si"]
    ).reset_index(drop=True)


def profile(store: Store, chosen: Filter, region: str) -> pd.DataFrame:
    """One region by domain: the columns of `indicators.actual_and_target` for its own figures, and where its newest growth
    stands among regions of its level in its province that state it for that year: place (Int64, 1 is highest), of (how
    many). Domains in lexicon order, headline indicators first in each."""
    level = level_of(region)
    frame = coded(actual_and_target(store, dataclasses.replace(chosen, regions=(region,))))
    frame = frame[frame["region_code"] == region].reset_index(drop=True)
    condition, params = where(dataclasses.replace(chosen, regions=()))
    sql = f"""
    {_drawn(condition, "i.kind = 'actual' AND starts_with(i.region_code, ?)")}
    SELECT key, year, rank() OVER (PARTITION BY key, year ORDER BY amount DESC) AS place,
        count(*) OVER (PARTITION BY key, year) AS among, region_code
    FROM drawn WHERE measure = 'yoy' AND level = ?"""
    within = "" if level == "province" else region[:2]
    placed = store.query(sql, [*params, within, level])
    placed = placed[placed["region_code"] == region].rename(columns={"year": "actual_year", "among": "of"})
    joined = frame.merge(placed.drop(columns="region_code"), on=["key", "actual_year"], how="left")
    order = {domain: at for at, domain in enumerate(load_toml("domains"))}
    place = joined["domain"].map(order).fillna(len(order))
    return joined.assign(_domain=place).sort_values(["_domain", "core"], ascending=[True, False], kind="stable").drop(
        columns="_domain"
    ).reset_index(drop=True)  # fmt: skip


def coded(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the code of the country where the region is the country."""
    country = (frame["region"] == COUNTRY_NAME) & frame["region_code"].isna()
    return frame.assign(region_code=frame["region_code"].astype(object).mask(country, COUNTRY))


def _drawn(condition: str, extra: str, placed: str = "i.region_code IS NOT NULL") -> str:
    """The head of a query: `drawn` has the best claim of each region, indicator, kind, year, measure and base unit; with
    `PLACED` also those of the country, under its code."""
    return f"""
    WITH stated AS (
        SELECT {FACT}, i.claim, {_LEVEL} AS level
        FROM indicators i JOIN documents d USING (doc_no)
        WHERE {condition} AND {extra} AND {WHOLE_REGION} AND {WHOLE_YEAR} AND i.kind IN ('actual', 'target')
            AND i.year IS NOT NULL AND {placed}
    ), claimed AS (
        SELECT * REPLACE (COALESCE(region_code, '{COUNTRY}') AS region_code) FROM stated
    ), measured AS (
        SELECT *, 'yoy' AS measure, NULL AS basis, yoy AS amount FROM claimed WHERE yoy IS NOT NULL
        UNION ALL SELECT *, 'level', unit_si, value_si FROM claimed WHERE value_si IS NOT NULL
    ), drawn AS (
        SELECT * FROM measured
        QUALIFY row_number() OVER (PARTITION BY region_code, key, kind, year, measure, basis ORDER BY {RULE}) = 1
    )"""


def _beside(store: Store, region: str, limit: int) -> pd.DataFrame:
    codes = list(neighbours(region))
    sql = """
    SELECT region_code, any_value(region) AS region, any_value(level) AS level, count(*) AS documents,
        NULL::INTEGER AS year, NULL::DOUBLE AS gdp, NULL::DOUBLE AS own_gdp, NULL::DOUBLE AS ratio
    FROM documents WHERE list_contains(?::VARCHAR[], region_code)
    GROUP BY region_code ORDER BY list_position(?::VARCHAR[], region_code) LIMIT ?"""
    return store.query(sql, [codes, codes, limit])


def _nearest(store: Store, region: str, level: str, limit: int) -> pd.DataFrame:
    sql = f"""
    {_drawn("TRUE", "i.key = ? AND i.kind = 'actual'")}, product AS (
        SELECT * FROM drawn WHERE measure = 'level' AND basis = '元' AND amount > 0 AND level = ?
    ), own AS (SELECT year, amount FROM product WHERE region_code = ? ORDER BY year DESC LIMIT 1)
    SELECT p.region_code, p.region, p.level, (SELECT count(*) FROM documents d WHERE d.region_code = p.region_code) AS documents,
        p.year, p.amount AS gdp, o.amount AS own_gdp, p.amount / o.amount AS ratio
    FROM product p JOIN own o USING (year) WHERE p.region_code <> ?
    ORDER BY abs(ln(p.amount / o.amount)), p.region_code LIMIT ?"""
    return store.query(sql, [GDP, level, region, region, limit])


def level_of(code: str) -> str:
    """province, city or county, by the code of a region."""
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


def _checked(measure: str) -> None:
    if measure not in _COLUMNS:
        raise ValueError(f"no such measure: {measure}")
