"""A short signature of a text, by which texts that are nearly the same are found without comparing all with all.

The first part estimates how many runs of five characters two texts share (Jaccard): each run is hashed into one of
`BINS` bins, of each bin the smallest hash counts, and of that its last byte is kept (one permutation hashing, Li, Owen
and Zhang 2012; empty bins borrow from the next, Shrivastava and Li 2014; one byte a bin, Li and König 2010).
The second part holds numbers with what stands before them, so that a form letter with other figures is told from a
repost: of up to `NUMBERS` places the hash of the four characters before and that of the number.
"""

from __future__ import annotations

import numpy as np

from core.parsing.text import fold

BANDS, ROWS = 21, 6
BINS = BANDS * ROWS
NUMBERS = 32
_RUN = 5
_CONTEXT = 4
SHORTEST = 80  # letters; less says too little to tell a repost from another text of the same form

_PAGE_WORDS = (
    "时间",
    "日期",
    "浏览",
    "阅读",
    "点击",
    "次数",
    "字号",
    "编号",
    "人气",
)  # numbers about the page
_NUMERALS = "0123456789〇零一二三四五六七八九十百千万"

_KEPT = np.zeros(0x110000, dtype=bool)
_KEPT[[ord(char) for char in "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]] = True
_KEPT[0x3400:0xA000] = _KEPT[0x3007] = _KEPT[0x20000:0x32000] = True
_NUMERAL = np.zeros(0x110000, dtype=bool)
_NUMERAL[[ord(char) for char in _NUMERALS]] = True
_PAGES = np.array([ord(word[0]) << 21 | ord(word[1]) for word in _PAGE_WORDS], dtype=np.uint64)
_POWERS = [np.uint64(pow(0x9E3779B97F4A7C15, n, 1 << 64)) for n in range(16)]
_EMPTY = np.uint64(0xFFFFFFFFFFFFFFFF)

Bytes = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
Shares = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Places = np.ndarray[tuple[int, ...], np.dtype[np.intp]]
Words = np.ndarray[tuple[int, ...], np.dtype[np.uint64]]


def signature(text: str) -> bytes:
    """The signature of a text: `BINS` bytes, then four for each number; empty for a text of fewer than `SHORTEST` letters."""
    codes = np.frombuffer(fold(text).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    letters = codes[_KEPT[codes]].astype(np.uint64)
    if len(letters) < SHORTEST:
        return b""
    return _sketch(_hashes(letters, _RUN)).tobytes() + _numbers(letters)


def similarity(one: bytes, other: bytes) -> float:
    """About how many runs of characters two texts share, of all they have: 0-1, with an error of 0.04."""
    return float(similarities(as_rows([one]), as_rows([other])[0])[0])


def as_rows(signatures: list[bytes]) -> Bytes:
    """The first parts of signatures as an array, a row each."""
    return np.frombuffer(b"".join(item[:BINS] for item in signatures), dtype=np.uint8).reshape(-1, BINS)


def similarities(rows: Bytes, one: Bytes) -> Shares:
    """The similarity of each row with one; bytes that are equal by chance (1 in 256) are taken off."""
    equal: Shares = (rows == one).mean(axis=1)
    return (equal - 1 / 256).clip(0.0, 1.0) / (1 - 1 / 256)


def numbers_differ(one: bytes, other: bytes) -> tuple[int, int]:
    """How many numbers stand behind the same words in both texts, and how many of these are not the same."""
    first, second = _places(one), _places(other)
    shared = first.keys() & second.keys()
    return len(shared), sum(first[place] != second[place] for place in shared)


def _hashes(letters: Words, length: int) -> Words:
    """A hash of each run of `length` characters."""
    runs = len(letters) - length + 1
    hashed = letters[:runs] * _POWERS[length - 1]
    for at in range(1, length):
        hashed += letters[at : at + runs] * _POWERS[length - 1 - at]
    return _mixed(hashed)


def _mixed(hashed: Words) -> Words:
    hashed = (hashed ^ hashed >> np.uint64(31)) * np.uint64(0xBF58476D1CE4E5B9)
    return hashed ^ hashed >> np.uint64(29)


def _sketch(hashes: Words) -> Bytes:
    smallest = np.full(BINS, _EMPTY, dtype=np.uint64)
    np.minimum.at(smallest, (hashes % np.uint64(BINS)).astype(np.intp), hashes // np.uint64(BINS))
    filled = np.flatnonzero(smallest != _EMPTY)
    if len(filled) < BINS:
        lender = filled[np.searchsorted(filled, np.arange(BINS)) % len(filled)]
        away = (lender - np.arange(BINS)) % BINS
        smallest = smallest[lender] + away.astype(np.uint64) * np.uint64(0x2545F491)
    return (smallest & np.uint64(255)).astype(np.uint8)


def _numbers(letters: Words) -> bytes:
    """The numbers with what stands before them; of places with the same words before and other numbers none counts."""
    numeral = _NUMERAL[letters.astype(np.intp)]
    edges = np.diff(numeral.astype(np.int8), prepend=0, append=0)
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    chosen = (starts >= _CONTEXT) & ((ends - starts > 1) | (letters[starts] < 0x80))
    starts, ends = starts[chosen], ends[chosen]
    if not len(starts):
        return b""
    before = letters[starts - 2] << np.uint64(21) | letters[starts - 1]
    about_text = ~np.isin(before, _PAGES)
    place = _hashes(letters, _CONTEXT)[starts - _CONTEXT] & np.uint64(0xFFFFFF)
    value = _values(letters, starts, ends) & np.uint64(0xFF)
    pairs = np.unique((place << np.uint64(8) | value)[about_text])
    places, counts = np.unique(pairs >> np.uint64(8), return_counts=True)
    clear = pairs[np.isin(pairs >> np.uint64(8), places[counts == 1])]
    return clear[:NUMBERS].astype("<u4").tobytes()


def _values(letters: Words, starts: Places, ends: Places) -> Words:
    """A hash of each number: of its digits and where in it they stand."""
    lengths = ends - starts
    firsts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    inside = np.arange(lengths.sum()) - np.repeat(firsts, lengths)
    digits = letters[np.repeat(starts, lengths) + inside] * np.array(_POWERS)[inside % len(_POWERS)]
    return _mixed(np.add.reduceat(digits, firsts))


def _places(signature: bytes) -> dict[int, int]:
    values = np.frombuffer(signature[BINS:], dtype="<u4").tolist()
    return {value >> 8: value & 0xFF for value in values}
