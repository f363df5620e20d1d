"""Copies of what was taken in, each once, named by the hash of its content.

A copy is written under another name, synced and renamed, so it is there whole or not at all. Many are synced at once:
the disk then writes its own journal once for them, which takes a tenth of the time. Texts are packed with gzip, which any
system opens; what does not get smaller (docx, pdf, zip) is kept as it came.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import BinaryIO, NamedTuple

BLOCK = 1 << 20
PACKED = ".gz"
_UNFINISHED = ".unfinished"
_NAME = 40  # hexadecimal digits of the hash in a name
_WORTH_PACKING = 0.8  # of its size is what a text must at most come down to
_SAMPLE = 4096  # bytes that show whether a content gets smaller
_LEVEL = 3  # at 6 a thirtieth smaller, for one and a half times the work
_SYNCED_AT_ONCE = 16


class Kept(NamedTuple):
    """An original: the hash of its content (SHA-256, 40 hexadecimal digits of it), and whether it was not there yet."""

    sha: str
    fresh: bool


class Originals:
    """The originals in a folder. Several processes may keep the same content at once."""

    def __init__(self, folder: Path) -> None:
        """The folder is made with the first original."""
        self.folder = folder
        self._drafts: dict[Path, Path] = {}  # what was written and is not settled, by the place it will have
        self._numbers = count()

    def keep(self, parts: Iterable[bytes]) -> Kept:
        """Copies content that comes in pieces. It is there, and safe on the disk, after the next `settle`.

        Raises OSError when it cannot be written, and whatever `parts` raises; nothing is kept then.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f"{os.getpid()}-{id(self)}-{next(self._numbers)}{_UNFINISHED}"
        pieces = iter(parts)
        first = next(pieces, b"")
        packed = len(zlib.compress(first[:_SAMPLE], 1)) < _WORTH_PACKING * len(first[:_SAMPLE])
        fresh = False
        try:
            sha = _write(draft, _chain(first, pieces), packed)
            path = self._path(sha, packed)
            fresh = path not in self._drafts and not path.exists()
            if fresh:
                self._drafts[path] = draft
        finally:
            if not fresh:
                draft.unlink(missing_ok=True)
        return Kept(sha, fresh)

    def settle(self) -> None:
        """Returns when everything kept so far is on the disk, names included. Raises OSError when the disk refuses:
        what was not settled is not kept then."""
        drafts, self._drafts = self._drafts, {}
        if not drafts:
            return
        with ThreadPoolExecutor(_SYNCED_AT_ONCE) as pool:
            try:
                list(pool.map(_sync, drafts.values()))
                for path, draft in drafts.items():
                    path.parent.mkdir(exist_ok=True)
                    draft.replace(path)
            except OSError:
                for draft in drafts.values():
                    draft.unlink(missing_ok=True)
                raise
            list(pool.map(_sync_folder, {self.folder, *(path.parent for path in drafts)}))

    def find(self, sha: str) -> str | None:
        """The file of an original; None when there is none."""
        place = f"{self.folder}{os.sep}{sha[:2]}{os.sep}{sha}"
        there = os.path.exists  # texts, not paths: this is asked for every original at every start
        return next((path for path in (place + PACKED, place) if there(path)), None)

    def remove_unfinished(self) -> None:
        """Removes what a killed run left half written."""
        for path in self.folder.glob(f"*{_UNFINISHED}"):
            path.unlink(missing_ok=True)

    def remove_others(self, wanted: set[str]) -> None:
        """Removes originals that nothing refers to."""
        for path in self.folder.glob("??/*"):
            if path.name.removesuffix(PACKED) not in wanted:
                path.unlink(missing_ok=True)

    def _path(self, sha: str, packed: bool) -> Path:
        return self.folder / sha[:2] / (sha + PACKED if packed else sha)


def load(path: Path) -> bytes:
    """The content of an original. Raises OSError, EOFError or zlib.error when it is damaged."""
    if path.suffix != PACKED:
        return path.read_bytes()
    with gzip.open(path) as stream:
        return stream.read()


def is_intact(path: Path, data: bytes) -> bool:
    """Whether `data`, loaded from an original, is what was kept there."""
    return path.name.removesuffix(PACKED) == hashlib.sha256(data).hexdigest()[:_NAME]


def pieces_of(stream: BinaryIO) -> Iterator[bytes]:
    """What is left of an open file, in pieces."""
    while piece := stream.read(BLOCK):
        yield piece


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _write(draft: Path, pieces: Iterator[bytes], packed: bool) -> str:
    digest = hashlib.sha256()
    with draft.open("wb") as file:
        packer = zlib.compressobj(_LEVEL, wbits=31) if packed else None  # 31: as gzip
        for piece in pieces:
            digest.update(piece)
            file.write(packer.compress(piece) if packer else piece)
        if packer:
            file.write(packer.flush())
    return digest.hexdigest()[:_NAME]


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # some systems cannot sync a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
