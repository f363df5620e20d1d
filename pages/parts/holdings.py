"""What the corpus holds: the books that add up, places and years with their gaps, kinds and how new they are, storage."""

from __future__ import annotations

import streamlit as st

from core.analysis import overview
from core.charts import numbers
from core.models import Filter
from core.safe_text import markdown
from core.views import View, holdings
from pages.parts import access, changes, corpus, drawing, evidence, filters, frame, menu, views
from pages.parts.language import label, t

# What became of an input, in the order it is told; statistics are a table and no document.
TOLD = ("duplicate", "no_text", "refused", "statistics")


def page(chosen: Filter) -> None:
    """The books, then what there is and what is missing."""
    if not corpus.filled():
        st.info(t("empty.corpus"), icon=":material/folder_open:")
        return
    _books()
    found = access.ask(overview.corpus_counts, chosen)
    if not int(found["documents"].iloc[0]):
        filters.explain_empty(chosen, "documents")
        return
    _coverage()
    left, right = frame.beside(1, 1)
    with left:
        config = {"documents": st.column_config.NumberColumn(t("column.documents"), width=70)}
        views.listing("corpus.kinds", config=config)
    with right:
        views.show("corpus.fields")
    _storage()


def _books() -> None:
    status = corpus.status()
    rest = [f"{label('status', name)} {n:,}" for name, n in status.fates.items() if n and name in TOLD]
    if status.waiting:
        rest.append(f"{t('status.waiting')} {status.waiting:,}")
    newest = access.ask(overview.latest_documents, Filter(), limit=1)["date"].iloc[0]
    grid = st.grid(columns=4, min_column_width=200)
    parts = (
        (t("corpus.inputs"), numbers.count(status.inputs), t("corpus.adds_up", documents=f"{status.documents:,}", rest="".join(f" + {r}" for r in rest))),
        (t("corpus.with_issues"), numbers.count(status.fates["parsed_with_issues"]), t("corpus.with_issues_help")),
        (t("corpus.newest"), newest or "—", t("corpus.newest_help")),
        (t("corpus.index"), t("corpus.generation", n=int(status.generation)), changes.moment(status.written.isoformat())),
    )  # fmt: skip
    for name, value, words in parts:
        with grid.cell():
            st.metric(name, value, border=True, height="stretch", delta_description=words)


def _coverage() -> None:
    if views.show("corpus.coverage", draw=_squares) is None:
        left = holdings.unplaced(views.request())
        st.info(t("corpus.unplaced_only", n=left), icon=":material/info:")


def _squares(view: View) -> None:
    drawing.picture(view)
    if (mark := evidence.picked("coverage")) and "|" in mark:
        code, year = mark.split("|", 1)
        menu.link(
            "documents",
            t("corpus.open_cell"),
            icon=":material/arrow_forward:",
            region=code,
            **{"from": year, "to": year, "pick": None},
        )


def _storage() -> None:
    used = corpus.status().bytes_used
    parts = [t("corpus.used", part=label("stored", name), size=size_of(size)) for name, size in used.items()]
    words = t("corpus.storage", total=size_of(sum(used.values())), parts=frame.separator().join(parts))
    st.caption(markdown(f"{words}  {access.data_folder()}"))


def size_of(size: int) -> str:
    """12.3 MB."""
    return f"{size / 1e9:,.1f} GB" if size >= 1e9 else f"{size / 1e6:,.1f} MB"
