"""Which of the dates in a text is which: the last of three steps (find, value, choose).

The day of publication is chosen in `dates_published.py`, the year of a text without one in `dates_year.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from core.models import Inference, Issue, PartialDate
from core.parsing.dates_find import DateMention, find_dates
from core.parsing.dates_value import (
    as_day,
    end_date,
    latest_not_after,
    on,
    relative_date,
    small_number,
    written_date,
)

OPENING = 600  # characters in which a readout gives its day
_REPORT_HEAD = 1500

_CITED = re.compile(
    r"(?:[^,。;\n]{0,30}(?:讲话精神|指示精神)|以来|为止|之前|以前|起施行|起实行|起执行|生效|前完成|底前|前(?!往)|印发|发布|通过)"
)
_OF_A_MEETING = re.compile(r"会|召开|举行|主持|学习|座谈|调研|通过")
_DATELINE = re.compile(r"[\u4e00-\u9fff]{0,12}(?:电|讯)\s{0,2}[(:,]?")
_DELIVERED = re.compile(r"(?:会议|大会|人大|代表大会)[^\n。]{0,14}上")
_SIGNED_BY = re.compile(r"\s{0,3}[\u4e00-\u9fff·]{2,4}\s{0,2}[\u4e00-\u9fff]?\s{0,3}\)")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A date, where it stands, and how it was worked out when it is not simply written."""

    value: PartialDate | None = None
    end: PartialDate | None = None
    span: tuple[int, int] | None = None
    inference: Inference | None = None
    issues: tuple[Issue, ...] = ()


def meeting_mention(folded: str, published: tuple[int, int] | None) -> DateMention | None:
    """The date expression in the opening of a readout that says when the meeting was held."""
    mentions = find_dates(folded, 0, OPENING)
    for i, mention in enumerate(mentions):
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        if published is not None and published[0] <= mention.start < published[1]:
            continue
        if mention.word is not None and following is not None and following.word is None:
            near = folded[mention.end : following.start]
            if len(near) <= 10 and not re.search(r"[。;\n]", near):
                continue
        if _tells_the_day(folded, mention):
            return mention
    return None


def day_of(mention: DateMention, anchor: date | None) -> Chosen:
    """What the expression says by itself or counted from the document's own day; no value when that is not enough."""
    span = (mention.start, mention.end)
    if mention.word is not None:
        value = relative_date(mention.word, anchor) if anchor is not None else None
        if value is None or anchor is None or not value.day:
            return Chosen(span=span)
        return _worked_out(mention, value, f"“{mention.word}”按发布日期{anchor.isoformat()}推算", 0.85)
    if mention.year is not None:
        value = written_date(mention)
        if value is None:
            return Chosen(span=span, issues=(_impossible(span),))
        return Chosen(value, end_date(mention, value), span)
    month, day = small_number(mention.month), small_number(mention.day)
    if not _possible(month, day):
        return Chosen(span=span, issues=(_impossible(span),))
    if anchor is None:
        return Chosen(span=span)
    value = latest_not_after(month, day, anchor) if month is not None else _latest_day(day, anchor)
    if value is None:
        return Chosen(span=span)
    return _worked_out(
        mention, value, f"原文只写{_written(month, day)},按发布日期{anchor.isoformat()}推算", 0.95
    )


def day_in_year(mention: DateMention, found: Inference) -> Chosen:
    """The month and day of an expression in a year found otherwise."""
    month, day = small_number(mention.month), small_number(mention.day)
    value = on(found.value, month, day) if month is not None else None
    if value is None:
        return Chosen(span=(mention.start, mention.end))
    basis = f"原文只写{_written(month, day)},年份:{found.basis}"
    return _worked_out(mention, value, basis, found.confidence)


def month_and_day(mention: DateMention | None) -> tuple[int | None, int | None]:
    """The month and day as written, None where not."""
    if mention is None or mention.word is not None:
        return None, None
    return small_number(mention.month), small_number(mention.day)


def delivery(folded: str) -> Chosen:
    """The day a report was given: --2023年1月10日在某县第十八届人民代表大会第二次会议上, or (2023年1月10日 李明)."""
    for mention in find_dates(folded, 0, _REPORT_HEAD):
        value = written_date(mention)
        if value is None:
            continue
        after = folded[mention.end : mention.end + 80]
        joined = after.replace("\n", "").replace(" ", "")
        opens = folded[max(0, mention.start - 3) : mention.start].rstrip(" ").endswith(("(", "-", "\n"))
        if (re.match(r"日?\)?[,]?(?:在|于)", joined) and _DELIVERED.search(joined)) or (
            opens and _SIGNED_BY.match(after)
        ):
            return Chosen(value, None, (mention.start, mention.end))
    return Chosen()


def latest_written(folded: str) -> Chosen:
    """The latest full date anywhere in a short document: its year is that of the document."""
    best = Chosen()
    for mention in find_dates(folded, 0, 20000):
        value = written_date(mention)
        if value is not None and value.day and (best.value is None or value > best.value):
            best = Chosen(value, None, (mention.start, mention.end))
    return best


def no_year(mention: DateMention) -> Issue:
    """Says that the day is known and the year is not."""
    month, day = month_and_day(mention)
    written = mention.word or _written(month, day)
    return Issue(
        "meeting_date", "year_unknown", f"会议日期只写{written},年份无从判断", mention.start, mention.end
    )


def _tells_the_day(folded: str, mention: DateMention) -> bool:
    before = folded[max(0, mention.start - 30) : mention.start]
    after = folded[mention.end : mention.end + 90]
    if before.count("《") > before.count("》") or _CITED.match(after) or before.endswith("《"):
        return False
    if mention.year is not None and mention.day is None:
        return False
    line = after.split("\n")[0]
    if mention.year is not None and not re.search(r"[\u4e00-\u9fff]{6}", line):
        return False  # a date on a line of its own belongs to the page
    return mention.word is not None or _OF_A_MEETING.search(line.split("。")[0]) is not None


def _worked_out(mention: DateMention, value: PartialDate, basis: str, confidence: float) -> Chosen:
    span = (mention.start, mention.end)
    return Chosen(value, end_date(mention, value), span, Inference(str(value), basis, confidence))


def _latest_day(day: int | None, anchor: date) -> PartialDate | None:
    """The last such day of the month that is not after the day of publication."""
    before = (anchor.year, anchor.month - 1) if anchor.month > 1 else (anchor.year - 1, 12)
    for year, month in ((anchor.year, anchor.month), before):
        value = on(year, month, day)
        if value is not None and as_day(value) <= anchor:
            return value
    return None


def _possible(month: int | None, day: int | None) -> bool:
    return on(2024, month or 1, day) is not None if day is not None else on(2024, month) is not None


def _written(month: int | None, day: int | None) -> str:
    return (f"{month}月" if month is not None else "") + (f"{day}日" if day is not None else "")


def _impossible(span: tuple[int, int]) -> Issue:
    return Issue("meeting_date", "impossible_date", "历法中没有这样的日期", *span)
