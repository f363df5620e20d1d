"""What is in the corpus folder and what became of it, in words; and how to add to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.models import Filter
from core.safe_text import markdown
from pages.parts import access
from pages.parts.language import has_label, language, reason, t

if TYPE_CHECKING:
    from core.store.status import Status


def teller(bar: Any) -> Callable[[int, int, str], None]:
    """A progress function that shows on a Streamlit progress bar which file is read."""

    def tell(done: int, total: int, name: str) -> None:
        words = t("app.loading_file", done=done, total=total, name=markdown(name))
        bar.progress(min(done / total, 1.0) if total else 0.0, words)

    return tell


def problems() -> None:
    """What went wrong with the corpus, worst first, each with what to do."""
    for problem in access.store().problems:
        words = (
            problem.words
            if language() == "zh" or not has_label("problem", problem.code)
            else t(f"problem.{problem.code}")
        )
        (st.error if problem.code in {"missing_corpus", "damaged_index"} else st.warning)(
            words, icon=":material/warning:"
        )


def counts(chosen: Filter) -> dict[str, Any]:
    """The one row of `core.analysis.overview.corpus_counts`."""
    from core.analysis import overview

    return dict(access.ask(overview.corpus_counts, chosen).iloc[0])


def synthetic() -> None:
    """Says on every page how many of the documents are made up."""
    if made_up := counts(Filter())["synthetic"]:
        st.warning(t("corpus.synthetic", n=int(made_up)), icon=":material/science:")


def filled() -> bool:
    """Whether there is any document."""
    return bool(counts(Filter())["documents"])


def anything() -> bool:
    """Whether there is any document; if not, says how to add some."""
    if filled():
        return True
    st.info(t("empty.corpus"), icon=":material/folder_open:")
    how_to_add()
    return False


def how_to_add() -> None:
    """Where the documents are, how to show others, and a button that reads the folder again."""
    st.markdown(t("add.steps", folder=markdown(access.corpus_folder())))
    st.code(t("add.command"), language=None)
    if st.button(t("add.again"), key="read_again", icon=":material/refresh:"):
        place = st.empty()
        access.open_store(teller(place.progress(0.0, t("app.loading"))), again=True)
        st.rerun()


def unread() -> None:
    """The files that gave no document, with the reason."""
    from core.analysis import documents

    ledger = access.ask(lambda store, _: documents.ledger(store), Filter())
    lost = ledger[ledger["status"].isin(["refused", "no_text", "duplicate"])]
    if lost.empty:
        return
    with st.expander(t("add.unread", n=len(lost)), icon=":material/report:"):
        shown = lost[["file", "status", "reason"]].copy()
        shown["status"] = [t(f"status.{status}") for status in lost["status"]]
        shown["reason"] = lost["reason"].map(reason)
        st.dataframe(
            shown,
            hide_index=True,
            column_config={name: t(f"column.{name}") for name in ("file", "status", "reason")},
            placeholder="—",
        )


def status() -> Status:
    """The books of the corpus in figures that add up; at most half a minute old."""
    opened = access.store()
    return _status(opened.fingerprint, str(access.data_folder()), opened)


@st.cache_data(show_spinner=False, ttl=30, max_entries=4)
def _status(fingerprint: str, data: str, _store: Any) -> Status:
    from core.store.status import status_of

    return status_of(_store, Path(data))
