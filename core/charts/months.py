"""A grid of years and months with the number of meetings in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.catalogue import text
from core.charts import numbers
from core.charts import theme as look
from core.charts.frames import records

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

# Counts are shown in four classes; these are their first numbers.
CLASS_STARTS = (1, 2, 4, 7)
# Years without a meeting have a row too, unless that makes the grid longer than this.
MOST_YEARS = 20


def summed(frame: DataFrame) -> DataFrame:
    """`core.analysis.meetings.by_month` over all types: month, year, month_number, meetings; ascending."""
    return frame.groupby(["month", "year", "month_number"])["meetings"].sum().reset_index()


def class_of(meetings: int) -> int:
    """The class of a count, 0 to 3."""
    return max((i for i, start in enumerate(CLASS_STARTS) if meetings >= start), default=0)


def grid(frame: DataFrame, theme: look.Theme, language: str = "zh") -> go.Figure:
    """A grid of years and months, each month with its number of meetings; months without one stay empty.

    `frame` is what `summed` gives. A click gives `2023-04`.
    """
    ink = look.colours(theme)
    known = {int(year) for year in frame["year"]}
    years = list(range(max(known), min(known) - 1, -1))
    if len(years) > MOST_YEARS:
        years = sorted(known, reverse=True)
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
    steps_of = [class_of(int(row["meetings"])) for row in rows]
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


def _month(row: dict[str, Any]) -> str:
    return f"{int(row['year'])}-{int(row['month_number']):02d}"
