"""The vocabulary of indicators: every entry is complete, its examples are it, its counter-examples are not."""

from __future__ import annotations

import pytest

from core.lexicon import load_lines, load_toml
from core.models import Cleaned
from core.parsing.indicators import extract_indicators
from core.parsing.indicators.canonical import domain_of, known
from core.parsing.text import fold
from tests.indicator_cases import REPORT

INDICATORS = load_toml("indicators")
DOMAINS = load_toml("domains")
WORDS = load_toml("quantity_words")
FIELDS = {
    "zh",
    "en",
    "aliases",
    "domain",
    "core",
    "families",
    "examples",
    "not_examples",
    "definition",
}


@pytest.mark.parametrize("key", INDICATORS)
def test_entry(key: str) -> None:
    entry = INDICATORS[key]
    assert set(entry) - {"ceiling"} == FIELDS
    assert entry["domain"] in DOMAINS
    assert set(entry["families"]) <= {*load_toml("units"), "none", "ratio"}
    for example in (*entry["examples"], *entry["aliases"]):
        assert known(example, entry["families"][0], False).id == key, example
    for example in entry["not_examples"]:
        assert known(example, entry["families"][0], False).id != key, example


def test_no_name_means_two_indicators() -> None:
    owners: dict[str, str] = {}
    for key, entry in INDICATORS.items():
        for name in {entry["zh"], *entry["aliases"]}:
            assert owners.setdefault(name, key) == key, name


@pytest.mark.parametrize("domain", DOMAINS)
def test_domain(domain: str) -> None:
    entry = DOMAINS[domain]
    assert set(entry) == {"en", "words", "examples"}
    for example in entry["examples"]:
        assert domain_of(example) == domain, example


def test_a_name_is_not_replaced_by_one_that_says_more() -> None:
    assert known("财政收入", "money", False).name == "财政收入"
    assert known("失业率", "percent", False).name == "失业率"
    assert known("农民收入", "money", False).name == "农民收入"


def test_a_name_is_replaced_by_its_canonical_form() -> None:
    assert known("进出口", "money", False).name == "进出口总额"
    assert known("规模以上工业增加值", "money", False).name == "规上工业增加值"
    assert known("“专精特新”企业", "count", False).name == "专精特新企业"


def test_a_unit_of_another_kind_is_another_indicator() -> None:
    assert known("存款余额", "money", False).id == "deposits"
    assert known("存款余额", "count", False).id is None


def test_word_lists_hold_no_word_twice_in_one_list() -> None:
    for name, entry in WORDS.items():
        for words in entry.values():
            assert len(words) == len(set(words)), name


def test_verbs_are_words() -> None:
    verbs = load_lines("quantity_verbs")
    assert len(verbs) == len(set(verbs))
    assert all("一" <= verb[0] <= "鿿" for verb in verbs)


@pytest.mark.parametrize(("list_name", "expected"), [("examples", True), ("not_examples", False)])
def test_words_that_say_a_figure_is_not_final(list_name: str, expected: bool) -> None:
    words = WORDS["preliminary"]
    for text in words[list_name]:
        (item,) = extract_indicators(Cleaned(text, range(len(text))), fold(text), REPORT)[0]
        said = set((item.qualifier or "").split("|"))
        assert bool(said & set(words["words"])) is expected, text
