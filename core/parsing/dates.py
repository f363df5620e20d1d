"""The dates of a document: when it was published, when the meeting was held, which year it is of."""

from __future__ import annotations

import re
from datetime import timedelta

from core.models import MEETING_TYPES, Cleaned, Dates, Inference, Issue, PartialDate, Source
from core.parsing.dates_choose import Chosen, choose_meeting_day, choose_publication, choose_signature
from core.parsing.dates_find import find_dates, find_years
from core.parsing.dates_value import as_day, as_last_day, on, written_date, year_number
from core.parsing.dates_year import YearEvidence, infer_year, year_evidence

_Y = r"(?P<year>(?:1[89]|20)[0-9]{2}|[一二][〇零OoΟ0九八][0-9〇零OoΟ一二三四五六七八九]{2})"
_DELIVERED = re.compile(r"(?:会议|大会|次会|人大)[^\n。]{0,8}上")
_PLAN_HEADING = re.compile(
    rf"{_Y}\s{{0,2}}年(?:(?:政府|全县|全市|全区|全省|经济社会|重点|主要|发展|预期|总体|各项|国民经济和社会)[的和]?){{0,4}}"
    r"(?:工作|目标|任务|奋斗|安排|总体要求|思路|打算|部署|建议|预期)(?!回顾|总结|报告|完成|的?回顾)"
)
_REVIEW_HEADING = re.compile(
    rf"{_Y}\s{{0,2}}年(?:[^\n。,年]{{0,14}})(?:回顾|总结|工作情况|执行情况|完成情况)"
)
_REPORT_HEAD = 1500


def recognise_dates(source: Source, cleaned: Cleaned, folded: str, doc_type: str, title: str | None) -> Dates:
    """All dates of a document, kept apart. What is worked out is in `inferred` with its basis in words."""
    publication = choose_publication(source, cleaned, folded)
    if doc_type == "government_work_report":
        return _report(publication, folded, title)
    if doc_type in MEETING_TYPES:
        return _meeting(publication, folded, title)
    return _other(publication, folded, doc_type, title)


def _meeting(publication: Chosen, folded: str, title: str | None) -> Dates:
    evidence = year_evidence(folded)
    chosen = choose_meeting_day(folded, 0, publication.value, evidence)
    inferred = _published(publication)
    spans = _spans(publication, chosen, "meeting_date")
    if chosen.inference is not None:
        inferred["meeting_date"] = chosen.inference
    year = chosen.value.year if chosen.value is not None else None
    if year is None:
        guess = _year_without_day(publication, evidence, title)
        year = guess.value if guess is not None else None
        if guess is not None:
            inferred["year"] = guess
    elif chosen.inference is not None:
        inferred["year"] = Inference(year, chosen.inference.basis, chosen.inference.confidence)
    if chosen.value is None and (bounds := _bounds(publication, evidence)) is not None:
        inferred["meeting_date_bounds"] = bounds
    return Dates(year, None, publication.value, chosen.value, chosen.end, inferred, spans, chosen.issues)


def _year_without_day(publication: Chosen, evidence: YearEvidence, title: str | None) -> Inference | None:
    if publication.value is not None:
        return Inference(publication.value.year, f"按发布日期{publication.value}", 0.9)
    titled = _title_year(title)
    if titled is not None:
        return Inference(titled, f"标题写明{titled}年", 0.85)
    return infer_year(evidence, None, None)


def _bounds(publication: Chosen, evidence: YearEvidence) -> Inference | None:
    """Between which days a meeting of 近日 must lie: after the last event it speaks of, before publication."""
    if publication.value is None:
        return None
    limit = as_last_day(publication.value)
    starts = [
        event.windows[0]
        for event in evidence.events
        if len(event.windows) == 1
        and event.kind == "recent"
        and limit - timedelta(days=100) <= event.windows[0].earliest <= limit
    ]
    latest = max((window.earliest for window in starts), default=None)
    value = {"not_before": latest.isoformat() if latest else None, "not_after": limit.isoformat()}
    return Inference(value, "不早于文中提到的最近事件,不晚于发布日期", 0.8)


def _report(publication: Chosen, folded: str, title: str | None) -> Dates:
    inferred = _published(publication)
    spans = _spans(publication, Chosen(), "meeting_date")
    delivered, span = _delivery(folded)
    if span is not None:
        spans["meeting_date"] = span
    plan, review = _heading_year(_PLAN_HEADING, folded, max), _heading_year(_REVIEW_HEADING, folded, max)
    titled = _title_year(title)
    if delivered is not None:
        year: int | None = delivered.year
    else:
        year = _report_year(plan, review, titled, publication.value, folded, inferred)
    period = _period_year(delivered, year, plan, review, inferred)
    return Dates(year, period, publication.value, delivered, None, inferred, spans)


