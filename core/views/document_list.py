"""文档: every document under the filter, in the order asked for."""

from __future__ import annotations

from typing import Any

from core.analysis import documents, overview
from core.charts import numbers
from core.views.request import Request
from core.views.view import View

MOST_LISTED = 2_000  # a browser holds no more rows well


def order_of(request: Request) -> str:
    """The order asked for (`sort`), by default the newest first."""
    return request.one("sort") if request.one("sort") in documents.ORDERS else "newest"


def listed(request: Request) -> View | None:
    """A row a document, the first of them (`sort`); None where the filter leaves none."""
    order = order_of(request)
    rows = request.get(documents.documents, limit=MOST_LISTED, order=order)
    if rows.empty:
        return None
    n = int(request.get(overview.documents_by_type)["documents"].sum())
    words: Any = [request.joined(str(one).split("、")) if one else None for one in rows["keywords"]]
    days: Any = [numbers.date_name(date, request.language) or None for date in rows["date"]]
    return View(
        "documents.listed",
        request.t("documents.found", n=n),
        request.subtitle(request.t("documents.open"), request.t(f"documents.sort_{order}")),
        request.counted(n, request.t("documents.first", n=len(rows)) if n > len(rows) else ""),
        rows.assign(
            kind=[request.label("doc_type", kind) for kind in rows["doc_type"]],
            keywords=words,
            day=days,
        ),
        {
            "title": request.t("column.title"), "kind": request.t("column.kind"), "region": request.t("column.region"),
            "day": request.t("column.date"), "indicators": request.t("column.facts"), "keywords": request.t("column.keywords"),
        },
        n,
        takeaway=request.t("documents.first_listed", title=rows["title"].iloc[0], n=n),
        place="region",
        year="year",
        marks=tuple(str(doc_id) for doc_id in rows["doc_id"]),
    )  # fmt: skip
