"""Zip archives read in memory, with everything counted before and while unpacking."""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from core.parsing.read import limits
from core.parsing.read.encodings import readable
from core.parsing.read.wording import Unreadable

_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_CHUNK = 1 << 20
_DIRECTORY_END = (
    22 + 65_535 + 20 + 56
)  # the end record with the longest comment, and those of zip64 before it
_DIRECTORY_ENTRY = 512  # bytes a member may take in the directory: 46 and its name
_IN_ZIP64 = 0xFFFFFFFF
_SYSTEM_FILES = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini", "~$")


@dataclass
class Budget:
    """What unpacking may still cost, shared by an archive and the archives inside it."""

    size: int = limits.UNPACKED_SIZE
    members: int = limits.MEMBERS

    def spend(self, size: int) -> None:
        """Take `size` bytes off; raises Unreadable when nothing is left."""
        self.size -= size
        if self.size < 0:
            raise Unreadable("archive_bomb", detail=f"超过 {limits.UNPACKED_SIZE // limits.MEGABYTE} MB")


def open_archive(data: bytes, budget: Budget) -> zipfile.ZipFile:
    """The archive, after its directory has been found harmless; raises Unreadable otherwise."""
    _check_count(data.count(b"PK\x01\x02"), budget)
    return _opened(io.BytesIO(data), len(data), budget)


def open_archive_file(file: BinaryIO, budget: Budget) -> zipfile.ZipFile:
    """The archive in an open file of any size, as `open_archive`; only its directory is read."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _DIRECTORY_END))
    end = file.read()
    at = end.rfind(b"PK\x05\x06")
    directory = int.from_bytes(end[at + 12 : at + 16], "little") if at >= 0 else 0
    if directory == _IN_ZIP64:
        at = end.rfind(b"PK\x06\x06")
        directory = int.from_bytes(end[at + 40 : at + 48], "little") if at >= 0 else 0
    if directory > _DIRECTORY_ENTRY * budget.members:
        raise Unreadable("too_many_members", count=directory // _DIRECTORY_ENTRY, limit=budget.members)
    return _opened(file, size, budget)


def _opened(file: BinaryIO, size: int, budget: Budget) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise Unreadable("damaged", kind="ZIP") from error
    infos = archive.infolist()
    _check_count(len(infos), budget)
    budget.members -= len(infos)
    unpacked = sum(info.file_size for info in infos)
    if unpacked > budget.size:
        raise Unreadable("archive_bomb", detail=f"{unpacked // limits.MEGABYTE} MB")
    if sum(info.compress_size for info in infos) > size:
        raise Unreadable("archive_bomb", detail="内容互相重叠")
    for info in infos:
        if info.file_size > limits.SMALL_MEMBER and info.file_size > limits.MEMBER_RATIO * max(
            1, info.compress_size
        ):
            raise Unreadable(
                "archive_bomb", detail=f"压缩比 {info.file_size // max(1, info.compress_size)} 倍"
            )
    return archive


def _check_count(count: int, budget: Budget) -> None:
    if count > budget.members:
        raise Unreadable("too_many_members", count=count, limit=budget.members)


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget, limit: int) -> bytes:
    """The bytes of one member, counted while they are unpacked; raises Unreadable with the reason."""
    return b"".join(stream_member(archive, info, budget, limit))


def stream_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget, limit: int
) -> Iterator[bytes]:
    """The bytes of one member piece by piece; as `read_member`."""
    if info.flag_bits & _ENCRYPTED:
        raise Unreadable("encrypted")
    if info.file_size > limit:
        raise Unreadable("too_large", size=info.file_size // limits.MEGABYTE, limit=limit // limits.MEGABYTE)
    size = 0
    try:
        with archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                size += len(chunk)
                if size > min(limit, info.file_size):
                    raise Unreadable("archive_bomb", detail="实际内容比标明的长")
                budget.spend(len(chunk))
                yield chunk
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise Unreadable("damaged", kind="ZIP") from error


def members(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """The files of an archive with the names people gave them; the names are labels, never paths."""
    for info in archive.infolist():
        if not info.is_dir():
            yield member_name(info), info


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of a member, its bytes decoded as UTF-8 or by what reads as Chinese (GBK, Big5)."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8_NAME:
        with contextlib.suppress(UnicodeEncodeError):
            name = _decoded(name.encode("cp437"))
    return "".join(char if char.isprintable() else "�" for char in name.replace("\\", "/"))


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    tries = []
    for encoding in ("gb18030", "big5hkscs"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        tries.append((readable(text), encoding == "gb18030", text))
    return max(tries)[2] if tries else raw.decode("gb18030", "replace")


def is_system_file(name: str) -> bool:
    """Whether an operating system made the file (thumbnails, resource forks, lock files)."""
    last = name.rsplit("/", 1)[-1]
    return name.startswith(_SYSTEM_FILES[0]) or "/__MACOSX/" in name or last.startswith(_SYSTEM_FILES[1:])
