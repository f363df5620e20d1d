"""The words a text is about: counts of its terms, and those that weigh most by TF-IDF.

A term is a policy phrase of the lexicon, counted wherever its characters stand (so 乡村振兴 counts in 乡村振兴战略),
or a Chinese word of two characters and more that is neither a stop word nor a number nor of a person's name, counted
as the segmentation cuts it. The segmentation knows no names (战明秀 is cut into 战 and 明秀), so the names the parser
found are taken out of the text first. The inverse document frequencies are jieba's own table, which comes with the package.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import ahocorasick_rs

from core.lexicon import load_lines
from core.models import Keyword, Meeting
from core.parsing.segment import chinese_words, policy_terms

KEYWORDS_PER_DOCUMENT = 30

# 三百二十、二〇二三、第十八、十六届, and 几十: a number, also with a measure behind it.
_NUMERALS = "第〇零一二两三四五六七八九十百千万亿几数余多半"
_NUMBER = re.compile(
    rf"第?[{_NUMERALS[1:]}]+(?:个|次|届|项|名|位|年|月|日|家|户|亩|人|条|件|处|座|批|级|类|倍|成|元)?"
)


def extract_keywords(
    text: str, names: tuple[str, ...] = (), limit: int = KEYWORDS_PER_DOCUMENT
) -> tuple[Keyword, ...]:
    """The `limit` terms that weigh most, highest first; equal weights in the order of the words' code points.

    The weight is the term's share of all counted terms times its inverse document frequency (`idf`).
    """
    counts = term_counts(text, names)
    total = sum(counts.values())
    table, median = _idf_table()
    terms: dict[int, list[str]] = {}
    for term, count in counts.items():
        terms.setdefault(count, []).append(term)
    heaviest: list[tuple[float, str]] = []
    for count in sorted(terms, reverse=True):
        least = heaviest[-1][0] if len(heaviest) == limit else 0.0
        if count / total * _rarest() < -least:
            break  # however rare a term is that stands so seldom, it is none of them
        weighed = [(-count / total * table.get(term, median), term) for term in terms[count]]
        heaviest = sorted(heaviest + [pair for pair in weighed if pair[0] <= least])[:limit]
    return tuple(Keyword(term, counts[term], round(-weight, 6)) for weight, term in heaviest)


@lru_cache(maxsize=4)
def term_counts(text: str, names: tuple[str, ...] = ()) -> Mapping[str, int]:
    """Every term of the text with its count, the names of people left out; see the module for what a term is. Treat it
    as read-only."""
    counts = phrase_counts(text)
    for name in names:
        text = text.replace(name, " ")
    stops = stop_words()
    for word, count in Counter(chinese_words(text)).items():
        if len(word) > 1 and word not in stops and not (word[0] in _NUMERALS and _NUMBER.fullmatch(word)):
            counts.setdefault(word, count)  # a phrase has been counted wherever it stands
    return counts


def people(meeting: Meeting | None) -> tuple[str, ...]:
    """The names of the people of a meeting, longest first."""
    if meeting is None:
        return ()
    known = (meeting.chair, *meeting.speakers, *meeting.attendees)
    names = {person.name for person in known if person is not None and len(person.name) > 1}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def phrase_counts(text: str) -> dict[str, int]:
    """The policy phrases of a text with the number of places where they stand, longer phrases around them or not."""
    return dict(Counter(_phrase_finder().find_matches_as_strings(text, overlapping=True)))


@cache
def stop_words() -> frozenset[str]:
    """The words of the lexicon that are never keywords."""
    return frozenset(word for line in load_lines("stop_words") for word in line.split())


def idf(term: str) -> float:
    """Inverse document frequency: how rare a term is in Chinese at large. A term not in the table is taken as rare.

    Unknown words get the table's median, as in jieba.analyse; policy phrases not in it too.
    """
    table, median = _idf_table()
    return table.get(term, median)


@cache
def _rarest() -> float:
    return max(_idf_table()[0].values())


@cache
def _idf_table() -> tuple[dict[str, float], float]:
    spec = importlib.util.find_spec("jieba")
    folder = Path((spec.submodule_search_locations or [""])[0]) if spec else Path()
    parts = (folder / "analyse" / "idf.txt").read_text(encoding="utf-8").split()
    table = dict(zip(parts[::2], map(float, parts[1::2]), strict=True))
    return table, sorted(table.values())[len(table) // 2]


@cache
def _phrase_finder() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(policy_terms(), matchkind=ahocorasick_rs.MatchKind.Standard)
