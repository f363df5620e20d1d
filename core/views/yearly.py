"""目标: one target of one place followed over the years, beside what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.analysis import targets
from core.charts import dumbbell, slides
from core.charts import targets as tables
from core.charts import theme as look
from core.views import units
from core.views.request import Request
from core.views.targets import behind, columns, documents, is_core, takeaway
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame


def growth(request: Request) -> DataFrame:
    """Every target of growth (`scope`) as `targets.aims` has it, the names in the reader's language."""
    found = request.named(request.get(targets.aims, core=is_core(request)))
    return found[found["measure"] == "yoy"]


def followed(request: Request) -> dict[str, dict[str, str]]:
    """Places and the indicators each has aimed at by growth in most years, both by code and name: what `over_years` can
    show; empty without a target."""
    found = growth(request)
    counts = (
        found.groupby(["region_code", "key"], sort=False)["year"]
        .nunique()
        .sort_values(ascending=False, kind="stable")
    )
    places = dict(zip(found["region_code"], found["region"], strict=True))
    names = dict(zip(found["key"], found["name"], strict=True))
    offered: dict[str, dict[str, str]] = {}
    for code, key in counts.index:
        offered.setdefault(code, {})[key] = names[key]
    return {code: {"": places[code]} | keys for code, keys in offered.items()}


def over_years(request: Request) -> View | None:
    """One indicator of one place (`place`, `indicator`) year by year: target and outcome."""
    offered = followed(request)
    if not offered:
        return None
    place = request.one("place", next(iter(offered)))
    own = offered.get(place, {})
    key = request.one("indicator", next((one for one in own if one), ""))
    if key not in own or not key:
        return None
    found = request.named(request.get(targets.outcomes, (key,), core=is_core(request)))
    found = found[(found["region_code"] == place) & (found["measure"] == "yoy")]
    judged = found[found["actual_amount"].notna()]
    title = request.t(
        "targets.track_title" if len(judged) else "targets.track_none", place=own[""], name=own[key],
        n=len(judged) or len(found), reached=int((judged["verdict"] == "reached").sum()),
    )  # fmt: skip
    rows = tables.by_year(found, request.language)
    table = tables.table(found, units.scales(request, found["key"]), request.language)
    return View(
        "targets.over_years",
        title,
        request.subtitle(request.t("targets.growth")),
        request.counted(documents(found)),
        table,
        {"year": request.t("column.year")} | {name: words for name, words in columns(request).items() if name not in {"region", "name"}},
        documents(found),
        note=request.t("targets.track_note"),
        how=request.t("targets.rule"),
        takeaway=takeaway(request, table, dated=True),
        lead=str(rows["key"].iloc[0]),
        place="region",
        year="year",
        native=Native(
            "line", "year", ("target_amount", "actual_amount"), unit="%",
            called=(request.t("kind.target"), request.t("kind.actual")),
        ),
        draw=lambda theme, size: _drawn(rows, request.language, theme, size),
        facts=behind(request, found, "target_", "actual_"),
    )  # fmt: skip


def _drawn(rows: DataFrame, language: str, theme: look.Theme, size: Size) -> Drawing:
    shown = rows.head(slides.MOST_ROWS) if slides.is_slide(size) else rows
    return slides.fitted(dumbbell.growth(shown, theme, language), size)
