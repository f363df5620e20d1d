"""The URL is the state: every choice is read from it at the start of a run and written to it by the widget's callback.

Streamlit's own binding writes the displayed text of an option; these parameters hold stable codes, so a link means the
same in both languages. A callback writes the values of all its widgets at once, so that no quick second click is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

# Carried from page to page; everything else belongs to one page.
SHARED = ("region", "from", "to", "type", "lang", "deck")


def value(name: str) -> str | None:
    """The parameter, None where the URL has none."""
    return st.query_params.get(name) or None


def values(name: str) -> list[str]:
    """All values of a repeated parameter."""
    return st.query_params.get_all(name)


def shared(**more: str | Sequence[str] | None) -> dict[str, str | list[str]]:
    """The parameters a link to another page carries, with `more` added."""
    kept: dict[str, str | list[str]] = {name: values(name) for name in SHARED if values(name)}
    return kept | {name: _plain(wanted) for name, wanted in more.items() if wanted}


def put(**wanted: str | Sequence[str] | None) -> None:
    """Writes parameters, all in one step; None or empty takes one out. `from` is a word of Python: pass `from_`."""
    now = {name: values(name) for name in st.query_params}
    after = dict(now)
    for name, new in wanted.items():
        after.pop(name.rstrip("_"), None)
        if new:
            plain = _plain(new)
            after[name.rstrip("_")] = [plain] if isinstance(plain, str) else plain
    if after != now:
        st.query_params.from_dict(after)


def choose(
    widget: Callable[..., Any], label: str, name: str, options: Sequence[str], default: str, **settings: Any
) -> str:
    """One of `options` (codes), in the URL as `name`; the default stays out of the URL, nonsense counts as the default."""
    key = f"choose_{name}"
    asked = value(name)
    st.session_state[key] = asked if asked in options else default

    def write() -> None:
        picked = st.session_state[key]
        put(**{name: None if picked == default else picked, "pick": None})

    widget(label, options, key=key, on_change=write, **settings)
    return str(st.session_state[key] or default)


def choose_several(
    widget: Callable[..., Any], label: str, name: str, options: Sequence[str], **settings: Any
) -> list[str]:
    """Some of `options` (codes), in the URL as repeated `name`; none chosen is an empty list."""
    key = f"choose_{name}"
    st.session_state[key] = [asked for asked in values(name) if asked in options]
    widget(
        label,
        options,
        key=key,
        on_change=lambda: put(**{name: list(st.session_state[key]), "pick": None}),
        **settings,
    )
    return list(st.session_state[key])


def typed(label: str, name: str, width: int, longest: int = 60) -> str:
    """Words typed into a box, in the URL as `name`; the label is what the empty box says."""
    key = f"choose_{name}"
    st.session_state[key] = (value(name) or "")[:longest]
    st.text_input(
        label, key=key, max_chars=longest, placeholder=label, label_visibility="collapsed", width=width,
        on_change=lambda: put(**{name: st.session_state[key].strip() or None, "pick": None}),
    )  # fmt: skip
    return str(st.session_state[key]).strip()


def _plain(wanted: str | Sequence[str]) -> str | list[str]:
    return wanted if isinstance(wanted, str) else [str(item) for item in wanted]
