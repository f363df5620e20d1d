"""The user's vocabulary in the index: which words count under which name, and how often they stand in each document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from core.vocabulary import Vocabulary

TEXTS_AT_ONCE = 500


def write_own_words(connection: Any, vocabulary: Vocabulary, fresh: Sequence[int] | None) -> None:
    """Fills `own_words` and `own_terms`; counted are the documents `fresh` (None: all, after another vocabulary).

    Call it when the texts are in, before terms are described and counts are summed."""
    connection.execute("DELETE FROM own_words")
    if fresh is None:
        connection.execute("DELETE FROM own_terms")
    names = vocabulary.names
    rows: list[tuple[str, str, str | None]] = [("counted", word, name) for word, name in names.items()]
    rows += [("stop", word, None) for word in vocabulary.stop]
    if not rows:
        return
    connection.executemany("INSERT INTO own_words VALUES (?, ?, ?)", rows)
    connection.execute("""
        INSERT INTO terms
        SELECT (SELECT COALESCE(max(term_id), 0) FROM terms) + row_number() OVER (ORDER BY shown), shown, FALSE, NULL
        FROM (SELECT DISTINCT shown FROM own_words WHERE shown IS NOT NULL EXCEPT SELECT term FROM terms)""")
    if names:
        numbers = dict(
            connection.execute(
                "SELECT term, term_id FROM terms WHERE term IN (SELECT shown FROM own_words)"
            ).fetchall()
        )
        _count(connection, names, numbers, fresh)


def _count(
    connection: Any, names: dict[str, str], numbers: dict[str, int], fresh: Sequence[int] | None
) -> None:
    import ahocorasick_rs
    import pyarrow as pa

    words = list(names)
    finder = ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.Standard)
    named = [numbers[names[word]] for word in words]
    found: list[tuple[int, int, int]] = []
    for document, text in _texts(connection, fresh):
        hits = finder.find_matches_as_indexes(text, overlapping=True)
        found += [(document, number, n) for number, n in _places(hits, named).items()]
    if not found:
        return
    columns = zip(("doc_no", "term_id", "count"), zip(*found, strict=True), strict=True)
    connection.register("counted", pa.table({name: pa.array(values, pa.int32()) for name, values in columns}))
    connection.execute("INSERT INTO own_terms SELECT * FROM counted ORDER BY term_id, doc_no")
    connection.unregister("counted")


def _places(hits: list[tuple[int, int, int]], named: list[int]) -> Counter[int]:
    """How many places each name has; of wordings of one name that overlap, the first and longest counts."""
    counts: Counter[int] = Counter()
    ends: dict[int, int] = {}
    for word, start, end in sorted(hits, key=lambda hit: (hit[1], -hit[2])):
        number = named[word]
        if start >= ends.get(number, 0):
            counts[number] += 1
            ends[number] = end
    return counts


def _texts(connection: Any, fresh: Sequence[int] | None) -> Iterator[tuple[int, str]]:
    chosen = "" if fresh is None else "WHERE doc_no IN (SELECT unnest(?::INTEGER[]))"
    rows = connection.cursor().execute(
        f"SELECT doc_no, text FROM records {chosen} ORDER BY doc_no", [] if fresh is None else [list(fresh)]
    )
    while batch := rows.fetchmany(TEXTS_AT_ONCE):
        yield from batch
