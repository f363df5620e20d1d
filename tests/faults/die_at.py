"""Takes documents in, and kills itself with SIGKILL at a named step: python -m tests.faults.die_at STEP FOLDER DATA."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import core.intake.collection as collection
import core.intake.originals as originals
import core.journal_file as journal_file
import core.store.generations as generations
import core.store.renewal as renewal
import core.store.shards as shards
import core.store.storage as storage
from core.store import ingest_files
from core.workers.rows import rows_of

# A step is the place of a function, and on which of its calls, before or after it, the process dies.
STEPS: dict[str, tuple[Any, str, int, str]] = {
    "an original half written": (originals, "_write", 2, "after"),
    "originals written, not in the journal": (originals.Originals, "settle", 1, "after"),
    "one copy of the journal written": (journal_file, "_append", 1, "after"),
    "taken in, nothing parsed": (collection.Collection, "add", 1, "after"),
    "a shard half written": (storage.Path, "write_bytes", 2, "after"),
    "some shards written": (shards, "parse_batch", 2, "after"),
    "all parsed, no index": (renewal, "build", 1, "before"),
    "the index written, not closed": (renewal, "build", 1, "after"),
    "the index synced, not renamed": (generations, "_sync", 1, "after"),
    "the index renamed, not in use": (generations.Path, "open", 1, "pointer"),
    "in use, the old one not removed": (generations, "_sync", 2, "after"),
}


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def deadly(real: Callable[..., Any], call: int, when: str) -> Callable[..., Any]:
    """The function, with death at one of its calls."""
    count = 0

    def wrapped(*arguments: Any, **options: Any) -> Any:
        nonlocal count
        if when == "pointer":
            if str(arguments[0].name).startswith(f"{generations.CURRENT}."):
                die()
            return real(*arguments, **options)
        count += 1
        if count == call and when == "before":
            die()
        done = real(*arguments, **options)
        if count == call:
            die()
        return done

    return wrapped


def main(step: str, folder: Path, data: Path) -> None:
    """Runs until the step."""
    shards.rows_of_file = rows_of  # in this process: that of a worker would be the one to die
    place, name, call, when = STEPS[step]
    setattr(place, name, deadly(getattr(place, name), call, when))
    if name == "parse_batch":
        renewal.parse_batch = shards.parse_batch
    ingest_files([folder], data)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
