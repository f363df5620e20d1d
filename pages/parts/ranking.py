"""One indicator of one year over regions: which indicator, results or targets, growth or level, and of which year."""

from __future__ import annotations

import streamlit as st

from core import safe_text
from core.views import standing
from pages.parts import choices, views
from pages.parts.language import t


def asked(names: dict[str, str]) -> dict[str, str]:
    """What the reader chose, all of it in the URL; without a year where nothing is stated."""
    options = {
        "indicator": choices.indicator(names),
        "kind": choices.kind(),
        "measure": choices.measure(standing.MEASURES),
    }
    asked_for = options["indicator"], options["measure"]
    request = views.request(**options)
    usual = standing.tier_asked(request, *asked_for)
    options |= choices.tier(standing.tiers(request, *asked_for), usual)
    request = views.request(**options)
    years = standing.years(request, *asked_for, standing.tier_asked(request, *asked_for))
    return options | ({"year": choices.year(years, years[0])} if years else {})


def page() -> None:
    """The bars; nothing where no two regions state the same indicator."""
    names = standing.names(views.request())
    if not names:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        options = asked(names)
    if "year" in options:
        views.show("regions.ranking", **options)
    else:
        nothing(options, names)


def nothing(options: dict[str, str], names: dict[str, str]) -> None:
    """Says that no region states it."""
    words = t(
        "indicators.no_measure", name=names[options["indicator"]], measure=t(f"measure.{options['measure']}")
    )
    st.info(safe_text.markdown(words), icon=":material/info:")
