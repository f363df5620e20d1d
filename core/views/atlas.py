"""地区对比, on a map: one indicator of one year as the colour of provinces, or of the cities or counties of a province."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.analysis import regions
from core.charts import bars, numbers, slides
from core.charts import map as atlas
from core.charts import theme as look
from core.geography.gazetteer import load_gazetteer
from core.parsing.topics import topics
from core.views import standing, tabled, units
from core.views.indicators import tables_named
from core.views.request import Request
from core.views.standing import MEASURES
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

WHOLE = "province"
_NAMES = {"province": "map.province", "city": "map.city", "county": "map.county"}


@dataclass(frozen=True, slots=True)
class Area:
    """What a map shows: the divisions of a level, everywhere or in a province. `key` is how the URL names it."""

    level: str
    parent: str | None = None

    @property
    def key(self) -> str:
        """province, or such as 370000.county."""
        return f"{self.parent}.{self.level}" if self.parent else self.level


def years(request: Request, key: str, measure: str) -> list[str]:
    """The years in which a region states the indicator, or a table of statistics has it, newest first."""
    return sorted(standing.years(request, key, measure), key=int, reverse=True)


def areas(found: DataFrame) -> list[Area]:
    """The maps that some region of the frame (region_code, level) has a place on, those of most regions first."""
    whole = found["region_code"].str[:2] + "0000"
    parents = whole.where(found["level"] != WHOLE, "")
    counts = found.groupby([found["level"], parents]).size().sort_values(ascending=False, kind="stable")
    return [Area(str(level), str(parent) or None) for level, parent in counts.index]


def area_name(request: Request, area: Area) -> str:
    """All provinces; the counties of 山东省."""
    place = load_gazetteer().division(area.parent) if area.parent else None
    return request.t(_NAMES[area.level], place=place.name if place else "")


def asked_for(request: Request) -> tuple[str, str, int] | None:
    """The indicator, measure and year asked for (`indicator`, `measure`, `year`): by default the newest year of the
    indicator that most regions state. None where no region states it."""
    catalogue = tabled.catalogue(request)
    measure = request.one("measure", MEASURES[0])
    if catalogue.empty or measure not in MEASURES:
        return None
    key = request.one("indicator", default_indicator(catalogue))
    known = years(request, key, measure) if key in set(catalogue["key"]) else []
    year = request.one("year")
    return (key, measure, int(year if year in known else known[0])) if known else None


def stated(request: Request) -> DataFrame:
    """What is stated of each region of any level for what is asked for (`standing.stated`), no row where nothing is."""
    key, measure, year = asked_for(request) or ("", MEASURES[0], 0)
    return standing.stated(request, key, measure, year)


def default_indicator(catalogue: DataFrame) -> str:
    """The indicator that most regions state, a headline one of equals."""
    return str(catalogue.sort_values("regions", ascending=False, kind="stable")["key"].iloc[0])


def area_asked(request: Request, found: DataFrame) -> Area:
    """The area asked for (`area`), by default the one with most regions."""
    offered = areas(found)
    return next((area for area in offered if area.key == request.one("area")), offered[0])


def regions_on_map(request: Request) -> View | None:
    """The map of what `stated` has on the area asked for; on slides, the regions as bars."""
    asked, found = asked_for(request), stated(request)
    if asked is None or found.empty:
        return None
    area = area_asked(request, found)
    inside = found["region_code"].str.startswith((area.parent or "")[:2])
    return _view(request, found[inside & (found["level"] == area.level)].reset_index(drop=True), area, *asked)


def topic_stated(request: Request) -> DataFrame:
    """The share of a topic (`topic`) in the documents of each region as `stated` gives it: region_code, region, level,
    amount (percent), place, documents; highest first."""
    shares = request.get(regions.topic_shares)
    shares = shares[(shares["topic"] == topic_asked(request)) & shares["region_code"].notna()]
    counts = request.get(regions.region_counts)
    levels = dict(zip(counts["region_code"], counts["level"], strict=True))
    found: DataFrame = shares.assign(
        amount=shares["share"] * 100, level=[levels.get(code) for code in shares["region_code"]],
        place=shares["share"].rank(ascending=False, method="min").astype(int),
    )  # fmt: skip
    return found.sort_values(["amount", "region_code"], ascending=[False, True]).reset_index(drop=True)


def topic_asked(request: Request) -> str:
    """The topic asked for (`topic`), by default the one with the largest share over all regions."""
    known = [topic.id for topic in topics()]
    if request.one("topic") in known:
        return request.one("topic")
    shares = request.get(regions.topic_shares)
    shares = shares[shares["topic"].isin(known) & shares["region_code"].notna()]
    return str(shares.groupby("topic")["share"].sum().idxmax()) if len(shares) else known[0]


def topic_names(request: Request) -> dict[str, str]:
    """The topics in the reader's language, by id."""
    return {topic.id: topic.en if request.language == "en" else topic.zh for topic in topics()}


