"""Many meetings: a calendar of days as an ECharts heat map, one row of weeks a year."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import chinese_calendar

from core.catalogue import text
from core.charts import theme as look
from core.charts.months import CLASS_STARTS
from core.safe_text import chart_option

if TYPE_CHECKING:
    from pandas import DataFrame

TOP = 70
YEAR = 150


def option(days: DataFrame, theme: look.Theme, language: str = "zh", most_years: int = 5) -> dict[str, Any]:
    """An ECharts calendar of days, newest year on top, at most `most_years`; a click gives the day as its name.

    `days` is `core.analysis.meetings.by_day`, which leaves out meetings not dated to the day (say how many).
    """
    ink, steps = look.colours(theme), look.classes(theme)
    counts = list(zip(days["day"].dt.strftime("%Y-%m-%d"), map(int, days["meetings"]), strict=True))
    years = sorted({day[:4] for day, _ in counts}, reverse=True)[:most_years]
    pairs = [(year, [[day, n] for day, n in counts if day.startswith(year)]) for year in years]
    series = [*_series(pairs), *_holidays(years, ink)]
    over = {
        "visualMap": {
            "type": "piecewise", "orient": "horizontal", "left": 44, "top": 0, "pieces": _pieces(steps, language), "itemWidth": 14, "itemHeight": 14,
            "textStyle": {"color": ink.text, "fontSize": look.TICK_SIZE}, "selectedMode": False,
            "seriesIndex": list(range(len(pairs))),
        },
        "tooltip": {"formatter": "{c}"},
        "calendar": [
            {
                "range": year, "top": TOP + number * YEAR, "left": 60, "right": 8, "cellSize": ["auto", 16],
                "itemStyle": {"color": ink.background, "borderColor": ink.grid, "borderWidth": 1},
                "splitLine": {"show": False},
                "yearLabel": {"show": True, "color": ink.text, "fontSize": look.LABEL_SIZE, "margin": 34, "fontFamily": look.FONT},
                "dayLabel": {
                    "firstDay": 1, "color": ink.muted, "fontSize": 12,
                    "nameMap": [text(f"weekday.{day}", language) for day in range(7)],
                },
                "monthLabel": {"color": ink.muted, "fontSize": 12, "nameMap": [text(f"month.{m}", language) for m in range(1, 13)]},
            }
            for number, year in enumerate(years)
        ],
    }  # fmt: skip
    for one in series[: len(pairs)]:
        one["itemStyle"] = {"borderColor": ink.background, "borderWidth": 1}
        one["select"] = one["emphasis"] = {"itemStyle": {"borderColor": ink.text, "borderWidth": 2}}
    whole = look.merged(look.echarts_base(theme), over | {"series": series})
    del whole["grid"]
    return dict(chart_option(whole))


def holidays(year: int) -> dict[str, str]:
    """The public holidays of a year as they were decreed: name by ISO date; empty for years that are not known."""
    try:
        days = chinese_calendar.get_holidays(date(year, 1, 1), date(year, 12, 31))
    except NotImplementedError:
        return {}
    named = ((day, chinese_calendar.get_holiday_detail(day)[1]) for day in days)
    return {day.isoformat(): str(name) for day, name in named if name}


def on_holidays(days: DataFrame) -> int:
    """How many meetings were held on a public holiday (`core.analysis.meetings.by_day`)."""
    known = {day for year in sorted(set(days["day"].dt.year)) for day in holidays(int(year))}
    return int(days["meetings"][days["day"].dt.strftime("%Y-%m-%d").isin(known)].sum())


def marks(calendar: dict[str, Any]) -> list[list[str]]:
    """What a click stands for: a list of days for each series, in the order of its data."""
    return [[str(day) for day, _ in series["data"]] for series in calendar["series"]]


def left_out(meetings: int, calendar: dict[str, Any]) -> int:
    """How many of all meetings the calendar does not show: without a day, or in a year it has no room for."""
    shown = [series for series in calendar["series"] if series["type"] == "heatmap"]
    return meetings - sum(int(n) for series in shown for _, n in series["data"])


def _pieces(steps: tuple[str, ...], language: str) -> list[dict[str, Any]]:
    """The four classes with their words: 1 次, 2—3 次, 4—6 次, 7 次以上."""
    found: list[dict[str, Any]] = []
    for place, start in enumerate(CLASS_STARTS):
        last = CLASS_STARTS[place + 1] - 1 if place + 1 < len(CLASS_STARTS) else None
        key = "chart.from" if last is None else "chart.exactly" if last == start else "chart.between"
        words = text(key, language, low=start, high=last, n=start)
        found.append(
            {"min": start, "color": steps[place], "label": words} | ({} if last is None else {"max": last})
        )
    return found


def _series(pairs: list[tuple[str, list[list[Any]]]]) -> list[dict[str, Any]]:
    """One pyecharts heat map a year, each on its own calendar."""
    from pyecharts.charts import Calendar

    found = []
    for number, (_, days) in enumerate(pairs):
        drawn = json.loads(Calendar().add("", days).dump_options())["series"][0]
        found.append(
            {**drawn, "calendarIndex": number, "z": 3, "label": {"show": False}, "selectedMode": "single"}
        )
    return found


def _holidays(years: list[str], ink: look.Colours) -> list[dict[str, Any]]:
    """A flat square on each public holiday, under the days with meetings."""
    return [
        {
            "type": "scatter", "coordinateSystem": "calendar", "calendarIndex": number, "silent": True, "z": 2,
            "symbol": "rect", "symbolSize": 11, "itemStyle": {"color": ink.axis, "opacity": 0.35},
            "data": [[day, name] for day, name in holidays(int(year)).items()],
        }
        for number, year in enumerate(years)
    ]  # fmt: skip


def height(calendar: dict[str, Any]) -> int:
    """Pixels for an option of `option`."""
    return TOP + len(calendar["calendar"]) * YEAR - 20
