"""The topic of a passage in its own words.

It is, by preference: words that a matter of the agenda and the passage share (first the matter told in the same
paragraph), the phrase that comes back most in the passage, the object of its first demand (要加快推进…).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from core.lexicon import load_toml
from core.models import AgendaItem
from core.parsing.text import Span

LONGEST = 16
SHORTEST = 3
BEFORE = 200  # characters before a passage in which the matter it belongs to is told
COMMON = 0.5  # share of the passages above which a pair of characters says nothing about one of them

_CHUNK = re.compile(r"[\u4e00-\u9fff\d\"·+]{3,}")
_EDGES = re.compile(r"^[的和与及了在对关于、\"]+|[的和与及了在对等、]+$")
_QUOTES = str.maketrans("", "", '\x00\n\t “”"')


class Topics:
    """Names the topics of the passages of one readout."""

    def __init__(self, text: str, masked: str, agenda: tuple[AgendaItem, ...]) -> None:
        self.text, self.masked = text, masked
        self.agenda = [item for item in agenda if item.start is not None]
        self._pairs = [_pairs(item.title) for item in self.agenda]
        counted = Counter(pair for pairs in self._pairs for pair in pairs)
        self._common = {pair for pair, n in counted.items() if n > max(1, COMMON * len(self.agenda))}

    def of(self, passage: Span, paragraph: int) -> str:
        """The topic of a passage whose paragraph begins at `paragraph`."""
        words, blanked = self.text[slice(*passage)], self.masked[slice(*passage)]
        told = [item for item in self.agenda if paragraph <= (item.start or 0) < passage[0]]
        told = told or self._closest(self.text[max(paragraph, passage[0] - BEFORE) : passage[0]])
        if told and (topic := _shared(told[-1].title, words) or _tidy(told[-1].title)[:LONGEST]):
            return topic
        known = [run for item in self._closest(words) if (run := _shared(item.title, words))]
        phrases = [*known, *_repeated(blanked)]
        if phrases:
            return max(phrases, key=lambda phrase: words.count(phrase) * len(_hollow().sub("", phrase)))
        return _demanded(blanked) or _first(blanked)

    def _closest(self, words: str) -> list[AgendaItem]:
        """The matter that shares most pairs of characters with the passage, if it shares enough."""
        pairs = _pairs(words)
        scored = [
            (len((own & pairs) - self._common) / (len(own) ** 0.5 or 1), -place)
            for place, own in enumerate(self._pairs)
        ]
        best, place = max(scored, default=(0.0, 0))
        return [self.agenda[-place]] if best >= 0.5 else []


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} - _hollow_pairs()


@cache
def _lexicon() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = load_toml("directive_words")
    return lists


@cache
def _hollow_pairs() -> frozenset[str]:
    words = [*_lexicon()["hollow"], *_lexicon()["linking"]]
    return frozenset(word[i : i + 2] for word in words for i in range(len(word) - 1))


@cache
def _splitter() -> re.Pattern[str]:
    words = sorted([*_lexicon()["linking"], *_lexicon()["urging"]], key=len, reverse=True)
    return re.compile("[的了和与及在为把对以是要将从让使等向于被或也就都并]|" + "|".join(words))


@cache
def _hollow() -> re.Pattern[str]:
    words = [*_lexicon()["hollow"], *_lexicon()["urging"], *_lexicon()["linking"]]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def _says_something(phrase: str) -> bool:
    """Whether at least two characters are left without the words that press, join or name no subject."""
    return len(phrase) >= SHORTEST and len(_hollow().sub("", phrase)) > 1


@cache
def _demand() -> re.Pattern[str]:
    urging = "|".join(sorted(_lexicon()["urging"], key=len, reverse=True))
    return re.compile(rf"(?:{urging}){{1,3}}(?P<object>[\u4e00-\u9fff\d\"]{{2,24}})")


@cache
def _urging_start() -> re.Pattern[str]:
    words = sorted((word for word in _lexicon()["urging"] if len(word) > 1), key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(words)}){{1,2}}(?=.{{3}})")


def _shared(title: str, words: str) -> str:
    """The longest run of characters that a title and a passage share, if it says anything."""
    for length in range(min(LONGEST, len(title)), SHORTEST - 1, -1):
        for start in range(len(title) - length + 1):
            if title[start : start + length] in words:
                tidy = _tidy(_without_halves(title, start, start + length))
                if _says_something(tidy):
                    return tidy
    return ""


def _without_halves(title: str, start: int, end: int) -> str:
    """The run without a character at its ends that belongs to a word cut in two (隔离带建 of 隔离带建设)."""
    words = _plain_words()
    start += title[max(0, start - 1) : start + 1] in words
    end -= title[end - 1 : end + 1] in words
    return title[start:end]


@cache
def _plain_words() -> frozenset[str]:
    lists = (_lexicon()[kind] for kind in ("urging", "linking", "hollow"))
    return frozenset(word for words in lists for word in words if len(word) == 2)


def _repeated(blanked: str) -> list[str]:
    """Phrases that come back: runs of four characters or more, as long as they stay as frequent."""
    counts = Counter(run[i : i + 4] for run in _CHUNK.findall(blanked) for i in range(len(run) - 3))
    found = []
    for phrase, count in counts.items():
        if count > 1 and (tidy := _whole(blanked, phrase, count)):
            found.append(tidy)
    return found


def _whole(blanked: str, phrase: str, count: int) -> str:
    """A repeated phrase grown on both sides while it stays as frequent, if it says anything."""
    start = blanked.find(phrase)
    end = start + len(phrase)
    while end - start < LONGEST and _as_frequent(blanked, start, end + 1, count):
        end += 1
    while end - start < LONGEST and start and _as_frequent(blanked, start - 1, end, count):
        start -= 1
    tidy = _tidy(blanked[start:end])
    return tidy if _says_something(tidy) else ""


def _as_frequent(blanked: str, start: int, end: int, count: int) -> bool:
    phrase = blanked[start:end]
    return _CHUNK.fullmatch(phrase) is not None and blanked.count(phrase) == count


def _demanded(blanked: str) -> str:
    """The object of the first demand that is not only about attitude (提高认识)."""
    for demand in _demand().finditer(blanked):
        thing = _tidy(_splitter().split(demand["object"])[0])
        if _says_something(thing):
            return thing[:LONGEST]
    return ""


def _first(blanked: str) -> str:
    clause = re.match(r"[^,。;:\n]*", blanked.lstrip(",: "))
    return _tidy(clause.group())[:LONGEST] if clause else ""


def _tidy(phrase: str) -> str:
    phrase = _EDGES.sub("", phrase.translate(_QUOTES).strip("'()《》、,。;:!?"))
    return _urging_start().sub("", phrase)
