"""Figures on another basis stand apart, each with its reason; neighbours share a border; the reader's rule decides."""

from __future__ import annotations

import pytest

from core.analysis.basis import apart
from core.analysis.comparison import peers, stress
from core.analysis.indicators import series
from core.geography import neighbours as borders
from core.geography.neighbours import neighbours
from core.models import Filter, PartialDate, Region
from core.parsing.topics import topic_shares
from tests.factories import LANLING, LANXI, LINYI, make_indicator, make_record, store_of

TEXT = "生产总值数字。"
FEIXIAN = Region(province="山东省", city="临沂市", county="费县", level="county", code="371325")


def gdp(**fields):
    return make_indicator(TEXT, "生产总值", **{"year": 2022, **fields})


def test_each_figure_on_another_basis_has_its_reason(tmp_path, monkeypatch):
    figures = (
        gdp(yoy=5.0),
        gdp(yoy=5.1, scope="全县"),
        gdp(value=300.0, unit="亿元", value_si=3e10, unit_si="元"),
        gdp(yoy=6.0, scope="规上"),
        gdp(yoy=4.0, period="H1"),
        gdp(growth={"rate": 5.5, "basis": "average"}),
        gdp(growth={"rate": 0.4, "basis": "points"}),
        gdp(value=0.4, unit="个百分点", value_si=0.4, unit_si="个百分点"),
        gdp(value=3.0, unit="万户", value_si=3e4, unit_si="户"),
        gdp(yoy=5.0, kind="reference"),
        gdp(yoy=5.0, year=None),
    )
    record = make_record(TEXT, region=LANLING, year=2023, indicators=figures)
    store = store_of(tmp_path, monkeypatch, record)
    frame = apart(store, Filter(), "gdp")
    assert sorted(frame["reason"]) == sorted(
        ["part", "period", "average", "points", "points", "unit", "reference", "undated"]
    )
    assert frame.loc[frame["reason"] == "average", "rate"].item() == 5.5
    assert apart(store, Filter(("110000",)), "gdp").empty


def test_the_rule_a_reader_chooses_decides_what_is_drawn(tmp_path, monkeypatch):
    def told(yoy, **more):
        return make_record(f"{TEXT}{yoy}", region=LANLING, indicators=(gdp(yoy=yoy),), **more)

    store = store_of(
        tmp_path,
        monkeypatch,
        told(5.0, doc_type="government_work_report", year=2023, publish_date=PartialDate(2023, 1, 5)),
        told(5.2, doc_type="statistical_bulletin", year=2022, publish_date=PartialDate(2023, 3, 1)),
        told(5.4, doc_type="news_other", year=2023, publish_date=PartialDate(2023, 6, 1)),
    )
    first = {
        rule: series(store, Filter(), "gdp", rule=rule).query("rank == 1")["yoy"].item()
        for rule in ("official", "report", "newest", "oldest")
    }
    assert first == {"official": 5.2, "report": 5.0, "newest": 5.4, "oldest": 5.0}
    with pytest.raises(ValueError, match="rule"):
        series(store, Filter(), "gdp", rule="largest")


def test_neighbours_share_a_border():
    assert {"130000", "410000", "320000", "340000"} == set(neighbours("370000"))
    beside = neighbours("371324")
    assert "371325" in beside and "370100" not in beside and "371324" not in beside
    assert neighbours("999999") == ()


def test_a_county_has_neighbours_in_the_next_province():
    assert "320382" in neighbours("371324") and "371324" in neighbours("320382")


@pytest.mark.parametrize("level", borders.LEVELS)
def test_the_file_has_what_the_outlines_have(level):
    written = {code: beside for code, beside in borders._written().items() if borders.level_of(code) == level}
    assert written == {code: beside for code, beside in borders.found(level).items() if beside}


def test_peers_beside_and_what_one_region_stresses(tmp_path, monkeypatch):
    def told(region, text):
        return make_record(text, region=region, topics=topic_shares(text))

    farm, health = "粮食丰收，蔬菜增产。", "医院启用，医疗改善。"
    store = store_of(
        tmp_path,
        monkeypatch,
        told(LANLING, farm),
        told(FEIXIAN, health),
        told(LANXI, health + farm),
        told(LINYI, farm),
    )
    assert list(peers(store, Filter(), "371324", "neighbours")["region"]) == ["费县"]
    found = stress(store, Filter(), "371325").set_index("topic")
    assert found.loc["health"].place == 1 and found.loc["health"].of == 4
    assert found.loc["health"].share == 1.0 and found.loc["health"].others == 0.0
    assert found.loc["agriculture"].difference < 0
    assert stress(store, Filter(), "110000").empty
