"""Events with known days."""

from __future__ import annotations

from datetime import date

import pytest

from core.lexicon import load_toml
from core.parsing.dated_events import GRACE, find_events
from core.parsing.text import fold

LEXICON = load_toml("dated_events")
CONFERENCES = load_toml("dated_conferences")["conference"]
THEMES = load_toml("dated_themes")["event"] + load_toml("dated_slogans")["event"]
ENTRIES = LEXICON["series"] + LEXICON["event"] + THEMES + LEXICON["anniversary"]
ACCIDENTS = load_toml("dated_accidents")
VISITS = load_toml("dated_visits")
MEETINGS = load_toml("dated_politburo")["meeting"]
COUNTED = load_toml("dated_counted")


def mentioned(text: str) -> set[str]:
    return {event.id for event in find_events(fold(text))}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_every_entry_knows_its_examples(entry: dict[str, object]) -> None:
    name = str(entry["id"])
    for text in entry["examples"]:  # type: ignore[attr-defined]
        assert any(found == name or found.startswith(name + "-") for found in mentioned(text)), text
    for text in entry.get("not_examples", []):  # type: ignore[attr-defined]
        assert not any(found == name or found.startswith(name + "-") for found in mentioned(text)), text


def test_entries_are_complete_and_in_order() -> None:
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES)
    for entry in ENTRIES:
        assert entry["zh"] and entry["en"] and entry["source"] and entry["examples"]
        assert entry.get("kind", "campaign") in {*GRACE, "epoch"}
    for event in LEXICON["event"] + THEMES:
        assert event["kind"] == "epoch" or event["from"] <= event["to"]
    for series in LEXICON["series"]:
        days = [day.partition("/")[0] for part in series["parts"] for day in part["days"] if day]
        assert days == sorted(days), series["id"]
        assert all(date.fromisoformat(day) for day in days)


@pytest.mark.parametrize("entry", CONFERENCES, ids=lambda entry: entry["id"])
def test_every_conference_is_complete_and_knows_its_examples(entry: dict[str, list[str]]) -> None:
    assert entry["zh"] and entry["en"] and entry["source"]
    days = [day.split("/") for day in entry["days"]]
    assert days == sorted(days) and all(date.fromisoformat(day) for pair in days for day in pair)
    assert all(f"conference-{entry['id']}" in mentioned(text) for text in entry["examples"])
    assert not any(f"conference-{entry['id']}" in mentioned(text) for text in entry["not_examples"])


def test_a_conference_just_passed_on_tells_more_than_one_cited() -> None:
    passed_on = find_events("县委召开会议,传达学习全国教育大会精神")
    cited = find_events("深入贯彻全国教育大会精神")
    assert [event.kind for event in (*passed_on, *cited)] == ["recent", "cited"]
    assert [window.earliest.year for window in cited[0].windows] == [2018, 2024]


def test_a_study_session_is_passed_on_in_the_weeks_after_it() -> None:
    (event,) = find_events("学习二十届中共中央政治局第四次集体学习精神")
    (window,) = event.windows
    assert window.earliest == date(2023, 3, 30)
    assert window.latest is not None and date(2023, 5, 1) < window.latest < date(2023, 12, 1)


def test_without_its_term_a_number_fits_several_days() -> None:
    (event,) = find_events("学习中央政治局第四次集体学习精神")
    assert [window.earliest.year for window in event.windows] == [2013, 2018, 2023]
    both = "学习二十届中央政治局第四次集体学习精神。要落实中央政治局第四次集体学习要求。"
    assert len(find_events(both)) == 1


@pytest.mark.parametrize("text", ["十九届四中全会", "第十九届四中全会", "19届4中全会", "党的十九届四中全会"])
def test_either_numeral(text: str) -> None:
    assert "party_plenum-19-4" in mentioned(text)


def test_a_plenum_is_the_newest_until_the_next() -> None:
    (event,) = find_events("贯彻党的十九届四中全会精神")
    assert event.windows[0].latest == date(2020, 10, 26)


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("传达全国政协十二届五次会议精神", date(2017, 3, 3)),
        ("为政协第十二届全国委员会第五次会议作准备", date(2016, 5, 7)),
        ("讨论关于召开全国政协十二届五次会议的决定", date(2016, 5, 7)),
    ],
)
def test_a_session_prepared_is_still_to_come(text: str, earliest: date) -> None:
    (event,) = find_events(text)
    assert [window.earliest for window in event.windows] == [earliest]


