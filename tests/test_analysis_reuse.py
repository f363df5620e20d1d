"""Shared text: passages with offsets on both sides, shares of a superior's report, sections beside each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.reuse import elsewhere, letters, passages, shared_passages, side_by_side, with_superior
from core.analysis.sections import outline
from core.models import Filter, Keyword
from tests.factories import LANLING, LINYI, SHANDONG, make_record, store_of

FORMULA = "我们要统筹发展和安全，扎实做好各项民生工作"
LETTERS = len(FORMULA) - 1  # without the comma
CITY = f"一、回顾\n去年蔬菜丰收。\n二、今年工作安排\n{FORMULA}。\n(一)抓工业\n纺织企业开工。"
COUNTY = f"一、去年回顾\n医院启用。\n二、今年工作\n{FORMULA.replace('，', ', ')}！大棚扩建。\n三、其他\n无。"


def test_a_shared_passage_has_its_place_in_both():
    (found,) = shared_passages(COUNTY, CITY)
    assert COUNTY[found.start : found.end] == FORMULA.replace("，", ", ")  # marks and blanks do not count
    assert CITY[found.other_start : found.other_end] == FORMULA
    assert found.letters == LETTERS


def test_short_runs_are_no_passage_and_the_longest_place_counts():
    assert shared_passages("全县蔬菜丰收", "全县蔬菜丰收") == ()
    text, other = "abcdefghijklmnop", "abcdefghijklmxx abcdefghijklmnoq abcdefghijklmyy"
    (found,) = shared_passages(text, other)
    assert (found.letters, other[found.other_start : found.other_end]) == (15, "abcdefghijklmno")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="甲乙 ，", max_size=60), st.text(alphabet="甲乙 ，", max_size=60))
def test_what_is_shared_is_equal_and_as_long_as_it_can_be(text, other):
    end = 0
    for found in shared_passages(text, other, least=3):
        own, theirs = (
            letters(text[found.start : found.end])[0],
            letters(other[found.other_start : found.other_end])[0],
        )
        assert own == theirs and len(own) == found.letters >= 3
        assert found.start >= end
        end = found.end
    if not shared_passages(text, other, least=3):
        mine = letters(text)[0]
        assert not any(mine[at : at + 3] in letters(other)[0] for at in range(len(mine) - 2))


def report(text, region, year, **fields):
    return make_record(text, doc_type="government_work_report", region=region, year=year, doc_id=f"{region.code}-{year}", **fields)  # fmt: skip


@pytest.fixture
def store(tmp_path, monkeypatch):
    word = (Keyword("民生", 1, 1.0),)
    return store_of(
        tmp_path,
        monkeypatch,
        report(COUNTY, LANLING, 2023, keywords=word),
        report(CITY, LINYI, 2023, title="市报告", keywords=word),
        report("去年的报告，说的是别的事。", LINYI, 2022),
        report("别的话。", SHANDONG, 2022, keywords=word),
    )


def test_the_share_of_a_report_in_its_superiors(store):
    frame = with_superior(store, Filter())
    assert list(zip(frame["doc_id"], frame["superior_doc_id"], strict=True)) == [
        ("371300-2023", "370000-2022"),  # of the year before
        ("371324-2023", "371300-2023"),
        ("371300-2022", "370000-2022"),
    ]
    row = frame.iloc[1]
    total = len(letters(COUNTY)[0])
    assert (row.letters, row.shared, row.passages, row.longest) == (total, LETTERS, 1, LETTERS)
    assert row.share == pytest.approx(LETTERS / total) and frame.iloc[0].share == 0
    assert with_superior(store, Filter(("370000",), 1990, 1990)).empty


def test_passages_of_two_documents(store):
    frame = passages(store, "371324-2023", "371300-2023")
    assert list(frame["other_quote"]) == [FORMULA] and list(frame["letters"]) == [LETTERS]
    with pytest.raises(KeyError):
        passages(store, "371324-2023", "nothing")


def test_where_else_a_passage_stands(store):
    frame = elsewhere(store, "371324-2023", least=13)
    assert list(frame["other_title"]) == ["市报告"] and list(frame["quote"].str.len()) == [len(FORMULA) + 1]
    assert elsewhere(store, "371300-2022").empty


def test_sections_beside_each_other(store):
    frame = side_by_side(store, "371324-2023", "371300-2023")
    pairs = [(row.title, row.other_title) for row in frame.itertuples()]
    assert pairs == [("去年回顾", "回顾"), ("今年工作", "今年工作安排"), ("其他", None), (None, "抓工业")]
    assert frame["share"][1] == pytest.approx(LETTERS / (LETTERS + 4)) and frame["share"][0] == 0
    row = frame.iloc[1]
    assert COUNTY[row.body : row.end].strip().startswith("我们要")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "开头。\n一、甲\n话。\n（一）乙\n话。\n1.丙\n二、丁",
            [(0, ""), (1, "甲"), (2, "乙"), (3, "丙"), (1, "丁")],
        ),
        ("第一章 总则\n第一节 目的\n话。", [(1, "总则"), (2, "目的")]),
        ("1.5万亩蔬菜\n一、完成了全部任务。", [(0, "")]),
        ("", [(0, "")]),
    ],
)
def test_outlines(text, expected):
    sections = outline(text)
    assert [(section.level, section.title) for section in sections] == expected
    assert "".join(text[section.start : section.end] for section in sections) == text
