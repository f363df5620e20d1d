"""Records made by hand, and a store that holds exactly them: for tests of what comes after the parser."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from core.models import Indicator, Record, Region
from core.records import from_json, to_json
from core.store import Store, ensure_store
from core.workers.rows import Row, Task, rows_of

SHANDONG = Region(province="山东省", level="province", code="370000")
ZAOZHUANG = Region(province="山东省", city="枣庄市", level="city", code="370400")
LINYI = Region(province="山东省", city="临沂市", level="city", code="371300")
LANLING = Region(province="山东省", city="临沂市", county="兰陵县", level="county", code="371324")
LANXI = Region(province="浙江省", city="金华市", county="兰溪市", level="county", code="330781")


def make_record(text: str = "经济发展。", **fields: Any) -> Record:
    """A parsed record of `text`; its id follows from its content unless one is given."""
    fields.setdefault("file", "a.txt")
    fields.setdefault(
        "doc_id", hashlib.md5(repr((text, sorted(fields.items(), key=str))).encode()).hexdigest()[:16]
    )
    fields.setdefault("status", "parsed")
    return Record(text=text, **fields)


def make_indicator(text: str, quote: str, **fields: Any) -> Indicator:
    """A fact whose evidence is the first `quote` in `text`. By default GDP, an actual, of the whole region."""
    start = text.index(quote)
    defaults: dict[str, Any] = {"name": "地区生产总值", "kind": "actual", "rule": "test", "core": True}
    fields = {**defaults, "raw_name": fields.get("name", "地区生产总值"), **fields}
    if fields["name"] == "地区生产总值":
        fields.setdefault("id", "gdp")
    return Indicator(start=start, end=start + len(quote), quote=quote, **fields)


def write_records(folder: Path, records: Iterable[Record]) -> None:
    """Writes each record as a file that `parse_written` reads back."""
    folder.mkdir(exist_ok=True)
    for number, record in enumerate(records):
        content = json.dumps(to_json(record), ensure_ascii=False)
        (folder / f"{number:03d}.json").write_text(content, encoding="utf-8")


def parse_written(path: Path) -> Iterator[Record]:
    """Stands in for the parser: a file holds a record, or a list of them, as JSON."""
    content = json.loads(path.read_text(encoding="utf-8"))
    for data in content if isinstance(content, list) else [content]:
        yield from_json(data)


def use_written_records(monkeypatch: Any, calls: list[str] | None = None) -> None:
    """Puts `parse_written` in the parser's place, in this process; `calls` notes the files it is called for."""

    def read(task: Task) -> Iterator[Row]:
        if calls is not None:
            calls.append(task.name)
        return rows_of(task)

    def records(task: Task, *_: Any) -> Iterator[tuple[Record, str | None]]:
        written = parse_written(Path(task.path))
        return ((dataclasses.replace(record, file=task.name), None) for record in written)

    monkeypatch.setattr("core.workers.rows.records_of", records)
    monkeypatch.setattr("core.store.shards.rows_of_file", read)


def store_of(folder: Path, monkeypatch: Any, *records: Record) -> Store:
    """A store of these records, made in `folder` the way the product makes it, with the parser left out."""
    use_written_records(monkeypatch)
    write_records(folder / "corpus", records)
    return ensure_store(folder / "corpus", folder / "data")
