"""关键词: the words that set the chosen documents apart from the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.analysis import keyness, keywords, overview
from core.charts import keyness as charts
from core.charts import slides, words
from core.charts import theme as look
from core.models import Filter
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

EACH_SIDE, TRIED = 12, 60
PASSAGES, WIDTH = 200, 22


def distinctive(request: Request) -> View | None:
    """The words most over-used in the chosen documents and in all the others; None where there are no others."""
    found = _compared(request)
    first = found[found["side"] == "first"]
    if first.empty:
        return None
    name, rest = request.filter_words(), request.t("distinctive.rest")
    here, there = int(found["documents_total"].iloc[0]), int(found["other_documents_total"].iloc[0])
    sure = first[first["significant"].astype(bool) & ~first["thin"].astype(bool)]
    top = (sure if len(sure) else first).iloc[0]
    if len(sure):
        title = request.t(
            "distinctive.title", name=name, terms=request.joined([str(term) for term in sure["term"][:3]])
        )
    else:
        title = request.t("distinctive.too_few", name=name)
    return View(
        "keywords.distinctive",
        title,
        request.subtitle(request.t("distinctive.measure")),
        request.counted(here, request.t("distinctive.others", n=there)),
        found.assign(
            times=(2 ** found["log_ratio"]).round(2), rate=found["per_10k"].round(2), other=found["other_per_10k"].round(2)
        ),
        {
            "term": request.t("column.term"), "count": request.t("column.count"), "documents": request.t("column.documents_with"),
            "rate": request.t("distinctive.rate"), "other_count": request.t("distinctive.other_count"),
            "other": request.t("distinctive.other_rate"), "times": request.t("distinctive.times"), "g2": "G²", "q": "q",
        },
        here,
        note=request.t("distinctive.note"),
        how=request.t("distinctive.how"),
        takeaway=request.t(
            "distinctive.takeaway", term=top["term"], n=int(top["count"]), other=int(top["other_count"])
        ),
        lead=str(found.index[found["term"] == top["term"]][0]),
        native=Native("bar", "term", ("times",)),
        draw=lambda theme, size: _dots(request, found, name, rest, theme, size),
        facts=lambda mark: _passages(request, found, mark),
    )  # fmt: skip


def _compared(request: Request) -> DataFrame:
    """Words of both sides without names of places, `EACH_SIDE` each."""
    found = request.get(keyness.distinctive, limit=TRIED)
    names = request.ask(overview.available, Filter()).regions["region"].dropna()
    kept: DataFrame = words.without_places(found, names).groupby("side").head(EACH_SIDE)
    return kept.reset_index(drop=True)


def _dots(request: Request, found: DataFrame, name: str, rest: str, theme: look.Theme, size: Size) -> Drawing:
    if slides.is_slide(size):
        found = found[found["side"] == "first"].head(slides.MOST_ROWS)
    return slides.fitted(charts.dots(found, name, rest, theme, request.language), size)


def _passages(request: Request, found: DataFrame, mark: str) -> tuple[DataFrame, str]:
    """Where the word of a dot stands: in the chosen documents, or in any where these never use it."""
    row = found.iloc[min(int(mark) if mark.isdecimal() else 0, len(found) - 1)]
    chosen = request.chosen if row["count"] else Filter()
    term = str(row["term"])
    where = request.ask(keywords.passages, chosen, term, limit=PASSAGES, width=WIDTH)
    return where, request.t("evidence.term", term=term)
