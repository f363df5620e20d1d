"""The door: a file or bytes in, documents and refusals out, and never an exception."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from core.models import Refusal, Source
from core.parsing.read import limits
from core.parsing.read.archives import Budget, is_system_file, members, open_archive, read_member
from core.parsing.read.delimited import looks_like_table, read_delimited
from core.parsing.read.documents import content_id, document
from core.parsing.read.encodings import Decoded, decode
from core.parsing.read.json_lines import looks_like_json, read_json
from core.parsing.read.kinds import kind_of, looks_like_html
from core.parsing.read.parquet import read_parquet
from core.parsing.read.pdf import read_pdf
from core.parsing.read.sheets import read_xls, read_xlsx
from core.parsing.read.web import read_html, read_mhtml
from core.parsing.read.word import read_docx
from core.parsing.read.word_binary import read_doc
from core.parsing.read.wording import Unreadable, note, refusal

_log = logging.getLogger(__name__)
Found = Iterator[Source | Refusal]
_READERS: dict[str, Callable[[str, bytes, str], Found]] = {
    "docx": read_docx,
    "doc": read_doc,
    "pdf": read_pdf,
    "xlsx": read_xlsx,
    "xls": read_xls,
    "parquet": read_parquet,
    "mhtml": read_mhtml,
}
_PANIC = "PanicException"  # of a library in Rust: no Exception, and of a class of its own in each library
_TABLE_EXTENSIONS = frozenset({".csv", ".tsv"})
_JSON_EXTENSIONS = frozenset({".json", ".jsonl", ".ndjson"})
_MARKDOWN_EXTENSIONS = frozenset({".md", ".markdown"})


def read_path(path: Path | str) -> Found:
    """The documents in a file, or in all files of a folder; what cannot be read is a refusal with its reason."""
    path = Path(path)
    if path.is_dir():
        for child in sorted(path.rglob("*")):
            if child.is_file():
                yield from read_path(child)
        return
    if is_system_file(path.name):
        yield refusal(str(path), "system_file")
        return
    data = _load(path)
    if isinstance(data, Refusal):
        yield data
    else:
        yield from read_bytes(str(path), data)


def _load(path: Path) -> bytes | Refusal:
    """The bytes of a file of allowed size that did not change under the reading."""
    name = str(path)
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            if before.st_size > limits.FILE_SIZE:
                size = before.st_size // limits.MEGABYTE
                return refusal(name, "too_large", size=size, limit=limits.FILE_SIZE // limits.MEGABYTE)
            data = file.read(limits.FILE_SIZE + 1)
            after = os.fstat(file.fileno())
    except FileNotFoundError:
        return refusal(name, "not_found")
    except (OSError, ValueError) as error:
        return refusal(name, "not_readable", detail=getattr(error, "strerror", None) or type(error).__name__)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        return refusal(name, "changed_while_reading")
    return data


def read_bytes(name: str, data: bytes) -> Found:
    """The documents in `data`, whose kind is told by its content; `name` is only a label.

    Yields a Source for each document and a Refusal, with its reason in words, for each that cannot be
    read; at least one of them, whatever the bytes, and never an exception.
    """
    return _guarded(name, data, Budget(), 0)


def _guarded(name: str, data: bytes, budget: Budget, depth: int) -> Found:
    doc_id = content_id(data)
    kind, called = ("txt", "TXT") if not data else kind_of(data)
    try:
        if not data:
            raise Unreadable("empty")
        if kind in ("unsupported", "encrypted"):
            raise Unreadable(kind, kind=called)
        if kind == "zip":
            yield from _unpacked(name, data, budget, depth)
        elif kind == "txt":
            yield from _text(name, data, doc_id)
        else:
            yield from _READERS[kind](name, data, doc_id)
    except Unreadable as reason:
        yield refusal(name, reason.code, doc_id, **reason.values)
    except MemoryError:
        yield refusal(name, "out_of_memory", doc_id, limit=limits.MEMORY // limits.MEGABYTE)
    except BaseException as error:  # the libraries raise dozens of kinds; all mean the same to the user
        if not isinstance(error, Exception) and type(error).__name__ != _PANIC:
            raise
        _log.debug("reading %s as %s failed", name, kind, exc_info=True)
        yield refusal(name, "damaged", doc_id, kind=called)


def _text(name: str, data: bytes, doc_id: str) -> Found:
    """A text file: a page, a table, JSON, or plain text, as its content says."""
    extension = PurePosixPath(name.lower()).suffix
    decoded = decode(data, limits.TEXT_BYTES)
    if decoded is None:
        raise Unreadable("unknown_encoding")
    reader = _structured(decoded.text, extension)
    if reader and len(data) > limits.TEXT_BYTES:
        decoded = decode(data) or decoded
    if reader:
        yield from reader(name, decoded, doc_id)
        return
    notes = decoded.notes
    if len(data) > limits.TEXT_BYTES:
        notes += (note("cut_bytes", limit=min(len(decoded.text), limits.TEXT_LENGTH)),)
    kind = "md" if extension in _MARKDOWN_EXTENSIONS else "txt"
    yield document(name, decoded.text, doc_id, kind, decoded.encoding, {}, notes)


def _structured(text: str, extension: str) -> Callable[[str, Decoded, str], Found] | None:
    """The reader for a text that is a page, JSON or a table; None for plain text."""
    if looks_like_html(text):
        return read_html
    if extension in _JSON_EXTENSIONS or looks_like_json(text):
        return read_json
    if extension in _TABLE_EXTENSIONS or looks_like_table(text):
        return read_delimited
    return None


def _unpacked(name: str, data: bytes, budget: Budget, depth: int) -> Found:
    """The documents of the members of an archive; a bad member does not keep its neighbours out."""
    if depth >= limits.DEPTH:
        raise Unreadable("too_deep", depth=limits.DEPTH)
    given = False
    with open_archive(data, budget) as archive:
        for member, info in members(archive):
            given = True
            label = f"{name}/{member}"
            if is_system_file(member):
                yield refusal(label, "system_file")
                continue
            try:
                content = read_member(archive, info, budget, limits.FILE_SIZE)
            except Unreadable as reason:
                yield refusal(label, reason.code, None, **reason.values)
                continue
            yield from _guarded(label, content, budget, depth + 1)
    if not given:
        raise Unreadable("empty")
