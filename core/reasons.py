"""Why something became of an input, in words of the lexicon: in Chinese where it is stored, in English where it is shown so."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from core.lexicon import load_toml

Language = Literal["zh", "en"]
LEXICONS = ("refusals", "reading_notes", "sameness")


def why(lexicon: str, code: str, **values: object) -> str:
    """The Chinese sentence of `code` in a lexicon of reasons with its placeholders filled."""
    text: str = load_toml(lexicon)[code]["zh"].format(**values)
    return text


@lru_cache(maxsize=4096)
def in_language(sentence: str, language: Language) -> str:
    """A stored reason, or several joined by ；, in the reader's language; what is not of the lexicons stays as it is."""
    if language == "zh" or not sentence:
        return sentence
    if (whole := _in_english(sentence)) is not None:
        return whole
    parts = [_in_english(part) or part for part in sentence.split("；")]
    return "; ".join(parts) if parts != sentence.split("；") else sentence


def _in_english(sentence: str) -> str | None:
    for pattern, english in _patterns():
        if found := pattern.fullmatch(sentence):
            values = found.groupdict()
            if "reason" in values:
                values["reason"] = in_language(values["reason"], "en")
            return english.format(**values)
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What each Chinese sentence looks like, and the English one; the most particular first."""
    entries = [entry for name in LEXICONS for entry in load_toml(name).values()]
    entries.sort(key=lambda entry: -len(entry["zh"]))
    return tuple(
        (re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.*)", re.escape(entry["zh"])), re.DOTALL), entry["en"])
        for entry in entries
    )
