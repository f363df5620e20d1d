"""Keywords and topics: rates per ten thousand characters, shares of the text, words in their context."""

from __future__ import annotations

import pytest

from core.analysis.keywords import cloud, frequency, passages, top_terms
from core.analysis.regions import coverage, region_counts, topic_passages, topic_shares
from core.models import Filter, PartialDate, Region
from core.parsing.keywords import idf
from core.parsing.topics import topic_shares as shares_of
from tests.factories import LANLING, LANXI, SHANDONG, make_record, store_of

A = "推进乡村振兴战略，乡村振兴要有蔬菜。" + "蔬菜丰收。" * 2  # 28 characters
B = "医院启用。\n蔬菜外销。"  # 10 characters, the line end not counted
C = "乡村振兴。"  # 5 characters


def record(text, **fields):
    return make_record(text, topics=shares_of(text), **fields)


@pytest.fixture
def store(tmp_path, monkeypatch):
    return store_of(
        tmp_path,
        monkeypatch,
        record(A, region=LANLING, year=2022, title="甲"),
        record(B, region=LANLING, year=2023, title="乙"),
        record(C, region=LANXI, year=2023, title="丙"),
        record("没有年份的蔬菜。", title="丁"),
    )


def test_a_policy_phrase_is_counted_by_year_per_ten_thousand_characters(store):
    frame = frequency(store, Filter(), ["乡村振兴"])
    assert frame.to_dict("list") == {
        "year": [2022, 2023],
        "term": ["乡村振兴"] * 2,
        "count": [2, 1],
        "per_10k": [2 * 10_000 / 28, 1 * 10_000 / 15],
        "documents": [1, 1],
        "documents_total": [1, 2],
        "characters": [28, 15],
        "share": [1.0, 0.5],
        "method": ["term"] * 2,
    }


def test_any_phrase_is_counted_as_exact_text(store):
    frame = frequency(store, Filter(), ["收。蔬菜", "蔬菜", "无此词", " ", "蔬菜"])
    assert list(frame["term"]) == ["收。蔬菜", "蔬菜", "无此词"] * 2
    assert list(frame["count"]) == [1, 3, 0, 0, 1, 0]
    assert set(frame["method"]) == {"phrase"}


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("region", [("兰溪市", 1), ("兰陵县", 2)]),
        ("doc_type", [("unknown", 3)]),
        ("year_region", [("兰陵县", 2), ("兰溪市", 1), ("兰陵县", 0)]),
    ],
)
def test_words_by_region_and_kind(store, by, expected):
    frame = frequency(store, Filter(), ["乡村振兴"], by=by)
    name = "doc_type" if by == "doc_type" else "region"
    assert list(zip(frame[name], frame["count"], strict=True)) == expected


def test_words_by_month_of_documents_dated_to_the_month(tmp_path, monkeypatch):
    dated = [
        record("乡村振兴，蔬菜。", title="甲", year=2023, publish_date=PartialDate(2023, 1, 9)),
        record("蔬菜蔬菜，丰收。", title="乙", year=2023, publish_date=PartialDate(2023, 1)),
        record("蔬菜，乡村振兴。", title="丙", year=2023, publish_date=PartialDate(2023, 3, 2)),
        record("蔬菜。", title="丁", year=2023),
    ]
    frame = frequency(store_of(tmp_path, monkeypatch, *dated), Filter(), ["乡村振兴", "蔬菜"], by="month")
    assert list(zip(frame["month"], frame["term"], frame["count"], frame["documents_total"], strict=True)) == [
        ("2023-01", "乡村振兴", 1, 2), ("2023-01", "蔬菜", 3, 2), ("2023-03", "乡村振兴", 1, 1), ("2023-03", "蔬菜", 1, 1),
    ]  # fmt: skip
    assert list(frame["share"]) == [0.5, 1, 1, 1] and frame["per_10k"][1] == pytest.approx(3 / 16 * 10_000)


def test_a_grouping_that_is_none_is_refused(store):
    with pytest.raises(ValueError, match="grouping"):
        frequency(store, Filter(), ["蔬菜"], by="title")


def test_the_count_is_the_number_of_passages(store):
    for term in ("蔬菜", "乡村振兴", "丰收"):
        counted = frequency(store, Filter(year_from=1), [term])["count"].sum()
        assert counted == len(passages(store, Filter(year_from=1), term))


