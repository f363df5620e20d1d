"""From what people typed to a vocabulary: every line that is not used says why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.parsing.keywords import stop_words
from core.parsing.segment import policy_terms
from core.vocabulary.model import Texts, Vocabulary

LONGEST, MOST = 20, 2_000
_PARTED = re.compile(r"[\s、，,;；=＝]+")


class Note(NamedTuple):
    """Something about a line: in which list (terms, stop, groups), its number from 1, the word, and why: `code` is
    one_character, too_long, no_letters, repeated, known, also_stop, in_group, in_two_groups, alone, too_many. `used` tells whether
    the word counts all the same."""

    part: str
    line: int
    word: str
    code: str
    used: bool = False


def read(texts: Texts) -> tuple[Vocabulary, list[Note]]:
    """The vocabulary of three texts, and what is to be said of their lines. Any text gives a vocabulary.

    Words are parted by blanks, commas or the ends of lines; # begins a comment. A line of `groups` is a group, its first
    word the name."""
    notes: list[Note] = []
    stop = _listed("stop", texts.stop, notes)
    groups = _grouped(texts.groups, set(stop), notes)
    grouped = {word for group in groups for word in group}
    terms = []
    lexicon = frozenset(policy_terms())
    for word, line in _listed("terms", texts.terms, notes).items():
        if word in stop:
            notes.append(Note("terms", line, word, "also_stop"))
            continue
        if word in grouped:
            notes.append(Note("terms", line, word, "in_group", used=True))
            continue
        if word in lexicon:
            notes.append(Note("terms", line, word, "known", used=True))
        terms.append(word)
    for word, line in stop.items():
        if word in stop_words():
            notes.append(Note("stop", line, word, "known", used=True))
    order = {"terms": 0, "stop": 1, "groups": 2}
    notes.sort(key=lambda note: (order[note.part], note.line))
    return Vocabulary(tuple(terms), tuple(stop), groups), notes


def _listed(part: str, text: str, notes: list[Note]) -> dict[str, int]:
    """The words of a list in their order, each with the line it first stands on."""
    found: dict[str, int] = {}
    for line, words in _lines(text):
        for word in words:
            if code := _wrong(word):
                notes.append(Note(part, line, word, code))
            elif word in found:
                notes.append(Note(part, line, word, "repeated"))
            elif len(found) >= MOST:
                notes.append(Note(part, line, word, "too_many"))
                return found
            else:
                found[word] = line
    return found


def _grouped(text: str, stop: set[str], notes: list[Note]) -> tuple[tuple[str, ...], ...]:
    groups: list[tuple[str, ...]] = []
    taken: set[str] = set()
    for line, words in _lines(text):
        members: list[str] = []
        for word in words:
            code = _wrong(word) or ("also_stop" if word in stop else "")
            code = code or ("repeated" if word in members else "in_two_groups" if word in taken else "")
            if code:
                notes.append(Note("groups", line, word, code))
            else:
                members.append(word)
        if len(members) == 1:
            notes.append(Note("groups", line, members[0], "alone"))
        elif len(taken) + len(members) > MOST:
            notes.append(Note("groups", line, members[0], "too_many"))
            break
        elif members:
            groups.append(tuple(members))
            taken |= set(members)
    return tuple(groups)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        words = [word for word in _PARTED.split(line.split("#")[0]) if word]
        if words:
            yield number, words


def _wrong(word: str) -> str:
    """Why a word cannot be counted; empty when it can."""
    if not any(char.isalnum() for char in word):
        return "no_letters"
    if len(word) < 2:
        return "one_character"
    return "too_long" if len(word) > LONGEST else ""
