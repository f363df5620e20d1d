"""Meetings by day, month and kind; their agendas, words and people."""

from __future__ import annotations

import pytest

from core.analysis.meetings import (
    agenda,
    agenda_totals,
    by_day,
    by_kind,
    by_month,
    by_type,
    directives,
    meetings,
    people,
    totals,
)
from core.models import AgendaItem, Directive, Filter, Meeting, PartialDate, Person
from tests.factories import LANLING, LANXI, make_record, store_of

TEXT = "3月5日，县长李明主持会议，研究春耕、防汛。会议强调，要抓早。"


def held(day, month=3, kind="government_executive_meeting", region=LANLING, **fields):
    meeting = Meeting(
        date=PartialDate(2023, month, day),
        chair=Person("李明", "县长"),
        agenda=(AgendaItem("春耕", "研究", 16, 18), AgendaItem("防汛", "研究", 19, 21)),
        directives=(Directive("强调", "抓早", None, 22, 30),),
        attendees=(Person("王一", "县领导"),),
        spans={"date": (0, 4)},
    )
    return make_record(
        TEXT, title=f"{month}月{day}日", doc_type=kind, region=region, year=2023, meeting=meeting, **fields
    )


@pytest.fixture
def store(tmp_path, monkeypatch):
    undated = Meeting(chair=Person("赵二"))
    return store_of(
        tmp_path,
        monkeypatch,
        held(5),
        held(15),
        held(4, month=4),
        held(20, month=4, region=LANXI),
        held(1, month=5, kind="symposium"),
        make_record("座谈会召开。", doc_type="symposium", year=2021, meeting=undated),
        make_record("座谈。", doc_type="symposium", meeting=undated, publish_date=PartialDate(2022, 7)),
        make_record("通知。", doc_type="notice", year=2023),
    )


def test_one_row_a_meeting_newest_first(store):
    frame = meetings(store, Filter())
    assert list(frame["date"]) == [
        "2023-05-01",
        "2023-04-20",
        "2023-04-04",
        "2023-03-15",
        "2023-03-05",
        "2022-07",
        "2021",
    ]
    assert list(frame["date_basis"][-3:]) == ["meeting", "publication", "year"]
    assert frame["day"].notna().sum() == 5
    first = frame.iloc[4]
    assert (first.chair, first.chair_role, first.agenda, first.directives) == ("李明", "县长", 2, 1)
    assert (first.attendees, first.speakers, first.agenda_titles) == (1, 0, "春耕；防汛")
    assert (first.quote, first.month) == ("3月5日", "2023-03")
    assert frame.iloc[6].quote == "座谈会召开。"


@pytest.mark.parametrize(
    ("narrowed", "dates"),
    [
        ({"limit": 2}, ["2023-05-01", "2023-04-20"]),
        ({"when": ("2023-04", "2021")}, ["2023-04-20", "2023-04-04", "2021"]),
        ({"chair": "赵二"}, ["2022-07", "2021"]),
        ({"holding": "防汛", "limit": 1}, ["2023-05-01"]),
        ({"holding": "兰溪"}, ["2023-04-20"]),
        ({"holding": "四月"}, []),
    ],
)
def test_meetings_are_narrowed_before_they_are_listed(store, narrowed, dates):
    frame = meetings(store, Filter(), **narrowed)
    assert list(frame["date"]) == dates
    assert list(frame["agenda"]) == [0 if date < "2023" else 2 for date in dates]


def test_all_meetings_in_figures_without_listing_them(store):
    found = totals(store, Filter()).iloc[0]
    assert tuple(found) == (7, 2, 2, "2023-05-01")
    assert totals(store, Filter(), "防汛").iloc[0]["meetings"] == 5
    assert tuple(totals(store, Filter(("110000",))).iloc[0])[:3] == (0, 0, 0)
    kinds = by_kind(store, Filter())
    assert list(zip(kinds["doc_type"], kinds["meetings"], strict=True)) == [
        ("government_executive_meeting", 4),
        ("symposium", 3),
    ]
    days = by_day(store, Filter(("371324",)))
    assert [str(day)[:10] for day in days["day"]] == ["2023-03-05", "2023-03-15", "2023-04-04", "2023-05-01"]
    assert list(days["meetings"]) == [1, 1, 1, 1]


def test_meetings_by_month_and_kind(store):
    frame = by_month(store, Filter())
    counted = [(row.month, row.doc_type, row.meetings) for row in frame.itertuples()]
    assert counted == [
        ("2022-07", "symposium", 1),
        ("2023-03", "government_executive_meeting", 2),
        ("2023-04", "government_executive_meeting", 2),
        ("2023-05", "symposium", 1),
    ]
    assert list(frame["month_number"]) == [7, 3, 4, 5]


def test_meetings_by_kind_with_the_time_between_them(store):
    frame = by_type(store, Filter()).set_index("doc_type")
    executive = frame.loc["government_executive_meeting"]
    assert (executive.meetings, executive.dated, executive.regions, executive.chairs) == (4, 4, 2, 1)
    assert executive.interval_days == 15.0  # 10 and 20 days in one county, nothing in the other
    assert frame.loc["symposium"].isna().interval_days


def test_agenda_directives_and_people(store):
    items = agenda(store, Filter(("371324",)), contains="春")
    assert list(items["quote"]) == ["春耕"] * 4
    assert list(items["position"]) == [1] * 4
    assert list(agenda(store, Filter(), limit=1)["date"]) == ["2023-05-01"]
    assert tuple(agenda_totals(store, Filter(), "春").iloc[0]) == (5, 5)
    assert list(directives(store, Filter(("330000",)))["topic"]) == ["抓早"]
    rows = people(store, Filter(("371324",), doc_types=("government_executive_meeting",)))
    assert [(row.name, row.role, row.part, row.meetings) for row in rows.itertuples(index=False)] == [
        ("李明", "县长", "chair", 3),
        ("王一", "县领导", "attendee", 3),
    ]
