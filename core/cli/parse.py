"""`parse FILE...`: one JSON record a line."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from core.parsing.parse import parse_path
from core.records import to_json


def add_to(commands: Any) -> None:
    """Registers the command."""
    command = commands.add_parser("parse", help="print one JSON record for each document, one a line")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the records. The exit code is 1 when no file could be read."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    readable = 0
    for path in options.files:
        for record in parse_path(path):
            readable += record.status != "refused"
            print(json.dumps(to_json(record), ensure_ascii=False))
    return 0 if readable else 1
