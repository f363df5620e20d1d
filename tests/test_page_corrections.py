"""Corrections on the screen: saved with a name, in effect at once, marked, taken back, carried along; never overwritten unseen."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.corrections import Anchor, Correction, Journal
from tests.conftest import ROOT
from tests.test_page_corpus import opened, words

TEXT = "甲县人民政府工作报告\n——2023年1月10日在甲县人民代表大会上\n过去一年，全县地区生产总值完成249.1亿元，增长4.2%。\n今年目标：地区生产总值增长6%左右。\n"


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A corpus of one report, and where its corrections are kept."""
    import streamlit as st

    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/report.txt").write_text(TEXT.replace("甲县", "兰陵县"), encoding="utf-8")
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("DASHBOARD_CORPUS", str(tmp_path / "corpus"))
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DASHBOARD_PASSPHRASE", raising=False)
    st.cache_resource.clear()
    st.cache_data.clear()
    AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    return tmp_path / "data"


def doc_id() -> str:
    from pages.parts import access

    return str(access.store().rows("SELECT doc_id FROM documents")[0][0])


def fact_number(quote: str) -> int:
    """The row of the figure with these words."""
    from pages.parts import access

    facts = access.facts_of(doc_id())
    rows = [
        n
        for n, (kind, said) in enumerate(zip(facts["kind"], facts["quote"], strict=True), 1)
        if kind == "indicator" and quote in said
    ]
    return rows[0]


def reader(quote: str | None = None, who: str = "张三") -> AppTest:
    """The document, a figure of it chosen, the name given."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params["doc"] = doc_id()
    if quote:
        app.query_params["fact"] = str(fact_number(quote))
    app.switch_page("pages/documents.py").run()
    assert not app.exception, [error.value for error in app.exception]
    if who and quote:
        app.text_input(key="who").set_value(who).run()
    return app


def press(app: AppTest, label: str) -> AppTest:
    """Presses the button of that name."""
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception, [error.value for error in app.exception]
    return app


def field(app: AppTest, kind: str, name: str):
    """A field of the open form, by the end of its key."""
    return next(element for element in getattr(app, kind) if (element.key or "").endswith(f"_{name}"))


def figures() -> list[tuple[str, float | None, float | None, str | None]]:
    """What the index says of the figures."""
    from pages.parts import access

    return access.store().rows("SELECT name, value, yoy, corrected FROM indicators ORDER BY start_at")


def badges(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in app.markdown)


def test_a_value_is_corrected_marked_and_taken_back(data: Path) -> None:
    app = reader("249.1")
    field(app, "number_input", "value").set_value(249.4)
    app = press(app, "保存更正")
    assert "已保存 1 条" in words(app)
    assert ("地区生产总值", 249.4, 4.2, "corrected") in figures()
    saved = Journal(data).read()[0]
    assert [(item.who, item.before, item.after) for item in saved] == [
        ("张三", {"value": 249.1}, {"value": 249.4})
    ]
    table = next(frame.value for frame in app.dataframe if "mark" in frame.value)
    assert "已更正" in list(table["mark"])
    listed = opened("corrections").dataframe[0].value
    assert listed[["who", "deed", "before", "after"]].values.tolist() == [
        ["张三", "更正", "数值 249.1", "数值 249.4"]
    ]
    app = reader("249.1")
    field(app, "segmented_control", "_1" if False else str(fact_number("249.1"))).set_value("done").run()
    app = press(app, "撤销")
    assert ("地区生产总值", 249.1, 4.2, None) in figures()


def test_who_is_needed_and_nothing_is_written_without_a_change(data: Path) -> None:
    app = reader("249.1", who="")
    app = press(app, "确认无误")
    assert "请先填写更正人" in words(app)
    app = press(reader("249.1"), "保存更正")
    assert "没有改动" in words(app)
    assert Journal(data).read()[0] == []


def test_a_figure_is_confirmed_or_rejected(data: Path) -> None:
    press(reader("249.1"), "确认无误")
    assert [mark for *_, mark in figures()].count("confirmed") == 1
    before = len(figures())
    press(reader("6%"), "判为误读")
    assert len(figures()) == before - 1


def test_a_figure_is_added_from_a_quotation(data: Path) -> None:
    app = reader("249.1")
    app.segmented_control[-1].set_value("add").run()
    field(app, "text_area", "quote").set_value("全县地区生产总值")
    field(app, "selectbox", "name").set_value("地区生产总值")
    field(app, "number_input", "value").set_value(7.0)
    app = press(app, "补充")
    assert ("地区生产总值", 7.0, None, "added") in figures()
    field(app, "text_area", "quote").set_value("文中没有的话")
    app = press(app, "补充")
    assert "正文里找不到这段话" in words(app)


def test_a_document_is_placed_and_dated_anew(data: Path) -> None:
    app = reader("249.1")
    app.segmented_control[-1].set_value("document").run()
    field(app, "selectbox", "region").set_value("330781")
    field(app, "number_input", "year").set_value(2022)
    field(app, "text_input", "publish_date").set_value("2022-13")
    app = press(app, "保存更正")
    assert "日期要写成" in words(app)
    field(app, "text_input", "publish_date").set_value("2022-03")
    app = press(app, "保存更正")
    from pages.parts import access

    assert access.store().rows("SELECT region_code, year, publish_date FROM documents") == [
        ("330781", 2022, "2022-03")
    ]
    assert "地区 已更正" in words(reader()) or "地区" in badges(reader())
    listed = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    listed.switch_page("pages/documents.py").run()
    assert list(listed.dataframe[0].value["mark"]) == ["已更正"]


def test_somebody_elses_correction_is_shown_before_it_is_overwritten(data: Path) -> None:
    from pages.parts import access

    app = reader("249.1")
    field(app, "number_input", "value").set_value(250.0)
    record = access.record(doc_id())
    assert record is not None
    item = next(item for item in record.indicators if item.value == 249.1)
    other = Correction(
        doc_id(), "indicator", "set", "李四", after={"value": 248.0}, before={"value": 249.1},
        anchor=Anchor(item.quote, item.start, item.name),
    )  # fmt: skip
    Journal(data).append(other)
    app = press(app, "保存更正")
    assert "李四刚改过这一项" in words(app) and "248" in words(app) and "250" in words(app)
    assert len(Journal(data).read()[0]) == 1
    app = press(app, "仍用我的")
    assert any(value == 250.0 for _, value, _, _ in figures())
    assert [item.who for item in Journal(data).read()[0]] == ["李四", "张三"]


def test_corrections_are_carried_to_another_machine(data: Path, tmp_path: Path) -> None:
    from core.corrections.journal import export

    made = Journal(tmp_path / "elsewhere").append(
        Correction(doc_id(), "year", "set", "王五", after=2021, before=2023)
    )
    app = opened("corrections")
    app.file_uploader[0].set_value(("corrections.jsonl", export([made]), "application/jsonl"))
    app.run()
    app.button(key="merge").click().run()
    assert "导入了 1 条新的更正" in words(app)
    from pages.parts import access

    assert access.store().rows("SELECT year FROM documents") == [(2021,)]
    app.file_uploader[0].set_value(("corrections.jsonl", b"no correction\n", "application/jsonl"))
    app.run()
    app.button(key="merge").click().run()
    assert "没有保存" in words(app)


def test_a_shared_server_without_a_passphrase_shows_no_forms(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.parts.permission.is_private", lambda address: False)
    app = reader("249.1", who="")
    assert "只能阅读" in words(app) and not app.number_input
