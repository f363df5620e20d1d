"""The store: originals in, one DuckDB file a generation out, readers never disturbed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.models import Record

if TYPE_CHECKING:
    from pandas import DataFrame

Progress = Callable[[int, int, str], None]


class Problem(NamedTuple):
    """Something the user should know about the corpus: `code` (missing_corpus, empty_corpus, unreadable, refused,
    read_only, damaged_index ...) and words for the screen, in Chinese."""

    code: str
    words: str


class Store:
    """One generation, open for reading. Safe to share between threads.

    `fingerprint` changes exactly when the content does: use it as the key of caches.
    `problems` is what went wrong on the way, worst first; a store with problems is still valid.
    """

    fingerprint: str
    problems: tuple[Problem, ...]

    def query(self, sql: str, params: Sequence[object] = ()) -> DataFrame:
        """The rows that `sql` selects."""
        raise NotImplementedError

    def record(self, doc_id: str) -> Record:
        """The full record. Raises KeyError for an unknown document."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the file."""
        raise NotImplementedError


def open_store(data_dir: Path | None = None, corpus: Path | None = None) -> Store:
    """The newest generation, read-only; nothing is parsed. Raises FileNotFoundError when there is none yet."""
    raise NotImplementedError


def ensure_store(
    corpus: Path | None = None, data_dir: Path | None = None, progress: Progress | None = None
) -> Store:
    """A store that matches the corpus: parses what is new or changed, writes a generation if anything is, opens it.

    `progress(done, total, name)` is called for each file. Never raises for what is in the corpus: a missing folder, an
    empty one, unreadable files become `Store.problems`."""
    raise NotImplementedError
