"""地区对比, on a map: one indicator of one year as the colour of provinces, or of the cities or counties of a province."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.analysis import comparison, indicators, regions
from core.charts import bars, known, numbers, slides
from core.charts import map as atlas
from core.charts import theme as look
from core.charts.frames import records
from core.geography.gazetteer import load_gazetteer
from core.parsing.topics import topics
from core.views import tabled
from core.views.indicators import tables_named
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

MEASURES = ("yoy", "level")
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


def claims(request: Request, key: str, measure: str) -> DataFrame:
    """What regions state of an indicator as its result or its target (`kind`), with its year."""
    found: DataFrame = request.get(indicators.series, key)
    known = found[["yoy" if measure == "yoy" else "value_si", "year", "region_code"]].notna().all(axis=1)
    return found[known & (found["kind"] == request.kind)]


def years(request: Request, key: str, measure: str) -> list[str]:
    """The years in which a region states a result of the indicator, or a table of statistics has one, newest first."""
    known_years = set(claims(request, key, measure)["year"].astype(int))
    if request.kind == "actual":
        known_years |= tabled.years(request, key, _column(measure))
    return [str(year) for year in sorted(known_years, reverse=True)]


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
    """The result of each region of any level for what is asked for, no row where nothing is stated: as
    `comparison.distribution`, with `known`, what a table of statistics says. A region of which only a table speaks has
    that as its amount, and no doc_id."""
    key, measure, year = asked_for(request) or ("", MEASURES[0], 0)
    found: DataFrame = request.get(comparison.distribution, key, year, measure=measure, kind=request.kind)
    column = _column(measure)
    unit = found["unit"].iloc[0] if len(found) and measure == "level" else None
    table = tabled.of_year(request, key, column, year, unit)
    if request.kind != "actual":
        table = table.head(0)
    figures = dict(zip(table["region_code"], table[column], strict=True))
    found = found.assign(known=found["region_code"].map(figures).astype("float64"))
    only = table[~table["region_code"].isin(set(found["region_code"]))]
    only = only.assign(
        amount=only[column], known=only[column], unit=only["unit_si"] if measure == "level" else None,
        title=[known.origin(row, request.language) for row in records(only)],
    )  # fmt: skip
    both = known.beside(found, only.reindex(columns=found.columns))
    return both.sort_values(["amount", "region_code"], ascending=[False, True], ignore_index=True)


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
            "map.topic_title" if found["amount"].iloc[0] > 0 else "map.topic_none", area=area_name(request, area),
            place=found["region"].iloc[0], name=name,
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
            "takeaway.ranking", first=found["region"].iloc[0], high=words[0], last=found["region"].iloc[-1], low=words[-1]
        ),
        lead=str(found["region_code"].iloc[0]),
        place="region",
        native=Native("bar", "region", ("shown",), unit="%"),
        draw=lambda theme, size: _drawn(request, table, area, words, None, theme, size),
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
    scale = numbers.scale(found["amount"], unit, request.language) if unit else numbers.Scale(1.0, "%")
    sign = "%" if scale.unit == "%" else f" {scale.unit}"
    words = [numbers.short(value / scale.divisor, 2) + sign for value in found["amount"]]
    table = found.assign(shown=found["amount"] / scale.divisor)
    what = request.t(
        "indicators.measured", name=name, measure=request.t(f"measure.{measure}"), unit=scale.unit
    )
    left = len(atlas.undrawn(found, area.level, area.parent))
    documents = int(found["doc_id"].nunique())
    only = found["doc_id"].isna()
    lead = str(found["region_code"].iloc[0])
    drawn = tabled.of_year(request, key, _column(measure), year, unit)
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
            "takeaway.ranking", first=found["region"].iloc[0], high=words[0], last=found["region"].iloc[-1], low=words[-1]
        ),
        lead=tabled.mark(lead) if only.iloc[0] else lead,
        place="region",
        native=Native("bar", "region", ("shown",), unit=scale.unit),
        draw=lambda theme, size: _drawn(request, table, area, words, unit, theme, size),
        facts=lambda code: _said(request, key, measure, year, code, name),
    )  # fmt: skip


def _said(request: Request, key: str, measure: str, year: int, code: str, name: str) -> tuple[DataFrame, str]:
    """What documents say of a region, or where none does, or its mark asks for it, what the table says."""
    found = claims(request, key, measure)
    found = found[(found["year"] == year) & (found["region_code"] == code)]
    if len(found):
        return found, request.t("evidence.of", name=name)
    table = tabled.of_year(request, key, _column(measure), year)
    return table[table["region_code"] == code.partition("|")[0]], request.t("tables.evidence")


def _column(measure: str) -> str:
    return "yoy" if measure == "yoy" else "value_si"


def _drawn(
    request: Request,
    table: DataFrame,
    area: Area,
    words: list[str],
    unit: str | None,
    theme: look.Theme,
    size: Size,
) -> Drawing:
    """The map on a page; elsewhere, where no outline can be registered, the same values as bars."""
    if size == "page":
        return atlas.option(
            table, area.level, theme, parent=area.parent, unit=unit, language=request.language
        )
    most = slides.MOST_ROWS if slides.is_slide(size) else 40
    figure = bars.ranked(
        table.head(most), names="region", values="shown", keys="region_code", theme=theme, row=26,
        labels=words[:most], strong={str(table["region_code"].iloc[0])},
    )  # fmt: skip
    return slides.fitted(figure, size)
