"""Which division a cell of a table names: by code, full or short name, today's or a former one, with those above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from core.geography.gazetteer import Division, load_gazetteer
from core.models import Region

_CODE = re.compile(r"([0-9]{6})(?:\.0|[0-9]{6})?|([0-9]{4})|([0-9]{2})")
_SPACES = re.compile(r"\s+")
_COUNTRY = frozenset({"全国", "中国", "全国总计", "全国合计", "中华人民共和国", "100000", "China", "china"})
_SHORTEST = 2


@lru_cache(maxsize=50_000)
def region_of(code: str, names: tuple[str, ...], year: int | None) -> Region | str:
    """The region of a row, or why there is none, in words. `names` go from the largest division to the smallest; each
    may itself hold several (山东省枣庄市). A code wins over names."""
    names = tuple(_SPACES.sub("", name) for name in names if name.strip())
    if code.strip() in _COUNTRY or (names and names[-1] in _COUNTRY):
        return Region(level="country")
    gazetteer = load_gazetteer()
    if not code.strip() and len(names) == 1 and _CODE.fullmatch(names[0]):
        code = names[0]
    if code.strip():
        division = _by_code(code.strip())
        return gazetteer.region(division) if division else f"没有这个行政区划代码：{code}"
    if not names:
        return "没有写明地区"
    found = _within(names, year)
    if len(found) == 1:
        return gazetteer.region(found[0])
    shown = "".join(names)
    if not found:
        return f"找不到这个地区：{shown}"
    places = "、".join("".join(p.name for p in reversed(gazetteer.parents(d))) + d.name for d in found[:4])
    return f"地区不明确：{shown} 可能是 {places}"


def _by_code(code: str) -> Division | None:
    match = _CODE.fullmatch(code)
    if match is None:
        return None
    digits = next(group for group in match.groups() if group)
    return load_gazetteer().division(digits.ljust(6, "0"))


def _within(names: Sequence[str], year: int | None) -> list[Division]:
    """The divisions that the names lead to, one within the other."""
    found: list[Division] | None = None
    for name in names:
        inner = _read(name, found, year)
        if not inner:
            return []
        found = inner
    return found or []


def _read(name: str, outer: Sequence[Division] | None, year: int | None) -> list[Division]:
    """The divisions a name stands for inside one of `outer`: as a whole, else cut into a division and one inside it."""
    whole = _named(name, outer, year)
    if whole:
        return whole
    for cut in range(len(name) - _SHORTEST, _SHORTEST - 1, -1):
        above = _named(name[:cut], outer, year)
        if above:
            inside = _read(name[cut:], above, year)
            if inside:
                return inside
    return []


def _named(name: str, outer: Sequence[Division] | None, year: int | None) -> list[Division]:
    gazetteer = load_gazetteer()
    candidates = gazetteer.by_name(name) or gazetteer.by_short(name)
    if not candidates:
        candidates = tuple(gazetteer.current(found) for found in gazetteer.by_former(name, year))
    fitting = {
        found.key: found
        for found in candidates
        if found.until is None and (outer is None or any(gazetteer.contains(above, found) for above in outer))
    }
    if outer is None and len(fitting) > 1:  # 吉林 is the province before it is the city in it
        highest = [found for found in fitting.values() if found.level == "province"]
        return highest or list(fitting.values())
    return list(fitting.values())
