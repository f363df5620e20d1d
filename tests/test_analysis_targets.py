"""Targets beside outcomes, on figures small enough for the head."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from core import views
from core.analysis import disagreements, targets
from core.models import Filter, Indicator, Record, Region
from core.store import Store
from tests.factories import LANLING, LINYI, SHANDONG, make_indicator, make_record, store_of


@pytest.mark.parametrize(
    ("target", "actual", "qualifier", "measure", "verdict"),
    [
        (7, 7.0, None, "yoy", "reached"),
        (7, 6.9, None, "yoy", "near"),
        (7, 5.9, "以上", "yoy", "below"),
        (7, 6.5, "左右", "yoy", "reached"),
        (7, 6.4, "左右", "yoy", "near"),
        (7, 8.9, "左右", "yoy", "reached"),
        (3, 2.1, "左右|以内", "yoy", "reached"),
        (2.5, 2.4, "控制在|以内", "yoy", "reached"),
        (2.5, 3.6, "不超过", "yoy", "below"),
        (6, 6.2, "6%—6.5%", "yoy", "reached"),
        (100e8, 98.5e8, "左右", "level", "reached"),
        (100e8, 96e8, None, "level", "near"),
        (100e8, 94e8, "不低于", "level", "below"),
        (-3, -3.2, "以上", "yoy", "near"),
    ],
)
def test_the_qualifier_decides(
    target: float, actual: float, qualifier: str | None, measure: str, verdict: str
) -> None:
    assert targets.judge(target, actual, qualifier, measure) == verdict


@pytest.mark.parametrize(
    ("target", "actual", "verdict"),
    [(3.0, 0.2, "reached"), (5.5, 5.2, "reached"), (5.5, 6.2, "near"), (-3.0, -3.5, "reached")],
)
def test_what_is_to_stay_low_is_met_from_below(target: float, actual: float, verdict: str) -> None:
    assert targets.judge(target, actual, "左右", "yoy", ceiling=True) == verdict


TEXT = "地区生产总值增长7%。"


def unlike(seed: int) -> str:
    """Words that no other report has: reports must not pass for reposts of one another."""
    return "".join(chr(0x4E00 + (seed * 7919 + place * 7001) % 9000) for place in range(200))


def report(year: int, region: Region, *facts: Indicator, **more: Any) -> Record:
    return make_record(
        TEXT + unlike(year * 7 + int(region.code or 0)), title=f"{region.name}{year}年报告", doc_type="government_work_report", region=region, year=year,
        period_year=year - 1, indicators=facts, file=f"{region.code}-{year}.txt", **more,
    )  # fmt: skip


def fact(kind: str, year: int, yoy: float, name: str = "地区生产总值", **more: Any) -> Indicator:
    identity = {"地区生产总值": "gdp"}.get(name)
    return make_indicator(TEXT, "增长7%", kind=kind, year=year, yoy=yoy, name=name, id=identity, **more)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    return store_of(
        tmp_path,
        monkeypatch,
        report(2021, LANLING, fact("target", 2021, 8.0)),
        report(
            2022,
            LANLING,
            fact("actual", 2021, 8.5),
            fact("target", 2022, 7.5, qualifier="左右"),
            fact("target", 2022, 9, "固定资产投资"),
        ),
        report(2023, LANLING, fact("actual", 2022, 4.0), fact("target", 2023, 7.0, qualifier="左右")),
        report(2023, LINYI, fact("target", 2023, 6.5)),
        report(2023, SHANDONG, fact("target", 2023, 5.0, qualifier="以上")),
        report(2022, LINYI),
    )


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    return list(frame[list(columns)].itertuples(index=False, name=None))


def test_each_target_meets_the_outcome_stated_a_year_later(store: Store) -> None:
    found = targets.outcomes(store, Filter(regions=("371324",)), ("gdp",))
    assert rows(found, "year", "target_amount", "verdict") == [
        (2023, 7.0, "document_missing"),
        (2022, 7.5, "below"),
        (2021, 8.0, "reached"),
    ]
    assert found["gap"].iloc[1] == pytest.approx(-3.5)
    assert found["actual_title"].iloc[1] == "兰陵县2023年报告" and found["actual_quote"].iloc[1] == "增长7%"


def test_silence_is_told_apart_from_a_missing_document(store: Store) -> None:
    found = targets.outcomes(store, Filter(regions=("371324",), year_from=2022, year_to=2022))
    assert set(rows(found, "name", "verdict")) == {("地区生产总值", "below"), ("固定资产投资", "not_stated")}


def test_verdicts_are_counted(store: Store) -> None:
    counted = targets.tally(targets.outcomes(store, Filter(regions=("371324",))))
    assert rows(counted, "verdict", "targets") == [
        ("reached", 1), ("near", 0), ("below", 1), ("not_stated", 1), ("document_missing", 1),
    ]  # fmt: skip


def test_targets_raised_held_or_cut(store: Store) -> None:
    found = targets.revisions(store, Filter(year_from=2022), ("gdp",))
    assert rows(found, "year", "amount", "previous", "change") == [
        (2023, 7.0, 7.5, "cut"),
        (2022, 7.5, 8.0, "cut"),
    ]


def test_a_target_from_province_to_county(store: Store) -> None:
    found = targets.cascade(store, Filter(), "gdp", 2023)
    assert rows(found, "region", "level", "parent_code") == [
        ("山东省", "province", None), ("临沂市", "city", "370000"), ("兰陵县", "county", "371300"),
    ]  # fmt: skip
    assert found["gap"].tolist()[1:] == pytest.approx([1.5, 0.5]) and pd.isna(found["gap"].iloc[0])


def test_who_has_published_and_who_has_not(store: Store) -> None:
    found = targets.season(store, Filter(), 2022)
    assert rows(found, "region", "published", "targets") == [("临沂市", True, 0), ("兰陵县", True, 2)]
    missing = targets.season(store, Filter(), 2024)
    assert missing["published"].tolist() == [False] * 3 and missing["last"].tolist() == [2023] * 3


def test_what_was_stated_and_is_silent_a_year_later(store: Store) -> None:
    found = targets.fallen_silent(store, Filter(), core=False)
    assert rows(found, "region", "name", "kind", "year") == [("兰陵县", "固定资产投资", "target", 2022)]


def test_the_same_fact_told_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bulletin = report(2023, LANLING, fact("actual", 2022, 4.3))
    told = store_of(tmp_path, monkeypatch, report(2023, LANLING, fact("actual", 2022, 4.0)), make_record(
        TEXT + unlike(5), doc_type="statistical_bulletin", region=LANLING, year=2022, period_year=2022,
        indicators=bulletin.indicators, file="b.txt"))  # fmt: skip
    found = disagreements.widest(told, Filter())
    assert set(rows(found, "doc_type", "yoy")) == {
        ("government_work_report", 4.0),
        ("statistical_bulletin", 4.3),
    }
    assert found["points"].iloc[0] == pytest.approx(0.3) and found["fact"].nunique() == 1
    view = views.build("targets.told", views.direct(told), Filter(), {})
    assert view.title == "1 个数字在不同文档里说法不一"
    (row,) = rows(view.table, "what", "apart", "report", "bulletin", "others")
    assert row == ("地区生产总值", "0.3 个百分点", "4%", "4.3%", None)
    assert len(view.facts("0")[0]) == 2


COUNTRY = Region(level="country")


def test_the_country_is_a_place_and_stands_above_the_provinces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nation = {"region": COUNTRY}
    store = store_of(
        tmp_path,
        monkeypatch,
        report(2022, COUNTRY, fact("target", 2022, 5.5, **nation)),
        report(2023, COUNTRY, fact("actual", 2022, 3.0, **nation), fact("target", 2023, 5.0, **nation)),
        report(2023, SHANDONG, fact("target", 2023, 5.5, scope="全省")),
    )
    judged = targets.outcomes(store, Filter(year_to=2022)).iloc[0]
    assert (judged.region_code, judged.target_amount, judged.actual_amount) == ("000000", 5.5, 3.0)
    assert targets.revisions(store, Filter())["step"].tolist() == [-0.5]
    steps = targets.cascade(store, Filter(), "gdp", 2023)
    assert [(row.level, row.amount, row.parent_code) for row in steps.itertuples()] == [
        ("country", 5.0, None),
        ("province", 5.5, "000000"),
    ]
    assert targets.season(store, Filter(), 2023)["published"].tolist() == [True, True]
