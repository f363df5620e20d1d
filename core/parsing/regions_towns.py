"""The county a document means without naming it, by the towns it names: 古峰镇、棠口镇、岭下乡 lie together in one only.

Asked last, where names of counties and cities settle nothing. Two towns that only one county has together are enough;
one that a single county has is, where it is the township's own document or the city or province is known already.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from core.geography.gazetteer import Division, Gazetteer
from core.geography.townships import counties_of_townships
from core.models import Inference, Recognised, Region
from core.parsing.regions_level import HEAD, OwnLevel

MOST = 0.6  # of the towns named that must lie in the county
ENOUGH = 2
ENOUGH_OF_CITY = 3
REPEATED = 2
SURE, LIKELY = 0.8, 0.65
# 小城镇, 各乡镇, 重点镇, 中心村镇: no names
_WORD_LIKE = re.compile(r"\A(?:.{1,2}(?:城|乡|村|集)镇|.?中心镇|[新老古]镇|.{1,2}分乡|.?平安街道)\Z")
_VENUE = re.compile(
    r"在(?P<short>[\u4e00-\u9fff]{2,3})(?P<hall>宾馆|迎宾馆|国宾馆|大会堂|会堂|国际会议中心|会议中心|影剧院|大剧院|剧院)[^,。;\n]{0,8}?(?:召开|举行|开幕)"
)
VENUE = 0.6
_SENTENCE = 200
_OWN_BODY = re.compile(r"[市县区州旗](?:政府|委|人大|政协)")
_AWAY = re.compile(r"招商|推介|签约|恳谈|赴")
_COUNTY_WORDS = frozenset({"县", "区", "旗"})


@dataclass(frozen=True, slots=True)
class _Town:
    name: str
    start: int
    times: int
    codes: tuple[str, ...]


def by_towns(
    found: Recognised[Region],
    folded: str,
    own: OwnLevel,
    candidates: Iterable[Division],
    gazetteer: Gazetteer,
    anything_named: bool = True,
) -> Recognised[Region]:
    """What was found, or the county (or city) its towns show; `candidates` are the divisions the text may mean.

    Where no division is named at all (not `anything_named`) one town spoken of again and again may do.
    """
    if found.value.county is not None or own.best in ("省", "自治区"):
        return found
    towns = _towns(folded)
    if not towns:
        return found
    within = _settled_above(found.value, gazetteer)
    if within is not None and found.value.level == within.level:
        return found  # the city's or province's own document
    named = {division.code for division in candidates if division.level == "county"}
    chosen = _together(towns, within, own, gazetteer) or _alone(towns, within, named, own, gazetteer)
    if chosen is None and not anything_named and len(towns) == 1 and towns[0].times >= REPEATED:
        chosen = _only(towns[0], own, gazetteer)
    if chosen is None:
        return found
    division, telling, confidence = chosen
    basis = f"文中提到的{'、'.join(town.name for town in telling[:4])}在{division.name}"
    first = min(telling, key=lambda town: town.start)
    region = gazetteer.region(division, "township" if own.local else None)
    span = (first.start, first.start + len(first.name))
    return Recognised(region, span, Inference(division.name, basis, confidence))


def _towns(folded: str) -> list[_Town]:
    finder, names = _finder()
    starts: dict[str, int] = {}
    times = Counter[str]()
    for index, start, _ in finder.find_matches_as_indexes(folded):
        name = names[index]
        starts.setdefault(name, start)
        times[name] += 1
    codes = counties_of_townships()
    return [
        _Town(name, start, times[name], codes[name])
        for name, start in starts.items()
        if not _WORD_LIKE.match(name)
    ]


def _settled_above(region: Region, gazetteer: Gazetteer) -> Division | None:
    """The city or province that is known already."""
    name = region.city or region.province
    fitting = [
        d for d in gazetteer.by_name(name or "") if gazetteer.region(d).province in (None, region.province)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _together(
    towns: list[_Town], within: Division | None, own: OwnLevel, gazetteer: Gazetteer
) -> tuple[Division, list[_Town], float] | None:
    """The county that has most of the towns, no other as many; the city above it where it speaks of itself as 市."""
    inside: defaultdict[str, list[_Town]] = defaultdict(list)
    for town in towns:
        for code in town.codes:
            inside[code].append(town)
    ranked = sorted(inside, key=lambda code: (-len(inside[code]), code))
    best = inside[ranked[0]]
    next_best = len(inside[ranked[1]]) if len(ranked) > 1 else 0
    division = gazetteer.division(ranked[0])
    if len(best) < ENOUGH or len(best) <= next_best or len(best) < MOST * len(towns) or division is None:
        return None
    if within is not None and not gazetteer.contains(within, division):
        return None
    if own.fit(division) >= 0 or own.best is None:
        return division, best, SURE
    above = next((p for p in gazetteer.parents(division) if p.level == "city" and own.fit(p) >= 0), None)
    if above is None or len(best) < ENOUGH_OF_CITY:
        return None
    return above, best, LIKELY


def _alone(
    towns: list[_Town],
    within: Division | None,
    named: set[str],
    own: OwnLevel,
    gazetteer: Gazetteer,
) -> tuple[Division, list[_Town], float] | None:
    """The county of the one town that tells: a township's own, or the only one so called in what is known above it."""
    if not (own.local or (own.plain and own.best in _COUNTY_WORDS)):
        return None
    told = towns if not own.local else [t for t in towns if t.times >= REPEATED or t.start < HEAD]
    codes = {
        code
        for town in told
        for code in town.codes
        if (division := gazetteer.division(code)) is not None
        and (own.local or own.fit(division) >= 0)
        and (within is None or gazetteer.contains(within, division))
    }
    if within is None and named & codes:
        codes &= named
    elif within is None and not (own.local and len(told) == 1 and len(told[0].codes) == 1):
        return None
    if len(codes) != 1:
        return None
    (code,) = codes
    division = gazetteer.division(code)
    telling = [town for town in told if code in town.codes]
    return (division, telling, LIKELY) if division is not None else None


def by_venue(
    found: Recognised[Region], folded: str, own: OwnLevel, gazetteer: Gazetteer
) -> Recognised[Region]:
    """What was found, or the division whose name its own meeting place bears (市政府会议在白城宾馆召开)."""
    if found.value.code is not None or not own.plain:
        return found
    for held in _VENUE.finditer(folded, 0, HEAD):
        end = folded.find("。", held.end())
        begin = max(folded.rfind(mark, 0, held.start()) for mark in "。\n") + 1
        sentence = folded[begin : end if end >= 0 else len(folded)][:_SENTENCE]
        if _OWN_BODY.search(sentence) is None or _AWAY.search(sentence):
            continue
        by_name = gazetteer.by_short(held["short"])
        fitting = [d for d in by_name if d.level != "province" and own.fit(d) >= 1]
        if len(fitting) == 1:
            (division,) = fitting
            basis = f"会场是{held['short']}{held['hall']}"
            return Recognised(
                gazetteer.region(division), held.span("short"), Inference(division.name, basis, VENUE)
            )
    return found


def _only(town: _Town, own: OwnLevel, gazetteer: Gazetteer) -> tuple[Division, list[_Town], float] | None:
    """The one county that has the only town named, where the document is a county's."""
    division = gazetteer.division(town.codes[0]) if len(town.codes) == 1 else None
    fits = division is not None and own.plain and own.best in _COUNTY_WORDS and own.fit(division) >= 0
    return (division, [town], VENUE) if division is not None and fits else None


@cache
def _finder() -> tuple[AhoCorasick, tuple[str, ...]]:
    names = tuple(counties_of_townships())
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), names
