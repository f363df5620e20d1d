"""One indicator of one year over regions of one level: what documents state, and of regions whose documents are silent
what tables of statistics say.

Province, city and county are of different size and set their targets differently: they stand in one order only where that
is asked for (`tier` = all).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.analysis import comparison, indicators, statistics
from core.charts import known, numbers
from core.charts.frames import records
from core.views import tabled, units
from core.views.request import Request

if TYPE_CHECKING:
    from pandas import DataFrame

MEASURES = ("yoy", "level")
TIERS = ("province", "city", "county")
EVERY = "all"


class Standing(NamedTuple):
    """What is asked for, the rows of `stated` for it, and how they are written. `tier` is `EVERY` where levels are mixed."""

    key: str
    name: str
    measure: str
    year: int
    tier: str
    rows: DataFrame
    scale: numbers.Scale

    @property
    def only(self) -> DataFrame:
        """The rows that only a table of statistics has."""
        return self.rows[self.rows["doc_id"].isna()]


def asked(request: Request) -> Standing | None:
    """The indicator, measure, level and year asked for (`indicator`, `measure`, `tier`, `year`), by default what most
    regions state; None where nothing is."""
    offered = names(request)
    measure = request.one("measure", MEASURES[0])
    key = request.one("indicator", next(iter(offered), ""))
    if key not in offered or measure not in MEASURES:
        return None
    tier = tier_asked(request, key, measure)
    known_years = years(request, key, measure, tier)
    if not known_years:
        return None
    year = int(request.one("year") if request.one("year") in known_years else known_years[0])
    rows = stated(request, key, measure, year, tier)
    if rows.empty:
        return None
    unit = rows["unit"].iloc[0] if measure == "level" else None
    return Standing(
        key, offered[key], measure, year, tier, rows, units.scale(request, key, unit, rows["amount"])
    )


def names(request: Request) -> dict[str, str]:
    """The indicators that several regions state, or tables have of several, by key: those of most regions first."""
    found = tabled.catalogue(request)
    of_tables = request.get(statistics.catalogue).set_index("key")["regions"]
    most = found["regions"].astype(float).clip(lower=found["key"].map(of_tables).fillna(0).astype(float))
    kept = found.assign(most=most)[most > 1].sort_values("most", ascending=False, kind="stable")
    return dict(zip(kept["key"], kept["name"], strict=True))


def tiers(request: Request, key: str, measure: str) -> dict[str, int]:
    """The levels of which regions state it (or tables have it), with how many regions, the level of most first."""
    counts = _places(request, key, measure).drop_duplicates("region_code")["level"].value_counts()
    return {
        tier: int(counts[tier])
        for tier in sorted(counts.index, key=lambda one: (-counts[one], TIERS.index(one)))
    }


def tier_asked(request: Request, key: str, measure: str) -> str:
    """The level asked for (`tier`), by default that of which most regions state it for one year; all levels where it is
    one of each."""
    found = _places(request, key, measure)
    asked_for = request.one("tier")
    if asked_for in set(found["level"]) or asked_for == EVERY:
        return asked_for
    together = found.groupby(["level", "year"]).size().groupby("level").max().to_dict()
    most = max(together, key=lambda tier: (together[tier], -TIERS.index(tier)), default=EVERY)
    return str(most) if together.get(most, 0) > 1 else EVERY


def years(request: Request, key: str, measure: str, tier: str = EVERY) -> list[str]:
    """The years of which regions of a level state it (or tables have it): the one with most regions first, the later of
    equals first."""
    found = _places(request, key, measure)
    found = found if tier == EVERY else found[found["level"] == tier]
    counts = found["year"].value_counts()
    return [str(year) for year in sorted(counts.index, key=lambda year: (-counts[year], -int(year)))]


def _places(request: Request, key: str, measure: str) -> DataFrame:
    """The regions and years for which it is stated, each once: region_code, year (int), level."""
    import pandas as pd

    found: DataFrame = request.get(comparison.stated_at, key, measure, request.kind)[["region_code", "year"]]
    if request.kind == "actual":
        table: DataFrame = request.get(statistics.series, key)
        table = table[table[[column(measure), "region_code", "year"]].notna().all(axis=1)]
        found = pd.concat([found, table[["region_code", "year"]]])
    found = found.drop_duplicates().astype({"year": int})
    return found.assign(level=[comparison.level_of(code) for code in found["region_code"]])


def claims(request: Request, key: str, measure: str) -> DataFrame:
    """What documents state of whole years as the result or the target (`kind`) of a region, as `indicators.series`."""
    found: DataFrame = request.get(indicators.series, key)
    known_of = found[[column(measure), "year", "region_code"]].notna().all(axis=1)
    return found[known_of & (found["kind"] == request.kind) & (found["period"].fillna("year") == "year")]


def stated(request: Request, key: str, measure: str, year: int, tier: str = EVERY) -> DataFrame:
    """What is stated of each region of a level, highest first: as `comparison.distribution`, with `known`, what a table of
    statistics says. A region of which only a table speaks has that as its amount, and no doc_id; place and percentile are
    among all rows."""
    level = None if tier == EVERY else tier
    found: DataFrame = request.get(
        comparison.distribution, key, year, measure=measure, kind=request.kind, level=level
    )
    unit = found["unit"].iloc[0] if len(found) and measure == "level" else None
    table = tabled.of_year(request, key, column(measure), year, unit)
    table = table[(table["level"] == tier) | (tier == EVERY)] if request.kind == "actual" else table.head(0)
    figures = dict(zip(table["region_code"], table[column(measure)], strict=True))
    found = found.assign(known=found["region_code"].map(figures).astype("float64"))
    only = table[~table["region_code"].isin(set(found["region_code"]))]
    if only.empty:
        return found
    only = only.assign(
        amount=only[column(measure)], known=only[column(measure)], unit=only["unit_si"] if measure == "level" else None,
        title=[known.origin(row, request.language) for row in records(only)], kind=known.KIND,
    )  # fmt: skip
    both = known.beside(found, only.reindex(columns=found.columns))
    ranks = both["amount"].astype(float).rank(ascending=False, method="min").astype("Int64")
    lower = both["amount"].astype(float).rank(method="average") - 1
    both = both.assign(place=ranks, percentile=lower / (len(both) - 1) if len(both) > 1 else float("nan"))
    return both.sort_values(["amount", "region_code"], ascending=[False, True], ignore_index=True)


def said(request: Request, key: str, measure: str, year: int, mark: str, name: str) -> tuple[DataFrame, str]:
    """What documents say of a region, or where none does, or its mark asks for it, what the table says."""
    code = mark.partition("|")[0]
    found = claims(request, key, measure)
    found = found[(found["year"] == year) & (found["region_code"] == code)]
    if len(found) and not known.is_known(mark):
        return found, request.t("evidence.of", name=name)
    table = tabled.of_year(request, key, column(measure), year)
    return table[table["region_code"] == code], request.t("tables.evidence")


def mixed(request: Request, rows: DataFrame) -> str:
    """A warning where regions of several levels stand in one order; empty otherwise."""
    return request.t("standing.mixed") if rows["level"].nunique() > 1 else ""


def tier_name(request: Request, tier: str) -> str:
    """县级; empty where levels are mixed."""
    return "" if tier == EVERY else request.t(f"standing.{tier}")


def column(measure: str) -> str:
    """The column of facts that a measure is."""
    return "yoy" if measure == "yoy" else "value_si"