def test_an_event_still_awaited_comes_later_than_the_text() -> None:
    (event,) = find_events("以优异成绩迎接党的二十大")
    (window,) = event.windows
    assert window.earliest < date(2022, 5, 1)
    assert window.latest == date(2022, 10, 22)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("庆祝中国共产党成立100周年大会", 2021),
        ("庆祝中国共产党成立一百周年", 2021),
        ("建党百年", 2021),
        ("中国人民政治协商会议成立65周年", 2014),
        ("纪念红军长征胜利八十周年", 2016),
        ("新中国成立七十五周年", 2024),
        ("明年是闽宁协作30周年", 2025),
    ],
)
def test_an_anniversary_dates_the_text(text: str, year: int) -> None:
    (event,) = find_events(fold(text))
    assert event.windows[0].earliest == date(year, 1, 1)


def test_local_sessions_are_no_national_ones() -> None:
    assert not mentioned("县十七届人大二次会议、县纪委十四届三次全会、市委十三届四次全会")


@pytest.mark.parametrize("entry", ACCIDENTS["accident"], ids=lambda entry: entry["id"])
def test_every_accident_knows_its_example(entry: dict[str, str]) -> None:
    (event,) = find_events(fold(entry["example"]))
    assert event.id == f"accident-{entry['id']}" and event.windows[0].earliest == entry["day"]
    assert not any(
        found.startswith("accident") for text in ACCIDENTS["not_examples"] for found in mentioned(text)
    )


def test_tours_of_the_leader_are_in_order_and_of_him_alone() -> None:
    for visit in VISITS["visit"]:
        days = [day.split("/") for day in visit["days"]]
        assert days == sorted(days) and all(date.fromisoformat(day) for pair in days for day in pair)
    assert all(any(found.startswith("visit-") for found in mentioned(text)) for text in VISITS["examples"])
    assert not any(found.startswith("visit-") for text in VISITS["not_examples"] for found in mentioned(text))


def test_a_tour_passed_on_is_news_and_one_cited_is_not() -> None:
    told = find_events("会议传达学习习近平总书记在福建考察时的重要讲话精神")
    assert {event.kind for event in told if event.id == "visit-福建"} == {"recent"}
    cited = find_events("牢记习近平总书记考察福建时的嘱托")
    assert {event.kind for event in cited if event.id == "visit-福建"} == {"cited"}


@pytest.mark.parametrize("entry", MEETINGS, ids=lambda entry: entry["id"])
def test_a_meeting_of_the_politburo_is_known_by_its_day(entry: dict[str, list[str]]) -> None:
    assert entry["days"] == sorted(entry["days"]) and all(date.fromisoformat(day) for day in entry["days"])
    for text in entry["examples"]:
        assert any(found.startswith(f"{entry['id']}-") for found in mentioned(text)), text
    for text in entry["not_examples"]:
        assert not any(found.startswith(f"{entry['id']}-") for found in mentioned(text)), text


def test_a_day_with_meetings_in_several_years_tells_none() -> None:
    (event,) = (e for e in find_events("传达7月30日中央政治局会议精神") if e.id.startswith("politburo"))
    assert len(event.windows) > 3


@pytest.mark.parametrize("entry", COUNTED["counted"], ids=lambda entry: entry["id"])
def test_a_counted_day_gives_its_year(entry: dict[str, int]) -> None:
    text = f"开展第{entry['number']}个{entry['names'][0]}活动"  # type: ignore[index]
    (event,) = (e for e in find_events(fold(text)) if e.id.startswith("counted"))
    assert event.windows[0].earliest == date(entry["year"], 1, 1)
    assert not any(
        found.startswith("counted") for text in COUNTED["not_examples"] for found in mentioned(text)
    )


def test_of_plenums_named_together_the_last_counts() -> None:
    assert "party_plenum-18-5" in mentioned("党的十八大和十八届二中、三中、四中、五中全会精神")
