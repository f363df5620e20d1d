"""The map of a region page: what to show, the map, and a click that opens the sentences of a region."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import safe_text
from core.analysis import indicators
from core.charts import map as outlines
from core.charts import numbers
from core.geography.boundaries import BoundariesDamaged
from core.views import View, atlas
from pages.parts import drawing, url, views
from pages.parts.access import ask
from pages.parts.filters import chosen
from pages.parts.language import language, t

# What a click sends back.
NAME_OF_OUTLINE = "function(clicked) { return clicked.name }"


def page() -> None:
    """The choice of indicator, measure, year and area, and the map; a sentence where there is nothing to draw."""
    catalogue = views.request().named(ask(indicators.catalogue, chosen()))
    if catalogue.empty:
        st.info(t("map.nothing"), icon=":material/info:")
        return
    names = dict(zip(catalogue["key"], catalogue["name"], strict=True))
    options = _asked(names, atlas.default_indicator(catalogue))
    if "area" not in options:
        words = t(
            "indicators.no_measure",
            name=names[options["indicator"]],
            measure=t(f"measure.{options['measure']}"),
        )
        st.info(safe_text.markdown(words), icon=":material/info:")
        return
    views.show("regions.map", draw=lambda view: _draw(view, options), **options)


def _asked(names: dict[str, str], usual: str) -> dict[str, Any]:
    """What the reader chose, all of it in the URL; without year and area where nothing is stated."""
    with st.container(horizontal=True, vertical_alignment="center"):
        key = url.choose(
            st.selectbox, t("indicators.indicator"), "indicator", list(names), usual, width=260,
            format_func=lambda key: names[key], filter_mode="contains", label_visibility="collapsed",
        )  # fmt: skip
        measure = url.choose(
            st.segmented_control, t("indicators.measure"), "measure", atlas.MEASURES, atlas.MEASURES[0], required=True,
            format_func=lambda option: t(f"measure.{option}"), label_visibility="collapsed",
        )  # fmt: skip
        options = {"indicator": key, "measure": measure}
        years = atlas.years(views.request(), key, measure)
        if years:
            options["year"] = url.choose(
                st.selectbox, t("column.year"), "year", years, years[0], width=110, label_visibility="collapsed",
                format_func=lambda year: numbers.year_name(year, language()),
            )  # fmt: skip
        request = views.request(**options)
        found = atlas.stated(request)
        if not found.empty:
            offered = {area.key: area for area in atlas.areas(found)}
            options["area"] = url.choose(
                st.selectbox, t("map.area"), "area", list(offered), next(iter(offered)), width=190,
                format_func=lambda area: atlas.area_name(request, offered[area]), label_visibility="collapsed",
            )  # fmt: skip
    return options


def _draw(view: View, options: dict[str, Any]) -> None:
    """The map by the ECharts that streamlit-echarts brings: Streamlit's own draws no maps."""
    from streamlit_echarts import Map, st_echarts

    request = views.request(**options)
    area = atlas.area_asked(request, atlas.stated(request))
    key = f"map_{area.key}"

    def write() -> None:
        name = st.session_state[key].get("chart_event")
        code = outlines.code_of(str(name), area.level, area.parent)
        url.put(pick=f"{view.key}~{code}" if code else None)

    try:
        assert view.draw is not None
        option = view.draw(drawing.theme(), "page")
        shapes = outlines.outlines(area.level, area.parent)
    except BoundariesDamaged as reason:
        st.warning(t("map.damaged", reason=safe_text.markdown(reason)), icon=":material/warning:")
        return
    # Room is kept for the map, which comes later than the words around it.
    with st.container(height=outlines.HEIGHT + 10, border=False):
        st_echarts(
            option, theme=drawing.theme(), height=f"{outlines.HEIGHT}px", map=Map(outlines.map_name(area.level, area.parent), shapes),
            events={"click": NAME_OF_OUTLINE}, key=key, on_change=write,
        )  # fmt: skip
    drawing.said_aloud(view)
