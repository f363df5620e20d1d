"""Text to words: jieba's dictionary without guessing of unknown words, the policy phrases added to it.

Two engines cut alike, token for token: rjieba (Rust), and jieba where rjieba is not installed. Neither is
given anything but Chinese: numbers and Latin words are cut out first and stay whole, a run of one character is
dropped, and a stretch without any punctuation is handed over in pieces, so the time is linear in the text
whatever it holds.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterator
from functools import cache

import numpy as np

from core.lexicon import load_lines

Cut = Callable[[str], list[str]]

HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f"
LONGEST_PIECE = 1000  # no sentence is as long; a run of one character may be
POLICY_TERM_FREQUENCY = 20_000  # about that of 发展 per 60 million words: outweighs any cut into parts

_TOKEN = re.compile(
    rf"""
      (?P<han> [{HAN}]{{1,{LONGEST_PIECE}}} )
    | [A-Za-z0-9]+ (?: [.\-/:,_&+] [A-Za-z0-9]+ )* %?   # 24.8  1,100  2021-2035  5G  R&D  4%
    """,
    re.VERBOSE,
)
_RUN = re.compile(rf"([{HAN}])\1\1+")  # 哈哈哈: no word, and where the engines' rounding decides the cut
_LONG = re.compile(rf"([{HAN}]{{{LONGEST_PIECE}}})")
_IS_HAN = np.zeros(0x110000, dtype=bool)
for _first, _last in re.findall("(.)(?:-(.))?", HAN):
    _IS_HAN[ord(_first) : ord(_last or _first) + 1] = True


def tokenize(text: str) -> list[str]:
    """The words, numbers and Latin words of a text in their order.

    Punctuation, blanks and runs of three or more of one character are left out.
    """
    return list(_tokens(text, engine()))


def chinese_words(text: str) -> list[str]:
    """The Chinese words of a text, and blanks between them: what `tokenize` gives without numbers and Latin words, in
    half the time."""
    return engine()(_chinese(text))


def _chinese(text: str) -> str:
    """The Chinese of a text, a blank for each stretch of anything else, cut where `tokenize` cuts."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    han = _IS_HAN[codes]
    kept = han.copy()
    kept[1:] |= han[:-1]
    codes = np.where(han, codes, np.uint32(ord(" ")))[kept]
    only: str = codes.tobytes().decode("utf-32-le")
    same = codes[1:] == codes[:-1]
    if (same[1:] & same[:-1]).any():
        only = _RUN.sub(" ", only)
    if max(map(len, only.split(" "))) > LONGEST_PIECE:
        only = _LONG.sub(r"\1 ", only)
    return only


def _tokens(text: str, cut: Cut) -> Iterator[str]:
    for found in _TOKEN.finditer(_RUN.sub(" ", text)):
        if found.lastgroup:
            yield from cut(found[0])
        else:
            yield found[0]


@cache
def policy_terms() -> tuple[str, ...]:
    """The policy phrases of the lexicon, in file order."""
    return load_lines("policy_terms")


@cache
def engine() -> Cut:
    """The cutter in use: rjieba when it is installed, else jieba."""
    return rjieba_engine() if importlib.util.find_spec("rjieba") else jieba_engine()


def rjieba_engine() -> Cut:
    """rjieba with its own dictionary and the policy phrases. Raises ImportError when it is not installed."""
    import rjieba

    tokenizer = rjieba.Jieba()
    for term in policy_terms():
        tokenizer.add_word(term, POLICY_TERM_FREQUENCY, None)

    def cut(text: str) -> list[str]:
        words: list[str] = tokenizer.cut(text, False)
        return words

    return cut


def jieba_engine() -> Cut:
    """jieba with its own dictionary and the policy phrases. The dictionary takes about a second to load."""
    import jieba

    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    for term in policy_terms():
        tokenizer.total -= tokenizer.FREQ.get(term, 0)  # as rjieba does: a known word is replaced, not added
        tokenizer.add_word(term, POLICY_TERM_FREQUENCY)

    def cut(text: str) -> list[str]:
        return list(tokenizer.cut(text, HMM=False))

    return cut
