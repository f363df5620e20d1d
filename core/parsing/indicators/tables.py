"""Tables that survived as lines with bars: 指标 | 年末数(万人) | 比重(%).

The heading row gives the unit of each column in brackets; a column of growth joins the level of its row.
Rows without a heading row are left alone: a bare number has no unit to be read in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.parsing.indicators.amounts import Amount
from core.parsing.indicators.draft import Draft
from core.parsing.indicators.names import has_word
from core.parsing.units import Unit, unit_of

_NUMBER = re.compile(r"-?[0-9]{1,9}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,4})?")
_UNIT = re.compile(r"\(([^()]{1,8})\)")
_GROWTH = re.compile(r"增长|增速|增幅|±|同比|比上年")
_ROW_MARKS = re.compile(r"^(?:其中:?|#|#|一、|二、|三、|[0-9]{1,2}[.、])+|\s")


@dataclass(slots=True)
class Column:
    """One column: its unit, and whether it holds growth."""

    unit: Unit | None
    growth: bool
    name: str


def read_tables(text: str) -> list[Draft]:
    """The figures of all tables with bars, in order."""
    if "|" not in text:
        return []
    drafts: list[Draft] = []
    columns: list[Column] = []
    at = 0
    for line in text.split("\n"):
        cells = _cells(line, at)
        at += len(line) + 1
        if len(cells) < 2:
            columns = []
        elif not any(_NUMBER.fullmatch(cell) for cell, _ in cells):
            columns = [_column(cell) for cell, _ in cells]
        elif len(columns) == len(cells):
            drafts += _row(cells, columns)
    return drafts


def _cells(line: str, start: int) -> list[tuple[str, int]]:
    """The cells of a line with their places; bars at both ends do not count."""
    if "|" not in line:
        return []
    cells, at = [], start
    for cell in line.split("|"):
        cells.append((cell.strip(), at + len(cell) - len(cell.lstrip())))
        at += len(cell) + 1
    while cells and not cells[-1][0]:
        cells.pop()
    return cells[1:] if cells and not cells[0][0] else cells


def _column(heading: str) -> Column:
    unit = _UNIT.search(heading.replace(" ", ""))
    growth = _GROWTH.search(heading) is not None
    return Column(unit_of(unit[1]) if unit else None, growth, _UNIT.sub("", heading).strip())


def _row(cells: list[tuple[str, int]], columns: list[Column]) -> list[Draft]:
    name = _ROW_MARKS.sub("", cells[0][0])
    row_unit = _UNIT.search(cells[0][0])
    own = unit_of(row_unit[1]) if row_unit else None
    name = _UNIT.sub("", name) if own else name
    drafts: list[Draft] = []
    for (cell, place), column in zip(cells[1:], columns[1:], strict=True):
        unit = column.unit or own
        if not has_word(name) or unit is None or not _NUMBER.fullmatch(cell):
            continue
        value = float(cell.replace(",", ""))
        if column.growth and unit.family == "percent":
            if drafts and drafts[-1].yoy is None:
                drafts[-1].yoy, drafts[-1].end = value, place + len(cell)
            continue
        share = "比重" in column.name or "占比" in column.name
        full = f"{name}{column.name}" if share else name
        amount = Amount(place, place + len(cell), abs(value), unit, negative=value < 0)
        drafts.append(Draft(full, name, "", name, cells[0][1], amount.end, place, "table", amount=amount))
    return drafts
