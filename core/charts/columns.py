"""Counts over periods: a column for each, its kinds on top of each other; a period without any stays empty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from core.charts import numbers
from core.charts import theme as look
from core.charts.frames import records
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go

MOST_KINDS = 6
# With more columns than this the numbers on top are left to the table.
LABELLED = 24
MOST_PERIODS = 60


def every_period(first: str, last: str) -> list[str]:
    """All periods from one to another, both in: `2023-04`, `2023-Q2` or `2023`."""
    if "Q" in first:
        low, high = (int(one[:4]) * 4 + int(one[-1]) - 1 for one in (first, last))
        return [f"{at // 4}-Q{at % 4 + 1}" for at in range(low, high + 1)]
    if "-" in first:
        low, high = (int(one[:4]) * 12 + int(one[5:]) - 1 for one in (first, last))
        return [f"{at // 12}-{at % 12 + 1:02d}" for at in range(low, high + 1)]
    return [str(year) for year in range(int(first), int(last) + 1)]


def shown(frame: pd.DataFrame) -> list[str]:
    """The periods that `stacked` draws: all between the first and the last, at most the newest `MOST_PERIODS`."""
    return every_period(min(frame["period"]), max(frame["period"]))[-MOST_PERIODS:]


def position(day: str, periods: Sequence[str]) -> float:
    """Where an ISO date stands among the columns: the middle of the first is 0; never outside of them."""
    months = {"Q": 3, "-": 1}.get(next((sign for sign in "Q-" if sign in periods[0]), ""), 12)
    first = periods[0]
    start = int(first[:4]) * 12 + ((int(first[-1]) - 1) * 3 if months == 3 else int(first[5:] or 1) - 1)
    known = date.fromisoformat(day)
    passed = (known.year * 12 + known.month - 1 + (known.day - 1) / 31 - start) / months
    return min(max(passed, 0.0), float(len(periods))) - 0.5


def folded(frame: pd.DataFrame, other: str) -> pd.DataFrame:
    """The frame (period, kind, name, meetings) with the rarest kinds as one, `other`, where there are more than fit."""
    kept = frame.groupby("kind")["meetings"].sum().nlargest(MOST_KINDS).index
    if frame["kind"].nunique() <= MOST_KINDS:
        return frame
    few = frame["kind"].isin(kept[: MOST_KINDS - 1])
    named = frame.assign(kind=frame["kind"].where(few, "other"), name=frame["name"].where(few, other))
    return named.groupby(["period", "kind", "name"])["meetings"].sum().reset_index()


def stacked(frame: pd.DataFrame, theme: look.Theme, language: str = "zh") -> go.Figure:
    """A column for each period between the first and the last, at most the newest `MOST_PERIODS`; `frame` has period, kind,
    name and meetings. A click gives the period."""
    ink = look.colours(theme)
    periods = shown(frame)
    names = dict(zip(frame["kind"], frame["name"], strict=True))
    order = frame.groupby("kind")["meetings"].sum().sort_values(ascending=False, kind="stable").index
    counts = {(row["period"], row["kind"]): int(row["meetings"]) for row in records(frame)}
    figure = look.figure(theme, 340)
    for number, kind in enumerate(order):
        values = [counts.get((period, kind), 0) for period in periods]
        figure.add_bar(
            x=periods, y=values, name=chart_text(names[kind]), customdata=periods, width=0.72,
            marker={"color": look.CATEGORICAL[number % len(look.CATEGORICAL)]},
            hovertext=[f"{chart_text(names[kind])}<br>{period} {n}" for period, n in zip(periods, values, strict=True)],
            hoverinfo="text",
        )  # fmt: skip
    totals = [sum(counts.get((period, kind), 0) for kind in order) for period in periods]
    if len(periods) <= LABELLED:
        for period, total in zip(periods, totals, strict=True):
            if total:
                figure.add_annotation(
                    x=period, y=total, text=numbers.count(total), showarrow=False, yshift=10,
                    font={"size": look.TICK_SIZE, "color": ink.muted},
                )  # fmt: skip
    figure.update_layout(
        barmode="stack", showlegend=len(order) > 1, margin={"t": 34},
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
    )  # fmt: skip
    figure.update_xaxes(type="category", categoryorder="array", categoryarray=periods, nticks=12, tickangle=0)
    # Half a meeting is no tick.
    whole = {"dtick": 1} if max(totals) <= 5 else {"nticks": 6}
    figure.update_yaxes(rangemode="tozero", tickformat="d", **whole)
    return figure
