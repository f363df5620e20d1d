"""One indicator over regions and years: what is drawn and in which form; tables beside the charts."""

from __future__ import annotations

import pandas as pd
import pytest

from core.charts import series, tables
from tests import chart_frames as frames


def found() -> pd.DataFrame:
    """Rows of `indicators.series`: two claims of one place, a half year, another unit, a target."""
    columns = [
        "region_code",
        "region",
        "year",
        "kind",
        "period",
        "value_si",
        "unit_si",
        "value",
        "unit",
        "yoy",
        "rank",
    ]
    rows = [
        ("371324", "兰陵县", 2022, "actual", None, 24.8e8, "元", 24.8, "亿元", 9.5, 1),
        ("371324", "兰陵县", 2022, "actual", None, 24.0e8, "元", 24.0, "亿元", 9.0, 2),
        ("371324", "兰陵县", 2023, "actual", "H1", 12.0e8, "元", 12.0, "亿元", 4.0, 1),
        ("371324", "兰陵县", 2023, "target", "year", None, None, None, None, 10.0, 1),
        ("370400", "枣庄市", 2022, "actual", None, 3.0, "项", 3.0, "项", 1.0, 1),
    ]
    frame = pd.DataFrame(rows, columns=columns).astype({"year": "Int64"})
    return frame.assign(
        yoy_max=None,
        value_max=None,
        qualifier="左右",
        state=None,
        suspicious=None,
        corrected=None,
        doc_id="d",
        title="报告",
    )


def test_only_the_first_claim_of_whole_years_is_drawn() -> None:
    drawn = series.points(found(), "yoy")
    assert list(drawn["key"]) == ["371324|actual|2022", "371324|target|2023", "370400|actual|2022"]
    assert list(drawn["claimed"]) == ["实绩", "目标", "实绩"]


def test_levels_of_another_unit_are_left_out() -> None:
    drawn = series.points(found().iloc[[0, 0, 4]], "level")
    assert set(drawn["unit_si"]) == {"元"}


@pytest.mark.parametrize(
    ("places", "years", "measure", "form"),
    [
        (3, (2019, 2020, 2021), "yoy", "lines"),
        (9, (2019, 2020, 2021), "yoy", "panels"),
        (9, (2022,), "yoy", "pairs"),
        (9, (2022,), "level", "bars"),
    ],
)
def test_the_form_follows_places_and_years(
    places: int, years: tuple[int, ...], measure: str, form: str
) -> None:
    assert series.form(frames.points(places, years, target=None), measure) == form


def test_pairs_set_the_newest_result_beside_the_newest_target() -> None:
    rows = series.pairs(series.points(found(), "yoy"))
    assert list(rows["name"]) == ["兰陵县", "枣庄市"]
    assert rows.loc[0, ["actual_yoy", "target_yoy"]].tolist() == [9.5, 10.0]
    assert pd.isna(rows.loc[1, "target_yoy"])


def test_claims_give_every_statement_the_drawn_one_first() -> None:
    assert list(series.claims(found(), "371324|actual|2022")["yoy"]) == [9.5, 9.0]
    assert list(series.claims(found(), "371324|actual")["yoy"]) == [4.0, 9.5, 9.0]


def test_table_of_results_and_targets_in_the_order_of_the_chart() -> None:
    table = tables.outlook(frames.outlook())
    assert list(table["name"])[:2] == ["规上工业总产值", "地区生产总值"] and len(table) == 7
    assert table["actual_level"].iloc[0] == "249.1 亿元" and table["target_level"].iloc[3] == "≥100 亿元"
    assert round(table["change"].iloc[0], 1) == 14.9
    assert table["limits"].iloc[1] == "预计、左右"


def test_regions_side_by_side_best_covered_indicator_first() -> None:
    rows = frames.outlook().head(2).assign(place="甲县")
    more = frames.outlook().iloc[[1]].assign(place="乙县")
    table = tables.side_by_side(pd.concat([rows.assign(hand="已更正"), more.assign(hand="")]))
    assert list(table["name"]) == ["地区生产总值", "规上工业总产值"]
    assert table.loc[0, ["甲县", "乙县"]].tolist() == ["增长 4%（2022年） 已更正", "增长 4%（2022年）"]
    assert table.loc[1, "甲县"] == "249.1 亿元、增长 5.1%（2022年） 已更正"


def test_of_very_many_places_those_with_most_figures_are_drawn() -> None:
    rows = [
        {"place": f"县{number:03d}", "year": year, "kind": "actual", "measure": 1.0}
        for number in range(50)
        for year in range(2019, 2022 + (number % 2))
    ]
    drawn = pd.DataFrame(rows)
    kept = series.pictured(drawn, "yoy")
    assert kept["place"].nunique() == 36 and set(drawn[drawn["year"] == 2022]["place"]) <= set(kept["place"])
    few = drawn[drawn["place"] < "县030"]
    assert series.pictured(few, "yoy") is few


def test_one_place_with_a_long_history_does_not_make_panels_of_places_with_a_year() -> None:
    long = frames.points(1, tuple(range(1990, 2023)), target=None).assign(place="全国")
    many = pd.concat([frames.points(9, (2022,), target=None), long])
    assert series.form(many, "yoy") == "pairs"


def test_a_figure_told_twice_alike_is_not_told_differently(tmp_path, monkeypatch) -> None:
    from core import views
    from core.models import Filter
    from tests.factories import LANLING, make_indicator, make_record, store_of

    def told(number: int, growth: float):
        text = f"{number}：生产总值增长{growth}%。"
        fact = make_indicator(text, f"增长{growth}%", year=2022, yoy=growth)
        return make_record(text, region=LANLING, year=2023, indicators=(fact,))

    for name in ("alike", "apart"):
        (tmp_path / name).mkdir()
    alike = store_of(tmp_path / "alike", monkeypatch, told(1, 5.0), told(2, 5.0))
    apart = store_of(tmp_path / "apart", monkeypatch, told(1, 5.0), told(2, 6.0))
    for store, said in ((alike, False), (apart, True)):
        view = views.build("indicators.series", views.direct(store), Filter(), {"indicator": "gdp"}, "zh")
        assert view is not None and ("不同说法" in view.source) == said
