"""Pinyin readings in brackets, which some sites put after every Traditional character: 鎮(zhèn)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from core.lexicon import load_lines
from core.parsing.clean_characters import TONED_VOWELS
from core.parsing.clean_draft import Edit

_BRACKET = re.compile(
    rf"""[(（]
    \s{{0,2}} [a-zA-ZüÜêɡɑ{TONED_VOWELS}]              # a Latin letter right after the bracket
    [a-zA-ZüÜêɡɑ{TONED_VOWELS}\u0300\u0301\u0304\u0308\u030c\s'’·]{{0,26}}
    [)）]""",
    re.VERBOSE,
)
# Where such a site cut a character in two: 傳達 and 縣 after a full stop always come out like this.
_LOST = {"z": "传达", "h": "。县"}
_SPOILT = re.compile(r"[?？](?P<first>z)hèn[)）]鬟_|[?？]{1,2}(?P<only>h)(?=[委直政人領领域城長长級级里境])")
_SYLLABLES = frozenset(syllable for line in load_lines("pinyin") for syllable in line.split())
_LONGEST = max(map(len, _SYLLABLES))
_LEAST_TONED, _LEAST_PLAIN = (
    2,
    5,
)  # toneless readings count only beside toned ones, or where there are several


def pinyin_cuts(text: str) -> list[Edit]:
    """The bracketed readings of `text`. Brackets that hold anything else, as in (市) or (GDP), stay."""
    toned: list[Edit] = []
    plain: list[Edit] = []
    for found in _BRACKET.finditer(text):
        start, end = found.span()
        reading = _reading(text[start + 1 : end - 1])
        if reading == "toned":
            toned.append((start, end, ""))
        elif reading == "plain" and (_is_han(text[start - 1 : start]) or (plain and plain[-1][1] == start)):
            plain.append((start, end, ""))  # a reading may be written twice: 大会(hui)(hui)
    toned += [
        (found.start(), found.end(), _LOST[found["first"] or found["only"]])
        for found in _SPOILT.finditer(text)
    ]
    if len(toned) >= _LEAST_TONED or len(plain) >= _LEAST_PLAIN:
        return sorted(toned + plain)
    return toned


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


@lru_cache(maxsize=4096)
def _reading(inside: str) -> Literal["toned", "plain"] | None:
    """Whether the words in a bracket are one to four pinyin syllables, with or without tones."""
    letters = "".join(c for c in unicodedata.normalize("NFD", inside) if c.isalpha())
    if not 0 < _syllables(letters.lower().replace("ɡ", "g").replace("ɑ", "a").replace("ü", "v")) <= 4:
        return None
    if any(c in TONED_VOWELS for c in unicodedata.normalize("NFC", inside)):
        return "toned"
    return "plain" if letters.islower() else None


def _syllables(letters: str) -> int:
    """The least number of pinyin syllables that spell `letters`, 0 when none do."""
    best: list[int | None] = [0]
    for end in range(1, len(letters) + 1):
        ways = [
            before + 1
            for start in range(max(0, end - _LONGEST), end)
            if (before := best[start]) is not None and letters[start:end] in _SYLLABLES
        ]
        best.append(min(ways, default=None))
    return best[-1] or 0
