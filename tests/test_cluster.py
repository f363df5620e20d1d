"""A Dask cluster of processes on this machine, and shards on any storage: the same result as here, whatever dies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.settings import ROOT
from core.store import Step, Store, ensure_store, ingest_files
from core.store.shards import OtherParser, parse_batch
from core.store.storage import storage_at
from core.workers.pool import cluster
from core.workers.rows import Task, rows_of

pytest.importorskip("distributed")
CITIES = ("兰溪市", "义乌市", "东阳市", "永康市")


def write_documents(place: Path, count: int) -> Path:
    place.mkdir()
    for number in range(count):
        city = CITIES[number % len(CITIES)]
        text = f"{city}人民政府第{number}次常务会议\n\n{city}市长主持召开会议，研究第{number}号防汛工作方案，落实资金{number + 3}万元。"
        (place / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    return place


def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its two workers, all processes of their own on loopback."""
    contact = tmp_path / "scheduler.json"
    scheduler = start(
        "dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(contact),
    )
    made: list[subprocess.Popen[bytes]] = []
    try:
        deadline = time.monotonic() + 60
        while not contact.exists() or not contact.read_text():
            assert time.monotonic() < deadline and scheduler.poll() is None
            time.sleep(0.1)
        address = json.loads(contact.read_text())["address"]
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        made += [
            start("dask_worker", address, *options, "--local-directory", str(tmp_path)) for _ in range(2)
        ]
        yield address, made
    finally:
        for process in (*made, scheduler):
            process.kill()
            process.wait()


def content(store: Store) -> list[list[tuple[object, ...]]]:
    tables = ("documents", "indicators", "meetings", "agenda", "events", "cells", "inputs", "duplicates")
    return [store.rows(f"SELECT * FROM {table} ORDER BY ALL") for table in tables]


def test_a_cluster_gives_what_this_machine_gives_though_a_worker_is_killed(
    tmp_path: Path, workers: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, processes = workers
    place = write_documents(tmp_path / "来", 60)
    steps: list[Step] = []

    def watch(step: Step) -> None:
        steps.append(step)
        if step.stage == "parse" and processes[0].poll() is None:
            processes[0].kill()

    with cluster(address) as executor:
        far = ingest_files([place], tmp_path / "far", watch, executor).store
    assert processes[0].poll() is not None and processes[1].poll() is None
    near = ingest_files([place], tmp_path / "near").store
    assert far is not None and near is not None
    assert far.fingerprint == near.fingerprint
    assert content(far) == content(near)
    assert [step.done for step in steps if step.stage == "parse"][-1] == 60


def test_nobody_answers_at_the_address() -> None:
    with pytest.raises(OSError, match=r"127\.0\.0\.1"), cluster("tcp://127.0.0.1:9", 1.0):
        pass


def test_a_worker_of_another_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OtherParser):
        parse_batch([Task("k", str(tmp_path), "a.txt")], str(tmp_path), "another")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    calls: list[str] = []

    def read(task: Task):
        calls.append(task.name)
        return list(rows_of(task))

    monkeypatch.setattr("core.store.shards.rows_of_file", read)
    return calls


@pytest.mark.parametrize("scheme", ["file", "memory", "path"])
def test_shards_lie_at_any_address(tmp_path: Path, here: list[str], scheme: str) -> None:
    address = {
        "file": f"file://{tmp_path}/geteilt",
        "memory": f"memory://{tmp_path.name}",
        "path": str(tmp_path / "geteilt"),
    }[scheme]
    place = write_documents(tmp_path / "来", 8)
    first = ensure_store(place, tmp_path / "a", shards=address)
    assert len(here) == 8 and not (tmp_path / "a" / "records").exists()
    second = ensure_store(place, tmp_path / "b", shards=address)  # another machine with the same storage
    assert len(here) == 8
    assert second.fingerprint == first.fingerprint and content(second) == content(first)
    if scheme != "memory":
        assert len(list((tmp_path / "geteilt").rglob("*.parquet"))) == 8


@pytest.mark.parametrize("scheme", ["memory://", ""])
def test_a_storage_holds_whole_files(tmp_path: Path, scheme: str) -> None:
    storage = storage_at(f"{scheme}{tmp_path}/x")
    assert storage.names() == [] and storage.size() == 0
    storage.write("b", b"1234")
    storage.write("a", b"")
    storage.write("b", b"12345")
    assert storage.names() == ["a", "b"] and storage.size() == 5
    with storage.read("b") as file:
        assert file.read() == b"12345"
    with pytest.raises(FileNotFoundError):
        storage.read("c")
    storage.remove("b")
    storage.remove("b")
    assert storage.names() == ["a"]
