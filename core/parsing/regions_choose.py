"""Choosing the one division whose document it is, or saying why none is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from core.geography.gazetteer import Division, Gazetteer, Level
from core.models import Inference, Issue, Recognised, Region
from core.parsing.regions_candidate import PUBLISHED, Candidate, weigh
from core.parsing.regions_evidence import Evidence, Key
from core.parsing.regions_level import OwnLevel, words_for
from core.parsing.regions_within import is_named, with_division_above

ENOUGH = 4.0
CLEAR_OF_STRANGERS = 1.5
CLEAR_OF_KIN = 0.6
LOCAL_ENOUGH = 2.5
ABOVE_ENOUGH = 3.5
ALONE = 1.5
OFTEN_SHORT = 3
IN_TITLE = 5.0
_MOST_CANDIDATES = 8


def choose(
    found: dict[Key, Evidence],
    mentioned: Iterable[Key],
    own: OwnLevel,
    gazetteer: Gazetteer,
    year: int | None = None,
) -> Recognised[Region]:
    """The region with its place, its ground, and an issue where it stays open; `year` is that of the text."""
    inside = {key[0] for key in mentioned if len(key) == 1}
    found = with_division_above(found, inside, own, gazetteer)
    places = {key for key in inside if is_named(found.get((key,)))}
    above = {key[0] for key, evidence in found.items() if evidence.above}
    candidates = [
        weigh(key, evidence, inside, places, own, gazetteer, above, year) for key, evidence in found.items()
    ]
    candidates = _weighed(candidates, own, len({key[:2] for key in places}))
    sent = [c for c in candidates if c.evidence.delegation and len(c.divisions) == 1]
    if len(sent) == 1:
        return _as_it_is(sent[0], gazetteer)
    grounded = [candidate for candidate in candidates if candidate.grounded] or _often_named(candidates, own)
    if not grounded or grounded[0].score < ENOUGH:
        sole = _sole(candidates, own, gazetteer)
        if sole is not None:
            return _settled(sole, own, gazetteer)
        return (
            _only_above(candidates, own, gazetteer)
            or _by_paper_below(candidates, own, gazetteer)
            or _open(candidates, own, gazetteer)
        )
    best = _part_in_title(grounded, gazetteer) or grounded[0]
    if len(best.divisions) == 1 and (all_told := _tells_of_several(best, candidates, gazetteer)) is not None:
        return _as_it_is(all_told, gazetteer)
    others = grounded if best is grounded[0] else grounded[1:]
    if not best.stated:
        others = [*others, *(c for c in candidates if c.fit >= best.fit and c.evidence.places)]
    rival = _rival(best, others, gazetteer)
    if len(best.divisions) > 1:
        return _ambiguous(best, own, gazetteer)
    if rival is not None:
        return _contested(best, rival, own, gazetteer)
    return _settled(best, own, gazetteer)


def _part_in_title(grounded: list[Candidate], gazetteer: Gazetteer) -> Candidate | None:
    """A county whose name opens the title goes before its city, which only the text names (its rules, its offices)."""
    best = grounded[0]
    if any(best.evidence.weights[kind] for kind in ("title", "report", "issuer")) or len(best.divisions) > 1:
        return None
    for other in grounded[1:]:
        inside = gazetteer.contains(best.divisions[0], other.divisions[0])
        opens = other.evidence.weights["title"] >= IN_TITLE and len(other.divisions) == 1
        fits = other.evidence.meets or other.fit >= best.fit - 1
        if inside and opens and other.score >= ENOUGH and fits:
            return other
    return None


def _tells_of_several(best: Candidate, candidates: list[Candidate], gazetteer: Gazetteer) -> Candidate | None:
    """The one above, where the text is about several of those below it and the best is only the first of them."""
    above = [
        c
        for c in candidates
        if c.evidence.several
        and len(c.divisions) == 1
        and gazetteer.contains(c.divisions[0], best.divisions[0])
    ]
    return above[0] if len(above) == 1 and above[0] is not best else None


def _weighed(candidates: list[Candidate], own: OwnLevel, provinces: int) -> list[Candidate]:
    """Best first. The only division named that has the document's own level gains; where many provinces are named all
    lose, since such a text looks at the country."""
    spread = min(4.0, 0.5 * max(0, provinces - 3))
    at_level = [c for c in candidates if _at_level(c, own)]
    alone = at_level[0] if len(at_level) == 1 else _dominant(at_level, own)
    if own.best is None:
        described = [c for c in candidates if c.evidence.places]
        alone = described[0] if len(described) == 1 and described[0].evidence.weights["subject"] else None
    weighed = [replace(c, score=c.score - spread + (ALONE if c is alone else 0.0)) for c in candidates]
    return sorted(weighed, key=lambda candidate: -candidate.score)


def _often_named(candidates: list[Candidate], own: OwnLevel) -> list[Candidate]:
    """The only division of the document's own level, where its short form stands again and again."""
    named = [c for c in candidates if own.plain and _at_level(c, own)]
    often = named[0] if len(named) == 1 else _dominant(named, own)
    return [often] if often is not None and often.evidence.counts["short"] >= OFTEN_SHORT else []


