"""One region: what the last year brought beside what the next is to bring; growth, levels, and the table of both."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.charts import dumbbell
from core.views import outlook
from pages.parts import filters, frame, profile, url, views
from pages.parts.language import domain, t


def controls() -> tuple[str, str]:
    """The choice of place and domain, both in the URL; empty when nothing is stated."""
    there = outlook.choice(views.request())
    if there is None:
        return "", ""
    place = there.place
    if len(there.places) > 1:
        place = url.choose(
            st.selectbox, t("outlook.place"), "place", list(there.places), place, width=180,
            label_visibility="collapsed", format_func=lambda code: there.places[code], filter_mode="contains",
        )  # fmt: skip
    of_place = outlook.choice(views.request(place=place)) or there
    wanted = url.choose(
        st.selectbox, t("outlook.domain"), "domain", of_place.domains, of_place.domains[0], width=180,
        label_visibility="collapsed",
        format_func=lambda name: t("outlook.headline") if name == outlook.HEADLINE else domain(name),
    )  # fmt: skip
    return place, wanted


def page(place: str, wanted: str) -> None:
    """The two charts side by side, the table below."""
    own = {"place": place, "domain": wanted}
    there = outlook.choice(views.request(**own))
    if there is None or there.rows.empty:
        filters.explain_empty(filters.chosen(), "indicators")
        return
    growth, levels = outlook.drawn(there.rows)
    if growth.empty and levels.empty:
        st.info(t("outlook.no_pair"), icon=":material/info:")
    elif levels.empty:
        views.show("indicators.growth", **own)
    elif growth.empty:
        views.show("indicators.levels", **own, rows=str(outlook.MOST_ROWS // 2))
    elif len(levels) * dumbbell.BULLET_ROW * 2 < dumbbell.height(growth):
        views.show("indicators.growth", **own)
        views.show("indicators.levels", **own)
    else:
        left, right = frame.beside(3, 2)
        with left:
            views.show("indicators.growth", **own)
        with right:
            tall = dumbbell.height(growth)
            rows = max(3, tall // dumbbell.BULLET_ROW)
            views.show("indicators.levels", **own, rows=str(rows), tall=str(tall))
    _table(own, there)
    profile.button(place)


def _table(own: dict[str, str], there: outlook.Choice) -> None:
    """Everything of the choice, what can be compared first, growth as bars; a row opens both sentences."""
    names = outlook.columns(views.request(), growth=True, levels=True)
    growths = [abs(float(v)) for side in ("actual", "target") for v in there.rows[f"{side}_yoy"].dropna()]
    config: dict[str, Any] = {}
    for side, colour in (("actual", "blue"), ("target", "orange")):
        config[f"{side}_yoy"] = st.column_config.ProgressColumn(
            names[f"{side}_yoy"], format="%g%%", min_value=0, max_value=max([1.0, *growths]), color=colour, width=104
        )  # fmt: skip
    config["change"] = st.column_config.NumberColumn(names["change"], format="%+g")
    views.listing("indicators.outlook", own, config=config)
