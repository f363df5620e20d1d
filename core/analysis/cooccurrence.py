"""Words that keep company: terms that share sentences (or paragraphs) with a term.

Read are the newest `MOST_DOCUMENTS` documents of the filter that hold the term; candidates are the `CANDIDATES` terms
that weigh most in them. Everything is counted in windows, a sentence or a paragraph each, as exact text (of two terms
at one place the longer counts). The measure is log-dice (Rychlý 2008): 14 + log2(2 f(xy) / (f(x) + f(y))), where f
counts windows: 14 when two terms are never apart, one less when they share half as much, and it does not grow with the
size of the text.

Whole words only: a short word that in most places stands beside one and the same letter is a piece of a longer one (博会 of
菜博会, 常态 of 常态化), and a word that lies in the term itself, or in a neighbour that is no rarer, says nothing beside it.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import ahocorasick_rs
import pandas as pd

from core.analysis.columns import DOCUMENT, NEWEST, passage_frame
from core.analysis.filters import where
from core.analysis.forms import forms
from core.analysis.keywords import places
from core.models import Filter
from core.parsing.segment import policy_terms
from core.parsing.text import Span, paragraphs, sentences

if TYPE_CHECKING:
    from core.store import Store

Unit = Literal["sentence", "paragraph"]
MOST_DOCUMENTS, CANDIDATES = 200, 240
LEAST_TOGETHER = 2
# A word of at most so many letters is a piece of another when one letter, which is of no other word, stands beside it in
# this share of its places, and in so many.
SHORT, BESIDE, LEAST_BESIDE = 3, 0.6, 3


class _Window(NamedTuple):
    """A sentence or paragraph: its document, its place, the terms in it (by number, 0 is the term asked for)."""

    doc_id: str
    start: int
    end: int
    terms: frozenset[int]


class _Read(NamedTuple):
    """The windows with the term asked for (`terms[0]`) of the documents read, in how many of all windows each term and each
    pair of terms (lower number first) stands, and which terms are pieces of longer words."""

    terms: tuple[str, ...]
    windows: tuple[_Window, ...]
    titles: dict[str, str]
    singles: Counter[int]
    pairs: Counter[tuple[int, int]]
    pieces: frozenset[int]


def neighbours(
    store: Store, chosen: Filter, term: str, unit: Unit = "sentence", limit: int = 30
) -> pd.DataFrame:
    """The terms nearest to `term`, highest log_dice first, at least `LEAST_TOGETHER` windows together.

    term, together (windows with both), windows (with this term), windows_of_term, log_dice, documents (where they are
    together), documents_read, doc_id, title, start, end (the first window with both, newest document first). No row for
    a term that is blank or nowhere."""
    read = _read(store, chosen, term.strip(), unit)
    singles, pairs = read.singles, read.pairs
    documents = len(read.titles)
    holding: dict[int, list[_Window]] = {}
    for window in read.windows:
        for number in window.terms:
            holding.setdefault(number, []).append(window)
    rows = []
    for number, name in enumerate(read.terms[1:], start=1):
        together = pairs.get((0, number), 0)
        if together < LEAST_TOGETHER or number in read.pieces:
            continue
        shared = holding[number]
        first = shared[0]
        rows.append(
            (
                name, together, singles[number], singles[0], log_dice(together, singles[0], singles[number]),
                len({window.doc_id for window in shared}), documents,
                first.doc_id, read.titles[first.doc_id], first.start, first.end,
            )
        )  # fmt: skip
    frame = _frame(_whole(rows, read.terms[0]), _NEIGHBOUR)
    return frame.sort_values(["log_dice", "term"], ascending=[False, True]).head(limit).reset_index(drop=True)


def _whole(rows: list[tuple[Any, ...]], term: str) -> list[tuple[Any, ...]]:
    """The neighbours (term, together, windows, ...) that lie neither in the term nor in a longer neighbour that is no rarer."""
    return [
        row
        for row in rows
        if row[0] not in term
        and not any(row[0] in other[0] and row[0] != other[0] and row[2] <= other[2] for other in rows)
    ]


def network(
    store: Store, chosen: Filter, term: str, unit: Unit = "sentence", limit: int = 24
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Nodes and edges for a picture: the term, its `limit` neighbours, and which of those are near each other.

    Nodes: term, windows, centre (bool: the term asked for). Edges: source, target, together, log_dice; every neighbour is
    tied to the term, and neighbours to each other where their log_dice is at least the median of the ties to the term."""
    near = neighbours(store, chosen, term, unit, limit)
    if near.empty:
        return _frame([], _NODE), _frame([], _EDGE)
    read = _read(store, chosen, term.strip(), unit)
    singles, pairs = read.singles, read.pairs
    number = {name: at for at, name in enumerate(read.terms)}
    centre = read.terms[0]
    nodes = [(centre, singles[0], True), *((name, singles[number[name]], False) for name in near["term"])]
    edges = [
        (centre, name, n, strength)
        for name, n, strength in zip(near["term"], near["together"], near["log_dice"], strict=True)
    ]
    floor = float(near["log_dice"].median())
    for one, other in combinations(sorted(number[name] for name in near["term"]), 2):
        together = pairs.get((one, other), 0)
        if together >= LEAST_TOGETHER:
            strength = log_dice(together, singles[one], singles[other])
            if strength >= floor:
                edges.append((read.terms[one], read.terms[other], together, strength))
    return _frame(nodes, _NODE), _frame(edges, _EDGE)


