"""Who came to a meeting, spoke or was honoured there, and who is told what to do: counts that are no statistics.

大会应到代表280人, 6个部门作了发言, 12个招商团要立即行动; the kinds are the entries of the lexicon `gatherings`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from core.lexicon import load_toml
from core.parsing.indicators.amounts import Amount

_CLAUSE_END = re.compile(r"[,。;:!?\n]")
_REACH = 80  # characters of a clause on either side
_BEFORE = 16


class _Kind(NamedTuple):
    where: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None  # in the clause
    noun: re.Pattern[str] | None  # what stands behind the number
    given: re.Pattern[str] | None  # in the sentence
    near: re.Pattern[str] | None  # in the clause


@cache
def _kinds() -> dict[str, list[_Kind]]:
    """The kinds of such counts by unit."""
    table: dict[str, list[_Kind]] = {}
    for entry in load_toml("gatherings").values():
        optional = (
            re.compile(entry[key]) if key in entry else None for key in ("unless", "noun", "given", "near")
        )
        kind = _Kind(entry["where"], re.compile(entry["pattern"]), *optional)
        for unit in entry["units"]:
            table.setdefault(unit, []).append(kind)
    return table


def at_a_gathering(text: str, start: int, end: int, amount: Amount) -> bool:
    """Whether a number of the sentence `text[start:end]` counts those at a gathering or told what to do."""
    kinds = _kinds().get(amount.unit.symbol, ()) if amount.unit is not None else ()
    if not kinds:
        return False
    marks = [
        mark.end() for mark in _CLAUSE_END.finditer(text, max(start, amount.start - _REACH), amount.start)
    ]
    low = marks[-1] if marks else max(start, amount.start - _REACH)
    mark = _CLAUSE_END.search(text, amount.end, min(end, amount.end + _REACH))
    high = mark.start() if mark else min(end, amount.end + _REACH)
    return any(_is_of(kind, text, (start, end), (low, high), amount) for kind in kinds)


def _is_of(
    kind: _Kind, text: str, sentence: tuple[int, int], clause: tuple[int, int], amount: Amount
) -> bool:
    if kind.noun is not None and not kind.noun.search(text[amount.end : clause[1]]):
        return False
    if kind.near is not None and not kind.near.search(text, *clause):
        return False
    if kind.given is not None and not _stands(kind.given, text, *sentence):
        return False
    if kind.where == "sentence":
        found = _stands(kind.pattern, text, *sentence)
    elif kind.where == "clause":
        found = kind.pattern.search(text, *clause) is not None
    elif kind.where == "before":
        low = max(sentence[0], amount.start - _BEFORE)
        found = kind.pattern.search(text, low, amount.start) is not None
    else:
        found = kind.pattern.match(text, amount.end, sentence[1]) is not None
    return found and not (kind.unless and kind.unless.search(text, *clause))


@lru_cache(maxsize=32)
def _stands(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether a sentence has the words; asked for each of its numbers, looked for once."""
    return pattern.search(text, start, end) is not None
