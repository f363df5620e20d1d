"""What one side says more than the other: distinctive words, and phrases that come and go from year to year.

How words are compared. The counts of a term on two sides make a table of two by two: the term and all other counted
terms, here and there. `g2` is the log-likelihood ratio of that table (Dunning 1993, Computational Linguistics 19:61):
twice the sum of observed * ln(observed / expected). `log_ratio` is the size of the difference (Hardie 2014): the binary
logarithm of the ratio of both relative frequencies, 1 being twice as frequent; a count of zero is taken for a half. `p`
comes from chi squared with one degree of freedom, `q` is p corrected for the number of words tried (Benjamini and
Hochberg 1995); significant is q under `LEVEL`. Words bunch in documents, so with few documents a small q says little:
such rows are `thin`.
"""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.analysis.filters import where
from core.models import Filter

if TYPE_CHECKING:
    from core.store import Store

LEVEL = 0.05
# Thin: a word in fewer documents of its side than this, or a side with fewer counted terms.
FEW_DOCUMENTS, FEW_TERMS = 3, 2_000

# Where a document is from; what is told of the whole country has no code.
_HERE = "COALESCE(d.region_code, d.region)"

Numbers = NDArray[np.float64]


class _Side(NamedTuple):
    """Counts and documents by term number, and the totals: documents, characters, counted terms."""

    counts: Numbers
    documents: Numbers
    totals: tuple[int, int, int]


def distinctive(
    store: Store,
    chosen: Filter,
    against: Filter | None = None,
    within: Filter | None = None,
    limit: int = 30,
    least: int = 3,
) -> pd.DataFrame:
    """The most distinctive words of `chosen` and of the other side, `limit` each.

    The other side is `against`, without what is in `chosen` too; by default it is the rest: of `within` (a region, a
    year, a kind of document), or of everything. Words that occur fewer than `least` times in both together are not tried.

    term, policy (bool), side (first, second: where it is more frequent), g2, log_ratio (positive: more in `chosen`), p, q,
    significant, thin (bools), count, documents, per_10k (characters), and other_count, other_documents, other_per_10k;
    documents_total, other_documents_total (the sides' documents). First side first, highest g2 first. Without documents
    on either side there is no row."""
    first, second = _sides(store, chosen, against, within)
    both = first.counts + second.counts
    known = bool(first.totals[2] and second.totals[2])
    frame = _frame(
        np.flatnonzero(both >= max(least, 1)) if known else np.array([], dtype=np.int64), first, second
    )
    ordered = frame.sort_values(["side", "g2", "term_id"], ascending=[True, False, True])
    return _named(store, ordered.groupby("side").head(limit).reset_index(drop=True))


def log_likelihood(a: Numbers, b: Numbers, size_a: float, size_b: float) -> Numbers:
    """G2 of the tables [[a, b], [size_a - a, size_b - b]], as scipy's `chi2_contingency(lambda_="log-likelihood")`."""
    total = size_a + size_b
    both = a + b
    found = np.zeros(len(a))
    for observed, row, column in (
        (a, both, size_a),
        (b, both, size_b),
        (size_a - a, total - both, size_a),
        (size_b - b, total - both, size_b),
    ):
        present = observed > 0
        expected = row[present] * column / total
        found[present] += observed[present] * np.log(observed[present] / expected)
    return np.maximum(2 * found, 0.0)


def log_ratio(a: Numbers, b: Numbers, size_a: float, size_b: float) -> Numbers:
    """Hardie's log ratio: log2 of the ratio of relative frequencies; 0 occurrences count as a half."""
    ratio: Numbers = np.log2(np.where(a == 0, 0.5, a) / size_a) - np.log2(np.where(b == 0, 0.5, b) / size_b)
    return ratio


def corrected(p: Numbers) -> Numbers:
    """p-values corrected for their number by Benjamini and Hochberg's procedure, as statsmodels' `fdr_bh`."""
    if not len(p):
        return p
    order = np.argsort(p)[::-1]
    scaled = p[order] * len(p) / np.arange(len(p), 0, -1)
    q = np.empty(len(p))
    q[order] = np.minimum(np.minimum.accumulate(scaled), 1.0)
    return q


