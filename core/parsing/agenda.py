"""The matters a meeting dealt with, in the order of the text.

They are read from the opening (主持召开…会议,研究A、B), from paragraphs that start with 会议审议了…, from numbered
minutes (一、研究…), and, when nothing of this is written, from the name of the meeting itself.
"""

from __future__ import annotations

import re
from functools import cache

from core.lexicon import load_toml
from core.models import AgendaItem
from core.parsing.matters import split_matters
from core.parsing.text import paragraphs, sentences

SAME_MATTER = 0.5  # share of the shorter title's bigrams that shows two titles to be one matter
LONGEST_OBJECT = 1200

_HELD = re.compile(r"召开|主持|举行|召集|开展")
_SUBJECT = r"(?:本次|这次|此次)?(?:会议|大会|全会|会上|会议上|座谈会|常委会|党组会|常务会议|推进会|学习会|与会人员|与会同志|大家|中心组|会议现场|集中)"
_HOW = (
    r"(?:还|一并|同时|先后|分别|依次|集体|认真|深入|再次|专题|书面|共同|首先|随后|并|现场|逐项|逐一|原则|主要|全面|进一步|统筹|"
    r"重点|传达并|组织|跟进|系统|一是|二是|三是|四是|五是|具体|安排)"
)
_CLAUSE = re.compile(r"[^,;。:!?\n]+")
_SAYS = re.compile(r"(?:强调|指出|要求|认为|明确|提出|表示|号召|希望)(?=[,:]|$)")
_TASK = re.compile(r"(?:主要)?(?:任务|议题|议程|内容|主题)(?:是|有|为|:)")
_ABOUT = re.compile(
    r"""(?:对|就|围绕)(?P<object>.{2,200}?)
        (?:进行|开展|作|做|作出|展开|提出|征求)(?:了|出)?(?:专题|具体|全面|认真|深入|详细|再)*
        (?P<act>研究|讨论|审议|部署|安排|总结|学习|研讨|交流|座谈|动员|分析|协商|再部署|意见|通报|说明|调度|强调|要求)
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(
    r"[ ]*(?:[一二三四五六七八九十]{1,3}[、.,]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)|第[一二三四五六七八九十]{1,3}项)[ ]*"
)
_TOPIC_OF_NAME = re.compile(
    r"(?:视频|现场|专题|调度|推进|动员|部署|工作|总结|表彰|座谈|汇报|扩大|电视电话|\([^)]*\))*(?:会议|大会|会)$"
)
_REPORTERS = re.compile(
    r"(?P<who>[^。;\n]{2,160}?)(?:分别|依次|先后|现场|逐一|在会上|围绕[^,。]{1,30}|就[^,。]{1,40}|结合[^,。]{1,30})*(?:作|做|进行)了?(?P<act>表态发言|交流发言|典型发言|经验交流|汇报发言|书面发言)"
)


@cache
def _acts() -> re.Pattern[str]:
    words = sorted(load_toml("agenda_verbs")["act"]["words"], key=len, reverse=True)
    return re.compile(rf"[ ]*(?:{_SUBJECT})?(?:{_HOW}){{0,4}}(?P<act>{'|'.join(words)})(?P<done>了|过)?[:]?")


def find_agenda(text: str, folded: str, masked: str, meeting_name: str | None) -> tuple[AgendaItem, ...]:
    """The agenda of the meeting that `text` reports; all three are the same text, as read, folded and masked."""
    reader = _Reader(text, folded, masked)
    items = reader.numbered() or reader.told()
    if not items and meeting_name:
        items = reader.from_name(meeting_name)
    return tuple(items + reader.speeches())


class _Reader:
    """Reads matters out of one text."""

    def __init__(self, text: str, folded: str, masked: str) -> None:
        self.text, self.folded, self.masked = text, folded, masked
        self.paragraphs = paragraphs(folded)

    def numbered(self) -> list[AgendaItem]:
        """Headings of minutes: numbered lines that start with a verb of the agenda, or with 关于."""
        found: list[AgendaItem] = []
        for start, end in self.paragraphs:
            number = _NUMBER.match(self.masked, start, end)
            if not number:
                continue
            stop = next((m.end() for m in _CLAUSE.finditer(self.masked, number.end(), end)), end)
            found += self._items(number.end(), stop) or self._about_heading(number.end(), stop)
        return found if len(found) > 1 else []

    def told(self) -> list[AgendaItem]:
        """What the opening lists and what later paragraphs report, without telling one matter twice."""
        lead: list[AgendaItem] = []
        body: list[AgendaItem] = []
        for start, end in self.paragraphs:
            opening = False
            for a, b in sentences(self.masked[start:end]):
                opening = opening or (
                    not lead and _HELD.search(self.masked, start + a, start + b) is not None
                )
                (lead if opening else body).extend(self._sentence(start + a, start + b, opening))
        return lead + _new(lead, body)

    def speeches(self) -> list[AgendaItem]:
        """Speeches of units at the meeting (作了表态发言) as one matter."""
        for match in _REPORTERS.finditer(self.masked):
            who = match["who"].split(",")[-1].strip()
            start = match.start("who") + match["who"].rfind(",") + 1
            title = _speech_title(self.text[start : match.end("who")], match["act"])
            if title and len(who) > 3:
                return [AgendaItem(title, "听取", start, match.end())]
        return []

    def from_name(self, name: str) -> list[AgendaItem]:
        """The matter a meeting is named after."""
        topic = _TOPIC_OF_NAME.sub("", name)
        at = self.folded.find(name)
        if len(topic) < 4 or at < 0:
            return []
        return [AgendaItem(topic + "工作", "部署", at, at + len(name))]

    def _sentence(self, start: int, end: int, lead: bool) -> list[AgendaItem]:
        """Matters of one sentence: in the opening any clause may bring one, later the meeting must be the subject."""
        found: list[AgendaItem] = []
        active = lead
        task = False
        for clause in _CLAUSE.finditer(self.masked, start, end):
            a, b = clause.span()
            if _SAYS.search(self.masked, a, min(b + 1, end)):
                break
            task = task or _TASK.search(self.masked, a, min(b + 1, end)) is not None
            named = re.match(rf"[ ]*{_SUBJECT}", self.masked[a:b])
            items = self._items(a, b, task) if active or named or task else []
            active = active or bool(named)
            if not items and found and self._continues(a, b):
                items = self._matters(a, b, found[-1].action or "")
            found += items
        return found

    def _continues(self, start: int, end: int) -> bool:
        return (
            re.match(r"[ ]*(?:以及|及|和)?(?:《|关于|\")", self.masked[start:end]) is not None
            or "》" in self.masked[start:end]
        )

    def _items(self, start: int, end: int, task: bool = False) -> list[AgendaItem]:
        """The matters of a clause that starts with a verb of the agenda."""
        about = _ABOUT.search(self.masked, start, end)
        if about and re.fullmatch(
            rf"[ ]*(?:{_SUBJECT})?(?:{_HOW}){{0,4}}", self.masked[start : about.start()]
        ):
            return self._matters(*about.span("object"), about["act"])
        act = _acts().match(self.masked, start, end)
        if not act and (
            held := re.search(
                r"(?:会议|会)(?=(?:专题)?(?:研究|传达学习|审议|听取|部署|学习|讨论))", self.masked[start:end]
            )
        ):
            act = _acts().match(self.masked, start + held.end(), end)
        if not act:
            return []
        if act["act"] in ("落实", "贯彻", "全面落实", "贯彻落实") and not (
            task or re.search("精神|讲话|部署", self.masked[act.end() : end])
        ):
            return []
        return self._matters(act.end(), end, act["act"])

    def _matters(self, start: int, end: int, action: str) -> list[AgendaItem]:
        if end - start > LONGEST_OBJECT:
            return []
        idle = load_toml("agenda_verbs")["idle"]["words"]
        return [
            AgendaItem(m.title, action, m.start, m.end)
            for m in split_matters(self.text, self.masked, start, end, action)
            if len(m.title) > 1 and m.title not in idle
        ]

    def _about_heading(self, start: int, end: int) -> list[AgendaItem]:
        if not self.masked.startswith("关于", start):
            return []
        return [AgendaItem(self.text[start:end].strip(), None, start, end)]


def _speech_title(who: str, act: str) -> str:
    units = [unit for unit in re.split(r"[、,，和]", who.strip()) if unit]
    if len(units) < 3:
        return who.strip() + act
    tail = re.search(r"(?:主要)?(?:负责人|负责同志|代表|书记|同志)$", units[-1])
    return f"{units[0]}等{len(units)}个单位{tail.group() if tail else ''}{act}"


def _new(lead: list[AgendaItem], body: list[AgendaItem]) -> list[AgendaItem]:
    """The items of the body that do not repeat one of the opening."""
    open_leads = list(lead)
    fresh: list[AgendaItem] = []
    for item in body:
        twin = next((other for other in open_leads if _alike(item.title, other.title)), None)
        if twin is None and not re.search("其他|其它", item.title):
            twin = next((other for other in open_leads if other.action == item.action), None)
        if twin is not None:
            open_leads.remove(twin)
        elif not any(_alike(item.title, other.title) for other in lead + fresh):
            fresh.append(item)
    return fresh


def _alike(one: str, other: str) -> bool:
    a, b = ({t[i : i + 2] for i in range(len(t) - 1)} for t in (one, other))
    return bool(a and b) and len(a & b) >= SAME_MATTER * min(len(a), len(b))
