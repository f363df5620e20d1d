"""Every page runs without a browser, under any filter, on any corpus, in both languages."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT, SEEDS

DRAWN = re.compile(r"-chart_([a-z_]+)$")
PAGES = ("overview", "indicators", "targets", "meetings", "regions", "keywords", "documents")
REPORT = "001_f371ca59a7da8bc1.txt"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch, data: Path):
    """Points the app at a corpus; caches of another corpus are dropped."""
    import streamlit as st

    def point(corpus: Path = SEEDS, store: Path = data) -> None:
        monkeypatch.setenv("DASHBOARD_CORPUS", str(corpus))
        monkeypatch.setenv("DASHBOARD_DATA", str(store))
        st.cache_resource.clear()
        st.cache_data.clear()

    monkeypatch.chdir(ROOT)
    point()
    return point


def opened(page: str = "overview", **query: str | list[str]) -> AppTest:
    """The app at a page and a query, run once, without an exception."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name.rstrip("_")] = value
    app.run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py").run()
    assert not app.exception, [error.value for error in app.exception]
    return app


def words(app: AppTest) -> str:
    """Everything the page says."""
    kinds = ("title", "subheader", "markdown", "caption", "info", "warning", "error", "metric", "button")
    return "\n".join(
        str(element.value if kind != "button" else element.label)
        for kind in kinds
        for element in app.get(kind)
    )


def plots(app: AppTest) -> list[dict]:
    """The plotly figures of the page."""
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_page_runs_in_both_languages(use, page: str, language: str) -> None:
    app = opened(page, **({"lang": "en"} if language == "en" else {}))
    from core import catalogue

    assert app.title[0].value == catalogue.text(f"page.{page}", language)


@pytest.mark.parametrize(
    ("page", "query", "least"),
    [
        ("overview", {}, 1),
        ("indicators", {}, 2),
        ("indicators", {"view": "series"}, 1),
        ("targets", {}, 0),
        ("meetings", {}, 2),
        ("regions", {}, 1),
        ("keywords", {}, 2),
        ("keywords", {"view": "apart", "region": "371324"}, 1),
        ("keywords", {"view": "company"}, 1),
        ("keywords", {"view": "formulations"}, 1),
        ("corpus", {}, 2),
    ],
)
def test_every_chart_has_its_pin(use, page: str, query: dict, least: int) -> None:
    app = opened(page, **query)
    charts = [*app.get("plotly_chart"), *app.get("echarts_chart"), *app.get("bidi_component")]
    drawn = {found.group(1) for chart in charts if (found := DRAWN.search(chart.proto.id))}
    pins = {str(button.key) for button in app.button}
    assert len(drawn) >= least
    assert {f"pin_{key}" for key in drawn} <= pins


@pytest.mark.parametrize(
    "query",
    [
        {"region": "371324"},
        {"region": ["370000", "330781"]},
        {"from_": "2022", "to": "2023"},
        {"type": "government_work_report"},
        {"type": "work_conference", "region": "371324"},
        {"region": "999999"},
        {"from_": "1949", "to": "1950"},
        {"region": "<script>", "from_": "abc", "type": "'; DROP TABLE"},
        {"pick": "growth~gdp|actual"},
        {"pick": "nonsense~~|"},
    ],
    ids=str,
)
@pytest.mark.parametrize("page", PAGES)
def test_page_runs_under_any_filter(use, page: str, query: dict) -> None:
    opened(page, **query)


def test_overview_counts_the_seeds_and_links_to_every_page(use) -> None:
    app = opened()
    assert [metric.value for metric in app.metric][:1] == ["5"] and len(app.metric) == 4
    assert "提速" in words(app) and "地区生产总值增速 4" in words(app)
    # What was reached and is aimed at comes before what the figures are about.
    assert [plot["data"][0]["type"] for plot in plots(app)] == ["scatter", "bar"]


def test_indicators_draw_results_as_discs_and_targets_as_rings(use) -> None:
    growth = plots(opened("indicators"))[0]
    assert len(growth["data"]) == 2
    results, aims = (trace["marker"]["line"]["width"] for trace in growth["data"])
    # Results are discs, those the report only expects have a rim; targets are rings.
    assert set(results) == {0.0, 1.5} and aims == 2.5
    assert "4%" in [note["text"] for note in growth["layout"]["annotations"]]


