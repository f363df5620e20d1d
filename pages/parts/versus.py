"""Two regions head to head: which two, and the table of what both state."""

from __future__ import annotations

import streamlit as st

from core import safe_text
from core.views import versus
from pages.parts import url, views
from pages.parts.language import t


def page() -> None:
    """The choice of two regions, and the table; a sentence where they have nothing in common."""
    known = versus.places(views.request())
    if len(known) < 2:
        st.info(t("versus.one_region"), icon=":material/info:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        a = _choice("a", t("versus.a"), known, next(iter(known)))
        others = {code: name for code, name in known.items() if code != a}
        b = _choice("b", t("versus.b"), others, versus.usual_other(known, a))
    if views.listing("regions.versus", {"a": a, "b": b}) is None:
        words = t("versus.nothing", a=known[a], b=known[b])
        st.info(safe_text.markdown(words), icon=":material/info:")
    views.show("regions.versus_topics", a=a, b=b)


def _choice(name: str, label: str, known: dict[str, str], usual: str) -> str:
    return url.choose(
        st.selectbox, label, name, list(known), usual, width=260, filter_mode="contains",
        format_func=lambda code: known[code],
    )  # fmt: skip
