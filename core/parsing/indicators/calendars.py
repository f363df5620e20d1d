"""The years a document speaks of: when it was given, which year it reviews, which it plans."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.models import Context

PLAN_ENDS = {
    "一五": 1957,
    "二五": 1962,
    "三五": 1970,
    "四五": 1975,
    "五五": 1980,
    "六五": 1985,
    "七五": 1990,
    "八五": 1995,
    "九五": 2000,
    "十五": 2005,
    "十一五": 2010,
    "十二五": 2015,
    "十三五": 2020,
    "十四五": 2025,
    "十五五": 2030,
    "十六五": 2035,
}
# 十二五, "七五", 第六个五年计划: the names of plans as written
PLAN_NAME = (
    r'(?:十[一二三四五六]?五|(?<=")[一二三四五六七八九]五(?=")|第[一二三四五六七八九十]个五年计划(?!纲要))'
)


def plan_end(name: str | None) -> int | None:
    """The last year of a plan: 2015 of 十二五, 1985 of 第六个五年计划."""
    if name and name.startswith("第"):
        name = name[1] + "五"
    return PLAN_ENDS.get(name or "")


# 2008, 二〇〇八, 二00八, 二OO八
YEAR = r"(?:19|20)[0-9]{2}|[一二][〇○零九0oO][〇○零一二三四五六七八九0-9oO]{2}"
_DIGITS = str.maketrans("〇○零oO一二三四五六七八九", "00000123456789")
REVIEW_WORDS = r"(?:工作)?(?:回顾|回眸|总结|主要工作(?!任务|安排)|工作情况|发展成就|发展成效|主要成绩|主要成就|工作成效|发展情况|运行情况|完成情况|取得的?成绩|成绩单|工作成绩|工作的回顾|政府工作回顾|发展回顾|执行情况|决算情况)"
# A heading or title that reviews a year: 一、2018年工作回顾, 2018年计划执行情况
_REVIEW_HEADING = re.compile(
    rf"(?:^|[\n。、)]|将|对)[\s\"]{{0,6}}(?P<year>{YEAR})\s?年(?P<part>上半年|前三季度|一季度)?[^。,;:\n]{{0,24}}?{REVIEW_WORDS}"
    rf"|(?:^|\n)\s{{0,4}}一、\s?(?P<first>{YEAR})\s?年[^。;:\n]{{0,40}}?(?:保持|实现了|取得了?|迈上|迈出|跃上)"
)
_REPORT_LENGTH = 6000  # a review heading stands this near the beginning


# The report as a newspaper prints it: 政府工作报告(摘要)
EXCERPT = re.compile(r"政府工作报告[^\n。,]{0,6}(?:摘编|摘要|摘登|节选|全文|选登)")
_TITLE, _OPENING = 120, 400
# A report given at the end of a year reviews that year: 2016年12月13日在某县人民代表大会上
_GIVEN_LATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})年1[0-2]月[0-9]{1,2}日,?\s?在[^。]{2,40}?(?:代表大会|会议)"
)


# 统计局发布2016年国民经济和社会发展统计公报
_BULLETIN_OUT = re.compile(r"(?:发布|公布)[^。\n]{0,16}?(?P<year>(?:19|20)[0-9]{2})年[^。,\n]{0,20}公报")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years a document speaks of: `now` is when it was given, `past` the year under review."""

    now: int | None
    past: int | None
    report: bool
    given: int | None = None  # the year of the text itself, where it reviews that year and plans the next

    @property
    def plan(self) -> int | None:
        """The year planned for."""
        return self.now if self.report else (self.now or self.past)


_PERIOD_NAMED = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})年[^,。;\n]{0,14}?(?:上半年|前三季度|季度|1-[0-9]{1,2}月|国民经济|统计公报|经济运行|全[年市县省区])|(?P<part>今年|上半年|前三季度|一季度|1-[0-9]{1,2}月)"
)


# 2014年到2019年,全县…: a text about the years up to the last of them.
_SPAN_NAMED = re.compile(r"(?:19|20)[0-9]{2}年?(?:至|到|-|~)(?P<end>(?:19|20)[0-9]{2})年(?!规划|计划)")


def _reviewed(text: str, year: int | None) -> int | None:
    """The year a bulletin is about, from its opening words, else the year before it was issued."""
    part = False
    for found in _PERIOD_NAMED.finditer(text, 0, 600):
        if found["year"] and (year is None or int(found["year"]) <= year):
            return int(found["year"])
        part = part or found["part"] is not None
    return year if part or year is None else year - 1


_UP_TO = re.compile(r"截[至止](?P<year>(?:19|20)[0-9]{2})年")


_LOOKED_BACK = re.compile(r"(?:回眸|回望|回顾|盘点|数说|数读|图说)(?P<year>(?:19|20)[0-9]{2})(?![0-9年])")


def _named_year(text: str) -> int | None:
    """The year a text without a date of its own opens with: 2020年前三季度经济运行情况."""
    if looked_back := _LOOKED_BACK.search(text, 0, _TITLE):
        return int(looked_back["year"])
    dates = {int(found["year"]) for found in _UP_TO.finditer(text, 0, 1500)}
    named = next(
        (int(found["year"]) for found in _PERIOD_NAMED.finditer(text, 0, 400) if found["year"]), None
    )
    if named is None and len(dates) == 1:
        return dates.pop()
    if named is None and (span := _SPAN_NAMED.search(text, 0, 400)):
        return int(span["end"])
    return named


def _heading_year(text: str) -> tuple[int, bool] | None:
    """The year the first review heading names, and whether only a part of it is reviewed."""
    found = _REVIEW_HEADING.search(text, 0, _REPORT_LENGTH)
    return (year_number(found["year"] or found["first"]), found["part"] is not None) if found else None


def year_number(text: str) -> int:
    """二〇〇八 and 二00八 are 2008."""
    return int(text.translate(_DIGITS))


def calendar(text: str, context: Context) -> Calendar:
    """The years a document speaks of, from what is known of it and from its headings.

    A speech or plan report with a heading that reviews a year is read like a government work report.
    """
    if context.doc_type == "statistical_bulletin":
        past = context.period_year if context.period_year is not None else _reviewed(text, context.year)
        return Calendar(past if past is not None else context.year, past, False)
    if context.doc_type == "regulation":
        return Calendar(context.year, None, False)
    report = context.doc_type == "government_work_report" or EXCERPT.search(text, 0, _TITLE) is not None
    heading = _heading_year(text)
    near = heading is not None and (context.year is None or 0 <= context.year - heading[0] <= 1)
    if heading is None or not (near or (report and context.period_year is None)):
        past = context.period_year
        if past is None and context.year is not None:
            past = context.year - 1
        now = context.year if context.year is not None or past is None else past + 1
        late = _GIVEN_LATE.search(text, 0, _OPENING) if report else None
        if late and int(late["year"]) == now:
            return Calendar(now + 1, now, True)
        if report:
            return Calendar(now, past, True)
        told = _BULLETIN_OUT.search(text, 0, _OPENING)
        if told and int(told["year"]) == context.year:
            return Calendar(context.year + 1, None, False)  # a bulletin is out in the year after
        return Calendar(_named_year(text) if context.year is None else context.year, None, False)
    year, part = heading
    given = year if context.year == year else None
    return Calendar(year if part else year + 1, year, True, given)