def _dominant(at_level: list[Candidate], own: OwnLevel) -> Candidate | None:
    """The one named again and again by its short form, where all others are so named once at most."""
    often = [c for c in at_level if own.plain and c.evidence.counts["short"] >= OFTEN_SHORT]
    others = (c.evidence.counts for c in at_level if c not in often)
    rare = all(counts["full"] == 0 and counts["short"] <= 1 for counts in others)
    return often[0] if len(often) == 1 and rare else None


def _at_level(candidate: Candidate, own: OwnLevel) -> bool:
    if own.local:
        return candidate.divisions[0].level == "county" and candidate.evidence.counts["full"] > 0
    told = candidate.evidence.total > 0 and not candidate.evidence.above
    return own.best is not None and candidate.fit > 0 and told


def _sole(candidates: list[Candidate], own: OwnLevel, gazetteer: Gazetteer) -> Candidate | None:
    """The only place of the document's own level that is named, where the others named lie above or below it."""
    told = [c for c in candidates if c.evidence.places]
    at_level = [c for c in told if c.fit > 0 and len(c.divisions) == 1]
    if own.under == "自治区" and own.best in (None, "自治区"):
        regions = [c for c in told if all(d.name.endswith("自治区") for d in c.divisions)]
        return regions[0] if len(regions) == 1 else None
    if not own.plain or own.local or len(at_level) != 1:
        return None
    (one,) = at_level
    (division,) = one.divisions
    if one.evidence.visited or not one.evidence.plain_places:
        return None
    kin = (
        gazetteer.contains(d, division) or gazetteer.contains(division, d) for c in told for d in c.divisions
    )
    city_province = division.level == "province" and division.name.endswith("市")
    return one if not city_province and all(kin) else None


def _only_above(
    candidates: list[Candidate], own: OwnLevel, gazetteer: Gazetteer
) -> Recognised[Region] | None:
    """A county's or township's document that names only its city, as the paper of the city does."""
    level = own.level()
    if level not in ("county", "township"):
        return None
    above = [
        c
        for c in candidates
        if c.evidence.weights["publisher"] + c.evidence.weights["head"] >= ABOVE_ENOUGH
        and all(division.level == "city" for division in c.divisions)
    ]
    if len(above) != 1 or len(above[0].divisions) != 1:
        return None
    return _named_above(above[0].divisions[0], level, above[0], gazetteer)


def _by_paper_below(
    candidates: list[Candidate], own: OwnLevel, gazetteer: Gazetteer
) -> Recognised[Region] | None:
    """A prefecture's meeting (州委, 盟行署) told by the site of one of its counties, the only place named."""
    if not own.plain or own.best not in ("州", "盟", "地区"):
        return None
    told = [c for c in candidates if c.evidence.places or c.evidence.weights["publisher"]]
    if len(told) != 1 or len(told[0].divisions) != 1 or told[0].evidence.weights["publisher"] < PUBLISHED:
        return None
    above = [p for p in gazetteer.parents(told[0].divisions[0]) if own.best in words_for(p.name)]
    if len(above) != 1:
        return None
    basis = f"这是一个{own.best}的文件，由下属的{told[0].divisions[0].name}的媒体登出"
    return Recognised(gazetteer.region(above[0], None), None, Inference(above[0].name, basis, 0.7))


