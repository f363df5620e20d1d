"""地区对比, head to head: two regions over the indicators that both state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from core.analysis import comparison, indicators, regions
from core.charts import numbers
from core.charts.frames import records
from core.views.request import Request
from core.views.view import View

if TYPE_CHECKING:
    from pandas import DataFrame


def places(request: Request) -> dict[str, str]:
    """Regions with figures, by code: those of the filter first, then those with most figures."""
    counts = request.within(regions=()).get(regions.region_counts)
    stated = counts[counts["region_code"].notna() & (counts["indicators"] > 0)]
    ordered = stated.sort_values("indicators", ascending=False, kind="stable")
    found = dict(zip(ordered["region_code"], ordered["region"], strict=True))
    first = [code for code in request.chosen.regions if code in found]
    return {code: found[code] for code in [*first, *found]}


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
    return None if found.empty else _view(request, found, (known[a], known[b]))


def _view(request: Request, found: DataFrame, names: tuple[str, str]) -> View:
    first, second = names
    marks = tuple(f"{row['key']}|{row['kind']}" for row in records(found))
    documents = len({*found["a_doc_id"], *found["b_doc_id"]})
    table = pd.concat([found, pd.DataFrame([_written(row, request) for row in records(found)])], axis=1)
    ahead = int((found["difference"] > 0).sum())
    return View(
        "regions.versus",
        request.t("versus.title", a=first, b=second, n=found["key"].nunique()),
        request.t("versus.measure"),
        request.counted(documents),
        table,
        {
            "name": request.t("column.indicator"), "sort": request.t("column.kind"), "when": request.t("column.year"),
            "one": first, "other": second, "apart": request.t("versus.difference"),
        },
        documents,
        how=request.t("versus.how"),
        takeaway=request.t("versus.takeaway", a=first, n=len(found), ahead=ahead),
        lead=marks[0],
        facts=lambda mark: _said(request, found, marks, mark),
        marks=marks,
    )  # fmt: skip


def _written(row: dict[str, Any], request: Request) -> dict[str, str]:
    """A row as readers see it: growth in percent and points, levels in 万 or 亿 of one scale."""
    measure = row["measure"]
    growth = measure == "yoy"
    scale = (
        numbers.Scale(1.0, "%")
        if growth
        else numbers.scale([row["a"], row["b"]], row["unit"], request.language)
    )
    sign = "%" if growth else f" {scale.unit}"
    one, other, apart = (numbers.short(row[name] / scale.divisor, 2) for name in ("a", "b", "difference"))
    return {
        "sort": f"{request.label('kind', row['kind'])} · {request.t(f'measure.{measure}')}",
        "when": numbers.year_name(row["year"], request.language),
        "one": one + sign,
        "other": other + sign,
        "apart": request.t("versus.points", n=apart) if growth else apart + sign,
    }


def _said(request: Request, found: DataFrame, marks: tuple[str, ...], mark: str) -> tuple[DataFrame, str]:
    """The claims of both regions behind a row."""
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
