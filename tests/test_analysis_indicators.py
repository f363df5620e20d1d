"""Indicators: what was reached beside what is aimed at, series; on figures small enough to check by head."""

from __future__ import annotations

import pandas as pd
import pytest

from core.analysis.indicators import actual_and_target, catalogue, facts, series
from core.analysis.overview import indicators_by_domain
from core.models import Filter, PartialDate
from tests.factories import LANLING, LINYI, ZAOZHUANG, make_indicator, make_record, store_of

REPORT = "2022年生产总值300亿元，增长4%。规上生产总值增长8%。上半年增长9%。2023年增长6%左右。粮食66万吨。"
EARLIER = "2021年生产总值增长7%。2022年目标增长5.5%以上。"
CITY = "2022年生产总值增长3.5%，也有人说3.6%。"
BULLETIN = "2022年全县生产总值增长4.1%。"


def gdp(text, quote, **fields):
    return make_indicator(text, quote, domain="综合经济", **fields)


def report(text, **fields):
    return make_record(text, doc_type="government_work_report", **fields)


def grain(text):
    return make_indicator(
        text, "粮食66万吨", name="粮食总产量", domain="农业农村", core=False, year=2022, value=66.0, unit="万吨",
        value_si=660_000.0, unit_si="吨",
    )  # fmt: skip


@pytest.fixture
def store(tmp_path, monkeypatch):
    return store_of(
        tmp_path,
        monkeypatch,
        report(
            REPORT,
            title="2023年报告",
            region=LANLING,
            year=2023,
            publish_date=PartialDate(2023, 1, 20),
            indicators=(
                gdp(REPORT, "生产总值300亿元，增长4%", year=2022, value=300.0, unit="亿元", value_si=3e10, unit_si="元", yoy=4.0, qualifier="预计"),
                gdp(REPORT, "规上生产总值增长8%", year=2022, yoy=8.0, scope="规上"),
                gdp(REPORT, "上半年增长9%", year=2022, yoy=9.0, period="H1"),
                gdp(REPORT, "增长6%左右", year=2023, yoy=6.0, kind="target", qualifier="左右"),
                grain(REPORT),
            ),
        ),
        report(
            EARLIER,
            title="2022年报告",
            region=LANLING,
            year=2022,
            indicators=(
                gdp(EARLIER, "增长7%", year=2021, yoy=7.0),
                gdp(EARLIER, "增长5.5%以上", year=2022, yoy=5.5, kind="target"),
            ),
        ),
        report(
            CITY,
            title="城市报告",
            region=LINYI,
            year=2023,
            indicators=(
                gdp(CITY, "增长3.5%", year=2022, yoy=3.5, suspicious="与后文不一致"),
                gdp(CITY, "3.6%", year=2022, yoy=3.6),
                gdp(CITY, "2022年生产总值", year=2022, yoy=1.0, region=ZAOZHUANG),
            ),
        ),
        make_record(
            BULLETIN,
            title="公报",
            region=LANLING,
            year=2022,
            doc_type="statistical_bulletin",
            indicators=(gdp(BULLETIN, "增长4.1%", year=2022, yoy=4.1),),
        ),
    )  # fmt: skip


def test_the_catalogue_counts_facts_documents_and_regions(store):
    frame = catalogue(store, Filter()).set_index("key")
    assert list(frame.index) == ["gdp", "粮食总产量"]
    row = frame.loc["gdp"]
    assert (row["facts"], row.actuals, row.targets, row.documents, row.regions) == (10, 8, 2, 4, 3)
    assert (row.unit, row.unit_si, row.year_from, row.year_to, row.core) == ("亿元", "元", 2021, 2023, True)


def test_facts_say_whose_figure_it_is_and_who_says_so(store):
    frame = facts(store, Filter(("371300",)), keys=("gdp",), kinds=("actual",), years=(2022,))
    other = frame[frame["yoy"] == 1.0].iloc[0]
    assert (other.region, other.doc_region, other.year, other.doc_year) == ("枣庄市", "临沂市", 2022, 2023)
    assert all(frame["quote"].str.len() == frame["end"] - frame["start"])
    assert set(frame["kind"]) == {"actual"}


