"""Files made to do harm: each is refused in words or read, its neighbours are read, nothing is written."""

from __future__ import annotations

import os
import random
import struct
import time
from pathlib import Path

import pytest

from core.models import Refusal, Source
from core.parsing.read import limits, read_bytes
from core.parsing.read.archives import Budget, open_archive
from tests import made_files as made

ROW: dict[str, object] = {"标题": made.TITLE, "正文": made.BODY, "日期": "2024-09-12"}
SAMPLES = {
    "a.docx": made.docx(),
    "a.doc": made.doc(),
    "a.pdf": made.pdf(made.TEXT.splitlines()),
    "a.xlsx": made.xlsx([list(ROW), list(ROW.values())]),
    "a.parquet": made.parquet({key: [value] * 3 for key, value in ROW.items()}),
    "a.csv": ("标题,正文\n" + f'{made.TITLE},"{made.BODY}"\n' * 5).encode(),
    "a.jsonl": made.jsonl([ROW] * 3),
    "a.html": made.HTML.encode(),
    "a.txt": made.TEXT.encode("gb18030"),
    "a.zip": made.zipped({"会议.txt": made.TEXT.encode(), "b.docx": made.docx()}),
}
XML = '<?xml version="1.0"?>{doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'


def read(name: str, data: bytes) -> list[Source | Refusal]:
    return list(read_bytes(name, data))


def codes(found: list[Source | Refusal]) -> list[str]:
    return [item.code if isinstance(item, Refusal) else "read" for item in found]


def mutant(data: bytes, draw: random.Random) -> bytes:
    """A cut, flipped, overwritten, repeated or blanked copy."""
    spoilt = bytearray(data)
    place = draw.randrange(len(spoilt))
    other = draw.randrange(len(spoilt))
    way = draw.randrange(5)
    if way == 0:
        del spoilt[place:]
    elif way == 1:
        for _ in range(draw.choice([1, 3, 20, 200])):
            spoilt[draw.randrange(len(spoilt))] ^= 1 << draw.randrange(8)
    elif way == 2:
        spoilt[place : place + draw.randrange(200)] = draw.randbytes(draw.randrange(200))
    elif way == 3:
        spoilt[place:place] = spoilt[min(place, other) : max(place, other)]
    else:
        spoilt[place : place + 64] = bytes([draw.choice([0, 10, 32, 255])]) * 64
    return bytes(spoilt)


@pytest.mark.parametrize("name", SAMPLES)
def test_spoilt_files_are_accounted_for(name: str) -> None:
    draw = random.Random(f"spoil {name}")
    for _ in range(30):
        found = read(name, mutant(SAMPLES[name], draw))
        assert found
        assert all(item.reason for item in found if isinstance(item, Refusal))


@pytest.mark.parametrize("size", [1, 2, 7, 100, 3000])
def test_any_bytes_are_accounted_for(size: int) -> None:
    draw = random.Random(size)
    for _ in range(20):
        assert read("a", draw.randbytes(size))


def overlapping_zip() -> bytes:
    """Many directory entries that all unpack the same bytes."""
    data = made.zipped({"a.txt": bytes(1_000_000)})
    end = data.rindex(b"PK\x05\x06")
    size, start = struct.unpack_from("<II", data, end + 12)
    entry, count = data[start : start + size], 300
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, count * size, start, 0)
    return data[:start] + entry * count + tail


def lying_zip() -> bytes:
    """A member that says it is small and is not."""
    data = bytearray(made.zipped({"a.txt": b"x" * 2_000_000}))
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        struct.pack_into("<I", data, data.index(mark) + place, 100)
    return bytes(data)


def nested(depth: int) -> bytes:
    data = made.zipped({"会议.txt": made.TEXT.encode()})
    for _ in range(depth - 1):
        data = made.zipped({"内.zip": data, "会议.txt": made.TEXT.encode()})
    return data


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(made.zipped({"a.txt": bytes(60_000_000)}), ["archive_bomb"], id="zeros"),
        pytest.param(overlapping_zip(), ["archive_bomb"], id="overlap"),
        pytest.param(lying_zip(), ["damaged"], id="lying size"),
        pytest.param(nested(2), ["read", "read"], id="two deep"),
        pytest.param(nested(10), ["too_deep", "read", "read"], id="ten deep"),
        pytest.param(
            made.zipped({f"{n}.txt": b"x" for n in range(2000)}), ["too_many_members"], id="members"
        ),
    ],
)
def test_archives_that_would_unpack_to_too_much(
    data: bytes, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 1000)
    monkeypatch.setattr(
        Budget, "__init__", lambda self: setattr(self, "size", 500 << 20) or setattr(self, "members", 1000)
    )
    started = time.process_time()
    assert codes(read("a.zip", data)) == expected
    assert time.process_time() - started < 2, "refused before unpacking"


