"""Expected, preliminary and forecast figures: told apart from words, drawn apart, and weighed against final ones."""

from __future__ import annotations

import pytest

from core import views
from core.analysis import indicators, targets
from core.figure_states import kind_of, state_of
from core.lexicon import load_toml
from core.models import Filter, PartialDate
from tests.factories import LANLING, make_indicator, make_record, store_of

EARLY = "初步核算，2023年生产总值200亿元，增长5%。预计2024年生产总值增长6%。"
LATE = "2023年生产总值198亿元，增长4.8%。预计全年游客40万人次，增长9%。"
SHORT = "2022年生产总值增长4%。"
WHOLE = "预计2022年生产总值190亿元，增长4.5%。"


@pytest.mark.parametrize("state", ["expected", "preliminary"])
def test_the_words_of_a_state_are_those_of_its_examples(state):
    entry = load_toml("figure_states")[state]
    assert all(state_of(example) == state for example in entry["examples"])
    assert all(state_of(example) != state for example in entry["not_examples"])


def test_a_forecast_is_what_is_expected_but_not_aimed_at():
    assert kind_of("target", "预计|左右") == "forecast"
    assert kind_of("target", "预计|力争") == "target"
    assert kind_of("target", "预期|左右") == kind_of("target", None) == "target"
    assert kind_of("actual", "预计") == "actual"


def report(text, *facts, **fields):
    return make_record(text, doc_type="government_work_report", region=LANLING, indicators=facts, **fields)


def gdp(text, quote, **fields):
    return make_indicator(text, quote, **fields)


def level(value):
    return {"value": value, "unit": "亿元", "value_si": value * 1e8, "unit_si": "元"}


@pytest.fixture
def store(tmp_path, monkeypatch):
    early = report(
        EARLY, gdp(EARLY, "生产总值200亿元，增长5%", year=2023, yoy=5.0, qualifier="初步核算", **level(200.0)),
        gdp(EARLY, "增长6%", year=2024, yoy=6.0, kind="target", qualifier="预计"),
        year=2024, publish_date=PartialDate(2024, 3, 1),
    )  # fmt: skip
    late = report(
        LATE, gdp(LATE, "生产总值198亿元，增长4.8%", year=2023, yoy=4.8, **level(198.0)), year=2024,
        publish_date=PartialDate(2024, 1, 1),
    )  # fmt: skip
    short = report(SHORT, gdp(SHORT, "增长4%", year=2022, yoy=4.0), year=2023)
    whole = report(
        WHOLE, gdp(WHOLE, "生产总值190亿元，增长4.5%", year=2022, yoy=4.5, qualifier="预计", **level(190.0)), year=2022
    )  # fmt: skip
    return store_of(tmp_path, monkeypatch, early, late, short, whole)


def test_a_final_figure_counts_before_a_preliminary_one_that_is_newer(store):
    found = indicators.series(store, Filter(), "gdp")
    own = found[found["year"] == 2023]
    assert list(own["yoy"]) == [4.8, 5.0] and list(own["state"].fillna("")) == ["", "preliminary"]
    newest = indicators.series(store, Filter(), "gdp", rule="newest")
    assert newest.loc[(newest["year"] == 2023) & (newest["rank"] == 1), "yoy"].item() == 5.0


def test_a_fuller_figure_counts_before_a_final_one_unless_the_reader_says_otherwise(store):
    for rule, growth in (("official", 4.5), ("final", 4.0)):
        found = indicators.series(store, Filter(), "gdp", rule=rule)
        assert found.loc[(found["year"] == 2022) & (found["rank"] == 1), "yoy"].item() == growth


def test_a_forecast_is_no_target(store):
    found = indicators.series(store, Filter(), "gdp")
    assert set(found.loc[found["year"] == 2024, "kind"]) == {"forecast"}
    assert targets.outcomes(store, Filter()).empty
    assert indicators.actual_and_target(store, Filter())["target_yoy"].isna().all()


def test_states_are_drawn_apart_named_and_in_the_table(store):
    view = views.build(
        "indicators.series", views.direct(store), Filter(), {"indicator": "gdp", "measure": "yoy"}, "zh"
    )
    assert "浅色菱形" in view.note and "空心菱形" in view.note and "浅色圆点" not in view.note
    assert list(view.named["类型"]) == ["预测", "实绩", "实绩（预计数）"]
    by_size = {len(trace.x): trace for trace in view.draw("light", "page").data}
    assert list(by_size[2].marker.symbol) == ["diamond", "circle"]
    assert by_size[2].marker.color[0] != by_size[2].marker.color[1]
    assert by_size[1].marker.symbol == "diamond" and by_size[1].marker.color == "#FFFFFF"


def test_the_dumbbell_shows_a_preliminary_result_pale(store):
    own = Filter(year_from=2022, year_to=2022)
    view = views.build("indicators.growth", views.direct(store), own, {}, "zh")
    assert "浅色菱形" in view.note
    marker = view.draw("light", "page").data[0].marker
    assert marker.symbol == "diamond" and marker.color not in {"#2B64C3", "#FFFFFF"}
