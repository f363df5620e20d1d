"""Every expression of a date in a text, as it is written: the first of three steps (find, value, choose).

Patterns run on the folded text. Nothing is decided here: a month without a year, 昨日 and 近日 are all found.
A cheap pattern finds a number before 年, 月, 日 or a dash; only there are the full patterns tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FIGURES = "0-9〇零一二三四五六七八九十廿OoΟ"
_DIGIT = "0-9〇零一二三四五六七八九OoΟ"
# A number of one or two figures: 4, 04, 四, 十一, 二十三, 廿三, 三十一.
_SMALL = (
    r"(?:元(?=月)|[0-3]?[0-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
)
_YEAR = rf"(?:(?:1[89]|20)[0-9]{{2}}|一[八九][{_DIGIT}]{{2}}|二[〇零OoΟ0][{_DIGIT}]{{2}})"
_ = r"[ \t]{0,3}"
_MONTH_END = rf"{_}月(?![度报刊末底])"
_DAY_END = rf"{_}[日号](?![报线楼院区令])"
_TO = r"(?:-{1,2}|至|到|~|、|和)"

_ANCHOR = re.compile(rf"元月|[{_FIGURES}][{_FIGURES}]{{0,3}}{_}[年月日号./-]")
_MONTH_AND_DAY = (
    # 4月3日, 1月10日至12日, 12月30日至2023年1月2日
    rf"""
    (?P<month>{_SMALL}) {_MONTH_END} {_} (?P<day>{_SMALL}) {_DAY_END}
    (?: (?:上午|下午|晚)? {_} {_TO} {_} (?: (?:{_YEAR}{_}年{_})? (?P<end_month>{_SMALL}) {_MONTH_END} {_} )?
        (?P<end_day>{_SMALL}) {_DAY_END} )?
    """,
    # 1月10-12日
    rf"""
    (?P<month>{_SMALL}) {_MONTH_END} {_} (?P<day>{_SMALL}) {_} (?:-{{1,2}}|至|到|~|、){_}
    (?P<end_day>{_SMALL}) {_DAY_END}
    """,
)
_PATTERNS = {
    "年": tuple(
        re.compile(rf"(?P<year>{_YEAR}) {_}年{_} {rest}", re.VERBOSE)
        for rest in (*_MONTH_AND_DAY, rf"(?P<month>{_SMALL}) {_MONTH_END}")
    ),
    "月": tuple(re.compile(rest, re.VERBOSE) for rest in _MONTH_AND_DAY),
    # 24日, 24日至25日
    "日": (
        re.compile(
            rf"""
            (?<![月第前每来]) (?P<day>{_SMALL}) {_DAY_END}
            (?: (?:上午|下午|晚)? {_} {_TO} {_} (?P<end_day>{_SMALL}) {_DAY_END} )?
            """,
            re.VERBOSE,
        ),
    ),
    # 2023-04-03, 2023/4/3, 2023.4.3; 21.02.2017
    "-": (
        re.compile(
            r"""
            (?<![A-Za-z.\-/]) (?P<year>(?:19|20)[0-9]{2}) (?P<sep>[-/.])
            (?P<month>[01]?[0-9]) (?P=sep) (?P<day>[0-3]?[0-9]) (?![0-9])
            """,
            re.VERBOSE,
        ),
        re.compile(
            r"(?<![.])(?P<day>[0-3]?[0-9])\.(?P<month>[01]?[0-9])\.(?P<year>(?:19|20)[0-9]{2})(?![0-9.])"
        ),
    ),
}
_PATTERNS |= {"号": _PATTERNS["日"], "/": _PATTERNS["-"], ".": _PATTERNS["-"]}

# 今日 and 当天 only as a time: 今日寿宁 is a newspaper, 近期工作 no date. Each branch starts with its own character,
# which lets the engine skip to one.
_NOW = r"(?=[ ]?(?:上午|下午|中午|晚|早|凌晨|[,(]|召开|举行|我[省市县区州旗镇局]|在|[省市县区州]|全[省市县区州]))"
_WEEKDAY = r"周[一二三四五六日天](?=上午|下午|晚|,)"
_RELATIVE = re.compile(
    rf"前日|前天|昨日|昨天|昨晚|昨晨|今晨|今晚|今早|近日|日前|不久前|今日{_NOW}|今天{_NOW}|当日{_NOW}|当天{_NOW}|近期(?=,)|最近(?=,)|"
    rf"本月|上月|上个月|本{_WEEKDAY}|上{_WEEKDAY}|这{_WEEKDAY}|{_WEEKDAY}|星期[一二三四五六日天]"
)
_YEAR_ALONE = re.compile(rf"[12一二][{_DIGIT}]{{3}}{_}年")


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
    """Date expressions between two offsets in order of the text, never overlapping."""
    end = len(folded) if end is None else min(end, len(folded))
    found = [*_calendar(folded, start, end), *_relative(folded, start, end)]
    found.sort(key=lambda mention: mention.start)
    return tuple(found)


def find_years(folded: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int, str], ...]:
    """Years written out (2023年, 二〇二三年) between two offsets: (start, end, the figures as written)."""
    end = len(folded) if end is None else min(end, len(folded))
    return tuple(
        (match.start(), match.end(), match[0][:4])
        for match in _YEAR_ALONE.finditer(folded, start, end)
        if not _after_figure(folded, match.start()) and re.match(_YEAR, match[0])
    )


def _calendar(folded: str, start: int, end: int) -> Iterator[DateMention]:
    at = start
    while anchor := _ANCHOR.search(folded, at, end):
        at = anchor.end()
        if _after_figure(folded, anchor.start()):
            continue
        for pattern in _PATTERNS[folded[anchor.end() - 1]]:
            match = pattern.match(folded, anchor.start(), end)
            if match is not None:
                parts = {name: text for name, text in match.groupdict().items() if name != "sep"}
                yield DateMention(match.start(), match.end(), **parts)
                at = match.end()
                break


def _relative(folded: str, start: int, end: int) -> Iterator[DateMention]:
    for match in _RELATIVE.finditer(folded, start, end):
        yield DateMention(match.start(), match.end(), word=match[0])


def _after_figure(folded: str, at: int) -> bool:
    """The number is the tail of a longer one, or of a decimal."""
    return at > 0 and (folded[at - 1].isdecimal() or (folded[at - 1] == "." and folded[at].isdecimal()))
