"""The divisions of China down to the county: by code, by name, by what they were called before.

Data: divisions.csv, former.csv and aliases.csv beside this file (see SOURCES.md for where they come from).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from core.models import Region

Level = Literal["country", "province", "city", "county", "township", "unknown"]
_RANK = {"province": 1, "city": 2, "county": 3}


@dataclass(frozen=True, slots=True)
class Division:
    """A division, today's or a former one. `parent` is a code; counties directly under a province have its code there.

    `until` is the last year of a former division (the year of the change), `successor` the code of the one division of
    today that took its place under a new name or rank; a division that was divided or merged has none and may say in
    `merged_into` where its seat went.
    """

    code: str
    name: str
    shorts: tuple[str, ...]
    level: Level
    parent: str
    since: int | None = None
    until: int | None = None
    successor: str = ""
    merged_into: str = ""

    @property
    def key(self) -> str:
        """What tells it from all others: the code, and for a former division also its last year."""
        return self.code if self.until is None else f"{self.code}/{self.until}/{self.name}"


class Gazetteer:
    """Lookups over all divisions. Names are official and Simplified; codes have six digits."""

    def __init__(
        self, today: tuple[Division, ...], former: tuple[Division, ...], aliases: tuple[tuple[str, str], ...]
    ) -> None:
        self.today = today
        self.former = former
        self.aliases = aliases
        self._by_code = {division.code: division for division in today}
        self._by_key = {division.key: division for division in (*today, *former)}
        self._by_name: dict[str, list[Division]] = {}
        self._by_short: dict[str, list[Division]] = {}
        self._by_former: dict[str, list[Division]] = {}
        self._children: dict[str, list[Division]] = {}
        for division in today:
            self._by_name.setdefault(division.name, []).append(division)
            self._children.setdefault(division.parent, []).append(division)
            for short in division.shorts:
                self._by_short.setdefault(short, []).append(division)
        for form, code in aliases:
            self._by_short.setdefault(form, []).append(self._by_code[code])
        for division in former:
            for form in (division.name, *division.shorts):
                self._by_former.setdefault(form, []).append(division)

    def division(self, code: str) -> Division | None:
        """Today's division with this six-digit code."""
        return self._by_code.get(code)

    def by_key(self, key: str) -> Division:
        """The division of today or of the past with this `Division.key`; KeyError if there is none."""
        return self._by_key[key]

    def by_name(self, name: str) -> tuple[Division, ...]:
        """Today's divisions with this full official name: none, one, or several (鼓楼区)."""
        return tuple(self._by_name.get(name, ()))

    def by_short(self, form: str) -> tuple[Division, ...]:
        """Today's divisions with this short form (兰陵, 延边州, 科右前旗)."""
        return tuple(self._by_short.get(form, ()))

    def by_former(self, form: str, year: int | None = None) -> tuple[Division, ...]:
        """Former divisions with this full or short name; with a year, those that still bore it then.

        The year of the change counts as borne, since it mostly took effect late in it, and so does the year after:
        reports of January speak for the year before.
        """
        found = self._by_former.get(form, ())
        if year is None:
            return tuple(found)
        return tuple(
            division
            for division in found
            if (division.since or 0) <= year and (division.until is None or year <= division.until + 1)
        )

    def current(self, division: Division) -> Division:
        """The division of today that a former one became, or itself where there is no single one."""
        return self._by_code.get(division.successor, division) if division.until is not None else division

    def parents(self, division: Division) -> tuple[Division, ...]:
        """City (where there is one) and province above a division, the nearest first."""
        above: list[Division] = []
        parent = self._by_code.get(division.parent)
        while parent is not None:
            above.append(parent)
            parent = self._by_code.get(parent.parent)
        return tuple(above)

    def children(self, code: str) -> tuple[Division, ...]:
        """What lies directly under a code, in the order of codes; the provinces for an empty one."""
        return tuple(self._children.get(code, ()))

    def descendants(self, code: str) -> Iterator[Division]:
        """Everything under a code, cities before their counties."""
        for child in self.children(code):
            yield child
            yield from self.descendants(child.code)

    def contains(self, outer: Division, inner: Division) -> bool:
        """Whether `inner` is `outer` or lies in it."""
        return outer.key == inner.key or any(parent.key == outer.key for parent in self.parents(inner))

    def region(self, division: Division, level: Level | None = None) -> Region:
        """The region of a division by full official names; `level` where the body is below it (a township)."""
        names: dict[str, str] = {}
        for part in (division, *self.parents(division)):
            names[part.level] = part.name
        return Region(
            province=names.get("province"),
            city=names.get("city"),
            county=names.get("county"),
            level=level or division.level,
            code=division.code,
        )

    def region_of(self, code: str) -> Region | None:
        """The region of today's division with this code."""
        division = self._by_code.get(code)
        return None if division is None else self.region(division)


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    today = tuple(
        Division(
            row["code"],
            row["name"],
            tuple(row["short"].split()),
            _level(row),
            row["parent"],
            _year(row["since"]),
        )
        for row in _rows("divisions")
    )
    former = tuple(
        Division(
            row["code"],
            row["name"],
            tuple(row["short"].split()),
            _level(row),
            row["parent"],
            _year(row["since"]),
            _year(row["until"]),
            row["successor"],
            row["merged_into"],
        )
        for row in _rows("former")
    )
    return Gazetteer(today, former, tuple((row["form"], row["code"]) for row in _rows("aliases")))


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = resources.files(__package__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _level(row: dict[str, str]) -> Level:
    level = row["level"]
    assert level in _RANK
    return level  # type: ignore[return-value]


def _year(text: str) -> int | None:
    return int(text) if text else None
