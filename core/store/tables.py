"""The tables of a generation and how they are filled from staged records.

`figures`, `doubtful` (figures that are suspicious) and `issues` of a document, and `items` (of the agenda) of a meeting are
counts; a figure `opens` when it is the first of its indicator in the document. Rows hang on `doc_no`, a number that a document keeps from one generation to the next. Offsets are `start_at` and
`end_at` (Unicode characters), years and counts whole numbers, shares 0-1, unknown is NULL.
"""

from __future__ import annotations

from core.figure_states import sql_kind, sql_state

SCHEMA_VERSION = "9"

# Tables with rows of single documents: emptied of a document before it is staged again.
OF_DOCUMENTS = (
    "documents",
    "records",
    "indicators",
    "meetings",
    "agenda",
    "people",
    "directives",
    "keywords",
    "topics",
    "issues",
    "doc_terms",
    "own_terms",
    "formulations",
)

CREATE = """
CREATE TABLE meta (name VARCHAR PRIMARY KEY, value VARCHAR);
CREATE TABLE files (name VARCHAR, size BIGINT, mtime_ns BIGINT, key VARCHAR);
CREATE TABLE inputs (
    path VARCHAR, item INTEGER, file VARCHAR, doc_id VARCHAR, status VARCHAR, reason VARCHAR, key VARCHAR
);
CREATE TABLE duplicates (
    doc_id VARCHAR, kept_doc_id VARCHAR, kind VARCHAR, similarity DOUBLE, reason VARCHAR, path VARCHAR, file VARCHAR,
    title VARCHAR, publisher VARCHAR, url VARCHAR, publish_date VARCHAR
);
CREATE TABLE statistics (
    path VARCHAR, line INTEGER, key VARCHAR, id VARCHAR, name VARCHAR, raw_name VARCHAR, region_code VARCHAR,
    region VARCHAR, level VARCHAR, province VARCHAR, city VARCHAR, county VARCHAR, year INTEGER,
    value DOUBLE, unit VARCHAR, value_si DOUBLE, unit_si VARCHAR, yoy DOUBLE
);
CREATE TABLE statistics_unread (path VARCHAR, line INTEGER, content VARCHAR, reason VARCHAR);
CREATE TABLE documents (
    doc_no INTEGER, doc_id VARCHAR, key VARCHAR, item INTEGER, corrections VARCHAR,
    path VARCHAR, file VARCHAR, status VARCHAR, reason VARCHAR,
    title VARCHAR, title_derived BOOLEAN, doc_type VARCHAR,
    region_code VARCHAR, region VARCHAR, level VARCHAR, province VARCHAR, city VARCHAR, county VARCHAR,
    year INTEGER, period_year INTEGER, date VARCHAR, publish_date VARCHAR, publisher VARCHAR, url VARCHAR,
    characters INTEGER, synthetic BOOLEAN, figures INTEGER, doubtful INTEGER, issues INTEGER
);
CREATE TABLE records (
    doc_no INTEGER, record VARCHAR USING COMPRESSION zstd, text VARCHAR USING COMPRESSION zstd
);
CREATE TABLE indicators (
    doc_no INTEGER, position INTEGER, key VARCHAR, id VARCHAR, name VARCHAR, raw_name VARCHAR, domain VARCHAR,
    core BOOLEAN, region_code VARCHAR, region VARCHAR, year INTEGER, period VARCHAR, kind VARCHAR,
    value DOUBLE, value_max DOUBLE, unit VARCHAR, value_si DOUBLE, unit_si VARCHAR, yoy DOUBLE, yoy_max DOUBLE,
    growth VARCHAR, qualifier VARCHAR, state VARCHAR, scope VARCHAR, suspicious VARCHAR, rule VARCHAR, corrected VARCHAR,
    start_at INTEGER, end_at INTEGER, quote VARCHAR, opens BOOLEAN, claim INTEGER, whole BOOLEAN
);
CREATE TABLE meetings (
    doc_no INTEGER, date VARCHAR, end_date VARCHAR, date_basis VARCHAR, day DATE, month VARCHAR,
    name VARCHAR, ordinal INTEGER, term INTEGER, chair VARCHAR, chair_role VARCHAR, items INTEGER,
    start_at INTEGER, end_at INTEGER, quote VARCHAR
);
CREATE TABLE events (
    event_id VARCHAR, doc_no INTEGER, main BOOLEAN, readouts INTEGER, date VARCHAR, day DATE, month VARCHAR,
    reason VARCHAR
);
CREATE TABLE agenda (
    doc_no INTEGER, position INTEGER, title VARCHAR, action VARCHAR, start_at INTEGER, end_at INTEGER, quote VARCHAR
);
CREATE TABLE people (doc_no INTEGER, position INTEGER, part VARCHAR, name VARCHAR, role VARCHAR);
CREATE TABLE directives (
    doc_no INTEGER, position INTEGER, verb VARCHAR, topic VARCHAR, speaker VARCHAR,
    start_at INTEGER, end_at INTEGER, quote VARCHAR
);
CREATE TABLE keywords (doc_no INTEGER, position INTEGER, term VARCHAR, count INTEGER, weight DOUBLE);
CREATE TABLE topics (doc_no INTEGER, topic VARCHAR, share DOUBLE);
CREATE TABLE issues (
    doc_no INTEGER, field VARCHAR, code VARCHAR, message VARCHAR, start_at INTEGER, end_at INTEGER, quote VARCHAR
);
CREATE TABLE terms (term_id INTEGER, term VARCHAR, policy BOOLEAN, idf DOUBLE);
CREATE TABLE doc_terms (doc_no INTEGER, term_id INTEGER, count INTEGER);
CREATE TABLE own_words (kind VARCHAR, word VARCHAR, shown VARCHAR);
CREATE TABLE own_terms (doc_no INTEGER, term_id INTEGER, count INTEGER);
CREATE VIEW counted_terms AS
    SELECT doc_no, term_id, count FROM doc_terms
    WHERE term_id NOT IN (SELECT term_id FROM terms JOIN own_words ON term = word)
    UNION ALL SELECT doc_no, term_id, count FROM own_terms;
CREATE TABLE formulations (doc_no INTEGER, phrase VARCHAR, kind VARCHAR, count INTEGER);
CREATE TABLE cells (
    cell INTEGER, region_code VARCHAR, region VARCHAR, year INTEGER, doc_type VARCHAR,
    documents INTEGER, characters BIGINT, term_count BIGINT
);
CREATE TABLE cell_terms (cell INTEGER, term_id INTEGER, count INTEGER, documents INTEGER);
CREATE TABLE wide_cells AS FROM cells;
CREATE TABLE wide_cell_terms AS FROM cell_terms;
"""

