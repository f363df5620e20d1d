"""How often bodies meet, who chairs, what stays on the agenda; counted by hand."""

from __future__ import annotations

import pytest

from core.analysis.pace import (
    agenda_topics,
    chairs,
    frequency,
    intervals,
    report_years,
    tenures,
    themes_reached,
    topic_of,
    topic_stays,
)
from core.models import AgendaItem, Filter, Meeting, PartialDate, Person
from core.parsing.topics import topic_shares
from tests.factories import LANLING, LANXI, make_record, store_of

REPORT = "全县粮食丰收，乡村振兴推进，农民增收，村庄变美。医院扩建。推进高质量发展。"


def held(
    date,
    chair="李明",
    role="县长",
    items=("研究蔬菜种植",),
    region=LANLING,
    kind="government_executive_meeting",
):
    text = f"{date}，会议{'；'.join(items)}。"
    agenda = tuple(AgendaItem(item, None, text.index(item), text.index(item) + len(item)) for item in items)
    year, *rest = (int(part) for part in date.split("-"))
    meeting = Meeting(
        date=PartialDate(year, *rest), chair=Person(chair, role) if chair else None, agenda=agenda
    )
    return make_record(text, title=date, doc_type=kind, region=region, year=year, meeting=meeting)


@pytest.fixture
def store(tmp_path, monkeypatch):
    return store_of(
        tmp_path,
        monkeypatch,
        held("2022-12-01", items=("研究医院建设",)),
        held("2023-01-10"),
        held("2023-01-30", items=("听取粮食工作汇报", "审议任免事项")),
        held("2023-03-01"),
        held("2023-10-01", chair="赵二", items=("研究乡村振兴工作",)),
        held("2023-11", chair=None, items=("学习文件",)),
        held("2023-02-01", region=LANXI, chair="王五", role=None),
        held("2023-01-11", kind="party_standing_committee_meeting", role="县委副书记"),
        make_record(
            REPORT,
            title="报告",
            doc_type="government_work_report",
            region=LANLING,
            year=2023,
            topics=topic_shares(REPORT),
        ),
    )


def test_meetings_by_month_quarter_and_year(store):
    frame = frequency(store, Filter(("371324",)), "quarter")
    assert [(row.period, row.meetings) for row in frame.itertuples() if row.doc_type.startswith("gov")] == [
        ("2022-Q4", 1),
        ("2023-Q1", 3),
        ("2023-Q4", 2),
    ]
    assert frequency(store, Filter(), "year")["meetings"].tolist() == [1, 6, 1]
    assert "2023-11" in frequency(store, Filter(), "month")["period"].to_list()
    with pytest.raises(ValueError, match="step"):
        frequency(store, Filter(), "week")


def test_days_from_one_meeting_of_a_body_to_the_next(store):
    frame = intervals(store, Filter())
    assert list(frame["days"]) == [40, 20, 30, 214]
    assert (frame["previous"][0], frame["date"][0], frame["region"][0]) == (
        "2022-12-01",
        "2023-01-10",
        "兰陵县",
    )


def test_who_chairs_and_from_when_to_when(store):
    frame = chairs(store, Filter(("371324",)))
    assert [(row.year, row.chair, row.meetings) for row in frame.itertuples()] == [
        (2022, "李明", 1),
        (2023, "李明", 4),
        (2023, "赵二", 1),
    ]
    (band,) = tenures(store, Filter()).itertuples()
    assert (band.chair, band.role, band.first, band.last, band.meetings) == (
        "李明",
        "县长",
        "2022-12-01",
        "2023-03-01",
        4,
    )
    assert band.days == 90
    assert {row.role for row in tenures(store, Filter(), least=1).itertuples()} == {
        "县长",
        "县委副书记",
        None,
    }


@pytest.mark.parametrize(
    ("title", "topic"),
    [("研究粮食和蔬菜工作", "agriculture"), ("研究医院建设", "health"), ("审议任免事项", None), ("", None)],
)
def test_the_topic_of_an_agenda_item(title, topic):
    assert topic_of(title) == topic


def test_topics_of_the_agenda_over_time(store):
    frame = agenda_topics(store, Filter(("371324",), doc_types=("government_executive_meeting",)), "quarter")
    assert [(row.period, row.topic, row.items, row.items_total) for row in frame.itertuples()] == [
        ("2022-Q4", "health", 1, 1),
        ("2023-Q1", "agriculture", 3, 4),
        ("2023-Q4", "agriculture", 1, 2),
    ]
    assert frame["share"][1] == 0.75 and frame["label"][0] == "医疗卫生"


def test_how_long_a_topic_stays(store):
    frame = topic_stays(store, Filter(("371324",))).set_index("topic")
    row = frame.loc["agriculture"]
    assert (row["first"], row["last"], row.months, row["items"], row.longest) == (
        "2023-01",
        "2023-10",
        3,
        5,
        3,
    )
    assert frame.loc["health"].longest == 1


def test_which_themes_of_the_report_reached_an_agenda(store):
    frame = themes_reached(store, Filter(("371324",)), 2023).set_index("topic")
    farm, health = frame.loc["agriculture"], frame.loc["health"]
    assert (farm["items"], farm.meetings, farm["first"], farm.first_item) == (
        5,
        5,
        "2023-01-10",
        "研究蔬菜种植",
    )
    assert farm.quote == "研究蔬菜种植" and farm.share > health.share > 0
    assert (health["items"], health["first"]) == (0, None) or health.isna()["first"]
    assert themes_reached(store, Filter(), 2022).empty
    assert list(report_years(store, Filter())["year"]) == [2023]
    assert report_years(store, Filter(("110000",))).empty


def test_nothing_held_gives_empty_frames_with_their_columns(store):
    nothing = Filter(("110000",))
    for ask in (frequency, intervals, chairs, tenures, agenda_topics, topic_stays):
        frame = ask(store, nothing)
        assert frame.empty and len(frame.columns) > 4
    assert themes_reached(store, nothing, 2023).empty
