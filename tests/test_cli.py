"""The command line, as README shows it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from core.cli.main import build_parser, main
from core.store import ensure_store

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def test_parse_prints_one_record_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", *map(str, SEEDS)]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["file"] for record in records] == [str(path) for path in SEEDS]
    assert all(record["status"].startswith("parsed") for record in records)


def test_parse_accounts_for_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "图片.txt"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    assert main(["parse", str(broken), str(tmp_path / "没有.txt")]) == 1
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["status"] for record in records] == ["refused", "refused"]
    assert all(record["reason"] for record in records)


def test_explain_shows_words_rules_and_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(ROOT / "seeds" / "001_f371ca59a7da8bc1.txt"), "--removed"]) == 0
    shown = capsys.readouterr().out
    assert "“一般公共预算收入24.8亿元" in shown and "规则" in shown and "清除的内容" in shown


def test_synth_writes_into_an_empty_folder_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "made-up"
    assert main(["synth", "--documents", "4", "--to", str(there)]) == 0
    assert sum(path.is_file() for path in (there / "documents").rglob("*")) >= 4
    assert main(["synth", "--documents", "4", "--to", str(there)]) == 1


def test_export_writes_what_the_index_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_CORPUS", str(ROOT / "seeds"))
    data, to = tmp_path / "data", tmp_path / "out"
    assert main(["export", "--to", str(to), "--data", str(data)]) == 1
    ensure_store(ROOT / "seeds", data).close()
    assert main(["export", "--to", str(to), "--data", str(data)]) == 0
    assert len((to / "records.jsonl").read_text(encoding="utf-8").splitlines()) == 5
    with (to / "indicators.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert len(list(csv.DictReader(stream))) > 150


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = next(action.choices for action in build_parser()._actions if action.dest == "command")
    assert commands and all(f"python -m core {name}" in readme for name in commands)
