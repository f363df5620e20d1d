"""Names: the canonical name of an indicator, its lexicon id, its domain, and whether regions are compared by it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick

from core.lexicon import load_toml

# 生产总值(GDP), 生产总值[2]: an abbreviation or the number of a note says nothing more.
_NOISE = re.compile(r"""[\s"'“”‘’<>]|[(\[](?:GDP|CPI|PPI|PMI|注?[0-9]{0,2})[)\]]""")
_ABOVE_SIZE = re.compile(r"规模以上|限额以上")
# Verbs that say nothing beyond the figure: 实现进出口 is 进出口.
_EMPTY_VERB = re.compile(
    r"^(?:实现|完成|达到|实际完成|预计实现|累计实现|累计完成|累计|新完成|全部完成|全年|全社会|全县|全市|全省|全区|全州|全旗|全镇|全盟|我市|我县|我省|我区|年末|年底|期末)+"
)
# 人口年末常住人口94万人: the heading of a paragraph runs into its first sentence.
_RUN_IN = re.compile(r"^[\u4e00-\u9fff]{2,4}(?:全年|年末|年底)(?:实现|完成)?(?=.{4})")
_ACCOUNT = re.compile(r"(?<=..)(?:(?:决算|执行|完成)数|(?:预期|控制|规划)目标)$")  # 收入决算数 is 收入
# 城镇常住人口, 市本级财政收入 are of a part, and other indicators than 常住人口 and 财政收入.
_OF_ALL = re.compile(r"^(?:全社会|全体|全部|全口径|地方)")


@dataclass(frozen=True, slots=True)
class Known:
    """What the lexicon and the words of a name say about an indicator."""

    id: str | None
    name: str
    domain: str
    core: bool


@cache
def lexicon() -> dict[str, Any]:
    """The canonical indicators by id."""
    return load_toml("indicators")


@cache
def _aliases() -> dict[str, str]:
    table: dict[str, str] = {}
    for key, entry in lexicon().items():
        for name in (entry["zh"], *entry["aliases"], *entry["examples"]):
            table.setdefault(normal(name), key)
    return table


@cache
def _domains() -> tuple[AhoCorasick, list[str]]:
    words, domains = [], []
    for domain, entry in load_toml("domains").items():
        for word in entry["words"]:
            words.append(word)
            domains.append(domain)
    return AhoCorasick(words), domains


def normal(name: str) -> str:
    """A name without quotation marks and spaces, 规模以上 shortened to 规上."""
    name = _NOISE.sub("", name.replace("gdp", "GDP"))
    return _ABOVE_SIZE.sub(lambda found: "限上" if found[0][0] == "限" else "规上", name)


@lru_cache(maxsize=20000)
def known(name: str, family: str, growth_only: bool) -> Known:
    """Looks a name up. `family` is the unit family of its level, `growth_only` that only a growth is stated."""
    plain = _ACCOUNT.sub("", normal(name))
    stripped = _EMPTY_VERB.sub("", plain) or plain
    for candidate in dict.fromkeys((plain, stripped, _OF_ALL.sub("", stripped), _RUN_IN.sub("", stripped))):
        key = _aliases().get(candidate)
        if key and _fits(lexicon()[key], family, growth_only):
            entry = lexicon()[key]
            shown = entry["zh"] if _says_the_same(entry["zh"], stripped) else stripped
            return Known(key, shown, entry["domain"], entry["core"])
    shown = stripped if len(stripped) > 1 else plain
    return Known(None, shown, domain_of(shown), _compared(shown))


def indicator_at_start(words: str) -> int:
    """How many characters at the start of a phrase are the name of a known indicator; 0 when none are."""
    table = _aliases()
    return next((size for size in range(min(14, len(words)), 3, -1) if normal(words[:size]) in table), 0)


def _says_the_same(canonical: str, words: str) -> bool:
    """The canonical name replaces the words only where it does not say more: 财政收入 stays 财政收入."""
    if canonical[0] == "新" and "新" not in words:  # 累计建成 is a stock
        return False
    if (words in canonical and len(canonical) - len(words) <= 2) or canonical in words:
        return True
    ours = {canonical[i : i + 2] for i in range(len(canonical) - 1)}
    theirs = {words[i : i + 2] for i in range(len(words) - 1)}
    return 2 * len(ours & theirs) >= 0.65 * (len(ours) + len(theirs))


def _fits(entry: dict[str, Any], family: str, growth_only: bool) -> bool:
    if growth_only:
        return True
    families = entry["families"]
    if family in families or (family == "dollar" and "money" in families):
        return True
    return family in ("none", "bare") or (
        family in ("people", "households", "count")
        and bool({"people", "households", "count"} & set(families))
    )


@lru_cache(maxsize=20000)
def domain_of(name: str) -> str:
    """The domain whose longest word is in the name; of equal length the one nearest the end."""
    finder, domains = _domains()
    best: tuple[int, int, str] | None = None
    for index, start, end in finder.find_matches_as_indexes(name, overlapping=True):
        candidate = (end - start, end, domains[index])
        if best is None or candidate[:2] > best[:2]:
            best = candidate
    return best[2] if best else "其他"


_COMPARED = re.compile(
    r"(?:产值|增加值|总收入|总产量|产量|人均[^率]{2,8}|覆盖率|参保率|入园率|入学率|巩固率|上线率|利用率|处理率|达标率|优良率|普及率|占GDP比重|余额|总额)$"
)

_HEAD_ONLY = re.compile(r"年?总?(?:产值|产量|收入|增加值|余额|额)")  # of what is not said


def _compared(name: str) -> bool:
    return len(name) <= 12 and _COMPARED.search(name) is not None and not _HEAD_ONLY.fullmatch(name)
