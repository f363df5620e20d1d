"""One indicator over years and regions: the lines, which statement counts where they differ, and what is kept apart."""

from __future__ import annotations

import streamlit as st

from core import safe_text
from core.analysis import indicators
from core.views import bases
from core.views.indicators import MEASURES
from pages.parts import choices, url, views
from pages.parts.language import t


def page(options: dict[str, str], name: str) -> None:
    """The chart with its table; below it statements that differ, with the rule that decides, and other bases."""
    differing = views.built("indicators.claims", **options)
    if differing is not None:
        rules = {rule: t(f"claims.{rule}") for rule in indicators.RULES}
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(t("claims.choose"), width="content")
            options["rule"] = choices.part("rule", t("claims.choose"), rules, bases.rule_of(views.request()))
    options["bands"] = choices.bands()
    if views.show("indicators.series", **options):
        year = st.column_config.NumberColumn(t("column.year"), format="%d")
        views.listing(
            "indicators.series_table", dict(options), config={"year": year}, untitled=True, tall=340
        )
    else:
        _nothing(options["measure"], name)
    year = st.column_config.NumberColumn(t("column.year"), format="%d")
    views.listing("indicators.claims", dict(options), config={"year": year}, tall=340)
    views.listing("indicators.apart", dict(options), config={"year": year}, tall=340)


def _nothing(measure: str, name: str) -> None:
    """Says what is not stated, with a button to the other measure."""
    other = MEASURES[1] if measure == MEASURES[0] else MEASURES[0]
    words = t("indicators.no_measure", name=name, measure=t(f"measure.{measure}"))
    st.info(safe_text.markdown(words), icon=":material/info:")
    st.button(t("indicators.try", measure=t(f"measure.{other}")), on_click=url.put, kwargs={"measure": other})
