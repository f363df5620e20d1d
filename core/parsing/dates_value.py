"""What a date expression means: the second of three steps (find, value, choose).

A relative expression counts from the document's own date. What cannot be a date gives None.
"""

from __future__ import annotations

from datetime import date, timedelta

from core.models import PartialDate
from core.parsing.dates_find import DateMention

_FIGURES = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "O": 0, "o": 0, "Ο": 0}
TODAY = ("今日", "今天", "今晨", "今晚", "今早", "当日", "当天")
_DAYS_BACK = {"前日": 2, "前天": 2, "昨日": 1, "昨天": 1, "昨晚": 1, "昨晨": 1} | dict.fromkeys(TODAY, 0)
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
EARLIEST, LATEST = 1912, 2099


def year_number(written: str | None) -> int | None:
    """2023, 二〇二三 and 二○一三 as a number; None when it is no year of this or the last century."""
    if not written:
        return None
    figures = [str(_FIGURES.get(c, c)) for c in written]
    number = int("".join(figures)) if all(f.isdecimal() for f in figures) else 0
    return number if EARLIEST <= number <= LATEST else None


def small_number(written: str | None) -> int | None:
    """A day or month in figures or characters: 4, 04, 四, 十一, 二十三, 廿三; 元 is the first month."""
    if not written:
        return None
    if written == "元":
        return 1
    if written.isdecimal():
        return int(written)
    tens, _, ones = written.replace("廿", "二十").rpartition("十")
    ones_value = _FIGURES.get(ones, 0)
    if "十" not in written and "廿" not in written:
        return ones_value
    return 10 * (_FIGURES.get(tens, 1) if tens else 1) + ones_value


def on(year: int | None, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """The date, or None when the calendar has no such day."""
    if year is None or not EARLIEST <= year <= LATEST:
        return None
    if month is None:
        return PartialDate(year)
    if not 1 <= month <= 12:
        return None
    if day is None:
        return PartialDate(year, month)
    return PartialDate(year, month, day) if 1 <= day <= _days_in(year, month) else None


def _days_in(year: int, month: int) -> int:
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTHS[month - 1] + leap


def written_date(mention: DateMention) -> PartialDate | None:
    """The date of an expression that states its year."""
    return on(year_number(mention.year), small_number(mention.month), small_number(mention.day))


def end_date(mention: DateMention, first: PartialDate) -> PartialDate | None:
    """The last day of 1月10日至12日, given its first day."""
    day = small_number(mention.end_day)
    if day is None:
        return None
    month = small_number(mention.end_month) or first.month
    later = on(first.year + (1 if month is not None and month < (first.month or 1) else 0), month, day)
    return later if later is not None and later > first else None


def latest_not_after(month: int, day: int | None, limit: date, slack: int = 3) -> PartialDate | None:
    """The last such day that is not after `limit`, but for a few days of slack for dates of web pages."""
    for year in (limit.year, limit.year - 1, limit.year - 2, limit.year - 3, limit.year - 4):
        value = on(year, month, day)
        if value is not None and as_day(value) <= limit + timedelta(days=slack):
            return value
    return None


def relative_date(word: str, anchor: date) -> PartialDate | None:
    """What 昨日, 今天, 本月 or 星期三 means in a text published on `anchor`; None for 近日 and the like."""
    if word in _DAYS_BACK:
        day = anchor - timedelta(days=_DAYS_BACK[word])
        return PartialDate(day.year, day.month, day.day)
    if word == "本月":
        return PartialDate(anchor.year, anchor.month)
    if word in ("上月", "上个月"):
        last = anchor.replace(day=1) - timedelta(days=1)
        return PartialDate(last.year, last.month)
    if word[-1] in _WEEKDAYS and ("周" in word or "星期" in word):
        back = (anchor.weekday() - _WEEKDAYS[word[-1]]) % 7 + (7 if word.startswith("上") else 0)
        day = anchor - timedelta(days=back)
        return PartialDate(day.year, day.month, day.day)
    return None


def as_day(value: PartialDate) -> date:
    """The first day of a partial date, for comparing."""
    return date(value.year, value.month or 1, value.day or 1)


def as_last_day(value: PartialDate) -> date:
    """The last day of a partial date."""
    month = value.month or 12
    return date(value.year, month, value.day or _days_in(value.year, month))
