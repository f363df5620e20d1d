"""Who chaired a meeting, who attended and who spoke, from the persons a readout names.

A person is present when a sentence says so: the name is the subject of 主持, 出席, 讲话 and the like, or stands
in a list under 出席: in minutes. Leaders whose speeches a meeting studies are named too, and are not present.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from core.lexicon import load_toml
from core.models import Person
from core.parsing.chairs import Chair, find_chair
from core.parsing.mentions import Mention, find_mentions
from core.parsing.names import is_han, name_at
from core.parsing.scenes import Scene
from core.parsing.text import Span, sentences

SPEECH_REACH = 120  # characters between a speaker and the verb of speaking

_LABEL = re.compile(
    r"""(?:\A|\n)[ ]{0,8}(?:(?:出席|列席|参加|参会|到会|与会|应到|实到)(?:会议)?(?:人员|领导|同志|单位|对象)?|(?:大会|会议)的?执行主席(?:是|有)?)
        (?:\([^)\n]{0,12}\))?[ ]?:[ ]{0,8}(?P<list>[^\n]{1,2000})""",
    re.VERBOSE,
)
_ENTRY = re.compile(r"(?<![^、,; :\n])[\u4e00-\u9fff]")
_INTRODUCES = re.compile(r"[^,。\n]{0,20}?(?:的|人员|领导)[^,。\n]{0,12}?(?:有|是|为|:)")
_MEETS = re.compile(r"会议|会上|座谈|召开|举行|听取汇报")
_STARTS = frozenset(("", ",", "。", ";", "\n", " ", ":"))
_SAYS = re.compile(
    r"(?:同志)?(?:在[^,。:]{1,24}(?:时|上|中))?(?:还|同时|最后|首先|反复|再次|特别|着重|进一步)?(?:强调|指出|要求|表示|说|希望|认为|提出)(?=[,:—-])|寄语|(?:同志)?(?:在[^,。:]{1,24}上)?(?:还|分别)?(?:就[^,。:;]{1,40}?)?(?:提出|强调|明确)了?(?=[\"\x00]|[^,。:;]{0,14}(?:要求|意见|建议|希望)(?=[,。:;]))"
)
_ACTS = re.compile(
    r"(?:同志)?(?:(?:在[^,。;\n]{1,16})?(?:组织)?召开|就|对|与|同|向|为|代表|受|传达|通报|汇报|宣读|宣布|带领|组织|部署|安排|领|作|做|主持|出席)"
)
# How a speech is led up to, one step at a time: 出席会议并, 受县委委托, 就春耕工作, 围绕主题, 先后.
_STEP = re.compile(
    r"""同志|,|\([^)]{0,16}\)|等[^,。]{0,16}?(?=先后|分别|依次|作|发言|汇报)|并|还|先后|分别|依次|逐一|详细|重点|现场|随后|首先|最后|向[大会]会
      |(?:出席|参加|列席|主持|到会)(?:召开)?了?(?:会议|大会|座谈会|推进会|动员会|全会|本次会议|仪式)?
      |在(?:会议|大会|会)上|受[^,。]{1,24}?委托|代表[^,。]{1,40}?(?=作|做|发表|发言|讲话|汇报|介绍|,)
      |以[^,。]{1,60}?为主?题|从[^,。]{1,60}?(?=,|作|进行|对)
      |(?:就|围绕|对|结合|联系|聚焦|紧扣)[^,。]{1,80}?(?=(?<!工)作|做|发表|进行|发言|讲话|讲了|提了|通报|汇报|介绍|说明|解读|点评|述职|,)
    """,
    re.VERBOSE,
)
_OFFICE_BEHIND = re.compile(r"副?(?:书记|[省市县区州旗]长|主席|主任|部长|[局厅]长|秘书长)")
# 县长、各局负责人在农委召开现场办公会: all of them are there
_GATHER = re.compile(r"(?:负责人|负责同志|领导|人员)(?:在[^,。;]{1,16})?(?:召开|举行)[^。;\n]{0,20}会")
_SPEECH = re.compile(
    r"""(?:作|做|发表|进行)(?:了|出)?[^,。的]{0,20}?(?:讲话|报告|发言|汇报|说明|点评|部署|安排|致辞|致词|辅导|宣讲|总结|动员|通报|介绍|解读|授课|交流)
      |(?:作|做)了?(?:题为)?[《\x00]|讲话|致[辞词]|发言|领学|主讲|宣读|宣布|通报|传达|汇报|报告|介绍|说明|点评|讲授|授课|解读|讲课|述职|安排部署|部署|总结|(?:讲|提)了?[^,。;]{0,6}点(?:意见|要求)""",
    re.VERBOSE,
)
_REPORTS = re.compile(
    r"(?:同志)?(?:关于|对|就|所作|作的?|代表)[^,。;\n]{0,80}?(?:汇报|报告|说明|介绍|通报|发言|意见)"
)


class People(NamedTuple):
    """The persons of a meeting. `spans` gives for each name the place that shows the person to be there."""

    chair: Chair | None
    attendees: tuple[Person, ...]
    speakers: tuple[Person, ...]
    spans: dict[str, Span]
    mentions: tuple[Mention, ...]  # every person named, present or not

    @property
    def present(self) -> frozenset[str]:
        """The names of all who were there."""
        chair = {self.chair.person.name} if self.chair else set()
        return frozenset({person.name for person in (*self.attendees, *self.speakers)} | chair)


def find_people(
    text: str, national: bool = False, spans: list[Span] | None = None, words: str | None = None
) -> People:
    """The persons of the meeting a masked, folded text reports.

    `national` when leaders of the country meet; `spans` are the sentences of the text, if already cut;
    `words` is the text as people read it, from which offices are quoted.
    """
    spans = sentences(text) if spans is None else spans
    scene = Scene(text, find_mentions(text, spans, words), spans, national)
    chair = find_chair(scene)
    speakers = [m for span, inside in scene.sentences for m in _speaking(scene, span, inside)]
    seen: dict[str, Mention] = {}
    for mention in sorted([*_present(scene), *speakers], key=lambda m: m.start):
        seen.setdefault(mention.name, mention)
    chairing = chair.person.name if chair else None
    return People(
        chair,
        tuple(scene.person(name) for name in seen if name != chairing),
        tuple(dict.fromkeys(scene.person(mention.name) for mention in speakers)),
        {name: (mention.start, mention.end) for name, mention in seen.items()},
        scene.mentions,
    )


@cache
def _verbs(kind: str) -> re.Pattern[str]:
    words = load_toml("meeting_verbs")[kind]["words"]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def _present(scene: Scene) -> Iterator[Mention]:
    """Persons a sentence says to attend or to act at the meeting, and those listed as present."""
    for span, inside in scene.sentences:
        for mention in (*_attending(scene, span, inside), *_acting(scene, span, inside)):
            if scene.there(mention) and not _verbs("absent").match(scene.text, mention.end):
                yield mention
    for label in _LABEL.finditer(scene.text):
        yield from _listed(scene, *label.span("list"))


def _attending(scene: Scene, span: Span, inside: list[Mention]) -> Iterator[Mention]:
    """Everybody named before a verb of attending, and after 出席会议的有."""
    verbs = list(_verbs("attend").finditer(scene.text, *span)) or list(_GATHER.finditer(scene.text, *span))
    if not verbs:
        return
    last = verbs[-1].start()
    lists = (found.end() for verb in verbs if (found := _INTRODUCES.match(scene.text, verb.end())))
    listing = next(lists, span[1])
    yield from (m for m in inside if m.end <= last or m.role_start >= listing)


def _acting(scene: Scene, span: Span, inside: list[Mention]) -> Iterator[Mention]:
    """Subjects: officials at the start of a clause about the meeting, alone or in a row, and whoever says something."""
    meets = _MEETS.search(scene.text, *span) is not None
    after = [_past_office(scene.text, mention.end) for mention in inside]
    acts = [meets and _ACTS.match(scene.text, at) is not None for at in after]
    joined = [scene.joined(one, other, "、和与") for one, other in pairwise(inside)]
    for place in range(len(inside) - 2, -1, -1):
        acts[place] = acts[place] or (joined[place] and acts[place + 1])
    row = False
    for place, mention in enumerate(inside):
        opens = mention.role and scene.text[mention.role_start - 1 : mention.role_start] in _STARTS
        row = acts[place] and bool(opens or (row and joined[place - 1]))
        if row or _SAYS.match(scene.text, after[place]):
            yield mention


def _listed(scene: Scene, start: int, end: int) -> Iterator[Mention]:
    """The names of a list under a label, with or without offices."""
    titled = scene.within(start, end)
    yield from titled
    known = {mention.start for mention in titled}
    for entry in _ENTRY.finditer(scene.text, start, end):
        name = name_at(scene.text, entry.start())
        if name and entry.start() not in known and (name.end >= end or not is_han(scene.text[name.end])):
            yield Mention(name.text, None, entry.start(), name.end, entry.start())


def _speaking(scene: Scene, span: Span, inside: list[Mention]) -> list[Mention]:
    """Who of a sentence speaks: read from the right, as a row of persons shares the verb behind it."""
    speaking: list[Mention] = []
    shared = False
    for place in range(len(inside) - 1, -1, -1):
        mention = inside[place]
        following = inside[place + 1] if place + 1 < len(inside) else None
        if not (following and shared and scene.joined(mention, following, "、和与,")):
            stop = min(following.role_start if following else span[1], mention.end + SPEECH_REACH)
            shared = _speaks(scene.text, mention.end, stop) or _heard(scene.text, mention)
        if shared and scene.there(mention):
            speaking.append(mention)
    return speaking[::-1]


def _speaks(text: str, at: int, stop: int) -> bool:
    """Whether what follows a person leads up to a verb of speaking, and to nothing else before it."""
    at = min(stop, _past_office(text, at))
    while step := _STEP.match(text, at, stop):
        at = step.end()
    return _SPEECH.match(text, at, stop) is not None


def _past_office(text: str, at: int) -> int:
    """Where what a person does begins: behind the office, if it follows the name (李明副省长在会上讲话)."""
    behind = _OFFICE_BEHIND.match(text, at)
    return behind.end() if behind is not None else at


def _heard(text: str, mention: Mention) -> bool:
    """听取了副县长王立新关于…的汇报."""
    before = text[max(0, mention.role_start - 8) : mention.role_start]
    return "听取" in before and _REPORTS.match(text, mention.end) is not None
