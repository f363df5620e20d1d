"""The noise lexicon made ready for matching: sets of whole lines, patterns of beginnings and of button rows."""

from __future__ import annotations

import re
from functools import cache

from core.lexicon import load_toml
from core.parsing.text import fold

EDGE_MARKS = " \t\"'.,:;!?|>·*#=~-_。、【】[]()《》<+^"
_NOTHING = re.compile(r"(?!)")


def bare(text: str) -> str:
    """A folded line without spaces and without the punctuation at its ends: what whole lines are looked up by."""
    return text.replace(" ", "").replace("\t", "").strip(EDGE_MARKS)


def _entries(match: str) -> list[tuple[str, str]]:
    """(phrase, reason) of all entries matched this way, longest phrase first."""
    pairs = [
        (fold(phrase), entry["reason"])
        for entry in load_toml("noise")["entry"]
        if entry["match"] == match
        for phrase in entry["phrases"]
    ]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


@cache
def whole_lines() -> dict[str, str]:
    """Bare line to reason."""
    return {bare(phrase): reason for phrase, reason in _entries("line")}


@cache
def first_characters() -> frozenset[str]:
    """What whole lines and beginnings begin with: a line that begins otherwise is neither."""
    return frozenset(key[0] for key in whole_lines() if key) | frozenset(
        phrase[0] for phrase, _ in _entries("start")
    )


@cache
def headings_of_links() -> frozenset[str]:
    """Bare headings below the body that the short lines after them go with."""
    return frozenset(bare(phrase) for phrase, _ in _entries("after"))


@cache
def _beginnings() -> tuple[re.Pattern[str], dict[str, str]]:
    reasons = {phrase.replace(" ", ""): reason for phrase, reason in _entries("start")}
    return re.compile("|".join(map(re.escape, reasons)) or _NOTHING.pattern), reasons


def beginning(spaceless: str) -> str | None:
    """The reason of the phrase a line (without its spaces) begins with."""
    pattern, reasons = _beginnings()
    found = pattern.match(spaceless)
    return reasons[found.group()] if found else None


@cache
def button_words() -> dict[str, str]:
    """Words that only buttons and menus are made of, in lower case, to the reason of the row."""
    return {phrase.lower(): reason for phrase, reason in reversed(_entries("word"))}


@cache
def button_run() -> re.Pattern[str]:
    """A run of button words and separators from one place on; it takes the longest word each time."""
    words = "|".join(re.escape(word) for word, _ in _entries("word"))
    return re.compile(rf"(?:{words}|[\s|>·,:;/、【】()\[\]<*^+=~_\-]{{1,20}})*+", re.IGNORECASE)
