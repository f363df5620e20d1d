"""Those at a meeting, those who spoke or were honoured there, and those told what to do are counted and are no statistics."""

from __future__ import annotations

import re

import pytest

from core.lexicon import load_toml
from core.parsing.indicators.amounts import find_amounts
from core.parsing.indicators.gatherings import at_a_gathering
from core.parsing.text import fold

KINDS = load_toml("gatherings")


def counted(example: str) -> list[bool]:
    """For each number of the example whether it counts those at a gathering; each sentence by itself."""
    text, found = fold(example), []
    for sentence in re.finditer(r"[^。]+", text):
        amounts = [a for a in find_amounts(text) if sentence.start() <= a.start < sentence.end() and a.unit]
        found += [at_a_gathering(text, *sentence.span(), amount) for amount in amounts]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_examples_of_a_kind_are_left_out_and_others_stay(kind: str) -> None:
    for example in KINDS[kind]["examples"]:
        assert counted(example) and all(counted(example)), example
    for example in KINDS[kind]["not_examples"]:
        assert not any(counted(example)), example
