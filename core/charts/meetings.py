"""Few meetings: each a labelled point on the line of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.catalogue import label, text
from core.charts import numbers
from core.charts import theme as look
from core.charts.frames import records
from core.charts.overlay import Overlay
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

# Below this many a chart draws single meetings; trends and heat maps start here.
FEW = 12
LEVELS = 3
STEP = 46


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
    tall = max(heights, default=0)
    figure = look.figure(theme, 124 + STEP * tall)
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
    over = Overlay()
    for row, x, height in zip(dated, positions, heights, strict=True):
        over.label(x, 0, _words(row, language), yshift=34 + STEP * height, **_anchor(x, first, last + 1))
        if height:
            over.line((x, 0), (x, 0.24 + 0.76 * height / max(tall, 1)), ink.grid, 1)
    over.onto(figure)
    years = list(range(first, last + 2))
    figure.update_xaxes(
        range=[first - 0.02, last + 1.02], tickvals=[year + 0.5 for year in years[:-1]],
        ticktext=[numbers.year_name(year, language) for year in years[:-1]] if len(years) < 14 else [str(y) for y in years[:-1]],
        minor={"tickvals": years, "ticks": "outside", "ticklen": 5, "tickcolor": ink.axis},
    )  # fmt: skip
    figure.update_yaxes(visible=False, range=[-0.12, 1])
    return figure


def _words(row: dict[str, Any], language: str) -> str:
    """兰陵县 2023年4月3日, and below it 常务会议."""
    place = chart_text(row["region"] or text("none.region", language))
    kind = chart_text(label("doc_type_short", row["doc_type"], language))
    return f"<b>{place}</b> {numbers.date_name(row['date'], language)}<br>{kind}"


def _anchor(x: float, first: int, end: int) -> dict[str, Any]:
    """Labels near an end of the line reach inward."""
    middle = (first + end) / 2
    if abs(x - middle) <= (end - first) * 0.36:
        return {"xanchor": "center", "align": "center"}
    side = "left" if x < middle else "right"
    return {"xanchor": side, "align": side, "xshift": -6 if side == "left" else 6}


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
