"""One region as a page to print: which one, and the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from core.export import profile
from core.safe_text import file_name
from pages.parts import url, views
from pages.parts.language import t

if TYPE_CHECKING:
    from core.views.request import Request


def button(place: str | None = None) -> None:
    """The file of a region; without `place`, behind a button where the region is chosen. Nothing where none has documents."""
    request = views.request()
    known = profile.places(request)
    if place is not None:
        if place in known:
            _file(request, place, known[place])
        return
    if not known:
        return
    with st.popover(t("profile.name"), icon=":material/print:"):
        usual = next((code for code in request.chosen.regions if code in known), next(iter(known)))
        code = url.choose(
            st.selectbox, t("column.region"), "profile", list(known), usual, format_func=lambda one: known[one],
            filter_mode="contains",
        )  # fmt: skip
        st.caption(t("profile.what"))
        _file(request, code, known[code])


def _file(request: Request, code: str, name: str) -> None:
    st.download_button(
        t("profile.save"), lambda: profile.html_bytes(request, code), f"{file_name(t('profile.title', place=name))}.html",
        "text/html", key=f"profile_{code}", icon=":material/print:", on_click="ignore", help=t("profile.what"),
    )  # fmt: skip
