"""Advertising planted in pages: whole lines, stretches of lines, and brands put in the place of words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from core.lexicon import load_toml
from core.models import Issue
from core.parsing.clean_page import Line, Page
from core.parsing.text import fold

_SHORT, _VERY_SHORT = 120, 25
_CHUNK = re.compile(r"[^。!?;]{1,400}[。!?;]?")
_LEAST_LIKELY = 3
_DENSITY = 60  # characters for each sure phrase in a long list
_LEAST_REPLACED = 2
_LEAST_WATERMARKS = 3
_LONGEST_WATERMARK = 24
_COMPANY_CHARACTER = re.compile(r"[A-Za-z0-9_\u4e00-\u9fff]")
_LONGEST_COMPANY = 24
_BEFORE_OFFICE = re.compile(
    r"""(?:体育|娱乐|官网|平台|国际|集团|app|APP|电竞|彩票)?
        (?=县|市委|市政府|市长|区委|区政府|区长|人民政府|(?:省|州|旗|镇|乡)(?:委|政府|人大|政协))""",
    re.VERBOSE,
)
_SENTENCE_END = "。!?;:,、)\"'.》】"


Found = tuple[str, int, int]  # kind, start, end
_WEIGHTS = {"brand": 0, "company": 0, "likely": 1, "sure": _LEAST_LIKELY}


@cache
def _finder() -> tuple[AhoCorasick, tuple[str, ...]]:
    """One automaton for all phrases, and the kind of each."""
    lexicon = load_toml("noise_spam")
    phrases = {fold(phrase): kind for kind in _WEIGHTS for phrase in lexicon[kind]}
    finder = AhoCorasick(
        list(phrases), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )
    return finder, tuple(phrases.values())


def spam_phrases(folded: str) -> list[Found]:
    """The phrases of advertising in a folded text, in order."""
    finder, kinds = _finder()
    return [(kinds[n], start, end) for n, start, end in finder.find_matches_as_indexes(folded)]


def mark_spam(page: Page) -> bool:
    """Mark lines of advertising, and cut stretches of it from lines that also hold honest text.

    Returns whether a brand stands before the name of an office: else `replaced_words` has nothing to find.
    """
    phrases = spam_phrases(page.folded)
    starts = [line.start for line in page.lines]
    weights: Counter[int] = Counter()
    for kind, start, _ in phrases:
        weights[bisect_right(starts, start) - 1] += _WEIGHTS[kind]
    for number, weight in sorted(weights.items()):
        line = page.lines[number]
        if weight < _LEAST_LIKELY:
            continue
        if is_spam(line.text):
            line.reason = "spam"
        elif len(line.text) > _SHORT:
            _cut_chunks(page, line)
    return any(_before_office(page.folded, kind, end) for kind, _, end in phrases)


def _before_office(folded: str, kind: str, end: int) -> re.Match[str] | None:
    return _BEFORE_OFFICE.match(folded, end) if kind != "likely" else None


def is_spam(text: str) -> bool:
    """Whether a folded line or stretch is advertising."""
    found = {(kind, text[start:end]) for kind, start, end in spam_phrases(text)}
    sure = sum(kind == "sure" for kind, _ in found)
    likely = sum(kind == "likely" for kind, _ in found)
    if not sure and likely < _LEAST_LIKELY:
        return False
    honest = sum(text.count(word) for word in load_toml("noise_spam")["action"])
    if sure + likely >= _LEAST_LIKELY and honest <= 1:
        return len(text) <= 4 * _SHORT or sure * _DENSITY >= len(text)
    if sure + likely >= 2:
        return honest == 0 and len(text) <= _SHORT
    return honest == 0 and len(text) <= _VERY_SHORT and not any(mark in text for mark in "。;、的")


def _cut_chunks(page: Page, line: Line) -> None:
    for found in reversed(list(_CHUNK.finditer(line.text))):
        if is_spam(found.group()):
            page.shrink(line, found.start(), found.end(), "spam")


def replaced_words(folded: str) -> list[Issue]:
    """Brands and companies where the name of a place was: 亚博体育县委书记, 某某有限公司人民政府.

    The words that stood there are lost: one issue for each brand, at its first place.
    """
    places: dict[str, tuple[int, int]] = {}
    counts: Counter[str] = Counter()
    for kind, start, end in spam_phrases(folded):
        office = _before_office(folded, kind, end)
        if office is None:
            continue
        if kind == "company":
            start = _company_start(folded, start)
        brand = folded[start : office.end()]
        counts[brand] += 1
        places.setdefault(brand, (start, office.end()))
    return [
        Issue(
            "text",
            "replaced_words",
            f"“{brand}”出现在地名的位置 {count} 次，原文字已被替换，无法恢复",
            *places[brand],
        )
        for brand, count in counts.items()
        if count >= _LEAST_REPLACED
    ]


def _company_start(folded: str, end: int) -> int:
    start = end
    while start > max(0, end - _LONGEST_COMPANY) and _COMPANY_CHARACTER.match(folded[start - 1]):
        start -= 1
    return start


def mark_watermarks(page: Page) -> None:
    """Cut a site's name stamped on the end (or start) of paragraph after paragraph."""
    tails: Counter[str] = Counter()
    for line in page.lines:
        if not line.reason and line.text[-1] not in _SENTENCE_END and (tail := _tail(line.text)):
            tails[tail] += 1
    stamps = {tail for tail, count in tails.items() if count >= _LEAST_WATERMARKS and _is_stamp(tail)}
    if not stamps:
        return
    for line in page.lines:
        for stamp in stamps:
            if not line.reason and line.text.startswith(stamp):
                page.shrink(line, 0, len(stamp), "watermark")
            if not line.reason and line.text.endswith(stamp):
                page.shrink(line, len(line.text) - len(stamp), len(line.text), "watermark")


def _tail(text: str) -> str:
    """What follows the last end of a sentence, when it is short."""
    cut = max(text.rfind(mark, len(text) - _LONGEST_WATERMARK - 1) for mark in '。!?;"')
    return text[cut + 1 :].strip() if cut >= 0 else ""


def _is_stamp(tail: str) -> bool:
    return len(tail) >= 3 and (
        tail.endswith(("网", "站", "报", "com", "cn", "社")) or (tail.isascii() and tail.isalnum())
    )
