"""Every expression of a date in a text, as it is written: the first of three steps (find, value, choose).

Patterns run on the folded text. Nothing is decided here: a month without a year, 昨日 and 近日 are all found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGIT = "0-9〇○零一二三四五六七八九OoΟ"
# A number of one or two figures: 4, 04, 四, 十一, 二十三, 廿三, 三十一, 二三 does not occur.
_SMALL = r"(?:[0-3]?[0-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_YEAR = rf"(?:(?:1[89]|20)[0-9]{{2}}|一[八九][{_DIGIT}]{{2}}|二[〇○零OoΟ0][{_DIGIT}]{{2}})"
_ = r"[ \t]{0,3}"
_MONTH_END = rf"{_}月(?![度报刊末底])"
_DAY_END = rf"{_}[日号](?![报线楼院区令])"
_RANGE = rf"(?:(?:上午|下午|晚)?{_}(?:-{{1,2}}|至|到|~|、|和){_}"

_CALENDAR = (
    # 2023年4月3日, 2023年1月10日至12日, 2022年12月30日至2023年1月2日, 二〇二三年四月三日
    re.compile(
        rf"""
        (?<![0-9]) (?: (?P<year>{_YEAR}) {_}年{_} )?
        (?P<month>(?<![0-9]){_SMALL}) {_MONTH_END} {_} (?P<day>{_SMALL}) {_DAY_END}
        {_RANGE} (?: (?:{_YEAR}{_}年{_})? (?P<end_month>{_SMALL}) {_MONTH_END} {_} )?
                 (?P<end_day>{_SMALL}) {_DAY_END} )?
        """,
        re.VERBOSE,
    ),
    # 1月10-12日, 2023年1月10至12日
    re.compile(
        rf"""
        (?<![0-9]) (?: (?P<year>{_YEAR}) {_}年{_} )?
        (?P<month>(?<![0-9]){_SMALL}) {_MONTH_END} {_} (?P<day>{_SMALL}) {_}
        (?:-{{1,2}}|至|到|~|、){_} (?P<end_day>{_SMALL}) {_DAY_END}
        """,
        re.VERBOSE,
    ),
    # 2023年4月
    re.compile(rf"(?<![0-9])(?P<year>{_YEAR}){_}年{_}(?P<month>{_SMALL}){_MONTH_END}", re.VERBOSE),
    # 24日, 24日至25日
    re.compile(
        rf"(?<![0-9.月第前每来])(?P<day>{_SMALL}){_DAY_END}{_RANGE}(?P<end_day>{_SMALL}){_DAY_END})?",
        re.VERBOSE,
    ),
    # 2023-04-03, 2023/4/3, 2023.4.3
    re.compile(
        r"""
        (?<![0-9A-Za-z.\-/])
        (?P<year>(?:19|20)[0-9]{2}) (?P<sep>[-/.]) (?P<month>[01]?[0-9]) (?P=sep) (?P<day>[0-3]?[0-9])
        (?![0-9])
        """,
        re.VERBOSE,
    ),
    # 21.02.2017
    re.compile(
        r"(?<![0-9.])(?P<day>[0-3]?[0-9])\.(?P<month>[01]?[0-9])\.(?P<year>(?:19|20)[0-9]{2})(?![0-9.])"
    ),
)
# 今日 and 当天 only as a time: 今日寿宁 is a newspaper, 近期工作 no date.
_RELATIVE = re.compile(
    r"""
      前日 | 前天 | 昨日 | 昨天 | 昨晚 | 昨晨 | 今晨 | 今晚 | 今早 | 近日 | 日前 | 不久前
    | (?:今日|今天|当日|当天) (?=[ ]?(?:上午|下午|中午|晚|早|凌晨|[,(]|召开|举行|我[省市县区州旗镇局]|在|[省市县区州]|全[省市县区州]) )
    | (?:近期|最近) (?=,)
    | 本月 | 上月 | 上个月
    | (?:本|上|这)?周[一二三四五六日天] (?=上午|下午|晚|,) | 星期[一二三四五六日天]
    """,
    re.VERBOSE,
)
_YEAR_ALONE = re.compile(rf"(?<![0-9.])(?P<year>{_YEAR}){_}年")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression as written; parts that are not written are None. `word` is a relative word."""

    start: int
    end: int
    year: str | None = None
    month: str | None = None
    day: str | None = None
    end_month: str | None = None
    end_day: str | None = None
    word: str | None = None


def find_dates(folded: str, start: int = 0, end: int | None = None) -> tuple[DateMention, ...]:
    """Date expressions between two offsets in order of the text; of overlapping readings the longest stays."""
    end = len(folded) if end is None else min(end, len(folded))
    found = sorted(_readings(folded, start, end), key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def find_years(folded: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int, str], ...]:
    """Years written out (2023年, 二〇二三年) between two offsets: (start, end, the figures as written)."""
    end = len(folded) if end is None else end
    return tuple((m.start(), m.end(), m["year"]) for m in _YEAR_ALONE.finditer(folded, start, end))


def _readings(folded: str, start: int, end: int) -> Iterator[DateMention]:
    for pattern in _CALENDAR:
        for match in pattern.finditer(folded, start, end):
            parts = {name: text for name, text in match.groupdict().items() if name != "sep"}
            yield DateMention(match.start(), match.end(), **parts)
    for match in _RELATIVE.finditer(folded, start, end):
        yield DateMention(match.start(), match.end(), word=match[0])
