"""Words: which, how often, and where.

Rates are per ten thousand characters of clean text (spaces and line ends not counted).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.models import Filter

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store


def top_terms(store: Store, chosen: Filter, limit: int = 50, policy_only: bool = False) -> DataFrame:
    """term, count, per_10k, documents (with the term), documents_total, share (documents / documents_total), policy (bool:
    a policy phrase of the lexicon), weight (TF-IDF over the filtered text); highest weight first.

    Single characters, numbers and stop words are not terms."""
    raise NotImplementedError


def frequency(store: Store, chosen: Filter, terms: Sequence[str], by: str = "year") -> DataFrame:
    """How often terms stand in the text. Any phrase is a term: known terms are counted as words, other phrases as exact
    text (`method` says which: `term` or `phrase`).

    `by` is year, region, doc_type or year_region; raises ValueError for another. Columns: the `by` columns (year; or
    region_code, region; or doc_type), term, count, per_10k, documents (with the term), documents_total, characters
    (the text searched), share, method. Every group that has documents has a row for each term, with 0 where it does not
    occur; groups without documents have none: gaps stay gaps. Documents without a year (or region) are left out of that
    grouping."""
    raise NotImplementedError


def cloud(store: Store, chosen: Filter, limit: int = 100) -> DataFrame:
    """term, count, weight (TF-IDF over the filtered text, the size in a word cloud), documents, policy; highest first."""
    raise NotImplementedError


def passages(store: Store, chosen: Filter, term: str, limit: int = 50, width: int = 30) -> DataFrame:
    """Keyword in context: doc_id, title, doc_type, region_code, region, year, left, term, right, start, end, quote.

    `left` and `right` are up to `width` characters without line ends; `quote` is the occurrence itself. Newest documents
    first, then by place. Every occurrence counts, up to `limit`. An empty term or only blanks gives no row."""
    raise NotImplementedError
