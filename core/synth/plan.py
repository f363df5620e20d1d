"""What made-up documents will say, decided before a word is written: places, dates, figures, people, planted trends.

Everything follows from the seed: the same seed gives the same documents, and a larger corpus begins with the smaller.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from core.models import MEETING_TYPES, Region
from core.synth.economy import FIRST_YEAR, LAST_YEAR, Economy, Figure
from core.synth.places import families, superior
from core.synth.posts import Posts
from core.synth.wording import wording

PER_REGION_YEAR = 10

# Occurrences of a planted term in one document, by year.
TERM_TRENDS: dict[str, dict[int, int]] = {
    "数字经济": {year: max(0, year - 2015) for year in range(FIRST_YEAR, LAST_YEAR + 1)},
    "乡村振兴": {year: (0 if year < 2018 else 3) for year in range(FIRST_YEAR, LAST_YEAR + 1)},
    "脱贫攻坚": {2015: 1, 2016: 3, 2017: 4, 2018: 5, 2019: 6, 2020: 7, 2021: 2},
    "供给侧结构性改革": {2016: 4, 2017: 3, 2018: 2, 2019: 1},
    "疫情防控": {2020: 6, 2021: 4, 2022: 5, 2023: 1},
}
OTHER_KINDS = (
    "work_conference", "notice", "plan", "party_group_meeting", "news_other", "symposium", "regulation", "study_session",
    "plenary_session", "other_meeting",
)  # fmt: skip
TOPICS_A_YEAR, ITEMS = 6, 3
# What the first executive meeting of a year hears before anything else.
LOOKED_BACK = ("economy", "上年经济运行情况")
SIGNED = 4  # sentences of a report that no other government's report has first, and how many of them others take over


@dataclass(frozen=True, slots=True)
class Plan:
    """All that one document has to say, before it is put into words.

    `agenda` are (topic, item), `phrases` formulations in quotation marks, `own` sentences of its own, `common` sentences of
    its superior's report; `retold` says that another outlet tells of a meeting that a document before it told of.
    """

    number: int
    doc_type: str
    region: Region
    year: int
    month: int
    day: int
    chair: tuple[str, str]
    ordinal: int = 0
    figures: tuple[Figure, ...] = ()
    terms: dict[str, int] = field(default_factory=dict)
    agenda: tuple[tuple[str, str], ...] = ()
    phrases: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    retold: bool = False


class Place:
    """What is planted for one region over all years."""

    def __init__(self, region: Region, seed: int) -> None:
        self.region, self.seed, self.code = region, seed, region.code or ""
        above = superior(self.code)
        self.superior: Place | None = place(above.code or "", seed, above) if above else None
        self.economy: Economy = Economy(region, seed, self.superior.economy if self.superior else None)
        self.posts = Posts(region, seed, FIRST_YEAR, LAST_YEAR)
        self.phrases = self._phrases(random.Random(f"{seed}/{self.code}/phrases"))

    def own(self, year: int) -> tuple[str, ...]:
        """The sentences that mark the report of a year."""
        chance = random.Random(f"{self.seed}/{self.code}/{year}/own")
        template = wording()["signature"]["any"]
        return tuple(chance.choice(template).choose(chance) for _ in range(SIGNED))

    def common(self, year: int) -> tuple[str, ...]:
        """Those of the superior's that the report takes over: none to all, another number each year."""
        if self.superior is None:
            return ()
        return self.superior.own(year)[: (int(self.code) // 7 + year) % (SIGNED + 1)]

    def _phrases(self, chance: random.Random) -> dict[str, tuple[int, bool]]:
        """From which year each formulation is used, and whether a meeting uses it before the report does: two of its own for a
        government without a superior, those of the superior some years later; some are never taken over."""
        if self.superior is None:
            bank = [phrase.choose(chance) for phrase in wording()["phrases"]["any"]]
            return {phrase: (chance.randint(2014, 2018), False) for phrase in chance.sample(bank, 2)}
        return {
            phrase: (since + chance.choice((0, 0, 1, 1, 2)), chance.random() < 0.5)
            for phrase, (since, _) in self.superior.phrases.items()
            if chance.random() < 0.8
        }


@cache
def place(code: str, seed: int, region: Region) -> Place:
    """The plans of a region, made once."""
    return Place(region, seed)


def plans(documents: int, seed: int) -> Iterator[Plan]:
    """The plans of the first `documents` documents: family after family, year after year, region after region, each year of
    a region from January to December."""
    number = 0
    for family in families(seed):
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            for region in family:
                here = place(region.code or "", seed, region)
                for plan in _year(here, year, random.Random(f"{seed}/{region.code}/{year}")):
                    yield replace(plan, number=number)
                    number += 1
                    if number == documents:
                        return


def _year(here: Place, year: int, chance: random.Random) -> Iterator[Plan]:
    """The documents of one region in one year: the report, the bulletin, meetings, one of them told twice, and others."""
    code = int(here.code)
    economy = here.economy
    executive, party = 2 + code // 7 % 3, 1 + code // 3 % 2
    kinds = ["government_executive_meeting"] * executive + ["party_standing_committee_meeting"] * party
    others = PER_REGION_YEAR - 3 - len(kinds)
    kinds += [OTHER_KINDS[(code + at + year) % len(OTHER_KINDS)] for at in range(others)]
    chance.shuffle(kinds)
    # No two on one day: two readouts of one body and one day would be of one meeting.
    dates = sorted(
        chance.sample([(month, day) for month in range(2, 13) for day in range(1, 28)], len(kinds))
    )
    topics = chance.sample(sorted(wording()["agenda"]), TOPICS_A_YEAR)
    terms = {term: trend[year] for term, trend in TERM_TRENDS.items() if trend.get(year)}

    def plan(kind: str, month: int, day: int, **more: object) -> Plan:
        chair = here.posts.holder(kind, year, month)
        return Plan(0, kind, here.region, year, month, day, chair, terms=terms, **more)  # type: ignore[arg-type]

    reported = tuple(p for p, (since, later) in here.phrases.items() if since + later <= year)
    first_met = tuple(p for p, (since, later) in here.phrases.items() if later and since == year)
    yield plan(
        "government_work_report", 1, chance.randint(5, 28), figures=economy.stated(year, chance), phrases=reported,
        own=here.own(year), common=here.common(year),
    )  # fmt: skip
    yield plan("statistical_bulletin", 3, chance.randint(1, 27), figures=economy.told_again(year - 1, chance))
    held = 0
    for kind, (month, day) in zip(kinds, dates, strict=True):
        agenda = _agenda(chance, topics)
        if kind != "government_executive_meeting":
            yield plan(kind, month, day, agenda=agenda if kind in MEETING_TYPES else ())
            continue
        held += 1
        first = held == 1
        looked_back = economy.told_in_passing(year - 1, chance) if first else ()
        meeting = plan(
            kind, month, day, ordinal=held, figures=looked_back, agenda=(LOOKED_BACK, *agenda) if first else agenda,
            phrases=first_met if first else (),
        )  # fmt: skip
        yield meeting
        if held == executive:
            yield replace(meeting, figures=(), agenda=agenda[:-1], phrases=(), retold=True)


def _agenda(chance: random.Random, topics: list[str]) -> tuple[tuple[str, str], ...]:
    """Items of some of the topics of the year."""
    items = wording()["agenda"]
    known = [(topic, item.choose(chance)) for topic in topics for item in items[topic]]
    return tuple(chance.sample(known, ITEMS))
