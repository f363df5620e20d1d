"""Append-only files of checksummed lines, kept twice: what is acknowledged is on the disk, and damage is mended.

Beside `name.jsonl` stands `name.copy.jsonl` with the same lines. A line damaged in one is taken from the other; a line
damaged in both is counted, never guessed at. A last line without an end was cut off by a crash before anybody was told
that it is saved, so it does not count.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from filelock import FileLock

Entry = dict[str, Any]

LOCK_TIMEOUT = 30.0  # seconds; appending takes milliseconds, so this is only reached when a disk hangs
_CHECKSUM = 16  # hexadecimal digits


class Reading(NamedTuple):
    """The entries in the order they were written, the numbers of lines lost in both copies, and how many lines were
    damaged in one copy only."""

    entries: list[Entry]
    lost: list[int]
    mended: int


class JournalFile:
    """A file that is only ever appended to. Safe to use from several threads and processes at once."""

    def __init__(self, path: Path) -> None:
        """Opens the journal at `path` (`*.jsonl`); the files are made with the first entry."""
        self.path = path
        self.copy = path.with_suffix(".copy.jsonl")
        self.lock = FileLock(str(path) + ".lock", timeout=LOCK_TIMEOUT, thread_local=False)
        self._known: list[Entry] = []  # what was read whole and alike from both, up to `_offset`
        self._offset = 0
        self._inodes: list[int] = []

    def read(self) -> Reading:
        """Everything that was ever acknowledged and can still be read."""
        if self._read_on():
            return Reading(list(self._known), [], 0)
        first, second = _lines(self.path), _lines(self.copy)
        merged = _merged(first, second)
        lost = [number for number, line in enumerate(merged, 1) if not _is_whole(line)]
        damaged = max(len(first) - _whole(first), len(second) - _whole(second))
        return Reading(
            [_content(line) for line in merged if _is_whole(line)], lost, max(0, damaged - len(lost))
        )

    def state(self) -> str:
        """Changes when the journal does: to see without reading it whether there is anything new."""
        with contextlib.suppress(OSError):
            found = self.path.stat()
            return f"{found.st_size}-{found.st_mtime_ns}"
        return ""

    def append(self, entries: Sequence[Entry]) -> None:
        """Writes the entries, all or none, and returns once both copies are on the disk. Hold `lock` while calling.

        Raises OSError when the disk refuses: nothing was written then.
        """
        if not entries:
            return
        if not self._read_on():
            self._mend()
        data = b"".join(encode(entry) for entry in entries)
        sizes = [(path, path.stat().st_size if path.exists() else 0) for path in (self.path, self.copy)]
        try:
            for path, _ in sizes:
                _append(path, data)
        except OSError:
            for path, size in sizes:
                with contextlib.suppress(OSError):
                    os.truncate(path, size)
            raise

    def _read_on(self) -> bool:
        """Reads what was added since the last time; False when the copies are not alike and whole."""
        try:
            found = [path.stat() for path in (self.path, self.copy)]
        except (FileNotFoundError, NotADirectoryError):
            return not self.path.exists() and not self.copy.exists()
        inodes = [status.st_ino for status in found]
        if inodes != self._inodes or min(status.st_size for status in found) < self._offset:
            self._known, self._offset, self._inodes = [], 0, inodes
        first, second = (_tail(path, self._offset) for path in (self.path, self.copy))
        lines = first.split(b"\n")
        if first != second or lines.pop() or not all(map(_is_whole, lines)):
            return False
        self._known += map(_content, lines)
        self._offset += len(first)
        return True

    def _mend(self) -> None:
        """Makes both copies alike, with everything either has; what was damaged is kept beside them."""
        merged = b"".join(line + b"\n" for line in _merged(_lines(self.path), _lines(self.copy)))
        for path in (self.path, self.copy):
            data = path.read_bytes() if path.exists() else b""
            if data != merged:
                if _whole(_lines(path)) < len(_lines(path)):
                    path.with_suffix(".damaged").write_bytes(data)
                _replace(path, merged)


def encode(entry: Entry) -> bytes:
    """An entry as a line with its checksum."""
    body = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    return body + b"\t" + _checksum(body) + b"\n"


def decode(line: bytes) -> Entry | None:
    """The entry of a line; None when the line is not exactly as it was written."""
    line = line.rstrip(b"\r")
    return _content(line) if _is_whole(line) else None


def _checksum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest()[:_CHECKSUM].encode("ascii")


def _is_whole(line: bytes) -> bool:
    body, mark, checksum = line.rpartition(b"\t")
    return bool(mark) and _checksum(body) == checksum


def _content(line: bytes) -> Entry:
    entry: Entry = json.loads(line.rpartition(b"\t")[0].decode("utf-8", "surrogatepass"))
    return entry


def _tail(path: Path, offset: int) -> bytes:
    with path.open("rb") as stream:
        stream.seek(offset)
        return stream.read()


def _lines(path: Path) -> list[bytes]:
    """The finished lines of a file that hold anything; none when there is no such file."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return []
    lines = data.split(b"\n")
    if not _is_whole(lines[-1]):  # only its end may be missing
        lines.pop()
    return [line for line in lines if line.strip()]


def _merged(first: list[bytes], second: list[bytes]) -> list[bytes]:
    """The lines of both in their order, a damaged line only where neither has it whole."""
    if len(first) == len(second):
        pairs = list(zip(first, second, strict=True))
        if all(one == other or not (_is_whole(one) and _is_whole(other)) for one, other in pairs):
            return [one if _is_whole(one) else other for one, other in pairs]
    longer, shorter = (first, second) if _whole(first) >= _whole(second) else (second, first)
    return list(_interleaved(longer, shorter))


def _interleaved(longer: list[bytes], shorter: list[bytes]) -> Iterator[bytes]:
    """`longer` with the whole lines that only `shorter` has, each after the line it follows there."""
    known = set(longer)
    following: dict[bytes | None, list[bytes]] = {}
    before: bytes | None = None
    for line in shorter:
        if line in known:
            before = line
        elif _is_whole(line):
            following.setdefault(before, []).append(line)
    filled = sum(map(len, following.values()))
    yield from following.pop(None, [])
    for line in longer:
        if filled and not _is_whole(line):
            filled -= 1  # a damaged line whose content came from the other copy
            continue
        yield line
        yield from following.pop(line, [])


def _whole(lines: list[bytes]) -> int:
    return sum(map(_is_whole, lines))


def _append(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
    try:
        if os.write(handle, data) != len(data):
            raise OSError(28, "the disk is full")
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(path: Path, data: bytes) -> None:
    draft = path.with_suffix(".draft")
    with draft.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)
