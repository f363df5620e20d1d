"""Words that keep company, counted by hand."""

from __future__ import annotations

import pytest

from core.analysis.cooccurrence import log_dice, neighbours, network
from core.models import Filter
from tests.factories import LANLING, LANXI, make_record, store_of

A = "蔬菜大棚丰收。蔬菜大棚建成。\n蔬菜外销；医院启用。"
B = "大棚维修。乡村振兴，蔬菜先行！\n医院启用。医院扩建，蔬菜配送。乡村振兴带动蔬菜。"


@pytest.fixture
def store(tmp_path, monkeypatch):
    return store_of(
        tmp_path,
        monkeypatch,
        make_record(A, region=LANLING, year=2022, title="甲"),
        make_record(B, region=LANXI, year=2023, title="乙"),
        make_record("别处的大棚。", year=2023),
    )


def test_log_dice_of_words_never_apart_is_fourteen():
    """Rychlý 2008 (RASLAN): the largest value is 14; half the shared windows is one less."""
    assert log_dice(5, 5, 5) == 14
    assert log_dice(4, 8, 8) == 13


def test_neighbours_share_sentences(store):
    frame = neighbours(store, Filter(), "蔬菜").set_index("term")
    assert list(frame.index) == ["乡村振兴", "大棚"]
    row = frame.loc["大棚"]
    # 蔬菜 stands in 6 sentences, 大棚 in 3 of the documents with 蔬菜, both in 2
    assert (row.together, row.windows, row.windows_of_term, row.documents, row.documents_read) == (
        2,
        3,
        6,
        1,
        2,
    )
    assert row.log_dice == pytest.approx(log_dice(2, 6, 3))
    assert (row.title, A[row.start : row.end]) == ("甲", "蔬菜大棚丰收。")


def test_neighbours_share_paragraphs(store):
    frame = neighbours(store, Filter(), "蔬菜", unit="paragraph").set_index("term")
    assert (
        frame.loc["医院"].together == 2
        and "医院" not in neighbours(store, Filter(), "蔬菜")["term"].to_list()
    )


def test_the_filter_and_a_term_that_is_nowhere(store):
    assert list(neighbours(store, Filter(("371324",)), "蔬菜")["term"]) == ["大棚"]
    for nothing in ("", "  ", "无此词", "。"):
        assert neighbours(store, Filter(("110000",)), nothing).empty
    nodes, edges = network(store, Filter(), "无此词")
    assert nodes.empty and edges.empty and list(edges.columns) == ["source", "target", "together", "log_dice"]


def test_a_network_ties_every_neighbour_to_the_term(store):
    nodes, edges = network(store, Filter(), "蔬菜")
    assert list(nodes["term"]) == ["蔬菜", "乡村振兴", "大棚"] and list(nodes["centre"]) == [
        True,
        False,
        False,
    ]
    assert list(zip(edges["source"], edges["target"], strict=True)) == [
        ("蔬菜", "乡村振兴"),
        ("蔬菜", "大棚"),
    ]


def test_pieces_of_longer_words_are_no_neighbours(tmp_path, monkeypatch):
    text = "常态化帮扶农业。帮扶农业，常态化推进。农业帮扶要常态化。对口帮扶农业，常态化监测。"
    text += "农业和乡村振兴。农业振兴。乡村建设。乡村振兴。"
    store = store_of(tmp_path, monkeypatch, make_record(text, year=2023))
    near = list(neighbours(store, Filter(), "农业")["term"])
    assert "帮扶" in near and "常态" not in near  # 常态 of 常态化
    beside = list(neighbours(store, Filter(), "乡村振兴", unit="paragraph")["term"])
    assert not {"乡村", "振兴"} & set(beside)  # they lie in the term itself
