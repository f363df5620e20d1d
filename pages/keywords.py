"""关键词: how often terms are used and where; what sets documents apart; what came and went; company, formulations, text in common."""

import streamlit as st

from core.views import keywords
from pages.parts import filters, url, views, vocabulary, wording
from pages.parts.language import t
from pages.parts.shell import ensure_entry

ensure_entry()

VIEWS = ("usage", "concordance", "apart", "turnover", "company", "formulations", "common", "vocabulary")

view = url.choose(
    st.segmented_control, t("keywords.view"), "view", VIEWS, VIEWS[0], required=True,
    format_func=lambda option: t(f"keywords.{option}"), label_visibility="collapsed",
)  # fmt: skip
if view == "vocabulary":
    vocabulary.page()
elif keywords.most_used(views.request()).empty:
    filters.explain_empty(filters.chosen(), "keywords")
else:
    getattr(wording, view)()
