"""Lines broken inside a sentence, a word or a number are joined again."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from core.parsing.clean_page import Line, Page

_ENDS = frozenset("。!?;:\"')】》…~")
_NEVER_FIRST = frozenset(",。、;:!?%)》】")
_OPEN_ENDS = frozenset(",、(《〈【")
_NEVER_LAST = frozenset("。!?;:")
_HEADING = re.compile(
    r"""[(（]?[一二三四五六七八九十百]{1,4}[)）]?[、.)]|[(（][0-9]{1,3}[)）]|[0-9]{1,3}[.、)](?![0-9]|\ [0-9])
       |第[一二三四五六七八九十百0-9]{1,5}[章节条篇部]|[·*●■◆★①-⑳-]|附件|附:|各位代表|主题词|抄送|《""",
    re.VERBOSE,
)
_NUMBER_TAIL = re.compile(r"[0-9][0-9,.]{0,12}[万亿千]?$")
_NUMBER_HEAD = re.compile(r"[0-9.%‰]|(?:万|亿|千|个|元|年|月|日|户|人|家|亩|吨|公里|平方|百分)")
# 2025-04-18 above 4月17日,...: a by-line over the sentence, not one number in two lines.
_DATE_TAIL = re.compile(r"(?:[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|[0-9]{1,2}(?::[0-9]{2}){1,2})$")
_DATE_HEAD = re.compile(r"(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}日")
# A row of a table is a line of its own.
_TABULAR = re.compile(r"\S(?:\t| {2}|\|)|^[^\s。,;]{1,14}(?: [^\s。,;]{1,12}){2,6}$")
_ALONE = re.compile(r"-?[0-9]{1,7}(?:\.[0-9]{1,3})?%?")
_GOES_ON = re.compile(
    r"[、。;,)]|的[\u4e00-\u9fff]|左右|以上|以内|(?:(?:万|亿|千)?(?:元|美元|吨|人|个|户|亩|家|件|项|公里|千瓦|人次|倍|公顷)|个百分点|年)(?=[、。;,)]|[\u4e00-\u9fff]{3})"
)
# A line that ends with a figure: what follows a blank line is another paragraph.
_FIGURE_END = re.compile(r"[0-9][万亿]?(?:元|人|户|个|%|亩|吨|公里|家|名|项)$")
_BOUNDS = ("以上", "以下", "以内", "左右", "的")
_TAIL = 16  # characters: as long as a number or date at the end of a line
_LEAST_LINE = 15
_LONG_LINE = 40
_LEAST_LINES = 6
_WRAPPED_SHARE = 0.6
_WIDTH_SLACK = 4


def mark_wraps(page: Page) -> None:
    """Mark the lines that run on from the line before."""
    kept = [line for line in page.lines if not line.reason and line.text]
    width = _wrap_width(kept)
    for above, below in pairwise(kept):
        below.joined = _runs_on(above, below, width)
    for number in range(1, len(kept) - 1):  # a linked word between the two halves of its sentence
        above, below = kept[number - 1], kept[number]
        if (
            kept[number + 1].text[0] in _NEVER_FIRST
            and kept[number + 1].joined
            and len(below.text) < _LEAST_LINE
        ):
            below.joined = above.text[-1] not in _ENDS
    _join_numbers(kept)


def _join_numbers(kept: list[Line]) -> None:
    """A number on a line of its own, its unit or a mark on the next: 实现生产总值 / 55.3 / 亿元、增长 / 3.5% / 。"""
    for above, below, after in zip(kept, kept[1:], kept[2:], strict=False):
        if below.text[0] in "-0123456789" and _ALONE.fullmatch(below.text) and _GOES_ON.match(after.text):
            below.joined = above.text[-1] not in _NEVER_LAST
            after.joined = True


def _wrap_width(lines: list[Line]) -> int | None:
    """The width at which a hard-wrapped text was broken; None for a text of whole paragraphs."""
    long = [line for line in lines if len(line.text) >= _LEAST_LINE and not _is_tabular(line.text)]
    if len(long) < _LEAST_LINES:
        return None
    open_ended = [line for line in long if line.text[-1] not in _ENDS]
    if len(open_ended) < _WRAPPED_SHARE * len(long):
        return None
    widths = Counter(len(line.text) for line in open_ended)
    width, _ = max(
        widths.items(), key=lambda item: (sum(widths[item[0] + d] for d in (-2, -1, 0, 1)), item[0])
    )
    near = sum(count for w, count in widths.items() if abs(w - width) <= _WIDTH_SLACK)
    return width if near >= _WRAPPED_SHARE * len(open_ended) else None


def _is_tabular(text: str) -> bool:
    return (" " in text or "|" in text or "\t" in text) and _TABULAR.search(text) is not None


def _broken_name(above: Line, below: Line) -> bool:
    """Letters and digits that belong together: PM and 2.5."""
    return (
        above.text[-1].isascii()
        and above.text[-1].isalpha()
        and below.text[0].isdigit()
        and len(below.text) < _LEAST_LINE
    )


def _runs_on(above: Line, below: Line, width: int | None) -> bool:
    end = above.text[-1]
    if below.text[0] in _NEVER_FIRST and end not in _NEVER_LAST:
        return below.text != "%" or end.isdigit()  # % alone is a cell of a table
    if _is_tabular(above.text) and _is_tabular(below.text):
        return False
    if end in _ENDS or _HEADING.match(below.text):
        return False
    tail = above.text[-_TAIL:]
    if _DATE_HEAD.match(below.text) and _DATE_TAIL.search(tail):
        return False
    if above.joined and len(above.text) < _LEAST_LINE:  # a linked word on a line of its own
        return True
    if len(above.text) >= _LEAST_LINE and _NUMBER_HEAD.match(below.text) and _NUMBER_TAIL.search(tail):
        return any(mark in above.text or mark in below.text for mark in ",。;")
    if len(above.text) >= _LEAST_LINE and (end in _OPEN_ENDS or _broken_name(above, below)):
        return True
    if below.after_blank and _FIGURE_END.search(tail) and not below.text.startswith(_BOUNDS):
        return False
    if len(above.text) >= _LONG_LINE and "。" in above.text and not below.indented:
        return True  # a paragraph of finished sentences does not stop in the middle of one
    if width is not None and not below.after_blank:
        return len(above.text) >= width - _WIDTH_SLACK and not below.indented
    return False
