"""目标: what was aimed at beside what came of it, of one year."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from core.analysis import targets
from core.charts import dumbbell, numbers, slides
from core.charts import targets as tables
from core.charts.frames import records
from core.views import units
from core.views.request import Request
from core.views.view import View

if TYPE_CHECKING:
    from pandas import DataFrame

SCOPES = ("core", "every")
MOST = 24


class Choice(NamedTuple):
    """The years there are targets of, newest first, the one looked at, its rows of `targets.outcomes`, and how many were
    judged how."""

    years: tuple[str, ...]
    year: str
    rows: DataFrame
    counts: DataFrame


def is_core(request: Request) -> bool:
    """Whether only headline indicators are asked for (`scope`)."""
    return request.one("scope", SCOPES[0]) != "every"


def choice(request: Request) -> Choice | None:
    """The year asked for (`year`), by default the newest with an outcome, else the one most is aimed at for; None without targets."""
    core = is_core(request)
    found = request.get(targets.aims, core=core)
    if found.empty:
        return None
    years = tuple(str(year) for year in sorted(set(found["year"]), reverse=True))
    judged = found[found["judged"]]
    year = request.one("year")
    if year not in years:
        year = str(judged["year"].max() if len(judged) else found["year"].mode().iloc[-1])
    of_year = request.within(year_from=int(year), year_to=int(year))
    rows = request.named(of_year.get(targets.outcomes, core=core))
    return Choice(years, year, rows, targets.tally(rows))


def outcomes(request: Request) -> View | None:
    """Targets of a year (`year`, `scope`) beside their outcomes, as dumbbells; None where no outcome is known."""
    chosen = choice(request)
    every = tables.compared(chosen.rows) if chosen else None
    if chosen is None or every is None or every.empty:
        return None
    ordered = dumbbell.by_change(every.head(MOST))
    left = len(every) - len(ordered)
    table = tables.table(chosen.rows, units.scales(request, chosen.rows["key"]), request.language)
    year = numbers.year_name(int(chosen.year), request.language)
    return View(
        "targets.outcomes",
        tables.finding(chosen.counts, request.language),
        request.subtitle(request.t("targets.growth"), year),
        request.counted(documents(chosen.rows), request.t("targets.left", n=left) if left else ""),
        table,
        columns(request),
        documents(chosen.rows),
        how=request.t("targets.rule"),
        takeaway=takeaway(request, table),
        lead=str(ordered["key"].iloc[0]),
        place="region",
        draw=lambda theme, size: slides.fitted(
            dumbbell.growth(
                ordered.head(slides.MOST_ROWS) if slides.is_slide(size) else ordered, theme, request.language
            ),
            size,
        ),
        facts=behind(request, chosen.rows, "target_", "actual_"),
    )


def outcome_table(request: Request) -> View | None:
    """Every target of the year with its outcome."""
    chosen = choice(request)
    if chosen is None:
        return None
    table = tables.table(chosen.rows, units.scales(request, chosen.rows["key"]), request.language)
    counted = int(chosen.counts["targets"].sum())
    return View(
        "targets.outcome_table",
        request.t("targets.table", n=len(table), year=numbers.year_name(int(chosen.year), request.language)),
        request.subtitle(
            request.t("targets.table_note"), numbers.year_name(int(chosen.year), request.language)
        ),
        request.counted(documents(chosen.rows)),
        table,
        columns(request),
        documents(chosen.rows),
        note=request.t("targets.counted_once", n=counted) if counted < len(table) else "",
        takeaway=takeaway(request, table),
        lead=str(table["mark"].iloc[0]),
        place="region",
        facts=behind(request, chosen.rows, "target_", "actual_"),
        marks=tuple(table["mark"]),
    )


def columns(request: Request) -> dict[str, str]:
    """The columns of a table of targets with their outcomes."""
    return {
        "region": request.t("column.region"), "name": request.t("column.indicator"),
        "target_words": request.t("column.target"), "actual_words": request.t("column.outcome"),
        "difference": request.t("column.gap"), "judged": request.t("column.verdict"), "limits": request.t("column.qualifier"),
    }  # fmt: skip


def documents(rows: DataFrame) -> int:
    """How many documents state the targets and the outcomes."""
    return len(set(rows["target_doc_id"]) | set(rows["actual_doc_id"].dropna()))


def takeaway(request: Request, table: DataFrame, dated: bool = False) -> str:
    """The judged target that was missed or passed by most, in growth if there is one; without any, the first target. `dated`
    says the year with the place, where the table has several."""
    judged = table[table["gap"].notna()]
    growth = judged[judged["measure"] == "yoy"]
    rows = growth if len(growth) else judged
    if rows.empty:
        first = table.iloc[0]
        return request.t(
            "takeaway.aimed", place=first["region"], name=first["name"], target=first["target_words"]
        )
    row = rows.loc[rows["gap"].abs().sort_values(ascending=False, kind="stable").index[0]]
    year = numbers.year_name(row["year"], request.language)
    place = request.t("takeaway.place_year", place=row["region"], year=year) if dated else row["region"]
    return request.t(
        "takeaway.outcome", place=place, name=row["name"], target=row["target_words"],
        actual=row["actual_words"], judged=row["judged"],
    )  # fmt: skip


def behind(request: Request, found: DataFrame, *prefixes: str) -> Callable[[str], tuple[DataFrame, str]]:
    """From a mark to the sentences of its row: those of each side whose columns have a prefix."""
    rows = {tables.mark(row): row for row in records(found)}

    def facts(mark: str) -> tuple[DataFrame, str]:
        row = rows.get(mark.partition("|")[0])
        if row is None:
            return _sides({}), ""
        return _sides(row, *prefixes), request.t("evidence.of", name=row["name"])

    return facts


def _sides(row: dict[str, Any], *prefixes: str) -> DataFrame:
    """The sentences of a row, one for each side that has a document."""
    names = ("doc_id", "title", "doc_type", "start", "end", "quote")
    parts = [
        {name: row.get(f"{prefix}{name}") for name in names}
        | {"year": row.get(f"{prefix}doc_year", row["year"])}
        for prefix in prefixes
        if not numbers.missing_text(row.get(f"{prefix}doc_id"))
    ]
    return pd.DataFrame(parts, columns=[*names, "year"])
