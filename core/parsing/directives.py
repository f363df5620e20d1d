"""What a meeting or a speaker stressed, pointed out and demanded: one directive a passage.

A passage starts at 会议强调, 王立新指出 and the like and runs to the next such place or the end of its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from core.lexicon import load_toml
from core.models import AgendaItem, Directive
from core.parsing.directive_topics import Topics
from core.parsing.mentions import Mention
from core.parsing.text import paragraphs

MOST_DIRECTIVES = 200  # no readout has more
REACH = 48  # characters between who speaks and the verb

_BODY = re.compile(
    r"""(?:本次|这次|此次)?(?P<who>会议|大会|全会|座谈会|常委会|党组会|常务会议|推进会|学习会|党组|办公会|[省市县区州旗]委|(?<![其吉])[他她])
        (?:\([^)\n]{0,12}\))?""",
    re.VERBOSE,
)
_BETWEEN = re.compile(
    r"""(?:同志|书记|[市县区州省]长|主席|总理)?(?:在(?:[^,。:\n]{1,30}?(?:时|中|上|后|间)))?(?:就[^,。:\n]{1,24}?)?
        (?:还|又|同时|并|最后|首先|特别|郑重|进一步|再次|重点|明确|反复|一再|随后|代表[^,。:\n]{1,16}?){0,3}""",
    re.VERBOSE,
)
_CLAUSE_START = re.compile(r"[,。;:!?\n ]")
_ABOUT = re.compile(
    r"(?:(?:关于|对于|针对|就)(?P<topic>[^,。;:\n]{2,24}?)(?:方面|问题)?|在(?P<side>[^,。;:\n]{2,24}?)方面),$"
)


@cache
def _verbs() -> re.Pattern[str]:
    words = "|".join(sorted(load_toml("meeting_verbs")["say"]["words"], key=len, reverse=True))
    return re.compile(rf"(?P<verb>{words})(?=[,:]|要|各|[^,。;:\n]{{1,16}}(?:要|是)|必须|应)")


def find_directives(
    text: str,
    masked: str,
    mentions: tuple[Mention, ...],
    present: frozenset[str],
    agenda: tuple[AgendaItem, ...],
) -> tuple[Directive, ...]:
    """The directives of a readout, in order.

    `mentions` are the persons named and `present` the names of those at the meeting: others are only quoted.
    The matters of the `agenda` help to name the topics.
    """
    finder = _Finder(masked, mentions, present)
    topics = Topics(text, masked, agenda)
    found: list[Directive] = []
    for start, end in paragraphs(masked):
        openings = finder.openings(start, end)
        for place, (begin, behind, verb, who) in enumerate(openings):
            stop = openings[place + 1][0] if place + 1 < len(openings) else end
            meant = finder.meant(start, begin) if who in ("他", "她") else who
            speaker = meant if meant in present else None
            about = _ABOUT.search(masked, max(start, begin - 40), begin)
            topic = (about["topic"] or about["side"]) if about else topics.of((behind, stop), start)
            found.append(Directive(verb, topic, speaker, begin, stop))
            if len(found) == MOST_DIRECTIVES:
                return tuple(found)
    return tuple(found)


class _Finder:
    """Finds where somebody at the meeting, or the meeting, begins to say something."""

    def __init__(self, masked: str, mentions: tuple[Mention, ...], present: frozenset[str]) -> None:
        self.masked, self.present = masked, present
        self.mentions = sorted(mentions, key=lambda mention: mention.end)
        self.ends = [mention.end for mention in self.mentions]

    def openings(self, start: int, end: int) -> list[tuple[int, int, str, str]]:
        """Beginning of the subject, end of the verb, verb and subject of each saying in a stretch."""
        found = []
        for verb in _verbs().finditer(self.masked, start, end):
            subject = self._subject(start, verb.start())
            if subject:
                found.append((subject[0], verb.end(), verb["verb"], subject[1]))
        return found

    def meant(self, start: int, at: int) -> str | None:
        """Whom 他 or 她 at `at` means: the last person of the meeting named before it in the paragraph."""
        before = self.mentions[bisect_left(self.ends, start) : bisect_right(self.ends, at)]
        return next((mention.name for mention in reversed(before) if mention.name in self.present), None)

    def _subject(self, low: int, verb: int) -> tuple[int, str] | None:
        low = max(low, verb - REACH)
        place = bisect_right(self.ends, verb) - 1
        if place >= bisect_left(self.ends, low):
            mention = self.mentions[place]
            if _BETWEEN.fullmatch(self.masked, mention.end, verb):
                return (mention.role_start, mention.name) if mention.name in self.present else None
        opening = low
        for mark in _CLAUSE_START.finditer(self.masked, low, verb):
            opening = mark.end()
        body = _BODY.match(self.masked, opening, verb)
        if body and _BETWEEN.fullmatch(self.masked, body.end(), verb):
            return opening, body["who"]
        return None
