"""The filter: to the URL and back, to SQL, to words, and to whom it is to blame for an empty page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.filters import Blocking, blocking, from_query, to_query, where, words
from core.models import DOC_TYPES, Filter
from tests.factories import LANLING, LANXI, LINYI, SHANDONG, ZAOZHUANG, make_record, store_of

CODES = st.from_regex(r"[1-9][0-9]{5}", fullmatch=True)
YEARS = st.none() | st.integers(1949, 2100)
FILTERS = st.builds(
    lambda regions, years, types: Filter(tuple(regions), *years, tuple(types)),
    st.lists(CODES, unique=True, max_size=4),
    st.tuples(YEARS, YEARS).filter(lambda pair: None in pair or pair[0] <= pair[1]),
    st.lists(st.sampled_from(DOC_TYPES), unique=True, max_size=3),
)


class Names:
    def name(self, code: str) -> str | None:
        return {"370000": "山东省", "370400": "枣庄市"}.get(code)


@given(FILTERS)
def test_a_filter_survives_the_url(chosen):
    assert from_query(to_query(chosen)) == chosen


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ({}, Filter()),
        ({"region": "371324"}, Filter(("371324",))),
        ({"region": ["371324", "371324", "山东", "37", "'; DROP"]}, Filter(("371324",))),
        ({"from": "2020", "to": ["2023"]}, Filter(year_from=2020, year_to=2023)),
        ({"from": "2023", "to": "2020"}, Filter(year_from=2020, year_to=2023)),
        ({"from": "去年", "to": "20x3"}, Filter()),
        ({"type": ["notice", "poem"], "theme": "dark"}, Filter(doc_types=("notice",))),
        ({"region": [], "from": []}, Filter()),
    ],
)
def test_what_makes_no_sense_in_a_url_is_dropped(query, chosen):
    assert from_query(query) == chosen


@pytest.mark.parametrize(
    ("chosen", "zh", "en"),
    [
        (Filter(), "全部文档", "all documents"),
        (Filter(("370000", "370400")), "山东省、枣庄市", "山东省, 枣庄市"),
        (Filter(("999999",)), "999999", "999999"),
        (
            Filter(("370000", "370400", *(f"{code}" for code in range(900000, 909998)))),
            "山东省、枣庄市、900000等 10,000 个地区",
            "山东省, 枣庄市, 900000 and 9,997 other regions",
        ),
        (Filter(year_from=2019, year_to=2023), "2019—2023年", "2019–2023"),
        (Filter(year_from=2023, year_to=2023), "2023年", "2023"),
        (Filter(year_from=2023), "2023年及以后", "since 2023"),
        (Filter(year_to=2023), "2023年及以前", "up to 2023"),
        (Filter(("370400",), 2023, None, ("notice",)), "枣庄市 · 2023年及以后 · 通知公告", None),
    ],
)
def test_a_filter_in_words(chosen, zh, en):
    assert words(chosen, Names()) == zh
    assert en is None or words(chosen, Names(), "en") == en


@pytest.fixture
def store(tmp_path, monkeypatch):
    return store_of(
        tmp_path,
        monkeypatch,
        make_record("甲。", region=LANLING, year=2022, doc_type="notice"),
        make_record("乙。", region=LINYI, year=2023, doc_type="plan"),
        make_record("丙。", region=ZAOZHUANG, year=2023, doc_type="plan"),
        make_record("丁。", region=SHANDONG, year=2024, doc_type="plan"),
        make_record("戊。", region=LANXI, doc_type="notice"),
        make_record("己。", year=2022),
    )


@pytest.mark.parametrize(
    ("chosen", "texts"),
    [
        (Filter(), "甲乙丙丁戊己"),
        (Filter(("370000",)), "甲乙丙丁"),
        (Filter(("371300",)), "甲乙"),
        (Filter(("371324",)), "甲"),
        (Filter(("371324", "330000")), "甲戊"),
        (Filter(year_from=2023), "乙丙丁"),
        (Filter(year_to=2022), "甲己"),
        (Filter(doc_types=("notice",)), "甲戊"),
        (Filter(("370000",), 2022, 2023, ("plan", "notice")), "甲乙丙"),
        (Filter(("110000",)), ""),
    ],
)
def test_a_region_stands_for_everything_in_it_and_parts_narrow_each_other(store, chosen, texts):
    condition, params = where(chosen)
    rows = store.rows(
        f"SELECT text FROM documents d JOIN records USING (doc_no) WHERE {condition} ORDER BY 1", params
    )
    assert sorted(text[0] for (text,) in rows) == sorted(texts)


@given(FILTERS)
def test_no_value_is_ever_part_of_the_sql(chosen):
    condition, params = where(chosen)
    assert condition.count("?") == len(params)
    assert not any(char.isdigit() for char in condition)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (Filter(("370000",)), None),
        (Filter(("110000",)), Blocking("regions", 6, Filter())),
        (Filter(("330000",), 2023), Blocking("regions", 3, Filter(year_from=2023))),
        (
            Filter(("371324",), 2023, 2024, ("plan",)),
            Blocking("regions", 3, Filter((), 2023, 2024, ("plan",))),
        ),
        (
            Filter(("371324",), 2022, None, ("plan",)),
            Blocking("regions", 3, Filter((), 2022, None, ("plan",))),
        ),
        (Filter(("371300",), 2024, 2024), Blocking("years", 2, Filter(("371300",)))),
        (Filter(("110000",), 1999, 1999), Blocking("all", 6, Filter())),
    ],
)
def test_the_part_to_blame_is_the_one_whose_removal_brings_most_back(store, chosen, found):
    assert blocking(store, chosen) == found


def test_nothing_is_to_blame_when_nothing_is_stored(store):
    assert blocking(store, Filter(("110000",)), "indicators") is None
    with pytest.raises(ValueError, match="relation"):
        blocking(store, Filter(), "documents; DROP TABLE documents")
