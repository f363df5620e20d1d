"""The state of a store in figures that add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.corrections.journal import Journal
from core.intake.collection import Collection
from core.store.reader import Store

FATES = ("parsed", "parsed_with_issues", "duplicate", "no_text", "refused", "statistics")


@dataclass(frozen=True, slots=True)
class Status:
    """inputs = the sum of `fates` + waiting.

    `fates` counts what became of inputs by the names of `FATES`; `waiting` are inputs that were taken in and are not in
    the newest generation yet. `bytes_used` by part: originals, parsed, index, corrections.
    """

    inputs: int
    fates: dict[str, int]
    waiting: int
    documents: int
    corrections: int
    generation: str
    written: datetime
    bytes_used: dict[str, int]


def status_of(store: Store, data_dir: Path) -> Status:
    """The state of an open store and its data folder."""
    found = dict(store.rows("SELECT status, count(*) FROM inputs GROUP BY status"))
    fates = {name: found.pop(name, 0) for name in FATES} | found
    waiting = _waiting(store, Collection(data_dir))
    corrections, _ = Journal(data_dir).read()
    return Status(
        inputs=sum(fates.values()) + waiting,
        fates=fates,
        waiting=waiting,
        documents=store.rows("SELECT count(*) FROM documents")[0][0],
        corrections=len(corrections),
        generation=store.path.stem,
        written=datetime.fromtimestamp(store.path.stat().st_mtime, UTC),
        bytes_used=bytes_used(data_dir),
    )


def bytes_used(data_dir: Path) -> dict[str, int]:
    """Bytes in the parts of a data folder: originals, parsed, index, corrections."""
    parts = {"originals": "originals/**/*", "parsed": "records/**/*", "index": "index/**/*"}
    sizes = {name: _size(data_dir, pattern) for name, pattern in parts.items()}
    return {**sizes, "corrections": _size(data_dir, "corrections*")}


def _size(data_dir: Path, pattern: str) -> int:
    total = 0
    for path in data_dir.glob(pattern):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:  # removed since it was listed
            continue
    return total


def _waiting(store: Store, collection: Collection) -> int:
    """Inputs of the collection that the generation does not know as they are."""
    if store.meta["corpus"] != str(collection.folder) or store.meta.get("inputs") == collection.state():
        return 0
    known = Counter(store.rows("SELECT name, size, mtime_ns FROM files"))
    listed = Counter((file.name, file.size, file.mtime_ns) for file in collection.files()[0])
    return sum((listed - known).values())
