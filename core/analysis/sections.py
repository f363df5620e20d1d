"""The outline of a text: its headings, their rank, and the sections under them.

A heading is a line of its own of at most `LONGEST` characters that begins with a number in one of the forms that
documents use (第一章, 一、, (一), 1., (1)) and does not end like a sentence. The forms rank in the order in which they
first appear in a text, so 1. may stand under 一、 or above it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from core.parsing.text import fold, paragraphs

LONGEST = 40
_HAN_NUMBER = r"[一二三四五六七八九十百]{1,4}"
_FORMS = (
    ("chapter", re.compile(rf"第(?:{_HAN_NUMBER}|[0-9]{{1,3}})[章编篇]\s*")),
    ("section", re.compile(rf"第(?:{_HAN_NUMBER}|[0-9]{{1,3}})[节部][分]?\s*")),
    ("han", re.compile(rf"{_HAN_NUMBER}\s?[、,.]\s*")),
    ("han_bracket", re.compile(rf"\({_HAN_NUMBER}\)\s*")),
    ("digit", re.compile(r"[0-9]{1,2}\s?(?:[、.](?![0-9])|\s(?=[\u4e00-\u9fff]))\s*")),
    ("digit_bracket", re.compile(r"\([0-9]{1,2}\)\s*")),
)
_ENDS_A_SENTENCE = re.compile(r"[。;,:!?]$")


class Section(NamedTuple):
    """A heading and what stands under it up to the next heading of any rank.

    `level` is 1 for the highest rank, 0 for what stands before the first heading (`title` is empty then). `heading` is the
    whole line, `start` and `end` the place of the heading with its text, `body` where the text under it begins."""

    level: int
    title: str
    heading: str
    start: int
    body: int
    end: int


def outline(text: str) -> tuple[Section, ...]:
    """The sections of a text in order; they cover it without gaps. A text without headings is one section."""
    ranks: dict[str, int] = {}
    heads: list[tuple[int, str, int, int]] = []
    folded = fold(text)
    for start, end in paragraphs(text):
        found = _heading(folded[start:end])
        if found:
            form, lead = found
            heads.append((ranks.setdefault(form, len(ranks) + 1), text[start + lead : end], start, end))
    sections = []
    if not heads or heads[0][2] > 0:
        sections.append(Section(0, "", "", 0, 0, heads[0][2] if heads else len(text)))
    for at, (level, title, start, end) in enumerate(heads):
        after = heads[at + 1][2] if at + 1 < len(heads) else len(text)
        sections.append(Section(level, title.strip(), text[start:end], start, end, after))
    return tuple(sections)


def _heading(line: str) -> tuple[str, int] | None:
    """The form of a heading and the length of its number, or None for a line that is none."""
    if len(line) > LONGEST or _ENDS_A_SENTENCE.search(line):
        return None
    for form, pattern in _FORMS:
        lead = pattern.match(line)
        if lead and lead.end() < len(line):
            return form, lead.end()
    return None
