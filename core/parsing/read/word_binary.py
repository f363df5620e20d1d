"""Old Word documents (doc): the text through the piece table of the WordDocument stream ([MS-DOC] 2.4.1)."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator

from core.models import Refusal, Source
from core.parsing.read.documents import document
from core.parsing.read.wording import Unreadable

_MAGIC = 0xA5EC
_WORD_97 = 0x00C1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_COMPRESSED = 0x40000000
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]{0,2000}[\x14\x15]")
_SIGNS = str.maketrans(
    {
        "\r": "\n",
        "\x0b": "\n",
        "\x0c": "\n",
        "\x07": "\t",
        "\x1e": "-",
        "\x14": None,
        "\x15": None,
        "\x13": None,
    }
)


def read_doc(name: str, data: bytes, doc_id: str) -> Iterator[Source | Refusal]:
    """The document; raises Unreadable."""
    try:
        text = _text(data)
    except (struct.error, IndexError, OSError, ValueError, KeyError, UnicodeError) as error:
        raise Unreadable("damaged", kind="Word (doc)") from error
    yield document(name, text, doc_id, "doc")


def _text(data: bytes) -> str:
    import olefile  # type: ignore[import-untyped]

    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        stream = ole.openstream("WordDocument").read()
        magic, version = struct.unpack_from("<HH", stream, 0)
        (flags,) = struct.unpack_from("<H", stream, 0x0A)
        if magic != _MAGIC:
            raise ValueError("not a Word stream")
        if flags & _ENCRYPTED:
            raise Unreadable("encrypted")
        if version < _WORD_97:
            first, last = struct.unpack_from("<II", stream, 0x18)
            return _tidied(stream[first:last].decode("gb18030", "replace"))
        table = ole.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    (length,) = struct.unpack_from("<I", stream, 0x4C)  # characters of the main text; notes come after it
    at, size = struct.unpack_from("<II", stream, 0x01A2)
    return _tidied("".join(_pieces(stream, _piece_table(table[at : at + size])))[:length])


def _piece_table(clx: bytes) -> bytes:
    """The PlcPcd inside a Clx: property blocks come first and are skipped."""
    at = 0
    while clx[at] == 1:
        (size,) = struct.unpack_from("<H", clx, at + 1)
        at += 3 + size
    if clx[at] != 2:
        raise ValueError("no piece table")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    return clx[at + 5 : at + 5 + size]


def _pieces(stream: bytes, table: bytes) -> Iterator[str]:
    count = (len(table) - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", table, 0)
    for number in range(count):
        (at,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)
        length = places[number + 1] - places[number]
        if length < 0:
            raise ValueError("pieces must rise")
        if at & _COMPRESSED:
            start = (at & ~_COMPRESSED) // 2
            yield stream[start : start + length].decode("cp1252", "replace")
        else:
            yield stream[at : at + 2 * length].decode("utf-16-le", "replace")


def _tidied(text: str) -> str:
    """Field codes go, their results stay; paragraph, cell and page marks become line ends and tabs."""
    for _ in range(3):  # fields nest
        text = _FIELD_CODE.sub("", text)
    return text.translate(_SIGNS)
