"""目标: what was aimed at beside what came of it; raised or cut; from province to county; published, silent, told twice."""

import streamlit as st

from core.charts import numbers
from core.charts.frames import records
from core.views import targets
from pages.parts import aims, url, views
from pages.parts.language import label, t
from pages.parts.shell import ensure_entry

ensure_entry()

VIEWS = ("outcomes", "revisions", "cascade", "season", "silent", "told")


def of_scope() -> str:
    """Whether only headline indicators are looked at; kept in the URL."""
    return url.choose(
        st.segmented_control, t("targets.scope"), "scope", targets.SCOPES, targets.SCOPES[0], required=True,
        format_func=lambda option: t(f"targets.{option}"), label_visibility="collapsed",
    )  # fmt: skip


def outcomes(scope: str) -> None:
    """Every target of a year with its outcome."""
    offered = targets.choice(views.request(scope=scope))
    if offered is None:
        st.info(t("targets.none"), icon=":material/info:")
        return
    years = list(offered.years)
    year = url.choose(st.selectbox, t("targets.year"), "year", years, offered.year, width=140)
    options = {"scope": scope, "year": year}
    chosen = targets.choice(views.request(**options)) or offered
    with st.grid(columns=5, min_column_width=120):
        for row in records(chosen.counts):
            st.metric(label("verdict", row["verdict"]), numbers.count(row["targets"]), border=True)
    if views.show("targets.outcomes", **options) is None:
        st.info(t("targets.one_year"), icon=":material/info:")
    views.listing("targets.outcome_table", options)
    st.caption(t("targets.rule"))


with st.container(horizontal=True, vertical_alignment="bottom"):
    view = url.choose(
        st.segmented_control, t("targets.view"), "view", VIEWS, "outcomes", required=True,
        format_func=lambda option: t(f"targets.{option}"), label_visibility="collapsed",
    )  # fmt: skip
    scope = of_scope()
if view == "outcomes":
    outcomes(scope)
else:
    getattr(aims, view)(scope)
