"""Where shards are kept: a folder of this machine, or any address that fsspec knows (shared storage of a cluster)."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from pathlib import Path
from typing import Any, Protocol

DAY = 86_400
UNFINISHED = ".unfinished"


class Storage(Protocol):
    """A flat folder of files that are there whole or not at all."""

    def names(self) -> list[str]:
        """The files there are, in order."""

    def read(self, name: str) -> Any:
        """A file as something Arrow reads from. Raises OSError when it is not there."""

    def write(self, name: str, data: bytes) -> None:
        """Puts a file there, in place of one of that name. Raises OSError when that is refused."""

    def remove(self, name: str) -> None:
        """Removes a file, if it is there and can be removed."""

    def size(self) -> int:
        """Bytes in all files."""


def storage_at(address: str) -> Storage:
    """The storage at a path or an fsspec address (`file:///data`, `memory://x`, `s3://bucket/x`).

    Raises ImportError when fsspec, or its part for that address, is not installed.
    """
    scheme, mark, rest = address.partition("://")
    if not mark:
        return _Folder(Path(address))
    return _Folder(Path(rest)) if scheme == "file" else _Remote(address)


def forget_siblings(address: str) -> None:
    """Removes folders beside a local one and unfinished files in it, unless they were written to within a day: then
    another program may be using them. What lies on shared storage is left to those who share it."""
    storage = storage_at(address)
    if isinstance(storage, _Folder):
        for other in storage.folder.parent.glob("*/"):
            if other != storage.folder and _is_old(other):
                shutil.rmtree(other, ignore_errors=True)
        for draft in storage.folder.glob(f"*{UNFINISHED}"):
            if _is_old(draft):
                draft.unlink(missing_ok=True)


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > DAY
    except OSError:
        return False


class _Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.glob("*") if not path.name.endswith(UNFINISHED))

    def read(self, name: str) -> Any:
        import pyarrow as pa

        return pa.memory_map(str(self.folder / name))

    def write(self, name: str, data: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f"{name}.{os.getpid()}{UNFINISHED}"
        try:
            draft.write_bytes(data)
            draft.replace(self.folder / name)
        except OSError:
            draft.unlink(missing_ok=True)
            raise

    def remove(self, name: str) -> None:
        with contextlib.suppress(OSError):
            (self.folder / name).unlink()

    def size(self) -> int:
        return sum((self.folder / name).stat().st_size for name in self.names())


class _Remote:
    def __init__(self, address: str) -> None:
        from fsspec.core import url_to_fs

        self._files, self._root = url_to_fs(address)

    def names(self) -> list[str]:
        try:
            found = self._files.ls(self._root, detail=False, refresh=True)
        except FileNotFoundError:
            return []
        names = (path.rstrip("/").rpartition("/")[2] for path in found)
        return sorted(name for name in names if not name.endswith(UNFINISHED))

    def read(self, name: str) -> Any:
        import pyarrow as pa

        return pa.BufferReader(self._files.cat_file(f"{self._root}/{name}"))

    def write(self, name: str, data: bytes) -> None:
        self._files.makedirs(self._root, exist_ok=True)
        draft = f"{self._root}/{name}.{os.getpid()}{UNFINISHED}"
        self._files.pipe_file(draft, data)
        self._files.mv(draft, f"{self._root}/{name}")

    def remove(self, name: str) -> None:
        with contextlib.suppress(OSError):
            self._files.rm_file(f"{self._root}/{name}")

    def size(self) -> int:
        return sum(self._files.size(f"{self._root}/{name}") for name in self.names())
