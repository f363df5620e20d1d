"""The filter: to a URL and back, to SQL, to words; and which part of it leaves a page empty."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from core.lexicon import load_toml
from core.models import DOC_TYPES, Filter

if TYPE_CHECKING:
    from core.store import Store


# The country has no code of its own in the records: how the URL and comparisons name it, before every province.
COUNTRY, COUNTRY_NAME = "000000", "全国"
# Regions of a filter that are named one by one; of more, so many are named and the rest is counted.
MOST_NAMED, FIRST_NAMED = 8, 3

_CODE = re.compile(r"[0-9]{6}")
_YEAR = re.compile(r"[0-9]{4}")
_RELATIONS = ("documents", "indicators", "meetings", "keywords", "topics")


class RegionNames(Protocol):
    """What `words` needs of a gazetteer: `core.geography` has one."""

    def name(self, code: str) -> str | None:
        """The full official name of a code, None when there is none."""


@dataclass(frozen=True, slots=True)
class Blocking:
    """The one part of a filter that, when dropped, brings rows back.

    `part` is `regions`, `years` or `doc_types`; `rows` is how many rows there are without it; `rest` is the filter
    without it. When no single part is to blame `part` is `all` and `rest` is the empty filter.
    """

    part: str
    rows: int
    rest: Filter


def to_query(chosen: Filter) -> dict[str, list[str]]:
    """The filter as URL parameters: `region` (codes), `from`, `to` (years), `type`; empty parts are left out."""
    query = {
        "region": list(chosen.regions),
        "from": [] if chosen.year_from is None else [str(chosen.year_from)],
        "to": [] if chosen.year_to is None else [str(chosen.year_to)],
        "type": list(chosen.doc_types),
    }
    return {name: values for name, values in query.items() if values}


def from_query(query: Mapping[str, str | Sequence[str]]) -> Filter:
    """The filter that URL parameters ask for. What makes no sense (no code, a word for a year) is dropped.

    A first year after the last one is taken the other way round.
    """
    years = [_year(query.get(name, ())) for name in ("from", "to")]
    if years[0] is not None and years[1] is not None:
        years.sort(key=lambda year: year or 0)
    codes = [code for code in _values(query.get("region", ())) if _CODE.fullmatch(code)]
    types = [name for name in _values(query.get("type", ())) if name in DOC_TYPES]
    return Filter(tuple(dict.fromkeys(codes)), years[0], years[1], tuple(dict.fromkeys(types)))


def where(chosen: Filter, alias: str = "d") -> tuple[str, list[object]]:
    """An SQL condition on `alias`.region_code, .year and .doc_type, with its parameters; `TRUE` for the empty filter.

    A province or city code stands for everything in it: 370000 takes all codes that begin with 37;
    000000 takes the documents of the country itself.
    Values are always parameters, never part of the text.
    """
    conditions: list[str] = []
    params: list[object] = []
    if chosen.regions:
        inside = [code for code in chosen.regions if code != COUNTRY]
        tests = [f"starts_with({alias}.region_code, ?)"] * len(inside)
        if COUNTRY in chosen.regions:
            tests.append(f"({alias}.region_code IS NULL AND {alias}.region = '{COUNTRY_NAME}')")
        conditions.append(f"({' OR '.join(tests)})")
        params += [_prefix(code) for code in inside]
    for year, sign in ((chosen.year_from, ">="), (chosen.year_to, "<=")):
        if year is not None:
            conditions.append(f"{alias}.year {sign} ?")
            params.append(year)
    if chosen.doc_types:
        conditions.append(f"{alias}.doc_type IN ({', '.join('?' * len(chosen.doc_types))})")
        params += chosen.doc_types
    return " AND ".join(conditions) or "TRUE", params


def words(chosen: Filter, gazetteer: RegionNames | None = None, language: str = "zh") -> str:
    """The filter in words for subtitles: 山东省、枣庄市 · 2019—2023年 · 政府工作报告; 全部文档 for the empty filter.

    `language` is `zh` or `en`. A code without a name in the gazetteer is shown as the code. Of more than `MOST_NAMED` regions
    the first ones are named and the others counted.
    """
    comma = "、" if language == "zh" else ", "
    few = chosen.regions if len(chosen.regions) <= MOST_NAMED else chosen.regions[:FIRST_NAMED]
    names = comma.join((gazetteer.name(code) if gazetteer else None) or code for code in few)
    if len(few) < len(chosen.regions):
        left = len(chosen.regions) - len(few)
        names += f"等 {len(chosen.regions):,} 个地区" if language == "zh" else f" and {left:,} other regions"
    kinds = [doc_type_label(name, language) for name in chosen.doc_types]
    parts = [names, _years(chosen.year_from, chosen.year_to, language), comma.join(kinds)]
    everything = "全部文档" if language == "zh" else "all documents"
    return " · ".join(part for part in parts if part) or everything


def doc_type_label(doc_type: str, language: str = "zh") -> str:
    """The name of a kind of document for people; the kind itself when the lexicon has none."""
    for entry in load_toml("document_types")["type"]:
        if entry["id"] == doc_type:
            return str(entry[language])
    return doc_type


def blocking(store: Store, chosen: Filter, relation: str = "documents") -> Blocking | None:
    """Which single part of the filter empties `relation`; None when there are rows, or when nothing is stored at all.

    `relation` is `documents`, `indicators`, `meetings`, `keywords` or `topics`. Raises ValueError for another.
    The part whose removal brings back most rows is named.
    """
    if relation not in _RELATIONS:
        raise ValueError(f"no such relation: {relation}")
    if _count(store, chosen, relation):
        return None
    candidates = [
        Blocking(part, _count(store, rest, relation), rest)
        for part, rest in (
            ("regions", replace(chosen, regions=())),
            ("years", replace(chosen, year_from=None, year_to=None)),
            ("doc_types", replace(chosen, doc_types=())),
        )
        if rest != chosen
    ]
    worst = max(candidates, key=lambda found: found.rows, default=None)
    if worst is None or not worst.rows:
        worst = Blocking("all", _count(store, Filter(), relation), Filter())
    return worst if worst.rows else None


def _count(store: Store, chosen: Filter, relation: str) -> int:
    condition, params = where(chosen)
    joined = "" if relation == "documents" else f"JOIN {relation} USING (doc_no)"
    return int(store.rows(f"SELECT count(*) FROM documents d {joined} WHERE {condition}", params)[0][0])


def _prefix(code: str) -> str:
    """What the codes of everything in a region begin with."""
    shared = next((size for size in (0, 2, 4) if code[size:] == "0" * (6 - size)), 6)
    return code[:shared]


def _values(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _year(value: str | Sequence[str]) -> int | None:
    first = next(iter(_values(value)), "")
    return int(first) if _YEAR.fullmatch(first) else None


def _years(first: int | None, last: int | None, language: str) -> str:
    if first is None and last is None:
        return ""
    if first == last:
        return f"{first}年" if language == "zh" else f"{first}"
    if first is None:
        return f"{last}年及以前" if language == "zh" else f"up to {last}"
    if last is None:
        return f"{first}年及以后" if language == "zh" else f"since {first}"
    return f"{first}—{last}年" if language == "zh" else f"{first}–{last}"
