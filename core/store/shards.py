"""The cache of parsed files: Parquet files of records, kept by content, good for one version of the parser.

A shard is written whole, so it is there or it is not. Whoever parses, here or on another machine, writes the shard and
hands back its name; the index is built from shards alone.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from core.store.parser_version import parser_version
from core.store.storage import Storage, storage_at
from core.workers.pool import Stopped, rows_of_file
from core.workers.rows import Row, Task

if TYPE_CHECKING:
    import pyarrow as pa

COMPRESSION = {
    "compression": "zstd",
    "compression_level": 3,
}  # at 9 a fifth smaller, for three times the time


class Item(NamedTuple):
    """One record of a parsed file, without its content: what the ledger needs to know."""

    key: str
    item: int
    file: str
    doc_id: str
    status: str
    reason: str | None
    code: str | None
    signature: bytes
    region_code: str | None
    year: int | None
    known: int


class OtherParser(Exception):
    """A worker has another version of the program than the one that gives it work."""


def parse_batch(tasks: Sequence[Task], address: str, parser: str) -> str | None:
    """Parses some files and writes their records as one shard to the storage at `address`; returns its name.

    When it is stopped it writes the files that were done, and returns None when there are none. Never raises for what
    is in a file: one that makes the parser fail gives a refused record. Raises OSError when the shard cannot be
    written, OtherParser when `parser` is not the version here.
    """
    if parser != parser_version():
        raise OtherParser(f"解析程序的版本不一致：这里是 {parser_version()}，要求 {parser}。")
    rows: list[Row] = []
    done: list[Task] = []
    for task in tasks:
        try:
            rows += list(rows_of_file(task))
        except Stopped:
            break
        done.append(task)
    if not done:
        return None
    identity = hashlib.blake2b("".join(task.key for task in done).encode(), digest_size=12).hexdigest()
    name = f"{identity}.parquet"
    storage_at(address).write(name, _packed(rows))
    return name


def shards_in(storage: Storage) -> list[str]:
    """The shards of a storage, by name."""
    return [name for name in storage.names() if name.endswith(".parquet")]


def read_items(storage: Storage, shard: str) -> list[Item]:
    """The ledger lines of a shard; an empty list, and the shard is removed, when it is damaged."""
    import pyarrow as pa

    try:
        table = read_columns(storage, shard, Item._fields)
        return [Item(*row) for row in zip(*(table[name].to_pylist() for name in Item._fields), strict=True)]
    except (OSError, pa.ArrowException, KeyError):
        storage.remove(shard)
        return []


def read_columns(storage: Storage, shard: str, columns: Sequence[str]) -> pa.Table:
    """Columns of a shard. Raises OSError or pyarrow.ArrowException when it is damaged."""
    import pyarrow.parquet as pq

    with storage.read(shard) as file:
        return pq.read_table(file, columns=list(columns), page_checksum_verification=True)


def _packed(rows: Sequence[Row]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns: dict[str, list[Any]] = {name: [row[name] for row in rows] for name in schema().names}
    out = io.BytesIO()
    pq.write_table(pa.table(columns, schema=schema()), out, write_page_checksum=True, **COMPRESSION)
    return out.getvalue()


def schema() -> pa.Schema:
    """The columns of a shard."""
    import pyarrow as pa

    return pa.schema(
        [
            ("key", pa.string()),
            ("item", pa.int32()),
            ("file", pa.string()),
            ("doc_id", pa.string()),
            ("status", pa.string()),
            ("reason", pa.string()),
            ("code", pa.string()),
            ("signature", pa.binary()),
            ("region_code", pa.string()),
            ("year", pa.int32()),
            ("known", pa.int32()),
            ("title", pa.string()),
            ("publisher", pa.string()),
            ("url", pa.string()),
            ("publish_date", pa.string()),
            ("record", pa.string()),
            ("text", pa.string()),
            ("characters", pa.int32()),
            ("terms", pa.list_(pa.string())),
            ("counts", pa.list_(pa.int32())),
        ]
    )
