"""As much of a table as can be read from afar: the columns, rows and letters that fit one slide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.export import words
from core.safe_text import visible

if TYPE_CHECKING:
    from pandas import DataFrame

SHORT = 12  # letters (a Chinese character is two) that a column has for itself before long ones take the rest
GAP = 3


@dataclass(frozen=True, slots=True)
class FittedTable:
    """Cells as words. `shares` of the width by column; `lines` each row takes, the head first; `left` rows had no room."""

    head: list[str]
    rows: list[list[str]]
    shares: list[float]
    lines: list[int]
    left: int


def fitted_table(
    table: DataFrame, letters: int, lines: int, columns: int = 6, longest: int = 40
) -> FittedTable:
    """What of a table fits on `letters` across (a Chinese character is two) and so many `lines` below a head of one line; at
    most `columns` columns and `longest` characters a cell. At least one row is kept."""
    kept = table.iloc[:, :columns]
    rows = [
        [_cell(value, longest) for value in row]
        for row in kept.head(lines).itertuples(index=False, name=None)
    ]
    head = [_cell(name, longest) for name in kept.columns]
    shares = _shares([max(map(wide, column)) + GAP for column in zip(head, *rows, strict=True)], letters)
    taken = [_lines(row, shares, letters) for row in (head, *rows)]
    fitting = sum(sum(taken[: number + 2]) <= lines + 1 for number in range(len(rows)))
    fitting = max(fitting, min(1, len(rows)))
    return FittedTable(head, rows[:fitting], shares, taken[: fitting + 1], len(table) - fitting)


def wide(said: str) -> int:
    """How many letters wide: a Chinese character is as wide as two."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in said)


def _shares(wanted: list[int], letters: int) -> list[float]:
    """Every column has what it wants up to `SHORT`; what is left goes to those that want more, by how much more."""
    sure = [min(one, SHORT + GAP) for one in wanted]
    more = [one - least for one, least in zip(wanted, sure, strict=True)]
    rest = max(letters - sum(sure), 0)
    given = [
        least + (min(one, one * rest / sum(more)) if sum(more) else 0)
        for least, one in zip(sure, more, strict=True)
    ]
    return [one / sum(given) for one in given]


def _lines(row: list[str], shares: list[float], letters: int) -> int:
    across = [max(int(share * letters) - GAP + 1, 2) for share in shares]
    return max(-(-wide(said) // room) or 1 for said, room in zip(row, across, strict=True))


def _cell(value: object, longest: int) -> str:
    said = visible(words.shown(value)).replace("\x0b", " ")
    return said if len(said) <= longest else said[: longest - 1] + "…"