def _rival(best: Candidate, candidates: list[Candidate], gazetteer: Gazetteer) -> Candidate | None:
    """Another candidate that comes too close. One above or below the best needs less distance than a stranger."""
    for other in candidates:
        if other is best:
            continue
        kin = any(
            gazetteer.contains(a, b) or gazetteer.contains(b, a)
            for a in best.divisions
            for b in other.divisions
        )
        if best.score - other.score < (CLEAR_OF_KIN if kin else CLEAR_OF_STRANGERS):
            return other
        if not kin and best.only_described and other.evidence.weights["subject"] and other.fit >= best.fit:
            return other  # a list of places, each described
    return None


def _as_it_is(best: Candidate, gazetteer: Gazetteer) -> Recognised[Region]:
    """The division itself, whatever level the text speaks of."""
    (division,) = best.divisions
    return Recognised(gazetteer.region(division), best.evidence.span, _ground(division, best))


def _settled(best: Candidate, own: OwnLevel, gazetteer: Gazetteer) -> Recognised[Region]:
    (division,) = best.divisions
    evidence = best.evidence
    unnamed = _unnamed_below(best, own)
    if unnamed is not None:
        return _named_above(division, unnamed, best, gazetteer)
    local = own.local or (evidence.zone > evidence.body and evidence.zone >= LOCAL_ENOUGH)
    region = gazetteer.region(division, "township" if local else None)
    return Recognised(region, evidence.span, _ground(division, best))


def _unnamed_below(best: Candidate, own: OwnLevel) -> Level | None:
    """The level of the document where it is lower than that of the only division named (市 paper, 县 meeting)."""
    level, division = own.level(), best.divisions[0]
    if level == "county" and division.level in ("province", "city") and best.fit < 0:
        return "county"
    if level == "township" and division.level in ("province", "city"):
        return "township"
    return None


def _named_above(
    division: Division, level: Level, best: Candidate, gazetteer: Gazetteer
) -> Recognised[Region]:
    known = gazetteer.region(division)
    words = "区县" if level == "county" else "乡镇"
    message = f"这是{division.name}某{words}的文件，文中没有写明是哪一个。"
    region = Region(known.province, known.city, None, level, None)
    return Recognised(
        region,
        best.evidence.span,
        Inference(division.name, best.evidence.reason, 0.7),
        (Issue("region", "region_unnamed", message),),
    )


def _ground(division: Division, best: Candidate) -> Inference | None:
    """Nothing for what the document states by its full name; else what the choice rests on."""
    evidence = best.evidence
    stated = evidence.counts["full"] and (
        evidence.weights["report"]
        or evidence.weights["head"]
        or evidence.weights["title"]
        or evidence.weights["issuer"]
    )
    if stated:
        return None
    return Inference(
        division.name,
        evidence.reason or "文中多次提到",
        round(min(0.95, 0.55 + 0.04 * (best.score - ENOUGH)), 2),
    )


def _contested(best: Candidate, rival: Candidate, own: OwnLevel, gazetteer: Gazetteer) -> Recognised[Region]:
    names = "、".join(
        _path(division, gazetteer) for candidate in (best, rival) for division in candidate.divisions
    )
    issue = Issue("region", "ambiguous_region", f"无法确定属于哪个地区：{names}。", *_place(best))
    return Recognised(Region(level=own.level()), None, None, (issue,))


def _ambiguous(best: Candidate, own: OwnLevel, gazetteer: Gazetteer) -> Recognised[Region]:
    names = "、".join(_path(division, gazetteer) for division in best.divisions[:_MOST_CANDIDATES])
    issue = Issue("region", "ambiguous_region", f"同名的地区不止一个：{names}。", *_place(best))
    levels = {division.level for division in best.divisions}
    level = levels.pop() if len(levels) == 1 else own.level()
    return Recognised(Region(level=level), None, None, (issue,))


def _open(candidates: list[Candidate], own: OwnLevel, gazetteer: Gazetteer) -> Recognised[Region]:
    likely = [candidate for candidate in candidates if candidate.score > 1][:3]
    names = "、".join(_path(division, gazetteer) for c in likely for division in c.divisions[:3])
    message = f"线索不足，可能是：{names}。" if names else "文中没有写明是哪个地区。"
    return Recognised(Region(level=own.level()), None, None, (Issue("region", "region_unknown", message),))


def _path(division: Division, gazetteer: Gazetteer) -> str:
    parents = reversed(gazetteer.parents(division))
    return "".join(part.name for part in (*parents, division))


def _place(candidate: Candidate) -> tuple[int | None, int | None]:
    return candidate.evidence.span or (None, None)
