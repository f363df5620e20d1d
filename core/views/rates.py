"""关键词: uses per ten thousand characters, as lines over years or as dots where documents are few."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.analysis import keywords, overview
from core.charts import lines, numbers, sentences, slides, strips
from core.charts import theme as look
from core.views.keywords import terms
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

TREND = 12  # documents; fewer are drawn as dots, not as a line
THIN = 2000  # characters; a year with less text is left out of the line
GROUPS = ("year", "region", "doc_type")
MANY = 8  # groups; more need the whole width


def usual(request: Request) -> str:
    """By year, unless there is only one."""
    counts = dict(request.get(overview.corpus_counts).iloc[0])
    return "year" if int(counts["years"]) > 1 or int(counts["regions"]) < 2 else "region"


def wide(request: Request, by: str) -> bool:
    """Whether there are too many groups for half a page."""
    return by == "region" and int(request.get(overview.corpus_counts)["regions"].iloc[0]) > MANY


def rates(request: Request) -> View | None:
    """How often the terms (`term`) are used, by year, region or kind of document (`by`)."""
    by = request.one("by")
    by = by if by in GROUPS else usual(request)
    asked = terms(request)
    if not asked:
        return None
    found = request.get(keywords.frequency, tuple(asked), by=by)
    if found.empty:
        return None
    drawn = found.assign(
        group=_names(request, found, by),
        mark=[f"{term}|{group}" for term, group in zip(found["term"], found[_code(by)], strict=True)],
    )
    each = drawn.drop_duplicates("group")
    documents = int(each["documents_total"].sum())
    characters = request.t("keywords.characters", n=numbers.count(int(each["characters"].sum())))
    own = drawn[drawn["term"] == _by_use(drawn)[0]]
    top = own.sort_values("per_10k", ascending=False, kind="stable").iloc[0]
    return View(
        "keywords.rates",
        sentences.terms(drawn, "group", request.language),
        request.subtitle(request.t("keywords.rate")),
        request.counted(documents, characters),
        drawn.assign(per_10k=drawn["per_10k"].round(2)),
        {
            "group": request.t(f"column.{by}"), "term": request.t("column.term"), "count": request.t("column.count"),
            "per_10k": request.t("column.per_10k"), "documents": request.t("column.documents_with"),
            "documents_total": request.t("column.documents"),
        },
        documents,
        note=_note(request, drawn, by, documents),
        how=request.t("keywords.how"),
        takeaway=request.t(
            "takeaway.rates", term=top["term"], group=top["group"], rate=numbers.short(float(top["per_10k"])), n=int(top["count"])
        ),
        lead=str(top["mark"]),
        place="group" if by == "region" else None,
        year="year" if by == "year" else None,
        native=Native("line" if _is_trend(drawn, by, documents) else "bar", "group", ("per_10k",), series="term"),
        draw=lambda theme, size: _figure(request, drawn, by, documents, theme, size),
        facts=lambda mark: _uses(request, mark, by),
    )  # fmt: skip


def _names(request: Request, found: DataFrame, by: str) -> list[str]:
    if by == "year":
        return [numbers.year_name(year, request.language) for year in found["year"]]
    if by == "region":
        return list(found["region"].fillna(request.t("none.region")))
    return [request.label("doc_type", kind) for kind in found["doc_type"]]


def _figure(
    request: Request, drawn: DataFrame, by: str, documents: int, theme: look.Theme, size: Size
) -> Drawing:
    slide = slides.is_slide(size)
    if slide:
        kept = _by_use(drawn)[: lines.MOST_LINES if _is_trend(drawn, by, documents) else 2]
        drawn = drawn[drawn["term"].isin(kept)]
    if _is_trend(drawn, by, documents):
        points = drawn[drawn["characters"] >= THIN].assign(kind="actual")
        points = points.assign(place=points["term"], key=points["mark"])
        figure = lines.over_years(points, measure="per_10k", theme=theme, language=request.language)
        return slides.fitted(figure, size)
    if slide:
        last = list(dict.fromkeys(drawn["group"]))[-slides.MOST_ROWS :]
        drawn = drawn[drawn["group"].isin(last)].reset_index(drop=True)
    fitting = strips.fitting(drawn, "group", "per_10k")
    written = [
        request.t("keywords.used", rate=numbers.short(r), n=n) if n else request.t("keywords.unused")
        for r, n in zip(fitting["per_10k"], fitting["count"], strict=True)
    ]
    figure = strips.strips(
        fitting, groups="group", panels_by="term", values="per_10k", keys="mark", labels=written, theme=theme,
        columns=4 if wide(request, by) and not slide else 2,
    )  # fmt: skip
    return slides.fitted(figure, size)


def _is_trend(drawn: DataFrame, by: str, documents: int) -> bool:
    """A line over years needs enough documents, enough years, and terms few enough to tell apart."""
    years = drawn.loc[drawn["characters"] >= THIN, "group"].nunique()
    return by == "year" and documents >= TREND and years > 2 and drawn["term"].nunique() <= lines.MOST_LINES


def _note(request: Request, drawn: DataFrame, by: str, documents: int) -> str:
    """Why there is no line, where one could be expected; which years are too thin to be in it, where there is one."""
    if by != "year":
        return ""
    if documents < TREND:
        return request.t("keywords.no_trend", n=TREND)
    if not _is_trend(drawn, by, documents):
        few = drawn["term"].nunique() <= lines.MOST_LINES
        return (
            request.t("keywords.few_years") if few else request.t("keywords.many_terms", n=lines.MOST_LINES)
        )
    thin = sorted(set(drawn.loc[drawn["characters"] < THIN, "group"]))
    return request.t("keywords.thin", n=THIN, groups=request.joined(thin)) if thin else ""


def _by_use(drawn: DataFrame) -> list[str]:
    """The terms, the one used most first."""
    totals = drawn.groupby("term", sort=False)["count"].sum()
    return [str(term) for term in totals.sort_values(ascending=False, kind="stable").index]


def _code(by: str) -> str:
    return "region_code" if by == "region" else by


def _uses(request: Request, mark: str, by: str) -> tuple[DataFrame, str]:
    """Where a term of a mark (`term|group`) stands."""
    term, _, group = mark.partition("|")
    if by == "region":
        narrowed = replace(request.chosen, regions=(group,))
    elif by == "doc_type":
        narrowed = replace(request.chosen, doc_types=(group,))
    elif group.isdigit():
        narrowed = replace(request.chosen, year_from=int(group), year_to=int(group))
    else:
        narrowed = request.chosen
    found = request.ask(keywords.passages, narrowed, term, limit=100)
    return found[found[_code(by)].astype(str) == group], request.t("evidence.term", term=term)
