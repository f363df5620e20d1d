"""Copies of what was taken in, each once, named by the hash of its content.

A copy is written under another name, synced and renamed, so it is there whole or not at all. Texts are packed with
gzip, which any system opens; what does not get smaller (docx, pdf, zip) is kept as it came.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

BLOCK = 1 << 20
PACKED = ".gz"
_UNFINISHED = ".unfinished"
_NAME = 40  # hexadecimal digits of the hash in a name
_WORTH_PACKING = 0.8  # of its size is what a text must at most come down to


class Kept(NamedTuple):
    """An original: the hash of its content (SHA-256, 40 hexadecimal digits of it), and whether it was not there yet."""

    sha: str
    fresh: bool


class Originals:
    """The originals in a folder. Several processes may keep the same content at once."""

    def __init__(self, folder: Path) -> None:
        """The folder is made with the first original."""
        self.folder = folder
        self._unsynced: set[Path] = set()

    def keep(self, parts: Iterable[bytes]) -> Kept:
        """Copies content that comes in pieces. It is safe on the disk after the next `settle`.

        Raises OSError when it cannot be written, and whatever `parts` raises; nothing is kept then.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f"{os.getpid()}-{id(parts)}{_UNFINISHED}"
        pieces = iter(parts)
        first = next(pieces, b"")
        packed = len(zlib.compress(first[:BLOCK], 1)) < _WORTH_PACKING * len(first[:BLOCK])
        try:
            sha = _write(draft, _chain(first, pieces), packed)
            path = self._path(sha, packed)
            fresh = not path.exists()
            if fresh:
                path.parent.mkdir(exist_ok=True)
                draft.replace(path)
                self._unsynced |= {path.parent, self.folder}
        finally:
            draft.unlink(missing_ok=True)
        return Kept(sha, fresh)

    def settle(self) -> None:
        """Returns when everything kept so far is on the disk, names included."""
        while self._unsynced:
            with contextlib.suppress(OSError):  # some systems cannot sync a folder
                handle = os.open(self._unsynced.pop(), os.O_RDONLY)
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)

    def find(self, sha: str) -> Path | None:
        """The file of an original; None when there is none."""
        return next((path for packed in (True, False) if (path := self._path(sha, packed)).exists()), None)

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
        packer = zlib.compressobj(6, wbits=31) if packed else None  # 31: as gzip
        for piece in pieces:
            digest.update(piece)
            file.write(packer.compress(piece) if packer else piece)
        if packer:
            file.write(packer.flush())
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()[:_NAME]
