"""What people corrected: who, when, before and after; taken back, carried to another machine, brought from one."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from core.corrections import Correction, InvalidCorrection, Journal
from core.corrections.apply import standing
from core.corrections.journal import export, load
from core.safe_text import markdown
from pages.parts import access, changes, frame, menu, permission, saving
from pages.parts.language import t


def page() -> None:
    """The list, the chosen correction, export and import."""
    saving.tell()
    every = saving.corrections()
    if every:
        _list(every)
    else:
        st.info(t("corrections.none"), icon=":material/info:")
    _carry(every)


def _list(every: list[Correction]) -> None:
    held = {item.id for item in standing(every)}
    newest = every[::-1]
    shown = pd.DataFrame(
        {
            "when": [changes.moment(item.when) for item in newest],
            "who": [item.who for item in newest],
            "deed": [changes.deed(item) for item in newest],
            "thing": [changes.thing(item) for item in newest],
            "before": [changes.value(item, item.before) for item in newest],
            "after": [changes.value(item, item.after) for item in newest],
            "title": [_title(item.doc_id) for item in newest],
            "state": [_state(item, held) for item in newest],
        }
    )
    names = {name: t(f"column.{name}") for name in shown}
    chart = frame.Chart(
        "corrections",
        t("corrections.title", n=len(held)),
        t("corrections.measure", n=len(every)),
        "",
        shown,
        names,
    )
    frame.listing(chart, on_row=_choose([item.id for item in newest]))
    chosen = next((item for item in every if item.id == st.session_state.get("_correction")), None)
    if chosen is not None:
        _one(chosen, chosen.id in held)


def _choose(ids: list[str]) -> Any:
    def write() -> None:
        picked = st.session_state["table_corrections"]["selection"]["rows"]
        st.session_state["_correction"] = ids[picked[0]] if picked else None

    return write


def _one(chosen: Correction, holds: bool) -> None:
    with st.container(border=True, key="correction", gap="small"):
        st.markdown(markdown(changes.sentence(chosen)))
        if chosen.anchor is not None:
            st.caption(markdown(t("correct.quote", quote=chosen.anchor.quote)))
        menu.link("documents", t("corpus.read"), icon=":material/article:", doc=chosen.doc_id)
        if holds and permission.ask():
            saving.ask_who()
            st.button(
                t("correct.undo"),
                key="undo_chosen",
                icon=":material/undo:",
                on_click=saving.undo,
                args=(chosen,),
            )


def _carry(every: list[Correction]) -> None:
    st.markdown(f"#### {t('corrections.carry')}")
    st.caption(t("corrections.carry_note"))
    if every:
        st.download_button(
            t("corrections.export", n=len(every)), lambda: export(every), "corrections.jsonl", "application/jsonl",
            key="export_corrections", icon=":material/download:", on_click="ignore",
        )  # fmt: skip
    if not permission.ask():
        return
    number = st.session_state.get("_imports", 0)
    given = st.file_uploader(t("corrections.import"), type="jsonl", key=f"import_{number}", width=520)
    if given is not None:
        st.button(t("corrections.merge"), key="merge", on_click=_merge, args=(given.getvalue(),))


def _merge(data: bytes) -> None:
    try:
        added = Journal(access.data_folder()).merge(load(data))
    except InvalidCorrection as wrong:
        saving.say("error", "correct.invalid", reason=wrong)
        return
    except OSError as error:
        saving.say("error", "correct.not_written", reason=error.strerror or error)
        return
    st.session_state["_imports"] = st.session_state.get("_imports", 0) + 1
    saving.say("success", "corrections.merged", n=added)
    access.renew()


def _title(doc_id: str) -> str:
    record = access.record(doc_id)
    return (record.title or record.file) if record else doc_id


def _state(item: Correction, held: set[str]) -> str:
    if item.action == "undo":
        return ""
    return t("corrections.holds") if item.id in held else t("correct.undone")
