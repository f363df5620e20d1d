"""A figure stated twice is one figure: the fuller statement is kept, of equal ones the first.

Headlines repeat the text, closing paragraphs repeat the opening; a table repeats its paragraph.
"""

from __future__ import annotations

from collections import defaultdict

from core.models import Indicator

_HEAD = 4  # characters at the end of a name that tell what is measured
_LATER = 60  # a headline repeats what is told near the beginning
Numbers = tuple[float | None, str | None, float | None, float | None]


def without_repeats(items: list[Indicator], title: int = 0) -> list[Indicator]:
    """The same figures in the same order, without those that only repeat another of the same name and time.

    What stands before `title` is the headline, which repeats figures of the text without their year.
    """
    groups: dict[tuple[str, str, int | None], list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        groups[item.name, item.kind, item.year].append(place)
    dropped = {
        place
        for places in groups.values()
        if len(places) > 1
        for place in places
        if any(
            _repeats(items, place, other)
            for other in places[:20]
            if not items[other].start < title <= items[place].start  # the headline goes, not what it repeats
        )
    }
    told = [item for item in items if item.start >= title]
    dropped |= {
        place
        for place, item in enumerate(items)
        if item.start < title and any(_in_headline(item, other) for other in told[:_LATER])
    }
    return [item for place, item in enumerate(items) if place not in dropped]


def _in_headline(item: Indicator, other: Indicator) -> bool:
    """The text says what its headline says, of a name with the same head."""
    same_name = item.name.endswith(other.name[-_HEAD:]) or other.name.endswith(item.name[-_HEAD:])
    same = zip(_numbers(item), _numbers(other), strict=True)
    return same_name and all(mine is None or mine == theirs for mine, theirs in same)


def _repeats(items: list[Indicator], place: int, other: int) -> bool:
    if place == other:
        return False
    if not _together(items[place], items[other]):
        return False
    ours, theirs = _numbers(items[place]), _numbers(items[other])
    if any(mine is not None and mine != yours for mine, yours in zip(ours, theirs, strict=True)):
        return False
    return ours != theirs or other < place


def _together(one: Indicator, other: Indicator) -> bool:
    """They can be of the same period and scope: each is the same, or stated in one only."""
    pairs = ((one.period, other.period), (one.scope, other.scope))
    return one.region == other.region and all(a == b or a is None or b is None for a, b in pairs)


def _numbers(item: Indicator) -> Numbers:
    rate = item.growth.get("rate", item.growth.get("multiple")) if item.growth else None
    unit = item.unit.removesuffix("人民币") if item.unit else None
    return item.value, unit, item.yoy, rate