def test_a_clicked_mark_shows_its_sentence_and_the_way_to_the_reader(use) -> None:
    app = opened("indicators", pick="growth~gdp|actual")
    html = "\n".join(element.proto.body for element in app.get("html"))
    assert "<b>" in html and "地区生产总值" in html
    links = [link.proto for link in app.get("page_link") if "doc=" in link.proto.query_string]
    assert links and all("fact=" in link.query_string for link in links)


def test_meetings_of_the_seeds_are_drawn_one_by_one(use) -> None:
    app = opened("meetings")
    assert "不足以看趋势" in words(app)
    assert len(plots(app)[0]["data"][0]["x"]) == 4
    assert not app.get("echarts_chart")


def test_regions_say_when_one_document_stands_for_a_region(use) -> None:
    assert "一份文档不代表一个地区" in words(opened("regions"))


def test_keywords_take_any_phrase_from_the_url(use) -> None:
    app = opened("keywords", term=["乡村振兴", "没有这个词"])
    notes = [note["text"] for note in plots(app)[0]["layout"]["annotations"]]
    assert "<b>乡村振兴</b>" in notes and "没有出现" in notes


def test_search_and_reader(use) -> None:
    app = opened("documents", q="没有文档含有这句")
    assert "没有文档含有这几个字" in words(app)
    app = opened("documents", doc="no-such-document")
    assert "找不到这份文档" in words(app)


def test_reader_marks_the_facts_of_a_document(use) -> None:
    from pages.parts import access

    opened()
    found = access.store().query("SELECT doc_id FROM documents WHERE file LIKE ?", [f"%{REPORT}"])
    app = opened("documents", doc=str(found["doc_id"].iloc[0]), fact="1")
    html = "\n".join(element.proto.body for element in app.get("html"))
    assert 'id="fact"' in html and 'class="f actual' in html and 'class="f target' in html


def test_filter_widgets_write_the_url_and_chips_take_it_out(use) -> None:
    app = opened()
    app.multiselect(key="filter_province").set_value(["370000"]).run()
    assert app.query_params["region"] == "370000"
    app.multiselect(key="filter_county").set_value(["371324"]).run()
    assert app.query_params["region"] == "371324"
    app.slider(key="filter_years").set_value((2022, 2023)).run()
    assert (app.query_params["from"], app.query_params["to"]) == ("2022", "2023")
    app.button(key="chip_all").click().run()
    assert not {"region", "from", "to"} & set(app.query_params)


def test_an_empty_result_names_the_filter_and_offers_to_drop_it(use) -> None:
    app = opened(type="notice")
    assert "没有符合条件的文档" in words(app)
    app.button(key="drop_documents").click().run()
    assert "type" not in app.query_params and app.metric[0].value == "5"


def test_filters_stay_when_the_page_changes(use) -> None:
    app = opened(region="371324")
    links = [link.proto for link in app.get("page_link")]
    assert len(links) >= 6 and all("region=371324" in link.query_string for link in links)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_started_on_its_own_hands_over_to_the_entry_point(use, page: str) -> None:
    app = AppTest.from_file(str(ROOT / f"pages/{page}.py"), default_timeout=60)
    app.run()
    assert "_shell" in app.session_state or app.exception is not None


def test_missing_corpus_is_said_in_words(use, tmp_path: Path) -> None:
    use(tmp_path / "nowhere", tmp_path / "data")
    said = words(opened())
    assert "找不到语料文件夹" in said and "重新读取" in said


