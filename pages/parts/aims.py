"""What else there is to say of targets: raised or cut, from province to county, published, silent, told differently."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.analysis import targets
from core.charts import bars, numbers
from core.charts import targets as tables
from core.charts.frames import records
from core.models import Filter
from pages.parts import filters, frame, url
from pages.parts.access import ask
from pages.parts.language import label, language, named, t

if TYPE_CHECKING:
    from pandas import DataFrame

MOST = 24


def sides(row: dict[str, Any], *prefixes: str) -> DataFrame:
    """The sentences of a row, one for each side that has a document."""
    import pandas

    names = ("doc_id", "title", "doc_type", "start", "end", "quote")
    parts = [
        {name: row.get(f"{prefix}{name}") for name in names}
        | {"year": row.get(f"{prefix}doc_year", row["year"])}
        for prefix in prefixes
        if not numbers.missing_text(row.get(f"{prefix}doc_id"))
    ]
    return pandas.DataFrame(parts, columns=[*names, "year"])


def behind(found: DataFrame, *prefixes: str) -> Callable[[str], tuple[DataFrame, str]]:
    """From a mark to the sentences of its row."""
    rows = {tables.mark(row): row for row in records(found)}

    def facts(mark: str) -> tuple[DataFrame, str]:
        row = rows.get(mark)
        return (sides(row, *prefixes), t("evidence.of", name=row["name"])) if row else (found.head(0), "")

    return facts


def revisions(chosen: Filter, core: bool) -> None:
    """Targets against those of the year before."""
    found = named(ask(targets.revisions, chosen, core=core))
    found = found[found["measure"] == "yoy"]
    if found.empty:
        st.info(t("targets.no_revisions"), icon=":material/info:")
        return
    newest = found[found["year"] == found["year"].max()].sort_values("step", ascending=False).head(MOST)
    several = newest["region_code"].nunique() > 1
    newest = newest.assign(
        label=[f"{row['region']} {row['name']}" if several else row["name"] for row in records(newest)],
        mark=[tables.mark(row) for row in records(newest)],
        change_words=[numbers.signed(step) for step in newest["step"]],
    )
    year = numbers.year_name(int(newest["year"].iloc[0]), language())
    columns = {
        "region": t("column.region"), "name": t("column.indicator"), "previous": t("column.previous"),
        "amount": t("column.target"), "step": t("column.step"),
    }  # fmt: skip
    chart = frame.Chart(
        "revisions", f"{t('targets.revisions')}（{year}）" if language() == "zh" else f"{t('targets.revisions')} ({year})",
        f"{t('targets.revised')} · {filters.in_words(chosen)}", frame.counted(newest["doc_id"].nunique()), newest, columns,
        sentences=behind(newest, "", "previous_"),
    )  # fmt: skip
    figure = bars.ranked(
        newest, names="label", values="step", keys="mark", theme=frame.theme(), labels=list(newest["change_words"]),
        strong=set(newest.loc[newest["step"] > 0, "mark"]),
    )  # fmt: skip
    frame.show(chart, lambda: frame.plotly(chart, figure))


def cascade(chosen: Filter, core: bool) -> None:
    """One target from province to city to county."""
    known = named(ask(targets.outcomes, chosen, core=core))
    known = known[known["measure"] == "yoy"]
    if known.empty:
        st.info(t("targets.none"), icon=":material/info:")
        return
    names = dict(zip(known["key"], known["name"], strict=True))
    years = [str(year) for year in sorted(set(known["year"]), reverse=True)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = url.choose(
            st.selectbox, t("targets.indicator"), "indicator", list(names), next(iter(names)), width=320,
            format_func=lambda one: names[one], filter_mode="contains",
        )  # fmt: skip
        year = url.choose(st.selectbox, t("targets.year"), "year", years, years[0], width=140)
    found = ask(targets.cascade, chosen, key, int(year))
    if found["level"].nunique() < 2:
        st.info(t("targets.no_cascade"), icon=":material/info:")
        return
    shown = found.head(40).assign(
        tier=[label("tier", level) for level in found["level"].head(40)],
        words=[
            numbers.bound(row["qualifier"]) + numbers.percent(row["amount"])
            + ("" if numbers.missing(row["gap"]) else f"（{numbers.signed(row['gap'])}）")
            for row in records(found.head(40))
        ],
    )  # fmt: skip
    chart = frame.Chart(
        "cascade", f"{names[key]}：{t('targets.cascade')}" if language() == "zh" else f"{names[key]}: {t('targets.cascade')}",
        " · ".join((t("targets.cascade_measure"), numbers.year_name(int(year), language()), filters.in_words(chosen))),
        frame.counted(found["doc_id"].nunique()), shown,
        {"region": t("column.region"), "tier": t("column.level"), "amount": t("column.target"), "gap": t("column.gap")},
        note=t("targets.cascade_note"),
        sentences=lambda code: (found[found["region_code"] == code].assign(year=int(year)), t("evidence.of", name=names[key])),
    )  # fmt: skip
    figure = bars.ranked(
        shown, names="region", values="amount", keys="region_code", theme=frame.theme(), labels=list(shown["words"]),
        strong=set(shown.loc[shown["level"] != "county", "region_code"]),
    )  # fmt: skip
    frame.show(chart, lambda: frame.plotly(chart, figure))


def season(chosen: Filter, core: bool) -> None:
    """Who has published a report this year, what they aim at, and who is missing."""
    there = filters.available().years["year"].dropna()
    years = [str(year) for year in sorted(set(there), reverse=True)]
    if not years:
        st.info(t("targets.none"), icon=":material/info:")
        return
    year = url.choose(st.selectbox, t("targets.year"), "year", years, years[0], width=140)
    found = ask(targets.season, chosen, int(year))
    if found.empty:
        st.info(t("targets.none"), icon=":material/info:")
        return
    published = int(found["published"].sum())
    words = t("targets.season_title", year=year, n=published, missing=len(found) - published)
    shown = found.assign(
        state=[t("targets.published" if one else "targets.missing") for one in found["published"]]
    )
    columns = {
        "region": t("column.region"), "state": t("column.published"), "date": t("column.date"),
        "targets": t("column.targets"), "last": t("column.last"), "title": t("column.title"),
    }  # fmt: skip
    chart = frame.Chart("season", words, t("targets.season_note"), frame.counted(published), shown, columns)
    frame.listing(chart)


def silent(chosen: Filter, core: bool) -> None:
    """What one report states and the next does not."""
    found = named(ask(targets.fallen_silent, chosen, core=core))
    if found.empty:
        st.info(t("targets.silent_none"), icon=":material/info:")
        return
    shown = found.assign(sort=[t(f"kind.{kind}") for kind in found["kind"]])
    columns = {
        "region": t("column.region"), "name": t("column.indicator"), "sort": t("column.kind"), "year": t("column.last"),
        "next_year": t("column.year"), "quote": t("column.detail"),
    }  # fmt: skip
    marks = [str(place) for place in range(len(shown))]
    chart = frame.Chart(
        "silent", t("targets.silent_title", n=len(shown)), t("targets.silent_note"),
        frame.counted(shown["doc_id"].nunique()), shown, columns,
        sentences=lambda mark: (shown.iloc[[int(mark)]], t("evidence.of", name=shown["name"].iloc[int(mark)])),
    )  # fmt: skip
    frame.listing(chart, marks=marks)


def told(chosen: Filter, core: bool) -> None:
    """The same fact in the words of several documents, where they differ."""
    found = named(ask(targets.disagreements, chosen))
    found = found[found["core"].astype(bool)] if core else found
    if found.empty:
        st.info(t("targets.told_none"), icon=":material/info:")
        return
    shown = found.head(500).assign(
        kind_name=[label("doc_type", kind) for kind in found["doc_type"].head(500)],
        level=[
            tables.amount(row["value_si"], row["unit_si"], "level", language()) or None for row in records(found.head(500))
        ],
        spread=found["spread"].round(3),
    )  # fmt: skip
    columns = {
        "region": t("column.region"), "name": t("column.indicator"), "year": t("column.year"), "level": t("column.value"),
        "yoy": t("measure.yoy"), "spread": t("column.spread"), "kind_name": t("column.doc_type"), "title": t("column.title"),
    }  # fmt: skip
    marks = [str(place) for place in range(len(shown))]
    chart = frame.Chart(
        "told", t("targets.told_title", n=len(found)), t("targets.told_note"), frame.counted(found["doc_id"].nunique()),
        shown, columns,
        sentences=lambda mark: (shown.iloc[[int(mark)]], t("evidence.of", name=shown["name"].iloc[int(mark)])),
    )  # fmt: skip
    frame.listing(chart, marks=marks)
