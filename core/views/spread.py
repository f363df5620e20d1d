"""指标 and 地区: one indicator of one year over all regions, and two indicators against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import comparison, enough, indicators
from core.charts import bars, distribution, known, numbers, slides
from core.charts import scatter as discs
from core.charts import theme as look
from core.charts.frames import records
from core.views import standing, units
from core.views.request import Request
from core.views.standing import MEASURES, Standing
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

LEAST = 2  # regions; fewer have no spread
SECOND = "fiscal_revenue"


def spread(request: Request) -> View | None:
    """How the indicator, measure, level and year asked for (`standing.asked`) are spread over regions; None below `LEAST`."""
    asked = standing.asked(request)
    if asked is None or len(asked.rows) < LEAST:
        return None
    return _spread(request, asked)


def _spread(request: Request, asked: Standing) -> View:
    found, scale = asked.rows, asked.scale
    documents = int(found["doc_id"].nunique())
    table = found.assign(
        shown=numbers.rounded(found["amount"] / scale.divisor, 4),
        percent=numbers.rounded(found["percentile"] * 100, 1),
        claimed=[request.label("kind", kind) for kind in found["kind"]],
    )
    strong = set(request.chosen.regions) & set(found["region_code"])
    what = request.t(
        "indicators.measured", name=asked.name, measure=request.t(f"measure.{asked.measure}"), unit=scale.unit
    )
    first = found.iloc[0]
    many = len(found) >= enough.QUARTILES
    return View(
        "indicators.distribution",
        _title(request, asked),
        request.subtitle(
            what, numbers.year_name(asked.year, request.language), request.label("kind", request.kind),
            standing.tier_name(request, asked.tier),
        ),
        request.counted(
            documents, request.t("standing.from_tables", n=len(asked.only)) if len(asked.only) else ""
        ),
        table,
        {
            "place": request.t("column.place"), "region": request.t("column.region"), "shown": request.t(f"measure.{asked.measure}"),
            **({"percent": request.t("spread.percentile")} if many else {}),
            **({"claimed": request.t("column.kind")} if len(asked.only) else {}), "title": request.t("column.title"),
        },
        documents,
        note=standing.mixed(request, found) + _note(request, len(found)) + (request.t("tables.note_bars") if len(asked.only) else ""),
        how=request.t("spread.how", median=enough.MEDIAN, quartiles=enough.QUARTILES),
        takeaway=_takeaway(request, asked),
        lead=str(first["region_code"]),
        place="region",
        native=Native("bar", "region", ("shown",), unit=scale.unit),
        draw=lambda theme, size: _drawn(request, table, scale, strong, theme, size),
        facts=lambda mark: _said_by(request, asked, mark),
    )  # fmt: skip


def _title(request: Request, asked: Standing) -> str:
    """Where half of them lie; of few their median and ends, of very few each value."""
    amounts, scale = asked.rows["amount"].astype(float), asked.scale
    five = comparison.summary(amounts)
    words = {
        part: _words(five[part], scale) for part in ("low", "quarter", "median", "three_quarters", "high")
    }
    if len(amounts) >= enough.QUARTILES:
        return request.t("spread.title", n=len(amounts), low=words["quarter"], high=words["three_quarters"])
    if len(amounts) >= enough.MEDIAN:
        return request.t("spread.few", n=len(amounts), **words)
    return request.t("spread.each", name=asked.name, values=_each(request, asked))


def _takeaway(request: Request, asked: Standing) -> str:
    amounts = asked.rows["amount"].astype(float)
    if len(amounts) < enough.MEDIAN:
        return _each(request, asked)
    five = comparison.summary(amounts)
    return request.t(
        "spread.takeaway", **{part: _words(five[part], asked.scale) for part in ("median", "low", "high")}
    )


def _each(request: Request, asked: Standing) -> str:
    """甲县 5.1%、乙县 4%: the values in words, those of tables marked as such."""
    words = []
    for row in records(asked.rows):
        value = _words(float(row["amount"]), asked.scale)
        if numbers.missing_text(row["doc_id"]):
            value = request.t("standing.of_table", value=value)
        words.append(f"{row['region']} {value}")
    return request.joined(words)


def _note(request: Request, n: int) -> str:
    """What the dashed line is; with too few regions for it, that there is none."""
    if n >= enough.MEDIAN:
        return request.t("spread.note")
    return request.t("spread.no_median", n=n, least=enough.MEDIAN)


def _words(value: float, scale: numbers.Scale) -> str:
    return numbers.figure(value / scale.divisor) + ("%" if scale.unit == "%" else f" {scale.unit}")


def _drawn(
    request: Request, table: DataFrame, scale: numbers.Scale, strong: set[Any], theme: look.Theme, size: Size
) -> Drawing:
    if slides.is_slide(size):
        edges = table.head(slides.MOST_ROWS)
        figure = bars.ranked(
            edges, names="region", values="shown", keys="region_code", theme=theme,
            labels=[numbers.figure(value) for value in edges["shown"]],
        )  # fmt: skip
        return slides.fitted(figure, size)
    return distribution.distribution(table, scale, theme, request.language, strong)


def _said_by(request: Request, asked: Standing, mark: str) -> tuple[DataFrame, str]:
    """The sentences of the regions of a class (`5|5.5`), or of one region by its code (`known.KIND` after it: of its table)."""
    low, bar, high = mark.partition("|")
    if not bar or known.is_known(mark):
        return standing.said(request, asked.key, asked.measure, asked.year, mark, asked.name)
    amounts = asked.rows["amount"].astype(float) / asked.scale.divisor
    inside = asked.rows[(amounts >= float(low)) & (amounts < float(high)) & asked.rows["doc_id"].notna()]
    facts = standing.claims(request, asked.key, asked.measure)
    wanted = set(zip(inside["doc_id"], inside["start"], strict=True))
    kept = facts[[pair in wanted for pair in zip(facts["doc_id"], facts["start"], strict=True)]]
    return kept, request.t("evidence.of", name=asked.name)


def pairs(request: Request) -> dict[str, str]:
    """The indicators that documents of several regions state, by key and name, those of most regions first: what x and y
    can be."""
    catalogue = request.named(request.get(indicators.catalogue))
    shared = catalogue[catalogue["regions"] > 1].sort_values("regions", ascending=False, kind="stable")
    return dict(zip(shared["key"], shared["name"], strict=True))


def usual_pair(known: dict[str, str]) -> tuple[str, str]:
    """Gross product and revenue where both are stated, else the first two."""
    first = comparison.GDP if comparison.GDP in known else next(iter(known))
    others = [key for key in known if key != first]
    return first, SECOND if SECOND in others else others[0]


def scatter_tiers(request: Request, x: str, y: str, measure: str) -> dict[str, int]:
    """The levels of which regions state both, with how many regions state the rarer one, the level of most first."""
    of_x, of_y = (standing.tiers(request, key, measure) for key in (x, y))
    both = {tier: min(of_x[tier], of_y[tier]) for tier in of_x if tier in of_y}
    return dict(sorted(both.items(), key=lambda item: -item[1]))


def scatter_years(request: Request, x: str, y: str, measure: str) -> list[str]:
    """The years in which regions of the level asked for (`tier`) state both, the one with most regions first."""
    tier = scatter_tier(request, x, y, measure)
    level = None if tier == standing.EVERY else tier
    return [
        str(year)
        for year in request.get(comparison.scatter_years, x, y, measure=measure, level=level)["year"]
    ]


def scatter_tier(request: Request, x: str, y: str, measure: str) -> str:
    """The level asked for (`tier`), by default the one of most regions; all levels where none has two."""
    offered = scatter_tiers(request, x, y, measure)
    asked = request.one("tier")
    most = next((tier for tier, n in offered.items() if n > 1), standing.EVERY)
    return asked if asked in offered or asked == standing.EVERY else most


def _correlation(request: Request, found: DataFrame) -> str:
    """Spearman's coefficient in words; empty for too few regions, or where one side is the same everywhere."""
    if len(found) < enough.CORRELATION or min(found["x"].nunique(), found["y"].nunique()) < 2:
        return ""
    return request.t(
        "scatter.rank", value=numbers.short(float(found["x"].corr(found["y"], method="spearman")), 2)
    )


