"""Search over texts and fields with the queries of `core.analysis.query`; keyword in context.

Every document of the filter is looked at: counts are complete and exact. What is looked for is compared character by
character as it stands in the text, letters in either case. The documents that match are remembered for a store.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from core.analysis import keywords
from core.analysis.columns import DOCUMENT, NEWEST, typed_frame
from core.analysis.filters import where
from core.analysis.forms import escaped
from core.analysis.query import AllOf, AnyOf, Near, Node, Not, NotUnderstood, Pattern, Phrase, parse
from core.models import Filter

if TYPE_CHECKING:
    from core.store import Store

_FIELD_SQL = {
    "title": "contains(lower(COALESCE(d.title, '')), ?)",
    "region": "contains(lower(concat_ws('', d.province, d.city, d.county, d.region)), ?)",
    "publisher": "contains(lower(COALESCE(d.publisher, '')), ?)",
    "chair": "EXISTS (SELECT 1 FROM meetings m WHERE m.doc_no = d.doc_no AND contains(lower(COALESCE(m.chair, '')), ?))",
    "agenda": "EXISTS (SELECT 1 FROM agenda a WHERE a.doc_no = d.doc_no AND contains(lower(a.title), ?))",
}
# The texts of listed documents: found by their row, so that no other text is unpacked.
_LISTED = "records WHERE rowid IN (SELECT rowid FROM records WHERE list_contains(?::INTEGER[], doc_no))"
# Start and end of a place in a text, and which of the words looked for it is.
Place = tuple[int, int, int]
# Lines of a concordance that are read before they are sorted.
MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: `documents` (a page of them), `total` (all that match), `problem` (why there is none, in Chinese; `code`
    and `facts` as `NotUnderstood` has them)."""

    documents: pd.DataFrame
    total: int = 0
    problem: str | None = None
    code: str = ""
    facts: tuple[tuple[str, object], ...] = ()


def search(store: Store, chosen: Filter, query: str, limit: int = 20, offset: int = 0) -> Found:
    """The documents that match, newest first, `limit` of them from `offset` on.

    Columns: doc_id, title, doc_type, region_code, region, year, date, characters, hits (places in the text). A query that
    cannot be read gives no document and its problem in words; nothing is raised."""
    try:
        node = parse(query)
        numbers = store.once(f"search {query} {chosen}", lambda: _matching(store, chosen, node))
        page = _page(store, numbers[offset : offset + limit])
        hits = _hits(store, [row[0] for row in page], node)
    except NotUnderstood as error:
        return Found(_documents([]), 0, str(error), error.code, tuple(error.facts.items()))
    rows = [(*row[1:], len(hits.get(row[0], ()))) for row in page]
    return Found(_documents(rows), len(numbers))


def highlights(store: Store, query: str, doc_ids: list[str], width: int = 40, most: int = 3) -> pd.DataFrame:
    """Where the words of a query stand in documents, in the order of `doc_ids`: doc_id, start, end, quote, left, right (up
    to `width` characters around it, without line ends), pieces (all of it cut into pairs of words and whether the query
    has them), at most `most` places a document: those that together show all words of the query, close together where they
    are. Excluded words and fields are not shown. No row for a query that cannot be read."""
    sql = "SELECT doc_no, doc_id FROM documents WHERE list_contains(?::VARCHAR[], doc_id)"
    names = {doc_id: number for number, doc_id in store.rows(sql, [doc_ids])}
    rows = []
    try:
        hits = _hits(store, list(names.values()), parse(query))
    except NotUnderstood:
        hits = {}
    texts = dict(store.rows(f"SELECT doc_no, text FROM {_LISTED}", [list(hits)]))
    for doc_id in doc_ids:
        number = names.get(doc_id)
        every = hits.get(number, []) if number is not None else []
        for start, end, _ in _telling(every, most, width):
            text = texts[number]
            around = (
                " ".join(text[max(0, start - width) : start].split()),
                " ".join(text[end : end + width].split()),
            )
            pieces = _pieces(text, max(0, start - width), min(end + width, len(text)), every) if width else ()
            rows.append((doc_id, start, end, text[start:end], *around, pieces))
    return typed_frame(rows, ("doc_id", "start", "end", "quote", "left", "right", "pieces"))


