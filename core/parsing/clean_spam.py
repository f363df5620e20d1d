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
_LEAST_REPLACED = 2
_LEAST_WATERMARKS = 3
_LONGEST_WATERMARK = 24
_COMPANY_ENDINGS = ("有限公司", "有限责任公司", "娱乐城", "官网")
_LONGEST_COMPANY = 10
_BEFORE_OFFICE = re.compile(
    r"""(?:体育|娱乐|官网|平台|国际|集团|app|APP|电竞|彩票)?
        (?=县|市委|市政府|市长|区委|区政府|区长|人民政府|(?:省|州|旗|镇|乡)(?:委|政府|人大|政协))""",
    re.VERBOSE,
)
_SENTENCE_END = "。!?;:,、)\"'.》】"


Found = tuple[str, int, int]  # sure, likely or brand; start, end


@cache
def _finder() -> tuple[AhoCorasick, tuple[str, ...]]:
    """One automaton for all phrases, and the kind of each."""
    lexicon = load_toml("noise_spam")
    phrases = {fold(phrase): kind for kind in ("brand", "likely", "sure") for phrase in lexicon[kind]}
    finder = AhoCorasick(
        list(phrases), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )
    return finder, tuple(phrases.values())


def spam_phrases(folded: str) -> list[Found]:
    """The phrases of advertising in a folded text, in order."""
    finder, kinds = _finder()
    return [(kinds[n], start, end) for n, start, end in finder.find_matches_as_indexes(folded)]


def mark_spam(page: Page) -> list[Found]:
    """Mark lines of advertising, and cut stretches of it from lines that also hold honest text.

    The phrases found are returned: `replaced_words` has nothing to look for in a text without brands.
    """
    phrases = spam_phrases(page.folded)
    starts = [line.start for line in page.lines]
    weights: Counter[int] = Counter()
    for kind, start, _ in phrases:
        weights[bisect_right(starts, start) - 1] += {"sure": _LEAST_LIKELY, "likely": 1, "brand": 0}[kind]
    for number, weight in sorted(weights.items()):
        line = page.lines[number]
        if weight < _LEAST_LIKELY:
            continue
        if is_spam(line.text):
            line.reason = "spam"
        elif len(line.text) > _SHORT:
            _cut_chunks(page, line)
    return phrases


def is_spam(text: str) -> bool:
    """Whether a folded line or stretch is advertising."""
    if len(text) > 4 * _SHORT:
        return False
    found = {(kind, text[start:end]) for kind, start, end in spam_phrases(text)}
    sure = sum(kind == "sure" for kind, _ in found)
    likely = sum(kind == "likely" for kind, _ in found)
    if not sure and likely < _LEAST_LIKELY:
        return False
    honest = sum(text.count(word) for word in load_toml("noise_spam")["action"])
    if sure + likely >= _LEAST_LIKELY:
        return honest <= 1
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
        office = _BEFORE_OFFICE.match(folded, end) if kind == "brand" else None
        if office is None:
            continue
        if folded.startswith(_COMPANY_ENDINGS, start):
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
    while start > max(0, end - _LONGEST_COMPANY) and "\u4e00" <= folded[start - 1] <= "\u9fff":
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