_REGION = """COALESCE({0}.county, {0}.city, {0}.province, CASE WHEN {0}.level = 'country' THEN '全国' END)"""
_QUOTE = "substring(text, {0}start_at + 1, {0}end_at - {0}start_at)"
_REGION_JSON = '{"province":"VARCHAR","city":"VARCHAR","county":"VARCHAR","level":"VARCHAR","code":"VARCHAR"}'
_SPAN_JSON = '"start":"INTEGER","end":"INTEGER"'

# `staged` has: doc_no, doc_id, key, item, corrections, path, file, status, reason, record (JSON), text, characters,
# terms, counts.
_DOCUMENTS = f"""
INSERT INTO documents
WITH read AS (
    SELECT *, from_json(record, '{{"title":"VARCHAR","title_derived":"BOOLEAN","doc_type":"VARCHAR",
        "region":{_REGION_JSON},"year":"INTEGER","period_year":"INTEGER","publish_date":"VARCHAR",
        "publisher":"VARCHAR","url":"VARCHAR","synthetic":"BOOLEAN","meeting":{{"date":"VARCHAR"}},
        "indicators":[{{"suspicious":"VARCHAR"}}],"issues":[{{"code":"VARCHAR"}}]}}') AS r
    FROM staged
)
SELECT doc_no, doc_id, key, item, corrections, path, file, status, reason, r.title, r.title_derived, r.doc_type,
    r.region.code, {_REGION.format("r.region")}, r.region.level, r.region.province, r.region.city, r.region.county,
    r.year, r.period_year, COALESCE(r.publish_date, r.meeting.date, lpad(r.year::VARCHAR, 4, '0')),
    r.publish_date, r.publisher, r.url, characters, COALESCE(r.synthetic, FALSE), COALESCE(len(r.indicators), 0),
    COALESCE(list_count(list_transform(r.indicators, lambda i: i.suspicious)), 0), COALESCE(len(r.issues), 0)
FROM read ORDER BY doc_no
"""

_RECORDS = "INSERT INTO {records} SELECT doc_no, record, text FROM staged ORDER BY doc_no"

# In a generation written from nothing the texts stand newest first, as lists show them, so that few of the packed blocks have
# to be opened for a list; and within so many documents by region, so that this is true of the list of one region too.
SORTED_AT_ONCE = 4096
LOOSE = "CREATE TEMP TABLE loose_records AS FROM records"
SORTED = (
    f"""INSERT INTO records
    SELECT l.* FROM loose_records l JOIN (
        SELECT *, (row_number() OVER (ORDER BY date DESC NULLS LAST, doc_id) - 1) // {SORTED_AT_ONCE} AS block FROM documents
    ) USING (doc_no) ORDER BY block, region_code, date DESC NULLS LAST, doc_id""",
    "DROP TABLE loose_records",
)

