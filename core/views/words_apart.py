"""关键词: the words that set the chosen documents apart from the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.analysis import keyness, keywords, overview
from core.charts import keyness as charts
from core.charts import numbers, slides, words
from core.charts import theme as look
from core.models import Filter
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

EACH_SIDE, TRIED = 12, 60
PASSAGES, WIDTH = 200, 22
FILTER = "filter"


def sides(request: Request) -> dict[str, str]:
    """What can be set apart from the rest, code to name: what the filter chooses, else each year, kind and region of it.
    The first is the usual one."""
    there = request.get(overview.available)
    found: dict[str, str] = {}
    if request.chosen != Filter() and _others(request):
        found[FILTER] = request.filter_words()
    if len(there.years) > 1:
        years = [int(year) for year in reversed(list(there.years["year"]))]
        found |= {f"year-{year}": numbers.year_name(year, request.language) for year in years}
    if len(there.doc_types) > 1:
        found |= {f"type-{kind}": request.label("doc_type", kind) for kind in there.doc_types["doc_type"]}
    if len(there.regions) > 1:
        pairs = zip(there.regions["region_code"], there.regions["region"], strict=True)
        found |= {f"region-{code}": str(name) for code, name in pairs}
    return found


def _others(request: Request) -> bool:
    """Whether there are documents beside those that the filter chooses."""
    counted = (
        ask(overview.corpus_counts)
        for ask in (request.get, request.within(regions=(), year_from=None, year_to=None, doc_types=()).get)
    )
    chosen, every = (int(counts["documents"].iloc[0]) for counts in counted)
    return chosen < every


def _narrowed(request: Request) -> tuple[Filter, Filter | None, str]:
    """What is set apart, within what (None: within everything), and its name."""
    known = sides(request)
    side = request.one("side")
    side = side if side in known else next(iter(known), FILTER)
    kind, _, value = side.partition("-")
    if kind == "year":
        return replace(request.chosen, year_from=int(value), year_to=int(value)), request.chosen, known[side]
    if kind == "type":
        return replace(request.chosen, doc_types=(value,)), request.chosen, known[side]
    if kind == "region":
        return replace(request.chosen, regions=(value,)), request.chosen, known[side]
    return request.chosen, None, known.get(side, "")


def distinctive(request: Request) -> View | None:
    """The words most over-used in one part of the documents (`side`: what the filter chooses, else a year, a kind, a
    region) and in all the others; None where there are no others."""
    chosen, within, name = _narrowed(request)
    rest = request.t("distinctive.rest")
    found = _compared(request, chosen, within)
    first = found[found["side"] == "first"]
    if first.empty:
        return None
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
            times=numbers.rounded(2 ** found["log_ratio"], 2), g2=numbers.rounded(found["g2"], 1), q=numbers.rounded(found["q"], 4), rate=numbers.rounded(found["per_10k"], 2), other=numbers.rounded(found["other_per_10k"], 2)
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
        facts=lambda mark: _passages(request, found, chosen, within, mark),
    )  # fmt: skip


def _compared(request: Request, chosen: Filter, within: Filter | None) -> DataFrame:
    """Words of both sides without names of places, `EACH_SIDE` each."""
    found = request.ask(keyness.distinctive, chosen, within=within, limit=TRIED)
    kept: DataFrame = words.without_places(found, request.places()).groupby("side").head(EACH_SIDE)
    return kept.reset_index(drop=True)


def _dots(request: Request, found: DataFrame, name: str, rest: str, theme: look.Theme, size: Size) -> Drawing:
    if slides.is_slide(size):
        found = found[found["side"] == "first"].head(slides.MOST_ROWS)
    return slides.fitted(charts.dots(found, name, rest, theme, request.language), size)


def _passages(
    request: Request, found: DataFrame, chosen: Filter, within: Filter | None, mark: str
) -> tuple[DataFrame, str]:
    """Where the word of a dot stands: in the part set apart, or in any document compared where that never uses it."""
    row = found.iloc[min(int(mark) if mark.isdecimal() else 0, len(found) - 1)]
    term = str(row["term"])
    where = request.ask(
        keywords.passages, chosen if row["count"] else within or Filter(), term, limit=PASSAGES, width=WIDTH
    )
    return where, request.t("evidence.term", term=term)