def places(store: Store, doc_id: str, query: str) -> list[tuple[int, int]]:
    """Every place of a query's words in one document, for marking it in the reader; empty for one that cannot be read."""
    frame = highlights(store, query, [doc_id], width=0, most=100_000)
    return [(int(start), int(end)) for start, end in zip(frame["start"], frame["end"], strict=True)]


def hits(store: Store, chosen: Filter, doc_id: str, query: str) -> list[tuple[int, int]]:
    """`places` of a query in a document, whatever the filter."""
    return places(store, doc_id, query)


def concordance(
    store: Store,
    chosen: Filter,
    term: str,
    order: Literal["newest", "left", "right"] = "newest",
    limit: int = 100,
    width: int = 30,
) -> pd.DataFrame:
    """Keyword in context with the columns of `keywords.passages`, sorted so that equal contexts stand together: by what
    follows (`right`), by what goes before, read from the term outwards (`left`), or newest first. Marks and blanks do not
    count in the order. Sorted are the newest `MOST_LINES` places."""
    frame = keywords.passages(store, chosen, term, limit if order == "newest" else MOST_LINES, width)
    if order == "newest":
        return frame
    letters = frame[order].map(lambda words: "".join(filter(str.isalnum, words)))
    outwards = letters if order == "right" else letters.map(lambda words: words[::-1])
    place = outwards.sort_values(kind="stable").index
    return frame.loc[place].head(limit).reset_index(drop=True)


def _matching(store: Store, chosen: Filter, node: Node) -> list[int]:
    """The documents in order. All that is looked for in texts is looked for in one pass over those of the filter."""
    condition, params = where(chosen)
    looked: list[tuple[str, list[object]]] = []
    test, values = _sql(node, looked)
    columns = "".join(f", {found} AS t{at}" for at, (found, _) in enumerate(looked))
    own = (
        ""
        if chosen == Filter()
        else "WHERE rowid IN (SELECT rowid FROM records SEMI JOIN chosen USING (doc_no))"
    )
    sql = f"""
    WITH chosen AS (SELECT * FROM documents d WHERE {condition}),
    seen AS MATERIALIZED (SELECT doc_no{columns} FROM records {own})
    SELECT d.doc_no FROM chosen d JOIN seen USING (doc_no) WHERE {test} ORDER BY {NEWEST}"""
    return [
        number
        for (number,) in _run(store, sql, [*params, *(value for _, own in looked for value in own), *values])
    ]


def _run(store: Store, sql: str, params: list[object]) -> list[tuple[Any, ...]]:
    import duckdb

    try:
        return store.rows(sql, params)
    except duckdb.InvalidInputException as error:
        raise NotUnderstood(
            "pattern", word=str(error).splitlines()[0].removeprefix("Invalid Input Error: ")
        ) from None


def _sql(node: Node, looked: list[tuple[str, list[object]]]) -> tuple[str, list[object]]:
    """A condition on `documents d` and on the columns t0, t1 ... of what is looked for in `text`, which it adds to `looked`;
    with its values."""

    def seen(found: str, *values: object) -> str:
        looked.append((found, list(values)))
        return f"t{len(looked) - 1}"

    if isinstance(node, Phrase):
        words = node.text.lower()
        if node.field:
            return _FIELD_SQL[node.field], [words]
        title = "contains(lower(COALESCE(d.title, '')), ?)"
        return f"({seen(*_found(words))} OR {title})", [words]
    if isinstance(node, Near):  # the pattern is dear: only where both words are
        (one, first), (other, second) = _found(node.one.lower()), _found(node.other.lower())
        both = f"CASE WHEN {one} AND {other} THEN regexp_matches(text, ?) ELSE FALSE END"
        return seen(both, first, second, _near(node)), []
    if isinstance(node, Pattern):
        return seen("regexp_matches(text, ?)", node.source), []
    if isinstance(node, Not):
        test, values = _sql(node.node, looked)
        return f"NOT ({test})", values
    parts = [_sql(part, looked) for part in node.nodes]
    sign = " AND " if isinstance(node, AllOf) else " OR "
    return f"({sign.join(test for test, _ in parts)})", [value for _, values in parts for value in values]


