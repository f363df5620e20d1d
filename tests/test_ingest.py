"""Taking documents in: everything given is accounted for, copied once, resumed where it stopped, never half."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock

from core.intake import take
from core.intake.collection import Collection
from core.settings import ROOT, load_settings
from core.store import Busy, Step, Store, Upload, ensure_store, ingest_files
from core.store.status import status_of
from core.workers.rows import Row, Task, rows_of

SEEDS = ROOT / "seeds"


def text(number: int, city: str = "兰溪市") -> str:
    return f"{city}人民政府第{number}次常务会议\n\n{city}市长主持召开会议，研究第{number}号防汛工作方案。会议强调抓好落实。\n"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The real parser in this process (a worker takes a second to start); what it is called for is noted."""
    calls: list[str] = []

    def read(task: Task) -> list[Row]:
        calls.append(task.name)
        return list(rows_of(task))

    monkeypatch.setattr("core.store.shards.rows_of_file", read)
    return calls


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "报告"
    (place / "2023").mkdir(parents=True)
    for number in range(3):
        (place / "2023" / f"{number}.txt").write_text(text(number), encoding="utf-8")
    return place


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def opened(*given: Path | Upload, data: Path) -> Store:
    store = ingest_files(given, data).store
    assert store is not None
    return store


def fates(store: Store) -> dict[str, str]:
    return dict(store.rows("SELECT path, status FROM inputs ORDER BY path"))


def files_in(place: Path) -> dict[str, bytes]:
    found = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    return {str(path.relative_to(place)): content for path, content in found.items()}


def test_folders_files_archives_and_uploads_add_up(
    folder: Path, tmp_path: Path, data: Path, parsed: list[str]
) -> None:
    alone = tmp_path / "单独.txt"
    alone.write_text(text(7), encoding="utf-8")
    archive = zipped(tmp_path / "一包.zip", {"a.txt": text(8).encode(), "b/c.txt": text(9).encode("gb18030")})
    opened(folder, data=data).close()
    opened(alone, archive, data=data).close()
    store = opened(Upload("上传/d.txt", io.BytesIO(text(10).encode())), data=data)
    assert set(fates(store)) == {
        "报告/2023/0.txt", "报告/2023/1.txt", "报告/2023/2.txt", "单独.txt", "一包.zip/a.txt", "一包.zip/b/c.txt",
        "上传/d.txt",
    }  # fmt: skip
    assert all(status.startswith("parsed") for status in fates(store).values())
    assert len(parsed) == 7
    status = status_of(store, data)
    assert status.inputs == sum(status.fates.values()) == status.documents == 7
    assert status.waiting == 0


def test_taking_in_again_costs_only_what_changed(folder: Path, data: Path, parsed: list[str]) -> None:
    archive = zipped(folder / "包.zip", {f"{n}.txt": text(n, "丽水市").encode() for n in range(3)})
    first = opened(folder, data=data)
    before = files_in(data / "originals")
    parsed.clear()
    again = ingest_files([folder], data)
    assert (again.taken.new, again.taken.known) == (0, 6)
    assert parsed == [] and again.store is not None and again.store.path == first.path
    assert files_in(data / "originals") == before

    (folder / "2023" / "1.txt").write_text(text(1) + "会议还听取了汇报。", encoding="utf-8")
    zipped(archive, {"0.txt": text(0, "丽水市").encode(), "5.txt": text(5, "丽水市").encode()})
    changed = opened(folder, data=data)
    assert sorted(parsed) == ["1.txt", "5.txt"]
    assert sorted(fates(changed)) == [
        "报告/2023/0.txt", "报告/2023/1.txt", "报告/2023/2.txt", "报告/包.zip/0.txt", "报告/包.zip/5.txt",
    ]  # fmt: skip
    assert len(list((data / "originals").glob("??/*"))) == 5


def test_the_app_shows_what_was_taken_in_and_the_seeds_before_that(
    folder: Path, data: Path, parsed: list[str]
) -> None:
    environment = {"DASHBOARD_DATA": str(data)}
    assert load_settings(environment).corpus == SEEDS
    opened(folder, data=data).close()
    settings = load_settings(environment)
    assert settings.corpus == data / "originals" and not settings.chosen
    parsed.clear()
    store = ensure_store(settings.corpus, settings.data)
    assert len(fates(store)) == 3 and parsed == []
    chosen = load_settings({**environment, "DASHBOARD_CORPUS": str(folder)})
    assert chosen.corpus == folder and chosen.chosen


