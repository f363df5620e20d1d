"""会议: what comes to the table, how long it stays there, and which themes of the year's report reached it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import meetings, pace, regions
from core.charts import bars, numbers, slides, topics
from core.charts import theme as look
from core.charts.frames import records
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_PERIODS, MOST_ITEMS = 24, 500


def over_time(request: Request) -> View | None:
    """Topics of agenda items by quarter or year (`step`), darker is a larger share of the items."""
    step = request.one("step", "year")
    step = step if step in pace.STEPS else "year"
    found = request.get(pace.agenda_topics, by=step)
    if found.empty:
        return None
    label = found["label_en" if request.language == "en" else "label"]
    found = found.assign(label=label, percent=numbers.rounded(found["share"] * 100, 1))
    periods = sorted(set(found["period"]))[-MOST_PERIODS:]
    drawn = found[found["period"].isin(periods)]
    cells = drawn.assign(region_code=drawn["period"], region=[str(period) for period in drawn["period"]])
    totals = found.groupby(["topic", "label"])["items"].sum().sort_values(ascending=False, kind="stable")
    documents, items = _totals(request)
    (topic, name), most = totals.index[0], int(totals.iloc[0])
    last = found[found["topic"] == topic]["period"].iloc[-1]
    return View(
        "meetings.topics",
        request.t("agenda.most", topic=name, n=most, total=numbers.count(items)),
        request.subtitle(request.t("agenda.share")),
        request.counted(documents, request.t("agenda.items", n=items)),
        found,
        {"period": request.t("pace.period"), "label": request.t("column.topic"), "items": request.t("column.agenda"),
         "meetings": request.t("column.meetings"), "percent": request.t("column.share")},
        documents,
        note=request.t("agenda.note"),
        how=request.t("agenda.how"),
        takeaway=request.t("agenda.most", topic=name, n=most, total=numbers.count(items)),
        lead=f"{last}|{topic}",
        native=Native("bar", "label", ("items",), series="period"),
        draw=lambda theme, size: _heat(cells, theme, size),
        facts=lambda mark: _items_of(request, mark),
    )  # fmt: skip


def _heat(cells: DataFrame, theme: look.Theme, size: Size) -> Drawing:
    order = cells.groupby("topic")["items"].sum().sort_values(ascending=False, kind="stable").index
    places = {topic: at for at, topic in enumerate(order)}
    cells = cells.assign(_place=[places[topic] for topic in cells["topic"]])
    if slides.is_slide(size):
        shown = sorted(set(cells["region_code"]))[-slides.MOST_ROWS :]
        cells = cells[cells["region_code"].isin(shown) & (cells["_place"] < slides.MOST_ROWS)]
    # Topics in the order of their weight, the newest period on top.
    cells = cells.sort_values("_place", kind="stable")
    drawn = topics.heat_table(cells, theme, sorted(set(cells["region_code"]), reverse=True))
    return slides.fitted(drawn, size)


def _items_of(request: Request, mark: str) -> tuple[DataFrame, str]:
    """The agenda items of a period and topic, or of a topic (`|health`)."""
    period, _, topic = mark.partition("|")
    found = request.get(pace.agenda_on, topic)
    if "Q" in period:
        first = (int(period[-1]) - 1) * 3 + 1
        months = {f"{period[:4]}-{month:02d}" for month in range(first, first + 3)}
        found = found[found["period"].isin(months)]
    elif period:
        found = found[found["date"].fillna("").str.startswith(period)]
    return found, request.t("agenda.evidence")


def stays(request: Request) -> View | None:
    """How long topics stay on the agendas of a region, longest first."""
    found = request.get(pace.topic_stays)
    if found.empty:
        return None
    shown = found.assign(
        label=found["label_en" if request.language == "en" else "label"],
        region=found["region"].fillna(request.t("none.region")),
        since=[numbers.date_name(month, request.language) for month in found["first"]],
        until=[numbers.date_name(month, request.language) for month in found["last"]],
        mark=[f"{code}|{topic}" for code, topic in zip(found["region_code"], found["topic"], strict=True)],
    ).sort_values(["longest", "items"], ascending=False, kind="stable").reset_index(drop=True)  # fmt: skip
    first = records(shown)[0]
    documents = _totals(request)[0]
    longest = int(first["longest"])
    title = request.t(
        "agenda.longest" if longest > 1 else "agenda.short",
        place=first["region"],
        topic=first["label"],
        n=longest,
    )
    return View(
        "meetings.stays",
        title,
        request.subtitle(request.t("agenda.stays")),
        request.counted(documents),
        shown,
        {"region": request.t("column.region"), "label": request.t("column.topic"), "longest": request.t("agenda.months"),
         "months": request.t("agenda.in_months"), "items": request.t("column.agenda"),
         "since": request.t("pace.first"), "until": request.t("pace.last")},
        documents,
        how=request.t("agenda.stay_how"),
        takeaway=title,
        lead=str(first["mark"]),
        place="region",
        facts=lambda mark: _of_stay(request, mark),
        marks=tuple(shown["mark"]),
    )  # fmt: skip


def _of_stay(request: Request, mark: str) -> tuple[DataFrame, str]:
    code, _, topic = mark.partition("|")
    found = request.get(pace.agenda_on, topic)
    return found[found["region_code"].astype(str) == code], request.t("agenda.evidence")


def report_years(request: Request) -> list[str]:
    """The years with a report whose region also met, newest first."""
    met = set(request.get(pace.frequency, by="year")["year"])
    return [str(year) for year in request.get(pace.report_years)["year"] if year in met]


def reached(request: Request) -> dict[str, str]:
    """The regions of `themes` in the year asked for (`year`): names by code."""
    found = _themes(request)
    return {} if found is None else dict(zip(found["region_code"], found["region"], strict=True))


def _themes(request: Request) -> Any:
    years = report_years(request)
    if not years:
        return None
    year = request.one("year") if request.one("year") in years else years[0]
    return request.get(pace.themes_reached, int(year)).assign(year_shown=int(year))


def themes(request: Request) -> View | None:
    """Themes of a year's report (`year`, `place`) by weight, with how often and when first they came to a meeting."""
    found = _themes(request)
    if found is None:
        return None
    codes = list(dict.fromkeys(found["region_code"]))
    place = request.one("place") if request.one("place") in codes else codes[0]
    own = found[(found["region_code"] == place) & (found["share"] > 0)].sort_values(
        "share", ascending=False, kind="stable"
    )
    if own.empty:
        return None
    year, name = int(own["year_shown"].iloc[0]), str(own["region"].iloc[0])
    items = own["items"].fillna(0).astype(int)
    firsts = [numbers.date_name(day, request.language) for day in own["first"]]
    words = [
        request.t("agenda.reached", n=n, first=first) if n and first else request.t("agenda.times", n=n) if n
        else request.t("agenda.never")
        for n, first in zip(items, firsts, strict=True)
    ]  # fmt: skip
    label = own["label_en" if request.language == "en" else "label"]
    own = own.assign(
        label=label, items=items, percent=numbers.rounded(own["share"] * 100, 1), when=firsts, words=words
    )
    came = int((items > 0).sum())
    held = request.within(regions=(place,), year_from=year, year_to=year, doc_types=()).get(meetings.meetings)
    held = held[(held["region_code"] == place) & held["date"].fillna("").str.startswith(str(year))]
    documents = len(held) + 1
    never = [str(one) for one in own.loc[items == 0, "label"]]
    return View(
        "meetings.themes",
        request.t("agenda.theme_title", place=name, year=year, n=came, total=len(own)),
        request.subtitle(request.t("agenda.themes")),
        request.counted(documents, request.t("agenda.held", n=len(held))),
        own,
        {"label": request.t("column.topic"), "percent": request.t("agenda.weight"), "items": request.t("column.agenda"),
         "meetings": request.t("column.meetings"), "when": request.t("agenda.first"), "first_item": request.t("agenda.first_item")},
        documents,
        note=request.t("agenda.theme_note"),
        how=request.t("agenda.how"),
        takeaway=request.t("agenda.never_came", topics=request.joined(never[:4])) if never
        else request.t("agenda.all_came"),
        lead=str(own["topic"].iloc[0]),
        place="region",
        native=Native("bar", "label", ("percent",), unit="%"),
        draw=lambda theme, size: _weights(own, theme, size),
        facts=lambda topic: _of_theme(request, place, year, topic),
    )  # fmt: skip