def _pairs_of(request: Request, x: str, y: str, year: int, measure: str, tier: str) -> DataFrame:
    level = None if tier == standing.EVERY else tier
    found: DataFrame = request.get(comparison.scatter, x, y, year, measure=measure, level=level)
    return found


def scatter(request: Request) -> View | None:
    """Two indicators (`x`, `y`) of one year (`year`) and measure (`measure`) against each other, a disc each region."""
    offered = pairs(request)
    if len(offered) < 2:
        return None
    usual = usual_pair(offered)
    x, y, measure = request.one("x", usual[0]), request.one("y", usual[1]), request.one("measure", "yoy")
    if x not in offered or y not in offered or x == y or measure not in MEASURES:
        return None
    years = scatter_years(request, x, y, measure)
    if not years:
        return None
    year = request.one("year") if request.one("year") in years else years[0]
    tier = scatter_tier(request, x, y, measure)
    found = _pairs_of(request, x, y, int(year), measure, tier)
    return _scatter(request, found, (x, y), (offered[x], offered[y]), int(year), measure, tier)


def _scatter(
    request: Request, found: DataFrame, keys: tuple[str, str], names: tuple[str, str], year: int, measure: str, tier: str
) -> View:  # fmt: skip
    scales = tuple(
        units.scale(request, key, found[f"{axis}_unit"].iloc[0], found[axis])
        for key, axis in zip(keys, "xy", strict=True)
    )
    table = found.assign(
        **{f"{axis}_words": [numbers.bound(limit) + _words(value, scale) for value, limit in zip(found[axis], found[f"{axis}_qualifier"], strict=True)]
           for axis, scale in zip("xy", scales, strict=True)},
        level=[comparison.level_of(code) for code in found["region_code"]],
    )  # fmt: skip
    documents = len({*found["x_doc_id"], *found["y_doc_id"]})
    strong = set(request.chosen.regions) & set(found["region_code"])
    said = _correlation(request, found)
    title = request.t("scatter.title", x=names[0], y=names[1], n=len(found))
    return View(
        "regions.scatter",
        title,
        request.subtitle(
            request.t(f"measure.{measure}"), numbers.year_name(year, request.language), standing.tier_name(request, tier)
        ),
        request.counted(documents, said),
        table,
        {"region": request.t("column.region"), "x_words": names[0], "y_words": names[1]},
        documents,
        note=standing.mixed(request, table) + request.t("scatter.note")
        + (request.t("scatter.medians") if len(found) >= enough.MEDIAN else "")
        + ("" if len(found) >= enough.CORRELATION else request.t("scatter.uncorrelated", least=enough.CORRELATION)),
        how=request.t("scatter.how", least=enough.CORRELATION),
        takeaway=said or title,
        lead=str(found["region_code"].iloc[0]),
        place="region",
        native=Native("bar", "region", ("x", "y")),
        draw=lambda theme, size: slides.fitted(discs.scatter(found, names, scales, theme, strong), size),
        facts=lambda code: _both(request, code, keys, year, names),
    )  # fmt: skip


def _both(
    request: Request, code: str, keys: tuple[str, str], year: int, names: tuple[str, str]
) -> tuple[DataFrame, str]:
    found = request.within(regions=(code,)).get(indicators.facts, keys=keys, kinds=("actual",), years=(year,))
    return found[found["region_code"] == code], request.t("evidence.of", name=request.joined(list(names)))
