"""文档: every document under the filter, in the order asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import documents
from core.charts import numbers
from core.views.request import Request
from core.views.view import View

if TYPE_CHECKING:
    from pandas import DataFrame

# The column that each order sorts by, and whether the smallest comes first; what is unknown stands last in all of them.
ORDERS: dict[str, tuple[str, bool]] = {
    "newest": ("date", False),
    "oldest": ("date", True),
    "figures": ("indicators", False),
    "region": ("region_code", True),
    "title": ("title", True),
}


def order_of(request: Request) -> str:
    """The order asked for (`sort`), by default the newest first."""
    return request.one("sort") if request.one("sort") in ORDERS else "newest"


def ordered(found: DataFrame, order: str) -> DataFrame:
    """The rows of `documents.documents` in one of the orders, equals newest first."""
    column, smallest = ORDERS[order]
    return found.sort_values(column, ascending=smallest, kind="stable", na_position="last", ignore_index=True)


def listed(request: Request) -> View | None:
    """A row a document (`sort`); None where the filter leaves none."""
    found = request.get(documents.documents)
    if found.empty:
        return None
    order = order_of(request)
    rows = ordered(found, order)
    words: Any = [request.joined(str(one).split("、")) if one else None for one in rows["keywords"]]
    days: Any = [numbers.date_name(date, request.language) or None for date in rows["date"]]
    return View(
        "documents.listed",
        request.t("documents.found", n=len(rows)),
        request.subtitle(request.t("documents.open"), request.t(f"documents.sort_{order}")),
        request.counted(len(rows)),
        rows.assign(
            kind=[request.label("doc_type", kind) for kind in rows["doc_type"]],
            keywords=words,
            day=days,
        ),
        {
            "title": request.t("column.title"), "kind": request.t("column.kind"), "region": request.t("column.region"),
            "day": request.t("column.date"), "indicators": request.t("column.facts"), "keywords": request.t("column.keywords"),
        },
        len(rows),
        takeaway=request.t("documents.first_listed", title=rows["title"].iloc[0], n=len(rows)),
        place="region",
        year="year",
        marks=tuple(str(doc_id) for doc_id in rows["doc_id"]),
    )  # fmt: skip
