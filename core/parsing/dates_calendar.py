"""What the calendar says about the year: days of the week, of the lunar calendar, and first working days after holidays.

3月12日(星期四) is of 2015, 2020 or 2026; 2月22日(正月初七) of 2018 alone. Each is an event with one window for every year in
which it holds. The days are those of `core/lexicon/dated_calendar.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from core.lexicon import load_toml
from core.parsing.dated_events import EventMention, Window
from core.parsing.dates_value import as_day, on, small_number

_DAY = r"(?<![年0-9\-/])(?P<month>[01]?[0-9]|十[一二]?|[一二三四五六七八九])月(?P<day>[0-3]?[0-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日"
_PART = r"(?:上午|下午|晚上?|早上|清晨)?"
_ORDINAL = r"初[一二三四五六七八九十]|十[一二三四五六七八九]|二十[一二三四五六七八九]?|廿[一二三四五六七八九]|三十|[一二]?十"
_LUNAR = rf"(?:农历|大年|新年)?(?:(?P<of>正月|腊月|大年)(?P<lunar>{_ORDINAL})|(?:五月初五|八月十五|九月初九)?(?P<named>除夕|元宵|端午|中秋|重阳))"
_WEEKDAY = re.compile(rf"{_DAY}{_PART}[ ]?[(,]?(?:星期|周)(?P<weekday>[一二三四五六日天])(?!刊|报)")
_ON_LUNAR = re.compile(rf"{_DAY}{_PART}[ ]?[(,]?(?:是|正值|正是|恰逢|适逢|时值)?(?:农历)?{_LUNAR}")
_WORK = re.compile(
    r"(?:节后|春节|长假|假期|新春|新年|年后|[鼠牛虎兔龙蛇马羊猴鸡狗猪]年)[^,。;\n]{0,6}?(?:首个|第一个)工作日|"
    r"(?:节后|春节|长假|假期|新春|新年|年后|[鼠牛虎兔龙蛇马羊猴鸡狗猪]年)[^,。;\n]{0,6}?(?:上班|开工|工作)的?(?:首日|第一天)"
)
_DATED = re.compile(_DAY)
_BEFORE_FESTIVAL = re.compile(
    r"(?P<festival>春节|新春佳节|新春|端午|中秋)(?:节|佳节)?(?:、?国庆(?:节|佳节)?)?(?:前夕|将至|将近|临近|将临|来临|(?:即将|就要)?(?:来临|到来)(?:之际|前夕)?)"
    r"|(?:临近|时近)(?P<near>春节|端午|中秋)"
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ANIMALS = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_SIXTY = re.compile(rf"[{_STEMS}][{_BRANCHES}](?:[{_ANIMALS}]年|年(?:春节|新春|正月))")
_ANIMAL = re.compile(rf"(?<![属是])(?P<animal>[{_ANIMALS}])年(?:新春|春节|伊始|首个|第一|开工|到来|将至)")
# 传达学习全国两会精神: each March and April, only in 2020 at the end of May and in June
_TWO_SESSIONS = re.compile(r"(?:传达|学习)[^。;,\n]{0,16}全国\"?两会\"?(?:精神|会议)|今年的?全国\"?两会")
_SESSIONS = {2020: (5, 21)}
_IN_MARCH = (3, 2)
_PASSED_ON = timedelta(days=50)
_FIRST_SIXTY = 1984  # 甲子
_WEEKDAYS = "一二三四五六日"
LAST_YEAR = int(load_toml("dated_calendar")["spring"][-1][:4])  # of the tables: no text is younger
_REACH = 40  # characters between a day and what is said of it
_AHEAD, _AFTER = timedelta(days=30), timedelta(days=20)
_BEFORE_SPRING, _OF_SPRING = timedelta(days=40), timedelta(days=60)
_EVE = timedelta(days=35)
_FIRST_DAYS = 4  # of January


def calendar_events(folded: str) -> Iterator[EventMention]:
    """The clues of the calendar in a text, each with the days on which a text with it can have been written."""
    for match in _WEEKDAY.finditer(folded):
        wanted = _WEEKDAYS.index(match["weekday"].replace("天", "日"))
        yield from _event(match, [day for day in _every(match) if day.weekday() == wanted])
    for match in _ON_LUNAR.finditer(folded):
        yield from _event(match, [day for day in _every(match) if day in _lunar_days(match)])
    for match in _WORK.finditer(folded):
        if (said := _beside(folded, match)) is not None:
            holiday = "new_year_work" if _begins_the_year(said) else "spring_work"
            days = _days(load_toml("dated_calendar")[holiday])
            yield from _event(said, [day for day in _every(said) if day in days])
    for match in _BEFORE_FESTIVAL.finditer(folded):
        name = match["festival"] or match["near"]
        days = _festival("spring" if name in ("春节", "新春", "新春佳节") else name)
        windows = tuple(Window(day - _EVE, day + timedelta(days=3)) for day in days)
        yield EventMention(f"calendar-before-{name}", match[0], *match.span(), "season", windows)
    if (sessions := _TWO_SESSIONS.search(folded)) is not None:
        held = (date(day.year, *_SESSIONS.get(day.year, _IN_MARCH)) for day in _festival("spring"))
        windows = tuple(Window(day, day + _PASSED_ON) for day in held)
        yield EventMention("calendar-sessions", sessions[0], *sessions.span(), "season", windows)
    yield from _years_of_the_cycle(folded)


def _event(match: re.Match[str], days: list[date]) -> Iterator[EventMention]:
    """A text that names the day is of the weeks around it."""
    if days:
        windows = tuple(Window(day - _AHEAD, day + _AFTER) for day in days)
        yield EventMention(f"calendar-{match[0]}", match[0], *match.span(), "calendar", windows)


def _every(match: re.Match[str]) -> list[date]:
    """The day in every year of the tables."""
    month, day = small_number(match["month"]), small_number(match["day"])
    if not month or not day:
        return []
    found = (on(spring.year, month, day) for spring in _festival("spring"))
    return [as_day(value) for value in found if value is not None]


def _lunar_days(match: re.Match[str]) -> set[date]:
    """The days that bear the name of the lunar calendar, one or two a year."""
    springs = _festival("spring")
    if match["named"] in ("端午", "中秋", "重阳"):
        return set(_festival(match["named"]))
    if match["named"] == "除夕":
        return {day - timedelta(days=1) for day in springs}
    if match["named"] == "元宵":
        return {day + timedelta(days=14) for day in springs}
    number = small_number(match["lunar"].removeprefix("初")) or 0
    if match["of"] == "腊月" or (match["of"] == "大年" and number == 30):
        back = (29 - number + 1, 30 - number + 1)  # the month has 29 days or 30
        return {day - timedelta(days=days) for day in springs for days in back if days > 0}
    return {day + timedelta(days=number - 1) for day in springs}


def _beside(folded: str, match: re.Match[str]) -> re.Match[str] | None:
    """The day that stands next to what is said of it."""
    before = list(_DATED.finditer(folded, max(0, match.start() - _REACH), match.start()))
    return before[-1] if before else _DATED.search(folded, match.end(), match.end() + _REACH)


def _begins_the_year(match: re.Match[str]) -> bool:
    return small_number(match["month"]) == 1 and (small_number(match["day"]) or 0) <= _FIRST_DAYS


def _years_of_the_cycle(folded: str) -> Iterator[EventMention]:
    """甲辰龙年 is one year in sixty, 龙年春节 one in twelve."""
    for match in _SIXTY.finditer(folded):
        stem, branch = _STEMS.index(match[0][0]), _BRANCHES.index(match[0][1])
        years = [y for y in range(60) if y % 10 == stem and y % 12 == branch]
        yield from _of_springs(match, {_FIRST_SIXTY + year for year in years})
    for match in _ANIMAL.finditer(folded):
        place = _ANIMALS.index(match["animal"])
        yield from _of_springs(match, {d.year for d in _festival("spring") if (d.year - 4) % 12 == place})


def _of_springs(match: re.Match[str], years: set[int]) -> Iterator[EventMention]:
    days = [day for day in _festival("spring") if day.year in years]
    if days:
        windows = tuple(Window(day - _BEFORE_SPRING, day + _OF_SPRING) for day in days)
        yield EventMention(f"calendar-{match[0]}", match[0], *match.span(), "calendar", windows)


def _festival(name: str) -> tuple[date, ...]:
    lexicon = load_toml("dated_calendar")
    return _days(lexicon["spring"] if name == "spring" else lexicon["festival"][name])


def _days(written: list[str]) -> tuple[date, ...]:
    return _parsed(tuple(written))


@cache
def _parsed(written: tuple[str, ...]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in written)
