"""Refusals and notes in words, from the lexicon."""

from __future__ import annotations

import re
from typing import Literal

from core.lexicon import load_toml
from core.models import Refusal

Language = Literal["zh", "en"]


class Unreadable(Exception):
    """Raised by a reader when its input gives no document; the door turns it into a refusal."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def refusal(name: str, code: str, doc_id: str | None = None, **values: object) -> Refusal:
    """A refusal whose reason is the Chinese sentence of `code` with its placeholders filled."""
    return Refusal(name, code, load_toml("refusals")[code]["zh"].format(**values), doc_id)


def note(code: str, **values: object) -> str:
    """A note on how a document was read, in Chinese."""
    text: str = load_toml("reading_notes")[code]["zh"].format(**values)
    return text


def in_language(sentence: str, language: Language) -> str:
    """A reason or note in the other language; a sentence that is not of the lexicon comes back as it is."""
    if language == "zh":
        return sentence
    entries = [*load_toml("refusals").values(), *load_toml("reading_notes").values()]
    for entry in sorted(entries, key=lambda entry: -len(entry["zh"])):  # the most particular sentence first
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.*)", re.escape(entry["zh"]))
        if found := re.fullmatch(pattern, sentence, re.DOTALL):
            translated: str = entry["en"].format(**found.groupdict())
            return translated
    return sentence
