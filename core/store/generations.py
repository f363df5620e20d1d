"""Generations of the index: one DuckDB file each, and a file CURRENT that names the one in use.

A generation is written under another name, closed, synced, renamed, and only then named in CURRENT, which is itself
replaced whole. Killed at any moment, the last generation stays in use. Readers hold a shared lock on the file of their
generation, so that an old one is removed only when nobody reads it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import IO, Any

fcntl: Any
try:
    import fcntl
except ImportError:  # Windows: an open file cannot be removed there, which serves the same end
    fcntl = None

CURRENT = "CURRENT"
UNFINISHED = ".unfinished"


def index_folder(data_dir: Path, corpus: Path) -> Path:
    """Where the generations for one corpus are: corpora do not share an index, so two apps can show two corpora."""
    if corpus.absolute() == (data_dir / "originals").absolute():
        return data_dir / "index" / "originals"  # also when the data folder is moved
    identity = hashlib.blake2b(
        str(corpus.absolute()).encode("utf-8", "surrogateescape"), digest_size=6
    ).hexdigest()
    return data_dir / "index" / f"{corpus.absolute().name or 'root'}-{identity}"


def current(folder: Path) -> Path | None:
    """The generation in use, or None when there is none or its file is gone."""
    try:
        name = (folder / CURRENT).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    path = folder / name
    return path if name and Path(name).name == name and path.is_file() else None


def next_path(folder: Path) -> Path:
    """Where to write the next generation; `publish` takes it into use."""
    numbers = [int(path.stem) for path in folder.glob("*.duckdb") if path.stem.isdigit()]
    return folder / f"{max(numbers, default=0) + 1:06d}.duckdb{UNFINISHED}"


def publish(unfinished: Path) -> Path:
    """Takes a finished generation into use, and removes older ones that nobody reads. Returns its path."""
    finished = unfinished.with_name(unfinished.name.removesuffix(UNFINISHED))
    _sync(unfinished)
    unfinished.replace(finished)
    pointer = finished.parent / CURRENT
    draft = pointer.with_name(f"{CURRENT}.{os.getpid()}")
    with draft.open("w", encoding="ascii") as stream:
        stream.write(finished.name + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(pointer)
    _sync(finished.parent)
    remove_old(finished.parent)
    return finished


def remove_old(folder: Path) -> None:
    """Removes generations that are not in use and not open, and what was left unfinished. Call it under the lock."""
    keep = current(folder)
    for path in folder.iterdir():
        unfinished = UNFINISHED in path.name or path.name.startswith(f"{CURRENT}.")
        if unfinished or (path.suffix == ".duckdb" and path != keep and not _is_read(path)):
            with contextlib.suppress(OSError):
                path.unlink()


def give_up(path: Path) -> None:
    """Takes a damaged generation out of use, if it is the one in use: the next `ensure_store` builds it again."""
    if current(path.parent) == path:
        with contextlib.suppress(OSError):
            (path.parent / CURRENT).unlink()


def hold(path: Path) -> IO[bytes]:
    """Marks a generation as being read until the returned file is closed. Raises OSError when it is gone."""
    stream = path.open("rb")
    if fcntl is not None:
        fcntl.flock(stream, fcntl.LOCK_SH)
    return stream


def _is_read(path: Path) -> bool:
    if fcntl is None:
        return False
    try:
        with path.open("rb") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    return False


def _sync(path: Path) -> None:
    """Waits until a file or a folder's list of files is on the disk."""
    with contextlib.suppress(OSError):  # some systems cannot sync a folder
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
