"""One generation, open for reading."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from core.models import Record
from core.problems import Problem
from core.records import from_json
from core.store.frames import framed
from core.store.generations import current, give_up, hold, index_folder
from core.store.tables import SCHEMA_VERSION

if TYPE_CHECKING:
    from pandas import DataFrame

T = TypeVar("T")
Columns = Mapping[str, Any]  # arrays by name
ANSWERS_KEPT = 64

# A reader can neither write, nor reach files or the net, nor load extensions, nor change that.
_LOCKED_DOWN: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}

# What DuckDB says of a block that is not as it was written, and after that of everything else.
_DAMAGE = ("Corrupt database", "Could not read", "has been invalidated", "decompress", "deserialize")


class DamagedIndex(Exception):
    """The file is no generation of this version of the program: it has to be built again."""


class OtherVersion(DamagedIndex):
    """The file was made by another version of the program; nothing is wrong with it."""


class Store:
    """One generation, open for reading. Safe to share between threads.

    `fingerprint` changes exactly when the content does: use it as the key of caches.
    `problems` is what went wrong on the way, worst first; a store with problems is still valid.
    `path` is the file of the generation.
    """

    def __init__(self, path: Path, problems: Sequence[Problem] = ()) -> None:
        """Opens a generation. Raises DamagedIndex when it cannot be used (OtherVersion when it is of another version of the
        program), OSError when it is gone."""
        import duckdb

        self.path = path
        self.problems = tuple(problems)
        self._held = hold(path)
        self._lock = threading.Lock()
        self._kept: dict[str, Any] = {}
        self._damaged = False
        try:
            self._connection = duckdb.connect(str(path), read_only=True, config=_LOCKED_DOWN)
            meta = dict(self._connection.execute("SELECT name, value FROM meta").fetchall())
        except duckdb.Error as error:
            self._held.close()
            raise DamagedIndex(str(error)) from error
        if meta.get("schema") != SCHEMA_VERSION or "fingerprint" not in meta:
            self.close()
            raise OtherVersion("made by another version")
        self.meta: dict[str, str] = meta
        self.fingerprint: str = meta["fingerprint"]

    def query(
        self, sql: str, params: Sequence[object] = (), given: Mapping[str, Columns] | None = None
    ) -> DataFrame:
        """The rows that `sql` selects. Whole numbers are Int64, texts are objects with None for unknown. `given` are tables
        that `sql` may read by these names: many values come in so with less work than as parameters.

        Raises DamagedIndex when a part of the file turns out to be damaged: it is given up, and `ensure_store` builds
        it again.
        """
        return framed(
            self._answer(lambda cursor: cursor.sql(sql, params=list(params)).to_arrow_table(), given or {})
        )

    def columns(self, sql: str, params: Sequence[object] = ()) -> Columns:
        """What `sql` selects as arrays by name, masked where a value is unknown. Raises DamagedIndex as `query` does."""
        columns: Columns = self._answer(lambda cursor: cursor.execute(sql, list(params)).fetchnumpy())
        return columns

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that `sql` selects, as tuples. Raises DamagedIndex as `query` does."""
        rows: list[tuple[Any, ...]] = self._answer(
            lambda cursor: cursor.execute(sql, list(params)).fetchall()
        )
        return rows

    def once(self, name: str, compute: Callable[[], T]) -> T:
        """What `compute` gives, kept under a name: for answers that every filter needs. The oldest of many is let go."""
        if name not in self._kept:
            answer = compute()
            with self._lock:
                while len(self._kept) >= ANSWERS_KEPT:
                    del self._kept[next(iter(self._kept))]
                self._kept[name] = answer
            return answer
        found: T = self._kept[name]
        return found

    def record(self, doc_id: str) -> Record:
        """The full record; of a repost that of the document it belongs to. Raises KeyError for an unknown document."""
        sql = """SELECT record, text FROM records JOIN documents USING (doc_no)
            WHERE doc_id = coalesce((SELECT any_value(kept_doc_id) FROM duplicates WHERE doc_id = ? AND kind = 'repost'), ?)"""
        found = self.rows(sql, [doc_id, doc_id])
        if not found:
            raise KeyError(doc_id)
        record, text = found[0]
        return from_json({**json.loads(record), "text": text})

    def superseded(self) -> bool:
        """Whether a newer generation is in use, or this one turned out to be damaged: then `ensure_store` again."""
        return self._damaged or current(self.path.parent) not in (self.path, None)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        self._held.close()

    def _answer(self, ask: Callable[[Any], T], given: Mapping[str, Columns] = MappingProxyType({})) -> T:
        """Blocks are checked when they are read, not when the file is opened: damage shows here."""
        import duckdb

        try:
            cursor = self._cursor()
            for name, columns in given.items():
                cursor.register(name, _table(columns))
            return ask(cursor)
        except duckdb.Error as error:
            if not any(sign in str(error) for sign in _DAMAGE):
                raise
            self._damaged = True
            give_up(self.path)
            raise DamagedIndex(str(error)) from error

    def _cursor(self) -> Any:
        with self._lock:
            return self._connection.cursor()


def _table(columns: Columns) -> Any:
    import pyarrow as pa

    return pa.table(dict(columns))


def open_store(data_dir: Path | None = None, corpus: Path | None = None) -> Store:
    """The newest generation, read-only; nothing is parsed. Raises FileNotFoundError when there is none yet.

    Raises DamagedIndex when it cannot be read; `ensure_store` mends that.
    """
    from core.settings import load_settings

    settings = load_settings()
    folder = index_folder(data_dir or settings.data, corpus or settings.corpus)
    path = current(folder)
    if path is None:
        raise FileNotFoundError(folder)
    return Store(path)
