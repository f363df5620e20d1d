"""From documents to a store that matches them: take in, parse what is new, write a generation if anything changed."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from core.intake.collection import Collection
from core.intake.take import Taken, Upload, take_in
from core.problems import problem
from core.settings import load_settings
from core.store.pace import Pace, Step
from core.store.reader import Store
from core.store.renewal import Progress, Renewal
from core.workers.pool import Stopped

__all__ = ["Busy", "Ingested", "Progress", "Step", "Stopped", "Upload", "ensure_store", "ingest_files"]


class Busy(Exception):
    """Another program is taking files into the same data folder."""


class Ingested(NamedTuple):
    """What came of an ingest: what was taken in, and the store that holds it; no store when it was stopped."""

    taken: Taken
    store: Store | None


class _Work(NamedTuple):
    progress: Progress
    executor: Executor | None
    cancel: threading.Event
    shards: str | None


def ensure_store(
    corpus: Path | None = None,
    data_dir: Path | None = None,
    progress: Progress | None = None,
    executor: Executor | None = None,
    cancel: threading.Event | None = None,
    shards: str | None = None,
) -> Store:
    """A store that matches the corpus: parses what is new or changed, writes a generation if anything is, opens it.

    `progress(done, total, name)` is called as files are parsed, from this thread. `executor` runs the parsing (any
    `concurrent.futures.Executor`); without one, worker processes are started for it. `shards` is the address where
    parsed files are kept (by default in the data folder). What was parsed stays parsed when the call is stopped, by
    `cancel` (Stopped is raised then) or by force.

    Never raises for what is in the corpus: a missing folder, an empty one, unreadable files become `Store.problems`.
    A folder for data that cannot be written is replaced by a temporary one. Raises OSError only when there is no
    place to write at all.
    """
    settings = load_settings()
    corpus, data_dir = (corpus or settings.corpus).absolute(), (data_dir or settings.data).absolute()
    tell = progress or (lambda done, total, name: None)
    work = _Work(tell, executor, cancel or threading.Event(), shards or settings.shards)
    renewal = Renewal(corpus, data_dir, work.shards)
    opened = renewal.open_last()
    if opened is not None and renewal.is_settled(opened):
        return renewal.finish(opened)
    try:
        return _renewed(renewal, work, opened)
    except Timeout:
        assert opened is not None
        renewal.problems.append(problem("busy"))
    except OSError as error:
        opened = renewal.open_last()
        if opened is None:
            return _in_temporary_folder(corpus, data_dir, work, error)
        renewal.problems.append(problem("failed_write", reason=error.strerror or str(error)))
    return renewal.finish(opened)


def ingest_files(
    given: Sequence[Path | Upload],
    data_dir: Path | None = None,
    progress: Callable[[Step], None] | None = None,
    executor: Executor | None = None,
    cancel: threading.Event | None = None,
    shards: str | None = None,
    statistics: Sequence[Path | Upload] = (),
) -> Ingested:
    """Takes files, folders, archives and uploads into the data folder, parses what is new, and opens the result.

    What is given adds to what was taken in before; a file that came from the same place is replaced when it changed.
    `progress` gets a `Step` for each file taken in and each batch parsed, from this thread. When `cancel` is set the
    call ends soon, without a store; everything copied and parsed by then is kept, and the next call goes on from there.
    `statistics` are tables of statistics; those among `given` are recognised by their headings.

    Raises Busy when another program is doing the same, OSError when the data folder cannot be written (what was there
    before is as it was).
    """
    settings = load_settings()
    data_dir = (data_dir or settings.data).absolute()
    tell = progress or (lambda step: None)
    cancel = cancel or threading.Event()
    collection = Collection(data_dir)
    collection.folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(str(collection.folder / "LOCK"), timeout=0):
            taken = take_in(collection, given, statistics, Pace("take", tell), cancel)
            if taken.stopped:
                return Ingested(taken, None)
            work = _Work(Pace("parse", tell), executor, cancel, shards or settings.shards)
            store = _renewed(Renewal(collection.folder, data_dir, work.shards), work)
    except Timeout as error:
        raise Busy from error
    except Stopped:
        taken.stopped = True
        return Ingested(taken, None)
    store.problems = (*taken.problems, *store.problems)
    return Ingested(taken, store)


def _renewed(seen: Renewal, work: _Work, last: Store | None = None) -> Store:
    """The store, renewed unless another process did that meanwhile. Waits for its turn, but not when `last`, a store
    to fall back on that `seen` does not match, is given: raises Timeout then. Closes it otherwise."""
    seen.folder.mkdir(parents=True, exist_ok=True)
    with FileLock(str(seen.folder / "LOCK"), timeout=0 if last else -1):
        if last is not None:
            last.close()
        listed = seen.listed if last is not None else None  # a moment ago: the folder needs no second look
        renewal = Renewal(seen.corpus, seen.data_dir, work.shards, listed)
        opened = renewal.open_last()
        if opened is not None and renewal.is_settled(opened):
            return renewal.finish(opened)
        return renewal.finish(renewal.renew(opened, work.progress, work.executor, work.cancel))


def _in_temporary_folder(corpus: Path, data_dir: Path, work: _Work, error: OSError) -> Store:
    if tempfile.gettempdir() in str(data_dir):
        raise error
    place = Path(tempfile.mkdtemp(prefix="dashboard-"))
    store = ensure_store(corpus, place, *work)
    store.problems = (problem("read_only", path=data_dir), *store.problems)
    return store
