"""Counts by region, year and kind of document, so that a filter never reads a text or a document's terms; and the same by
province, of which there are few, for filters that name no smaller place.

Counted are the terms that were cut, but for the user's own words: those count as `core.vocabulary` says. Where few
documents changed only their cells are counted anew. A cell keeps its number; of all cells those of a region, and of the
regions of a province, have numbers near to each other as long as they were counted together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_PROVINCE = "substring(c.region_code, 1, 2) || '0000'"


def _same(one: str, other: str) -> str:
    """That two rows are of one cell."""
    names = ("region_code", "region", "year", "doc_type")
    return " AND ".join(f"{one}.{name} IS NOT DISTINCT FROM {other}.{name}" for name in names)


def _within(small: str, wide: str) -> str:
    """That a row is of a place in the province of another row, of one year and kind."""
    code = f"substring({small}.region_code, 1, 2) || '0000' IS NOT DISTINCT FROM {wide}.region_code"
    return " AND ".join(
        [code, *(f"{small}.{name} IS NOT DISTINCT FROM {wide}.{name}" for name in ("year", "doc_type"))]
    )


_ALL = (
    "DELETE FROM cells",
    "DELETE FROM cell_terms",
    "DELETE FROM wide_cells",
    "DELETE FROM wide_cell_terms",
    "INSERT INTO touched SELECT DISTINCT region_code, region, year, doc_type FROM documents",
)
# `renewed`: the touched cells, with the numbers they had.
_RENEW = (
    f"""
CREATE OR REPLACE TEMP TABLE renewed AS
SELECT t.*, c.cell FROM (SELECT DISTINCT * FROM touched) t LEFT JOIN cells c ON {_same("t", "c")}
""",
    "CREATE OR REPLACE TEMP TABLE highest AS SELECT COALESCE(max(cell), 0) AS cell FROM cells",
    "DELETE FROM cells WHERE cell IN (SELECT cell FROM renewed)",
    "DELETE FROM cell_terms WHERE cell IN (SELECT cell FROM renewed)",
    f"""
INSERT INTO cells
WITH own AS (
    SELECT d.doc_no, d.region_code, d.region, d.year, d.doc_type, d.characters, r.cell
    FROM documents d JOIN renewed r ON {_same("d", "r")}
), sizes AS (SELECT doc_no, sum(count) AS n FROM counted_terms SEMI JOIN own USING (doc_no) GROUP BY doc_no),
counted AS (
    SELECT any_value(cell) AS cell, region_code, region, year, doc_type, count(*) AS documents,
        sum(characters) AS characters, COALESCE(sum(n), 0) AS term_count
    FROM own LEFT JOIN sizes USING (doc_no) GROUP BY region_code, region, year, doc_type
)
SELECT COALESCE(cell, (SELECT cell FROM highest) + row_number() OVER (
        PARTITION BY cell IS NULL ORDER BY region_code NULLS LAST, region, year NULLS LAST, doc_type)), * EXCLUDE (cell)
FROM counted
""",
    f"""
INSERT INTO cell_terms
WITH placed AS (
    SELECT d.doc_no, c.cell FROM documents d JOIN cells c ON {_same("d", "c")}
    WHERE EXISTS (SELECT 1 FROM renewed r WHERE {_same("r", "c")})
)
SELECT cell, term_id, sum(count), count(*) FROM counted_terms JOIN placed USING (doc_no)
GROUP BY cell, term_id ORDER BY cell, term_id
""",
    f"""
CREATE OR REPLACE TEMP TABLE renewed_wide AS
SELECT t.*, w.cell FROM (SELECT DISTINCT {_PROVINCE} AS region_code, NULL::VARCHAR AS region, year, doc_type FROM touched c) t
LEFT JOIN wide_cells w ON {_same("t", "w")}
""",
    "CREATE OR REPLACE TEMP TABLE highest AS SELECT COALESCE(max(cell), 0) AS cell FROM wide_cells",
    "DELETE FROM wide_cells WHERE cell IN (SELECT cell FROM renewed_wide)",
    "DELETE FROM wide_cell_terms WHERE cell IN (SELECT cell FROM renewed_wide)",
    f"""
INSERT INTO wide_cells
WITH counted AS (
    SELECT any_value(r.cell) AS cell, r.region_code, r.region, r.year, r.doc_type, sum(documents), sum(characters), sum(term_count)
    FROM cells c JOIN renewed_wide r ON {_within("c", "r")} GROUP BY ALL
)
SELECT COALESCE(cell, (SELECT cell FROM highest) + row_number() OVER (
        PARTITION BY cell IS NULL ORDER BY region_code NULLS LAST, year NULLS LAST, doc_type)), * EXCLUDE (cell)
FROM counted
""",
    f"""
INSERT INTO wide_cell_terms
WITH placed AS (
    SELECT c.cell AS small, w.cell FROM cells c JOIN wide_cells w ON {_within("c", "w")}
    WHERE EXISTS (SELECT 1 FROM renewed_wide r WHERE {_same("r", "w")})
)
SELECT p.cell, term_id, sum(count), sum(documents) FROM cell_terms t JOIN placed p ON t.cell = p.small
GROUP BY p.cell, term_id ORDER BY p.cell, term_id
""",
)


def begin(connection: Any) -> None:
    """Makes the list of touched cells."""
    connection.execute(
        "CREATE TEMP TABLE touched (region_code VARCHAR, region VARCHAR, year INTEGER, doc_type VARCHAR)"
    )


def touch(connection: Any, documents: Sequence[int]) -> None:
    """Notes the cells of documents, before these are removed and after they were written."""
    connection.execute(
        """INSERT INTO touched SELECT DISTINCT region_code, region, year, doc_type FROM documents
        WHERE doc_no IN (SELECT unnest(?::INTEGER[]))""",
        [list(documents)],
    )


def count_cells(connection: Any, everything: bool) -> None:
    """Counts the touched cells anew, or all of them."""
    for statement in (*_ALL, *_RENEW) if everything else _RENEW:
        connection.execute(statement)
