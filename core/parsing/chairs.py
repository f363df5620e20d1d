"""Who chaired the meeting: the subject of 主持, the person behind 由…主持, the name after 主持人: in minutes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from core.lexicon import load_toml
from core.models import Person
from core.parsing.mentions import Mention
from core.parsing.names import name_at
from core.parsing.scenes import Scene
from core.parsing.text import Span

REACH = 70  # characters between a person and the verb

_CHAIRS = re.compile(r"主 ?持(?!人[^:]|[^,。]{0,8}(?:全面|日常)工作|工作|全面|日常|制定|编|评|修|审判)")
_CHAIRS_A_MEETING = re.compile(
    r"(?:了|并|这次|本次)?(?:召开|会议|大会|全会|学习|座谈|研讨|[^,。;\n]{0,24}会)|并|和|讲话|[,。;.\n ]|\Z"
)
_IS_LABEL = re.compile(r"主 ?持 ?人?(?:\([^)\n]{0,10}\))? ?:[ ]{0,8}")
_LABEL = re.compile(rf"(?:\A|\n|(?<! )[ 、,。;])[ ]{{0,8}}(?:会议)?{_IS_LABEL.pattern}")
_CALLS = re.compile(
    r"(?:在[^,。;\n]{1,16}(?:会议室|会议中心|会场|礼堂))?(?:再次|连夜|紧急|专题|迅速|立即){0,2}(?:组织|召集)?召开|召集"
)
_CIRCUMSTANCE = re.compile(
    r"""[ ]{0,4}(?:\Z|在|受|代表|出席|参加|于|到会|通过|率|带领|应|讲话|并|还|同时|近日|上午|下午|昨|今|当[日天]|晚|\d
        |专题|先后|分别|共同|围绕|就|以|线上|现场|视频|利用|按照|根据|会议|深入|来到)""",
    re.VERBOSE,
)


class Chair(NamedTuple):
    """Who chaired, and the words that say so; not `stated` when the text only says who called the meeting."""

    person: Person
    span: Span
    stated: bool = True


def find_chair(scene: Scene) -> Chair | None:
    """The first person said to chair: in a label, clearly (主持召开), loosely (主持), at last who called the meeting.

    The evidence is, if there is one, a place that gives the office as well.
    """
    labelled = _labelled(scene)
    if labelled:
        return labelled
    stated = list(_chairs(scene))
    found = stated or list(_callers(scene))
    if not found:
        return None
    clear, first, _ = min(found, key=lambda candidate: (not candidate[0], candidate[1].start))
    same = (candidate for candidate in found if candidate[0] == clear and candidate[1].name == first.name)
    _, mention, end = min(same, key=lambda candidate: (not candidate[1].role, candidate[1].start))
    return Chair(scene.person(mention.name), (mention.role_start, end), bool(stated))


def _labelled(scene: Scene) -> Chair | None:
    if not _IS_LABEL.search(scene.text):
        return None
    for label in _LABEL.finditer(scene.text):
        for mention in scene.within(label.end(), label.end() + REACH)[:1]:
            if mention.role_start <= label.end() + 2:
                return Chair(scene.person(mention.name), (label.start(), mention.end))
        if name := name_at(scene.text, label.end()):
            return Chair(scene.person(name.text), (label.end(), name.end))
    return None


def _chairs(scene: Scene) -> Iterator[tuple[bool, Mention, int]]:
    for span, inside in scene.sentences:
        for one in inside:  # 主持人刘建平宣布大会开幕
            if (one.role or "").endswith("主持人") and scene.text.startswith("宣布", one.end):
                yield True, one, one.end
        ends = [mention.end for mention in inside]
        for verb in _CHAIRS.finditer(scene.text, *span):
            mention = _subject(scene, inside, bisect_right(ends, verb.start()), verb.start())
            if mention and scene.there(mention):
                yield _CHAIRS_A_MEETING.match(scene.text, verb.end()) is not None, mention, verb.end()


def _callers(scene: Scene) -> Iterator[tuple[bool, Mention, int]]:
    """Who called the meeting (县长王立新召开防汛会议), where nobody is said to chair it."""
    for _, inside in scene.sentences:
        for mention in inside:
            calls = _CALLS.match(scene.text, mention.end)
            if calls and mention.role and scene.there(mention):
                yield True, mention, calls.end()


def _subject(scene: Scene, inside: list[Mention], before: int, at: int) -> Mention | None:
    """The person who does what the verb at `at` says: the nearest before it, past those who only delegate."""
    while before and scene.text.startswith(("委托", "的委托"), inside[before - 1].end):
        before -= 1
    if not before or not _leads_to(scene.text, inside[before - 1].end, at):
        return None
    subject = before - 1
    while subject and scene.joined(inside[subject - 1], inside[subject], "、和与"):
        subject -= 1
    return inside[subject]


def _leads_to(text: str, start: int, at: int) -> bool:
    """Whether only circumstances stand between a person and the verb."""
    if at - start > REACH:
        return False
    first, *rest = text[start:at].split(",")
    if "主持" in first or _says().search(first):
        return False
    return all(_CIRCUMSTANCE.match(part) and "主持" not in part for part in rest)


@cache
def _says() -> re.Pattern[str]:
    return re.compile("|".join(load_toml("meeting_verbs")["say"]["words"]))
