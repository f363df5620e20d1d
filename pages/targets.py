"""目标: what was aimed at beside what came of it; over years; raised or cut; top to bottom; published, silent, told twice."""

import streamlit as st

from core.charts import numbers
from core.charts.frames import records
from core.views import revised, statements, yearly
from core.views import targets as aims
from pages.parts import url, views
from pages.parts.language import label, language, t
from pages.parts.shell import ensure_entry

ensure_entry()

VIEWS = ("outcomes", "over_years", "revisions", "cascade", "season", "silent", "told")


def year_name(year: str) -> str:
    """2023年."""
    return numbers.year_name(year, language())


def choose(name: str, options: dict[str, str], usual: str, width: int = 220) -> str:
    """One of `options` (names by code), in the URL as `name`."""
    return url.choose(
        st.selectbox, t(f"targets.{name}"), name, list(options), usual, width=width, filter_mode="contains",
        format_func=lambda one: options[one], label_visibility="collapsed",
    )  # fmt: skip


def of_year(known: list[str], usual: str) -> str:
    """One of the years."""
    return choose("year", {year: year_name(year) for year in known}, usual, 130)


def outcomes(asked: dict[str, str]) -> None:
    """Every target of a year with its outcome."""
    offered = aims.choice(views.request(**asked))
    if offered is None:
        st.info(t("targets.none"), icon=":material/info:")
        return
    with controls:
        asked["year"] = of_year(list(offered.years), offered.year)
    chosen = aims.choice(views.request(**asked)) or offered
    with st.grid(columns=5, min_column_width=110):
        for row in records(chosen.counts):
            st.metric(label("verdict", row["verdict"]), numbers.count(row["targets"]), border=True)
    if views.show("targets.outcomes", **asked) is None:
        st.info(t("targets.one_year"), icon=":material/info:")
    views.listing("targets.outcome_table", dict(asked))


def over_years(asked: dict[str, str]) -> None:
    """One target year by year."""
    offered = yearly.followed(views.request(**asked))
    if offered:
        with controls:
            place = choose("place", {code: own[""] for code, own in offered.items()}, next(iter(offered)))
            keys = {key: name for key, name in offered[place].items() if key}
            asked |= {"place": place, "indicator": choose("indicator", keys, next(iter(keys)))}
    if views.show("targets.over_years", **asked) is None:
        st.info(t("targets.none"), icon=":material/info:")


def revisions(asked: dict[str, str]) -> None:
    """Targets against those of the year before."""
    found = revised.growth_steps(views.request(**asked))
    if len(found):
        with controls:
            known = revised.revised_years(found)
            asked["year"] = of_year(known, known[0])
            if shared := revised.shared(found[found["year"] == int(asked["year"])]):
                asked["indicator"] = choose("indicator", shared, next(iter(shared)))
    if views.show("targets.revisions", **asked) is None:
        st.info(t("targets.no_revisions"), icon=":material/info:")


def cascade(asked: dict[str, str]) -> None:
    """One target from the country to the county."""
    offered = revised.steps(views.request(**asked))
    if offered:
        with controls:
            asked["indicator"] = choose("indicator", offered.names, next(iter(offered.names)))
            asked["year"] = of_year(list(offered.years), offered.years[0])
    if views.show("targets.cascade", **asked) is None:
        st.info(t("targets.no_cascade" if offered else "targets.none"), icon=":material/info:")


def of_season(asked: dict[str, str]) -> None:
    """Who has published, what they aim at, who is missing."""
    known, (names, _) = statements.season_years(views.request()), statements.aimed(views.request(**asked))
    if known:
        with controls:
            asked["year"] = of_year(known, statements.usual_season(views.request(**asked), known))
            if names:
                asked["indicator"] = choose("indicator", names, statements.usual_aim(names))
    if views.listing("targets.season", dict(asked)) is None:
        st.info(t("targets.none"), icon=":material/info:")


def table(asked: dict[str, str]) -> None:
    """What fell silent, or what is told in two ways."""
    if views.listing(f"targets.{view}", dict(asked)) is None:
        st.info(t(f"targets.{view}_none"), icon=":material/info:")


view = url.choose(
    st.segmented_control, t("targets.view"), "view", VIEWS, "outcomes", required=True,
    format_func=lambda option: t(f"targets.{option}"), label_visibility="collapsed",
)  # fmt: skip
controls = st.container(horizontal=True, vertical_alignment="center")
with controls:
    scope = url.choose(
        st.segmented_control, t("targets.scope"), "scope", ("core", "every"), "core", required=True,
        format_func=lambda option: t(f"targets.{option}"), label_visibility="collapsed",
    )  # fmt: skip
SHOWN = {
    "outcomes": outcomes,
    "over_years": over_years,
    "revisions": revisions,
    "cascade": cascade,
    "season": of_season,
}
SHOWN.get(view, table)({"scope": scope})
