"""Which regions lie beside each other: those of one level whose outlines share a stretch of their line, across the borders of
provinces too.

`adjacent.csv` has them for the outlines that came with the product (`build_adjacent.py` writes it); for outlines of the
user's own they are looked for in the outlines.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from core.geography.boundaries import BoundariesDamaged, boundaries, is_own_sketch

FILE = Path(__file__).parent / "adjacent.csv"
LEVELS = ("province", "city", "county")
# Outlines are cut from one mesh, so neighbours share whole points; one shared point is a corner, not a border.
LEAST_SHARED = 2
DIGITS = 4


def neighbours(code: str) -> tuple[str, ...]:
    """Codes of the regions of the same level beside one, longest common border first. Empty for a region without an outline,
    or where the outlines cannot be read."""
    try:
        known = _written() if is_own_sketch() else found(level_of(code))
    except BoundariesDamaged:
        return ()
    return known.get(code, ())


def level_of(code: str) -> str:
    """province, city or county, by the zeros of a code."""
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


@cache
def found(level: str) -> dict[str, tuple[str, ...]]:
    """The neighbours of every region of a level as the outlines in use have them, by code. Raises BoundariesDamaged."""
    at: dict[tuple[float, float], set[str]] = defaultdict(set)
    for feature in boundaries(level)["features"]:
        for point in _walk(feature["geometry"]["coordinates"]):
            at[point].add(str(feature["properties"]["code"]))
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for codes in at.values():
        for code in codes if len(codes) > 1 else ():
            shared[code].update(codes - {code})
    # A map of counties also has cities without counties on it: beside a county they count, their own are of their level.
    return {
        code: tuple(other for other, n in sorted(counts.items(), key=_longest) if n >= LEAST_SHARED)
        for code, counts in sorted(shared.items())
        if level_of(code) == level
    }


def _longest(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


@cache
def _written() -> dict[str, tuple[str, ...]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: tuple(row["beside"].split()) for row in csv.DictReader(file)}


def _walk(coordinates: Any) -> Iterator[tuple[float, float]]:
    """Every point of a polygon or of several, however deep."""
    if isinstance(coordinates[0], (int, float)):
        yield round(coordinates[0], DIGITS), round(coordinates[1], DIGITS)
        return
    for inner in coordinates:
        yield from _walk(inner)
