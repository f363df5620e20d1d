"""A table of statistics as figures: regions by the gazetteer, indicators by the lexicon, every row accounted for."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple

import python_calamine

from core.models import Region
from core.parsing.indicators.canonical import known
from core.parsing.text import fold
from core.parsing.units import to_base, unit_of
from core.statistics.regions import region_of
from core.statistics.tables import Table, name_and_unit, tables_in

ROWS = 200_000  # of one file; a larger table is better cut by years
_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:年度?|[-/.年][0-9]{1,2}(?:[-/.月][0-9]{1,2}日?)?月?|\.0)?")
_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,12})?(?:[eE][-+]?[0-9]{1,3})?")
_MISSING = frozenset({"", "-", "--", "—", "——", "…", "……", "...", "/", "NA", "N/A", "nan", "null", "无", "x"})
_GROWTH = re.compile(r"(?:比上年|同比|年均)?(?:增长率|增长速度|增速|增幅|增长)$")


class Figure(NamedTuple):
    """A figure of a table. `key` is the lexicon id, else the name; `row` counts from 1 in the file. A growth is in
    percent, signed; a level is in `unit` and, where the unit is known, in base units."""

    row: int
    region: Region
    year: int
    key: str
    id: str | None
    name: str
    raw_name: str
    value: float | None
    unit: str | None
    value_si: float | None
    unit_si: str | None
    yoy: float | None


class Unread(NamedTuple):
    """A row or a cell of it that gave no figure, as it stands there, and why."""

    row: int
    content: str
    reason: str


class Loaded(NamedTuple):
    """What a table gave: `rows` is how many rows with content it has, each of which gave figures or is in `unread`.
    `empty` counts cells without a number in rows of wide tables and rows whose value is missing by its sign (—)."""

    rows: int
    figures: list[Figure]
    unread: list[Unread]
    empty: int


def read_statistics(data: bytes) -> Loaded | None:
    """The figures of a file; None when it is no table of statistics. Never raises for what is in it."""
    loaded = Loaded(0, [], [], 0)
    found = False
    try:
        for table in tables_in(data):
            found = True
            loaded = _added(loaded, table)
    except (csv.Error, python_calamine.CalamineError, OSError, ValueError) as error:
        loaded.unread.append(Unread(loaded.rows + 1, "", f"表格读到这里出错：{error}"[:200]))
    return loaded if found else None


def _added(loaded: Loaded, table: Table) -> Loaded:
    rows, empty = loaded.rows, loaded.empty
    for number, cells in table.rows:
        if not any(cells):
            continue
        rows += 1
        if rows > ROWS:
            loaded.unread.append(Unread(number, "", f"表格超过 {ROWS} 行，其余的行没有读入。"))
            break
        for found in _row(table, number, cells):
            if isinstance(found, Figure):
                loaded.figures.append(found)
            elif found is None:
                empty += 1
            else:
                loaded.unread.append(found)
    return Loaded(rows, loaded.figures, loaded.unread, empty)


def _row(table: Table, number: int, cells: tuple[str, ...]) -> Iterator[Figure | Unread | None]:
    """The figures of a row; None for a value that is missing."""

    def cell(role: str) -> str:
        column = table.roles.get(role)
        return cells[column] if column is not None and column < len(cells) else ""

    content = " | ".join(text for text in cells if text)[:300]
    year = _year(cell("year"))
    if year is None:
        yield Unread(number, content, f"年份读不出：{cell('year') or '（空）'}")
        return
    names = tuple(cell(role) for role in ("province", "city", "county", "region"))
    region = region_of(cell("code"), names, year)
    if isinstance(region, str):
        yield Unread(number, content, region)
    elif table.wide:
        for column, (name, unit) in table.wide.items():
            value = cells[column] if column < len(cells) else ""
            yield _figure(number, region, year, name, value, unit, content)
    else:
        name, unit = name_and_unit(cell("indicator"))
        yield _figure(
            number, region, year, name, cell("value"), cell("unit") or unit, content, cell("growth")
        )


def _figure(
    number: int, region: Region, year: int, name: str, value: str, unit: str, content: str, growth: str = ""
) -> Figure | Unread | None:
    if not name:
        return Unread(number, content, "没有写明指标")
    amount, yoy = _value(value), _value(growth)
    if amount is None and yoy is None:
        return None if fold(value) in _MISSING else Unread(number, content, f"不是数：{value}")
    measure = unit_of(fold(unit)) if unit else None
    plain = _GROWTH.sub("", name)
    if (
        amount is not None
        and len(plain) > 1
        and plain != name
        and (measure is None or measure.family == "percent")
    ):
        name, amount, yoy, unit, measure = plain, None, amount, "", None
    about = known(name, measure.family if measure else "none", amount is None)
    return Figure(
        number,
        region,
        year,
        about.id or about.name,
        about.id,
        about.name,
        name,
        amount,
        unit or None,
        to_base(amount, measure) if measure and amount is not None else None,
        measure.base if measure and amount is not None else None,
        yoy,
    )


def _year(text: str) -> int | None:
    match = _YEAR.fullmatch(fold(text).replace(" ", ""))
    return int(match[1]) if match else None


def _value(text: str) -> float | None:
    plain = fold(text).replace(",", "").replace(" ", "").removesuffix("%")
    return float(plain) if _NUMBER.fullmatch(plain) else None
