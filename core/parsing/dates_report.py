"""The year a government work report was delivered in, and the year it reviews."""

from __future__ import annotations

import re
from collections import Counter

from core.models import Inference, PartialDate
from core.parsing.dated_events import find_events
from core.parsing.dated_provinces import provincial_events
from core.parsing.dates_find import find_years
from core.parsing.dates_value import small_number, year_number
from core.parsing.dates_year import infer_year, year_evidence

# After the year: 2023年工作安排, 2023年主要目标任务; before it: 扎实做好2023年工作.
_PLAN = re.compile(
    r"[^\n。;,年]{0,16}?(?:安排|目标|任务|打算|部署|建议|总体要求|思路|重点|预期|主要工作|工作要求)"
    r"(?![^\n。;,]{0,12}(?:回顾|总结|完成|情况|成就|成效|成绩))"
)
_TO_DO = re.compile(r"(?:做好|抓好|谋划|推进|关于)[^\n。;,]{0,6}\Z")
_WORK = re.compile(r"[^\n。;,年]{0,8}工作(?!回顾|总结|情况)")
# 2022年工作回顾, 过去五年和2022年工作情况
_REVIEW = re.compile(
    r"[^\n。;年]{0,20}?(?:回顾|总结|工作情况|完成情况|执行情况|主要成绩|成就|主要成效|所做的工作)"
)
_NUMERAL = re.compile(r"(?:[一二三四五六]、|\([一二三四五六]\)|第[一二三四五]部分)[^\n。]{0,20}\Z")
# 请连同《…第十一个五年规划纲要(草案)》一并审议: in the first year of the plan.
_PLAN_DRAFT = re.compile(r"第(?P<number>十[一二三四五六]|[九十])个五年(?:规划|计划)(?:纲要)?\(草案\)")
_FIRST_PLAN = 1951  # the first year of the n-th plan is this and five times n, from the ninth
# Congresses whose sessions have known years, and how sure that is: an extra session would be counted in a province.
_SESSIONS = {"npc_session": 0.95, "province_congress": 0.85}
_TO_SESSION = re.compile(r"(?:提出|作|报告|上)")
# 预计2012年生产总值…, 截至2016年末: the year under review, in a report that says nothing else of it.
_EXPECTED = re.compile(r"(?:预计|截[至止]到?)(?P<year>(?:19|20)[0-9]{2})年(?!\s?[0-9]{1,2}月)")
_EXPECTED_WITHIN = 3000
_OPENING = 800
_HEADING = 44  # a heading is short


def report_years(
    folded: str,
    titled: int | None,
    delivered: PartialDate | None,
    published: PartialDate | None,
    province: str | None = None,
) -> tuple[int | None, int | None, dict[str, Inference]]:
    """(year of delivery, year under review, what was worked out and from what)."""
    plan, review = _heading_years(folded)
    inferred: dict[str, Inference] = {}
    if plan is not None and review is None and titled == plan + 1:
        plan, review = None, plan  # 报告2001年的工作
    year = delivered.year if delivered is not None else None
    if year is None:
        guess = _year_of_session(folded, province) or _delivery_year(
            folded, titled, plan, review, published, province
        )
        if guess is not None:
            inferred["year"] = guess
            year = int(guess.value)
    if year is None:
        return None, None, inferred
    if review is not None and year - 1 <= review <= year:
        return year, review, inferred
    late = delivered is not None and (delivered.month or 1) >= 9 and plan == year + 1
    period = year if late else year - 1
    inferred["period_year"] = Inference(period, f"报告于{year}年作出,回顾{period}年工作", 0.85)
    return year, period, inferred


def _delivery_year(
    folded: str,
    titled: int | None,
    plan: int | None,
    review: int | None,
    published: PartialDate | None,
    province: str | None,
) -> Inference | None:
    if plan is not None and (review is None or plan == review + 1):
        return Inference(plan, f"报告部署{plan}年工作", 0.9)
    if review is not None and (titled is None or titled in (review, review + 1)):
        return Inference(review + 1, f"报告回顾{review}年工作,次年作出", 0.9)
    if titled is not None:
        return Inference(titled, f"标题写明{titled}年", 0.9)
    if (draft := _PLAN_DRAFT.search(folded, 0, _OPENING)) is not None:
        first = _FIRST_PLAN + 5 * (small_number(draft["number"]) or 0)
        return Inference(first, f"与“{draft[0]}”一并提请审议", 0.9)
    if published is not None:
        return Inference(published.year, f"按发布日期{published}", 0.8)
    return _year_by_mentions(folded) or infer_year(year_evidence(folded, province), None, None)


def _year_of_session(folded: str, province: str | None) -> Inference | None:
    """向第六届全国人民代表大会第一次会议作政府工作报告: the session's own year."""
    opening = folded[:_OPENING]
    for event in (*find_events(opening), *provincial_events(opening, province)):
        said = folded[max(0, event.start - 2) : event.start].endswith(("向", "在"))
        sure = _SESSIONS.get(event.id.partition("-")[0])
        if sure and said and len(event.windows) == 1 and _TO_SESSION.match(folded, event.end):
            return Inference(event.windows[0].earliest.year, f"向{event.label}作出", sure)
    return None


def _year_by_mentions(folded: str) -> Inference | None:
    """Without headings: the year that results are expected of, else the latest two years in a row that are spoken of,
    the one reviewed and the one begun."""
    expected = [int(found["year"]) for found in _EXPECTED.finditer(folded, 0, _EXPECTED_WITHIN)]
    if expected:
        return Inference(max(expected) + 1, f"文中说到{max(expected)}年底的情况,次年作出", 0.7)
    counts = Counter(named.year for named in year_evidence(folded).years)
    pairs = [year for year in counts if year - 1 in counts]
    if pairs:
        return Inference(max(pairs), f"文中先后写到{max(pairs) - 1}年与{max(pairs)}年", 0.65)
    year, count = counts.most_common(1)[0] if counts else (0, 0)
    return Inference(year + 1, f"文中写得最多的是{year}年,次年作出", 0.6) if count >= 3 else None


def year_of_congress(folded: str) -> Inference | None:
    """The year of a congress at which a report with 2017年工作回顾 and 2018年工作任务 for headings was given."""
    plan, review = _heading_years(folded)
    if plan is None or review is None or plan != review + 1:
        return None
    return Inference(plan, f"会上的报告回顾{review}年、部署{plan}年", 0.9)


def _heading_years(folded: str) -> tuple[int | None, int | None]:
    """(the latest year a heading plans for, the latest year a heading looks back on)."""
    plans, reviews = [], []
    for start, end, written in find_years(folded):
        year = year_number(written)
        if year is None or not _in_heading(folded, start, end):
            continue
        if _REVIEW.match(folded, end):
            reviews.append(year)
        elif _PLAN.match(folded, end) or (
            _TO_DO.search(folded[max(0, start - 10) : start]) and _WORK.match(folded, end)
        ):
            plans.append(year)
    return max(plans, default=None), max(reviews, default=None)


def _in_heading(folded: str, start: int, end: int) -> bool:
    """Whether a year stands in a short line, or right after the numeral of a heading."""
    line_start = folded.rfind("\n", 0, start) + 1
    line_end = folded.find("\n", end)
    line_end = len(folded) if line_end < 0 else line_end
    return (
        line_end - line_start <= _HEADING or _NUMERAL.search(folded[max(0, start - 26) : start]) is not None
    )
