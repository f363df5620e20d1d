"""地区对比, head to head: two regions over the indicators that both state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from core.analysis import comparison, indicators, regions, statistics
from core.analysis.filters import COUNTRY
from core.charts import bars, numbers, slides
from core.charts import known as figures
from core.charts import theme as look
from core.charts.frames import records
from core.parsing.topics import UNASSIGNED
from core.views import units
from core.views.indicators import tables_named
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame


def places(request: Request) -> dict[str, str]:
    """Regions with figures, by code: those of the filter first, then those with most figures, the country last, as it is
    compared with nothing of its level."""
    counts = request.within(regions=()).get(regions.region_counts)
    counts = comparison.coded(counts)
    stated = counts[counts["region_code"].notna() & (counts["indicators"] > 0)]
    ordered = stated.sort_values("indicators", ascending=False, kind="stable")
    found = dict(zip(ordered["region_code"], ordered["region"], strict=True))
    first = [code for code in request.chosen.regions if code in found]
    others = sorted(found, key=lambda code: code == COUNTRY)
    return {code: found[code] for code in [*first, *others]}


def usual_other(known: dict[str, str], code: str) -> str:
    """The region to compare with: the next one of the same level, else the next one."""
    others = [other for other in known if other != code]
    return next((other for other in others if _level(other) == _level(code)), others[0] if others else "")


def head_to_head(request: Request) -> View | None:
    """Two regions (`a`, `b`): a row an indicator, kind and measure, of the newest year that both state."""
    known = places(request)
    if len(known) < 2:
        return None
    a = request.one("a", next(iter(known)))
    b = request.one("b", usual_other(known, a))
    if a == b or not {a, b} <= set(known):
        return None
    found = request.named(request.get(comparison.head_to_head, a, b))
    tabled = request.named(request.get(statistics.head_to_head, a, b)).assign(kind=figures.KIND)
    both = figures.beside(found, tabled)
    return None if both.empty else _view(request, both, (a, b), (known[a], known[b]))


def topics(request: Request) -> View | None:
    """What two regions (`a`, `b`) stress: points of share that the first has more or less than the second."""
    known = places(request)
    if len(known) < 2:
        return None
    a = request.one("a", next(iter(known)))
    b = request.one("b", usual_other(known, a))
    if a == b or not {a, b} <= set(known):
        return None
    found = request.get(comparison.topics_head_to_head, a, b)
    found = found[found["topic"] != UNASSIGNED]
    if found.empty:
        return None
    label = found["label_en" if request.language == "en" else "label"]
    found = found.assign(
        label=label, one=numbers.rounded(found["a"] * 100, 1), other=numbers.rounded(found["b"] * 100, 1),
        points=numbers.rounded(found["difference"] * 100, 1), key=found["topic"],
    ).sort_values("points", ascending=False, kind="stable").reset_index(drop=True)  # fmt: skip
    documents = int(found["a_documents"].iloc[0] + found["b_documents"].iloc[0])
    first, last = found.iloc[0], found.iloc[-1]
    return View(
        "regions.versus_topics",
        request.t("versus.topics_title", a=known[a], b=known[b], more=first["label"], less=last["label"]),
        request.subtitle(request.t("versus.topics_measure", a=known[a], b=known[b])),
        request.counted(documents),
        found,
        {"label": request.t("column.topic"), "one": known[a], "other": known[b], "points": request.t("stress.points")},
        documents,
        how=request.t("regions.share_how"),
        takeaway=request.t("versus.topics_title", a=known[a], b=known[b], more=first["label"], less=last["label"]),
        lead=str(first["topic"]),
        native=Native("bar", "label", ("points",)),
        draw=lambda theme, size: _diverging(found, theme, size),
        facts=lambda topic: _topic_of(request, a, b, topic),
    )  # fmt: skip


def _diverging(found: DataFrame, theme: look.Theme, size: Size) -> Drawing:
    rows = found
    if slides.is_slide(size):
        widest = found["points"].abs().sort_values(ascending=False, kind="stable").index[: slides.MOST_ROWS]
        rows = found[found.index.isin(widest)]
    figure = bars.ranked(
        rows, names="label", values="points", keys="topic", theme=theme, row=26,
        labels=[numbers.signed(value) for value in rows["points"]], strong=set(rows.loc[rows["points"] > 0, "topic"]),
    )  # fmt: skip
    return slides.fitted(figure, size)


def _topic_of(request: Request, a: str, b: str, topic: str) -> tuple[DataFrame, str]:
    found = request.within(regions=(a, b)).get(regions.topic_passages, topic, limit=200, own=(a, b))
    return comparison.coded(found), request.t("evidence.topic")


def _view(request: Request, found: DataFrame, codes: tuple[str, str], names: tuple[str, str]) -> View:
    first, second = names
    found = _together(found)
    stated = found[found["kind"] != figures.KIND]
    squares = found[found["kind"] == figures.KIND]
    marks = tuple(f"{row['key']}|{row['kind']}" for row in records(found))
    documents = len({*stated["a_doc_id"], *stated["b_doc_id"]}) if len(stated) else 0
    table = pd.concat([found, pd.DataFrame([_written(row, request) for row in records(found)])], axis=1)
    ahead = int((found["difference"] > 0).sum())
    return View(
        "regions.versus",
        request.t("versus.title", a=first, b=second, n=found["key"].nunique()),
        request.subtitle(request.t("versus.measure")),
        request.counted(documents, tables_named(request, squares.assign(source=squares["a_source"]) if len(squares) else squares)),
        table,
        {
            "name": request.t("column.indicator"), "sort": request.t("column.kind"), "when": request.t("column.year"),
            "one": first, "other": second, "apart": request.t("versus.difference"),
        },
        documents,
        how=request.t("versus.how"),
        takeaway=request.t("versus.takeaway", a=first, n=len(found), ahead=ahead),
        lead=marks[0],
        facts=lambda mark: _said(request, found, marks, mark, codes),
        marks=marks,
    )  # fmt: skip


def _written(row: dict[str, Any], request: Request) -> dict[str, str]:
    """A row as readers see it: growth in percent and points, levels in 万 or 亿 of one scale."""
    measure = row["measure"]
    growth = measure == "yoy"
    scale = units.scale(request, row["key"], row["unit"], [row["a"], row["b"]])
    sign = "%" if scale.unit == "%" else f" {scale.unit}"
    one, other, apart = (numbers.figure(row[name] / scale.divisor) for name in ("a", "b", "difference"))
    limits = [numbers.bound(row.get(f"{side}_qualifier")) for side in ("a", "b")]
    return {
        "sort": f"{request.label('kind', row['kind'])} · {request.t(f'measure.{measure}')}",
        "when": numbers.year_name(row["year"], request.language),
        "one": limits[0] + one + sign,
        "other": limits[1] + other + sign,
        "apart": request.t("versus.points", n=apart) if growth else apart + sign,
    }


def _together(found: DataFrame) -> DataFrame:
    """The rows with what tables say of an indicator below what documents say of it."""
    order = {key: at for at, key in enumerate(dict.fromkeys(found["key"]))}
    place = found["key"].map(order)
    return (
        found.assign(_place=place)
        .sort_values("_place", kind="stable")
        .drop(columns="_place")
        .reset_index(drop=True)
    )


def _said(
    request: Request, found: DataFrame, marks: tuple[str, ...], mark: str, codes: tuple[str, str]
) -> tuple[DataFrame, str]:
    """The claims of both regions behind a row; of a row of tables, their figures."""
    if figures.is_known(mark):
        both = request.within(regions=codes).get(statistics.series, mark.partition("|")[0])
        own = found[(found["kind"] == figures.KIND) & (found["key"] == mark.partition("|")[0])]
        both = both[both["region_code"].isin(codes) & both["year"].isin(set(own["year"]))]
        return both, request.t("tables.evidence")
    rows = records(found[[one == mark for one in marks]])
    wanted = {(row[f"{side}_doc_id"], row[f"{side}_start"]) for row in rows for side in ("a", "b")}
    key, _, kind = mark.rpartition("|")
    facts = request.within(regions=()).get(indicators.facts, keys=(key,), kinds=(kind,))
    pairs = zip(facts["doc_id"], facts["start"], strict=True)
    return facts[[pair in wanted for pair in pairs]], request.t(
        "evidence.of", name=rows[0]["name"] if rows else ""
    )


def _level(code: str) -> int:
    return 2 if code.endswith("0000") else 4 if code.endswith("00") else 6
