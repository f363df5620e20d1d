"""Who chaired from when to when: bands on a line of time, and the same bands behind any chart over years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from core.catalogue import text
from core.charts import numbers
from core.charts import theme as look
from core.charts.bars import shortened
from core.charts.frames import records
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

ROW = 34


def tenures(frame: DataFrame, theme: look.Theme, language: str = "zh") -> go.Figure:
    """A band for each row from the first to the last meeting chaired, in the order of the frame (`core.analysis.pace.tenures`).

    Years are positions on the axis (2023.5 is July 2023). A click gives the document of the first meeting."""
    ink = look.colours(theme)
    rows = records(frame)
    figure = look.figure(theme, len(rows) * ROW + 60)
    starts, ends = [position(row["first"]) for row in rows], [position(row["last"]) for row in rows]
    figure.add_bar(
        base=starts, x=[max(end - start, 0.02) for start, end in zip(starts, ends, strict=True)], y=list(range(len(rows))),
        orientation="h", width=0.5, marker={"color": [ink.actual] * len(rows)},
        customdata=[str(row["first_doc_id"]) for row in rows],
        hovertext=[
            f"{chart_text(_titled(row))}<br>{numbers.date_name(row['first'], language)}—"
            f"{numbers.date_name(row['last'], language)}<br>{text('chart.meetings', language, n=int(row['meetings']))}"
            for row in rows
        ],
        hoverinfo="text",
    )  # fmt: skip
    for at, (row, end) in enumerate(zip(rows, ends, strict=True)):
        figure.add_annotation(
            x=end, y=at, text=numbers.count(int(row["meetings"])), showarrow=False, xanchor="left", xshift=6,
            font={"size": look.TICK_SIZE, "color": ink.muted},
        )  # fmt: skip
    names = [_titled(row) for row in rows]
    low, high = min(starts, default=2020.0), max(ends, default=2021.0)
    figure.update_xaxes(
        range=[low - 0.1, high + 0.1 + (high - low) * 0.05],
        tickformat="d",
        dtick=1 if high - low <= 12 else None,
    )
    figure.update_yaxes(
        tickvals=list(range(len(rows))), ticktext=[shortened(name) for name in names], range=[len(rows) - 0.5, -0.5],
        showgrid=False, tickfont={"size": look.LABEL_SIZE, "color": ink.text},
    )  # fmt: skip
    return figure


def apart(frame: DataFrame) -> DataFrame:
    """The bands that do not cover each other, those of most meetings first, in the order of time."""
    kept: list[dict[str, Any]] = []
    order = frame.sort_values("meetings", ascending=False, kind="stable")
    for row in records(order):
        if all(row["first"] > other["last"] or row["last"] < other["first"] for other in kept):
            kept.append(row)
    chosen = [row["first_doc_id"] for row in kept]
    return (
        frame[frame["first_doc_id"].isin(chosen)]
        .drop_duplicates("first_doc_id")
        .sort_values("first", kind="stable")
    )


def behind(
    figure: go.Figure, frame: DataFrame, theme: look.Theme, at: Callable[[str], float] | None = None
) -> go.Figure:
    """The figure (years on its x axis, or what `at` makes of an ISO date) with a band behind it for each row of
    `core.analysis.pace.tenures`, its name on top.

    Bands take turns in two greys; they say who was seen in the chair, not what followed from it."""
    ink = look.colours(theme)
    place = at or position
    for number, row in enumerate(records(frame)):
        start, end = place(row["first"]), place(row["last"])
        figure.add_vrect(
            x0=start, x1=end, fillcolor=ink.grid if number % 2 else ink.missing, opacity=0.9 if number % 2 else 0.5, line_width=0,
            layer="below",
        )  # fmt: skip
        figure.add_annotation(
            x=(start + end) / 2, y=1, yref="y domain", yanchor="bottom", text=shortened(row["chair"], 8), showarrow=False,
            font={"size": look.TICK_SIZE, "color": ink.muted},
        )  # fmt: skip
    figure.update_layout(margin={"t": 30})
    return figure


def _titled(row: dict[str, Any]) -> str:
    """The name with the role, where one is given."""
    return str(row["chair"]) if numbers.missing_text(row["role"]) else f"{row['chair']} {row['role']}"


def position(day: str) -> float:
    """An ISO date as a year with a fraction."""
    known = date.fromisoformat(str(day))
    first = date(known.year, 1, 1)
    return known.year + (known - first).days / (date(known.year + 1, 1, 1) - first).days
