"""The folded copy patterns are matched on, and the cuts of a text into paragraphs, sentences and clauses.

Everything here keeps offsets: folding maps one character to one character, and the cuts are
(start, end) spans of the text that was given. The cuts read full-width and half-width marks alike, so they
work on a text and on its folded copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

Span = tuple[int, int]

_FULL_WIDTH_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Small form variants (U+FE50-FE6B) as old systems wrote them, in code order; unassigned places are skipped.
_SMALL_FORMS = dict(zip(range(0xFE50, 0xFE6C), ",、.\0;:?!-(){}〔〕#&*+-<>=\0\\$%@", strict=True))
_ALIKE = {
    '"': "“”„‟〝〞〟″「」『』｢｣﹁﹂﹃﹄",
    "'": "‘’‚‛′",
    "-": "—–―‒‐‑−─━",
    "~": "～〜∼˜",
    "·": "•・‧∙⋅･●",
    ":": "∶︰",
    "。": "｡",
    "、": "､",
    "〇": "○◯",
    " ": "\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f",
}
FOLDS: dict[str, str] = {
    **{chr(code): chr(to) for code, to in _FULL_WIDTH_ASCII.items()},
    **{chr(code): to for code, to in _SMALL_FORMS.items() if to != "\0"},
    **{char: to for to, chars in _ALIKE.items() for char in chars},
}
# One array look-up a character is some 25 times faster than str.translate on Chinese text.
_TABLE = np.arange(0x110000, dtype="<u4")
_TABLE[[ord(char) for char in FOLDS]] = [ord(to) for to in FOLDS.values()]


def fold(text: str) -> str:
    """`text` with look-alike characters made one, character for character: the length never changes.

    Full-width letters, digits and marks become half-width; all double quotes and corner brackets become ",
    single quotes ', dashes -, middle dots and bullets ·, spaces a plain space, the circle in 二○二三 the
    character 〇. 。 、 《 》 【 】 〔 〕 stay. Folding twice changes nothing.
    """
    if text.isascii():
        return text
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    folded: bytes = _TABLE[codes].tobytes()
    return folded.decode("utf-32-le", "surrogatepass")


_BREAKS = "\n\r\u2028\u2029\x0b\x0c\x85"
_LINE = re.compile(rf"[^{_BREAKS}]+")
_MARK = re.compile(rf"[。｡！？!?；;﹔.．{_BREAKS}《〈(（【]")
_CLAUSE_MARK = re.compile(r"[,，﹐:：∶︰]")
_CLOSERS = frozenset("”’』」｣）)】》〉]］")
_STRAIGHT_QUOTES = frozenset("\"'＂")
_AFTER = (
    _CLOSERS | _STRAIGHT_QUOTES | frozenset("!?！？。")
)  # what may stand after the end of a sentence, in it
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_NUMERALS = frozenset("零〇○一二三四五六七八九十百千")
_BRACKET_REACH = 78  # a bracket that is not closed within this many characters does not hold its sentence
_REST_OF_BRACKET = {
    opener: re.compile(rf"[^{closers}{_BREAKS}]{{0,{_BRACKET_REACH}}}[{closers}]")
    for opener, closers in {"《": "》", "〈": "〉", "(": ")）", "（": ")）", "【": "】"}.items()
}
_LIST_NUMBER = re.compile(r"[(（第]?[0-9０-９A-Za-z零〇一二三四五六七八九十百]{1,4}[)）]?")


def paragraphs(text: str) -> list[Span]:
    """Spans of the lines that hold anything, without the white space around them."""
    return [span for m in _LINE.finditer(text) if (span := _trimmed(text, *m.span()))]


def sentences(text: str) -> list[Span]:
    """Spans of the sentences: each ends with 。！？； (either width), a line end, or a full stop that ends Chinese.

    The ender and the closing quotes after it belong to the sentence. A mark inside 《》 or short brackets
    does not end one; nor does the point of 24.8, of a list number (1. 一.) or of an ellipsis. Every character
    that is not white space lies in exactly one span.
    """
    return list(_sentences(text))


def clauses(text: str) -> list[Span]:
    """Spans of the clauses: sentences cut further at commas and colons (not at 、).

    A comma that groups digits (1,100.9) and a colon between digits (9:30) do not cut. In a folded text a
    full-width comma can no longer be told from a grouping one: call this on the clean text when it matters.
    """
    return [clause for start, end in _sentences(text) for clause in _clauses(text, start, end)]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends, or None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _sentences(text: str) -> Iterator[Span]:
    start = passed = 0
    for found in _MARK.finditer(text):
        at = found.start()
        if at < passed:
            continue
        mark = text[at]
        if rest := _REST_OF_BRACKET.get(mark):
            bracket = rest.match(text, at + 1)
            passed = bracket.end() if bracket else at
            continue
        if mark in ".．" and not _stops_chinese(text, start, at):
            continue
        end = at + 1
        if mark not in _BREAKS and text[end : end + 1] in _AFTER:
            end = _after_closers(text, start, end)
        if not (text[start].isspace() or text[end - 1].isspace()):
            yield start, end
        elif span := _trimmed(text, start, end):
            yield span
        start = passed = end
    if span := _trimmed(text, start, len(text)):
        yield span


def _after_closers(text: str, start: int, end: int) -> int:
    """The end of a sentence with its repeated marks and closing quotes: 吗?!" """
    quotes = -1
    while end < len(text):
        char = text[end]
        if char in _STRAIGHT_QUOTES:
            if quotes < 0:
                quotes = text.count(char, start, end)
            if quotes % 2 == 0:
                break
            quotes += 1
        elif char not in _AFTER:
            break
        end += 1
    return end


def _stops_chinese(text: str, start: int, at: int) -> bool:
    """Whether the point at `at` is the full stop of a Chinese sentence that began at `start`."""
    before = text[at - 1] if at > start else ""
    after = text[at + 1] if at + 1 < len(text) else "\n"
    if after in ".．" or before in ".．" or not before:
        return False
    if at - start <= 6 and _LIST_NUMBER.fullmatch(text[start:at].strip()):
        return False
    if "\u4e00" <= before <= "\u9fff":
        return not (before in _NUMERALS and after in _DIGITS)
    if before in _CLOSERS or before in "%％‰\"'＂":
        return after not in _DIGITS
    return after.isspace() and (before in _DIGITS or before.isalpha())


def _clauses(text: str, start: int, end: int) -> Iterator[Span]:
    for found in _CLAUSE_MARK.finditer(text, start, end):
        at = found.start()
        if _groups_digits(text, at):
            continue
        if span := _trimmed(text, start, at + 1):
            yield span
        start = at + 1
    if span := _trimmed(text, start, end):
        yield span


def _groups_digits(text: str, at: int) -> bool:
    """Whether the comma or colon at `at` stands inside a number, as in 1,100.9 or 9:30."""
    if not 0 < at < len(text) - 1 or text[at - 1] not in _DIGITS or text[at + 1] not in _DIGITS:
        return False
    mark = text[at]
    if mark in ":：∶︰":
        return True
    if mark == "，" and "0" <= text[at - 1] <= "9":
        return False
    group = text[at + 1 : at + 5]
    return len(group) >= 3 and all(c in _DIGITS for c in group[:3]) and group[3:] not in _DIGITS
