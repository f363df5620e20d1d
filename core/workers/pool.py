"""Who does the parsing: worker processes of this machine, or a Dask cluster; both are executors.

A thread drives one worker process (`core.workers.supervise`). That is so on this machine and on those of a cluster, so
that a file that hangs or bombs costs the same little everywhere. An ordinary pool of processes cannot do that: it
breaks as a whole when one of its processes has to be killed.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any

from core.workers.rows import Row, Task
from core.workers.supervise import Stopped, Worker

__all__ = ["LocalWorkers", "Stopped", "cluster", "rows_of_file", "usual_workers"]

MOST = 8  # by default; each takes about 200 MB
FILES_WORTH_A_WORKER = 20  # starting one takes as long as parsing so many
_RETRIES = 3  # of a batch whose machine went away

_mine = threading.local()


class LocalWorkers(ThreadPoolExecutor):
    """An executor of worker processes on this machine. Setting `cancel` stops them within a moment."""

    def __init__(self, workers: int, cancel: threading.Event | None = None) -> None:
        """`workers` processes are started when they are needed and end with the executor."""
        super().__init__(max(1, workers), thread_name_prefix="parse", initializer=_begin, initargs=(cancel,))


def usual_workers(files: int) -> int:
    """How many processes are worth starting for some files."""
    return max(1, min(os.cpu_count() or 1, MOST, files // FILES_WORTH_A_WORKER))


@contextlib.contextmanager
def cluster(address: str, patience: float = 10.0) -> Iterator[Executor]:
    """An executor that works on the Dask cluster whose scheduler has this address (`tcp://host:8786`).

    Raises ImportError when `distributed` is not installed, OSError when nobody answers there for `patience` seconds.
    """
    import distributed

    client: Any = distributed.Client  # it has no types
    with client(address, timeout=patience, set_as_default=False) as connected:
        executor = connected.get_executor(retries=_RETRIES, pure=False)
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)


def rows_of_file(task: Task) -> Iterator[Row]:
    """The rows of a file, from the worker process of this thread. Raises Stopped when this executor was cancelled."""
    if not hasattr(_mine, "worker"):
        _mine.worker = Worker()
    cancel = getattr(_mine, "cancel", None)
    if cancel is not None and cancel.is_set():
        raise Stopped
    worker: Worker = _mine.worker
    yield from worker.rows(task, cancel)


def _begin(cancel: threading.Event | None) -> None:
    _mine.cancel = cancel
