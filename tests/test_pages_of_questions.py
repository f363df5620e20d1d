"""The questions that pages answer, view by view: 指标, 目标, 会议, 地区 on the seeds and on corpora that lack something."""

from __future__ import annotations

import pytest

from tests.test_pages import data, opened, plots, use, words

__all__ = ["data", "use"]


@pytest.mark.parametrize(
    "view", ["outcomes", "over_years", "revisions", "cascade", "season", "silent", "told"]
)
def test_targets_of_one_report_say_what_a_second_one_would_add(use, view: str) -> None:
    app = opened("targets", view=view)
    assert app.dataframe or plots(app) or app.info
    if view in {"over_years", "season"}:
        assert "地区生产总值" in words(app)


@pytest.mark.parametrize("view", ["when", "often", "apart", "chairs", "topics", "themes", "list"])
def test_every_question_on_meetings_is_answered_on_the_seeds(use, view: str) -> None:
    app = opened("meetings", view=view)
    assert plots(app) or app.dataframe or (view == "apart" and "算不出间隔" in words(app))
    if view == "themes":
        assert "19 个主题" in words(app) and "未见上会" in str(plots(app)[0]["layout"]["annotations"])
    if view == "chairs":
        assert "4 位主持人" in words(app)


def test_meetings_and_agenda_items_are_searched(use) -> None:
    found = opened("meetings", view="list", q="镇域经济")
    assert "含有“镇域经济”的会议 1 次" in words(found) and len(found.dataframe) == 2
    app = opened("meetings", view="list", q="没有这样的议题[")
    assert "没有会议含有" in words(app) and "没有议题含有" in words(app)


@pytest.mark.parametrize("view", ["outlook", "series", "spread", "profile", "catalogue"])
def test_every_question_on_indicators_is_answered_on_the_seeds(use, view: str) -> None:
    app = opened("indicators", view=view)
    assert plots(app) or app.dataframe or (view == "spread" and "不足 2 个" in words(app))
    if view == "catalogue":
        assert "项指标" in words(app) and "定义" in words(app)
    if view == "profile":
        assert "兰陵县：15 个领域" in words(app)


@pytest.mark.parametrize("view", ["side", "map", "versus", "peers", "stress", "multiples", "scatter"])
def test_every_question_on_regions_is_answered_on_the_seeds(use, view: str) -> None:
    app = opened("regions", view=view)
    shown = plots(app) or app.dataframe or app.get("bidi_component")
    assert shown or app.info
    if view == "stress":
        assert "比其他地区更重" in words(app)


def test_a_topic_is_drawn_on_the_map(use) -> None:
    assert "只有枣庄市的文档，农业农村占" in words(opened("regions", view="map", show="topic"))


@pytest.mark.parametrize(
    ("page", "view"),
    [("indicators", "spread"), ("targets", "season"), ("meetings", "themes"), ("regions", "scatter"), ("regions", "map")],
)  # fmt: skip
def test_nonsense_in_the_url_is_answered_in_words(use, page: str, view: str) -> None:
    nonsense = {
        "indicator": "none",
        "measure": "colour",
        "year": "12",
        "place": "999999",
        "rule": "?",
        "x": "a",
        "y": "a",
    }
    app = opened(
        page, view=view, **nonsense, kind="target", step="week", area="000000", topic="none", bands="1"
    )
    assert app.info or app.dataframe or plots(app) or app.get("bidi_component")
