"""Numbers in digits, in Chinese, and in both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.parsing.numbers import parse_number, parse_scaled


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24.8", 24.8),
        ("1,100.9", 1100.9),
        ("12,345,678", 12345678),
        ("六千二百万", 62_000_000),
        ("一百零八", 108),
        ("二〇二三", 2023),
        ("十五", 15),
        ("三十", 30),
        ("两万亿", 2e12),
        ("一亿二千万", 1.2e8),
        ("三万五", 35_000),
        ("三百二", 320),
        ("一千零五十", 1050),
        ("八点五", 8.5),
        ("百分之八点五", 8.5),
        ("百分之12.6", 12.6),
        ("千分之五", 0.5),
        ("3万5千", 35_000),
        ("8亿1460万", 814_600_000),
        ("十万", 100_000),
    ],
)
def test_reads(text: str, value: float) -> None:
    assert parse_number(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "六七千", "点五点", "约", "12.3.4", "第三", "百分之"])
def test_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "value", "scale"),
    [
        ("六千二百万", 6200, "万"),
        ("三亿", 3, "亿"),
        ("两万亿", 2, "万亿"),
        ("二十七亿四千万", 27.4, "亿"),
        ("三百", 300, ""),
    ],
)
def test_keeps_the_scale_of_the_unit(text: str, value: float, scale: str) -> None:
    assert parse_scaled(text) == (pytest.approx(value), scale)


DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """A whole number below 10,000 in Chinese, as everybody writes it."""
    words, zero = "", False
    for scale, power in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // power % 10
        if digit:
            words += ("零" if zero and words else "") + DIGITS[digit] + scale
            zero = False
        else:
            zero = True
    return words


@given(st.integers(1, 9999))
def test_reads_back_what_is_written(number: int) -> None:
    assert parse_number(written(number)) == number


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_reads_ten_thousands(high: int, low: int) -> None:
    text = written(high) + "万" + ("零" if low < 1000 else "") + written(low)
    assert parse_number(text) == high * 10_000 + low


@given(st.text(alphabet="0123456789.,零一二两三十百千万亿点分之", max_size=30))
def test_any_text_is_a_number_or_none(text: str) -> None:
    value = parse_number(text)
    assert value is None or value >= 0
