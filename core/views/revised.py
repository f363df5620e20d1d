"""目标: raised or cut against the year before; and one target from province to city to county."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_PLACES = 40


def revisions(request: Request) -> View | None:
    """Growth targets of the newest year against those of the year before (`scope`), biggest rise first."""
    found = request.named(request.get(targets.revisions, core=is_core(request)))
    found = found[found["measure"] == "yoy"]
    if found.empty:
        return None
    newest = (
        found[found["year"] == found["year"].max()]
        .sort_values("step", ascending=False, kind="stable")
        .head(MOST)
    )
    several = newest["region_code"].nunique() > 1
    rows = records(newest)
    newest = newest.assign(
        label=[f"{row['region']} {row['name']}" if several else row["name"] for row in rows],
        mark=[tables.mark(row) for row in rows],
        step_words=[numbers.signed(step) for step in newest["step"]],
    )
    year = numbers.year_name(int(newest["year"].iloc[0]), request.language)
    widest = records(newest.loc[newest["step"].abs().sort_values(ascending=False, kind="stable").index[:1]])[
        0
    ]
    documents = int(newest["doc_id"].nunique())
    return View(
        "targets.revisions",
        slopes.tally(newest, request.language),
        request.subtitle(request.t("targets.revised"), year),
        request.counted(documents),
        newest,
        {
            "region": request.t("column.region"), "name": request.t("column.indicator"),
            "previous": request.t("column.previous"), "amount": request.t("column.target"), "step": request.t("column.step"),
        },
        documents,
        takeaway=request.t(
            "takeaway.revision", place=widest["region"], name=widest["name"],
            previous=numbers.percent(widest["previous"]), now=numbers.percent(widest["amount"]),
        ),
        lead=str(widest["mark"]),
        place="region",
        native=Native("bar", "label", ("step",)),
        draw=lambda theme, size: _steps(newest, theme, size),
        facts=behind(request, newest, "", "previous_"),
    )  # fmt: skip


def _steps(newest: DataFrame, theme: look.Theme, size: Size) -> Drawing:
    drawn = newest
    if slides.is_slide(size):
        widest = newest["step"].abs().sort_values(ascending=False, kind="stable").index[: slides.MOST_ROWS]
        drawn = newest[newest.index.isin(widest)]
    figure = bars.ranked(
        drawn, names="label", values="step", keys="mark", theme=theme, labels=list(drawn["step_words"]),
        strong=set(drawn.loc[drawn["step"] > 0, "mark"]),
    )  # fmt: skip
    return slides.fitted(figure, size)


class Steps(NamedTuple):
    """What there is to choose from: indicators with a growth target by key, and the years of those, newest first."""

    names: dict[str, str]
    years: tuple[str, ...]


def steps(request: Request) -> Steps | None:
    """The choices of `cascade`; None without growth targets."""
    known = request.named(request.get(targets.outcomes, core=is_core(request)))
    known = known[known["measure"] == "yoy"]
    if known.empty:
        return None
    years = tuple(str(year) for year in sorted(set(known["year"]), reverse=True))
    return Steps(dict(zip(known["key"], known["name"], strict=True)), years)


def cascade(request: Request) -> View | None:
    """One growth target (`indicator`, `year`) from province to city to county; None where only one tier states it."""
    offered = steps(request)
    if offered is None:
        return None
    key, year = request.one("indicator", next(iter(offered.names))), request.one("year", offered.years[0])
    if key not in offered.names or year not in offered.years:
        return None
    found = request.get(targets.cascade, key, int(year))
    if found["level"].nunique() < 2:
        return None
    name = offered.names[key]
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
        request.t("targets.cascade_title", name=name),
        request.subtitle(request.t("targets.cascade_measure"), numbers.year_name(int(year), request.language)),
        request.counted(documents),
        shown,
        {
            "region": request.t("column.region"), "tier": request.t("column.level"),
            "amount": request.t("column.target"), "gap": request.t("column.gap"),
        },
        documents,
        note=request.t("targets.cascade_note"),
        takeaway=request.t(
            "takeaway.ranking", first=high["region"], high=numbers.percent(high["amount"]), last=low["region"],
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
        drawn, names="region", values="amount", keys="region_code", theme=theme, labels=list(drawn["words"]),
        strong=set(drawn.loc[drawn["level"] != "county", "region_code"]),
    )  # fmt: skip
    return slides.fitted(figure, size)