def _found(words: str) -> tuple[str, str]:
    """A condition on `text` that it has these words, in either case, and its value. Chinese has one case only; found by a
    pattern it costs less than by `contains`, and letters much less than by `lower`."""
    if words != words.upper():
        return "regexp_matches(text, ?)", f"(?i){escaped(words)}"
    return "regexp_extract(text, ?) <> ''", escaped(words)


def _near(node: Near) -> str:
    one, other = escaped(node.one), escaped(node.other)
    between = rf"[\s\S]{{0,{node.apart}}}?"
    return f"(?i){one}{between}{other}|{other}{between}{one}"


def _shown(node: Node) -> Iterator[str]:
    """The patterns of what a match shows: everything looked for in the text and not excluded."""
    if isinstance(node, Phrase) and not node.field:
        yield f"(?i){escaped(node.text)}"
    elif isinstance(node, Near):
        yield _near(node)
    elif isinstance(node, Pattern):
        yield node.source
    elif isinstance(node, (AllOf, AnyOf)):
        for part in node.nodes:
            yield from _shown(part)


def _telling(places: list[Place], most: int, width: int) -> list[Place]:
    """Up to `most` places, in the order of the text, that show as many different words as there are, each with `width`
    characters around it; the first of those that show as many."""
    if len(places) <= most:
        return places
    chosen: list[Place] = []
    missing = {kind for *_, kind in places}
    starts = [start for start, *_ in places]

    def near(place: Place) -> list[Place]:
        first = bisect_left(starts, place[0] - width)
        return [
            other
            for other in places[first : bisect_left(starts, place[1] + width)]
            if other[1] <= place[1] + width
        ]

    while missing and len(chosen) < most:
        best = max(places, key=lambda place: len(missing & {kind for *_, kind in near(place)}))
        chosen.append(best)
        missing -= {kind for *_, kind in near(best)}
    shown = {place for one in chosen for place in near(one)}
    rest = (place for place in places if place not in shown)
    return sorted([*chosen, *islice(rest, most - len(chosen))])


def _pieces(text: str, first: int, last: int, places: list[Place]) -> tuple[tuple[str, bool], ...]:
    """`text[first:last]` cut at the places in it: pairs of words (without line ends) and whether they are a place."""
    inside = [(start, end) for start, end, _ in places if start >= first and end <= last]
    cuts = [first, *(place for pair in inside for place in pair), last]
    found = [(text[one:other], at % 2 == 1) for at, (one, other) in enumerate(pairwise(cuts))]
    return tuple((re.sub(r"\s+", " ", words), own) for words, own in found if words)


def _hits(store: Store, numbers: list[int], node: Node) -> dict[int, list[Place]]:
    """The places in the text of each document, in order; of overlapping ones the first and longest."""
    found: dict[int, list[Place]] = {}
    for kind, pattern in enumerate(_shown(node)):
        sql = f"SELECT doc_no, text, regexp_extract_all(text, ?) FROM {_LISTED}"
        for number, text, words in _run(store, sql, [pattern, numbers]):
            end = 0
            for word in words:
                if word:
                    at = text.index(word, end)
                    end = at + len(word)
                    found.setdefault(number, []).append((at, end, kind))
    return {
        number: _apart(sorted(places, key=lambda place: (place[0], -place[1])))
        for number, places in found.items()
    }


def _apart(ordered: list[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in ordered:
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept


def _page(store: Store, numbers: list[int]) -> list[tuple[Any, ...]]:
    sql = f"""
    SELECT d.doc_no, {DOCUMENT}, d.date, d.characters FROM documents d
    WHERE list_contains(?::INTEGER[], d.doc_no) ORDER BY {NEWEST}"""
    return store.rows(sql, [numbers])


def _documents(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    names = ("doc_id", "title", "doc_type", "region_code", "region", "year", "date", "characters", "hits")
    frame = typed_frame(rows, names)
    return frame.astype({"characters": "Int64", "hits": "Int64"})
