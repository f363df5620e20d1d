"""The sentences of made-up documents, read from sentences.toml: [一|二] is a choice, {name} is filled in later."""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

Wording = dict[str, dict[str, Any]]
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


class Template:
    """A sentence with choices in it."""

    __slots__ = ("_fixed", "_open")

    def __init__(self, text: str) -> None:
        parts = _CHOICE.split(text)
        self._fixed = parts[::2]
        self._open = [part.split("|") for part in parts[1::2]]

    def choose(self, chance: random.Random) -> str:
        """The sentence with every choice made."""
        said = [self._fixed[0]]
        for options, after in zip(self._open, self._fixed[1:], strict=True):
            said += [options[int(chance.random() * len(options))], after]
        return "".join(said)


@cache
def wording() -> Wording:
    """Group to name to templates; single strings stay strings."""
    text = resources.files(__package__).joinpath("sentences.toml").read_text(encoding="utf-8")
    return {
        group: {
            name: [Template(item) for item in value] if isinstance(value, list) else value
            for name, value in entries.items()
        }
        for group, entries in tomllib.loads(text).items()
    }
