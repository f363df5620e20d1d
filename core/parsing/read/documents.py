"""One text, one document: the last step of every reader."""

from __future__ import annotations

import hashlib
import re

from core.models import Source
from core.parsing.read import limits
from core.parsing.read.wording import Unreadable, note

_SURROGATES = re.compile("[\ud800-\udfff]")
_WORD = re.compile("[0-9A-Za-z\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]")


def content_id(data: bytes) -> str:
    """The id of a document: the start of the hash of its bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


def document(
    name: str,
    text: str,
    doc_id: str,
    kind: str,
    encoding: str | None = None,
    hints: dict[str, str] | None = None,
    notes: tuple[str, ...] = (),
) -> Source:
    """The document, cut to the longest allowed and without invalid characters; both are said in its notes.

    Raises Unreadable("no_text") when the text holds no word at all.
    """
    if not _WORD.search(text):
        raise Unreadable("no_text", detail="没有可读的文字")
    said = list(notes)
    if len(text) > limits.TEXT_LENGTH:
        said.append(note("cut", length=len(text), limit=limits.TEXT_LENGTH))
        text = text[: limits.TEXT_LENGTH]
    text, invalid = _SURROGATES.subn("\ufffd", text)
    if invalid:
        said.append(note("surrogates", count=invalid))
    clean_hints = {key: _SURROGATES.sub("\ufffd", value).strip() for key, value in (hints or {}).items()}
    return Source(
        _SURROGATES.sub("\ufffd", name),
        text,
        doc_id,
        kind,
        encoding,
        {key: value for key, value in clean_hints.items() if value},
        tuple(said),
    )