def years_with_one_before(store: Store, chosen: Filter) -> pd.DataFrame:
    """year: those of which `new_and_dropped` has anything to compare, newest first. The years of the filter do not matter."""
    condition, params = where(dataclasses.replace(chosen, year_from=None, year_to=None))
    sql = f"""
    WITH scope AS (
        SELECT DISTINCT {_HERE} AS code, d.doc_type, d.year FROM cells d
        WHERE {condition} AND d.region IS NOT NULL AND d.year IS NOT NULL
    )
    SELECT DISTINCT a.year FROM scope a JOIN scope b ON a.code = b.code AND a.doc_type = b.doc_type AND a.year = b.year + 1
    ORDER BY a.year DESC"""
    return store.query(sql, params)


def new_and_dropped(
    store: Store,
    chosen: Filter,
    year: int,
    by: str = "all",
    policy_only: bool = True,
    least: int = 2,
    limit: int = 100,
) -> pd.DataFrame:
    """Phrases that stand in the documents of `year` and not in those of the year before (new), or the other way (dropped).

    Compared are places with documents of both years, of the same kind of document: a missing document is no silence.
    `by` is all (the places together) or region (each for itself); raises ValueError for another. The years of the filter
    do not matter. `policy_only`: phrases of the lexicon, else all words; `least` occurrences.

    region_code (全国 for the whole country), region (None for all), term, policy, change (new, dropped), count, documents (of the year it stands in),
    documents_total, previous_total (documents of `year` and of the year before), first_used (Int64: the first year it is
    known there; a new phrase first used earlier has come back). New first, most documents first, `limit` of each."""
    if by not in {"all", "region"}:
        raise ValueError(f"no such grouping: {by}")
    condition, params = where(dataclasses.replace(chosen, year_from=None, year_to=None))
    place = (
        f"{_HERE} AS region_code, d.region"
        if by == "region"
        else "NULL::VARCHAR AS region_code, NULL::VARCHAR AS region"
    )
    sql = f"""
    WITH scope AS (
        SELECT d.cell, {_HERE} AS code, d.doc_type, d.documents, d.year, ? - d.year AS ago, {place}
        FROM cells d WHERE {condition} AND d.region IS NOT NULL
    ), paired AS (
        SELECT code, doc_type FROM scope WHERE ago IN (0, 1) GROUP BY ALL HAVING count(DISTINCT ago) = 2
    ), shown AS (SELECT * FROM scope SEMI JOIN paired USING (code, doc_type) WHERE ago >= 0),
    totals AS (
        SELECT region_code, min(region) AS region, sum(documents) FILTER (ago = 0)::BIGINT AS documents_total,
            sum(documents) FILTER (ago = 1)::BIGINT AS previous_total
        FROM shown GROUP BY region_code
    ), used AS (
        SELECT region_code, term_id, bool_or(ago = 0) AS new, sum(c.count) FILTER (ago < 2)::BIGINT AS n,
            sum(c.documents) FILTER (ago < 2)::BIGINT AS documents, min(year) AS first_used
        FROM shown JOIN cell_terms c USING (cell) {"SEMI JOIN (FROM terms WHERE policy) USING (term_id)" if policy_only else ""}
        GROUP BY region_code, term_id
        HAVING bool_or(ago = 0) <> bool_or(ago = 1)
    )
    SELECT w.region_code, w.region, t.term, t.policy, CASE WHEN u.new THEN 'new' ELSE 'dropped' END AS change,
        u.n AS count, u.documents, w.documents_total, w.previous_total, u.first_used
    FROM used u JOIN terms t USING (term_id) JOIN totals w ON w.region_code IS NOT DISTINCT FROM u.region_code
    WHERE u.n >= ?
    QUALIFY row_number() OVER (PARTITION BY u.new
        ORDER BY u.documents DESC, u.n * COALESCE(t.idf, 1) DESC, t.term, w.region_code) <= ?
    ORDER BY u.new DESC, u.documents DESC, u.n * COALESCE(t.idf, 1) DESC, t.term, w.region_code"""
    return store.query(sql, [year, *params, least, limit])


