"""地区对比: what each region stresses, who is first, headline figures side by side, what there is of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import comparison, indicators, regions
from core.charts import numbers, sentences, slides, tables, topics
from core.charts import theme as look
from core.charts.frames import records
from core.views import hands, tabled, units
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame, Series

MOST = 40
MOST_ON_SLIDE = 3


def stress(request: Request) -> View | None:
    """Shares of the text by topic, region beside region."""
    shares = request.get(regions.topic_shares)
    placed = _placed(request)
    kept, left = _most(placed, shares["region_code"].dropna())
    drawn = topics.arranged(shares[shares["region_code"].isin(kept)], request.language)
    if drawn.empty:
        return None
    placed = placed[placed["region_code"].isin(kept)]
    few = drawn["region_code"].nunique() <= topics.MOST_PANELS
    documents = int(placed["documents"].sum())
    top = drawn.sort_values("share", ascending=False, kind="stable").iloc[0]
    return View(
        "regions.topics",
        sentences.topics(drawn, request.language),
        request.subtitle(request.t("regions.share")),
        request.counted(documents, request.t("regions.most", n=len(kept), left=left) if left else ""),
        drawn.assign(percent=numbers.rounded(drawn["share"] * 100, 1)),
        {
            "region": request.t("column.region"), "label": request.t("column.topic"),
            "percent": request.t("column.share"), "documents": request.t("column.documents"),
        },
        documents,
        note=("" if few else request.t("regions.darker")) + _thin(placed, request),
        how=request.t("regions.share_how"),
        takeaway=request.t(
            "takeaway.topics", place=top["region"], topic=top["label"], share=numbers.percent(100 * float(top["share"]))
        ),
        lead=f"{top['region_code']}|{top['topic']}",
        place="region",
        native=Native("bar", "label", ("percent",), series="region", unit="%"),
        draw=lambda theme, size: _stress(drawn, few, theme, size),
        facts=lambda mark: _of_topic(request, mark),
    )  # fmt: skip


def _stress(drawn: DataFrame, few: bool, theme: look.Theme, size: Size) -> Drawing:
    if not slides.is_slide(size):
        return (topics.side_by_side if few else topics.heat_table)(drawn, theme)
    places = list(dict.fromkeys(drawn["region_code"]))[:MOST_ON_SLIDE]
    shown = drawn[drawn["region_code"].isin(places) & (drawn["place"] < slides.MOST_ROWS)]
    return slides.fitted(topics.side_by_side(shown, theme), size)


def _of_topic(request: Request, mark: str) -> tuple[Any, str]:
    code, _, topic = mark.partition("|")
    try:
        found = request.within(regions=(code,)).get(regions.topic_passages, topic, limit=500, own=(code,))
    except KeyError:
        found = request.get(indicators.facts).head(0)
    return found, request.t("evidence.topic")


def _thin(placed: DataFrame, request: Request) -> str:
    """Which regions stand on one document."""
    single = list(placed.loc[placed["documents"] == 1, "region"])
    if not single:
        return ""
    shown = request.joined(single[:4])
    if len(single) <= 4:
        return request.t("regions.thin", names=shown, n=len(single))
    return request.t("regions.thin_many", names=shown, n=len(single))


def headline(request: Request) -> View | None:
    """Headline indicators as a table: a row an indicator, a column a region."""
    found = request.named(request.get(indicators.actual_and_target, core=True))
    found = found[found["actual_value"].notna() | found["actual_yoy"].notna()]
    if found.empty:
        return None
    kept, left = _most(_placed(request), found["region_code"])
    found = units.in_one(request, found[found["region_code"].isin(kept)])
    places = found["region"].fillna(request.t("none.region"))
    if places.nunique() == 1:
        only = request.t("regions.headline_one", place=places.iloc[0])
    else:
        only = request.t("regions.headline_note")
    known = hands.touched(request)
    hand = [hands.of_row(row, known, ["actual_"]) for row in records(found)]
    newest = tabled.newest_words(request)
    tabled_of = [
        newest.get((code, key), "") for code, key in zip(found["region_code"], found["key"], strict=True)
    ]
    table = tables.side_by_side(
        found.assign(
            place=places, hand=[" ".join(filter(None, pair)) for pair in zip(hand, tabled_of, strict=True)]
        ),
        request.language,
    )
    documents = int(found["actual_doc_id"].nunique())
    return View(
        "regions.headline",
        request.t("takeaway.headline", n=len(table), places=int(places.nunique())),
        request.subtitle(only, request.t("tables.note_cells") if any(tabled_of) else ""),
        request.counted(documents, request.t("regions.most", n=len(kept), left=left) if left else ""),
        table,
        {"name": request.t("column.indicator")} | {place: place for place in places.unique()},
        documents,
        takeaway=request.t("takeaway.headline", n=len(table), places=int(places.nunique())),
        lead=str(table["key"].iloc[0]),
        facts=lambda key: (
            request.get(indicators.facts, keys=(key,), kinds=("actual",)),
            request.t("evidence.of", name="".join(found.loc[found["key"] == key, "name"].head(1))),
        ),
        marks=tuple(table["key"]),
    )


def held(request: Request) -> View | None:
    """What there is of each region."""
    counts = comparison.coded(request.get(regions.region_counts))
    placed = counts[counts["region_code"].notna()]
    if placed.empty:
        return None
    pairs = zip(placed["year_from"], placed["year_to"], strict=True)
    years = [numbers.years(first, last, request.language) for first, last in pairs]
    names = ("region", "province", "documents", "reports", "meetings", "indicators", "characters", "years")
    columns = {
        name: request.t(f"column.{name}" if name != "indicators" else "column.facts") for name in names
    }
    documents = int(placed["documents"].sum())
    return View(
        "regions.held",
        request.t("takeaway.held", places=len(placed), n=documents),
        request.filter_words(),
        request.counted(documents),
        placed.assign(years=years),
        columns,
        documents,
        takeaway=request.t("takeaway.held", places=len(placed), n=documents),
        place="region",
    )


def _placed(request: Request) -> DataFrame:
    counts = request.get(regions.region_counts)
    placed: DataFrame = counts[counts["region_code"].notna()]
    return placed


def _most(placed: DataFrame, codes: Series[str]) -> tuple[list[str | None], int]:
    """The regions with most documents of some, at most `MOST`, and how many are left out."""
    documents = placed.groupby("region_code")["documents"].sum().to_dict()
    ordered = sorted(codes.unique(), key=lambda code: (-documents.get(code, 0), str(code)))
    return ordered[:MOST], max(0, len(ordered) - MOST)
