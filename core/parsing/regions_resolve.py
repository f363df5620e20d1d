"""Which division an ambiguous name means, from the rest of the document: 鼓楼区 beside 南京, 东川市 in a text of 2020."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from core.geography.gazetteer import Division, Gazetteer
from core.parsing.regions_find import Mention
from core.parsing.regions_level import OwnLevel

_YEAR = re.compile(r"(?P<year>(?:19[5-9]|20[0-4])[0-9])(?<![0-9.].{4})(?=年|[-/.][01]?[0-9])")
_OLDEST_UNDATED = 2005  # a text without any year is not taken to be older than this


def latest_year(texts: Iterable[str]) -> int | None:
    """The latest year the texts speak of more than in passing, None without any year.

    Plans look ahead to years that end in 0 or 5, and pages are put up long after: a year that stands here and there
    beside one that fills the text does not count.
    """
    years = Counter(int(match["year"]) for text in texts for match in _YEAR.finditer(text))
    if not years:
        return None
    most = max(years.values())
    return max(
        year
        for year, times in years.items()
        if times == most or (times >= most / 4 and (year % 5 or times >= most / 2))
    )


def meanings(
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    own: OwnLevel,
    year: int | None,
    folded_around: Sequence[Mention],
) -> dict[int, tuple[str, ...]]:
    """For each mention (by id) the keys of the divisions it can mean, today's for renamed ones; one where settled.

    `folded_around` are mentions from beside the text (publisher, site), which weigh more as context.
    """
    everything = [*mentions, *folded_around]
    possible = {mention.form: _possible(mention, gazetteer, year) for mention in everything}
    sure = Counter(found[0].key for m in mentions if len(found := possible[m.form]) == 1 and not m.ordinary)
    for mention in folded_around:
        if len(found := possible[mention.form]) == 1:
            sure[found[0].key] += 5
    shorts = {mention.form for mention in everything if mention.kind == "short"}
    chains = _chains(mentions, possible, gazetteer)
    settled: dict[str, tuple[Division, ...]] = {}
    for form, found in possible.items():
        if len(found) <= 1:
            settled[form] = found
        else:
            found = _below_its_kind(found, own.under, gazetteer)
            settled[form] = chains.get(form) or _by_context(form in shorts, found, sure, gazetteer, own)
    return {id(m): tuple(division.key for division in settled[m.form]) for m in everything}


def qualifiers(
    mentions: Sequence[Mention], meaning: dict[int, tuple[str, ...]], gazetteer: Gazetteer
) -> frozenset[int]:
    """The mentions (by id) that only say where the next lies: 枣庄市 in 枣庄市市中区."""
    found = set()
    for before, mention in pairwise(mentions):
        outer, inner = meaning[id(before)], meaning[id(mention)]
        adjoin = before.end == mention.start and len(outer) == len(inner) == 1 and outer != inner
        if adjoin and gazetteer.contains(gazetteer.by_key(outer[0]), gazetteer.by_key(inner[0])):
            found.add(id(before))
    return frozenset(found)


def _possible(mention: Mention, gazetteer: Gazetteer, year: int | None) -> tuple[Division, ...]:
    """What the name can mean at the time of the text, renamed divisions under the name of today."""
    today: dict[str, Division] = {}
    past: dict[str, Division] = {}
    for division in mention.divisions:
        if division.until is None:
            today[division.key] = division
        elif _valid(division, year, mention.kind == "full"):
            current = gazetteer.current(division)
            if current.merged_into not in today:  # 四川省重庆市 and today's are one
                past[current.key] = current
    if mention.kind == "short" and today:
        return tuple(today.values())
    if year is not None:  # 巢湖市 in a text of 2008 is the city divided in 2011, not the county of today
        cities = [d for d in past.values() if d.level == "city" and d.until is not None and year < d.until]
        if cities:
            return tuple(cities)
    return tuple((today | past).values())


def _valid(division: Division, year: int | None, full: bool) -> bool:
    """Whether a former name can be meant: not long after its end. A renamed one may be spoken of for some time."""
    if division.until is None:
        return True
    if year is None:
        return division.until >= _OLDEST_UNDATED
    patience = 0 if not full else 3 if division.successor else 1
    return division.until + patience >= year


def _chains(
    mentions: Sequence[Mention], possible: dict[str, tuple[Division, ...]], gazetteer: Gazetteer
) -> dict[str, tuple[Division, ...]]:
    """Names that follow directly on that of a division above them (山东省枣庄市市中区)."""
    votes: dict[str, Counter[str]] = {}
    for before, mention in pairwise(mentions):
        found = possible[mention.form]
        if len(found) > 1 and 0 <= mention.start - before.end <= 1:
            outer = possible[before.form]
            fitting = [d for d in found if any(o.key != d.key and gazetteer.contains(o, d) for o in outer)]
            if len(fitting) == 1:
                votes.setdefault(mention.form, Counter())[fitting[0].key] += 1
    return {
        form: tuple(d for d in possible[form] if d.key == count.most_common(1)[0][0])
        for form, count in votes.items()
    }


def _below_its_kind(
    found: tuple[Division, ...], under: str | None, gazetteer: Gazetteer
) -> tuple[Division, ...]:
    """Those in a province where the document speaks of 全省, those in an autonomous region where of 自治区党委."""
    if under is None:
        return found
    kept = tuple(d for d in found if any(p.name.endswith(under) for p in (d, *gazetteer.parents(d))))
    return kept or found


def _by_context(
    short: bool, found: tuple[Division, ...], sure: Counter[str], gazetteer: Gazetteer, own: OwnLevel
) -> tuple[Division, ...]:
    """The one division that the places named elsewhere speak for, or all of them."""
    if len(found) == 1:
        return found
    near = {division.key: _nearness(division, sure, gazetteer) for division in found}
    like = {division.key: _likeness(division, own) if short else 0.0 for division in found}
    first, second = sorted(found, key=lambda d: -(near[d.key] + like[d.key]))[:2]
    lead = near[first.key] + like[first.key] - near[second.key] - like[second.key]
    by_places = near[first.key] >= 1 and near[first.key] >= 2 * near[second.key] + 0.5
    return (first,) if (by_places and lead > 0) or lead >= 1.4 else found


def _nearness(division: Division, sure: Counter[str], gazetteer: Gazetteer) -> float:
    """How much is named that lies around, above or in a division."""
    total = 3.0 * min(1, sure[division.key])
    for parent in gazetteer.parents(division):
        weight = 1.0 if parent.code == division.parent else 0.7
        total += weight * min(4, sure[parent.key])
    siblings = gazetteer.children(division.parent)
    total += 0.6 * sum(1 for sibling in siblings if sibling.level == "county" and sure[sibling.key])
    parts = sum(1 for child in gazetteer.children(division.code) if sure[child.key])
    return total + (2.0 + 0.5 * parts if parts else 0.0)


def _likeness(division: Division, own: OwnLevel) -> float:
    """How well a division fits a short form that several share: by the document's own level, then by rank."""
    fit = own.fit(division)
    rank = 1.0 if division.level == "province" else 0.5 if division.level == "city" else 0.0
    return rank + (1.0 if fit > 0 else 0.0 if fit == 0 else -0.5)
