"""Where made-up documents are from: families of a province, its cities and their counties, so that levels can be compared."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from core.geography.gazetteer import Division, load_gazetteer
from core.models import Region

CITIES, COUNTIES = 3, 2  # of a province at a time, and of each of these cities
_ENDINGS = {"province": "省", "city": "市", "county": "县市区"}


def families(seed: int) -> Iterator[tuple[Region, ...]]:
    """Regions a family at a time, each after its superior: a province, three of its cities, two counties of each; when every
    province was there, more of their cities and counties, and at last the counties that are left. In a random order."""
    chance = random.Random(f"{seed}/regions")
    waiting: dict[tuple[str, str], list[Division]] = {}
    for division in _named_once():
        waiting.setdefault((_above(division), division.level), []).append(division)
    for divisions in waiting.values():
        chance.shuffle(divisions)
    provinces = waiting["", "province"]
    begun: set[str] = set()
    while any(waiting.get((province.code, "city")) for province in provinces):
        for province in provinces:
            family = [] if province.code in begun else [province]
            begun.add(province.code)
            for city in _taken(waiting.get((province.code, "city"), []), CITIES):
                family += [city, *_taken(waiting.get((city.code, "county"), []), COUNTIES)]
            if family:
                yield tuple(map(load_gazetteer().region, family))
    left = [one for (_, level), divisions in waiting.items() if level != "province" for one in divisions]
    for at in range(0, len(left), 10):
        yield tuple(map(load_gazetteer().region, left[at : at + 10]))


def superior(code: str) -> Region | None:
    """The nearest region above one that has made-up documents of its own."""
    gazetteer = load_gazetteer()
    division = gazetteer.division(code)
    above = _above(division) if division else ""
    found = gazetteer.division(above)
    return gazetteer.region(found) if found else None


def _taken(divisions: list[Division], most: int) -> list[Division]:
    """The last of a list, taken off it."""
    return [divisions.pop() for _ in range(min(most, len(divisions)))]


def _above(division: Division) -> str:
    """The code of the nearest division above that is one of those written of, empty where there is none."""
    known = _codes()
    return next((one.code for one in load_gazetteer().parents(division) if one.code in known), "")


@cache
def _codes() -> frozenset[str]:
    return frozenset(division.code for division in _named_once())


@cache
def _named_once() -> tuple[Division, ...]:
    """The provinces, cities and counties whose full name occurs only once and says what they are."""
    gazetteer = load_gazetteer()
    return tuple(
        division
        for division in gazetteer.today
        if division.name[-1] in _ENDINGS.get(division.level, "")
        and "自治" not in division.name
        and len(gazetteer.by_name(division.name)) == 1
    )