def together(
    store: Store, chosen: Filter, term: str, other: str, unit: Unit = "sentence", limit: int = 100
) -> pd.DataFrame:
    """The windows that hold both terms, newest document first: doc_id, title, doc_type, region_code, region, year, start,
    end, quote (the place of `other` in the window)."""
    read = _read(store, chosen, term.strip(), unit)
    if other not in read.terms:
        return passage_frame([], ("start", "end", "quote"))
    shared = [window for window in read.windows if {0, read.terms.index(other)} <= window.terms][:limit]
    sql = f"SELECT {DOCUMENT}, r.text FROM documents d JOIN records r USING (doc_no) WHERE list_contains(?::VARCHAR[], d.doc_id)"
    known = {
        row[0]: row for row in store.rows(sql, [list(dict.fromkeys(window.doc_id for window in shared))])
    }
    rows = []
    for window in shared:
        *document, text = known[window.doc_id]
        held = [
            (at, -len(word))
            for word in forms(store, other)
            if (at := text.find(word, window.start, window.end)) >= 0
        ]
        at, size = min(held)
        rows.append((*document, at, at - size, text[at : at - size]))
    return passage_frame(rows, ("start", "end", "quote"))


def log_dice(together: int, one: int, other: int) -> float:
    """Rychlý's log-dice of two terms with `one` and `other` windows, `together` of them shared."""
    return 14 + math.log2(2 * together / (one + other))


_NEIGHBOUR = (
    "term", "together", "windows", "windows_of_term", "log_dice", "documents", "documents_read", "doc_id", "title",
    "start", "end",
)  # fmt: skip
_NODE = ("term", "windows", "centre")
_EDGE = ("source", "target", "together", "log_dice")
_TEXTS = {"term", "doc_id", "title", "source", "target"}


def _frame(rows: list[tuple[Any, ...]], columns: tuple[str, ...]) -> pd.DataFrame:
    kinds = {"log_dice": "float64", "centre": "bool"}
    return pd.DataFrame(
        {
            name: pd.Series(
                [row[at] for row in rows], dtype=object if name in _TEXTS else kinds.get(name, "Int64")
            )
            for at, name in enumerate(columns)
        }
    )


def _read(store: Store, chosen: Filter, term: str, unit: Unit) -> _Read:
    if not term:
        return _Read((term,), (), {}, Counter(), Counter(), frozenset())
    return store.once(f"company {unit} {term} {chosen}", lambda: _windows(store, chosen, term, unit))


