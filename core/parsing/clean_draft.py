"""The text while it is cleaned: what is left of the raw file, and the way back to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import overload

from core.models import Removal

Edit = tuple[int, int, str]


class OffsetMap(Sequence[int]):
    """The raw offset of each clean character, kept as pieces: a million characters cost a few numbers.

    Behaves as a read-only sequence of ints: `origin[i]` is the raw offset of clean character `i`.
    """

    __slots__ = ("_length", "_raws", "_starts")

    def __init__(self, starts: list[int], raws: list[int], length: int) -> None:
        self._starts = starts
        self._raws = raws
        self._length = length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._length))]
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError(index)
        piece = bisect_right(self._starts, index) - 1
        return self._raws[piece] + index - self._starts[piece]


class Draft:
    """A text made of pieces of the raw file; edits keep the map and record what was cut and why."""

    def __init__(self, raw: str) -> None:
        self.text = raw
        self.removed: list[Removal] = []
        self._starts = [0]
        self._raws = [0]

    def raw(self, place: int) -> int:
        """The raw offset of the character at `place`; for the end of the text, one past the last character."""
        if place >= len(self.text) and place > 0:
            return self.raw(place - 1) + 1
        piece = bisect_right(self._starts, place) - 1 if len(self._starts) > 1 else 0
        return self._raws[piece] + place - self._starts[piece]

    def record(self, start: int, end: int, reason: str) -> None:
        """Note that [start, end) of the present text is cut (`rebuild` or `edit` does the cutting)."""
        if start < end:
            self.removed.append(Removal(reason, self.raw(start), self.raw(end - 1) + 1))

    def edit(self, edits: Sequence[Edit], reason: str) -> None:
        """Replace rising, separate stretches (start, end, new text) and record them under `reason`."""
        if not edits:
            return
        edits = _together(edits)
        for start, end, _ in edits:
            self.record(start, end, reason)
        parts: list[Edit] = []
        done = 0
        for start, end, new in edits:
            parts.append((done, start, ""))
            if new:
                parts.append((start, end, new))
            done = end
        parts.append((done, len(self.text), ""))
        self.rebuild(parts)

    def rebuild(self, parts: Iterable[Edit]) -> None:
        """Make the text anew from (start, end, new): the stretch as it is, or `new` standing in its place."""
        texts: list[str] = []
        starts: list[int] = []
        raws: list[int] = []
        length = 0
        for start, end, new in parts:
            if new:
                starts.append(length)
                raws.append(self.raw(start))
                texts.append(new)
                length += len(new)
            elif start < end:
                self._copy_pieces(start, end, length, starts, raws)
                texts.append(self.text[start:end])
                length += end - start
        self.text = "".join(texts)
        self._starts = starts or [0]
        self._raws = raws or [0]

    def _copy_pieces(self, start: int, end: int, at: int, starts: list[int], raws: list[int]) -> None:
        piece = bisect_right(self._starts, start) - 1 if len(self._starts) > 1 else 0
        starts.append(at)
        raws.append(self._raws[piece] + start - self._starts[piece])
        piece += 1
        while piece < len(self._starts) and self._starts[piece] < end:
            starts.append(at + self._starts[piece] - start)
            raws.append(self._raws[piece])
            piece += 1

    def replace_alike(self, text: str) -> None:
        """Put a text of the same length in place (characters exchanged one for one)."""
        if len(text) != len(self.text):
            raise ValueError("characters must be exchanged one for one")
        self.text = text

    def origin(self) -> OffsetMap:
        """The map of the present text back to the raw file."""
        return OffsetMap(list(self._starts), list(self._raws), len(self.text))

    def removals(self) -> tuple[Removal, ...]:
        """What was cut, in raw order; neighbours cut for the same reason are one."""
        merged: list[Removal] = []
        for item in sorted(self.removed, key=lambda r: (r.start, r.end)):
            last = merged[-1] if merged else None
            if last and last.reason == item.reason and item.start <= last.end:
                merged[-1] = Removal(last.reason, last.start, max(last.end, item.end))
            else:
                merged.append(item)
        return tuple(merged)


def _together(edits: Sequence[Edit]) -> list[Edit]:
    """The edits with cuts that touch made one."""
    together: list[Edit] = []
    for edit in edits:
        last = together[-1] if together else None
        if last and last[1] == edit[0] and not last[2] and not edit[2]:
            together[-1] = (last[0], edit[1], "")
        else:
            together.append(edit)
    return together
