"""Figures of tables of statistics beside what documents state: which indicators there are, and what they say of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.analysis import indicators, statistics
from core.charts import known, numbers
from core.charts.frames import records
from core.views import units
from core.views.request import Request

if TYPE_CHECKING:
    from pandas import DataFrame


def catalogue(request: Request) -> DataFrame:
    """The catalogue of the documents, then the indicators that only tables state: key, id, name, regions, and what else
    `indicators.catalogue` has (None for the latter)."""
    import pandas as pd

    stated: DataFrame = request.get(indicators.catalogue)
    tabled: DataFrame = request.get(statistics.catalogue)
    only = tabled[~tabled["key"].isin(set(stated["key"]))]
    if len(only):
        columns = [name for name in ("key", "id", "name", "unit", "unit_si", "regions") if name in only]
        stated = pd.concat([stated.astype(object), only[columns].astype(object)], ignore_index=True)
        stated = stated.infer_objects()
    return request.named(stated)


def of_year(request: Request, key: str, column: str, year: int, unit: object = None) -> DataFrame:
    """The figures of one year that count (`statistics.series`), a row a region: those with a value of `column` (yoy or
    value_si), of levels in the base unit `unit`, or without one in the one most of them have."""
    found: DataFrame = request.get(statistics.series, key)
    found = found[
        (found["rank"] == 1) & (found["year"] == year) & found[column].notna() & found["region_code"].notna()
    ]
    if column == "value_si" and len(found):
        found = found[found["unit_si"] == (unit or found["unit_si"].mode().iloc[0])]
    return found.drop_duplicates("region_code")


def years(request: Request, key: str, column: str) -> set[int]:
    """The years in which a region has such a figure."""
    found: DataFrame = request.get(statistics.series, key)
    return {
        int(year) for year in found.loc[found[column].notna() & found["region_code"].notna(), "year"].dropna()
    }


def newest_words(request: Request) -> dict[tuple[str, str], str]:
    """What tables say last of a region and indicator, in square brackets, by code and key: ［统计表 310 亿元、增长 5.5%（2023年）］."""
    found: DataFrame = request.get(statistics.newest)
    found = units.in_one(request, found.assign(value_max=float("nan")), [""])
    parts: dict[tuple[str, str], list[str]] = {}
    for row in records(found):
        level = not numbers.missing(row["value"]) and numbers.level(
            row["value"], row["unit"], request.language
        )
        growth = not numbers.missing(row["yoy"]) and numbers.change(row["yoy"], request.language)
        year = numbers.year_name(row["year"], request.language)
        said = request.joined([words for words in (level, growth) if words]) + request.t(
            "regions.of_year", year=year
        )
        parts.setdefault((str(row["region_code"]), str(row["key"])), []).append(said)
    return {
        place: request.t("tables.cell", figures=request.joined(list(dict.fromkeys(said))))
        for place, said in parts.items()
    }


def mark(code: str) -> str:
    """The mark of the table's figure of a region."""
    return f"{code}|{known.KIND}"
