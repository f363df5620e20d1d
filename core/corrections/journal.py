"""The journal of corrections: one checksummed line each, on the disk before anybody is told that it is saved."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path

from core.corrections.model import Anchor, Correction, InvalidCorrection, check
from core.journal_file import Entry, JournalFile, decode, encode

FILE = "corrections.jsonl"


class Conflict(Exception):
    """Somebody corrected the same thing in the meantime. `current` is their correction; nothing was written."""

    def __init__(self, current: Correction) -> None:
        super().__init__(f"{current.who} 已在 {current.when} 更正过这一项。")
        self.current = current


class Journal:
    """The corrections kept in a folder. Safe to use from several threads and processes at once."""

    def __init__(self, folder: Path) -> None:
        """Opens the journal in `folder`; the file is made with the first correction."""
        self.file = JournalFile(folder / FILE)
        self.path = self.file.path

    def read(self) -> tuple[list[Correction], list[int]]:
        """All corrections in the order they were made, and the numbers of the lines that cannot be trusted."""
        reading = self.file.read()
        corrections = [_correction(entry) for entry in reading.entries]
        return [item for item in corrections if item is not None], reading.lost

    def append(self, correction: Correction) -> Correction:
        """Writes one correction and returns it as written, once it is on the disk.

        Raises InvalidCorrection when it makes no sense, Conflict when its author had not seen the latest correction of
        the same thing, OSError when the disk refuses: in every case nothing was written.
        """
        check(correction)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.file.lock:
            earlier, _ = self.read()
            _check_undo(correction, earlier)
            latest = next((item for item in reversed(earlier) if item.key == correction.key), None)
            if latest is not None and latest.id != correction.seen:
                raise Conflict(latest)
            stamped = correction.stamped()
            self.file.append([_entry(stamped)])
        return stamped

    def latest(self, correction: Correction) -> Correction | None:
        """The newest correction of the same thing, to be given as `seen`."""
        corrections, _ = self.read()
        return next((item for item in reversed(corrections) if item.key == correction.key), None)

    def merge(self, corrections: Iterable[Correction]) -> int:
        """Adds the corrections of another journal that are not in this one; returns how many. They keep their times."""
        incoming = list(corrections)
        for correction in incoming:
            check(correction)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.file.lock:
            known = {item.id for item in self.read()[0]}
            new = [item.stamped() for item in incoming if item.id not in known]
            self.file.append([_entry(item) for item in new])
        return len(new)


def export(corrections: Iterable[Correction]) -> bytes:
    """The corrections as a file that `load` reads: the journal's own lines."""
    return b"".join(encode(_entry(item)) for item in corrections)


def load(data: bytes) -> list[Correction]:
    """The corrections of an exported file. Raises InvalidCorrection when a line is damaged or not a correction."""
    found = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            entry = decode(line)
            correction = None if entry is None else _correction(entry)
            if correction is None:
                raise InvalidCorrection(f"第 {number} 行不是完好的更正记录。")
            found.append(correction)
    return found


def _check_undo(correction: Correction, earlier: list[Correction]) -> None:
    if correction.action == "undo" and correction.undoes not in {item.id for item in earlier}:
        raise InvalidCorrection("要撤销的更正不存在。")


def _entry(correction: Correction) -> Entry:
    return dataclasses.asdict(correction)


def _correction(entry: Entry) -> Correction | None:
    """The correction of an entry, None when it is of another kind or version."""
    try:
        anchor = entry["anchor"]
        made = Correction(**{**entry, "anchor": Anchor(**anchor) if anchor else None})
    except (TypeError, KeyError):
        return None
    words = (made.doc_id, made.target, made.action, made.who, made.note, made.when, made.id)
    known = (made.undoes, made.seen)
    place = made.anchor is None or (
        isinstance(made.anchor.start, int)
        and isinstance(made.anchor.quote, str)
        and isinstance(made.anchor.name, str)
    )
    sound = all(isinstance(part, str) for part in words) and all(
        part is None or isinstance(part, str) for part in known
    )
    return made if sound and place else None
