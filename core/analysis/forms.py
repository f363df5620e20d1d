"""What a term is looked for as: itself, or all wordings of the user's group that has its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.store import Store


def own_words(store: Store) -> dict[str, str | None]:
    """The words of the user's vocabulary, each with the name it counts under; None for stop words."""
    return store.once("own words", lambda: dict(store.rows("SELECT word, shown FROM own_words")))


def stopped(store: Store) -> list[str]:
    """The user's stop words."""
    return [word for word, shown in own_words(store).items() if shown is None]


def forms(store: Store, term: str) -> tuple[str, ...]:
    """The wordings that are looked for when `term` is asked for, longest first: those of its group where it names one."""
    named = [word for word, shown in own_words(store).items() if shown == term]
    return tuple(sorted({term, *named}, key=lambda word: (-len(word), word)))


def pattern(wordings: Sequence[str]) -> str:
    """An RE2 pattern that finds these wordings as they stand, of several at one place the first."""
    return "|".join(escaped(wording) for wording in wordings)


def escaped(words: str) -> str:
    """The pattern of exactly these characters."""
    return "".join(char if char.isalnum() else f"\\x{{{ord(char):x}}}" for char in words)
