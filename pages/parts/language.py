"""The reader's language, kept in the URL: Chinese unless `lang=en`."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core import catalogue
from core.reasons import in_language

if TYPE_CHECKING:
    from pandas import DataFrame


def language() -> str:
    """`zh` or `en`. Raises RuntimeError in a thread that draws no page, where there is no URL and every answer would be a guess:
    what makes a file later takes the language along."""
    # Streamlit's own test driver names options from the main thread, between runs.
    draws = get_script_run_ctx(suppress_warning=True) is not None
    if not draws and threading.current_thread() is not threading.main_thread():
        raise RuntimeError("no page is being drawn here")
    return "en" if st.query_params.get("lang") == "en" else "zh"


def t(key: str, **values: object) -> str:
    """The words of a catalogue entry in the reader's language."""
    return catalogue.text(key, language(), **values)


def label(group: str, value: object) -> str:
    """The name of a value of a closed list in the reader's language."""
    return catalogue.label(group, value, language())


def reason(sentence: str | None) -> str | None:
    """Why something became of an input, in the reader's language; None where nothing is said."""
    return in_language(sentence, language()) if isinstance(sentence, str) else None


def domain(name: object) -> str:
    """A domain of indicators in the reader's language."""
    return catalogue.domain(name, language())


def named(frame: DataFrame) -> DataFrame:
    """A frame with the columns id and name, the names in the reader's language."""
    if language() == "zh" or frame.empty:
        return frame
    names = [
        catalogue.indicator(i, name, language()) for i, name in zip(frame["id"], frame["name"], strict=True)
    ]
    return frame.assign(name=names)


def has_label(group: str, value: object) -> bool:
    """Whether the catalogue names this value."""
    return catalogue.has(f"{group}.{value}")
