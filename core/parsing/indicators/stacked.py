"""Tables pasted with one cell a line: how many columns they have, and their rows.

The heading ends where the first row begins; a row is a name, perhaps a unit, and a fixed count of numbers.
"""

from __future__ import annotations

import re

from core.parsing.units import unit_of

Cell = tuple[str, int]  # what it says, and where

_NUMBER = re.compile(r"-?[0-9]{1,9}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,4})?%?|-{1,2}|—{1,2}|…")
_ALONE = re.compile(r"\n[ \t]{0,8}-?[0-9][0-9,.]{0,12}[ \t|]{0,4}(?=\n)")
_PROSE = re.compile(r"[。;!?]")
_LONGEST, _MOST_COLUMNS, _FEWEST_CELLS = 24, 12, 6
Table = tuple[list[Cell], list[list[Cell]]]


def stacked_tables(text: str) -> list[Table]:
    """The heading and the rows of each table with one cell a line."""
    if len(_ALONE.findall(text)) < 2:
        return []
    return [table for run in _runs(text) if (table := _table(run))]


def _runs(text: str) -> list[list[Cell]]:
    """Unbroken stretches of lines that can be cells."""
    runs: list[list[Cell]] = [[]]
    at = 0
    for line in text.split("\n"):
        cell = line.strip(" \t|")
        if len(cell) > _LONGEST or _PROSE.search(cell) or "|" in cell:
            runs.append([])
        elif cell:
            runs[-1].append((cell, at + line.index(cell)))
        at += len(line) + 1
    return [run for run in runs if len(run) >= _FEWEST_CELLS]


def _table(cells: list[Cell]) -> Table | None:
    numeric = [_NUMBER.fullmatch(cell) is not None for cell, _ in cells]
    if True not in numeric:
        return None
    first = numeric.index(True)
    count = next((at for at in range(first, len(cells)) if not numeric[at]), len(cells)) - first
    named = 2 if first and unit_of(cells[first - 1][0]) else 1
    width, start = count + named, first - named
    if not 2 <= width <= _MOST_COLUMNS or start < width:
        return None
    rows = []
    at = start
    while at <= len(cells) - width and not numeric[at]:
        if any(numeric[at : at + named]) or not all(numeric[at + named : at + width]):
            at += 1  # a heading between rows
            continue
        rows.append(cells[at : at + width])
        at += width
    return (cells[start - width : start], rows) if len(rows) > 1 else None
