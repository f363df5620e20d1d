"""The door: a file or bytes in, documents and refusals out, and never an exception."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from core.models import Refusal, Source
from core.parsing.read import limits
from core.parsing.read.encodings import decode
from core.parsing.read.wording import refusal

_SURROGATES = re.compile("[\ud800-\udfff]")


def read_path(path: Path | str) -> Iterator[Source | Refusal]:
    """The documents in a file, or in all files of a folder; what cannot be read is a refusal with its reason."""
    path = Path(path)
    if path.is_dir():
        for child in sorted(path.rglob("*")):
            if child.is_file():
                yield from read_path(child)
        return
    data = _load(path)
    if isinstance(data, Refusal):
        yield data
    else:
        yield from read_bytes(str(path), data)


def _load(path: Path) -> bytes | Refusal:
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            if before.st_size > limits.FILE_SIZE:
                size = before.st_size // limits.MEGABYTE
                return refusal(str(path), "too_large", size=size, limit=limits.FILE_SIZE // limits.MEGABYTE)
            data = file.read(limits.FILE_SIZE + 1)
            after = os.fstat(file.fileno())
    except FileNotFoundError:
        return refusal(str(path), "not_found")
    except OSError as error:
        return refusal(str(path), "not_readable", detail=error.strerror or type(error).__name__)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        return refusal(str(path), "changed_while_reading")
    return data


def read_bytes(name: str, data: bytes) -> Iterator[Source | Refusal]:
    """The documents in `data`, whose kind is told by its content; `name` is only a label."""
    decoded = decode(data, limits.TEXT_BYTES)
    doc_id = hashlib.sha256(data).hexdigest()[:16]
    if not data:
        yield refusal(name, "empty", doc_id)
    elif decoded is None:
        yield refusal(name, "unknown_encoding", doc_id)
    else:
        yield Source(
            name, _SURROGATES.sub("\ufffd", decoded.text), doc_id, "txt", decoded.encoding, {}, decoded.notes
        )
