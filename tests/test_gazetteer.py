"""The gazetteer: today's divisions, their short and former names, and regions made of them."""

import pytest

from core.geography.gazetteer import load_gazetteer
from core.geography.names import short_forms
from core.geography.townships import counties_of_townships
from core.models import Region

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("兰陵县", ("兰陵",)),
        ("滑县", ()),
        ("内蒙古自治区", ("内蒙古",)),
        ("延边朝鲜族自治州", ("延边", "延边州")),
        ("东乡族自治县", ("东乡", "东乡县")),
        ("积石山保安族东乡族撒拉族自治县", ("积石山", "积石山县")),
        ("龙胜各族自治县", ("龙胜", "龙胜县")),
        ("浦东新区", ("浦东",)),
        ("清新区", ("清新",)),
        ("神农架林区", ("神农架",)),
        ("科尔沁左翼中旗", ()),
        ("大兴安岭地区", ("大兴安岭",)),
    ],
)
def test_short_forms_of_a_name(name: str, forms: tuple[str, ...]) -> None:
    assert short_forms(name) == forms


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("370000", Region("山东省", None, None, "province", "370000")),
        ("370400", Region("山东省", "枣庄市", None, "city", "370400")),
        ("371324", Region("山东省", "临沂市", "兰陵县", "county", "371324")),
        ("310115", Region("上海市", None, "浦东新区", "county", "310115")),
        ("419001", Region("河南省", None, "济源市", "county", "419001")),
        ("659001", Region("新疆维吾尔自治区", None, "石河子市", "county", "659001")),
        ("441900", Region("广东省", "东莞市", None, "city", "441900")),
    ],
)
def test_region_of_a_code_has_official_names_and_no_city_where_there_is_none(
    code: str, region: Region
) -> None:
    assert GAZETTEER.region_of(code) == region


def test_an_unknown_code_has_no_region() -> None:
    assert GAZETTEER.region_of("999999") is None


def test_a_name_that_occurs_several_times_gives_all_of_them() -> None:
    assert {GAZETTEER.region(d).city for d in GAZETTEER.by_name("鼓楼区")} == {
        "南京市",
        "徐州市",
        "福州市",
        "开封市",
    }


@pytest.mark.parametrize(
    ("form", "year", "today"),
    [
        ("苍山县", 2013, "兰陵县"),
        ("苍山县", 2015, "兰陵县"),  # a report of January 2015 speaks for 2014
        ("襄樊市", 2008, "襄阳市"),
        ("襄樊", None, "襄阳市"),
        ("临沂地区", 1992, "临沂市"),
        ("楚州区", 2009, "淮安区"),
        ("邹平县", 2016, "邹平市"),
        ("巴县", 1993, "巴南区"),
        ("禄丰县", 2019, "禄丰市"),
    ],
)
def test_a_renamed_division_leads_to_the_one_of_today(form: str, year: int | None, today: str) -> None:
    found = GAZETTEER.by_former(form, year)
    assert [GAZETTEER.current(division).name for division in found] == [today]


def test_a_former_name_is_not_found_long_after_its_end() -> None:
    assert GAZETTEER.by_former("苍山县", 2020) == ()


@pytest.mark.parametrize("name", ["闸北区", "宣武区", "莱芜市", "卢湾区", "江干区"])
def test_a_merged_division_stays_itself(name: str) -> None:
    division = max(GAZETTEER.by_former(name), key=lambda d: d.until or 0)
    assert GAZETTEER.current(division) is division
    assert division.merged_into


def test_a_merged_division_has_the_province_and_city_it_lay_in() -> None:
    (division,) = GAZETTEER.by_former("江干区")
    assert GAZETTEER.region(division) == Region("浙江省", "杭州市", "江干区", "county", "330104")


def test_children_and_descendants() -> None:
    assert len(GAZETTEER.children("")) == 34
    assert "薛城区" in {division.name for division in GAZETTEER.children("370400")}
    assert GAZETTEER.division("370481") in set(GAZETTEER.descendants("370000"))


def test_every_division_has_its_parents_and_a_code_of_six_digits() -> None:
    for division in (*GAZETTEER.today, *GAZETTEER.former):
        assert len(division.code) == 6 and division.code.isdigit()
        levels = [parent.level for parent in GAZETTEER.parents(division)]
        assert levels in ([], ["province"], ["city", "province"]), division
        assert bool(levels) == (division.level != "province")


def test_every_successor_exists_today() -> None:
    missing = [d.name for d in GAZETTEER.former if d.successor and GAZETTEER.division(d.successor) is None]
    assert missing == []


def test_towns_are_told_by_county() -> None:
    towns = counties_of_townships()
    assert towns["古峰镇"] == ("350923",)
    assert towns["古峰乡"] == towns["古峰镇"]  # as it may have been called before
    assert len(towns["城关镇"]) > 50
    gazetteer = load_gazetteer()
    codes = {code for found in towns.values() for code in found}
    assert len(codes) > 2700
    assert all(gazetteer.division(code) is not None for code in codes)
    assert all(len(name) > 2 and name.endswith(("镇", "乡", "街道", "苏木")) for name in towns)