def test_empty_corpus_says_how_to_add_documents(use, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    use(tmp_path / "empty", tmp_path / "data")
    assert "还没有文档" in words(opened())


def test_bad_files_are_named_and_the_good_ones_shown(use, tmp_path: Path) -> None:
    corpus = tmp_path / "mixed"
    corpus.mkdir()
    shutil.copy(SEEDS / REPORT, corpus / "report.txt")
    text = (SEEDS / "000_f60082b60ffb3645.txt").read_text(encoding="utf-8")
    (corpus / "gb18030.txt").write_bytes(text.encode("gb18030"))
    (corpus / "picture.txt").write_bytes(bytes(range(256)) * 40)
    use(corpus, tmp_path / "data")
    app = opened()
    assert app.metric[0].value == "2"
    assert "picture.txt" in words(app)


def test_an_unreadable_corpus_names_its_reason_on_the_documents_page(use, tmp_path: Path) -> None:
    corpus = tmp_path / "bad"
    corpus.mkdir()
    shutil.copy(SEEDS / REPORT, corpus / "report.txt")
    (corpus / "picture.txt").write_bytes(bytes(range(256)) * 40)
    use(corpus, tmp_path / "data")
    app = opened("documents")
    assert any("picture.txt" in frame.value.to_string() for frame in app.dataframe)


def test_a_filled_folder_is_read_when_its_reader_comes_back(use, tmp_path: Path) -> None:
    corpus = tmp_path / "later"
    corpus.mkdir()
    use(corpus, tmp_path / "data")
    assert "还没有文档" in words(opened())
    shutil.copy(SEEDS / REPORT, corpus / "report.txt")
    assert opened().metric[0].value == "1"


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ((["370000"], [], []), ("370000",)),
        ((["370000"], ["371300"], []), ("371300",)),
        ((["370000"], ["371300", "370400"], ["371324"]), ("370400", "371324")),
        ((["370000", "330000"], [], ["371324"]), ("330000", "371324")),
        (([], ["371300"], ["371324"]), ()),
    ],
)
def test_the_most_precise_choice_of_a_cascade_counts(chosen: tuple, kept: tuple) -> None:
    from pages.parts.filters import leaves

    assert leaves(*chosen) == kept


def test_terms_stay_letters_as_options_of_a_choice(use) -> None:
    """Streamlit reads the options of buttons in a row as markdown: a picture in one would be fetched."""
    app = opened("keywords", view="concordance", term=["![图](http://evil.example/7.png)", "经济"])
    options = [option.content for group in app.get("button_group") for option in group.proto.options]
    assert any("evil" in option for option in options) and not any("![图](" in option for option in options)


def test_the_map_of_regions_opens_the_sentences_of_a_clicked_one(use) -> None:
    drawn = opened("regions", view="map")
    assert "灰色是文档没有写明" in words(drawn)
    clicked = opened("regions", view="map", pick="map~371324")
    assert "close_evidence" in {button.key for button in clicked.button}
    assert "close_evidence" not in {button.key for button in drawn.button}


def test_regions_head_to_head_say_when_they_state_nothing_in_common(use) -> None:
    app = opened("regions", view="versus", a="371324")
    assert "没有同一年都写明的指标" in words(app) or "不足两个" in words(app)


