"""地区对比: what the documents of each region stress, and their headline figures, side by side."""

import streamlit as st

from core.analysis import indicators, regions
from core.charts import bars, numbers, sentences, topics
from core.charts.frames import records
from pages.parts import filters, frame, url
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
        note=_thin(),
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


def ranked() -> None:
    """One indicator of one year, highest first; only where at least two regions state it."""
    catalogue = named(ask(indicators.catalogue, chosen))
    shared = catalogue[catalogue["regions"] > 1]
    if shared.empty:
        return
    names = dict(zip(shared["key"], shared["name"], strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        best = shared.sort_values("regions", ascending=False, kind="stable")["key"].iloc[0]
        key = url.choose(
            st.selectbox, t("indicators.indicator"), "indicator", list(names), best, width=320,
            format_func=lambda key: names[key], filter_mode="contains",
        )  # fmt: skip
        row = shared[shared["key"] == key].iloc[0]
        years = [str(year) for year in range(int(row["year_to"]), int(row["year_from"]) - 1, -1)]
        year = url.choose(st.selectbox, t("column.year"), "year", years, years[0], width=120)
        measure = url.choose(
            st.segmented_control, t("indicators.measure"), "measure", ("yoy", "level"), "yoy", required=True,
            format_func=lambda option: t(f"measure.{option}"),
        )  # fmt: skip
    column = "yoy" if measure == "yoy" else "value_si"
    found = ask(indicators.ranking, chosen, key, int(year), measure=column)
    if found.empty:
        st.info(t("regions.no_ranking", year=year), icon=":material/info:")
        return
    scale = (
        numbers.Scale(1.0, "%")
        if measure == "yoy"
        else numbers.scale(found[column], found["unit_si"].iloc[0], language())
    )
    drawn = found.head(40).assign(shown=found[column] / scale.divisor)
    words = [numbers.short(value) + ("%" if scale.unit == "%" else "") for value in drawn["shown"]]
    chart = frame.Chart(
        "ranking",
        sentences.ranking(drawn, names[key], language()),
        " · ".join(
            [
                t("indicators.measured", name=names[key], measure=t(f"measure.{measure}"), unit=scale.unit),
                numbers.year_name(int(year), language()),
                filters.in_words(chosen),
            ]
        ),
        frame.counted(
            found["doc_id"].nunique(),
            t("regions.left_out", n=len(found) - len(drawn)) if len(found) > 40 else "",
        ),
        drawn,
        {
            "place": t("column.place"),
            "region": t("column.region"),
            "shown": t(f"measure.{measure}"),
            "title": t("column.title"),
        },
        note=t("regions.ranking_note"),
        sentences=lambda code: (found[found["region_code"] == code], t("evidence.of", name=names[key])),
    )
    strong = set(chosen.regions) & set(drawn["region_code"]) or {drawn["region_code"].iloc[0]}
    figure = bars.ranked(
        drawn,
        names="region",
        values="shown",
        keys="region_code",
        theme=frame.theme(),
        labels=words,
        strong=strong,
    )
    frame.show(chart, lambda: frame.plotly(chart, figure))


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
    cells = found.assign(place=places, cell=[_cell(row) for row in records(found)])
    table = cells.pivot_table(
        index=["key", "name"], columns="place", values="cell", aggfunc="first", sort=False
    ).reset_index()
    columns = {"name": t("column.indicator")} | {
        place: place for place in table.columns if place not in {"key", "name"}
    }
    chart = frame.Chart(
        "headline", t("regions.headline"), only, frame.counted(found["actual_doc_id"].nunique()), table, columns,
        sentences=lambda key: (_stated(key), t("evidence.of", name=_name(found, key))),
    )  # fmt: skip
    pinned = st.column_config.TextColumn(t("column.indicator"), pinned=True, width=170)
    frame.listing(chart, marks=list(table["key"]), tall=308, config={"name": pinned})


def _stated(key: str):
    """The sentences of one indicator in every region."""
    return ask(indicators.facts, chosen, keys=(key,), kinds=("actual",))


def _name(found, key: str) -> str:
    names = found.loc[found["key"] == key, "name"]
    return str(names.iloc[0]) if len(names) else ""


def _cell(row: dict) -> str:
    """24.8 亿元，增长 9.5%（2022年）."""
    parts = []
    if not numbers.missing(row["actual_value"]):
        parts.append(numbers.level(row["actual_value"], row["actual_unit"], language()))
    if not numbers.missing(row["actual_yoy"]):
        parts.append(numbers.change(row["actual_yoy"], language()))
    year = numbers.year_name(row["actual_year"], language())
    return frame.separator().join(parts) + (t("regions.of_year", year=year) if year else "")


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
    ranked()
    headline()
    held()
