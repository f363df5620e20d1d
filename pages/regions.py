"""地区对比: what the documents of each region stress, and their headline figures, side by side."""

import streamlit as st

from core.analysis import indicators, regions
from core.charts import numbers, sentences, tables, topics
from pages.parts import filters, frame, ranking
from pages.parts.access import ask
from pages.parts.language import language, named, t
from pages.parts.shell import ensure_entry

ensure_entry()

chosen = filters.chosen()
counts = ask(regions.region_counts, chosen)
placed = counts[counts["region_code"].notna()]


def stress() -> None:
    """Shares of the text by topic, region beside region."""
    drawn = topics.arranged(ask(regions.topic_shares, chosen), language())
    if drawn.empty:
        filters.explain_empty(chosen, "topics")
        return
    few = drawn["region_code"].nunique() <= topics.MOST_PANELS
    chart = frame.Chart(
        "topics",
        sentences.topics(drawn, language()),
        f"{t('regions.share')} · {filters.in_words(chosen)}",
        frame.counted(int(placed["documents"].sum())),
        drawn.assign(percent=(drawn["share"] * 100).round(1)),
        {
            "region": t("column.region"), "label": t("column.topic"), "percent": t("column.share"),
            "documents": t("column.documents"),
        },
        note=_thin() if few else f"{t('regions.darker')}{_thin()}",
        how=t("regions.share_how"),
        sentences=_sentences_of,
    )  # fmt: skip
    figure = (topics.side_by_side if few else topics.heat_table)(drawn, frame.theme())
    frame.show(chart, lambda: frame.plotly(chart, figure))


def _thin() -> str:
    """Which regions stand on one document."""
    single = list(placed.loc[placed["documents"] == 1, "region"])
    if not single:
        return ""
    shown = frame.separator().join(single[:4])
    return (
        t("regions.thin", names=shown)
        if len(single) <= 4
        else t("regions.thin_many", names=shown, n=len(single))
    )


def _sentences_of(mark: str):
    code, _, topic = mark.partition("|")
    found = ask(regions.topic_passages, chosen, topic, limit=500)
    return found[found["region_code"] == code], t("evidence.topic")


def headline() -> None:
    """Headline indicators as a table: a row an indicator, a column a region."""
    found = named(ask(indicators.actual_and_target, chosen, core=True))
    found = found[found["actual_value"].notna() | found["actual_yoy"].notna()]
    if found.empty:
        st.info(t("regions.headline_none"), icon=":material/info:")
        return
    places = found["region"].fillna(t("none.region"))
    only = (
        t("regions.headline_one", place=places.iloc[0])
        if places.nunique() == 1
        else t("regions.headline_note")
    )
    table = tables.side_by_side(found.assign(place=places), language())
    columns = {"name": t("column.indicator")} | {place: place for place in places.unique()}
    chart = frame.Chart(
        "headline", t("regions.headline"), only, frame.counted(found["actual_doc_id"].nunique()), table, columns,
        sentences=lambda key: (_stated(key), t("evidence.of", name=_name(found, key))),
    )  # fmt: skip
    config = {place: st.column_config.TextColumn(place, width=190) for place in places.unique()}
    config["name"] = st.column_config.TextColumn(t("column.indicator"), pinned=True, width=170)
    frame.listing(chart, marks=list(table["key"]), tall=342, config=config)


def _stated(key: str):
    """The sentences of one indicator in every region."""
    return ask(indicators.facts, chosen, keys=(key,), kinds=("actual",))


def _name(found, key: str) -> str:
    names = found.loc[found["key"] == key, "name"]
    return str(names.iloc[0]) if len(names) else ""


def held() -> None:
    """What there is of each region."""
    years = [
        numbers.years(a, b, language()) for a, b in zip(placed["year_from"], placed["year_to"], strict=True)
    ]
    names = ("region", "province", "documents", "reports", "meetings", "indicators", "characters", "years")
    columns = {name: t(f"column.{name}" if name != "indicators" else "column.facts") for name in names}
    chart = frame.Chart(
        "held",
        t("regions.held"),
        "",
        frame.counted(int(placed["documents"].sum())),
        placed.assign(years=years),
        columns,
    )
    grouped = st.column_config.NumberColumn(t("column.characters"), format="localized")
    frame.listing(chart, config={"characters": grouped})


if placed.empty:
    st.info(t("regions.nothing_placed"), icon=":material/info:")
else:
    stress()
    ranking.page(chosen)
    headline()
    held()
