"""How far an axis reaches under marks that stand for themselves: discs, rings and squares, which need no zero.

Bars and lines drawn from zero do need it, and do not ask here.
"""

from __future__ import annotations

from collections.abc import Iterable

from core.charts import numbers

# Zero is shown where it costs at most this share of what the marks take up.
NEAR_ZERO = 0.5
# Where all marks stand at one value, the axis is this share of it wide.
ALONE = 0.5


def reach(values: Iterable[float | None]) -> tuple[float, float]:
    """The lowest and the highest value an axis must hold: those of the marks, and zero where it lies among or close to
    them; never the same twice. Unknown values do not count."""
    known = [float(value) for value in values if value is not None and not numbers.missing(value)]
    low, high = min(known, default=0.0), max(known, default=1.0)
    if low == high:
        room = abs(low) * ALONE / 2 or 1.0
        return low - room, high + room
    near = NEAR_ZERO * (high - low)
    return (0.0 if 0 < low <= near else low), (0.0 if -near <= high < 0 else high)
