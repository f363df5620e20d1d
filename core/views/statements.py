"""目标: who has published a report this year, what fell silent, and what is told differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import overview, targets
from core.charts import numbers
from core.charts import targets as tables
from core.charts.frames import records
from core.models import Filter
from core.views.request import Request
from core.views.targets import is_core
from core.views.view import View

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_ROWS = 500


def season_years(request: Request) -> list[str]:
    """The years of the corpus, newest first."""
    there = request.ask(overview.available, Filter()).years["year"].dropna()
    return [str(year) for year in sorted(set(there), reverse=True)]


def season(request: Request) -> View | None:
    """Which regions have a report of a year (`year`), what they aim at, and which have none."""
    years = season_years(request)
    year = request.one("year", years[0] if years else "")
    found = request.get(targets.season, int(year)) if year in years else None
    if found is None or found.empty:
        return None
    published = int(found["published"].sum())
    shown = found.assign(
        state=[request.t("targets.published" if one else "targets.missing") for one in found["published"]]
    )
    words = request.t("targets.season_title", year=year, n=published, missing=len(found) - published)
    return View(
        "targets.season",
        words,
        request.subtitle(request.t("targets.season_note")),
        request.counted(published),
        shown,
        {
            "region": request.t("column.region"), "state": request.t("column.published"), "date": request.t("column.date"),
            "targets": request.t("column.targets"), "last": request.t("column.last"), "title": request.t("column.title"),
        },
        published,
        takeaway=words,
        place="region",
    )  # fmt: skip


def silent(request: Request) -> View | None:
    """What one report states and the next does not (`scope`)."""
    found = request.named(request.get(targets.fallen_silent, core=is_core(request)))
    if found.empty:
        return None
    first = records(found.head(1))[0]
    documents = int(found["doc_id"].nunique())
    return View(
        "targets.silent",
        request.t("targets.silent_title", n=len(found)),
        request.subtitle(request.t("targets.silent_note")),
        request.counted(documents),
        found.assign(sort=[request.label("kind", kind) for kind in found["kind"]]),
        {
            "region": request.t("column.region"), "name": request.t("column.indicator"), "sort": request.t("column.kind"),
            "year": request.t("column.last"), "next_year": request.t("column.year"), "quote": request.t("column.detail"),
        },
        documents,
        takeaway=request.t(
            "takeaway.silent", place=first["region"], name=first["name"],
            year=numbers.year_name(first["next_year"], request.language),
        ),
        lead="0",
        place="region",
        year="year",
        facts=lambda mark: _row(request, found, mark),
        marks=tuple(str(place) for place in range(len(found))),
    )  # fmt: skip


def told(request: Request) -> View | None:
    """The same fact in the words of several documents, where they differ (`scope`), widest first."""
    found = request.named(request.get(targets.disagreements))
    found = found[found["core"].astype(bool)] if is_core(request) else found
    if found.empty:
        return None
    rows = records(found.head(MOST_ROWS))
    levels: Any = [
        tables.amount(row["value_si"], row["unit_si"], "level", request.language) or None for row in rows
    ]
    shown = found.head(MOST_ROWS).assign(
        kind_name=[request.label("doc_type", row["doc_type"]) for row in rows],
        level=levels,
        spread=[round(float(row["spread"]), 3) for row in rows],
    )
    documents = int(found["doc_id"].nunique())
    return View(
        "targets.told",
        request.t("targets.told_title", n=len(found)),
        request.subtitle(request.t("targets.told_note")),
        request.counted(documents),
        shown,
        {
            "region": request.t("column.region"), "name": request.t("column.indicator"), "year": request.t("column.year"),
            "level": request.t("column.value"), "yoy": request.t("measure.yoy"), "spread": request.t("column.spread"),
            "kind_name": request.t("column.doc_type"), "title": request.t("column.title"),
        },
        documents,
        takeaway=request.t(
            "takeaway.told", place=rows[0]["region"], name=rows[0]["name"],
            year=numbers.year_name(rows[0]["year"], request.language), n=int(rows[0]["claims"]),
        ),
        lead="0",
        place="region",
        year="year",
        facts=lambda mark: _row(request, shown, mark),
        marks=tuple(str(place) for place in range(len(shown))),
    )  # fmt: skip


def _row(request: Request, shown: DataFrame, mark: str) -> tuple[DataFrame, str]:
    row = shown.iloc[[int(mark)]] if mark.isdecimal() and int(mark) < len(shown) else shown.head(0)
    return row, request.t("evidence.of", name="".join(row["name"].head(1)))
