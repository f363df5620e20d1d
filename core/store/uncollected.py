"""A pause for Python's collector of cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """While a row is made for each of many documents, none of them in a cycle, the collector looks through all of them again
    and again: two fifths of the work at 100,000. It is for all threads, so only for stretches of seconds."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
