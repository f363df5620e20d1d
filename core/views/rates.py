"""关键词: uses per ten thousand characters, or the share of documents, as lines over time or as dots where documents are few."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.analysis import keywords, overview, regions
from core.analysis.filters import COUNTRY
from core.charts import bands, lines, numbers, sentences, slides, strips
from core.charts import theme as look
from core.views import terms as chairs
from core.views.keywords import terms
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame, Series

TREND = 12  # documents; fewer are drawn as dots, not as a line
THIN = (
    2000  # characters; with less text a year or month is left out of the line, another group is named as thin
)
FEW = 5  # documents; a share of fewer is coarse
GROUPS = ("year", "month", "region", "doc_type")
TIMES = ("year", "month")
MEASURES = ("per_10k", "share")
MANY = 8  # groups; more need the whole width


def usual(request: Request) -> str:
    """By year, unless there is only one."""
    counts = dict(request.get(overview.corpus_counts).iloc[0])
    return "year" if int(counts["years"]) > 1 or int(counts["regions"]) < 2 else "region"


def wide(request: Request, by: str) -> bool:
    """Whether there are too many groups for half a page."""
    counts = dict(request.get(overview.corpus_counts).iloc[0])
    many = {"region": int(counts["regions"]) > MANY, "year": int(counts["years"]) > lines.MANY_YEARS}
    return many.get(by, by == "month" and int(counts["documents"]) > lines.MANY_YEARS)


def rates(request: Request) -> View | None:
    """How often the terms (`term`) are used, by year, month, region or kind of document (`by`): uses per ten thousand
    characters, or the share of documents with them (`measure`)."""
    by, measure = request.one("by"), request.one("measure", MEASURES[0])
    by = by if by in GROUPS else usual(request)
    measure = measure if measure in MEASURES else MEASURES[0]
    asked = terms(request)
    if not asked:
        return None
    found = request.get(keywords.frequency, tuple(asked), by=by)
    if not found["count"].sum():
        return None
    drawn = found.assign(
        group=_names(request, found, by),
        mark=[f"{term}|{group}" for term, group in zip(found["term"], found[_code(by)], strict=True)],
        share=100 * found["share"],
    )
    each = drawn.drop_duplicates("group")
    documents = int(each["documents_total"].sum())
    characters = request.t("keywords.characters", n=numbers.count(int(each["characters"].sum())))
    own = drawn[drawn["term"] == _by_use(drawn)[0]]
    top = own.sort_values(measure, ascending=False, kind="stable").iloc[0]
    codes = set(request.get(regions.region_counts)["region_code"].dropna())
    years = {int(str(time)[:4]) for time in drawn[by]} if by in TIMES else set()
    seen = chairs.behind(request, codes, years)
    return View(
        "keywords.rates",
        sentences.terms(drawn, "group", measure, request.language),
        request.subtitle(request.t("keywords.rate" if measure == "per_10k" else "keywords.share")),
        request.counted(documents, characters),
        drawn.assign(per_10k=numbers.rounded(drawn["per_10k"], 2), share=numbers.rounded(drawn["share"], 1)),
        {
            "group": request.t(f"column.{by}"), "term": request.t("column.term"), "count": request.t("column.count"),
            "per_10k": request.t("column.per_10k"), "documents": request.t("column.documents_with"),
            "documents_total": request.t("column.documents"), "share": request.t("column.share"),
        },
        documents,
        note=_note(request, drawn, by, measure, documents) + (chairs.note(request, seen, codes) if by in TIMES else ""),
        how=request.t("keywords.how"),
        takeaway=_takeaway(request, top, measure),
        lead=str(top["mark"]),
        place="group" if by == "region" else None,
        year="year" if by == "year" else None,
        native=Native(
            "line" if _is_trend(drawn, by, measure, documents) else "bar", "group", (measure,), series="term",
            unit="%" if measure == "share" else "",
        ),
        draw=lambda theme, size: _figure(request, drawn, by, measure, documents, theme, size, seen),
        facts=lambda mark: _uses(request, mark, by),
    )  # fmt: skip


def nothing(request: Request) -> str:
    """Why there is no chart: the terms are not used, or no document has what they are to be counted by (`by`)."""
    by = request.one("by", usual(request))
    found = request.get(keywords.frequency, tuple(terms(request)), by=by)
    if len(found):
        return request.t("keywords.none_used", terms=request.joined(terms(request)))
    return request.t("keywords.no_group", group=request.t(f"column.{by}"))


def _takeaway(request: Request, top: Series[Any], measure: str) -> str:
    if measure == "share":
        share = numbers.percent(float(top["share"]))
        return request.t(
            "takeaway.share", term=top["term"], group=top["group"], share=share, n=int(top["documents"])
        )
    rate = numbers.short(float(top["per_10k"]))
    return request.t("takeaway.rates", term=top["term"], group=top["group"], rate=rate, n=int(top["count"]))


def _names(request: Request, found: DataFrame, by: str) -> list[str]:
    if by == "year":
        return [numbers.year_name(year, request.language) for year in found["year"]]
    if by == "month":
        return [str(numbers.date_name(month, request.language)) for month in found["month"]]
    if by == "region":
        return list(found["region"].fillna(request.t("none.region")))
    return [request.label("doc_type", kind) for kind in found["doc_type"]]


def _figure(
    request: Request, drawn: DataFrame, by: str, measure: str, documents: int, theme: look.Theme, size: Size,
    seen: DataFrame,
) -> Drawing:  # fmt: skip
    """Lines over time, over years with who was `seen` in the chair behind them; else dots, a panel a term."""
    slide = slides.is_slide(size)
    if slide:
        kept = _by_use(drawn)[: lines.MOST_LINES if _is_trend(drawn, by, measure, documents) else 2]
        drawn = drawn[drawn["term"].isin(kept)]
    if _is_trend(drawn, by, measure, documents):
        points = drawn[_firm(drawn, measure)].assign(kind="actual")
        points = points.assign(place=points["term"], key=points["mark"])
        if by == "month":
            points = points.assign(year=[12 * int(month[:4]) + int(month[5:]) for month in points["month"]])
        named = dict(zip(points["year"], points["group"], strict=True)) if by == "month" else None
        suffix = "%" if measure == "share" else ""
        figure = lines.over_years(
            points, measure=measure, theme=theme, suffix=suffix, language=request.language, periods=named
        )
        return slides.fitted(
            bands.behind(figure, seen, theme, _month if by == "month" else None) if len(seen) else figure,
            size,
        )
    if slide:
        last = list(dict.fromkeys(drawn["group"]))[-slides.MOST_ROWS :]
        drawn = drawn[drawn["group"].isin(last)].reset_index(drop=True)
    fitting = strips.fitting(drawn, "group", measure)
    figure = strips.strips(
        fitting, groups="group", panels_by="term", values=measure, keys="mark", labels=_written(request, fitting, measure),
        theme=theme, columns=4 if wide(request, by) and not slide else 2,
    )  # fmt: skip
    return slides.fitted(figure, size)


def _month(day: str) -> float:
    """Where an ISO date stands among months counted from the year 0, each of which has its point in its middle."""
    return 12 * int(day[:4]) + int(day[5:7]) + (int(day[8:]) - 1) / 31 - 0.5


def _written(request: Request, drawn: DataFrame, measure: str) -> list[str]:
    """The values beside the dots."""
    if measure == "share":
        pairs = zip(drawn["share"], drawn["documents"], drawn["documents_total"], strict=True)
        return [request.t("keywords.of", share=numbers.percent(s), n=n, total=total) for s, n, total in pairs]
    used = zip(drawn["per_10k"], drawn["count"], strict=True)
    return [
        request.t("keywords.used", rate=numbers.short(r), n=n) if n else request.t("keywords.unused")
        for r, n in used
    ]


def _is_trend(drawn: DataFrame, by: str, measure: str, documents: int) -> bool:
    """A line over time needs enough documents, enough years, and terms few enough to tell apart."""
    times = drawn.loc[_firm(drawn, measure), "group"].nunique()
    return by in TIMES and documents >= TREND and times > 2 and drawn["term"].nunique() <= lines.MOST_LINES


def _firm(drawn: DataFrame, measure: str) -> Series[bool]:
    """The groups with enough text, for a share with enough documents."""
    return drawn["documents_total"] >= FEW if measure == "share" else drawn["characters"] >= THIN


def _note(request: Request, drawn: DataFrame, by: str, measure: str, documents: int) -> str:
    """Which groups are too thin to trust, and why there is no line where one could be expected."""
    each = drawn.drop_duplicates("group")
    thin = list(each.loc[~_firm(each, measure), "group"])
    least = request.t(
        "keywords.least_documents" if measure == "share" else "keywords.least_characters",
        n=FEW if measure == "share" else THIN,
    )
    trend = _is_trend(drawn, by, measure, documents)
    said = [_no_line(request, drawn, documents)] if by in TIMES and not trend else []
    if thin:
        key = "keywords.thin" if trend else "keywords.thin_group"
        said.append(request.t(key, least=least, groups=_some(request, thin)))
    if by == "month":
        said.append(request.t("keywords.by_month"))
    return " ".join(said)


def _no_line(request: Request, drawn: DataFrame, documents: int) -> str:
    if documents < TREND:
        return request.t("keywords.no_trend", n=TREND)
    few = drawn["term"].nunique() <= lines.MOST_LINES
    return request.t("keywords.few_years") if few else request.t("keywords.many_terms", n=lines.MOST_LINES)


def _some(request: Request, groups: list[str], most: int = 6) -> str:
    """The first of many names and how many there are."""
    names = request.joined(groups[:most])
    return names if len(groups) <= most else request.t("keywords.and_more", names=names, n=len(groups))


def _by_use(drawn: DataFrame) -> list[str]:
    """The terms, the one used most first."""
    totals = drawn.groupby("term", sort=False)["count"].sum()
    return [str(term) for term in totals.sort_values(ascending=False, kind="stable").index]


def _code(by: str) -> str:
    return "region_code" if by == "region" else by


def _uses(request: Request, mark: str, by: str) -> tuple[DataFrame, str]:
    """Where a term of a mark (`term|group`) stands."""
    term, _, group = mark.partition("|")
    own = group if by == "region" and group.isdigit() else None
    if by == "region":
        # What is told of the whole country has no code.
        narrowed = replace(request.chosen, regions=(own or COUNTRY,))
    elif by == "doc_type":
        narrowed = replace(request.chosen, doc_types=(group,))
    elif group[:4].isdigit():
        narrowed = replace(request.chosen, year_from=int(group[:4]), year_to=int(group[:4]))
    else:
        narrowed = request.chosen
    month = group if by == "month" else None
    found = request.ask(
        keywords.passages, narrowed if month is None else request.chosen, term, limit=100, month=month,
        own=own,
    )  # fmt: skip
    if month is None and by != "region":
        found = found[found[_code(by)].astype(str) == group]
    return found, request.t("evidence.term", term=term)
