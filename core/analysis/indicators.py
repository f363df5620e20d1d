"""Figures that documents state: catalogue, facts, series, and last year's result beside this year's target.

Columns of a fact, in `facts`, `series` and `documents.document_facts`:

doc_id, title, doc_type, doc_year (Int64), doc_region_code, doc_region: the document
key: lexicon id, else the canonical name: what to group by
id (lexicon id or None), name, raw_name, domain, core (bool)
region_code, region: the region the figure is about (the document's, unless the text says otherwise)
year (Int64): the year the figure refers to; period (year, H1, Q1, Q1-Q3, month, cumulative, average or None)
kind (actual, target, reference)
value, value_max, unit: the level as written (24.8 亿元); value_max is the upper end of a range
value_si, unit_si: the level in base units (元, 平方米, 人 ...)
yoy, yoy_max: growth on the year before, signed percent
growth: other growth as JSON text, or None
qualifier (预计, 左右, 以上 ... joined by |), scope (规上, 城镇 ... ; None is the whole region)
suspicious: why to look twice, or None; rule: which rule read it; synthetic (bool)
start, end, quote

Where several facts claim one place in a chart, `rank` orders them: 1 is the one drawn, `claims` is how many there
are. The rule: not suspicious first; whole-year figures first; figures with a level and a growth before figures with
one of them; statistical bulletins before government work reports before the rest; later documents first; then the
earlier place in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.models import Filter

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store


def catalogue(store: Store, chosen: Filter) -> DataFrame:
    """Which indicators there are: key, id, name, domain, core (bool), unit (the most frequent), unit_si, facts, actuals,
    targets, documents, regions, year_from, year_to (Int64); headline indicators first, then by documents."""
    raise NotImplementedError


def facts(
    store: Store,
    chosen: Filter,
    keys: Sequence[str] = (),
    kinds: Sequence[str] = (),
    years: Sequence[int] = (),
    limit: int | None = None,
) -> DataFrame:
    """The facts, a row each, with the columns listed above (without rank and claims), ordered by region code, document,
    place in the text. `keys` are ids or names, `years` the years the figures refer to; empty means all."""
    raise NotImplementedError


def series(store: Store, chosen: Filter, key: str, scope: str | None = None) -> DataFrame:
    """One indicator over regions and years: the columns of a fact with `rank` and `claims`, for every claim; draw
    rank 1, show the others beside it. One place is region, year, kind and period (None and `year` are one).

    Only figures of `scope` (None: the whole region) and only kinds actual and target."""
    raise NotImplementedError


def actual_and_target(
    store: Store, chosen: Filter, keys: Sequence[str] = (), core: bool = False, scope: str | None = None
) -> DataFrame:
    """What was reached and what is aimed at, one row for each region and indicator.

    region_code, region, key, id, name, domain, core, scope, unit, unit_si, documents, and for side in (actual, target):
    {side}_year (Int64), _value, _value_max, _unit, _value_si, _yoy, _yoy_max, _qualifier, _period, _suspicious, _doc_id,
    _title, _doc_type, _doc_year, _start, _end, _quote, _claims.

    The actual is of the newest year with an actual figure; the target is of the newest year with a target, if that is
    the actual's year or later. A side without a figure is None/NaN. `unit` is the actual's unit, else the target's.
    `keys` empty: all indicators; `core`: headline indicators only. `scope` as in `series`.
    Ordered by region code, then headline first, domain, name."""
    raise NotImplementedError


def ranking(
    store: Store, chosen: Filter, key: str, year: int, kind: str = "actual", measure: str = "yoy"
) -> DataFrame:
    """Regions ordered by one indicator of one year, highest first: place (1 is highest, ties share), the columns of a
    fact, `previous` (the measure a year before or NaN), `previous_place` (Int64). `measure` is yoy, value or value_si;
    raises ValueError for another. Regions that do not state it are not in the frame."""
    raise NotImplementedError
