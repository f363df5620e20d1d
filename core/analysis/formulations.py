"""Fixed formulations (提法): words in quotation marks, “四个…”, 一核四区多点, 8+1; who used them first, who followed.

Four kinds, told by form (`core/lexicon/formulations.toml` has examples):

count   a Chinese numeral, 个 and what is counted, in quotation marks, or a policy phrase of that form
shape   two Chinese numerals or more with something counted by each, likewise
sum     figures added (8+1, 1+N), in quotation marks or not
quoted  any other two to twelve Chinese characters in quotation marks

Formulations are found once for a store, in all its texts. How often one is used and who used it first is counted as
exact text, with or without quotation marks.

Dates are those of the documents. A date known only to the year or month cannot be compared with a day: such documents
stand behind the days of their year or month, and lags are counted only between full dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

import pandas as pd

from core.analysis.columns import DOCUMENT
from core.analysis.filters import where
from core.analysis.forms import forms, pattern
from core.analysis.keywords import places
from core.lexicon import load_toml
from core.models import Filter
from core.parsing.segment import policy_terms
from core.parsing.text import fold

if TYPE_CHECKING:
    from core.store import Store

Kind = Literal["count", "shape", "sum", "quoted"]
KINDS: tuple[Kind, ...] = ("count", "shape", "sum", "quoted")
LEVELS = ("country", "province", "city", "county")
LONGEST = 12

# Python and DuckDB (RE2) read this alike: no look-around, every repetition bounded or of one class.
# A straight quotation mark opens and closes; what is too long between two is taken whole, so that pairs stay pairs.
_PLACE = (
    r"[“「『〝][^“”「」『』〝〞\n]{1,80}[”」』〞]"
    r'|["＂][^"＂\n]{0,200}["＂]'
    r"|[0-9０-９.．]{1,6}(?:[+＋][0-9０-９.．NnXxＮｎＸｘ]{1,3}){1,4}"
)
_MARKS = '“”「」『』〝〞"＂'
_NUMERAL = "一二两三四五六七八九十百千多"
_COUNT = re.compile(r"[一二两三四五六七八九十百]{1,3}个[\u4e00-\u9fff]{1,6}")
_SHAPE = re.compile(
    rf"""
    [一二两三四五六七八九十百]        # the first numeral opens it
    [\u4e00-\u9fff]{{1,4}}?            # and what there is so much of
    [{_NUMERAL}]
    [\u4e00-\u9fff]{{1,9}}
    """,
    re.VERBOSE,
)
_SUM = re.compile(r"[0-9]{1,3}(?:\+(?:[0-9]{1,3}|[NX])){1,4}")
_WORDS = re.compile(rf"[\u4e00-\u9fff·]{{2,{LONGEST}}}")
# Where a document is from; what is told of the whole country has no code.
_HERE = "COALESCE(d.region_code, d.region)"
_DATE_KEY = "CASE length(d.date) WHEN 4 THEN d.date || '-99-99' WHEN 7 THEN d.date || '-99' ELSE d.date END"


class Formulation(NamedTuple):
    """A formulation in a text: its words without quotation marks, its kind, the place of the words."""

    phrase: str
    kind: Kind
    start: int
    end: int


def find(text: str) -> tuple[Formulation, ...]:
    """The formulations of a text in their order, those of the lexicon also without quotation marks."""
    found = {item.start: item for item in _lexical(text)}
    for place in re.finditer(_PLACE, text):
        known = read(place[0])
        if known:
            lead = 1 if place[0][0] in _MARKS else 0
            at = place.start() + lead
            found[at] = Formulation(*known, at, place.end() - lead)
    return tuple(found[at] for at in sorted(found))


def read(place: str) -> tuple[str, Kind] | None:
    """The formulation that `_PLACE` found, with its kind, or None: a sentence, a title, a code, a word in passing."""
    phrase = fold(place).strip('"').strip()
    if place[0] in _MARKS:
        phrase = fold(place[1:-1])
    summed = phrase.upper()
    if _SUM.fullmatch(summed):
        return summed, "sum"
    kind = _kind(phrase)
    if kind is None or phrase in load_toml("formulations")["passing"]["words"]:
        return None
    return phrase, kind


def _kind(phrase: str) -> Kind | None:
    if not _WORDS.fullmatch(phrase):
        return None
    if _COUNT.fullmatch(phrase):
        return "count"
    return "shape" if _SHAPE.fullmatch(phrase) else "quoted"


def seeds() -> dict[str, Kind]:
    """The policy phrases that are a formulation by their form (四个意识, 五位一体), with their kind."""
    kinds = {term: _kind(term) for term in policy_terms()}
    return {term: kind for term, kind in kinds.items() if kind in ("count", "shape")}


def _lexical(text: str) -> Iterator[Formulation]:
    for term, kind in seeds().items():
        for place in re.finditer(re.escape(term), text):
            yield Formulation(term, kind, *place.span())


def formulations(
    store: Store, chosen: Filter, kinds: Sequence[Kind] = KINDS, least: int = 1, limit: int = 200
) -> pd.DataFrame:
    """The formulations of the filtered documents: phrase, kind, known (bool: a policy phrase of the lexicon), count (in
    quotation marks, or as a phrase of the lexicon), documents, regions, year_from, year_to (Int64); most documents first."""
    everything = store.once("formulations", lambda: _all(store))
    condition, params = where(chosen)
    shown = store.query(
        f"SELECT d.doc_no, {_HERE} AS place, d.year FROM documents d WHERE {condition}", params
    )
    held = everything[everything["kind"].isin(list(kinds))].merge(shown, on="doc_no")
    grouped = held.groupby(["phrase", "kind", "known"], as_index=False).agg(
        count=("count", "sum"),
        documents=("doc_no", "nunique"),
        regions=("place", "nunique"),
        year_from=("year", "min"),
        year_to=("year", "max"),
    )
    grouped = grouped[grouped["documents"] >= least]
    ordered = grouped.sort_values(["documents", "count", "phrase"], ascending=[False, False, True])
    return ordered.head(limit).reset_index(drop=True).astype(dict.fromkeys(_WHOLE, "Int64"))


_WHOLE = ("count", "documents", "regions", "year_from", "year_to")


def _all(store: Store) -> pd.DataFrame:
    """doc_no, phrase, kind, known, count for every document of the store."""
    places = store.rows(
        """
        WITH found AS (SELECT doc_no, unnest(regexp_extract_all(text, ?)) AS place FROM records)
        SELECT place, list(doc_no), list(n) FROM (SELECT place, doc_no, count(*) AS n FROM found GROUP BY ALL)
        GROUP BY place""",
        [_PLACE],
    )
    known = seeds()
    counts: dict[tuple[int, str, Kind], int] = {}
    for place, documents, numbers in places:
        meaning = read(place)
        if meaning and meaning[0] not in known:
            for document, n in zip(documents, numbers, strict=True):
                key = (document, *meaning)
                counts[key] = counts.get(key, 0) + n
    lexical = store.rows(
        "SELECT doc_no, term, count FROM doc_terms JOIN terms USING (term_id) WHERE list_contains(?::VARCHAR[], term)",
        [list(known)],
    )
    rows = [(*key, False, n) for key, n in counts.items()]
    rows += [(document, term, known[term], True, n) for document, term, n in lexical]
    frame = pd.DataFrame(rows, columns=["doc_no", "phrase", "kind", "known", "count"])
    return frame.astype(
        {"doc_no": "Int64", "phrase": object, "kind": object, "known": bool, "count": "Int64"}
    )


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