def topic_on_map(request: Request) -> View | None:
    """How much of the text of each region on the area (`area`) is about a topic (`topic`)."""
    found = topic_stated(request)
    if found.empty or not found["amount"].gt(0).any():
        return None
    area = area_asked(request, found)
    inside = found["region_code"].str.startswith((area.parent or "")[:2]) & (found["level"] == area.level)
    found = found[inside].reset_index(drop=True)
    name = topic_names(request)[topic_asked(request)]
    words = [numbers.percent(value) for value in found["amount"]]
    table = found.assign(shown=numbers.rounded(found["amount"], 1))
    documents = int(found["documents"].sum())
    left = len(atlas.undrawn(found, area.level, area.parent))
    return View(
        "regions.topic_map",
        request.t(
            "map.topic_none" if found["amount"].iloc[0] <= 0 else "map.topic_title" if len(found) > 1 else "map.topic_one", area=area_name(request, area),
            place=found["region"].iloc[0], name=name, share=words[0],
        ),
        request.subtitle(request.t("map.topic_measure", name=name)),
        request.counted(documents, request.t("map.undrawn", n=left) if left else ""),
        table,
        {
            "place": request.t("column.place"), "region": request.t("column.region"), "shown": request.t("column.share"),
            "documents": request.t("column.documents"),
        },
        documents,
        note=request.t("map.note"),
        how=request.t("regions.share_how"),
        takeaway=request.t(
            "takeaway.ranking" if len(found) > 1 else "takeaway.ranking_one", first=found["region"].iloc[0], high=words[0], last=found["region"].iloc[-1], low=words[-1]
        ),
        lead=str(found["region_code"].iloc[0]),
        place="region",
        native=Native("bar", "region", ("shown",), unit="%"),
        draw=lambda theme, size: _drawn(request, table, area, words, numbers.Scale(1.0, "%"), theme, size),
        facts=lambda code: _on_topic(request, code),
    )  # fmt: skip


def _on_topic(request: Request, code: str) -> tuple[DataFrame, str]:
    found = request.within(regions=(code,)).get(
        regions.topic_passages, topic_asked(request), limit=200, own=(code,)
    )
    return found, request.t("evidence.topic")


def below(request: Request, found: DataFrame, code: str) -> list[Area]:
    """The finer maps to go down to from a region: of its cities, then of its counties, where there is something on them."""
    if not code.endswith("0000"):
        return []
    offered = {area.key: area for area in areas(found)}
    return [offered[key] for level in ("city", "county") if (key := f"{code}.{level}") in offered]


def _view(request: Request, found: DataFrame, area: Area, key: str, measure: str, year: int) -> View:
    catalogue = tabled.catalogue(request)
    name = str(catalogue.loc[catalogue["key"] == key, "name"].iloc[0])
    unit = found["unit"].iloc[0] if measure == "level" else None
    scale = units.scale(request, key, unit, found["amount"])
    sign = "%" if scale.unit == "%" else f" {scale.unit}"
    words = [numbers.figure(value / scale.divisor) + sign for value in found["amount"]]
    table = found.assign(shown=found["amount"] / scale.divisor)
    what = request.t(
        "indicators.measured", name=name, measure=request.t(f"measure.{measure}"), unit=scale.unit
    )
    left = len(atlas.undrawn(found, area.level, area.parent))
    documents = int(found["doc_id"].nunique())
    only = found["doc_id"].isna()
    lead = str(found["region_code"].iloc[0])
    drawn = tabled.of_year(request, key, standing.column(measure), year, unit)
    drawn = drawn[drawn["region_code"].isin(found.loc[found["known"].notna(), "region_code"])]
    return View(
        "regions.map",
        request.t("map.title", n=len(found), area=area_name(request, area), name=name),
        request.subtitle(what, numbers.year_name(year, request.language), request.label("kind", request.kind)),
        request.counted(documents, request.t("map.undrawn", n=left) if left else "", tables_named(request, drawn)),
        table.assign(known=found["known"].astype(float) / scale.divisor),
        {
            "place": request.t("column.place"), "region": request.t("column.region"),
            "shown": request.t(f"measure.{measure}"), **({"known": request.t("tables.column")} if len(drawn) else {}), "qualifier": request.t("column.qualifier"),
            "title": request.t("column.title"),
        },
        documents,
        note=request.t("map.note") + (request.t("map.tabled", n=int(only.sum())) if only.any() else ""),
        takeaway=request.t(
            "takeaway.ranking" if len(found) > 1 else "takeaway.ranking_one", first=found["region"].iloc[0], high=words[0], last=found["region"].iloc[-1], low=words[-1]
        ),
        lead=tabled.mark(lead) if only.iloc[0] else lead,
        place="region",
        native=Native("bar", "region", ("shown",), unit=scale.unit),
        draw=lambda theme, size: _drawn(request, table, area, words, scale, theme, size),
        facts=lambda code: standing.said(request, key, measure, year, code, name),
    )  # fmt: skip


def _drawn(
    request: Request,
    table: DataFrame,
    area: Area,
    words: list[str],
    scale: numbers.Scale,
    theme: look.Theme,
    size: Size,
) -> Drawing:
    """The map on a page; elsewhere, where no outline can be registered, the same values as bars."""
    if size == "page":
        return atlas.option(table, area.level, scale, theme, parent=area.parent, language=request.language)
    most = slides.MOST_ROWS if slides.is_slide(size) else 40
    figure = bars.ranked(
        table.head(most), names="region", values="shown", keys="region_code", theme=theme, row=26,
        labels=words[:most], strong={str(table["region_code"].iloc[0])},
    )  # fmt: skip
    return slides.fitted(figure, size)
