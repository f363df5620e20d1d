"""What a search finds: a card a document, its passages with the words that were looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from core import reading, safe_text
from core.charts.frames import records
from core.views import documents
from pages.parts import frame, menu, url, views
from pages.parts.language import t

if TYPE_CHECKING:
    from core.views import View

A_PAGE = 10


def page(query: str) -> None:
    """The documents that match, ten a page; or why there is none."""
    view = views.built("documents.found", q=query)
    if view is None:
        st.info(safe_text.markdown(documents.problem(views.request(q=query))), icon=":material/search_off:")
        st.button(t("documents.clear"), key="clear_search", on_click=url.put, kwargs={"q": None})
        return
    frame.show(view, {"q": query}, lambda shown: _cards(shown, query))


def _cards(view: View, query: str) -> None:
    rows = records(view.table)
    pages = -(-len(rows) // A_PAGE)
    asked = url.value("page") or "1"
    number = int(asked) if asked.isdigit() and 0 < int(asked) <= pages else 1
    for row in rows[A_PAGE * (number - 1) : A_PAGE * number]:
        _card(view, row, query)
    if pages > 1:
        numbers = [str(at) for at in range(1, pages + 1)]
        url.choose(
            st.segmented_control, t("documents.page"), "page", numbers, "1", required=True, label_visibility="collapsed"
        )  # fmt: skip


def _card(view: View, row: dict[str, Any], query: str) -> None:
    """A document: the way into it, what it is, its first passages."""
    with st.container(gap=None, key=f"found_{row['doc_id']}"):
        menu.link(
            "documents",
            safe_text.markdown(row["title"]),
            icon=":material/article:",
            doc=row["doc_id"],
            q=query,
        )
        words = [row["region"], row["day"], row["kind"], t("documents.hits", n=int(row["hits"]))]
        st.caption(safe_text.markdown(" · ".join(str(word) for word in words if word)))
        assert view.facts is not None
        for hit in records(view.facts(str(row["doc_id"]))[0]):
            passage = reading.pieces_html((("…", False), *hit["pieces"], ("…", False)))
            st.html(f'<div style="max-width:48em;line-height:1.7;margin:.25em 0">{passage}</div>')
