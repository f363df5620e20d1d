"""Which readouts tell of one meeting, so that it is counted once.

Two readouts of one region and one kind of meeting are of one event when they give the same number of the meeting within
a month, or the same day. A region's government or committee meets once a day; of conferences, symposia and the like
there may be several, so these must also bear the same name or be about the same. Where a readout does not state the
day of the meeting, its day of publication serves within three days, if both are about the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from core.duplicates.reposts import Decisions
from core.reasons import why

ONE_A_DAY = frozenset(
    {"government_executive_meeting", "party_standing_committee_meeting", "party_group_meeting"}
)
NUMBER_DAYS = 31  # the same number later is of another term
PUBLISHED_DAYS = 3
SAME_NAME = 0.5  # of the pairs of characters of two names
SAME_MATTER = 0.5  # of the keywords of the readout that has fewer


class Readout(NamedTuple):
    """A readout of a meeting. `stated` says that `day` is the meeting's own and not the day of publication; `weight` is
    how much the readout tells, by which the one that stands for the event is chosen."""

    doc_id: str
    region: str | None
    kind: str
    day: date | None
    stated: bool
    year: int | None
    ordinal: int | None
    term: int | None
    name: str | None
    keywords: frozenset[str]
    weight: int


class Event(NamedTuple):
    """One meeting: its readouts, the one that tells most first; its day; why they are taken for one."""

    readouts: tuple[str, ...]
    day: date | None
    reason: str


def find_events(readouts: Sequence[Readout], decided: Decisions) -> list[Event]:
    """Every meeting that was read of; each readout belongs to exactly one."""
    groups = _Groups(readouts)
    for doc_id, kept in decided.together.items():
        groups.join(doc_id, kept, why("sameness", "decided_same"), decided=True)
    free = [item for item in readouts if item.doc_id not in decided.apart and item.region]
    for one, other, reason in _pairs(free):
        if not (one.ordinal and other.ordinal and one.ordinal != other.ordinal):
            groups.join(one.doc_id, other.doc_id, reason)
    return groups.events()


def _pairs(readouts: Sequence[Readout]) -> Iterable[tuple[Readout, Readout, str]]:
    """Pairs of readouts of one meeting, with the reason; the surest first."""
    by_number = _together(
        readouts, lambda item: (item.region, item.kind, item.ordinal) if item.ordinal else None
    )
    for group in by_number:
        for one, other in combinations(group, 2):
            if _same_number(one, other):
                yield one, other, why("sameness", "same_number", ordinal=one.ordinal)
    by_day = _together(readouts, lambda item: (item.region, item.kind, item.day) if item.day else None)
    for group in by_day:
        for one, other in combinations(group, 2):
            if one.stated and other.stated and (one.kind in ONE_A_DAY or _alike(one, other)):
                yield one, other, why("sameness", "same_day", day=one.day)
    undated = _together(readouts, lambda item: (item.region, item.kind) if item.day else None)
    for group in undated:
        yield from _published_near(group)


def _published_near(group: Sequence[Readout]) -> Iterable[tuple[Readout, Readout, str]]:
    ordered = sorted(group, key=lambda item: (item.day or date.min, item.doc_id))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if one.day is None or other.day is None or (other.day - one.day).days > PUBLISHED_DAYS:
                break
            if not (one.stated and other.stated) and _about_the_same(one, other):
                yield one, other, why("sameness", "published_near")


def _together(
    readouts: Sequence[Readout], key: Callable[[Readout], Hashable | None]
) -> Iterable[list[Readout]]:
    groups: dict[Hashable, list[Readout]] = {}
    for item in readouts:
        found = key(item)
        if found is not None:
            groups.setdefault(found, []).append(item)
    return (group for group in groups.values() if len(group) > 1)


def _same_number(one: Readout, other: Readout) -> bool:
    if one.term and other.term and one.term != other.term:
        return False
    if one.day and other.day:
        return abs((one.day - other.day).days) <= NUMBER_DAYS
    return one.year is not None and one.year == other.year


def _alike(one: Readout, other: Readout) -> bool:
    return _same_name(one.name, other.name) or _about_the_same(one, other)


def _same_name(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    if one in other or other in one:
        return True
    ours, theirs = ({name[at : at + 2] for at in range(len(name) - 1)} for name in (one, other))
    return len(ours & theirs) >= SAME_NAME * max(1, len(ours | theirs))


def _about_the_same(one: Readout, other: Readout) -> bool:
    fewer = min(len(one.keywords), len(other.keywords))
    return fewer > 0 and len(one.keywords & other.keywords) >= SAME_MATTER * fewer


class _Groups:
    """Readouts joined into events; two with different numbers never come into one."""

    def __init__(self, readouts: Sequence[Readout]) -> None:
        self._items = {item.doc_id: item for item in readouts}
        self._root = {doc_id: doc_id for doc_id in self._items}
        self._members = {doc_id: [doc_id] for doc_id in self._items}
        self._reason: dict[str, str] = {}

    def join(self, one: str, other: str, reason: str, decided: bool = False) -> None:
        """Makes one event of two, unless they have different numbers and nobody decided it."""
        if one not in self._root or other not in self._root:
            return
        first, second = self._root[one], self._root[other]
        if first == second or (not decided and len(self._numbers(first) | self._numbers(second)) > 1):
            return
        for doc_id in self._members[second]:
            self._root[doc_id] = first
        self._members[first] += self._members.pop(second)
        self._reason.setdefault(first, self._reason.pop(second, reason))

    def events(self) -> list[Event]:
        """The events, in the order of their first readouts."""
        found = []
        for root, members in self._members.items():
            items = sorted((self._items[doc_id] for doc_id in members), key=_rank)
            day = next((item.day for item in items if item.stated and item.day), items[0].day)
            found.append(Event(tuple(item.doc_id for item in items), day, self._reason.get(root, "")))
        return found

    def _numbers(self, root: str) -> set[int]:
        items = (self._items[doc_id] for doc_id in self._members[root])
        return {item.ordinal for item in items if item.ordinal}


def _rank(item: Readout) -> tuple[int, str]:
    return -item.weight, item.doc_id
