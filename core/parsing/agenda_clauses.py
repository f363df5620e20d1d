"""What one clause of a readout says was dealt with: a verb of the agenda and its object.

研究A, 会议审议了A, 就A进行讨论, 副县长王立新通报A, 县长作政府工作报告: each gives the act and the place of A.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from core.lexicon import load_toml
from core.parsing.text import Span

MEETING = (  # the meeting and those at it, as the subject of a sentence
    r"(?:会议|大会|全会|全委会|预备会|主任会议|主席会议|党组会议|联席会|会上|会前|会议上|座谈会|常委会|党组会|常务会议|推进会|学习会|与会人员|与会同志"
    r"|与会领导|参会人员|大家|与会(?:委员|代表)们?|(?:全体|参会)(?:委员|代表)们|委员们|代表们|理论学习中心组(?:全体)?成员|中心组(?:全体)?成员|中心组|会议现场|集中|学习中)"
)
SUBJECT = rf"(?:本次|这次|此次)?{MEETING}"
_NUMBERED = r"[ ]*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、] ?)?"  # a number may open the clause
_HOW = (
    r"(?:还|一并|再一次|同时|先后|分别|依次|集体|认真|深入|再次|专题|书面|共同|首先|随后|并|现场|逐项|逐一|原则上|主要|全面|进一步|统筹"
    r"|重点|组织|跟进|系统|[一二三四五六]是|具体|听取后|安排|集中|带头|详细|向大会|向会议|依法|依规|按程序|按照程序)"
)
_TWO_ACTS = r"(?:研究|讨论|审议|听取|学习|传达|审查|审定|审核)(?:并|和|与)(?:一致|原则|表决)?(?:通过|同意|审议|讨论|研究|学习|部署|审查|决定)"
# 学习会, 学习班, 传达室: the verb is part of a noun.
_NO_NOUN = r"(?!会上|会议室|会(?=[,。])|班|小组|中心组|研讨会|型)"
_NAMES_THE_MEETING = re.compile(rf"{_NUMBERED}(?:{SUBJECT}|在(?:认真)?听取)")
_LEADS_TO_OBJECT = re.compile(
    r"[以对就围]"
)  # what stands before the object, without which nothing is 就A进行讨论
_ABOUT = re.compile(
    rf"{_NUMBERED}(?:{SUBJECT})?(?:[^,。就对]{{0,20}}?(?:分别|依次|先后|首先|人员|负责人|负责同志))?(?:{_HOW}){{0,4}}(?:对|就|围绕)"
)
_TREATED = re.compile(
    r"""(?:进行|开展|(?<!工)作|做|作出|展开|提出|征求)(?:了|出)?(?:专题|具体|全面|认真|深入|深刻|详细|重点|再|专项|系统|集中|研究|细致|充分|热烈|广泛|仔细|审慎)*
        (?P<act>研究|讨论|审议|部署|安排|总结|学习|研讨|交流|座谈|动员|分析|协商|再部署|意见|通报|说明|调度|强调|要求|汇报|报告|解读|辅导|发言)
      | 征求(?:了)?[^,。]{0,30}?(?P<opinion>意见)
      | (?P<again>再部署|再动员|再安排|再落实)
      | (?P<debate>协商议政|建言献策|建言资政|畅所欲言|踊跃发言|交流发言|座谈交流)
    """,
    re.VERBOSE,
)
_WHILE = re.compile(rf"[ ]*{SUBJECT}在?(?=.{{4,80}}[时后](?:还)?(?:强调|指出|要求))")
# 在审议《…请示》时,县长指出: a matter of its own
_DURING = re.compile(
    rf"[ ]*(?:{SUBJECT})?在(?P<act>审议|研究|讨论|听取|传达学习|学习传达|学习|传达|通报)(?P<matter>[^,。;]{{4,120}}?)(?:时|后)\Z"
)
_THEME = re.compile(r"[^,。]{0,24}?以(?P<theme>[^,。以]{2,60})为(?:主题|题|专题|议题)")
_DELIVERED = re.compile(
    r"(?:作|做|听取|宣读)(?:了|的)?(?P<title>[^,。;作做的]{0,30}?(?:工作报告|专题报告|辅导报告|主题报告|专题辅导|专题讲座))"
)
_REPORTER_END = re.compile(
    r"(?:局|委|办|厅|部|院|组|中心|公司|镇|乡|街道|县|区|市|部门|单位|负责人|负责同志|领导|同志|人员|长|代表|书记|主任|主席|会上)$"
)
# 会议还进行了人事任免
_APPOINTS = re.compile(
    rf"{_NUMBERED}(?:{SUBJECT})?(?:{_HOW}){{0,4}}(?:进行|开展|作)了?(?P<matter>(?:有关)?人事任免(?:事项)?)"
)
_CHAIRED_AND = re.compile(
    r"主持(?:召开)?了?(?:会议|大会)?(?:并|,)?(?:还|带头|首先)?\Z"
)  # 县长王立新主持会议并传达A
_MEETING_DOES = re.compile(r"(?:会议|会)(?=(?:专题)?(?:研究|传达学习|审议|听取|部署|学习(?!会)|讨论))")


class Dealt(NamedTuple):
    """A verb of the agenda and the place of its object."""

    act: str
    start: int
    end: int
    by: Literal["meeting", "person", "unit"] = "meeting"  # who did it or brought it before the meeting


class _Words(NamedTuple):
    clause: re.Pattern[str]
    act: re.Pattern[str]
    report: re.Pattern[str]
    reports: re.Pattern[str]
    limits: dict[str, re.Pattern[str]]


@cache
def _words() -> _Words:
    data: dict[str, Any] = load_toml("agenda_verbs")
    acts = sorted(data["act"]["words"], key=len, reverse=True)
    reports = sorted(data["report"]["words"], key=len, reverse=True)
    return _Words(
        re.compile(rf"(?:[^,;。:!?\n、]|、(?!(?:{'|'.join(acts)})了))+"),
        re.compile(
            rf"{_NUMBERED}在?(?:{SUBJECT})?(?:{_HOW}){{0,4}}(?P<act>{_TWO_ACTS}|{'|'.join(acts)}){_NO_NOUN}(?:了|过)?[: ]?"
        ),
        re.compile(
            rf"(?:代表[^,。]{{1,16}}?)?(?:{_HOW}){{0,3}}(?P<act>{'|'.join(reports)})(?![会人书单制])(?:了|过)?(?=[^,。:;])"
        ),
        re.compile("|".join(reports)),
        {word: re.compile(limit["object"]) for limit in data["limited"] for word in limit["words"]},
    )


def clauses(masked: str, start: int, end: int) -> Iterator[Span]:
    """The clauses of a sentence: parted by commas and the like, and by 、 before another verb (、审议了B)."""
    return (clause.span() for clause in _words().clause.finditer(masked, start, end))


def names_the_meeting(masked: str, start: int, end: int) -> bool:
    """Whether the clause has the meeting for its subject (会议, 会上, 大会 ...)."""
    return _NAMES_THE_MEETING.match(masked, start, end) is not None


def dealt_with(
    masked: str, clause: Span, persons: Sequence[int], task: bool = False, meeting: bool = True
) -> Dealt | None:
    """What the clause says was dealt with, or None. `persons` are the places where names of persons end, in order.

    `task`: the sentence lists tasks of the meeting (会议的主要任务是…), where any object counts. Without `meeting`, what
    the meeting itself dealt with may be left out.
    """
    start, end = clause
    if not meeting and not _report(masked, start, end, persons):
        return None
    for found in (_about(masked, start, end), _act(masked, start, end, task)):
        if found:
            return found
    return _report(masked, start, end, persons)


def brought(masked: str, start: int, end: int) -> Dealt | None:
    """What a clause without a subject reports, behind one about a person: 县委书记主持会议,传达A."""
    verb = _words().report.match(masked, start, end)
    return Dealt(verb["act"], verb.end(), end, by="person") if verb else None


def said_while(masked: str, start: int, end: int) -> Dealt | None:
    """What was being dealt with when something was said: 会议在传达A时强调."""
    found = _WHILE.match(masked, start, end)
    act = _words().act.match(masked, found.end(), end) if found else None
    stop = max(masked.rfind("时", start, end), masked.rfind("后", start, end))
    return Dealt(act["act"], act.end(), stop) if act and stop > act.end() else None


def dealt_during(masked: str, start: int, end: int) -> Dealt | None:
    """What was being dealt with when somebody spoke: 在审议A时,县长指出."""
    found = _DURING.match(masked[start:end]) if masked[end - 1] in "时后" else None
    if found is None:
        return None
    return Dealt(found["act"], start + found.start("matter"), start + found.end("matter"))


def _about(masked: str, start: int, end: int) -> Dealt | None:
    """就A进行讨论, 对A作出部署, 以A为主题."""
    if not _LEADS_TO_OBJECT.search(masked, start, end):
        return None
    theme = _THEME.match(masked, start, end)
    if theme:
        return Dealt("围绕", *theme.span("theme"))
    opening = _ABOUT.match(masked, start, end)
    closing = _TREATED.search(masked, opening.end(), end) if opening else None
    if opening and closing and closing.start() - opening.end() > 1:
        return Dealt(closing[closing.lastgroup or 0], opening.end(), closing.start())
    return None


def _act(masked: str, start: int, end: int, task: bool) -> Dealt | None:
    """研究A, 会议审议了A; in 召开会议研究A the verb stands behind the meeting."""
    if masked.find("任免", start, end) >= 0 and (appoints := _APPOINTS.match(masked, start, end)):
        return Dealt("任免", *appoints.span("matter"))
    act = _words().act.match(masked, start, end)
    if not act and (behind := _MEETING_DOES.search(masked, start, end)):
        act = _words().act.match(masked, behind.end(), end)
    if not act:
        return None
    if act["act"] == "邀请" and _DELIVERED.search(masked, start, end):
        return None  # the lecture is the matter, not the lecturer
    limit = _words().limits.get(act["act"])
    if limit and not task and not limit.search(masked, act.end(), end):
        return None
    return Dealt(act["act"], act.end(), end)


def _report(masked: str, start: int, end: int, persons: Sequence[int]) -> Dealt | None:
    """副县长王立新通报A, 县发改局汇报A, 县长作政府工作报告, 王立新就A作说明."""
    delivered = _DELIVERED.search(masked, start, end)
    if delivered:
        return Dealt("报告", *delivered.span("title"), by="person")
    words = _words()
    for verb in words.report.finditer(masked, start, end) if words.reports.search(masked, start, end) else ():
        before = masked[max(start, verb.start() - 6) : verb.start()]
        chairs = _CHAIRED_AND.search(masked, max(start, verb.start() - 12), verb.start())
        if (chairs.start() if chairs else verb.start()) in persons:
            return Dealt(verb["act"], verb.end(), end, by="person")
        if _REPORTER_END.search(before):
            return Dealt(verb["act"], verb.end(), end, by="unit")
    for at in persons[bisect_left(persons, start + 2) : bisect_left(persons, end)]:
        if found := _about(masked, at, end):
            return found._replace(by="person")
    return None