_INDICATORS = f"""
INSERT INTO indicators
WITH listed AS (
    SELECT doc_no, from_json(json_extract(record, '$.indicators'), '[{{"id":"VARCHAR","name":"VARCHAR","raw_name":"VARCHAR",
        "domain":"VARCHAR","core":"BOOLEAN","region":{_REGION_JSON},"year":"INTEGER","period":"VARCHAR",
        "kind":"VARCHAR","value":"DOUBLE","value_max":"DOUBLE","unit":"VARCHAR","value_si":"DOUBLE",
        "unit_si":"VARCHAR","yoy":"DOUBLE","yoy_max":"DOUBLE","growth":"JSON","qualifier":"VARCHAR",
        "scope":"VARCHAR","suspicious":"VARCHAR","rule":"VARCHAR","corrected":"VARCHAR",{_SPAN_JSON},
        "quote":"VARCHAR"}}]') AS items
    FROM staged
), single AS (
    SELECT doc_no, generate_subscripts(items, 1) AS position, unnest(items) AS i FROM listed
)
SELECT doc_no, position, COALESCE(i.id, i.name), i.id, i.name, i.raw_name, i.domain, COALESCE(i.core, FALSE),
    CASE WHEN i.region IS NULL THEN d.region_code ELSE i.region.code END,
    CASE WHEN i.region IS NULL THEN d.region ELSE {_REGION.format("i.region")} END,
    i.year, i.period, {sql_kind("i.kind", "i.qualifier")}, i.value, i.value_max, i.unit, i.value_si, i.unit_si, i.yoy, i.yoy_max,
    CASE WHEN i.growth::VARCHAR = 'null' THEN NULL ELSE i.growth::VARCHAR END,
    i.qualifier, {sql_state("i.qualifier")}, i.scope, i.suspicious, i.rule, i.corrected, i."start", i."end", i.quote,
    row_number() OVER (PARTITION BY doc_no, COALESCE(i.id, i.name) ORDER BY position) = 1, NULL, NULL
FROM single JOIN documents d USING (doc_no) ORDER BY doc_no, position
"""

# Evidence of a meeting: its date, else its chair, else its ordinal, else the opening of the text.
_MEETINGS = f"""
INSERT INTO meetings
WITH read AS (
    SELECT doc_no, text, json_array_length(record, '$.meeting.agenda_items') AS items, from_json(json_extract(record, '$.meeting'), '{{"date":"VARCHAR","end_date":"VARCHAR","name":"VARCHAR",
        "ordinal":"INTEGER","term":"INTEGER","chair":{{"name":"VARCHAR","role":"VARCHAR"}},
        "spans":{{"date":["INTEGER"],"chair":["INTEGER"],"ordinal":["INTEGER"]}}}}') AS m
    FROM staged
), dated AS (
    SELECT read.*, d.doc_type,
        COALESCE(m.date, d.publish_date, lpad(d.year::VARCHAR, 4, '0')) AS stated,
        CASE WHEN m.date IS NOT NULL THEN 'meeting' WHEN d.publish_date IS NOT NULL THEN 'publication'
             WHEN d.year IS NOT NULL THEN 'year' END AS basis,
        COALESCE(m.spans.date, m.spans.chair, m.spans.ordinal, [0, least(80, length(text))]) AS span
    FROM read JOIN documents d USING (doc_no)
), placed AS (
    SELECT *, span[1] AS start_at, span[2] AS end_at FROM dated
    WHERE doc_type IN ({{meeting_types}})
)
SELECT doc_no, stated, m.end_date, basis, CASE WHEN length(stated) = 10 THEN TRY_CAST(stated AS DATE) END,
    CASE WHEN length(stated) >= 7 THEN substring(stated, 1, 7) END,
    m.name, m.ordinal, m.term, m.chair.name, m.chair.role, COALESCE(items, 0), start_at, end_at, {_QUOTE.format("")}
FROM placed ORDER BY doc_no
"""


def _listed(table: str, path: str, fields: dict[str, str], quoted: bool = True) -> str:
    """Fills `table` with one row for each element of a JSON list of the record: position, the fields, their place."""
    shape = ",".join(f'"{name}":"{kind}"' for name, kind in fields.items())
    place = ', i."start", i."end", substring(text, i."start" + 1, i."end" - i."start")' if quoted else ""
    shape += f",{_SPAN_JSON}" if quoted else ""
    columns = ", ".join(f"i.{name}" for name in fields)
    return f"""
INSERT INTO {table}
WITH listed AS (SELECT doc_no, text, from_json(json_extract(record, '{path}'), '[{{{shape}}}]') AS items FROM staged),
single AS (SELECT doc_no, text, generate_subscripts(items, 1) AS position, unnest(items) AS i FROM listed)
SELECT doc_no, position, {columns}{place} FROM single ORDER BY doc_no, position
"""


