"""Reads the arguments and calls the command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from core.cli import explain, export, ingest, parse, status, synth


def build_parser() -> argparse.ArgumentParser:
    """The argument parser with every command; README's list of commands is checked against it."""
    parser = argparse.ArgumentParser(prog="python -m core", description="政情看板: documents to records")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in (parse, explain, ingest, status, export, synth):
        command.add_to(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    options = build_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BrokenPipeError:  # the reader of a pipe (head, less) went away: not an error
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
