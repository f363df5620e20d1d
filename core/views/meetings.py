"""会议: meetings in time, by month, and as a list."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from core.analysis import meetings
from core.charts import bars, calendar, months, numbers, sentences, slides
from core.charts import meetings as charts
from core.charts import theme as look
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

SEARCHED = ("name", "title", "chair", "region", "agenda_titles")
LISTED = ("date", "region", "kind", "name", "chair", "agenda", "agenda_titles")


def in_time(request: Request) -> View | None:
    """A labelled line of time, or a calendar of days."""
    held = _held(request)
    if held.empty:
        return None
    few = len(held) < charts.FEW
    undated = int((held["date_basis"] != "meeting").sum())
    days = {} if few else calendar.option(held, "light", request.language)
    hidden = 0 if few else calendar.left_out(held, days)
    if undated and few:
        note = request.t("meetings.ring", n=undated)
    elif few:
        note = ""
    else:
        on = calendar.on_holidays(held)
        words = request.t("meetings.holidays", on=request.t("meetings.on_holidays", n=on) if on else "")
        note = words + (request.t("meetings.hidden", n=hidden) if hidden else "")
    return View(
        "meetings.time",
        sentences.meetings(held, charts.FEW, request.language),
        request.subtitle(request.t("meetings.point" if few else "meetings.day")),
        request.counted(len(held), request.t("meetings.thin", n=charts.FEW) if few else ""),
        held,
        {name: request.t(f"column.{name}") for name in LISTED[:-1]},
        len(held),
        note=note,
        takeaway=_takeaway(request, held),
        lead=str(held["doc_id"].iloc[0]),
        place="region",
        year="year",
        draw=lambda theme, size: _in_time(request, held, few, theme, size),
        facts=lambda mark: (_at(held, mark), request.t("evidence.meetings")),
        counted=tuple(tuple(series) for series in calendar.marks(days)) if not few else (),
    )


def by_month(request: Request) -> View | None:
    """A grid of months with the number of meetings in each."""
    found = months.summed(request.get(meetings.by_month))
    if found.empty:
        return None
    held = _held(request)
    top = found.sort_values("meetings", ascending=False).iloc[0]
    return View(
        "meetings.months",
        sentences.months(found, charts.FEW, request.language),
        request.subtitle(request.t("meetings.by_month")),
        request.counted(len(held)),
        found,
        {"month": request.t("column.month"), "meetings": request.t("column.meetings")},
        len(held),
        note=request.t("meetings.gap"),
        takeaway=request.t("takeaway.months", n=int(found["meetings"].sum()), months=len(found)),
        lead=str(top["month"]),
        year="year",
        native=Native("bar", "month", ("meetings",)),
        draw=lambda theme, size: slides.fitted(
            months.grid(_recent(found, size), theme, request.language), size
        ),
        facts=lambda mark: (_at(held, mark), numbers.date_name(mark, request.language)),
    )


def listed(request: Request) -> View | None:
    """Meetings as a table, newest first, a row a meeting; those with what is searched for (`q`) in name, chair or agenda."""
    held, asked = _held(request), request.one("q").strip()
    held = held[_holding(held, asked)].reset_index(drop=True) if asked else held
    if held.empty:
        return None
    return View(
        "meetings.list",
        request.t("meetings.found", n=len(held), q=asked) if asked else request.t("meetings.list"),
        request.filter_words(),
        request.counted(len(held)),
        held,
        {name: request.t(f"column.{name}") for name in LISTED},
        len(held),
        takeaway=_takeaway(request, held),
        lead=str(held["doc_id"].iloc[0]),
        place="region",
        year="year",
        facts=lambda mark: (held[held["doc_id"] == mark], request.t("evidence.meetings")),
        marks=tuple(held["doc_id"]),
    )


def _holding(held: DataFrame, asked: str) -> Any:
    """Which rows hold the words, as they stand."""
    words = [held[name].fillna("").str.contains(asked, case=False, regex=False) for name in SEARCHED]
    return reduce(or_, words)


def _held(request: Request) -> DataFrame:
    found: DataFrame = request.get(meetings.meetings)
    kinds = [request.label("doc_type_short", kind) for kind in found["doc_type"]]
    return found.assign(kind=kinds, agenda=found["agenda"].astype("Int64"))


def _at(held: DataFrame, mark: str) -> DataFrame:
    """The meetings of a document or of a day or month."""
    return held[(held["doc_id"] == mark) | held["date"].fillna("").str.startswith(mark)]


def _in_time(request: Request, held: DataFrame, few: bool, theme: look.Theme, size: Size) -> Drawing:
    if slides.is_slide(size):
        return slides.fitted(_by_kind(held, theme), size)
    if few:
        return charts.timeline(held, theme, request.language)
    if size == "page":
        return calendar.option(held, theme, request.language)
    found = months.summed(request.get(meetings.by_month))
    return months.grid(found, theme, request.language)


def _by_kind(held: DataFrame, theme: look.Theme) -> Drawing:
    """How many meetings of each kind: what a line of time says at ten metres."""
    counts = held["kind"].value_counts().head(slides.MOST_ROWS).rename_axis("name").reset_index(name="n")
    return bars.ranked(
        counts, names="name", values="n", keys="name", theme=theme, labels=[numbers.count(n) for n in counts["n"]],
        strong={counts["name"].iloc[0]},
    )  # fmt: skip


def _recent(found: DataFrame, size: Size) -> DataFrame:
    return found[found["year"] > found["year"].max() - slides.MOST_ROWS] if slides.is_slide(size) else found


def _takeaway(request: Request, held: DataFrame) -> str:
    """Which kind of meeting there are most of, and the newest one."""
    kinds = held["kind"].value_counts()
    dates = [date for date in held["date"] if not numbers.missing_text(date)]
    newest = numbers.date_name(max(dates), request.language) if dates else ""
    words = request.t("takeaway.meetings", kind=kinds.index[0], n=int(kinds.iloc[0]))
    return words + (request.t("takeaway.newest", date=newest) if newest else "")
