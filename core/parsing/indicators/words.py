"""The small words around quantities, read from the lexicon once and kept in the form the readers need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from core.lexicon import load_lines, load_toml


class Words:
    """A word list, each word with its class, that finds the longest word at a place of a text."""

    def __init__(self, kinds: Mapping[str, str], apart: Iterable[str] = ()) -> None:
        self.kinds = dict(kinds)
        self.apart = frozenset(apart)  # longer words that end with a one-character word of the list
        self.by_first = self._lengths(0)
        self.by_last = self._lengths(-1)

    def _lengths(self, place: int) -> dict[str, tuple[int, ...]]:
        lengths: dict[str, set[int]] = {}
        for word in self.kinds:
            lengths.setdefault(word[place], set()).add(len(word))
        return {char: tuple(sorted(found, reverse=True)) for char, found in lengths.items()}

    def ending(self, text: str, low: int, high: int) -> str | None:
        """The longest word that ends at `high` and starts at or after `low`."""
        lengths = self.by_last.get(text[high - 1]) if high > low else None
        if lengths is None:
            return None
        for size in lengths:
            word = text[high - size : high]
            if size <= high - low and word in self.kinds:
                if size == 1 and self.apart and high - 2 >= low and text[high - 2 : high] in self.apart:
                    return None
                return word
        return None

    def starting(self, text: str, low: int, high: int) -> str | None:
        """The longest word that starts at `low` and ends at or before `high`."""
        lengths = self.by_first.get(text[low]) if low < high else None
        if lengths is None:
            return None
        for size in lengths:
            word = text[low : low + size]
            if size <= high - low and word in self.kinds:
                return word
        return None


@cache
def before_number() -> Words:
    """Words read from the number to the left: `copula`, `has`, `to`, `qualifier`, `each`, `shared`."""
    lists = load_toml("quantity_words")
    table = dict.fromkeys(lists["copula"]["words"], "copula")
    table |= dict.fromkeys(lists["has"]["words"], "has")
    table |= dict.fromkeys(lists["copula"]["to"], "to")
    table |= dict.fromkeys(lists["qualifier"]["words"], "qualifier")
    table |= dict.fromkeys(lists["distributive"]["words"], "each")
    table |= dict.fromkeys(lists["distributive"]["shared"], "shared")
    return Words(table, lists["inside"]["words"])


@cache
def growth_words() -> Words:
    """Verbs and nouns of change: `up`, `down` or `once`."""
    growth = load_toml("quantity_words")["growth"]
    return Words({word: way for way in ("up", "down", "once") for word in growth[way]}, _inside())


@cache
def basis_words() -> Words:
    """What stands before a verb of change: `yoy`, `average`, `base_year`, `quarter`, `each`, `qualifier`."""
    lists = load_toml("quantity_words")
    table = dict.fromkeys(lists["qualifier"]["words"], "qualifier")
    for way in ("yoy", "quarter", "base_year", "average"):
        table |= dict.fromkeys(lists["basis"][way], way)
    table |= dict.fromkeys(lists["distributive"]["words"], "each")
    table |= dict.fromkeys(lists["distributive"]["shared"], "shared")
    return Words(table, _inside())


def _inside() -> list[str]:
    words: list[str] = load_toml("quantity_words")["inside"]["words"]
    return words


@cache
def name_heads() -> Words:
    """Words at the start of a clause that are no part of a name."""
    return Words(dict.fromkeys(load_toml("quantity_words")["head"]["words"], "head"))


@cache
def right_stops() -> Words:
    """Words that may follow a number and are not the start of a name."""
    lists = load_toml("quantity_words")
    return Words(dict.fromkeys([*lists["right_stop"]["words"], *lists["copula"]["to"]], "stop"))


@cache
def noun_starts() -> tuple[str, ...]:
    """Words that begin with a one-character stop and are the start of a name all the same."""
    return tuple(load_toml("quantity_words")["right_stop"]["names"])


@cache
def right_stop_finder() -> AhoCorasick:
    """Finds where the name after a number ends."""
    stops = [word for word in load_toml("quantity_words")["right_stop"]["words"] if len(word) > 1]
    return AhoCorasick(stops, matchkind=MatchKind.LeftmostLongest)


@cache
def verbs() -> Words:
    """Verbs that stand before a quantity or its name."""
    return Words(dict.fromkeys(load_lines("quantity_verbs"), "verb"))


@cache
def verb_finder() -> AhoCorasick:
    """Finds verbs inside a phrase."""
    return AhoCorasick([verb for verb in verbs().kinds if len(verb) > 1], matchkind=MatchKind.LeftmostLongest)
