"""Which figures are said to be preliminary: 初步核算 before a sentence, (快报数) beside a number, a note on all.

The word is kept as written among the qualifiers, so that a first figure can be told from a final one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from core.lexicon import load_toml
from core.parsing.indicators.draft import Draft

_REACH = 400  # a sentence without an end is covered this far
_END = re.compile(r"[。!?\n]")
_PARTS = re.compile(
    r"[。;]\s?(?:其中|分产业|分季度|分行业)"
)  # 初步核算,…。其中,第一产业…: the parts of the whole
_MARK = re.compile(r"[,;:。!?\n]")
# What may stand between a mark and a word that opens a sentence or one of its clauses.
_OPENING = re.compile(
    r"(?:^|[,;:。!?\n\s\"])(?:(?:据|经|根据|按)[^,;:。!?\n]{0,8}?)?(?:全[年市县省区国]|今年|当年|[0-9]年)?$"
)
_NOT_BEFORE = re.compile(r"[超于比低高]$")  # 好于预计, 超预计


@dataclass(frozen=True, slots=True)
class Preliminary:
    """From `start` to `end` figures are preliminary, in these words."""

    start: int
    end: int
    word: str


@cache
def _word() -> re.Pattern[str]:
    words = load_toml("quantity_words")["preliminary"]["words"]
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


@cache
def _note() -> re.Pattern[str]:
    """本公报数据均为初步统计数: said once, of all figures."""
    return re.compile(
        rf"(?:本|此|该)(?:公报|文|表|报告)(?:中|内|所列|所用|使用)?的?[^。,;部\n]{{0,16}}(?:均|都|全部|数据|数字)(?:为|是|系)(?P<word>{_word().pattern})"
    )


def read_preliminary(text: str) -> tuple[list[Preliminary], str | None]:
    """The stretches of preliminary figures in order of place, and the word of a note that holds for the whole text."""
    note = _note().search(text)
    spans = []
    for found in _word().finditer(text):
        if _NOT_BEFORE.search(text, max(0, found.start() - 1), found.start()):
            continue
        opened = text.rfind("(", max(0, found.start() - 12), found.start())
        if opened >= 0 and ")" not in text[opened : found.start()]:
            spans.append(_beside(text, opened, found))
        else:
            spans.append(Preliminary(found.start(), _end_of(text, found), found[0]))
    spans.sort(key=lambda span: span.start)
    return spans, note["word"] if note else None


def _end_of(text: str, word: re.Match[str]) -> int:
    """Where a word ceases to hold: with the sentence that it opens and those that name its parts, else with its clause."""
    at = word.end()
    if text.startswith("(下同)", at):
        end = text.find("\n", at)
        return end if end >= 0 else len(text)
    if not _OPENING.search(text, max(0, word.start() - 12), word.start()):
        mark = _MARK.search(text, at, at + _REACH)
        return mark.start() if mark else min(len(text), at + _REACH)
    end = at
    while (found := _END.search(text, end, at + _REACH)) and _PARTS.match(text, found.start()):
        end = found.end()
    return found.start() if found else min(len(text), at + _REACH)


def _beside(text: str, opened: int, found: re.Match[str]) -> Preliminary:
    """In brackets the word holds for its clause, with 下同 for what follows in the paragraph."""
    low = max((mark.end() for mark in _MARK.finditer(text, max(0, opened - 60), opened)), default=opened - 60)
    closed = text.find(")", found.end(), found.end() + 20)
    if "下同" in text[found.end() : closed]:
        end = text.find("\n", closed)
        end = end if end >= 0 else len(text)
    else:
        mark = _MARK.search(text, max(closed, found.end()), closed + _REACH)
        end = mark.start() if mark else len(text)
    return Preliminary(max(0, low), end, found[0])


def mark_preliminary(draft: Draft, spans: list[Preliminary], note: str | None, actual: bool) -> None:
    """Adds to a figure the word it is called preliminary with; a note on the whole text holds for what was reached."""
    word = note if actual else None
    last = bisect_right(spans, draft.place, key=lambda span: span.start)
    for span in reversed(spans[max(0, last - 4) : last]):
        if draft.place < span.end:
            word = span.word
            break
    if word is None or any(word in said for said in draft.qualifiers):
        return
    draft.qualifiers = [word, *(said for said in draft.qualifiers if said not in word)]
