"""文档: the list, a search over all texts and fields, the reader with its facts, two documents side by side."""

import streamlit as st

from core.analysis.documents import ORDERS
from pages.parts import (
    changes,
    choices,
    corpus,
    filters,
    frame,
    reader,
    results,
    saving,
    side_by_side,
    url,
    views,
)
from pages.parts.language import t
from pages.parts.shell import ensure_entry

ensure_entry()

chosen = filters.chosen()
WAYS = ("and", "or", "not", "phrase", "near", "field", "pattern")


def search() -> str:
    """The field to search in, kept in the URL; how to ask for more than a word stands behind the question mark."""
    st.session_state["search"] = url.value("q") or ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text_input(
            t("documents.search"), key="search", placeholder=t("documents.placeholder"), icon=":material/search:",
            max_chars=200, label_visibility="collapsed", width=620,
            on_change=lambda: url.put(q=st.session_state["search"].strip() or None, page=None, pick=None),
        )  # fmt: skip
        with st.popover(t("documents.how_title"), icon=":material/help:", type="tertiary", key="more_search"):
            for name in WAYS:
                st.markdown(f"`{t(f'documents.way_{name}')}`　{t(f'documents.means_{name}')}")
    return (url.value("q") or "").strip()


def listing() -> None:
    """Documents under the filter; a row opens the reader."""
    view = views.built("documents.listed", sort=url.value("sort") or "")
    if view is None:
        filters.explain_empty(chosen, "documents")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        sort = choices.part(
            "sort", t("documents.sort"), {name: t(f"documents.sort_{name}") for name in ORDERS}
        )
    chart = frame.Chart.of(view, {"sort": sort})
    touched = saving.touched()
    marks = [changes.mark(touched.get(doc_id)) or None for doc_id in view.marks]
    if any(marks):
        chart.table = chart.table.assign(mark=marks)
        chart.columns = {"title": chart.columns["title"], "mark": t("column.mark")} | chart.columns
    frame.listing(chart, on_row=_open(list(view.marks)), tall=722, row=36)
    corpus.unread()


def _open(doc_ids: list[str]):
    """The callback of the list: the chosen row goes into the URL."""

    def write() -> None:
        rows = st.session_state["table_listed"]["selection"]["rows"]
        url.put(doc=doc_ids[rows[0]] if rows else None, fact=None, pick=None)

    return write


if (doc_id := url.value("doc")) and (other := url.value("with")):
    side_by_side.page(doc_id, other)
elif doc_id:
    reader.page(doc_id, url.value("fact"))
elif query := search():
    results.page(query)
else:
    listing()
