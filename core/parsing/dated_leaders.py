"""Leaders of provinces and of the nation, as evidence for the year of a text and for the province it lies in.

省委书记林铎 is said from the day he came to the day he went: a text that names him so is of those years, and of Gansu.
The names and months are `core/lexicon/dated_leaders.toml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from core.lexicon import load_toml
from core.parsing.dated_events import EventMention, Window

_MORE = r"(?:、[^、,。;:\n]{2,16}){0,3}"  # 省委书记、省人大常委会主任
_WHOSE = r"(?P<of>省|自治区|市)"
_LEADS = {
    "secretary": re.compile(rf"{_WHOSE}党?委(?:代理)?书记{_MORE}\Z"),
    "head": re.compile(rf"{_WHOSE}(?:人民政府|政府)?(?:代)?(?:长|(?<=治区|政府)主席|(?<=区代)主席){_MORE}\Z"),
}
_AFTER = {"secretary": re.compile(r"书记"), "head": re.compile(r"省长|主席|市长")}
_BODY_BEFORE = {
    "secretary": re.compile(rf"{_WHOSE}党?委\Z"),
    "head": re.compile(rf"{_WHOSE}(?:人民)?政府\Z"),
}
_NOT_NOW = re.compile(r"(?:原|时任|前任|历任|前|副)\Z")
_REACH = 60
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class _Term:
    """One office held: `place` is the province, None for an office of the nation, whose words are `office`."""

    kind: str
    place: str | None
    office: str
    window: Window


def leaders(folded: str, province: str | None) -> tuple[EventMention, ...]:
    """The leaders the text names by their office, each once; `province` is the full name of the document's own."""
    found: dict[str, EventMention] = {}
    for name, start, end, terms in _mentions(folded, province):
        at_home = [term for term in terms if province is None or term.place in (None, province)]
        if at_home and name not in found:
            windows = tuple(term.window for term in at_home)
            found[name] = EventMention(f"leader-{name}", f"{name}在任", start, end, "term", windows)
    return tuple(found.values())


def province_of_leaders(folded: str) -> str | None:
    """The province whose secretary or head the text names without saying of which, where only one fits."""
    places = {
        places.pop()
        for _, _, _, terms in _mentions(folded)
        if len(places := {term.place for term in terms if term.place}) == 1
    }
    return places.pop() if len(places) == 1 else None


def province_of_slogans(folded: str) -> str | None:
    """The province whose own slogan the text uses (“三高四新”), where only one is."""
    found = {place for name, place in _slogans() if name in folded}
    return found.pop() if len(found) == 1 else None


@cache
def _slogans() -> tuple[tuple[str, str], ...]:
    events = load_toml("dated_slogans")["event"]
    return tuple((name, e["province"]) for e in events if "province" in e for name in e["names"])


def _mentions(folded: str, province: str | None = None) -> Iterator[tuple[str, int, int, list[_Term]]]:
    """(name, start, end, the terms meant) for every name that stands with an office its bearer held."""
    finder, names, terms = _finder()
    for index, start, end in finder.find_matches_as_indexes(folded):
        name = names[index]
        meant = [term for term in terms[name] if _is_meant(term, folded, start, end, province)]
        if meant:
            yield name, start, end, meant


def _is_meant(term: _Term, folded: str, start: int, end: int, province: str | None) -> bool:
    if term.place is None:
        return _holds_national(term.office, folded, start, end)
    before = _LEADS[term.kind].search(folded, max(0, start - _REACH), start)
    if before is None and _AFTER[term.kind].match(folded, end):
        before = _BODY_BEFORE[term.kind].search(folded, max(0, start - _REACH), start)
    if before is None:
        return False
    of = "市" if term.place.endswith("市") else "自治区" if term.place.endswith("自治区") else "省"
    if before["of"] != of:
        return False
    written = folded[max(0, before.start("of") - _LONGEST_NAME) : before.start("of")]
    named = next((short for short in _shorts() if written.endswith(short)), "")
    if _NOT_NOW.search(written.removesuffix(named)):
        return False
    return term.place.startswith(named) if named else of != "市" or term.place == province


def _holds_national(office: str, folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - _REACH) : start]
    held = re.search(rf"(?<!副){office}{_MORE}\Z", before)
    if held is None:
        return folded.startswith(office, end) and not before.endswith(("原", "时任"))
    return _NOT_NOW.search(before, 0, held.start()) is None


@cache
def _shorts() -> tuple[str, ...]:
    """北京, 内蒙古, 广西壮族: how the provinces' names begin before 省, 市 and 自治区."""
    ends = re.compile(r"省|市|自治区")
    full = [ends.sub("", entry["name"]) for entry in load_toml("dated_leaders")["province"]]
    return tuple({*full, *(re.sub(r"(?:壮族|回族|维吾尔)\Z", "", name) for name in full)})


@cache
def _finder() -> tuple[AhoCorasick, tuple[str, ...], dict[str, list[_Term]]]:
    lexicon = load_toml("dated_leaders")
    terms: defaultdict[str, list[_Term]] = defaultdict(list)
    for entry in lexicon["province"]:
        for kind in ("secretary", "head"):
            for name, came, went in entry[kind]:
                terms[name].append(_Term(kind, entry["name"], "", _window(came, went, lexicon["leeway"])))
    for entry in lexicon["national"]:
        for office in entry["office"]:
            for name, came, went in entry["held"]:
                terms[name].append(_Term("national", None, office, _window(came, went, lexicon["leeway"])))
    names = tuple(terms)
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), names, dict(terms)


def _window(came: str, went: str, leeway: int) -> Window:
    """From the month of coming to the month of going, and a little more, since the months are those of reports."""
    spare = timedelta(days=leeway)
    first = date.fromisoformat(f"{came}-01") - spare
    return Window(first, date.fromisoformat(f"{went}-28") + spare if went else None)
