"""目标: the same fact as the report, the bulletin and other documents tell it, side by side, where they differ."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from core.analysis import disagreements
from core.charts import numbers
from core.charts import targets as tables
from core.charts.frames import records
from core.views import units
from core.views.request import Request
from core.views.targets import is_core
from core.views.view import View

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_ROWS = 500
KINDS = {"government_work_report": "report", "statistical_bulletin": "bulletin"}
OTHERS = "others"
SIDES = {"report": "told.report", "bulletin": "told.bulletin", OTHERS: "told.others"}


def told(request: Request) -> View | None:
    """A row for each fact that documents tell differently (`scope`), what each kind of document says of it, widest first."""
    core = is_core(request)
    claims = request.named(request.get(disagreements.widest, core=core, limit=MOST_ROWS))
    if claims.empty:
        return None
    shown = _table(request, claims)
    facts, documents = (int(n) for n in request.get(disagreements.how_many, core=core).iloc[0])
    first = shown.iloc[0]
    sides = [
        f"{request.t(key)} {first[side]}"
        for side, key in SIDES.items()
        if not numbers.missing_text(first[side])
    ]
    return View(
        "targets.told",
        request.t("targets.told_title", n=facts),
        request.subtitle(request.t("targets.told_note")),
        request.counted(documents, request.t("told.shown", n=MOST_ROWS) if facts > MOST_ROWS else ""),
        shown,
        {
            "region": request.t("column.region"), "what": request.t("column.indicator"), "year": request.t("column.year"),
            "apart": request.t("column.spread"), **{side: request.t(key) for side, key in SIDES.items()},
        },
        documents,
        takeaway=request.t(
            "takeaway.told", place=first["region"], name=first["what"],
            year=numbers.year_name(first["year"], request.language), sides=request.joined(sides),
        ),
        lead="0",
        place="region",
        year="year",
        facts=lambda mark: _said(request, claims, mark),
        marks=tuple(str(place) for place in range(len(shown))),
    )  # fmt: skip


def _table(request: Request, claims: DataFrame) -> DataFrame:
    """The first row of each fact with `what` it is of, how far the documents are `apart` and what each kind says."""
    import pandas as pd

    scales = units.scales(request, set(claims["key"]))
    rows: list[dict[str, Any]] = []
    for _, group in groupby(records(claims), key=itemgetter("fact")):
        told = list(group)
        first = told[0]
        part = "" if numbers.missing_text(first["scope"]) else f"（{first['scope']}）"
        aim = f" · {request.label('kind', 'target')}" if first["kind"] == "target" else ""
        said: dict[str, Any] = {
            side: _words(request, [row for row in told if KINDS.get(row["doc_type"], OTHERS) == side], scales)
            for side in SIDES
        }
        rows.append({**first, "what": f"{first['name']}{part}{aim}", "apart": _apart(request, first)} | said)
    return pd.DataFrame(rows)


def _words(
    request: Request, claims: list[dict[str, Any]], scales: dict[tuple[str, str], numbers.Scale]
) -> str | None:
    """What documents of one kind say, each wording once, with the year of the document where they say several things."""
    said: dict[str, Any] = {}
    for row in sorted(claims, key=_year):
        parts = [
            tables.amount(
                row["value_si"], row["unit_si"], "level", request.language,
                scale=scales.get((row["key"], row["unit_si"])),
            ),
            tables.amount(row["yoy"], None, "yoy", request.language),
        ]  # fmt: skip
        if any(parts):
            said.setdefault(request.joined([part for part in parts if part]), row["doc_year"])
    if len(said) < 2:
        return next(iter(said), None)
    return " / ".join(
        f"{words} ({numbers.year_name(year, request.language)})" if not numbers.missing(year) else words
        for words, year in said.items()
    )


def _apart(request: Request, row: dict[str, Any]) -> str:
    """How far growths are apart, in points, and levels, as a share of the largest."""
    points, share = row["points"], row["share"]
    parts = []
    if not numbers.missing(points) and points > disagreements.DIFFERENT_POINTS:
        parts.append(request.t("told.points", n=numbers.short(float(points))))
    if not numbers.missing(share) and share > disagreements.DIFFERENT_SHARE:
        parts.append(request.t("told.share", n=numbers.percent(100 * float(share))))
    return request.joined(parts)


def _year(row: dict[str, Any]) -> tuple[bool, int]:
    """The year of the document; without one it stands last."""
    return (True, 0) if numbers.missing(row["doc_year"]) else (False, int(row["doc_year"]))


def _said(request: Request, claims: DataFrame, mark: str) -> tuple[DataFrame, str]:
    """Every claim to the fact of a row."""
    facts = claims["fact"].drop_duplicates()
    at = int(mark) if mark.isdecimal() and int(mark) < len(facts) else 0
    own = claims[claims["fact"] == facts.iloc[at]]
    return own, request.t("evidence.of", name=str(own["name"].iloc[0]))
