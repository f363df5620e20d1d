"""The deck as files: made in the background when a button is pressed, with progress; then one button to take the file."""

from __future__ import annotations

import streamlit as st

from core.export import deck as decks
from core.export.job import KINDS, Job
from core.safe_text import file_name
from pages.parts import access, saved
from pages.parts.language import language, t

_ICONS = {"pptx": "slideshow", "html": "public", "xlsx": "table", "pictures": "image"}
_JOB = "_export_job"


def buttons(deck: decks.Deck) -> None:
    """One button a kind of file; a deck file is small and comes at once."""
    text = decks.to_json(deck).encode()
    st.download_button(
        t("present.save"), text, f"{_stem(deck)}.json", "application/json", key="export_save", on_click="ignore",
        icon=":material/save:",
    )  # fmt: skip
    for kind in KINDS:
        possible = kind != "pictures" or saved.drawable()
        st.button(
            t(f"present.{kind}"), key=f"export_{kind}", icon=f":material/{_ICONS[kind]}:", on_click=_start,
            args=(kind, deck, language()), disabled=not possible, help=None if possible else t("present.no_browser"),
        )  # fmt: skip


def progress(deck: decks.Deck) -> None:
    """How far the file is, or the file, as long as it is one of this deck in this language."""
    job: Job | None = st.session_state.get(_JOB)
    if job is None or (job.deck, job.language) != (deck, language()):
        return
    if job.ending is None:
        _running(job)
    elif job.ending == "done":
        _ready(job)
    elif job.ending != "cancelled":
        st.error(t(f"present.export_{job.ending}"), icon=":material/error:")


def _start(kind: str, deck: decks.Deck, language: str) -> None:
    if (before := st.session_state.get(_JOB)) is not None:
        before.cancel()
    st.session_state[_JOB] = Job(kind, deck, access.ask, language).start()


@st.fragment(run_every="0.5s")
def _running(job: Job) -> None:
    if job.ending is not None:
        st.rerun(scope="app")
    words = "present.making" if job.drawn < job.total else "present.writing"
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="export_progress"):
        st.progress(
            job.drawn / (job.total + 1),
            t(words, kind=t(f"present.{job.kind}"), n=min(job.drawn + 1, job.total), total=job.total),
        )
        st.button(t("present.cancel"), key="export_cancel", icon=":material/close:", on_click=job.cancel)


def _ready(job: Job) -> None:
    kind = KINDS[job.kind]
    name = f"{_stem(job.deck)}.{kind.ending}"
    size = max(len(job.data) / 1_000_000, 0.1)
    st.download_button(
        t("present.take", name=name, size=f"{size:,.1f} MB"), job.data, name, kind.mime, key="export_file",
        type="primary", icon=":material/download:", on_click="ignore",
    )  # fmt: skip


def _stem(deck: decks.Deck) -> str:
    return file_name(deck.title or t("present.deck"))
