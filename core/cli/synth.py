"""`synth --documents N --to DIR`: made-up documents of every kind, with the truth beside them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any


def add_to(commands: Any) -> None:
    """Registers the command."""
    command = commands.add_parser(
        "synth", help="write made-up documents with known truth, for tests and load"
    )
    command.add_argument("--documents", type=int, required=True, metavar="N")
    command.add_argument("--to", type=Path, required=True, metavar="DIR", help="an empty or new folder")
    command.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed, the same documents")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes the corpus. Exit code 1 when the folder holds something already."""
    from core.synth import write_corpus

    if options.to.exists() and any(options.to.iterdir()):
        print(f"{options.to} 不是空文件夹，没有写入。", file=sys.stderr)
        return 1
    write_corpus(options.to, options.documents, options.seed)
    print(f"{options.documents} 份合成样例：{options.to / 'documents'}；真值：{options.to / 'truth.jsonl'}")
    return 0
