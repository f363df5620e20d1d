"""关键词: how often terms are used, by year, region or kind of document; a cloud; every place they stand."""

import streamlit as st

from core import safe_text
from core.views import keywords, rates
from pages.parts import filters, frame, url, views
from pages.parts.language import t
from pages.parts.shell import ensure_entry

ensure_entry()

chosen = filters.chosen()
cloud = keywords.most_used(views.request())


def controls() -> tuple[list[str], str]:
    """The terms to compare and what to compare them by, both in the URL."""
    shown = keywords.terms(views.request(term=url.values("term")))
    options = list(dict.fromkeys([*shown, *cloud["term"]]))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.session_state["terms"] = shown
        st.multiselect(
            t("keywords.terms"), options, key="terms", accept_new_options=True, max_selections=keywords.MOST_TERMS,
            width=520, placeholder=t("keywords.placeholder"), select_all=False, filter_mode="contains",
            help=t("keywords.terms_help"),
            on_change=lambda: url.put(term=list(st.session_state["terms"]), pick=None),
        )  # fmt: skip
        by = url.choose(
            st.segmented_control, t("keywords.by"), "by", rates.GROUPS, rates.usual(views.request()), required=True,
            format_func=lambda group: t(f"column.{group}"),
        )  # fmt: skip
    return shown, by


def used(terms: list[str], by: str) -> None:
    """Uses per ten thousand characters."""
    if views.show("keywords.rates", term=terms, by=by) is None:
        st.info(t("keywords.no_group", group=t(f"column.{by}")), icon=":material/info:")


def in_context(terms: list[str]) -> None:
    """Every place where a term stands, its context on both sides; a row opens the sentence."""
    term = terms[0]
    if len(terms) > 1:
        term = url.choose(
            st.segmented_control, t("keywords.context"), "in", terms, terms[0], required=True, format_func=safe_text.markdown,
            label_visibility="collapsed",
        )  # fmt: skip
    widths = {"left": (304, "right"), "term": (86, "center"), "right": (304, "left"), "of": (180, "left")}
    config = {
        name: st.column_config.TextColumn(
            t("column.title" if name == "of" else f"column.{name}"), width=width, alignment=side
        )
        for name, (width, side) in widths.items()
    }
    if views.listing("keywords.kwic", {"term": terms, "in": term}, tall=410, config=config) is None:
        st.info(safe_text.markdown(t("keywords.nowhere", term=term)), icon=":material/search_off:")


if cloud.empty:
    filters.explain_empty(chosen, "keywords")
else:
    wanted, grouped = controls()
    if rates.wide(views.request(), grouped):
        used(wanted, grouped)
        views.show("keywords.cloud")
    else:
        left, right = frame.beside(3, 2)
        with left:
            used(wanted, grouped)
        with right:
            views.show("keywords.cloud")
    if views.show("keywords.distinctive") is None:
        st.info(t("distinctive.none"), icon=":material/info:")
    in_context(wanted)
