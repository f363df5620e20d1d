"""A stretch of a text whose figures are of one kind and year, and how far what a cue says reaches."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from core.models import Kind

SHORT_LINE, _NUMBER_ALONE, _MOST_LINES = 40, 7, 120  # a list is followed this far
_ITEM = re.compile(
    r"\s{0,4}(?:[0-9]{1,2}[.、)]|[0-9]{1,2}\s{1,3}(?=[\u4e00-\u9fff])|\([0-9一二三四五六七八九十]{1,3}\)|[①-⒛●◆★▲·•○]|-{1,2}|—{1,2}|第?[一二三四五六七八九十]{1,3}[件是])"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """From `start` on, figures are of this kind and year. `years` is the length of the period spoken of."""

    start: int
    kind: Kind
    year: int | None
    years: int = 1


def frame_at(frames: list[Frame], place: int) -> Frame:
    """The frame a place stands in."""
    return frames[bisect_right(frames, place, key=lambda frame: frame.start) - 1]


def end_of(text: str, at: int) -> int:
    """Where what a cue says ends: with its paragraph, or after a heading with the list below it."""
    end = text.find("\n", at)
    heading = end >= 0 and end - at <= SHORT_LINE and "。" not in text[at:end].strip('"。 ')
    alone = False  # the line before is the number of an item
    for _ in range(_MOST_LINES if heading else 0):
        after = text.find("\n", end + 1)
        line = text[end + 1 : after if after >= 0 else len(text)]
        if len(line) > SHORT_LINE and not _ITEM.match(line) and not alone:
            break
        alone = len(line) < _NUMBER_ALONE and _ITEM.match(line) is not None
        if after < 0:
            return len(text)
        end = after
    return end if end >= 0 else len(text)