_PEOPLE = """
INSERT INTO people
WITH read AS (SELECT doc_no, json_extract(record, '$.meeting') AS m FROM staged), listed AS (
    SELECT doc_no, from_json(json_extract(m, '$.people'), '[{"part":"VARCHAR","name":"VARCHAR","role":"VARCHAR"}]') AS items FROM read
)
SELECT doc_no, 0, 'chair', json_extract_string(m, '$.chair.name'), json_extract_string(m, '$.chair.role') FROM read
WHERE json_extract_string(m, '$.chair.name') IS NOT NULL
UNION ALL
SELECT doc_no, generate_subscripts(items, 1), unnest(items).part, unnest(items).name, unnest(items).role FROM listed
ORDER BY 1, 2
"""

_TOPICS = """
INSERT INTO topics
WITH single AS (
    SELECT doc_no, unnest(map_entries(json_extract(record, '$.topics')::MAP(VARCHAR, DOUBLE))) AS t FROM staged
)
SELECT doc_no, t.key, t.value FROM single ORDER BY 1, 2
"""

_NEW_TERMS = """
INSERT INTO terms
WITH fresh AS (
    SELECT DISTINCT unnest(terms) AS term FROM staged
    EXCEPT SELECT term FROM terms
)
SELECT (SELECT COALESCE(max(term_id), 0) FROM terms) + row_number() OVER (ORDER BY term), term, FALSE, NULL FROM fresh
"""

_DOC_TERMS = """
INSERT INTO doc_terms
WITH counted AS (SELECT doc_no, unnest(terms) AS term, unnest(counts) AS count FROM staged)
SELECT doc_no, term_id, count FROM counted JOIN terms USING (term) ORDER BY term_id, doc_no
"""


def fill(meeting_types: frozenset[str], records: str = "records") -> tuple[str, ...]:
    """The statements that put staged documents into the tables, in order; their texts into the table `records`."""
    types = ", ".join(f"'{name}'" for name in sorted(meeting_types))
    place = {"topic": "VARCHAR", "speaker": "VARCHAR"}
    issue = {"field": "VARCHAR", "code": "VARCHAR", "message": "VARCHAR"}
    word = {"term": "VARCHAR", "count": "INTEGER", "weight": "DOUBLE"}
    return (
        _DOCUMENTS,
        _RECORDS.format(records=records),
        _INDICATORS,
        _MEETINGS.replace("{meeting_types}", types),
        _listed("agenda", "$.meeting.agenda_items", {"title": "VARCHAR", "action": "VARCHAR"}),
        _PEOPLE,
        _listed("directives", "$.meeting.directives", {"verb": "VARCHAR", **place}),
        _listed("keywords", "$.keywords", word, quoted=False),
        _TOPICS,
        _listed("issues", "$.issues", issue).replace(
            "SELECT doc_no, position, i.field", "SELECT doc_no, i.field"
        ),
        _NEW_TERMS,
        _DOC_TERMS,
    )


# `tables` has: path, record (JSON) of each table of statistics.
STATISTICS = (
    "DELETE FROM statistics",
    "DELETE FROM statistics_unread",
    f"""
INSERT INTO statistics
WITH single AS (
    SELECT path, unnest(from_json(json_extract(record::JSON, '$.figures'), '[{{"row":"INTEGER","region":{_REGION_JSON},
        "year":"INTEGER","key":"VARCHAR","id":"VARCHAR","name":"VARCHAR","raw_name":"VARCHAR","value":"DOUBLE",
        "unit":"VARCHAR","value_si":"DOUBLE","unit_si":"VARCHAR","yoy":"DOUBLE"}}]')) AS f FROM tables
)
SELECT path, f."row", f.key, f.id, f.name, f.raw_name, f.region.code, {_REGION.format("f.region")}, f.region.level,
    f.region.province, f.region.city, f.region.county, f.year, f.value, f.unit, f.value_si, f.unit_si, f.yoy
FROM single ORDER BY ALL
""",
    """
INSERT INTO statistics_unread
WITH single AS (
    SELECT path, unnest(from_json(json_extract(record::JSON, '$.unread'),
        '[{"row":"INTEGER","content":"VARCHAR","reason":"VARCHAR"}]')) AS f FROM tables
)
SELECT path, f."row", f.content, f.reason FROM single ORDER BY ALL
""",
)
