"""Advertising planted in pages: whole lines, stretches of lines, and brands put in the place of words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from core.lexicon import load_toml
from core.models import Issue
from core.parsing.clean_page import Line, Page

_SHORT = 120
_CHUNK = re.compile(r"[^。!?;]{1,400}[。!?;]?")
_LEAST_LIKELY = 3
_LEAST_REPLACED = 2
_LEAST_WATERMARKS = 3
_LONGEST_WATERMARK = 24
_SENTENCE_END = "。!?;:,、)\"'.》】"


@cache
def _any_of(kind: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(re.escape(p) for p in sorted(load_toml("noise_spam")[kind], key=len, reverse=True))
    )


@cache
def _replaced() -> re.Pattern[str]:
    """A brand or a company right before the name of an office: 亚博体育县委书记, 某某有限公司人民政府."""
    brands = _any_of("brands").pattern
    return re.compile(
        rf"""(?P<brand>(?:{brands})(?:体育|娱乐|官网|平台|国际|集团|app|APP|电竞|彩票)?
             |[\u4e00-\u9fff]{{2,8}}(?:有限公司|有限责任公司|官网|娱乐城|app|APP))
            (?=县|市委|市政府|市长|区委|区政府|区长|人民政府|(?:省|州|旗|镇|乡)(?:委|政府|人大|政协))""",
        re.VERBOSE,
    )


def mark_spam(page: Page) -> None:
    """Mark lines of advertising, and cut stretches of it from lines that also hold honest text."""
    sure = _any_of("sure")
    if not sure.search(page.draft.text) and not _any_of("likely").search(page.draft.text):
        return
    for line in page.lines:
        if is_spam(line.text):
            line.reason = "spam"
        elif len(line.text) > _SHORT and sure.search(line.text):
            _cut_chunks(page, line)


def is_spam(text: str) -> bool:
    """Whether a folded line or stretch is advertising."""
    if len(text) > 4 * _SHORT:
        return False
    sure = {found.group() for found in _any_of("sure").finditer(text)}
    likely = {found.group() for found in _any_of("likely").finditer(text)}
    if not sure and len(likely) < _LEAST_LIKELY:
        return False
    honest = len(_any_of("action").findall(text))
    if len(sure) + len(likely) >= _LEAST_LIKELY:
        return honest <= 1
    return bool(sure) and honest == 0 and len(text) <= _SHORT and (len(sure) > 1 or "。" not in text)


def _cut_chunks(page: Page, line: Line) -> None:
    for found in reversed(list(_CHUNK.finditer(line.text))):
        if is_spam(found.group()):
            page.shrink(line, found.start(), found.end(), "spam")


def replaced_words(folded: str) -> list[Issue]:
    """Brands that stand where the name of a place was. The words are lost: one issue for each brand."""
    places: dict[str, tuple[int, int]] = {}
    counts: Counter[str] = Counter()
    for found in _replaced().finditer(folded):
        counts[found["brand"]] += 1
        places.setdefault(found["brand"], found.span("brand"))
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
