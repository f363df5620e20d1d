"""总览: what the regions typically reached and aim at, a row a headline indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import enough, typical
from core.charts import dumbbell, numbers, sentences, slides, states, tables
from core.charts.frames import records
from core.views.request import Request
from core.views.view import Native, View

if TYPE_CHECKING:
    from pandas import DataFrame

MOST = 10


def headline(request: Request) -> View | None:
    """Growth of result and target of the headline indicators: of the region, or the middle of all of them."""
    own = request.named(request.get(typical.headline_growth))
    places = own[["region_code", "region"]].drop_duplicates().shape[0]
    drawn = _drawn(own, places)
    if drawn.empty:
        return None
    one, few = places == 1, 1 < places < enough.MEDIAN
    documents = len({*own["actual_doc_id"].dropna(), *own["target_doc_id"].dropna()})
    who = (
        own["region"].fillna(request.t("none.region")).iloc[0]
        if one
        else request.t("headline.many", n=places, level=request.label("headline.level", own["level"].iloc[0]))
    )
    title = (
        sentences.each(drawn, request.language) if few else sentences.headline(drawn, one, request.language)
    )
    return View(
        "overview.headline",
        title,
        request.subtitle(str(who), request.t("headline.growth" if one or few else "headline.middle"), _years(drawn, request)),
        request.counted(documents),
        _worded(drawn, request),
        _columns(request, one or few),
        documents,
        note=_note(request, own, drawn, places),
        how=request.t("outlook.how"),
        takeaway=title,
        lead=str(drawn["key"].iloc[0]),
        native=Native("bar", "name", ("actual_yoy", "target_yoy"), unit="%"),
        draw=lambda theme, size: slides.fitted(
            dumbbell.growth(drawn.head(slides.MOST_ROWS) if slides.is_slide(size) else drawn, theme, request.language), size
        ),
        facts=lambda mark: _facts(own, mark, request),
    )  # fmt: skip


def _note(request: Request, own: DataFrame, drawn: DataFrame, places: int) -> str:
    """How final results are, of one region or few; what bands and targets stand for where there is a middle."""
    if places < enough.MEDIAN:
        said = states.note({"actual", "target"}, set(own["actual_state"]), request.language)
        return said if places <= 1 else said + request.t("headline.few", least=enough.MEDIAN)
    bands = drawn["actual_low"].notna().any() or drawn["target_low"].notna().any()
    return (request.t("headline.bands") if bands else "") + request.t("headline.note", least=enough.MEDIAN)


def _drawn(own: DataFrame, places: int) -> DataFrame:
    """The rows in the columns that a dumbbell needs: of one region as they are, of few region beside region, the indicators
    that most of them state first, else the middle of all."""
    if places < enough.MEDIAN:
        known = own.assign(
            places=1, indicator=own["name"],
            **{f"{side}_{name}": None for side in tables.SIDES for name in ("low", "high", "places")},
        )  # fmt: skip
        known = known[known["target_yoy"].notna() | known["actual_yoy"].notna()]
        return known.head(MOST) if places <= 1 else _beside(known)
    middle = typical.typical(own)
    blank = {
        f"{side}_{name}": None
        for side in tables.SIDES
        for name in ("yoy_max", "qualifier", "state", "suspicious", "value", "value_max", "unit")
    }
    return middle.assign(region=None, **blank).head(MOST)


def _beside(rows: DataFrame) -> DataFrame:
    """A row for each region under the indicators that most regions state, named after both."""
    stated = rows.groupby("key", sort=False)["region_code"].transform("size")
    order = {key: at for at, key in enumerate(dict.fromkeys(rows["key"]))}
    rows = rows.assign(_stated=stated, _at=rows["key"].map(order))
    rows = rows.sort_values(["_stated", "_at"], ascending=[False, True], kind="stable").head(MOST)
    names = [f"{region} {name}" for region, name in zip(rows["region"], rows["name"], strict=True)]
    return rows.drop(columns=["_stated", "_at"]).assign(name=names).reset_index(drop=True)


def _worded(drawn: DataFrame, request: Request) -> DataFrame:
    """With the range of the middle half in words and the difference of the sides."""
    spans: dict[str, Any] = {
        f"{side}_span": [
            None if numbers.missing(row[f"{side}_low"]) else f"{numbers.short(row[f'{side}_low'])}—{numbers.percent(row[f'{side}_high'])}"
            for row in records(drawn)
        ]
        for side in tables.SIDES
    }  # fmt: skip
    return drawn.assign(**spans, change=numbers.rounded(drawn["target_yoy"] - drawn["actual_yoy"], 2))


def _columns(request: Request, one: bool) -> dict[str, str]:
    names = {"name": request.t("column.indicator")}
    for side in tables.SIDES:
        names[f"{side}_yoy"] = request.t(f"column.{side}_yoy" if one else f"headline.{side}_middle")
        if not one:
            names[f"{side}_span"] = request.t(f"headline.{side}_span")
            names[f"{side}_places"] = request.t(f"headline.{side}_places")
    return names | {"change": request.t("column.change")}


def _years(drawn: DataFrame, request: Request) -> str:
    years = {side: numbers.year_name(drawn[f"{side}_year"].max(), request.language) for side in tables.SIDES}
    if not years["actual"] or not years["target"]:
        return request.t("outlook.one_side", years=years["actual"] or years["target"])
    return request.t("outlook.both_sides", **years)


def _facts(own: DataFrame, mark: str, request: Request) -> tuple[DataFrame, str]:
    """The sentences of all regions behind a mark (`key|actual`), or behind both sides of a row (`key`)."""
    key, _, side = mark.partition("|")
    rows = own[own["key"] == key]
    name = rows["name"].iloc[0] if len(rows) else ""
    words = request.t(f"evidence.{side}", name=name) if side else request.t("evidence.of", name=name)
    return tables.stated(rows, (side,) if side in tables.SIDES else tables.SIDES), words
