"""Events: readouts of one meeting from several outlets are one meeting, other meetings are others."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.analysis import meetings, overview, regions
from core.corrections import Correction, Journal
from core.duplicates.events import Readout, find_events
from core.duplicates.reposts import Decisions
from core.models import AgendaItem, Filter, Keyword, Meeting, PartialDate, Person
from core.store import ensure_store
from tests.factories import LANLING, LANXI, make_record, use_written_records, write_records

WORDS = frozenset({"防汛", "水库", "转移", "预警", "值守"})
OTHERS = frozenset({"招商", "园区", "项目", "用地", "水库"})
NONE = Decisions()


def readout(doc_id: str, day: date | None = date(2023, 6, 5), **more: Any) -> Readout:
    settings: dict[str, Any] = {
        "region": "371324", "kind": "government_executive_meeting", "stated": True, "year": 2023,
        "ordinal": None, "term": None, "name": None, "keywords": WORDS, "weight": 1,
    }  # fmt: skip
    return Readout(doc_id=doc_id, day=day, **{**settings, **more})


def groups(*readouts: Readout, decided: Decisions = NONE) -> set[frozenset[str]]:
    return {frozenset(event.readouts) for event in find_events(readouts, decided)}


ONE, TWO = {frozenset("ab")}, {frozenset("a"), frozenset("b")}


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (readout("b"), ONE),
        (readout("b", keywords=OTHERS), ONE),  # a government meets once a day
        (readout("b", region="330781"), TWO),
        (readout("b", region=None), TWO),
        (readout("b", kind="party_standing_committee_meeting"), TWO),
        (readout("b", day=date(2023, 6, 6)), TWO),
        (readout("b", day=date(2023, 6, 6), stated=False), ONE),  # published a day later, on the same matters
        (readout("b", day=date(2023, 6, 6), stated=False, keywords=OTHERS), TWO),
        (readout("b", day=date(2023, 6, 20), stated=False), TWO),
        (readout("b", day=None), TWO),
    ],
)
def test_the_day_of_a_meeting(other: Readout, expected: set[frozenset[str]]) -> None:
    assert groups(readout("a"), other) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (readout("b", date(2023, 6, 9), ordinal=12), ONE),
        (readout("b", None, ordinal=12), ONE),
        (readout("b", None, ordinal=12, year=2018), TWO),  # of another term
        (readout("b", date(2023, 6, 9), ordinal=12, term=18), ONE),
        (readout("b", date(2023, 6, 9), ordinal=12, term=17), TWO),
        (readout("b", date(2023, 9, 9), ordinal=12), TWO),
        (readout("b", date(2023, 6, 5), ordinal=13), TWO),  # two meetings on one day
    ],
)
def test_the_number_of_a_meeting(other: Readout, expected: set[frozenset[str]]) -> None:
    assert groups(readout("a", ordinal=12, term=18), other) == expected


def test_of_conferences_there_may_be_several_a_day() -> None:
    def conference(doc_id: str, **more: Any) -> Readout:
        return readout(doc_id, kind="work_conference", **more)

    assert groups(conference("a"), conference("b", keywords=OTHERS)) == TWO
    assert groups(conference("a"), conference("b")) == ONE
    named = (
        conference("a", name="全县防汛工作会议"),
        conference("b", name="全县防汛抗旱工作会议", keywords=OTHERS),
    )
    assert groups(*named) == ONE


def test_a_readout_without_a_number_does_not_join_two_meetings_of_one_day() -> None:
    found = groups(readout("a", ordinal=3), readout("b"), readout("c", ordinal=4))
    assert len(found) == 2 and {"a", "c"} not in found


def test_the_fullest_readout_stands_for_the_meeting_at_its_own_day() -> None:
    late = readout("a", date(2023, 6, 6), stated=False, weight=9, ordinal=12)
    (event,) = find_events([late, readout("b", ordinal=12)], NONE)
    assert event.readouts == ("a", "b") and event.day == date(2023, 6, 5) and "第 12 次" in event.reason


def test_people_decide() -> None:
    assert groups(readout("a"), readout("b"), decided=Decisions(apart=frozenset("b"))) == TWO
    numbered = readout("a", ordinal=1), readout("b", date(2023, 8, 1), ordinal=2)
    assert groups(*numbered, decided=Decisions(together={"b": "a", "gone": "a"})) == ONE


def held(doc_id: str, text: str, day: int, month: int = 6, region=LANLING, agenda: int = 1, **fields: Any):
    meeting = Meeting(
        date=PartialDate(2023, month, day),
        chair=Person("李明", "县长"),
        agenda=tuple(AgendaItem(f"事项{n}", "研究", 0, 2) for n in range(agenda)),
    )
    words = tuple(Keyword(word, 1, 0.1) for word in sorted(WORDS))
    return make_record(
        text, doc_id=doc_id, doc_type="government_executive_meeting", region=region, year=2023,
        meeting=meeting, keywords=words, **fields,
    )  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    use_written_records(monkeypatch)
    records = [
        held("a", "县政府召开常务会议。", 5, publisher="县政府网"),
        held("b", "县长主持召开会议，研究两件事。", 5, agenda=2, publisher="县融媒体中心"),
        held("c", "县政府又开会。", 19),
        held("d", "市里开会。", 5, region=LANXI),
    ]
    write_records(tmp_path / "corpus", records)
    return tmp_path / "corpus", tmp_path / "data"


def test_a_meeting_is_counted_once(place: tuple[Path, Path]) -> None:
    store = ensure_store(*place)
    everything = Filter()
    assert list(meetings.by_month(store, everything)["meetings"]) == [3]
    assert list(meetings.by_type(store, everything)["meetings"]) == [3]
    assert list(overview.corpus_counts(store, everything)["meetings"]) == [3]
    counts = regions.region_counts(store, everything)
    assert dict(zip(counts["region"], counts["meetings"], strict=True)) == {"兰溪市": 1, "兰陵县": 2}
    listed = meetings.meetings(store, everything)
    assert list(listed["doc_id"]) == ["c", "b", "d"]
    assert list(listed["readouts"]) == [1, 2, 1]
    assert list(meetings.agenda(store, everything)["doc_id"]) == ["c", "b", "b", "d"]
    people = meetings.people(store, everything)
    assert dict(zip(people["region"], people["meetings"], strict=True)) == {"兰陵县": 2, "兰溪市": 1}
    both = meetings.readouts(store, listed["event_id"][1])
    assert list(both["doc_id"]) == ["b", "a"] and list(both["main"]) == [True, False]
    assert both["reason"].str.contains("2023-06-05").all()


def test_a_filter_shows_a_meeting_by_the_readout_it_chooses(place: tuple[Path, Path]) -> None:
    Journal(place[1]).append(Correction("b", "year", "set", "张三", before=2023, after=2022))
    store = ensure_store(*place)
    listed = meetings.meetings(store, Filter(year_from=2023))
    assert list(listed["doc_id"]) == ["c", "a", "d"]
    assert list(meetings.by_month(store, Filter(year_from=2023))["meetings"]) == [3]


def test_a_link_can_be_undone(place: tuple[Path, Path]) -> None:
    before = ensure_store(*place).fingerprint
    journal = Journal(place[1])
    apart = journal.append(Correction("a", "event", "set", "张三", before=True, after=False))
    store = ensure_store(*place)
    assert store.fingerprint != before
    assert list(meetings.by_month(store, Filter())["meetings"]) == [4]
    journal.append(Correction("a", "event", "undo", "张三", undoes=apart.id, seen=apart.id))
    again = ensure_store(*place)
    assert list(meetings.by_month(again, Filter())["meetings"]) == [3] and again.fingerprint == before
