"""What the subdivisions a text names say about the division above them, which it may not name at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from core.geography.gazetteer import Division, Gazetteer
from core.parsing.regions_evidence import Evidence, Key
from core.parsing.regions_level import OwnLevel

MANY = 3  # subdivisions that stand for the division above them even where some others are named
MOST = 0.7  # of all that are named
_WEIGHTS = (1.5, 2.0, 2.5)  # for one, two, and more
_WITH_ZONES = 1.5
_VENUE = 2.0
_IN_TITLE = 5.0
_OF_CITIES = frozenset({"市", "州", "盟", "地区"})
_OF_PROVINCES = frozenset({"省", "自治区"})


def with_division_above(
    found: dict[Key, Evidence], inside: Set[str], own: OwnLevel, gazetteer: Gazetteer
) -> dict[Key, Evidence]:
    """The same, and the one city or province that speaks of itself (市政府) and whose subdivisions alone are named."""
    word = "自治区" if own.best == "区" and own.words.get("自治区", 0.0) >= 1 else own.best
    if word is None or word not in _OF_CITIES | _OF_PROVINCES or own.above_towns > 0:
        return found
    named = [gazetteer.by_key(key) for key in sorted(inside) if is_named(found.get((key,)))]
    parts = [division for division in named if _below(division, word)]
    above = Counter(code for division in parts if (code := _above(division, word, gazetteer)))
    if not above:
        return found
    ((code, number),) = above.most_common(1)
    division = gazetteer.division(code)
    if division is None or not _vouched(division, number, len(parts), named, found, own, gazetteer):
        return found
    found = {(code,): Evidence(), **found}
    weight = _WEIGHTS[min(number, 3) - 1] + (_WITH_ZONES if _beside_zones(parts, found) else 0.0)
    if _is_venue(parts, found) and division.level == "province":
        weight += _VENUE
    found[(code,)].add("within", weight, "列举的下辖地区", None, False)
    return found


def _is_venue(parts: list[Division], found: dict[Key, Evidence]) -> bool:
    """Whether a meeting of the whole province is held in one of them."""
    return any((known := found.get((part.key,))) is not None and known.venue for part in parts)


def _beside_zones(parts: list[Division], found: dict[Key, Evidence]) -> bool:
    """Whether one stands in a list with zones that bear no name (安宁区、开发区)."""
    return any((known := found.get((part.key,))) is not None and known.with_zones for part in parts)


def _vouched(
    division: Division,
    number: int,
    parts: int,
    named: list[Division],
    found: dict[Key, Evidence],
    own: OwnLevel,
    gazetteer: Gazetteer,
) -> bool:
    """Whether enough are named: many, or a few where no place of elsewhere is, or where the division is named too."""
    if number < MOST * parts:
        return False
    if number >= MANY:
        return True
    if number == 1 and any(_is_stated(part, found) for part in named):
        return False  # the text opens with it, or bears it in its title
    inner = [part for part in named if gazetteer.contains(division, part) and part.key != division.key]
    held = division.level == "province" and _is_venue(inner, found)
    if number < parts or not (held or all(_is_told(part, found) for part in inner)):
        return False
    if division.level == "city" and all(part.name.endswith("市") for part in inner):
        return False  # 市 is the word of those, too
    evidence = found.get((division.code,))
    if evidence is not None and evidence.total > 0:
        return True
    strangers = [
        other
        for other in named
        if not (gazetteer.contains(division, other) or gazetteer.contains(other, division))
    ]
    return own.plain and not strangers


def is_named(evidence: Evidence | None) -> bool:
    """Whether a name was meant as a place, and no guest's or host's; without evidence it said where another lies."""
    return evidence is None or (evidence.places > 0 and not evidence.visited)


def _is_stated(division: Division, found: dict[Key, Evidence]) -> bool:
    evidence = found.get((division.key,))
    return evidence is not None and evidence.weights["title"] >= _IN_TITLE


def _is_told(division: Division, found: dict[Key, Evidence]) -> bool:
    """Whether it is named in full, as no product is (苍山大蒜), where the document speaks of its own doings."""
    evidence = found.get((division.key,))
    return evidence is None or 2 * evidence.own_places > evidence.places


def _below(division: Division, word: str) -> bool:
    """Whether it lies below the divisions that speak of themselves with the word; 市 may be its own word too."""
    if word in _OF_PROVINCES:
        return division.level in ("city", "county")
    return division.level == "county"


def _above(division: Division, word: str, gazetteer: Gazetteer) -> str | None:
    """The code of the division above that may speak of itself with the word."""
    for parent in gazetteer.parents(division):
        if word in _OF_PROVINCES and parent.level == "province" and not parent.name.endswith("市"):
            return parent.code
        if word in _OF_CITIES and (parent.level == "city" or parent.name.endswith("市")):
            return parent.code
    return None
