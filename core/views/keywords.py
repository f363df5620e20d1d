"""关键词: how often terms are used, the most used words, every place of a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.analysis import keywords, overview, search
from core.charts import bars, numbers, slides, words
from core.charts import theme as look
from core.charts.frames import records
from core.views.evidence import source
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_TERMS = 6
CLOUD = 120
PASSAGES, WIDTH = 200, 22
ORDERS = ("newest", "left", "right")


def terms(request: Request) -> list[str]:
    """The terms to compare (`term`); the four most used, policy phrases first, where none is asked for."""
    asked = [term.strip()[:40] for term in request.several("term") if term.strip()][:MOST_TERMS]
    if asked:
        return asked
    found = most_used(request)
    return [*found.loc[found["policy"].astype(bool), "term"], *found["term"]][:4]


def most_used(request: Request) -> DataFrame:
    """The words with most weight that are not names of places of the corpus."""
    return words.without_places(request.get(keywords.cloud, limit=CLOUD), request.places())


def cloud(request: Request) -> View | None:
    """The most used words; decoration, the table behind it is the answer."""
    found = most_used(request)
    if found.empty:
        return None
    documents = int(request.get(overview.corpus_counts)["documents"].iloc[0])
    first = found.iloc[0]
    return View(
        "keywords.cloud",
        request.t("finding.cloud", n=min(len(found), words.MOST)),
        request.subtitle(request.t("keywords.cloud")),
        request.counted(documents),
        found.assign(weight=numbers.rounded(found["weight"], 4)),
        {
            "term": request.t("column.term"),
            "count": request.t("column.count"),
            "documents": request.t("column.documents_with"),
            "weight": request.t("column.weight"),
        },
        documents,
        how=request.t("keywords.cloud_how"),
        takeaway=request.t(
            "takeaway.cloud", term=first["term"], n=int(first["count"]), documents=int(first["documents"])
        ),
        lead=str(first["term"]),
        native=Native("bar", "term", ("count",)),
        draw=lambda theme, size: _cloud(found, theme, size),
        facts=lambda term: (
            request.get(keywords.passages, term, limit=PASSAGES, width=WIDTH),
            request.t("evidence.term", term=term),
        ),
    )


def _cloud(found: DataFrame, theme: look.Theme, size: Size) -> Drawing:
    """The cloud on a page; bars of counts elsewhere."""
    if size == "page":
        return words.cloud_option(found, theme)
    drawn = found.head(slides.MOST_ROWS if slides.is_slide(size) else 20)
    figure = bars.ranked(
        drawn, names="term", values="count", keys="term", theme=theme,
        labels=[numbers.count(n) for n in drawn["count"]], strong=set(drawn["term"].head(3)), row=26,
    )  # fmt: skip
    return slides.fitted(figure, size)


def in_context(request: Request) -> View | None:
    """Every place where a term (`in`, else the first of `term`) stands, its context on both sides: newest first, or by
    what follows or goes before (`order`)."""
    asked = terms(request)
    if not asked:
        return None
    term = request.one("in", asked[0])
    term = term if term in asked else asked[0]
    order = request.one("order", ORDERS[0])
    order = order if order in ORDERS else ORDERS[0]
    found = request.get(search.concordance, term, order=order, limit=PASSAGES, width=WIDTH)
    if found.empty:
        return None
    rows = records(found)
    marks = tuple(f"{row['doc_id']}:{row['start']}" for row in rows)
    total = request.get(keywords.uses, term).iloc[0]
    documents = int(total["documents"])
    counted = request.t("keywords.context_note", n=int(total["count"]))
    return View(
        "keywords.kwic",
        request.t("keywords.context_of", term=term),
        request.subtitle(counted, request.t(f"keywords.order_{order}")),
        request.counted(documents, request.t("keywords.shown", n=len(found)) if len(found) < total["count"] else ""),
        found.assign(of=[source(row, request) for row in rows]),
        {
            "left": request.t("column.left"), "term": request.t("column.term"), "right": request.t("column.right"),
            "of": request.t("column.title"),
        },
        documents,
        takeaway=request.t("takeaway.kwic", term=term, n=int(total["count"]), documents=documents),
        lead=marks[0],
        place="region",
        year="year",
        facts=lambda mark: (found[[one == mark for one in marks]], request.t("evidence.term", term=term)),
        marks=marks,
    )  # fmt: skip


def own(request: Request) -> View | None:
    """The user's vocabulary and how often each of its words is used."""
    found = request.get(keywords.own)
    if found.empty:
        return None
    documents = int(request.get(overview.corpus_counts)["documents"].iloc[0])
    counted = found[found["kind"] == "counted"].drop_duplicates("shown")
    first = found.iloc[0]
    return View(
        "keywords.own",
        request.t("vocabulary.title", n=len(counted), stop=int((found["kind"] == "stop").sum())),
        request.subtitle(request.t("vocabulary.measure")),
        request.counted(documents),
        found.assign(what=[request.t(f"vocabulary.is_{kind}") for kind in found["kind"]]),
        {
            "word": request.t("column.term"), "what": request.t("column.kind"), "shown": request.t("vocabulary.shown"),
            "count": request.t("column.count"), "documents": request.t("column.documents_with"),
        },
        documents,
        how=request.t("vocabulary.how"),
        takeaway=request.t("takeaway.kwic", term=first["word"], n=int(first["count"]), documents=int(first["documents"])),
        lead=str(first["word"]),
        facts=lambda mark: (request.get(keywords.passages, mark, limit=PASSAGES), request.t("evidence.term", term=mark)),
        marks=tuple(str(word) for word in found["word"]),
    )  # fmt: skip
