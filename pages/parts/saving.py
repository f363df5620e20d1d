"""Saving corrections: who made them, what their author had seen, and what to do when somebody else was faster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from core.corrections import Conflict, Correction, InvalidCorrection, Journal
from core.corrections.apply import standing
from core.corrections.editing import latest_of, undoing
from core.safe_text import markdown
from pages.parts import access, changes
from pages.parts.language import t


def corrections() -> list[Correction]:
    """Every correction of this corpus, in the order they were made."""
    return Journal(access.data_folder()).read()[0]


def touched() -> dict[str, str]:
    """The documents in which people had a hand, with the mark of the last correction that holds."""
    held = standing(corrections())
    return {item.doc_id: changes.MARKS.get(item.action, "corrected") for item in held}


def who() -> str:
    """The name of the person in this session, empty while nobody said."""
    return str(st.session_state.get("who", st.session_state.get("_who", ""))).strip()


def ask_who() -> None:
    """A field for the name, kept for the session."""
    st.session_state.setdefault("_who", "")
    st.session_state["who"] = st.session_state["_who"]
    st.text_input(
        t("correct.who"), key="who", max_chars=40, placeholder=t("correct.who_hint"), on_change=_keep_who
    )


def _keep_who() -> None:
    st.session_state["_who"] = st.session_state["who"]


def opened(form: tuple[object, ...]) -> None:
    """Notes which form is open; of another one everything counts as seen anew."""
    if st.session_state.get("_form") != form:
        st.session_state["_form"] = form
        st.session_state["_seen"] = {}
        st.session_state.pop("_conflict", None)


def seen(about: Correction) -> str | None:
    """The newest correction of the same thing when the form was opened: kept until the form is saved or left."""
    known: dict[tuple[str, str, str], str | None] = st.session_state.setdefault("_seen", {})
    if about.key not in known:
        latest = latest_of(about, corrections())
        known[about.key] = latest.id if latest else None
    return known[about.key]


def save(made: Sequence[Correction]) -> bool:
    """Writes corrections and brings them into the index. What goes wrong is told by `tell` in the next run."""
    if not who():
        return say("error", "correct.no_who")
    if not made:
        return say("info", "correct.nothing")
    journal = Journal(access.data_folder())
    try:
        for correction in made:
            journal.append(replace(correction, who=who()))
            st.session_state.get("_seen", {}).pop(correction.key, None)
    except Conflict as conflict:
        st.session_state["_conflict"] = (conflict.current, replace(correction, who=who()))
        return False
    except InvalidCorrection as wrong:
        return say("error", "correct.invalid", reason=wrong)
    except OSError as error:
        return say("error", "correct.not_written", reason=error.strerror or error)
    say("success", "correct.saved", n=len(made))
    access.renew()
    return True


def undo(correction: Correction) -> None:
    """Takes a correction back."""
    save([undoing(correction, corrections(), who())])


def say(kind: str, key: str, **values: object) -> bool:
    """What `tell` says in the next run. False, for the caller that failed."""
    st.session_state["_told"] = (kind, t(key, **values))
    return False


def tell() -> None:
    """Says how the last saving went; shows both sides of a conflict with a choice."""
    if told := st.session_state.pop("_told", None):
        kind, words = told
        show = {"error": st.error, "info": st.info}.get(kind, st.success)
        show(markdown(words))
    if conflict := st.session_state.get("_conflict"):
        current, own = conflict
        with st.container(border=True, key="conflict"):
            st.warning(t("correct.conflict", who=markdown(current.who)), icon=":material/group:")
            st.markdown(t("correct.theirs", words=markdown(changes.sentence(current))))
            st.markdown(t("correct.yours", words=markdown(changes.sentence(own))))
            with st.container(horizontal=True):
                st.button(t("correct.take_theirs"), key="take_theirs", on_click=_leave, args=(own,))
                st.button(t("correct.keep_yours"), key="keep_yours", on_click=_insist, args=(own, current))


def _leave(own: Correction) -> None:
    st.session_state.pop("_conflict", None)
    st.session_state.get("_seen", {}).pop(own.key, None)
    access.renew()


def _insist(own: Correction, current: Correction) -> None:
    st.session_state.pop("_conflict", None)
    save([replace(own, before=current.after, seen=current.id)])
