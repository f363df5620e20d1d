"""地区对比: what the documents of each region stress, and their headline figures, side by side."""

import streamlit as st

from core.analysis import regions
from pages.parts import atlas, choices, filters, placed, profile, ranking, versus, views
from pages.parts.access import ask
from pages.parts.language import t
from pages.parts.shell import ensure_entry

ensure_entry()

chosen = filters.chosen()
counts = ask(regions.region_counts, chosen)


def headline() -> None:
    """Headline indicators as a table: a row an indicator, a column a region."""
    view = views.built("regions.headline")
    if view is None:
        st.info(t("regions.headline_none"), icon=":material/info:")
        return
    config = {"name": st.column_config.TextColumn(view.columns["name"], pinned=True)}
    views.listing("regions.headline", tall=342, config=config)


def side_by_side() -> None:
    """What regions stress, one indicator over all of them, headline figures, and what there is of each."""
    if views.show("regions.topics") is None:
        filters.explain_empty(chosen, "topics")
    ranking.page()
    headline()
    grouped = st.column_config.NumberColumn(t("column.characters"), format="localized")
    views.listing("regions.held", config={"characters": grouped})


SECTIONS = {
    "side": side_by_side, "map": atlas.page, "versus": versus.page, "peers": placed.peers, "stress": placed.stress,
    "multiples": placed.multiples, "scatter": placed.scatter,
}  # fmt: skip

if counts["region_code"].isna().all():
    st.info(t("regions.nothing_placed"), icon=":material/info:")
else:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        names = {name: t(f"regions.view_{name}") for name in SECTIONS}
        section = choices.part("view", t("indicators.view"), names)
        profile.button()
    SECTIONS[section]()
