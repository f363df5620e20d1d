"""The cache of parsed files: Parquet files of records, kept by content, good for one version of the parser.

A shard is written whole under another name and then renamed, so it is there or it is not. Whoever parses, here or in
another process, writes the shard and hands back its path; the index is built from shards alone.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from core.models import Record
from core.records import to_json

if TYPE_CHECKING:
    import pyarrow as pa


DAY = 86_400


class Task(NamedTuple):
    """A file to be parsed, and the key its records will be kept under."""

    key: str
    path: str
    name: str


class Item(NamedTuple):
    """One record of a parsed file, without its content: what the ledger needs to know."""

    key: str
    item: int
    file: str
    doc_id: str
    status: str
    reason: str | None


def parse_batch(tasks: Sequence[Task], folder: str) -> str:
    """Parses some files and writes their records as one shard into `folder`; returns the path of the shard.

    Never raises for what is in a file: a file that makes the parser fail gives a refused record.
    Raises OSError when the shard cannot be written.
    """
    columns: dict[str, list[Any]] = {name: [] for name in _schema().names}
    for task in tasks:
        for number, record in enumerate(_records(task)):
            for name, value in _row(task.key, number, record).items():
                columns[name].append(value)
    identity = hashlib.blake2b("".join(task.key for task in tasks).encode(), digest_size=12).hexdigest()
    return str(_write(columns, Path(folder) / f"{identity}.parquet"))


def shards_in(folder: Path) -> list[Path]:
    """The complete shards of a folder, by name; none when there is no such folder."""
    return sorted(folder.glob("*.parquet"))


def read_items(shard: Path) -> list[Item]:
    """The ledger lines of a shard; an empty list, and the shard is removed, when it is damaged."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(shard, columns=list(Item._fields), memory_map=True)
        return [Item(*row) for row in zip(*(table[name].to_pylist() for name in Item._fields), strict=True)]
    except (OSError, pa.ArrowException, KeyError):
        with contextlib.suppress(OSError):
            shard.unlink()
        return []


def forget_other_parsers(folder: Path) -> None:
    """Removes the records of other versions of the parser beside `folder`, unless they were written within a day:
    then another program may be using them."""
    for other in folder.parent.glob("*/"):
        if other != folder and time.time() - other.stat().st_mtime > DAY:
            shutil.rmtree(other, ignore_errors=True)


def _records(task: Task) -> Iterator[Record]:
    from core.parsing.parse import parse_path

    found = 0
    try:
        for record in parse_path(Path(task.path)):
            found += 1
            member = record.file.removeprefix(task.path) if record.file.startswith(task.path) else ""
            yield dataclasses.replace(record, file=task.name + member)
    except Exception as error:  # one file must never stop the others, whatever is in it
        yield Record(task.name, "", "refused", reason=f"读取时出错：{type(error).__name__}：{error}"[:300])
        return
    if not found:
        yield Record(task.name, "", "no_text", reason="文件里没有可读的内容。")


def _row(key: str, number: int, record: Record) -> dict[str, Any]:
    from core.parsing.keywords import term_counts

    content = to_json(record)
    del content["text"]
    terms = term_counts(record.text) if record.status.startswith("parsed") else {}
    return {
        "key": key,
        "item": number,
        "file": _storable(record.file),
        "doc_id": record.doc_id,
        "status": record.status,
        "reason": _storable(record.reason or "") or None,
        "record": _storable(json.dumps(content, ensure_ascii=False, separators=(",", ":"))),
        "text": _storable(record.text),
        "characters": len("".join(record.text.split())),
        "terms": list(terms),
        "counts": list(terms.values()),
    }


def _storable(text: str) -> str:
    """The text with what UTF-8 cannot hold (halves of characters, undecodable file names) as ?, at equal length."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _schema() -> pa.Schema:
    import pyarrow as pa

    return pa.schema(
        [
            ("key", pa.string()),
            ("item", pa.int32()),
            ("file", pa.string()),
            ("doc_id", pa.string()),
            ("status", pa.string()),
            ("reason", pa.string()),
            ("record", pa.string()),
            ("text", pa.string()),
            ("characters", pa.int32()),
            ("terms", pa.list_(pa.string())),
            ("counts", pa.list_(pa.int32())),
        ]
    )


def _write(columns: dict[str, list[Any]], path: Path) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.unfinished")
    pq.write_table(pa.table(columns, schema=_schema()), unfinished, compression="zstd")
    unfinished.replace(path)
    return path
