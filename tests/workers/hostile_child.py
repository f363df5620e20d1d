"""A worker process whose parser does what the file says: the worst a library could do, on demand.

A file holds one word a line, a document each: fine, hang, spin, bomb, grow, die, crash, print, raise.
"""

from __future__ import annotations

import ctypes
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from core.models import Record
from core.parsing import keywords
from core.workers import child, rows
from core.workers.rows import Task


def act(word: str) -> None:
    if word == "hang":
        time.sleep(60)
    elif word == "spin":  # inside the regular expression engine, where Python handles no signal
        re.match(r"(a+)+$", "a" * 60 + "b")
    elif word == "bomb":
        bytearray(3 << 29)  # a little more than the limit: without one it would be had
    elif word == "grow":
        hoard = []
        while True:
            hoard.append(bytearray(1 << 24))
    elif word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif word == "crash":
        ctypes.string_at(0)
    elif word == "print":
        print('{"done": true, "last": false}', flush=True)
    elif word == "raise":
        raise RecursionError("too deep")


def records(task: Task, skip: int, read: Callable[[int], None]) -> Iterator[tuple[Record, str | None]]:
    for number, word in enumerate(Path(task.path).read_text(encoding="utf-8").split()):
        if word.startswith("read-"):
            act(word.removeprefix("read-"))
        read(number)
        if number >= skip:
            act(word)
            yield Record(task.name, f"{task.name}-{number}", "parsed", text=f"{word}。"), None


if __name__ == "__main__":
    rows.records_of = records
    # Nothing is parsed here, so that no dictionary has to be loaded after every death.
    child._load = lambda: None
    keywords.term_counts = lambda text, names=(): {}
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    child.main(int(sys.argv[1]), answers)
