"""Numbers as documents write them: digits, Chinese numerals, both mixed.

`parse_number("1,100.9")` is 1100.9, `parse_number("六千二百万")` 62000000.0, `parse_number("3万5千")` 35000.0,
`parse_number("百分之八点五")` 8.5. `parse_scaled` keeps the last 万 or 亿 apart, as it belongs to the unit.
"""

from __future__ import annotations

import re

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
SMALL_SCALES = {"十": 10, "百": 100, "千": 1000}
LARGE_SCALES = {"万": 1e4, "亿": 1e8}
SCALES: dict[str, float] = {
    "": 1.0,
    "十": 1e1,
    "百": 1e2,
    "千": 1e3,
    "万": 1e4,
    "十万": 1e5,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "十亿": 1e9,
    "百亿": 1e10,
    "千亿": 1e11,
    "万亿": 1e12,
}

# 62, 1,100.9, 12.5 — groups of three digits may be parted by commas.
ARABIC = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,18})(?:\.[0-9]{1,8})?")
_CHINESE = re.compile(r"[零〇○一二三四五六七八九两十百千万亿点]{1,40}")
_MIXED = re.compile(r"([0-9]{1,18}(?:\.[0-9]{1,8})?)([十百千]{0,2})([万亿]{0,2})")
_FRACTION = re.compile(r"^(百|千|万)分之")


def parse_number(text: str) -> float | None:
    """The value of a number written in digits, in Chinese or in both; None when it is not one number.

    百分之 and 千分之 give percent: 百分之八 is 8.0, 千分之五 is 0.5. The reading of Chinese numerals is
    the everyday one (GB/T 15835), with the elided last scale of speech: 三万五 is 35000.
    """
    text = text.strip()
    if fraction := _FRACTION.match(text):
        inner = parse_number(text[fraction.end() :])
        return None if inner is None else inner * {"百": 1.0, "千": 0.1, "万": 0.01}[fraction[1]]
    if ARABIC.fullmatch(text):
        return float(text.replace(",", ""))
    if _CHINESE.fullmatch(text):
        return _chinese(text)
    return _mixed(text)


def parse_scaled(text: str) -> tuple[float, str] | None:
    """The number and the scale that belongs to its unit: 六千二百万 gives (6200.0, 万), 2.4亿 (2.4, 亿).

    A numeral with a scale inside is given in its largest: 一亿二千万 is (1.2, 亿).
    """
    scale = next((s for s in ("万亿", "亿", "万") if text.endswith(s)), "")
    head = text[: len(text) - len(scale)]
    if scale and head and not any(char in LARGE_SCALES for char in head):
        value = parse_number(head)
        return None if value is None else (value, scale)
    value = parse_number(text)
    if value is None:
        return None
    inner = next((s for s in ("亿", "万") if s in text), "")
    return (float(f"{value / LARGE_SCALES[inner]:.12g}"), inner) if inner else (value, "")


def _chinese(text: str) -> float | None:
    """八点五, 六千二百万, 二〇二三, 一百零八, 三万五."""
    if "点" in text:
        whole, _, decimals = text.partition("点")
        digits = [DIGITS.get(char) for char in decimals]
        base = _chinese_whole(whole) if whole else 0.0
        if base is None or not digits or None in digits:
            return None
        return base + float("0." + "".join(map(str, digits)))
    return _chinese_whole(text)


def _chinese_whole(text: str) -> float | None:
    text = text.replace("万万", "亿")
    if all(char in DIGITS for char in text):
        return float("".join(str(DIGITS[char]) for char in text))
    total = section = 0.0
    digit: int | None = None
    last_scale = 1.0
    for char in text:
        if char in DIGITS:
            if digit:  # two digits in a row (六七千) are a vague amount, not a number
                return None
            digit = DIGITS[char]
            last_scale = 1.0 if digit == 0 else last_scale
        elif char in SMALL_SCALES:
            section += (1 if digit is None else digit) * SMALL_SCALES[char]
            digit, last_scale = None, SMALL_SCALES[char]
        else:
            section += digit or 0
            scale = LARGE_SCALES[char]
            total = (total + section) * scale if total and scale == 1e8 else total + (section or 1) * scale
            section, digit, last_scale = 0.0, None, scale
    rest = (digit or 0) * (last_scale / 10 if digit and last_scale >= 100 else 1.0)
    return total + section + rest


def _mixed(text: str) -> float | None:
    """3万5千, 1亿2000万, 24.8亿."""
    total, at = 0.0, 0
    while at < len(text):
        part = _MIXED.match(text, at)
        if part is None or part.end() == at:
            return None
        value = float(part[1])
        for char in part[2]:
            value *= SMALL_SCALES[char]
        for char in part[3]:
            value *= LARGE_SCALES[char]
        total += value
        at = part.end()
    return total if at else None
