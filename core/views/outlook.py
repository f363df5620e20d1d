"""指标: what the last year brought beside what the next is to bring, of one region and domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from core.analysis import comparison, indicators, targets
from core.charts import dumbbell, numbers, sentences, slides, states, tables
from core.views import units
from core.views.request import Request
from core.views.view import Native, View

if TYPE_CHECKING:
    from pandas import DataFrame

HEADLINE = "headline"
MOST_ROWS = 16


class Choice(NamedTuple):
    """What there is to choose from, what is chosen, and its rows of `indicators.actual_and_target`."""

    places: dict[str, str]
    place: str
    domains: tuple[str, ...]
    domain: str
    rows: DataFrame


def choice(request: Request) -> Choice | None:
    """The place (`place`) with most rows and its headline indicators (`domain`) unless others are chosen; None without rows."""
    every = request.named(request.get(indicators.actual_and_target))
    if every.empty:
        return None
    every = comparison.coded(every)
    every = every.assign(region_code=every["region_code"].fillna(""))
    counts = every["region_code"].value_counts()
    labels = every["region"].fillna(request.t("none.region"))
    places = dict(sorted(zip(every["region_code"], labels, strict=True)))
    place = request.one("place")
    place = place if place and place in places else str(counts.index[0])
    own = units.in_one(request, recent(every[every["region_code"] == place]))
    domains = ((HEADLINE,) if own["core"].any() else ()) + tuple(dict.fromkeys(own["domain"]))
    wanted = request.one("domain")
    wanted = wanted if wanted in domains else domains[0]
    rows = own[own["core"]] if wanted == HEADLINE else own[own["domain"] == wanted]
    return Choice(places, place, domains, wanted, rows)


def recent(rows: DataFrame) -> DataFrame:
    """The rows without what only older documents than the newest two years state; a history is the business of the series."""
    years = rows[[f"{side}_doc_year" for side in tables.SIDES]]
    newest = years.max().max()
    if numbers.missing(newest):
        return rows
    for side in tables.SIDES:
        old = rows[f"{side}_doc_year"].fillna(newest) < newest - 1
        names = [name for name in rows if str(name).startswith(f"{side}_")]
        rows = rows.assign(**{str(name): rows[name].where(~old) for name in names})
    return rows[rows["actual_doc_id"].notna() | rows["target_doc_id"].notna()]


def drawn(rows: DataFrame) -> tuple[DataFrame, DataFrame]:
    """The rows that `growth` and `levels` have to draw."""
    return dumbbell.telling(dumbbell.by_change(rows)).head(MOST_ROWS), dumbbell.with_levels(rows)


def growth(request: Request) -> View | None:
    """Growth of result and target as dumbbells."""
    chosen = choice(request)
    if chosen is None:
        return None
    own = chosen.rows
    shown, _ = drawn(own)
    if shown.empty:
        return None
    risen = _to_rise(shown)
    first = _telling_row(risen)
    return View(
        "indicators.growth",
        sentences.targets(risen, request.language),
        request.subtitle(_place(own, request), request.t("outlook.growth"), _years(shown, request)),
        _source(shown, request),
        tables.outlook(shown, request.language),
        columns(request, growth=True, levels=False),
        len(_documents(shown)),
        note=_note(shown, own, request),
        how=request.t("outlook.how"),
        takeaway=_growth_words(first, request),
        lead=str(first["key"]),
        place="region",
        native=Native("bar", "name", ("actual_yoy", "target_yoy"), unit="%"),
        draw=lambda theme, size: slides.fitted(
            dumbbell.growth(_first(shown, size), theme, request.language), size
        ),
        facts=lambda mark: _facts(own, mark, request),
    )


def levels(request: Request) -> View | None:
    """Levels of result and target, each row on its own scale; at most `rows` rows, at least `tall` pixels."""
    chosen = choice(request)
    if chosen is None:
        return None
    own = chosen.rows
    _, shown = drawn(own)
    if most := request.one("rows"):
        shown = shown.head(int(most) if most.isdigit() else MOST_ROWS)
    if shown.empty:
        return None
    tall = request.one("tall", "0")
    least = int(tall) if tall.isdigit() else 0
    table = tables.outlook(shown, request.language)
    first = table.iloc[0]
    return View(
        "indicators.levels",
        sentences.levels(shown, request.language),
        request.subtitle(_place(own, request), _years(shown, request, "levels")),
        _source(shown, request),
        table,
        columns(request, growth=False, levels=True),
        len(_documents(shown)),
        note=request.t("outlook.own_scale"),
        takeaway=request.t(
            "takeaway.levels", name=first["name"], actual=first["actual_level"], target=first["target_level"]
        ),
        lead=str(first["key"]),
        place="region",
        draw=lambda theme, size: slides.fitted(
            dumbbell.levels(
                shown.head(3) if slides.is_slide(size) else shown,
                theme,
                request.language,
                least if size == "page" else 0,
            ),
            size,
        ),
        facts=lambda mark: _facts(own, mark, request),
    )


def table(request: Request) -> View | None:
    """Everything of the choice, what can be compared first."""
    chosen = choice(request)
    if chosen is None or chosen.rows.empty:
        return None
    own = chosen.rows
    shown = tables.outlook(own, request.language)
    return View(
        "indicators.outlook",
        request.t("outlook.table", n=len(shown)),
        request.subtitle(_place(own, request), request.t("outlook.table_note")),
        _source(own, request),
        shown,
        columns(request, growth=True, levels=True),
        len(_documents(own)),
        takeaway=request.t("takeaway.outlook", place=_place(own, request), n=len(shown)),
        lead=str(shown["key"].iloc[0]),
        place="region",
        facts=lambda mark: _facts(own, mark, request),
        marks=tuple(shown["key"]),
    )


def columns(request: Request, growth: bool, levels: bool) -> dict[str, str]:
    """The columns of a table of results and targets."""
    names = {"name": request.t("column.indicator")}
    for side in tables.SIDES:
        if levels:
            names[f"{side}_level"] = request.t(f"column.{side}_level")
        if growth:
            names[f"{side}_yoy"] = request.t(f"column.{side}_yoy")
    more = {"change": request.t("column.change")} if growth else {}
    return names | {"limits": request.t("column.qualifier")} | more


def _first(drawn: DataFrame, size: str) -> DataFrame:
    """On a slide the rows with both sides first, five of them."""
    if not slides.is_slide(size):
        return drawn
    both = drawn["actual_yoy"].notna() & drawn["target_yoy"].notna()
    return drawn[both].head(slides.MOST_ROWS) if both.any() else drawn.head(slides.MOST_ROWS)


def _to_rise(rows: DataFrame) -> DataFrame:
    """The rows of what is meant to grow: a higher limit for prices is no faster target. All rows where there are no others."""
    kept = rows[[not targets.is_ceiling(str(key)) for key in rows["key"]]]
    return kept if len(kept) else rows


def _telling_row(drawn: DataFrame) -> Any:
    """The row whose target differs most from its result, else the first."""
    change = (drawn["target_yoy"] - drawn["actual_yoy"]).abs()
    return drawn.assign(change=change).sort_values("change", ascending=False, na_position="last").iloc[0]


def _growth_words(row: Any, request: Request) -> str:
    """实绩 5.1%，目标 20%，相差 +14.9 个百分点."""
    actual, target = row["actual_yoy"], row["target_yoy"]
    if numbers.missing(actual) or numbers.missing(target):
        side = "target" if numbers.missing(actual) else "actual"
        value = target if numbers.missing(actual) else actual
        return request.t(f"takeaway.growth_{side}", name=row["name"], value=numbers.percent(value))
    return request.t(
        "takeaway.growth",
        name=row["name"],
        actual=numbers.percent(actual),
        target=numbers.bound(row["target_qualifier"]) + numbers.percent(target),
        points=numbers.points(target - actual, request.language),
    )


def _facts(own: DataFrame, mark: str, request: Request) -> tuple[DataFrame, str]:
    """The sentences behind a mark (`key|actual`) or behind both sides of a row (`key`)."""
    key, _, side = mark.partition("|")
    row = own[own["key"] == key]
    name = row["name"].iloc[0] if len(row) else ""
    words = request.t(f"evidence.{side}", name=name) if side else request.t("evidence.of", name=name)
    return tables.stated(row, (side,) if side in tables.SIDES else tables.SIDES), words


def _place(rows: DataFrame, request: Request) -> str:
    return str(rows["region"].fillna(request.t("none.region")).iloc[0])


def _years(rows: DataFrame, request: Request, of: str = "both") -> str:
    """2022年实绩与2023年目标, from the years that are drawn."""
    sides = {
        side: numbers.years(rows[f"{side}_year"].min(), rows[f"{side}_year"].max(), request.language)
        for side in tables.SIDES
    }
    if not sides["actual"] or not sides["target"]:
        return request.t("outlook.one_side", years=sides["actual"] or sides["target"])
    return request.t(f"outlook.{of}_sides", **sides)


def _documents(rows: DataFrame) -> set[Any]:
    return set(rows["actual_doc_id"].dropna()) | set(rows["target_doc_id"].dropna())


def _source(rows: DataFrame, request: Request) -> str:
    titles = list(dict.fromkeys([*rows["actual_title"].dropna(), *rows["target_title"].dropna()]))
    return request.counted(len(_documents(rows)), str(titles[0]) if len(titles) == 1 else "")


def _note(rows: DataFrame, own: DataFrame, request: Request) -> str:
    """Which qualifiers the figures carry, and how many rows miss a side."""
    words = [
        q for side in tables.SIDES for q in rows[f"{side}_qualifier"].dropna() for q in str(q).split("|") if q
    ]
    parts = []
    if words:
        parts.append(
            request.t(
                "outlook.qualified", words=numbers.qualifier("|".join(dict.fromkeys(words)), request.language)
            )
        )
    if said := states.note({"actual", "target"}, set(rows["actual_state"]), request.language):
        parts.append(said)
    if doubtful := int((rows["actual_suspicious"].notna() | rows["target_suspicious"].notna()).sum()):
        parts.append(request.t("outlook.doubtful", n=doubtful))
    if left := len(dumbbell.by_change(own)) - len(rows):
        parts.append(request.t("outlook.results_only", n=left))
    return " ".join(parts)
