"""The unit each indicator is usually written in, so that one indicator is shown in one unit on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.models import Filter

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store


def usual(store: Store, chosen: Filter, keys: Sequence[str]) -> DataFrame:
    """The unit that most documents write an indicator in, for each of `keys` and base unit: key, unit_si (the base unit),
    unit (as written: 亿元, 家, 万人), divisor (base units in one of it), documents. The filter does not matter: a unit that
    changed with it would be two. No row for an indicator without a level."""
    sql = """
    SELECT key, unit_si, unit, median(value_si / value) AS divisor, count(DISTINCT doc_no) AS documents
    FROM indicators
    WHERE key IN (SELECT unnest(?::VARCHAR[])) AND value <> 0 AND value_si <> 0 AND unit IS NOT NULL AND unit_si IS NOT NULL
    GROUP BY key, unit_si, unit
    QUALIFY row_number() OVER (PARTITION BY key, unit_si ORDER BY count(DISTINCT doc_no) DESC, unit) = 1
    ORDER BY key, unit_si"""
    return store.query(sql, [list(keys)])
