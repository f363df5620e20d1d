"""Reads the words between a name and its number: qualifiers, 达到, 分别, and what a growth is measured against.

固定资产投资|同比|增长|约|19.1% — reading goes from the number to the left and stops at the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from core.parsing.indicators.words import basis_words, before_number, growth_words


@dataclass(slots=True)
class Tail:
    """What stood between a name and a number; `end` is where the name ends."""

    end: int
    qualifiers: list[str] = field(default_factory=list)
    spread: str | None = None  # each (分别) or shared (均)
    growth: str | None = None  # the verb of change
    sign: int = 1
    once: bool = False  # a one-off cut or speed-up
    to: bool = False  # 到, 至: a verb of change that leads to a level
    reached: bool = False  # 达到, 为, 实现 ...
    done: bool = False  # 完成: an amount of work, not a state reached
    basis: str | None = None  # yoy, average, base_year, quarter
    base: str | None = None  # 比2015年 as written
    yearly: bool = False  # on the year before, in so many words
    owned: bool = False  # 的 stands right before the number: its noun may follow


# 比上年, 较2015年, 与五年前相比, 比"十二五"末: what a growth is measured against.
_BASE = re.compile(
    r"(?<![同占环对类相无可])(?:(?:比较?(?![重例率值])|较)([^,;:、。()]{1,14}?)(?:相比|时?的)?|(?:与|同)([^,;:、。()]{1,14}?)相比|(?:是|为)([^,;:、。()]{1,14}?)时?的)(?:,)?$"
)
# 比1952年的73.1亿元增长83%: the earlier level stands between.
_BASE_LEVEL = re.compile(r"(?:比较?|较)((?:[^,;:、。()]|(?<=[0-9]),(?=[0-9])){2,30})$")
_LEVEL_ENDS = frozenset("元斤吨担人户亩米里头只辆台套个家")
_NUMERALS = frozenset("半0123456789〇零一二三四五六七八九十")
_SPAN = re.compile(
    r"(?:近|过去|这|前)?(?<![0-9一二三四五六七八九十〇零上去下])(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,2})年(?:来|间|内)?(?:累计|共)?$"
)
_SAME = re.compile(r"\([^()]{0,16}下同\)$")
_YEARLY = re.compile(r"同比|[比较与](?:上|去|前)|同期")
_STATED = re.compile(r"[0-9]{4}年")
_YEAR_BEFORE = re.compile(r"上年|去年|上一年|前一年|同期|前年同期")
# 剔除留抵退税因素后, 扣除价格因素, 按可比价格计算: caveats that are no name.
# Words between a name and its number that do not say that the number was reached: 又有1.5万人实现就业.
_ADVERBS = frozenset(("的", " ", "又", "也", "还", "再", "目前", "就"))
CAVEAT = re.compile(
    r"(?:剔除|扣除|还原|按照?|考虑|不含|若|如)[^,;:。]{0,24}?(?:后|计算?|口径|因素|影响|价格?|基数|数据|汇率)(?:,)?$|(?<=[,;。(])按[^,;:。]{4,22}的$"
)
_WHEN = re.compile(
    r"(?:(?<=[到至])(?:19|20)[0-9]{2}|[0-9]{4}年(?:底|末|初)?|去年|上年|今年|目前|现在|当前|年末|年底|期末)的?$"
)


def read_tail(text: str, low: int, high: int, change: bool) -> Tail:
    """Reads `text[low:high]` backwards. `change` says that the number can be a growth (a percentage, a multiple)."""
    tail = Tail(high)
    outer, growth = before_number(), growth_words()
    while tail.end > low:
        if text[tail.end - 1] in ' "-':
            tail.end -= 1
            continue
        word = outer.ending(text, low, tail.end)
        verb = growth.ending(text, low, tail.end) if change or tail.to else None
        if verb and text.endswith("自然", low, tail.end - len(verb)):  # 人口自然增长率 is a rate
            break
        if verb and (word is None or len(verb) >= len(word)):
            tail.growth, tail.end = verb, tail.end - len(verb)
            _set_way(tail, growth.kinds[verb])
            _read_basis(tail, text, low)
            return tail
        if word == "为" and tail.end - 1 == low:  # 为5万名老人提供服务
            break
        if word is None:
            when = _WHEN.search(text, max(low, tail.end - 10), tail.end)
            if (
                when
                and when.start() > low
                and outer.kinds.get(outer.ending(text, low, when.start()) or "") == "to"
            ):
                tail.end = when.start()
                continue
            break
        _take(tail, word, outer.kinds[word])
    return tail


def _take(tail: Tail, word: str, kind: str) -> None:
    if word == "的" and not tail.reached:
        tail.owned = True
    tail.end -= len(word)
    if kind == "qualifier":
        tail.qualifiers.insert(0, word)
    elif kind in ("each", "shared"):
        tail.spread = kind
        if word.endswith(("突破", "超过")):
            tail.qualifiers.insert(0, word)
    elif kind == "to":
        tail.to = tail.reached = True
    elif kind == "copula" and word not in _ADVERBS:
        tail.done = tail.done or word.startswith("完成")
        tail.reached = True


def _set_way(tail: Tail, way: str) -> None:
    tail.once = way == "once"
    tail.sign = -1 if way == "down" else 1


def _read_basis(tail: Tail, text: str, low: int) -> None:
    """Reads what stands before the verb of change, up to the name."""
    table = basis_words()
    if span := _SPAN.search(text, max(low, tail.end - 8), tail.end):  # 产值5年增长1.6倍
        tail.end, tail.base, tail.basis = span.start(), span[0], "base_year"
    while tail.end > low:
        if text[tail.end - 1] in ' "':
            tail.end -= 1
            continue
        if text[tail.end - 1] == ")" and (same := _SAME.search(text, max(0, tail.end - 22), tail.end)):
            tail.end = same.start()  # 五年(2006-2010年,下同)年均增长
            continue
        word = table.ending(text, low, tail.end)
        if word and word[0] == "年" and text[tail.end - len(word) - 1] in _NUMERALS:
            if word == "年均":  # 比1960年均增长: each of them since 1960
                tail.end, tail.spread = tail.end - 1, "shared"
            break  # 比一九六四年: no span of four years
        if word is None or (word[-1] == "年" and text[tail.end - len(word) - 1] in _NUMERALS):
            break
        _take_basis(tail, word, table.kinds[word])
    base = _BASE.search(text, max(low, tail.end - 18), tail.end)
    if base is None and text[tail.end - 1] in _LEVEL_ENDS:
        base = _BASE_LEVEL.search(text, max(low, tail.end - 32), tail.end)
    if base and tail.basis != "average":
        tail.end, tail.base = base.start(), next(filter(None, base.groups()))
        tail.yearly = _YEAR_BEFORE.search(tail.base) is not None and not _STATED.search(tail.base)
        tail.basis = "yoy" if tail.yearly else "base_year"
        while tail.end > low and (word := table.ending(text, low, tail.end)):
            _take_basis(tail, word, table.kinds[word])
    caveat = CAVEAT.search(text, max(low, tail.end - 26), tail.end)
    if caveat:
        tail.end = caveat.start()


def _take_basis(tail: Tail, word: str, kind: str) -> None:
    tail.end -= len(word)
    tail.yearly = tail.yearly or (kind == "yoy" and _YEARLY.search(word) is not None)
    if kind in ("each", "shared"):
        tail.spread = tail.spread or kind
    elif kind == "qualifier" or word in ("同口径", "可比口径", "预计", "同口径比"):
        tail.qualifiers.insert(0, word)
    elif tail.basis is None or (kind != "yoy" and tail.basis != "average"):  # 五年|年均 is an average
        tail.basis = kind
