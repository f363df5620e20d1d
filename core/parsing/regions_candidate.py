"""What speaks for one division, put together: its evidence, how it fits the document's own level, what lies in it."""

from __future__ import annotations

from dataclasses import dataclass

from core.geography.gazetteer import Division, Gazetteer
from core.parsing.regions_evidence import Evidence, Key
from core.parsing.regions_level import OwnLevel, words_for

OFTEN = 6
UNDER = 1.5  # for lying in a city that is named as the one above
AWAY = 8.0
SUBJECT = 3.0
PUBLISHED = 3.0
AT_ODDS = -3.0  # a fit so bad that a body named in the opening is another's, unless the title says it too


@dataclass(frozen=True, slots=True)
class Candidate:
    """What could be the region: one division, or a name that several bear, with its score."""

    divisions: tuple[Division, ...]
    evidence: Evidence
    score: float
    fit: float = 0.0
    parts: float = 0.0

    @property
    def stated(self) -> bool:
        """Whether the document opens with it, bears it in its title or is signed by it."""
        weights = self.evidence.weights
        stated = weights["report"] + weights["head"] + weights["title"] + weights["issuer"]
        return stated >= 3 and (self.fit > AT_ODDS or stated > weights["head"])

    @property
    def only_described(self) -> bool:
        """Whether it is described but not stated."""
        return bool(self.evidence.weights["subject"]) and not self.stated

    @property
    def grounded(self) -> bool:
        """Whether more speaks for it than that it is named: a statement of the document about itself."""
        weights = self.evidence.weights
        if self.stated or (weights["subject"] >= SUBJECT and self.fit >= 0):
            return True
        if self.evidence.only_elsewhere:
            return False
        spoken = sum(weights.values()) - weights["publisher"] >= 0.7
        counts = self.evidence.counts
        if counts["full"] >= OFTEN and spoken and self.fit >= 0:
            return True
        named = spoken or self.parts > 0 or (counts["full"] > 1 and self.fit > 0)
        return (named and weights["publisher"] >= 3) or (
            self.fit > 0 and (named or weights["publisher"] >= 3)
        )


def weigh(
    key: Key,
    evidence: Evidence,
    inside: set[str],
    places: set[str],
    own: OwnLevel,
    gazetteer: Gazetteer,
    above: set[str],
    year: int | None,
) -> Candidate:
    """The candidate a name makes: its evidence, how it agrees with the document's own level, and its parts."""
    divisions = tuple(gazetteer.by_key(part) for part in key)
    also = frozenset(word for name in evidence.names for word in words_for(name))
    if evidence.weights["head"] or evidence.weights["title"]:
        also |= _words_of_former(divisions, gazetteer, None)
    elif year is not None and evidence.total:
        also |= _words_of_former(divisions, gazetteer, year)
    fit = max(own.fit(division, also) for division in divisions)
    if evidence.zone > evidence.body and own.best in (None, "区", "市"):
        fit = max(fit, 0.5)
    township = own.local and divisions[0].level == "county" and evidence.weights["publisher"] >= PUBLISHED
    if evidence.host or township:
        fit = max(fit, 0.5)
    alone = 1 if evidence.weights["own"] else 2  # one is enough where the document speaks of its own place
    parts = max(_parts(division, places, alone, gazetteer) for division in divisions)
    if any(parent.key in above for division in divisions for parent in gazetteer.parents(division)):
        parts += UNDER
    named_itself = evidence.weights["title"] or evidence.weights["report"] or evidence.weights["head"]
    visited = (
        AWAY if (evidence.visited and not evidence.sender) or (evidence.above and not named_itself) else 0.0
    )
    if _only_a_word(evidence) and not any(
        parent.key in inside for division in divisions for parent in gazetteer.parents(division)
    ):
        visited = AWAY
    return Candidate(divisions, evidence, evidence.total + fit + parts - visited, fit, parts)


def _words_of_former(
    divisions: tuple[Division, ...], gazetteer: Gazetteer, year: int | None
) -> frozenset[str]:
    """县 for 海安市, which was 海安县 until 2018: 海安十二届县委 is no stranger. With a year only what it was then."""
    return frozenset(
        word
        for division in divisions
        for short in division.shorts[:1]
        for former in gazetteer.by_former(short)
        if former.successor == division.code and (year is None or year < (former.until or 0))
        for word in words_for(former.name)
    )


def _only_a_word(evidence: Evidence) -> bool:
    """Whether it rests on an ordinary word alone (推动平安高质量发展), which counts only where its city is named."""
    return bool(evidence.weights["word"]) and sum(evidence.weights.values()) == evidence.weights["word"]


def _parts(division: Division, places: set[str], enough: int, gazetteer: Gazetteer) -> float:
    """What its subdivisions, named in the text, add: a city's own document names several of its counties."""
    if division.level == "county":
        return 0.0
    named = sum(1 for child in gazetteer.children(division.code) if child.key in places)
    return min(3.0, 0.6 * named) if named >= enough else 0.0
