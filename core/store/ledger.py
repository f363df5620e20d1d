"""The books of a corpus: every input has one line and one fate, and each document one home among its copies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import NamedTuple

from core.corrections.model import Correction
from core.intake.files import CorpusFile
from core.store.shards import Item


class Line(NamedTuple):
    """What became of one input: a file, or one document of a file that holds several."""

    path: str
    item: int
    file: str
    doc_id: str | None
    status: str
    reason: str | None
    key: str | None


class Wanted(NamedTuple):
    """A document the index must have: which record of the cache it is, and the state of its corrections."""

    doc_id: str
    key: str
    item: int
    path: str
    corrections: str


@dataclass(slots=True)
class Ledger:
    """The lines of all inputs, and the documents among them by id."""

    lines: list[Line] = field(default_factory=list)
    wanted: dict[str, Wanted] = field(default_factory=dict)

    def fingerprint(self, *versions: str) -> str:
        """A hash of what is in the index: the same for the same content, whatever the history."""
        digest = hashlib.blake2b("|".join(versions).encode(), digest_size=12)
        for line in self.lines:
            digest.update(repr(line).encode("utf-8", "replace"))
        for wanted in self.wanted.values():
            digest.update(repr(wanted).encode("utf-8", "replace"))
        return digest.hexdigest()


def balance(
    files: Sequence[CorpusFile],
    keys: Mapping[str, str],
    unreadable: Mapping[str, str],
    items: Mapping[str, Sequence[Item]],
    corrections: Mapping[str, str],
) -> Ledger:
    """The ledger of a corpus: `keys` by file name, what could not be read by file name, records by key.

    Of documents with the same content the first by path is kept; the others are its duplicates.
    """
    ledger = Ledger()
    for file in files:
        if file.name in unreadable:
            ledger.lines.append(Line(file.name, 0, file.called, None, "refused", unreadable[file.name], None))
            continue
        for item in items[keys[file.name]]:
            ledger.lines.append(_line(ledger, file.name, item, corrections))
    return ledger


def _line(ledger: Ledger, path: str, item: Item, corrections: Mapping[str, str]) -> Line:
    status, reason = item.status, item.reason
    if item.status.startswith("parsed"):
        home = ledger.wanted.get(item.doc_id)
        if home is None:
            digest = corrections.get(item.doc_id, "")
            ledger.wanted[item.doc_id] = Wanted(item.doc_id, item.key, item.item, path, digest)
        else:
            status, reason = "duplicate", f"与“{home.path}”内容相同。"
    member = item.file.removeprefix(path.rpartition("/")[2])
    return Line(path, item.item, path + member, item.doc_id or None, status, reason, item.key)


def correction_digests(corrections: Iterable[Correction]) -> dict[str, str]:
    """For each corrected document a hash of its corrections."""
    parts: dict[str, list[str]] = {}
    for item in corrections:
        parts.setdefault(item.doc_id, []).append(json.dumps(asdict(item), ensure_ascii=False, default=str))
    return {
        doc_id: hashlib.blake2b("\n".join(lines).encode(), digest_size=8).hexdigest()
        for doc_id, lines in parts.items()
    }