def _windows(store: Store, chosen: Filter, term: str, unit: Unit) -> _Read:
    condition, params = where(chosen)
    sql = f"""
    WITH newest AS (SELECT d.* FROM documents d SEMI JOIN hits USING (doc_no) WHERE {condition} ORDER BY {NEWEST} LIMIT ?)
    SELECT d.doc_no, d.doc_id, COALESCE(d.title, d.file) AS title, r.text FROM newest d JOIN records r USING (doc_no)
    WHERE r.rowid IN (SELECT rowid FROM records SEMI JOIN newest USING (doc_no)) ORDER BY {NEWEST}"""
    held = store.query(sql, [*params, MOST_DOCUMENTS], {"hits": places(store, term)})
    found = list(held.itertuples(index=False, name=None))
    sql = """
    SELECT term FROM counted_terms SEMI JOIN held USING (doc_no) JOIN terms USING (term_id) WHERE term <> ?
    GROUP BY term, idf ORDER BY sum(count) * COALESCE(idf, 1) DESC, term LIMIT ?"""
    weighed = store.query(sql, [term, CANDIDATES], {"held": {"doc_no": held["doc_no"].to_numpy("int32")}})[
        "term"
    ]
    terms = (term, *weighed)
    wordings = {
        word: number for number, name in reversed(list(enumerate(terms))) for word in forms(store, name)
    }
    numbers = list(wordings.values())
    finder = ahocorasick_rs.AhoCorasick(list(wordings), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    cut = paragraphs if unit == "paragraph" else sentences
    windows, beside = [], _Beside()
    for _, doc_id, _, text in found:
        hits = finder.find_matches_as_indexes(text)
        beside.count(text, hits)
        windows += [_Window(doc_id, *place) for place in _held(hits, numbers, cut(text))]
    singles = Counter(number for window in windows for number in window.terms)
    pairs = Counter(pair for window in windows for pair in combinations(sorted(window.terms), 2))
    titles = {doc_id: title for _, doc_id, title, _ in found}
    pieces = frozenset(numbers[at] for at in beside.pieces(list(wordings)) if numbers[at])
    return _Read(
        terms, tuple(window for window in windows if 0 in window.terms), titles, singles, pairs, pieces
    )


class _Beside:
    """Which letters stand before and behind each wording."""

    def __init__(self) -> None:
        self._places: Counter[int] = Counter()
        self._letters: dict[int, tuple[Counter[str], Counter[str]]] = {}

    def count(self, text: str, hits: list[tuple[int, int, int]]) -> None:
        """Adds the places (wording, start, end) of a text."""
        starts, ends = {start for _, start, _ in hits}, {end for *_, end in hits}
        for number, start, end in hits:
            self._places[number] += 1
            if number not in self._letters:
                self._letters[number] = (Counter(), Counter())
            before, behind = self._letters[number]
            if start not in ends:
                before[text[start - 1 : start]] += 1
            if end not in starts:
                behind[text[end : end + 1]] += 1

    def pieces(self, wordings: list[str]) -> list[int]:
        """The wordings that are pieces of longer words, but for fixed policy terms."""
        fixed = set(policy_terms())
        return [
            number
            for number, places in self._places.items()
            if len(wordings[number]) <= SHORT and wordings[number] not in fixed
            and any(
                letters[letter] >= max(BESIDE * places, LEAST_BESIDE)
                for letters in self._letters[number]
                for letter in letters
                if letter.isalpha()
            )
        ]  # fmt: skip


def _held(
    hits: list[tuple[int, int, int]], numbers: list[int], windows: list[Span]
) -> list[tuple[int, int, frozenset[int]]]:
    """Each window with the terms in it; hits and windows are both in the order of the text. `numbers` are the terms of the
    wordings that were hit."""
    found = []
    at = 0
    for start, end in windows:
        held = set()
        while at < len(hits) and hits[at][1] < end:
            if hits[at][1] >= start:
                held.add(numbers[hits[at][0]])
            at += 1
        found.append((start, end, frozenset(held)))
    return found
