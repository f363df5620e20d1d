"""One file in, the rows of its documents out: what the cache keeps of a parsed file."""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from core.models import Record, Refusal, Source

Row = dict[str, Any]

STATISTICS = "statistics"
NO_TEXT_COLUMN = "no_text_column"  # what the readers say of a table that holds no documents


class Task(NamedTuple):
    """A file to be parsed: the key its rows will be kept under, where it is, what it is called, and whether it is a
    packed original (`core.intake.originals`) and not the file as it came. `kind` is `statistics` for a file that was
    said to be a table of statistics; others are recognised."""

    key: str
    path: str
    name: str
    packed: bool = False
    kind: str | None = None


def rows_of(task: Task, skip: int = 0, read: Callable[[int], None] = lambda number: None) -> Iterator[Row]:
    """The rows of a file, at least one, without its first `skip` documents. `read(number)` is called when a document
    was read and before it is parsed. Never raises for what is in the file, save MemoryError."""
    number = skip - 1
    try:
        for number, (record, code) in enumerate(records_of(task, skip, read), skip):
            if code == NO_TEXT_COLUMN and number == 0 and (figures := _statistics(task)):
                yield figures
            else:
                yield row(task.key, number, record, code)
    except MemoryError:
        raise
    except Exception as error:  # one file must never stop the others, whatever is in it
        reason = f"读取时出错：{type(error).__name__}：{error}"[:300]
        yield row(task.key, number + 1, Record(task.name, "", "refused", reason=reason), "failed")
        return
    if number < 0:
        yield row(task.key, 0, Record(task.name, "", "no_text", reason="文件里没有可读的内容。"), "no_text")


def refused(task: Task, number: int, code: str, facts: dict[str, object]) -> Row:
    """The row of a document that could not be read for a reason of the lexicon of refusals."""
    from core.parsing.read.wording import refusal

    found = refusal(task.name, code, None, **facts)
    return row(task.key, number, Record(task.name, "", "refused", reason=found.reason), code)


def row(key: str, number: int, record: Record, code: str | None = None) -> Row:
    """The row of one record: what the ledger needs (`code` is why it was refused), the record as JSON without its text,
    the text, its terms. All values are texts, numbers, lists of these or None, save the signature, which is bytes."""
    from core.duplicates.signature import signature
    from core.parsing.keywords import people, term_counts
    from core.records import to_json

    content = to_json(record)
    del content["text"]
    parsed = record.status.startswith("parsed")
    terms = term_counts(record.text, people(record.meeting)) if parsed else {}
    return {
        "key": key,
        "item": number,
        "file": storable(record.file),
        "doc_id": record.doc_id,
        "status": record.status,
        "reason": storable(record.reason or "") or None,
        "code": code,
        "signature": signature(record.text) if parsed else b"",
        "region_code": record.region.code,
        "year": record.year,
        "known": sum(
            map(bool, (record.title, record.region.code, record.year, record.publisher, record.url))
        ),
        "title": _known(record.title),
        "publisher": _known(record.publisher),
        "url": _known(record.url),
        "publish_date": _known(record.publish_date),
        "record": storable(json.dumps(content, ensure_ascii=False, separators=(",", ":"))),
        "text": storable(record.text),
        "characters": len("".join(record.text.split())),
        "terms": list(terms),
        "counts": list(terms.values()),
    }


def _known(value: object) -> str | None:
    return None if value is None else storable(str(value))


def storable(text: str) -> str:
    """The text with what UTF-8 cannot hold (halves of characters, undecodable file names) as ?, at equal length."""
    return text.encode("utf-8", "replace").decode("utf-8")


def records_of(task: Task, skip: int, read: Callable[[int], None]) -> Iterator[tuple[Record, str | None]]:
    """The records of a file after the first `skip`, each called by the file's own name and what it is called inside;
    with each the code of its refusal."""
    from core.parsing.parse import parse
    from core.parsing.parse import refused as record_of

    for number, item in enumerate(_read(task)):
        read(number)
        if number >= skip:
            record, code = (record_of(item), item.code) if isinstance(item, Refusal) else (parse(item), None)
            if not task.packed:
                inside = record.file.removeprefix(task.path) if record.file.startswith(task.path) else ""
                record = dataclasses.replace(record, file=task.name + inside)
            yield record, code


def _read(task: Task) -> Iterator[Source | Refusal]:
    from core.parsing.read import read_bytes, read_path
    from core.parsing.read.wording import refusal

    if task.kind == STATISTICS:
        return iter([refusal(task.name, NO_TEXT_COLUMN, None, columns="（按统计表读取）")])
    if not task.packed:
        return read_path(Path(task.path))
    data = _content(task)
    if data is None:
        return iter([refusal(task.name, "damaged_original")])
    return read_bytes(task.name, data)


def _content(task: Task) -> bytes | None:
    """The bytes of a file; None when its original is damaged."""
    from core.intake.originals import is_intact, load

    path = Path(task.path)
    if not task.packed:
        return path.read_bytes()
    try:
        data = load(path)
    except (OSError, EOFError, zlib.error):
        return None
    return data if is_intact(path, data) else None


def _statistics(task: Task) -> Row | None:
    """The row of a table of statistics, its figures as JSON; None when the file is none."""
    from core.parsing.read.documents import content_id
    from core.statistics import read_statistics

    data = _content(task)
    loaded = read_statistics(data) if data else None
    if data is None or loaded is None:
        return None
    words = f"统计表：{loaded.rows} 行，读出 {len(loaded.figures)} 个数，{len(loaded.unread)} 处没有对上，{loaded.empty} 处缺值。"
    made = row(task.key, 0, Record(task.name, content_id(data), "no_text", reason=words))
    figures = [{**item._asdict(), "region": asdict(item.region)} for item in loaded.figures]
    content = {"figures": figures, "unread": [item._asdict() for item in loaded.unread]}
    return {**made, "status": STATISTICS, "record": storable(json.dumps(content, ensure_ascii=False))}
