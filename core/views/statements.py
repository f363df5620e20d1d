"""目标: who has published a report this year, and what fell silent."""

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
from core.views.yearly import growth

if TYPE_CHECKING:
    from pandas import DataFrame

KEY = "gdp"


def season_years(request: Request) -> list[str]:
    """The years of the corpus, newest first."""
    there = request.ask(overview.available, Filter()).years["year"].dropna()
    return [str(year) for year in sorted(set(there), reverse=True)]


def aimed(request: Request) -> tuple[dict[str, str], list[str]]:
    """The indicators that are aimed at by growth (names by key), those of most regions first, and the years."""
    found = growth(request)
    counts = (
        found.groupby("key", sort=False)["region_code"].nunique().sort_values(ascending=False, kind="stable")
    )
    names = dict(zip(found["key"], found["name"], strict=True))
    return {str(key): names[key] for key in counts.index}, [
        str(year) for year in sorted(set(found["year"]), reverse=True)
    ]


def usual_season(request: Request, known: list[str]) -> str:
    """The newest of the years for which something is aimed at, else the newest."""
    aims = aimed(request)[1]
    return next((year for year in known if year in aims), known[0])


def usual_aim(names: dict[str, str]) -> str:
    """The gross product where it is aimed at, else what most regions aim at."""
    return KEY if KEY in names else next(iter(names), KEY)


def season(request: Request) -> View | None:
    """Who has a report of the year (`year`), what it aims at (`indicator`) beside last year, and who has none."""
    known = season_years(request)
    if not known:
        return None
    year = request.one("year") if request.one("year") in known else usual_season(request, known)
    names, _ = aimed(request)
    key = request.one("indicator") if request.one("indicator") in names else usual_aim(names)
    found = request.get(targets.season_aims, int(year), key)
    if found.empty:
        return None
    published = int(found["published"].sum())
    missing = len(found) - published
    title = request.t(
        f"targets.season_title{'' if missing else '_all'}", year=year, n=published, missing=missing
    )
    shown = _calendar(request, found)
    return View(
        "targets.season",
        title,
        request.subtitle(request.t("targets.season_aim", name=names.get(key, ""))) if key in names else request.subtitle(),
        request.counted(published),
        shown,
        {
            "region": request.t("column.region"), "state": request.t("column.published"), "when": request.t("column.date"),
            "aimed": request.t("column.target"), "previous": request.t("column.previous"), "result": request.t("column.last_result"),
            "targets": request.t("column.targets"), "last": request.t("column.last"), "title": request.t("column.title"),
        },
        published,
        note=request.t("targets.season_note"),
        takeaway=title,
        place="region",
        lead=str(found["region_code"].iloc[0]),
        facts=lambda mark: (_of_report(found, mark, int(year)), request.t("evidence.of", name=names.get(key, ""))),
        marks=tuple(found["region_code"]),
    )  # fmt: skip


def _calendar(request: Request, found: DataFrame) -> DataFrame:
    aims = [
        tables.amount(row["aim"], None, "yoy", request.language, row["aim_max"]) for row in records(found)
    ]
    bounds = [numbers.bound(words) for words in found["aim_qualifier"]]
    dates: Any = [numbers.date_name(date, request.language) or None for date in found["date"]]
    shown: Any = [bound + aim if aim else None for bound, aim in zip(bounds, aims, strict=True)]
    return found.assign(
        state=[request.t("targets.published" if one else "targets.missing") for one in found["published"]],
        when=dates,
        aimed=shown,
    )


def _of_report(found: DataFrame, mark: str, year: int) -> DataFrame:
    own = found[(found["region_code"] == mark) & found["quote"].notna()]
    return own.assign(year=year, doc_type="government_work_report")


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
            "year": request.t("column.said_in"), "next_year": request.t("column.silent_in"), "quote": request.t("column.passage"),
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


def _row(request: Request, shown: DataFrame, mark: str) -> tuple[DataFrame, str]:
    row = shown.iloc[[int(mark)]] if mark.isdecimal() and int(mark) < len(shown) else shown.head(0)
    return row, request.t("evidence.of", name="".join(row["name"].head(1)))
