"""One worker process and the watch over it: what hangs, bombs or kills it costs one document, never the batch."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from core.parsing.read import limits
from core.workers.rows import Row, Task, refused

_ROOT = Path(__file__).resolve().parents[2]
_START_UP = 60.0  # more seconds for a new process, which loads its libraries first
_LOOK_EVERY = 0.2
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
FAILURES = 20  # documents of one file that may hang or bomb before the rest of it is left unread

STARTS = 3  # of a process that ends before it takes its task


class Stopped(Exception):
    """The work was cancelled; the rows of the file at hand are not complete."""


class Worker:
    """A worker process with limits, started when it is needed and again after it failed. For use by one thread."""

    def __init__(
        self,
        seconds: float = limits.SECONDS,
        memory: int = limits.MEMORY,
        command: Sequence[str] = ("-m", "core.workers.child"),
    ) -> None:
        """`command` is what Python runs; it gets the memory limit in bytes as its last argument."""
        self._seconds, self._memory, self._command = seconds, memory, command
        self._process: _Process | None = None

    def rows(self, task: Task, cancel: threading.Event | None = None) -> Iterator[Row]:
        """The rows of a file. A document on which the process says nothing for too long, or dies, gives a refused row,
        and the documents after it in the same file are read by a new process; when the reading of the file itself
        fails, what comes after is left. Raises Stopped when `cancel` is set, OSError when no process can be started."""
        count = failures = starts = 0
        while True:
            process = self._process = self._ready()
            for row in process.answers(task, count, self._seconds, cancel or threading.Event()):
                count += 1
                yield row
            if process.failure is None:
                return
            self.close()
            if not process.took:  # it had ended before it saw the file
                starts += 1
                if starts == STARTS:
                    raise OSError(errno.ECHILD, "解析进程无法启动")
                continue
            facts: dict[str, object] = {"seconds": f"{self._seconds:g}", "limit": self._memory >> 20}
            yield refused(task, count, process.failure, facts)
            failures += 1
            if process.last_read < count or failures >= FAILURES:
                return
            count += 1

    def close(self) -> None:
        """Ends the process."""
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def _ready(self) -> _Process:
        if self._process is not None and self._process.is_ready():
            return self._process
        self.close()
        return _Process(self._command, self._memory)

    def __del__(self) -> None:
        self.close()


class _Process:
    """A running worker process, killed when a deadline passes."""

    def __init__(self, command: Sequence[str], memory: int) -> None:
        self._child = subprocess.Popen(
            [sys.executable, *command, str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", **_ONE_THREAD},
        )
        self._deadline = float("inf")
        self._cancel = threading.Event()
        self._late = False
        self._extra = _START_UP
        self._usable = True
        self.failure: str | None = None
        self.took = False
        self.last_read = -1
        threading.Thread(target=self._watch, daemon=True).start()

    def is_ready(self) -> bool:
        """Whether it can take another task."""
        return self._usable and self._child.poll() is None

    def answers(self, task: Task, skip: int, seconds: float, cancel: threading.Event) -> Iterator[Row]:
        """The rows it gives for a task; afterwards `failure` says why it ended early, `took` whether it had taken the
        task, `last_read` which document it had read last. Raises Stopped when it was cancelled."""
        self._usable = self.took = False
        self.last_read = -1
        self._cancel = cancel
        try:
            self._ask(task, skip)
            for message in self._messages(seconds):
                if "row" in message:
                    yield message["row"]
                elif "read" in message:
                    self.last_read = message["read"]
                elif "done" in message:
                    self._usable = not message["last"]
                    break
                else:
                    self.failure = message["failed"]
                    break
        except (OSError, ValueError):  # it died in the middle of an answer, or before it took the task
            self.failure = self._reason()
        finally:
            self._deadline = float("inf")
        if cancel.is_set():
            self.end()
            raise Stopped

    def _messages(self, seconds: float) -> Iterator[dict[str, Any]]:
        """What it says, each within its time."""
        pipe = self._child.stdout
        assert pipe is not None
        while True:
            self._deadline = time.monotonic() + seconds + self._extra
            line = pipe.readline()
            message: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {"failed": self._reason()}
            if "ready" in message:
                self._extra = 0.0
            elif "took" in message:
                self.took = True
            else:
                if "row" in message:
                    record, text, signature = (pipe.read(size) for size in message["sizes"])
                    message["row"] |= {
                        "record": record.decode(),
                        "text": text.decode(),
                        "signature": signature,
                    }
                yield message

    def end(self) -> None:
        """Ends the process."""
        self._usable = False
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()

    def _ask(self, task: Task, skip: int) -> None:
        assert self._child.stdin is not None
        self._child.stdin.write(json.dumps({"task": task, "skip": skip}).encode("ascii") + b"\n")
        self._child.stdin.flush()

    def _reason(self) -> str:
        return "timed_out" if self._late else "crashed"

    def _watch(self) -> None:
        while self._child.poll() is None:
            self._late = time.monotonic() > self._deadline
            if self._late or self._cancel.is_set():
                self._child.kill()
                return
            time.sleep(_LOOK_EVERY)
