"""From bytes to text: the encoding is decided by what decodes strictly and reads as Chinese."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from core.lexicon import load_lines
from core.parsing.read.wording import note

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64_000  # bytes that decide the encoding; whole files are decoded once, with the winner
_SURE, _LIKELY = 0.30, 0.12  # share of common characters among the letters: readable, and perhaps readable
_MARGIN = 0.10
_FEW = 8  # letters; below, a share says little
_ODD = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\u0100-\u2000\uac00-\ud7ff\uff61-\uff9f]+"
)
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]+")
_LATIN = re.compile("[A-Za-z]+")
_HIGH_LATIN = re.compile("[\u0080-\u00ff]+")
_DECLARED = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)


_KINDS = (_HAN, _LATIN, _ODD, _HIGH_LATIN)
_BITS = np.array(
    [[kinds >> bit & 1 for bit in range(len(_KINDS) + 1)] for kinds in range(1 << len(_KINDS) + 1)]
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and what the user should know of the choice."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    encoding: str
    readable: float
    bad: int


@cache
def _common() -> frozenset[str]:
    simplified = "".join(load_lines("common_characters"))
    from opencc import OpenCC

    return frozenset(simplified + OpenCC("s2t").convert(simplified))


def readable(text: str) -> float:
    """How far a text reads as Chinese or plain Latin: 1 is surely, 0 is noise.

    The share of its Han characters that official texts use often, lowered by characters that Chinese pages
    do not hold (controls, private use, half-width kana, Hangul, letters of other scripts).
    """
    han, latin, strange, high, common = _counts(text)
    odd = strange + high / 2
    letters = han + odd
    if not letters:
        return 1.0 if latin or text.strip() else 0.5
    if not han and latin > 4 * odd:
        return 0.5
    return max(0.0, (common - odd) / letters)


def _counts(text: str) -> list[int]:
    """How many Han characters, Latin letters, odd characters, high Latin and common Han characters a text has."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    found = np.bincount(_kinds()[codes], minlength=1 << len(_KINDS) + 1)
    counts: list[int] = (found @ _BITS).tolist()
    return counts


@cache
def _kinds() -> NDArray[np.uint8]:
    """For each character which of the kinds it is, as bits, the last for common characters."""
    everything = "".join(map(chr, range(0x30000)))
    kinds = np.zeros(0x110000, dtype=np.uint8)
    for bit, pattern in enumerate(_KINDS):
        for run in pattern.finditer(everything):
            kinds[slice(*run.span())] |= 1 << bit
    common = np.array([ord(char) for char in _common() if _HAN.match(char)])
    kinds[common] |= 1 << len(_KINDS)
    return kinds


def decode(data: bytes, limit: int | None = None) -> Decoded | None:
    """The text of `data` (of its first `limit` bytes), or None when no encoding gives readable text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, limit, sure=True)
    if b"\x00" not in data[:_SAMPLE] and (text := _utf8(data, limit)) is not None:
        return _checked_utf8(text)
    best = _best(data)
    if best is None:
        return None
    encoding, sure = best
    return _decoded(data, encoding, limit, sure)


def _utf8(data: bytes, limit: int | None) -> str | None:
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(
            data[:limit], final=limit is None or limit >= len(data)
        )
    except UnicodeDecodeError:
        return None


def _checked_utf8(text: str) -> Decoded:
    """UTF-8 that decodes strictly is UTF-8; but it may hold text that was garbled before it was saved."""
    sample = text[:_SAMPLE]
    han, _, _, high, _ = _counts(sample)
    if readable(sample) >= _LIKELY or han + high < _FEW:
        return Decoded(text, "utf-8")
    for wrong in ("gb18030", "cp1252", "latin-1"):
        try:
            repaired = text.encode(wrong).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if readable(repaired[:_SAMPLE]) >= _SURE:
            return Decoded(repaired, "utf-8", (note("repaired_mojibake"),))
    return Decoded(text, "utf-8", (note("doubtful_encoding", encoding="utf-8"),))


def _best(data: bytes) -> tuple[str, bool] | None:
    """The most readable encoding and whether it is beyond doubt."""
    sample = data[:_SAMPLE]
    names = ["gb18030", "big5hkscs", "utf-8"]
    if b"\x00" in sample or len(data) % 2 == 0:
        names += ["utf-16-le", "utf-16-be"]
    ranked = sorted(
        (_candidate(sample, name) for name in names), key=lambda c: (c.readable, -c.bad), reverse=True
    )
    first, second = ranked[0], ranked[1]
    declared = _declared(sample)
    if declared in (first.encoding, second.encoding) and first.readable - second.readable < _MARGIN:
        first = first if first.encoding == declared else second
        return first.encoding, first.readable >= _SURE
    if first.readable >= _LIKELY:
        return first.encoding, first.readable >= _SURE and first.readable - second.readable >= _MARGIN
    return _by_charset_normalizer(data)


def _candidate(sample: bytes, encoding: str) -> _Candidate:
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample)
    return _Candidate(encoding, readable(text), text.count("\ufffd"))


def _declared(sample: bytes) -> str | None:
    """The encoding a page says it is in, by the names used here."""
    found = _DECLARED.search(sample[:4096])
    if not found:
        return None
    name = found.group(1).decode("ascii").lower()
    if name.startswith("gb") or name == "hz":
        return "gb18030"
    return {"big5": "big5hkscs", "big5-hkscs": "big5hkscs", "utf8": "utf-8"}.get(name, name)


def _by_charset_normalizer(data: bytes) -> tuple[str, bool] | None:
    """The last resort: another library's guess, taken only when the text it gives is not noise."""
    from charset_normalizer import from_bytes

    guess = from_bytes(data[: 4 * _SAMPLE]).best()
    if guess is None:
        return None
    text = codecs.getincrementaldecoder(guess.encoding)("replace").decode(data[:_SAMPLE])
    return (guess.encoding, False) if readable(text) >= _LIKELY else None


def _decoded(data: bytes, encoding: str, limit: int | None, sure: bool) -> Decoded:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(data[:limit], final=limit is None or len(data) <= limit)
    notes = [] if sure else [note("doubtful_encoding", encoding=encoding)]
    if bad := text.count("\ufffd"):
        notes.append(note("bad_bytes", count=bad))
    return Decoded(text, encoding, tuple(notes))
