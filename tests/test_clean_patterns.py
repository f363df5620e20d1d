"""No pattern of reading and cleaning is worse than linear, on text made to make it so."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator

import pytest

import core.parsing
import core.parsing.read
from core.models import Source
from core.parsing.clean import clean
from core.parsing.clean_fields import label_pattern

SMALL, LARGE = 10_000, 100_000  # linear work takes 10 times as long, quadratic work 100 times
WORTH_MEASURING = 0.004  # seconds; even quadratic work of less would be harmless at the large size
BOUND = 35
UNITS = (
    "的", "1", "a", " ", "　", "\n", ",", "，", "。", ":", "?", "(", "（", ")", "[", "【", "<", "&", "!", "-", "_", "|", ">", "《",
    "(zhè", "(zhèn)", "1.", "1,", "2024-", "2024-01-02 ", "第1页", "第1页共", "来源:", "索 引 ", "编辑", "首页>", "记者", "(记者", "![", "[a](",
    "<p ", "<!--", "&a", "&#", "a.jpg", "讯", "本报", "·记者", "[a", "charset=", "</", "会议,", "大中", "# ", "**", "=\"", "r=\"A1\" ",
)  # fmt: skip


def modules() -> Iterator[str]:
    yield "core.parsing.text"
    for package in (core.parsing, core.parsing.read):
        for found in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            if ".clean" in found.name or (".read." in found.name and "sandbox" not in found.name):
                yield found.name


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern of the modules, and those that their cached functions build."""
    found: dict[str, re.Pattern[str]] = {"label": label_pattern("head", "credit")}
    for name in modules():
        for key, value in vars(importlib.import_module(name)).items():
            if hasattr(value, "cache_info") and getattr(value, "__module__", "") == name:
                try:
                    value = value()
                except TypeError:
                    continue
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, re.Pattern):
                    found[f"{name.rsplit('.', 1)[-1]}{key}"] = part
    return found


PATTERNS = patterns()


def growth(work: Callable[[str], object], unit: str, tries: int = 1) -> float:
    """How many times longer the large text takes than the small one, each at its best of some tries; 0 when the small
    one takes nothing."""

    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        return min(once(text) for _ in range(tries))

    def once(text: str) -> float:
        started = time.process_time()
        work(text)
        return time.process_time() - started

    small = cost(SMALL)
    return cost(LARGE) / small if small > WORTH_MEASURING else 0.0


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 60


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_patterns_are_linear(name: str) -> None:
    pattern = PATTERNS[name]
    binary = isinstance(pattern.pattern, bytes)

    def scan(text: str) -> None:
        for _ in pattern.finditer(text.encode() if binary else text):  # type: ignore[arg-type]
            pass

    for unit in UNITS:
        ratio = growth(scan, unit)
        if ratio > BOUND:  # measured again: another process may have held the machine
            ratio = growth(scan, unit, tries=5)
        assert ratio < BOUND, f"{unit!r} takes {ratio:.0f} times as long at ten times the length"


@pytest.mark.parametrize(
    "unit",
    [
        "的",
        "\n",
        "标题\n标题\n",
        "来源：\n",
        "编辑：王\n",
        "微信号\n",
        "，",
        "![](",
        "中文\n",
        "(记者王",
        "??\n",
        "首页 ",
    ],
)
def test_cleaning_is_linear(unit: str) -> None:
    def work(text: str) -> None:
        clean(Source("a", text, "0"))

    ratio = growth(work, unit)
    assert (growth(work, unit, tries=5) if ratio > BOUND else ratio) < BOUND


@pytest.mark.parametrize(
    "unit",
    [
        "的",
        "1",
        "(zhèn)",
        "，，",
        "会议强调，抓落实。",
        "会议要求，各乡镇要压实责任，确保全县粮食安全\n",
        "\x00",
        "鎮",
    ],
)
def test_a_million_characters_of_any_shape_are_cleaned(unit: str) -> None:
    result = clean(Source("a", unit * (1_000_000 // len(unit)), "0"))
    assert len(result.origin) == len(result.text)
