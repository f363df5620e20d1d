"""Taking documents in from the screen: files, a folder, a path; with progress that every session sees, stop and resume."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.intake.collection import Collection
from core.safe_text import markdown
from core.settings import load_settings
from pages.parts import access, corpus, permission, url
from pages.parts.intake import Outcome, intake
from pages.parts.language import t

if TYPE_CHECKING:
    from core.store import Step

ICONS = {"done": st.success, "stopped": st.info, "busy": st.warning, "failed": st.error}


def page() -> None:
    """The ways in."""
    st.markdown(t("corpus.add_what"))
    if not permission.ask():
        return
    settings = load_settings()
    busy = intake().working
    also = False
    if settings.chosen and access.corpus_folder() == settings.corpus:
        st.info(markdown(t("corpus.add_beside", folder=settings.corpus)), icon=":material/folder:")
        also = st.checkbox(t("corpus.add_also"), value=True, key="take_shown_too")
    files, folder = st.columns(2)
    number = st.session_state.get("_uploads", 0)
    chosen = files.file_uploader(
        t("corpus.files"), accept_multiple_files=True, key=f"files_{number}", help=t("corpus.files_help")
    )
    held = folder.file_uploader(t("corpus.folder"), accept_multiple_files="directory", key=f"folder_{number}")
    st.text_input(
        t("corpus.path"),
        key="intake_path",
        placeholder=t("corpus.path_hint"),
        help=t("corpus.path_help"),
        width=640,
    )
    given = [*chosen, *held]
    st.button(
        t("corpus.take"), key="take", type="primary", icon=":material/input:", disabled=busy, on_click=_take,
        args=(given, settings.corpus if also else None),
    )  # fmt: skip
    if words := st.session_state.pop("_take_told", None):
        st.warning(markdown(words), icon=":material/warning:")
    _sources(settings.corpus if settings.chosen else None)
    if access.corpus_folder() != Collection(access.data_folder()).folder:
        corpus.how_to_add()


def _take(given: list[Any], shown: Path | None) -> None:
    from core.store import Upload

    named = st.session_state.get("intake_path", "").strip().strip('"')
    paths = [Path(named).expanduser()] if named else []
    if not given and not paths:
        st.session_state["_take_told"] = t("corpus.nothing_given")
        return
    if paths and not paths[0].exists():
        st.session_state["_take_told"] = t("corpus.no_such_path", path=named)
        return
    uploads = [Upload(file.name, file) for file in given]
    intake().start([*([shown] if shown else []), *paths, *uploads])
    st.session_state["_uploads"] = st.session_state.get("_uploads", 0) + 1
    st.session_state["intake_path"] = ""


def progress() -> None:
    """How far the ingest is, or how it ended; nothing when there was none."""
    work = intake()
    if work.working:
        _running()
    elif work.outcome is not None:
        _ended(work.outcome)
    elif waiting := corpus.status().waiting:
        st.info(t("corpus.waiting", n=waiting), icon=":material/pending:")
        if permission.given():
            st.button(t("corpus.resume"), key="resume", icon=":material/play_arrow:", on_click=work.resume)


@st.fragment(run_every="1s")
def _running() -> None:
    work = intake()
    if not work.working:
        st.rerun(scope="app")
    step = work.step
    with st.container(border=True, key="intake"):
        if step is None:
            st.progress(0.0, t("corpus.starting"))
        else:
            st.progress(min(step.done / step.total, 1.0) if step.total else 0.0, markdown(_words(step)))
        if work.stopping:
            st.caption(t("corpus.stopping"))
        elif permission.given():
            st.button(t("corpus.stop"), key="stop", icon=":material/stop:", on_click=work.stop)


def _words(step: Step) -> str:
    """收入 1,200 / 5,000 · 每秒 84 个 · 还要约 45 秒 · 名称."""
    parts = [t(f"corpus.stage_{step.stage}", done=f"{step.done:,}", total=f"{step.total:,}")]
    if step.rate:
        parts.append(t("corpus.rate", rate=f"{step.rate:,.0f}" if step.rate >= 10 else f"{step.rate:,.1f}"))
    if step.left is not None and step.done < step.total:
        parts.append(t("corpus.left", time=_duration(step.left)))
    name = step.name if len(step.name) <= 60 else "…" + step.name[-59:]
    return " · ".join([*parts, name])


def _duration(seconds: float) -> str:
    if seconds < 90:
        return t("corpus.seconds", n=round(seconds))
    minutes = round(seconds / 60)
    return (
        t("corpus.minutes", n=minutes) if minutes < 90 else t("corpus.hours", h=minutes // 60, m=minutes % 60)
    )


def _ended(outcome: Outcome) -> None:
    words = t(
        f"corpus.ended_{outcome.ending}",
        new=f"{outcome.new:,}",
        known=f"{outcome.known:,}",
        reason=outcome.reason,
    )
    with st.container(horizontal=True, vertical_alignment="center", key="intake_ended"):
        ICONS[outcome.ending](markdown(words))
        if outcome.ending != "done" and permission.given():
            st.button(
                t("corpus.resume"), key="resume", icon=":material/play_arrow:", on_click=intake().resume
            )
        elif outcome.ending == "done":
            st.button(t("corpus.see_inputs"), key="see_inputs", on_click=url.put, kwargs={"view": "inputs"})
        st.button(
            t("evidence.close"),
            key="forget",
            type="tertiary",
            icon=":material/close:",
            on_click=intake().forget,
        )


def _sources(named: Path | None) -> None:
    """Which documents the dashboard shows, where there is a choice: what was taken in, or the folder it was given."""
    taken = Collection(access.data_folder())
    if named is None or not taken.exists():
        return
    options = [taken.folder, named]
    turn = access.holder().turn
    st.radio(
        t("corpus.shown"), options, options.index(access.corpus_folder()), key=f"shown_corpus_{turn}",
        on_change=_show, args=(turn,),
        format_func=lambda path: t("corpus.taken_in") if path == taken.folder else markdown(path),
    )  # fmt: skip


def _show(turn: int) -> None:
    """Shows the folder chosen, unless another was shown since the page was drawn: a run started by the clock sends what
    the page was drawn with, and that is no choice."""
    if turn == access.holder().turn:
        access.holder().show(st.session_state[f"shown_corpus_{turn}"])
