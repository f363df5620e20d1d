"""How numbers and dates are written on the screen."""

from __future__ import annotations

import pytest

from core.charts import numbers


@pytest.mark.parametrize(
    ("value", "shown"),
    [(24.8, "24.8"), (300.0, "300"), (-3.14, "−3.1"), (12345.678, "12,345.7"), (-0.01, "0"), (0, "0")],
)
def test_short(value: float, shown: str) -> None:
    assert numbers.short(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(9.5, "9.5%"), (-3.1, "−3.1%"), (20.0, "20%"), (0.04, "0.04%"), (99.97, "99.97%"), (100, "100%")],
)
def test_percent(value: float, shown: str) -> None:
    assert numbers.percent(value) == shown


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
