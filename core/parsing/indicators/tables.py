"""Tables that survived as lines: 指标 | 年末数(万人) | 比重(%), parted by bars, tabs or wide gaps, or one cell a line.

The heading row gives the unit of each column, in brackets; else the row, a column of units or a line above gives
it. A column of growth joins the first level of its row. Rows without a heading row are left alone: a bare number
has no unit to be read in. Tables with a row for each region are left alone too: their rows are no indicators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.parsing.indicators.amounts import Amount
from core.parsing.indicators.draft import Draft
from core.parsing.indicators.names import has_word
from core.parsing.indicators.stacked import Cell, stacked_tables
from core.parsing.units import Unit, unit_of

_NUMBER = re.compile(r"-?[0-9]{1,9}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,4})?%?")
_MISSING = frozenset({"-", "--", "—", "——", "…", "/", ""})
_UNIT = re.compile(r"\(([^()]{1,8})\)")
_UNIT_ABOVE = re.compile(r"单位[:：]\s?([^\s,;()]{1,8})")
_GROWTH = re.compile(r"增长|增速|增幅|±|同比|比上年|比去年")
_SHARE = re.compile(r"比重|占比")
_INDEX = re.compile(r"为(?:上年|去年)|指数|不变价|可比价|位次|排名|排位")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年?")
_PLAIN = re.compile(
    r"(?:绝对(?:数|值|量|额)|数[值额量]|数|总量|总值|年末数|年底数|实绩|现价|产量|累计|本年|全年|本期|单位|指标值|金额|规模|完成(?:数|额|值)?|(?:19|20)[0-9]{2}年?)*"
)
_REGIONS = re.compile(r"地区|县|市$|区域|乡镇|城市|省|街道|镇$|单位名称|名次")
_ROW_MARKS = re.compile(
    r"^(?:其中:?|#|\*|一、|二、|三、|[0-9]{1,2}[.、]|\([0-9一二三四五六七八九十]{1,2}\))+|\s"
)
_GAP = re.compile(r"\t|\u3000+| {2,}")
_SPREAD = re.compile(r"(?:(?<=[\s|])|^)[\u4e00-\u9fff](?: {1,6}[\u4e00-\u9fff]){1,3}(?=[\s|(]|$)")  # 绝 对 数
_SPACED = re.compile(r"[^\s。,;!?|]{1,14}(?: [^\s。,;!?|]{1,12}){2,6} ?")
_MEASURED = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,4})?)([^0-9.,%]{1,6})")  # 32.4万吨
_LONGEST_LINE, _LONGEST_CELL = 200, 30


@dataclass(slots=True)
class Column:
    """One column: its unit, whether it holds growth or units, and what it adds to the name of a row."""

    unit: Unit | None
    growth: bool
    name: str
    units: bool = False
    skipped: bool = False
    year: str | None = None


def read_tables(text: str) -> list[Draft]:
    """The figures of all tables, in order."""
    drafts = _lines(text) if "|" in text or "\t" in text or " " in text else []
    for header, rows in stacked_tables(text):
        columns = _columns(header, None)
        for row in rows if columns else ():
            drafts += _row(row, columns)
    drafts.sort(key=lambda draft: draft.start)
    return drafts


def _lines(text: str) -> list[Draft]:
    """The tables that have a line for each row."""
    drafts: list[Draft] = []
    columns: list[Column] = []
    above: Unit | None = None
    for line, start in _each_line(text):
        if (named := _UNIT_ABOVE.search(line)) and "|" not in line:
            above = unit_of(named[1])
        cells = _cells(line, start) or _words(line, start)
        if len(cells) < 2:
            columns = []
        elif not any(_NUMBER.fullmatch(cell) for cell, _ in cells):
            columns = _columns(cells, above)
        elif len(columns) == len(cells):
            drafts += _row(cells, columns)
        elif len(columns) == len(cells) - 1 and (columns[0].unit or columns[0].growth):
            columns = [Column(None, False, ""), *columns]  # the heading of the names is empty
            drafts += _row(cells, columns)
    return drafts


def _each_line(text: str) -> Iterator[tuple[str, int]]:
    at = 0
    for line in text.split("\n"):
        if len(line) <= _LONGEST_LINE:
            yield line, at
        at += len(line) + 1


def _cells(line: str, start: int) -> list[Cell]:
    """The cells of a line with their places; bars at both ends do not count."""
    barred = "|" in line
    if not barred and not _GAP.search(line):
        return []
    line = _SPREAD.sub(lambda found: found[0].replace(" ", "\0"), line)
    cells, at = [], 0
    for found in re.finditer(r"\|" if barred else _GAP, line + ("|" if barred else "\t")):
        cell = line[at : found.start()]
        if barred or cell.strip():
            cells.append((cell.strip().replace("\0", ""), start + at + len(cell) - len(cell.lstrip())))
        at = found.end()
    while cells and not cells[-1][0]:
        cells.pop()
    if any(len(cell) > _LONGEST_CELL for cell, _ in cells):
        return []
    return cells[1:] if barred and cells and not cells[0][0] else cells


def _words(line: str, start: int) -> list[Cell]:
    """The cells of a line parted by single spaces: 小麦 32.4万吨 3.4."""
    if not _SPACED.fullmatch(line):
        return []
    return [(found[0], start + found.start()) for found in re.finditer(r"\S+", line)]


def _columns(cells: list[Cell], above: Unit | None) -> list[Column]:
    """The columns of a heading row; none for a table of regions or one that says nothing of its numbers."""
    if _REGIONS.search(_UNIT.sub("", cells[0][0])) and not _SHARE.search(cells[0][0]):
        return []
    columns = [_column(cell, above) for cell, _ in cells]
    return columns if any(column.unit or column.growth or column.units for column in columns) else []


def _column(heading: str, above: Unit | None) -> Column:
    heading = re.sub(r"\s", "", heading)
    unit = _UNIT.search(heading)
    growth = _GROWTH.search(heading) is not None
    read = unit_of(unit[1].lstrip("±")) if unit else None
    if read is None and (growth or heading.endswith("%")):
        read = unit_of("%")
    name = _UNIT.sub("", heading)
    year = _YEAR.fullmatch(name)
    return Column(
        read or above,
        growth,
        "" if _PLAIN.fullmatch(name) else name.rstrip("%("),
        units=name in ("单位", "计量单位"),
        skipped=_INDEX.search(name) is not None,
        year=year[1] if year else None,
    )


def _row(cells: list[Cell], columns: list[Column]) -> list[Draft]:
    name = _ROW_MARKS.sub("", cells[0][0])
    row_unit = _UNIT.search(cells[0][0])
    own = unit_of(row_unit[1]) if row_unit else None
    name = _UNIT.sub("", name) if own else name
    if not has_word(name):
        return []
    start = cells[0][1]
    drafts: list[Draft] = []
    for (cell, place), column in zip(cells[1:], columns[1:], strict=True):
        if column.units:
            own = unit_of(cell) or own
            continue
        unit = (column.unit if column.growth else own or column.unit) or own
        if (measured := _MEASURED.fullmatch(cell)) and (stated := unit_of(measured[2])):
            cell, unit = measured[1], stated
        if column.skipped or unit is None or not _NUMBER.fullmatch(cell):
            continue
        value = float(cell.rstrip("%").replace(",", ""))
        if column.growth and unit.family == "percent":
            _grow(drafts, Draft(name, name, "", name, start, place + len(cell), place, "table"), value)
            continue
        amount = Amount(place, place + len(cell), abs(value), unit, negative=value < 0)
        draft = Draft(name + column.name, name, "", name, start, amount.end, place, "table", amount=amount)
        draft.base, draft.base_when = column.year is not None, column.year
        drafts.append(draft)
    return drafts


def _grow(drafts: list[Draft], alone: Draft, value: float) -> None:
    """A growth joins the first level of its row that has none; in a row without levels it stands alone."""
    level = next((draft for draft in drafts if draft.yoy is None), None)
    if level is None:
        drafts.append(level := alone)
    level.yoy, level.end = value, max(level.end, alone.end)
