"""One region among others: its peers, two indicators, the series of each region, and what one stresses."""

from __future__ import annotations

import streamlit as st

from core.views import profile, spread
from core.views.indicators import MEASURES
from pages.parts import choices, views
from pages.parts.language import t


def _say(key: str, **values: object) -> None:
    st.info(t(key, **values), icon=":material/info:")


def peers() -> None:
    """Headline figures beside those of peers by a stated rule."""
    known = profile.with_peers(views.request())
    found = profile.place_of(views.request(), known)
    if found is None:
        _say("regions.headline_none")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        place = choices.one("place", t("outlook.place"), known, found[0])
        rules = {rule: t(f"peers.{rule}") for rule in profile.rules_for(place)}
        rule = choices.one("rule", t("peers.choose"), rules, width=260)
    if views.listing("regions.peers", {"place": place, "rule": rule}, tall=640) is None:
        _say("peers.none", rule=rules[rule])


def scatter() -> None:
    """Two indicators of one year."""
    names = spread.pairs(views.request())
    if len(names) < 2:
        _say("scatter.few")
        return
    first, second = spread.usual_pair(names)
    with st.container(horizontal=True, vertical_alignment="center"):
        x = choices.indicator(names, first, "x")
        others = {key: name for key, name in names.items() if key != x}
        y = choices.indicator(others, second, "y")
        measure = choices.measure(spread.MEASURES)
        tier = choices.tier(
            spread.scatter_tiers(views.request(), x, y, measure),
            spread.scatter_tier(views.request(), x, y, measure),
        )
        years = spread.scatter_years(views.request(**tier), x, y, measure)
        year = choices.year(years, years[0]) if years else ""
    if views.show("regions.scatter", x=x, y=y, measure=measure, year=year, **tier) is None:
        _say("scatter.none")


def multiples() -> None:
    """One indicator, a small panel for each region."""
    names = spread.pairs(views.request())
    if not names:
        _say("regions.multiples_few")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        options = {"indicator": choices.indicator(names), "measure": choices.measure(MEASURES)}
    if views.show("regions.multiples", **options) is None:
        _say("regions.multiples_few")


def stress() -> None:
    """What one region writes more about than the others."""
    known = profile.written_of(views.request())
    if len(known) < 2:
        _say("stress.few")
        return
    place = choices.one("place", t("outlook.place"), known)
    if views.show("regions.stress", place=place) is None:
        _say("stress.few")
