"""语料: documents come in from the screen, every input is accounted for, the books add up."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT, SEEDS

REPORT = SEEDS / "001_f371ca59a7da8bc1.txt"
VIEWS = ("holdings", "add", "inputs", "quality", "same", "corrections")


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Points the app at a corpus (None: at what is taken in) and a fresh data folder."""
    import streamlit as st

    def point(corpus: Path | None) -> Path:
        if corpus is None:
            monkeypatch.delenv("DASHBOARD_CORPUS", raising=False)
        else:
            monkeypatch.setenv("DASHBOARD_CORPUS", str(corpus))
        monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
        st.cache_resource.clear()
        st.cache_data.clear()
        return tmp_path / "data"

    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("DASHBOARD_PASSPHRASE", raising=False)
    return point


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A report, a copy of it under another name, and a file that is no text."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    shutil.copy(REPORT, folder / "report.txt")
    shutil.copy(REPORT, folder / "again.txt")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    return folder


def opened(view: str, **query: str) -> AppTest:
    """The page of the corpus at a view."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in ({"view": view} | query).items():
        app.query_params[name] = value
    app.switch_page("pages/corpus.py").run()
    assert not app.exception, [error.value for error in app.exception]
    return app


def words(app: AppTest) -> str:
    """What the page says, without the signs that keep markdown from reading it."""
    kinds = ("markdown", "caption", "info", "warning", "error", "success")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind)).replace("\\", "")


def taken(app: AppTest) -> AppTest:
    """The page after the documents are in."""
    from pages.parts.intake import intake

    for _ in range(600):
        if not intake().working:
            break
        time.sleep(0.1)
    assert intake().outcome is not None
    return app.run()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_drawn_in_both_languages(use, mixed: Path, view: str, language: str) -> None:
    use(mixed)
    opened(view, lang=language)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_bears_an_empty_corpus_and_a_filter_without_documents(
    use, tmp_path: Path, view: str
) -> None:
    (tmp_path / "empty").mkdir()
    use(tmp_path / "empty")
    opened(view)
    opened(view, region="650000", type="notice")


def test_what_came_in_adds_up_and_each_line_leads_somewhere(use, mixed: Path) -> None:
    use(mixed)
    app = opened("holdings")
    assert app.metric[0].value == "3"
    assert app.metric[0].proto.delta_description == "= 文档 1 + 重复 1 + 读不了 1"
    lines = opened("inputs").dataframe[0].value
    assert list(lines["fate"]) == ["读不了", "重复", "读成文档"]
    from core.analysis.holdings import ledger
    from core.intake.reopen import content_of
    from pages.parts import access

    found = ledger(access.store())
    assert found["doc_id"].notna().tolist() == [False, True, True]
    assert found["doc_id"].iloc[1] == found["doc_id"].iloc[2]
    assert content_of("report.txt", mixed, access.data_folder()) == REPORT.read_bytes()


def test_gaps_are_years_between_the_first_and_the_last() -> None:
    import pandas as pd

    from core.charts.coverage import gaps, placed, wide

    found = pd.DataFrame(
        {"region_code": ["371324", "371324", "330781", None], "region": ["兰陵县", "兰陵县", "兰溪市", None],
         "year": [2021, 2023, 2022, 2022], "documents": [2, 1, 1, 5]}
    )  # fmt: skip
    cells = placed(found, {})
    assert gaps(cells) == 3 and list(wide(cells).columns) == ["name", "2021", "2022", "2023"]
    assert gaps(placed(found.iloc[:0], {})) == 0


def test_an_uploaded_file_becomes_a_document_with_its_books(use) -> None:
    use(None)
    app = opened("add")
    app.file_uploader[0].set_value([("上传的报告.txt", REPORT.read_bytes(), "text/plain")])
    app.run()
    app.button(key="take").click().run()
    app = taken(app)
    assert "收入完成：新的 1 个" in words(app)
    lines = opened("inputs").dataframe[0].value
    assert list(lines["file"]) == ["上传的报告.txt"]


def test_a_folder_is_taken_in_by_its_path_and_again_at_no_cost(use, mixed: Path) -> None:
    use(None)
    app = opened("add")
    for said in ("新的 3 个，原来就有的 0 个", "新的 0 个，原来就有的 3 个"):
        app.text_input(key="intake_path").set_value(str(mixed)).run()
        app.button(key="take").click().run()
        app = taken(app)
        assert said in words(app)


def test_a_path_that_is_not_there_is_said_in_words(use) -> None:
    use(SEEDS)
    app = opened("add")
    app.text_input(key="intake_path").set_value("/no/such/folder").run()
    app.button(key="take").click().run()
    assert "没有这个路径" in words(app)
    app.text_input(key="intake_path").set_value("").run()
    app.button(key="take").click().run()
    assert "还没有选文件" in words(app)


def test_one_that_was_stopped_is_resumed(use, mixed: Path) -> None:
    from pages.parts.intake import intake

    use(None)
    opened("add")
    work = intake()
    work._cancel.set()
    work.start([mixed])
    work.stop()
    app = taken(opened("add"))
    if work.outcome and work.outcome.ending == "stopped":
        assert "已停止" in words(app)
        app.button(key="resume").click().run()
        app = taken(app)
    assert "收入完成" in words(app)


def test_made_up_documents_are_announced_on_every_page(use, tmp_path: Path) -> None:
    from core.synth import write_corpus

    use(write_corpus(tmp_path / "synth", 3))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    assert "3 份是程序编写的合成样例" in words(app)
    assert "3 份是程序编写的合成样例" in words(opened("holdings"))


def test_a_generation_written_by_another_program_is_taken_into_use(use, mixed: Path) -> None:
    from core.store import ensure_store

    data = use(mixed)
    assert opened("holdings").metric[0].value == "3"
    (mixed / "more.txt").write_text("关于做好防汛工作的通知\n各乡镇要加强值守。", encoding="utf-8")
    ensure_store(mixed, data)
    assert opened("holdings").metric[0].value == "4"


@pytest.mark.parametrize(
    ("address", "private"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), (None, False), ("192.168.1.7", False),
     ("unix:///tmp/x", False), ("example.org", False)],
)  # fmt: skip
def test_a_server_is_private_when_only_this_machine_reaches_it(address: str | None, private: bool) -> None:
    from pages.parts.permission import is_private

    assert is_private(address) is private


def test_a_shared_server_without_a_passphrase_is_for_reading(use, monkeypatch: pytest.MonkeyPatch) -> None:
    use(SEEDS)
    monkeypatch.setattr("pages.parts.permission.is_private", lambda address: False)
    app = opened("add")
    assert "只能阅读" in words(app) and not app.file_uploader


def test_the_passphrase_is_asked_once_a_session(use, monkeypatch: pytest.MonkeyPatch) -> None:
    use(SEEDS)
    monkeypatch.setenv("DASHBOARD_PASSPHRASE", "芝麻开门")
    monkeypatch.setattr("pages.parts.permission.GUESS", 0.0)
    app = opened("add")
    assert not app.file_uploader
    app.text_input(key="passphrase").set_value("不是这个")
    next(button for button in app.button if button.label == "确定").click()
    app.run()
    assert "口令不对" in words(app) and not app.file_uploader
    app.text_input(key="passphrase").set_value("芝麻开门")
    next(button for button in app.button if button.label == "确定").click()
    app.run()
    assert len(app.file_uploader) == 2


def test_what_was_taken_in_stays_shown_whatever_an_older_page_still_sends(use, mixed: Path) -> None:
    """A page that is drawn again by the clock sends the choices it was drawn with, not those of the run under way."""
    from core.store import ingest_files
    from pages.parts import access
    from pages.parts.intake import intake

    data = use(mixed)
    ingest_files([mixed], data)
    app = opened("add")
    app.text_input(key="intake_path").set_value(str(mixed)).run()
    before = app._tree.get_widget_states()
    app.button(key="take").click().run()
    app = taken(app)
    app._run(before)
    assert intake().outcome is not None and intake().outcome.ending == "done"
    assert access.corpus_folder() == data / "originals"
    app.radio(key=f"shown_corpus_{access.holder().turn}").set_value(mixed).run()
    assert access.corpus_folder() == mixed


def test_a_click_on_a_figure_of_a_table_names_its_file_and_row(use, mixed: Path) -> None:
    (mixed / "年鉴.csv").write_text(
        "地区,年份,指标,数值,单位,同比增长\n兰陵县,2022,地区生产总值,300,亿元,4.2\n乌有县,2022,地区生产总值,1,亿元,\n", encoding="utf-8"
    )  # fmt: skip
    use(mixed)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in {"view": "series", "indicator": "gdp", "pick": "series~371324|statistic|2022"}.items():
        app.query_params[name] = value
    app.switch_page("pages/indicators.py").run()
    assert not app.exception
    assert "这个数来自统计表，不是文档所写" in words(app)
    assert "兰陵县 2022年 地区生产总值 300 亿元，增长 4.2%" in words(app)
    assert "年鉴.csv 第 2 行" in str([link.label for link in app.get("page_link")]).replace("\\", "")
    listed = opened("inputs", fate="statistics").dataframe
    assert listed[1].value["source"].tolist() == ["年鉴.csv"] and listed[1].value["unread"].tolist() == [1]
    assert listed[2].value["content"].tolist() == ["乌有县 | 2022 | 地区生产总值 | 1 | 亿元"]
