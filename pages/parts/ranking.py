"""One indicator of one year, region under region, highest first."""

from __future__ import annotations

import streamlit as st

from core import safe_text
from core.charts import numbers
from core.views import regions
from pages.parts import url, views
from pages.parts.language import language, t


def page() -> None:
    """The choice of indicator, measure and year, and the bars; nothing where no two regions state the same indicator."""
    shared = regions.shared_indicators(views.request())
    if shared.empty:
        return
    names = dict(zip(shared["key"], shared["name"], strict=True))
    with st.container(horizontal=True, vertical_alignment="center"):
        key = url.choose(
            st.selectbox, t("indicators.indicator"), "indicator", list(names), next(iter(names)), width=260,
            format_func=lambda key: names[key], filter_mode="contains", label_visibility="collapsed",
        )  # fmt: skip
        measure = url.choose(
            st.segmented_control, t("indicators.measure"), "measure", ("yoy", "level"), "yoy", required=True,
            format_func=lambda option: t(f"measure.{option}"), label_visibility="collapsed",
        )  # fmt: skip
        years = regions.ranking_years(views.request(), key, measure)
        year = ""
        if years:
            year = url.choose(
                st.selectbox, t("column.year"), "year", sorted(years, reverse=True), years[0], width=110,
                format_func=lambda year: numbers.year_name(year, language()), label_visibility="collapsed",
            )  # fmt: skip
    if year:
        views.show("regions.ranking", indicator=key, measure=measure, year=year)
    else:
        words = t("indicators.no_measure", name=names[key], measure=t(f"measure.{measure}"))
        st.info(safe_text.markdown(words), icon=":material/info:")
