"""Refusals and notes in words, from the lexicon."""

from __future__ import annotations

from core.models import Refusal
from core.reasons import why


class Unreadable(Exception):
    """Raised by a reader when its input gives no document; the door turns it into a refusal."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def refusal(name: str, code: str, doc_id: str | None = None, **values: object) -> Refusal:
    """A refusal whose reason is the Chinese sentence of `code` with its placeholders filled."""
    return Refusal(name, code, why("refusals", code, **values), doc_id)


def note(code: str, **values: object) -> str:
    """A note on how a document was read, in Chinese."""
    return why("reading_notes", code, **values)
