"""指标 and 地区: one indicator of one year over all regions, and two indicators against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import comparison, indicators
from core.charts import bars, distribution, numbers, slides
from core.charts import scatter as discs
from core.charts import theme as look
from core.views.regions import ranking_years, shared_indicators
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

MEASURES = ("yoy", "level")
LEAST = 3  # regions; fewer have no spread worth drawing
SECOND = "fiscal_revenue"


def spread(request: Request) -> View | None:
    """How one indicator of one year (`indicator`, `measure`, `year`) is spread over regions; None below `LEAST`."""
    shared = shared_indicators(request)
    if shared.empty:
        return None
    key, measure = request.one("indicator", str(shared["key"].iloc[0])), request.one("measure", "yoy")
    names = shared.loc[shared["key"] == key, "name"]
    years = ranking_years(request, key, measure) if len(names) and measure in MEASURES else []
    if not years:
        return None
    year = request.one("year") if request.one("year") in years else years[0]
    found = request.get(comparison.distribution, key, int(year), measure=measure, kind=request.kind)
    if len(found) < LEAST:
        return None
    return _spread(request, key, str(names.iloc[0]), measure, int(year), found)


def _spread(request: Request, key: str, name: str, measure: str, year: int, found: DataFrame) -> View:
    unit = found["unit"].iloc[0] if measure == "level" else None
    scale = numbers.scale(found["amount"], unit, request.language) if unit else numbers.Scale(1.0, "%")
    five = comparison.summary(found["amount"])
    low, high, middle = (_words(five[part], scale) for part in ("quarter", "three_quarters", "median"))
    documents = int(found["doc_id"].nunique())
    table = found.assign(
        shown=numbers.rounded(found["amount"] / scale.divisor, 2), percent=numbers.rounded(found["percentile"] * 100, 1)
    )
    strong = set(request.chosen.regions) & set(found["region_code"])
    what = request.t(
        "indicators.measured", name=name, measure=request.t(f"measure.{measure}"), unit=scale.unit
    )
    return View(
        "indicators.distribution",
        request.t("spread.title", n=len(found), low=low, high=high),
        request.subtitle(what, numbers.year_name(year, request.language), request.label("kind", request.kind)),
        request.counted(documents),
        table,
        {
            "place": request.t("column.place"), "region": request.t("column.region"), "shown": request.t(f"measure.{measure}"),
            "percent": request.t("spread.percentile"), "title": request.t("column.title"),
        },
        documents,
        note=request.t("spread.note"),
        how=request.t("spread.how"),
        takeaway=request.t("spread.takeaway", median=middle, low=_words(five["low"], scale), high=_words(five["high"], scale)),
        lead=str(found["region_code"].iloc[0]),
        place="region",
        native=Native("bar", "region", ("shown",), unit=scale.unit),
        draw=lambda theme, size: _drawn(request, table, strong, theme, size),
        facts=lambda mark: (_said_by(request, _in_class(table, scale, mark), key, year), request.t("evidence.of", name=name)),
    )  # fmt: skip


def _words(value: float, scale: numbers.Scale) -> str:
    return numbers.short(value / scale.divisor, 2) + ("%" if scale.unit == "%" else f" {scale.unit}")


def _drawn(request: Request, table: DataFrame, strong: set[Any], theme: look.Theme, size: Size) -> Drawing:
    if slides.is_slide(size):
        edges = table.head(slides.MOST_ROWS)
        figure = bars.ranked(
            edges, names="region", values="shown", keys="region_code", theme=theme,
            labels=[numbers.short(value, 2) for value in edges["shown"]],
        )  # fmt: skip
        return slides.fitted(figure, size)
    return distribution.distribution(table, theme, request.language, strong)


def _in_class(table: DataFrame, scale: numbers.Scale, mark: str) -> DataFrame:
    """The regions of a class (`5|5.5`), or one by its code."""
    low, bar, high = mark.partition("|")
    if not bar:
        return table[table["region_code"] == mark]
    amounts = table["amount"] / scale.divisor
    return table[(amounts >= float(low)) & (amounts < float(high))]


def _said_by(request: Request, rows: DataFrame, key: str, year: int) -> DataFrame:
    """The facts behind rows of a distribution."""
    wanted = set(zip(rows["doc_id"], rows["start"], strict=True))
    found: DataFrame = request.get(indicators.facts, keys=(key,), kinds=(request.kind,), years=(year,))
    return found[[pair in wanted for pair in zip(found["doc_id"], found["start"], strict=True)]]


def pairs(request: Request) -> dict[str, str]:
    """The indicators that several regions state, by key and name: what x and y can be."""
    shared = shared_indicators(request)
    return dict(zip(shared["key"], shared["name"], strict=True))


def usual_pair(known: dict[str, str]) -> tuple[str, str]:
    """Gross product and revenue where both are stated, else the first two."""
    first = comparison.GDP if comparison.GDP in known else next(iter(known))
    others = [key for key in known if key != first]
    return first, SECOND if SECOND in others else others[0]


def scatter_years(request: Request, x: str, y: str, measure: str) -> list[str]:
    """The years in which regions state both, the one with most regions first."""
    both = set(ranking_years(request, x, measure)) & set(ranking_years(request, y, measure))
    sizes = {year: len(request.get(comparison.scatter, x, y, int(year), measure=measure)) for year in both}
    return sorted((year for year in both if sizes[year]), key=lambda year: (-sizes[year], -int(year)))


def scatter(request: Request) -> View | None:
    """Two indicators (`x`, `y`) of one year (`year`) and measure (`measure`) against each other, a disc each region."""
    known = pairs(request)
    if len(known) < 2:
        return None
    usual = usual_pair(known)
    x, y, measure = request.one("x", usual[0]), request.one("y", usual[1]), request.one("measure", "yoy")
    if x not in known or y not in known or x == y or measure not in MEASURES:
        return None
    years = scatter_years(request, x, y, measure)
    if not years:
        return None
    year = request.one("year") if request.one("year") in years else years[0]
    found = request.get(comparison.scatter, x, y, int(year), measure=measure)
    names = known[x], known[y]
    table = found.assign(
        x_words=[
            _said(value, unit, request) for value, unit in zip(found["x"], found["x_unit"], strict=True)
        ],
        y_words=[
            _said(value, unit, request) for value, unit in zip(found["y"], found["y_unit"], strict=True)
        ],
    )
    documents = len({*found["x_doc_id"], *found["y_doc_id"]})
    strong = set(request.chosen.regions) & set(found["region_code"])
    together = found["x"].corr(found["y"], method="spearman") if len(found) >= LEAST else float("nan")
    said = (
        request.t("scatter.rank", value=numbers.short(float(together), 2))
        if not numbers.missing(together)
        else ""
    )
    return View(
        "regions.scatter",
        request.t("scatter.title", x=names[0], y=names[1], n=len(found)),
        request.subtitle(request.t(f"measure.{measure}"), numbers.year_name(int(year), request.language)),
        request.counted(documents, said),
        table,
        {"region": request.t("column.region"), "x_words": names[0], "y_words": names[1]},
        documents,
        note=request.t("scatter.note"),
        how=request.t("scatter.how"),
        takeaway=said or request.t("scatter.title", x=names[0], y=names[1], n=len(found)),
        lead=str(found["region_code"].iloc[0]),
        place="region",
        native=Native("bar", "region", ("x", "y")),
        draw=lambda theme, size: slides.fitted(discs.scatter(found, names, theme, request.language, strong), size),
        facts=lambda code: _both(request, code, (x, y), int(year), names),
    )  # fmt: skip


def _said(value: float, unit: Any, request: Request) -> str:
    if numbers.missing_text(unit):
        return numbers.percent(value)
    scale = numbers.scale([value], unit, request.language)
    return f"{numbers.short(value / scale.divisor, 2)} {scale.unit}"


def _both(
    request: Request, code: str, keys: tuple[str, str], year: int, names: tuple[str, str]
) -> tuple[DataFrame, str]:
    found = request.within(regions=(code,)).get(indicators.facts, keys=keys, kinds=("actual",), years=(year,))
    return found[found["region_code"] == code], request.t("evidence.of", name=request.joined(list(names)))
