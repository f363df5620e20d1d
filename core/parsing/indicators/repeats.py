"""A figure stated twice is one figure: the fuller statement is kept, of equal ones the first.

Headlines repeat the text, closing paragraphs repeat the opening; a table repeats its paragraph.
"""

from __future__ import annotations

from collections import defaultdict

from core.models import Indicator

Numbers = tuple[float | None, str | None, float | None, float | None]


def without_repeats(items: list[Indicator]) -> list[Indicator]:
    """The same figures in the same order, without those that only repeat another of the same name and time."""
    groups: dict[tuple[str, str, int | None], list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        groups[item.name, item.kind, item.year].append(place)
    dropped = {
        place
        for places in groups.values()
        if len(places) > 1
        for place in places
        if any(_repeats(items, place, other) for other in places[:20])
    }
    return [item for place, item in enumerate(items) if place not in dropped]


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
    return all(a == b or a is None or b is None for a, b in pairs)


def _numbers(item: Indicator) -> Numbers:
    rate = item.growth.get("rate", item.growth.get("multiple")) if item.growth else None
    return item.value, item.unit, item.yoy, rate
