"""What the corpus holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.models import Filter

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store

EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Available:
    """What there is to choose from, for the filter widgets.

    regions: region_code, region, level, province, city, county, documents; one row for each region that documents
        belong to and for each region above them (documents counts everything inside it); in code order
    years: year, documents; ascending; documents without a year are not in it
    doc_types: doc_type, documents; most frequent first
    """

    regions: DataFrame
    years: DataFrame
    doc_types: DataFrame


def available(store: Store, chosen: Filter = EVERYTHING) -> Available:
    """The regions, years and document types that exist under `chosen` (by default in the whole corpus)."""
    raise NotImplementedError


def corpus_counts(store: Store, chosen: Filter) -> DataFrame:
    """One row: documents, characters, regions, years, year_from, year_to (Int64), meetings, reports, indicators
    (facts), indicator_names, suspicious (facts), issues, inputs, refused, no_text, duplicates, synthetic (documents).

    `inputs` to `duplicates` count the whole corpus whatever the filter: an unread file has no region.
    inputs = stored documents + refused + no_text + duplicates.
    """
    raise NotImplementedError


def documents_by_type(store: Store, chosen: Filter) -> DataFrame:
    """doc_type, documents, characters, share (of the documents, 0-1); most frequent first."""
    raise NotImplementedError


def documents_by_year(store: Store, chosen: Filter) -> DataFrame:
    """year, doc_type, documents, characters; ascending. Documents without a year are left out."""
    raise NotImplementedError


def indicators_by_domain(store: Store, chosen: Filter) -> DataFrame:
    """domain, indicators (facts), names (different indicators), core (headline facts), actuals, targets, documents;
    most facts first."""
    raise NotImplementedError


def latest_documents(store: Store, chosen: Filter, limit: int = 10) -> DataFrame:
    """doc_id, title, doc_type, region_code, region, year, date (ISO, partial: publication, else meeting, else year),
    publisher, characters, indicators, issues, synthetic; newest first, undated last."""
    raise NotImplementedError


def headline(store: Store, chosen: Filter, limit: int = 12) -> DataFrame:
    """The headline indicators best covered under the filter, as `indicators.actual_and_target` gives them:
    one row for each region and indicator, those stated for most regions first, at most `limit` indicators."""
    raise NotImplementedError
