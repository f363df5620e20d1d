"""目标: the same fact as the report, the bulletin and other documents tell it, side by side, where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import targets
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
    claims = request.named(request.get(targets.disagreements))
    claims = claims[claims["core"].astype(bool)] if is_core(request) else claims
    if claims.empty:
        return None
    groups = [rows for _, rows in claims.groupby("fact", sort=False)]
    shown = _table(request, groups[:MOST_ROWS])
    documents = int(claims["doc_id"].nunique())
    first = shown.iloc[0]
    sides = [
        f"{request.t(key)} {first[side]}"
        for side, key in SIDES.items()
        if not numbers.missing_text(first[side])
    ]
    return View(
        "targets.told",
        request.t("targets.told_title", n=len(groups)),
        request.subtitle(request.t("targets.told_note")),
        request.counted(documents, request.t("told.shown", n=MOST_ROWS) if len(groups) > MOST_ROWS else ""),
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
        facts=lambda mark: _said(request, groups, mark),
        marks=tuple(str(place) for place in range(len(shown))),
    )  # fmt: skip


def _table(request: Request, groups: list[DataFrame]) -> DataFrame:
    """The first row of each fact with `what` it is of, how far the documents are `apart` and what each kind says."""
    import pandas as pd

    scales = units.scales(request, {str(group["key"].iloc[0]) for group in groups})
    rows: list[dict[str, Any]] = []
    for group in groups:
        first = records(group.head(1))[0]
        part = "" if numbers.missing_text(first["scope"]) else f"（{first['scope']}）"
        aim = f" · {request.label('kind', 'target')}" if first["kind"] == "target" else ""
        sides = [KINDS.get(kind, OTHERS) for kind in group["doc_type"]]
        said: dict[str, Any] = {
            side: _words(request, group[[one == side for one in sides]], scales) for side in SIDES
        }
        rows.append({**first, "what": f"{first['name']}{part}{aim}", "apart": _apart(request, first)} | said)
    return pd.DataFrame(rows)


def _words(request: Request, claims: DataFrame, scales: dict[tuple[str, str], numbers.Scale]) -> str | None:
    """What documents of one kind say, each wording once, with the year of the document where they say several things."""
    said: dict[str, Any] = {}
    for row in records(claims.sort_values("doc_year", kind="stable")):
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
    if not numbers.missing(points) and points > targets.DIFFERENT_POINTS:
        parts.append(request.t("told.points", n=numbers.short(float(points))))
    if not numbers.missing(share) and share > targets.DIFFERENT_SHARE:
        parts.append(request.t("told.share", n=numbers.percent(100 * float(share))))
    return request.joined(parts)


def _said(request: Request, groups: list[DataFrame], mark: str) -> tuple[DataFrame, str]:
    """Every claim to the fact of a row."""
    at = int(mark) if mark.isdecimal() and int(mark) < len(groups) else 0
    return groups[at], request.t("evidence.of", name=str(groups[at]["name"].iloc[0]))
