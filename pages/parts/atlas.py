"""The map of a region page: what to show, the map, and a click that opens the sentences of a region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from core import safe_text
from core.charts import map as outlines
from core.charts import selected
from core.geography.boundaries import BoundariesDamaged
from core.views import View, atlas, tabled
from pages.parts import choices, drawing, evidence, url, views
from pages.parts.language import t

if TYPE_CHECKING:
    from pandas import DataFrame

# What a click sends back.
NAME_OF_OUTLINE = "function(clicked) { return clicked.name }"


def page() -> None:
    """The choice of what to show, of which year and where, and the map; a sentence where there is nothing to draw."""
    bar = st.container(horizontal=True, vertical_alignment="center")
    catalogue = tabled.catalogue(views.request())
    kinds = ["indicator", "topic"] if len(catalogue) else ["topic"]
    with bar:
        shown = choices.part("show", t("map.what"), {kind: t(f"map.of_{kind}") for kind in kinds})
        options = _indicator(catalogue) if shown == "indicator" else _topic()
        found = _stated(shown, options)
        if len(found):
            offered = {area.key: area for area in atlas.areas(found)}
            names = {key: atlas.area_name(views.request(), area) for key, area in offered.items()}
            options["area"] = choices.one("area", t("map.area"), names, width=190)
    if found.empty:
        st.info(t("map.nothing"), icon=":material/info:")
        return
    view = "regions.map" if shown == "indicator" else "regions.topic_map"
    views.show(view, draw=lambda view: _draw(view, options, found), **options)
    _down(found)


def _indicator(catalogue: DataFrame) -> dict[str, Any]:
    """Which indicator, measure, kind and year; without a year where nothing is stated."""
    names = dict(zip(catalogue["key"], catalogue["name"], strict=True))
    options = {
        "indicator": choices.indicator(names, atlas.default_indicator(catalogue)),
        "kind": choices.kind(),
        "measure": choices.measure(atlas.MEASURES),
    }
    years = atlas.years(views.request(**options), options["indicator"], options["measure"])
    return options | ({"year": choices.year(years, years[0])} if years else {})


def _topic() -> dict[str, Any]:
    request = views.request()
    usual = atlas.topic_asked(request)
    return {"topic": choices.one("topic", t("column.topic"), atlas.topic_names(request), usual)}


def _stated(shown: str, options: dict[str, Any]) -> DataFrame:
    """What there is to colour: one row a region."""
    found = (atlas.stated if shown == "indicator" else atlas.topic_stated)(views.request(**options))
    return found[found["level"].isin(["province", "city", "county"])]


def _down(found: DataFrame) -> None:
    """From a province that was clicked to the map of what lies in it."""
    code = (url.value("pick") or "").partition("~")[2]
    for area in atlas.below(views.request(), found, code):
        words = t("map.down", area=atlas.area_name(views.request(), area))
        st.button(
            safe_text.markdown(words), key=f"down_{area.key}", icon=":material/zoom_in:",
            on_click=url.put, kwargs={"area": area.key, "pick": None},
        )  # fmt: skip


def _draw(view: View, options: dict[str, Any], found: DataFrame) -> None:
    """The map by the ECharts that streamlit-echarts brings: Streamlit's own draws no maps."""
    from streamlit_echarts import Map, st_echarts

    request = views.request(**options)
    area = atlas.area_asked(request, found)
    key = f"map_{area.key}"

    def write() -> None:
        name = st.session_state[key].get("chart_event")
        code = outlines.code_of(str(name), area.level, area.parent)
        url.put(pick=f"{view.key}~{code}" if code else None)

    try:
        assert view.draw is not None
        option = view.draw(drawing.theme(), "page")
        picked = (evidence.picked(view.key) or "").partition("|")[0]
        if name := outlines.name_of(picked, area.level, area.parent):
            option = selected.region(option, name)
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
