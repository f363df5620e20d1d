"""Which regions lie beside each other: those of one level whose outlines share a stretch of their line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from core.geography.boundaries import BoundariesDamaged, boundaries

# Outlines are cut from one mesh, so neighbours share whole points; one shared point is a corner, not a border.
LEAST_SHARED = 2
DIGITS = 4


def neighbours(code: str) -> tuple[str, ...]:
    """Codes of the regions of the same level beside one, longest common border first; of a county, those in its province.
    Empty for a region without an outline, or where the outlines cannot be read."""
    level = "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"
    try:
        borders = _points(level, f"{code[:2]}0000" if level == "county" else None)
    except BoundariesDamaged:
        return ()
    own = borders.get(code, frozenset())
    shared = Counter({other: len(own & points) for other, points in borders.items() if other != code})
    return tuple(other for other, count in shared.most_common() if count >= LEAST_SHARED)


@cache
def _points(level: str, parent: str | None) -> dict[str, frozenset[tuple[float, float]]]:
    features = boundaries(level, parent)["features"]
    return {
        str(feature["properties"]["code"]): frozenset(_walk(feature["geometry"]["coordinates"]))
        for feature in features
    }


def _walk(coordinates: Any) -> Iterator[tuple[float, float]]:
    """Every point of a polygon or of several, however deep."""
    if isinstance(coordinates[0], (int, float)):
        yield round(coordinates[0], DIGITS), round(coordinates[1], DIGITS)
        return
    for inner in coordinates:
        yield from _walk(inner)
