"""How wide the columns of a table on a page are, so that what stands in them is read whole at a width of 1280 pixels.

The grid of the page measures only the first rows and then fills what is left over; it neither sees a long name further
down nor makes a column smaller. Those two it is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.charts import numbers
from core.charts.bars import wide

if TYPE_CHECKING:
    from pandas import DataFrame

# Pixels of a table in a frame as wide as the page, in a window of 1280; its column to choose rows.
ROOM, CHOICE = 936, 36
LETTER, PAD = 14, 18
SEEN, READ = 10, 300  # rows the grid measures; rows measured here
LEAST, MOST = 60, 420


def fitting(table: DataFrame, columns: Mapping[str, str], room: int = ROOM) -> dict[str, int]:
    """Pixels for the columns of `table` (name to heading) that need to be told: where all fit, those with a text further
    down that is longer than the first rows show; where they do not, those that must give way, the widest first. Where even
    that is not enough, as with a column for each of many regions, none: such a table is moved sideways."""
    wanted = {name: _wanted(table, name, heading, READ) for name, heading in columns.items()}
    most = _most(list(wanted.values()), room)
    if most is None:
        return {
            name: width for name, width in wanted.items() if width > _wanted(table, name, columns[name], SEEN)
        }
    return {
        name: min(width, most)
        for name, width in wanted.items()
        if width > most or width > _wanted(table, name, columns[name], SEEN)
    }


def _wanted(table: DataFrame, name: str, heading: str, rows: int) -> int:
    words = [str(value) for value in table[name].head(rows) if not numbers.missing_text(value)]
    longest = max((wide(one) for one in [*words, heading]), default=0.0)
    return min(max(round(longest * LETTER) + PAD, LEAST), MOST)


def _most(wanted: list[int], room: int) -> int | None:
    """The width that no column may pass for all to fit; None where that would leave too little to read."""
    if sum(wanted) <= room:
        return max(wanted, default=0)
    return next(
        (
            most
            for most in range(max(wanted, default=0), LEAST * 2, -4)
            if sum(min(one, most) for one in wanted) <= room
        ),
        None,
    )
