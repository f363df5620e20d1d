"""The small words around quantities, read from the lexicon once and kept in the form the readers need."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from core.lexicon import load_lines, load_toml


@cache
def before_number() -> dict[str, str]:
    """Words read from the number to the left, each with its class; longer words win."""
    lists = load_toml("quantity_words")
    table = dict.fromkeys(lists["copula"]["words"], "copula")
    table |= dict.fromkeys(lists["copula"]["to"], "to")
    table |= dict.fromkeys(lists["qualifier"]["words"], "qualifier")
    table |= dict.fromkeys(lists["distributive"]["words"], "each")
    table |= dict.fromkeys(lists["distributive"]["shared"], "shared")
    return table


@cache
def growth_words() -> dict[str, str]:
    """Verbs and nouns of change: `up`, `down` or `once`."""
    growth = load_toml("quantity_words")["growth"]
    return {word: way for way in ("up", "down", "once") for word in growth[way]}


@cache
def basis_words() -> dict[str, str]:
    """What stands before a verb of change: `yoy`, `average`, `base_year`, `quarter`, `each`, `qualifier`."""
    lists = load_toml("quantity_words")
    table = dict.fromkeys(lists["qualifier"]["words"], "qualifier")
    for way in ("yoy", "quarter", "base_year", "average"):
        table |= dict.fromkeys(lists["basis"][way], way)
    table |= dict.fromkeys(lists["distributive"]["words"], "each")
    table |= dict.fromkeys(lists["distributive"]["shared"], "shared")
    return table


@cache
def name_heads() -> frozenset[str]:
    """Words at the start of a clause that are no part of a name."""
    return frozenset(load_toml("quantity_words")["head"]["words"])


@cache
def right_stops() -> frozenset[str]:
    """Words that may follow a number and are not the start of a name."""
    return frozenset(load_toml("quantity_words")["right_stop"]["words"])


@cache
def right_stop_finder() -> AhoCorasick:
    """Finds where the name after a number ends."""
    stops = [word for word in load_toml("quantity_words")["right_stop"]["words"] if len(word) > 1]
    return AhoCorasick(stops, matchkind=MatchKind.LeftmostLongest)


@cache
def verbs() -> frozenset[str]:
    """Verbs that stand before a quantity or its name."""
    return frozenset(load_lines("quantity_verbs"))


@cache
def target_words() -> frozenset[str]:
    """Qualifiers that make a figure a target."""
    return frozenset(load_toml("quantity_words")["qualifier"]["target"])


@cache
def inside_words() -> frozenset[str]:
    """Words that end with a character which would be a small word alone."""
    return frozenset(load_toml("quantity_words")["inside"]["words"])


def longest_end(
    table: dict[str, str] | frozenset[str], text: str, low: int, high: int, longest: int = 8
) -> str | None:
    """The longest word of `table` that ends at `high` and starts at or after `low`."""
    for size in range(min(longest, high - low), 0, -1):
        word = text[high - size : high]
        if word in table:
            if size == 1 and high - 2 >= low and text[high - 2 : high] in inside_words():
                return None
            return word
    return None


def longest_start(
    table: dict[str, str] | frozenset[str], text: str, low: int, high: int, longest: int = 10
) -> str | None:
    """The longest word of `table` that starts at `low` and ends at or before `high`."""
    for size in range(min(longest, high - low), 0, -1):
        word = text[low : low + size]
        if word in table:
            return word
    return None
