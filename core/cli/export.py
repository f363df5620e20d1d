"""`export --to DIR`: the records and the tables of facts, as files for other programs."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from core.cli.status import settings_for


def add_to(commands: Any) -> None:
    """Registers the command."""
    command = commands.add_parser("export", help="write the records and tables of the corpus into a folder")
    command.add_argument("--to", type=Path, required=True, metavar="DIR")
    command.add_argument("--data", type=Path, metavar="DIR", help="folder of the corpus (DASHBOARD_DATA)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes records.jsonl, documents.csv, indicators.csv and meetings.csv. Exit code 1 when there is no index."""
    from core.analysis import documents, indicators, meetings
    from core.export.tables import csv_bytes
    from core.models import Filter
    from core.records import to_json
    from core.store import DamagedIndex, open_store

    settings = settings_for(options.data)
    try:
        store = open_store(settings.data, settings.corpus)
    except (FileNotFoundError, DamagedIndex):
        print(
            f"没有可用的索引：{settings.data}。先运行 python -m core ingest 文件夹，或打开一次看板。",
            file=sys.stderr,
        )
        return 1
    options.to.mkdir(parents=True, exist_ok=True)
    listed = documents.documents(store, Filter())
    with (options.to / "records.jsonl").open("w", encoding="utf-8") as stream:
        for doc_id in listed["doc_id"]:
            stream.write(json.dumps(to_json(store.record(doc_id)), ensure_ascii=False) + "\n")
    tables = {
        "documents": listed,
        "indicators": indicators.facts(store, Filter()),
        "meetings": meetings.meetings(store, Filter()),
    }
    for name, frame in tables.items():
        (options.to / f"{name}.csv").write_bytes(csv_bytes(frame))
    print(f"{len(listed)} 份文档：{options.to}")
    return 0
