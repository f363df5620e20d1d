"""What made-up documents will say, decided before a word is written: places, dates, figures, people, planted trends.

Everything follows from the seed: the same seed gives the same documents, and a larger corpus begins with the smaller.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from core.geography.gazetteer import Division, load_gazetteer
from core.models import Region

FIRST_YEAR, LAST_YEAR = 2014, 2023
PER_REGION_YEAR = 10

# Occurrences of a planted term in one document, by year.
TERM_TRENDS: dict[str, dict[int, int]] = {
    "数字经济": {year: max(0, year - 2015) for year in range(FIRST_YEAR, LAST_YEAR + 1)},
    "乡村振兴": {year: (0 if year < 2018 else 3) for year in range(FIRST_YEAR, LAST_YEAR + 1)},
    "脱贫攻坚": {2015: 1, 2016: 3, 2017: 4, 2018: 5, 2019: 6, 2020: 7, 2021: 2},
    "供给侧结构性改革": {2016: 4, 2017: 3, 2018: 2, 2019: 1},
    "疫情防控": {2020: 6, 2021: 4, 2022: 5, 2023: 1},
}

# id, name, unit, size beside GDP (None: only the growth is stated), growth beside that of GDP.
MEASURES: tuple[tuple[str, str, str | None, float | None, float], ...] = (
    ("gdp", "地区生产总值", "亿元", 1.0, 0.0),
    ("fiscal_revenue", "一般公共预算收入", "亿元", 0.08, 0.8),
    ("investment", "固定资产投资", None, None, 1.6),
    ("retail_sales", "社会消费品零售总额", "亿元", 0.4, 0.6),
    ("industry_value_added", "规模以上工业增加值", None, None, 1.1),
    ("rural_income", "农村居民人均可支配收入", "元", None, 1.2),
    ("urban_income", "城镇居民人均可支配收入", "元", None, 0.4),
)
TARGETED = ("gdp", "fiscal_revenue", "investment", "retail_sales")
INCOMES = {"rural_income": 11_000, "urban_income": 26_000}
QUALIFIERS = ("", "左右", "以上")
OTHER_KINDS = (
    "work_conference", "notice", "plan", "party_group_meeting", "news_other", "statistical_bulletin", "symposium",
    "regulation", "study_session", "plenary_session", "other_meeting",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a document states."""

    id: str
    name: str
    kind: str
    year: int
    value: float | None = None
    unit: str | None = None
    yoy: float | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that one document has to say, before it is put into words."""

    number: int
    doc_type: str
    region: Region
    year: int
    month: int
    day: int
    ordinal: int = 0
    figures: tuple[Figure, ...] = ()
    terms: dict[str, int] = field(default_factory=dict)


def plans(documents: int, seed: int) -> Iterator[Plan]:
    """The plans of the first `documents` documents: region after region, each year from January to December."""
    number = 0
    for region in _regions(seed):
        economy = Economy(region, seed)
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            for plan in _year(region, year, economy, random.Random(f"{seed}/{region.code}/{year}"), number):
                yield plan
                number += 1
                if number == documents:
                    return


class Economy:
    """The planted figures of one region: growth with a slope of its own and a dent in 2020, levels that follow."""

    def __init__(self, region: Region, seed: int) -> None:
        chance = random.Random(f"{seed}/{region.code}/economy")
        start, slope = chance.uniform(5, 9), chance.uniform(-0.35, 0.15)
        scale = {"province": 30_000, "city": 1_500, "county": 180}[region.level]
        base = scale * chance.uniform(0.5, 2.5)
        self.growth: dict[tuple[str, int], float] = {}
        self.level: dict[tuple[str, int], float] = {}
        for name, _, _, size, above in MEASURES:
            level = (
                INCOMES[name] * chance.uniform(0.7, 1.6) if name in INCOMES else base * size if size else None
            )
            for year in range(FIRST_YEAR - 1, LAST_YEAR + 1):
                dent = 3.5 if year == 2020 else 0
                growth = start + above + slope * (year - FIRST_YEAR) - dent + chance.uniform(-0.4, 0.4)
                self.growth[name, year] = round(growth, 1) or 0.1  # never 持平: that is worded differently
                if level is not None:
                    level *= 1 + self.growth[name, year] / 100
                    self.level[name, year] = round(level, 0 if name in INCOMES else 1)

    def actual(self, name: str, year: int) -> Figure:
        """What was reached."""
        label, unit = next((label, unit) for key, label, unit, *_ in MEASURES if key == name)
        value = self.level.get((name, year))
        return Figure(name, label, "actual", year, value, unit if value else None, self.growth[name, year])

    def target(self, name: str, year: int, qualifier: str) -> Figure:
        """What is aimed at: last year's growth, in halves, a little higher."""
        label = next(label for key, label, *_ in MEASURES if key == name)
        aim = max(1.0, round(2 * self.growth[name, year - 1] + 0.5) / 2)
        return Figure(name, label, "target", year, yoy=aim, qualifier=qualifier or None)


def _year(region: Region, year: int, economy: Economy, chance: random.Random, first: int) -> Iterator[Plan]:
    """The documents of one region in one year, by date: the report, meetings, and some others."""
    executive = 2 + int(region.code or 0) // 7 % 5
    party = 1 + int(region.code or 0) // 3 % 3
    kinds = ["government_executive_meeting"] * executive + ["party_standing_committee_meeting"] * party
    others = PER_REGION_YEAR - 1 - len(kinds)
    kinds += [OTHER_KINDS[(first + at + year) % len(OTHER_KINDS)] for at in range(others)]
    dates = sorted((chance.randint(2, 12), chance.randint(1, 28)) for _ in kinds)
    chance.shuffle(kinds)
    figures = tuple(
        [economy.actual(name, year - 1) for name, *_ in MEASURES]
        + [economy.target(name, year, chance.choice(QUALIFIERS)) for name in TARGETED]
    )
    terms = {term: trend[year] for term, trend in TERM_TRENDS.items() if trend.get(year)}
    yield Plan(first, "government_work_report", region, year, 1, chance.randint(5, 28), 0, figures, terms)
    held = 0
    for at, (kind, (month, day)) in enumerate(zip(kinds, dates, strict=True), 1):
        held += kind == "government_executive_meeting"
        stated = figures[: len(MEASURES)] if kind == "statistical_bulletin" else ()
        yield Plan(first + at, kind, region, year, month, day, held, stated, terms)


@cache
def _named_once() -> tuple[Division, ...]:
    """The provinces, cities and counties whose full name occurs only once and says what they are."""
    gazetteer = load_gazetteer()
    fit = {"province": "省", "city": "市", "county": "县市区"}
    return tuple(
        division
        for division in gazetteer.today
        if division.name[-1] in fit.get(division.level, "")
        and "自治" not in division.name
        and len(gazetteer.by_name(division.name)) == 1
    )


def _regions(seed: int) -> Iterator[Region]:
    """Regions in a random order: of ten, one province, three cities and six counties while there are any."""
    gazetteer = load_gazetteer()
    chance = random.Random(f"{seed}/regions")
    waiting = {
        level: [division for division in _named_once() if division.level == level]
        for level in ("province", "city", "county")
    }
    for divisions in waiting.values():
        chance.shuffle(divisions)
    turn = ("county", "city", "county", "province", "county", "city", "county", "county", "city", "county")
    while any(waiting.values()):
        for level in turn:
            if waiting[level]:
                yield gazetteer.region(waiting[level].pop())
