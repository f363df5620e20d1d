"""SQL that several analyses share: the columns of a document, and what counts as the best of several claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import DataFrame

# The document a row belongs to, from `documents d`.
DOCUMENT = "d.doc_id, COALESCE(d.title, d.file) AS title, d.doc_type, d.region_code, d.region, d.year"

# The place of a row's words, from the table under the alias that is filled in.
EVIDENCE = '{0}.start_at AS "start", {0}.end_at AS "end", {0}.quote'

# Newest first; a partial date stands before the days in it, undated last.
NEWEST = "d.date DESC NULLS LAST, d.doc_id"

_PASSAGE = ("doc_id", "title", "doc_type", "region_code", "region", "year")


def passage_frame(rows: Sequence[tuple[Any, ...]], columns: Sequence[str]) -> DataFrame:
    """A frame of passages: the columns of a document, then `columns`; offsets and years are Int64, texts objects."""
    return typed_frame(rows, (*_PASSAGE, *columns))


def typed_frame(rows: Sequence[tuple[Any, ...]], columns: Sequence[str]) -> DataFrame:
    """Rows of texts and offsets as a frame: year, start and end are Int64, all else objects with None for unknown."""
    import pandas as pd

    data = {}
    for at, name in enumerate(columns):
        values = [row[at] for row in rows]
        whole = name in {"year", "start", "end"}
        data[name] = pd.Series(values, dtype="Int64") if whole else pd.Series(values, dtype=object)
    return pd.DataFrame(data)
