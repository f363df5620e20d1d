"""Which of the dates in a text is which: the last of three steps (find, value, choose).

The day of publication is chosen in `dates_published.py`, the year of a text without one in `dates_year.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

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
_JUST_BEFORE = timedelta(days=3)
_ADOPTION_HEAD = 1000
_WHOLE = 20000
_ADOPTED = re.compile(r"[^。;\n]{0,56}?(?:通过|批准|修正|修订|公布|发布|颁布)")
_STILL_TO_COME = re.compile(r"\s{0,2}(?:起|以?前|之前|止|截止|为止|24时)")

_CITED = re.compile(
    r"(?:[^,。;\n]{0,36}(?:精神|讲话|批示|公布的|印发的)|以来|为止|之前|以前|起施行|起实行|起执行|生效|前完成|底前|前(?!往)|印发|发布|通过)"
)
_OF_A_MEETING = re.compile(r"会|召开|举行|开幕|闭幕|主持|学习|座谈|调研|通过")
_LABELLED = re.compile(r"(?:时间|日期|发布|来源)\s{0,2}:?\s{0,2}\Z")
_DATELINE = re.compile(r"\s{0,2}(?:电|讯)")
_DELIVERED = re.compile(r"(?:会议|大会|人大|代表大会)[^\n。]{0,14}上")
_SIGNED_BY = re.compile(r"\s{0,3}[\u4e00-\u9fff·]{1,4}\s{0,2}[\u4e00-\u9fff]{0,2}\s{0,3}\)")
_OPENS_CLAUSE = re.compile(r"(?:\A|[\n。,;:)]|[讯电])[\s\"]{0,6}(?:定于|于)?\Z")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A date, where it stands, and how it was worked out when it is not simply written."""

    value: PartialDate | None = None
    end: PartialDate | None = None
    span: tuple[int, int] | None = None
    inference: Inference | None = None
    issues: tuple[Issue, ...] = ()


def opening_mentions(
    folded: str, published: tuple[int, int] | None
) -> tuple[DateMention | None, DateMention | None]:
    """(the expression that says when the meeting was held, the day of the dateline 2月2日讯), from the opening."""
    mentions = find_dates(folded, 0, OPENING)
    telling: list[DateMention] = []
    dateline = None
    for i, mention in enumerate(mentions):
        if published is not None and published[0] <= mention.start < published[1]:
            continue
        if mention.word is None and _DATELINE.match(folded, mention.end):
            dateline = dateline or mention
        elif not _gives_way(folded, mention, mentions[i + 1 : i + 2]) and _tells_the_day(folded, mention):
            telling.append(mention)
    if not telling:
        telling = [m for m in mentions if m.month and m.day and not m.year and _opens_sentence(folded, m)]
    opening = (m for m in telling if _OPENS_CLAUSE.search(folded[max(0, m.start - 8) : m.start]))
    told = next(opening, telling[0] if telling else None)
    if (
        told is not None and told.month is None and told.day is not None
    ):  # 27日 in the headline, 10月27日 below
        told = next((m for m in telling if m.month and not m.year and m.day == told.day), told)
    return told, dateline


def dated_by(mention: DateMention | None, dateline: DateMention | None) -> DateMention | None:
    """12月15日讯 14日下午: a bare day in the month of the dateline."""
    if mention is None or dateline is None or not mention.day or mention.month or not dateline.month:
        return mention
    day, sent = small_number(mention.day), small_number(dateline.day)
    if day is None or sent is None or day > sent:
        return mention
    return replace(mention, year=dateline.year, month=dateline.month)


def nearer(folded: str, mention: DateMention, published: date) -> DateMention | None:
    """1月27日, where a caption says 11月27日 and the page came out on 28 January: the same day of a month just past."""
    for other in find_dates(folded, 0, OPENING):
        if other.year is None and other.month and other.month != mention.month and other.day == mention.day:
            value = latest_not_after(small_number(other.month) or 0, small_number(other.day), published)
            if value is not None and timedelta(0) <= published - as_day(value) <= _JUST_BEFORE:
                return other
    return None


def _opens_sentence(folded: str, mention: DateMention) -> bool:
    """1月21日下午,剧院内暖意融融: the day opens a sentence that does not yet tell of a meeting."""
    before = folded[max(0, mention.start - 8) : mention.start]
    return re.search(r"(?:\A|[\n。!])\s{0,6}\Z", before) is not None and not _CITED.match(folded, mention.end)


def _gives_way(folded: str, mention: DateMention, following: tuple[DateMention, ...]) -> bool:
    """昨日(4月3日): of a word and a date in one breath the date counts."""
    if mention.word is None or not following or following[0].word is not None:
        return False
    between = folded[mention.end : following[0].start]
    return len(between) <= 10 and not re.search(r"[。;\n]", between)


def day_of(mention: DateMention, anchor: date | None) -> Chosen:
    """What the expression says by itself or counted from the document's own day; no value when that is not enough."""
    span = (mention.start, mention.end)
    if mention.word is not None:
        value = relative_date(mention.word, anchor) if anchor is not None else None
        if value is None or anchor is None or not value.day:
            return Chosen(span=span)
        return _worked_out(mention, value, f"“{mention.word}”按{anchor.isoformat()}推算", 0.85)
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


def adoption(folded: str) -> Chosen:
    """The day a regulation was passed, approved or last amended, from the brackets under its title."""
    return _latest(folded, _ADOPTION_HEAD, lambda after: _ADOPTED.match(after) is not None)


def latest_written(folded: str) -> Chosen:
    """The latest full date in a document that is not a day still to come: its year is that of the document."""
    return _latest(folded, _WHOLE, lambda after: _STILL_TO_COME.match(after) is None)


def _latest(folded: str, reach: int, fits: Callable[[str], bool]) -> Chosen:
    best = Chosen()
    for mention in find_dates(folded, 0, reach):
        value = written_date(mention)
        if value is None or not value.day or not fits(folded[mention.end : mention.end + 60]):
            continue
        if best.value is None or value > best.value:
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
    if mention.year is not None and (mention.day is None or _LABELLED.search(before)):
        return False
    line = after.replace(",\n", ",").split("\n")[0]
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
