"""Taking in files, folders, archives and uploads: each is copied once, and has a line in the journal when it is safe."""

from __future__ import annotations

import hashlib
import os
import threading
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from core.intake.collection import Collection, Input
from core.intake.files import list_files
from core.intake.originals import Originals, pieces_of
from core.parsing.read import limits
from core.parsing.read.archives import (
    Budget,
    is_system_file,
    members,
    open_archive_file,
    stream_member,
)
from core.parsing.read.kinds import kind_of_members
from core.parsing.read.wording import Unreadable, refusal
from core.problems import Problem

AT_ONCE = 200  # inputs after which the journal is written: what a crash can cost to copy again


class Upload(NamedTuple):
    """A file handed over without a place: its name (with folders, if it has any) and its content."""

    name: str
    content: BinaryIO


@dataclass(slots=True)
class Taken:
    """What came of taking in: how many inputs were new or changed, how many were there already, and whether it was
    stopped before the end; `problems` are folders that could not be entered."""

    new: int = 0
    known: int = 0
    stopped: bool = False
    problems: list[Problem] = field(default_factory=list)


def take_in(
    collection: Collection,
    given: Sequence[Path | Upload],
    statistics: Sequence[Path | Upload],
    progress: Callable[[int, int, str], None],
    cancel: threading.Event,
) -> Taken:
    """Copies everything given that is not there yet. `progress(done, total, name)` counts files, not archive members.
    `statistics` are files that are said to be tables of statistics, whatever they look like.

    Raises OSError when the folder cannot be written: what was taken in before stays. Call it under the lock.
    """
    taken = Taken()
    collection.originals.remove_unfinished()
    found, taken.problems = _found(given, statistics)
    inputs, _ = collection.inputs()
    batch = _Batch(collection, inputs, taken)
    for done, candidate in enumerate(found, 1):
        if cancel.is_set():
            taken.stopped = True
            break
        batch.take(candidate, cancel)
        progress(done, len(found), candidate.name)
    batch.finish()
    return taken


class _Candidate(NamedTuple):
    """A file or upload that may be taken in."""

    name: str
    origin: str
    size: int
    mtime_ns: int
    open: Callable[[], AbstractContextManager[BinaryIO]]
    kind: str | None = None


class _Batch:
    """Inputs that are copied and wait for their lines in the journal."""

    def __init__(self, collection: Collection, inputs: dict[str, Input], taken: Taken) -> None:
        self._collection, self._inputs, self._taken = collection, inputs, taken
        self._members: dict[str, set[str]] = {}
        for item in inputs.values():
            if item.archive:
                self._members.setdefault(item.archive, set()).add(item.origin)
        self._waiting: list[Input] = []
        self._gone: list[str] = []
        self._replaced = False

    def take(self, candidate: _Candidate, cancel: threading.Event) -> None:
        """Copies a candidate, or the members of an archive, unless it is there as it is."""
        members = self._members.get(candidate.origin, set())
        if self._is_known(candidate, members):
            self._taken.known += max(1, len(members))
            return
        seen = set()
        for item, fresh in _copied(candidate, self._collection.originals, cancel):
            seen.add(item.origin)
            if fresh or self._inputs.get(item.origin) != item:
                self._add(item)
            else:
                self._taken.known += not item.is_unpacked
        if not cancel.is_set():
            self._gone += sorted(members - seen)

    def _is_known(self, candidate: _Candidate, members: set[str]) -> bool:
        """Whether a candidate is as it was, and what was kept of it is still there."""
        known = self._inputs.get(candidate.origin)
        if known is None or known.kind != candidate.kind:
            return False
        if (known.size, known.mtime_ns) != (candidate.size, candidate.mtime_ns):
            return False
        kept = [self._inputs[origin].sha for origin in members] if known.is_unpacked else [known.sha or ""]
        return all(self._collection.originals.find(sha) is not None for sha in kept if sha is not None)

    def write(self) -> None:
        """Makes the waiting inputs part of the collection."""
        if self._waiting or self._gone:
            self._collection.originals.settle()
            self._collection.add(self._waiting, self._gone)
            self._replaced |= bool(self._gone) or any(item.origin in self._inputs for item in self._waiting)
            self._inputs.update({item.origin: item for item in self._waiting})
            for origin in self._gone:
                self._inputs.pop(origin, None)
        self._waiting, self._gone = [], []

    def finish(self) -> None:
        """Writes what is left, and removes the originals of inputs that were replaced."""
        self.write()
        if self._replaced:
            self._collection.remove_others(self._inputs)

    def _add(self, item: Input) -> None:
        self._taken.new += not item.is_unpacked
        self._waiting.append(item)
        if len(self._waiting) >= AT_ONCE:
            self.write()


def _found(
    given: Sequence[Path | Upload], statistics: Sequence[Path | Upload]
) -> tuple[list[_Candidate], list[Problem]]:
    """Everything that may be taken in, each origin once; what was said of a file goes before what was not."""
    candidates: dict[str, _Candidate] = {}
    problems: list[Problem] = []
    for items, kind in ((statistics, "statistics"), (given, None)):
        for item in items:
            listed = [_of_upload(item)] if isinstance(item, Upload) else _below(item.absolute(), problems)
            for candidate in listed:
                candidates.setdefault(candidate.origin, candidate._replace(kind=kind))
    return list(candidates.values()), problems


