"""The cells of a table of statistics: which rows are its heading and what each column is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from core.lexicon import load_toml
from core.parsing.indicators.canonical import known
from core.parsing.read.encodings import decode
from core.parsing.read.kinds import kind_of
from core.parsing.read.tables import written

Row = Sequence[object]

HEADER_ROWS = 10  # a heading may stand under a title
_MARKS = ",\t;|，；"
_IN_BRACKETS = re.compile(r"^(.{2,60}?)\s*[(（\[【]\s*([^()（）\[\]【】]{1,20})\s*[)）\]】]$")
_NOISE = re.compile(r"[\s_\-.:：*“”\"'\ufeff]|[(（\[【].{0,30}[)）\]】]$")
_PLACES = ("code", "region", "province", "city", "county")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of statistics: what it is called inside its file, its column numbers by role, in a wide table the
    columns of indicators with their names and units, and its rows by their numbers in the file."""

    label: str
    roles: dict[str, int]
    wide: dict[int, tuple[str, str]]
    rows: Iterator[tuple[int, tuple[str, ...]]]


def tables_in(data: bytes) -> Iterator[Table]:
    """The tables of statistics in a csv text or a workbook; sheets of another form are left out."""
    for label, rows in _sheets(data):
        numbered = enumerate(rows, 1)
        for number, row in numbered:
            cells = tuple(written(cell).strip() for cell in row)
            roles = roles_of(cells)
            wide = {} if "indicator" in roles else _indicator_columns(cells, roles)
            if is_heading(roles, wide):
                rest = ((n, tuple(written(cell).strip() for cell in line)) for n, line in numbered)
                yield Table(label, roles, wide, rest)
                break
            if number >= HEADER_ROWS:
                break


def roles_of(cells: Sequence[str]) -> dict[str, int]:
    """Role to column number; of two columns with one role the first counts."""
    found: dict[str, int] = {}
    for number, cell in enumerate(cells):
        role = _roles().get(_NOISE.sub("", cell).lower())
        if role:
            found.setdefault(role, number)
    return found


def is_heading(roles: dict[str, int], wide: dict[int, tuple[str, str]]) -> bool:
    """Whether columns make a table of statistics: places, years, and either indicators with values or a column for each
    indicator."""
    placed = any(role in roles for role in _PLACES) and "year" in roles
    return placed and ({"indicator", "value"} <= roles.keys() or bool(wide))


def name_and_unit(heading: str) -> tuple[str, str]:
    """地区生产总值（亿元） as its name and its unit; the unit is empty where none is given."""
    match = _IN_BRACKETS.match(heading.strip())
    return (match[1], match[2]) if match else (heading.strip(), "")


def _indicator_columns(cells: Sequence[str], roles: dict[str, int]) -> dict[int, tuple[str, str]]:
    """The columns headed by an indicator that the lexicon knows, if there is one; then also those it does not know."""
    others = {number: name_and_unit(cell) for number, cell in enumerate(cells) if cell}
    for number in roles.values():
        others.pop(number, None)
    known_ones = [name for name, _ in others.values() if known(name, "none", False).id]
    return others if known_ones else {}


@cache
def _roles() -> dict[str, str]:
    return {name: role for role, entry in load_toml("statistics").items() for name in entry["names"]}


def _sheets(data: bytes) -> Iterator[tuple[str, Iterator[Row]]]:
    kind, _ = kind_of(data)
    if kind in ("xlsx", "xls"):
        import python_calamine

        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in book.sheet_names:
            label = sheet if len(book.sheet_names) > 1 else ""
            yield label, iter(book.get_sheet_by_name(sheet).iter_rows())
    elif kind == "txt" and (decoded := decode(data)) is not None:
        text = decoded.text.lstrip("\ufeff")
        yield "", iter(csv.reader(io.StringIO(text), delimiter=_mark(text)))


def _mark(text: str) -> str:
    """The separator under which one of the first lines names most columns, else that which stands there most often."""
    lines = text[:20_000].split("\n")[:HEADER_ROWS]

    def worth(mark: str) -> tuple[int, int]:
        return max(len(roles_of(line.split(mark))) for line in lines), sum(line.count(mark) for line in lines)

    return max(_MARKS, key=worth)