def test_words_in_context_newest_first(store):
    frame = passages(store, Filter(), "蔬菜", width=3)
    shown = [(row.title, row.left, row.term, row.right) for row in frame.itertuples()]
    assert shown[0] == ("乙", "用。", "蔬菜", "外销。")
    assert shown[1] == ("甲", "兴要有", "蔬菜", "。蔬菜")
    assert len(frame) == 5
    assert all(
        text[row.start : row.end] == "蔬菜"
        for row in frame.itertuples()
        for text in [store.record(row.doc_id).text]
    )
    assert len(passages(store, Filter(), "蔬菜", limit=2)) == 2


@pytest.mark.parametrize("term", ["", "  ", "无此词", "%", "_", "'"])
def test_a_term_that_is_nowhere_has_no_passages(store, term):
    assert list(passages(store, Filter(), term)["quote"]) == []


def test_top_terms_weigh_count_by_rarity_over_the_filtered_text(store):
    frame = top_terms(store, Filter(year_from=2023, year_to=2023)).set_index("term")
    assert set(frame.index) == {"医院", "启用", "蔬菜", "外销", "乡村振兴"}
    row = frame.loc["乡村振兴"]
    assert (row["count"], row.documents, row.documents_total, row.share, row.policy) == (1, 1, 2, 0.5, True)
    assert row.weight == pytest.approx(idf("乡村振兴") / 5)
    assert row.per_10k == pytest.approx(10_000 / 15)
    assert list(frame["weight"]) == sorted(frame["weight"], reverse=True)
    assert set(top_terms(store, Filter(), policy_only=True)["term"]) == {"乡村振兴", "乡村振兴战略"}
    assert list(cloud(store, Filter(), limit=2).columns) == ["term", "count", "weight", "documents", "policy"]


def test_topic_shares_are_weighted_by_length_and_add_up(store):
    frame = topic_shares(store, Filter())
    county = frame[frame["region"] == "兰陵县"].set_index("topic")
    assert county["share"].sum() == pytest.approx(1)
    assert county.loc["health"].share == pytest.approx(5 / 38)
    assert county.loc["agriculture"].share == pytest.approx(33 / 38, abs=1e-5)
    assert (county.loc["health"].label, county.loc["health"].characters) == ("医疗卫生", 5)
    assert county.loc["education"].share == 0
    assert list(frame["region_code"].drop_duplicates()) == ["330781", "371324", None]
    assert frame["topic"].iloc[-1] == "unassigned"


def test_the_sentences_of_a_topic(store):
    frame = topic_passages(store, Filter(), "health")
    assert list(frame["quote"]) == ["医院启用。"]
    assert len(topic_passages(store, Filter(), "agriculture", limit=2)) == 2
    with pytest.raises(KeyError):
        topic_passages(store, Filter(), "poetry")


def test_regions_are_counted_and_gaps_are_seen(store):
    frame = region_counts(store, Filter())
    assert list(frame["region"]) == ["兰溪市", "兰陵县", None]
    assert list(frame["documents"]) == [1, 2, 1]
    assert list(frame["characters"]) == [5, 38, 8]
    assert list(
        zip(coverage(store, Filter())["region"], coverage(store, Filter())["documents"], strict=True)
    ) == [
        ("兰溪市", 1),
        ("兰陵县", 1),
        ("兰陵县", 1),
        (None, 1),
    ]


def test_a_province_counts_what_its_places_count_together(tmp_path, monkeypatch):
    store = store_of(
        tmp_path, monkeypatch,
        record(A, region=LANLING, year=2022), record(C, region=SHANDONG, year=2022), record(B, region=LANXI, year=2022),
        record("乡村振兴没有地方。", year=2022),
    )  # fmt: skip
    whole = Filter(regions=("370000",))
    assert frequency(store, whole, ["乡村振兴"])[["count", "documents", "characters"]].values.tolist() == [
        [3, 2, 33]
    ]
    assert frequency(store, Filter(), ["乡村振兴"])["count"].tolist() == [4]
    counted = top_terms(store, whole).set_index("term")
    assert counted.loc["乡村振兴", ["count", "documents", "documents_total"]].tolist() == [3, 2, 2]
    assert top_terms(store, Filter()).set_index("term").loc["乡村振兴", "documents_total"] == 4


def test_words_of_the_country_are_counted_for_the_country_alone(tmp_path, monkeypatch):
    store = store_of(
        tmp_path,
        monkeypatch,
        make_record("改革开放不断深入。", region=Region(level="country"), year=2020),
        make_record("改革开放成效明显。", region=LANLING, year=2020, file="b.txt"),
        make_record("改革开放谱写新篇。", year=2020, file="c.txt"),
    )
    found = frequency(store, Filter(("000000",)), ["改革开放", "谱写"])
    assert found["count"].tolist() == [1, 0] and found["documents_total"].tolist() == [1, 1]