def test_actual_and_target_of_the_newest_years_stand_side_by_side(store):
    frame = actual_and_target(store, Filter(("371324",), 2023, 2023), keys=("gdp",))
    (row,) = frame.itertuples()
    assert (row.region, row.documents, row.unit) == ("兰陵县", 1, "亿元")
    assert (row.actual_year, row.actual_value, row.actual_yoy, row.actual_qualifier) == (
        2022,
        300.0,
        4.0,
        "预计",
    )
    assert (row.target_year, row.target_yoy, row.target_qualifier) == (2023, 6.0, "左右")
    assert REPORT[row.actual_start : row.actual_end] == row.actual_quote == "生产总值300亿元，增长4%"
    assert REPORT[row.target_start : row.target_end] == row.target_quote
    assert (row.actual_claims, row.target_claims) == (1, 1)


def test_a_fuller_figure_is_drawn_before_the_bulletin_and_claims_are_counted(store):
    row = actual_and_target(store, Filter(("371324",)), keys=("gdp",)).iloc[0]
    assert (row.actual_yoy, row.actual_claims, row.documents) == (4.0, 2, 3)


def test_a_target_of_an_earlier_year_is_not_set_beside_a_later_result(store):
    row = actual_and_target(store, Filter(("371324",), 2022, 2022), keys=("gdp",)).iloc[0]
    assert (row.actual_year, row.actual_yoy, row.actual_doc_type) == (2022, 4.1, "statistical_bulletin")
    assert (row.target_year, row.target_yoy) == (2022, 5.5)
    row = (
        actual_and_target(store, Filter(("371300",), 2023), keys=("gdp",))
        .set_index("region_code")
        .loc["371300"]
    )
    assert row.target_year is pd.NA
    assert row.target_quote is None


def test_a_scope_is_asked_for_by_name(store):
    row = actual_and_target(store, Filter(("371324",)), scope="规上").iloc[0]
    assert (row.scope, row.actual_yoy) == ("规上", 8.0)


def test_headline_indicators_only(store):
    assert set(actual_and_target(store, Filter(), core=True)["key"]) == {"gdp"}
    assert set(actual_and_target(store, Filter())["key"]) == {"gdp", "粮食总产量"}


def test_a_series_ranks_the_claims_to_one_place(store):
    frame = series(store, Filter(), "gdp")
    city = frame[frame["region"] == "临沂市"]
    assert list(city["yoy"]) == [3.6, 3.5]  # the doubtful one comes second
    assert list(city["rank"]) == [1, 2]
    assert list(city["claims"]) == [2, 2]
    county = frame[(frame["region"] == "兰陵县") & (frame["rank"] == 1)]
    drawn = [(row.year, row.kind, row.period, row.yoy) for row in county.itertuples()]
    assert drawn == [
        (2021, "actual", None, 7.0),
        (2022, "actual", None, 4.0),
        (2022, "actual", "H1", 9.0),
        (2022, "target", None, 5.5),
        (2023, "target", None, 6.0),
    ]


def test_a_corrected_figure_goes_before_all_others(tmp_path, monkeypatch):
    text = "增长1%。增长2%。"
    mine = gdp(text, "增长2%", year=2022, yoy=2.0, suspicious="可疑", corrected="corrected")
    record = report(text, region=LANLING, indicators=(gdp(text, "增长1%", year=2022, yoy=1.0), mine))
    store = store_of(tmp_path, monkeypatch, record)
    assert list(series(store, Filter(), "gdp")["yoy"]) == [2.0, 1.0]


def test_domains_are_counted(store):
    frame = indicators_by_domain(store, Filter())
    assert frame.to_dict("list") == {
        "domain": ["综合经济", "农业农村"],
        "indicators": [10, 1],
        "names": [1, 1],
        "core": [10, 0],
        "actuals": [8, 1],
        "targets": [2, 0],
        "documents": [4, 1],
    }


@pytest.mark.parametrize(
    ("scope", "whole"), [(None, 1), ("全县", 1), ("我县", 1), ("城镇", 0), ("经开区", 0)]
)
def test_the_whole_region_by_name_is_the_whole_region(tmp_path, monkeypatch, scope, whole):
    text = "增长7%。"
    told = make_indicator(text, "增长7%", year=2022, yoy=7.0, scope=scope)
    store = store_of(tmp_path, monkeypatch, make_record(text, region=LANLING, year=2023, indicators=(told,)))
    assert len(series(store, Filter(), "gdp")) == whole
    assert len(actual_and_target(store, Filter())) == whole
    assert len(series(store, Filter(), "gdp", scope="城镇")) == (scope == "城镇")
