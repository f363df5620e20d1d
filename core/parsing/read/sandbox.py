"""Reading in a separate process with limits: what hangs, bombs or kills the reader costs one file only.

The worker (`python -m core.parsing.read.sandbox`) takes one path a line and answers in JSON lines. It may not
grow beyond its memory limit, write files or dump core. When it is silent for too long on one file, or
dies, that file is refused and a new worker goes on with the next.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import select
import subprocess
import sys
import time
from collections.abc import Generator, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.models import Refusal, Source
from core.parsing.read import limits
from core.parsing.read.reader import read_path
from core.parsing.read.wording import refusal

_ROOT = Path(__file__).resolve().parents[3]
_START_UP = 30.0  # more seconds for the first answer of a new worker, which loads its libraries first
_CHUNK = 1 << 20


def read_in_worker(
    paths: Iterable[Path | str], timeout: float = limits.SECONDS, memory: int = limits.MEMORY
) -> Iterator[Source | Refusal]:
    """The documents of each file as `read_path` gives them, read in a worker process.

    A file on which the worker says nothing for `timeout` seconds gives a refusal `timed_out`, one that needs
    more than `memory` bytes `out_of_memory`, one on which the worker dies `crashed`; what was read of the
    file before that stays, and the files after it are read by a new worker.
    """
    worker: _Worker | None = None
    try:
        for path in paths:
            worker = worker or _Worker(memory)
            code = yield from worker.read(str(path), timeout)
            if code:
                worker.stop()
                worker = None
                yield refusal(str(path), code, seconds=f"{timeout:g}", limit=memory // limits.MEGABYTE)
    finally:
        if worker:
            worker.stop()


class _Worker:
    """A running worker process."""

    def __init__(self, memory: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "core.parsing.read.sandbox", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", **_ONE_THREAD},
        )
        self._received = bytearray()
        self._fresh = True

    def read(self, path: str, timeout: float) -> Generator[Source | Refusal, None, str | None]:
        """Yields what the worker finds in one file; returns the code of the refusal when it failed."""
        assert self._process.stdin
        try:
            self._process.stdin.write(json.dumps(path).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            return "crashed"
        while True:
            try:
                answer = self._answer(timeout + (_START_UP if self._fresh else 0))
            except TimeoutError:
                return "timed_out"
            if answer is None:
                return "crashed"
            self._fresh = False
            message = json.loads(answer)
            if message["kind"] == "done":
                return message["code"] or None
            yield _revived(message["kind"], message["item"])

    def _answer(self, timeout: float) -> bytes | None:
        """The next line of the worker, None when it has ended; raises TimeoutError."""
        assert self._process.stdout
        pipe = self._process.stdout.fileno()
        deadline = time.monotonic() + timeout
        looked_at = 0
        while (end := self._received.find(b"\n", looked_at)) < 0:
            looked_at = len(self._received)
            if not select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))[0]:
                raise TimeoutError
            chunk = os.read(pipe, _CHUNK)
            if not chunk:
                return None
            self._received += chunk
        line = bytes(self._received[:end])
        del self._received[: end + 1]
        return line

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()


_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def _revived(kind: str, item: dict[str, Any]) -> Source | Refusal:
    if kind == "refusal":
        return Refusal(**item)
    return Source(**{**item, "notes": tuple(item["notes"])})


def _serve(memory: int) -> None:
    """The worker: limits itself, then reads the files it is told to."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    for line in sys.stdin.buffer:
        code = ""
        for item in read_path(json.loads(line)):
            if isinstance(item, Refusal) and item.code == "out_of_memory":
                code = item.code  # said by the parent, who starts a fresh worker
                break
            _say({"kind": "refusal" if isinstance(item, Refusal) else "source", "item": asdict(item)})
        _say({"kind": "done", "code": code})


def _say(message: dict[str, Any]) -> None:
    line = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