def _weights(own: DataFrame, theme: look.Theme, size: Size) -> Drawing:
    rows = own.head(slides.MOST_ROWS) if slides.is_slide(size) else own
    figure = bars.ranked(
        rows, names="label", values="percent", keys="topic", theme=theme, labels=list(rows["words"]), row=26,
        strong=set(rows.loc[rows["items"] > 0, "topic"]),
    )  # fmt: skip
    return slides.fitted(figure, size)


def _of_theme(request: Request, place: str, year: int, topic: str) -> tuple[DataFrame, str]:
    """The agenda items of the theme; of one that never came, its sentences in the report."""
    own = request.within(regions=(place,), year_from=year, year_to=year, doc_types=())
    found = own.get(pace.agenda_on, topic)
    found = found[(found["region_code"] == place) & found["date"].fillna("").str.startswith(str(year))]
    if len(found):
        return found, request.t("agenda.evidence")
    said = own.within(doc_types=("government_work_report",)).get(regions.topic_passages, topic, own=(place,))
    return said, request.t("evidence.topic")


def items(request: Request) -> View | None:
    """Agenda items with what is searched for (`q`), newest first."""
    asked = request.one("q").strip()
    documents, total = _totals(request, asked)
    if not total:
        return None
    shown = request.get(meetings.agenda, asked, limit=MOST_ITEMS)
    shown = shown.assign(kind=[request.label("doc_type_short", kind) for kind in shown["doc_type"]])
    left = total - len(shown)
    return View(
        "meetings.agenda",
        request.t("agenda.found" if asked else "agenda.list", n=total, q=asked),
        request.subtitle(),
        request.counted(documents, request.t("agenda.left", n=left) if left else ""),
        shown,
        {"date": request.t("column.date"), "region": request.t("column.region"), "kind": request.t("column.kind"),
         "position": request.t("column.number"), "item": request.t("column.agenda_titles")},
        documents,
        takeaway=request.t("agenda.newest", item=shown["item"].iloc[0]),
        lead="0",
        place="region",
        year="year",
        facts=lambda mark: (shown.iloc[[int(mark)]] if mark.isdecimal() and int(mark) < len(shown) else shown.head(0), request.t("agenda.evidence")),
        marks=tuple(str(at) for at in range(len(shown))),
    )  # fmt: skip


def _totals(request: Request, contains: str = "") -> tuple[int, int]:
    """How many documents have agenda items, and how many these are."""
    found = request.get(meetings.agenda_totals, contains).iloc[0]
    return int(found["documents"]), int(found["items"])
