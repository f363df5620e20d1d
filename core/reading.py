"""A text as people read it: the sentence around a fact, and the whole text with its facts marked.

Offsets are those of evidence: `text[start:end]`. The marked text is HTML made only of our own tags; every character
of the document goes through `core.safe_text`, which does not change offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from core import safe_text

REACH = 140
# Marked stretches longer than this (whole passages) are only shown when they are chosen.
LONGEST_MARK = 120


class Passage(NamedTuple):
    """A sentence and the fact in it; `before` and `after` start or end with … where the sentence goes on."""

    before: str
    quote: str
    after: str


class Mark(NamedTuple):
    """A place to be marked: its number (0: none is written), its place, and its style: that of a fact (actual, target,
    reference, meeting, matter, other, doubt), a found word (hit) or a passage that stands elsewhere too (shared)."""

    number: int
    start: int
    end: int
    style: str


def passage(text: str, start: int, end: int, reach: int = REACH) -> Passage:
    """The sentence or sentences that hold `text[start:end]`, at most `reach` characters on either side."""
    from core.parsing.text import sentences

    around = max(0, start - 4 * reach), min(len(text), end + 4 * reach)
    spans = [(first + around[0], last + around[0]) for first, last in sentences(text[around[0] : around[1]])]
    holding = [span for span in spans if span[0] < end and span[1] > start]
    first = min([start, *(span[0] for span in holding)])
    last = max([end, *(span[1] for span in holding)])
    before, after = text[max(first, start - reach) : start], text[end : min(last, end + reach)]
    return Passage(
        ("…" if start - reach > first else "") + before,
        text[start:end],
        after + ("…" if end + reach < last else ""),
    )


def passage_html(found: Passage) -> str:
    """The passage with its fact emphasised, as HTML."""
    return f"{safe_text.html(found.before)}<b>{safe_text.html(found.quote)}</b>{safe_text.html(found.after)}"


def pieces_html(pieces: Iterable[tuple[str, bool]]) -> str:
    """Words as HTML, those with True emphasised."""
    return "".join(
        f"<b>{safe_text.html(words)}</b>" if own else safe_text.html(words) for words, own in pieces
    )


def marked_html(text: str, marks: Iterable[Mark], chosen: int | None = None, at: int | None = None) -> str:
    """The text as paragraphs of HTML, each fact underlined and numbered, the chosen one tinted and named `fact`; without
    one the paragraph around the offset `at` has that name.

    Facts may lie in each other: the shortest one decides how a stretch looks. Facts without letters are left out.
    """
    shown = [
        mark
        for mark in marks
        if 0 <= mark.start < mark.end <= len(text)
        and (mark.end - mark.start <= LONGEST_MARK or mark.number == chosen or mark.style == "shared")
    ]
    parts, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            inside = [mark for mark in shown if mark.start < end and mark.end > start]
            here = chosen is None and at is not None and start <= at <= end
            name = ' id="fact"' if here else ""
            parts.append(f"<p{name}>{_paragraph(text, start, end, inside, chosen)}</p>")
        start = end + 1
    return "".join(parts)


def _paragraph(text: str, start: int, end: int, marks: Sequence[Mark], chosen: int | None) -> str:
    cuts = sorted(
        {start, end, *(min(max(place, start), end) for mark in marks for place in (mark.start, mark.end))}
    )
    out = []
    for first, last in pairwise(cuts):
        over = [mark for mark in marks if mark.start <= first and mark.end >= last]
        ending = [mark for mark in over if mark.end == last]
        out.append(_stretch(text[first:last], over, ending, chosen, first))
    return "".join(out)


def _stretch(words: str, over: Sequence[Mark], ending: Sequence[Mark], chosen: int | None, at: int) -> str:
    """One stretch with the same facts over it; the numbers of the facts that end here stick to its last character."""
    if not over:
        return safe_text.html(words)
    inner = min(over, key=lambda mark: mark.end - mark.start)
    named = any(mark.number == chosen for mark in over)
    first = named and any(mark.number == chosen and mark.start == at for mark in over)
    style = f"f {inner.style}" + (" chosen" if named else "")
    anchor = ' id="fact"' if first else ""
    ending = [mark for mark in ending if mark.number]
    if not ending:
        return f'<span class="{style}"{anchor}>{safe_text.html(words)}</span>'
    numbers = " ".join(str(mark.number) for mark in sorted(ending))
    head, tail = words[:-1], words[-1:]
    return (
        f'<span class="{style}"{anchor}>{safe_text.html(head)}</span><span class="n"><span class="{style}">'
        f"{safe_text.html(tail)}</span><sup>{numbers}</sup></span>"
    )
