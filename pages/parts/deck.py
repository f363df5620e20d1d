"""The deck of the reader: a file in the data folder whose name is in the URL, so that it survives a reload and can be
opened from a link."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.export import deck as decks
from pages.parts import access, filters, url
from pages.parts.language import language, t

if TYPE_CHECKING:
    from core.views import View

NAME = "deck"
MOST_DECKS = 10_000
_LETTERS = frozenset("0123456789abcdef")


def name() -> str | None:
    """The name of the deck in the URL; None where it has none or one that no deck can have."""
    asked = url.value(NAME) or ""
    return asked if len(asked) == 12 and set(asked) <= _LETTERS else None


def current() -> decks.Deck:
    """The reader's deck, empty before the first pin."""
    known = name()
    try:
        return decks.load(_path(known)) if known else decks.Deck()
    except (decks.NoDeck, OSError):
        return decks.Deck(problems=("unreadable_file",))


def keep(deck: decks.Deck) -> None:
    """Writes the deck; the first time it gets its name. A server that keeps `MOST_DECKS` already takes no new one, and says so."""
    known = name()
    if known is None and sum(1 for _ in _path("x").parent.glob("*.json")) >= MOST_DECKS:
        st.toast(t("deck.too_many", n=MOST_DECKS), icon=":material/warning:")
        return
    known = known or secrets.token_hex(6)
    decks.save(deck, _path(known))
    url.put(**{NAME: known})


def pin_of(view: View, options: dict[str, Any]) -> decks.Pin:
    """The pin of a view that is on the screen."""
    return decks.pinned(view, filters.chosen(), options, language())


def pin_button(view: View, options: dict[str, Any]) -> None:
    """Adds the view to the deck."""
    st.button(
        t("deck.pin"), key=f"pin_{view.key}", icon=":material/keep:", type="tertiary", on_click=_pin, args=(view, options),
        help=t("deck.pin_help"),
    )  # fmt: skip


def _pin(view: View, options: dict[str, Any]) -> None:
    deck = current().added(pin_of(view, options))
    keep(deck)
    if name() is not None:
        st.toast(t("deck.pinned", n=len(deck.pins)), icon=":material/keep:")


def _path(known: str) -> Path:
    return access.data_folder() / "decks" / f"{known}.json"
