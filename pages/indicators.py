"""指标: what a year brought and the next is to bring; over years; over regions; one region by domain; what there is."""

import streamlit as st

from core.analysis import indicators
from core.views import profile, standing, tabled
from core.views.indicators import MEASURES
from pages.parts import choices, filters, outlook, ranking, series, views
from pages.parts.access import ask
from pages.parts.language import named, t
from pages.parts.shell import ensure_entry

ensure_entry()

chosen = filters.chosen()
catalogue = named(ask(indicators.catalogue, chosen))


def of_one() -> None:
    """Results beside targets of one region."""
    with bar:
        picked = outlook.controls()
    outlook.page(*picked)


def over_years() -> None:
    """One indicator over years and regions."""
    offered = tabled.catalogue(views.request())
    names = dict(zip(offered["key"], offered["name"], strict=True))
    with bar:
        options = {"indicator": choices.indicator(names), "measure": choices.measure(MEASURES)}
    series.page(options, names[options["indicator"]])


def over_regions() -> None:
    """One indicator of one year: how it is spread, and who is where."""
    names = standing.names(views.request())
    if not names:
        st.info(t("indicators.few_regions"), icon=":material/info:")
        return
    with bar:
        options = ranking.asked(names)
    if "year" not in options:
        ranking.nothing(options, names)
        return
    if views.show("indicators.distribution", **options) is None:
        st.info(t("indicators.few_regions"), icon=":material/info:")
    views.show("regions.ranking", **options)


def by_domain() -> None:
    """One region, domain by domain."""
    found = profile.place_of(views.request())
    if found is None:
        st.info(t("by_domain.none"), icon=":material/info:")
        return
    with bar:
        place = choices.one("place", t("outlook.place"), profile.places(views.request()), found[0])
    if views.listing("indicators.profile", {"place": place}, tall=720) is None:
        st.info(t("by_domain.none"), icon=":material/info:")


def known() -> None:
    """The catalogue."""
    views.listing("indicators.catalogue", tall=720)


SECTIONS = {
    "outlook": of_one, "series": over_years, "spread": over_regions, "profile": by_domain, "catalogue": known,
}  # fmt: skip

if catalogue.empty:
    filters.explain_empty(chosen, "indicators")
else:
    section = choices.part("view", t("indicators.view"), {name: t(f"indicators.{name}") for name in SECTIONS})
    bar = st.container(horizontal=True, vertical_alignment="center")
    SECTIONS[section]()
