"""What a document as a whole tells of, from its kind, its title and its first lines."""

from __future__ import annotations

import re

from core.models import Context
from core.parsing.indicators.calendars import Calendar, plan_end
from core.parsing.indicators.frames import Frame

# A text that says what it lays down: 现提出如下实施意见, 制定本方案.
_LAYS_DOWN = re.compile(
    r"(?:(?:提出|制定|出台|形成)(?:了)?(?:如下|以下|本)|现就[^。\n]{2,60}(?:如下|以下))(?:工作|实施|行动|若干)?(?:意见|方案|计划|规划|措施|要点|办法)"
)
# A title that says what a year is to bring: 2022年发展计划报告, 2022年工作要点.
_AIMS_TITLE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})年[^\n。,;]{0,20}(?:(?:计划|要点|安排|目标任务)(?![^\n。,;]{0,4}(?:执行|完成|实施|推进|进展|落实|工作)?情况|执行|完成)|预算(?:草案)?安排(?:情况)?(?!执行|落实)|实事(?:项目)?(?![^\n。,;]{0,6}(?:情况|进展|完成|实施|推进|落实|办结|公示))|(?:预算|计划)草案|任务清单|项目清单|目标任务分解|(?:工作)?任务(?=\n))"
)
_OPENING = 900
_LOOKING_BACK = re.compile(r"过去(?:的)?[一五]年")  # in the title of what is no report
# 发布的《2018年国土绿化公报》显示: news of a bulletin tells of the year of the bulletin.
_BULLETIN_TOLD = re.compile(r"《(?P<year>(?:19|20)[0-9]{2})年[^》\n]{2,30}(?:公报|年报)》")
_TOLD_BACK = re.compile(
    r"(?:回顾|总结|展示|通报|盘点|发布|公布)了?[^。;,\n]{0,10}?(?P<year>(?:19|20)[0-9]{2})年"
    r"|(?P<named>(?:19|20)[0-9]{2})年[^。;,\n]{0,16}?(?:成绩单|的?成绩|成就|成效|工作(?:进行了?)?(?:回顾|总结)|工作情况|回眸)"
)
# 2022年全市财政收入突破80亿元, over the text
_TITLED = re.compile(
    r"[\s\"]{0,4}(?:关于|我[市县省区]|全[市县省区])?(?P<year>(?:19|20)[0-9]{2})年(?![0-9]{1,2}月)[^\n。]{4,50}(?<!计划)(?<!方案)(?<!通知)(?<!要点)(?=\n)"
)
_OPENING_WORDS, _OPENING_LINES = 200, 300
_FIVE_YEAR_PLAN = re.compile(r"(十[一二三四五六]?五)\"?(?:时期)?[^\n。]{0,16}规划")
_TITLE, _TITLE_LINES = 60, 4


def first_frame(text: str, context: Context, times: Calendar) -> Frame:
    if context.doc_type == "plan" and not times.report:
        named = _FIVE_YEAR_PLAN.search(text, 0, _TITLE)
        end = plan_end(named[1]) if named else None
        aims = max(_aims(text), times.now or 0) if not end else None  # 2020年工作计划 of December 2019
        return Frame(0, "target", end or aims or None, 5 if end else 1)
    if times.report or context.doc_type == "statistical_bulletin":
        return Frame(0, "actual", times.past)
    if _LAYS_DOWN.search(text, 0, _OPENING) or (times.now and _aims(text) >= times.now):
        return Frame(0, "target", times.now)
    told = _BULLETIN_TOLD.search(text, 0, _OPENING_WORDS)
    if told and times.now is not None and int(told["year"]) == times.now - 1:
        return Frame(0, "actual", times.now - 1)
    back = _LOOKING_BACK.search(text, 0, _TITLE)
    if times.now is not None and (
        (back and not (back[0].endswith("五年") and times.now % 5 == 0))
        or _told_of(text) == times.now - 1
        or ((titled := _TITLED.match(text)) and int(titled["year"]) == times.now - 1)
    ):
        return Frame(0, "actual", times.now - 1)
    return Frame(0, "actual", times.now)


def _told_of(text: str) -> int | None:
    """The year that the first lines say they look back on: 总结我省2023年工作, 2024年发展成绩."""
    found = _TOLD_BACK.search(text, 0, _OPENING_LINES)
    return int(found["year"] or found["named"]) if found else None


def _aims(text: str) -> int:
    """The year whose plan the first lines announce (2022年工作要点), a date or a source above it; 0 for none."""
    start = 0
    for _ in range(_TITLE_LINES):
        end = text.find("\n", start)
        if end < 0:
            break
        if end - start > _TITLE or "。" in text[start:end]:
            start = end + 1
            continue
        if aims := _AIMS_TITLE.search(text, start, end + 1):
            return int(aims["year"])
        start = end + 1
    return 0