def test_budget_is_shared_and_counted() -> None:
    budget = Budget(size=1_000_000)
    open_archive(made.zipped({"a.txt": b"x" * 900_000}), budget)
    assert codes(read("a.zip", made.zipped({"a.txt": made.TEXT.encode()}))) == ["read"]


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "C:\\windows\\x.txt", "\\\\server\\x.txt", "a/../../b.txt", "CON", "x" * 300 + ".txt", "空 格\n.txt"],
)  # fmt: skip
def test_names_in_archives_are_labels_and_nothing_is_written(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    [source] = read("包.zip", made.zipped({name: made.TEXT.encode()}))
    assert isinstance(source, Source)
    assert source.name.startswith("包.zip/")
    assert "\n" not in source.name and "\\" not in source.name
    assert not list(tmp_path.iterdir())


def test_sheet_that_spans_the_largest_area_is_refused() -> None:
    data = made.xlsx([list(ROW), list(ROW.values())], cell=(1048575, 16383))
    assert codes(read("a.xlsx", data)) == ["too_many_cells"]


def test_tables_with_too_many_columns_or_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    header = ",".join(f"列{n}" for n in range(100_000))
    assert codes(read("a.csv", f"正文,{header}\n{made.TITLE}\n".encode())) == ["too_many_columns"]
    monkeypatch.setattr(limits, "ROWS", 3)
    rows = "\n".join(f"标题{n},{made.TITLE}" for n in range(10))
    assert codes(read("a.csv", f"标题,正文\n{rows}".encode())) == ["read"] * 3 + ["too_many_rows"]


@pytest.mark.parametrize(
    "page",
    ["<div>" * 50_000 + "正文" * 100, "<p>" * 100_000, "<table><tr><td>" * 20_000 + made.BODY, "<!DOCTYPE html><html>" + "<b>正" * 30_000],
)  # fmt: skip
def test_deep_pages_end(page: str) -> None:
    assert read("a.html", page.encode())


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密内容")
    for doctype in (
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]>',
        '<!DOCTYPE a [<!ENTITY y "哈哈哈哈哈哈"><!ENTITY x "&y;&y;&y;&y;&y;&y;&y;&y;">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">',
    ):
        xml = XML.format(doctype=doctype, text="会议&x;强调")
        data = made.zipped({"[Content_Types].xml": b"", "word/document.xml": xml.encode()})
        for item in read("a.docx", data):
            assert isinstance(item, Refusal) or ("机密" not in item.raw and "哈" not in item.raw)


@pytest.mark.parametrize(
    "shape",
    [
        "的",
        "1",
        "\n",
        "(",
        "“",
        "，",
        " ",
        "中文\n",
        "<",
        "&amp;",
        "鎮(zhèn)",
        "\ufffd",
        '"',
        "a,",
        "{",
        "来源：",
    ],
)
def test_a_million_characters_of_any_shape_are_read(shape: str) -> None:
    assert read("a.txt", (shape * (1_000_000 // len(shape))).encode())


def test_json_that_nests_too_deep_or_is_no_object() -> None:
    assert codes(read("a.jsonl", b"[" * 100_000)) == ["bad_row"]
    assert codes(read("a.json", b'{"a": 1}')) == ["no_text_column"]
    assert codes(read("a.jsonl", b'1\n"x"\nnull\n')) == ["bad_row"] * 3
    assert codes(read("a.jsonl", b"[]")) == ["no_text"]


def test_no_exception_leaves_when_a_reader_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("core.parsing.read.reader.document", broken)
    assert codes(read("a.txt", made.TEXT.encode())) == ["out_of_memory"]


def test_a_panic_of_a_library_is_a_refusal_and_an_interrupt_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(kind: type[BaseException]) -> None:
        def broken(*_: object) -> None:
            raise kind

        monkeypatch.setattr("core.parsing.read.reader.document", broken)

    breaking(type("PanicException", (BaseException,), {}))
    assert codes(read("a.txt", made.TEXT.encode())) == ["damaged"]
    breaking(KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        read("a.txt", made.TEXT.encode())


def test_a_file_that_changes_under_the_reading_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.parsing.read import read_path, reader

    path = tmp_path / "a.txt"
    path.write_bytes(made.TEXT.encode())
    real, asked = os.fstat, []

    def growing(number: int) -> os.stat_result:
        asked.append(number)
        found = real(number)
        return os.stat_result((*found[:6], found.st_size + len(asked), *found[7:10]))

    monkeypatch.setattr(reader.os, "fstat", growing)
    assert codes(list(read_path(path))) == ["changed_while_reading"]
