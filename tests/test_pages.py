"""Every page runs without a browser, under any filter, on any corpus, in both languages."""

from __future__ import annotations

import json
import re
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
    assert "提速最多" in words(app) or "主要指标" in words(app)
    assert len(plots(app)) == 1


def test_indicators_draw_results_as_discs_and_targets_as_rings(use) -> None:
    growth = plots(opened("indicators"))[0]
    assert len(growth["data"]) == 2
    assert [trace["marker"]["line"]["width"] for trace in growth["data"]] == [0, 2.5]
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
    next(button for button in app.button if str(button.key).startswith("link_")).click().run()
    assert not app.exception and app.query_params["doc"] and app.query_params["q"] == ["乡村振兴 NOT 秸秆"]
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

    one, other = (
        row[0] for row in open_store(None, SEEDS).rows("SELECT doc_id FROM documents ORDER BY doc_id LIMIT 2")
    )
    app = opened("documents", doc=one, with_=other)
    assert "节（这份" in words(app)
    assert len([html for html in app.get("html") if 'class="read"' in str(html.value)]) in {1, 2}
    assert "找不到这份文档" in words(opened("documents", doc=one, with_="no-such"))
