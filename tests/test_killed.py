"""Killed at any step, the last generation opens, what was accepted is there, and the next run goes on to the same end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from core.intake.collection import Collection
from core.settings import ROOT
from core.store import Store, ingest_files, open_store
from core.workers.rows import rows_of
from tests.faults.deaths import STEPS, Runs


def text(number: int) -> str:
    return f"兰溪市人民政府第{number}次常务会议\n\n市长主持召开会议，研究第{number}号防汛工作方案，落实资金{number + 3}万元。"


def write(place: Path, numbers: range) -> Path:
    place.mkdir(exist_ok=True)
    for number in numbers:
        (place / f"{number}.txt").write_text(text(number), encoding="utf-8")
    return place


@pytest.fixture(autouse=True)
def parse_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.store.shards.rows_of_file", rows_of)


def documents(store: Store) -> list[tuple[object, ...]]:
    found = store.rows("SELECT doc_id, title, text FROM documents JOIN records USING (doc_no) ORDER BY ALL")
    store.close()
    return found


@pytest.fixture(scope="module")
def runs() -> Iterator[Runs]:
    made = Runs()
    yield made
    made.close()


class Before(NamedTuple):
    """A data folder with two documents, the place where four more have come since, and what an ingest makes of all."""

    place: Path
    data: Path
    undisturbed: Path


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    folder = tmp_path_factory.mktemp("killed")
    made = Before(folder / "来", folder / "data", folder / "other")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("core.store.shards.rows_of_file", rows_of)
        for numbers, data in ((range(2), made.data), (range(2, 6), made.undisturbed)):
            store = ingest_files([write(made.place, numbers)], data).store
            assert store is not None
            store.close()
    return made


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_a_step(tmp_path: Path, before: Before, runs: Runs, step: str) -> None:
    place, data = before.place, tmp_path / "data"
    shutil.copytree(before.data, data)
    first, accepted = documents(open_store(data, data / "originals")), set(Collection(data).inputs()[0])
    assert len(first) == 2

    assert runs.ingest(place, data, step).code == -signal.SIGKILL

    seen = documents(open_store(data, data / "originals"))
    assert first == seen or (len(seen) == 6 and set(first) < set(seen))
    collection = Collection(data)
    listed, problems = collection.inputs()
    assert accepted <= set(listed) and problems == []
    assert all(collection.originals.find(item.sha) for item in listed.values() if item.sha)

    for draft in (data / "records").rglob("*.unfinished"):
        os.utime(draft, (1, 1))  # as it will be a day later; until then it might be another program's
    resumed = ingest_files([place], data).store
    undisturbed = open_store(before.undisturbed, before.undisturbed / "originals")
    assert resumed is not None and resumed.fingerprint == undisturbed.fingerprint
    assert documents(resumed) == documents(undisturbed)
    left = [path for path in data.rglob("*") if "unfinished" in path.name]
    assert left == [], left


def test_two_programs_on_one_data_folder_lose_nothing(tmp_path: Path) -> None:
    one, two = write(tmp_path / "一", range(3)), write(tmp_path / "二", range(3, 6))
    data = tmp_path / "data"
    command = [sys.executable, "-m", "core", "ingest", "--data", str(data)]
    running = [
        subprocess.Popen(
            [*command, str(place)], cwd=ROOT, stderr=subprocess.PIPE, text=True, stdout=subprocess.DEVNULL
        )
        for place in (one, two)
    ]
    said = [process.communicate()[1] for process in running]
    codes = [process.returncode for process in running]
    assert 0 in codes and all("Traceback" not in words for words in said)
    assert all(code == 0 or "另一个程序" in words for code, words in zip(codes, said, strict=True))
    store = ingest_files([one, two], data).store
    assert store is not None and store.rows("SELECT count(*) FROM documents") == [(6,)]
