"""文档: what a search finds, the passages a document shares with others, two documents section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.analysis import documents, reuse, search
from core.charts import numbers
from core.charts.frames import records
from core.models import Filter
from core.views.request import Request
from core.views.view import View

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store

LISTED, PASSAGES, WIDTH = 200, 2, 60


def problem(request: Request) -> str:
    """Why a search (`q`) finds nothing, in words: how it cannot be read, or that no document matches; empty otherwise."""
    found = _found(request)
    if found.problem:
        return request.t(f"query.{found.code}", **dict(found.facts))
    return "" if found.total else request.t("documents.no_hit")


def found(request: Request) -> View | None:
    """The documents that match a search (`q`), newest first, each with its first passages."""
    answer = _found(request)
    rows = answer.documents
    if rows.empty:
        return None
    query = request.one("q")
    doc_ids = [str(doc_id) for doc_id in rows["doc_id"]]
    passages = request.ask(_highlights, Filter(), query, tuple(doc_ids))
    said = {
        row["doc_id"]: f"{row['left']}{row['quote']}{row['right']}" for row in reversed(records(passages))
    }
    told = passages.merge(rows.drop(columns=["date", "characters", "hits"]), on="doc_id")
    return View(
        "documents.found",
        request.t("documents.matching", n=answer.total),
        request.subtitle(request.t("documents.query", query=query)),
        request.counted(answer.total, request.t("documents.first", n=len(rows)) if answer.total > len(rows) else ""),
        rows.assign(
            kind=[request.label("doc_type", kind) for kind in rows["doc_type"]],
            day=[numbers.date_name(date, request.language) or "" for date in rows["date"]],
            passage=[said.get(doc_id, "") for doc_id in doc_ids],
        ),
        {
            "title": request.t("column.title"), "kind": request.t("column.kind"), "region": request.t("column.region"),
            "day": request.t("column.date"), "hits": request.t("column.hits"), "passage": request.t("column.passage"),
        },
        answer.total,
        takeaway=request.t("documents.takeaway", query=query, n=answer.total),
        lead=str(passages["doc_id"].iloc[0]) if len(passages) else "",
        place="region",
        year="year",
        facts=lambda mark: (told[told["doc_id"] == mark], request.t("evidence.term", term=query)),
        marks=tuple(doc_ids),
    )  # fmt: skip


def shared(request: Request) -> View | None:
    """The passages of a document (`doc`) that stand in others word for word, longest first; in the order of the text they
    are numbered."""
    doc_id = request.one("doc")
    rows = passages_elsewhere(request, doc_id) if doc_id else None
    if rows is None or rows.empty:
        return None
    others = int(rows["other_doc_id"].nunique())
    first = rows.iloc[0]
    return View(
        "documents.shared",
        request.t("documents.shared", n=int(rows["number"].nunique()), others=others),
        request.t("documents.shared_measure", n=2 * reuse.LEAST),
        request.counted(others + 1),
        rows.assign(
            of=[
                " · ".join(filter(None, (str(row["other_title"]), numbers.year_name(row["other_year"], request.language))))
                for row in records(rows)
            ]
        ),
        {
            "number": request.t("column.number"), "of": request.t("column.title"), "letters": request.t("common.shared"),
            "quote": request.t("column.passage"),
        },
        others + 1,
        how=request.t("documents.shared_how", n=reuse.CANDIDATES),
        takeaway=request.t("documents.shared_takeaway", n=int(first["letters"]), other=first["other_title"]),
        facts=lambda mark: (_others(rows, mark), request.t("documents.there")),
        lead="0",
        marks=tuple(str(at) for at in range(len(rows))),
    )  # fmt: skip


def passages_elsewhere(request: Request, doc_id: str) -> DataFrame:
    """`reuse.found_elsewhere` with number: passages of the document counted in its order, those at one place alike."""
    rows: DataFrame = request.ask(reuse.found_elsewhere, Filter(), doc_id)
    starts = sorted({int(start) for start in rows["start"]})
    order = {start: number for number, start in enumerate(starts, 1)}
    return rows.assign(number=[order[int(start)] for start in rows["start"]])


def pairs(request: Request) -> View | None:
    """The sections of a document (`doc`) beside those of another (`with`), and how much they have in common."""
    doc_id, other = request.one("doc"), request.one("with")
    if not doc_id or not other:
        return None
    rows = request.ask(reuse.sections_beside, Filter(), doc_id, other)
    both = rows[rows["likeness"].notna()]
    opening = request.t("documents.opening")
    shown = rows.assign(
        own=[title if title else opening if title == "" else None for title in rows["title"]],
        other=[title if title else opening if title == "" else None for title in rows["other_title"]],
        percent=numbers.rounded(100 * rows["share"], 1),
    )
    return View(
        "documents.pairs",
        request.t("documents.pairs", n=len(both), own=int(rows["start"].notna().sum()), other=int(rows["other_start"].notna().sum())),
        request.t("documents.pairs_measure", n=reuse.LEAST),
        request.counted(2),
        shown,
        {
            "own": request.t("documents.here"), "other": request.t("documents.there"), "percent": request.t("documents.percent"),
        },
        2,
        how=request.t("documents.pairs_how"),
        takeaway=request.t("documents.pairs", n=len(both), own=int(rows["start"].notna().sum()), other=int(rows["other_start"].notna().sum())),
        marks=tuple(str(at) for at in range(len(rows))),
    )  # fmt: skip


def beside(request: Request, doc_id: str) -> dict[str, str]:
    """The documents to read beside one, id to name."""
    rows = records(request.ask(documents.counterparts, Filter(), doc_id))
    return {
        row["doc_id"]: " · ".join(
            part for part in (str(row["title"]), numbers.year_name(row["year"], request.language)) if part
        )
        for row in rows
    }  # fmt: skip


def _found(request: Request) -> search.Found:
    answer: search.Found = request.get(search.search, request.one("q"), limit=LISTED)
    return answer


def _highlights(store: Store, chosen: Filter, query: str, doc_ids: tuple[str, ...]) -> DataFrame:
    return search.highlights(store, query, list(doc_ids), width=WIDTH, most=PASSAGES)


def _others(rows: DataFrame, mark: str) -> DataFrame:
    """The other document's side of a passage, as a fact of it."""
    at = int(mark) if mark.isdigit() and int(mark) < len(rows) else 0
    own = rows.iloc[[at]]
    return own.assign(
        doc_id=own["other_doc_id"], title=own["other_title"], doc_type=own["other_doc_type"], region_code=None,
        region=own["other_region"], year=own["other_year"], start=own["other_start"], end=own["other_end"],
    )  # fmt: skip
