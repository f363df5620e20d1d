"""`status`: what the corpus holds, in figures that add up."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from core.settings import Settings, load_settings
from core.store import DamagedIndex, Store, open_store
from core.store.status import Status, status_of

FATES = {
    "parsed": "读成文档",
    "parsed_with_issues": "读成文档（有疑问）",
    "duplicate": "重复",
    "no_text": "没有正文",
    "refused": "没有读成",
    "statistics": "统计表",
}
PARTS = {"originals": "原件", "parsed": "解析结果", "index": "索引", "corrections": "更正"}


def add_to(commands: Any) -> None:
    """Registers the command."""
    command = commands.add_parser("status", help="count what the corpus holds and what became of every input")
    command.add_argument("--data", type=Path, metavar="DIR", help="folder for the corpus (DASHBOARD_DATA)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the status. Exit code 1 when there is no index, or it cannot be read."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    settings = settings_for(options.data)
    try:
        store = open_store(settings.data, settings.corpus)
    except FileNotFoundError:
        print(f"还没有索引：{settings.data}。先运行 python -m core ingest 文件夹。", file=sys.stderr)
        return 1
    except DamagedIndex:
        print("索引损坏。再次运行 ingest 或打开看板，会从原件和解析结果重建。", file=sys.stderr)
        return 1
    print_status(store, settings.data)
    return 0


def settings_for(data: Path | None) -> Settings:
    """The settings of the environment, with the data folder the command names."""
    return load_settings({**os.environ, "DASHBOARD_DATA": str(data)} if data else os.environ)


def print_status(store: Store, data_dir: Path) -> None:
    """Prints the state of an open store, and what is wrong with it."""
    print("\n".join(lines(status_of(store, data_dir.absolute()))))
    for problem in store.problems:
        print(f"注意：{problem.words}")


def lines(status: Status) -> list[str]:
    """The status in words."""
    rows = [("收到", status.inputs)]
    rows += [(FATES.get(name, name), count) for name, count in status.fates.items() if count]
    rows += [("已收入，尚未解析", status.waiting)] if status.waiting else []
    rows += [("文档", status.documents), ("更正", status.corrections)]
    width = max(len(label) for label, _ in rows)
    shown = [f"{label}{'　' * (width - len(label))} {count:>9,}" for label, count in rows]
    used = "，".join(f"{PARTS[name]} {size / 1e6:,.1f} MB" for name, size in status.bytes_used.items())
    written = status.written.astimezone().strftime("%Y-%m-%d %H:%M")
    return [*shown, f"第 {int(status.generation)} 版索引，{written}", f"占用：{used}"]
