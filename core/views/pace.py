"""会议: how often, by period and by region; the days in between; who chairs from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import meetings, pace, regions
from core.charts import bands, bars, columns, coverage, numbers, slides
from core.charts import theme as look
from core.charts.frames import records
from core.views import terms
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame, Series

MOST_BODIES, MOST_BANDS = 30, 24


def frequency(request: Request) -> View | None:
    """Meetings by month, quarter or year (`step`), kind upon kind; None without a dated meeting."""
    step = request.one("step", "quarter")
    step = step if step in pace.STEPS else "quarter"
    found = request.get(pace.frequency, by=step)
    if found.empty:
        return None
    kinds = [request.label("doc_type_short", kind) for kind in found["doc_type"]]
    found = found.assign(kind=found["doc_type"], name=kinds)
    totals = found.groupby("period")["meetings"].sum()
    drawn = columns.folded(found, request.t("pace.other"))
    count = int(totals.sum())
    held = int(request.get(meetings.totals)["meetings"].iloc[0])
    said = request.t(f"pace.of_{step}")
    places = set(request.get(regions.region_counts)["region_code"].dropna())
    seen = terms.behind(request, places, {int(period[:4]) for period in totals.index})
    return View(
        "meetings.frequency",
        _busiest(request, totals, said),
        request.subtitle(request.t("pace.frequency", step=said)),
        request.counted(count, request.t("pace.undated", n=held - count) if held > count else ""),
        found,
        {"period": request.t("column.month" if step == "month" else "pace.period"), "name": request.t("column.kind"),
         "meetings": request.t("column.meetings"), "regions": request.t("pace.regions")},
        count,
        note=request.t("meetings.gap") + terms.note(request, seen, places),
        takeaway=request.t("takeaway.months", n=count, months=len(totals)) if step == "month"
        else request.t("pace.takeaway", n=count, periods=len(totals), step=said),
        lead=str(totals.idxmax()),
        native=Native("bar", "period", ("meetings",), series="name"),
        draw=lambda theme, size: _columns(_recent(drawn, size), seen, theme, request, size),
        facts=lambda mark: (request.get(meetings.meetings, when=_months(mark)), _period(mark, request)),
    )  # fmt: skip


def _columns(drawn: DataFrame, seen: DataFrame, theme: look.Theme, request: Request, size: Size) -> Drawing:
    """The columns, over the terms of office that are asked for."""
    figure = columns.stacked(drawn, theme, request.language)
    if len(seen):
        periods = columns.shown(drawn)
        drawn_in = seen[(seen["last"] >= periods[0][:4]) & (seen["first"] <= f"{periods[-1][:4]}-12-31")]
        figure = bands.behind(figure, drawn_in, theme, lambda day: columns.position(day, periods))
        figure.update_layout(margin={"t": 58}, legend={"y": 1.1})
    return slides.fitted(figure, size)


def _recent(drawn: DataFrame, size: Size) -> DataFrame:
    if not slides.is_slide(size):
        return drawn
    return drawn[drawn["period"].isin(sorted(set(drawn["period"]))[-slides.MOST_ROWS :])]


def _period(period: str, request: Request) -> str:
    """2023年第2季度."""
    if "Q" in period:
        return request.t("pace.quarter", year=period[:4], quarter=period[-1])
    return numbers.date_name(period, request.language)


def _months(mark: str) -> tuple[str, ...]:
    """What the dates of a year, a quarter or a month begin with."""
    if "Q" not in mark:
        return (mark,)
    first = (int(mark[-1]) - 1) * 3 + 1
    return tuple(f"{mark[:4]}-{month:02d}" for month in range(first, first + 3))


def _busiest(request: Request, totals: Series, said: str) -> str:
    """The period with most meetings, or how many there are with as many."""
    most, times = int(totals.max()), int((totals == totals.max()).sum())
    if most == 1:
        return request.t("pace.even", n=int(totals.sum()), step=said)
    if times > 1:
        return request.t("pace.most_tied", n=most, times=times, step=said)
    return request.t("pace.most", n=most, when=_period(str(totals.idxmax()), request))


def by_region(request: Request) -> View | None:
    """Meetings of each region and year; None below two regions."""
    found = request.get(pace.by_region)
    if found["region_code"].nunique() < 2:
        return None
    from core.geography.gazetteer import load_gazetteer

    provinces = {one.code: one.name for one in load_gazetteer().children("")}
    cells = coverage.placed(found.rename(columns={"meetings": "documents"}), provinces)
    totals = cells.groupby(["code", "name"])["documents"].sum().sort_values(ascending=False, kind="stable")
    table = coverage.wide(cells)
    count = int(totals.sum())
    code, name = totals.index[0]
    most = int(totals.iloc[0])
    tied = int((totals == most).sum())
    title = request.t(
        "pace.region_once" if most == 1 else "pace.region_tied" if tied > 1 else "pace.region_most",
        place=name,
        n=most if most > 1 else len(totals),
        regions=tied,
    )
    return View(
        "meetings.regions",
        title,
        request.subtitle(request.t("pace.by_region")),
        request.counted(count),
        table,
        {str(one): request.t("column.region") if one == "name" else str(one) for one in table},
        count,
        note=request.t("meetings.gap"),
        takeaway=title,
        lead=f"{code}|{cells.loc[(cells['code'] == code) & (cells['documents'] > 0), 'year'].iloc[-1]}",
        place="name",
        draw=lambda theme, size: _squares(cells, theme, size, request.language),
        facts=lambda mark: _of_cell(
            mark, request, merged=not set(found["region_code"]) <= set(cells["code"])
        ),
    )


def _squares(cells: DataFrame, theme: look.Theme, size: Size, language: str) -> Drawing:
    if slides.is_slide(size):
        years = sorted(set(cells["year"]))[-slides.MOST_ROWS :]
        top = cells.groupby("code", sort=False)["documents"].sum().nlargest(slides.MOST_ROWS).index
        cells = cells[cells["code"].isin(top) & cells["year"].isin(years)]
    return slides.fitted(coverage.squares(cells, theme, language), size)


def _of_cell(mark: str, request: Request, merged: bool) -> tuple[DataFrame, str]:
    """The meetings of a square: of the region itself, or of all in a province where provinces are drawn (`merged`)."""
    code, _, year = mark.partition("|")
    held = request.get(meetings.meetings, when=(year,))
    own = held["region_code"].fillna("")
    return held[own.str.startswith(code[:2]) if merged else own == code], numbers.year_name(
        year, request.language
    )


def intervals(request: Request) -> View | None:
    """The usual number of days between one meeting of a body and the next; None where no body met twice."""
    found = request.get(pace.intervals)
    if found.empty:
        return None
    kinds = [request.label("doc_type_short", kind) for kind in found["doc_type"]]
    places = found["region"].fillna(request.t("none.region"))
    found = found.assign(
        kind=kinds, body=[f"{place} {kind}" for place, kind in zip(places, kinds, strict=True)],
        mark=[f"{code}|{kind}" for code, kind in zip(found["region_code"], found["doc_type"], strict=True)],
    )  # fmt: skip
    grouped = found.groupby(["mark", "body"], as_index=False, sort=False)["days"]
    spans = grouped.agg(median="median", gaps="count", shortest="min", longest="max")
    spans = spans.sort_values(["gaps", "median"], ascending=[False, True], kind="stable").reset_index(
        drop=True
    )
    drawn = spans.head(MOST_BODIES).sort_values("median", kind="stable").reset_index(drop=True)
    documents = int(found["doc_id"].nunique())
    first = records(drawn)[0]
    whole = numbers.short(float(found["days"].median()))
    left = len(spans) - len(drawn)
    return View(
        "meetings.intervals",
        request.t("pace.interval_title", days=whole, n=len(found)),
        request.subtitle(request.t("pace.interval")),
        request.counted(documents, request.t("targets.left", n=left) if left else ""),
        spans,
        {"body": request.t("pace.body"), "median": request.t("pace.median"), "gaps": request.t("pace.gaps"),
         "shortest": request.t("pace.shortest"), "longest": request.t("pace.longest")},
        documents,
        note=request.t("pace.interval_note"),
        takeaway=request.t("pace.interval_takeaway", body=first["body"], days=numbers.short(float(first["median"]))),
        lead=str(first["mark"]),
        native=Native("bar", "body", ("median",)),
        draw=lambda theme, size: _spans(drawn, request, theme, size),
        facts=lambda mark: (found[found["mark"] == mark].iloc[::-1], request.t("evidence.meetings")),
    )  # fmt: skip


def _spans(drawn: DataFrame, request: Request, theme: look.Theme, size: Size) -> Drawing:
    rows = drawn.head(slides.MOST_ROWS) if slides.is_slide(size) else drawn
    labels = [
        request.t("pace.days", days=numbers.short(float(row["median"])), n=int(row["gaps"]))
        for row in records(rows)
    ]
    figure = bars.ranked(rows, names="body", values="median", keys="mark", theme=theme, labels=labels, row=28,
        strong={str(rows["mark"].iloc[0])},
    )  # fmt: skip
    return slides.fitted(figure, size)


def seen_in_chair(request: Request) -> DataFrame:
    """Who is seen in the chair from when to when: those with two meetings or more, everybody where nobody has two."""
    often: DataFrame = request.get(pace.tenures)
    once: DataFrame = request.get(pace.tenures, least=1)
    return once if often.empty else often


def chairs(request: Request) -> View | None:
    """People in the chair as bands of time, of the regions with most meetings."""
    found = seen_in_chair(request)
    if found.empty:
        return None
    drawn = found.sort_values("meetings", ascending=False, kind="stable").head(MOST_BANDS)
    drawn = drawn.sort_values(["region_code", "first"], kind="stable").reset_index(drop=True)
    several = drawn["region_code"].nunique() > 1
    roles: Any = [
        " ".join(str(part) for part in (row["region"] if several else None, row["role"]) if part) or None
        for row in records(drawn)
    ]
    shown = drawn.assign(role=roles)
    counted = int(found["meetings"].sum())
    top = records(found.loc[found["meetings"].sort_values(ascending=False, kind="stable").index[:1]])[0]
    left, most = len(found) - len(drawn), int(top["meetings"])
    title = request.t(
        "pace.chair_title" if most > 1 else "pace.chair_once",
        name=top["chair"],
        n=most if most > 1 else len(found),
        total=len(found),
    )
    table = found.assign(
        since=[numbers.date_name(day, request.language) for day in found["first"]],
        until=[numbers.date_name(day, request.language) for day in found["last"]],
    )
    return View(
        "meetings.chairs",
        title,
        request.subtitle(request.t("pace.chairs")),
        request.counted(counted, request.t("pace.left", n=left) if left else ""),
        table,
        {"region": request.t("column.region"), "chair": request.t("column.chair"), "role": request.t("pace.role"),
         "since": request.t("pace.first"), "until": request.t("pace.last"), "meetings": request.t("column.meetings")},
        counted,
        note=request.t("pace.chairs_note"),
        takeaway=title,
        lead=str(drawn["first_doc_id"].iloc[0]),
        place="region",
        draw=lambda theme, size: slides.fitted(
            bands.tenures(shown.head(slides.MOST_ROWS) if slides.is_slide(size) else shown, theme, request.language), size
        ),
        facts=lambda mark: (_chaired(request, drawn, mark), request.t("evidence.meetings")),
    )  # fmt: skip


def _chaired(request: Request, drawn: DataFrame, mark: str) -> DataFrame:
    """The meetings of the person whose first meeting is that document."""
    people: list[dict[str, Any]] = records(drawn[drawn["first_doc_id"] == mark])
    one = people[0] if people else {"chair": "", "region_code": None}
    held: DataFrame = request.get(meetings.meetings, chair=one["chair"])
    own = held[held["region_code"] == one["region_code"]]
    return own.sort_values("date", kind="stable")
