"""Documents: the list, one of them with its facts, and a plain text search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.models import Filter

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store


def documents(store: Store, chosen: Filter, contains: str = "", limit: int | None = None) -> DataFrame:
    """A row a document, newest first: doc_id, title, title_derived (bool), doc_type, region_code, region, province, city,
    county, level, year, period_year (Int64), date (ISO), publish_date, publisher, url, file, status, reason, characters,
    indicators, keywords (the first five, joined by 、), issues, synthetic. `contains` keeps those whose title or text has
    that string."""
    raise NotImplementedError


def document_facts(store: Store, doc_id: str) -> DataFrame:
    """Everything found in one document, in the order of the text, for highlighting.

    kind (indicator, date, region, chair, ordinal, agenda, directive, title ... or issue), sort (for indicators: actual,
    target, reference; else None), label (the indicator's name, the agenda item ...), value (short text: 24.8 亿元, +9.5%),
    detail (qualifier, scope, doubt, message), rule, start, end, quote. Facts without a place in the text have start <NA>
    and stand last. An unknown doc_id gives no row."""
    raise NotImplementedError


def ledger(store: Store) -> DataFrame:
    """Every input and what became of it: file, doc_id, status (parsed, parsed_with_issues, duplicate, no_text, refused),
    reason, documents. Problems first. The rows add up to what came in."""
    raise NotImplementedError


def issues(store: Store, chosen: Filter) -> DataFrame:
    """What was seen and not understood: doc_id, title, doc_type, region_code, region, year, field, code, message, start,
    end, quote; by code."""
    raise NotImplementedError
