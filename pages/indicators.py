"""指标: what a year brought beside what the next is to bring; one indicator over years and regions."""

import streamlit as st

from core import safe_text
from core.analysis import indicators
from core.charts import lines, numbers, sentences
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
    """One indicator: lines over years, panels when there are many places."""
    names = dict(zip(catalogue["key"], catalogue["name"], strict=True))
    drawn = _points(key, measure)
    if drawn.empty:
        other = MEASURES[1 - MEASURES.index(measure)]
        words = t("indicators.no_measure", name=names[key], measure=t(f"measure.{measure}"))
        st.info(safe_text.markdown(words), icon=":material/info:")
        st.button(
            t("indicators.try", measure=t(f"measure.{other}")), on_click=url.put, kwargs={"measure": other}
        )
        return
    _series(key, names[key], measure, drawn)


def _points(key: str, measure: str):
    """Rank 1 of every place and year, with the columns `lines` needs."""
    found = ask(indicators.series, chosen, key)
    column = "yoy" if measure == "yoy" else "value_si"
    drawn = found[(found["rank"] == 1) & found[column].notna() & found["year"].notna()]
    drawn = drawn[drawn["period"].fillna("year") == "year"]
    if measure == "level" and not drawn.empty:
        drawn = drawn[drawn["unit_si"] == drawn["unit_si"].mode().iloc[0]]
    keys = [
        f"{code}|{year}|{kind}"
        for code, year, kind in zip(drawn["region_code"], drawn["year"], drawn["kind"], strict=True)
    ]
    return drawn.assign(
        measure=drawn[column], place=drawn["region"].fillna(t("none.region")), mark=keys, key=keys,
        claimed=[t(f"kind.{kind}") for kind in drawn["kind"]],
    )  # fmt: skip


def _series(key: str, name: str, measure: str, drawn) -> None:
    scale = (
        numbers.Scale(1.0, "%")
        if measure == "yoy"
        else numbers.scale(drawn["measure"], drawn["unit_si"].iloc[0], language())
    )
    several = lines.by_place(drawn)
    conflicts = int((drawn["claims"] > 1).sum())
    years = numbers.years(int(drawn["year"].min()), int(drawn["year"].max()), language())
    chart = frame.Chart(
        "series",
        sentences.series(drawn, name, "measure", language()),
        " · ".join([t("indicators.measured", name=name, measure=t(f"measure.{measure}"), unit=scale.unit), years, filters.in_words(chosen)]),
        frame.counted(drawn["doc_id"].nunique(), t("indicators.conflicts", n=conflicts) if conflicts else ""),
        drawn.assign(shown=drawn["measure"] / scale.divisor, limits=[numbers.qualifier(q, language()) for q in drawn["qualifier"]]),
        {
            "place": t("column.region"), "year": t("column.year"), "claimed": t("column.kind"),
            "shown": f"{t(f'measure.{measure}')}（{scale.unit}）" if scale.unit else t(f"measure.{measure}"),
            "limits": t("column.qualifier"), "title": t("column.title"),
        },
        note=t("indicators.series_note"),
        how=t("indicators.rank_how"),
        sentences=lambda mark: _claims(key, mark),
    )  # fmt: skip
    draw = lines.panels if several else lines.over_years
    figure = draw(
        drawn,
        measure="measure",
        theme=frame.theme(),
        suffix=scale.unit,
        divisor=scale.divisor,
        language=language(),
    )
    frame.show(chart, lambda: frame.plotly(chart, figure))
    listed = chart.table.sort_values(["year", "place"], ascending=[False, True])
    table = frame.Chart(
        "series_table", t("indicators.table"), "", "", listed, chart.columns, sentences=chart.sentences
    )  # fmt: skip
    frame.listing(table, marks=list(listed["mark"]))


def _claims(key: str, mark: str):
    """Every statement of one place, year and kind, the drawn one first."""
    code, year, kind = mark.split("|")
    found = ask(indicators.series, chosen, key).sort_values("rank")
    same = found[
        (found["region_code"].astype(str) == code)
        & (found["year"].astype(str) == year)
        & (found["kind"] == kind)
    ]
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
