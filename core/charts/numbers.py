"""How numbers and dates are written on the screen, in both languages.

One decimal unless the source has two that matter (0.35 is not 0.4), halves rounded up in decimal (四舍五入), thousands by comma, the true
minus sign, axes in 万 and 亿 (thousand, million and billion in English), differences of two percentages in percentage
points, partial dates never filled up.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING, NamedTuple

from core.catalogue import has, label, text

if TYPE_CHECKING:
    from pandas import Series

MINUS = "\u2212"
# Words that bound a figure, and the sign that says so beside the number. The first that is found counts, so the
# denials stand before the words they contain.
_BOUNDS = (
    (("不低于", "不少于", "不小于"), "≥"),
    (("不高于", "不超过", "不大于"), "≤"),
    (("以上", "超过", "突破", "至少", "高于", "大于"), "≥"),
    (("以内", "以下", "控制在", "低于", "小于"), "≤"),
    (("左右", "约", "上下"), "≈"),
)


# What 万 and 亿 before a unit stand for.
_PREFIXES = {"万": 1e4, "亿": 1e8}


class Scale(NamedTuple):
    """Divide by `divisor`, then the numbers are in `unit` (in the reader's language)."""

    divisor: float
    unit: str


def missing(value: object) -> bool:
    """None, NaN and NA alike."""
    if value is None:
        return True
    try:
        return math.isnan(float(value))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return True


def half_up(value: float, places: int = 0) -> Decimal:
    """A number rounded as Chinese statistics do: 6.25 to 6.3 and 6.75 to 6.8, −0.05 to −0.1. What a division left beyond
    the twelfth digit (2.8499999999999996) is noise of binary fractions and does not count."""
    with localcontext(prec=330):
        return Decimal(f"{value:.12g}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def rounded(column: Series[float], places: int = 1) -> Series[float]:
    """A column of a frame with every number rounded by `half_up`; unknown values stay unknown."""
    return column.map(lambda value: float(half_up(value, places)), na_action="ignore").astype("float64")


def count(value: float) -> str:
    """1,589."""
    return f"{int(half_up(value)):,}".replace("-", MINUS)


def short(value: float, places: int = 1) -> str:
    """24.8, 300, −3.1: at most `places` decimals, no trailing zeros. Where that is one, a figure below 1 has two: 0.35."""
    if places == 1 and abs(value) < 1:
        places = 2
    shown = f"{half_up(value, places):,f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return "0" if shown in {"-0", ""} else shown.replace("-", MINUS)


def figure(value: float) -> str:
    """A level: two decimals, and below a tenth three digits that say something: 24.83, 0.0325."""
    digits = -math.floor(math.log10(abs(value))) + 2 if 0 < abs(value) < 0.1 else 2
    return short(value, min(digits, 12))


def percent(value: float, places: int = 1) -> str:
    """9.5%; two decimals when the figure has them and is below 1, or one would say 100."""
    if places == 1 and 99.95 <= abs(value) < 100:
        places = 2
    return short(value, places) + "%"


def signed(value: float, places: int = 1) -> str:
    """+14.9, −3.1, 0."""
    shown = short(value, places)
    return shown if shown == "0" or shown.startswith(MINUS) else "+" + shown


def points(value: float, language: str = "zh") -> str:
    """The difference of two percentages: +14.9 个百分点."""
    return text("number.points", language, value=signed(value))


def change(value: float, language: str = "zh") -> str:
    """Growth in words: 增长 9.5%, 下降 3.1%, 持平."""
    if short(value, 2) == "0":
        return text("number.flat", language)
    return text("number.up" if value > 0 else "number.down", language, value=percent(abs(value)))


def bound(qualifier: object) -> str:
    """≥, ≤, ≈ or nothing, for a qualifier as it stands in the text (several joined by |)."""
    words = "" if missing_text(qualifier) else str(qualifier)
    for signs, mark in _BOUNDS:
        if any(sign in words for sign in signs):
            return mark
    return ""


def qualifier(value: object, language: str = "zh") -> str:
    """A qualifier for a table: 预计|左右 as 预计、左右, or expected, around."""
    separator = "、" if language == "zh" else ", "
    parts = [] if missing_text(value) else [part for part in str(value).split("|") if part]
    return separator.join(label("qualifier", part, language) for part in parts)


def missing_text(value: object) -> bool:
    """None, NaN, NA or an empty string."""
    return value is None or str(value) in {"", "<NA>", "NaT", "nan"}


def scale(values: Iterable[float], unit_si: object, language: str = "zh") -> Scale:
    """One divisor for a whole axis, from its largest value: 亿 from 1e8, 万 from 1e4 (billion, million, thousand)."""
    largest = max((abs(value) for value in values if not missing(value)), default=0.0)
    base = unit_name(unit_si, language)
    for step, name in ((1e8, "yi"), (1e4, "wan")) if language == "zh" else ((1e9, "bn"), (1e6, "mn")):
        if largest >= step:
            return Scale(step, text(f"number.{name}", language, unit=base).strip())
    return Scale(1.0, base)


def unit_name(unit: object, language: str = "zh") -> str:
    """A unit in the reader's language; a unit the catalogue does not know stays as it is."""
    if missing_text(unit):
        return ""
    return text(f"unit.{unit}", language) if language != "zh" and has(f"unit.{unit}") else str(unit)


def level(value: float, unit: object, language: str = "zh") -> str:
    """A level as the document writes it: 24.8 亿元, 1,200 人, 96.07%; in English 2.48 billion yuan."""
    name, number = str(unit or ""), value
    if language != "zh":
        base = name.lstrip("".join(_PREFIXES))
        for prefix in name[: len(name) - len(base)]:
            number *= _PREFIXES[prefix]
        divisor, name = scale([number], base, language)
        number /= divisor
    shown = figure(number)
    return shown + name if name in {"", "%"} else f"{shown} {name}"


def year_name(year: object, language: str = "zh") -> str:
    """2023年 / 2023; nothing for an unknown year."""
    return "" if missing(year) else text("number.year", language, year=int(float(str(year))))


def years(first: object, last: object, language: str = "zh") -> str:
    """2020—2024年; one year when both are the same; nothing when both are unknown."""
    if missing(first) or missing(last) or first == last:
        return year_name(last if missing(first) else first, language)
    return text("number.years", language, first=int(float(str(first))), last=int(float(str(last))))


def date_name(iso: object, language: str = "zh") -> str:
    """2023年4月3日, 2023年4月, 2023年: as much of the date as is known."""
    if missing_text(iso):
        return ""
    parts = str(iso)[:10].split("-")
    if not all(part.isdigit() for part in parts):
        return str(iso)
    key = ("number.year", "number.month", "number.day")[len(parts) - 1]
    names = dict(zip(("year", "month", "day"), (int(part) for part in parts), strict=False))
    if "month" in names:
        names["month_name"] = text(f"month.{names['month']}", language)  # type: ignore[assignment]
    return text(key, language, **names)
