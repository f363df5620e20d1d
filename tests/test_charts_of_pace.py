"""Columns over periods, public holidays, and what they are drawn from."""

from __future__ import annotations

import pandas as pd
import pytest

from core.charts import calendar, columns
from tests import chart_frames as frames


@pytest.mark.parametrize(
    ("first", "last", "between"),
    [
        ("2022-11", "2023-02", ["2022-11", "2022-12", "2023-01", "2023-02"]),
        ("2022-Q3", "2023-Q1", ["2022-Q3", "2022-Q4", "2023-Q1"]),
        ("2020", "2022", ["2020", "2021", "2022"]),
        ("2023", "2023", ["2023"]),
    ],
)
def test_no_period_is_skipped(first: str, last: str, between: list[str]) -> None:
    assert columns.every_period(first, last) == between


def counts(*rows: tuple[str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["period", "kind", "meetings"]).assign(name=lambda frame: frame["kind"])


@pytest.mark.parametrize(
    ("periods", "day", "place"),
    [
        (["2022", "2023"], "2022-01-01", -0.5),  # the left edge of the first column
        (["2022", "2023"], "2023-07-01", 1.0),  # the middle of the second
        (["2022-Q4", "2023-Q1"], "2023-01-01", 0.5),
        (["2022-12", "2023-01"], "2023-01-01", 0.5),
        (["2022-12", "2023-01"], "2021-03-01", -0.5),  # before all: the edge
        (["2022-12", "2023-01"], "2024-03-01", 1.5),
    ],
)
def test_a_day_stands_within_the_column_of_its_period(periods: list[str], day: str, place: float) -> None:
    assert columns.position(day, periods) == pytest.approx(place)


def test_columns_stack_the_kinds_and_leave_gaps_empty() -> None:
    figure = columns.stacked(counts(("2022", "a", 3), ("2022", "b", 1), ("2024", "a", 2)), "light")
    assert [list(bar.y) for bar in figure.data] == [[3, 0, 2], [1, 0, 0]]
    assert [note.text for note in figure.layout.annotations] == ["4", "2"]
    assert list(figure.data[0].customdata) == ["2022", "2023", "2024"]


def test_the_rarest_kinds_become_one() -> None:
    many = counts(*[("2022", f"k{at}", 10 - at) for at in range(8)])
    folded = columns.folded(many, "其余")
    assert (
        folded["meetings"].sum() == many["meetings"].sum() and folded["kind"].nunique() == columns.MOST_KINDS
    )
    assert "其余" in set(folded["name"])


def test_public_holidays_are_those_decreed() -> None:
    days = calendar.holidays(2023)
    assert {"2023-01-22", "2023-10-01"} <= set(days) and "2023-03-15" not in days
    assert calendar.holidays(1999) == {}
    assert calendar.on_holidays(frames.days(("2023-10-01", "2023-10-01", "2023-03-15"))) == 2


def test_the_calendar_marks_holidays_and_counts_meetings_only() -> None:
    option = calendar.option(frames.days(tuple(f"2023-03-{day:02d}" for day in range(1, 15))), "dark")
    assert [series["type"] for series in option["series"]] == ["heatmap", "scatter"]
    assert option["visualMap"]["seriesIndex"] == [0] and len(calendar.marks(option)) == 2
    assert calendar.left_out(17, option) == 3
