"""Writes a generation: from nothing, or as a copy of the last one with the changed documents replaced."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from core.corrections.apply import apply
from core.corrections.links import decisions
from core.corrections.model import Correction
from core.intake.files import CorpusFile
from core.models import MEETING_TYPES
from core.records import from_json, to_json
from core.store.belonging import DUPLICATE_COLUMNS, EVENT_COLUMNS, duplicate_rows, event_rows
from core.store.cells import begin, count_cells, touch
from core.store.claims import ORDER_CLAIMS
from core.store.formulations import write_formulations
from core.store.ledger import Ledger, Line, Wanted
from core.store.own_words import write_own_words
from core.store.shards import read_columns, schema
from core.store.storage import Storage
from core.store.tables import (
    CREATE,
    LOOSE,
    OF_DOCUMENTS,
    SCHEMA_VERSION,
    SORTED,
    STATISTICS,
    fill,
)
from core.vocabulary import NONE, Vocabulary

DOCUMENTS_AT_ONCE = 5000
MEMORY = "2GB"  # of DuckDB; what does not fit is spilled: an eighth more work at 100,000 documents, half of the memory


class DamagedShard(Exception):
    """A part of the cache cannot be read any more; it was removed, and its files have to be parsed again."""


class Sources(NamedTuple):
    """What an index is built from: the files as seen, their keys, the ledger, the shards by key, corrections."""

    files: Sequence[CorpusFile]
    keys: Mapping[str, str]
    ledger: Ledger
    storage: Storage
    shards: Mapping[str, str]
    corrections: Sequence[Correction]
    meta: Mapping[str, str]
    vocabulary: Vocabulary = NONE


def build(path: Path, sources: Sources, last: Path | None) -> None:
    """Writes the generation `path`. `last` is a generation of the same parser to start from, or None.

    Raises OSError or duckdb.Error when it cannot be written, read or understood; the file is then worthless.
    """
    import duckdb

    if last is not None:
        shutil.copyfile(last, path)
    connection = duckdb.connect(str(path), config={"autoload_known_extensions": "false"})
    try:
        connection.execute("SET enable_progress_bar = false")  # it would write into our own
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute(
            f"SET temp_directory = '{path.parent.as_posix().replace(chr(39), chr(39) * 2)}/spill'"
        )
        if last is None:
            connection.execute(CREATE)
            connection.execute(LOOSE)
        begin(connection)
        changed = _drop_changed(connection, sources.ledger.wanted)
        for first in range(0, len(changed), DOCUMENTS_AT_ONCE):
            _stage(connection, changed[first : first + DOCUMENTS_AT_ONCE], sources)
            for statement in fill(MEETING_TYPES, "records" if last else "loose_records"):
                connection.execute(statement)
            write_formulations(connection)
        for statement in SORTED if last is None else ():
            connection.execute(statement)
        known = dict(connection.execute("SELECT name, value FROM meta").fetchall())
        same = known.get("vocabulary", "") == sources.vocabulary.digest
        fresh = [number for number, _ in changed]
        write_own_words(connection, sources.vocabulary, fresh if same else None)
        touch(connection, fresh)
        _describe_terms(connection)
        connection.execute(ORDER_CLAIMS)
        count_cells(connection, everything=last is None or not same)
        _write_events(connection, sources, everything=known.get("links") != sources.meta["links"])
        _write_statistics(connection, sources)
        _write_books(connection, sources)
        connection.execute("CHECKPOINT")
    finally:
        connection.close()
        shutil.rmtree(path.parent / "spill", ignore_errors=True)


def _drop_changed(connection: Any, wanted: Mapping[str, Wanted]) -> list[tuple[int, Wanted]]:
    """Removes what is no longer wanted as it is; returns the documents to be written, each with its number."""
    query = "SELECT doc_no, doc_id, key, item, path, corrections FROM documents"
    stale, numbers = [], {}
    for number, *state in connection.execute(query).fetchall():
        numbers[state[0]] = number
        if wanted.get(state[0]) != Wanted(*state):
            stale.append(number)
    fresh = max(numbers.values(), default=0) + 1
    dropped = set(stale)
    touch(connection, stale)
    changed = []
    for document in wanted.values():
        number = numbers.get(document.doc_id)
        if number is None or number in dropped:
            changed.append((fresh if number is None else number, document))
            fresh += number is None
    for table in OF_DOCUMENTS if stale else ():
        connection.execute(f"DELETE FROM {table} WHERE doc_no IN (SELECT unnest(?))", [stale])
    return changed


def _stage(connection: Any, documents: Sequence[tuple[int, Wanted]], sources: Sources) -> None:
    """Fills the temporary table `staged` with the records of some documents, corrections carried out."""
    rows = [(number, *document) for number, document in documents]
    _register(connection, "chosen", ("doc_no", "doc_id", "key", "item", "path", "corrections"), rows)
    connection.register("parsed", _rows_of(documents, sources))
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE staged AS
        SELECT c.doc_no, c.doc_id, c.key, c.item, c.corrections, c.path, s.file, s.status, s.reason,
            s.record::JSON AS record, s.text, s.characters, s.terms, s.counts
        FROM parsed s JOIN chosen c ON s.key = c.key AND s.item = c.item ORDER BY c.doc_no"""
    )
    connection.unregister("parsed")
    connection.unregister("chosen")
    for number, record in list(_corrected(connection, sources.corrections)):
        connection.execute("UPDATE staged SET record = ?::JSON WHERE doc_no = ?", [record, number])


