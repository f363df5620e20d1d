"""Which documents are the same text again, from another site, under another headline, with other words around it.

Signatures are cut into bands; documents that agree in one band are compared. The first of those that are alike is kept,
the others are its reposts. A form letter with other figures, another region's copy of a report and last year's text are
like it too, and are none: they stay documents, and the likeness is noted where region and year are the same.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np

from core.duplicates.signature import BANDS, BINS, ROWS, Bytes, as_rows, numbers_differ, similarities
from core.reasons import why

ALIKE = 0.75  # reposts cleaned of what is around them come to 0.9 and more, other texts of one office hardly to 0.5
SURELY = (
    0.97  # a text as like as this with all its numbers is the same, whatever region or year was read in it
)
ONE_ERROR_IN = 8  # numbers behind the same words may differ by a typing error: one in eight, none in fewer
COMPARED = 200  # documents that agree with one in a band and are compared with it; the latest are

Kind = Literal["repost", "similar"]
Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


class Text(NamedTuple):
    """A document as far as it matters here. `region` is its code, `year` the year it belongs to; None is unknown."""

    doc_id: str
    signature: bytes
    region: str | None
    year: int | None


class Likeness(NamedTuple):
    """That a document is a repost of one that is kept, or only similar to it."""

    doc_id: str
    kept: str
    kind: Kind
    similarity: float
    reason: str


class Decisions(NamedTuple):
    """What people decided: documents that stand for themselves, and documents that belong to another one."""

    apart: frozenset[str] = frozenset()
    together: Mapping[str, str] = {}


class Last(NamedTuple):
    """What an earlier look found under the same decisions: documents that are now as they were then, and in the same order
    among themselves; texts that were there then and are gone, or others now; the likenesses of those days by document."""

    unchanged: Collection[str]
    gone: Sequence[Text]
    likenesses: Mapping[str, Likeness]


def find_reposts(texts: Sequence[Text], decided: Decisions, last: Last | None = None) -> list[Likeness]:
    """The reposts among documents, and those that only look like some. Of documents that are alike the first is kept.

    With `last` only documents whose answer can be another one now are compared; the answers are the same as without it.
    """
    known = {text.doc_id for text in texts}
    found: dict[str, Likeness] = {}
    for doc_id, kept in decided.together.items():
        if doc_id in known and kept in known and not _leads_to(doc_id, kept, found):
            found[doc_id] = Likeness(doc_id, kept, "repost", 1.0, why("sameness", "decided_same"))
    compared = [text for text in texts if text.signature and text.doc_id not in found]
    if len(compared) < 2:
        return list(found.values())
    if last is None:
        found |= _among_all(compared, decided.apart)
    else:
        moved = [text for text in texts if text.doc_id in decided.together]
        last = last._replace(
            unchanged=set(last.unchanged) - decided.together.keys(), gone=[*last.gone, *moved]
        )
        found |= _since(last, compared, decided.apart)
    return list(found.values())


def _leads_to(doc_id: str, kept: str, found: Mapping[str, Likeness]) -> bool:
    """Whether a document would in the end be a repost of itself."""
    while kept != doc_id and kept in found:
        kept = found[kept].kept
    return kept == doc_id


def _among_all(texts: Sequence[Text], apart: frozenset[str]) -> dict[str, Likeness]:
    """The likenesses by document: each is compared with those before it that were kept and agree with it in a band."""
    rows = as_rows([text.signature for text in texts])
    bands = _shared_bands(rows)
    found: dict[str, Likeness] = {}
    kept_in: dict[int, list[int]] = {}
    for number in np.flatnonzero((bands != 0).any(axis=1)).tolist():
        own = [band for band in bands[number].tolist() if band]
        candidates = sorted({other for band in own for other in kept_in.get(band, ())})
        likeness = _best(texts, rows, number, candidates, apart)
        if likeness is not None:
            found[likeness.doc_id] = likeness
        if _stays(likeness):
            for band in own:
                kept_in.setdefault(band, []).append(number)
                del kept_in[band][:-COMPARED]
    return found


def _since(last: Last, texts: Sequence[Text], apart: frozenset[str]) -> dict[str, Likeness]:
    """The same as `_among_all`, comparing only what is new, and what stands in a band behind something that is new, gone,
    or kept where it was not: an answer depends on those before it alone, so one pass in order is enough."""
    gone = [text for text in last.gone if text.signature and _stays(last.likenesses.get(text.doc_id))]
    rows = as_rows([text.signature for text in (*texts, *gone)])
    bands = _Bands(_shared_bands(rows))
    same = np.array([text.doc_id in last.unchanged for text in texts] + [False] * len(gone))
    found = {
        text.doc_id: last.likenesses[text.doc_id]
        for text in texts
        if text.doc_id in last.unchanged and text.doc_id in last.likenesses
    }
    kept = same & np.array([_stays(found.get(text.doc_id)) for text in texts] + [False] * len(gone))
    waiting = np.flatnonzero(~same[: len(texts)]).tolist()
    for number in range(len(texts), len(rows)):
        waiting += [other for band in bands.of(number) for other in bands.members(band).tolist()]
    waiting = sorted({number for number in waiting if number < len(texts)})
    looked_at = -1
    while waiting:
        number = heapq.heappop(waiting)
        if number == looked_at:
            continue
        looked_at = number
        own = [bands.members(band) for band in bands.of(number)]
        before = [members[members < number] for members in own]
        candidates = {other for some in before for other in some[kept[some]][-COMPARED:].tolist()}
        likeness = _best(texts, rows, number, sorted(candidates), apart)
        found.pop(texts[number].doc_id, None)
        if likeness is not None:
            found[likeness.doc_id] = likeness
        if _stays(likeness) != kept[number]:
            kept[number] = not kept[number]
            for members in own:
                for other in members[(members > number) & (members < len(texts))].tolist():
                    heapq.heappush(waiting, other)
    return found


def _stays(likeness: Likeness | None) -> bool:
    """Whether a document with this likeness is kept."""
    return likeness is None or likeness.kind == "similar"


class _Bands:
    """The numbers of the documents by band, in order."""

    def __init__(self, bands: Numbers) -> None:
        self._bands = bands
        flat = bands.ravel()
        order = np.argsort(flat, kind="stable")
        self._sorted, self._members = flat[order], order // BANDS

    def of(self, number: int) -> list[int]:
        """The bands of a document that others share."""
        return [band for band in self._bands[number].tolist() if band]

    def members(self, band: int) -> Numbers:
        """The documents of a band."""
        first, end = np.searchsorted(self._sorted, (band, band + 1))
        return self._members[first:end]


def _shared_bands(rows: Bytes) -> Numbers:
    """For each document and band a number that documents with the same bytes there share; 0 where no other has them."""
    numbers = np.zeros((len(rows), BANDS), dtype=np.int64)
    first = 1
    for band in range(BANDS):
        wide = np.zeros((len(rows), 8), dtype=np.uint8)
        wide[:, :ROWS] = rows[:, band * ROWS : (band + 1) * ROWS]
        _, which, counts = np.unique(wide.view(np.uint64)[:, 0], return_inverse=True, return_counts=True)
        numbers[:, band] = np.where(counts[which] > 1, which + first, 0)
        first += len(counts)
    return numbers


def _best(
    texts: Sequence[Text], rows: Bytes, number: int, candidates: Sequence[int], apart: frozenset[str]
) -> Likeness | None:
    """The likeness of a document to the one of the candidates it is most like, a repost before a similar one."""
    if not candidates:
        return None
    shares = similarities(rows[candidates], rows[number])
    noted = None
    for at in np.argsort(-shares, kind="stable").tolist():
        if shares[at] < ALIKE:
            break
        likeness = _judged(texts[number], texts[candidates[at]], float(shares[at]))
        if likeness is not None and likeness.kind == "repost" and texts[number].doc_id not in apart:
            return likeness
        noted = noted or likeness
    return (
        noted._replace(kind="similar", reason=why("sameness", "decided_apart"))
        if noted and noted.kind == "repost"
        else noted
    )


def _judged(text: Text, kept: Text, share: float) -> Likeness | None:
    """What the likeness of two texts means. None when they are of different places or years."""
    share = round(share, 3)
    places, differing = numbers_differ(text.signature, kept.signature)
    if not (share >= SURELY and differing == 0):
        years_differ = text.year and kept.year and text.year != kept.year
        if years_differ or not _compatible(text.region, kept.region):
            return None
    if differing > places // ONE_ERROR_IN:
        said = why("sameness", "numbers_differ", share=f"{share:.0%}", places=places, differing=differing)
        return Likeness(text.doc_id, kept.doc_id, "similar", share, said)
    said = why("sameness", "same_text", share=f"{share:.0%}")
    return Likeness(text.doc_id, kept.doc_id, "repost", share, said)


def _compatible(one: str | None, other: str | None) -> bool:
    """Whether two region codes can be of one document: the same, unknown, or one within the other."""
    if one is None or other is None:
        return True
    shorter, longer = sorted((one.rstrip("0"), other.rstrip("0")), key=len)
    return longer.startswith(shorter)


assert BANDS * ROWS == BINS
