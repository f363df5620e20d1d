"""Where the vocabulary is kept: a journal in the data folder, of which the last entry holds; earlier ones can be seen."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from pathlib import Path

from core.journal_file import JournalFile
from core.vocabulary.model import Texts, Vocabulary
from core.vocabulary.reading import read

FILE = "vocabulary.jsonl"
_PARTS = ("terms", "stop", "groups")


class Changed(Exception):
    """Somebody saved another vocabulary in the meantime; nothing was written. `current` is theirs."""

    def __init__(self, current: Texts) -> None:
        super().__init__("changed")
        self.current = current


class VocabularyFile:
    """The vocabulary of a data folder. Safe to use from several threads and processes at once."""

    def __init__(self, folder: Path) -> None:
        """Opens the file in `folder`; it is made when a vocabulary is first saved."""
        self._file = JournalFile(folder / FILE)

    def texts(self) -> Texts:
        """The lists as they were last saved; empty ones before. Damaged lines are passed over."""
        for entry in reversed(self._file.read().entries):
            if all(isinstance(entry.get(part), str) for part in (*_PARTS, "id")):
                return Texts(**{part: entry[part] for part in (*_PARTS, "id")})
        return Texts()

    def vocabulary(self) -> Vocabulary:
        """What the lists say."""
        return read(self.texts())[0]

    def save(self, texts: Texts) -> Texts:
        """Keeps the lists and returns them as kept, once they are on the disk; `texts.id` is that of the lists that were
        seen when they were changed. Raises Changed when others were saved since, OSError when the disk refuses."""
        self._file.path.parent.mkdir(parents=True, exist_ok=True)
        with self._file.lock:
            current = self.texts()
            if current.id != texts.id:
                raise Changed(current)
            kept = Texts(texts.terms, texts.stop, texts.groups, secrets.token_hex(6))
            when = datetime.now(UTC).isoformat(timespec="seconds")
            self._file.append([{**{part: getattr(kept, part) for part in (*_PARTS, "id")}, "when": when}])
        return kept
