"""When a document was published or signed: page fields, by-lines, the line under a notice, the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from core.models import Cleaned, Inference, PartialDate, Source
from core.parsing.dates_choose import Chosen
from core.parsing.dates_find import DateMention, find_dates
from core.parsing.dates_value import as_day, on, written_date
from core.parsing.text import fold

_CENTURY = 2000
# 发布时间:22年06月15日
_LABELLED_BRIEF = re.compile(r"(?:时间|日期)\s{0,2}:\s{0,2}([012][0-9])年([01]?[0-9])月([0-3]?[0-9])日")
_EDGE = 1200  # characters at either end in which by-lines stand
_LINE = 70  # a by-line is short
_HEAD_LINE = 300  # characters in which title and by-line may share one line
_LABEL = re.compile(
    r"(?:发布|发表|发稿|更新|上传|录入|添加|公开|刊发|成文|印发|生成|签发|创建|编辑|发文|刊发|制定|公布)[^\n:]{0,4}"
    r"(?:时间|日期|于)|(?:^|[\s(|])(?:时间|日期)\s{0,2}:"
)
_CLOCK = re.compile(r"今天是|现在是|当前时间|欢迎|(?:^|\s)今日")
_WEEKDAY = re.compile(r"星期[一二三四五六日天]")
# A line with these is not a by-line: the day of a decision or delivery, a sentence.
_SAYS_MORE = re.compile(
    r"[。;]|通过|批准|修订|修正|施行|会议|大会|召开|举行|各位|截至|以来|第.{1,4}次|截止|有效期|出生|同比|增长|报名|地点"
)
_PERSON_IN_BRACKETS = re.compile(r"\([^()]{0,6}日\s{0,3}[\u4e00-\u9fff·]{2,4}\s?[\u4e00-\u9fff]?\s{0,3}\)")
# /2023-04/03/, /2023/4/3/, t20230403_118, 20130220150506; the month alone in /202304/118.html
_PATH_DATE = re.compile(
    r"""
    (?: (?<![0-9A-Fa-f]) | (?<=[/_]t) )
    (?P<year> (?:199|200|201|202|203)[0-9] )
    (?: [-/_.] (?P<m1>[01]?[0-9]) [-/_.] (?P<d1>[0-3]?[0-9]) (?![0-9])
      | - (?P<m5>0[1-9]|1[0-2]) - (?P<d5>0[1-9]|[12][0-9]|3[01])
      | [-/]? (?P<m2>0[1-9]|1[0-2]) [-/] (?P<d2>0[1-9]|[12][0-9]|3[01]) (?![0-9A-Fa-f])
      | (?P<m3>0[1-9]|1[0-2]) (?P<d3>0[1-9]|[12][0-9]|3[01]) (?:(?![0-9A-Fa-f])|[0-9]{4,})
      | [-/]? (?P<m4>0[1-9]|1[0-2]) (?=/)
      | (?<=/[0-9]{4}) (?=/) )
    """,
    re.VERBOSE,
)
_NAMED_YEAR = re.compile(r"(?<![0-9])(?:19[5-9]|20[0-3])[0-9](?![0-9])")
_LONGEST_NAME = 200
# A day in figures behind the name of a programme or column, at the head: 晚间新闻 (20240105).
_HEAD_DATE = re.compile(r"[(\[](?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[)\]]")
_HEAD = 120
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif)", re.IGNORECASE)
_PICTURE_PATH = 120
_PICTURES = 40  # looked at
_UPLOADED = 10  # days after the meeting
_PAPER = re.compile(r"第\s?[A-Z]?[0-9]{1,4}\s?版\s?:|版面导航|[上下]一版")
_PAPER_HEAD = 800


def choose_publication(source: Source, cleaned: Cleaned, folded: str) -> Chosen:
    """The day of publication: a field of the page, a by-line, a column beside the text, or the address."""
    for key in ("publish_date", "issue_date"):
        if (stated := _first_full(cleaned.metadata.get(key, ""))) is not None:
            return Chosen(stated)
    byline = _byline(folded)
    if byline is not None:
        return byline
    if (brief := _LABELLED_BRIEF.search(fold(source.raw[:_EDGE]))) is not None:
        parts = [int(part) for part in brief.groups()]
        if (told := on(_CENTURY + parts[0], parts[1], parts[2])) is not None:
            return Chosen(told)
    if (furniture := _in_removed(source, cleaned)) is not None:
        return furniture
    if (paper := _day_of_paper(source)) is not None:
        return Chosen(paper)
    if (hinted := _first_full(source.hints.get("date", ""))) is not None:
        return Chosen(hinted)
    head = _HEAD_DATE.search(folded, 0, _HEAD)
    if head is not None and (day := path_date(head[0])) is not None:
        return Chosen(day, inference=Inference(str(day), f"标题后写有日期:{head[0]}", 0.9))
    for address in (source.hints.get("url"), cleaned.metadata.get("url"), source.name):
        if address and (value := path_date(address)) is not None:
            return Chosen(value, inference=Inference(str(value), f"网址或文件名中的日期:{address}", 0.85))
    return Chosen()


def path_date(address: str) -> PartialDate | None:
    """A date in an address or file name: the first day the calendar has, else the first month or year."""
    coarse: list[PartialDate] = []
    for match in _PATH_DATE.finditer(address):
        month = next((text for name, text in match.groupdict().items() if name[0] == "m" and text), None)
        day = next((text for name, text in match.groupdict().items() if name[0] == "d" and text), None)
        value = on(int(match["year"]), int(month) if month else None, int(day) if day else None)
        if value is not None and value.day:
            return value
        coarse += [value] if value is not None else []
    return min(coarse, key=lambda value: value.month is None) if coarse else None


def year_of_name(name: str) -> Inference | None:
    """The year in a file's name, 办法2015.doc, where it is the only one: what is left when the text tells none."""
    stem = fold(name.replace("\\", "/").rpartition("/")[2][-_LONGEST_NAME:])
    years = {int(found[0]) for found in _NAMED_YEAR.finditer(stem)}
    return Inference(years.pop(), f"文件名写着:{stem}", 0.6) if len(years) == 1 else None


