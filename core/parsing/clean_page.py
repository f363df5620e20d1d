"""A page as lines: which stay, which go, and why. The cleaning steps mark lines; nothing is cut until `write`."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.parsing.clean_draft import Draft, Edit
from core.parsing.text import fold

_EDGE = " \t\x1f"
_BODY_LENGTH = 50
_SHORT_BODY_LENGTH = 25
_SAYS_NOTHING = frozenset(
    {
        "本站",
        "本网",
        "本报",
        "本台",
        "本刊",
        "本站原创",
        "本网原创",
        "原创",
        "互联网",
        "网络",
        "转载",
        "无",
        "未知",
        "其他",
    }
)
_MARKS = (",", "。", ";", "、")


class Line:
    """One line: its span in the draft without the white space around it, and what has been decided on it."""

    __slots__ = ("after_blank", "end", "holes", "indented", "joined", "reason", "start", "text")

    def __init__(self, start: int, end: int, text: str, after_blank: bool, indented: bool) -> None:
        self.start = start
        self.end = end
        self.text = text  # folded
        self.after_blank = after_blank
        self.indented = indented
        self.reason: str | None = None  # set when the whole line goes
        self.holes: list[tuple[int, int, str]] = []  # (start, end, reason) cut inside the line, draft offsets
        self.joined = False  # the line before runs on into this one


@dataclass
class Page:
    """The lines of a draft that hold anything, and what the cut ones stated."""

    draft: Draft
    folded: str
    lines: list[Line]
    metadata: dict[str, str] = field(default_factory=dict)
    first_body: int = 0
    last_body: int = 0

    def note(self, key: str, value: str) -> None:
        """Keep a stated value; the first statement of a key wins."""
        value = value.strip(" \t:：")
        if key in ("source", "publisher") and value in _SAYS_NOTHING:
            return
        if key and value and key not in self.metadata:
            self.metadata[key] = value

    def words(self, line: Line, start: int, end: int) -> str:
        """The draft's own characters for a stretch of a folded line."""
        return self.draft.text[line.start + start : line.start + end]

    def shrink(self, line: Line, start: int, end: int, reason: str) -> None:
        """Cut the folded stretch [start, end) of a line; the whole line goes when nothing else is left."""
        before, after = line.text[:start].rstrip(_EDGE), line.text[end:].lstrip(_EDGE)
        if not before and not after:
            line.reason = reason
        elif not before:
            self.draft.record(line.start + start, line.start + end, reason)
            line.start += len(line.text) - len(after)
            line.text = after
        elif not after:
            self.draft.record(line.start + start, line.start + end, reason)
            line.end = line.start + len(before)
            line.text = before
        else:
            line.holes.append((line.start + start, line.start + end, reason))

    def zones(self) -> tuple[range, range]:
        """Line numbers above the first and below the last paragraph of running text."""
        return range(self.first_body), range(self.last_body + 1, len(self.lines))

    def write(self) -> None:
        """Cut what has been marked: the draft's text becomes the kept lines, parted by single line ends."""
        draft = self.draft
        parts: list[Edit] = []
        begun = last_end = -1  # the stretch being copied
        for line in self.lines:
            if line.reason:
                draft.record(line.start, line.end, line.reason)
                continue
            begun = self._part_lines(parts, begun, last_end, line) if last_end >= 0 else line.start
            self._end_before_holes(line)
            for start, end, reason in sorted(line.holes):
                if begun <= start < line.end:  # else it was cut with the end of its line
                    draft.record(start, end, reason)
                    parts.append((begun, start, ""))
                    begun = end
            last_end = line.end
        if last_end >= 0:
            parts.append((begun, last_end, ""))
        draft.rebuild(parts)

    def _end_before_holes(self, line: Line) -> None:
        """A hole at the end of what is left of a line is no hole: the line ends before it."""
        text = self.draft.text
        line.holes.sort()
        while (
            line.holes and not text[line.holes[-1][1] : line.end].strip() and line.holes[-1][0] > line.start
        ):
            start, end, reason = line.holes.pop()
            self.draft.record(start, end, reason)
            line.end = line.start + len(text[line.start : start].rstrip())

    def _part_lines(self, parts: list[Edit], begun: int, last_end: int, line: Line) -> int:
        """Put the line end between two kept lines; returns where the stretch with the second one begins."""
        if line.joined:
            parts.append((begun, last_end, ""))
        elif self.draft.text[last_end] == "\n":
            if line.start == last_end + 1:
                return begun
            parts.append((begun, last_end + 1, ""))
        else:
            parts += ((begun, last_end, ""), (last_end, last_end, "\n"))
        return line.start


def lay_out(draft: Draft) -> Page:
    """The lines of a draft."""
    folded = fold(draft.text)
    lines: list[Line] = []
    place = 0
    blank = False
    for raw in folded.split("\n"):
        text = raw.strip(_EDGE)
        if text:
            indent = 0 if raw[0] == text[0] else raw.index(text[0])
            start = place + indent
            lines.append(Line(start, start + len(text), text, blank, indent > 0))
            blank = False
        else:
            blank = True
        place += len(raw) + 1
    return Page(draft, folded, lines)


def find_body(page: Page) -> None:
    """Set the first and last paragraph of running text among the lines that stay."""
    for least in (_BODY_LENGTH, _SHORT_BODY_LENGTH):
        first = next((n for n, line in enumerate(page.lines) if _bears_text(line, least)), None)
        if first is not None:
            page.first_body = first
            page.last_body = next(
                n for n in range(len(page.lines) - 1, -1, -1) if _bears_text(page.lines[n], least)
            )
            return
    page.first_body, page.last_body = len(page.lines), -1


def _bears_text(line: Line, least: int) -> bool:
    return not line.reason and is_body(line.text, least)


def is_body(text: str, least: int = _BODY_LENGTH) -> bool:
    """Whether a folded line reads as running text: long enough, with the marks of a sentence."""
    return len(text) >= least and any(mark in text for mark in _MARKS)
