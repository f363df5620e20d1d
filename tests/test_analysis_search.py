"""Search: what a query means, what it finds, what it says when it cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.query import AllOf, AnyOf, Near, Not, NotUnderstood, Pattern, Phrase, parse
from core.analysis.search import concordance, highlights, places, search
from core.models import AgendaItem, Filter, Meeting, PartialDate, Person
from tests.factories import LANLING, LANXI, make_record, store_of

A = "全县蔬菜大棚建成300个，出口额增长。GDP增长。\n蔬菜之乡。"
B = "大棚，今年要多建，蔬菜外销。"
C = "水果丰收，100%达标。"


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("蔬菜", Phrase("蔬菜")),
        ("蔬菜 大棚", AllOf((Phrase("蔬菜"), Phrase("大棚")))),
        ("蔬菜 AND 大棚", AllOf((Phrase("蔬菜"), Phrase("大棚")))),
        ("蔬菜 或 水果 丰收", AnyOf((Phrase("蔬菜"), AllOf((Phrase("水果"), Phrase("丰收")))))),
        ("（蔬菜 OR 水果）丰收", AllOf((AnyOf((Phrase("蔬菜"), Phrase("水果"))), Phrase("丰收")))),
        ("蔬菜 NOT 出口", AllOf((Phrase("蔬菜"), Not(Phrase("出口"))))),
        ("蔬菜 -出口", AllOf((Phrase("蔬菜"), Not(Phrase("出口"))))),
        ("“蔬菜 大棚”", Phrase("蔬菜 大棚")),
        ("「蔬菜」", Phrase("蔬菜")),
        ("蔬菜 NEAR/10 大棚", Near("蔬菜", "大棚", 10)),
        ("标题：蔬菜 chair:李明", AllOf((Phrase("蔬菜", "title"), Phrase("李明", "chair")))),
        ("/大棚[0-9]+/", Pattern("大棚[0-9]+")),
        ("5.5%", Phrase("5.5%")),
        ("工业或农业", Phrase("工业或农业")),
    ],
)
def test_what_a_query_means(query, tree):
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("。，、！", "only_marks"),
        ("“，”蔬菜", "only_marks"),
        ("(蔬菜", "bracket"),
        ("蔬菜)", "bracket"),
        ("()蔬菜", "bracket"),
        ('"蔬菜', "quote"),
        ("蔬菜 OR", "operand"),
        ("OR 蔬菜", "operand"),
        ("蔬菜 AND OR 大棚", "operand"),
        ("蔬菜 NOT", "operand"),
        ("NEAR/3 蔬菜", "near"),
        ("蔬菜 NEAR/999 大棚", "near"),
        ("(蔬菜 OR 水果) NEAR/3 大棚", "near"),
        ("书名:蔬菜", "field"),
        ("蔬" * 501, "long"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(query, code):
    with pytest.raises(NotUnderstood) as error:
        parse(query)
    assert error.value.code == code and str(error.value).endswith(("。", "大棚。"))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='蔬菜 ()"“”/:-|*\\[ANDORNEAR/9或非', max_size=25))
def test_no_query_breaks_the_reader(query):
    try:
        parse(query)
    except NotUnderstood as error:
        assert str(error)


@pytest.fixture
def store(tmp_path, monkeypatch):
    meeting = Meeting(
        date=PartialDate(2023, 3, 1), chair=Person("李明"), agenda=(AgendaItem("研究水果产业"),)
    )
    return store_of(
        tmp_path,
        monkeypatch,
        make_record(A, title="甲报告", region=LANLING, year=2023, doc_id="a" * 16),
        make_record(B, title="乙报告", region=LANXI, year=2022, doc_id="b" * 16),
        make_record(
            C,
            title="蔬菜会议",
            region=LANLING,
            year=2021,
            doc_id="c" * 16,
            meeting=meeting,
            doc_type="symposium",
        ),
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("蔬菜", "ab c"),  # c by its title
        ("蔬菜 大棚", "ab"),
        ("蔬菜 NOT 出口", "bc"),
        ("水果 OR 出口", "ac"),
        ("蔬菜 NEAR/0 大棚", "a"),
        ("蔬菜 NEAR/7 大棚", "ab"),
        ("NOT (蔬菜 NEAR/0 大棚)", "bc"),
        ("gdp", "a"),
        ("标题:蔬菜", "c"),
        ("主持:李明", "c"),
        ("议题:水果", "c"),
        ("地区:山东省 大棚", "a"),
        ("100%", "c"),
        ("/大棚建成[0-9]{3}个/", "a"),
        ("无此词", ""),
    ],
)
def test_what_a_query_finds(store, query, found):
    answer = search(store, Filter(), query)
    assert answer.problem is None
    assert {doc_id[0] for doc_id in answer.documents["doc_id"]} == set(found) - {" "}
    assert answer.total == len(answer.documents)


def test_a_page_of_the_documents_newest_first(store):
    answer = search(store, Filter(), "蔬菜", limit=1, offset=2)
    assert answer.total == 3 and list(answer.documents["title"]) == ["乙报告"]
    assert list(answer.documents["hits"]) == [1]
    assert search(store, Filter(("371324",)), "蔬菜").total == 2


def test_places_are_quoted_in_their_context(store):
    frame = highlights(store, "蔬菜 OR 出口", ["a" * 16, "b" * 16], width=2)
    assert [(row.quote, row.left, row.right) for row in frame.itertuples()] == [
        ("蔬菜", "全县", "大棚"),
        ("出口", "个，", "额增"),
        ("蔬菜", "。", "之乡"),
        ("蔬菜", "建，", "外销"),
    ]
    assert all(A[start:end] in {"蔬菜", "出口"} for start, end in places(store, "a" * 16, "蔬菜 OR 出口"))
    near = places(store, "b" * 16, "蔬菜 NEAR/10 大棚 NOT 出口")
    assert [B[start:end] for start, end in near] == ["大棚，今年要多建，蔬菜"]
    assert places(store, "a" * 16, "gdp") == [(A.index("GDP"), A.index("GDP") + 3)]


def test_the_places_shown_cover_all_words_of_a_query(tmp_path, monkeypatch):
    text = "科技创新。" + "科技强县。" * 30 + "农业稳定。" + "很远的话。" * 30 + "农业科技园区。品牌。"
    store = store_of(tmp_path, monkeypatch, make_record(text, doc_id="f" * 16))
    (one,) = highlights(store, "科技 AND 农业", ["f" * 16], width=12, most=1).itertuples()
    words = [piece for piece, own in one.pieces if own]
    assert set(words) == {"科技", "农业"} and "".join(piece for piece, _ in one.pieces).count(
        "科技"
    ) == words.count("科技")
    three = highlights(store, "科技 AND 农业 AND 品牌", ["f" * 16], width=12, most=2)
    assert {piece for pieces in three["pieces"] for piece, own in pieces if own} == {"科技", "农业", "品牌"}
    assert list(three["start"]) == sorted(three["start"]) and len(three) == 2


@pytest.mark.parametrize("query", ["。。", "/[/", "/(?<=a)b/", "((", "蔬菜 NEAR/1"])
def test_a_query_that_cannot_be_read_gives_a_sentence_and_no_document(store, query):
    answer = search(store, Filter(), query)
    assert answer.problem and answer.documents.empty and answer.total == 0
    assert highlights(store, query, ["a" * 16]).empty


def test_letters_that_change_their_length_in_the_other_case_keep_their_places(tmp_path, monkeypatch):
    text = "İstanbul 蔬菜展"
    store = store_of(tmp_path, monkeypatch, make_record(text, doc_id="e" * 16))
    assert [text[start:end] for start, end in places(store, "e" * 16, "蔬菜展")] == ["蔬菜展"]


def test_keyword_in_context_sorted_by_what_stands_before_or_behind(store):
    assert list(concordance(store, Filter(), "蔬菜", "right", width=2)["right"]) == ["之乡", "外销", "大棚"]
    assert list(concordance(store, Filter(), "蔬菜", "left", width=2)["left"]) == ["。", "全县", "建，"]
    assert len(concordance(store, Filter(), "蔬菜", limit=1)) == 1
    assert concordance(store, Filter(), "。，", "left").empty
