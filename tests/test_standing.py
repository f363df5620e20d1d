"""One indicator over regions of one level, from documents and tables; and each indicator in one unit on every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import views
from core.models import Filter, Indicator, Record, Region
from core.store import Store
from core.views import standing
from tests.factories import LINYI, SHANDONG, make_indicator, make_record, store_of


def county(number: int) -> Region:
    return Region(
        province="山东省", city="临沂市", county=f"第{number}县", level="county", code=f"37139{number}"
    )


def report(region: Region, *figures: Indicator, text: str = "生产总值增长。", year: int = 2024) -> Record:
    return make_record(
        text + region.code, doc_type="government_work_report", region=region, year=year, indicators=figures
    )


def growth(value: float, year: int = 2023, **more: object) -> Indicator:
    return make_indicator("生产总值增长。", "生产总值", year=year, yoy=value, **more)


def built(store: Store, name: str, **options: str) -> views.View:
    view = views.build(name, views.direct(store), Filter(), options)
    assert view is not None
    return view


@pytest.fixture
def mixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Three counties of a city, the city and the province; the city grew most."""
    counties = [
        report(county(at), growth(value), growth(value - at, 2022))
        for at, value in enumerate((5.0, 6.0, 4.0))
    ]
    return store_of(
        tmp_path, monkeypatch, *counties, report(LINYI, growth(9.0)), report(SHANDONG, growth(3.0))
    )


def test_a_city_does_not_stand_among_counties_unless_asked_for(mixed: Store) -> None:
    view = built(mixed, "regions.ranking")
    assert list(view.table["region"]) == ["第1县", "第0县", "第2县"] and list(view.table["place"]) == [
        1,
        2,
        3,
    ]
    assert view.title.startswith("第1县") and "县级" in view.subtitle and "各级" not in view.subtitle
    every = built(mixed, "regions.ranking", tier="all")
    assert list(every.table["region"]) == ["临沂市", "第1县", "第0县", "第2县", "山东省"]
    assert "省、市、县放在一起" in every.note and "省、市、县放在一起" not in view.note
    request = views.Request(views.direct(mixed), Filter(), {})
    assert standing.tiers(request, "gdp", "yoy") == {"county": 3, "province": 1, "city": 1}
    assert views.build("regions.ranking", views.direct(mixed), Filter(), {"tier": "city"}) is None


def test_one_region_of_each_level_are_shown_together_with_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_of(tmp_path, monkeypatch, report(county(0), growth(5.0)), report(LINYI, growth(9.0)))
    view = built(store, "regions.ranking")
    assert list(view.table["region"]) == ["临沂市", "第0县"] and "省、市、县放在一起" in view.note


def test_places_moved_are_counted_within_the_level(mixed: Store) -> None:
    table = built(mixed, "regions.ranking").table.set_index("region")
    assert table["change"].to_dict() == {"第1县": 1.0, "第0县": 0.0, "第2县": 2.0}
    assert table["moved"].to_dict() == {"第1县": 0, "第0县": -1, "第2县": 0}


def test_three_regions_are_told_one_by_one(mixed: Store) -> None:
    view = built(mixed, "indicators.distribution")
    assert view.title == "地区生产总值：第1县 6%、第0县 5%、第2县 4%" and "percent" not in view.columns
    assert "不足 5 个" in view.note
    five = built(mixed, "indicators.distribution", tier="all")
    assert five.title == "5 个地区从 3% 到 9%，中位数 5%"


def test_eight_regions_have_quartiles_and_ten_a_correlation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def of(n: int) -> Store:
        folder = tmp_path / str(n)
        folder.mkdir()
        revenue = [growth(10.0 - at, name="一般公共预算收入", id="fiscal_revenue") for at in range(n)]
        return store_of(
            folder, monkeypatch, *(report(county(at), growth(float(at)), revenue[at]) for at in range(n))
        )

    eight, ten = of(8), of(10)
    assert (
        built(eight, "indicators.distribution", indicator="gdp").title
        == "8 个地区，一半落在 1.75% 到 5.25% 之间"
    )
    few, many = built(eight, "regions.scatter"), built(ten, "regions.scatter")
    assert "秩相关" not in few.source and "不足 10 个" in few.note
    assert "秩相关 −1" in many.source and "不足" not in many.note