def _rows_of(documents: Sequence[tuple[int, Wanted]], sources: Sources) -> Any:
    """The rows of the documents out of their shards, as an Arrow table. Raises OSError when a shard is damaged."""
    import pyarrow as pa
    import pyarrow.compute as pc

    keys: dict[str, set[str]] = {}
    for _, document in documents:
        keys.setdefault(sources.shards[document.key], set()).add(document.key)
    parts = [schema().empty_table()]
    for shard, wanted in sorted(keys.items()):
        try:
            table = read_columns(sources.storage, shard, schema().names)
        except pa.ArrowException as error:
            sources.storage.remove(shard)
            raise DamagedShard(shard) from error
        parts.append(table.filter(pc.is_in(table["key"], value_set=pa.array(sorted(wanted)))))
    return pa.concat_tables(parts)


def _corrected(connection: Any, corrections: Sequence[Correction]) -> Iterator[tuple[int, str]]:
    query = "SELECT doc_no, record, text FROM staged WHERE corrections <> ''"
    for number, content, text in connection.execute(query).fetchall():
        record = apply(from_json({**json.loads(content), "text": text}), corrections)
        data = to_json(record)
        del data["text"]
        yield number, json.dumps(data, ensure_ascii=False)


def _describe_terms(connection: Any) -> None:
    """Says of new terms how rare they are in Chinese at large, and of all whether they are policy phrases or the user's."""
    from core.parsing.keywords import idf
    from core.parsing.segment import policy_terms

    phrases = frozenset(policy_terms())
    found = connection.execute("SELECT term_id, term FROM terms WHERE idf IS NULL").fetchall()
    rows = [(number, term in phrases, idf(term)) for number, term in found]
    _register(connection, "described", ("term_id", "policy", "idf"), rows)
    connection.execute(
        "UPDATE terms SET policy = d.policy, idf = d.idf FROM described d WHERE terms.term_id = d.term_id"
    )
    connection.unregister("described")
    _register(connection, "phrases", ("term",), [(term,) for term in phrases])
    connection.execute("""
        WITH followed AS (SELECT term FROM phrases UNION SELECT shown FROM own_words WHERE shown IS NOT NULL)
        UPDATE terms SET policy = NOT policy WHERE policy <> (term IN (SELECT term FROM followed))""")
    connection.unregister("phrases")


def _write_books(connection: Any, sources: Sources) -> None:
    files = [(file.name, file.size, file.mtime_ns, sources.keys.get(file.name)) for file in sources.files]
    meta = {"schema": SCHEMA_VERSION, **sources.meta}
    duplicates = duplicate_rows(sources.ledger.duplicates, sources.storage, sources.shards)
    books: tuple[tuple[str, tuple[str, ...], list[tuple[Any, ...]]], ...] = (
        ("files", ("name", "size", "mtime_ns", "key"), files),
        ("inputs", Line._fields, [tuple(line) for line in sources.ledger.lines]),
        ("meta", ("name", "value"), list(meta.items())),
        ("duplicates", DUPLICATE_COLUMNS, duplicates),
    )
    for table, columns, rows in books:
        _register(connection, "book", columns, rows)
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} SELECT * FROM book")
        connection.unregister("book")


def _write_events(connection: Any, sources: Sources, everything: bool) -> None:
    """Finds which readouts tell of one meeting; every meeting is an event, most of one readout. Where people decided
    nothing, and had not for the last generation, only among readouts that changed can there be other events."""
    decided = decisions(sources.corrections, "event")
    everything = everything or bool(decided.together or decided.apart)
    rows = event_rows(connection, decided, everything)
    _register(connection, "found", EVENT_COLUMNS, rows)
    if everything:
        connection.execute("DELETE FROM events")
    else:
        stale = "doc_no NOT IN (SELECT doc_no FROM meetings) OR doc_no IN (SELECT unnest(?::INTEGER[]))"
        connection.execute(f"DELETE FROM events WHERE {stale}", [[row[1] for row in rows]])
    connection.execute("INSERT INTO events SELECT * FROM found")
    connection.unregister("found")


def _write_statistics(connection: Any, sources: Sources) -> None:
    """Fills the tables of statistics anew: they are few, whatever the number of documents."""
    paths = {key: path for path, key in sources.ledger.statistics}
    rows = []
    for shard in sorted({sources.shards[key] for key in paths}):
        table = read_columns(sources.storage, shard, ("key", "record"))
        keyed = zip(table["key"].to_pylist(), table["record"].to_pylist(), strict=True)
        rows += [(paths[key], record) for key, record in keyed if key in paths]
    _register(connection, "tables", ("path", "record"), rows)
    for statement in STATISTICS:
        connection.execute(statement)
    connection.unregister("tables")


def _register(connection: Any, name: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Makes rows readable in SQL under a name; columns without any value are texts."""
    import pyarrow as pa

    values = {column: _array([row[at] for row in rows]) for at, column in enumerate(columns)}
    connection.register(name, pa.table(values))


def _array(values: list[Any]) -> Any:
    import pyarrow as pa

    known = next((value for value in values if value is not None), "")
    if not isinstance(known, str):
        return pa.array(values)
    return pa.array([v if v is None else v.encode("utf-8", "replace").decode() for v in values], pa.string())
