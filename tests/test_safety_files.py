"""Short versions of the campaigns on files, texts and tables."""

from __future__ import annotations

from campaigns import bombs, encodings, formulas, mutants, shapes


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