def test_a_region_that_only_a_table_knows_is_ranked_as_a_square(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.test_statistics import report as stated
    from tests.test_statistics import store_beside

    store = store_beside(tmp_path, monkeypatch, stated(6.0, 2023))
    view = built(store, "regions.ranking")
    assert view.table[["region", "shown", "claimed"]].values.tolist() == [
        ["兰溪市", 6.6, "统计表"],
        ["兰陵县", 6.0, "实绩"],
    ]
    assert view.draw is not None and view.facts is not None
    bars, squares = view.draw("light", "page").data
    assert bars.x[0] != bars.x[0] and list(squares.x) == [6.6, 5.5]
    assert "6.6%（统计表）" in [label.text for label in view.draw("light", "page").layout.annotations]
    assert list(view.facts(view.lead)[0]["source"]) == ["年鉴.csv"]
    spread = built(store, "indicators.distribution")
    assert (
        spread.title == "地区生产总值：兰溪市 6.6%（统计表）、兰陵县 6%"
        and "1 个地区取自统计表" in spread.source
    )


@pytest.fixture
def levels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Three counties in 万元 or 亿元, and firms counted in 家 and 个."""
    written = ((24.8, "亿元", 1e8), (31.0, "亿元", 1e8), (3250.0, "万元", 1e4))
    firms = ((12.0, "家"), (20.0, "家"), (7.0, "个"))
    records = [
        report(
            county(at),
            make_indicator("生产总值增长。", "生产总值", year=2023, value=value, unit=unit, value_si=value * factor, unit_si="元"),
            make_indicator("生产总值增长。", "生产总值", name="新增企业", id=None, year=2023, value=n, unit=kind, value_si=n, unit_si="个"),
        )
        for at, ((value, unit, factor), (n, kind)) in enumerate(zip(written, firms, strict=True))
    ]  # fmt: skip
    return store_of(tmp_path, monkeypatch, *records)


def test_an_indicator_has_one_unit_on_every_page(levels: Store) -> None:
    ranked = built(levels, "regions.ranking", measure="level", indicator="gdp")
    assert "亿元" in ranked.subtitle and list(ranked.table["shown"]) == [31.0, 24.8, 0.325]
    beside = built(levels, "regions.headline").table
    row = beside[beside["key"] == "gdp"].iloc[0]
    assert [row[f"第{at}县"] for at in range(3)] == [
        "24.8 亿元（2023年）",
        "31 亿元（2023年）",
        "0.33 亿元（2023年）",
    ]
    both = built(levels, "regions.versus", a="371390", b="371392").table
    firms = both[both["name"] == "新增企业"].iloc[0]
    assert (firms["one"], firms["other"]) == ("12 家", "7 家")
    outlook = built(levels, "indicators.outlook", place="371392", domain="headline").table
    assert "7 家" in set(outlook["actual_level"]) and "0.33 亿元" in set(outlook["actual_level"])


def test_head_to_head_keeps_about_and_at_least(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_of(
        tmp_path, monkeypatch,
        report(county(0), growth(6.0, qualifier="左右")), report(county(1), growth(5.0, qualifier="以上")),
    )  # fmt: skip
    row = built(store, "regions.versus", a="371390", b="371391").table.iloc[0]
    assert (row["one"], row["other"], row["apart"]) == ("≈6%", "≥5%", "1 个百分点")


def test_lines_of_several_levels_name_no_highest(mixed: Store) -> None:
    view = built(mixed, "indicators.series", indicator="gdp")
    assert view.title == "5 个地区的地区生产总值增速" and "省、市、县放在一起" in view.note
    counties = views.build("indicators.series", views.direct(mixed), Filter(regions=("371390", "371391")), {})
    assert counties is not None and "最高" in counties.title and "放在一起" not in counties.note
