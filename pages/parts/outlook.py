"""One region: what the last year brought beside what the next is to bring; growth, levels, and the table of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from core.analysis import indicators
from core.charts import dumbbell, numbers, sentences, tables
from core.models import Filter
from pages.parts import filters, frame, url
from pages.parts.access import ask
from pages.parts.language import domain, language, named, t

if TYPE_CHECKING:
    from pandas import DataFrame

HEADLINE = "headline"
MOST_ROWS = 16


def controls(chosen: Filter) -> DataFrame:
    """Draws the choice of place and domain and gives its rows; none when nothing is stated."""
    every = named(ask(indicators.actual_and_target, chosen))
    return every if every.empty else _controls(every.assign(region_code=every["region_code"].fillna("")))


def page(chosen: Filter, own: DataFrame) -> None:
    """The two charts side by side, the table below."""
    if own.empty:
        filters.explain_empty(chosen, "indicators")
        return
    growth, levels = dumbbell.telling(dumbbell.by_change(own)).head(MOST_ROWS), dumbbell.with_levels(own)
    if growth.empty and levels.empty:
        st.info(t("outlook.no_pair"), icon=":material/info:")
    elif levels.empty:
        _growth(own, growth)
    elif growth.empty:
        _levels(own, levels.head(MOST_ROWS // 2))
    elif len(levels) * dumbbell.BULLET_ROW * 2 < dumbbell.height(growth):
        _growth(own, growth)
        _levels(own, levels)
    else:
        left, right = frame.beside(3, 2)
        with left:
            _growth(own, growth)
        with right:
            tall = dumbbell.height(growth)
            _levels(own, levels.head(max(3, tall // dumbbell.BULLET_ROW)), tall)
    _table(own)


def _controls(every: DataFrame) -> DataFrame:
    """The rows of the chosen place and domain; headline indicators unless another domain is chosen."""
    rows = every["region_code"].value_counts()
    places = sorted(rows.index)
    names = dict(zip(every["region_code"], every["region"].fillna(t("none.region")), strict=True))
    place = rows.index[0]
    if len(places) > 1:
        place = url.choose(
            st.selectbox, t("outlook.place"), "place", places, place, width=180, label_visibility="collapsed",
            format_func=lambda code: names[code], filter_mode="contains",
        )  # fmt: skip
    own = every[every["region_code"] == place]
    domains = ([HEADLINE] if own["core"].any() else []) + list(dict.fromkeys(own["domain"]))
    wanted = url.choose(
        st.selectbox, t("outlook.domain"), "domain", domains, domains[0], width=180, label_visibility="collapsed",
        format_func=lambda name: t("outlook.headline") if name == HEADLINE else domain(name),
    )  # fmt: skip
    return own[own["core"]] if wanted == HEADLINE else own[own["domain"] == wanted]


def _growth(own: DataFrame, drawn: DataFrame) -> None:
    chart = frame.Chart(
        "growth",
        sentences.targets(drawn, language()),
        f"{_place(own)} · {t('outlook.growth')} · {_years(drawn)}",
        _source(drawn),
        tables.outlook(drawn, language()),
        _columns(growth=True, levels=False),
        note=_note(drawn, own),
        how=t("outlook.how"),
        sentences=lambda mark: _facts(own, mark),
    )
    figure = dumbbell.growth(drawn, frame.theme(), language())
    frame.show(chart, lambda: frame.plotly(chart, figure))


def _levels(own: DataFrame, drawn: DataFrame, least: int = 0) -> None:
    chart = frame.Chart(
        "levels",
        sentences.levels(drawn, language()),
        f"{_place(own)} · {_years(drawn, 'levels')}",
        _source(drawn),
        tables.outlook(drawn, language()),
        _columns(growth=False, levels=True),
        note=t("outlook.own_scale"),
        sentences=lambda mark: _facts(own, mark),
    )
    figure = dumbbell.levels(drawn, frame.theme(), language(), least)
    frame.show(chart, lambda: frame.plotly(chart, figure))


def _table(own: DataFrame) -> None:
    """Everything of the choice, what can be compared first, growth as bars; a row opens both sentences."""
    shown = tables.outlook(own, language())
    names = _columns(growth=True, levels=True)
    widths = {"name": 150, "actual_level": 96, "target_level": 96, "limits": 120}
    largest = max(
        [1.0, *(abs(float(v)) for side in ("actual", "target") for v in own[f"{side}_yoy"].dropna())]
    )
    table = frame.Chart(
        "outlook", t("outlook.table", n=len(shown)), t("outlook.table_note"), _source(own), shown, names,
        sentences=lambda mark: _facts(own, mark),
    )  # fmt: skip
    config: dict[str, Any] = {
        name: st.column_config.TextColumn(names[name], width=width) for name, width in widths.items()
    }
    for side, colour in (("actual", "blue"), ("target", "orange")):
        config[f"{side}_yoy"] = st.column_config.ProgressColumn(
            names[f"{side}_yoy"], format="%.1f%%", min_value=0, max_value=largest, color=colour, width=118
        )
    config["change"] = st.column_config.NumberColumn(names["change"], format="%+.1f", width=124)
    frame.listing(table, marks=list(shown["key"]), config=config)


def _facts(own: DataFrame, mark: str) -> tuple[DataFrame, str]:
    """The sentences behind a mark (`key|actual`) or behind both sides of a row (`key`)."""
    import pandas

    key, _, side = mark.partition("|")
    sides = [side] if side in {"actual", "target"} else ["actual", "target"]
    row = own[own["key"] == key]
    parts = [
        row.rename(
            columns={
                f"{one}_{name}": name for name in ("doc_id", "title", "doc_type", "start", "end", "quote")
            }
        ).assign(year=row[f"{one}_doc_year"])[
            ["doc_id", "title", "doc_type", "year", "start", "end", "quote"]
        ]
        for one in sides
        if row[f"{one}_doc_id"].notna().any()
    ]
    name = row["name"].iloc[0] if len(row) else ""
    words = t(f"evidence.{side}", name=name) if side else t("evidence.of", name=name)
    return (pandas.concat(parts) if parts else row.head(0).assign(start=None)), words


def _columns(growth: bool, levels: bool) -> dict[str, str]:
    names = {"name": t("column.indicator")}
    for side in ("actual", "target"):
        if levels:
            names[f"{side}_level"] = t(f"column.{side}_level")
        if growth:
            names[f"{side}_yoy"] = t(f"column.{side}_yoy")
    return names | {"limits": t("column.qualifier")} | ({"change": t("column.change")} if growth else {})


def _place(rows: DataFrame) -> str:
    return str(rows["region"].fillna(t("none.region")).iloc[0])


def _years(rows: DataFrame, of: str = "both") -> str:
    """2022年实绩与2023年目标, from the years that are drawn."""
    sides = {
        side: numbers.years(rows[f"{side}_year"].min(), rows[f"{side}_year"].max(), language())
        for side in ("actual", "target")
    }
    if not sides["actual"] or not sides["target"]:
        return t("outlook.one_side", years=sides["actual"] or sides["target"])
    return t(f"outlook.{of}_sides", **sides)


def _source(rows: DataFrame) -> str:
    documents = set(rows["actual_doc_id"].dropna()) | set(rows["target_doc_id"].dropna())
    titles = list(dict.fromkeys([*rows["actual_title"].dropna(), *rows["target_title"].dropna()]))
    return frame.counted(len(documents), str(titles[0]) if len(titles) == 1 else "")


def _note(rows: DataFrame, own: DataFrame) -> str:
    """Which qualifiers the figures carry, and how many rows miss a side."""
    words = [
        q
        for side in ("actual", "target")
        for q in rows[f"{side}_qualifier"].dropna()
        for q in str(q).split("|")
        if q
    ]
    parts = []
    if words:
        parts.append(t("outlook.qualified", words=frame.separator().join(dict.fromkeys(words))))
    if doubtful := int((rows["actual_suspicious"].notna() | rows["target_suspicious"].notna()).sum()):
        parts.append(t("outlook.doubtful", n=doubtful))
    if left := len(dumbbell.by_change(own)) - len(rows):
        parts.append(t("outlook.results_only", n=left))
    return " ".join(parts)
