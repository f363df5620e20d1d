"""会议: which phrases of the year's report came up at a meeting, how often, when first, and which never did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import meetings, phrases
from core.charts import bars, numbers, slides
from core.charts import theme as look
from core.charts.frames import records
from core.views.agenda import report_years
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_DRAWN = 24


def reached(request: Request) -> View | None:
    """The phrases of a year's report (`year`, `place`) by how often it says them, with how often and when first they came up."""
    years = report_years(request)
    if not years:
        return None
    year = int(request.one("year") if request.one("year") in years else years[0])
    found = request.get(phrases.phrases_reached, year)
    codes = list(dict.fromkeys(found["region_code"]))
    if not codes:
        return None
    place = request.one("place") if request.one("place") in codes else codes[0]
    own = found[found["region_code"] == place]
    own = own.assign(
        when=[numbers.date_name(day, request.language) for day in own["first"]],
        words=[_words(row, request) for row in records(own)],
        came=[request.t("phrases.yes" if n else "phrases.no") for n in own["mentions"]],
    )
    came = int((own["mentions"] > 0).sum())
    held = request.within(regions=(place,), year_from=year, year_to=year, doc_types=()).get(meetings.meetings)
    held = held[(held["region_code"] == place) & held["date"].fillna("").str.startswith(str(year))]
    documents = len(held) + 1
    never = list(own.loc[own["mentions"] == 0, "term"])
    title = request.t("phrases.title", place=own["region"].iloc[0], year=year, n=came, total=len(own))
    most = own.sort_values(["mentions", "count"], ascending=False, kind="stable").iloc[0]
    return View(
        "meetings.phrases",
        title,
        request.subtitle(request.t("phrases.measure")),
        request.counted(documents, request.t("agenda.held", n=len(held))),
        own,
        {"term": request.t("column.term"), "count": request.t("phrases.count"), "came": request.t("phrases.came"),
         "mentions": request.t("phrases.mentions"), "meetings": request.t("column.meetings"), "when": request.t("agenda.first"),
         "first_words": request.t("phrases.first_words")},
        documents,
        note=request.t("phrases.note")
        + (request.t("phrases.left", n=len(own) - MOST_DRAWN) if len(own) > MOST_DRAWN else ""),
        how=request.t("phrases.how"),
        takeaway=request.t("agenda.never_came", topics=request.joined(never[:4])) if never else title,
        lead=str(most["term"]),
        place="region",
        native=Native("bar", "term", ("count", "mentions")),
        draw=lambda theme, size: _bars(own, theme, size),
        facts=lambda term: (
            request.get(phrases.phrase_evidence, year, str(place), term), request.t("phrases.evidence", term=term)
        ),
    )  # fmt: skip


def _words(row: dict[str, Any], request: Request) -> str:
    """5 次，首次 2023年4月3日."""
    if not row["mentions"]:
        return request.t("agenda.never")
    first = numbers.date_name(row["first"], request.language)
    key = "agenda.reached" if first else "agenda.times"
    return request.t(key, n=int(row["mentions"]), first=first)


def _bars(own: DataFrame, theme: look.Theme, size: Size) -> Drawing:
    rows = own.head(slides.MOST_ROWS if slides.is_slide(size) else MOST_DRAWN)
    figure = bars.ranked(
        rows, names="term", values="count", keys="term", theme=theme, labels=list(rows["words"]), row=26,
        strong=set(rows.loc[rows["mentions"] > 0, "term"]),
    )  # fmt: skip
    return slides.fitted(figure, size)
