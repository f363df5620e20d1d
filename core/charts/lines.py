"""One measure over years: a line for each place, or a small panel for each when there are many.

Results are discs on a solid line, targets rings reached by a dashed one. A year without a figure breaks the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from core.charts import numbers
from core.charts import theme as look
from core.charts.bars import shortened
from core.charts.frames import records
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

MOST_LINES = 4
MOST_LETTERS = 9
# With more years than this the marks are small.
MANY_YEARS = 18
# Up to this many points have their values written beside them.
FEW_POINTS = 6
PANELS_A_ROW = 3
PANEL_HEIGHT, PANEL_GAP = 176, 62
STRIP, CLOSE_STRIP, STRIP_HEAD = 34, 24, 48
# Beyond this many rows strips stand closer; beyond the second number the rest is left to the table.
MANY_STRIPS, MOST_STRIPS = 10, 34


def over_years(
    frame: DataFrame,
    *,
    measure: str,
    theme: look.Theme,
    suffix: str = "",
    divisor: float = 1.0,
    language: str = "zh",
) -> go.Figure:
    """Lines over years on one pair of axes, at most `MOST_LINES` places.

    `frame` has a row for each point: place (what the line is), key (what a click gives back), year, kind (actual or
    target) and the column `measure`. Values are divided by `divisor`; `suffix` follows them.
    """
    ink = look.colours(theme)
    figure = look.figure(theme, 340)
    places = list(dict.fromkeys(frame["place"]))
    ends: list[list[Any]] = []
    for number, place in enumerate(places):
        colour = look.CATEGORICAL[number % len(look.CATEGORICAL)]
        own = frame[frame["place"] == place]
        _draw(figure, own, measure, divisor, suffix, colour, ink, language)
        last = own.sort_values("year").iloc[-1]
        ends.append(
            [
                float(last[measure]) / divisor,
                float(last["year"]),
                str(place),
                ink.inks[number % len(ink.inks)],
            ]
        )
    _axes(figure, frame, measure, divisor, suffix)
    low, high = figure.layout.yaxis.range
    _spread(ends, (high - low) * 0.065)
    for y, x, name, ink_of in ends if len(places) > 1 else []:
        figure.add_annotation(
            x=x,
            y=y,
            text=shortened(name, MOST_LETTERS),
            showarrow=False,
            xanchor="left",
            xshift=12,
            font={"color": ink_of},
        )
    longest = max((len(shortened(place, MOST_LETTERS)) for place in places), default=0)
    figure.update_layout(margin={"r": 24 if len(places) == 1 else 30 + 14 * longest})
    if len(frame) <= FEW_POINTS:
        _values(figure, frame, measure, divisor, suffix)
    return figure


def _values(figure: go.Figure, frame: DataFrame, measure: str, divisor: float, suffix: str) -> None:
    """Few points carry their values."""
    for row in records(frame):
        value = float(row[measure]) / divisor
        figure.add_annotation(
            x=int(row["year"]), y=value, yshift=16, showarrow=False, font={"size": look.TICK_SIZE},
            text=numbers.short(value, 2) + (chart_text(suffix) if suffix == "%" else ""),
        )  # fmt: skip


def panels(
    frame: DataFrame,
    *,
    measure: str,
    theme: look.Theme,
    suffix: str = "",
    divisor: float = 1.0,
    language: str = "zh",
    columns: int = PANELS_A_ROW,
) -> go.Figure:
    """A small panel for each place, all with the same axes, in the order of the frame; columns as in `over_years`."""
    from plotly.subplots import make_subplots

    ink = look.colours(theme)
    places = list(dict.fromkeys(frame["place"]))
    rows = -(-len(places) // columns)
    grid = make_subplots(
        rows=rows, cols=columns, shared_yaxes=True, horizontal_spacing=0.04,
        vertical_spacing=PANEL_GAP / (rows * PANEL_HEIGHT) if rows > 1 else 0,
    )  # fmt: skip
    figure = look.figure(theme, rows * PANEL_HEIGHT + 20)
    figure = grid.update_layout(
        template=figure.layout.template, height=figure.layout.height, margin={"t": 30}
    )
    for number, place in enumerate(places):
        row, column = number // columns + 1, number % columns + 1
        own = frame[frame["place"] == place]
        _draw(figure, own, measure, divisor, suffix, ink.actual, ink, language, row=row, col=column)
        figure.add_annotation(
            text=chart_text(place), showarrow=False, xref="x domain", yref="y domain", x=0, y=1, xanchor="left",
            yanchor="bottom", yshift=6, font={"size": look.LABEL_SIZE, "color": ink.text}, row=row, col=column,
        )  # fmt: skip
    _axes(figure, frame, measure, divisor, suffix)
    figure.update_xaxes(nticks=4)
    return figure


def _draw(
    figure: go.Figure, own: DataFrame, measure: str, divisor: float, suffix: str, colour: str, ink: look.Colours,
    language: str, **where: int,
) -> None:  # fmt: skip
    for kind in ("actual", "target"):
        points = own[(own["kind"] == kind) & own[measure].notna()].sort_values("year")
        if points.empty:
            continue
        x, y, keys, hover = _with_gaps(points, measure, divisor, suffix, language)
        ring = kind == "target"
        small = own["year"].nunique() > MANY_YEARS
        figure.add_scatter(
            x=x, y=y, mode="lines+markers" if len(points) > 1 else "markers",
            line={"color": colour, "width": 1.5 if ring else 2.5, "dash": "4px,4px" if ring else "solid"},
            marker={
                "size": (8 if ring else 5) if small else 11 if ring else 8, "opacity": 1, "color": ink.background if ring else colour,
                "line": {"color": colour, "width": (1.5 if small else 2.5) if ring else 0},
            },
            customdata=keys, hovertext=hover, hoverinfo="text", connectgaps=False, **where,
        )  # fmt: skip


def _with_gaps(
    points: DataFrame, measure: str, divisor: float, suffix: str, language: str
) -> tuple[list[Any], list[Any], list[str], list[str]]:
    """The points with an empty one wherever a year is missing, so that the line breaks there."""
    x: list[Any] = []
    y: list[Any] = []
    keys: list[str] = []
    hover: list[str] = []
    for row in records(points):
        year = int(row["year"])
        if x and year - x[-1] > 1:
            x.append(x[-1] + 1)
            y.append(None)
            keys.append("")
            hover.append("")
        value = float(row[measure]) / divisor
        x.append(year)
        y.append(value)
        keys.append(str(row["key"]))
        hover.append(
            f"{chart_text(row['place'])} {numbers.year_name(year, language)}<br>{numbers.short(value, 2)}{chart_text(suffix)}"
        )
    return x, y, keys, hover


def _axes(figure: go.Figure, frame: DataFrame, measure: str, divisor: float, suffix: str) -> None:
    years = [int(year) for year in frame["year"]]
    values = [float(value) / divisor for value in frame[measure].dropna()]
    low, high = min(values), max(values)
    pad = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    floor = 0.0 if 0 <= low < 0.5 * high else low - pad
    span = max(years) - min(years)
    figure.update_xaxes(
        range=[min(years) - 0.4 - span * 0.02, max(years) + 0.4 + span * 0.02],
        tickformat="d",
        dtick=1 if span <= 12 else None,
    )
    figure.update_yaxes(
        range=[floor, high + pad], ticksuffix=chart_text(suffix) if suffix == "%" else "", nticks=6
    )


def _spread(ends: list[list[Any]], gap: float) -> None:
    """Moves labels at line ends apart so that none covers another."""
    ends.sort(key=lambda end: end[0])
    for below, above in pairwise(ends):
        above[0] = max(above[0], below[0] + gap)


def by_place(frame: DataFrame, most: int = MOST_LINES) -> bool:
    """Whether the places of the frame are too many for one pair of axes."""
    return frame["place"].nunique() > most


def fitting(frame: DataFrame, groups: str, values: str) -> DataFrame:
    """As many of the groups as `strips` has room for: those with the largest sum, in the order of the frame."""
    if frame[groups].nunique() <= MOST_STRIPS:
        return frame
    largest = frame.groupby(groups)[values].sum().nlargest(MOST_STRIPS).index
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
    columns: int = PANELS_A_ROW,
) -> go.Figure:
    """Dots on a common scale from zero: a row for each of `groups`, a panel for each of `panels_by`; zero is a ring.

    The form for few documents, where a line would promise a trend. `labels` are the values as written, a string a row.
    """
    from plotly.subplots import make_subplots

    ink = look.colours(theme)
    heads, rows = list(dict.fromkeys(frame[panels_by])), list(dict.fromkeys(frame[groups]))
    columns = min(columns, len(heads))
    lines = -(-len(heads) // columns)
    step = STRIP if len(rows) <= MANY_STRIPS else CLOSE_STRIP
    plot = lines * len(rows) * step + (lines - 1) * STRIP_HEAD
    grid = make_subplots(
        rows=lines,
        cols=columns,
        shared_yaxes=True,
        horizontal_spacing=0.05,
        vertical_spacing=STRIP_HEAD / plot,
    )
    top = STRIP_HEAD if len(heads) > 1 else 12
    figure = grid.update_layout(
        template=look.figure(theme, 10).layout.template, height=plot + top + 8, margin={"t": top}
    )
    most = float(frame[values].max()) or 1.0
    for record, label in zip(records(frame), labels, strict=True):
        number = heads.index(record[panels_by])
        where = {"row": number // columns + 1, "col": number % columns + 1}
        y, value = rows.index(record[groups]), float(record[values])
        none = value == 0
        if not none:
            figure.add_shape(
                type="line",
                x0=0,
                x1=value,
                y0=y,
                y1=y,
                line={"color": ink.context, "width": 3},
                layer="below",
                **where,
            )
        figure.add_scatter(
            x=[value], y=[y], mode="markers", customdata=[str(record[keys])], hoverinfo="text",
            hovertext=[f"{chart_text(record[groups])}<br>{chart_text(record[panels_by])}　{chart_text(label)}"],
            marker={
                "size": 11, "opacity": 1, "color": ink.background if none else ink.actual,
                "line": {"color": ink.context if none else ink.actual, "width": 2},
            }, **where,
        )  # fmt: skip
        figure.add_annotation(
            x=value, y=y, text=chart_text(label), showarrow=False, xanchor="left", xshift=10,
            font={"size": look.TICK_SIZE, "color": ink.muted if none else ink.text}, **where,
        )  # fmt: skip
    for number, head in enumerate(heads if len(heads) > 1 else []):
        figure.add_annotation(
            text=f"<b>{chart_text(head)}</b>", showarrow=False, xref="x domain", yref="y domain", x=0, y=1, xanchor="left",
            yanchor="bottom", yshift=6, row=number // columns + 1, col=number % columns + 1,
        )  # fmt: skip
    figure.update_xaxes(
        range=[-0.02 * most, most * (1.4 + 0.2 * columns)], showgrid=False, showline=False, showticklabels=False,
        zeroline=True, zerolinecolor=ink.axis, zerolinewidth=1,
    )  # fmt: skip
    figure.update_yaxes(
        tickvals=list(range(len(rows))), ticktext=[chart_text(row) for row in rows], range=[len(rows) - 0.5, -0.5],
        showgrid=False, tickfont={"size": look.LABEL_SIZE, "color": ink.text},
    )  # fmt: skip
    return figure
