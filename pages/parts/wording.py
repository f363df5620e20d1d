"""The views of the page of keywords, each with its own choices: one question a view."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import safe_text
from core.parsing.formulations import KINDS
from core.views import company as companions
from core.views import formulations as phrases
from core.views import keywords, new_words, rates, words_apart
from pages.parts import choices, frame, url, views
from pages.parts.language import label, t


def usage() -> None:
    """How often the terms are used, over time or by place or kind; the cloud of words."""
    terms = _terms(width=820)
    with st.container(horizontal=True, gap="medium"):
        by = url.choose(
            st.segmented_control, t("keywords.by"), "by", rates.GROUPS, rates.usual(views.request()), required=True,
            format_func=lambda group: t(f"column.{group}"), label_visibility="collapsed",
        )  # fmt: skip
        measure = url.choose(
            st.segmented_control, t("keywords.measure"), "measure", rates.MEASURES, rates.MEASURES[0], required=True,
            format_func=lambda option: t(f"measure.{option}"), label_visibility="collapsed",
        )  # fmt: skip
        bands = choices.bands() if by in rates.TIMES else ""
    options = {"term": terms, "by": by, "measure": measure, "bands": bands}
    if rates.wide(views.request(), by):
        _rates(options)
        views.show("keywords.cloud")
        return
    left, right = frame.beside(3, 2)
    with left:
        _rates(options)
    with right:
        views.show("keywords.cloud")


def _rates(options: dict[str, Any]) -> None:
    """The terms over years or places; a sentence where they are not used."""
    if views.show("keywords.rates", **options) is None:
        st.info(safe_text.markdown(rates.nothing(views.request(**options))), icon=":material/info:")


def concordance() -> None:
    """Every place where a term stands, its context on both sides; a row opens the sentence."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        terms = _terms()
        order = url.choose(
            st.segmented_control, t("keywords.order"), "order", keywords.ORDERS, keywords.ORDERS[0], required=True,
            format_func=lambda option: t(f"keywords.{option}"),
        )  # fmt: skip
    term = _one_of(terms)
    widths = {"left": (304, "right"), "term": (86, "center"), "right": (304, "left"), "of": (180, "left")}
    config = {
        name: st.column_config.TextColumn(
            t("column.title" if name == "of" else f"column.{name}"), width=width, alignment=side
        )
        for name, (width, side) in widths.items()
    }
    options = {"term": terms, "in": term, "order": order}
    if views.listing("keywords.kwic", options, tall=646, config=config) is None:
        st.info(safe_text.markdown(t("keywords.nowhere", term=term)), icon=":material/search_off:")


def apart() -> None:
    """The words that set a part of the documents apart from the rest."""
    known = words_apart.sides(views.request())
    if not known:
        st.info(t("distinctive.none"), icon=":material/info:")
        return
    side = url.choose(
        st.selectbox, t("distinctive.side"), "side", list(known), next(iter(known)), format_func=known.__getitem__, width=320
    )  # fmt: skip
    _shown_or("keywords.distinctive", t("distinctive.none"), side=side)


def turnover() -> None:
    """Phrases that came and went from one year to the next."""
    years = new_words.years(views.request())
    if not years:
        st.info(t("turnover.none"), icon=":material/info:")
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        year = url.choose(st.selectbox, t("turnover.year"), "year", years, years[0], width=140)
        scope = url.choose(
            st.segmented_control, t("turnover.scope"), "scope", new_words.SCOPES, new_words.SCOPES[0], required=True,
            format_func=lambda option: t(f"turnover.all_{option}"),
        )  # fmt: skip
    _shown_or("keywords.turnover", t("turnover.nothing", year=year), year=year, scope=scope)


def company() -> None:
    """The words that keep company with a term."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        terms = _terms()
        unit = url.choose(
            st.segmented_control, t("company.unit"), "unit", companions.UNITS, companions.UNITS[0], required=True,
            format_func=lambda option: t(f"company.{option}"),
        )  # fmt: skip
    term = _one_of(terms)
    _shown_or("keywords.company", t("company.none", term=term), **{"term": terms, "in": term, "unit": unit})


def formulations() -> None:
    """Fixed formulations: which there are; one of them over the years and from place to place."""
    asked = views.request(kind=url.values("kind"), phrase=url.value("phrase") or "")
    found = [str(phrase) for phrase in phrases.found(asked)["phrase"]]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        kinds = url.choose_several(
            st.pills, t("formulations.kinds"), "kind", KINDS, selection_mode="multi",
            format_func=lambda kind: label("formulation_kind", kind),
        )  # fmt: skip
        phrase = _phrase(found, phrases.followed_one(asked))
    if phrase:
        _shown_or("keywords.followed", t("formulations.nowhere", phrase=phrase), phrase=phrase)
        views.listing("keywords.spread", {"phrase": phrase}, tall=376)
    if views.listing("keywords.formulations", {"kind": kinds}, tall=512) is None:
        st.info(t("formulations.none"), icon=":material/info:")


def common() -> None:
    """How much of a report stands in that of its superior."""
    _shown_or("keywords.common", t("common.none"))


def _terms(width: int = 520) -> list[str]:
    """The terms to compare, in the URL; any phrase may be typed."""
    shown = keywords.terms(views.request(term=url.values("term")))
    options = list(dict.fromkeys([*shown, *keywords.most_used(views.request())["term"]]))
    st.session_state["terms"] = shown
    st.multiselect(
        t("keywords.terms"), options, key="terms", accept_new_options=True, max_selections=keywords.MOST_TERMS, width=width,
        placeholder=t("keywords.placeholder"), select_all=False, filter_mode="contains", help=t("keywords.terms_help"),
        on_change=lambda: url.put(term=list(st.session_state["terms"]), pick=None),
    )  # fmt: skip
    return shown


def _one_of(terms: list[str]) -> str:
    """Which of the terms is looked at."""
    if len(terms) < 2:
        return terms[0]
    return url.choose(
        st.segmented_control, t("keywords.context"), "in", terms, terms[0], required=True, format_func=safe_text.markdown,
        label_visibility="collapsed",
    )  # fmt: skip


def _phrase(found: list[str], shown: str) -> str:
    """The formulation to follow, in the URL; any may be typed."""
    if not shown:
        return ""
    options = list(dict.fromkeys([shown, *found]))
    st.session_state["phrase"] = shown
    st.selectbox(
        t("formulations.phrase"), options, key="phrase", accept_new_options=True, filter_mode="contains", width=280,
        on_change=lambda: url.put(phrase=st.session_state["phrase"], pick=None),
    )  # fmt: skip
    return shown


def _shown_or(identifier: str, otherwise: str, **options: str | list[str]) -> None:
    """The view, or a sentence that says why there is none."""
    if views.show(identifier, **options) is None:
        st.info(safe_text.markdown(otherwise), icon=":material/info:")
