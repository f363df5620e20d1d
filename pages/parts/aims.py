"""What else there is to say of targets: raised or cut, from province to county, published, silent, told differently."""

from __future__ import annotations

import streamlit as st

from core.views import revised, statements
from pages.parts import url, views
from pages.parts.language import t


def revisions(scope: str) -> None:
    """Targets against those of the year before."""
    if views.show("targets.revisions", scope=scope) is None:
        st.info(t("targets.no_revisions"), icon=":material/info:")


def cascade(scope: str) -> None:
    """One target from province to city to county."""
    offered = revised.steps(views.request(scope=scope))
    if offered is None:
        st.info(t("targets.none"), icon=":material/info:")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = url.choose(
            st.selectbox, t("targets.indicator"), "indicator", list(offered.names), next(iter(offered.names)), width=320,
            format_func=lambda one: offered.names[one], filter_mode="contains",
        )  # fmt: skip
        year = url.choose(st.selectbox, t("targets.year"), "year", offered.years, offered.years[0], width=140)
    if views.show("targets.cascade", scope=scope, indicator=key, year=year) is None:
        st.info(t("targets.no_cascade"), icon=":material/info:")


def season(scope: str) -> None:
    """Who has published a report this year, what they aim at, and who is missing."""
    years = statements.season_years(views.request())
    year = url.choose(st.selectbox, t("targets.year"), "year", years, years[0], width=140) if years else ""
    if views.listing("targets.season", {"year": year}) is None:
        st.info(t("targets.none"), icon=":material/info:")


def silent(scope: str) -> None:
    """What one report states and the next does not."""
    if views.listing("targets.silent", {"scope": scope}) is None:
        st.info(t("targets.silent_none"), icon=":material/info:")


def told(scope: str) -> None:
    """The same fact in the words of several documents, where they differ."""
    if views.listing("targets.told", {"scope": scope}) is None:
        st.info(t("targets.told_none"), icon=":material/info:")
