"""What to look at twice: issues by kind with samples, and figures that do not fit their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from core.analysis import holdings
from core.charts.frames import records
from core.models import Filter
from pages.parts import access, evidence, filters, frame, menu
from pages.parts.language import label, t

if TYPE_CHECKING:
    from pandas import DataFrame


def page(chosen: Filter) -> None:
    """Issues, then suspicious figures; a row of either leads to the reader."""
    _issues(chosen)
    _suspicious(chosen)


def _issues(chosen: Filter) -> None:
    found = access.ask(holdings.issue_kinds, chosen)
    if found.empty:
        st.success(t("corpus.no_issues"), icon=":material/task_alt:")
        return
    shown = found.assign(name=[label("field", _root(name)) for name in found["field"]])
    names = {
        "name": t("column.field"),
        "message": t("column.sample"),
        "issues": t("column.issues"),
        "documents": t("column.documents"),
    }
    marks = [f"{row['field']}|{row['code']}" for row in records(found)]
    chart = frame.Chart(
        "issues", t("corpus.issues", n=int(found["issues"].sum()), kinds=len(found)), f"{t('corpus.issues_measure')} · {filters.in_words(chosen)}",
        frame.counted(int(found["documents"].max())), shown, names,
    )  # fmt: skip
    frame.listing(
        chart, marks=marks, tall=400, config={"message": st.column_config.Column(names["message"], width=520)}
    )
    mark = evidence.picked("issues")
    if mark and "|" in mark:
        field, code = mark.split("|", 1)
        _samples(access.ask(holdings.issue_samples, chosen, field, code))


def _root(field: str) -> str:
    """The part of a record that a field belongs to: `meeting.name` is of the meeting."""
    return field.partition(".")[0]


def _samples(found: DataFrame) -> None:
    """Issues of one kind, each with the way to its place."""
    placed = found[found["start"].notna()]
    if len(placed):
        evidence.sentences(placed, t("corpus.samples", n=len(found)))
        return
    with st.container(border=True, key="samples", gap="small"):
        st.markdown(f"**{t('corpus.samples', n=len(found))}**")
        for row in records(found)[: evidence.MOST]:
            menu.link("documents", evidence.source(row), icon=":material/arrow_forward:", doc=row["doc_id"])


def _suspicious(chosen: Filter) -> None:
    found = access.ask(holdings.suspicious, chosen)
    if found.empty:
        st.success(t("corpus.none_suspicious"), icon=":material/task_alt:")
        return
    shown = found.assign(sort=[label("kind", kind) for kind in found["kind"]])
    names = {
        "region": t("column.region"), "year": t("column.year"), "name": t("column.indicator"), "sort": t("column.what"),
        "value": t("column.value"), "unit": t("column.unit"), "yoy": t("column.yoy"), "suspicious": t("column.why"), "title": t("column.title"),
    }  # fmt: skip
    marks = [f"{row['doc_id']}|{row['start']}|{row['end']}" for row in records(found)]
    chart = frame.Chart(
        "suspicious", t("corpus.suspicious", n=len(found)), t("corpus.suspicious_measure"),
        frame.counted(int(found["doc_id"].nunique())), shown, names, facts=lambda mark: _sentence(found, mark),
    )  # fmt: skip
    frame.listing(
        chart, marks=marks, config={"suspicious": st.column_config.Column(names["suspicious"], width=340)}
    )


def _sentence(found: DataFrame, mark: str) -> tuple[DataFrame, str]:
    rows = [f"{row['doc_id']}|{row['start']}|{row['end']}" == mark for row in records(found)]
    own = found[rows]
    return own, t("evidence.title", n=len(own))
