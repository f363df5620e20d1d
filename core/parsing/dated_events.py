"""Events whose days are known, as evidence for the year of a text that does not state it.

The vocabulary is the files `core/lexicon/dated_*.toml`; what their kinds mean for a text that mentions them is here.
One automaton finds the fixed words of all names in one pass; patterns with numbers are tried only beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from core.lexicon import load_toml
from core.parsing.dates_value import small_number

# Days after its end in which an event is still spoken of as the news of the day.
GRACE = {"recent": 100, "cited": 100, "plenum": 420, "campaign": 45}
NUMBER = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_YEARS_SINCE = re.compile(
    r"(?P<number>[0-9]{1,3}|[一二三四五六七八九]?百?[一二三四五六七八九]?十?[一二三四五六七八九]?)周?年(?!来|度|代)"
)
# 喜迎党的二十大, 迎接建党90周年, 关于召开某次会议的决定, 为某次会议作准备: the event is still to come.
_AWAITED = re.compile(
    r"(?:喜迎|迎接|迎|筹备|备战|献礼|即将召开的|将要召开的|(?<!主持)召开(?!的|后|以来))[^,。;]{0,12}\Z"
)
_AWAITED_AFTER = re.compile(
    r"[^,。;]{0,18}(?:胜利召开(?:交|献|作|做|贡献|营造|创造|提供|保驾|奉献)|作好?准备|做好?准备|召开在即|即将(?:胜利|隆重)?召开|召开前夕)"
)
_THIS_YEAR = re.compile(r"今年[^。;\n]{0,16}\Z")  # 今年是“十四五”开局之年: not the January after it
# 过去的一年是“十三五”收官之年: said as the year ends or in the months after
_PAST_YEAR = re.compile(r"(?:过去的?(?:一|这一?)年|去年|上一年)[^。;\n]{0,16}\Z")
_ACHIEVED = re.compile(r"[^。;,\n]{0,4}(?:所?取得|的?成[就绩效])")
_LOOKED_BACK = timedelta(days=40)
_AWAITED_REACH = timedelta(days=300)
_PASSED_ON = re.compile(r"传达[^。\n]{0,90}\Z|学习[^。\n]{0,12}总书记[^。\n]{0,8}\Z")
_PASSED_REACH = 94
# 把学习贯彻党的二十大精神作为首要政治任务, 迅速兴起学习宣传贯彻党的二十大精神的热潮: in the months after it
_TASK_OF_THE_DAY = re.compile(r"[^,。;\n]{0,16}?首要(?:的)?政治任务")
_SURGE = re.compile(r"(?:掀起|兴起)[^,。;\n]{0,12}(?:学习|宣传)[^,。;\n]{0,8}\Z")
# 学习总书记在某会议上的重要讲话: while it is news
_SPEECH_AT = re.compile(r"\"?上的重要讲话")
_BY_THE_LEADER = re.compile(r"(?:总书记|习近平)[^。\n]{0,20}\Z")
_ANOTHER_LEADER = re.compile(r"胡锦涛|江泽民|总理[^、,。]{0,12}\Z")
_ON_THE_DAY = re.compile(
    r"(?<![0-9])(?P<month>[01]?[0-9])月(?P<day>[0-3]?[0-9])日(?:召开|举行)?的?(?:中共)?\Z"
)
_COUNT = re.compile(
    r"第(?P<number>[0-9]{1,3}|[一二三四五六七八九]?百?[一二三四五六七八九]?十?[一二三四五六七八九]?)[个届次](?:\"?(?:全国|中国))?\"?\Z"
)
_MORE_PLENUMS = r"(?:第?[一二三四五六七]中(?:全会)?[、和及与,]){1,6}"  # 十八届三中、四中、五中全会
BESIDE = 28  # characters before and after a fixed word in which its whole name lies


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a text with this mention can have been written; `latest` None means no end."""

    earliest: date
    latest: date | None


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event named in a text. Several windows when the wording fits several events (no 届 stated)."""

    id: str
    label: str
    start: int
    end: int
    kind: str
    windows: tuple[Window, ...]
    counted: bool = False  # 明年是…30周年: the year is already counted back


def find_events(folded: str) -> tuple[EventMention, ...]:
    """Dated events the text mentions, each once, in order of the text.

    中央政治局第四次集体学习 is dropped where the text also says of which 届 it was.
    """
    found: dict[str, EventMention] = {}
    finder, entries = _finder()
    for index, start, end in finder.find_matches_as_indexes(folded, overlapping=True):
        sort, entry = entries[index]
        for mention in _READERS[sort](entry, folded, start, end):
            known = found.get(mention.id)
            if known is None or mention.start < known.start:
                found[mention.id] = mention
    precise = {_without_term(id_) for id_ in found if "--" not in id_}
    kept = [mention for id_, mention in found.items() if "--" not in id_ or id_ not in precise]
    return tuple(sorted(kept, key=lambda mention: mention.start))


def _without_term(id_: str) -> str:
    series, _, number = id_.rpartition("-")
    return f"{series.rpartition('-')[0]}--{number}"


@cache
def _finder() -> tuple[AhoCorasick, tuple[tuple[str, dict[str, Any]], ...]]:
    """The automaton of fixed words, and for each the sort of entry it belongs to and the entry."""
    words: dict[tuple[str, str, str], dict[str, Any]] = {}
    for file, sort in _SORTS:
        for entry in load_toml(file)[sort]:
            words |= {(name, sort, entry["id"]): entry for name in entry["names"]}
    for series in load_toml("dated_events")["series"]:
        words |= {(_fixed_part(name), "series", series["id"]): series for name in series["names"]}
    visits = load_toml("dated_visits")
    for visit in visits["visit"]:
        for form in visits["forms"]:
            words[form.format(place=visit["place"]), "visit", visit["place"]] = visit
    finder = AhoCorasick([word for word, _, _ in words], matchkind=MatchKind.Standard)
    return finder, tuple((sort, entry) for (_, sort, _), entry in words.items())


def _fixed_part(name: str) -> str:
    """The longest stretch of a name without a number."""
    return max(re.split(r"第?\{(?:t|n|more)\}", name), key=len)


def _single(event: dict[str, Any], folded: str, start: int, end: int) -> Iterator[EventMention]:
    first, last = event["from"], event.get("to")
    window = news_window(event["kind"], first, last, None, folded, start)
    if last is not None and window.latest is not None:
        whole_year = (first.month, first.day, last) == (1, 1, date(first.year, 12, 31))
        if whole_year and _is_past(folded, start, end):
            window = Window(last - _LOOKED_BACK, last + 3 * _LOOKED_BACK)
        elif whole_year or _THIS_YEAR.search(folded, max(0, start - 24), start):
            window = Window(window.earliest, min(window.latest, last))
    yield EventMention(event["id"], event["zh"], start, end, event["kind"], (window,))


def _is_past(folded: str, start: int, end: int) -> bool:
    """Whether the year of a theme is looked back on."""
    said = _PAST_YEAR.search(folded, max(0, start - 24), start) or _ACHIEVED.match(folded, end)
    return said is not None


def _conference(entry: dict[str, Any], folded: str, start: int, end: int) -> Iterator[EventMention]:
    """A conference cited for years after; where it is just being passed on it is the news of the day."""
    windows = _held(entry["days"], folded, start)
    told = _is_passed_on(folded, start) or _SPEECH_AT.match(folded, end)
    kind = "recent" if told else "cited"
    yield EventMention(f"conference-{entry['id']}", entry["zh"], start, end, kind, windows)


def _is_passed_on(folded: str, start: int) -> bool:
    return _PASSED_ON.search(folded, max(0, start - _PASSED_REACH), start) is not None


def _held(days: list[str], folded: str, start: int) -> tuple[Window, ...]:
    """For each time it was held (first/last day) the days on which it is news."""
    windows = []
    for held in days:
        first, _, last = held.partition("/")
        begun, ended = date.fromisoformat(first), date.fromisoformat(last or first)
        windows.append(news_window("cited", begun, ended, None, folded, start))
    return tuple(windows)


def _visit(entry: dict[str, Any], folded: str, start: int, end: int) -> Iterator[EventMention]:
    """总书记在某省考察时的重要讲话, cited like a conference."""
    before = folded[max(0, start - 24) : start]
    if _BY_THE_LEADER.search(before) and not _ANOTHER_LEADER.search(before):
        kind = "recent" if _is_passed_on(folded, start) else "cited"
        windows = _held(entry["days"], folded, start)
        yield EventMention(
            f"visit-{entry['place']}", f"总书记考察{entry['place']}", start, end, kind, windows
        )


def _accident(entry: dict[str, Any], folded: str, start: int, end: int) -> Iterator[EventMention]:
    day = date.fromisoformat(str(entry["day"]))
    window = news_window("recent", day, day, None, folded, start)
    yield EventMention(f"accident-{entry['id']}", entry["zh"], start, end, "recent", (window,))


def _meeting(entry: dict[str, Any], folded: str, start: int, end: int) -> Iterator[EventMention]:
    """2月26日中央政治局常委会会议: of the years in which one was held on that day."""
    told = _ON_THE_DAY.search(folded, max(0, start - 16), start)
    if told is None:
        return
    wanted = f"-{int(told['month']):02}-{int(told['day']):02}"
    windows = _held([day for day in entry["days"] if day.endswith(wanted)], folded, start)
    if windows:
        label = folded[told.start() : end]
        yield EventMention(f"{entry['id']}{wanted}", label, told.start(), end, "recent", windows)


def _counted(entry: dict[str, Any], folded: str, start: int, end: int) -> Iterator[EventMention]:
    """第39个教师节: spoken of all through its year."""
    told = _COUNT.search(folded, max(0, start - 14), start)
    number = _years_since(told["number"]) if told is not None and told["number"] else 0
    if told is not None and number:
        year = int(entry["before"]) + number
        window = Window(date(year, 1, 1), date(year, 12, 31))
        label = folded[told.start() : end]
        yield EventMention(f"counted-{entry['id']}-{number}", label, told.start(), end, "campaign", (window,))


def _numbered(series: dict[str, Any], folded: str, start: int, end: int) -> Iterator[EventMention]:
    for match in _pattern(series["id"]).finditer(folded, max(0, start - BESIDE), end + BESIDE):
        if not match.start() <= start < match.end():
            continue
        groups = match.groupdict()
        term = next((small_number(text) for name, text in groups.items() if name[0] == "t" and text), None)
        number = next((small_number(text) for name, text in groups.items() if name[0] == "n" and text), None)
        # 传达党的十九大精神 is news of the weeks after it, 贯彻党的十九大精神 goes on for years
        told = series["id"] == "party_congress" and (
            _PASSED_ON.search(folded, max(0, start - 24), start)
            or _TASK_OF_THE_DAY.match(folded, match.end())
            or _SURGE.search(folded, max(0, start - 24), start)
        )
        kind = "recent" if told else series["kind"]
        windows = tuple(_numbered_windows(series, kind, term, number, folded, match.start()))
        kind = "campaign" if _is_awaited(folded, match.start()) else kind
        if windows:
            key = f"{series['id']}{'_told' if told else ''}-{term or ''}-{number}"
            yield EventMention(key, match[0], match.start(), match.end(), kind, windows)


def _anniversary(entry: dict[str, Any], folded: str, start: int, end: int) -> Iterator[EventMention]:
    """庆祝中国共产党成立100周年: spoken of all through the year it falls in."""
    match = _YEARS_SINCE.match(folded, end)
    number = _years_since(match["number"]) if match is not None else 0
    if match is not None and number:
        ahead = folded.endswith(("明年是", "明年将是", "明年"), 0, start)
        year = int(entry["year"]) + number - ahead
        window = Window(date(year, 1, 1), date(year, 12, 31))
        label = folded[start : match.end()]
        yield EventMention(f"{entry['id']}-{number}", label, start, match.end(), "campaign", (window,), ahead)


_SORTS = (
    ("dated_events", "event"),
    ("dated_themes", "event"),
    ("dated_slogans", "event"),
    ("dated_events", "anniversary"),
    ("dated_conferences", "conference"),
    ("dated_accidents", "accident"),
    ("dated_politburo", "meeting"),
    ("dated_counted", "counted"),
)
_READERS = {
    "event": _single,
    "conference": _conference,
    "series": _numbered,
    "anniversary": _anniversary,
    "visit": _visit,
    "accident": _accident,
    "meeting": _meeting,
    "counted": _counted,
}


def _years_since(written: str) -> int:
    """65, 六十五, 百 or 一百一十."""
    if written.isdecimal():
        return int(written)
    hundreds, mark, rest = written.rpartition("百")
    return (100 * (small_number(hundreds) or 1) if mark else 0) + (small_number(rest) or 0)


def _numbered_windows(
    series: dict[str, Any], kind: str, term: int | None, number: int | None, folded: str, start: int
) -> Iterator[Window]:
    for part in series["parts"]:
        days = part["days"]
        if term not in (None, part["term"]) or number is None or not 1 <= number <= len(days):
            continue
        first, _, last = days[number - 1].partition("/")
        if first:
            following = _following(series["id"], part["term"], number)
            ends = date.fromisoformat(last or first)
            yield news_window(kind, date.fromisoformat(first), ends, following, folded, start)


def news_window(
    kind: str, first: date, last: date | None, following: date | None, folded: str, start: int
) -> Window:
    if kind == "epoch" or last is None:
        return Window(first, None)
    if _is_awaited(folded, start):
        return Window(first - _AWAITED_REACH, last)
    if kind == "plenum" and following is not None:
        return Window(first, following)
    return Window(first, last + timedelta(days=GRACE[kind]))


def _is_awaited(folded: str, start: int) -> bool:
    return bool(_AWAITED.search(folded[max(0, start - 16) : start]) or _AWAITED_AFTER.match(folded, start))


@cache
def _following(series_id: str, term: int, number: int) -> date | None:
    """The first day of the next event of the series."""
    series = next(series for series in load_toml("dated_events")["series"] if series["id"] == series_id)
    later = [
        day.partition("/")[0]
        for part in series["parts"]
        for i, day in enumerate(part["days"])
        if day and (part["term"], i + 1) > (term, number)
    ]
    return date.fromisoformat(min(later)) if later else None


@cache
def _pattern(series_id: str) -> re.Pattern[str]:
    """Names in words as one pattern: {t} and {n} become numbers, 第 before a number may be left out."""
    series = next(series for series in load_toml("dated_events")["series"] if series["id"] == series_id)
    parts = []
    for i, name in enumerate(series["names"]):
        words = re.escape(name).replace(r"\{t\}", f"(?P<t{i}>{NUMBER})").replace(r"\{more\}", _MORE_PLENUMS)
        parts.append(re.sub(r"第?\\\{n\\\}", rf"第?(?P<n{i}>{NUMBER})", words))
    return re.compile("|".join(parts))
