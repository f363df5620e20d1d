"""Commands of the program that are killed on the way: one process with everything loaded, a fork of it a run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import core.intake.collection as collection
import core.intake.originals as originals
import core.journal_file as journal_file
import core.store.generations as generations
import core.store.renewal as renewal
import core.store.shards as shards
import core.store.storage as storage
from core.cli.main import main
from core.settings import ROOT
from core.workers import child
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


class End(NamedTuple):
    """How a run ended: the signal that killed it as a negative number, else its exit code; and what it said."""

    code: int
    said: str


class Runs:
    """Runs commands of the program, and kills them when asked. Documents are parsed in the run itself."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.deaths"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, arguments: Sequence[object], step: str = "", seconds: float = 0.0) -> End:
        """`python -m core` with the arguments, killed at a step of `STEPS` or after some seconds, if either is given."""
        assert self._server.stdin is not None and self._server.stdout is not None
        asked = {"arguments": [str(part) for part in arguments], "step": step, "seconds": seconds}
        self._server.stdin.write(json.dumps(asked) + "\n")
        self._server.stdin.flush()
        return End(*json.loads(self._server.stdout.readline()))

    def ingest(self, folder: Path, data: Path, step: str = "", seconds: float = 0.0) -> End:
        """The command that takes a folder in."""
        return self.run(["ingest", folder, "--data", data], step, seconds)

    def close(self) -> None:
        """Ends the process that is forked."""
        self._server.communicate()


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


def run_here(arguments: list[str], step: str, said: int) -> None:
    """The command, with death at the step; what it says goes into `said`. Does not come back."""
    os.dup2(said, 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if step:
        place, name, call, when = STEPS[step]
        setattr(place, name, deadly(getattr(place, name), call, when))
        renewal.parse_batch = shards.parse_batch
    code = 1
    try:
        code = main(arguments)
    except BaseException:
        import traceback

        traceback.print_exc()
    sys.stderr.flush()
    os._exit(code)


def forked(asked: dict[str, Any]) -> End:
    """The command in a fork of this process, waited for."""
    reading, writing = os.pipe()
    fork = os.fork()
    if fork == 0:
        run_here(asked["arguments"], asked["step"], writing)
    os.close(writing)
    timer = threading.Timer(asked["seconds"], os.kill, (fork, signal.SIGKILL))
    if asked["seconds"]:
        timer.start()
    with os.fdopen(reading, "rb") as stream:
        said = stream.read().decode("utf-8", "replace")
    timer.cancel()
    return End(os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1]), said)


def serve() -> None:
    """Answers every line of standard input with the end of its run."""
    import duckdb  # noqa: F401  (loaded here, so that no run has to)
    import pyarrow.parquet  # noqa: F401

    child._load()
    shards.rows_of_file = rows_of  # in this process: that of a worker would be the one to die
    for line in sys.stdin:
        print(json.dumps(forked(json.loads(line))), flush=True)


if __name__ == "__main__":
    serve()
