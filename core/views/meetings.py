"""会议: meetings in time, by month, and as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import meetings
from core.charts import calendar, months, numbers, sentences, slides
from core.charts import meetings as charts
from core.charts import theme as look
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

LISTED = ("date", "region", "kind", "name", "chair", "agenda", "agenda_titles")
MOST_LISTED = 1_000  # of the newest


def in_time(request: Request) -> View | None:
    """A labelled line of time, or a calendar of days."""
    n, undated, years = _totals(request)
    if not n:
        return None
    held, few = _held(request), n < charts.FEW
    counts = request.get(meetings.by_day)
    days = {} if few else calendar.option(counts, "light", request.language)
    hidden = 0 if few else calendar.left_out(n, days)
    if undated and few:
        note = request.t("meetings.ring", n=undated)
    elif few:
        note = ""
    else:
        on = calendar.on_holidays(counts)
        words = request.t("meetings.holidays", on=request.t("meetings.on_holidays", n=on) if on else "")
        note = words + (request.t("meetings.hidden", n=hidden) if hidden else "")
    return View(
        "meetings.time",
        sentences.meetings(n, years, charts.FEW, request.language),
        request.subtitle(request.t("meetings.point" if few else "meetings.day")),
        request.counted(n, request.t("meetings.thin", n=charts.FEW) if few else ""),
        held,
        {name: request.t(f"column.{name}") for name in LISTED[:-1]},
        n,
        note=note,
        takeaway=_takeaway(request),
        lead=str(held["doc_id"].iloc[0]),
        place="region",
        year="year",
        draw=lambda theme, size: _in_time(request, held, counts, few, theme, size),
        facts=lambda mark: (_at(request, held, mark), request.t("evidence.meetings")),
        counted=tuple(tuple(series) for series in calendar.marks(days)) if not few else (),
    )


def by_month(request: Request) -> View | None:
    """A grid of months with the number of meetings in each."""
    found = months.summed(request.get(meetings.by_month))
    if found.empty:
        return None
    n = _totals(request)[0]
    top = found.sort_values("meetings", ascending=False).iloc[0]
    return View(
        "meetings.months",
        sentences.months(found, charts.FEW, request.language),
        request.subtitle(request.t("meetings.by_month")),
        request.counted(n),
        found,
        {"month": request.t("column.month"), "meetings": request.t("column.meetings")},
        n,
        note=request.t("meetings.gap"),
        takeaway=request.t("takeaway.months", n=int(found["meetings"].sum()), months=len(found)),
        lead=str(top["month"]),
        year="year",
        native=Native("bar", "month", ("meetings",)),
        draw=lambda theme, size: slides.fitted(
            months.grid(_recent(found, size), theme, request.language), size
        ),
        facts=lambda mark: (_held(request, when=(mark,)), numbers.date_name(mark, request.language)),
    )


def listed(request: Request) -> View | None:
    """Meetings as a table, a row each of the newest; those with what is searched for (`q`) in name, chair or agenda."""
    asked = request.one("q").strip()
    n = _totals(request, asked)[0]
    if not n:
        return None
    held = _held(request, holding=asked)
    return View(
        "meetings.list",
        request.t("meetings.found", n=n, q=asked) if asked else request.t("meetings.list", n=n),
        request.filter_words(),
        request.counted(n, request.t("meetings.newest", n=len(held)) if n > len(held) else ""),
        held,
        {name: request.t(f"column.{name}") for name in LISTED},
        n,
        takeaway=_takeaway(request, asked),
        lead=str(held["doc_id"].iloc[0]),
        place="region",
        year="year",
        facts=lambda mark: (held[held["doc_id"] == mark], request.t("evidence.meetings")),
        marks=tuple(held["doc_id"]),
    )


def _totals(request: Request, holding: str = "") -> tuple[int, int, int]:
    """How many meetings, how many of them do not tell their date, and over how many years."""
    found = request.get(meetings.totals, holding).iloc[0]
    return int(found["meetings"]), int(found["undated"]), int(found["years"])


def _held(request: Request, **narrowed: Any) -> DataFrame:
    """The newest meetings with the names of their kinds."""
    found: DataFrame = request.get(meetings.meetings, limit=MOST_LISTED, **narrowed)
    kinds = [request.label("doc_type_short", kind) for kind in found["doc_type"]]
    return found.assign(kind=kinds, agenda=found["agenda"].astype("Int64"))


def _at(request: Request, held: DataFrame, mark: str) -> DataFrame:
    """The meeting of a document, or the meetings of a day or month."""
    own = held[held["doc_id"] == mark]
    return _held(request, when=(mark,)) if own.empty else own


def _in_time(
    request: Request, held: DataFrame, counts: DataFrame, few: bool, theme: look.Theme, size: Size
) -> Drawing:
    found = months.summed(request.get(meetings.by_month))
    if slides.is_slide(size) and len(found):
        return slides.fitted(months.grid(_recent(found, size), theme, request.language), size)
    if few:
        return charts.timeline(held, theme, request.language)
    if size == "page":
        return calendar.option(counts, theme, request.language)
    return months.grid(found, theme, request.language)


def _recent(found: DataFrame, size: Size) -> DataFrame:
    return found[found["year"] > found["year"].max() - slides.MOST_ROWS] if slides.is_slide(size) else found


def _kinds(request: Request, holding: str = "") -> DataFrame:
    """name (of a kind of meeting), n; most first."""
    found: DataFrame = request.get(meetings.by_kind, holding)
    names = [request.label("doc_type_short", kind) for kind in found["doc_type"]]
    summed = found.assign(name=names).groupby("name", sort=False)["meetings"].sum()
    return summed.sort_values(ascending=False, kind="stable").reset_index(name="n")


def _takeaway(request: Request, holding: str = "") -> str:
    """Which kind of meeting there are most of, and the newest one."""
    top = _kinds(request, holding).iloc[0]
    last = request.get(meetings.totals, holding)["newest"].iloc[0]
    newest = "" if numbers.missing_text(last) else numbers.date_name(last, request.language)
    words = request.t("takeaway.meetings", kind=top["name"], n=int(top["n"]))
    return words + (request.t("takeaway.newest", date=newest) if newest else "")
