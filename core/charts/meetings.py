"""Meetings in time: a labelled line when they are few, a grid of months always, a calendar when they are many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.catalogue import label, text
from core.charts import numbers
from core.charts import theme as look
from core.charts.frames import records
from core.safe_text import chart_option, chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame
    from pyecharts.charts import Calendar

# Below this many a chart draws single meetings; trends and heat maps start here.
FEW = 12
CALENDAR_YEAR = 150
_CLASS_STARTS = (1, 2, 4, 7)
LEVELS = 3


def timeline(frame: DataFrame, theme: look.Theme, language: str = "zh") -> go.Figure:
    """Every meeting a labelled point on the line of time; a ring where only the publication date is known.

    `frame` is `core.analysis.meetings.meetings`; rows without at least a year are left out. A click gives doc_id.
    """
    ink = look.colours(theme)
    dated = [row for row in records(frame) if _position(row) is not None]
    dated.sort(key=lambda row: _position(row) or 0.0)
    positions = [_position(row) or 0.0 for row in dated]
    first, last = (int(min(positions)), int(max(positions))) if dated else (2020, 2020)
    heights = _heights(positions, (last + 1 - first) or 1)
    figure = look.figure(theme, 150 + 52 * (max(heights, default=0)))
    own = [row["date_basis"] == "meeting" for row in dated]
    figure.add_scatter(
        x=positions,
        y=[0] * len(dated),
        mode="markers",
        marker={
            "size": 14,
            "opacity": 1,
            "color": [ink.actual if stated else ink.background for stated in own],
            "line": {"color": [ink.actual] * len(dated), "width": 2.5},
        },
        customdata=[str(row["doc_id"]) for row in dated],
        hovertext=[_hover(row, language) for row in dated],
        hoverinfo="text",
    )
    middle = first + (last + 1 - first) / 2
    for row, x, height in zip(dated, positions, heights, strict=True):
        edge = abs(x - middle) > (last + 1 - first) * 0.36
        figure.add_annotation(
            x=x, y=0, yshift=34 + 46 * height, showarrow=False, align="left" if edge and x < middle else "right" if edge else "center",
            xanchor="center" if not edge else "left" if x < middle else "right",
            xshift=0 if not edge else -6 if x < middle else 6,
            text=f"<b>{chart_text(row['region'] or text('none.region', language))}</b> {numbers.date_name(row['date'], language)}"
            f"<br>{chart_text(label('doc_type_short', row['doc_type'], language))}",
            font={"size": look.TICK_SIZE},
        )  # fmt: skip
        if height:
            figure.add_shape(
                type="line",
                x0=x,
                x1=x,
                y0=0,
                y1=0.1 + 0.9 * height / LEVELS,
                layer="below",
                line={"color": ink.grid, "width": 1},
            )
    years = list(range(first, last + 2))
    figure.update_xaxes(
        range=[first - 0.02, last + 1.02], tickvals=[year + 0.5 for year in years[:-1]],
        ticktext=[numbers.year_name(year, language) for year in years[:-1]] if len(years) < 14 else [str(y) for y in years[:-1]],
        minor={"tickvals": years, "ticks": "outside", "ticklen": 5, "tickcolor": ink.axis},
    )  # fmt: skip
    figure.update_yaxes(visible=False, range=[-0.12, 1])
    return figure


def months(frame: DataFrame, theme: look.Theme, language: str = "zh") -> go.Figure:
    """A grid of years and months, each month with its number of meetings; months without one stay empty.

    `frame` is `core.analysis.meetings.by_month` summed over types: year, month_number, meetings. A click gives `2023-04`.
    """
    ink = look.colours(theme)
    years = sorted({int(year) for year in frame["year"]}, reverse=True)
    figure = look.figure(theme, max(len(years) * 30 + 40, 90))
    steps = look.classes(theme)
    rows = records(frame)
    figure.add_scatter(
        x=[month for _ in years for month in range(1, 13)],
        y=[place for place in range(len(years)) for _ in range(12)],
        mode="markers",
        marker={"symbol": "square", "size": 24, "opacity": 1, "color": ink.missing},
        hoverinfo="skip",
    )
    dark = theme == "dark"
    steps_of = [_class_of(int(row["meetings"])) for row in rows]
    figure.add_scatter(
        x=[int(row["month_number"]) for row in rows],
        y=[years.index(int(row["year"])) for row in rows],
        mode="markers+text",
        marker={"symbol": "square", "size": 24, "opacity": 1, "color": [steps[step] for step in steps_of]},
        text=[str(int(row["meetings"])) for row in rows],
        textfont={
            "size": look.TICK_SIZE,
            "color": [
                "#111A26" if (step < 2) != dark or (dark and step == 3) else "#FFFFFF" for step in steps_of
            ],
        },
        customdata=[_month(row) for row in rows],
        hovertext=[
            numbers.date_name(_month(row), language)
            + "<br>"
            + text("chart.meetings", language, n=int(row["meetings"]))
            for row in rows
        ],
        hoverinfo="text",
    )
    figure.update_xaxes(
        range=[0.4, 12.6], tickvals=list(range(1, 13)), ticktext=[text(f"month.{m}", language) for m in range(1, 13)],
        showline=False, side="top",
    )  # fmt: skip
    figure.update_yaxes(
        range=[len(years) - 0.5, -0.5], tickvals=list(range(len(years))), ticktext=[str(year) for year in years],
        showgrid=False, tickfont={"size": look.LABEL_SIZE, "color": ink.text},
    )  # fmt: skip
    return figure


def calendar_option(
    frame: DataFrame, theme: look.Theme, language: str = "zh", most_years: int = 5
) -> dict[str, Any]:
    """An ECharts calendar of days, newest year on top, at most `most_years`; a click gives the day as its name.

    `frame` is `core.analysis.meetings.meetings`; meetings not dated to the day are left out (say how many).
    """
    ink, steps = look.colours(theme), look.classes(theme)
    days = frame["day"].dropna().dt.strftime("%Y-%m-%d").value_counts().sort_index()
    years = sorted({day[:4] for day in days.index}, reverse=True)[:most_years]
    pairs = [
        (year, [[day, int(n)] for day, n in days.items() if str(day).startswith(year)]) for year in years
    ]
    option = calendar_chart(pairs)
    pieces = []
    for start, following, colour in zip(_CLASS_STARTS, (*_CLASS_STARTS[1:], None), steps, strict=True):
        low_high = {"min": start} if following is None else {"min": start, "max": following - 1}
        key = (
            "chart.from"
            if following is None
            else "chart.exactly"
            if following == start + 1
            else "chart.between"
        )
        pieces.append(
            {**low_high, "color": colour, "label": text(key, language, low=start, high=(following or 0) - 1)}
        )
    over = {
        "visualMap": {
            "type": "piecewise", "orient": "horizontal", "left": 44, "top": 0, "pieces": pieces, "itemWidth": 14, "itemHeight": 14,
            "textStyle": {"color": ink.text, "fontSize": look.TICK_SIZE}, "selectedMode": False,
        },
        "tooltip": {"formatter": "{c}"},
        "calendar": [
            {
                "range": year, "top": 70 + number * CALENDAR_YEAR, "left": 60, "right": 8, "cellSize": ["auto", 16],
                "itemStyle": {"color": ink.background, "borderColor": ink.grid, "borderWidth": 1},
                "splitLine": {"show": False},
                "yearLabel": {"show": True, "color": ink.text, "fontSize": look.LABEL_SIZE, "margin": 34},
                "dayLabel": {
                    "firstDay": 1, "color": ink.muted, "fontSize": 12,
                    "nameMap": [text(f"weekday.{day}", language) for day in range(7)],
                },
                "monthLabel": {"color": ink.muted, "fontSize": 12, "nameMap": [text(f"month.{m}", language) for m in range(1, 13)]},
            }
            for number, year in enumerate(years)
        ],
    }  # fmt: skip
    for series in option["series"]:
        series["itemStyle"] = {"borderColor": ink.background, "borderWidth": 1}
    return dict(
        chart_option(look.merged(look.merged(look.echarts_base(theme), {"series": option["series"]}), over))
    )


def calendar_chart(pairs: list[tuple[str, list[list[Any]]]]) -> dict[str, Any]:
    """The option of a pyecharts calendar with one heat map a year."""
    import json

    from pyecharts import options
    from pyecharts.charts import Calendar

    whole: dict[str, Any] | None = None
    for number, (year, days) in enumerate(pairs):
        chart: Calendar = Calendar().add("", days, calendar_opts=options.CalendarOpts(range_=year))
        option: dict[str, Any] = json.loads(chart.dump_options())
        series = {**option["series"][0], "calendarIndex": number}
        whole = {"series": [*(whole["series"] if whole else []), series]}
    return whole or {"series": []}


def calendar_height(years: int) -> int:
    """Pixels for a calendar of so many years."""
    return 70 + years * CALENDAR_YEAR


def _month(row: dict[str, Any]) -> str:
    return f"{int(row['year'])}-{int(row['month_number']):02d}"


def _class_of(meetings: int) -> int:
    return max(i for i, start in enumerate(_CLASS_STARTS) if meetings >= start) if meetings > 0 else 0


def _position(row: dict[str, Any]) -> float | None:
    """A date as a fraction of years; the middle of the month or year where the day is unknown."""
    if numbers.missing_text(row["date"]):
        return None
    parts = [int(part) for part in str(row["date"])[:10].split("-")]
    month = parts[1] - 1 if len(parts) > 1 else 6
    day = parts[2] - 1 if len(parts) > 2 else 0 if len(parts) == 1 else 14
    return parts[0] + (month + day / 31) / 12


def _heights(positions: list[float], span: float) -> list[int]:
    """The row of each label, so that neighbours closer than a fifth of the line do not cover each other."""
    ends: list[float] = []
    chosen = []
    for x in positions:
        height = next((i for i, end in enumerate(ends) if x - end > span * 0.16), len(ends))
        ends[height : height + 1] = [x]
        chosen.append(min(height, LEVELS))
    return chosen


def _hover(row: dict[str, Any], language: str) -> str:
    lines = [row["name"] or row["title"], numbers.date_name(row["date"], language)]
    if row["date_basis"] != "meeting":
        lines.append(text(f"date_basis.{row['date_basis']}", language))
    return "<br>".join(chart_text(line) for line in lines)
