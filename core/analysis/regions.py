"""Regions side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.models import Filter

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store


def topic_shares(store: Store, chosen: Filter) -> DataFrame:
    """What the documents of each region stress: region_code, region, topic (id), label (Chinese), label_en, share (of
    the text, 0-1, weighted by length), characters (assigned to the topic), documents, characters_total.

    A region's shares add up to at most 1; the topic `unassigned` (未归类) is what is missing to 1. Regions in code order,
    topics in lexicon order; a topic that a region's documents never touch has a row with share 0.
    Documents without a region are the row with region_code None."""
    raise NotImplementedError


def topic_shares_by_year(store: Store, chosen: Filter) -> DataFrame:
    """year, topic, label, label_en, share, characters, documents, characters_total; as `topic_shares`, by year."""
    raise NotImplementedError


def region_counts(store: Store, chosen: Filter) -> DataFrame:
    """region_code, region, level, province, city, county, documents, reports, meetings, indicators (facts), characters,
    year_from, year_to (Int64); in code order, documents without a region last."""
    raise NotImplementedError


def coverage(store: Store, chosen: Filter) -> DataFrame:
    """region_code, region, year, doc_type, documents: which documents there are, so that gaps can be seen."""
    raise NotImplementedError


def topic_passages(store: Store, chosen: Filter, topic: str, limit: int = 50) -> DataFrame:
    """The sentences assigned to a topic: doc_id, title, doc_type, region_code, region, year, start, end, quote; newest
    documents first. Raises KeyError for a topic that the lexicon does not have."""
    raise NotImplementedError
