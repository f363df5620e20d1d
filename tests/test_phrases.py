"""Which phrases of a year's report came up at a meeting, on documents small enough to count by eye."""

from __future__ import annotations

import pytest

from core import views
from core.analysis.phrases import phrase_evidence, phrases_reached
from core.models import AgendaItem, Directive, Filter, Meeting, PartialDate
from tests.factories import LANLING, LANXI, make_record, store_of

REPORT = "推进乡村振兴，乡村振兴是大事。坚持高质量发展。抓好安全生产。"


def readout(date, item, said="", region=LANLING):
    text = f"{date}会议研究{item}。{said}"
    at = text.index(item)
    directives = (Directive("要", said, None, text.index(said), len(text)),) if said else ()
    meeting = Meeting(
        date=PartialDate(*(int(part) for part in date.split("-"))) if date else None,
        agenda=(AgendaItem(item, None, at, at + len(item)),),
        directives=directives,
    )
    return make_record(
        text, doc_type="government_executive_meeting", region=region, year=2023, meeting=meeting
    )


@pytest.fixture
def store(tmp_path, monkeypatch):
    return store_of(
        tmp_path,
        monkeypatch,
        make_record(
            REPORT, doc_type="government_work_report", region=LANLING, year=2023, topics={"agriculture": 1.0}
        ),
        readout("2023-05-06", "乡村振兴资金"),
        readout("2023-03-02", "蔬菜种植", "要做好乡村振兴文章"),
        readout("2023-07-01", "安全生产", region=LANXI),
        readout("2022-07-01", "高质量发展"),
    )


def test_how_often_and_when_first_a_phrase_came_up(store):
    found = phrases_reached(store, Filter(), 2023).set_index("term")
    assert set(found["region_code"]) == {"371324"}
    rural = found.loc["乡村振兴"]
    assert (rural["count"], rural["mentions"], rural["meetings"]) == (2, 2, 2)
    assert (rural["first"], rural["first_words"]) == ("2023-03-02", "要做好乡村振兴文章")


@pytest.mark.parametrize("term", ["高质量发展", "安全生产"])
def test_what_another_year_or_region_spoke_of_is_not_seen(store, term):
    row = phrases_reached(store, Filter(), 2023).set_index("term").loc[term]
    assert row["mentions"] == 0 and row["first"] is None and row["first_doc_id"] is None


def test_both_sentences_are_the_evidence(store):
    found = phrase_evidence(store, Filter(), 2023, "371324", "乡村振兴")
    assert list(found["doc_type"]) == ["government_work_report"] * 2 + ["government_executive_meeting"] * 2
    assert list(found["quote"]) == ["乡村振兴", "乡村振兴", "要做好乡村振兴文章", "乡村振兴资金"]
    for row in found.itertuples():
        assert store.record(row.doc_id).text[row.start : row.end] == row.quote


def test_the_view_names_what_came_up_and_what_did_not(store):
    view = views.build("meetings.phrases", views.direct(store), Filter(), {}, "zh")
    assert view.title == "兰陵县2023年报告的 3 个短语，1 个上过会"
    assert "安全生产" in view.takeaway and "高质量发展" in view.takeaway
    assert view.documents == 3 and "3 份文档" in view.source
    first = view.named.iloc[0]
    assert list(first)[:6] == ["乡村振兴", 2, "上过会", 2, 2, "2023年3月2日"]


def test_a_filter_by_kind_does_not_hide_the_other_side(store):
    only = Filter(doc_types=("government_executive_meeting",))
    assert len(phrases_reached(store, only, 2023)) == 3


def test_without_a_report_nothing_is_said(store):
    assert phrases_reached(store, Filter(), 2022).empty
    assert views.build("meetings.phrases", views.direct(store), Filter(regions=("330781",)), {}, "zh") is None
