"""关键词: how much of a report stands in that of its superior, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.analysis import reuse
from core.charts import bars, numbers, slides
from core.charts import theme as look
from core.charts.frames import records
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

DRAWN = 31


def with_superior(request: Request) -> View | None:
    """The share of each work report that stands in the report of the government above it."""
    found = request.get(reuse.with_superior)
    if found.empty:
        return None
    rows = found.sort_values("share", ascending=False, kind="stable").reset_index(drop=True)
    several = rows["year"].nunique() > 1
    rows["name"] = [
        f"{row['region']} {numbers.year_name(row['year'], request.language)}"
        if several
        else str(row["region"])
        for row in records(rows)
    ]
    rows["percent"] = numbers.rounded(100 * rows["share"], 1)
    first, last = rows.iloc[0], rows.iloc[-1]
    documents = len(set(rows["doc_id"]) | set(rows["superior_doc_id"]))
    return View(
        "keywords.common",
        request.t("common.title", place=first["name"], share=numbers.percent(float(first["percent"]))),
        request.subtitle(request.t("common.measure", n=reuse.LEAST)),
        request.counted(documents, request.t("common.newest", n=len(rows)) if len(rows) == reuse.REPORTS else ""),
        rows,
        {
            "region": request.t("column.region"), "year": request.t("column.year"), "percent": request.t("column.share"),
            "shared": request.t("common.shared"), "letters": request.t("common.letters"), "passages": request.t("common.passages"),
            "superior_title": request.t("common.superior"),
        },
        documents,
        note=request.t("common.note"),
        how=request.t("common.how", n=reuse.LEAST),
        takeaway=request.t(
            "common.takeaway", n=len(rows), low=numbers.percent(float(last["percent"])), high=numbers.percent(float(first["percent"]))
        ),
        lead=str(first["doc_id"]),
        place="region",
        year="year",
        native=Native("bar", "name", ("percent",), unit="%"),
        draw=lambda theme, size: _drawn(rows, theme, size),
        facts=lambda mark: _passages(request, rows, mark),
    )  # fmt: skip


def _drawn(rows: DataFrame, theme: look.Theme, size: Size) -> Drawing:
    drawn = rows.head(slides.MOST_ROWS if slides.is_slide(size) else DRAWN)
    figure = bars.ranked(
        drawn, names="name", values="percent", keys="doc_id", theme=theme,
        labels=[numbers.percent(value) for value in drawn["percent"]], strong=set(drawn["doc_id"].head(3)), row=26,
    )  # fmt: skip
    return slides.fitted(figure, size)


def _passages(request: Request, rows: DataFrame, mark: str) -> tuple[DataFrame, str]:
    """What a report shares with its superior's, longest first."""
    own = rows[rows["doc_id"] == mark]
    if own.empty:
        return own.assign(start=None), ""
    row = own.iloc[0]
    shared = request.get(reuse.common_passages, str(row["doc_id"]), str(row["superior_doc_id"]))
    told = shared.assign(
        doc_id=row["doc_id"], title=row["title"], doc_type="government_work_report", region_code=row["region_code"],
        region=row["region"], year=row["year"],
    )  # fmt: skip
    return told, request.t(
        "common.passages_of", place=row["name"], superior=row["superior_region"], n=len(told)
    )
