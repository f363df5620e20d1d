"""Small files of every kind for the reading tests, made from nothing."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile

TITLE = "青山县人民政府常务会议召开"
BODY = (
    "9月12日，青山县委副书记、县长林知远主持召开县政府第十八次常务会议，听取全县秋粮收储工作情况汇报，研究下一步工作。\n"
    "会议要求，各乡镇要压实责任，备足仓容，确保应收尽收、颗粒归仓，全年收购量达到24.8万吨，同比增长9.5%。\n"
    "会议强调，要加强市场监测，严肃查处压级压价行为，切实保护农民利益，巩固粮食安全根基，推动全县农业高质量发展。\n"
)
TEXT = f"{TITLE}\n{BODY}"


def docx(text: str = TEXT, body: str | None = None) -> bytes:
    """A Word document: a paragraph for each line, or the given body markup."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{paragraphs if body is None else body}</w:body></w:document>"
    )
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": xml.encode()})


def zipped(members: dict[str, bytes], names: dict[str, bytes] | None = None) -> bytes:
    """A zip; `names` replaces names of equal length by raw bytes (as old Chinese systems wrote them)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    data = out.getvalue()
    for name, raw in (names or {}).items():
        assert len(name) == len(raw)
        data = data.replace(name.encode(), raw)
    return data


def xlsx(rows: list[list[object]], cell: tuple[int, int] | None = None) -> bytes:
    """A workbook of one sheet, with one more cell far away when asked for."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    if cell:
        sheet.write(*cell, "x")
    book.close()
    return out.getvalue()


def parquet(columns: dict[str, list[object]]) -> bytes:
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), out)
    return out.getvalue()


def pdf(lines: list[str], password: str | None = None) -> bytes:
    """A PDF of one page whose font maps codes to characters; with a password when asked for."""
    chars = sorted({char for line in lines for char in line})
    codes = {char: number for number, char in enumerate(chars, 1)}
    shown = "".join(
        f"1 0 0 1 50 {780 - 20 * n} Tm <{''.join(f'{codes[c]:04X}' for c in line)}> Tj\n"
        for n, line in enumerate(lines)
    )
    content = f"BT /F1 6 Tf\n{shown}ET".encode()
    mapping = "".join(f"<{n:04X}> <{ord(char):04X}>\n" for char, n in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{mapping}endbfchar endcmap end end"
    ).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H"
        b" /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe)"
        b" /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 8 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
        b"<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0"
        b" /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
    ]
    trailer = b""
    if password is not None:
        objects.append(_encryption(password.encode()))
        trailer = b" /Encrypt 9 0 R /ID [<00><00>]"
    return _assembled(objects, trailer)


def _assembled(objects: list[bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer,
        table,
    )
    return bytes(out)


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _encryption(password: bytes) -> bytes:
    """The encryption dictionary of the oldest standard scheme (40-bit RC4) for a user password."""
    padded = (password + _PAD)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + struct.pack("<i", -4) + b"\x00").digest()[:5]
    return b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        owner.hex().encode(),
        _rc4(key, _PAD).hex().encode(),
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def doc(text: str = TEXT, encrypted: bool = False) -> bytes:
    """An old Word document of two pieces: Latin letters in one byte, the rest in UTF-16."""
    latin, rest = "GDP: ", text.replace("\n", "\r")
    start = 2048
    word = bytearray(start)
    struct.pack_into("<HH", word, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", word, 0x0A, 0x0200 | (0x0100 if encrypted else 0))
    struct.pack_into("<I", word, 0x4C, len(latin) + len(rest))
    pieces = struct.pack("<III", 0, len(latin), len(latin) + len(rest))
    pieces += struct.pack("<HIH", 0, 0x40000000 | 2 * start, 0)
    pieces += struct.pack("<HIH", 0, start + len(latin), 0)
    clx = b"\x01\x02\x00ab" + b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", word, 0x01A2, 0, len(clx))
    return ole(
        {"WordDocument": bytes(word) + latin.encode("cp1252") + rest.encode("utf-16-le"), "1Table": clx}
    )


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file whose streams are padded beyond the size that would need the small-stream table."""
    sector = 512
    padded = {
        name: content.ljust(max(4096, -(-len(content) // sector) * sector), b"\0")
        for name, content in streams.items()
    }
    fat = [0xFFFFFFFD, 0xFFFFFFFE]  # the table itself, then one sector of directory
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    body = b""
    for number, (name, content) in enumerate(padded.items(), 1):
        first, count = len(fat), len(content) // sector
        fat += [*range(first + 1, first + count), 0xFFFFFFFE]
        entries.append(
            _entry(name, 2, first, len(content), right=number + 1 if number < len(padded) else None)
        )
        body += content
    assert len(fat) <= 128 and len(entries) <= 4
    table = struct.pack("<128I", *(fat + [0xFFFFFFFF] * (128 - len(fat))))
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0, *[0xFFFFFFFF] * 108,
    )  # fmt: skip
    return header + table + b"".join(entries).ljust(sector, b"\0") + body


def xls(rows: list[list[str]]) -> bytes:
    """An old Excel workbook (BIFF8) of one sheet of texts."""

    def record(kind: int, content: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def text(value: str, length: str) -> bytes:
        return struct.pack(length, len(value)) + b"\x01" + value.encode("utf-16-le")

    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + record(
        0x0042, struct.pack("<H", 1200)
    )
    sheet_name = b"\0\0" + text("表一", "<B")
    at = len(start) + len(record(0x0085, b"\0\0\0\0" + sheet_name)) + len(record(0x000A))
    cells = b"".join(
        record(0x0204, struct.pack("<HHH", r, c, 0) + text(value, "<H"))
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
    )
    size = record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, len(rows[0]), 0))
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + size + cells + record(0x000A)
    bound = record(0x0085, struct.pack("<I", at) + sheet_name)
    return ole({"Workbook": start + bound + record(0x000A) + sheet})


def _entry(
    name: str, kind: int, start: int, size: int, child: int | None = None, right: int | None = None
) -> bytes:
    none = 0xFFFFFFFF
    raw = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ",
        raw, len(raw) + 2, kind, 1, none, none if right is None else right, none if child is None else child,
        b"", 0, b"", b"", start, size,
    )  # fmt: skip


HTML = f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{TITLE}_青山县人民政府</title>
<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2024-09-12 15:03">
<meta name="ContentSource" content="青山县融媒体中心"><meta name="SiteName" content="青山县人民政府">
<script>var a = "<p>不是正文</p>";</script><style>p {{ color: red }}</style></head>
<body><div id="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="article"><h1>{TITLE}</h1><div class="info">来源：青山县融媒体中心</div>
{"".join(f"<p>　　{line}</p>" for line in BODY.splitlines())}
<table><tr><td>指标</td><td>数量</td></tr><tr><td>收购量</td><td>24.8万吨</td></tr></table>
<p>　　会议还研究了其他事项，部署了秋冬季森林防灭火工作，要求各乡镇严格落实值班值守制度，确保万无一失。</p></div>
<div id="footer"><a href="/about">关于我们</a></div></body></html>"""


def jsonl(rows: list[dict[str, object]]) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
