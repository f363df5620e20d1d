"""The books of a corpus: every input has one line and one fate, and each document one home among its copies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import NamedTuple

from core.corrections.apply import standing
from core.corrections.model import LINKS, Correction
from core.duplicates.reposts import Decisions, Last, Likeness, Text, find_reposts
from core.intake.files import CorpusFile
from core.reasons import why
from core.store.shards import Item
from core.workers.rows import STATISTICS


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


class Duplicate(NamedTuple):
    """An input that is the text of a document that is kept: `kind` is `copy` (the same bytes) or `repost`. Of kind
    `similar` are documents that look like one and were kept apart."""

    doc_id: str
    kept_doc_id: str
    kind: str
    similarity: float
    reason: str
    path: str
    file: str
    key: str
    item: int


class Before(NamedTuple):
    """The documents of the last generation, kept or not: where the record of each is in the cache (its key and number), which
    of them were corrected, and their likenesses. Good for the decisions of that day only."""

    homes: Mapping[str, tuple[str, int]]
    corrected: frozenset[str]
    likenesses: Mapping[str, Likeness]


@dataclass(slots=True)
class Ledger:
    """The lines of all inputs, the documents among them by id, the tables of statistics by path and key, and what is a
    duplicate of which."""

    lines: list[Line] = field(default_factory=list)
    wanted: dict[str, Wanted] = field(default_factory=dict)
    statistics: list[tuple[str, str]] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)

    def fingerprint(self, *versions: str) -> str:
        """A hash of what is in the index: the same for the same content, whatever the history."""
        digest = hashlib.blake2b("|".join(versions).encode(), digest_size=12)
        for part in (self.lines, self.wanted.values(), self.duplicates):
            for row in part:
                digest.update(repr(row).encode("utf-8", "replace"))
        return digest.hexdigest()


class _Entry(NamedTuple):
    """A document as an input brought it."""

    path: str
    called: str
    item: Item

    @property
    def file(self) -> str:
        """What the document is called: the input, and what it is inside it."""
        return self.path + self.item.file.removeprefix(self.called)


def balance(
    files: Sequence[CorpusFile],
    keys: Mapping[str, str],
    unreadable: Mapping[str, str],
    items: Mapping[str, Sequence[Item]],
    corrections: Mapping[str, str],
    decided: Decisions,
    before: Before | None = None,
) -> Ledger:
    """The ledger of a corpus: `keys` by file name, what could not be read by file name, records by key. With what was there
    `before`, only documents that changed are compared with the others; the ledger is the same as without.

    Of documents with the same content the first in the order of the files is kept; of those with the same text one that
    was corrected, else one of which most is known (title, place, year, publisher, address), else the first. The others
    are its duplicates.
    """
    entries = [
        _Entry(file.name, file.called, item)
        for file in files
        if file.name not in unreadable
        for item in items[keys[file.name]]
    ]
    homes: dict[str, _Entry] = {}
    for entry in entries:
        if _has_content(entry.item):
            homes.setdefault(entry.item.doc_id, entry)
    likenesses = {found.doc_id: found for found in _likenesses(homes, items, corrections, decided, before)}
    ledger = Ledger()
    for doc_id, home in homes.items():
        if home.item.status == STATISTICS:
            ledger.statistics.append((home.path, home.item.key))
        elif not _is_repost(doc_id, likenesses):
            state = corrections.get(doc_id, "")
            ledger.wanted[doc_id] = Wanted(doc_id, home.item.key, home.item.item, home.path, state)
    listed = iter(entries)
    for file in files:
        if file.name in unreadable:
            reason = unreadable[file.name]
            ledger.lines.append(Line(file.name, 0, file.called, None, "refused", reason, None))
            continue
        for _ in items[keys[file.name]]:
            ledger.lines.append(_line(ledger, next(listed), homes, likenesses))
    return ledger


def _has_content(item: Item) -> bool:
    return item.status.startswith("parsed") or item.status == STATISTICS


def _likenesses(
    homes: Mapping[str, _Entry],
    items: Mapping[str, Sequence[Item]],
    corrections: Mapping[str, str],
    decided: Decisions,
    before: Before | None,
) -> list[Likeness]:
    ordered = sorted(homes, key=lambda doc_id: (doc_id not in corrections, -homes[doc_id].item.known))
    texts = [_text(homes[doc_id].item) for doc_id in ordered]
    return find_reposts(texts, decided, before and _last(before, homes, items, corrections))


def _text(item: Item) -> Text:
    return Text(item.doc_id, item.signature, item.region_code, item.year)


def _last(
    before: Before,
    homes: Mapping[str, _Entry],
    items: Mapping[str, Sequence[Item]],
    corrections: Mapping[str, str],
) -> Last | None:
    """What is as it was; None when the cache no longer holds something that is gone."""
    unchanged = {
        doc_id
        for doc_id, home in homes.items()
        if before.homes.get(doc_id) == (home.item.key, home.item.item)
        and (doc_id in corrections) == (doc_id in before.corrected)
    }
    gone = []
    for doc_id, (key, number) in before.homes.items():
        if doc_id not in unchanged:
            item = next((item for item in items.get(key, ()) if item.item == number), None)
            if item is None:
                return None
            gone.append(_text(item))
    return Last(unchanged, gone, before.likenesses)


def _is_repost(doc_id: str, likenesses: Mapping[str, Likeness]) -> bool:
    return doc_id in likenesses and likenesses[doc_id].kind == "repost"


def _kept(doc_id: str, likenesses: Mapping[str, Likeness]) -> str:
    """The document that stands for this one in the end."""
    passed = {doc_id}
    while _is_repost(doc_id, likenesses) and likenesses[doc_id].kept not in passed:
        doc_id = likenesses[doc_id].kept
        passed.add(doc_id)
    return doc_id


def _line(
    ledger: Ledger, entry: _Entry, homes: Mapping[str, _Entry], likenesses: Mapping[str, Likeness]
) -> Line:
    """The line of a document; a duplicate is noted in the ledger."""
    item = entry.item
    status, reason = item.status, item.reason
    if _has_content(item):
        likeness = likenesses.get(item.doc_id)
        kept = homes[_kept(item.doc_id, likenesses)]
        if homes[item.doc_id] != entry:
            status, reason = "duplicate", why("sameness", "copy", path=homes[item.doc_id].path)
            _note(ledger, entry, Likeness(item.doc_id, kept.item.doc_id, "repost", 1.0, reason), "copy")
        elif likeness is not None and likeness.kind == "repost":
            status, reason = "duplicate", why("sameness", "repost_of", path=kept.path, reason=likeness.reason)
            _note(ledger, entry, likeness._replace(kept=kept.item.doc_id), "repost")
        elif likeness is not None:
            _note(ledger, entry, likeness._replace(kept=_kept(likeness.kept, likenesses)), "similar")
    return Line(entry.path, item.item, entry.file, item.doc_id or None, status, reason, item.key)


def _note(ledger: Ledger, entry: _Entry, likeness: Likeness, kind: str) -> None:
    found = Duplicate(
        likeness.doc_id, likeness.kept, kind, likeness.similarity, likeness.reason,
        entry.path, entry.file, entry.item.key, entry.item.item,
    )  # fmt: skip
    ledger.duplicates.append(found)


def correction_digests(corrections: Iterable[Correction]) -> dict[str, str]:
    """For each corrected document a hash of the corrections of its content that hold."""
    parts: dict[str, list[str]] = {}
    for item in standing(corrections):
        if item.target in LINKS:
            continue
        parts.setdefault(item.doc_id, []).append(json.dumps(asdict(item), ensure_ascii=False, default=str))
    return {
        doc_id: hashlib.blake2b("\n".join(lines).encode(), digest_size=8).hexdigest()
        for doc_id, lines in parts.items()
    }