def test_one_content_is_copied_once_and_one_name_is_given_once(
    tmp_path: Path, data: Path, parsed: list[str]
) -> None:
    for place, content in (("甲", text(1)), ("乙", text(2)), ("丙", text(2))):
        (tmp_path / place / "报告").mkdir(parents=True)
        (tmp_path / place / "报告" / "a.txt").write_text(content, encoding="utf-8")
    store = opened(*(tmp_path / place / "报告" for place in "甲乙丙"), data=data)
    found = fates(store)
    assert sorted(found) == ["报告/a (2).txt", "报告/a (3).txt", "报告/a.txt"]
    assert [name for name, status in found.items() if status == "duplicate"] == ["报告/a (3).txt"]
    assert len([*(data / "originals").glob("??/*")]) == 2


def test_what_cannot_be_taken_in_has_a_line_that_says_why(
    tmp_path: Path, data: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "来"
    place.mkdir()
    (place / "好.txt").write_text(text(1), encoding="utf-8")
    (place / "断.txt").symlink_to(place / "nowhere")
    (place / "坏.zip").write_bytes(b"PK\x03\x04" + b"\0" * 50)
    (place / "空.txt").write_bytes(b"")
    zipped(place / "弹.zip", {"a.txt": b"\0" * 50_000_000})
    zipped(
        place / "混.zip", {"../../逃.txt": text(2).encode(), "__MACOSX/x": b"x", "/etc/好.txt": b"\xff\xfe"}
    )
    (place / "大.txt").write_bytes(b"x" * 5000)
    monkeypatch.setattr("core.parsing.read.limits.FILE_SIZE", 4000)
    found = fates(opened(place, data=data))
    assert found.pop("来/好.txt").startswith("parsed")
    assert found.pop("来/混.zip/../../逃.txt").startswith("parsed")  # a name is a label, never a path
    assert set(found.values()) <= {"refused", "no_text"}
    assert set(found) == {
        "来/断.txt", "来/坏.zip", "来/空.txt", "来/弹.zip", "来/大.txt", "来/混.zip/__MACOSX/x", "来/混.zip//etc/好.txt",
    }  # fmt: skip
    store = ensure_store(data / "originals", data)
    assert all(
        reason for (reason,) in store.rows("SELECT reason FROM inputs WHERE status NOT LIKE 'parsed%'")
    )
    assert not (tmp_path / "逃.txt").exists() and not (tmp_path.parent / "逃.txt").exists()


def test_a_file_that_changes_while_it_is_read_is_refused_and_taken_in_later(
    folder: Path, data: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    growing = folder / "2023" / "1.txt"
    real = take.pieces_of

    def pieces(stream):
        yield from real(stream)
        if stream.name == str(growing):
            with growing.open("a", encoding="utf-8") as more:
                more.write("又加了一句。")

    monkeypatch.setattr(take, "pieces_of", pieces)
    store = opened(folder, data=data)
    assert fates(store)["报告/2023/1.txt"] == "refused"
    query = "SELECT reason FROM inputs WHERE path = '报告/2023/1.txt'"
    assert "被改动" in store.rows(query)[0][0]
    monkeypatch.undo()
    assert fates(opened(folder, data=data))["报告/2023/1.txt"].startswith("parsed")


def test_a_stop_keeps_what_was_done_and_the_next_run_goes_on(
    folder: Path, data: Path, parsed: list[str]
) -> None:
    for number in range(10, 40):
        (folder / f"{number}.txt").write_text(text(number), encoding="utf-8")
    cancel = threading.Event()
    steps: list[Step] = []

    def watch(step: Step) -> None:
        steps.append(step)
        if (step.stage, step.done) == ("take", 20):
            cancel.set()

    stopped = ingest_files([folder], data, watch, cancel=cancel)
    assert stopped.store is None and stopped.taken.stopped and stopped.taken.new == 20
    assert len(Collection(data).files()[0]) == 20

    cancel.clear()
    steps.clear()

    def watch_parsing(step: Step) -> None:
        steps.append(step)
        if (step.stage, step.done) == ("parse", 12):
            cancel.set()

    assert ingest_files([folder], data, watch_parsing, cancel=cancel).store is None
    assert steps[0].stage == "take" and steps[-1].rate and steps[-1].left is not None
    before = len(parsed)
    assert 12 <= before < 33
    store = opened(folder, data=data)
    assert len(fates(store)) == 33
    assert len(parsed) == 33


def test_two_programs_do_not_take_in_at_once(folder: Path, data: Path) -> None:
    (data / "originals").mkdir(parents=True)
    with FileLock(str(data / "originals" / "LOCK")), pytest.raises(Busy):
        ingest_files([folder], data)


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_half(
    folder: Path, data: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data.write_text("a file where a folder should be")
    with pytest.raises(OSError, match=r"directory|exists"):
        ingest_files([folder], data)
    data.unlink()
    opened(folder, data=data).close()
    before = files_in(data)
    (folder / "neu.txt").write_text(text(99), encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.intake.originals.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        ingest_files([folder], data)
    assert files_in(data) == before
    monkeypatch.undo()


def test_an_original_has_its_name_only_when_it_is_on_the_disk(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    originals = Collection(data).originals
    synced: list[int] = []
    monkeypatch.setattr("core.intake.originals.os.fsync", synced.append)
    kept = [originals.keep([content]) for content in (b"one " * 50, b"two", b"one " * 50)]
    assert [item.fresh for item in kept] == [True, True, False]
    assert not synced and originals.find(kept[0].sha) is None
    originals.settle()
    assert len(synced) >= 2 and all(originals.find(item.sha) for item in kept)
    assert not list(originals.folder.glob("*.unfinished"))


@pytest.mark.parametrize("harm", ["cut", "other"])
def test_a_damaged_original_is_named_and_the_others_stand(
    folder: Path, data: Path, parsed: list[str], harm: str
) -> None:
    opened(folder, data=data).close()
    sha = next(item.sha for item in Collection(data).inputs()[0].values() if item.name.endswith("1.txt"))
    found_at = Collection(data).originals.find(sha or "")
    assert found_at is not None
    path = Path(found_at)
    whole = path.read_bytes()
    path.write_bytes(whole[:30] if harm == "cut" else gzip.compress(text(77).encode()))
    for shard in (data / "records").rglob("*.parquet"):
        shard.unlink()
    for generation in (data / "index").rglob("*.duckdb"):
        generation.unlink()
    found = fates(ensure_store(data / "originals", data))
    assert [name for name, status in found.items() if status == "refused"] == ["报告/2023/1.txt"]
    assert "refused" not in fates(opened(folder, data=data)).values()


def test_the_index_and_the_cache_are_rebuilt_to_the_same_figures(
    folder: Path, data: Path, parsed: list[str]
) -> None:
    store = opened(folder, data=data)
    fingerprint, rows = (
        store.fingerprint,
        store.rows("SELECT * EXCLUDE (corrections) FROM documents ORDER BY ALL"),
    )
    store.close()
    for place in ("index", "records"):
        for path in (data / place).rglob("*"):
            if path.is_file():
                path.unlink()
    again = ensure_store(data / "originals", data)
    assert again.fingerprint == fingerprint
    assert again.rows("SELECT * EXCLUDE (corrections) FROM documents ORDER BY ALL") == rows


def run(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "core", *map(str, arguments)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DASHBOARD_")} | more
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)


def test_the_commands(folder: Path, data: Path) -> None:
    assert run("status", "--data", data).returncode == 1
    assert "找不到" in run("ingest", folder / "nothing", "--data", data).stderr
    done = run("ingest", folder, "--data", data, "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert "收入 3/3" in done.stderr and "解析 3/3" in done.stderr
    assert "收到" in done.stdout
    said = run("status", "--data", data)
    assert said.returncode == 0 and said.stdout == done.stdout
    referenced = run("ingest", folder, "--data", data, DASHBOARD_CORPUS=str(folder))
    assert referenced.returncode == 0 and "收入" not in referenced.stderr
    assert json.dumps(sorted(path.name for path in (data / "index").iterdir())).count("originals") == 1
