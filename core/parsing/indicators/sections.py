"""Which part of a document a figure stands in: review, plan, or a period of five years.

A report reviews one year (or five) and plans the next. Its parts are found by their headings and lead-ins
(2022年工作回顾, 今年的主要预期目标, 今后五年), with or without line breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from core.models import Context
from core.parsing.indicators.calendars import (
    EXCERPT,
    PLAN_NAME,
    REVIEW_WORDS,
    YEAR,
    Calendar,
    plan_end,
    year_number,
)
from core.parsing.indicators.frames import SHORT_LINE, Frame, end_of, frame_at
from core.parsing.indicators.intents import intents, told_report
from core.parsing.indicators.openings import first_frame

_PLAN_WORDS = (
    r"(?:工作安排|工作部署|重点工作|工作任务|主要任务|重点任务|总体要求|总体思路|主要目标|预期目标|工作重点|工作打算|工作思路|指导思想|目标任务"
    r"|工作建议|发展目标|工作总体|工作总要求|主要预期(?:目标)?|工作目标|总体目标|奋斗目标|的工作|政府工作|经济工作|经济社会发展|工作意见|主要工作|工作要求|安排意见|工作计划|预算草案|计划草案|预算\(草案\)|计划\(草案\)|工作(?=[ ]{0,3}(?:\n|$)))"
)
_CUE = re.compile(
    r"(?P<alone>(?:19|20)[0-9]{2})\s?年(?:度)?(?:全[市县省区]|我[市县省区])?[::]?[ ]*(?=\n)|"
    r"(?P<year>"
    + YEAR
    + r")\s?年(?P<is>,?是|[^。,;:\n]{0,26}?(?:(?P<review>"
    + REVIEW_WORDS
    + r")|(?P<plan>"
    + _PLAN_WORDS
    + r")))"
    r"|(?P<now>今年|新的一年|新一年|下一年|明年|来年|下一步|下步)(?:(?P<nowis>,?(?:是|我们将|将))|[^。,;:\n]{0,26}?(?P<nowplan>"
    + _PLAN_WORDS
    + r"|重点(?:抓好|做好|突出|推进)|着重|要着力))"
    r"|(?P<since>过去(?:的)?[一这]年|一年来|去年|上年)(?:[^。,;:\n]{0,20}?(?P<sincereview>"
    + REVIEW_WORDS
    + r")|(?P<sincemark>[里中]?,))"
    r"|(?P<five>(?:过去|近|这|本届政府)(?:的)?[三四五]年|[三四五]年来|本届政府(?:任期|成立以来)?)(?:[^。,;:\n]{0,20}?(?P<fivereview>"
    + REVIEW_WORDS
    + r")|(?P<fivemark>,))"
    r"|(?P<next>(?:今后|未来|接下来)(?:的)?[三四五]年)(?P<nextplan>[^。,;:\n]{0,26}?(?:目标|任务|思路|要求|安排|部署|工作|蓝图|设想|时期|发展))"
    r'|"?(?P<named>'
    + PLAN_NAME
    + r')"?(?P<since5>计划期间|时期以来|以来|时期|期间|规划)?(?P<namedtail>(?P<namedmark>,)(?![^。,;:\n]{0,26}?目标是)|(?P<namedis>是)|,?[^。,;:\n]{0,26}?(?:(?P<namedreview>'
    + REVIEW_WORDS
    + r"|成就|发展环境|发展基础)|(?P<namedplan>主要目标|发展目标|奋斗目标|总体要求|主要任务|重点任务|指导思想|总体思路|预期目标|目标和任务|目标任务|宏伟蓝图|主要指标|(?:计划)?(?:草案)?的?规定|总(?:的|体)?目标)"
    r"|(?P<namedwork>工作(?=[ ]{0,3}(?:\n|$)))))"
)
# Where a heading or a lead-in can begin: after a mark, a list number, and a few words.
_YEAR_LINE = re.compile(r"(?:^|\n)[\s\"]{0,4}(?:19|20)[0-9]{2}年[^\n。,;]{0,6}(?=\n)")
# A heading over a list of goals or promised works, which holds for the list.
_GOAL_LINE = re.compile(r"(?:^|\n)[^\n。]{0,30}(?:目标|实事|成绩单|回顾)[^\n。]{0,12}(?=\n)")
# 编制了"十五五"规划纲要(草案): the paragraph tells what the plan aims at.
_DRAFTED = re.compile(
    rf'(?:编制|制定|形成|起草)了?[^。,;\n]{{0,12}}?"?(?P<named>{PLAN_NAME})"?(?:时期)?规划(?:纲要)?》?\(草案\)'
)
_HEADED_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s?年")
_START = re.compile(r"[\n。!;:·●◆■★*#-](?<!^-)(?<![0-9]-)")
_HEADING = re.compile(
    r"[\s\"-]{0,5}(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\)|第[一二三四五]部分|[0-9][、.])?[\s\"]{0,4}"
    r"(?:对|在|关于|围绕|谈到|谈及|针对|做好|(?:刚刚|刚)?过去的|现在|下面|同时|展望|回顾|面对|各位代表[,:!]|坚持|全力做好|认真做好|按照|全市|全县|全省|全区|我们|根据|实现|确定|提出|,)?[\s\"]{0,2}(?:(?:"
    + YEAR
    + r")\s?年(?:工作)?(?:和|及|与))?"
)
_CUE_FIRST = frozenset('0123456789二今新下明来一过去上近这本三四五六七八九未接十第"')


def read_frames(text: str, context: Context, times: Calendar, places: list[int]) -> list[Frame]:
    """The frames of a document in order; the first starts at 0. `places` are where its figures stand.

    In a report a frame lasts until the next; elsewhere until the end of its paragraph.
    """
    first = first_frame(text, context, times)
    if context.doc_type in ("statistical_bulletin", "regulation") or (
        context.doc_type == "notice" and not times.report
    ):
        return [first]
    if not times.report and context.doc_type != "plan":
        return _of_news(text, told_report(text, first, times), times, places)
    frames = [first]
    for cue in _cues(text, 0, len(text)):
        if frame := _frame(cue, times):
            before = frames[-1]
            frames.append(frame)
            if end := _where_it_ends(text, cue, times):
                frames.append(replace(before, start=end))
    frames = _in_order(frames)
    return _with_outlines(frames, text, times) if times.report else frames


def _where_it_ends(text: str, cue: re.Match[str], times: Calendar) -> int:
    """Where what a cue says ends; 0 when it holds until the next."""
    of_sentence = _of_sentence(cue)
    if (
        not of_sentence
        and not cue["namedmark"]
        and (times.report or cue["alone"] or cue["next"] or cue["named"])
    ):
        return 0
    end = text.find("。", cue.end()) if of_sentence else end_of(text, cue.end())
    return end if end >= 0 else len(text)


def _of_news(text: str, told: list[Frame], times: Calendar, places: list[int]) -> list[Frame]:
    """The frames of what is no report: `told` is what the whole of it tells of, parts of it may say otherwise."""
    frames = list(told)

    def add(frame: Frame, end: int) -> None:
        frames.extend((frame, replace(frame_at(told, end), start=end)))

    for low, high in _paragraphs(text, places):
        for cue in _cues(text, low, high):
            if frame := _frame(cue, times):
                end = _where_it_ends(text, cue, times)
                add(frame, end) if end else frames.append(frame)
    for frame, end in intents(text, times):
        add(frame, end)
    frames.sort(key=lambda frame: frame.start)
    return _in_order(frames)


def _with_outlines(frames: list[Frame], text: str, times: Calendar) -> list[Frame]:
    """The paragraph on the outline of a plan that is submitted tells what the plan aims at."""
    for drafted in _DRAFTED.finditer(text) if "(草案)" in text else ():
        aim = plan_end(drafted["named"])
        if not aim or times.now is None or aim <= times.now:
            continue
        low, high = drafted.start(), text.find("\n", drafted.end())
        high = high if high >= 0 else len(text)
        after = replace(frame_at(frames, high), start=high)
        kept = [frame for frame in frames if not low <= frame.start <= high]
        frames = sorted([*kept, Frame(low, "target", aim, 5), after], key=lambda frame: frame.start)
    return frames


def _of_sentence(cue: re.Match[str]) -> bool:
    """第一个五年计划期间, and 计划规定 say what their own sentence is about."""
    old = bool(cue["named"]) and cue["named"][0] != "十"
    return bool(cue["namedplan"] and cue["namedplan"].endswith("规定")) or (
        old and cue["namedmark"] is not None
    )


def _in_order(frames: list[Frame]) -> list[Frame]:
    """Frames by start; one that ends a paragraph gives way to one that begins there or before."""
    kept: list[Frame] = []
    for frame in frames:
        while kept and kept[-1].start > frame.start:
            kept.pop()
        kept.append(frame)
    return kept


def _paragraphs(text: str, places: list[int]) -> list[tuple[int, int]]:
    """The paragraphs that hold figures, and lines that are a year (2004年:), in order."""
    spans = {found.span() for pattern in (_YEAR_LINE, _GOAL_LINE) for found in pattern.finditer(text)}
    end = -1
    for place in places:
        if place >= end:
            end = text.find("\n", place)
            end = len(text) if end < 0 else end
            spans.add((text.rfind("\n", 0, place) + 1, end))
    return sorted(spans)


def _cues(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """The headings and lead-ins that may open a frame."""
    starts = [low, *(found.end() for found in _START.finditer(text, low, high))]
    for start in starts:
        heading = _HEADING.match(text, start)
        at = heading.end() if heading else start
        if text[at : at + 1] in _CUE_FIRST and (cue := _CUE.match(text, at)) and not _is_title(text, at):
            yield cue


def _is_title(text: str, start: int) -> bool:
    """1979年某某政府工作报告: the year a report was given, not a section about it."""
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    return line.endswith("工作报告") or EXCERPT.search(line) is not None


def _frame(cue: re.Match[str], times: Calendar) -> Frame | None:
    if cue["alone"]:
        year = int(cue["alone"])
        before = times.past if times.past is not None else times.now and times.now - 1
        return Frame(cue.start(), "target" if before and year > before else "actual", year)
    if cue["named"]:
        return _plan_period(cue, times)
    if cue["next"]:
        return Frame(cue.start(), "target", times.now + 4 if times.now else None, 5)
    if cue["year"]:
        return _stated_year(cue, times)
    if not times.report:
        return _outside_report(cue, times)
    if cue["now"]:
        return Frame(cue.start(), "target", times.now)
    if cue["since"]:
        return Frame(cue.start(), "actual", times.past)
    return Frame(cue.start(), "actual", times.past, 5)


_LONG_OVER = 2020  # a text without a date that tells of a plan up to then looks back on it
_AIMED = re.compile(r"[^,;:。\n]{0,40}目标")


def _outside_report(cue: re.Match[str], times: Calendar) -> Frame | None:
    """In news of a meeting, 今年的预期目标是 and the like hold for their paragraph."""
    if cue["nowplan"] and _AIMED.match(cue.string, cue.start()):
        return Frame(cue.start(), "target", times.now)
    if cue["five"] and times.now is not None:
        of_plan = "五" in cue["five"]  # plans end in 2020, 2025
        past = (of_plan and (times.now % 5 == 1 or _since_six_years(cue.string, times.now))) or (
            cue["five"].startswith("过去") and not (of_plan and times.now % 5 == 0)
        )
        return Frame(cue.start(), "actual", times.now - 1 if past else times.now, 5)
    if (cue["sincereview"] or cue["since"] != "一年来") and cue["since"] and times.now is not None:
        return Frame(cue.start(), "actual", times.now - 1)
    return None


def _since_six_years(text: str, now: int) -> bool:
    """五年来…是2016年的1.6倍, told in 2022: the five years ended with the year before."""
    return any(f"{word}{now - 6}年" in text for word in ("是", "比", "较"))


def _stated_year(cue: re.Match[str], times: Calendar) -> Frame | None:
    year = year_number(cue["year"])
    if not times.report:
        if times.now is not None and year < times.now and cue["is"].endswith("是"):
            return Frame(cue.start(), "actual", year)
        goals = cue["plan"] and "目标" in cue["plan"] and times.now is not None and year >= times.now
        return Frame(cue.start(), "target", year) if goals else None
    if times.past is not None and year <= times.past:
        return Frame(cue.start(), "actual", year)
    if cue["review"]:
        return Frame(cue.start(), "actual", year)
    return Frame(cue.start(), "target", year) if times.now is None or year <= times.now + 1 else None


def _plan_period(cue: re.Match[str], times: Calendar) -> Frame | None:
    end = plan_end(cue["named"])
    if end is None:
        return None
    if times.now is None and cue["namedmark"] and cue["namedtail"] == "," and end <= _LONG_OVER:
        return Frame(cue.start(), "actual", end, 5)
    before = times.now is not None and end < times.now
    if cue["namedis"] and (not times.report or before or cue["since5"] != "时期"):
        return None
    if cue["namedmark"] and cue["namedtail"] != ",":
        return None
    before = before or (not times.report and end == times.now and cue["namedmark"] is not None)
    if cue["namedreview"] or before or "以来" in (cue["since5"] or ""):
        return Frame(cue.start(), "actual", times.past or end, 1 if _names_a_year(cue) else 5)
    return Frame(cue.start(), "target", end, 5)


def _names_a_year(cue: re.Match[str]) -> bool:
    """2025年和"十四五"时期工作回顾: a heading over both. Growth below it is on the year before until a sentence looks
    back on the whole plan (五年来)."""
    text = cue.string
    start, end = text.rfind("\n", 0, cue.start()) + 1, text.find("\n", cue.end())
    line = text[start : end if end >= 0 else len(text)]
    return len(line) <= SHORT_LINE and _HEADED_YEAR.search(line) is not None
