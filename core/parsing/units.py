"""Units: which word after a number is one, what family it belongs to, and what it is in the base unit.

The vocabulary is `core/lexicon/units.toml`. Scales (万, 亿) are part of a unit as written: 亿元 is the unit of
24.8亿元, its factor 1e8 times that of 元.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from core.lexicon import load_toml
from core.parsing.numbers import SCALES

# What may stand below the line of a ratio: 420万元/亩, 3000吨/日, 8.5张/千人.
_PER = re.compile(
    r"(?:/|每)(?:[百千万]?平方公里|平方米|立方米|千瓦时|标准煤|百万人|人次|万人|千人|百人|公里|公顷|万元|百户|千户|小时|人|户|亩|吨|日|天|月|年"
    r"|年度|季|次|件|台|套|升|米|斤|公斤|千克|度|头|只|个|家|辆|张|床|间|分钟|秒|L|kg|m3|t)(?:·(?:年|月|日|天|次))?"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: its family (`money`, `count` ...), its base unit, and the factor to that base."""

    symbol: str
    family: str
    base: str
    factor: float


@cache
def symbols() -> dict[str, tuple[str, str, float, re.Pattern[str] | None]]:
    """Each symbol of the lexicon: family, base unit, factor, and a pattern of what must not follow it."""
    table: dict[str, tuple[str, str, float, re.Pattern[str] | None]] = {}
    for family, entry in load_toml("units").items():
        forbidden = entry.get("after", {})
        for symbol, factor in entry["symbols"].items():
            after = forbidden.get(symbol)
            table[symbol] = (family, entry["base"], float(factor), re.compile(after) if after else None)
    return table


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """For each first character, how long its symbols are, longest first."""
    lengths: dict[str, set[int]] = {}
    for symbol in symbols():
        lengths.setdefault(symbol[0], set()).add(len(symbol))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def read_unit(text: str, at: int, scale: str = "") -> tuple[int, Unit] | None:
    """The longest unit that starts at `at`, with its end; `scale` (万, 亿) is what stood before it."""
    lengths = _lengths().get(text[at : at + 1])
    if lengths is None:
        return None
    table = symbols()
    for length in lengths:
        symbol = text[at : at + length]
        found = table.get(symbol)
        if found is None or (found[3] is not None and found[3].match(text, at + length)):
            continue
        end = at + len(symbol)
        if text[end : end + 1] in ("/", "每") and found[0] != "percent" and (per := _PER.match(text, end)):
            ratio = symbol + per[0].replace("每", "/")
            return per.end(), _unit(scale + symbol + per[0], scale, "ratio", ratio, found[2])
        return end, _unit(scale + symbol, scale, found[0], found[1], found[2])
    return None


@lru_cache(maxsize=4096)
def _unit(symbol: str, scale: str, family: str, base: str, factor: float) -> Unit:
    if family == "ratio":
        factor = 1.0
    return Unit(symbol, family, base, factor * SCALES.get(scale, 1.0))


@lru_cache(maxsize=4096)
def unit_of(symbol: str) -> Unit | None:
    """The unit written as `symbol`, scale included (万吨, 亿元, 个百分点); None when it is not known."""
    for length in (0, 1, 2):
        scale = symbol[:length]
        found = read_unit(symbol, length, scale) if scale in SCALES else None
        if found and found[0] == len(symbol):
            return found[1]
    return None


def to_base(value: float, unit: Unit) -> float:
    """`value` in the base unit of `unit`, rounded to what a float can hold of it (24.8亿元 is 2480000000.0)."""
    return float(f"{value * unit.factor:.12g}")
