"""Decks on the seeds for tests: every view pinned, random filters, and what a deck must survive."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from core import views
from core.export.deck import Deck, Pin, Slide, slides
from core.models import DOC_TYPES, Filter
from core.store import Store

HOSTILE = "</script><img src=x onerror=alert(1)>{{7*7}}\x00\x0b=1+1" + "长" * 300
REGIONS = ("371324", "370400", "330781", "230521", "370000", "330000", "110000")


def every_view() -> Deck:
    """A pin for each view, and one for a view that no version has."""
    return Deck("县域情况", (*(Pin(identifier) for identifier in views.IDS), Pin("old.chart", shown="旧图")))


def shown(deck: Deck, store: Store) -> list[Slide]:
    """The slides of a deck on a store."""
    return list(slides(deck, views.direct(store)))


def digits(rows: list[list[Any]]) -> list[list[Any]]:
    """Numbers to the 15 digits that a workbook keeps, empty texts as empty cells."""
    return [
        [float(f"{value:.15g}") if isinstance(value, (int, float)) else value or None for value in row]
        for row in rows
    ]


def random_filters(count: int, seed: int = 5) -> Iterator[Filter]:
    """Filters as readers choose them, some of which leave nothing."""
    dice = random.Random(seed)
    for _ in range(count):
        years = sorted(dice.choices(range(2019, 2026), k=2)) if dice.random() < 0.5 else [None, None]
        yield Filter(
            tuple(dice.sample(REGIONS, dice.choice((0, 0, 1, 2)))),
            years[0],
            years[1],
            tuple(dice.sample(DOC_TYPES, dice.choice((0, 0, 0, 3)))),
        )
