"""Units: symbols, scales, ratios, and what looks like a unit and is none. The lexicon's own examples run too."""

from __future__ import annotations

import pytest

from core.lexicon import load_toml
from core.parsing.indicators.amounts import find_amounts
from core.parsing.units import read_unit, to_base, unit_of

LEXICON = load_toml("units")


@pytest.mark.parametrize(
    ("symbol", "value", "base_value", "base"),
    [
        ("亿元", 24.8, 2_480_000_000, "元"),
        ("万元", 7129, 71_290_000, "元"),
        ("万亿元", 1.2, 1.2e12, "元"),
        ("亿美元", 3.5, 350_000_000, "美元"),
        ("万名", 2.47, 24_700, "人"),
        ("万吨", 66.9, 669_000_000, "千克"),
        ("公里", 55.7, 55_700, "米"),
        ("平方公里", 45, 45_000_000, "平方米"),
        ("亿千瓦时", 38.6, 3_860_000_000, "千瓦时"),
        ("%", 9.5, 9.5, "%"),
        ("‰", 4.5, 0.45, "%"),
        ("个百分点", 1.2, 1.2, "个百分点"),
    ],
)
def test_converts(symbol: str, value: float, base_value: float, base: str) -> None:
    unit = unit_of(symbol)
    assert unit is not None
    assert unit.base == base
    assert to_base(value, unit) == pytest.approx(base_value)


def test_float_noise_is_gone() -> None:
    unit = unit_of("亿元")
    assert unit is not None
    assert to_base(24.8, unit) == 2480000000.0


@pytest.mark.parametrize("text", ["万元/亩", "元/吨", "吨/日", "人/平方公里", "微克/立方米"])
def test_ratio_is_one_unit(text: str) -> None:
    scale = "万" if text.startswith("万") else ""
    found = read_unit(text, len(scale), scale)
    assert found is not None
    assert (found[0], found[1].symbol) == (len(text), text)


@pytest.mark.parametrize("family", LEXICON)
def test_examples_of_the_lexicon(family: str) -> None:
    entry = LEXICON[family]
    assert {"base", "zh", "en", "symbols", "examples"} <= set(entry)
    for example in entry["examples"]:
        found = find_amounts(example)
        assert [amount.family for amount in found] == [family], example
        assert found[0].end == len(example), example
    for example in entry.get("not_examples", ()):
        assert family not in [amount.family for amount in find_amounts(example)], example


def test_no_symbol_is_listed_twice() -> None:
    symbols = [symbol for entry in LEXICON.values() for symbol in entry["symbols"]]
    assert len(symbols) == len(set(symbols))


def test_what_must_not_follow_belongs_to_a_symbol() -> None:
    for entry in LEXICON.values():
        assert set(entry.get("after", {})) <= set(entry["symbols"])
