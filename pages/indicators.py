"""指标: what a year brought beside what the next is to bring; one indicator over years and regions."""

import streamlit as st

from core import safe_text
from core.analysis import indicators
from core.charts import numbers, sentences, series
from pages.parts import filters, frame, outlook, url
from pages.parts.access import ask
from pages.parts.language import language, named, t
from pages.parts.shell import ensure_entry

ensure_entry()

chosen = filters.chosen()
catalogue = named(ask(indicators.catalogue, chosen))
MEASURES = ("yoy", "level")


def view() -> str:
    """Which of the two views, kept in the URL."""
    return url.choose(
        st.segmented_control, t("indicators.view"), "view", ("outlook", "series"), "outlook", required=True,
        format_func=lambda option: t(f"indicators.{option}"), label_visibility="collapsed",
    )  # fmt: skip


def choice() -> tuple[str, str]:
    """The indicator and the measure, kept in the URL."""
    keys = list(catalogue["key"])
    names = dict(zip(catalogue["key"], catalogue["name"], strict=True))
    key = url.choose(
        st.selectbox, t("indicators.indicator"), "indicator", keys, keys[0],
        format_func=lambda key: names[key], filter_mode="contains", width=260, label_visibility="collapsed",
    )  # fmt: skip
    measure = url.choose(
        st.segmented_control, t("indicators.measure"), "measure", MEASURES, "yoy", required=True,
        format_func=lambda option: t(f"measure.{option}"), label_visibility="collapsed",
    )  # fmt: skip
    return key, measure


def over_years(key: str, measure: str) -> None:
    """One indicator: lines over years, panels for many places, results beside targets where there are two years."""
    name = catalogue.loc[catalogue["key"] == key, "name"].iloc[0]
    found = ask(indicators.series, chosen, key)
    drawn = series.points(found, measure, language())
    if not drawn.empty:
        _chart(name, measure, found, drawn)
        return
    other = MEASURES[1 - MEASURES.index(measure)]
    words = t("indicators.no_measure", name=name, measure=t(f"measure.{measure}"))
    st.info(safe_text.markdown(words), icon=":material/info:")
    st.button(t("indicators.try", measure=t(f"measure.{other}")), on_click=url.put, kwargs={"measure": other})


def _chart(name: str, measure: str, found, drawn) -> None:
    scale = series.scale(drawn, measure, language())
    measured = t("indicators.measured", name=name, measure=t(f"measure.{measure}"), unit=scale.unit)
    years = numbers.years(int(drawn["year"].min()), int(drawn["year"].max()), language())
    conflicts = int((drawn["claims"] > 1).sum())
    subject = f"{name}{t(f'measure.{measure}')}" if language() == "zh" else name
    chart = frame.Chart(
        "series",
        sentences.series(drawn, subject, "measure", language()),
        " · ".join([measured, years, filters.in_words(chosen)]),
        frame.counted(drawn["doc_id"].nunique(), t("indicators.conflicts", n=conflicts) if conflicts else ""),
        drawn.assign(shown=drawn["measure"] / scale.divisor).sort_values(["year", "shown"], ascending=False),
        {
            "place": t("column.region"), "year": t("column.year"), "claimed": t("column.kind"),
            "shown": t("indicators.in_unit", measure=t(f"measure.{measure}"), unit=scale.unit),
            "limits": t("column.qualifier"), "title": t("column.title"),
        },
        note=t("indicators.series_note"),
        how=t("indicators.rank_how"),
        sentences=lambda mark: _claims(found, mark),
    )  # fmt: skip
    figure = series.figure(drawn, measure, frame.theme(), language())
    frame.show(chart, lambda: frame.plotly(chart, figure))
    table = frame.Chart(
        "series_table", t("indicators.table"), "", "", chart.table, chart.columns, sentences=chart.sentences
    )  # fmt: skip
    year = st.column_config.NumberColumn(t("column.year"), format="%d")
    frame.listing(table, marks=list(chart.table["key"]), config={"year": year})


def _claims(found, mark: str):
    same = series.claims(found, mark)
    return same, t("evidence.claims", n=len(same))


if catalogue.empty:
    filters.explain_empty(chosen, "indicators")
else:
    with st.container(horizontal=True, vertical_alignment="center"):
        looked_at = view()
        picked = outlook.controls(chosen) if looked_at == "outlook" else choice()
    if isinstance(picked, tuple):
        over_years(*picked)
    else:
        outlook.page(chosen, picked)
