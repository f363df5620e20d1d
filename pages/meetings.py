"""会议: when and how often, how far apart, who chairs, about what, what of the report came up; and the list."""

import streamlit as st

from core import safe_text
from core.analysis import meetings, pace
from core.charts import numbers
from core.charts.meetings import FEW
from core.views import agenda
from pages.parts import cards, choices, filters, url, views
from pages.parts.access import ask
from pages.parts.language import language, t
from pages.parts.shell import ensure_entry

ensure_entry()

chosen = filters.chosen()
held = int(ask(meetings.totals, chosen)["meetings"].iloc[0])


def step(usual: str) -> str:
    """Months, quarters or years, kept in the URL."""
    return url.choose(
        st.segmented_control, t("pace.step"), "step", pace.STEPS, usual, required=True,
        format_func=lambda one: t(f"pace.of_{one}"), label_visibility="collapsed",
    )  # fmt: skip


def when() -> None:
    """The meetings in time; few of them a card each."""
    views.show("meetings.time")
    views.show("meetings.months")
    if held < FEW:
        cards.page(ask(meetings.meetings, chosen))


def often() -> None:
    """How many a month, quarter or year, and in which region."""
    views.show("meetings.frequency", step=step("quarter"), bands=choices.bands())
    views.show("meetings.regions")


def apart() -> None:
    """Days from one meeting to the next."""
    if views.show("meetings.intervals") is None:
        st.info(t("pace.no_interval"), icon=":material/info:")


def chairs() -> None:
    """Who chairs from when to when."""
    if views.show("meetings.chairs") is None:
        st.info(t("pace.no_chair"), icon=":material/info:")


def topics() -> None:
    """What comes to the table, and how long it stays there."""
    if views.show("meetings.topics", step=step("year")) is None:
        st.info(t("agenda.no_items"), icon=":material/info:")
        return
    views.listing("meetings.stays", tall=340)


def themes() -> None:
    """Which themes of a report reached an agenda."""
    years = agenda.report_years(views.request())
    if not years:
        st.info(t("agenda.no_themes"), icon=":material/info:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        year = _choice("year", {one: numbers.year_name(one, language()) for one in years}, 130)
        place = _choice("place", agenda.reached(views.request(year=year)), 220)
    views.show("meetings.themes", year=year, place=place)
    views.show("meetings.phrases", year=year, place=place)


def _choice(name: str, options: dict[str, str], width: int) -> str:
    return url.choose(
        st.selectbox, t(f"column.{name if name == 'year' else 'region'}"), name, list(options), next(iter(options)),
        width=width, format_func=lambda one: options[one], filter_mode="contains", label_visibility="collapsed",
    )  # fmt: skip


def lists() -> None:
    """Meetings, then agenda items, with what is searched for."""
    asked = url.typed(t("agenda.search"), "q", 420)
    if views.listing("meetings.list", {"q": asked}, tall=420) is None:
        st.info(safe_text.markdown(t("meetings.no_hit", q=asked)), icon=":material/info:")
    if views.listing("meetings.agenda", {"q": asked}, tall=420) is None:
        words = t("agenda.no_hit", q=asked) if asked else t("agenda.no_items")
        st.info(safe_text.markdown(words), icon=":material/info:")


SECTIONS = {
    "when": when, "often": often, "apart": apart, "chairs": chairs, "topics": topics, "themes": themes, "list": lists,
}  # fmt: skip

if not held:
    filters.explain_empty(chosen, "meetings")
else:
    section = url.choose(
        st.segmented_control, t("meetings.view"), "view", list(SECTIONS), "when", required=True,
        format_func=lambda name: t(f"meetings.view_{name}"), label_visibility="collapsed",
    )  # fmt: skip
    SECTIONS[section]()
