"""Repeated titles: the page's and the document's own. One stays."""

from __future__ import annotations

import re

from core.parsing.clean_page import Line, Page

_MARKS = re.compile(r"[\s\"'《》<>()\[\]【】,。、:;·-]")
_SITE_SUFFIX = re.compile(
    r"(?:\s{0,2}[_|-]{1,3}\s{0,2}|\s{1,3})[^\s_|()\[\]〔〕-]{1,18}(?:网|网站|政府|委|局|办|厅|报|平台|门户|频道|公开)$"
)
_NO_TITLE = re.compile(  # headings come back below a table of contents, offices as signatures
    r"^(?:第[一二三四五六七八九十百0-9]{1,4}[章节条编]|[(]?[一二三四五六七八九十]{1,3}[、)])|^[^_| -]{2,24}(?:政府|办公[厅室]|委员会|局|厅|委|部)$"
)
_SHORTEST, _LONGEST = 6, 90
_WINDOW = 8


def _core(text: str) -> str:
    return _MARKS.sub("", text)


def mark_duplicates(page: Page) -> None:
    """Keep one of the titles above the body; the fuller one when one holds the other (2023年政府工作报告)."""
    head = [line for line in page.lines[: page.first_body] if not line.reason and len(line.text) <= _LONGEST][
        :_WINDOW
    ]
    titles = [line for line in head if len(line.text) >= _SHORTEST and not _NO_TITLE.search(line.text)]
    for number, line in enumerate(titles):
        for other in titles[number + 1 :]:
            lesser = None if line.reason or other.reason else _lesser(line, other)
            if lesser and not _goes_on(page, lesser):
                lesser.reason = "duplicate_title"
    for number, line in enumerate(head):
        if not line.reason and len(line.text) >= 2 * _SHORTEST:
            _mark_broken_copy(line, head[number + 1 :])
    _mark_tail_copies(page, [line for line in titles if not line.reason])


def _goes_on(page: Page, line: Line) -> bool:
    """Whether the next line is the rest of the same title: an office, then 关于……的通知."""
    number = page.lines.index(line)
    return number + 1 < len(page.lines) and page.lines[number + 1].text.startswith(("关于", "印发", "转发"))


def _lesser(line: Line, other: Line) -> Line | None:
    """Which of two title lines says nothing more than the other."""
    a, b = _core(line.text), _core(other.text)
    if a == b:
        return other
    site = _SITE_SUFFIX.search(line.text)
    if site and _core(line.text[: site.start()]) == b:
        return line
    if a.endswith(b) and len(a) - len(b) <= 12 and _names_place_or_year(a[: len(a) - len(b)]):
        return other
    if b.endswith(a) and len(b) - len(a) <= 12 and _names_place_or_year(b[: len(b) - len(a)]):
        return line
    return None


def _names_place_or_year(prefix: str) -> bool:
    return bool(
        re.fullmatch(r"[\u4e00-\u9fff]{0,9}[12][0-9]{3}年?|[\u4e00-\u9fff]{2,9}[省市县区州旗]", prefix)
    )


def _mark_broken_copy(line: Line, following: list[Line]) -> None:
    """A title that is repeated over two or three lines."""
    whole = _core(line.text)
    for first in range(len(following)):
        for count in (2, 3):
            group = following[first : first + count]
            free = len(group) == count and not any(item.reason for item in group)
            if free and "".join(_core(item.text) for item in group) == whole:
                for item in group:
                    item.reason = "duplicate_title"
                return


def _mark_tail_copies(page: Page, titles: list[Line]) -> None:
    known = {_core(line.text) for line in titles if len(line.text) >= 2 * _SHORTEST}
    for line in page.lines[page.last_body + 1 :]:
        if not line.reason and page.last_body >= 0 and _core(line.text) in known:
            line.reason = "duplicate_title"
