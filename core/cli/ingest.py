"""`ingest PATH...`: takes documents into the data folder and builds the index of all that were taken in."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
import time
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import FrameType
from typing import Any

from core.cli.status import print_status, settings_for
from core.store import Busy, Ingested, Step, Stopped, Store, ensure_store, ingest_files
from core.store.pace import Pace
from core.store.shards import OtherParser
from core.workers.pool import LocalWorkers, cluster

WORDS = {"take": "收入", "parse": "解析", "index": "索引"}
BETWEEN_LINES = 5.0  # seconds between lines of progress when they go into a file


def add_to(commands: Any) -> None:
    """Registers the command."""
    command = commands.add_parser("ingest", help="take in files, folders and archives, and build the index")
    command.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    command.add_argument(
        "--statistics",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a table of statistics (region, year, indicator, value, unit); most are recognised without this",
    )
    command.add_argument("--data", type=Path, metavar="DIR", help="folder for the corpus (DASHBOARD_DATA)")
    who = command.add_mutually_exclusive_group()
    who.add_argument("--workers", type=int, metavar="N", help="worker processes on this machine")
    who.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler, as tcp://host:8786")
    command.add_argument(
        "--shards", metavar="ADDRESS", help="where parsed files are kept: a path or an fsspec address"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Takes in what is given. Exit code 0 when all was done, 1 when it could not be, 130 when it was stopped."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    given = [*options.paths, *options.statistics]
    missing = [str(path) for path in given if not path.exists()]
    if missing or not given:
        print(f"找不到：{'、'.join(missing)}" if missing else "请给出文件或文件夹。", file=sys.stderr)
        return 1
    cancel = threading.Event()
    previous = signal.signal(signal.SIGINT, _stopper(cancel))
    try:
        with _workers(options, cancel) as executor:
            done = _ingest(options, executor, cancel)
    except (Busy, OSError, ImportError, OtherParser) as error:
        print(f"\n{_reason(error)}", file=sys.stderr)
        return 1
    finally:
        signal.signal(signal.SIGINT, previous)
    if done is None:
        print("\n已停止。已收入和已解析的都已保存，再次运行会接着做。", file=sys.stderr)
        return 130
    print_status(done, settings_for(options.data).data)
    return 0


def _ingest(options: argparse.Namespace, executor: Executor | None, cancel: threading.Event) -> Store | None:
    """The store of everything taken in; None when it was stopped. The corpus folder itself is not copied."""
    show = Line()
    settings = settings_for(options.data)
    if (
        settings.chosen
        and not options.statistics
        and [path.absolute() for path in options.paths] == [settings.corpus]
    ):
        pace = Pace("parse", show)
        try:
            return ensure_store(settings.corpus, options.data, pace, executor, cancel, options.shards)
        except Stopped:
            return None
    if settings.chosen:
        print(f"注意：看板显示的是 DASHBOARD_CORPUS（{settings.corpus}），不是收入的文件。", file=sys.stderr)
    done: Ingested = ingest_files(
        options.paths, options.data, show, executor, cancel, options.shards, options.statistics
    )
    return done.store


def _workers(options: argparse.Namespace, cancel: threading.Event) -> AbstractContextManager[Executor | None]:
    if options.scheduler:
        return cluster(options.scheduler)
    return LocalWorkers(options.workers, cancel) if options.workers else nullcontext()


def _reason(error: Exception) -> str:
    if isinstance(error, Busy):
        return "另一个程序正在向这个数据文件夹收入文件，请等它做完。"
    if isinstance(error, ImportError):
        return f"缺少可选的组件：{error.name}。请安装后再试：pip install {error.name}"
    if isinstance(error, OSError):
        place = f"（{error.filename}）" if error.filename else ""
        return f"没有做完：{error.strerror or error}{place}。已收入和已解析的都已保存。"
    return str(error)


def _stopper(cancel: threading.Event) -> Any:
    """Ctrl-C: the first asks for a stop, the second does not wait for it."""

    def stop(number: int, frame: FrameType | None) -> None:
        if cancel.is_set():
            raise KeyboardInterrupt
        cancel.set()
        print("\n正在停止……", file=sys.stderr)

    return stop


class Line:
    """Progress on one line of the screen; in a file, a line every few seconds."""

    def __init__(self) -> None:
        self._on_screen = sys.stderr.isatty()
        self._last = 0.0

    def __call__(self, step: Step) -> None:
        """Shows a step."""
        now = time.monotonic()
        ended = step.done == step.total
        if not ended and now - self._last < (0.1 if self._on_screen else BETWEEN_LINES):
            return
        self._last = now
        text = words(step)
        if self._on_screen:
            sys.stderr.write(f"\r{text}\x1b[K" + ("\n" if ended else ""))
        else:
            sys.stderr.write(text + "\n")
        sys.stderr.flush()


def words(step: Step) -> str:
    """A step in words: 解析 1,200/5,000 · 每秒 84 个 · 剩余 45 秒."""
    parts = [f"{WORDS[step.stage]} {step.done:,}/{step.total:,}"]
    if step.rate:
        parts.append(f"每秒 {step.rate:,.0f} 个" if step.rate >= 1 else f"每个 {1 / step.rate:,.0f} 秒")
    if step.left is not None and step.done < step.total:
        parts.append(f"剩余 {duration(step.left)}")
    return " · ".join(parts)


def duration(seconds: float) -> str:
    """Seconds as 45 秒, 12 分钟, 3 小时 5 分."""
    if seconds < 90:
        return f"{seconds:.0f} 秒"
    minutes = round(seconds / 60)
    return f"{minutes} 分钟" if minutes < 90 else f"{minutes // 60} 小时 {minutes % 60} 分"
