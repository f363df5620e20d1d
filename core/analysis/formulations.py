"""Fixed formulations (提法): words in quotation marks, “四个…”, 一核四区多点, 8+1; who used them first, who followed.

`core.parsing.formulations` tells which there are, and of what kind. They are found when the index is written. How often one is
used and who used it first is counted as exact text, with or without quotation marks.

Dates are those of the documents. A date known only to the year or month cannot be compared with a day: such documents
stand behind the days of their year or month, and lags are counted only between full dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from core.analysis.columns import DOCUMENT
from core.analysis.filters import where
from core.analysis.forms import forms, pattern
from core.analysis.keywords import places
from core.models import Filter
from core.parsing.formulations import KINDS, Kind, seeds

if TYPE_CHECKING:
    from core.store import Store

LEVELS = ("country", "province", "city", "county")

# Where a document is from; what is told of the whole country has no code.
_HERE = "COALESCE(d.region_code, d.region)"
_DATE_KEY = "CASE length(d.date) WHEN 4 THEN d.date || '-99-99' WHEN 7 THEN d.date || '-99' ELSE d.date END"


def formulations(
    store: Store, chosen: Filter, kinds: Sequence[Kind] = KINDS, least: int = 1, limit: int = 200
) -> pd.DataFrame:
    """The formulations of the filtered documents: phrase, kind, known (bool: a policy phrase of the lexicon), count (in
    quotation marks, or as a phrase of the lexicon), documents, regions, year_from, year_to (Int64); most documents first."""
    condition, params = where(chosen)
    known = seeds()
    sql = f"""
    WITH lexical AS (SELECT unnest(?::VARCHAR[]) AS phrase, unnest(?::VARCHAR[]) AS kind), held AS (
        SELECT doc_no, phrase, kind, FALSE AS known, count FROM formulations
        UNION ALL
        SELECT doc_no, phrase, kind, TRUE, count FROM doc_terms
        JOIN (SELECT term_id, phrase, kind FROM terms JOIN lexical ON term = phrase) USING (term_id)
    )
    SELECT phrase, kind, known, sum(count)::BIGINT AS count, count(*) AS documents, count(DISTINCT {_HERE}) AS regions,
        min(d.year) AS year_from, max(d.year) AS year_to
    FROM held JOIN documents d USING (doc_no) WHERE {condition} AND list_contains(?, kind)
    GROUP BY phrase, kind, known HAVING count(*) >= ? ORDER BY documents DESC, count DESC, phrase LIMIT ?"""
    return store.query(sql, [list(known), list(known.values()), *params, list(kinds), least, limit])


def by_year_and_level(store: Store, chosen: Filter, phrase: str) -> pd.DataFrame:
    """How often a formulation is used: year, level (country, province, city, county), count, documents (with it),
    documents_total, share; ascending. A year and level without documents has no row."""
    counted, params = _counted(store, chosen, phrase)
    sql = f"""{counted}
    SELECT year, level, COALESCE(sum(n), 0)::BIGINT AS count, count(n) AS documents, count(*) AS documents_total,
        count(n) / count(*) AS share
    FROM used WHERE year IS NOT NULL GROUP BY year, level ORDER BY year, list_position(?, level)"""
    return store.query(sql, [*params, list(LEVELS)])


def first_by_region(store: Store, chosen: Filter, phrase: str) -> pd.DataFrame:
    """Where a formulation appeared first, a row each region, earliest first: place (1, 2, ...), level, date (ISO, partial
    allowed), days (since the very first, NaN unless both dates are known to the day), count (in that document), doc_id,
    title, doc_type, region_code, region, year, start, end, quote (the first occurrence)."""
    counted, params = _counted(store, chosen, phrase)
    sql = f"""{counted}, firsts AS (
        SELECT d.*, {_HERE} AS place FROM used d WHERE n IS NOT NULL AND region IS NOT NULL AND date IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY place ORDER BY date_key, doc_id) = 1
    )
    SELECT row_number() OVER (ORDER BY date_key, d.place) AS place, d.level, d.date,
        date_diff('day', TRY_CAST(first(d.date) OVER (ORDER BY date_key, d.place) AS DATE),
            TRY_CAST(d.date AS DATE))::DOUBLE AS days, d.n AS count, {DOCUMENT},
        strpos(r.text, r.said) - 1 AS "start", strpos(r.text, r.said) - 1 + length(r.said) AS "end", r.said AS quote
    FROM firsts d JOIN (SELECT doc_no, text, regexp_extract(text, ?) AS said FROM records) r USING (doc_no) ORDER BY 1"""
    return store.query(sql, [*params, pattern(forms(store, phrase.strip()))])


def lags(firsts: pd.DataFrame) -> pd.DataFrame:
    """How long a formulation took from level to level, of the frame of `first_by_region`: level, regions (that used it),
    region_code, region, date, doc_id, title, start, end, quote (its first use at that level), and days since the first use
    at the nearest level above that used it (NaN unless both dates are known to the day); negative where the lower level
    was earlier. From country down to county."""
    rows = []
    above: str | None = None
    for level in LEVELS:
        own = firsts[firsts["level"] == level]
        if own.empty:
            continue
        first = own.iloc[0]
        rows.append(
            {"level": level, "regions": len(own), **{name: first[name] for name in _FIRST}, "days": _days(above, first["date"])}
        )  # fmt: skip
        above = first["date"]
    return pd.DataFrame(rows, columns=["level", "regions", *_FIRST, "days"])


_FIRST = ("region_code", "region", "date", "doc_id", "title", "start", "end", "quote")


def _days(first: str | None, second: str) -> float:
    if first is None or len(first) != 10 or len(second) != 10:
        return float("nan")
    return float((pd.Timestamp(second) - pd.Timestamp(first)).days)


def _counted(store: Store, chosen: Filter, phrase: str) -> tuple[str, list[object]]:
    """The head of a query: `used` has the filtered documents with a known level, and n, NULL where the phrase is not."""
    condition, params = where(chosen)
    found = places(store, phrase.strip())
    sql = f"""
    WITH hits AS (SELECT unnest(?::INTEGER[]) AS doc_no, unnest(?::INTEGER[]) AS n),
    used AS (
        SELECT d.*, {_DATE_KEY} AS date_key, hits.n FROM documents d LEFT JOIN hits USING (doc_no)
        WHERE {condition} AND list_contains(?, d.level)
    )"""
    return sql, [found["doc_no"].tolist(), found["n"].tolist(), *params, list(LEVELS)]
