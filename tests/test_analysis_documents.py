"""The corpus as a whole, the list of documents, and one document with its facts."""

from __future__ import annotations

import pytest

from core.analysis import documents, indicators, keywords, meetings, overview, regions, units
from core.analysis.documents import document_facts
from core.models import Filter, Inference, Issue, Keyword, Meeting, PartialDate, Person
from tests.factories import LANLING, LANXI, make_indicator, make_record, store_of

TEXT = "4月3日，县长李明主持会议。生产总值300亿元，增长4%。还有一句看不懂。"


@pytest.fixture
def full():
    return make_record(
        TEXT,
        title="常务会议召开",
        doc_type="government_executive_meeting",
        region=LANLING,
        year=2023,
        publish_date=PartialDate(2023, 4, 5),
        meeting=Meeting(
            date=PartialDate(2023, 4, 3),
            chair=Person("李明", "县长"),
            spans={"date": (0, 4), "chair": (5, 9)},
        ),
        indicators=(
            make_indicator(
                TEXT,
                "生产总值300亿元，增长4%",
                value=300.0,
                unit="亿元",
                yoy=4.0,
                year=2022,
                qualifier="预计",
            ),
        ),
        keywords=tuple(Keyword(term, 1, 0.1) for term in "甲乙丙丁戊己"),
        issues=(Issue("indicators", "unread", "有一句没有读懂", 29, 37),),
        inferred={"year": Inference(2023, "发布日期", 0.9)},
        status="parsed_with_issues",
        reason="有一句没有读懂",
    )


@pytest.fixture
def store(tmp_path, monkeypatch, full):
    return store_of(
        tmp_path,
        monkeypatch,
        full,
        make_record("通知全文。", title="通知", doc_type="notice", region=LANXI, year=2022, synthetic=True),
        make_record("", status="refused", reason="打不开", doc_id=""),
    )


def test_the_counts_of_the_corpus(store):
    (row,) = overview.corpus_counts(store, Filter()).to_dict("records")
    assert row == {
        "documents": 2, "characters": 42, "regions": 2, "years": 2, "year_from": 2022, "year_to": 2023, "meetings": 1,
        "reports": 0, "indicators": 1, "indicator_names": 1, "suspicious": 0, "issues": 1, "inputs": 3, "refused": 1,
        "no_text": 0, "duplicates": 0, "statistics": 0, "synthetic": 1,
    }  # fmt: skip
    (row,) = overview.corpus_counts(store, Filter(("330000",))).to_dict("records")
    assert (row["documents"], row["indicators"], row["inputs"]) == (1, 0, 3)


def test_what_there_is_to_choose_from_includes_the_regions_above(store):
    there = overview.available(store)
    found = [(row.region_code, row.region, row.level, row.documents) for row in there.regions.itertuples()]
    assert found == [
        ("330000", "浙江省", "province", 1),
        ("330700", "金华市", "city", 1),
        ("330781", "兰溪市", "county", 1),
        ("370000", "山东省", "province", 1),
        ("371300", "临沂市", "city", 1),
        ("371324", "兰陵县", "county", 1),
    ]
    assert list(there.years["year"]) == [2022, 2023]
    assert set(there.doc_types["doc_type"]) == {"notice", "government_executive_meeting"}
    assert list(overview.available(store, Filter(("370000",))).years["year"]) == [2023]


def test_kinds(store):
    kinds = overview.documents_by_type(store, Filter())
    assert list(kinds["share"]) == [0.5, 0.5]


def test_the_list_is_newest_first_and_can_be_searched(store):
    frame = documents.documents(store, Filter())
    assert list(frame["title"]) == ["常务会议召开", "通知"]
    assert (frame.iloc[0].keywords, frame.iloc[0].indicators, frame.iloc[0].issues) == (
        "甲、乙、丙、丁、戊",
        1,
        1,
    )
    assert frame.iloc[1].keywords is None
    assert list(documents.documents(store, Filter(), contains="李明")["title"]) == ["常务会议召开"]
    assert list(documents.documents(store, Filter(), contains="通知")["title"]) == ["通知"]
    assert list(documents.documents(store, Filter(), contains="%")["title"]) == ["常务会议召开"]
    assert len(documents.documents(store, Filter(), limit=1)) == 1
    assert list(overview.latest_documents(store, Filter(), 1)["date"]) == ["2023-04-05"]


def test_the_facts_of_a_document_in_the_order_of_its_text(store, full):
    frame = document_facts(store, full.doc_id)
    assert list(frame["kind"]) == ["date", "chair", "indicator", "issue", "inferred"]
    assert list(frame["quote"][:2]) == ["4月3日", "县长李明"]
    figure = frame.iloc[2]
    assert (figure.sort, figure.label, figure["value"]) == ("actual", "地区生产总值", "300 亿元，+4%")
    assert figure.detail == "预计"
    assert frame.iloc[3].quote == "还有一句看不懂。"
    assert all(TEXT[row.start : row.end] == row.quote for row in frame[:4].itertuples())
    assert frame["start"].isna().tolist() == [False] * 4 + [True]
    assert document_facts(store, "no-such-document").empty


def test_the_ledger_adds_up_with_problems_first(store):
    frame = documents.ledger(store)
    assert list(frame["status"]) == ["refused", "parsed_with_issues", "parsed"]
    assert frame["documents"].sum() == 2
    assert frame.iloc[0].reason == "打不开"


def test_issues_show_their_words(store):
    (row,) = documents.issues(store, Filter()).itertuples()
    assert (row.code, row.quote) == ("unread", "还有一句看不懂。")


ANSWERS = {
    "corpus_counts": overview.corpus_counts,
    "documents_by_type": overview.documents_by_type,
    "indicators_by_domain": overview.indicators_by_domain,
    "latest_documents": overview.latest_documents,
    "catalogue": indicators.catalogue,
    "facts": indicators.facts,
    "series": lambda store, chosen: indicators.series(store, chosen, "gdp"),
    "actual_and_target": indicators.actual_and_target,
    "units": lambda store, chosen: units.usual(store, chosen, ("gdp",)),
    "meetings": meetings.meetings,
    "by_month": meetings.by_month,
    "by_type": meetings.by_type,
    "agenda": meetings.agenda,
    "directives": meetings.directives,
    "people": meetings.people,
    "topic_shares": regions.topic_shares,
    "region_counts": regions.region_counts,
    "coverage": regions.coverage,
    "topic_passages": lambda store, chosen: regions.topic_passages(store, chosen, "agriculture"),
    "top_terms": keywords.top_terms,
    "cloud": keywords.cloud,
    "frequency": lambda store, chosen: keywords.frequency(store, chosen, ["会议"]),
    "passages": lambda store, chosen: keywords.passages(store, chosen, "会议"),
    "documents": documents.documents,
    "issues": documents.issues,
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_empty_answer_has_the_columns_and_types_of_a_full_one(store, name):
    some, none = ANSWERS[name](store, Filter()), ANSWERS[name](store, Filter(("110000",)))
    assert list(none.columns) == list(some.columns)
    assert list(none.dtypes) == list(some.dtypes)


@pytest.mark.parametrize("name", ANSWERS)
def test_a_store_without_any_document_answers_too(tmp_path, monkeypatch, name):
    assert ANSWERS[name](store_of(tmp_path, monkeypatch), Filter()) is not None
