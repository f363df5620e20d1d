"""Who chaired a meeting, who attended and who spoke, from the persons a readout names.

A person is present when a sentence says so: the name is the subject of 主持, 出席, 讲话 and the like, or stands
in a list under 出席: in minutes. Leaders whose speeches a meeting studies are named too, and are not present.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from core.lexicon import load_lines, load_toml
from core.models import Person
from core.parsing.mentions import Mention, find_mentions
from core.parsing.names import is_han, name_at
from core.parsing.text import Span, sentences

_CHAIRS = re.compile(
    r"主[ ]?持(?!人[^:])(?!工作|全面|日常|[^,。]{0,8}(?:政府|党委|县委|市委)?(?:全面|日常)工作的?|制定|编|评|修|审判)"
)
_CHAIRS_A_MEETING = re.compile(
    r"(?:了|并|这次|本次|了本次)?(?:召开|会议|大会|全会|学习|座谈|研讨|[^,。;\n]{0,24}会)|(?:并|和|讲话|,|。|;|\.|\n| |$)"
)
_LABEL_CHAIR = re.compile(
    r"(?:^|\n|(?<! )[ 、,。;])[ ]{0,8}(?:会议)?主 ?持 ?人?(?:\([^)\n]{0,10}\))? ?[::][ ]*"
)
_LABEL_PRESENT = re.compile(
    r"(?:^|\n)[ ]*(?:出席|列席|参加|参会|到会|与会|应到|实到)(?:会议)?(?:人员|领导|同志|单位|对象)?(?:\([^)\n]{0,12}\))? ?[::][ ]*(?P<list>[^\n]{1,2000})"
)
_LABEL_ABSENT = re.compile(r"(?:缺席|请假|未到|记录|整理|审核|签发|抄送|分送|主送)")
_STUDIES = re.compile(r"(?:传达|学习|贯彻|落实|领会|按照|根据|遵照)(?!会|研讨|由|组|时|班|活动|中心|交流|,)")
_STUDIED = re.compile(
    r"""(?:同志|书记|主席|总理|省长|市长|副?总书记)?
        (?: (?:在|对|关于|就|有关|给)[^,。;\n]{1,80}?的?(?:重要|主要|系列|有关)*(?:讲话精神|指示精神|批示精神|讲话要求|批示|指示|论述|回信|贺信)
          | (?:在|对|给)[^,。;\n]{1,80}?(?:上|时|中|间)?的(?:重要|主要|系列)*(?:讲话|文章|精神|要求|致辞|报告|署名)
          | (?:来|到|赴)[^,。;\n]{1,40}?(?:调研|考察|视察|检查|指导)[^,。;\n]{0,6}?的
          | 的?(?:重要|系列|有关)+(?:讲话|指示|批示|论述|精神|文章|要求)
          | (?:同志)?作出(?:了)?(?:重要|专门)?(?:指示|批示)
          | (?:近日|日前)?(?:对|就)[^,。;\n]{1,60}?作出(?:了)?(?:重要)?(?:指示|批示)
          | (?:同志)?(?:主要)?先进事迹|精神(?![饱])|思想
        )
    """,
    re.VERBOSE,
)
_SPEAKS = re.compile(
    r"""(?:同志)?(?:\([^)]{0,16}\))?(?:等[^,。]{0,16})?
        (?:出席|参加|列席|主持|到会)?(?:召开)?(?:了)?(?:会议|大会|座谈会|推进会|动员会|全会|本次会议|仪式)?[,]?
        (?:并|先后|分别|依次|逐一|还|受[^,。]{1,24}委托|以[^,。]{1,60}为(?:主)?题,?|从[^,。]{1,60},?|向大会|向会议|代表[^,。]{1,24}|就[^,。]{1,40}|围绕[^,。]{1,30}|对[^,。]{1,30}|在会上|在会议上|现场|随后|首先|最后|结合[^,。]{1,30})*[,]?
        (?: (?:作|做|发表|进行)(?:了|出)?[^,。的]{0,20}?(?:讲话|报告|发言|汇报|说明|点评|部署|安排|致辞|致词|辅导|宣讲|总结|动员|通报|介绍|解读|授课|交流)
          | 讲话|致[辞词]|发言|领学|主讲|宣读|宣布|通报|传达|汇报|报告|介绍|说明|点评|讲授|授课|解读|讲课|述职|安排部署|部署|总结
        )
    """,
    re.VERBOSE,
)
_NATIONAL_OFFICE = re.compile(r"总书记|国家主席|国务院(?:副?总理|国务委员)|中央军委|中央政治局|中共中央")
_ADVERB = re.compile(
    r"""(?:在|受|代表|出席|参加|于|到会|通过|率|带领|应|讲话|并|还|同时|近日|上午|下午|昨|今|当[日天]|晚|\d
        |专题|先后|分别|共同|围绕|就|以|线上|现场|视频|利用|按照|根据|会议|深入|来到)""",
    re.VERBOSE,
)
_INTRODUCES = re.compile(r"[^,。\n]{0,20}?(?:的|人员|领导)[^,。\n]{0,12}?(?:有|是|为|:)")
_CREDIT = re.compile(r"(?:记者|通讯员|编辑|作者|摄影|责编|采编|监制|审核|校对|供稿|撰稿)[^。]{0,12}$")
_ENTRY = re.compile(r"(?<![^、,; :\n])[\u4e00-\u9fff]")
_REPORTS = re.compile(
    r"(?:同志)?(?:关于|对|就|所作|作的?|代表)[^,。;\n]{0,80}?(?:汇报|报告|说明|介绍|通报|发言|意见)"
)
_COLLECTIVE = re.compile(r"(?:领导|同志|干部|成员)$")
_CALLS = re.compile(r"(?:紧急|专题|组织|召集)?召开|召集")
_MEETS = re.compile(r"会议|会上|座谈|召开|举行|听取汇报")
_STARTS = ("", ",", "。", ";", "\n", " ", ":")
_SAYS = re.compile(
    r"(?:同志)?(?:在[^,。:]{1,24}(?:时|上|中))?(?:还|同时|最后|首先)?(?:强调|指出|要求|表示|说|希望|认为|提出)(?=[,:])"
)
_ACTS = re.compile(
    r"(?:同志)?(?:就|对|与|同|向|为|代表|受|传达|通报|汇报|宣读|宣布|带领|组织|部署|安排|领|作|做|主持|出席)"
)
_GAP_REACH = 70  # characters between a person and the verb


class Chair(NamedTuple):
    """Who chaired, and the words that say so."""

    person: Person
    span: Span


class People(NamedTuple):
    """The persons of a meeting. `spans` gives for each name the place that shows the person to be there."""

    chair: Chair | None
    attendees: tuple[Person, ...]
    speakers: tuple[Person, ...]
    spans: dict[str, Span]
    mentions: tuple[Mention, ...]  # every person named, present or not


def find_people(text: str, national: bool = False) -> People:
    """The persons of the meeting a masked, folded text reports; `national` when leaders of the country meet."""
    mentions = find_mentions(text)
    room = _Room(text, mentions, national)
    chair = room.chair()
    present = room.present()
    speakers = room.speakers()
    seen: dict[str, Mention] = {}
    for mention in sorted([*present, *speakers], key=lambda m: m.start):
        seen.setdefault(mention.name, mention)
    chairing = chair.person.name if chair else None
    return People(
        chair,
        tuple(room.person(name) for name in seen if name != chairing),
        tuple(dict.fromkeys(room.person(mention.name) for mention in speakers)),
        {name: (mention.start, mention.end) for name, mention in seen.items()},
        mentions,
    )


@cache
def _national_leaders() -> frozenset[str]:
    return frozenset(load_lines("national_leaders"))


@cache
def _verbs(kind: str) -> re.Pattern[str]:
    words = load_toml("meeting_verbs")[kind]["words"]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


class _Room:
    """The persons of one text, asked sentence by sentence what they do."""

    def __init__(self, text: str, mentions: tuple[Mention, ...], national: bool) -> None:
        self.text, self.mentions, self.national = text, mentions, national
        self.places = [mention.start for mention in mentions]
        self.local = {m.name for m in mentions if m.role and not _NATIONAL_OFFICE.search(m.role)}
        self.roles: dict[str, str] = {}
        for mention in mentions:
            vague = _COLLECTIVE.search(self.roles.get(mention.name, "领导"))
            if mention.role and vague and not self._outsider(mention):
                self.roles[mention.name] = mention.role
        self.sentences = [(span, self._within(*span)) for span in sentences(text)]

    def person(self, name: str) -> Person:
        """The person with the office first written beside the name, a collective style (县领导) only for want of one."""
        return Person(name, self.roles.get(name))

    def chair(self) -> Chair | None:
        """The first person said to chair a meeting, a clear statement before a loose one."""
        labelled = self._labelled_chair()
        if labelled:
            return labelled
        found = [c for span, inside in self.sentences for c in self._chairs(span, inside)]
        found = found or [c for span, inside in self.sentences for c in self._callers(span, inside)]
        found.sort(key=lambda c: (not c[0], c[1].start))
        if not found:
            return None
        _, mention, end = found[0]
        return Chair(self.person(mention.name), (mention.role_start, end))

    def present(self) -> list[Mention]:
        """Persons a sentence says to attend, and those listed as present."""
        found = [m for span, inside in self.sentences for m in self._attending(span, inside)]
        found += [m for span, inside in self.sentences for m in self._acting(span, inside)]
        for label in _LABEL_PRESENT.finditer(self.text):
            found += self._listed(*label.span("list"))
        return found

    def speakers(self) -> list[Mention]:
        """Persons who speak or report at the meeting."""
        return [m for span, inside in self.sentences for m in self._speaking(span, inside)]

    def _within(self, start: int, end: int) -> list[Mention]:
        return list(self.mentions[bisect_left(self.places, start) : bisect_left(self.places, end)])

    def _outsider(self, mention: Mention) -> bool:
        """A leader of the country, or somebody whose words are studied."""
        if not self.national:
            if mention.role and _NATIONAL_OFFICE.search(mention.role):
                return True
            if mention.name not in self.local and mention.name in _national_leaders():
                return True
        if _STUDIED.match(self.text, mention.end):
            return True
        clause = (
            max(
                self.text.rfind(mark, max(0, mention.role_start - 200), mention.role_start)
                for mark in ",。;:!?\n"
            )
            + 1
        )
        studies = _STUDIES.search(self.text, clause, mention.role_start)
        return studies is not None and "由" not in self.text[studies.end() : mention.role_start]

    # --- chair -------------------------------------------------------------------------------------------

    def _labelled_chair(self) -> Chair | None:
        for label in _LABEL_CHAIR.finditer(self.text):
            for mention in self._within(label.end(), label.end() + _GAP_REACH)[:1]:
                if mention.role_start <= label.end() + 2:
                    return Chair(self.person(mention.name), (label.start(), mention.end))
            name = name_at(self.text, label.end())
            if name:
                return Chair(self.person(name.text), (label.end(), name.end))
        return None

    def _chairs(self, span: Span, inside: list[Mention]) -> Iterator[tuple[bool, Mention, int]]:
        ends = [mention.end for mention in inside]
        for verb in _CHAIRS.finditer(self.text, *span):
            mention = self._subject(inside, bisect_right(ends, verb.start()), verb.start())
            if mention and not self._outsider(mention):
                yield _CHAIRS_A_MEETING.match(self.text, verb.end()) is not None, mention, verb.end()

    def _callers(self, span: Span, inside: list[Mention]) -> Iterator[tuple[bool, Mention, int]]:
        """Who called the meeting (县长王立新召开防汛会议), where nobody is said to chair it."""
        for mention in inside:
            calls = _CALLS.match(self.text, mention.end)
            if calls and mention.role and not self._outsider(mention):
                yield True, mention, calls.end()

    def _subject(self, inside: list[Mention], before: int, at: int) -> Mention | None:
        """The person who does what the verb at `at` says: the nearest before it, past those who only delegate."""
        while before and self.text.startswith("委托", inside[before - 1].end):
            before -= 1
        if not before or not self._leads_to(inside[before - 1].end, at):
            return None
        subject = before - 1
        while subject and self._joined(inside[subject - 1], inside[subject], "、和与"):
            subject -= 1
        return inside[subject]

    def _joined(self, one: Mention, other: Mention, marks: str) -> bool:
        """Whether only a mark of a list stands between two persons."""
        return other.role_start - one.end < 8 and self.text[one.end : other.role_start].strip(" ") in (
            *marks,
            "以及",
        )

    def _leads_to(self, start: int, at: int) -> bool:
        """Whether only circumstances stand between a person and the verb."""
        gap = self.text[start:at]
        if len(gap) > _GAP_REACH or "主持" in gap:
            return False
        first, *rest = gap.split(",")
        if _verbs("say").search(first):
            return False
        return all(not part.strip() or _ADVERB.match(part.strip()) for part in rest)

    # --- attendance ---------------------------------------------------------------------------------------

    def _attending(self, span: Span, inside: list[Mention]) -> Iterator[Mention]:
        """Everybody named before a verb of attending, and after 出席会议的有."""
        verbs = list(_verbs("attend").finditer(self.text, *span)) if inside else []
        if not verbs:
            return
        last = verbs[-1].start()
        listing = next(
            (m.end() for verb in verbs if (m := _INTRODUCES.match(self.text, verb.end()))), span[1]
        )
        for mention in inside:
            there = mention.end <= last or mention.role_start >= listing
            if (
                there
                and not self._absent(mention)
                and not self._outsider(mention)
                and not self._credited(mention)
            ):
                yield mention

    def _acting(self, span: Span, inside: list[Mention]) -> Iterator[Mention]:
        """Subjects: an official at the start of a clause about the meeting, and whoever says something."""
        meets = _MEETS.search(self.text, *span) is not None
        for mention in inside:
            says = _SAYS.match(self.text, mention.end) is not None
            subject = (
                meets and mention.role and self.text[mention.role_start - 1 : mention.role_start] in _STARTS
            )
            if not (says or (subject and _ACTS.match(self.text, mention.end))):
                continue
            if not self._outsider(mention) and not self._credited(mention) and not self._absent(mention):
                yield mention

    def _absent(self, mention: Mention) -> bool:
        return _verbs("absent").match(self.text, mention.end) is not None

    def _credited(self, mention: Mention) -> bool:
        """Reporters and editors."""
        return _CREDIT.search(self.text[max(0, mention.start - 24) : mention.start]) is not None

    def _listed(self, start: int, end: int) -> Iterator[Mention]:
        """The names of a list under a label, with or without offices."""
        titled = self._within(start, end)
        yield from titled
        known = {mention.start for mention in titled}
        for entry in _ENTRY.finditer(self.text, start, end):
            name = name_at(self.text, entry.start())
            if name and entry.start() not in known and (name.end >= end or not is_han(self.text[name.end])):
                yield Mention(name.text, None, entry.start(), name.end, entry.start())

    # --- speeches -----------------------------------------------------------------------------------------

    def _speaking(self, span: Span, inside: list[Mention]) -> list[Mention]:
        """Who of a sentence speaks: read from the right, as a row of persons shares the verb behind it."""
        speaking: list[Mention] = []
        shared = False
        for place in range(len(inside) - 1, -1, -1):
            mention = inside[place]
            following = inside[place + 1] if place + 1 < len(inside) else None
            if not (following and self._joined(mention, following, "、和与,") and shared):
                stop = min(span[1], following.role_start if following else span[1], mention.end + _GAP_REACH)
                shared = _SPEAKS.match(self.text, mention.end, stop) is not None or self._heard(mention)
            if shared and not self._outsider(mention) and not self._credited(mention):
                speaking.append(mention)
        return speaking[::-1]

    def _heard(self, mention: Mention) -> bool:
        """听取了副县长王立新关于…的汇报."""
        before = self.text[max(0, mention.role_start - 8) : mention.role_start]
        return "听取" in before and _REPORTS.match(self.text, mention.end) is not None
