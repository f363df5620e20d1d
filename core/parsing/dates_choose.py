"""Which of the dates in a text is which: the last of three steps (find, value, choose)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from core.models import Cleaned, Inference, Issue, PartialDate, Source
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
from core.parsing.dates_year import YearEvidence, infer_year

HEAD = 700  # characters in which a page states its publication, a readout its day
TAIL = 300

_PUBLICATION_LABEL = re.compile(
    r"(?:发布|发表|发稿|更新|上传|录入|添加|公开|刊发|成文|印发|生成|签发|创建|编辑)?"
    r"(?:时间|日期)\s{0,3}[:：]?\s{0,3}[\[(]?\Z|来源.{0,40}\Z|作者.{0,60}\Z|(?:^|\n)\s{0,8}[\[(]?\Z"
)
_CLOCK = re.compile(r"今天是|现在是|今日")
_PATH_DATE = re.compile(
    r"""
    (?: (?<![0-9A-Fa-f]) | (?<=/t) | (?<=_t) )
    (?P<year> (?:199|200|201|202|203)[0-9] )
    (?: (?P<sep>[-/_.]) (?P<m1>[01]?[0-9]) (?:[-/_.]) (?P<d1>[0-3]?[0-9]) (?![0-9])
      | [-/]? (?P<m2>0[1-9]|1[0-2]) [-/]? (?P<d2>0[1-9]|[12][0-9]|3[01]) (?![A-Fa-f]) )
    """,
    re.VERBOSE,
)
_CITED = re.compile(r"(?:讲话|以来|为止|之前|以前|起施行|起实行|起执行|生效|前完成|底前|前)")
_MEETING_NEAR = re.compile(r"会|召开|举行|主持|学习|座谈")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A date, where it stands, and how it was worked out when it is not simply written."""

    value: PartialDate | None = None
    end: PartialDate | None = None
    span: tuple[int, int] | None = None
    inference: Inference | None = None
    issues: tuple[Issue, ...] = ()
    extra: dict[str, Inference] = field(default_factory=dict)


def choose_publication(source: Source, cleaned: Cleaned, folded: str) -> Chosen:
    """The day of publication: from the page's own fields, a labelled line, beside the text, or the address."""
    stated = _first_full(cleaned.metadata.get("publish_date", ""))
    if stated is not None:
        return Chosen(stated)
    labelled = _labelled(folded)
    if labelled is not None:
        return labelled
    hinted = _first_full(source.hints.get("date", ""))
    if hinted is not None:
        return Chosen(hinted)
    for address in (source.hints.get("url"), cleaned.metadata.get("url"), source.name):
        value = path_date(address or "")
        if value is not None:
            return Chosen(value, inference=Inference(value, f"网址或文件名中的日期:{address}", 0.85))
    return Chosen()


def choose_signature(folded: str) -> Chosen:
    """The day under a notice or decision: the last full date standing on a line of its own."""
    start = max(0, len(folded) - 600)
    for mention in reversed(find_dates(folded, start)):
        value = written_date(mention)
        line_start = folded.rfind("\n", 0, mention.start) + 1
        line_end = folded.find("\n", mention.end)
        line = folded[line_start : line_end if line_end >= 0 else len(folded)].strip(" ()")
        if value is not None and value.day and len(line) <= mention.end - mention.start + 2:
            return Chosen(value, span=(mention.start, mention.end))
    return Chosen()


def choose_meeting_day(
    folded: str, start: int, publication: PartialDate | None, evidence: YearEvidence
) -> Chosen:
    """The day of the meeting a readout tells of, from its opening sentences."""
    anchor = as_day(publication) if publication is not None and publication.day else None
    for mention in find_dates(folded, start, start + HEAD):
        if not _is_of_the_meeting(folded, mention):
            continue
        if mention.word is not None:
            return _from_word(mention, anchor)
        if mention.year is not None:
            return _from_full(mention)
        return _from_part(mention, anchor, publication, evidence)
    return Chosen()


def path_date(address: str) -> PartialDate | None:
    """A date in an address or file name: /2023-04/03/, t20130220_, 20130220."""
    for match in _PATH_DATE.finditer(address):
        month, day = match["m1"] or match["m2"], match["d1"] or match["d2"]
        value = on(int(match["year"]), int(month), int(day))
        if value is not None:
            return value
    return None


def _first_full(text: str) -> PartialDate | None:
    for mention in find_dates(text.replace("：", ":")):
        value = written_date(mention)
        if value is not None:
            return value
    return None


