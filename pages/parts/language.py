"""The reader's language, kept in the URL: Chinese unless `lang=en`."""

from __future__ import annotations

import streamlit as st

from core import catalogue


def language() -> str:
    """`zh` or `en`."""
    return "en" if st.query_params.get("lang") == "en" else "zh"


def t(key: str, **values: object) -> str:
    """The words of a catalogue entry in the reader's language."""
    return catalogue.text(key, language(), **values)


def label(group: str, value: object) -> str:
    """The name of a value of a closed list in the reader's language."""
    return catalogue.label(group, value, language())


def has_label(group: str, value: object) -> bool:
    """Whether the catalogue names this value."""
    return catalogue.has(f"{group}.{value}")
