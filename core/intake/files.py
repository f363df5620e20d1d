"""The files of a corpus: which there are, and what tells one content from another."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

from core.problems import Problem, problem

_BLOCK = 1 << 20


class CorpusFile(NamedTuple):
    """An input of the corpus.

    `name` is what it is called in the corpus: its path inside the folder, with forward slashes; `called` is the file's
    own name. `path` is a text: a hundred thousand of these are listed at every start. `content` is the hash of a packed original, whose file `path` then is; `refused` says why there is none. `kind` is what the file was said to be (`statistics`), if anything.
    """

    name: str
    path: str
    size: int
    mtime_ns: int
    called: str
    content: str | None = None
    refused: str | None = None
    kind: str | None = None


def list_files(corpus: Path) -> tuple[list[CorpusFile], list[Problem]]:
    """The files in a folder and below, or the one file that `corpus` is, by name; and what could not be entered.

    Hidden files and folders are no documents. Links to folders are not followed: they could lead in circles.
    """
    if corpus.is_file():
        return [_stat(corpus, str(corpus), corpus.name, corpus.name)], []
    if not corpus.is_dir():
        return [], [problem("missing_corpus", path=corpus)]
    problems: list[Problem] = []
    found: list[CorpusFile] = []
    folders = [(str(corpus), "")]
    while folders:
        folder, inside = folders.pop()
        try:
            with os.scandir(folder) as entries:
                shown = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            problems.append(problem("unreadable_folder", path=error.filename, reason=error.strerror))
            continue
        for entry in shown:
            if entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, f"{inside}{entry.name}/"))
            elif entry.is_file() or (entry.is_symlink() and not Path(entry.path).exists()):
                found.append(_stat(entry, entry.path, inside + entry.name, entry.name))
    if not found and not problems:
        problems.append(problem("empty_corpus", path=corpus))
    return sorted(found), problems


def content_key(file: CorpusFile) -> str:
    """A key that changes with the content or the name of a file. Raises OSError when it cannot be read."""
    digest = hashlib.blake2b(file.called.encode("utf-8", "surrogateescape"), digest_size=16)
    if file.content is not None:
        digest.update(f"{file.content}{file.kind or ''}".encode())
        return digest.hexdigest()
    with Path(file.path).open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _stat(entry: Path | os.DirEntry[str], path: str, name: str, called: str) -> CorpusFile:
    try:
        status = entry.stat()
    except OSError:  # a broken link, or gone since it was listed: reading it will say so
        return CorpusFile(name, path, -1, -1, called)
    return CorpusFile(name, path, status.st_size, status.st_mtime_ns, called)
