"""The year of a text that does not state it: weighing dated events and years named in passing.

Each candidate year is scored by every piece of evidence; the reasons of the winner are its basis.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.models import Inference
from core.parsing.dated_documents import documents
from core.parsing.dated_events import EventMention, Window, find_events
from core.parsing.dated_leaders import leaders, province_of_leaders, province_of_slogans
from core.parsing.dated_provinces import provincial_events
from core.parsing.dates_calendar import LAST_YEAR, calendar_events
from core.parsing.dates_find import find_years
from core.parsing.dates_value import as_day, as_last_day, on, small_number, year_number

_WEIGHT = {"recent": 3.0, "campaign": 2.0, "cited": 0.8, "plenum": 1.5, "epoch": 0.0}
_WEIGHT |= {"document": 1.3, "term": 1.0, "calendar": 3.0, "season": 0.6}
_STRICT = {"term": -4.0, "calendar": -4.0, "season": -1.5}  # what a year costs in which it cannot be said
_TOO_EARLY = -4.0  # the text speaks of what did not exist yet
_LONG_WINDOW = 800  # days; a window longer than this hardly tells the year
_ENOUGH = 1.2
_STRONG, _WEAK, _SURE = 10, 4, 8
_NAMED, _HARDLY_NAMED = 1.6, 0.8  # worth of the latest year named
_JUST_BEGUN, _EARLY, _AUTUMN, _LATE, _LAST = 3, 6, 9, 11, 12  # months
_MARGIN = 0.75
_CONTRADICTED = -1.0
_BOUNDS = ("term", "calendar", "season")
_BY_EXCLUSION = 0.7
_FRESH = timedelta(days=75)  # a plenum is passed on in the weeks after it
_JUST_HELD = timedelta(days=25)  # as is what was held again years later
_FRESHNESS = 0.8
_LEAD = 300
_WHOLE_YEAR = timedelta(days=366)
_ANNOUNCED = re.compile(r"(?:将于|定于|决定于|拟于|兹定于)(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月")
_ANNOUNCED_REACH = timedelta(days=150)
# 2021-2035年, 到2025年, 2025年底前, 2025年建成: ranges and aims do not date the text.
_AIM_BEFORE = re.compile(
    r"(?:-|至|到|~|截至|自|从|早在|始建于|建于|成立于|以来|较|比|对标|力争|面向|展望|预计|确保|年和)\Z"
)
_AIM_AFTER = re.compile(
    r"(?:同期)?(?:相比|持平)|同期|底?以?前|以来|起|至|到|-|~|底|末|远景|出生|毕业|成立|建成|实现|达到|全面(?:建成|实现|完成|达到|消除|覆盖|普及)|基本|力争|完成|要(?=达到|实现|全面|基本|力争|建成|突破|翻)|、20"
)
_TASK_AFTER = re.compile(
    r"度|第?[一二三四上下]?(?:季度|半年)|[^。;\n]{0,24}?(?:方案|计划|要点|预算|安排|工作报告|任务|总结|考核|工作|项目|目标|会议)"
)


_HALF = re.compile(r"(?:度)?(?:[上下]半年|第?[一二三四1-4]季度)")
# 2022年度考核, 2025年办理情况: the year is over or nearly so.
_REVIEW_AFTER = re.compile(
    r"(?![^。;,、\n]{0,16}?(?:安排|进展|推进|谋划|编制|起草|筹备|准备|制[订定])(?:工作)?情况)(?!第?[一二三四1-4]季度|[上下]半年|前?[0-9一二三四五六七八九十]{1,3}个?月)度?[^。;,、\n]{0,16}?(?:情况|总结|回顾|表彰|先进|考核|绩效|成效|成就|决算|执行|完成|优秀|奖励|述职|民主生活会|组织生活会|获奖|成绩|审计)(?!办法|方案|制度|要点|计划|大会|会议|工作)"
)
# 2004年财政决算, 2004年预算执行的审计工作报告: taken up in the summer after.
_SETTLED = re.compile(
    r"度?[^。;,、\n]{0,12}?(?:决算|预算执行和其他财政收[入支]|环境状况|债务管理情况|国有资产管理情况|环境保护目标完成)"
)
_BACK_ON = re.compile(r"(?:特别是|过去的|回顾|回首)\Z")
# 2012年政府工作报告起草提纲, 决定2018年1月召开: late in a year, what is written for the next.
# 《政府工作报告》(征求意见稿): late in the year before, or as the new one begins
_ASKED = re.compile(r"政府工作报告》?[^。;\n]{0,24}?征求意见")
_FOR_NEXT = re.compile(
    r"度?(?:[^。;,、\n]{0,16}?(?:谋划|编排情况)|[^。;,、\n]{0,12}?(?:政府工作报告|工作(?:要点|计划|安排|思路|打算|部署)|工作(?:作|做|进行)(?:出|了){0,2}(?:安排|部署|谋划)|协商计划|发展计划|预算)|[1-3]月[^。;,\n]{0,4}召开)(?![^。;,\n]{0,12}(?:任务|分工|分解|重点|目标|确定|提出|明确|执行|落实|完成|办理|调整|审计))"
)
# 加快编制2024年重点项目计划
_PREPARING = re.compile(r"(?:编制|谋划|起草|筹划|储备)(?:好|一批)?\Z")
# 2005年全市生产总值…,比2004年增长16.9%: the year is over, and its figures are told
_COMPARED = re.compile(r"比(?P<year>(?:19|20)[0-9]{2})年[^。;,、\n同]{0,3}(?:增长|增加|上升|提高|下降|减少)")
# 2006年是新规划的起步之年, in a text that speaks of 明年: the year to come.
_OF_A_THEME = re.compile(r"是[^。;\n]{0,36}之?年")
# 2020年是…收官之年, 明年是…开局之年: the text dates the event, the event does not date the text.
_DATED_BY_TEXT = re.compile(r"(?P<said>(?:19|20)[0-9]{2}年|明年|去年|来年)[^。;\n]{0,30}\Z")
_NEXT_YEAR = ("明年", "来年")


# 《某市信用建设行动计划(2016-2018年)》: taken up as it begins. Longer plans are spoken of for years.
_SHORT_PLAN = re.compile(
    r"\((?P<year>20[0-9]{2})年?(?:-{1,2}|至|~)(?P<end>20[0-9]{2})年?\)(?=[^《》\n]{0,12}》)"
)
# 由2013年底的13.4万人减少到2016年底的7.96万人: the year is over
_AT_YEAR_END = re.compile(r"年底的[0-9]")
_AIMED_AT = re.compile(r"(?:力争|确保|计划|目标|预计|将)[^。;\n]{0,40}\Z")
# 安排2017-2018年扶贫工作: as the first of the two begins
_TWO_YEARS = re.compile(
    r"(?<![0-9-])(?P<year>20[0-9]{2})年?(?:-{1,2}|至|~)(?P<end>20[0-9]{2})年(?!第?[一二三四]|[上下]半)[^。;,、\n《》]{0,12}(?:工作|任务|重点|计划)"
)
# 落实某发〔2009〕24号文件: of that year or the next.
_CITED_NUMBER = re.compile(r"[〔﹝\[【(](?P<year>(?:19|20)[0-9]{2})[〕﹞\]】)]第?[0-9]{1,4}号")
# 对13年的工作回顾, 14年的工作目标: as people say it.
_TWO_FIGURES = re.compile(
    r"(?<![0-9.\-])(?P<year>[01][0-9]|2[0-9])年(?:度)?的?工作(?P<over>回顾|总结|成绩|情况)?(?(over)|(?:目标|任务|计划|安排|报告|要点|思路|打算|部署))"
)


@dataclass(frozen=True, slots=True)
class YearNamed:
    """A year named in passing; years of tasks and of the opening weigh more, `over` means it is looked back on."""

    year: int
    weight: int
    over: bool
    annual: bool = False  # 2021年度…完成情况: looked back on as a whole
    half: bool = False  # a half or quarter of it is spoken of: the text is of that year
    settled: bool = False  # its accounts are taken up: the text is of the year after
    theme: bool = False  # 2020年是收官之年: said of the year itself
    coming: bool = False  # a report, plan or budget of it is being prepared


@dataclass(frozen=True, slots=True)
class YearEvidence:
    """What the text mentions that bears on its year."""

    events: tuple[EventMention, ...]
    years: tuple[YearNamed, ...]
    ahead: bool = False  # it speaks of 明年
    consulted: bool = False  # opinions on a report still to be given are asked for
    told: int | None = None  # the year whose growth on the year before it tells


def year_evidence(folded: str, province: str | None = None) -> YearEvidence:
    """Events and years named anywhere in the text; `province` is that of the document, where it is known."""
    years = []
    ahead = "明年" in folded
    for start, end, written in find_years(folded):
        number = year_number(written)
        if number is not None and _AT_YEAR_END.match(folded, end - 1):
            reached = folded[start - 1 : start] in ("到", "至", "为")
            if reached and not _AIMED_AT.search(folded, max(0, start - 44), start):
                years.append(YearNamed(number, _WEAK, over=True, settled=True))
            continue
        before, after = folded[max(0, start - 4) : start], folded[end : end + 30]
        if number is None or _AIM_AFTER.match(after) or _AIM_BEFORE.search(before):
            continue
        over = (_REVIEW_AFTER.match(after) or _BACK_ON.search(before)) is not None and _FOR_NEXT.match(
            after
        ) is None
        weight = _STRONG if start < _LEAD or _TASK_AFTER.match(after) else _WEAK
        years.append(
            YearNamed(
                number,
                weight,
                over=over,
                annual=over and after.startswith("度"),
                half=_HALF.match(after) is not None,
                settled=_SETTLED.match(after) is not None,
                theme=_OF_A_THEME.match(folded, end) is not None,
                coming=_FOR_NEXT.match(after) is not None
                or _PREPARING.search(folded, max(0, start - 6), start) is not None
                or (ahead and _OF_A_THEME.match(folded, end) is not None),
            )
        )
    years += [
        YearNamed(int(m["year"]), _WEAK, False)
        for m in _SHORT_PLAN.finditer(folded)
        if int(m["end"]) - int(m["year"]) <= 2
    ]
    years += [
        YearNamed(int(m["year"]), _WEAK, False)
        for m in _TWO_YEARS.finditer(folded)
        if int(m["end"]) - int(m["year"]) == 1
    ]
    years += [
        YearNamed(2000 + int(m["year"]), _STRONG, over=m["over"] is not None)
        for m in _TWO_FIGURES.finditer(folded)
    ]
    province = province or province_of_leaders(folded) or province_of_slogans(folded)
    events = (
        *_telling_events(folded),
        *provincial_events(folded, province),
        *leaders(folded, province),
        *documents(folded),
        *calendar_events(folded),
        *_announced(folded),
        *_cited_number(folded),
    )
    return YearEvidence(events, tuple(years), ahead, _ASKED.search(folded) is not None, _year_told(folded))


def _telling_events(folded: str) -> Iterator[EventMention]:
    for event in find_events(folded):
        dated = _DATED_BY_TEXT.search(folded, max(0, event.start - 40), event.start)
        if event.kind != "campaign" or dated is None or event.counted:
            yield event
        elif dated["said"] in _NEXT_YEAR and (before := _year_before(event)) is not None:
            yield before


def _year_before(event: EventMention) -> EventMention | None:
    """明年是“十五五”开局之年: the text is of the year before that of the theme."""
    (window,) = event.windows
    last = window.latest
    if last is None or last - window.earliest > _WHOLE_YEAR:
        return None
    year = window.earliest.year - 1
    return replace(event, windows=(Window(date(year, 1, 1), date(year, 12, 31)),))


def _announced(folded: str) -> Iterator[EventMention]:
    """将于2016年1月召开: the text is a little older than what it announces."""
    for match in _ANNOUNCED.finditer(folded):
        day = on(year_number(match["year"]), small_number(match["month"]))
        if day is not None:
            window = Window(as_day(day) - _ANNOUNCED_REACH, as_last_day(day))
            yield EventMention(f"announced-{day}", match[0], *match.span(), "recent", (window,))


def _year_told(folded: str) -> int | None:
    """The year whose figures are compared with those of the year before, unless they are aimed at."""
    compared = (
        int(m["year"]) + 1
        for m in _COMPARED.finditer(folded)
        if not _AIMED_AT.search(folded, max(0, m.start() - 44), m.start())
    )
    return max(compared, default=None)


def _cited_number(folded: str) -> Iterator[EventMention]:
    """The latest number of a document the text cites."""
    newest = max(_CITED_NUMBER.finditer(folded), key=lambda match: match["year"], default=None)
    if newest is not None:
        year = int(newest["year"])
        window = Window(date(year, 1, 1), date(year + 1, 12, 31))
        yield EventMention("document_number", f"文号{newest[0]}", *newest.span(), "cited", (window,))


def infer_year(evidence: YearEvidence, month: int | None, day: int | None) -> Inference | None:
    """The year in which a text written on that day and month fits its evidence best; None when it does not say."""
    scored = []
    for year in _candidates(evidence):
        value = on(year, month, day if month else None)
        if value is not None:
            score, reasons = _score(evidence, as_day(value), as_last_day(value))
            scored.append((score, year, reasons))
    scored.sort(key=lambda item: (-item[0], item[1]))
    if not scored:
        return None
    score, year, reasons = scored[0]
    margin = score - max(0.0, scored[1][0]) if len(scored) > 1 else score
    if score < _ENOUGH or margin < _MARGIN:
        return _only_possible(evidence, scored)
    confidence = min(0.95, 0.55 + 0.05 * score + 0.04 * margin)
    return Inference(year, ";".join(reasons[:4]), round(confidence, 2))


def _only_possible(evidence: YearEvidence, scored: list[tuple[float, int, list[str]]]) -> Inference | None:
    """The one year that contradicts nothing, where terms of office or the calendar leave only one."""
    possible = [(year, reasons) for score, year, reasons in scored if score > _CONTRADICTED]
    bounded = [event.label for event in evidence.events if event.kind in _BOUNDS]
    if len(possible) != 1 or not bounded:
        return None
    year, reasons = possible[0]
    basis = ";".join(dict.fromkeys([*reasons[:3], f"只有{year}年与“{bounded[0]}”等都不矛盾"]))
    return Inference(year, basis, _BY_EXCLUSION)


def _candidates(evidence: YearEvidence) -> set[int]:
    """The years that any evidence speaks for."""
    years = {named.year + more for named in evidence.years for more in (-1, 0, 1)}
    for event in evidence.events:
        for window in event.windows:
            if window.latest is not None:
                years |= set(range(window.earliest.year, window.latest.year + 1))
            elif event.kind == "term":  # still in office
                years |= set(range(window.earliest.year, LAST_YEAR + 1))
    return years


def _score(evidence: YearEvidence, first: date, last: date) -> tuple[float, list[str]]:
    score, reasons = 0.0, []
    newest_plenum = _newest(evidence.events)
    floor = max(
        (w.earliest for e in evidence.events if e.kind == "epoch" for w in e.windows), default=date.min
    )
    for event in evidence.events:
        fitting = [w for w in event.windows if w.earliest <= last and (w.latest is None or first <= w.latest)]
        if not fitting:
            early = _TOO_EARLY if all(w.earliest > last for w in event.windows) else 0.0
            score += min(early, _STRICT.get(event.kind, 0.0))
        elif (event.kind != "plenum" or event.id == newest_plenum) and (
            worth := _worth(event, fitting, floor)
        ):
            score += worth * _share(event, fitting[0], first, last) + _freshness(event, first, last)
            reasons.append(_reason(event, fitting[0]))
    month = last.month if last - first < _FRESH else None
    score += _years_score(evidence, first.year, month, reasons)
    return score, reasons


def _worth(event: EventMention, fitting: list[Window], floor: date) -> float:
    """What the mention is worth: less the more windows it has that lie after what else the text speaks of."""
    latest = fitting[0].latest
    if latest is None:
        return 0.0
    if event.kind == "season":
        return _WEIGHT["season"]
    long = (latest - fitting[0].earliest).days > _LONG_WINDOW
    possible = sum(1 for w in event.windows if w.latest is None or w.latest >= floor)
    return 0.3 if long else _WEIGHT[event.kind] / max(1, possible) ** 0.5


def _share(event: EventMention, window: Window, first: date, last: date) -> float:
    """Where only the year is asked for: how much of the window lies in it; a plenum is cited too long to tell."""
    if last - first < _FRESH or window.latest is None:
        return 1.0
    inside = (min(last, window.latest) - max(first, window.earliest)).days + 1
    part = inside / ((window.latest - window.earliest).days + 1)
    return part / 2 if event.kind == "plenum" else part


def _freshness(event: EventMention, first: date, last: date) -> float:
    """More for the weeks after a plenum, and after what was held several times (中央统战工作会议)."""
    begun = max((w.earliest for w in event.windows if w.earliest <= last), default=None)
    repeated = event.kind == "recent" and len(event.windows) > 1
    if begun is None or not (repeated or event.kind == "plenum"):
        return 0.0
    fresh = last - first < _FRESH and first - begun <= (_JUST_HELD if repeated else _FRESH)
    return _FRESHNESS if fresh else 0.0


def _newest(events: tuple[EventMention, ...]) -> str | None:
    plenums = [event for event in events if event.kind == "plenum"]
    return max(plenums, key=lambda event: event.windows[-1].earliest).id if plenums else None


def _reason(event: EventMention, window: Window) -> str:
    end = window.latest.isoformat() if window.latest else ""
    return f"文中提到“{event.label}”({window.earliest.isoformat()}至{end}间谈论)"


def _years_score(evidence: YearEvidence, year: int, month: int | None, reasons: list[str]) -> float:
    """The latest year named is the text's own, unless it is looked back on, or ahead to late in the year."""
    if not evidence.years:
        return 0.0
    weights = Counter[int]()
    for named in evidence.years:
        weights[named.year] += named.weight
    latest = max(weights)
    sure = weights[latest] >= _SURE or len(weights) == 1 or latest - 1 in weights
    told = evidence.told == latest and not evidence.ahead
    over = told or all(named.over for named in evidence.years if named.year == latest)
    now = not evidence.ahead and any(named.theme for named in evidence.years if named.year == latest)
    annual = any(named.annual for named in evidence.years if named.year == latest)
    settled = told or any(named.settled for named in evidence.years if named.year == latest)
    shares = (
        {latest + 1: 1.0, latest: 0.2}
        if over and settled
        else _shares(latest, month, over, latest - 1 in weights, now, annual)
    )
    marks = [named.coming for named in evidence.years if named.year == latest]
    coming = 2 * sum(marks) > len(marks)
    halved = any(named.half and named.year == latest - 1 for named in evidence.years)
    if not over and (
        (month is None and evidence.ahead)
        or (month is not None and ((month >= _EARLY and halved) or (month >= _AUTUMN and coming)))
    ):
        shares = {latest - 1: 1.0, latest: 0.1 if month is None and coming else 0.4}
    if month is None and evidence.consulted and coming and not over:
        shares = {latest - 1: 0.7, latest: 0.7}
    if share := shares.get(year, 0.0):
        reasons.append(f"文中写到的最晚年份是{latest}年")
        return share * (_NAMED if sure else _HARDLY_NAMED)
    return -2.0 if year < latest - 1 else (-0.5 if year < latest else 0.0)


def _shares(
    latest: int, month: int | None, over: bool, year_before: bool, now: bool, annual: bool
) -> dict[int, float]:
    """How likely each year is the text's own, given the latest year it names and the month it was written in."""
    if month is None:
        return (
            {latest: 0.6, latest + 1: 1.0} if over else {latest: 1.0, latest - 1: 0.4 if year_before else 0.0}
        )
    if month >= _LATE:
        if year_before and not over:
            return {latest - 1: 1.0, latest: 0.4}
        before = 0.5 if now else 0.8
        return {latest: 1.0, latest - 1: before} if month == _LAST and not over else {latest: 1.0}
    if over:
        if month <= _JUST_BEGUN:
            return {latest: 0.3, latest + 1: 1.0}
        if month <= _EARLY:
            return {latest: 0.3 if annual else 0.6, latest + 1: 1.0}
        if annual and month < _LATE:
            return {latest: 0.4, latest + 1: 1.0}  # 表彰2018年度优秀报告: in the year after
        return {latest: 1.0, latest + 1: 0.4}
    return {latest: 1.0, latest + 1: 0.3} if month <= _JUST_BEGUN else {latest: 1.0}
