"""Targets against those of the year before: a slope for each region, raised, held or cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalogue import text
from core.charts import labels, numbers
from core.charts import theme as look
from core.charts.bars import shortened
from core.charts.frames import records
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

MOST = 24


def slopes(
    frame: DataFrame, theme: look.Theme, language: str = "zh", suffix: str = "%", divisor: float = 1.0
) -> go.Figure:
    """A line for each row from last year's target to this year's, both ends rings; raised in blue, cut in ochre, held in
    grey. `frame` has rows of one indicator and year of `core.analysis.targets.revisions`, at most `MOST` of which are drawn,
    the largest steps first. A click gives the region's code."""
    ink = look.colours(theme)
    inks = {"raised": ink.actual, "cut": ink.target, "held": ink.context}
    order = frame["step"].abs().sort_values(ascending=False, kind="stable").index
    rows = records(frame.loc[order].head(MOST))
    figure = look.figure(theme, 400)
    for row in rows:
        ends = [float(row["previous"]) / divisor, float(row["amount"]) / divisor]
        colour = inks[row["change"]]
        words = [numbers.short(end, 2) + chart_text(suffix) for end in ends]
        hover = f"{chart_text(row['region'])}<br>{words[0]} → {words[1]}"
        figure.add_scatter(
            x=[0, 1], y=ends, mode="lines+markers", line={"color": colour, "width": 2, "dash": "4px,4px"},
            marker={"size": 9, "opacity": 1, "color": ink.background, "line": {"color": colour, "width": 2}},
            customdata=[str(row["region_code"])] * 2, hovertext=[hover] * 2, hoverinfo="text",
        )  # fmt: skip
    values = [float(row[name]) / divisor for row in rows for name in ("previous", "amount")]
    low, high = min(values, default=0.0), max(values, default=1.0)
    gap = (high - low) * 0.05 or 0.1
    for row in rows:
        label = f"{shortened(row['region'], 9)} {numbers.short(float(row['amount']) / divisor, 2)}{chart_text(suffix)}"
        figure.add_annotation(
            x=1,
            y=float(row["amount"]) / divisor,
            text=label,
            font={"size": look.LABEL_SIZE},
            showarrow=False,
            xanchor="left",
            xshift=12,
        )
    year = int(rows[0]["year"]) if rows else 0
    figure.update_xaxes(
        range=[-0.1, 1.1],
        tickvals=[0, 1],
        ticktext=[numbers.year_name(year - 1, language), numbers.year_name(year, language)],
    )
    figure.update_yaxes(
        range=[low - gap, high + gap],
        nticks=6,
        ticksuffix=chart_text(suffix) if suffix == "%" else "",
    )
    figure.update_layout(margin={"r": 180})
    labels.part(figure)
    return figure


def tally(frame: DataFrame, language: str = "zh") -> str:
    """How many targets were raised, held and cut, in words."""
    counts = frame["change"].value_counts()
    raised, held, cut = (int(counts.get(change, 0)) for change in ("raised", "held", "cut"))
    return text("chart.revised", language, raised=raised, held=held, cut=cut)
