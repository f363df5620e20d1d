"""The planted figures of a region: what was reached, what is aimed at, and how bulletins and meetings tell it again."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from core.models import Region

FIRST_YEAR, LAST_YEAR = 2014, 2023

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
# What a superior aims at is taken over with one of these points added: mostly more is asked for than was asked.
ADDED = (0.0, 0.0, 0.5, 0.5, 1.0, -0.5)
# Of what a report could state it leaves out one in ten; of what a bulletin tells again it corrects one in four.
SILENT, REVISED = 0.1, 0.25


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


class Economy:
    """The figures of one region: growth with a slope of its own and a dent in 2020, levels that follow, targets that follow
    those of its superior."""

    def __init__(self, region: Region, seed: int, superior: Economy | None = None) -> None:
        chance = random.Random(f"{seed}/{region.code}/economy")
        start, slope = chance.uniform(5, 9), chance.uniform(-0.35, 0.15)
        scale = {"province": 30_000, "city": 1_500, "county": 180}[region.level]
        base = scale * chance.uniform(0.5, 2.5)
        self.growth: dict[tuple[str, int], float] = {}
        self.level: dict[tuple[str, int], float] = {}
        self.aims: dict[tuple[str, int], float] = {}
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
        for name in TARGETED:
            for year in range(FIRST_YEAR, LAST_YEAR + 1):
                own = round(2 * self.growth[name, year - 1] + 0.5) / 2
                aim = superior.aims[name, year] + chance.choice(ADDED) if superior else own
                self.aims[name, year] = max(1.0, aim)

    def stated(self, year: int, chance: random.Random) -> tuple[Figure, ...]:
        """What the report of a year states: results of the year before, targets of the year, each now and then left out."""
        actual = [self._actual(name, year - 1) for name, *_ in MEASURES]
        target = [self._target(name, year, chance.choice(QUALIFIERS)) for name in TARGETED]
        return tuple(
            figure for figure in [*actual, *target] if figure.id == "gdp" or chance.random() >= SILENT
        )

    def told_again(self, year: int, chance: random.Random) -> tuple[Figure, ...]:
        """What the bulletin of a year tells of it: everything, some of it corrected."""
        told = (self._actual(name, year) for name, *_ in MEASURES)
        return tuple(_revised(figure, chance) if chance.random() < REVISED else figure for figure in told)

    def told_in_passing(self, year: int, chance: random.Random) -> tuple[Figure, ...]:
        """What a meeting says of a year: the growth of two indicators, now and then another one."""
        told = (replace(self._actual(name, year), value=None, unit=None) for name in ("gdp", "retail_sales"))
        return tuple(_revised(figure, chance) if chance.random() < REVISED else figure for figure in told)

    def _actual(self, name: str, year: int) -> Figure:
        label, unit = next((label, unit) for key, label, unit, *_ in MEASURES if key == name)
        value = self.level.get((name, year))
        return Figure(name, label, "actual", year, value, unit if value else None, self.growth[name, year])

    def _target(self, name: str, year: int, qualifier: str) -> Figure:
        label = next(label for key, label, *_ in MEASURES if key == name)
        return Figure(name, label, "target", year, yoy=self.aims[name, year], qualifier=qualifier or None)


def _revised(figure: Figure, chance: random.Random) -> Figure:
    """The figure with some tenths of a point more or less, and its level with it."""
    step = chance.choice((-0.4, -0.3, -0.2, 0.2, 0.3, 0.4))
    yoy = round((figure.yoy or 0) + step, 1) or 0.1
    value = figure.value and round(figure.value * (1 + step / 20), 0 if figure.id in INCOMES else 1)
    return replace(figure, yoy=yoy, value=value)
