"""The deck as files: each made only when its button is pressed."""

from __future__ import annotations

import streamlit as st

from core.export import deck as decks
from core.safe_text import file_name
from pages.parts import access, saved
from pages.parts.language import language, t

_OFFICE = "application/vnd.openxmlformats-officedocument"


def buttons(deck: decks.Deck) -> None:
    """One button a format."""
    stem = file_name(deck.title or t("present.deck"))
    for name, ending, mime, icon, make in (
        ("save", "json", "application/json", "save", lambda: decks.to_json(deck).encode()),
        ("pptx", "pptx", f"{_OFFICE}.presentationml.presentation", "slideshow", lambda: _pptx(deck)),
        ("html", "html", "text/html", "public", lambda: _html(deck)),
        ("xlsx", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", "table", lambda: _xlsx(deck)),
        ("pictures", "zip", "application/zip", "image", lambda: _pictures(deck)),
    ):
        if name == "pictures" and not saved.drawable():
            st.button(
                t("present.pictures"), key="export_pictures", disabled=True, help=t("present.no_browser")
            )
            continue
        st.download_button(
            t(f"present.{name}"), make, f"{stem}.{ending}", mime, key=f"export_{name}", on_click="ignore",
            icon=f":material/{icon}:",
        )  # fmt: skip


def _slides(deck: decks.Deck) -> list[decks.Slide]:
    return list(decks.slides(deck, access.ask, language=language()))


def _pptx(deck: decks.Deck) -> bytes:
    from core.export.pptx import pptx_bytes

    return pptx_bytes(deck, _slides(deck))


def _html(deck: decks.Deck) -> bytes:
    from core.export.html import html_bytes

    return html_bytes(deck, _slides(deck))


def _xlsx(deck: decks.Deck) -> bytes:
    from core.export.workbook import workbook_bytes

    return workbook_bytes(deck, _slides(deck))


def _pictures(deck: decks.Deck) -> bytes:
    from core.export.pictures import zip_bytes

    return zip_bytes(_slides(deck))
