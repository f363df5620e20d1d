"""The worker process (`python -m core.workers.child MEMORY`): one task a line in, the rows of its documents out.

It may not grow beyond its memory limit, write files or dump core; it ends when its parent does, and when it is idle for
long. An answer is a line of JSON: it is ready; it took the task; a document was read; its row, followed by the bytes of
its large values, whose lengths the line gives (they need no second escaping); the task is done; it failed.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
from functools import partial
from typing import Any, BinaryIO

from core.workers.rows import Row, Task, row, rows_of

IDLE = 120.0  # seconds without a task after which the process ends
TASKS = 5_000  # after so many a fresh process takes over, whatever the libraries leave behind
OUT_OF_MEMORY = "out_of_memory"
LARGE = ("record", "text", "signature")  # sent as bytes


def main(memory: int, answers: BinaryIO) -> None:
    """Answers the tasks on standard input until it ends."""
    _limit(memory)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    _load()
    _say(answers, {"ready": True})
    idle = _ends_when_idle()
    for count, line in enumerate(sys.stdin.buffer, 1):
        idle.cancel()
        _say(answers, {"took": True})
        message = json.loads(line)
        worn = count >= TASKS
        try:
            for found in rows_of(Task(*message["task"]), message["skip"], partial(_say_read, answers)):
                worn |= (
                    found["code"] == OUT_OF_MEMORY
                )  # a reader noticed; what is left may not be enough for another
                _say_row(answers, found)
        except MemoryError:
            _say(answers, {"failed": OUT_OF_MEMORY})
            return
        _say(answers, {"done": True, "last": worn})
        if worn:
            return
        idle = _ends_when_idle()


def _load() -> None:
    """Reads dictionaries and vocabulary, so that the clock of the first document does not have to wait for that."""
    from core.models import Source
    from core.parsing.parse import parse

    row("", 0, parse(Source("", "县人民政府召开会议，研究春季生产，部署下一步工作。", "")))


def _say_read(answers: BinaryIO, number: int) -> None:
    _say(answers, {"read": number})


def _say_row(answers: BinaryIO, found: Row) -> None:
    parts = [part if isinstance(part := found.pop(name), bytes) else part.encode("utf-8") for name in LARGE]
    _say(answers, {"row": found, "sizes": [len(part) for part in parts]}, *parts)


def _say(answers: BinaryIO, message: dict[str, Any], *parts: bytes) -> None:
    answers.write(json.dumps(message, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    answers.writelines(parts)
    answers.flush()


def _limit(memory: int) -> None:
    with contextlib.suppress(
        ImportError
    ):  # there is no such thing on Windows: the clock alone protects there
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _ends_when_idle() -> threading.Timer:
    timer = threading.Timer(IDLE, os._exit, (0,))
    timer.daemon = True
    timer.start()
    return timer


if __name__ == "__main__":
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not be taken for an answer
    main(int(sys.argv[1]), own)
