"""The persons of one readout, sentence by sentence, and which of them are only spoken of.

A leader whose speech is studied (传达学习市委书记某某在…上的讲话) is named in the text but was not in the room.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from core.lexicon import load_lines
from core.models import Person
from core.parsing.mentions import Mention
from core.parsing.text import Span

CLAUSE_REACH = 200  # characters in which the start of a clause is looked for

_CLAUSE_START = re.compile(r"[,。;:!?\n]")
_STUDIES = re.compile(r"(?:传达|学习|贯彻|落实|领会|按照|根据|遵照)(?!会|研讨|由|组|时|班|活动|中心|交流|,)")
_WORDS = r"(?:讲话|指示|批示|论述|回信|贺信|文章|精神|要求|致辞|报告|署名|讲话精神|指示精神|批示精神)"
_STUDIED = re.compile(
    rf"""(?:同志|书记|主席|总理|省长|市长|副?总书记)?
        (?: (?:在|对|关于|就|有关|给)[^,。;\n]{{1,80}}?(?:讲话精神|指示精神|批示精神|讲话要求|批示|指示|论述|回信|贺信)
          | (?:在|对|给)[^,。;\n]{{1,80}}?的(?:重要|主要|系列){{0,2}}{_WORDS}
          | (?:来|到|赴)[^,。;\n]{{1,40}}?(?:调研|考察|视察|检查|指导)[^,。;\n]{{0,6}}?的
          | 的?(?:重要|系列|有关){{1,3}}{_WORDS}
          | (?:会前|专门|近日|日前)?作出了?(?:重要|专门)?(?:指示|批示)
          | 在(?:批示|指示|信|贺信|文章)中
          | (?:主要)?先进事迹 | 精神(?!饱) | 思想 | 的?委托
        )
    """,
    re.VERBOSE,
)
# 受省委书记甲和省长乙的委托: neither is there
_COMMISSIONED = re.compile(r"[ ]{0,4}受")
_COMMISSION = re.compile(r"[^,。;\n]{0,30}?的?委托")
_NATIONAL_OFFICE = re.compile(r"总书记|国家主席|国务院(?:副?总理|国务委员)|中央军委|中央政治局|中共中央")
_LOCAL_OFFICE = re.compile(r"[省市县区州旗](?:委|长|政府|人大|政协)|自治区")
_CREDIT = re.compile(r"(?:记者|通讯员|编辑|(?<!工)作者|摄影|责编|采编|监制|审核|校对|供稿|撰稿)[^。]{0,12}$")
_DAY = re.compile(r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")
_HELD = re.compile(rf"(?:\A|\n|[。讯电)])[ ]{{0,8}}{_DAY.pattern}(?=[^\n]{{6,200}}(?:传达|学习))")
_DAY_OPENS = re.compile(rf"\n[ ]{{0,8}}{_DAY.pattern}")
OPENING = 160  # characters in which a readout gives its day
_COLLECTIVE = re.compile(r"(?:领导|同志|干部|成员)$")


class Scene:
    """One text with its persons. `sentences` are those that name anybody, each with its persons in order."""

    def __init__(self, text: str, mentions: tuple[Mention, ...], spans: list[Span], national: bool) -> None:
        self.text, self.mentions, self.national = text, mentions, national
        self._places = [mention.start for mention in mentions]
        self._local = {m.name for m in mentions if m.role and not _of_the_country(m.role)}
        before = _earlier_paragraphs(text)
        begun = [start for start, _ in before]
        told_before = {
            id(m) for m in mentions if (n := bisect_right(begun, m.start)) and m.start < before[n - 1][1]
        }
        self._outside = {id(m) for m in mentions if id(m) in told_before or self._is_outside(m)}
        self.sentences = [(span, inside) for span in spans if (inside := self.within(*span))]
        self._roles: dict[str, str] = {}
        for mention in mentions:
            if (
                mention.role
                and _COLLECTIVE.search(self._roles.get(mention.name, "领导"))
                and self.there(mention)
            ):
                self._roles[mention.name] = mention.role

    def person(self, name: str) -> Person:
        """The person with the office first written beside the name; a style of many (县领导) only for want of one."""
        return Person(name, self._roles.get(name))

    def within(self, start: int, end: int) -> list[Mention]:
        """The persons named in a stretch of the text."""
        return list(self.mentions[bisect_left(self._places, start) : bisect_left(self._places, end)])

    def there(self, mention: Mention) -> bool:
        """Whether the person can have been in the room: not studied, no leader far away, no reporter."""
        return id(mention) not in self._outside

    def joined(self, one: Mention, other: Mention, marks: str) -> bool:
        """Whether only a mark of a list stands between two persons."""
        between = self.text[one.end : other.role_start].strip(" ")
        return other.role_start - one.end < 8 and (
            between == "以及" or (len(between) == 1 and between in marks)
        )

    def _is_outside(self, mention: Mention) -> bool:
        text, start = self.text, mention.role_start
        if not self.national:
            if mention.role and _of_the_country(mention.role):
                return True
            if mention.name not in self._local and mention.name in _national_leaders():
                return True
        if _STUDIED.match(text, mention.end) or _CREDIT.search(
            text[max(0, mention.start - 24) : mention.start]
        ):
            return True
        low = max(0, start - CLAUSE_REACH)
        clause = low + max((m.end() for m in _CLAUSE_START.finditer(text[low:start])), default=0)
        if _COMMISSIONED.match(text, clause) and _COMMISSION.match(text, mention.end):
            return True
        studies = _STUDIES.search(text, clause, start)
        return studies is not None and "由" not in text[studies.end() : start]


def _earlier_paragraphs(text: str) -> list[Span]:
    """Paragraphs that open with a day before the meeting's: what is passed on at it (8月22日,市委书记…到县里调研)."""
    held = _HELD.search(text, 0, OPENING)
    if held is None:
        return []
    day = _month_and_day(held)
    found = []
    for opening in _DAY_OPENS.finditer(text, held.end()):
        told = _month_and_day(opening)
        if told < day and day[0] - told[0] <= 1:
            end = text.find("\n", opening.end())
            found.append((opening.start(), end if end >= 0 else len(text)))
    return found


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    return int(match["month"]), int(match["day"])


def _of_the_country(role: str) -> bool:
    """An office of the country and no local one beside it (中央政治局委员、市委书记 is at home in the city)."""
    return _NATIONAL_OFFICE.search(role) is not None and _LOCAL_OFFICE.search(role) is None


@cache
def _national_leaders() -> frozenset[str]:
    return frozenset(load_lines("national_leaders"))
