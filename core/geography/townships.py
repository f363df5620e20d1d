"""The towns, townships and streets of the counties, by name: 古峰镇 lies in one county, 城关镇 in eighty.

Data: townships.csv beside this file (see SOURCES.md), those of today and the abolished ones the source still lists.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def counties_of_townships() -> dict[str, tuple[str, ...]]:
    """For each full name the six-digit codes of the counties that have one so called."""
    text = resources.files(__package__).joinpath("townships.csv").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        for name in row["names"].split():
            found.setdefault(name, []).append(row["code"])
    return {name: tuple(codes) for name, codes in found.items()}
