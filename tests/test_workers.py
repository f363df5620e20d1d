"""Worker processes: a document that hangs, bombs or kills its reader costs itself and nothing else."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.settings import ROOT
from core.workers.pool import LocalWorkers, usual_workers
from core.workers.rows import Task, rows_of
from core.workers.supervise import Stopped, Worker

HOSTILE = ("-m", "tests.workers.hostile_child")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    made = Worker(seconds=60, memory=1 << 30, command=HOSTILE)
    yield made
    made.close()


@pytest.fixture(scope="module")
def hasty() -> Iterator[Worker]:
    made = Worker(seconds=3, memory=1 << 30, command=HOSTILE)
    yield made
    made.close()


def task(folder: Path, *words: str) -> Task:
    path = folder / f"{'-'.join(words)[:40]}.txt"
    path.write_text("\n".join(words), encoding="utf-8")
    return Task("key", str(path), path.name)


def outcome(worker: Worker, given: Task) -> list[tuple[int, str, str]]:
    return [(row["item"], row["status"], (row["reason"] or "")[:12]) for row in worker.rows(given)]


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("spin", "读取超过 3 秒"),
        ("bomb", "读取需要的内存超过 1"),
        ("grow", "读取需要的内存超过 1"),
        ("die", "读取程序在这个文件上"),
        ("crash", "读取程序在这个文件上"),
        ("raise", "读取时出错：Rec"),
    ],
)
def test_a_bad_document_is_named_and_the_next_file_is_read(
    tmp_path: Path, worker: Worker, hasty: Worker, word: str, reason: str
) -> None:
    used = hasty if word == "spin" else worker
    ((item, status, said),) = outcome(used, task(tmp_path, word))
    assert (item, status) == (0, "refused") and said.startswith(reason[:9])
    assert outcome(used, task(tmp_path, "fine")) == [(0, "parsed", "")]


def test_a_bad_document_does_not_keep_its_neighbours_in_the_file_out(tmp_path: Path, hasty: Worker) -> None:
    found = outcome(hasty, task(tmp_path, "fine", "hang", "fine", "die", "bomb", "fine"))
    assert [(item, status) for item, status, _ in found] == [
        (0, "parsed"), (1, "refused"), (2, "parsed"), (3, "refused"), (4, "refused"), (5, "parsed"),
    ]  # fmt: skip


def test_a_file_whose_reading_fails_is_given_up_there(tmp_path: Path, worker: Worker) -> None:
    found = outcome(worker, task(tmp_path, "fine", "read-die", "fine"))
    assert [(item, status) for item, status, _ in found] == [(0, "parsed"), (1, "refused")]


def test_a_pipe_nobody_writes_to_times_out(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    worker = Worker(seconds=1)
    assert [row["code"] for row in worker.rows(Task("k", str(pipe), pipe.name))] == ["timed_out"]
    worker.close()


def test_a_page_without_end_leaves_the_next_file_alone(tmp_path: Path) -> None:
    page, good = tmp_path / "page.html", tmp_path / "good.txt"
    page.write_bytes(b"<html>" + b"<i>x</i>" * 4_000_000)
    good.write_text("兰溪市人民政府召开常务会议，研究防汛工作方案。", encoding="utf-8")
    worker = Worker(seconds=60, memory=640 << 20)
    codes = [next(worker.rows(Task("k", str(path), path.name)))["code"] for path in (page, good)]
    worker.close()
    assert codes == ["out_of_memory", None]


def test_what_a_library_prints_is_not_an_answer(tmp_path: Path, worker: Worker) -> None:
    assert outcome(worker, task(tmp_path, "print", "fine")) == [(0, "parsed", ""), (1, "parsed", "")]


def test_the_row_of_a_worker_is_the_row_made_here() -> None:
    seed = next(path for path in sorted((ROOT / "seeds").iterdir()))
    given = Task("key", str(seed), seed.name)
    worker = Worker()
    assert list(worker.rows(given)) == list(rows_of(given))
    worker.close()


def test_a_stop_does_not_wait_for_a_slow_document(tmp_path: Path) -> None:
    worker = Worker(seconds=300, command=HOSTILE)
    cancel = threading.Event()
    assert len(list(worker.rows(task(tmp_path, "fine"), cancel))) == 1
    threading.Timer(0.3, cancel.set).start()
    began = time.monotonic()
    with pytest.raises(Stopped):
        list(worker.rows(task(tmp_path, "hang"), cancel))
    assert time.monotonic() - began < 10


def test_a_process_that_cannot_start_is_not_blamed_on_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="解析进程无法启动"):
        list(Worker(command=("-c", "raise SystemExit(1)")).rows(task(tmp_path, "fine")))


def test_an_idle_process_that_ended_is_replaced(tmp_path: Path, worker: Worker) -> None:
    assert outcome(worker, task(tmp_path, "fine"))[0][1] == "parsed"
    worker._process._child.kill()  # type: ignore[union-attr]
    assert outcome(worker, task(tmp_path, "fine")) == [(0, "parsed", "")]


def test_the_processes_end_with_their_executor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.workers import pool

    made: list[Worker] = []

    def counted() -> Worker:
        made.append(Worker(command=HOSTILE))
        return made[-1]

    monkeypatch.setattr(pool, "Worker", counted)
    with LocalWorkers(1) as workers:
        assert len(workers.submit(list, pool.rows_of_file(task(tmp_path, "fine"))).result()) == 1
        (worker,) = made
        number = worker._process._child.pid  # type: ignore[union-attr]
    del worker
    made.clear()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and Path(f"/proc/{number}").exists():
        time.sleep(0.05)
    assert not Path(f"/proc/{number}").exists() or os.name == "nt"


def test_few_files_are_not_worth_many_processes() -> None:
    assert usual_workers(1) == usual_workers(0) == 1
    assert 1 <= usual_workers(100_000) <= 8
