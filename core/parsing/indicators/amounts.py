"""Finds the quantities of a text: a number with its unit, its range, and the vague words beside it.

One scan over the text finds where a number could begin; everything else is looked at from there.
Dates, ordinals, ranks, names with digits in them, slogans and thresholds (过50亿元项目) are not quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.parsing.numbers import ARABIC, SCALES, parse_number, parse_scaled
from core.parsing.units import Unit, read_unit


@dataclass(slots=True)
class Amount:
    """A number and its unit at `start`:`end` of the folded text. `high` is the upper end of a range."""

    start: int
    end: int
    value: float
    unit: Unit | None
    high: float | None = None
    vague: str | None = None
    after: str | None = None  # 左右, 以上 ... written behind
    negative: bool = False

    @property
    def family(self) -> str:
        """The family of its unit, `none` without one."""
        return self.unit.family if self.unit else "none"


_START = re.compile(r"[0-9]")
# Chinese numerals are looked at only where they can be a quantity: 百分之八, 六千二百万, 三十五.
_CHINESE = re.compile(
    r"[百千万]分之(?:负)?(?:[零〇一二三四五六七八九十百点]{1,10}|[0-9]{1,3}(?:\.[0-9]{1,3})?)(?:个百分点)?"
    r"|[一二两三四五六七八九十][零〇一二三四五六七八九十百千万亿点]{1,16}"
    r"|[两三四五六七八九十](?=(?:多)?(?:万|亿)[^一-九十])"
)
_SCALE = re.compile(r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![瓦米克伏卡帕赫])|百(?![分年])|十)")
_VAGUE = re.compile(r"[余多几来]|数(?=[十百千万亿])")
_DATE = re.compile(
    r"[0-9]{4}\s?[-./]\s?[0-9]{1,2}\s?[-./]\s?[0-9]{1,2}(?:\s?日)?"
    r"|[0-9]{4}\s?[-~至到]\s?[0-9]{2,4}(?=\s?(?:年|\)))(?:\s?年)?"
    r"|[0-9]{2,4}(?:\s?年)?(?:\s?[/、至到~-]\s?[0-9]{2,4})?\s?(?:年度?|学年)(?:\s?[0-9]{1,2}\s?月(?:份)?(?:\s?[0-9]{1,2}\s?[日号])?)?"
    r"|[0-9]{1,2}\s?月?\s?[-~至到、和]\s?[0-9]{1,2}\s?月(?:份)?"
    r"|[0-9]{1,2}\s?月(?:份)?(?:\s?[0-9]{1,2}\s?[日号])?(?:\s?[-~至到]\s?[0-9]{1,2}\s?[日号])?"
    r"|[0-9]{1,2}\s?[日号](?!均|产|处理)|[0-9]{1,2}[::][0-9]{2}(?:[::][0-9]{2})?(?!\s?[::][0-9])|[0-9]{1,2}\s?[时点](?![0-9]*个?百?分[点之])"
)
# What makes a number part of a name: 500强, 5G, 4A级, 8+1, 3.0版, 12345热线, T1, 110千伏.
_NAME_AFTER = re.compile(
    r"\s?(?:[A-Za-z+×*#_=]|千伏(?!安)|强|级|号|届|版|型|线(?!路|缆)|路(?!公交)|环|楼|层|栋?单元|室|代|档|大(?!型|学|专|中)|星|维|轴|后(?!备)|式|寸|开|轮|码|字|股|角|边|师|团|岛|洲|期|倍镜|连冠|A|·|\|)"
)
_NAME_BEFORE = frozenset("第·+×_#@GSXYZCDTKMNPRABEFHIJLOQUVWabcdefghijklmnopqrstuvwxyz/\\")
_LATIN_NAMES = frozenset({"GDP", "CPI", "PPI", "PMI", "gdp"})
_AFTER = re.compile(
    r"(?:人民币)?(左右|上下|及以上|以上|以下|以内|之内|之间|不等|大关|有余|开外|多(?![个种元条项])|余(?!个|家|项|元|额))"
)
_SMALLER = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?)(万|千|百)(?![瓦米克伏分])")  # the 1460万 of 8亿1460万
_RANGE = re.compile(r"\s?(?:-{1,2}|~|至|到)\s?(?=[0-9])")


def find_amounts(text: str) -> list[Amount]:
    """All quantities of the folded text, in order, without overlap."""
    both = sorted([*_arabic(text), *_chinese(text)], key=lambda amount: (amount.start, -amount.end))
    found: list[Amount] = []
    for amount in both:
        if not found or amount.start >= found[-1].end:
            found.append(amount)
    return found


def _arabic(text: str) -> list[Amount]:
    found: list[Amount] = []
    match = _START.search(text)
    while match:
        at = match.start()
        amount, at = _at(text, at)
        if amount:
            found.append(amount)
        match = _START.search(text, at)
    return found


def _at(text: str, at: int) -> tuple[Amount | None, int]:
    """The quantity at a digit, or None, and where to go on."""
    number = ARABIC.match(text, at)
    assert number is not None
    end = number.end()
    before = text[at - 1 : at]
    if (
        before
        and before in _NAME_BEFORE
        and not (before.isalpha() and (text[end : end + 1] == "%" or text[at - 3 : at] in _LATIN_NAMES))
    ):
        return None, _past_digits(text, end)
    date = _DATE.match(text, at)
    if date:
        return None, date.end()
    amount = _amount(text, at, number[0], end)
    if amount is None:
        return None, _past_digits(text, end)
    amount = _with_range(text, amount)
    return amount, amount.end


def _past_digits(text: str, at: int) -> int:
    while at < len(text) and (text[at].isdigit() or text[at] == "."):
        at += 1
    return at


def _amount(text: str, at: int, digits: str, end: int) -> Amount | None:
    """Reads scale, vague words and unit after the number `digits`."""
    vague, scale = None, ""
    while len(scale) < 3:
        if vague is None and (word := _VAGUE.match(text, end)):
            vague, end = word[0], word.end()
        elif step := _SCALE.match(text, end):
            scale, end = scale + step[0], step.end()
        else:
            break
    if scale not in SCALES:
        return None
    value = float(digits.replace(",", ""))
    if scale in ("亿", "万") and vague is None and (small := _SMALLER.match(text, end)):
        value += float(small[1]) * SCALES[small[2]] / SCALES[scale]
        end = small.end()
    space = end + 1 if text[end : end + 1] == " " else end
    read = read_unit(text, space, scale)
    if read is None and not scale and vague is None and text[end : end + 2] in ("个亿", "个万"):
        return None
    if read is None:
        if vague is not None and not scale:
            return None
        if _NAME_AFTER.match(text, end):
            return None
        unit = Unit(scale, "bare", "", SCALES[scale]) if scale else None
        return _with_after(text, Amount(at, end, value, unit, vague=vague))
    end, unit = read
    return _with_after(text, Amount(at, end, value, unit, vague=vague, negative=_is_negative(text, at)))


def _is_negative(text: str, at: int) -> bool:
    before = text[max(0, at - 2) : at]
    return before[-1:] == "-" and not before[:1].isdigit() and before[:1] not in ("%", "-")


def _with_after(text: str, amount: Amount) -> Amount:
    after = _AFTER.match(text, amount.end)
    if after:
        if after[1] in ("多", "余"):
            amount.vague = after[1]
        else:
            amount.after = after[1]
        amount.end = after.end()
    return amount


def _with_range(text: str, amount: Amount) -> Amount:
    """6%-6.5%, 6-6.5%, 2至3万人: one quantity with two ends."""
    link = _RANGE.match(text, amount.end)
    if link is None or amount.after:
        return amount
    second = ARABIC.match(text, link.end())
    assert second is not None
    other = _amount(text, link.end(), second[0], second.end())
    if other is None or other.unit is None or other.negative:
        return amount
    if amount.unit is None:
        scaled = Amount(amount.start, other.end, amount.value, other.unit)
    elif amount.unit.family == other.unit.family:
        scaled = Amount(amount.start, other.end, amount.value, amount.unit)
        other.value *= other.unit.factor / amount.unit.factor
    else:
        return amount
    if other.value <= scaled.value and "到" in link[0]:
        return amount
    scaled.high, scaled.after, scaled.vague = other.value, other.after, other.vague
    return scaled


def _chinese(text: str) -> list[Amount]:
    """Quantities in Chinese numerals. Small counts (三个, 两家) are words, not quantities."""
    found = []
    for match in _CHINESE.finditer(text):
        amount = _chinese_amount(text, match)
        if amount:
            found.append(amount)
    return found


def _chinese_amount(text: str, match: re.Match[str]) -> Amount | None:
    digits, end = match[0], match.end()
    if "分之" in digits:
        return _chinese_percent(text, match)
    before = text[max(0, match.start() - 1) : match.start()]
    if before in ("第", "十", "届", "(", "\n", "·", '"') or before.isdigit():
        return None
    scaled = parse_scaled(digits)
    vague = None
    if scaled is None:
        return None
    value, scale = scaled
    if word := _VAGUE.match(text, end):
        vague, end = word[0], word.end()
    if not scale and (step := _SCALE.match(text, end)):
        scale, end = step[0], step.end()
    read = read_unit(text, end, scale)
    if read is None:
        return None
    end, unit = read
    if unit.family in ("duration", "days", "score", "tenths", "none"):
        return None
    if value * SCALES.get(scale, 1.0) < 11 and unit.family in (
        "count",
        "people",
        "households",
        "length",
        "volume",
    ):
        return None
    return _with_after(text, Amount(match.start(), end, value, unit, vague=vague))


def _chinese_percent(text: str, match: re.Match[str]) -> Amount | None:
    body = match[0]
    points = body.endswith("个百分点")
    negative = "负" in body
    value = parse_number(body.removesuffix("个百分点").replace("负", ""))
    unit = read_unit("个百分点" if points else "%", 0)
    if value is None or unit is None:
        return None
    return _with_after(text, Amount(match.start(), match.end(), value, unit[1], negative=negative))
