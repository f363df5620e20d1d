"""Fixed formulations: found by their form, followed from level to level."""

from __future__ import annotations

import math

import pytest

from core.analysis.formulations import by_year_and_level, first_by_region, formulations, lags
from core.lexicon import load_toml
from core.models import Filter, PartialDate, Region
from core.parsing.formulations import KINDS, find, seeds
from tests.factories import LANLING, LINYI, SHANDONG, make_record, store_of

LEXICON = load_toml("formulations")


@pytest.mark.parametrize(
    ("kind", "sentence", "phrase"),
    [(kind, sentence, phrase) for kind in KINDS for sentence, phrase in LEXICON[kind]["examples"]],
)
def test_examples_of_the_lexicon(kind, sentence, phrase):
    (found,) = find(sentence)
    assert (found.phrase, found.kind) == (phrase, kind)


@pytest.mark.parametrize(
    ("kind", "sentence"), [(kind, sentence) for kind in KINDS for sentence in LEXICON[kind]["not_examples"]]
)
def test_what_is_none_of_a_kind(kind, sentence):
    assert kind not in {found.kind for found in find(sentence)}


@pytest.mark.parametrize(
    "sentence", ["推进“放管服”改革。", '推进"放管服"改革。', "推进＂放管服＂改革。", "推进「放管服」改革。"]
)
def test_quotation_marks_of_every_width(sentence):
    (found,) = find(sentence)
    assert sentence[found.start : found.end] == found.phrase == "放管服"


def test_a_long_quotation_does_not_turn_the_pairs_round():
    text = '他说:"今年蔬菜卖得好,明年要扩种两千亩。"随后参观"蔬菜之乡"展馆。'
    assert [found.phrase for found in find(text)] == ["蔬菜之乡"]


def test_the_lexicon_seeds_those_of_the_form():
    assert seeds()["四个意识"] == "count" and seeds()["五位一体"] == "shape"
    assert "高质量发展" not in seeds()


@pytest.fixture
def store(tmp_path, monkeypatch):
    return store_of(
        tmp_path,
        monkeypatch,
        make_record(
            "提出“两带三园”布局。", region=SHANDONG, year=2022, publish_date=PartialDate(2022, 1, 20)
        ),
        make_record(
            "建设“两带三园”，又是“两带三园”。", region=LINYI, year=2022, publish_date=PartialDate(2022, 2, 9)
        ),
        make_record(
            "落实两带三园。四个意识。", region=LANLING, year=2023, publish_date=PartialDate(2023, 1, 5)
        ),
        make_record("“两带三园”见效。", region=LANLING, year=2023, publish_date=PartialDate(2023, 6)),
        make_record("别的事。", region=LANLING, year=2022, publish_date=PartialDate(2022, 3, 1)),
    )


def test_formulations_are_counted_by_document(store):
    frame = formulations(store, Filter())
    assert [
        (row.phrase, row.kind, row.known, row.count, row.documents, row.regions)
        for row in frame.itertuples(index=False)
    ] == [
        ("两带三园", "shape", False, 4, 3, 3),  # in quotation marks
        ("四个意识", "count", True, 1, 1, 1),
    ]
    assert (frame["year_from"][0], frame["year_to"][0]) == (2022, 2023)
    assert list(formulations(store, Filter(year_from=2023), kinds=("count",))["phrase"]) == ["四个意识"]
    assert formulations(store, Filter(("110000",))).empty


def test_followed_by_year_and_level(store):
    frame = by_year_and_level(store, Filter(), "两带三园")
    assert [tuple(row) for row in frame.itertuples(index=False)] == [
        (2022, "province", 1, 1, 1, 1.0),
        (2022, "city", 2, 1, 1, 1.0),
        (2022, "county", 0, 0, 1, 0.0),
        (2023, "county", 2, 2, 2, 1.0),
    ]


def test_first_by_region_and_the_days_from_level_to_level(store):
    firsts = first_by_region(store, Filter(), "两带三园")
    assert list(firsts["region"]) == ["山东省", "临沂市", "兰陵县"]
    assert list(firsts["days"]) == [0, 20, 350] and list(firsts["place"]) == [1, 2, 3]
    assert set(firsts["quote"]) == {"两带三园"}
    assert firsts["start"][2] == 2  # used without quotation marks
    frame = lags(firsts)
    assert list(frame["level"]) == ["province", "city", "county"]
    assert math.isnan(frame["days"][0]) and list(frame["days"][1:]) == [20, 330]


def test_what_the_whole_country_is_told_has_no_code_and_comes_first(tmp_path, monkeypatch):
    nation = Region(level="country")
    found = store_of(
        tmp_path,
        monkeypatch,
        make_record("推出“一单两库”。", region=nation, year=2022, publish_date=PartialDate(2022, 1, 1)),
        make_record("落实“一单两库”。", region=LINYI, year=2022, publish_date=PartialDate(2022, 1, 31)),
    )
    firsts = first_by_region(found, Filter(), "一单两库")
    assert list(zip(firsts["region"], firsts["level"], strict=True)) == [
        ("全国", "country"),
        ("临沂市", "city"),
    ]
    assert list(lags(firsts)["days"])[1] == 30
    assert formulations(found, Filter())["regions"][0] == 2


def test_a_date_of_a_month_is_not_compared_with_days(store):
    firsts = first_by_region(store, Filter(("371324",), year_from=2023), "见效")
    assert list(firsts["date"]) == ["2023-06"] and math.isnan(firsts["days"][0])
    assert lags(firsts)["days"].isna().all()


@pytest.mark.parametrize("phrase", ["", " ", "无此提法", "%"])
def test_a_phrase_that_is_nowhere(store, phrase):
    assert (
        first_by_region(store, Filter(), phrase).empty
        and lags(first_by_region(store, Filter(), phrase)).empty
    )
    assert by_year_and_level(store, Filter(), phrase)["count"].sum() == 0