def _delivery(folded: str) -> tuple[PartialDate | None, tuple[int, int] | None]:
    """--2023年1月10日在某县第十八届人民代表大会第二次会议上."""
    for mention in find_dates(folded, 0, _REPORT_HEAD):
        value = written_date(mention)
        after = folded[mention.end : mention.end + 60].replace("\n", "")
        if value is not None and re.match(r"\s{0,4}\)?\s{0,4}在", after) and _DELIVERED.search(after):
            return value, (mention.start, mention.end)
    return None, None


def _report_year(
    plan: int | None,
    review: int | None,
    titled: int | None,
    published: PartialDate | None,
    folded: str,
    inferred: dict[str, Inference],
) -> int | None:
    if plan is not None and (review is None or plan > review):
        guess = Inference(plan, f"报告部署{plan}年工作", 0.9)
    elif review is not None and titled != review + 1:
        guess = Inference(review + 1, f"报告回顾{review}年工作,次年作出", 0.9)
    elif titled is not None:
        guess = Inference(titled, f"标题写明{titled}年", 0.9)
    elif published is not None:
        guess = Inference(published.year, f"按发布日期{published}", 0.8)
    else:
        found = infer_year(year_evidence(folded), None, None)
        if found is None:
            return None
        guess = found
    inferred["year"] = guess
    return int(guess.value)


def _period_year(
    delivered: PartialDate | None,
    year: int | None,
    plan: int | None,
    review: int | None,
    inferred: dict[str, Inference],
) -> int | None:
    if review is not None and year is not None and year - 1 <= review <= year:
        return review
    if year is None:
        return None
    late = delivered is not None and (delivered.month or 1) >= 10 and plan == year + 1
    period = year if late else year - 1
    inferred["period_year"] = Inference(period, f"报告于{year}年作出,回顾{period}年工作", 0.85)
    return period


def _heading_year(pattern: re.Pattern[str], folded: str, pick: object) -> int | None:
    years = [
        year_number(m["year"]) for m in pattern.finditer(folded) if _is_heading(folded, m.start(), m.end())
    ]
    known = [year for year in years if year is not None]
    return max(known) if known else None


def _is_heading(folded: str, start: int, end: int) -> bool:
    """A short line, or one that starts with a numeral: 一、2022年工作回顾."""
    line_start = folded.rfind("\n", 0, start) + 1
    line_end = folded.find("\n", end)
    line_end = len(folded) if line_end < 0 else line_end
    return (
        line_end - line_start <= 40
        or re.search(r"[一二三四五六]、\s{0,3}\Z", folded[max(0, start - 4) : start]) is not None
    )


def _other(publication: Chosen, folded: str, doc_type: str, title: str | None) -> Dates:
    inferred = _published(publication)
    spans = _spans(publication, Chosen(), "meeting_date")
    value = publication.value
    if value is None:
        signature = choose_signature(folded)
        value = signature.value
        if signature.span is not None and value is not None:
            spans["publish_date"] = signature.span
            inferred["publish_date"] = Inference(str(value), "文末落款日期", 0.85)
    year = value.year if value is not None else _title_year(title)
    if value is not None and year is not None:
        inferred["year"] = Inference(year, f"按发布或落款日期{value}", 0.9)
    elif year is not None:
        inferred["year"] = Inference(year, f"标题写明{year}年", 0.8)
    elif (guess := infer_year(year_evidence(folded), None, None)) is not None:
        year = int(guess.value)
        inferred["year"] = guess
    period = None
    if doc_type == "statistical_bulletin":
        period = _title_year(title)
        if year is not None and period == year:
            year = period + 1 if value is None else year
    return Dates(year, period, value, None, None, inferred, spans)


def _title_year(title: str | None) -> int | None:
    years = [year_number(written) for _, _, written in find_years(title or "")]
    known = [year for year in years if year is not None]
    return known[0] if known else None


def _published(publication: Chosen) -> dict[str, Inference]:
    return {} if publication.inference is None else {"publish_date": publication.inference}


def _spans(publication: Chosen, meeting: Chosen, name: str) -> dict[str, tuple[int, int]]:
    spans = {}
    if publication.span is not None:
        spans["publish_date"] = publication.span
    if meeting.span is not None:
        spans[name] = meeting.span
    return spans
