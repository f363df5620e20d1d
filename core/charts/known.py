"""Figures out of tables of statistics, made to stand beside what documents say: open squares, never discs or rings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.catalogue import text
from core.charts import numbers
from core.charts.frames import records

if TYPE_CHECKING:
    from pandas import DataFrame

KIND = "statistic"
INPUTS = "statistics"  # what became of such a file, in the books of the corpus
SIZE = 12


def points(tabled: DataFrame, stated: DataFrame, measure: str, language: str = "zh") -> DataFrame:
    """The figures of `statistics.series` to draw with `stated`, the points of `series.points`: those of the same places, in
    the same base unit; all places where the documents state nothing. The table that came last counts.

    The columns of `stated`, with `key` as `code|statistic|year` and the file and row as `title`."""
    column = "yoy" if measure == "yoy" else "value_si"
    drawn = tabled[(tabled["rank"] == 1) & tabled[column].notna()]
    if not stated.empty:
        drawn = drawn[_place(drawn).isin(set(_place(stated)))]
    if measure != "yoy" and not drawn.empty:
        unit = (stated if not stated.empty else drawn)["unit_si"].mode().iloc[0]
        drawn = drawn[drawn["unit_si"] == unit]
    drawn = drawn.drop_duplicates(
        ["region_code", "region", "year"]
    )  # growth beside a level, and in a column of its own
    places = zip(drawn["region_code"], drawn["year"], strict=True)
    return drawn.assign(
        key=[f"{code}|{KIND}|{year}" for code, year in places],
        kind=KIND,
        measure=drawn[column],
        place=drawn["region"].fillna(text("none.region", language)),
        claimed=text(f"kind.{KIND}", language),
        title=[origin(row, language) for row in records(drawn)],
        limits=None,
        state=None,
        mark=None,
        doc_id=None,
        doc_type=None,
    )


def beside(stated: DataFrame, tabled: DataFrame) -> DataFrame:
    """The rows of both; the kind tells them apart."""
    import pandas as pd

    if stated.empty or tabled.empty:
        return tabled if stated.empty and not tabled.empty else stated
    return pd.concat([stated.astype(object), tabled.astype(object)], ignore_index=True).infer_objects()


def figures(tabled: DataFrame, mark: str) -> DataFrame:
    """Every figure of the tables behind a mark `code|statistic` or `code|statistic|year`, the drawn one first."""
    code, _, year = (*mark.split("|"), "")[:3]
    same = tabled[tabled["region_code"].astype(str) == code]
    if year:
        same = same[same["year"].astype(str) == year]
    return same.sort_values(["year", "rank"], ascending=[False, True])


def is_known(mark: str) -> bool:
    """Whether a mark stands for a figure of a table."""
    return mark.split("|")[1:2] == [KIND]


def origin(row: dict[str, Any], language: str = "zh") -> str:
    """Where a figure stands: 县级指标.csv 第 12 行."""
    return text("tables.origin", language, file=row["source"], line=int(row["line"]))


def words(row: dict[str, Any], language: str = "zh") -> str:
    """A figure of a table in words: 兰陵县 2023年 地区生产总值 300 亿元，增长 5.1%."""
    said = []
    if not numbers.missing(row["value"]):
        said.append(numbers.level(row["value"], row["unit"], language))
    if not numbers.missing(row["yoy"]):
        said.append(numbers.change(row["yoy"], language))
    head = [row["region"] or "", numbers.year_name(row["year"], language), row["raw_name"]]
    return " ".join([*(str(part) for part in head if part), text("tables.comma", language).join(said)])


def marker(colour: str, ground: str, size: int = SIZE) -> dict[str, Any]:
    """How the square is drawn."""
    return {
        "symbol": "square",
        "size": size,
        "opacity": 1,
        "color": ground,
        "line": {"color": colour, "width": 1.5},
    }


def _place(frame: DataFrame) -> Any:
    return frame["region_code"].fillna(frame["region"]).fillna("")