def year_of_picture(source: Source, month: int, day: int) -> Inference | None:
    """The year in the address of a picture that was put up on that day or in the days after it."""
    for mark in islice(_PICTURE.finditer(source.raw), _PICTURES):
        path = re.split(r"[\s(\"']", source.raw[max(0, mark.start() - _PICTURE_PATH) : mark.start()])[-1]
        value = path_date(path)
        held = on(value.year, month, day) if value is not None and value.day else None
        late = (as_day(value) - as_day(held)).days if value is not None and held is not None else -1
        if value is not None and 0 <= late <= _UPLOADED:
            return Inference(value.year, f"图片地址中的日期:{path}", 0.8)
    return None


def _first_full(text: str) -> PartialDate | None:
    for mention in find_dates(fold(text)):
        if (value := written_date(mention)) is not None:
            return value
    return None


def _byline(folded: str) -> Chosen | None:
    """衢州日报 2022年4月20日, (2018-12-27) 四平日报, 发布于 2022-01-18: labelled lines before bare ones."""
    bare = None
    for line_start, line, mention in _edge_dates(folded):
        value = written_date(mention)
        if value is None or _CLOCK.search(line):
            continue
        rest = line.replace(folded[mention.start : mention.end], "")
        chosen = Chosen(value, span=(mention.start, mention.end))
        if _LABEL.search(folded[line_start : mention.start][-24:]) and value.day:
            return chosen
        if line.rstrip().endswith(","):  # 2014年3月24日下午, / 我市举行: the sentence goes on
            continue
        if _SAYS_MORE.search(rest) or _WEEKDAY.search(rest) or _PERSON_IN_BRACKETS.search(line):
            continue
        if bare is None and (value.day or "印发" in rest):
            bare = chosen
    return bare


def _edge_dates(folded: str) -> Iterator[tuple[int, str, DateMention]]:
    """Dates in short lines at the head and foot of the text, with their lines; the first line is the title's."""
    edges = [(0, _EDGE)] if len(folded) <= 2 * _EDGE else [(0, _EDGE), (len(folded) - _EDGE, len(folded))]
    edges = [(0, len(folded))] if len(folded) <= 2 * _EDGE else edges
    for start, end in edges:
        for mention in find_dates(folded, start, end):
            line_start = folded.rfind("\n", 0, mention.start) + 1
            line_end = folded.find("\n", mention.end)
            line = folded[line_start : line_end if line_end >= 0 else len(folded)]
            near = mention.start - line_start <= _LINE or mention.start < _HEAD_LINE
            labelled = near and _LABEL.search(folded[line_start : mention.start][-8:])
            if mention.year is not None and (len(line.strip()) <= _LINE or labelled):
                yield line_start, line, mention


def _day_of_paper(source: Source) -> PartialDate | None:
    """第A1版:要闻 2022年2月19日 星期六: the head of a newspaper's page; elsewhere a day of the week is a clock's."""
    head = fold(source.raw[:_PAPER_HEAD])
    if _PAPER.search(head) is None:
        return None
    for mention in find_dates(head):
        if _WEEKDAY.match(head, mention.end + 1) or _WEEKDAY.match(head, mention.end):
            return written_date(mention)
    return None


def _in_removed(source: Source, cleaned: Cleaned) -> Chosen | None:
    """A date in page furniture that was cut: 2019-11-05  来源:县政府办."""
    for removal in cleaned.removed:
        line = fold(source.raw[removal.start : min(removal.end, removal.start + 200)])
        if (
            _CLOCK.search(line)
            or _SAYS_MORE.search(line)
            or removal.reason in ("spam", "related_links", "footer")
        ):
            continue
        for mention in find_dates(line):
            value = written_date(mention)
            if value is not None and value.day and not (_WEEKDAY.search(line) and not _LABEL.search(line)):
                return Chosen(value)
    return None
