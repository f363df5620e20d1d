"""What cleaning takes out, what it keeps, and that every character is accounted for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.models import Cleaned, Source
from core.parsing.clean import clean

ROOT = Path(__file__).parents[1]


def cleaned(raw: str) -> Cleaned:
    return clean(Source("a.txt", raw, "0" * 16))


def unaccounted(raw: str, result: Cleaned) -> str:
    """The characters that are neither in the text, nor removed, nor white space."""
    seen = set(result.origin)
    for cut in result.removed:
        seen.update(range(cut.start, cut.end))
    return "".join(char for i, char in enumerate(raw) if i not in seen and not char.isspace())


GOLD = {doc["file"]: doc for doc in json.loads((ROOT / "tests/gold/seeds.documents.json").read_text("utf-8"))}
ONE_TITLE_STAYS = {"001": "2023年政府工作报告"}  # the labels mark both copies of the title


def labelled_noise(document: dict[str, Any]) -> set[int]:
    places: set[int] = set()
    for noise in document["noise"]:
        spans = noise.get("spans") or [[noise["start"], noise["end"]]]
        places.update(i for start, end, *_ in spans for i in range(start, end))
    return places


@pytest.mark.parametrize("name", sorted(GOLD))
def test_seeds_lose_the_labelled_noise_and_nothing_else(name: str) -> None:
    raw = (ROOT / "seeds" / name).read_text("utf-8")
    result = cleaned(raw)
    noise, kept = labelled_noise(GOLD[name]), set(result.origin)
    left = "".join(raw[i] for i in sorted(noise & kept) if not raw[i].isspace())
    lost = "".join(char for i, char in enumerate(raw) if i not in kept | noise and not char.isspace())
    assert (left, lost) == (ONE_TITLE_STAYS.get(name[:3], ""), "")
    assert unaccounted(raw, result) == ""
