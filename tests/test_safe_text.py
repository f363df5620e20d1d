"""Hostile text stays letters in every destination."""

from __future__ import annotations

import json

import pytest

from core import safe_text

HOSTILE = (
    "<script>window.P=1</script>",
    "<img src=x onerror=alert(1)>",
    "兰陵县</title><script>P=1</script>",
    "--x_x--0_0--(window.P=2)--x_x--0_0--",
    "--x_x----x_x--0_0--0_0--alert(1)",
    "$\\href{javascript:alert(1)}{x}$",
    ":red[红] **粗** [链接](javascript:alert(1)) ![图](http://a.b/c.png)",
    "=HYPERLINK(\"http://a.b\",\"x\")",
    "\u202e反写\u202c \x00\ud800",
    "%{customdata[0]}",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_visible_keeps_every_offset(text: str) -> None:
    assert len(safe_text.visible(text)) == len(text)
    safe_text.visible(text).encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_html_holds_no_tag_and_no_quote(text: str) -> None:
    assert not set("<>\"'") & set(safe_text.html(text).replace("&#x27;", "").replace("&quot;", ""))


@pytest.mark.parametrize("text", HOSTILE)
def test_chart_text_holds_no_tag_no_formula_no_template(text: str) -> None:
    shown = safe_text.chart_text(text)
    assert "<" not in shown and "$" not in shown and "%{" not in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_chart_option_holds_no_script_mark(text: str) -> None:
    option = safe_text.chart_option({"series": [{"name": text, "data": [{text: 1.5}]}]})
    dumped = json.dumps(option)
    assert "--x_x--0_0--" not in dumped
    assert option["series"][0]["data"][0][safe_text.chart_name(text)] == 1.5


@pytest.mark.parametrize("text", [*HOSTILE, "</script>", "a\u2028b\u2029c", "<!--<script"])
def test_script_json_cannot_end_its_element(text: str) -> None:
    dumped = safe_text.script_json({"name": text})
    assert not set("<>&\u2028\u2029") & set(dumped)
    assert json.loads(dumped)["name"] == safe_text.chart_name(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("增长9.5%", "增长9\\.5\\%"),
        ("*重点* _x_", "\\*重点\\* \\_x\\_"),
        ("第一行\n# 第二行", "第一行 \\# 第二行"),
    ],
)
def test_markdown_signs_are_escaped(text: str, shown: str) -> None:
    assert safe_text.markdown(text) == shown


@pytest.mark.parametrize(
    "text", [":smile:", "a -> b", "https://a.b/c", "www.a.b", ":material/home:", "a@b.cn"]
)
def test_markdown_breaks_what_streamlit_would_replace(text: str) -> None:
    plain = safe_text.markdown(text).replace("\\", "")
    assert text not in plain
    assert plain.replace(safe_text.WORD_JOINER, "") == text


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd", "-1+1", "@SUM(A1)", "\t=1", "＝1+1", " =1", "\n=1", "'=1", '"=1', "\ufeff=1"]
)
def test_formula_in_a_cell_is_led_by_an_apostrophe(text: str) -> None:
    assert safe_text.cell(text) == "'" + text


@pytest.mark.parametrize("text", ["-3.1", "+14.9", "-3.1%", "兰陵县", "2023-04-03", ""])
def test_plain_cells_stay_as_they_are(text: str) -> None:
    assert safe_text.cell(text) == text


def test_long_cell_says_that_it_was_cut() -> None:
    assert len(safe_text.sheet_cell("长" * 40_000)) < 32_767
    assert safe_text.sheet_cell("长" * 40_000).endswith(safe_text.CELL_CUT)
    assert safe_text.sheet_cell(None) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("兰陵县 2023年/工作报告", "兰陵县_2023年_工作报告"),
        ("../../etc/passwd", "etc_passwd"),
        ("C:\\x\r\ny", "C_x_y"),
        ("CON", "data_CON"),
        ("", "data"),
        ("\u202eexe", "exe"),
    ],
)
def test_file_names_are_names(text: str, name: str) -> None:
    assert safe_text.file_name(text) == name


def test_long_file_names_are_cut_between_characters() -> None:
    assert 20 < len(safe_text.file_name("政" * 300)) <= safe_text.NAME_LIMIT


@pytest.mark.parametrize(
    ("address", "ok"),
    [
        ("https://www.example.gov.cn/a/b.html?id=1#x", True),
        ("http://例子.测试/路径", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt://a/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("//a.b/c", False),
        ("http://", False),
        ("https://a.b/\"onclick='x'", False),
        ("http://[bad", False),
        (None, False),
    ],
)
def test_only_web_addresses_can_be_clicked(address: str | None, ok: bool) -> None:
    assert safe_text.link(address) == (address if ok else None)
