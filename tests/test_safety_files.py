"""Short versions of the campaigns on files, texts and tables."""

from __future__ import annotations

import json

import pytest

from campaigns import bombs, encodings, formulas, mutants, shapes
from core.export import deck


def test_spoilt_files_cost_themselves_only() -> None:
    assert mutants.campaign(files=33, seed=7).wrong == []


def test_hangs_and_bombs_cost_themselves_only() -> None:
    assert bombs.campaign(planted=3, good=5, seconds=4.0, megabytes=768, seed=1).wrong == []


def test_texts_in_any_encoding_are_right_or_flagged() -> None:
    assert encodings.campaign(texts_each=40, seed=7).wrong == []


def test_texts_of_any_shape_are_parsed_in_time() -> None:
    assert shapes.campaign(characters=20_000, limit=10.0).wrong == []


def test_no_cell_of_any_table_is_a_formula() -> None:
    assert formulas.campaign().wrong == []


# What a deck from a stranger may hold in any place.
ANYTHING = (
    None, True, -1, 1.5, 10**40, "", "\ud83d", "\x00", "长" * 9000, [], {}, [[]], [{}], [1.5], {"a": 1.5}, {"a": [None, [1]]},
    {"region": 5, "from": "x", "type": {"a": 1}},
)  # fmt: skip


@pytest.mark.parametrize(
    "place", ["view", "filter", "options", "language", "title", "comment", "shown", "documents"]
)
def test_a_deck_of_anything_opens_and_can_be_saved_or_is_no_deck(place: str) -> None:
    for value in ANYTHING:
        pin = {"view": "overview.domains", "title": "题目"} | {place: value}
        whole = {"format": deck.FORMAT, "version": 1, "title": value, "pins": [pin, value]}
        opened = deck.from_json(json.dumps(whole))
        assert deck.from_json(deck.to_json(opened).encode("utf-8")).pins == opened.pins
