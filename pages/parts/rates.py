"""How often terms are used: lines over years, or dots where documents are few."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from core.analysis import keywords
from core.charts import lines, numbers, sentences, strips
from core.models import Filter
from pages.parts import corpus, filters, frame
from pages.parts.access import ask
from pages.parts.language import label, language, t

if TYPE_CHECKING:
    from pandas import DataFrame

TREND = 12  # documents; fewer are drawn as dots, not as a line
THIN = 2000  # characters; a year with less text is left out of the line
GROUPS = ("year", "region", "doc_type")
MANY = 8  # groups; more need the whole width


def usual(chosen: Filter) -> str:
    """By year, unless there is only one."""
    counts = corpus.counts(chosen)
    return "year" if int(counts["years"]) > 1 or int(counts["regions"]) < 2 else "region"


def wide(chosen: Filter, by: str) -> bool:
    """Whether there are too many groups for half a page."""
    return by == "region" and int(corpus.counts(chosen)["regions"]) > MANY


def draw(chosen: Filter, terms: list[str], by: str) -> None:
    """Uses per ten thousand characters, as lines over years or as dots where documents are few."""
    found = ask(keywords.frequency, chosen, tuple(terms), by=by)
    if found.empty:
        st.info(t("keywords.no_group", group=t(f"column.{by}")), icon=":material/info:")
        return
    names = {
        "year": lambda: [numbers.year_name(year, language()) for year in found["year"]],
        "region": lambda: list(found["region"].fillna(t("none.region"))),
        "doc_type": lambda: [label("doc_type", kind) for kind in found["doc_type"]],
    }[by]()
    drawn = found.assign(
        group=names,
        mark=[f"{term}|{group}" for term, group in zip(found["term"], found[_code(by)], strict=True)],
    )
    documents = int(drawn.drop_duplicates("group")["documents_total"].sum())
    trend = _is_trend(drawn, by, documents)
    chart = frame.Chart(
        "rates",
        sentences.terms(drawn, "group", language()),
        f"{t('keywords.rate')} · {filters.in_words(chosen)}",
        frame.counted(documents, t("keywords.characters", n=numbers.count(int(drawn.drop_duplicates("group")["characters"].sum())))),
        drawn.assign(per_10k=drawn["per_10k"].round(2)),
        {
            "group": t(f"column.{by}"), "term": t("column.term"), "count": t("column.count"), "per_10k": t("column.per_10k"),
            "documents": t("column.documents_with"), "documents_total": t("column.documents"),
        },
        note=_note(drawn, by, documents),
        how=t("keywords.how"),
        sentences=lambda mark: _uses(chosen, mark, by),
    )  # fmt: skip
    if trend:
        points = drawn[drawn["characters"] >= THIN].assign(kind="actual")
        points = points.assign(place=points["term"], key=points["mark"])
        figure = lines.over_years(points, measure="per_10k", theme=frame.theme(), language=language())
    else:
        fitting = strips.fitting(drawn, "group", "per_10k")
        written = [
            t("keywords.used", rate=numbers.short(r), n=n) if n else t("keywords.unused")
            for r, n in zip(fitting["per_10k"], fitting["count"], strict=True)
        ]
        figure = strips.strips(
            fitting, groups="group", panels_by="term", values="per_10k", keys="mark", labels=written, theme=frame.theme(),
            columns=4 if wide(chosen, by) else 2,
        )  # fmt: skip
    frame.show(chart, lambda: frame.plotly(chart, figure))


def _is_trend(drawn: DataFrame, by: str, documents: int) -> bool:
    """A line over years needs enough documents, enough years, and terms few enough to tell apart."""
    years = drawn.loc[drawn["characters"] >= THIN, "group"].nunique()
    return by == "year" and documents >= TREND and years > 2 and drawn["term"].nunique() <= lines.MOST_LINES


def _note(drawn: DataFrame, by: str, documents: int) -> str:
    """Why there is no line, where one could be expected; which years are too thin to be in it, where there is one."""
    if by != "year":
        return ""
    if documents < TREND:
        return t("keywords.no_trend", n=TREND)
    if not _is_trend(drawn, by, documents):
        few = drawn["term"].nunique() <= lines.MOST_LINES
        return t("keywords.few_years") if few else t("keywords.many_terms", n=lines.MOST_LINES)
    thin = sorted(set(drawn.loc[drawn["characters"] < THIN, "group"]))
    return t("keywords.thin", n=THIN, groups=frame.separator().join(thin)) if thin else ""


def _code(by: str) -> str:
    return "region_code" if by == "region" else by


def _uses(chosen: Filter, mark: str, by: str) -> tuple[DataFrame, str]:
    """Where a term of a mark (`term|group`) stands."""
    term, _, group = mark.partition("|")
    within = {"region": ("regions", (group,)), "doc_type": ("doc_types", (group,))}
    if by in within:
        narrowed = replace(chosen, **dict([within[by]]))
    else:
        narrowed = replace(chosen, year_from=int(group), year_to=int(group)) if group.isdigit() else chosen
    found = ask(keywords.passages, narrowed, term, limit=100)
    return found[found[_code(by)].astype(str) == group], t("evidence.term", term=term)
