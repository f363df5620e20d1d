"""Tables as readers see them, from the same frames the charts draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.catalogue import text
from core.charts import dumbbell, numbers
from core.charts.frames import records

if TYPE_CHECKING:
    from pandas import DataFrame

SIDES = ("actual", "target")


def outlook(rows: DataFrame, language: str = "zh") -> DataFrame:
    """`indicators.actual_and_target` with actual_level and target_level in words, limits (all qualifiers) and change (the
    target's growth less the result's, percentage points); what can be compared first, in the order of the chart."""
    import pandas

    compared = dumbbell.by_change(rows)
    ordered = pandas.concat([compared, rows[~rows["key"].isin(compared["key"])]])
    levels: dict[str, Any] = {
        f"{side}_level": [_level(row, side, language) for row in records(ordered)] for side in SIDES
    }
    limits: Any = [
        numbers.qualifier("|".join(str(q) for q in pair if not numbers.missing_text(q)), language) or None
        for pair in zip(ordered["actual_qualifier"], ordered["target_qualifier"], strict=True)
    ]
    return ordered.assign(
        **levels, limits=limits, change=numbers.rounded(ordered["target_yoy"] - ordered["actual_yoy"], 2)
    )


def profiled(rows: DataFrame, language: str = "zh") -> DataFrame:
    """`comparison.profile` with result and aim in words, and standing: the place of its growth among its equals (2 / 16)."""
    results: Any = [_stated(row, "actual", language) or None for row in records(rows)]
    aims: Any = [_stated(row, "target", language) or None for row in records(rows)]
    places: Any = [
        None if numbers.missing(row["place"]) or row["of"] < 2 else f"{int(row['place'])} / {int(row['of'])}"
        for row in records(rows)
    ]
    return rows.assign(result=results, aim=aims, standing=places)


def side_by_side(rows: DataFrame, language: str = "zh") -> DataFrame:
    """A row an indicator (key, name), a column a region, the newest result in words in each cell; indicators stated by
    most regions first. `rows` as `indicators.actual_and_target`, with place, the name of the region, and hand, what
    people did to the result, in words."""
    cells = rows.assign(cell=[_result(row, language) for row in records(rows)])
    table = cells.pivot_table(
        index=["key", "name"], columns="place", values="cell", aggfunc="first", sort=False
    )
    order = table.notna().sum(axis=1).sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index()


def stated(rows: DataFrame, sides: tuple[str, ...] = SIDES) -> DataFrame:
    """The facts of rows of `indicators.actual_and_target`, one side after the other: doc_id, title, doc_type, year (of the
    document), start, end, quote."""
    import pandas

    names = ("doc_id", "title", "doc_type", "start", "end", "quote")
    parts = []
    for side in sides:
        own = rows[rows[f"{side}_doc_id"].notna()]
        own = own.assign(year=own[f"{side}_doc_year"])
        parts.append(own[["year"]].assign(**{name: own[f"{side}_{name}"] for name in names}))
    told = [part for part in parts if len(part)]
    return pandas.concat(told) if told else parts[0]


def _level(row: dict[str, Any], side: str, language: str) -> str | None:
    if numbers.missing(row[f"{side}_value"]):
        return None
    sign = numbers.bound(row[f"{side}_qualifier"])
    return sign + numbers.level(row[f"{side}_value"], row[f"{side}_unit"], language)


def _result(row: dict[str, Any], language: str) -> str:
    """The newest result, and what people did to it."""
    return f"{_stated(row, 'actual', language)} {row['hand']}".strip()


def _stated(row: dict[str, Any], side: str, language: str) -> str:
    """24.8 亿元、增长 9.5%（2022年）; empty where nothing is stated."""
    parts = []
    if level := _level(row, side, language):
        parts.append(level)
    if not numbers.missing(row[f"{side}_yoy"]):
        bound = numbers.bound(row[f"{side}_qualifier"]) if not parts else ""
        parts.append(bound + numbers.change(row[f"{side}_yoy"], language))
    if not parts:
        return ""
    year = numbers.year_name(row[f"{side}_year"], language)
    joined = ("、" if language == "zh" else ", ").join(parts)
    return joined + (text("regions.of_year", language, year=year) if year else "")
