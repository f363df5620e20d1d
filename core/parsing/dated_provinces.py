"""Dated events of the provinces: sessions of their congresses, party congresses and plenums, central inspections.

Most are told without a name (省委十一届七次全会), and are known only where the province of the document is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from core.lexicon import load_toml
from core.parsing.dated_events import BESIDE, NUMBER, EventMention, Window, news_window
from core.parsing.dates_value import small_number

_UNNAMED = ("省", "自治区")
_RUN_UP = timedelta(days=120)  # a party congress is prepared for
_TERM = timedelta(days=5 * 365 + 60)
_YEAR = 365.25
_ON_THE_WAY, _FOLLOWED_UP = timedelta(days=45), timedelta(days=30)
# 督察组进驻我省, 转办的信访件: of the weeks in which the group is there
_ON_THE_SPOT = re.compile(
    r"[^。;\n]{0,24}?(?:进驻(?!反馈)|督[察查][\u4e00-\u9fff]{2,5}(?:省|市|区)|动员会|转办|交办|下沉|迎检|边督边改|(?:督察)?期间)"
)
_CENTRAL = re.compile(r"中央[\u4e00-\u9fff0-9]{0,8}\Z")
_OVER = re.compile(r"[^。;\n]{0,24}?(?:反馈|整改)")

# The party congress, the plenum or the session with which a term of a city or county begins.
_NEW_TERM = re.compile(
    rf"[市县区州旗](?:委?第?{NUMBER}届(?:委员会)?第?一次全(?:会|体)|第?{NUMBER}次(?:党代会|党代表大会|代表大会)"
    rf"|第?{NUMBER}届(?P<state>人民代表大会|人大)第?一次会议)"
)
_LATER_SESSION = re.compile(r"第[二三四五]次|年会|以来")
_TOLD = re.compile(r"(?:传达|筹备|筹办|召开|举行)[^。;\n]{0,40}\Z")
_TOLD_REACH = 44
# 省第十四次党代会各代表团召集人会议, 就省第十二次党代会报告听取意见: told while it is prepared or held
_IN_SESSION = re.compile(
    r"[\s\"]{0,2}(?:各?代表团|预备会议|主席团|召集人|(?:即将|今天|今日|昨天|昨日)?(?:胜利|隆重)?(?:开幕|闭幕)|代表(?:名额|选举|候选人|选举产生)|筹备|报告稿|报告[^。;\n]{0,12}(?:意见|建议|征求|听取))"
)
_PREPARED = re.compile(r"[^。;,\n]{0,12}(?:筹备|选举|换届|议程|日程|隆重|胜利召开)")


def provincial_events(folded: str, province: str | None) -> tuple[EventMention, ...]:
    """The dated events of provinces the text mentions; `province` is the full name of that of the document."""
    found: dict[str, EventMention] = {}
    finder, readers = _finder()
    for index, start, end in finder.find_matches_as_indexes(folded, overlapping=True):
        for mention in readers[index](folded, start, end, province):
            known = found.get(mention.id)
            if known is None or (mention.kind != "recent", mention.start) < (
                known.kind != "recent",
                known.start,
            ):
                found[mention.id] = mention
    return tuple(sorted(found.values(), key=lambda mention: mention.start))


@cache
def _finder() -> tuple[AhoCorasick, tuple[Any, ...]]:
    words = [
        (name, reader)
        for file, reader in (
            ("dated_congresses", _congress),
            ("dated_party_congresses", _party),
            ("dated_inspections", _inspection),
            ("dated_terms", _new_term),
        )
        for name in load_toml(file)["names"]
    ]
    finder = AhoCorasick([name for name, _ in words], matchkind=MatchKind.Standard)
    return finder, tuple(reader for _, reader in words)


def _congress(folded: str, start: int, end: int, province: str | None) -> Iterator[EventMention]:
    """在广东省第十三届人民代表大会第二次会议上: the January or February of that year of the term."""
    match = _around(_session_pattern(), folded, start, end)
    if match is None:
        return
    entry = load_toml("dated_congresses")
    place = province if match["place"] in _UNNAMED and _is_kind(province, match["place"]) else match["place"]
    term, number = small_number(match["term"]), small_number(match["number"])
    if place not in entry["term"] or not term or not number:
        return
    begun = entry["begun"] - 5 * (entry["term"][place] - term)
    if not entry["first_begun"] <= begun <= entry["begun"]:
        return
    windows = tuple(
        news_window("recent", date(year, 1, 5), date(year, 2, 28), None, folded, match.start())
        for year in _session_years(entry, f"{place}-{term}", begun, number)
    )
    if windows:
        key = f"province_congress-{term}-{number}"
        yield EventMention(key, match[0], match.start(), match.end(), "recent", windows)


def _session_years(entry: dict[str, Any], term: str, begun: int, number: int) -> Iterator[int]:
    """The year of the term with that number and, where an extra session may have been counted in, the one before."""
    last = entry["uneven"].get(term)
    if last is not None and number > last:
        return
    if number <= entry["sessions"]:
        yield begun + number - 1
    sure = last or entry["sure"].get(str(begun), entry["sessions"])
    if sure < number <= entry["sessions"] + 1:
        yield begun + number - 2


def _party(folded: str, start: int, end: int, province: str | None) -> Iterator[EventMention]:
    """贵州省第十三次党代会 of its month; 福建省委十一届七次全会 within the years in which a seventh plenum falls."""
    match = _around(_party_pattern(), folded, start, end)
    if match is None:
        return
    entry = load_toml("dated_party_congresses")
    place = province if match["place"] in _UNNAMED and _is_kind(province, match["place"]) else match["place"]
    term = small_number(match["term"] or match["congress"])
    begun = _begun(entry, place, term)
    if begun is None:
        return
    kind = "cited"
    if match["congress"]:
        ended = begun + timedelta(days=30)
        window = news_window("cited", begun - _RUN_UP, ended, None, folded, match.start())
        if _IN_SESSION.match(folded, match.end()):
            kind, window = "recent", Window(begun - _RUN_UP, ended)
        key = f"party_congress-{place}-{term}"
    else:
        number = small_number(match["number"]) or 1
        earliest = begun + timedelta(days=_YEAR * (number - 1) / entry["fastest"])
        latest = begun + timedelta(days=_YEAR * ((number - 1) / entry["slowest"] + 0.4))
        window = Window(earliest, min(latest, begun + _TERM))
        key = f"party_plenum-{place}-{term}-{number}"
    yield EventMention(key, match[0], match.start(), match.end(), kind, (window,))


def _begun(entry: dict[str, Any], place: str | None, term: int | None) -> date | None:
    """The first of the month in which the party congress with that number was held."""
    known = entry["congress"].get(place or "")
    if known is None or term is None:
        return None
    months = [known["held"], *known["earlier"]]
    back = known["number"] - term
    return date.fromisoformat(f"{months[back]}-01") if 0 <= back < len(months) else None


def _new_term(folded: str, start: int, end: int, province: str | None) -> Iterator[EventMention]:
    """传达市第十二次党代会精神, 筹备县六届人大一次会议: in the months in which all cities and counties change."""
    match = _around(_NEW_TERM, folded, start, end)
    if match is None or _LATER_SESSION.match(folded, match.end()):
        return
    told = _TOLD.search(folded, max(0, match.start() - _TOLD_REACH), match.start())
    if told is None and not _PREPARED.match(folded, match.end()):
        return
    windows = tuple(
        Window(date.fromisoformat(first), date.fromisoformat(last))
        for held in load_toml("dated_terms")["state" if match["state"] else "party"]
        for first, _, last in (held.partition("/"),)
    )
    key = f"new_term-{'state' if match['state'] else 'party'}"
    yield EventMention(key, f"{match[0]}(换届)", match.start(), match.end(), "recent", windows)


def _inspection(folded: str, start: int, end: int, province: str | None) -> Iterator[EventMention]:
    """中央环保督察组进驻期间, by the rounds in which that province was inspected."""
    on_the_spot = _ON_THE_SPOT.match(folded, end)
    if (
        province is None
        or on_the_spot is None
        or _OVER.match(folded, end)
        or not _CENTRAL.search(folded[max(0, start - 12) : start])
    ):
        return
    windows = tuple(_rounds(province, folded.endswith("生态", 0, start), folded.startswith("环境", start)))
    if windows:
        label = folded[start : on_the_spot.end()]
        yield EventMention("inspection", f"中央{label}", start, on_the_spot.end(), "recent", windows)


def _rounds(province: str, ecological: bool, in_full: bool) -> Iterator[Window]:
    """The rounds in the province; 环境保护督察 was renamed 生态环境保护督察, 环保督察 is said of both."""
    entry = load_toml("dated_inspections")
    for held in entry["round"]:
        first, _, last = held["days"].partition("/")
        if not any(province.startswith(place) for place in held["places"]):
            continue
        if in_full and ecological is not (first >= entry["renamed"]):
            continue
        begins, ends = date.fromisoformat(first), date.fromisoformat(last)
        yield Window(begins - _ON_THE_WAY, ends + _FOLLOWED_UP)


def _around(pattern: re.Pattern[str], folded: str, start: int, end: int) -> re.Match[str] | None:
    """The match of the whole name around its fixed words."""
    for found in pattern.finditer(folded, max(0, start - BESIDE), end + BESIDE):
        if found.start() < start < found.end():
            return found
    return None


def _is_kind(province: str | None, word: str) -> bool:
    """Whether documents of the province call it 省 or 自治区; an unknown one may be either."""
    return province is not None and province.endswith(word)


@cache
def _session_pattern() -> re.Pattern[str]:
    places = "|".join(sorted({*load_toml("dated_congresses")["term"], *_UNNAMED}, key=len, reverse=True))
    return re.compile(
        rf"(?P<place>{places})第?(?P<term>{NUMBER})届(?:人民代表大会|人大)第?(?P<number>{NUMBER})次(?:全体)?会议"
    )


@cache
def _party_pattern() -> re.Pattern[str]:
    places = sorted({*load_toml("dated_party_congresses")["congress"], *_UNNAMED}, key=len, reverse=True)
    return re.compile(
        rf"(?P<place>{'|'.join(places)})(?:第(?P<congress>{NUMBER})次(?:党代会|党代表大会|代表大会)"
        rf"|(?:党?委)?第?(?P<term>{NUMBER})届(?:党委|委员会|省委)?第?(?P<number>{NUMBER})次全(?:会|体))"
    )
