"""Which phrases of the year's work report came up in the meetings of that year: in an agenda item, or in what was asked for
there. A phrase is one of the policy terms of the lexicon. A meeting with several readouts counts once, as its fullest tells it;
no readout is no proof that a phrase was not spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from core.analysis.columns import DOCUMENT, EVIDENCE
from core.analysis.filters import where
from core.analysis.keywords import passages
from core.analysis.meetings import HELD
from core.models import Filter
from core.parsing.segment import policy_terms

if TYPE_CHECKING:
    from core.store import Store

REPORT = "government_work_report"
# Places of the report that stand before what meetings said.
FIRST = 2
# What meetings said: the title of an agenda item, the words of a directive; with their place in the readout.
_SAID = """
    SELECT m.doc_no, m.date, a.title AS words, a.start_at, a.end_at, a.quote FROM agenda a JOIN held m USING (doc_no)
    UNION ALL
    SELECT m.doc_no, m.date, i.quote, i.start_at, i.end_at, i.quote FROM directives i JOIN held m USING (doc_no)"""
_UNDATED_LAST = "'9999'"


def phrases_reached(store: Store, chosen: Filter, year: int, limit: int = 60) -> pd.DataFrame:
    """The phrases used most in each report of a year, `limit` of them: region_code, region, term, count (in the report),
    report_doc_id, mentions (agenda items and directives with it), meetings, first (ISO date of the first, None for never
    or undated), first_doc_id, first_words, start, end (of these words in that readout). By region, count, term; only regions with a report and
    a meeting of that year."""
    condition, params = where(_of_year(chosen, year))
    held = HELD.format(condition=f"{condition} AND left(e.date, 4) = '{int(year)}'")
    first = f"ORDER BY COALESCE(w.date, {_UNDATED_LAST}), w.doc_id, w.start_at"
    sql = f"""
    WITH held AS ({held}), said AS (
        SELECT d.region_code, d.doc_id, s.* FROM ({_SAID}) s JOIN documents d USING (doc_no)
    ), phrase AS (
        SELECT d.region_code, d.region, d.doc_id, t.term, dt.count
        FROM documents d JOIN doc_terms dt USING (doc_no) JOIN terms t USING (term_id)
        WHERE {condition} AND d.doc_type = '{REPORT}' AND d.region_code IS NOT NULL AND list_contains(?::VARCHAR[], t.term)
        QUALIFY row_number() OVER (PARTITION BY d.region_code ORDER BY d.doc_id, dt.count DESC, t.idf DESC, t.term) <= ?
            AND dense_rank() OVER (PARTITION BY d.region_code ORDER BY d.doc_id) = 1
    )
    SELECT p.region_code, p.region, p.term, p.count, p.doc_id AS report_doc_id, count(w.doc_id) AS mentions,
        count(DISTINCT w.doc_id) AS meetings, min(w.date) AS "first", first(w.doc_id {first}) AS first_doc_id,
        first(w.words {first}) AS first_words, first(w.start_at {first}) AS "start", first(w.end_at {first}) AS "end"
    FROM phrase p LEFT JOIN said w ON w.region_code = p.region_code AND contains(w.words, p.term)
    WHERE p.region_code IN (SELECT region_code FROM said)
    GROUP BY ALL ORDER BY p.region_code, p.count DESC, p.term"""
    return store.query(sql, [*params, *params, list(policy_terms()), limit])


def phrase_evidence(store: Store, chosen: Filter, year: int, region: str, term: str) -> pd.DataFrame:
    """Both sides of a phrase of one region and year: doc_id, title, doc_type, region_code, region, year, date (of a meeting, None for the
    report), start, end, quote; the first places of the report, then agenda items and directives, oldest first, undated last, then
    the other places of the report: so that the first rows show both sides."""
    own = _of_year(chosen, year, (region,))
    condition, params = where(own)
    held = HELD.format(condition=f"{condition} AND d.region_code = ? AND left(e.date, 4) = '{int(year)}'")
    sql = f"""
    WITH held AS ({held}), said AS ({_SAID})
    SELECT {DOCUMENT}, s.date, {EVIDENCE.format("s")} FROM said s JOIN documents d USING (doc_no)
    WHERE contains(s.words, ?) ORDER BY s.date NULLS LAST, d.doc_id, s.start_at"""
    meetings = store.query(sql, [*params, region, term])
    report = passages(store, _of_year(chosen, year, (region,), (REPORT,)), term, limit=200)
    report = report[report["region_code"] == region].assign(date=None)[list(meetings.columns)]
    if report.empty or meetings.empty:
        return meetings if report.empty else report
    parts = [report.head(FIRST), meetings, report.iloc[FIRST:]]
    return pd.concat([part.astype(object) for part in parts], ignore_index=True).infer_objects()


def _of_year(
    chosen: Filter, year: int, regions: tuple[str, ...] = (), doc_types: tuple[str, ...] = ()
) -> Filter:
    """The filter with its kinds of documents left out: a report and a readout are of different kinds."""
    return Filter(regions or chosen.regions, year, year, doc_types)
