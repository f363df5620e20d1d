"""What comes in gives documents or a reason: formats, encodings, tables, archives, refusals."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from core.models import Refusal, Source
from core.parsing.read import limits, read_bytes, read_path
from core.parsing.read.encodings import decode
from tests import made_files as made

TABLE_ROW = {
    "标题": made.TITLE,
    "正文": made.BODY,
    "发布日期": "2024-09-12",
    "省份": "青州省",
    "县": "青山县",
    "链接": "http://a.cn/1",
}
HINTS = {
    "title": made.TITLE,
    "date": "2024-09-12",
    "province": "青州省",
    "county": "青山县",
    "region": "青州省青山县",
    "url": "http://a.cn/1",
}


def read(name: str, data: bytes) -> list[Source | Refusal]:
    return list(read_bytes(name, data))


def only(name: str, data: bytes) -> Source:
    [found] = read(name, data)
    assert isinstance(found, Source), found
    return found


def refused(name: str, data: bytes) -> Refusal:
    [found] = read(name, data)
    assert isinstance(found, Refusal)
    return found


@pytest.mark.parametrize("name", ["会议.txt", "会议.doc", "会议", "会议.pdf"])
def test_the_kind_is_told_by_the_content(name: str) -> None:
    assert only(name, made.TEXT.encode()).format == "txt"
    assert only(name, made.docx()).format == "docx"
    assert only(name, made.HTML.encode()).format == "html"
    assert only(name, made.pdf(made.TEXT.splitlines())).format == "pdf"
    assert only(name, made.doc()).format == "doc"


def test_plain_text_is_kept_as_it_is() -> None:
    raw = made.TEXT.replace("\n", "\r\n")
    source = only("a.txt", raw.encode())
    assert (source.raw, source.encoding, source.notes) == (raw, "utf-8", ())
    assert only("b.md", raw.encode()).format == "md"
    assert source.doc_id == only("c.txt", raw.encode()).doc_id


def test_docx_keeps_the_order_of_paragraphs_and_tables_and_leaves_out_what_was_deleted() -> None:
    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("收购量", "24.8万吨"))
    body = (
        paragraph("第一段")
        + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
        + "<w:sdt><w:sdtContent>"
        + paragraph("控件里的一段")
        + "</w:sdtContent></w:sdt>"
        + "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>"
        + "<mc:AlternateContent><mc:Fallback>"
        + paragraph("重复的一段")
        + "</mc:Fallback></mc:AlternateContent>"
    )
    assert only("a.docx", made.docx(body=body)).raw == "第一段\n收购量 \t24.8万吨 \t\n控件里的一段\n甲\t乙\n"


def test_a_document_made_by_python_docx() -> None:
    import io

    import docx

    written = docx.Document()
    written.add_paragraph(made.TITLE)
    table = written.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "收购量", "24.8万吨"
    written.add_paragraph(made.BODY.splitlines()[0])
    out = io.BytesIO()
    written.save(out)
    assert only("a.docx", out.getvalue()).raw.split("\n")[:3] == [
        made.TITLE,
        "收购量 \t24.8万吨 \t",
        made.BODY.splitlines()[0],
    ]


def test_old_word_documents() -> None:
    assert only("a.doc", made.doc()).raw == f"GDP: {made.TEXT}"
    assert refused("a.doc", made.doc(encrypted=True)).code == "encrypted"
    assert refused("a.docx", made.ole({"EncryptedPackage": b"x", "EncryptionInfo": b"x"})).code == "encrypted"
    field = "会议\x13 HYPERLINK x \x14指出\x15，\x07抓落实\x0b好"
    assert only("a.doc", made.doc(field)).raw == "GDP: 会议指出，\t抓落实\n好"


def test_pdf() -> None:
    lines = made.TEXT.splitlines()
    source = only("a.pdf", made.pdf(lines))
    assert source.raw.replace("\r", "").split("\n") == lines
    assert refused("a.pdf", made.pdf(lines, password="x")).code == "encrypted"
    assert refused("a.pdf", made.pdf([""])).reason == "没有读到文字：1 页都是图片，需要先做文字识别（OCR）"


def test_web_page() -> None:
    source = only("a.html", made.HTML.encode())
    assert source.hints == {
        "title": made.TITLE,
        "date": "2024-09-12 15:03",
        "publisher": "青山县融媒体中心",
        "site": "青山县人民政府",
    }
    lines = source.raw.split("\n")
    assert lines[0] == made.TITLE
    assert "收购量\t24.8万吨" in lines
    assert lines[-1].strip().startswith("会议还研究了其他事项")
    assert "不是正文" not in source.raw and "关于我们" not in source.raw


def test_a_page_of_line_breaks_is_read_whole_with_its_card_and_appendix() -> None:
    menu = "<ul><li>首页</li><li>政务公开</li><li>政务服务</li></ul>"
    card = "<table><tr><td>索引号：qs/2024-0001</td><td>发布机构：青山县政府办</td></tr></table>"
    text = "<br>".join(
        f"　　{line}" for line in [*made.BODY.splitlines(), "　　短句。", *made.BODY.splitlines()]
    )
    appendix = "<p>附件：</p><p>秋粮收储任务表</p><table><tr><td>城关镇</td><td>2.4万吨</td></tr></table>"
    foot = "<div>主办单位：青山县人民政府</div>"
    page = f"<html><head><title>{made.TITLE}-会议-青山县人民政府</title></head><body>{menu}{card}<div><b>{made.TITLE}</b></div>"
    lines = only("a.html", f"{page}<div>{text}</div>{appendix}{foot}</body></html>".encode()).raw.split("\n")
    assert lines[:2] == ["索引号：qs/2024-0001\t发布机构：青山县政府办", made.TITLE]
    assert "　　短句。" in [line.replace("　　　　", "　　") for line in lines]
    assert "城关镇\t2.4万吨" in lines and "首页" not in lines


def test_saved_web_page_and_short_page() -> None:
    saved = (
        (
            b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
            b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        )
        + made.HTML.encode()
        + b"\r\n--x--\r\n"
    )
    assert only("a.doc", saved).raw.startswith(made.TITLE)
    short = only("a.html", "<html><body><p>会议延期。</p></body></html>".encode())
    assert (short.raw, short.notes) == ("会议延期。", ("未能确定网页正文的位置，取了整页文字",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t"])
def test_tables_in_text(encoding: str, mark: str) -> None:
    body = made.BODY.strip().replace('"', '""')
    rows = [
        mark.join(TABLE_ROW),
        mark.join([*list(TABLE_ROW.values())[:1], f'"{body}"', *list(TABLE_ROW.values())[2:]]),
    ]
    source = only("a.txt", "\n".join(rows).encode(encoding))
    assert source.raw == made.BODY.strip()
    assert source.hints == HINTS
    assert source.name == "a.txt#2"


def test_workbooks_parquet_and_json() -> None:
    rows = [list(TABLE_ROW), list(TABLE_ROW.values())]
    columns = {key: [value] for key, value in TABLE_ROW.items()}
    for source in (
        only("a.xlsx", made.xlsx([["秋粮收储工作资料"], *rows])),
        only("a.xls", made.xls(rows)),
        only("a.parquet", made.parquet(columns)),
        only("a.jsonl", made.jsonl([TABLE_ROW])),
    ):
        assert source.raw == made.BODY
        assert source.hints == HINTS
    both = read("a.json", b"[" + made.jsonl([TABLE_ROW]) + b"," + made.jsonl([TABLE_ROW]) + b"]")
    assert [found.name for found in both] == ["a.json#1", "a.json#2"]
    assert both[0].doc_id == both[1].doc_id


def test_lines_of_year_and_text_are_documents() -> None:
    long = made.BODY.replace("\n", "　　") * 2
    found = read("reports.txt", f"2023\t{long}\n2024\t{long}\n".encode())
    assert [(source.hints["year"], source.raw) for source in found if isinstance(source, Source)] == [
        ("2023", long),
        ("2024", long),
    ]


def test_rows_that_cannot_be_read_are_named_and_the_others_kept() -> None:
    rows = [f"标题{n},{made.TITLE}第{n}期" for n in range(50)]
    rows[20] = '"标题20,没有收尾的引号'
    rows[30] = "标题30,"
    found = read("a.csv", ("标题,正文\n" + "\n".join(rows) + "\n").encode())
    assert sum(isinstance(item, Source) for item in found) == 49
    assert {item.name for item in found if isinstance(item, Refusal)} == {"a.csv#32"}
    lines = made.jsonl([TABLE_ROW] * 3).split(b"\n")
    lines[1] = b"{broken"
    found = read("a.jsonl", b"\n".join(lines))
    assert [isinstance(item, Source) for item in found] == [True, False, True]


def test_a_table_without_a_text_column_says_which_columns_it_has() -> None:
    reason = refused("a.csv", "地区,年份,指标,数值\n青山县,2024,产量,24.8\n".encode()).reason
    assert reason == "表格里没有正文列（如“正文”“内容”“text”），现有的列：地区、年份、指标、数值"
    assert refused("a.xlsx", made.xlsx([["地区", "年份"], ["青山县", 2024]])).code == "no_text_column"


def test_archives_and_the_names_in_them() -> None:
    member = "青山县政府工作报告.txt".encode("gbk")
    data = made.zipped(
        {
            "x" * len(member): made.TEXT.encode(),
            "报告/会议.docx": made.docx(),
            "内层.zip": made.zipped({"会议.txt": made.TEXT.encode()}),
            "__MACOSX/._会议.txt": b"\0\1",
            "图.png": b"\x89PNG\r\n\x1a\n",
        },
        names={"x" * len(member): member},
    )
    found = {item.name: item for item in read("包.zip", data)}
    assert set(found) == {
        "包.zip/青山县政府工作报告.txt",
        "包.zip/报告/会议.docx",
        "包.zip/内层.zip/会议.txt",
        "包.zip/__MACOSX/._会议.txt",
        "包.zip/图.png",
    }
    assert [item.code for item in found.values() if isinstance(item, Refusal)] == [
        "system_file",
        "unsupported",
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"  \n\n", "no_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "unsupported"),
        (b"Rar!\x1a\x07\x00" + bytes(50), "unsupported"),
        (b"%PDF-1.4\nnothing more", "damaged"),
        (b"PK\x03\x04 cut", "damaged"),
        (bytes(range(128, 256)) * 20, "unknown_encoding"),
        (b"PK\x05\x06" + bytes(18), "empty"),
    ],
)
def test_refusals(data: bytes, code: str) -> None:
    found = refused("a.bin", data)
    assert found.code == code
    assert found.reason and found.doc_id and len(found.doc_id) == 16


def test_long_texts_are_cut_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT_LENGTH", 100)
    source = only("a.txt", (made.TEXT * 10).encode())
    assert len(source.raw) == 100
    assert source.notes[-1].endswith("只读入前 100 字")


def test_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "内").mkdir()
    (tmp_path / "内" / "会议.txt").write_bytes(made.TEXT.encode())
    (tmp_path / "大.txt").write_bytes(b"x" * 2000)
    (tmp_path / "Thumbs.db").write_bytes(b"x")
    monkeypatch.setattr(limits, "FILE_SIZE", 1000)
    found = {Path(item.name).name: item for item in read_path(tmp_path)}
    assert {name: getattr(item, "code", "read") for name, item in found.items()} == {
        "会议.txt": "read",
        "大.txt": "too_large",
        "Thumbs.db": "system_file",
    }
    [missing] = read_path(tmp_path / "没有.txt")
    assert isinstance(missing, Refusal) and missing.code == "not_found"


WORDS = ["会议", "强调", "要", "全县", "经济", "发展", "工作", "建设", "项目", "增长", "完成", "投资", "推进", "落实", "责任", "居民",
         "安全", "生产", "农业", "工业", "企业", "服务", "改革", "创新", "环境", "治理", "重点", "任务", "12.6%", "24.8亿元", "2024年",
         "（", "）", "，", "。", "、", "“", "”"]  # fmt: skip


@pytest.mark.parametrize("length", [20, 200, 3000])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_encodings(encoding: str, length: int) -> None:
    from opencc import OpenCC

    draw = random.Random(f"{encoding}{length}")
    to_traditional = OpenCC("s2t")
    for _ in range(40):
        text = "".join(draw.choice(WORDS) for _ in range(length // 2))
        if encoding == "big5":
            text = to_traditional.convert(text)
        decoded = decode(text.encode(encoding))
        assert decoded is not None
        assert decoded.text == text


def test_damaged_encodings_are_said() -> None:
    lines = made.TEXT.encode("gb18030")[:-2].split(b"\n")
    decoded = decode(b"\xff\n".join(lines))
    assert decoded and decoded.encoding == "gb18030"
    assert any("无法解码" in said for said in decoded.notes)
    decoded = decode(made.TEXT.encode().replace(b"\n", b"\xff\n", 1))
    assert decoded and decoded.encoding == "utf-8" and decoded.notes == ("有 1 处字节无法解码，已用“�”代替",)


def test_text_garbled_before_it_was_saved_is_recovered() -> None:
    text = made.BODY.replace("\n", "")
    garbled = text.encode().decode("latin-1").encode()
    decoded = decode(garbled)
    assert decoded and decoded.text == text
    assert decoded.notes == ("原文件是乱码（编码被错误转换过一次），已还原",)
