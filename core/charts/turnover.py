"""Phrases that came and phrases that went, in two panels of bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalogue import text
from core.charts import numbers
from core.charts import theme as look
from core.charts.bars import shortened
from core.charts.frames import records
from core.charts.overlay import Overlay
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

ROW, HEAD = 26, 40
SIDES = ("new", "dropped")


def panels(frame: DataFrame, theme: look.Theme, year: int, language: str = "zh") -> go.Figure:
    """What is new in `year` on the left, what was dropped since the year before on the right; the length is the number of
    uses. `frame` is that of `core.analysis.keyness.new_and_dropped`, drawn in its order; a click gives `change|term`."""
    from plotly.subplots import make_subplots

    ink = look.colours(theme)
    sides = [side for side in SIDES if (frame["change"] == side).any()]
    rows = max((int((frame["change"] == side).sum()) for side in sides), default=1)
    grid = make_subplots(rows=1, cols=max(len(sides), 1), horizontal_spacing=0.16)
    figure = look.figure(theme, rows * ROW + HEAD + 16)
    figure = grid.update_layout(
        template=figure.layout.template, height=figure.layout.height, margin={"t": HEAD}
    )
    over = Overlay()
    for panel, side in enumerate(sides, start=1):
        own = records(frame[frame["change"] == side])
        shown = [int(row["count"]) for row in own]
        written = [_uses(row, year, language) for row in own]
        colour = ink.actual if side == "new" else ink.context
        figure.add_bar(
            x=shown, y=list(range(len(own))), orientation="h", width=0.6, marker={"color": colour}, row=1, col=panel,
            customdata=[f"{side}|{row['term']}" for row in own], hoverinfo="text",
            hovertext=[f"{chart_text(row['term'])}<br>{words}" for row, words in zip(own, written, strict=True)],
        )  # fmt: skip
        for at, (value, words) in enumerate(zip(shown, written, strict=True)):
            over.label(value, at, words, panel=panel, xanchor="left", xshift=4)
        over.head(f"<b>{text(f'turnover.{side}', language, year=year, before=year - 1)}</b>", panel)
        figure.update_xaxes(visible=False, range=[0, max(shown) * 1.7], row=1, col=panel)
        figure.update_yaxes(
            tickvals=list(range(len(own))), ticktext=[shortened(row["term"]) for row in own], range=[rows - 0.5, -0.5],
            showgrid=False, tickfont={"size": look.LABEL_SIZE, "color": ink.text}, row=1, col=panel,
        )  # fmt: skip
    over.onto(figure)
    return figure


def _uses(row: dict[str, object], year: int, language: str) -> str:
    """12 次, with the year of an earlier use where a phrase has come back."""
    words = text("turnover.uses", language, n=int(str(row["count"])))
    first = row["first_used"]
    if row["change"] == "new" and not numbers.missing(first) and int(str(first)) < year:
        words += text("turnover.back", language, year=int(str(first)))
    return words
