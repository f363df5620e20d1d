"""Words: which, how often, and where.

Rates are per ten thousand characters of clean text (spaces and line ends not counted).

Two ways to count, each for its purpose. `frequency` and `passages` count exact text: what a reader finds with a search.
`top_terms` and `cloud` count words as the segmentation cuts them (工业 not in 工业园), policy phrases as exact text.
The user's own words (`core.vocabulary`) are in both: a group of wordings is asked for by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from core.analysis.columns import DOCUMENT, NEWEST, passage_frame, typed_frame
from core.analysis.filters import COUNTRY, where
from core.analysis.forms import forms, own_words, pattern
from core.models import Filter
from core.parsing.segment import policy_terms

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store
    from core.store.reader import Columns


_GROUPS = {
    "year": ("year",),
    "month": ("month",),
    "region": ("region_code", "region"),
    "doc_type": ("doc_type",),
    "year_region": ("year", "region_code", "region"),
}

# Cells with their terms: regions, or whole provinces; cells have no month, so by month every document is a cell of its own.
_CELLS = ("cells", "cell_terms", "documents")
_WIDE_CELLS = ("wide_cells", "wide_cell_terms", "documents")
_DOCUMENTS = """(
    SELECT *, doc_no AS cell, 1 AS documents, CASE WHEN length(date) >= 7 THEN substring(date, 1, 7) END AS month FROM documents
)"""
_SINGLE = (
    _DOCUMENTS,
    "(SELECT doc_no AS cell, term_id, count, 1 AS documents FROM counted_terms)",
    _DOCUMENTS,
)

# The documents that hold a policy phrase, with how often they do.
_POLICY = (
    "(SELECT doc_no, count AS n FROM doc_terms WHERE term_id = (SELECT term_id FROM terms WHERE term = ?))"
)


def top_terms(store: Store, chosen: Filter, limit: int = 50, policy_only: bool = False) -> DataFrame:
    """term, count, per_10k, documents (with the term), documents_total, share (documents / documents_total), policy (bool:
    a policy phrase of the lexicon), weight (TF-IDF over the filtered text); highest weight first.

    Single characters, numbers and stop words are not terms."""
    condition, params = where(chosen)
    cells, cell_terms, _ = _cells(chosen)
    sql = f"""
    WITH picked AS (SELECT * FROM {cells} d WHERE {condition}),
    whole AS (
        SELECT sum(documents)::BIGINT AS documents, sum(characters)::BIGINT AS characters, sum(term_count) AS terms
        FROM picked
    ), counted AS (
        SELECT term_id, sum(count)::BIGINT AS n, sum(documents)::BIGINT AS documents
        FROM {cell_terms} SEMI JOIN picked USING (cell) GROUP BY term_id
    )
    SELECT term, n AS count, n * 10000.0 / characters AS per_10k, c.documents, w.documents AS documents_total,
        c.documents / w.documents AS share, policy, n / terms * idf AS weight
    FROM counted c JOIN terms USING (term_id) CROSS JOIN whole w
    WHERE policy OR NOT ? ORDER BY weight DESC, term LIMIT ?"""
    return store.query(sql, [*params, policy_only, limit])


def cloud(store: Store, chosen: Filter, limit: int = 100) -> DataFrame:
    """term, count, weight (TF-IDF over the filtered text, the size in a word cloud), documents, policy; highest first."""
    return top_terms(store, chosen, limit)[["term", "count", "weight", "documents", "policy"]]


def frequency(store: Store, chosen: Filter, terms: Sequence[str], by: str = "year") -> DataFrame:
    """How often terms stand in the text. Any phrase is a term and is counted as exact text; policy phrases were counted
    when the documents were read, others are looked up in all texts (`method` says which: `term` or `phrase`).

    `by` is year, month (2023-01, of the documents' dates), region, doc_type or year_region; raises ValueError for another.
    Columns: the `by` columns (year; or month; or region_code, region; or doc_type), term, count, per_10k, documents (with the term), documents_total, characters
    (the text searched), share, method. Every group that has documents has a row for each term, with 0 where it does not
    occur; groups without documents have none: gaps stay gaps. Documents without a year (month, region) are left out of that
    grouping. Groups ascending, terms in the order given, blank ones and repetitions left out."""
    if by not in _GROUPS:
        raise ValueError(f"no such grouping: {by}")
    group = _GROUPS[by]
    condition, params = where(chosen)
    known = " AND ".join(f"d.{name} IS NOT NULL" for name in group)
    listed = ", ".join(group)
    phrases = list(dict.fromkeys(term.strip() for term in terms if term.strip()))
    policy = frozenset(policy_terms()) - set(own_words(store))
    numbers = "SELECT term_id FROM terms WHERE list_contains(?::VARCHAR[], term)"
    asked = [str(number) for (number,) in store.rows(numbers, [sorted(policy & set(phrases))])]
    cells, cell_terms, documents = (
        _SINGLE if by == "month" else _CELLS if "region" in group else _cells(chosen)
    )
    sql = f"""
    WITH shown AS (SELECT * FROM {cells} d WHERE {condition} AND {known}),
    groups AS (
        SELECT {listed}, sum(documents)::BIGINT AS documents_total, sum(characters)::BIGINT AS characters
        FROM shown GROUP BY {listed}
    ), asked AS (
        SELECT generate_subscripts(?::VARCHAR[], 1) AS place, unnest(?::VARCHAR[]) AS term, unnest(?::BOOLEAN[]) AS policy
    ), counted AS (
        SELECT {listed}, term, sum(c.count)::BIGINT AS n, sum(c.documents)::BIGINT AS documents
        FROM {cell_terms} c JOIN shown USING (cell) JOIN terms USING (term_id)
        WHERE term_id IN ({", ".join(asked) or "NULL"})
            AND cell BETWEEN (SELECT min(cell) FROM shown) AND (SELECT max(cell) FROM shown)
        GROUP BY {listed}, term
        UNION ALL
        SELECT {listed}, term, n, documents FROM (
            SELECT {listed}, place, sum(n)::BIGINT AS n, count(*) AS documents
            FROM hits JOIN {documents} d USING (doc_no) WHERE {condition} AND {known} GROUP BY {listed}, place
        ) JOIN asked USING (place)
    )
    SELECT {listed}, term, COALESCE(n, 0) AS count,
        COALESCE(COALESCE(n, 0) * 10000.0 / nullif(characters, 0), 0) AS per_10k,
        COALESCE(documents, 0) AS documents, documents_total, characters,
        COALESCE(documents, 0) / documents_total AS share, CASE WHEN policy THEN 'term' ELSE 'phrase' END AS method
    FROM groups CROSS JOIN asked LEFT JOIN counted USING ({listed}, term) ORDER BY {listed}, place"""
    wanted = [phrases, phrases, [phrase in policy for phrase in phrases]]
    hits = _hits(store, [None if phrase in policy else phrase for phrase in phrases])
    return store.query(sql, [*params, *wanted, *params], {"hits": hits})


def passages(
    store: Store,
    chosen: Filter,
    term: str,
    limit: int = 50,
    width: int = 30,
    month: str | None = None,
    own: str | None = None,
) -> DataFrame:
    """Keyword in context: doc_id, title, doc_type, region_code, region, year, left, term, right, start, end, quote.

    `left` and `right` are up to `width` characters without line ends; `quote` is the occurrence itself. Newest documents
    first, then by place. Every occurrence counts, up to `limit`. `month` (2023-01) keeps the documents of that month,
    `own` those of that region itself, without what lies in it. An empty term or only blanks gives no row."""
    phrase = term.strip()
    condition, params = where(chosen)
    if month is not None:
        condition, params = f"{condition} AND starts_with(d.date, ?)", [*params, month]
    if own is not None:
        condition, params = f"{condition} AND d.region_code = ?", [*params, own]
    wordings = forms(store, phrase)
    policy = phrase in policy_terms() and len(wordings) == 1
    sure = len(wordings) == 1 and not any(phrase[:n] == phrase[-n:] for n in range(1, len(phrase)))
    sql = f"""
    WITH newest AS (
        SELECT doc_no, {"n" if sure else "1"} AS n, row_number() OVER (ORDER BY {NEWEST}) AS place
        FROM documents d JOIN {_POLICY if policy else "hits"} USING (doc_no) WHERE {condition} ORDER BY {NEWEST} LIMIT ?
    ), needed AS (SELECT doc_no FROM newest QUALIFY sum(n) OVER (ORDER BY place) - n < ?)
    SELECT {DOCUMENT}, r.text FROM documents d JOIN records r USING (doc_no)
    WHERE r.rowid IN (SELECT rowid FROM records SEMI JOIN needed USING (doc_no)) ORDER BY {NEWEST}"""
    hits = _hits(store, [None if policy else phrase])
    found = store.query(sql, [*([phrase] if policy else []), *params, limit, limit], {"hits": hits})
    rows = [
        (
            *row[:-1],
            _line(text[max(0, at - width) : at]),
            text[at:end],
            _line(text[end : end + width]),
            at,
            end,
            text[at:end],
        )
        for row, text in zip(found.itertuples(index=False, name=None), found["text"], strict=True)
        for at, end in _occurrences(text, wordings)
    ]
    return passage_frame(rows[:limit], ("left", "term", "right", "start", "end", "quote"))


def _cells(chosen: Filter) -> tuple[str, str, str]:
    """The largest cells that the filter does not cut; those of provinces do not tell the country from what has no region."""
    whole = all(code.endswith("0000") and code != COUNTRY for code in chosen.regions)
    return _WIDE_CELLS if whole else _CELLS


def uses(store: Store, chosen: Filter, term: str) -> DataFrame:
    """One row: count (places of the exact text), documents (that hold it)."""
    condition, params = where(chosen)
    sql = f"""
    SELECT COALESCE(sum(n), 0)::BIGINT AS count, count(*) AS documents FROM hits JOIN documents d USING (doc_no)
    WHERE {condition}"""
    return store.query(sql, params, {"hits": _hits(store, [term.strip()])})


def own(store: Store, chosen: Filter) -> DataFrame:
    """The user's vocabulary and what it comes to: kind (counted, stop), word, shown (the name it counts under, None for a
    stop word), count and documents of the name (of a stop word: of its text). Names in the order they were typed."""
    rows = store.rows("SELECT kind, word, shown FROM own_words")
    counted = {
        term: tuple(uses(store, chosen, term).iloc[0])
        for term in dict.fromkeys(shown or word for _, word, shown in rows)
    }
    return typed_frame(
        [(*row, *counted[row[2] or row[1]]) for row in rows], ("kind", "word", "shown", "count", "documents")
    ).astype({"count": "Int64", "documents": "Int64"})


def places(store: Store, phrase: str) -> Columns:
    """doc_no and n (how often) of the documents of the whole corpus that hold the phrase (or a wording of the user's group
    of that name), as arrays; looked up once for a store."""
    return store.once(f"phrase {phrase}", lambda: _places(store, phrase))


def _places(store: Store, phrase: str) -> Columns:
    wordings = forms(store, phrase) if phrase else ()
    if wordings == (phrase,) and phrase in policy_terms():  # counted when the documents were read
        return store.columns(f"FROM {_POLICY} ORDER BY doc_no", [phrase])
    # Counting at once is cheaper than asking `contains` first, which goes through Chinese text byte by byte.
    sql = "SELECT * FROM (SELECT doc_no, len(regexp_extract_all(text, ?))::INTEGER AS n FROM records) WHERE n > 0"
    return store.columns(sql, [pattern(wordings) if wordings else r"[^\s\S]"])


def _hits(store: Store, phrases: Sequence[str | None]) -> Columns:
    """place (of the phrase, from 1), doc_no and n of the documents that hold the phrases; None is skipped."""
    import numpy as np

    found = [(place, places(store, phrase)) for place, phrase in enumerate(phrases, 1) if phrase is not None]
    empty = np.zeros(0, dtype=np.int32)
    return {
        "place": np.concatenate([empty, *(np.full(len(one["n"]), place, np.int32) for place, one in found)]),
        "doc_no": np.concatenate([empty, *(one["doc_no"] for _, one in found)]),
        "n": np.concatenate([empty, *(one["n"] for _, one in found)]),
    }


def _occurrences(text: str, wordings: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of the wordings, of several at one place the first; none overlap."""
    at = 0
    while at >= 0:
        found = [(place, -len(wording)) for wording in wordings if (place := text.find(wording, at)) >= 0]
        if not found:
            return
        place, size = min(found)
        yield place, place - size
        at = place - size


def _line(text: str) -> str:
    return " ".join(text.split())
