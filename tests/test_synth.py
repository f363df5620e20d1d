"""Made-up documents: reproducible, declared as such, true to their plan; and what was planted is found again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from core.analysis.indicators import series
from core.analysis.keywords import frequency
from core.analysis.meetings import meetings
from core.models import DOC_TYPES, MEETING_TYPES, Filter
from core.parsing.synthetic import SYNTHETIC_MARK
from core.records import to_json
from core.store import Store, ensure_store
from core.synth import recovered, write_corpus
from core.synth.places import families, superior
from core.synth.plan import TERM_TRENDS, plans
from core.synth.wording import Template, wording

DOCUMENTS = 120


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("synth")


@pytest.fixture(scope="module")
def corpus(place: Path) -> Path:
    return write_corpus(place, DOCUMENTS, seed=7)


@pytest.fixture(scope="module")
def truth(corpus: Path) -> list[dict]:
    return [
        json.loads(line) for line in (corpus.parent / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@pytest.fixture(scope="module")
def trends(corpus: Path) -> dict:
    return json.loads((corpus.parent / "truth-trends.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def store(corpus: Path, place: Path) -> Store:
    return ensure_store(corpus, place / "data")


def test_the_same_seed_gives_the_same_files_and_more_documents_begin_with_the_fewer(corpus, tmp_path):
    again = write_corpus(tmp_path, 30, seed=7)
    for path in sorted(again.rglob("*.txt")):
        assert path.read_bytes() == (corpus / path.relative_to(again)).read_bytes()
    other = write_corpus(tmp_path / "other", 1, seed=8)
    assert (other / "000/000000.txt").read_bytes() != (corpus / "000/000000.txt").read_bytes()


def test_every_document_says_that_it_is_synthetic_and_has_the_usual_length(corpus, truth):
    texts = [(corpus / line["file"]).read_text(encoding="utf-8") for line in truth]
    assert len(texts) == DOCUMENTS
    assert all(SYNTHETIC_MARK in text for text in texts)
    assert 2800 < sum(map(len, texts)) / len(texts) < 3600
    assert len(set(texts)) == DOCUMENTS


def test_every_kind_many_regions_and_years_are_written():
    planned = list(plans(1000, 1))
    assert {plan.doc_type for plan in planned} == set(DOC_TYPES) - {"unknown"}
    assert len({plan.region.code for plan in planned}) == 10
    assert {plan.region.level for plan in planned} == {"province", "city", "county"}
    assert {plan.year for plan in planned} == set(range(2014, 2024))


def test_regions_come_in_families_and_each_after_its_superior():
    for family in list(families(1))[:40]:
        codes = [region.code for region in family]
        assert codes == sorted(set(codes), key=codes.index)
        for at, code in enumerate(codes):
            above = superior(code)
            assert above is None or above.code not in codes[at:]
    assert codes and all(superior(code).code.endswith("0000") for code in codes if code.endswith("00"))


def test_people_change_formulations_pass_down_and_some_meetings_are_told_twice():
    planned = list(plans(1000, 1))
    chairs = {plan.chair[1] for plan in planned if plan.region.level == "province"}
    assert 4 <= len(chairs) <= 20
    levels = {plan.region.level for plan in planned if plan.phrases}
    assert levels == {"province", "city", "county"}
    assert {len(plan.common) for plan in planned if plan.doc_type == "government_work_report"} == {
        0,
        1,
        2,
        3,
        4,
    }
    retold = [plan for plan in planned if plan.retold]
    assert len(retold) == 100 and all(plan.doc_type in MEETING_TYPES for plan in retold)


def test_what_is_true_stands_in_the_text(corpus, truth):
    for line in truth:
        text = (corpus / line["file"]).read_text(encoding="utf-8")
        assert all(figure["quote"] in text for figure in line["indicators"])
        assert all(text.count(term) == count for term, count in line["terms"].items())
        assert line["meeting"] is None or line["meeting"]["chair"]["name"] in text


def test_the_wording_holds_no_figure_and_no_planted_term():
    text = json.dumps({g: v for g, v in read_sentences().items() if g != "figure"}, ensure_ascii=False)
    assert not re.search(r"[0-9]", text)
    assert not [term for term in TERM_TRENDS if term in text]


def read_sentences() -> dict:
    import tomllib

    return tomllib.loads(
        (Path(__file__).parents[1] / "core/synth/sentences.toml").read_text(encoding="utf-8")
    )


def test_choices_are_made_from_what_is_offered():
    import random

    said = {Template("[甲|乙]和[丙|丁]").choose(random.Random(seed)) for seed in range(50)}
    assert said == {"甲和丙", "甲和丁", "乙和丙", "乙和丁"}
    assert wording()["people"]["surnames"]


def test_the_parser_finds_the_truth_again(store, truth):
    records = [to_json(store.record(doc_id)) for (doc_id,) in store.rows("SELECT doc_id FROM documents")]
    score = recovered(truth, records)
    assert score["synthetic"] == (DOCUMENTS, DOCUMENTS)
    shares = {name: right / of for name, (right, of) in score.items()}
    assert min(shares.values()) >= 0.9, shares


def test_a_document_without_a_record_counts_as_not_found(truth):
    assert {right for right, _ in recovered(truth, []).values()} == {0}


def test_planted_growth_is_what_the_series_shows(store, trends):
    frame = series(store, Filter(), "gdp")
    drawn = frame[(frame["rank"] == 1) & (frame["kind"] == "actual")]
    shown = {(row.region_code, str(row.year)): row.yoy for row in drawn.itertuples()}
    planted = {
        (code, year): yoy for code, years in trends["growth"]["gdp"].items() for year, yoy in years.items()
    }
    assert shown == planted


def test_planted_words_are_what_the_frequency_shows(store, trends):
    frame = frequency(store, Filter(), list(TERM_TRENDS))
    shown = {
        (row.term, str(row.year)): row.count
        for row in frame[["term", "year", "count"]].itertuples(index=False)
    }
    for term in TERM_TRENDS:
        for year in trends["documents"]:
            assert shown[term, year] == trends["terms"].get(term, {}).get(year, 0)


def test_planted_meetings_are_what_the_calendar_shows(store, trends):
    frame = meetings(store, Filter())
    for code, months in trends["meetings"].items():
        held = frame[frame["region_code"] == code]["month"].value_counts().to_dict()
        assert held == months
