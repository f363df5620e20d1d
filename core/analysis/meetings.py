"""Meetings: when, where, what kind, who, about what.

A meeting's date is the meeting's own date; where only the publication date is known, that, and `date_basis` says so
(`meeting`, `publication`, `year`, or None for an undated meeting).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.models import Filter

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store


def meetings(store: Store, chosen: Filter) -> DataFrame:
    """A row for each meeting, newest first, undated last.

    doc_id, title, doc_type, region_code, region, year, date (ISO, partial allowed, or None), end_date, date_basis,
    day (datetime64: the date where it is known to the day, else NaT), month (`2023-04` or None), name, ordinal (Int64),
    term (Int64), chair, chair_role, speakers, attendees, agenda, directives (counts), agenda_titles (joined by ；),
    publisher, publish_date, start, end, quote (the evidence of the date, else of the chair, else of the ordinal, else
    the first 80 characters), synthetic.
    """
    raise NotImplementedError


def by_month(store: Store, chosen: Filter) -> DataFrame:
    """month (`2023-04`), year, month_number (1-12), doc_type, meetings; ascending. Only months with a meeting: a gap is
    either no meeting or no document, and the page must say so. Meetings without a month are left out."""
    raise NotImplementedError


def by_type(store: Store, chosen: Filter) -> DataFrame:
    """doc_type, meetings, dated (to the day), regions, first, last (ISO dates), agenda (items), chairs (different
    people), interval_days (median days between one and the next in the same region, NaN below two); most first."""
    raise NotImplementedError


def agenda(store: Store, chosen: Filter, contains: str = "") -> DataFrame:
    """Agenda items, a row each: doc_id, title, doc_type, region_code, region, year, date, position (1...), item, action,
    start, end, quote; newest meeting first. `contains` keeps the items with that text."""
    raise NotImplementedError


def directives(store: Store, chosen: Filter) -> DataFrame:
    """What was stressed, pointed out, required: doc_id, title, doc_type, region_code, region, year, date, verb, topic,
    speaker, start, end, quote; newest meeting first."""
    raise NotImplementedError


def people(store: Store, chosen: Filter) -> DataFrame:
    """Who took which part: name, role (the one given most often), part (chair, speaker, attendee), meetings, first, last
    (ISO dates), region_code, region (where most often); most meetings first."""
    raise NotImplementedError
