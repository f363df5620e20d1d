"""One measure over years: a line for each place, or a small panel for each when there are many.

Results are discs on a solid line, pale where they are not final; targets rings reached by a dashed one, forecasts hollow
diamonds on a dotted one, figures of tables of statistics squares on a dotted
one. A year without a figure breaks the line.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from core.charts import known, numbers, states
from core.charts import theme as look
from core.charts.bars import shortened, wide
from core.charts.frames import records
from core.charts.overlay import Overlay
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
MOST_TICKS = 8
PANELS_A_ROW = 3
# How thick a line is and how it is broken, by the kind of figure.
LINES = {
    "actual": (2.5, "solid"),
    "target": (1.5, "4px,4px"),
    states.FORECAST: (1.5, "1px,3px"),
    known.KIND: (1.0, "1px,3px"),
}
PANEL_HEIGHT, PANEL_GAP = 176, 62


def over_years(
    frame: DataFrame,
    *,
    measure: str,
    theme: look.Theme,
    suffix: str = "",
    divisor: float = 1.0,
    language: str = "zh",
    periods: Mapping[int, str] | None = None,
) -> go.Figure:
    """Lines over years on one pair of axes, at most `MOST_LINES` places.

    `frame` has a row for each point: place (what the line is), key (what a click gives back), year, kind (actual or
    target, or statistic for a figure of a table) and the column `measure`. Values are divided by `divisor`; `suffix` follows
    them. Where `year` counts something else (months), `periods` names each.
    """
    ink = look.colours(theme)
    figure = look.figure(theme, 340)
    places = list(dict.fromkeys(frame["place"]))
    ends: list[list[Any]] = []
    for number, place in enumerate(places):
        colour = look.CATEGORICAL[number % len(look.CATEGORICAL)]
        own = frame[frame["place"] == place]
        _draw(figure, own, measure, divisor, suffix, colour, ink, language, periods)
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
    if periods:
        shown = sorted(periods)[:: -(-len(periods) // MOST_TICKS)]
        figure.update_xaxes(tickvals=shown, ticktext=[chart_text(periods[at]) for at in shown])
    low, high = figure.layout.yaxis.range
    _spread(ends, (high - low) * 0.065)
    over = Overlay()
    for y, x, name, ink_of in ends if len(places) > 1 else []:
        over.label(x, y, shortened(name, MOST_LETTERS), ink_of, look.LABEL_SIZE, xanchor="left", xshift=12)
    longest = max((wide(shortened(place, MOST_LETTERS)) for place in places), default=0)
    figure.update_layout(margin={"r": 24 if len(places) == 1 else 30 + 14 * longest})
    stated = frame[frame["kind"] != known.KIND]
    for row in records(stated) if len(stated) <= FEW_POINTS else []:
        value = float(row[measure]) / divisor
        words = numbers.short(value, 2) + (chart_text(suffix) if suffix == "%" else "")
        over.label(int(row["year"]), value, words, yshift=16)
    over.onto(figure)
    return figure


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
    over = Overlay()
    for number, place in enumerate(places):
        own = frame[frame["place"] == place]
        where = {"row": number // columns + 1, "col": number % columns + 1}
        _draw(figure, own, measure, divisor, suffix, ink.actual, ink, language, None, **where)
        over.head(chart_text(place), number + 1)
    over.onto(figure)
    _axes(figure, frame, measure, divisor, suffix)
    years = frame["year"].astype(int)
    figure.update_xaxes(dtick=max(1, -(-int(years.max() - years.min()) // 3)), tick0=int(years.max()))
    return figure


def _draw(
    figure: go.Figure, own: DataFrame, measure: str, divisor: float, suffix: str, colour: str, ink: look.Colours,
    language: str, periods: Mapping[int, str] | None, **where: int,
) -> None:  # fmt: skip
    small = own["year"].nunique() > MANY_YEARS
    for kind in (known.KIND, states.FORECAST, "actual", "target"):
        points = own[(own["kind"] == kind) & own[measure].notna()].sort_values("year")
        if points.empty:
            continue
        x, y, keys, hover = _with_gaps(points, measure, divisor, suffix, language, periods)
        width, dash = LINES[kind]
        figure.add_scatter(
            x=x, y=y, mode="lines+markers" if len(points) > 1 else "markers",
            line={"color": colour, "width": width, "dash": dash}, marker=_marker(kind, _states(points, x), colour, ink, small),
            customdata=keys, hovertext=hover, hoverinfo="text", connectgaps=False, **where,
        )  # fmt: skip


def _marker(kind: str, found: list[object], colour: str, ink: look.Colours, small: bool) -> dict[str, Any]:
    """The marks of one line, one for each of its points."""
    if kind == known.KIND:
        return known.marker(colour, "rgba(0,0,0,0)", 8 if small else 12)
    ring = kind != "actual"
    size = (8 if ring else 5) if small else 11 if ring else 8
    return states.markers(kind, found, colour, ink.background, size, 0.6 if small else 1.0)


def _states(points: DataFrame, years: list[Any]) -> list[object]:
    """How final each point is, None for the breaks between them."""
    known_of = (
        dict(zip(points["year"].astype(int), points["state"], strict=True)) if "state" in points else {}
    )
    return [known_of.get(year) for year in years]


def _with_gaps(
    points: DataFrame,
    measure: str,
    divisor: float,
    suffix: str,
    language: str,
    periods: Mapping[int, str] | None,
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
        when = periods[year] if periods else numbers.year_name(year, language)
        hover.append(_hover(row, when, numbers.short(value, 2) + suffix))
    return x, y, keys, hover


def _hover(row: dict[str, Any], when: str, shown: str) -> str:
    head = f"{chart_text(row['place'])} {chart_text(when)}"
    more = [row["claimed"], row["title"]] if row["kind"] == known.KIND else [row.get("mark")]
    words = " · ".join(chart_text(part) for part in more if part)
    return "<br>".join(part for part in (head, chart_text(shown), words) if part)


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
