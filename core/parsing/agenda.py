"""The matters a meeting dealt with, in the order of the text.

They are read from the opening (主持召开…会议,研究A、B), from paragraphs that start with 会议审议了…, from numbered
minutes (一、研究…), and, when nothing of this is written, from the name of the meeting itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Set

from core.lexicon import load_toml
from core.models import AgendaItem
from core.parsing.agenda_clauses import (
    MEETING,
    brought,
    clauses,
    dealt_during,
    dealt_with,
    names_the_meeting,
    said_while,
)
from core.parsing.matters import split_matters
from core.parsing.mentions import Mention
from core.parsing.text import Span, paragraphs, sentences

SAME_MATTER = 0.5  # share of a title's character pairs that shows it to repeat another
LONGEST_OBJECT = 1200
MOST_ITEMS = 200  # no meeting deals with more; a text that seems to say so is no readout
ALL = frozenset({"meeting", "person", "unit"})

_HELD = re.compile(r"召开|主持|举行|召集|开展|开幕|闭幕")
_SAYS = re.compile(r"(?:强调|指出|要求|认为|明确|提出|表示|号召|希望)(?=[,:]|$)")
# 贯彻落实省委、市委人才工作要求, between two matters: nobody demands anything here
_OBEYS = re.compile(r"[ ]*(?:深入|认真|全面)?(?:学习)?(?:贯彻|落实|按照|根据|对照)[^:]{2,60}要求$")
# 会议集中学习了换届纪律要求: what was studied, no demand
_STUDIED = re.compile(r"[ ]*(?:会议|会上|大会)?(?:集体|集中|认真|深入|传达|跟进){0,2}学习了?[^:]{2,60}要求$")
# 会议指出,习近平总书记在某座谈会上的重要讲话精神,为我们提供了遵循: what was studied is the subject of what is said
_SPEECH_VALUED = re.compile(
    r"[ ]*(?:会议|大会)(?:指出|强调|认为)[,:]?(?P<speech>习近平(?:总书记|主席)(?:在|对|给|致|向|关于)[^。;:,\n]{4,90}?(?:讲话|指示|批示|回信|贺信|致信|重要论述|文章)(?:和[^。;:,\n]{2,12})?(?:精神)?)"
    r"[,]?(?:对于?(?![^,。]{0,10}精神)|为|是|具有|充分|深刻|高屋|站在|立意|内涵|思想|着眼|体现|饱含)"
)
_TASK = re.compile(r"(?:任务|议题|议程|内容|主题)(?:是|有|为|:)")
_TELLS = re.compile(rf"{MEETING}|听取|任务|议题|议程|内容|主题")
_CONTINUES = re.compile(
    r"(?![ ]*(?:决定|由|将|把|经|按|待|请|提请|要|并|同意|修改|确保|切实|就|对|围绕|[^》]{0,30}作了))(?:[ ]*(?:以及|及|和)?(?:《|(?:[\u4e00-\u9fff]{2,10})?关于|\")|[^》]*》|[^》]{4,}(?:讲话|会议?|批示|指示|论述|文件)\"?精神等?$|[^》]{4,}(?:批示|指示)要求$|[^》]{4,}论述(?:及|$))"
)
# 会上传达了A。听取并审议了B: the next sentence goes on without its subject.
_GOES_ON = re.compile(r"(?:还|并)?(?:听取|审议|研究|讨论|传达|学习|通报|观看|审定|通过|表决)")
# 听取有关工作汇报: says that there were matters, and none of them
_VAGUE = re.compile(r"(?:有关|相关)(?:工作)?(?:汇报|文件)")
_JOINED = re.compile(r"[ ]*(?:以及)?")
_REPORTS = re.compile(r"(?:同志)?(?:受[^,。]{2,20}委托)?(?:所?作的)?(?=关于|《)")
_NUMBER = re.compile(
    r"""[ ]{0,8}(?:[一二三四五六七八九十]{1,3}[、.,]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)
        |第[一二三四五六七八九十]{1,3}项)[ ]{0,8}""",
    re.VERBOSE,
)
_TOPIC_OF_NAME = re.compile(
    r"(?:视频|现场|专题|调度|推进|动员|部署|工作|总结|表彰|座谈|汇报|扩大|电视电话|集体|\([^)]*\))*(?:会议|大会|会|读书班|学习)$"
)
_BODY_MEETING = re.compile(
    r"中心组|生活会|常务会|常委会|党组|全体会|全会|代表大会|办公会|领导干部|届[^,。]{1,6}次|第[^,。]{1,6}次|例会|碰头会|联席|人代会|党代会"
)
_NAMED_AFTER_GUESTS = re.compile(r"(?:座谈会|茶话会|见面会|通气会|恳谈会|协商会)$")
_COUNTED = re.compile(r"第[\d一二三四五六七八九十百]+次(?:集中|专题|集体)?(?:学习)?$")
_SPEECHES = re.compile(
    r"(?:作|做|进行)了?(?:了)?(?P<act>表态发言|交流发言|典型发言|经验交流|汇报发言|书面发言|发言)"
)
_BEFORE_SPEECH = re.compile(
    r"(?:分别|依次|先后|现场|逐一|在会上|围绕[^,。]{1,30}|就[^,。]{1,40}|结合[^,。]{1,30})+$"
)
FEW_UNITS = 4  # so many speaking units are all named in the title


def find_agenda(
    text: str,
    folded: str,
    masked: str,
    mentions: tuple[Mention, ...],
    meeting_name: str | None,
    spans: list[Span] | None = None,
) -> tuple[AgendaItem, ...]:
    """The agenda of the meeting that `text` reports; all three are the same text, as read, folded and masked.

    `mentions` are the persons named, who may report a matter; `meeting_name` serves when nothing else does;
    `spans` are the sentences, if already cut.
    """
    reader = _Reader(text, folded, masked, mentions, sentences(masked) if spans is None else spans)
    items = reader.told()
    if numbered := reader.numbered():
        first = min(item.start or 0 for item in numbered)
        items = [item for item in items if (item.start or 0) < first] + numbered
    if not reader.own and meeting_name:
        items = reader.from_name(meeting_name) + items
    return tuple(items + reader.speeches())[:MOST_ITEMS]


class _Reader:
    """Reads matters out of one text."""

    def __init__(
        self, text: str, folded: str, masked: str, mentions: tuple[Mention, ...], spans: list[Span]
    ) -> None:
        self.text, self.folded, self.masked = text, folded, masked
        self.persons = sorted({mention.end for mention in mentions})  # where their names end
        self.spans, self.starts = spans, [start for start, _ in spans]
        self.paragraphs = paragraphs(folded)
        self.held, self.tells, self.says, self.tasks = (
            [found.start() for found in pattern.finditer(masked)] for pattern in (_HELD, _TELLS, _SAYS, _TASK)
        )
        self.own = False  # whether the meeting itself was seen to deal with a matter

    def numbered(self) -> list[AgendaItem]:
        """Headings of minutes: numbered lines that start with a verb of the agenda, or with 关于."""
        found: list[AgendaItem] = []
        for start, end in self.paragraphs:
            number = _NUMBER.match(self.masked, start, end)
            if not number:
                continue
            stop = next((b for _, b in self._sentences(start, end) if b > number.end()), end)
            found += self._sentence(number.end(), stop, True)[0] or self._about_heading(number.end(), stop)
        return found if len(found) > 1 else []

    def told(self) -> list[AgendaItem]:
        """What the opening lists and what later paragraphs report, without telling one matter twice."""
        lead: list[AgendaItem] = []
        body: list[AgendaItem] = []
        for start, end in self.paragraphs:
            opening = active = dealt = False
            act = ""
            for span in self._sentences(start, end):
                opening = opening or (not lead and _any_in(self.held, *span))
                active = active or (dealt and _GOES_ON.match(self.masked, *span) is not None)
                if not (opening or active or act or self._may_tell(span, start)):
                    continue
                items, active = self._sentence(*span, opening or active, act)
                dealt = bool(items)
                act = (items[-1].action or "") if items and self.masked[span[1] - 1] == ";" else ""
                (lead if opening else body).extend(items)
                if len(lead) + len(body) > MOST_ITEMS:
                    return lead + body
                active = active and self.masked[span[1] - 1] == ";"
        return lead + _new(lead, body)

    def _sentences(self, start: int, end: int) -> list[Span]:
        return self.spans[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _may_tell(self, span: Span, paragraph: int) -> bool:
        """Whether a sentence behind the opening can bring a matter: the meeting, a person or a new paragraph speaks."""
        return span[0] == paragraph or _any_in(self.persons, *span) or _any_in(self.tells, *span)

    def speeches(self) -> list[AgendaItem]:
        """Speeches of units at the meeting (作了表态发言) as one matter."""
        for speech in _SPEECHES.finditer(self.masked):
            start = max(self.masked.rfind(mark, 0, speech.start()) for mark in ",。;:\n") + 1
            how = _BEFORE_SPEECH.search(self.masked, start, speech.start())
            end = how.start() if how else speech.start()
            by_person = _any_in(self.persons, start, end + 1)
            if 3 < end - start < LONGEST_OBJECT and not by_person:
                title = _speech_title(self.text[start:end], speech["act"])
                return [AgendaItem(title, "听取", start, speech.end())]
        return []

    def from_name(self, name: str) -> list[AgendaItem]:
        """The matter a meeting is named after; regular meetings of a body and gatherings of guests have none."""
        at = self.folded.find(name)
        studied = re.search("学习(?!教育)|读书班", name) is not None
        core = name.rpartition("暨")[2] if studied else name
        topic = _TOPIC_OF_NAME.sub("", core)
        guests = "工作" not in core and _NAMED_AFTER_GUESTS.search(core)
        if at < 0 or len(topic) < 4 or guests or _BODY_MEETING.search(core) or _COUNTED.search(topic):
            return []
        title, act = (topic, "学习") if studied else (topic + "工作", "部署")
        return [AgendaItem(title, act, at, at + len(name))]

    def _sentence(self, start: int, end: int, active: bool, act: str = "") -> tuple[list[AgendaItem], bool]:
        """The matters of one sentence, and whether the meeting is its subject.

        In the opening any clause may bring a matter; later the meeting must have been named in the sentence.
        `act` is the verb of the sentence before, when a semicolon lets its list go on.
        """
        found: list[AgendaItem] = []
        task = False
        if (valued := _SPEECH_VALUED.match(self.masked, start, end)) is not None:
            return self._matters(*valued.span("speech"), "学习"), False
        for a, b in clauses(self.masked, start, end):
            if _any_in(self.says, a, b) and not (
                _OBEYS.match(self.masked, a, b) or _STUDIED.match(self.masked, a, b)
            ):
                meanwhile = said_while(self.masked, a, b)
                items = self._matters(meanwhile.start, meanwhile.end, meanwhile.act) if meanwhile else []
                return found + items, False
            if during := dealt_during(self.masked, a, b):
                found += self._matters(during.start, during.end, during.act)
                continue
            if _any_in(self.tasks, a, b) and (listing := _TASK.search(self.masked, a, min(b + 1, end))):
                task, a = True, min(listing.end(), b)
            active = active or task or (_any_in(self.tells, a, b) and names_the_meeting(self.masked, a, b))
            allowed = ALL if active else ({"person", "unit"} if a == start else {"person"})
            items = self._items(a, b, task, allowed)
            if not items and not active and _any_in(self.persons, start, a):
                told = brought(self.masked, a, b)
                items = self._matters(told.start, told.end, told.act) if told else []
            if not items and act and _CONTINUES.match(self.masked[a:b]):
                items = self._matters(_JOINED.match(self.masked, a, b).end(), b, act)  # type: ignore[union-attr]
            act = (items[-1].action or "") if items else act
            found += items
        return found, active

    def _items(self, start: int, end: int, task: bool = False, allowed: Set[str] = ALL) -> list[AgendaItem]:
        """The matters of a clause, if the meeting, a person or a unit (as `allowed`) dealt with them."""
        dealt = dealt_with(self.masked, (start, end), self.persons, task, "meeting" in allowed)
        if dealt is None or dealt.by not in allowed:
            return []
        items = self._matters(dealt.start, dealt.end, dealt.act)
        self.own = self.own or (dealt.by == "meeting" and bool(items))
        return items

    def _matters(self, start: int, end: int, action: str) -> list[AgendaItem]:
        if end - start > LONGEST_OBJECT:
            return []
        start = self._past_reporter(start, end)
        idle = load_toml("agenda_verbs")["idle"]["words"]
        return [
            AgendaItem(m.title, action, m.start, m.end)
            for m in split_matters(self.text, self.masked, start, end, action)
            if len(m.title) > 1 and m.title not in idle and not _VAGUE.fullmatch(m.title)
        ]

    def _past_reporter(self, start: int, end: int) -> int:
        """听取了副县长王立新关于A的汇报: the matter begins behind the person."""
        for place in range(start + 2, min(start + 40, end)):
            if place in self.persons and (reports := _REPORTS.match(self.masked, place, end)):
                return reports.end()
        return start

    def _about_heading(self, start: int, end: int) -> list[AgendaItem]:
        if not self.masked.startswith("关于", start):
            return []
        end = next((b for _, b in clauses(self.masked, start, end)), end)
        return [AgendaItem(self.text[start:end].strip(), None, start, end)]


def _any_in(places: list[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, lies in a stretch of the text."""
    return bisect_left(places, start) != bisect_left(places, end)


