"""How far a long piece of work is, how fast it goes and how long it will take, for whoever watches it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal, NamedTuple

Stage = Literal["take", "parse", "index"]


class Step(NamedTuple):
    """A moment of the work: its stage (files are taken in, parsed, the index is written), how many of how many are
    done, the last name, how many a second, and the seconds left at that rate (None when that cannot be said)."""

    stage: Stage
    done: int
    total: int
    name: str
    rate: float | None
    left: float | None


class Pace:
    """Turns counts of one stage into steps."""

    def __init__(self, stage: Stage, tell: Callable[[Step], None]) -> None:
        self._stage, self._tell = stage, tell
        self._began = time.monotonic()

    def __call__(self, done: int, total: int, name: str) -> None:
        """Tells of a step."""
        passed = time.monotonic() - self._began
        rate = done / passed if passed > 0 and done else None
        self._tell(Step(self._stage, done, total, name, rate, (total - done) / rate if rate else None))
