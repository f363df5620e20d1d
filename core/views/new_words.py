"""关键词: phrases that came and went from one year to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.analysis import keyness, keywords
from core.charts import slides, turnover, words
from core.charts import theme as look
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

SCOPES = ("phrases", "words")
EACH_SIDE, TRIED = 16, 100
LEAST = 2


def years(request: Request) -> list[str]:
    """The years that can be compared with the one before, newest first."""
    return [str(year) for year in request.get(keyness.years_with_one_before)["year"]]


def turned_over(request: Request) -> View | None:
    """What is new in a year (`year`) and what was dropped since the one before; policy phrases or all words (`scope`)."""
    known = years(request)
    if not known:
        return None
    year = int(request.one("year", known[0])) if request.one("year", known[0]) in known else int(known[0])
    phrases = request.one("scope", SCOPES[0]) != SCOPES[1]
    found = request.get(keyness.new_and_dropped, year, policy_only=phrases, least=LEAST, limit=TRIED)
    names = request.places()
    found = keyness.outermost(words.without_places(found, names))
    if found.empty:
        return None
    drawn = found.groupby("change", sort=False).head(EACH_SIDE).reset_index(drop=True)
    fresh, gone = (
        [str(term) for term in found.loc[found["change"] == side, "term"]] for side in turnover.SIDES
    )
    here, before = int(found["documents_total"].iloc[0]), int(found["previous_total"].iloc[0])
    first = found.iloc[0]
    kind = request.t("turnover.phrases" if phrases else "turnover.words")
    return View(
        "keywords.turnover",
        request.t("turnover.title", year=year, n=len(fresh), gone=len(gone), kind=kind),
        request.subtitle(request.t("turnover.measure", year=year, before=year - 1)),
        request.counted(here + before, request.t("turnover.sides", year=year, here=here, before=before)),
        found.assign(
            when=[request.t(f"turnover.is_{change}") for change in found["change"]],
            side_documents=[here if change == "new" else before for change in found["change"]],
        ),
        {
            "when": request.t("column.change_of"), "term": request.t("column.term"), "count": request.t("column.count"),
            "documents": request.t("column.documents_with"), "side_documents": request.t("column.documents"),
            "first_used": request.t("column.first_used"),
        },
        here + before,
        note=request.t("turnover.note", n=LEAST),
        how=request.t("turnover.how"),
        takeaway=request.t("turnover.takeaway", year=year, terms=request.joined((fresh or gone)[:3])),
        lead=f"{first['change']}|{first['term']}",
        native=Native("bar", "term", ("count",)),
        draw=lambda theme, size: _drawn(request, drawn, year, theme, size),
        facts=lambda mark: _uses(request, mark, year),
    )  # fmt: skip


def _drawn(request: Request, drawn: DataFrame, year: int, theme: look.Theme, size: Size) -> Drawing:
    if slides.is_slide(size):
        side = str(drawn["change"].iloc[0])
        drawn = drawn[drawn["change"] == side].head(slides.MOST_ROWS)
    return slides.fitted(turnover.panels(drawn, theme, year, request.language), size)


def _uses(request: Request, mark: str, year: int) -> tuple[DataFrame, str]:
    """Where a phrase of a bar stands, in the year it stands in."""
    side, _, term = mark.partition("|")
    of = year if side == "new" else year - 1
    narrowed = replace(request.chosen, year_from=of, year_to=of)
    return request.ask(keywords.passages, narrowed, term, limit=100), request.t("evidence.term", term=term)
