"""Regions against each other, on figures small enough to check by head."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import percentileofscore

from core.analysis.comparison import (
    distribution,
    head_to_head,
    index_to_first_year,
    peers,
    profile,
    scatter,
    summary,
    topics_head_to_head,
)
from core.analysis.indicators import series
from core.models import Filter, Region
from core.parsing.topics import topic_shares
from tests.factories import LANLING, LANXI, LINYI, make_indicator, make_record, store_of

PINGYI = Region(province="山东省", city="临沂市", county="平邑县", level="county", code="371326")
TENGZHOU = Region(province="山东省", city="枣庄市", county="滕州市", level="county", code="370481")
TEXT = "生产总值、财政收入、粮食。蔬菜丰收。"


def gdp(year, level, yoy, **fields):
    return make_indicator(TEXT, "生产总值", year=year, value=level, unit="亿元", value_si=level * 1e8, unit_si="元", yoy=yoy, **fields)  # fmt: skip


def revenue(year, yoy, **fields):
    return make_indicator(
        TEXT, "财政收入", name="一般公共预算收入", id="budget_revenue", year=year, yoy=yoy, **fields
    )


def told(region, *indicators, year=2023, text=TEXT):
    return make_record(
        text,
        doc_type="government_work_report",
        region=region,
        year=year,
        indicators=indicators,
        topics=topic_shares(text),
    )


@pytest.fixture
def store(tmp_path, monkeypatch):
    return store_of(
        tmp_path,
        monkeypatch,
        told(LANLING, gdp(2022, 300.0, 4.0), revenue(2022, 9.0), gdp(2023, 320.0, 6.0, kind="target")),
        told(LANLING, gdp(2021, 250.0, 7.0), year=2022),
        told(
            PINGYI,
            gdp(2022, 330.0, 5.0),
            revenue(2022, 3.0),
            gdp(2023, 350.0, 6.5, kind="target"),
            text=TEXT + "医院启用。",
        ),
        told(TENGZHOU, gdp(2022, 900.0, 3.0), revenue(2022, 5.0)),
        told(LANXI, gdp(2022, 310.0, 5.0)),
        told(LINYI, gdp(2022, 5000.0, 4.5)),
    )


def test_two_counties_over_what_both_state(store):
    frame = head_to_head(store, Filter(), "371324", "371326")
    shown = {(row.name, row.kind, row.year, row.measure): (row.a, row.b) for row in frame.itertuples()}
    assert shown[("地区生产总值", "actual", 2022, "yoy")] == (4.0, 5.0)
    assert shown[("地区生产总值", "actual", 2022, "level")] == (3e10, 3.3e10)
    assert shown[("地区生产总值", "target", 2023, "yoy")] == (6.0, 6.5)
    assert len(frame) == 5
    level = frame[(frame["measure"] == "level") & (frame["kind"] == "actual")].iloc[0]
    assert level.ratio == pytest.approx(300 / 330) and level.difference == -3e9 and level.unit == "元"
    assert frame[frame["measure"] == "yoy"]["ratio"].isna().all()
    assert set(frame["a_quote"]) == {"生产总值", "财政收入"} and frame["a_doc_id"].notna().all()
    assert head_to_head(store, Filter(), "371324", "110000").empty


def test_what_two_counties_stress(store):
    frame = topics_head_to_head(store, Filter(year_from=2023), "371324", "371326").set_index("topic")
    health = frame.loc["health"]
    assert (health.a, health.difference) == (0.0, -health.b) and health.b > 0
    assert topics_head_to_head(store, Filter(), "371324", "110000").empty


def test_peers_by_rule(store):
    assert list(peers(store, Filter(), "371324", "same_city")["region"]) == ["平邑县"]
    assert list(peers(store, Filter(), "371324", "same_level_in_province")["region"]) == ["滕州市", "平邑县"]
    near = peers(store, Filter(), "371324", "nearest_gdp")
    assert list(near["region"]) == ["兰溪市", "平邑县", "滕州市"]  # cities are not counties
    assert (near["year"][0], near["own_gdp"][0]) == (2022, 3e10) and near["ratio"][0] == pytest.approx(
        310 / 300
    )
    assert peers(store, Filter(), "110105", "nearest_gdp").empty
    with pytest.raises(ValueError, match="rule"):
        peers(store, Filter(), "371324", "same_river")


def test_two_indicators_of_one_year(store):
    frame = scatter(store, Filter(), "gdp", "budget_revenue", 2022)
    assert [(row.region, row.x, row.y) for row in frame.itertuples()] == [
        ("滕州市", 3.0, 5.0),
        ("兰陵县", 4.0, 9.0),
        ("平邑县", 5.0, 3.0),
    ]
    assert set(frame["y_quote"]) == {"财政收入"}
    assert scatter(store, Filter(), "gdp", "budget_revenue", 2022, measure="level").empty
    with pytest.raises(ValueError, match="measure"):
        scatter(store, Filter(), "gdp", "gdp", 2022, measure="share")


def test_one_indicator_over_regions(store):
    frame = distribution(store, Filter(), "gdp", 2022)
    assert list(zip(frame["region"], frame["place"], strict=True)) == [
        ("兰溪市", 1), ("平邑县", 1), ("临沂市", 3), ("兰陵县", 4), ("滕州市", 5),
    ]  # fmt: skip
    for row in frame.itertuples():
        others = [
            value
            for other, value in zip(frame["region"], frame["amount"], strict=True)
            if other != row.region
        ]
        assert row.percentile == pytest.approx(percentileofscore(others, row.amount, kind="mean") / 100)
    assert set(distribution(store, Filter(), "gdp", 2022, measure="level")["unit"]) == {"元"}
    alone = distribution(store, Filter(("371324",)), "gdp", 2022)
    assert len(alone) == 1 and math.isnan(alone["percentile"][0])


def test_the_five_numbers_are_those_of_numpy():
    amounts = pd.Series([3.0, 5.0, 4.0, np.nan, 9.0])
    found = summary(amounts)
    assert [found[name] for name in ("low", "quarter", "median", "three_quarters", "high")] == list(
        np.quantile([3, 5, 4, 9], [0, 0.25, 0.5, 0.75, 1])
    )
    assert (found["n"], found["mean"]) == (4, 5.25)
    assert math.isnan(summary(pd.Series([], dtype=float))["median"])


def test_an_index_is_a_hundred_in_the_first_year(store):
    frame = index_to_first_year(series(store, Filter(("371324", "371326")), "gdp"))
    assert [(row.region, row.year, row.base_year, row.index_) for row in frame.rename(columns={"index": "index_"}).itertuples()] == [
        ("兰陵县", 2021, 2021, 100.0),
        ("兰陵县", 2022, 2021, 120.0),
        ("平邑县", 2022, 2022, 100.0),
    ]  # fmt: skip
    assert index_to_first_year(series(store, Filter(("110000",)), "gdp")).empty


def test_a_region_by_domain_with_its_place_in_the_province(store):
    frame = profile(store, Filter(), "371324").set_index("key")
    row = frame.loc["gdp"]
    assert (row.actual_yoy, row.target_yoy, row.place, row["of"]) == (4.0, 6.0, 2, 3)
    assert (frame.loc["budget_revenue"].place, frame.loc["budget_revenue"]["of"]) == (1, 3)
    city = profile(store, Filter(), "371300")
    assert list(city["region"]) == ["临沂市"] and (city["place"][0], city["of"][0]) == (1, 1)
    assert profile(store, Filter(), "110000").empty
