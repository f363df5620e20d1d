"""Distinctive words against scipy and statsmodels; phrases that come and go."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2, chi2_contingency
from statsmodels.stats.multitest import multipletests

from core.analysis.keyness import (
    corrected,
    distinctive,
    log_likelihood,
    log_ratio,
    new_and_dropped,
    outermost,
    years_with_one_before,
)
from core.models import Filter, Region
from tests.factories import LANLING, LANXI, make_record, store_of

SIZE_A, SIZE_B = 900.0, 2_100.0
A = np.array([30.0, 0.0, 5.0, 12.0])
B = np.array([10.0, 7.0, 12.0, 28.0])


def test_the_log_likelihood_is_that_of_scipy():
    for a, b, found in zip(A, B, log_likelihood(A, B, SIZE_A, SIZE_B), strict=True):
        table = [[a, b], [SIZE_A - a, SIZE_B - b]]
        expected = chi2_contingency(table, correction=False, lambda_="log-likelihood")
        assert found == pytest.approx(expected.statistic)


def test_dunnings_first_pair():
    """Dunning 1993, table 1: `the swiss`, k(AB)=110, k(A~B)=2442, k(~AB)=111, k(~A~B)=29114, -2 log lambda 270.72."""
    found = log_likelihood(np.array([110.0]), np.array([111.0]), 110.0 + 2442, 111.0 + 29114)
    assert found[0] == pytest.approx(270.72, abs=0.01)


def test_the_log_ratio_counts_doublings_and_zero_as_a_half():
    found = log_ratio(np.array([4.0, 0.0]), np.array([1.0, 4.0]), 100, 100)
    assert list(found) == [2.0, -3.0]


def test_the_correction_is_that_of_statsmodels():
    p = np.array([0.001, 0.2, 0.03, 0.03, 0.9, 0.0])
    assert corrected(p) == pytest.approx(multipletests(p, method="fdr_bh")[1])
    assert len(corrected(np.array([]))) == 0


@pytest.fixture
def store(tmp_path, monkeypatch):
    county = ["蔬菜大棚丰收。" * 6, "蔬菜外销，乡村振兴。" * 3, "蔬菜市场繁荣。" * 4]
    city = ["纺织企业开工，高质量发展。" * 5, "纺织出口增长。蔬菜。" * 2]
    return store_of(
        tmp_path,
        monkeypatch,
        *(make_record(text, region=LANLING, year=2021 + at) for at, text in enumerate(county)),
        *(make_record(text, region=LANXI, year=2022 + at) for at, text in enumerate(city)),
    )


def test_words_of_one_county_against_the_rest(store):
    frame = distinctive(store, Filter(("371324",)), limit=3)
    assert list(frame["side"]) == ["first"] * 3 + ["second"] * 3
    row = frame.set_index("term").loc["蔬菜"]
    assert (row["count"], row.other_count, row.documents, row.other_documents) == (13, 2, 3, 1)
    assert (row.documents_total, row.other_documents_total) == (3, 2)
    size_a, size_b = (
        store.rows(f"SELECT sum(term_count)::INT FROM cells WHERE region = '{name}'")[0][0]
        for name in ("兰陵县", "兰溪市")
    )
    table = [[13, 2], [size_a - 13, size_b - 2]]
    g2 = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    assert row.g2 == pytest.approx(g2) and row.p == pytest.approx(chi2.sf(g2, 1))
    assert row.thin  # three documents, but few words
    assert (frame["q"] >= frame["p"]).all()
    assert frame.set_index("term").loc["纺织", "log_ratio"] < 0


def test_two_filters_against_each_other_and_a_part_within_a_whole(store):
    frame = distinctive(
        store, Filter(("371324",), 2021, 2021), against=Filter(("371324",), 2022, 2022), least=1
    )
    row = frame.set_index("term").loc["乡村振兴"]
    assert (row["count"], row.other_count, row.side, row.policy) == (0, 3, "second", True)
    inside = distinctive(store, Filter(year_from=2023), within=Filter(("371324",)), least=1).set_index("term")
    assert inside.loc["蔬菜", "other_count"] == 9 and "纺织" not in inside.index


@pytest.mark.parametrize("nothing", [Filter(("110000",)), Filter(year_from=1900)])
def test_an_empty_side_gives_no_row(store, nothing):
    frame = distinctive(store, nothing)
    assert frame.empty and list(frame.columns)[:3] == ["term", "policy", "side"]


def test_phrases_that_come_and_go_where_both_years_have_documents(store):
    frame = new_and_dropped(store, Filter(("371324",)), 2022, least=1)
    (row,) = frame.itertuples()
    assert (row.term, row.change, row.count, row.documents, row.first_used) == ("乡村振兴", "new", 3, 1, 2022)
    assert (row.documents_total, row.previous_total, row.region) == (1, 1, None)
    gone = new_and_dropped(store, Filter(), 2023, by="region", least=1)
    assert {(row.region, row.term, row.change) for row in gone.itertuples()} == {
        ("兰陵县", "乡村振兴", "dropped"),
        ("兰溪市", "高质量发展", "dropped"),
    }
    words = new_and_dropped(store, Filter(), 2023, policy_only=False, least=1)
    assert {"出口", "丰收"} & set(words["term"]) == {"出口"}  # 丰收 was gone a year earlier


def test_the_whole_country_is_a_place_too(tmp_path, monkeypatch):
    nation = Region(level="country")
    told = [
        make_record(text, region=nation, year=year, doc_type="government_work_report")
        for text, year in (("五年计划。", 1981), ("改革开放。", 1982), ("改革开放。", 1984))
    ]
    found = store_of(tmp_path, monkeypatch, *told)
    assert list(years_with_one_before(found, Filter())["year"]) == [1982]
    frame = new_and_dropped(found, Filter(), 1982, least=1)
    assert list(zip(frame["change"], frame["term"], strict=True)) == [
        ("new", "改革开放"),
        ("dropped", "五年计划"),
    ]


def test_a_year_without_a_document_the_year_before_has_no_new_phrases(store):
    assert new_and_dropped(store, Filter(), 2021, least=1).empty
    with pytest.raises(ValueError, match="grouping"):
        new_and_dropped(store, Filter(), 2023, by="title")


def test_a_phrase_that_only_stands_in_a_longer_one_is_not_told_twice():
    frame = pd.DataFrame(
        {"change": ["new", "new", "new", "dropped"], "term": ["从严治党", "全面从严治党", "治党", "从严"], "count": [2, 2, 5, 2]}
    )  # fmt: skip
    assert list(outermost(frame)["term"]) == ["全面从严治党", "治党", "从严"]
