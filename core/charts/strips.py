"""Dots on a common scale: the form for few documents, where a line would promise a trend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.charts import theme as look
from core.charts.bars import row_name
from core.charts.frames import records
from core.charts.overlay import Overlay
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

ROW, CLOSE_ROW, HEAD = 34, 24, 48
# Beyond the first number rows stand closer; beyond the second the rest is left to the table.
MANY_ROWS, MOST_ROWS = 10, 34


def fitting(frame: DataFrame, groups: str, values: str) -> DataFrame:
    """As many of the groups as `strips` has room for: those with the largest sum, in the order of the frame."""
    if frame[groups].nunique() <= MOST_ROWS:
        return frame
    largest = frame.groupby(groups)[values].sum().nlargest(MOST_ROWS).index
    return frame[frame[groups].isin(largest)].reset_index(drop=True)


def strips(
    frame: DataFrame,
    *,
    groups: str,
    panels_by: str,
    values: str,
    keys: str,
    labels: Sequence[str],
    theme: look.Theme,
    columns: int = 2,
) -> go.Figure:
    """A row for each of `groups`, a panel for each of `panels_by`, `columns` panels side by side; zero is a ring.

    `keys` is what a click gives back, `labels` are the values as written, a string a row.
    """
    from plotly.subplots import make_subplots

    ink = look.colours(theme)
    heads, rows = list(dict.fromkeys(frame[panels_by])), list(dict.fromkeys(frame[groups]))
    columns = min(columns, len(heads))
    lines = -(-len(heads) // columns)
    tall = ROW if len(rows) <= MANY_ROWS else CLOSE_ROW
    plot = lines * len(rows) * tall + (lines - 1) * HEAD
    grid = make_subplots(
        rows=lines,
        cols=columns,
        shared_yaxes=True,
        horizontal_spacing=0.05,
        vertical_spacing=HEAD / plot if lines > 1 else 0,
    )
    top = HEAD if len(heads) > 1 else 12
    template = look.figure(theme, 10).layout.template
    figure = grid.update_layout(template=template, height=plot + top + 8, margin={"t": top})
    over = Overlay()
    written = frame.assign(words=[chart_text(label) for label in labels])
    for number, head in enumerate(heads):
        own = records(written[written[panels_by] == head])
        _panel(
            figure,
            over,
            own,
            [rows.index(row[groups]) for row in own],
            groups,
            values,
            keys,
            ink,
            number,
            columns,
        )
        if len(heads) > 1:
            over.head(f"<b>{chart_text(head)}</b>", number + 1)
    over.onto(figure)
    most = float(frame[values].max()) or 1.0
    figure.update_xaxes(
        range=[-0.02 * most, most * (1.4 + 0.2 * columns)], showgrid=False, showline=False, showticklabels=False,
        zeroline=True, zerolinecolor=ink.axis, zerolinewidth=1,
    )  # fmt: skip
    figure.update_yaxes(
        tickvals=list(range(len(rows))), ticktext=[row_name(row, tall) for row in rows], range=[len(rows) - 0.5, -0.5],
        showgrid=False, tickfont={"size": look.LABEL_SIZE, "color": ink.text},
    )  # fmt: skip
    return figure


def _panel(
    figure: go.Figure, over: Overlay, own: list[dict[str, object]], places: list[int], groups: str, values: str, keys: str,
    ink: look.Colours, number: int, columns: int,
) -> None:  # fmt: skip
    """The dots of one panel with their values."""
    shown = [float(str(row[values])) for row in own]
    figure.add_scatter(
        x=shown, y=places, mode="markers", customdata=[str(row[keys]) for row in own], hoverinfo="text",
        hovertext=[f"{chart_text(row[groups])}<br>{row['words']}" for row in own],
        marker={
            "size": 11, "opacity": 1, "color": [ink.actual if value else ink.background for value in shown],
            "line": {"color": [ink.actual if value else ink.context for value in shown], "width": 2},
        }, row=number // columns + 1, col=number % columns + 1,
    )  # fmt: skip
    for value, place, row in zip(shown, places, own, strict=True):
        if value:
            over.line((0, place), (value, place), ink.context, 3, number + 1)
        over.label(
            value,
            place,
            str(row["words"]),
            ink.text if value else ink.muted,
            panel=number + 1,
            xanchor="left",
            xshift=10,
        )
