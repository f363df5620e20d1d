"""Reasons of the lexicon, in Chinese where they are stored and in English where they are shown so."""

from __future__ import annotations

import re

import pytest

from core.lexicon import load_toml
from core.reasons import LEXICONS, in_language, why

ENTRIES = [(lexicon, code) for lexicon in LEXICONS for code in load_toml(lexicon)]


@pytest.mark.parametrize(("lexicon", "code"), ENTRIES, ids=lambda part: part)
def test_every_reason_can_be_said_in_english(lexicon: str, code: str) -> None:
    entry = load_toml(lexicon)[code]
    names = re.findall(r"\{(\w+)\}", entry["zh"])
    assert sorted(names) == sorted(re.findall(r"\{(\w+)\}", entry["en"]))
    values = {name: str(number) for number, name in enumerate(names, 7)}
    assert in_language(why(lexicon, code, **values), "en") == entry["en"].format(**values)
    assert in_language(why(lexicon, code, **values), "zh") == why(lexicon, code, **values)


def test_a_reason_within_a_reason_is_said_in_english_too() -> None:
    stored = why("sameness", "repost_of", path="a.txt", reason=why("sameness", "same_text", share="98%"))
    assert in_language(stored, "en") == "The same document as “a.txt”: 98% of the text is the same."


def test_reasons_that_were_joined() -> None:
    stored = why("refusals", "empty") + "；这句不在词表里"
    assert in_language(stored, "en") == "the file is empty; 这句不在词表里"


def test_other_sentences_stay_as_they_are() -> None:
    assert in_language("别的话；再一句", "en") == "别的话；再一句"
    assert in_language("", "en") == ""
