"""How far a figure is from being final, from the words in its qualifier (`lexicon/figure_states.toml`).

A record keeps the words as the text has them. The index and the pages keep a forecast apart from a target: what is expected
of a coming year is not what is aimed at.
"""

from __future__ import annotations

from core.lexicon import load_toml

FORECAST = "forecast"


def state_of(qualifier: str | None) -> str | None:
    """expected, preliminary, or None where the text says neither."""
    said = qualifier or ""
    found = (state for state, entry in load_toml("figure_states").items() if _any(entry["words"], said))
    return next(found, None)


def kind_of(kind: str, qualifier: str | None) -> str:
    """The kind of a figure, with `forecast` for a target that the text only expects."""
    aims = load_toml("quantity_words")["qualifier"]["target"]
    expected = state_of(qualifier) == "expected" and not _any(aims, qualifier or "")
    return FORECAST if kind == "target" and expected else kind


def sql_state(qualifier: str) -> str:
    """`state_of` of a column, as SQL."""
    cases = (
        f"WHEN {_contains(qualifier, entry['words'])} THEN '{state}'"
        for state, entry in load_toml("figure_states").items()
    )
    return f"CASE {' '.join(cases)} END"


def sql_kind(kind: str, qualifier: str) -> str:
    """`kind_of` of two columns, as SQL."""
    aims = load_toml("quantity_words")["qualifier"]["target"]
    return f"""CASE WHEN {kind} = 'target' AND ({sql_state(qualifier)}) = 'expected'
        AND NOT {_contains(qualifier, aims)} THEN '{FORECAST}' ELSE {kind} END"""


def _any(words: list[str], said: str) -> bool:
    return any(word in said for word in words)


def _contains(column: str, words: list[str]) -> str:
    return "(" + " OR ".join(f"contains({column}, '{word}')" for word in words) + ")"
