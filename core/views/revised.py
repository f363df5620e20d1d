"""目标: raised or cut against the year before; and one target from province to city to county."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from core.analysis import targets
from core.charts import bars, numbers, slides
from core.charts import revisions as slopes
from core.charts import targets as tables
from core.charts import theme as look
from core.charts.frames import records
from core.views.request import Request
from core.views.targets import MOST, behind, is_core
from core.views.view import Drawing, Native, Size, View
from core.views.yearly import growth

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_PLACES = 40
# With more regions than this their names at the ends of slopes would cover each other.
MOST_SLOPES = 10


def growth_steps(request: Request) -> DataFrame:
    """Growth targets that have one a year before (`scope`)."""
    found = request.named(request.get(targets.revisions, core=is_core(request)))
    return found[found["measure"] == "yoy"]


def revised_years(found: DataFrame) -> list[str]:
    """The years of a frame of revisions, newest first."""
    return [str(year) for year in sorted(set(found["year"]), reverse=True)]


def shared(found: DataFrame) -> dict[str, str]:
    """Indicators whose target several regions revised, those of most first; names by key."""
    counts = found.groupby("key")["region_code"].nunique().sort_values(ascending=False, kind="stable")
    names = dict(zip(found["key"], found["name"], strict=True))
    return {str(key): names[key] for key, places in counts.items() if places > 1}


def revisions(request: Request) -> View | None:
    """Growth targets of a year (`year`, by default the newest) against those of the year before (`scope`): slopes of one
    indicator (`indicator`) over regions, else the steps of one region, biggest rise first."""
    found = growth_steps(request)
    if found.empty:
        return None
    known = revised_years(found)
    year = request.one("year") if request.one("year") in known else known[0]
    found = found[found["year"] == int(year)]
    offered = shared(found)
    key = request.one("indicator") if request.one("indicator") in offered else next(iter(offered), "")
    found = tables.revised(found[found["key"] == key] if key else found)
    subject = offered[key] if key else str(found["region"].iloc[0])
    widest = records(found.loc[found["step"].abs().sort_values(ascending=False, kind="stable").index[:1]])[0]
    documents = int(found["doc_id"].nunique())
    return View(
        "targets.revisions",
        request.t("targets.revised_title", subject=subject, tally=slopes.tally(found, request.language)),
        request.subtitle(request.t("targets.revised"), numbers.year_name(int(year), request.language)),
        request.counted(documents),
        found,
        {
            "region": request.t("column.region"), "name": request.t("column.indicator"),
            "previous": request.t("column.previous"), "amount": request.t("column.target"), "step": request.t("column.step"),
        },
        documents,
        note=request.t("targets.slopes" if key and len(found) <= MOST_SLOPES else "targets.steps"),
        takeaway=request.t(
            "takeaway.revision", place=widest["region"], name=widest["name"],
            previous=numbers.percent(widest["previous"]), now=numbers.percent(widest["amount"]),
        ),
        lead=str(widest["mark"]),
        place="region",
        native=Native("bar", "label", ("step",)),
        draw=lambda theme, size: _steps(found, bool(key), theme, size, request.language),
        facts=_of_step(request, found),
    )  # fmt: skip


def _of_step(request: Request, found: DataFrame) -> Callable[[str], tuple[DataFrame, str]]:
    """From a mark, or the code of a region on a slope, to the sentences of both years."""
    marks = {row["region_code"]: tables.mark(row) for row in records(found)}
    facts = behind(request, found, "", "previous_")
    return lambda mark: facts(marks.get(mark, mark))


def _steps(found: DataFrame, several: bool, theme: look.Theme, size: Size, language: str) -> Drawing:
    if several and len(found) <= MOST_SLOPES and not slides.is_slide(size):
        return slopes.slopes(found, theme, language)
    drawn = found.head(MOST)
    if slides.is_slide(size):
        widest = found["step"].abs().sort_values(ascending=False, kind="stable").index[: slides.MOST_ROWS]
        drawn = found[found.index.isin(widest)]
    figure = bars.ranked(
        drawn, names="label", values="step", keys="mark", theme=theme, labels=list(drawn["change_words"]),
        strong=set(drawn.loc[drawn["step"] > 0, "mark"]),
    )  # fmt: skip
    return slides.fitted(figure, size)


class Steps(NamedTuple):
    """What there is to choose from: indicators with a growth target by key, and the years of those, newest first."""

    names: dict[str, str]
    years: tuple[str, ...]


def steps(request: Request) -> Steps | None:
    """The choices of `cascade`; None without growth targets."""
    known = growth(request)
    if known.empty:
        return None
    years = tuple(str(year) for year in sorted(set(known["year"]), reverse=True))
    return Steps(dict(zip(known["key"], known["name"], strict=True)), years)


def cascade(request: Request) -> View | None:
    """One growth target (`indicator`, `year`) from province to city to county; None where no target stands beside
    one of the superior."""
    offered = steps(request)
    if offered is None:
        return None
    key, year = request.one("indicator", next(iter(offered.names))), request.one("year", offered.years[0])
    if key not in offered.names or year not in offered.years:
        return None
    found = request.get(targets.cascade, key, int(year))
    if found["gap"].isna().all():
        return None
    name = offered.names[key]
    medians = found.dropna(subset=["gap"]).groupby("level", sort=False)["gap"].median()
    gaps = [
        request.t(
            "targets.gap_of", tier=request.label("tier", tier), points=numbers.points(gap, request.language)
        )
        for tier, gap in medians.items()
    ]
    rows = records(found.head(MOST_PLACES))
    shown = found.head(MOST_PLACES).assign(
        tier=[request.label("tier", row["level"]) for row in rows],
        words=[
            numbers.bound(row["qualifier"]) + numbers.percent(row["amount"])
            + ("" if numbers.missing(row["gap"]) else request.t("targets.beside", gap=numbers.signed(row["gap"])))
            for row in rows
        ],
    )  # fmt: skip
    documents = int(found["doc_id"].nunique())
    low, high = (pick(rows, key=lambda row: float(row["amount"])) for pick in (min, max))
    return View(
        "targets.cascade",
        request.t(
            "targets.cascade_title", name=name, n=int((found["gap"] > 0).sum()), total=int(found["gap"].notna().sum())
        ),
        request.subtitle(request.t("targets.cascade_measure"), numbers.year_name(int(year), request.language)),
        request.counted(documents, *gaps),
        shown,
        {
            "region": request.t("column.region"), "tier": request.t("column.level"),
            "amount": request.t("column.target"), "gap": request.t("column.gap"),
        },
        documents,
        note=request.t("targets.cascade_note"),
        takeaway=request.t(
            "takeaway.ranking" if len(rows) > 1 else "takeaway.ranking_one", first=high["region"], high=numbers.percent(high["amount"]), last=low["region"],
            low=numbers.percent(low["amount"]),
        ),
        lead=str(shown["region_code"].iloc[0]),
        place="region",
        native=Native("bar", "region", ("amount",), unit="%"),
        draw=lambda theme, size: _tiers(shown, theme, size),
        facts=lambda code: (
            found[found["region_code"] == code].assign(year=int(year)),
            request.t("evidence.of", name=name),
        ),
    )  # fmt: skip


def _tiers(shown: DataFrame, theme: look.Theme, size: Size) -> Drawing:
    drawn = shown.head(slides.MOST_ROWS) if slides.is_slide(size) else shown
    figure = bars.ranked(
        drawn, names="region", values="amount", keys="region_code", theme=theme, labels=list(drawn["words"]), row=26,
        strong=set(drawn.loc[drawn["level"] != drawn["level"].iloc[-1], "region_code"]),
    )  # fmt: skip
    return slides.fitted(figure, size)
