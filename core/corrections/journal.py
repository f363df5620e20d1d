"""The journal: one checksummed line a correction, on the disk before anybody is told that it is saved.

The file is only ever appended to. A line that was damaged later is skipped and counted, never guessed at; a line that
was cut off by a crash was never acknowledged.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from filelock import FileLock

from core.corrections.model import Anchor, Correction, InvalidCorrection, check

FILE = "corrections.jsonl"
LOCK_TIMEOUT = 30.0  # seconds; appending takes milliseconds, so this is only reached when a disk hangs


class Conflict(Exception):
    """Somebody corrected the same thing in the meantime. `current` is their correction; nothing was written."""

    def __init__(self, current: Correction) -> None:
        super().__init__(f"{current.who} 已在 {current.when} 更正过这一项。")
        self.current = current


class Journal:
    """The corrections kept in a folder. Safe to use from several threads and processes at once."""

    def __init__(self, folder: Path) -> None:
        """Opens the journal in `folder`; the file is made with the first correction."""
        self.path = folder / FILE
        self._lock = FileLock(str(folder / (FILE + ".lock")), timeout=LOCK_TIMEOUT, thread_local=False)

    def read(self) -> tuple[list[Correction], list[int]]:
        """All corrections in the order they were made, and the numbers of the lines that cannot be trusted."""
        if not self.path.exists():
            return [], []
        corrections, damaged = [], []
        for number, line in enumerate(self.path.read_bytes().split(b"\n"), 1):
            if not line.strip():
                continue
            correction = _decode(line)
            if correction is None:
                damaged.append(number)
            else:
                corrections.append(correction)
        return corrections, damaged

    def append(self, correction: Correction) -> Correction:
        """Writes one correction and returns it as written, once it is on the disk.

        Raises InvalidCorrection when it makes no sense, Conflict when its author had not seen the latest correction of
        the same thing, OSError when the disk refuses: in every case nothing was written.
        """
        check(correction)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._lock:
            earlier, _ = self.read()
            _check_undo(correction, earlier)
            latest = next((item for item in reversed(earlier) if item.key == correction.key), None)
            if latest is not None and latest.id != correction.seen:
                raise Conflict(latest)
            stamped = correction.stamped()
            self._write([stamped])
        return stamped

    def latest(self, correction: Correction) -> Correction | None:
        """The newest correction of the same thing, to be given as `seen`."""
        corrections, _ = self.read()
        return next((item for item in reversed(corrections) if item.key == correction.key), None)

    def merge(self, corrections: Iterable[Correction]) -> int:
        """Adds the corrections of another journal that are not in this one; returns how many. They keep their times."""
        incoming = list(corrections)
        for correction in incoming:
            check(correction)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._lock:
            known = {item.id for item in self.read()[0]}
            new = [item.stamped() for item in incoming if item.id not in known]
            self._write(new)
        return len(new)

    def _write(self, corrections: list[Correction]) -> None:
        if not corrections:
            return
        data = b"".join(_encode(item) for item in corrections)
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            size = os.fstat(handle).st_size
            if size and os.pread(handle, 1, size - 1) != b"\n":
                data = b"\n" + data  # a crash cut the last line: start a new one after it
            try:
                written = os.write(handle, data)
                if written != len(data):
                    raise OSError(28, "the disk is full")
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, size)
                raise
        finally:
            os.close(handle)


def export(corrections: Iterable[Correction]) -> bytes:
    """The corrections as a file that `load` reads: the journal's own lines."""
    return b"".join(_encode(item) for item in corrections)


def load(data: bytes) -> list[Correction]:
    """The corrections of an exported file. Raises InvalidCorrection when a line is damaged or not a correction."""
    found = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            correction = _decode(line)
            if correction is None:
                raise InvalidCorrection(f"第 {number} 行不是完好的更正记录。")
            found.append(correction)
    return found


def _check_undo(correction: Correction, earlier: list[Correction]) -> None:
    if correction.action == "undo" and correction.undoes not in {item.id for item in earlier}:
        raise InvalidCorrection("要撤销的更正不存在。")


def _encode(correction: Correction) -> bytes:
    body = json.dumps(dataclasses.asdict(correction), ensure_ascii=True, sort_keys=True).encode("ascii")
    return body + b"\t" + hashlib.sha256(body).hexdigest()[:16].encode("ascii") + b"\n"


def _decode(line: bytes) -> Correction | None:
    body, _, checksum = line.rpartition(b"\t")
    if hashlib.sha256(body).hexdigest()[:16].encode("ascii") != checksum.strip():
        return None
    try:
        data: dict[str, Any] = json.loads(body)
        anchor = data.pop("anchor")
        return Correction(**data, anchor=Anchor(**anchor) if anchor else None)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