def outermost(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of `new_and_dropped` without phrases that only stand in a longer one of the frame: with the same count."""
    kept = []
    for row in frame.itertuples(index=False):
        same = frame[
            (frame["change"] == row.change) & (frame["count"] == row.count) & (frame["term"] != row.term)
        ]
        kept.append(not any(str(row.term) in str(longer) for longer in same["term"]))
    return frame[kept].reset_index(drop=True)


def _sides(
    store: Store, chosen: Filter, against: Filter | None, within: Filter | None
) -> tuple[_Side, _Side]:
    condition, params = where(chosen)
    if against is None and within is None:
        first = _side(store, condition, params)
        whole = store.once("words of everything", lambda: _side(store, "TRUE", []))
        totals = tuple(all_ - part for all_, part in zip(whole.totals, first.totals, strict=True))
        rest = _Side(whole.counts - first.counts, whole.documents - first.documents, totals)  # type: ignore[arg-type]
        return first, rest
    limits, more = where(within or Filter())
    other, others = where(against or Filter())
    # A cell of no year or region is in no filter that asks for one: NULL is no.
    outside = f"NOT COALESCE({condition}, FALSE)"
    return (
        _side(store, f"{condition} AND {limits}", [*params, *more]),
        _side(store, f"{other} AND {limits} AND {outside}", [*others, *more, *params]),
    )


def _side(store: Store, condition: str, params: list[object]) -> _Side:
    totals = store.rows(
        f"SELECT COALESCE(sum(documents), 0)::BIGINT, COALESCE(sum(characters), 0)::BIGINT, "
        f"COALESCE(sum(term_count), 0)::BIGINT FROM cells d WHERE {condition}",
        params,
    )[0]
    last = store.once("last term", lambda: store.rows("SELECT COALESCE(max(term_id), 0) FROM terms")[0][0])
    found = store.query(
        f"""
        WITH picked AS (SELECT cell FROM cells d WHERE {condition})
        SELECT term_id, sum(count)::DOUBLE AS n, sum(documents)::DOUBLE AS documents
        FROM cell_terms SEMI JOIN picked USING (cell) GROUP BY term_id""",
        params,
    )
    at = found["term_id"].to_numpy(dtype=np.int64)
    counts, documents = np.zeros(last + 1), np.zeros(last + 1)
    counts[at], documents[at] = found["n"].to_numpy(), found["documents"].to_numpy()
    return _Side(counts, documents, (int(totals[0]), int(totals[1]), int(totals[2])))


def _frame(tried: NDArray[np.int64], first: _Side, second: _Side) -> pd.DataFrame:
    a, b = first.counts[tried], second.counts[tried]
    size_a, size_b = float(first.totals[2] or 1), float(second.totals[2] or 1)
    g2 = log_likelihood(a, b, size_a, size_b)
    p = np.array([math.erfc(math.sqrt(value / 2)) for value in g2])
    q = corrected(p)
    more = a / size_a >= b / size_b
    own = np.where(more, first.documents[tried], second.documents[tried])
    few = min(size_a, size_b) < FEW_TERMS
    return pd.DataFrame(
        {
            "term_id": tried,
            "side": np.where(more, "first", "second").astype(object),
            "g2": g2,
            "log_ratio": log_ratio(a, b, size_a, size_b),
            "p": p,
            "q": q,
            "significant": q < LEVEL,
            "thin": (own < FEW_DOCUMENTS) | few,
            **_amounts("", first, tried),
            **_amounts("other_", second, tried),
        }
    )


_COLUMNS = (
    "term", "policy", "side", "g2", "log_ratio", "p", "q", "significant", "thin", "count", "documents", "per_10k",
    "documents_total", "other_count", "other_documents", "other_per_10k", "other_documents_total",
)  # fmt: skip


def _amounts(prefix: str, side: _Side, tried: NDArray[np.int64]) -> dict[str, object]:
    documents, characters, _ = side.totals
    return {
        f"{prefix}count": pd.array(side.counts[tried].astype(np.int64), dtype="Int64"),
        f"{prefix}documents": pd.array(side.documents[tried].astype(np.int64), dtype="Int64"),
        f"{prefix}per_10k": side.counts[tried] * 10_000 / (characters or 1),
        f"{prefix}documents_total": pd.array([documents] * len(tried), dtype="Int64"),
    }


def _named(store: Store, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the words in place of their numbers."""
    numbers = [int(number) for number in frame["term_id"]]
    known = {
        number: (term, policy)
        for number, term, policy in store.rows(
            "SELECT term_id, term, policy FROM terms WHERE list_contains(?::INTEGER[], term_id)", [numbers]
        )
    }
    words = pd.Series([known[number][0] for number in numbers], dtype=object)
    policy = pd.Series([known[number][1] for number in numbers], dtype=bool)
    return frame.assign(term=words, policy=policy)[list(_COLUMNS)]
