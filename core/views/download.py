"""The table of a view as it leaves: each row says of which region and year it is, in which unit, and from which documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.catalogue import text
from core.charts import numbers
from core.charts.frames import records
from core.views.view import View

if TYPE_CHECKING:
    from pandas import DataFrame

REGIONS = ("region", "place")
YEARS = (
    "year",
    "actual_year",
    "target_year",
    "doc_year",
    "years",
    "when",
    "day",
    "date",
    "period",
    "month",
    "since",
)
TITLES = ("title", "titles", "quote", "passage")


def downloaded(view: View, language: str = "zh") -> DataFrame:
    """The table under the names readers see, with what its rows need to stand alone in another file: region, year, unit and
    documents where they are known and not shown, and last what the table shows, with the filter in words."""
    table = view.table
    shown = {str(name) for name in view.columns}
    more: dict[str, Any] = {}
    if view.place not in shown and not shown & {*REGIONS} and "region" in table:
        more[text("column.region", language)] = table["region"]
    for name in _years(view, shown):
        more[_year_name(name, language)] = table[name].astype(object)
    if view.native is not None and view.native.unit:
        more[text("column.unit", language)] = [view.native.unit] * len(table)
    if not shown & {*TITLES} and (titles := _titles(table)):
        more[text("column.title", language)] = titles
    more[text("column.about", language)] = [" · ".join(filter(None, (view.subtitle, view.source)))] * len(
        table
    )
    named = view.named
    return named.assign(**{name: list(values) for name, values in more.items() if name not in named})


def _years(view: View, shown: set[str]) -> list[str]:
    """The columns with years that are not shown."""
    if shown & {*YEARS} or (view.year and view.year in shown):
        return []
    return [name for name in YEARS[:3] if name in view.table and view.table[name].notna().any()]


def _year_name(name: str, language: str) -> str:
    side = name.removesuffix("_year")
    return text("column.year", language) if side == "year" else text(f"column.year_of_{side}", language)


def _titles(table: DataFrame) -> list[str | None]:
    """The documents of each row, joined; empty where the table knows none."""
    columns = [str(name) for name in table if str(name) == "title" or str(name).endswith("_title")]
    found = []
    for row in records(table[columns]):
        titles = dict.fromkeys(str(row[name]) for name in columns if not numbers.missing_text(row[name]))
        found.append("；".join(titles) or None)
    return found if any(found) else []
