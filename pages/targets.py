"""目标: what was aimed at beside what came of it; raised or cut; from province to county; published, silent, told twice."""

import streamlit as st

from core.analysis import targets
from core.charts import dumbbell, numbers
from core.charts import targets as tables
from core.charts.frames import records
from pages.parts import aims, filters, frame, url
from pages.parts.access import ask
from pages.parts.language import label, language, named, t
from pages.parts.shell import ensure_entry

ensure_entry()

chosen = filters.chosen()
VIEWS = ("outcomes", "revisions", "cascade", "season", "silent", "told")
MOST = 24


def of_scope() -> bool:
    """Whether only headline indicators are looked at; kept in the URL."""
    return url.choose(
        st.segmented_control, t("targets.scope"), "scope", ("core", "every"), "core", required=True,
        format_func=lambda option: t(f"targets.{option}"), label_visibility="collapsed",
    ) == "core"  # fmt: skip


def outcomes(core: bool) -> None:
    """Every target of a year with its outcome."""
    found = named(ask(targets.outcomes, chosen, core=core))
    if found.empty:
        st.info(t("targets.none"), icon=":material/info:")
        return
    years = [str(year) for year in sorted(set(found["year"]), reverse=True)]
    judged = found[found["actual_amount"].notna()]
    usual = str(judged["year"].max()) if len(judged) else years[0]
    year = url.choose(st.selectbox, t("targets.year"), "year", years, usual, width=140)
    found = found[found["year"] == int(year)]
    counts = targets.tally(found)
    with st.grid(columns=5, min_column_width=120):
        for row in records(counts):
            st.metric(label("verdict", row["verdict"]), numbers.count(row["targets"]), border=True)
    drawn = tables.compared(found).head(MOST)
    shown = tables.table(found, language())
    facts = aims.behind(found, "target_", "actual_")
    documents = len(set(found["target_doc_id"]) | set(found["actual_doc_id"].dropna()))
    columns = {
        "region": t("column.region"), "name": t("column.indicator"), "target_words": t("column.target"),
        "actual_words": t("column.outcome"), "difference": t("column.gap"), "judged": t("column.verdict"),
        "limits": t("column.qualifier"),
    }  # fmt: skip
    subtitle = " · ".join(
        (t("targets.growth"), numbers.year_name(int(year), language()), filters.in_words(chosen))
    )
    if len(drawn):
        chart = frame.Chart(
            "outcomes", tables.finding(counts, language()), subtitle, frame.counted(documents), shown, columns,
            how=t("targets.rule"), sentences=facts,
        )  # fmt: skip
        figure = dumbbell.growth(dumbbell.by_change(drawn), frame.theme(), language())
        frame.show(chart, lambda: frame.plotly(chart, figure))
    else:
        st.info(t("targets.one_year"), icon=":material/info:")
    listed = frame.Chart(
        "outcome_table", t("targets.table"), t("targets.table_note"), frame.counted(documents), shown, columns,
        sentences=facts,
    )  # fmt: skip
    frame.listing(listed, marks=list(shown["mark"]))
    st.caption(t("targets.rule"))


with st.container(horizontal=True, vertical_alignment="bottom"):
    view = url.choose(
        st.segmented_control, t("targets.view"), "view", VIEWS, "outcomes", required=True,
        format_func=lambda option: t(f"targets.{option}"), label_visibility="collapsed",
    )  # fmt: skip
    headline = of_scope()
if view == "outcomes":
    outcomes(headline)
else:
    getattr(aims, view)(chosen, headline)