def _below(root: Path, problems: list[Problem]) -> Iterator[_Candidate]:
    """The files at and below a path, called by the name of the folder that was given and their place in it."""
    files, wrong = list_files(root)
    problems += wrong
    for file in files:
        name = file.name if root.is_file() else f"{root.name}/{file.name}"
        yield _Candidate(name, file.path, file.size, file.mtime_ns, partial(_open, file.path))


def _of_upload(upload: Upload) -> _Candidate:
    digest = hashlib.sha256()
    upload.content.seek(0)
    size = 0
    for piece in pieces_of(upload.content):
        digest.update(piece)
        size += len(piece)

    def again() -> AbstractContextManager[BinaryIO]:
        upload.content.seek(0)
        return nullcontext(upload.content)  # its owner closes it

    return _Candidate(upload.name, f"#{digest.hexdigest()[:16]}/{upload.name}", size, 0, again)


def _copied(
    candidate: _Candidate, originals: Originals, cancel: threading.Event
) -> Iterator[tuple[Input, bool]]:
    """The input of a candidate, and whether its content was not there yet; of an archive its members', its own last."""
    try:
        with _opened(candidate) as stream:
            status = _status(stream, candidate)
            archive = None if candidate.kind else _archive(stream)
            if archive is not None:
                yield from _unpacked(candidate, archive, originals, cancel)
                if not cancel.is_set():
                    yield Input(candidate.name, candidate.origin, *status), False
                return
            if status[0] > limits.FILE_SIZE:
                raise Unreadable("too_large", size=status[0] >> 20, limit=limits.FILE_SIZE >> 20)
            kept = originals.keep(_unchanged(stream, candidate, status))
            yield Input(candidate.name, candidate.origin, *status, kept.sha, kind=candidate.kind), kept.fresh
    except Unreadable as why:
        reason = refusal(candidate.name, why.code, None, **why.values).reason
        yield (
            Input(candidate.name, candidate.origin, candidate.size, candidate.mtime_ns, refused=reason),
            False,
        )


def _unpacked(
    candidate: _Candidate, archive: zipfile.ZipFile, originals: Originals, cancel: threading.Event
) -> Iterator[tuple[Input, bool]]:
    """The members of an archive, each an input; what cannot be unpacked says why. Names are labels, never paths."""
    budget = Budget()
    given = Counter[str]()
    for member, info in members(archive):
        if cancel.is_set():
            return
        given[member] += 1
        origin = f"{candidate.origin}//{given[member]}/{member}"  # an archive may hold one name twice
        name = f"{candidate.name}/{member}"
        place = (name, origin, info.file_size, info.CRC)
        try:
            if is_system_file(member):
                raise Unreadable("system_file")
            kept = originals.keep(stream_member(archive, info, budget, limits.FILE_SIZE))
            yield Input(*place, kept.sha, archive=candidate.origin), kept.fresh
        except Unreadable as why:
            reason = refusal(name, why.code, None, **why.values).reason
            yield Input(*place, refused=reason, archive=candidate.origin), False


def _archive(stream: BinaryIO) -> zipfile.ZipFile | None:
    """The archive of files that a stream holds; None when it is anything else, or cannot be opened as one: then it is
    kept whole, and refused with its reason when it is read."""
    start = stream.read(4)
    stream.seek(0)
    if start not in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return None
    try:
        archive = open_archive_file(stream, Budget())
    except Unreadable:
        stream.seek(0)
        return None
    if archive.infolist() and kind_of_members(frozenset(archive.namelist()))[0] == "zip":
        return archive
    stream.seek(0)
    return None


def _open(path: str) -> AbstractContextManager[BinaryIO]:
    return Path(path).open("rb")


def _opened(candidate: _Candidate) -> AbstractContextManager[BinaryIO]:
    try:
        return candidate.open()
    except FileNotFoundError as error:
        raise Unreadable("not_found") from error
    except (OSError, ValueError) as error:
        raise _not_readable(error) from error


def _status(stream: BinaryIO, candidate: _Candidate) -> tuple[int, int]:
    """Size and time of an open file; of an upload those it came with."""
    if candidate.origin.startswith("#"):
        return candidate.size, candidate.mtime_ns
    found = os.fstat(stream.fileno())
    return found.st_size, found.st_mtime_ns


def _unchanged(stream: BinaryIO, candidate: _Candidate, status: tuple[int, int]) -> Iterator[bytes]:
    """The pieces of a file that nobody writes to meanwhile; raises Unreadable otherwise."""
    read = 0
    try:
        for piece in pieces_of(stream):
            read += len(piece)
            yield piece
    except OSError as error:
        raise _not_readable(error) from error
    if _status(stream, candidate) != status or read != status[0]:
        raise Unreadable("changed_while_reading")


def _not_readable(error: Exception) -> Unreadable:
    return Unreadable("not_readable", detail=getattr(error, "strerror", None) or type(error).__name__)
