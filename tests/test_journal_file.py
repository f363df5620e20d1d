"""Journals kept twice: whatever happens to one copy, every acknowledged line is still there, in its order."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from core.journal_file import Entry, JournalFile, decode, encode

ENTRIES: list[Entry] = [{"n": number, "名": "甲乙丙"[: number % 4], "half": "\ud800"} for number in range(12)]


def written(folder: Path, entries: list[Entry] = ENTRIES) -> JournalFile:
    journal = JournalFile(folder / "j.jsonl")
    for entry in entries:
        journal.append([entry])
    return journal


def flip(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]


def cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def blank(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + b"\0" * len(data[at : at + 64]) + data[at + 64 :]


def lose_a_line(data: bytes, dice: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    del lines[dice.randrange(len(lines))]
    return b"".join(lines)


@pytest.mark.parametrize("harm", [flip, cut, blank, lose_a_line])
@pytest.mark.parametrize("which", ["path", "copy"])
def test_damage_to_one_copy_loses_nothing(
    tmp_path: Path, harm: Callable[[bytes, random.Random], bytes], which: str
) -> None:
    for seed in range(25):
        folder = tmp_path / str(seed)
        folder.mkdir()
        journal = written(folder)
        harmed: Path = getattr(journal, which)
        harmed.write_bytes(harm(harmed.read_bytes(), random.Random(seed)))
        again = JournalFile(journal.path)
        assert again.read().entries == ENTRIES and again.read().lost == []
        again.append([{"n": "new"}])
        assert JournalFile(journal.path).read() == ([*ENTRIES, {"n": "new"}], [], 0)
        assert journal.path.read_bytes() == journal.copy.read_bytes()


def test_a_missing_copy_is_made_again(tmp_path: Path) -> None:
    journal = written(tmp_path)
    journal.path.unlink()
    again = JournalFile(journal.path)
    assert again.read().entries == ENTRIES
    again.append([{"n": 12}])
    assert JournalFile(journal.path).read().entries == [*ENTRIES, {"n": 12}]


def test_an_unfinished_last_line_was_never_acknowledged(tmp_path: Path) -> None:
    journal = written(tmp_path)
    with journal.path.open("ab") as stream:
        stream.write(encode({"n": "cut"})[:20])
    assert JournalFile(journal.path).read() == (ENTRIES, [], 0)


def test_a_reader_sees_what_others_append(tmp_path: Path) -> None:
    journal, other = written(tmp_path, ENTRIES[:3]), JournalFile(tmp_path / "j.jsonl")
    assert other.read().entries == ENTRIES[:3]
    journal.append(ENTRIES[3:])
    assert other.read().entries == ENTRIES
    assert other.state() == journal.state() != ""


def test_a_refused_write_leaves_both_copies_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = written(tmp_path)
    before = journal.path.read_bytes()
    real = __import__("core.journal_file", fromlist=["_append"])._append

    def full(path: Path, data: bytes) -> None:
        real(path, data[:10] if path == journal.copy else data)
        if path == journal.copy:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.journal_file._append", full)
    with pytest.raises(OSError, match="No space"):
        journal.append([{"n": 99}])
    assert journal.path.read_bytes() == journal.copy.read_bytes() == before


def test_a_line_says_whether_it_is_whole() -> None:
    line = encode({"a": "一"}).rstrip(b"\n")
    assert decode(line) == decode(line + b"\r") == {"a": "一"}
    assert decode(line.replace("一".encode(), "二".encode())) is None
    assert decode(b"{}") is None
