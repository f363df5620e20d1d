"""Which of several figures for one place counts, and which figures are of the whole region: decided once, when an index is
written, so that a filter only has to look it up.

The order: what a person corrected or confirmed first; not suspicious before suspicious; figures with a level and a growth
before a growth alone before a level alone; what was reached before what is expected; statistical bulletins before government
work reports before the rest (a bulletin calls its own figures preliminary, and is still the better source); of one kind final
figures before preliminary ones; later documents first; then the earlier place in the text.
"""

from __future__ import annotations

SURE = "(corrected IS NULL), (suspicious IS NOT NULL)"
WHOLE = "(value IS NULL)::INT + (yoy IS NULL)::INT, (yoy IS NULL)"
STATE = "CASE state WHEN 'preliminary' THEN 1 WHEN 'expected' THEN 2 ELSE 0 END"
EXPECTED = "(state IS NOT DISTINCT FROM 'expected')"
BULLETIN = "CASE doc_type WHEN 'statistical_bulletin' THEN 0 WHEN 'government_work_report' THEN 1 ELSE 2 END"

# 全省 in a province's own report is the whole region (what means a superior already carries that region); and so is the part
# that an indicator is named after: 城镇 in 城镇调查失业率, 规上 in 规上工业增加值.
_WHOLE_REGION = """(scope IS NULL OR regexp_full_match(scope, '[全我](国|省|市|县|区|州|旗|盟)') OR contains(name, scope))"""

# Corrections and other documents move a figure among the claims, so all are put in order anew.
ORDER_CLAIMS = f"""
UPDATE indicators SET claim = placed.claim, whole = placed.whole FROM (
    SELECT i.rowid AS fact, {_WHOLE_REGION} AS whole, row_number() OVER (
        ORDER BY {SURE}, {WHOLE}, {EXPECTED}, {BULLETIN}, {STATE}, date DESC NULLS LAST, doc_id, start_at, position
    ) AS claim
    FROM indicators i JOIN (SELECT doc_no, doc_id, doc_type, date FROM documents) USING (doc_no)
) placed WHERE indicators.rowid = placed.fact"""
