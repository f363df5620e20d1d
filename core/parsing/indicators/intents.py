"""What a text that is no report lays down or tells of: promised works, goals in a list, news of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.parsing.indicators.calendars import PLAN_NAME, Calendar, plan_end
from core.parsing.indicators.frames import Frame, end_of

_GOALS_LEAD = re.compile(
    r"(?:^|\n)(?P<said>[^\n]{0,160}(?:目标|指标|任务)[^\n。;完执进落情]{0,10})[::][ ]*(?=\n)"
)
_STATED = re.compile(rf"(?P<year>(?:19|20)[0-9]{{2}})\s?年|\"?(?P<named>{PLAN_NAME})\"?(?!规划)")
_DEEDS = re.compile(
    r"(?:办好|办理|办成|实施|兴办|做好|抓好|要办)的?[^。,;:\n了]{0,20}实事(?=[^。,;\n]{0,8}(?:[:\n]|$)|。\s?(?:分别)?(?:是|为|包括):|\"?。\s{0,3}\n\s{0,3}(?:\([一1]\)|[一1][、.]|①|一是))"
    r"|(?:将|继续|办好)[^了]{1,80}?[0-9一二三四五六七八九十]{1,3}[件项][^。,;:\n了]{0,8}实事\"?(?=(?:项目)?具体(?:内容)?(?:是|为|包括|如下)?:)"
    r"|(?:定下|确定|安排|列入)[^。,;:\n]{0,20}实事(?:项目)?,?(?=(?:分别)?(?:为|是|包括):)"
    r"|(?<=[。\n])[^。;:\n]{0,16}实事[^。;:\n完进落办情]{0,12}(?=(?:主要)?(?:有|包括|是|为|如下):)"
    r"|(?<=这)[0-9一二三四五六七八九十]{1,3}[件项][^。,;:\n了]{0,8}实事(?=(?:项目)?(?:分别)?(?:是|为|包括):)"
)
# 今年的工作主要从以下九个方面入手: what follows in the paragraph is to be done.
_AHEAD = re.compile(
    r"(?:今年|明年|下一步|下步|下半年|下一阶段)[^。;:了\n]{0,24}(?:从|抓好|做好|突出|实施|落实|开展|推进)[^。,;:了\n]{0,6}(?:以下|下列|如下)[^。,;:\n]{0,10}(?:方面|工作|任务|项目|重点|举措|措施|行动)"
)
# News of a government work report, and how its sentences begin: 报告指出,过去一年…; 今年,全县将…
_REPORT_TOLD = re.compile(
    r"(?:作|的|审议|听取|在|政府)了?[^。,\n]{0,20}《?(?:政府工作|(?<=作)工作)报告》?[^。\n]{0,12}(?:中|指出|提出|称|显示|上|时|。|,|展示)"
)
_REPORT_WITHIN = 300
_TELLS = re.compile(
    r"(?:(?<=[。\n!])|(?<=指出,)|(?<=提出,)|(?<=报告称)|(?<=表示,))[^。,\n]{0,12}?"
    r"(?:(?P<back>去年(?!同期)|过去的?一年|上年(?!同期))|(?P<ahead>(?:今年|新的一年|新一年)(?!以来|上半年|前|[一二三]季度|1-|[0-9]{1,2}月|同期))"
    r"|(?P<year>(?:19|20)[0-9]{2})年(?![0-9]{1,2}月|前|上半年))"
)
# 新建公园6处。(责任单位:市住建局): what somebody is charged with is to be done.
_CHARGED = re.compile(r"\((?:责任|牵头|配合|实施)(?:单位|部门):")
_CHARGE_REACH = 300


def intents(text: str, times: Calendar) -> Iterator[tuple[Frame, int]]:
    """What is to be done, and where it ends: 办好以下实事:…, 预期目标如下:…, (责任单位:…)."""
    for deeds in _DEEDS.finditer(text):
        yield Frame(deeds.start(), "target", times.now), end_of(text, deeds.end())
    for ahead in _AHEAD.finditer(text):
        yield Frame(ahead.end(), "target", times.now), end_of(text, ahead.end())
    for lead in _GOALS_LEAD.finditer(text):
        yield _goals(lead, times), end_of(text, lead.end())
    for low, high in _charges(text):
        yield Frame(low, "target", times.now), high


def told_report(text: str, first: Frame, times: Calendar) -> list[Frame]:
    """News of a government work report tells of 去年 until it tells of 今年, and the other way round."""
    if times.now is None or not _REPORT_TOLD.search(text, 0, _REPORT_WITHIN):
        return [first]
    frames = [first]
    for cue in _TELLS.finditer(text):
        back = cue["back"] or (cue["year"] and int(cue["year"]) == times.now - 1)
        if back or cue["ahead"] or int(cue["year"]) == times.now:
            year = times.now - 1 if back else times.now
            frames.append(Frame(cue.start(), "actual" if back else "target", year))
    return frames


def _charges(text: str) -> list[tuple[int, int]]:
    """The lines that say who is charged with what they name: where they begin, where the charge stands."""
    found: list[tuple[int, int]] = []
    for charge in _CHARGED.finditer(text):
        low = text.rfind("\n", max(0, charge.start() - _CHARGE_REACH), charge.start()) + 1
        if low and not (found and found[-1][1] > low):
            found.append((low, charge.start()))
    return found


def _goals(lead: re.Match[str], times: Calendar) -> Frame:
    """A list of goals: for the year or the plan named in the words that lead to it, else for the year of the text."""
    year, years = times.now, 1
    for found in _STATED.finditer(lead["said"]):
        year = int(found["year"]) if found["year"] else plan_end(found["named"]) or year
        years = 5 if found["named"] else years
    return Frame(lead.end(), "target", year, years)
