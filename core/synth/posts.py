"""Who is in which post when: made-up people in the two posts from which the meetings of a region are chaired."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Literal

from core.models import Region
from core.synth.wording import wording

Post = Literal["party", "government"]
PARTY_KINDS = frozenset({"party_standing_committee_meeting", "study_session", "plenary_session"})
_HEADS = {"省": "省长", "市": "市长", "县": "县长", "区": "区长"}


class Posts:
    """The terms of office of a region: for each post from when (months, 12 a year) who holds it; no name twice."""

    def __init__(self, region: Region, seed: int, first: int, last: int) -> None:
        chance = random.Random(f"{seed}/{region.code}/posts")
        unit = (region.name or "市")[-1]
        self._roles: dict[Post, str] = {
            "party": f"{unit}委书记",
            "government": f"{unit}委副书记、{_HEADS[unit]}",
        }
        names = _names(chance)
        self._terms: dict[Post, list[tuple[int, str]]] = {}
        for post in self._roles:
            month, terms = 12 * first - chance.randint(0, 30), []
            while month < 12 * (last + 1):
                terms.append((month, next(names)))
                month += chance.randint(20, 50)
            self._terms[post] = terms

    def holder(self, doc_type: str, year: int, month: int) -> tuple[str, str]:
        """Role and name of who chairs a meeting of that kind (or signs the report) then."""
        post: Post = "party" if doc_type in PARTY_KINDS else "government"
        since = 12 * year + month - 1
        name = [name for start, name in self._terms[post] if start <= since][-1]
        return self._roles[post], name


def _names(chance: random.Random) -> Iterator[str]:
    """Different names, without end."""
    known = wording()["people"]
    given: set[str] = set()
    while True:
        name = chance.choice(known["surnames"]) + "".join(chance.sample(known["given"], chance.randint(1, 2)))
        if name not in given:
            given.add(name)
            yield name
