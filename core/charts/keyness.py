"""Distinctive words as dots on both sides of a middle line: how many times as frequent on which side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalogue import text
from core.charts import numbers
from core.charts import theme as look
from core.charts.bars import shortened
from core.charts.frames import records
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

ROW = 26


def dots(frame: DataFrame, first: str, second: str, theme: look.Theme, language: str = "zh") -> go.Figure:
    """A dot for each word, right of the line where it is more frequent in `first` (a name), left where in `second`.

    `frame` is `core.analysis.keyness.distinctive`, drawn in its order; the axis counts doublings (log_ratio) and is written
    in times. Words that are thin or not significant are rings. A click gives the row (its place in the frame, from 0)."""
    ink = look.colours(theme)
    rows = records(frame)
    figure = look.figure(theme, max(len(rows) * ROW + 60, 160))
    ratios = [float(row["log_ratio"]) for row in rows]
    inks = [ink.actual if ratio >= 0 else ink.target for ratio in ratios]
    sure = [bool(row["significant"]) and not row["thin"] for row in rows]
    places = list(range(len(rows)))
    for place, ratio, colour in zip(places, ratios, inks, strict=True):
        figure.add_shape(
            type="line",
            x0=0,
            x1=ratio,
            y0=place,
            y1=place,
            line={"color": colour, "width": 1.5},
            layer="below",
        )
    figure.add_scatter(
        x=ratios, y=places, mode="markers",
        marker={
            "size": 11, "opacity": 1, "line": {"color": inks, "width": 2},
            "color": [colour if known else ink.background for colour, known in zip(inks, sure, strict=True)],
        },
        customdata=[str(place) for place in places],
        hovertext=[
            text(
                "chart.distinctive", language, term=chart_text(row["term"]), first=chart_text(first),
                second=chart_text(second), count=numbers.count(row["count"]), other=numbers.count(row["other_count"]),
                g2=numbers.short(float(row["g2"])),
            )
            for row in rows
        ],
        hoverinfo="text",
    )  # fmt: skip
    for row, place, ratio in zip(rows, places, ratios, strict=True):
        right = ratio >= 0
        figure.add_annotation(
            x=ratio, y=place, text=shortened(row["term"]), showarrow=False, xanchor="left" if right else "right",
            xshift=10 if right else -10,
        )  # fmt: skip
    reach = max((abs(ratio) for ratio in ratios), default=1.0) or 1.0
    for name, side, colour in ((first, 1, ink.inks[0]), (second, -1, ink.inks[1])):
        figure.add_annotation(
            x=0, y=-1, text=text("chart.more_in", language, name=shortened(name)), showarrow=False,
            xanchor="left" if side > 0 else "right", xshift=12 * side, font={"color": colour, "size": look.LABEL_SIZE},
        )  # fmt: skip
    steps = range(-int(reach), int(reach) + 1, max(1, int(reach) // 3))
    figure.update_xaxes(
        range=[-reach * 1.6, reach * 1.6], tickvals=list(steps), showgrid=True, showline=False,
        ticktext=[text("chart.times", language, n=2 ** abs(step)) for step in steps], zeroline=True, zerolinecolor=ink.axis,
    )  # fmt: skip
    figure.update_yaxes(range=[len(rows) - 0.5, -1.6], visible=False)
    return figure
