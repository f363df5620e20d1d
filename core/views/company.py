"""关键词: the words that keep company with a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.analysis import cooccurrence
from core.charts import bars, network, numbers, slides, words
from core.charts import theme as look
from core.views.keywords import terms
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

UNITS: tuple[cooccurrence.Unit, ...] = ("sentence", "paragraph")
NEIGHBOURS = 24


def together(request: Request) -> View | None:
    """The words nearest to a term (`in`, else the first of `term`) and which of them are near each other, counted in
    sentences or paragraphs (`unit`)."""
    asked = terms(request)
    if not asked:
        return None
    term = request.one("in", asked[0])
    unit: cooccurrence.Unit = "paragraph" if request.one("unit") == "paragraph" else "sentence"
    nodes, edges = request.get(cooccurrence.network, term, unit=unit, limit=NEIGHBOURS)
    found = request.get(cooccurrence.neighbours, term, unit=unit, limit=NEIGHBOURS)
    names = set(words.without_places(found, request.places())["term"]) | {term}
    if len(names) < 2:
        return None
    found = found[found["term"].isin(names)].reset_index(drop=True)
    nodes = nodes[nodes["term"].isin(names)]
    edges = edges[edges["source"].isin(names) & edges["target"].isin(names)]
    read, of_term = int(found["documents_read"].iloc[0]), int(found["windows_of_term"].iloc[0])
    first = found.iloc[0]
    where = request.t(f"company.{unit}")
    return View(
        "keywords.company",
        request.t("company.title", term=term, names=request.joined([str(name) for name in found["term"][:3]])),
        request.subtitle(request.t("company.measure", unit=where)),
        request.counted(read, request.t("company.windows", n=of_term, term=term, unit=where)),
        found.assign(log_dice=numbers.rounded(found["log_dice"], 2)),
        {
            "term": request.t("column.term"), "together": request.t("company.together"), "windows": request.t("company.alone"),
            "log_dice": request.t("company.log_dice"), "documents": request.t("column.documents_with"),
        },
        read,
        note=request.t("company.note"),
        how=request.t("company.how", most=cooccurrence.MOST_DOCUMENTS, n=cooccurrence.LEAST_TOGETHER),
        takeaway=request.t(
            "company.takeaway", term=term, other=first["term"], n=int(first["together"]), of=of_term, unit=where
        ),
        lead=str(first["term"]),
        native=Native("bar", "term", ("log_dice",)),
        draw=lambda theme, size: _drawn(nodes, edges, found, theme, size),
        facts=lambda mark: _shared(request, term, mark, unit),
        counted=(tuple(str(name) for name in nodes["term"]),),
    )  # fmt: skip


def _drawn(nodes: DataFrame, edges: DataFrame, found: DataFrame, theme: look.Theme, size: Size) -> Drawing:
    """The network on a page; bars elsewhere."""
    if size == "page":
        return network.option(nodes, edges, theme)
    drawn = found.head(slides.MOST_ROWS if slides.is_slide(size) else 20)
    figure = bars.ranked(
        drawn, names="term", values="log_dice", keys="term", theme=theme,
        labels=[numbers.short(value) for value in drawn["log_dice"]], strong=set(drawn["term"].head(3)), row=26,
    )  # fmt: skip
    return slides.fitted(figure, size)


def _shared(request: Request, term: str, other: str, unit: cooccurrence.Unit) -> tuple[DataFrame, str]:
    rows = request.get(cooccurrence.together, term, other, unit=unit)
    words_of = term if other == term else request.t("company.both", term=term, other=other)
    return rows, request.t("evidence.term", term=words_of)
