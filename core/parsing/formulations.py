"""Fixed formulations (提法) of a text: words in quotation marks, “四个…”, 一核四区多点, 8+1.

Four kinds, told by form (`core/lexicon/formulations.toml` has examples):

count   a Chinese numeral, 个 and what is counted, in quotation marks, or a policy phrase of that form
shape   two Chinese numerals or more with something counted by each, likewise
sum     figures added (8+1, 1+N), in quotation marks or not
quoted  any other two to twelve Chinese characters in quotation marks
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from core.lexicon import load_toml
from core.parsing.segment import policy_terms
from core.parsing.text import fold

Kind = Literal["count", "shape", "sum", "quoted"]
KINDS: tuple[Kind, ...] = ("count", "shape", "sum", "quoted")
LONGEST = 12

# Python and DuckDB (RE2) read this alike: no look-around, every repetition bounded or of one class.
# A straight quotation mark opens and closes; what is too long between two is taken whole, so that pairs stay pairs.
PLACE = (
    r"[“「『〝][^“”「」『』〝〞\n]{1,80}[”」』〞]"
    r'|["＂][^"＂\n]{0,200}["＂]'
    r"|[0-9０-９.．]{1,6}(?:[+＋][0-9０-９.．NnXxＮｎＸｘ]{1,3}){1,4}"
)
_MARKS = '“”「」『』〝〞"＂'
_NUMERAL = "一二两三四五六七八九十百千多"
_COUNT = re.compile(r"[一二两三四五六七八九十百]{1,3}个[\u4e00-\u9fff]{1,6}")
_SHAPE = re.compile(
    rf"""
    [一二两三四五六七八九十百]        # the first numeral opens it
    [\u4e00-\u9fff]{{1,4}}?            # and what there is so much of
    [{_NUMERAL}]
    [\u4e00-\u9fff]{{1,9}}
    """,
    re.VERBOSE,
)
_SUM = re.compile(r"[0-9]{1,3}(?:\+(?:[0-9]{1,3}|[NX])){1,4}")
_WORDS = re.compile(rf"[\u4e00-\u9fff·]{{2,{LONGEST}}}")


class Formulation(NamedTuple):
    """A formulation in a text: its words without quotation marks, its kind, the place of the words."""

    phrase: str
    kind: Kind
    start: int
    end: int


def find(text: str) -> tuple[Formulation, ...]:
    """The formulations of a text in their order, those of the lexicon also without quotation marks."""
    found = {item.start: item for item in _lexical(text)}
    for place in re.finditer(PLACE, text):
        known = read(place[0])
        if known:
            lead = 1 if place[0][0] in _MARKS else 0
            at = place.start() + lead
            found[at] = Formulation(*known, at, place.end() - lead)
    return tuple(found[at] for at in sorted(found))


def read(place: str) -> tuple[str, Kind] | None:
    """The formulation that `PLACE` found, with its kind, or None: a sentence, a title, a code, a word in passing."""
    phrase = fold(place).strip('"').strip()
    if place[0] in _MARKS:
        phrase = fold(place[1:-1])
    summed = phrase.upper()
    if _SUM.fullmatch(summed):
        return summed, "sum"
    kind = _kind(phrase)
    if kind is None or phrase in load_toml("formulations")["passing"]["words"]:
        return None
    return phrase, kind


def _kind(phrase: str) -> Kind | None:
    if not _WORDS.fullmatch(phrase):
        return None
    if _COUNT.fullmatch(phrase):
        return "count"
    return "shape" if _SHAPE.fullmatch(phrase) else "quoted"


def seeds() -> dict[str, Kind]:
    """The policy phrases that are a formulation by their form (四个意识, 五位一体), with their kind."""
    kinds = {term: _kind(term) for term in policy_terms()}
    return {term: kind for term, kind in kinds.items() if kind in ("count", "shape")}


def _lexical(text: str) -> Iterator[Formulation]:
    for term, kind in seeds().items():
        for place in re.finditer(re.escape(term), text):
            yield Formulation(term, kind, *place.span())
