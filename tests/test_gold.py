"""The five hand-labelled seeds: scores never fall, and every fact quotes the text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests import ratchet


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    return ratchet.parsed_seeds()


@pytest.fixture(scope="module")
def reached(records: dict[str, dict[str, Any]]) -> dict[str, float]:
    return ratchet.measure(records)


FLOORS: dict[str, float] = json.loads(ratchet.FLOORS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FLOORS)
def test_quality_never_falls(name: str, reached: dict[str, float]) -> None:
    assert reached[name] >= FLOORS[name] - ratchet.EPSILON


def test_every_fact_quotes_the_text(records: dict[str, dict[str, Any]]) -> None:
    facts = [(record["text"], fact) for record in records.values() for fact in record["indicators"]]
    assert len(facts) > 150
    assert all(text[fact["start"] : fact["end"]] == fact["quote"] for text, fact in facts)


def test_a_lower_score_is_noticed(records: dict[str, dict[str, Any]]) -> None:
    damaged = {name: {**record, "indicators": record["indicators"][::2]} for name, record in records.items()}
    assert ratchet.measure(damaged)["indicators loose F1"] < FLOORS["indicators loose F1"] - 0.1
