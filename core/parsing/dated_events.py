"""Events whose days are known, as evidence for the year of a text that does not state it.

The vocabulary is `core/lexicon/dated_events.toml`; what its kinds mean for a text that mentions them is here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from core.lexicon import load_toml
from core.parsing.dates_value import small_number

# Days after its end in which an event is still spoken of as the news of the day.
GRACE = {"recent": 100, "plenum": 420, "campaign": 45}
_NUMBER = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
# 喜迎党的二十大, 迎接建党90周年: the event is still to come.
_AWAITED = re.compile(r"(?:喜迎|迎接|迎|筹备|备战|献礼|即将召开的|将要召开的)[^,。;]{0,12}\Z")
_AWAITED_REACH = timedelta(days=300)


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


def find_events(folded: str) -> tuple[EventMention, ...]:
    """Dated events the text mentions, each once, in order of the text.

    中央政治局第四次集体学习 is dropped where the text also says of which 届 it was.
    """
    found: dict[str, EventMention] = {}
    for mention in (*_single_events(folded), *_numbered_events(folded), *_anniversaries(folded)):
        known = found.get(mention.id)
        if known is None or mention.start < known.start:
            found[mention.id] = mention
    precise = {_without_term(id_) for id_ in found if "--" not in id_}
    kept = [mention for id_, mention in found.items() if "--" not in id_ or id_ not in precise]
    return tuple(sorted(kept, key=lambda mention: mention.start))


def _without_term(id_: str) -> str:
    series, _, number = id_.rpartition("-")
    return f"{series.rpartition('-')[0]}--{number}"


def _single_events(folded: str) -> Iterator[EventMention]:
    for event in load_toml("dated_events")["event"]:
        for name in event["names"]:
            start = folded.find(name)
            if start >= 0:
                window = _window(event["kind"], event["from"], event.get("to"), None, folded, start)
                yield EventMention(
                    event["id"], event["zh"], start, start + len(name), event["kind"], (window,)
                )
                break


def _numbered_events(folded: str) -> Iterator[EventMention]:
    for series, pattern in _series():
        for match in pattern.finditer(folded):
            term = next((small_number(v) for k, v in match.groupdict().items() if k[0] == "t" and v), None)
            number = next((small_number(v) for k, v in match.groupdict().items() if k[0] == "n" and v), None)
            windows = tuple(_numbered_windows(series, term, number, folded, match.start()))
            if windows:
                key = f"{series['id']}-{term or ''}-{number}"
                label = folded[match.start() : match.end()]
                yield EventMention(key, label, match.start(), match.end(), series["kind"], windows)


def _anniversaries(folded: str) -> Iterator[EventMention]:
    """庆祝中国共产党成立100周年: spoken of all through the year it falls in."""
    for pattern, entry in _remembered():
        for match in pattern.finditer(folded):
            number = _years_since(match["number"])
            if number:
                year = int(entry["year"]) + number
                window = Window(date(year, 1, 1), date(year, 12, 31))
                yield EventMention(
                    f"{entry['id']}-{number}", match[0], match.start(), match.end(), "campaign", (window,)
                )


def _years_since(written: str) -> int:
    """65, 六十五, 百 or 一百一十."""
    if written.isdecimal():
        return int(written)
    hundreds, mark, rest = written.rpartition("百")
    return (100 * (small_number(hundreds) or 1) if mark else 0) + (small_number(rest) or 0)


@cache
def _remembered() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    number = r"(?P<number>[0-9]{1,3}|[一二三四五六七八九]?百?[一二三四五六七八九]?十?[一二三四五六七八九]?)周?年(?!来|度|代)"
    return tuple(
        (re.compile(rf"(?:{'|'.join(map(re.escape, entry['names']))}){number}"), entry)
        for entry in load_toml("dated_events")["anniversary"]
    )


def _numbered_windows(
    series: dict[str, Any], term: int | None, number: int | None, folded: str, start: int
) -> Iterator[Window]:
    for part in series["parts"]:
        if term in (None, part["term"]) and number is not None and 1 <= number <= len(part["days"]):
            written = part["days"][number - 1]
            if written:
                first, _, last = written.partition("/")
                following = _following(series, part["term"], number)
                yield _window(
                    series["kind"],
                    date.fromisoformat(first),
                    date.fromisoformat(last or first),
                    following,
                    folded,
                    start,
                )


def _window(
    kind: str, first: date, last: date | None, following: date | None, folded: str, start: int
) -> Window:
    if kind == "epoch" or last is None:
        return Window(first, None)
    if _AWAITED.search(folded[max(0, start - 16) : start]):
        return Window(first - _AWAITED_REACH, last)
    if kind == "plenum" and following is not None:
        return Window(first, following)
    return Window(first, last + timedelta(days=GRACE[kind]))


def _following(series: dict[str, Any], term: int, number: int) -> date | None:
    """The first day of the next event of the series."""
    days = [
        (part["term"], i + 1, day.partition("/")[0])
        for part in series["parts"]
        for i, day in enumerate(part["days"])
        if day
    ]
    later = [day for at_term, at_number, day in days if (at_term, at_number) > (term, number)]
    return date.fromisoformat(min(later)) if later else None


@cache
def _series() -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    return tuple((series, _pattern(series["names"])) for series in load_toml("dated_events")["series"])


def _pattern(names: list[str]) -> re.Pattern[str]:
    """Names in words as one pattern: {t} and {n} become numbers, 第 before a number may be left out."""
    parts = []
    for i, name in enumerate(names):
        words = re.escape(name).replace(r"\{t\}", f"(?P<t{i}>{_NUMBER})")
        words = words.replace(r"第\{n\}", rf"第?(?P<n{i}>{_NUMBER})").replace(
            r"\{n\}", rf"第?(?P<n{i}>{_NUMBER})"
        )
        parts.append(words)
    return re.compile("|".join(parts))
