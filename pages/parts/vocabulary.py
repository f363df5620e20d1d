"""The user's own words edited in the page: dictionary, stop words, synonyms; what was not used and why; what they come to."""

from __future__ import annotations

import streamlit as st

from core import safe_text
from core.vocabulary import Changed, Note, Texts, VocabularyFile, read
from pages.parts import access, permission, views
from pages.parts.language import label, t

PARTS = ("terms", "stop", "groups")
MOST_NOTES, LONGEST = 12, 40_000


def page() -> None:
    """The three lists with a button to save them, remarks on their lines, and the words with their counts."""
    file = VocabularyFile(access.data_folder())
    saved = file.texts()
    if permission.ask():
        _form(saved)
    _remarks(read(saved)[1])
    if views.listing("keywords.own", {}, tall=410) is None:
        st.info(t("vocabulary.empty"), icon=":material/edit_note:")


def _form(saved: Texts) -> None:
    _tell()
    if "_own_seen" not in st.session_state or f"own_{PARTS[0]}" not in st.session_state:
        _show(saved)
    st.caption(t("vocabulary.about"))
    with st.grid(columns=3, min_column_width=220):
        for part in PARTS:
            st.text_area(
                t(f"vocabulary.{part}"), key=f"own_{part}", height=200, max_chars=LONGEST, help=t(f"vocabulary.{part}_help"),
                placeholder=t(f"vocabulary.{part}_example"),
            )  # fmt: skip
    st.button(t("vocabulary.save"), key="own_save", icon=":material/save:", on_click=_save)


def _show(texts: Texts) -> None:
    """Puts saved lists into the fields."""
    st.session_state["_own_seen"] = texts.id
    for part in PARTS:
        st.session_state[f"own_{part}"] = getattr(texts, part)


def _save() -> None:
    typed = {part: st.session_state[f"own_{part}"] for part in PARTS}
    file = VocabularyFile(access.data_folder())
    before = file.texts()
    if all(typed[part] == getattr(before, part) for part in PARTS):
        st.session_state["_own_told"] = ("info", t("vocabulary.same"))
        return
    try:
        kept = file.save(Texts(**typed, id=st.session_state["_own_seen"]))
    except Changed as other:
        st.session_state["_own_conflict"] = other.current
        return
    except OSError as error:
        st.session_state["_own_told"] = ("error", t("vocabulary.not_written", reason=error.strerror or error))
        return
    st.session_state["_own_seen"] = kept.id
    st.session_state["_own_told"] = ("success", t("vocabulary.saved"))
    access.renew(patience=10)


def _tell() -> None:
    """How the last saving went; where somebody else was faster, whose lists to keep."""
    if told := st.session_state.pop("_own_told", None):
        {"error": st.error, "info": st.info}.get(told[0], st.success)(safe_text.markdown(told[1]))
    if theirs := st.session_state.get("_own_conflict"):
        with st.container(border=True, key="own_conflict"):
            st.warning(t("vocabulary.changed"), icon=":material/group:")
            with st.container(horizontal=True):
                st.button(
                    t("vocabulary.take_theirs"), key="own_theirs", on_click=_settle, args=(theirs, False)
                )
                st.button(t("vocabulary.keep_mine"), key="own_mine", on_click=_settle, args=(theirs, True))


def _settle(theirs: Texts, mine: bool) -> None:
    st.session_state.pop("_own_conflict", None)
    if mine:
        st.session_state["_own_seen"] = theirs.id
        _save()
    else:
        _show(theirs)


def _remarks(notes: list[Note]) -> None:
    if not notes:
        return
    with st.expander(t("vocabulary.notes", n=len(notes)), expanded=True, icon=":material/rule:"):
        for note in notes[:MOST_NOTES]:
            words = t(
                "vocabulary.note", part=label("vocabulary_list", note.part), line=note.line, word=note.word,
                why=label("vocabulary_note", note.code),
            )  # fmt: skip
            st.markdown(safe_text.markdown(words))
        if len(notes) > MOST_NOTES:
            st.caption(t("vocabulary.more", n=len(notes) - MOST_NOTES))
