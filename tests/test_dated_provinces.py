"""What provinces, cities and counties held, as evidence for the year of a text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from core.lexicon import load_toml
from core.parsing.dated_provinces import provincial_events
from core.parsing.dates_year import infer_year, year_evidence
from core.parsing.text import fold

CONGRESSES = load_toml("dated_congresses")
PARTY = load_toml("dated_party_congresses")
INSPECTIONS = load_toml("dated_inspections")
TERMS = load_toml("dated_terms")


def mentioned(text: str, province: str | None = None) -> set[str]:
    return {event.id.partition("-")[0] for event in provincial_events(fold(text), province)}


@pytest.mark.parametrize(
    ("lexicon", "ids", "province"),
    [
        (CONGRESSES, {"province_congress"}, "湖南省"),
        (PARTY, {"party_congress", "party_plenum"}, None),
        (INSPECTIONS, {"inspection"}, "湖北省"),
        (TERMS, {"new_term"}, None),
    ],
    ids=["sessions", "party", "inspections", "terms"],
)
def test_every_lexicon_knows_its_examples(
    lexicon: dict[str, list[str]], ids: set[str], province: str | None
) -> None:
    for text in lexicon["examples"]:
        assert mentioned(text, province) & ids, text
    for text in lexicon["not_examples"]:
        assert not mentioned(text, province) & ids, text


def test_party_congresses_are_five_years_apart_in_every_province() -> None:
    assert set(PARTY["congress"]) == set(CONGRESSES["term"]) - {"省"}
    for place, known in PARTY["congress"].items():
        months = [date.fromisoformat(f"{month}-01") for month in (known["held"], *known["earlier"])]
        gaps = [(a - b).days / 365.25 for a, b in pairwise(months)]
        assert all(4.7 < gap < 5.3 for gap in gaps), place
    for held in INSPECTIONS["round"]:
        first, _, last = held["days"].partition("/")
        assert 30 <= (date.fromisoformat(last) - date.fromisoformat(first)).days <= 50


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("——在广东省第十三届人民代表大会第二次会议上", [2019]),
        ("——在上海市第十五届人民代表大会第三次会议上", [2020]),
        ("——在重庆市第五届人民代表大会第一次会议上", [2018]),
        ("——在河北省第9届人民代表大会第5次会议上", [2002]),
        # an extra session may have been counted in
        ("——在四川省第十四届人民代表大会第五次会议上", [2027, 2026]),
        ("——在西藏自治区第十一届人民代表大会第四次会议上", [2021, 2020]),
        ("——在江苏省第十三届人民代表大会第六次会议上", [2022]),
    ],
)
def test_a_session_of_a_provincial_congress_is_of_its_year_of_the_term(said: str, years: list[int]) -> None:
    (event,) = provincial_events(fold(said), None)
    assert [window.earliest.year for window in event.windows] == years


def test_what_the_province_held_is_known_only_with_the_province() -> None:
    said = "会议传达学习省第八次党代会精神和省委七届十二次全会精神。"
    assert not provincial_events(fold(said), None)
    assert len(provincial_events(fold(said), "海南省")) == 2
    assert not provincial_events(fold(said), "广西壮族自治区")


@pytest.mark.parametrize(
    ("said", "province", "month", "year"),
    [
        (
            "传达学习省委十一届七次全会、习近平总书记在福建考察时的重要讲话精神。",
            "福建省",
            12,
            2024,
        ),
        ("传达中央第三环境保护督察组督查湖北省工作动员会精神。", "湖北省", 11, 2016),
        ("传达市第十二次党代会精神,服务和融入新发展格局。", None, 10, 2021),
    ],
)
def test_the_year_of_a_meeting_by_what_its_province_held(
    said: str, province: str | None, month: int, year: int
) -> None:
    found = infer_year(year_evidence(fold(said), province), month, 5)
    assert found is not None
    assert found.value == year