def _labelled(folded: str) -> Chosen | None:
    for mention in find_dates(folded, 0, HEAD):
        value = written_date(mention)
        before = folded[max(0, mention.start - 70) : mention.start]
        if value is None or not value.day or _CLOCK.search(before[-8:]):
            continue
        line = before.rpartition("\n")[2] if "\n" in before else before
        if (
            _PUBLICATION_LABEL.search(before)
            and not re.search(r"[。]", line)
            and _ends_line(folded, mention.end)
        ):
            return Chosen(value, span=(mention.start, mention.end))
    return None


def _ends_line(folded: str, at: int) -> bool:
    """Nothing but the hour, a label or the end of the line follows."""
    rest = folded[at : at + 40].split("\n")[0]
    return (
        re.match(
            r"[ \t)\]]{0,4}(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?[ \t)\]|]{0,6}(?:\Z|[^,。在是至]{0,20}[:: ]|来源|作者|\S{0,4}\Z)",
            rest,
        )
        is not None
    )


def _is_of_the_meeting(folded: str, mention: DateMention) -> bool:
    before, after = folded[max(0, mention.start - 30) : mention.start], folded[mention.end : mention.end + 60]
    if before.count("《") > before.count("》") or _CITED.match(after):
        return False
    if mention.year is not None and mention.day is None:
        return False
    sentence = after.split("。")[0]
    if mention.year is not None and re.match(r"[ \t0-9:]{0,12}(?:\n|来源|作者|\Z|点击|浏览|字)", after):
        return False
    return bool(_MEETING_NEAR.search(sentence)) or mention.word is not None


def _from_full(mention: DateMention) -> Chosen:
    value = written_date(mention)
    if value is None:
        return Chosen(issues=(_impossible(mention),))
    return Chosen(value, end_date(mention, value), (mention.start, mention.end))


def _from_word(mention: DateMention, anchor: date | None) -> Chosen:
    value = relative_date(mention.word or "", anchor) if anchor is not None else None
    span = (mention.start, mention.end)
    if value is None or anchor is None or not value.day:
        return Chosen(span=span)
    basis = f"“{mention.word}”按发布日期{anchor.isoformat()}推算"
    return Chosen(value, span=span, inference=Inference(str(value), basis, 0.85))


def _from_part(
    mention: DateMention, anchor: date | None, publication: PartialDate | None, evidence: YearEvidence
) -> Chosen:
    month, day = small_number(mention.month), small_number(mention.day)
    span = (mention.start, mention.end)
    if (month is not None and on(2024, month, day) is None) or day is not None and not 1 <= day <= 31:
        return Chosen(span=span, issues=(_impossible(mention),))
    if month is None:
        return _from_day_alone(mention, day, anchor)
    if anchor is not None and (value := latest_not_after(month, day, anchor)) is not None:
        basis = f"原文只写{month}月{day}日,按发布日期{anchor.isoformat()}推算年份"
        return Chosen(value, end_date(mention, value), span, Inference(str(value), basis, 0.95))
    year = publication.year if publication is not None else None
    inferred = None if year else infer_year(evidence, month, day)
    if inferred is not None:
        value = on(inferred.value, month, day)
        if value is not None:
            made = Inference(str(value), f"原文只写{month}月{day}日,{inferred.basis}", inferred.confidence)
            return Chosen(value, end_date(mention, value), span, made)
    if year and (value := on(year, month, day)) is not None:
        made = Inference(str(value), f"原文只写{month}月{day}日,按发布年份{year}推算", 0.8)
        return Chosen(value, end_date(mention, value), span, made)
    message = f"会议日期只写{month}月{day}日,年份无从判断"
    return Chosen(span=span, issues=(Issue("meeting_date", "year_unknown", message, *span),))


def _from_day_alone(mention: DateMention, day: int | None, anchor: date | None) -> Chosen:
    span = (mention.start, mention.end)
    if anchor is None or day is None:
        return Chosen(
            span=span, issues=(Issue("meeting_date", "month_unknown", f"会议日期只写{day}日", *span),)
        )
    back = anchor.month - 1 or 12
    months = ((anchor.year, anchor.month), (anchor.year - (anchor.month == 1), back))
    for year, month in months:
        value = on(year, month, day)
        if value is not None and as_day(value) <= anchor:
            basis = f"原文只写{day}日,按发布日期{anchor.isoformat()}推算"
            return Chosen(value, end_date(mention, value), span, Inference(str(value), basis, 0.9))
    return Chosen(span=span)


def _impossible(mention: DateMention) -> Issue:
    return Issue("meeting_date", "impossible_date", "没有这样的日期", mention.start, mention.end)
