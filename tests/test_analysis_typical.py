"""What regions typically reached and aim at: the middle of their figures, on numbers small enough to check by head."""

from __future__ import annotations

import math

import pytest

from core import views
from core.analysis.typical import headline_growth, typical
from core.models import Filter, Region
from tests.factories import LINYI, make_indicator, make_record, store_of

REPORT = "2024年生产总值增长{actual}%。2025年生产总值增长{target}%左右。"
COUNTIES = ((5.0, 6.0), (1.0, 4.0), (3.0, 5.0), (7.0, 6.0), (4.0, 9.0))


def county(number: int) -> Region:
    return Region(
        province="山东省", city="临沂市", county=f"第{number}县", level="county", code=f"37139{number}"
    )


def report(region, actual, target, year=2025, **more):
    text = REPORT.format(actual=actual, target=target)
    own = (
        make_indicator(text, f"增长{actual}%", year=year - 1, yoy=actual),
        make_indicator(text, f"增长{target}%左右", year=year, yoy=target, kind="target", qualifier="左右"),
    )
    return make_record(
        text, doc_type="government_work_report", region=region, year=year, indicators=own, **more
    )


@pytest.fixture
def store(tmp_path, monkeypatch):
    counties = [report(county(number), *figures) for number, figures in enumerate(COUNTIES)]
    return store_of(
        tmp_path, monkeypatch, *counties, report(LINYI, 90.0, 95.0), report(county(7), 80.0, 85.0, 2023)
    )


def test_the_middle_is_of_one_level_and_one_year(store):
    rows = headline_growth(store, Filter())
    assert set(rows["level"]) == {"county"} and len(rows) == 5
    row = typical(rows).iloc[0]
    assert (row["actual_year"], row["target_year"], row["places"]) == (2024, 2025, 5)
    # 1 3 4 5 7 and 4 5 6 6 9
    assert (row["actual_yoy"], row["target_yoy"], row["target_places"]) == (4.0, 6.0, 5)
    assert math.isnan(row["actual_low"]) and math.isnan(row["target_high"])  # a half of five is no half


def test_a_middle_half_needs_eight_regions(tmp_path, monkeypatch):
    counties = [report(county(number), float(number), 6.0) for number in range(8)]
    row = typical(headline_growth(store_of(tmp_path, monkeypatch, *counties), Filter())).iloc[0]
    assert (row["actual_low"], row["actual_yoy"], row["actual_high"]) == (1.75, 3.5, 5.25)


def test_of_few_regions_each_is_shown_and_no_middle(store):
    few = Filter(regions=("371390", "371391"))
    assert typical(headline_growth(store, few)).empty
    view = views.build("overview.headline", views.direct(store), few, {}, "zh")
    assert view.title == "地区生产总值增速：第0县 5%和第1县 1%"
    assert view.table[["name", "actual_yoy", "target_yoy"]].values.tolist() == [
        ["第0县 地区生产总值", 5.0, 6.0],
        ["第1县 地区生产总值", 1.0, 4.0],
    ]
    assert "不足 5 个" in view.note and "中位数" not in view.subtitle


def test_an_indicator_of_few_regions_is_not_typical(tmp_path, monkeypatch):
    text = "2024年出口增长9%。"
    export = make_indicator(text, "出口增长9%", name="出口", year=2024, yoy=9.0)
    counties = [report(county(number), *figures) for number, figures in enumerate(COUNTIES)]
    store = store_of(
        tmp_path, monkeypatch, *counties, make_record(text, region=county(1), indicators=(export,))
    )
    assert list(typical(headline_growth(store, Filter()))["key"]) == ["gdp"]


def test_the_chart_tells_the_middle_and_opens_the_sentences_of_all(store):
    view = views.build("overview.headline", views.direct(store), Filter(), {}, "zh")
    assert view.title == "地区生产总值增速中位数 4%，目标 6%"
    assert "5 个县级地区" in view.subtitle and view.documents == 5
    assert list(view.named.iloc[0]) == ["地区生产总值", 4.0, None, 5, 6.0, None, 5, 2.0]
    quotes, _ = view.facts("gdp|actual")
    assert sorted(quotes["quote"]) == [f"增长{value}%" for value in (1.0, 3.0, 4.0, 5.0, 7.0)]


def test_of_one_region_its_own_figures_are_drawn(store):
    view = views.build("overview.headline", views.direct(store), Filter(regions=("371390",)), {}, "zh")
    assert view.title == "地区生产总值增速 5%，目标 ≈6%" and "第0县" in view.subtitle


def test_without_growth_there_is_no_such_chart(tmp_path, monkeypatch):
    store = store_of(tmp_path, monkeypatch, make_record("今天开会。"))
    assert views.build("overview.headline", views.direct(store), Filter(), {}, "zh") is None
