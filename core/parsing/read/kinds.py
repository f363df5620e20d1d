"""What a file is, told by its bytes; the extension is never believed."""

from __future__ import annotations

import io
import re
import zipfile

# Beginnings of files that hold no text to read, with the name people know them by.
_NOT_DOCUMENTS = (
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"RIFF", "RIFF (WebP, WAV, AVI)"),
    (b"ID3", "MP3"),
    (b"OggS", "Ogg"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"SQLite format 3", "SQLite"),
    (b"{\\rtf", "RTF"),
    (b"%!PS", "PostScript"),
    (b"CAJ", "CAJ"),
    (b"\x00\x00\x01\x00", "ICO"),
    (b"wOFF", "WOFF"),
    (b"wOF2", "WOFF2"),
)
_NAMES = {
    "docx": "Word (docx)",
    "doc": "Word (doc)",
    "xlsx": "Excel (xlsx)",
    "xls": "Excel (xls)",
    "pdf": "PDF",
    "zip": "ZIP",
    "parquet": "Parquet",
    "mhtml": "MHTML",
    "html": "HTML",
    "csv": "CSV",
    "jsonl": "JSON",
    "txt": "TXT",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MHTML = re.compile(rb"(?:^|\n)MIME-Version:", re.IGNORECASE)
_MARKUP_START = re.compile(
    r"\s{0,200}(?:<!--.{0,2000}?-->\s{0,200})?<(?:!doctype\s{1,20}html|html|head|body|\?xml)", re.I | re.S
)
_BLOCK_TAG = re.compile(
    r"<(?:p|div|br|table|tr|td|span|h[1-6]|ul|li|meta|title|article)(?:\s[^<>]{0,500})?/?>", re.I
)
_LEAST_TAGS = 3


def kind_of(data: bytes) -> tuple[str, str]:
    """(kind, name): docx doc xlsx xls pdf zip parquet mhtml text, or `unsupported` with what it is."""
    if b"%PDF-" in data[:1024]:
        return _named("pdf")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _of_archive(data)
    if data.startswith(_OLE):
        return _of_ole(data)
    if data.startswith(b"PAR1") and data.endswith(b"PAR1"):
        return _named("parquet")
    for start, name in _NOT_DOCUMENTS:
        if data.startswith(start) and _looks_binary(start, data):
            return "unsupported", name
    head = data[:4096]
    if data[4:8] == b"ftyp":
        return "unsupported", "MP4"
    if b"multipart/" in head.lower() and _MHTML.search(head):
        return _named("mhtml")
    return _named("txt")


def name_of(kind: str) -> str:
    """What people call this kind of file."""
    return _NAMES.get(kind, kind)


def _named(kind: str) -> tuple[str, str]:
    return kind, name_of(kind)


def _looks_binary(start: bytes, data: bytes) -> bool:
    """Short printable beginnings (BM, MZ, ID3) also begin texts: those need binary bytes after them."""
    return not start.isalnum() or len(start) > 3 or b"\x00" in data[:512]


def _of_archive(data: bytes) -> tuple[str, str]:
    try:
        names = _member_names(data)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return _named("zip")
    return kind_of_members(names)


def kind_of_members(names: frozenset[str]) -> tuple[str, str]:
    """(kind, name) of an archive with members of these names: a document in parts, or a `zip` of files."""
    if any(name.startswith("word/document") for name in names):
        return _named("docx")
    if "xl/workbook.xml" in names:
        return _named("xlsx")
    if any(name.startswith("ppt/") for name in names):
        return "unsupported", "PowerPoint (pptx)"
    if "xl/workbook.bin" in names:
        return "unsupported", "Excel (xlsb)"
    if "OFD.xml" in names:
        return "unsupported", "OFD"
    if "content.xml" in names and "mimetype" in names:
        return "unsupported", "OpenDocument"
    return _named("zip")


def _member_names(data: bytes) -> frozenset[str]:
    if data.count(b"PK\x01\x02") > 5_000:  # no office file has so many parts; do not build the list
        return frozenset()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return frozenset(archive.namelist())


def _of_ole(data: bytes) -> tuple[str, str]:
    """Old Office files are told by the names of their streams, which stand in UTF-16 in the directory."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return "encrypted", "Office"
    if has("WordDocument"):
        return _named("doc")
    if has("Workbook") or has("Book"):
        return _named("xls")
    return "unsupported", "PowerPoint (ppt)" if has("PowerPoint Document") else "OLE"


def looks_like_html(text: str) -> bool:
    """Whether a decoded text is a web page, whatever its file was called."""
    head = text[:8000]
    if _MARKUP_START.match(head.lstrip("\ufeff")):
        return True
    return head.lstrip().startswith("<") and len(_BLOCK_TAG.findall(head)) >= _LEAST_TAGS
