"""The towns, townships and streets of the counties, by name: 古峰镇 lies in one county, 城关镇 in eighty.

Data: townships.csv beside this file (see SOURCES.md), those of today and the abolished ones the source still lists.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

_KINDS = ("镇", "乡", "街道")  # many a township became a town, and many a town a street


@cache
def counties_of_townships() -> dict[str, tuple[str, ...]]:
    """For each full name the six-digit codes of the counties that have one so called, of whichever of the kinds."""
    text = resources.files(__package__).joinpath("townships.csv").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        for name in row["names"].split():
            for form in _forms(name):
                found.setdefault(form, set()).add(row["code"])
    return {name: tuple(sorted(codes)) for name, codes in found.items()}


def _forms(name: str) -> tuple[str, ...]:
    """古峰镇, 古峰乡, 古峰街道 for any of them; a name of another kind alone."""
    kind = next((kind for kind in _KINDS if name.endswith(kind)), None)
    stem = name.removesuffix(kind or "")
    return tuple(stem + kind for kind in _KINDS) if kind and len(stem) > 1 else (name,)
