"""指标: what a year brought beside what the next is to bring; one indicator over years and regions."""

import streamlit as st

from core import safe_text
from core.analysis import indicators
from core.views.indicators import MEASURES
from pages.parts import filters, outlook, url, views
from pages.parts.access import ask
from pages.parts.language import named, t
from pages.parts.shell import ensure_entry

ensure_entry()

chosen = filters.chosen()
catalogue = named(ask(indicators.catalogue, chosen))


def view() -> str:
    """Which of the two views, kept in the URL."""
    return url.choose(
        st.segmented_control, t("indicators.view"), "view", ("outlook", "series"), "outlook", required=True,
        format_func=lambda option: t(f"indicators.{option}"), label_visibility="collapsed",
    )  # fmt: skip


def choice() -> tuple[str, str]:
    """The indicator and the measure, kept in the URL."""
    keys = list(catalogue["key"])
    names = dict(zip(catalogue["key"], catalogue["name"], strict=True))
    key = url.choose(
        st.selectbox, t("indicators.indicator"), "indicator", keys, keys[0],
        format_func=lambda key: names[key], filter_mode="contains", width=260, label_visibility="collapsed",
    )  # fmt: skip
    measure = url.choose(
        st.segmented_control, t("indicators.measure"), "measure", MEASURES, "yoy", required=True,
        format_func=lambda option: t(f"measure.{option}"), label_visibility="collapsed",
    )  # fmt: skip
    return key, measure


def over_years(key: str, measure: str) -> None:
    """One indicator: lines over years, panels for many places, results beside targets where there are two years."""
    if views.show("indicators.series", indicator=key, measure=measure):
        year = st.column_config.NumberColumn(t("column.year"), format="%d")
        options = {"indicator": key, "measure": measure}
        views.listing("indicators.series_table", options, config={"year": year}, untitled=True)
        return
    other = MEASURES[1 - MEASURES.index(measure)]
    name = catalogue.loc[catalogue["key"] == key, "name"].iloc[0]
    words = t("indicators.no_measure", name=name, measure=t(f"measure.{measure}"))
    st.info(safe_text.markdown(words), icon=":material/info:")
    st.button(t("indicators.try", measure=t(f"measure.{other}")), on_click=url.put, kwargs={"measure": other})


if catalogue.empty:
    filters.explain_empty(chosen, "indicators")
else:
    with st.container(horizontal=True, vertical_alignment="center"):
        looked_at = view()
        picked = outlook.controls() if looked_at == "outlook" else choice()
    if looked_at == "outlook":
        outlook.page(*picked)
    else:
        over_years(*picked)
