"""What a campaign found, on the screen and in docs/reliability.md."""

from __future__ import annotations

import argparse
import os
import platform
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reliability.md"
SHOWN = 20


@dataclass
class Figures:
    """Figures by what they count, in order, and what went wrong, in words; nothing wrong is an empty list."""

    counts: dict[str, object] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def machine() -> str:
    """The machine in a few words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}, Python {platform.python_version()}"


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of the values do not exceed; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def main(name: str, gate: str, campaign: Callable[..., Figures], **options: Any) -> None:
    """The command line of a campaign: an option for each keyword of `campaign`, with its default; ends the program."""
    parser = argparse.ArgumentParser(prog=f"python -m campaigns.{name}", description=gate)
    parser.add_argument(
        "--write", nargs="?", const=PAGE, type=Path, help="put the figures into docs/reliability.md"
    )
    for option, default in options.items():
        parser.add_argument(f"--{option.replace('_', '-')}", type=type(default), default=default)
    given = vars(parser.parse_args())
    page = given.pop("write")
    began = time.monotonic()
    found = campaign(**given)
    lines = _lines(name, gate, found, given, time.monotonic() - began)
    print("\n".join(lines))
    if page:
        write(page, name, lines)
    raise SystemExit(1 if found.wrong else 0)


def _lines(name: str, gate: str, found: Figures, options: dict[str, Any], seconds: float) -> list[str]:
    given = " ".join(f"--{option.replace('_', '-')} {value}" for option, value in options.items())
    lines = [f"### {gate}", "", f"`python -m campaigns.{name} {given}`".replace(" `", "`"), ""]
    lines += ["| what | figure |", "| --- | --- |"]
    lines += [f"| {what} | {_shown(count)} |" for what, count in found.counts.items()]
    lines += ["", *(f"- {remark}" for remark in found.remarks)]
    lines += [f"- WRONG: {_line(words)}" for words in found.wrong[:SHOWN]]
    if len(found.wrong) > SHOWN:
        lines.append(f"- and {len(found.wrong) - SHOWN} more")
    when = datetime.now(UTC).strftime("%Y-%m-%d")
    lines += [f"- {'nothing went wrong' if not found.wrong else f'{len(found.wrong)} went wrong'}; {seconds:.0f} s on {machine()}; {when}"]  # fmt: skip
    return lines


def _shown(count: object) -> str:
    return (
        f"{count:,}"
        if isinstance(count, int)
        else f"{count:.3g}"
        if isinstance(count, float)
        else _line(str(count))
    )


def _line(words: str) -> str:
    return re.sub(r"[\s|]+", " ", words)[:300]


def write(page: Path, name: str, lines: list[str]) -> None:
    """Puts the lines between the marks of a campaign; at the end of the page when it has none yet."""
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
    block = "\n".join([first, *lines, last])
    before, mark, rest = text.partition(first)
    text = before + block + rest.partition(last)[2] if mark else f"{text.rstrip()}\n\n{block}\n"
    page.write_text(text, encoding="utf-8")