def test_words_are_set_apart_where_there_is_another_side(use, tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.mkdir()
    shutil.copy(SEEDS / REPORT, one)
    use(one, tmp_path / "data")
    assert "没有可对照的另一侧" in words(opened("keywords", view="apart"))
    use()
    assert "与其他文档" in words(opened("keywords", view="apart", region="371324"))


KEYWORD_VIEWS = ("usage", "concordance", "apart", "turnover", "company", "formulations", "common")


@pytest.mark.parametrize("view", KEYWORD_VIEWS)
def test_every_view_of_the_keywords_shows_something_or_says_why_not(use, view: str) -> None:
    app = opened("keywords", view=view)
    shown = app.get("plotly_chart") or app.get("echarts_chart") or app.dataframe
    assert shown or app.info, view


@pytest.mark.parametrize("view", KEYWORD_VIEWS)
def test_a_term_that_is_nowhere_and_nonsense_in_the_url_are_answered_in_words(use, view: str) -> None:
    app = opened(
        "keywords",
        view=view,
        term="没有这个词",
        phrase="没有这个提法",
        by="colour",
        side="year-x",
        unit="book",
    )
    assert app.get("plotly_chart") or app.dataframe or app.info


def test_own_words_are_saved_in_the_page_and_counted_at_once(use, tmp_path: Path) -> None:
    use(store=tmp_path / "data")
    app = opened("keywords", view="vocabulary")
    assert "还没有自己的词" in words(app)
    areas = {area.key: area for area in app.text_area}
    areas["own_terms"].input("秸秆离田\n秸秆离田\n棚")
    areas["own_stop"].input("资源")
    app.button(key="own_save").click().run()
    assert not app.exception
    said = words(app)
    assert "重复，只算一次" in said and "只有一个字" in said and app.success
    table = app.dataframe[0].value
    assert list(table["word"]) == ["秸秆离田", "资源"]
    app = opened("keywords", term="秸秆离田", view="concordance")
    assert len(app.dataframe[0].value) == table["count"][0]


def test_lists_saved_by_somebody_else_are_not_overwritten(use, tmp_path: Path) -> None:
    from core.vocabulary import Texts, VocabularyFile

    use(store=tmp_path / "data")
    app = opened("keywords", view="vocabulary")
    file = VocabularyFile(tmp_path / "data")
    file.save(Texts(terms="大棚菜"))
    {area.key: area for area in app.text_area}["own_terms"].input("冷棚菜")
    app.button(key="own_save").click().run()
    assert "别人保存了另一份词表" in words(app) and file.texts().terms == "大棚菜"
    app.button(key="own_mine").click().run()
    assert file.texts().terms == "冷棚菜" and not app.exception


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("。，！", "只有标点"),
        ("/大棚[/", "正则表达式读不了"),
        ("蔬菜 OR", "前后要各有一个词"),
        ("颜色:红", "没有“颜色”这个字段"),
        ("没有文档含有这句", "没有文档含有这几个字"),
    ],
)
def test_a_search_that_finds_nothing_says_why(use, query: str, answer: str) -> None:
    said = words(opened("documents", q=query))
    assert answer in said and "清除搜索" in said


def test_a_search_shows_its_passages_and_leads_into_the_text(use) -> None:
    app = opened("documents", q="乡村振兴 NOT 秸秆")
    assert "份文档符合" in words(app)
    passages = [element.value for element in app.get("html") if "<b>乡村振兴</b>" in str(element.value)]
    assert passages
    next(button for button in app.button if str(button.key).startswith("link_")).click().run()
    assert not app.exception and app.query_params["doc"] and app.query_params["q"] == "乡村振兴 NOT 秸秆"
    (text,) = [str(element.value) for element in app.get("html") if 'class="read"' in str(element.value)]
    assert 'class="f hit"' in text


def test_the_reader_marks_found_words_and_scrolls_to_a_section(use) -> None:
    from core.store import open_store

    found = open_store(None, SEEDS).rows(
        "SELECT doc_id FROM documents WHERE doc_type = 'government_work_report'"
    )[0][0]
    app = opened("documents", doc=found, q="乡村振兴")
    (text,) = [str(element.value) for element in app.get("html") if 'class="read"' in str(element.value)]
    assert text.count('class="f hit"') >= 3 and 'class="f actual"' in text
    assert any(box.key == "outline" for box in app.selectbox)
    app = opened("documents", doc=found, at="1000")
    (text,) = [str(element.value) for element in app.get("html") if 'class="read"' in str(element.value)]
    assert text.count('id="fact"') == 1
    assert opened("documents", doc=found, mark="shared").info


def test_two_documents_stand_side_by_side(use) -> None:
    from core.store import open_store

    opened("documents")
    one, other = (
        row[0] for row in open_store(None, SEEDS).rows("SELECT doc_id FROM documents ORDER BY doc_id LIMIT 2")
    )
    app = opened("documents", doc=one, with_=other)
    assert "节（这份" in words(app)
    assert len([html for html in app.get("html") if 'class="read"' in str(html.value)]) in {1, 2}
    assert "找不到这份文档" in words(opened("documents", doc=one, with_="no-such"))


def test_a_server_full_of_decks_takes_no_new_one_and_says_so(use, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    app = opened()
    monkeypatch.setattr(sys.modules["pages.parts.deck"], "MOST_DECKS", 0)
    app.button(key="pin_domains").click().run()
    assert "deck" not in app.query_params
    monkeypatch.undo()
    app.button(key="pin_domains").click().run()
    assert "deck" in app.query_params
