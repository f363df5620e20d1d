"""地区对比: what each region stresses, who is first, headline figures side by side, what there is of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import indicators, regions
from core.charts import bars, known, numbers, sentences, slides, states, tables, topics
from core.charts import theme as look
from core.charts.frames import records
from core.views import hands, tabled
from core.views.indicators import tables_named
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
        return request.t("regions.thin", names=shown)
    return request.t("regions.thin_many", names=shown, n=len(single))


def shared_indicators(request: Request) -> DataFrame:
    """The indicators that more than one region states, those of most regions first."""
    catalogue = request.named(request.get(indicators.catalogue))
    return catalogue[catalogue["regions"] > 1].sort_values("regions", ascending=False, kind="stable")


def ranking_years(request: Request, key: str, measure: str) -> list[str]:
    """The years in which regions state a result (or a target: `kind`), the one with most regions first, the later of equals first."""
    found = request.get(indicators.series, key)
    stated = found[(found["kind"] == request.kind) & found[_column(measure)].notna() & found["year"].notna()]
    counts = stated.drop_duplicates(["region_code", "year"])["year"].value_counts()
    return [str(year) for year in sorted(counts.index, key=lambda year: (-counts[year], -int(year)))]


def ranking(request: Request) -> View | None:
    """One indicator of one year (`indicator`, `measure`, `year`), region under region, highest first."""
    shared = shared_indicators(request)
    if shared.empty:
        return None
    key, measure = request.one("indicator", str(shared["key"].iloc[0])), request.one("measure", "yoy")
    names = shared.loc[shared["key"] == key, "name"]
    years = ranking_years(request, key, measure) if len(names) else []
    if not years:
        return None
    year = request.one("year", years[0])
    return _ranking(request, key, str(names.iloc[0]), measure, int(year if year in years else years[0]))


def _ranking(request: Request, key: str, name: str, measure: str, year: int) -> View:
    column = _column(measure)
    found = request.get(indicators.ranking, key, year, kind=request.kind, measure=column)
    scale = numbers.Scale(1.0, "%")
    if measure == "level":
        scale = numbers.scale(found[column], found["unit_si"].iloc[0], request.language)
    squares_of = _tabled(request, found, key, column, year)
    squares_of = squares_of if request.kind == "actual" else squares_of.head(0)
    squares = dict(zip(squares_of["region_code"], squares_of[column] / scale.divisor, strict=True))
    drawn = found.head(MOST).assign(
        shown=found[column] / scale.divisor,
        known=[squares.get(code) for code in found["region_code"].head(MOST)],
    )
    what = request.t(
        "indicators.measured", name=name, measure=request.t(f"measure.{measure}"), unit=scale.unit
    )
    left = len(found) - len(drawn)
    subject = f"{name}{request.t(f'measure.{measure}')}" if request.language == "zh" else name
    strong = set(request.chosen.regions) & set(drawn["region_code"]) or {drawn["region_code"].iloc[0]}
    words = [numbers.short(value) + ("%" if scale.unit == "%" else "") for value in drawn["shown"]]
    drawn = drawn.assign(
        change=(drawn[column] - drawn["previous"]) / scale.divisor,
        moved=drawn["previous_place"] - drawn["place"],
        claimed=[
            states.named(*pair, request.language) for pair in zip(drawn["kind"], drawn["state"], strict=True)
        ],
    )
    labels = [
        words[at] if numbers.missing(step) else f"{words[at]} ({numbers.signed(step, 2)})"
        for at, step in enumerate(drawn["change"])
    ]
    compared = (
        {"change": request.t("ranking.change"), "moved": request.t("ranking.moved")}
        if drawn["change"].notna().any()
        else {}
    )
    return View(
        "regions.ranking",
        sentences.ranking(drawn, subject, column, request.language),
        request.subtitle(what, numbers.year_name(year, request.language), request.label("kind", request.kind)),
        request.counted(
            int(found["doc_id"].nunique()), request.t("regions.left_out", n=left) if left else "", tables_named(request, squares_of)
        ),
        drawn,
        {
            "place": request.t("column.place"), "region": request.t("column.region"),
            "shown": request.t(f"measure.{measure}"), **compared, **({"known": request.t("tables.column")} if squares else {}),
            "claimed": request.t("column.kind"), "title": request.t("column.title"),
        },
        int(found["doc_id"].nunique()),
        note=_not_final(request, drawn) + request.t("regions.ranking_note") + (request.t("ranking.note") if compared else "") + (request.t("tables.note_bars") if squares else ""),
        takeaway=request.t(
            "takeaway.ranking", first=drawn["region"].iloc[0], high=words[0], last=drawn["region"].iloc[-1], low=words[-1]
        ),
        lead=str(drawn["region_code"].iloc[0]),
        place="region",
        native=Native("bar", "region", ("shown",), unit=scale.unit),
        draw=lambda theme, size: _bars(drawn, labels, strong, theme, size),
        facts=lambda mark: _behind(request, found, squares_of, name, mark),
    )  # fmt: skip


def _not_final(request: Request, drawn: DataFrame) -> str:
    """Which of the results ranked are preliminary or expected."""
    unsure = drawn[(drawn["kind"] == "actual") & drawn["state"].notna()]
    if unsure.empty:
        return ""
    named = list(unsure["region"])
    return request.t(
        "state.ranked", n=len(named), names=request.joined(named[:4]) + ("…" if len(named) > 4 else "")
    )


def _tabled(request: Request, found: DataFrame, key: str, column: str, year: int) -> DataFrame:
    """What tables of statistics say of the regions ranked, for that year and in the same base unit."""
    table = tabled.of_year(request, key, column, year, found["unit_si"].iloc[0])
    return table[table["region_code"].isin(set(found["region_code"]))]


def _behind(
    request: Request, found: DataFrame, table: DataFrame, name: str, mark: str
) -> tuple[DataFrame, str]:
    if known.is_known(mark):
        return known.figures(table, mark), request.t("tables.evidence")
    return found[found["region_code"] == mark], request.t("evidence.of", name=name)


def _bars(drawn: DataFrame, words: list[str], strong: set[Any], theme: look.Theme, size: Size) -> Drawing:
    most = slides.MOST_ROWS if slides.is_slide(size) else len(drawn)
    figure = bars.ranked(
        drawn.head(most), names="region", values="shown", keys="region_code", theme=theme, strong=strong, row=26,
        labels=words[:most],
        beside=[
            (value, f"{code}|{known.KIND}") for code, value in zip(drawn["region_code"], drawn["known"], strict=True)
        ][:most],
    )  # fmt: skip
    return slides.fitted(figure, size)


def headline(request: Request) -> View | None:
    """Headline indicators as a table: a row an indicator, a column a region."""
    found = request.named(request.get(indicators.actual_and_target, core=True))
    found = found[found["actual_value"].notna() | found["actual_yoy"].notna()]
    if found.empty:
        return None
    kept, left = _most(_placed(request), found["region_code"])
    found = found[found["region_code"].isin(kept)]
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
        request.t("regions.headline"),
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
    placed = _placed(request)
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
        request.t("regions.held"),
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


def _column(measure: str) -> str:
    return "yoy" if measure == "yoy" else "value_si"
