"""Text that documents have in common: what a report shares with its superior's, and passages shared by any two.

Two texts are compared by their letters (characters and digits, folded; marks and white space do not count). A shared
passage is a run of at least `LEAST` letters that stands in both, as long as it can be made; of several places in the
other text the longest match counts, and the earliest of equal ones. Every letter belongs to at most one passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from core.analysis.filters import COUNTRY, where
from core.analysis.sections import Section, outline
from core.models import Filter
from core.parsing.text import fold

if TYPE_CHECKING:
    from core.store import Store

LEAST = 13
# A seed that stands in more places than this (a formula repeated in a list) is tried at the first ones only.
MOST_PLACES = 16
REPORTS, CANDIDATES = 60, 24
# Headings with fewer pairs of characters in common than this do not stand beside each other.
ALIKE = 0.3


class Shared(NamedTuple):
    """A passage that two texts share: its place in both, and its letters."""

    start: int
    end: int
    other_start: int
    other_end: int
    letters: int


def shared_passages(text: str, other: str, least: int = LEAST) -> tuple[Shared, ...]:
    """The passages that two texts share, in the order of the first; offsets are those of the texts."""
    a, places_a = letters(text)
    b, places_b = letters(other)
    own = _runs(a, least)
    known = frozenset(own)
    seeds: dict[str, list[int]] = {}
    for at, run in enumerate(_runs(b, least)):
        if run in known and len(found := seeds.setdefault(run, [])) < MOST_PLACES:
            found.append(at)
    passages = []
    free = 0
    for at, run in enumerate(own) if seeds else ():
        if at < free or run not in seeds:
            continue
        best, where_ = 0, -1
        for place in seeds[run]:
            size = _length(a, at, b, place, least)
            if size > best:
                best, where_ = size, place
        first, last = places_a[at], places_a[at + best - 1] + 1
        passages.append(Shared(first, last, places_b[where_], places_b[where_ + best - 1] + 1, best))
        free = at + best
    return tuple(passages)


@lru_cache(maxsize=64)
def _runs(words: str, least: int) -> list[str]:
    """Every run of `least` letters; treat it as read-only."""
    return [words[at : at + least] for at in range(len(words) - least + 1)]


@lru_cache(maxsize=64)
def letters(text: str) -> tuple[str, list[int]]:
    """The letters of a text, folded, and the offset of each; treat them as read-only."""
    folded = fold(text)
    places = [at for at, char in enumerate(folded) if char.isalnum()]
    return "".join(folded[at] for at in places), places


def _length(a: str, at: int, b: str, place: int, known: int) -> int:
    """How far `a` from `at` and `b` from `place` agree, the first `known` characters being equal."""
    size, step = known, 64
    while step:
        if a[at + size : at + size + step] == b[
            place + size : place + size + step
        ] and at + size + step <= len(a):
            size += step
        else:
            step //= 2
    return min(size, len(a) - at, len(b) - place)


def with_superior(store: Store, chosen: Filter, limit: int = REPORTS) -> pd.DataFrame:
    """How much of each work report stands in that of its superior (county in city, city in province, province in the
    central one; a county without a city's report: in the province's), of the same year or else the year before.

    doc_id, title, region_code, region, year, letters, shared (letters in common), share (0-1), passages, longest (letters),
    superior_doc_id, superior_title, superior_region, superior_year. Reports without a superior's are left out. Newest
    first, at most `limit`."""
    condition, params = where(chosen)
    sql = f"""
    WITH report AS (
        SELECT doc_no, doc_id, COALESCE(title, file) AS title, region_code, region, level, year,
            CASE WHEN level = 'country' THEN '{COUNTRY}' ELSE region_code END AS place
        FROM documents WHERE doc_type = 'government_work_report' AND year IS NOT NULL
            AND (level IN ('province', 'city', 'county') AND region_code IS NOT NULL OR level = 'country')
    ), above AS (
        SELECT r.*, unnest(CASE r.level WHEN 'province' THEN ['{COUNTRY}'] WHEN 'city' THEN [left(r.region_code, 2) || '0000']
            WHEN 'county' THEN [left(r.region_code, 4) || '00', left(r.region_code, 2) || '0000'] END) AS superior
        FROM report r JOIN documents d USING (doc_no) WHERE {condition}
    ), candidate AS (SELECT *, unnest([year, year - 1]) AS of_year FROM above)
    SELECT r.doc_id, r.title, r.region_code, r.region, r.year, s.doc_id AS superior_doc_id, s.title AS superior_title,
        s.region AS superior_region, s.year AS superior_year
    FROM candidate r JOIN report s ON s.place = r.superior AND s.year = r.of_year
    WHERE s.doc_no <> r.doc_no
    QUALIFY row_number() OVER (PARTITION BY r.doc_no
        ORDER BY list_position(['city', 'province', 'country'], s.level), s.year DESC, s.doc_id) = 1
    ORDER BY r.year DESC, r.region_code, r.doc_id LIMIT ?"""
    found = store.query(sql, [*params, limit])
    measured = _measured(store, list(zip(found["doc_id"], found["superior_doc_id"], strict=True)))
    for at, name in enumerate(("letters", "shared", "passages", "longest")):
        found[name] = pd.array([row[at] for row in measured], dtype="Int64")
    found["share"] = pd.Series([row[1] / row[0] if row[0] else 0.0 for row in measured], dtype="float64")
    return found


def _measured(store: Store, pairs: Sequence[tuple[str, str]]) -> list[tuple[int, int, int, int]]:
    """Letters of the first text of each pair, letters it shares, passages, letters of the longest; kept for a store."""
    known: dict[tuple[str, str], tuple[int, int, int, int]] = store.once("in common", dict)
    new = [pair for pair in pairs if pair not in known]
    ids = list(dict.fromkeys(doc_id for pair in new for doc_id in pair))
    text = dict(zip(ids, texts(store, ids), strict=True))
    for own, superior in new:
        sizes = [passage.letters for passage in shared_passages(text[own], text[superior])]
        known[own, superior] = (len(letters(text[own])[0]), sum(sizes), len(sizes), max(sizes, default=0))
    return [known[pair] for pair in pairs]


def passages(store: Store, doc_id: str, other_id: str, least: int = LEAST) -> pd.DataFrame:
    """What two documents share, in the order of the first: start, end, quote, other_start, other_end, other_quote,
    letters. Raises KeyError for an unknown document."""
    text, other = texts(store, (doc_id, other_id))
    rows = [
        (*found[:2], text[found.start : found.end], *found[2:4], other[found.other_start : found.other_end], found.letters)
        for found in shared_passages(text, other, least)
    ]  # fmt: skip
    return _frame(rows, ("start", "end", "quote", "other_start", "other_end", "other_quote", "letters"))


def sections_beside(store: Store, chosen: Filter, doc_id: str, other_id: str) -> pd.DataFrame:
    """`side_by_side` of two documents, whatever the filter."""
    return store.once(f"beside {doc_id} {other_id}", lambda: side_by_side(store, doc_id, other_id))


def both_say(store: Store, chosen: Filter, doc_id: str, other_id: str) -> pd.DataFrame:
    """`passages` of two documents, whatever the filter."""
    return store.once(f"both say {doc_id} {other_id}", lambda: passages(store, doc_id, other_id))


def found_elsewhere(
    store: Store, chosen: Filter, doc_id: str, least: int = 2 * LEAST, limit: int = 50
) -> pd.DataFrame:
    """`elsewhere` of a document, whatever the filter."""
    return store.once(f"elsewhere {doc_id} {least} {limit}", lambda: elsewhere(store, doc_id, least, limit))


def common_passages(
    store: Store, chosen: Filter, doc_id: str, other_id: str, limit: int = 50
) -> pd.DataFrame:
    """`passages` of two documents, longest first, at most `limit`, whatever the filter."""
    found = passages(store, doc_id, other_id)
    order = found["letters"].sort_values(ascending=False, kind="stable").index
    return found.loc[order].head(limit).reset_index(drop=True)


# Where passages of a document are looked for. A code without its last pairs of zeros begins those of what lies in it; the
# country has none.
_STEM = """CASE WHEN {0}.region_code LIKE '%0000' THEN left({0}.region_code, 2) WHEN {0}.region_code LIKE '%00'
    THEN left({0}.region_code, 4) ELSE COALESCE({0}.region_code, '') END"""
_CANDIDATES = f"""
    WITH own AS (SELECT *, {_STEM.format("o")} AS stem FROM documents o WHERE doc_id = $1),
    alike AS (
        SELECT d.doc_no FROM keywords k SEMI JOIN (SELECT term FROM keywords SEMI JOIN own USING (doc_no)) USING (term)
        JOIN documents d USING (doc_no) WHERE d.doc_id <> $1
        GROUP BY d.doc_no, d.doc_id ORDER BY count(*) DESC, d.doc_id LIMIT $2
    ), report AS (
        SELECT *, {_STEM.format("d")} AS stem FROM documents d
        WHERE doc_type = 'government_work_report' AND (region_code IS NOT NULL OR level = 'country')
    ), kin AS (
        SELECT r.doc_no FROM report r JOIN own ON abs(r.year - own.year) <= 1
            AND (starts_with(own.stem, r.stem) OR starts_with(r.stem, own.stem))
        WHERE r.doc_id <> $1 AND own.doc_type = 'government_work_report'
        ORDER BY length(r.stem) > length(own.stem), abs(r.year - own.year), r.stem, r.doc_id LIMIT $2
    )
    SELECT d.doc_id, COALESCE(d.title, d.file), d.doc_type, d.region, d.year, r.text
    FROM (SELECT doc_no FROM alike UNION SELECT doc_no FROM kin) JOIN documents d USING (doc_no) JOIN records r USING (doc_no)
    ORDER BY d.doc_id"""


def elsewhere(store: Store, doc_id: str, least: int = 2 * LEAST, limit: int = 50) -> pd.DataFrame:
    """Passages of a document that stand in others as well, longest first: start, end, quote, letters, other_doc_id,
    other_title, other_doc_type, other_region, other_year, other_start, other_end.

    Looked at are the `CANDIDATES` documents that share most of the document's keywords, and for a work report as many of its
    own and the years beside it: that of the region itself, those above it, those below it. Not every document: that a passage
    is not found does not prove that it is its own. Raises KeyError for an unknown document."""
    (text,) = texts(store, (doc_id,))
    rows = [
        (found.start, found.end, text[found.start : found.end], found.letters, *document, found.other_start, found.other_end)
        for *document, other in store.rows(_CANDIDATES, [doc_id, CANDIDATES])
        for found in shared_passages(text, other, least)
    ]  # fmt: skip
    rows.sort(key=lambda row: (-row[3], row[0], row[4]))
    names = ("start", "end", "quote", "letters", "other_doc_id", "other_title", "other_doc_type", "other_region", "other_year", "other_start",
             "other_end")  # fmt: skip
    return _frame(rows[:limit], names)


def side_by_side(store: Store, doc_id: str, other_id: str) -> pd.DataFrame:
    """The sections of two documents beside each other, in order, those that answer each other in one row.

    level, title, start, body, end (of the first document; <NA> and None where only the second has the section), other_level,
    other_title, other_start, other_body, other_end, likeness (0-1: of the headings), share (of the first section's letters
    that stand in the second). Sections are paired in order, so that the sum of the likeness of their headings is largest;
    those alike by less than `ALIKE` are not. Raises KeyError for an unknown document."""
    text, other = texts(store, (doc_id, other_id))
    first, second = outline(text), outline(other)
    rows = []
    for a, b, likeness in _paired(first, second):
        share = _share(text, a, other, b) if a and b else float("nan")
        rows.append((*_place(a), *_place(b), likeness if a and b else float("nan"), share))
    names = [
        f"{side}{name}" for side in ("", "other_") for name in ("level", "title", "start", "body", "end")
    ]
    return _frame(rows, (*names, "likeness", "share"))


def _place(section: Section | None) -> tuple[Any, ...]:
    return (
        (section.level, section.title, section.start, section.body, section.end) if section else (None,) * 5
    )


def _share(text: str, a: Section, other: str, b: Section) -> float:
    own = text[a.body : a.end]
    total = len(letters(own)[0])
    return (
        sum(found.letters for found in shared_passages(own, other[b.body : b.end])) / total if total else 0.0
    )


def _paired(
    first: Sequence[Section], second: Sequence[Section]
) -> list[tuple[Section | None, Section | None, float]]:
    """The sections paired in order by the best sum of likeness, each unpaired one on its own (the first text's before)."""
    alike = [[_likeness(a, b) for b in second] for a in first]
    best = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(len(first) - 1, -1, -1):
        for j in range(len(second) - 1, -1, -1):
            pair = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= ALIKE else 0.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    rows: list[tuple[Section | None, Section | None, float]] = []
    i = j = 0
    while i < len(first) or j < len(second):
        if (
            i < len(first)
            and j < len(second)
            and alike[i][j] >= ALIKE
            and best[i][j] == alike[i][j] + best[i + 1][j + 1]
        ):
            rows.append((first[i], second[j], alike[i][j]))
            i, j = i + 1, j + 1
        elif j == len(second) or (i < len(first) and best[i][j] == best[i + 1][j]):
            rows.append((first[i], None, 0.0))
            i += 1
        else:
            rows.append((None, second[j], 0.0))
            j += 1
    return rows


def _likeness(a: Section, b: Section) -> float:
    """Dice's coefficient of the pairs of neighbouring letters in two headings; 1 for two openings without one."""
    if not a.level or not b.level:
        return 1.0 if a.level == b.level else 0.0
    one, other = letters(a.title)[0], letters(b.title)[0]
    pairs_a, pairs_b = (
        {one[at : at + 2] for at in range(len(one) - 1)},
        {other[at : at + 2] for at in range(len(other) - 1)},
    )
    if not pairs_a or not pairs_b:
        return float(one == other)
    return 2 * len(pairs_a & pairs_b) / (len(pairs_a) + len(pairs_b))


def texts(store: Store, doc_ids: Sequence[str]) -> list[str]:
    """The texts of documents in the order asked for. Raises KeyError for an unknown one."""
    sql = """
    WITH asked AS (SELECT doc_no, doc_id FROM documents WHERE list_contains(?::VARCHAR[], doc_id))
    SELECT doc_id, text FROM records r JOIN asked USING (doc_no)
    WHERE r.rowid IN (SELECT rowid FROM records SEMI JOIN asked USING (doc_no))"""
    found = dict(store.rows(sql, [list(doc_ids)]))
    return [found[doc_id] for doc_id in doc_ids]


def _frame(rows: Sequence[tuple[Any, ...]], names: Sequence[str]) -> pd.DataFrame:
    floats = {"likeness", "share"}
    words = ("quote", "title", "doc_id", "doc_type", "region")
    return pd.DataFrame(
        {
            name: pd.Series(
                [row[at] for row in rows],
                dtype="float64" if name in floats else object if name.endswith(words) else "Int64",
            )
            for at, name in enumerate(names)
        }
    )
