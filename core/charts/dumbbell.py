"""What was reached beside what is aimed at: growth as dumbbells, levels as bars with a target line.

Both take the frame of `core.analysis.indicators.actual_and_target`. A disc or a bar is a result, a ring or an upright
line is a target, in this and every other chart. The rows carry the indicator's `key` and the side as `key|actual`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.catalogue import text
from core.charts import axis, known, numbers, states
from core.charts import theme as look
from core.charts.bars import row_name, shortened, wide
from core.charts.frames import records
from core.charts.overlay import Overlay
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

ROW = 38
# Beyond this many rows they stand closer.
MANY, CLOSE_ROW = 16, 27
TITLE = 26  # of the axis
BULLET_ROW = 84
BULLET = 30
BESIDE, BROADEST = 300, 3.0


def by_change(frame: DataFrame) -> DataFrame:
    """The rows that state growth on either side, biggest rise of the target over the result first, incomplete rows last."""
    stated = frame[frame["actual_yoy"].notna() | frame["target_yoy"].notna()]
    order = (
        (stated["target_yoy"] - stated["actual_yoy"]).sort_values(ascending=False, na_position="last").index
    )
    return stated.loc[order].reset_index(drop=True)


def with_levels(frame: DataFrame) -> DataFrame:
    """The rows whose result and target are both levels in the same base unit and above zero."""
    both = frame[frame["actual_value_si"].notna() & frame["target_value_si"].notna()]
    same = both[
        (both["actual_value_si"] > 0)
        & (both["target_value_si"] > 0)
        & (both["actual_unit"].map(_family) == both["target_unit"].map(_family))
    ]
    return same.reset_index(drop=True)


def height(frame: DataFrame) -> int:
    """About the pixels that `growth` takes for a frame."""
    return len(frame) * _row(frame) + 70


def _row(frame: DataFrame) -> int:
    return ROW if len(frame) <= MANY else CLOSE_ROW


def telling(frame: DataFrame, least: int = 3) -> DataFrame:
    """The rows of `by_change` that state a target, unless they are fewer than `least`: then all of them."""
    aimed = frame[frame["target_yoy"].notna()]
    return aimed if len(aimed) >= least else frame


def growth(frame: DataFrame, theme: look.Theme, language: str = "zh") -> go.Figure:
    """Dumbbells of yearly growth in percent; `frame` as `by_change` gives it, in that order from the top. Where it has
    statistic_yoy, what tables of statistics say, that is a square; where it has actual_low and actual_high, or those of the
    target, a pale band is between them."""
    ink = look.colours(theme)
    figure = look.figure(theme, height(frame))
    rows = records(frame)
    over = Overlay()
    pairs = [(i, row["actual_yoy"], row["target_yoy"]) for i, row in enumerate(rows)]
    for place, actual, target in pairs:
        if not numbers.missing(actual) and not numbers.missing(target):
            over.line((actual, place), (target, place), ink.context, 3)
    _bands(over, rows, ink)
    tabled = [(i, row) for i, row in enumerate(rows) if not numbers.missing(row.get(f"{known.KIND}_yoy"))]
    if tabled:
        figure.add_scatter(
            x=[row[f"{known.KIND}_yoy"] for _, row in tabled], y=[place for place, _ in tabled], mode="markers",
            marker=known.marker(ink.text, ink.background, 18), customdata=[f"{row['key']}|{known.KIND}" for _, row in tabled],
            hovertext=[_hover(row, known.KIND, language) for _, row in tabled], hoverinfo="text",
        )  # fmt: skip
    for side, colour in (("actual", ink.actual), ("target", ink.target)):
        stated = [(i, row) for i, row in enumerate(rows) if not numbers.missing(row[f"{side}_yoy"])]
        figure.add_scatter(
            x=[row[f"{side}_yoy"] for _, row in stated],
            y=[place for place, _ in stated],
            mode="markers",
            marker=states.markers(
                side, [row.get(f"{side}_state") for _, row in stated], colour, ink.background, 12
            ),
            customdata=[f"{row['key']}|{side}" for _, row in stated],
            hovertext=[_hover(row, side, language) for _, row in stated],
            hoverinfo="text",
        )
    _value_labels(over, rows, ink, language)
    _key(over, rows, ink, language)
    over.onto(figure)
    squares = [row[f"{known.KIND}_yoy"] for _, row in tabled]
    bands = [
        row.get(f"{side}_{end}") for row in rows for side in ("actual", "target") for end in ("low", "high")
    ]
    low, high = axis.reach([*(value for _, *both in pairs for value in both), *squares, *bands])
    room = 0.16 * (high - low)
    cut = text("chart.no_zero", language) if low > 0 or high < 0 else ""
    figure.update_xaxes(
        range=[low - room, high + room], ticksuffix="%", showgrid=True, showline=False, nticks=7, title={"text": cut}
    )  # fmt: skip
    if cut:  # a line more below; plotly would write it over the figures of a low chart
        figure.update_layout(height=figure.layout.height + TITLE)
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[row_name(row["name"], _row(frame)) for row in rows],
        range=[len(rows) - 0.4, -1.1],
        showgrid=False,
        tickfont={"size": look.LABEL_SIZE, "color": ink.text},
    )
    return figure


def levels(frame: DataFrame, theme: look.Theme, language: str = "zh", least: int = 0) -> go.Figure:
    """Bars of levels with the target as an upright line, each row on its own scale; `frame` as `with_levels` gives it."""
    ink = look.colours(theme)
    tall = max(len(frame) * BULLET_ROW + 20, least)
    figure = look.figure(theme, tall)
    thick = BULLET * len(frame) / (tall - 20)
    over = Overlay()
    longest = 0.0
    for place, row in enumerate(records(frame)):
        largest = max(row["actual_value_si"], row["target_value_si"])
        actual, target = row["actual_value_si"] / largest, row["target_value_si"] / largest
        figure.add_bar(
            x=[actual], y=[place], orientation="h", width=thick, marker={"color": ink.actual},
            customdata=[f"{row['key']}|actual"], hovertext=[_hover(row, "actual", language)], hoverinfo="text",
        )  # fmt: skip
        figure.add_scatter(
            x=[target], y=[place], mode="markers",
            marker={"symbol": "line-ns", "size": 34, "opacity": 1, "line": {"color": ink.target, "width": 3}},
            customdata=[f"{row['key']}|target"], hovertext=[_hover(row, "target", language)], hoverinfo="text",
        )  # fmt: skip
        aim = text("chart.target_is", language, value=_level(row, "target", language))
        longest = max(longest, wide(aim))
        over.label(
            0.0, place, shortened(row["name"], 18), ink.text, look.LABEL_SIZE, xanchor="left", yshift=30
        )
        over.label(0.0, place, _level(row, "actual", language), "#FFFFFF", xanchor="left", xshift=8)
        over.label(max(actual, target), place, aim, ink.target, xanchor="left", xshift=10)
    over.onto(figure)
    # Room beside the longest bar for the target in words, in a frame of two fifths of a page.
    needed = longest * look.TICK_SIZE + 16
    figure.update_xaxes(visible=False, range=[0, min(max(1.62, BESIDE / max(BESIDE - needed, 1)), BROADEST)])
    figure.update_yaxes(visible=False, range=[len(frame) - 0.55, -0.75])
    return figure


def _family(unit: object) -> str:
    name = "" if numbers.missing_text(unit) else str(unit)
    return name.lstrip("万亿")


def _level(row: dict[str, Any], side: str, language: str) -> str:
    sign = numbers.bound(row[f"{side}_qualifier"])
    words = numbers.level(row[f"{side}_value"], row[f"{side}_unit"], language)
    if not numbers.missing(row[f"{side}_value_max"]):
        words = f"{numbers.short(row[f'{side}_value'], 2)}—{numbers.level(row[f'{side}_value_max'], row[f'{side}_unit'], language)}"
    return chart_text(sign + words)


def _yoy(row: dict[str, Any], side: str) -> str:
    words = numbers.percent(row[f"{side}_yoy"])
    if not numbers.missing(row[f"{side}_yoy_max"]):
        return f"{numbers.short(row[f'{side}_yoy'])}—{numbers.percent(row[f'{side}_yoy_max'])}"
    return numbers.bound(row[f"{side}_qualifier"]) + words if side == "target" else words


def _hover(row: dict[str, Any], side: str, language: str) -> str:
    words = [f"{numbers.year_name(row[f'{side}_year'], language)} {text(f'kind.{side}', language)}"]
    if not numbers.missing(row[f"{side}_value"]):
        words.append(_level(row, side, language))
    if not numbers.missing(row[f"{side}_yoy"]):
        words.append(numbers.change(row[f"{side}_yoy"], language))
    if limits := numbers.qualifier(row[f"{side}_qualifier"], language):
        words.append(limits)
    if not numbers.missing_text(row[f"{side}_suspicious"]):
        words.append(text("kind.suspicious", language))
    return f"<b>{chart_text(row['name'])}</b><br>" + "<br>".join(chart_text(word) for word in words)


def _bands(over: Overlay, rows: list[dict[str, Any]], ink: look.Colours) -> None:
    """The middle half of several regions, results above the line of a row and targets below it."""
    for place, row in enumerate(rows):
        for side, colour, shift in (("actual", ink.actual, -0.3), ("target", ink.target, 0.3)):
            low, high = row.get(f"{side}_low"), row.get(f"{side}_high")
            if low is not None and high is not None and low == low:
                over.line((low, place + shift), (high, place + shift), colour, 4, opacity=0.5)


def _value_labels(over: Overlay, rows: list[dict[str, Any]], ink: look.Colours, language: str) -> None:
    """The two values of a row, the smaller one to the left of its mark, the larger one to the right."""
    for place, row in enumerate(rows):
        actual, target = row["actual_yoy"], row["target_yoy"]
        if numbers.missing(actual) or numbers.missing(target):
            side = "target" if numbers.missing(actual) else "actual"
            absent = text("chart.no_actual" if side == "target" else "chart.no_target", language)
            marks = [(side, row[f"{side}_yoy"], "left"), (None, row[f"{side}_yoy"], "right")]
        else:
            absent, left = "", "actual" if actual <= target else "target"
            right = "target" if left == "actual" else "actual"
            marks = [(left, row[f"{left}_yoy"], "right"), (right, row[f"{right}_yoy"], "left")]
        for side_shown, x, anchor in marks:
            colour = ink.muted if side_shown is None else ink.actual if side_shown == "actual" else ink.target
            words = absent if side_shown is None else _yoy(row, side_shown)
            over.label(x, place, words, colour, xanchor=anchor, xshift=11 if anchor == "left" else -11)


def _key(over: Overlay, rows: list[dict[str, Any]], ink: look.Colours, language: str) -> None:
    """The names of the two marks, once, above the first row if it has both."""
    whole = [
        i
        for i, row in enumerate(rows)
        if not numbers.missing(row["actual_yoy"]) and not numbers.missing(row["target_yoy"])
    ]
    if not whole or whole[0] != 0:
        return
    row = rows[0]
    far = row["target_yoy"] >= row["actual_yoy"]
    low, high = axis.reach(row[f"{side}_yoy"] for row in rows for side in ("actual", "target"))
    # Marks far apart have their names above them; the names of close ones point away from each other.
    inward = 6 if abs(row["target_yoy"] - row["actual_yoy"]) > 0.2 * (high - low) else -3
    for side, colour, right in (("actual", ink.actual, not far), ("target", ink.target, far)):
        words = text(f"chart.year_{side}", language, year=numbers.year_name(row[f"{side}_year"], language))
        shift = -inward if right else inward
        over.label(
            row[f"{side}_yoy"],
            0,
            words,
            colour,
            xanchor="left" if right else "right",
            xshift=shift,
            yshift=22,
        )
