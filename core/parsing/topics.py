"""What a text is about: each sentence goes to one topic of the lexicon, or to none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from core.lexicon import load_toml
from core.parsing.text import fold, sentences

UNASSIGNED = "unassigned"
UNASSIGNED_LABELS = {"zh": "未归类", "en": "Not assigned"}


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the lexicon: its id, its Chinese and English names, and the terms that speak of it."""

    id: str
    zh: str
    en: str
    terms: tuple[str, ...]


@cache
def topics() -> tuple[Topic, ...]:
    """The topics in lexicon order."""
    entries = load_toml("topics")
    return tuple(
        Topic(name, entry["zh"], entry["en"], tuple(entry["terms"])) for name, entry in entries.items()
    )


def topic_shares(text: str, folded: str | None = None) -> dict[str, float]:
    """The share of the text that goes to each topic, largest first; topics without a sentence are left out.

    Shares are of the characters in sentences. What is missing to 1 belongs to no topic. `folded` is the folded text,
    if it is at hand.
    """
    total = 0
    shares: dict[str, int] = {}
    for start, end, topic in topic_sentences(text, folded):
        total += end - start
        if topic is not None:
            shares[topic] = shares.get(topic, 0) + end - start
    ordered = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    return {topic: round(size / total, 6) for topic, size in ordered}


def topic_sentences(text: str, folded: str | None = None) -> Iterator[tuple[int, int, str | None]]:
    """Every sentence as (start, end, topic id or None).

    The topic with most hits wins; of two with as many, the one named first in the sentence.
    """
    finder, owners = _finder()
    hits = iter(finder.find_matches_as_indexes(fold(text) if folded is None else folded))
    hit = next(hits, None)
    for start, end in sentences(text):
        named: list[str] = []
        while hit is not None and hit[1] < end:
            if hit[1] >= start:
                named.append(owners[hit[0]])
            hit = next(hits, None)
        yield start, end, max(named, key=named.count) if named else None


@cache
def _finder() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    """The automaton over all terms, longest first wins, and the topic that owns each of its patterns."""
    pairs = [(term, topic.id) for topic in topics() for term in topic.terms]
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick([term for term, _ in pairs], matchkind=kind), tuple(t for _, t in pairs)
