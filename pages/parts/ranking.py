"""One indicator of one year, region under region, highest first."""

from __future__ import annotations

import streamlit as st

from core import safe_text
from core.analysis import indicators
from core.charts import bars, numbers, sentences
from core.models import Filter
from pages.parts import filters, frame, url
from pages.parts.access import ask
from pages.parts.language import language, named, t

MOST = 40


def page(chosen: Filter) -> None:
    """The choice of indicator, measure and year, and the bars; nothing where no two regions state the same indicator."""
    catalogue = named(ask(indicators.catalogue, chosen))
    shared = catalogue[catalogue["regions"] > 1].sort_values("regions", ascending=False, kind="stable")
    if shared.empty:
        return
    names = dict(zip(shared["key"], shared["name"], strict=True))
    with st.container(horizontal=True, vertical_alignment="center"):
        key = url.choose(
            st.selectbox, t("indicators.indicator"), "indicator", list(names), next(iter(names)), width=260,
            format_func=lambda key: names[key], filter_mode="contains", label_visibility="collapsed",
        )  # fmt: skip
        measure = url.choose(
            st.segmented_control, t("indicators.measure"), "measure", ("yoy", "level"), "yoy", required=True,
            format_func=lambda option: t(f"measure.{option}"), label_visibility="collapsed",
        )  # fmt: skip
        column = "yoy" if measure == "yoy" else "value_si"
        years = _years(chosen, key, column)
        year = ""
        if years:
            year = url.choose(
                st.selectbox, t("column.year"), "year", sorted(years, reverse=True), years[0], width=110,
                format_func=lambda year: numbers.year_name(year, language()), label_visibility="collapsed",
            )  # fmt: skip
    if year:
        _bars(chosen, key, names[key], measure, int(year))
    else:
        words = t("indicators.no_measure", name=names[key], measure=t(f"measure.{measure}"))
        st.info(safe_text.markdown(words), icon=":material/info:")


def _years(chosen: Filter, key: str, column: str) -> list[str]:
    """The years in which regions state a result, the one with most regions first, the later of equals first."""
    found = ask(indicators.series, chosen, key)
    stated = found[(found["kind"] == "actual") & found[column].notna() & found["year"].notna()]
    regions_of = stated.drop_duplicates(["region_code", "year"])["year"].value_counts()
    return [str(year) for year in sorted(regions_of.index, key=lambda year: (-regions_of[year], -int(year)))]


def _bars(chosen: Filter, key: str, name: str, measure: str, year: int) -> None:
    column = "yoy" if measure == "yoy" else "value_si"
    found = ask(indicators.ranking, chosen, key, year, measure=column)
    scale = numbers.Scale(1.0, "%")
    if measure == "level":
        scale = numbers.scale(found[column], found["unit_si"].iloc[0], language())
    drawn = found.head(MOST).assign(shown=found[column] / scale.divisor)
    what = t("indicators.measured", name=name, measure=t(f"measure.{measure}"), unit=scale.unit)
    left = len(found) - len(drawn)
    chart = frame.Chart(
        "ranking",
        sentences.ranking(drawn, f"{name}{t(f'measure.{measure}')}" if language() == "zh" else name, language()),
        " · ".join([what, numbers.year_name(year, language()), filters.in_words(chosen)]),
        frame.counted(found["doc_id"].nunique(), t("regions.left_out", n=left) if left else ""),
        drawn,
        {
            "place": t("column.place"), "region": t("column.region"), "shown": t(f"measure.{measure}"),
            "title": t("column.title"),
        },
        note=t("regions.ranking_note"),
        sentences=lambda code: (found[found["region_code"] == code], t("evidence.of", name=name)),
    )  # fmt: skip
    strong = set(chosen.regions) & set(drawn["region_code"]) or {drawn["region_code"].iloc[0]}
    figure = bars.ranked(
        drawn, names="region", values="shown", keys="region_code", theme=frame.theme(), strong=strong, row=26,
        labels=[numbers.short(value) + ("%" if scale.unit == "%" else "") for value in drawn["shown"]],
    )  # fmt: skip
    frame.show(chart, lambda: frame.plotly(chart, figure))
