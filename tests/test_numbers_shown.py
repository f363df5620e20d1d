"""How numbers and dates are written on the screen."""

from __future__ import annotations

import pandas
import pytest

from core.charts import numbers


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (24.8, "24.8"),
        (300.0, "300"),
        (-3.14, "−3.1"),
        (12345.678, "12,345.7"),
        (-0.01, "−0.01"),
        (0.35, "0.35"),
        (-0.001, "0"),
        (0, "0"),
    ],
)
def test_short(value: float, shown: str) -> None:
    assert numbers.short(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(9.5, "9.5%"), (-3.1, "−3.1%"), (20.0, "20%"), (0.04, "0.04%"), (99.97, "99.97%"), (100, "100%")],
)
def test_percent(value: float, shown: str) -> None:
    assert numbers.percent(value) == shown


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (6.25, 1, "6.3"),
        (6.75, 1, "6.8"),
        (6.35, 1, "6.4"),  # below the half as a binary fraction, not as a figure
        (-0.05, 1, "−0.05"),
        (-1.05, 1, "−1.1"),
        (2.675, 2, "2.68"),
        (0.285 * 100, 1, "28.5"),  # 28.499999999999996
        (1e300, 1, "1" + ",000" * 100),
    ],
)
def test_halves_go_up_as_in_chinese_statistics(value: float, places: int, shown: str) -> None:
    assert numbers.short(value, places) == shown


def test_a_column_and_a_count_are_rounded_as_a_label_is() -> None:
    column = pandas.Series([6.25, None, 6.75])
    assert numbers.rounded(column).dropna().tolist() == [6.3, 6.8]
    assert numbers.rounded(column).isna().tolist() == [False, True, False]
    assert numbers.count(2.5) == "3"
    assert numbers.count(-0.2) == "0"


def test_change_and_points_in_both_languages() -> None:
    assert numbers.change(9.5) == "增长 9.5%"
    assert numbers.change(-3.1) == "下降 3.1%"
    assert numbers.change(0) == "持平"
    assert numbers.change(-3.1, "en") == "down 3.1%"
    assert numbers.points(14.9) == "+14.9 个百分点"
    assert numbers.points(-33.8) == "−33.8 个百分点"


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("力争|以上", "≥"),
        ("左右", "≈"),
        ("控制在|以内", "≤"),
        ("预计", ""),
        (None, ""),
        ("不低于", "≥"),
        ("不高于", "≤"),
    ],
)
def test_bound(words: str | None, sign: str) -> None:
    assert numbers.bound(words) == sign


@pytest.mark.parametrize(
    ("values", "unit", "language", "scale"),
    [
        ([2.48e9, 1e5], "元", "zh", (1e8, "亿元")),
        ([40600.0], "元", "zh", (1e4, "万元")),
        ([8645.0], "人", "zh", (1.0, "人")),
        ([2.48e9], "元", "en", (1e9, "billion yuan")),
        ([40600.0], "元", "en", (1.0, "yuan")),
        ([], "元", "zh", (1.0, "元")),
        ([float("nan"), 3.0], None, "zh", (1.0, "")),
    ],
)
def test_one_scale_for_an_axis(
    values: list[float], unit: str | None, language: str, scale: tuple[float, str]
) -> None:
    assert numbers.scale(values, unit, language) == scale


@pytest.mark.parametrize(
    ("iso", "zh", "en"),
    [
        ("2023-04-03", "2023年4月3日", "3 Apr 2023"),
        ("2023-04", "2023年4月", "Apr 2023"),
        ("2023", "2023年", "2023"),
        (None, "", ""),
    ],
)
def test_dates_are_not_filled_up(iso: str | None, zh: str, en: str) -> None:
    assert numbers.date_name(iso) == zh
    assert numbers.date_name(iso, "en") == en


def test_year_ranges() -> None:
    assert numbers.years(2020, 2024) == "2020—2024年"
    assert numbers.years(2023, 2023) == "2023年"
    assert numbers.years(None, None) == ""


def test_levels_as_written() -> None:
    assert numbers.level(24.8, "亿元") == "24.8 亿元"
    assert numbers.level(96.07, "%") == "96.07%"
    assert numbers.level(8645, "人") == "8,645 人"
    assert numbers.level(8645, "人", "en") == "8,645 people"
    assert numbers.level(24.8, "亿元", "en") == "2.48 billion yuan"
    assert numbers.level(1.94, "万元", "en") == "19,400 yuan"
    assert numbers.level(1.2, "万亿元", "en") == "1,200 billion yuan"