def _speech_title(who: str, act: str) -> str:
    who = who.strip().removeprefix("会上")
    units = [unit for unit in re.split(r"[、,，和]", who) if unit]
    if len(units) <= FEW_UNITS:
        return who + act
    tail = re.search(r"(?:主要)?(?:负责人|负责同志|代表|书记|同志)$", units[-1])
    return f"{units[0]}等{len(units)}个单位{tail.group() if tail else ''}{act}"


def _new(lead: list[AgendaItem], body: list[AgendaItem]) -> list[AgendaItem]:
    """The items of the body that do not repeat one of the opening.

    A report that was announced in general words (听取群团工作情况汇报) is not told again in detail.
    """
    waiting = [item for item in lead if item.action and item.action.startswith("听取")]
    waiting = [item for item in waiting if not any(_repeats(other.title, item.title) for other in body)]
    fresh: list[AgendaItem] = []
    for item in body:
        if any(_repeats(item.title, other.title) for other in lead) or any(
            item.title == o.title for o in fresh
        ):
            continue
        if waiting and item.action == waiting[0].action:
            waiting.pop(0)
            continue
        fresh.append(item)
    return fresh


def _repeats(title: str, earlier: str) -> bool:
    """Whether most of a title's words stand in an earlier one."""
    words, known = ({t[i : i + 2] for i in range(len(t) - 1)} for t in (title, earlier))
    return len(words & known) >= SAME_MATTER * len(words)
