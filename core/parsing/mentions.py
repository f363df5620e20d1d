"""Named persons in a text: each name with the office written beside it.

Read left to right, a sentence is a row of pieces between 、 and commas. A piece is an office that waits for
its name (县委副书记), an office with a name (县长王立新), a name with an office (王立新县长), a name that continues
a list and shares its office (张三、李四), or something else, which ends the list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from core.parsing.names import (
    Name,
    after_remark,
    first_characters,
    is_han,
    is_word,
    last_of_offices,
    may_be_given,
    name_at,
    office,
    plausible,
)
from core.parsing.text import Span, sentences

LONGEST_ROLE = 60

_BRACKETED = re.compile(
    r"""  《[^《》\n]{0,200}(?:《[^《》\n]{0,100}》[^《》\n]{0,200}){0,3}》
      | "[^"\n]{1,120}"
      | \([^()\n]{0,80}(?:\([^()\n]{0,40}\)[^()\n]{0,80}){0,2}\)
      | 【[^【】\n]{0,80}】 | 〈[^〈〉\n]{0,120}〉
    """,
    re.VERBOSE,
)
_PIECE = re.compile(r"[^、,:;。!?\n]+")
# What may stand before an office without being part of it.
_LEAD_IN = re.compile(
    r"""  (?:\d{1,2}|[一二三十]{1,3})[日号时点](?:上午|下午|晚上?|\d{1,2}分)?
      | [一二三四五六七八九十]是|近日|日前|昨日|昨天|今日|今天|当天|当日|上午|下午|晚上?(?=[省市县区])|会上|会前|会后|期间
      | 会议由|大会由|(?<!自)由|(?<!接)受|[讯电](?![器力子])|报道|报到|其中|以及|还有|邀请|陪同|随后|最后|首先|接着|同时
      | [了]|听取|传达|学习(?!教育|中心组|实践|型)|宣读|审议|根据|按照|出席|参加|列席|主持人?|记者|通讯员|\x00[)"》】]|[》】]|担任|任命|免去|任
      | 在(?=[省市县区镇乡])
    """,
    re.VERBOSE,
)
_ENDS_IN_OFFICE = re.compile(r"[记长任席员委官领导]$")
_JOIN = re.compile(r"[ ]{0,4}(?:以及|及其|和|与|及|暨|、)?[ ]{0,4}")
_LEADS_TO_NAME = re.compile(
    r"[ ]{0,4}(?:(?:会议|大会|会上)?由|以及|和|与|及)?[ ]{0,4}(?:(?:中共)?[省市县区州旗镇乡]委(?!常委|副|委员|书记)|[省市县区州旗]政府(?!党组|副)|$)?"
)
_BY = re.compile(r"[ ]{0,4}(?:[^,、由]{0,6}会议?)?由(?=[^,、]{2,4}主持)")  # 会议由王立新主持
_BEFORE_NAME = re.compile(r"(?:同志)?(?:\([^)\n]{1,8}\))?[ :]{0,6}")
# A style that closes a list of bare names: 张三、李四等县领导.
_STYLE_AFTER = re.compile(
    r" ?等?(?P<style>(?![及和与各]|召开|举行|组织|听取|主持)(?:[省市县区州厅处]级?)?[^、,:;。 等]{0,14}?(?:领导|委员|参事|专家|代表|同志|干部|负责人|成员|企业家|人士|执行主席|常务主席))"
)
# Verbs that show an untitled name at the start of a clause to be a person's.
_ACTS = re.compile(
    r"""(?:同志)?(?:\d{1,2}[月日]|在[^,。、]{0,20}?)?
        (?:主持|出席|参加|列席|讲话|强调|指出|要求|发言|致[辞词]|作(?:了|出)?(?:重要|工作|总结|动员|主题|主旨)?(?:讲话|报告|发言|部署)
        |宣读|通报|传达|领学|主讲|汇报|表示|说[,:]|带队|调研|(?<=\d[月日])[^,。、]{0,30}?主持)
    """,
    re.VERBOSE,
)
_LIST_MARKS = ("、", ",")
_CLOSES_LIST = re.compile(r"等?(?:[省市县区]?领导)?(?:出席|列席|参加|参会|到会)")
_ENTRY = re.compile(r"[\u4e00-\u9fff]{2,4}?(?=[、,]|等|及|出席|列席|参加|参会|到会)")
_DOT = re.compile("·")
_BODIES = "团部组室院"
_DEPUTY = re.compile(r"(?:常务)?[副代]?")
_GAP = re.compile(r"(?<! ) {1,8}(?=[^ ])")
# 张三、李四及有关部门负责人
_JOINED_TO_GROUP = re.compile(r"[ ]?(?:及|和|以及|等)[^、,。;]{2,40}(?:出席|列席|参加|到会)")
LIST_OF_NAMES = 3  # so many untitled names in a row are a list of persons


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in the text: `start` to `end` is the name, `role_start` where the office before it begins."""

    name: str
    role: str | None
    start: int
    end: int
    role_start: int


def masked(folded: str) -> str:
    """The text with what stands inside 《》, quotation marks and brackets blanked out, character for character.

    Brackets of one or two characters stay: they are part of a word (党(工)委书记).
    """
    return _BRACKETED.sub(_blank, folded)


def _blank(match: re.Match[str]) -> str:
    inside = match.group()
    if inside[0] == "(" and len(inside) <= 4:
        return inside
    return inside[0] + "\x00" * (len(inside) - 2) + inside[-1]


def find_mentions(
    text: str, spans: list[Span] | None = None, words: str | None = None
) -> tuple[Mention, ...]:
    """All persons named beside an office or in a list of names, in the order of the (masked, folded) text.

    `spans` are the sentences of the text, if they have been cut already; `words` is the text as people read it,
    from which offices are quoted. Only sentences in which a name can stand at all are read.
    """
    spans = sentences(text) if spans is None else spans
    titled = [m for span in _promising(text, spans) for m in _Sentence(text, words or text, *span).mentions()]
    return tuple(sorted(titled + list(_repeated(text, titled)), key=lambda m: m.start))


def _promising(text: str, spans: list[Span]) -> Iterator[Span]:
    """The sentences in which a name stands where a person may be named."""
    starts = [start for start, _ in spans]
    behind, opening = _promises()
    places = {found.end() for found in behind.finditer(text)}
    places.update(found.start() for found in _DOT.finditer(text))  # stands in names
    places.update(found.end() - 1 for found in opening.finditer("\n" + text))
    read = -1
    for place in sorted(places):
        sentence = bisect_right(starts, place) - 1
        if sentence > read and (text[place] == "·" or name_at(text, place) or _ENTRY.match(text, place)):
            yield spans[sentence]
            read = sentence


@cache
def _promises() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a name: an office; the mark before a clause that goes on with 、, an office or a person's verb.

    To be quick they look at the last character of an office and at the first of a name only.
    """
    first, last = (f"[{re.escape(characters)}]" for characters in (first_characters(), last_of_offices()))
    behind = re.compile(rf"{last}(?:同志)?(?:\([^)\n]{{1,8}}\))?[ :]{{0,6}}(?={first})")
    opening = re.compile(
        rf"""[^\u4e00-\u9fff](?:会议由|大会由|[由和与及])?(?:[省市县区州旗镇乡]委)?
            (?={first}[ ]{{0,3}}[\u4e00-\u9fff]{{1,3}}?
              (?:[、等\d致作说在{last[1:-1]}]|同志|主持|出席|参加|列席|讲话|强调|指出|要求|发言|宣读|通报|传达|主讲|汇报|带队|调研
              |[省市县区州旗镇乡副]))""",
        re.VERBOSE,
    )
    return behind, opening


class _Sentence:
    """One sentence on its way through; `role` is the office a list of names shares."""

    def __init__(self, text: str, words: str, start: int, end: int) -> None:
        self.text, self.words, self.start, self.end = text, words, start, end
        self.role: tuple[str, int] | None = None  # shared by the list that is open
        self.waiting: int | None = None  # where offices that wait for their name begin
        self.bare: list[Mention] = []  # untitled names in a row
        self.found: list[Mention] = []

    def mentions(self) -> list[Mention]:
        """The persons of the sentence."""
        for piece in _PIECE.finditer(self.text, self.start, self.end):
            self._read(*piece.span())
        self._close_bare()
        return self.found

    def _read(self, start: int, end: int) -> None:
        before = self.text[start - 1] if start > self.start else ""
        if before != "、":
            self.waiting = None
        if before not in ("、", ","):
            self.role = None
        count = len(self.found)
        at = self._names(start, end) if self.role else start
        for head in office().finditer(self.text, at, end):
            if head.start() < at:
                continue
            begin = _BEFORE_NAME.match(self.text, head.end()).end()  # type: ignore[union-attr]
            name = name_at(self.text, begin)
            name = name if name and name.end <= end else self._between_names(begin, end)
            name = name or _possessive(self.text, begin, end) or _of_a_body(self.text, begin, end)
            if name:
                at = self._office((at, head.end()), (begin, name), end)
        if len(self.found) == count and at == start:
            at = self._name_then_office(start, end)
        if len(self.found) == count:
            self._untitled(start, end)
        else:
            self._close_bare()
        self._leave(start, at, end)

    def _office(self, head: Span, named: tuple[int, Name], end: int) -> int:
        """Takes an office with its name and the names that share it; says where they end."""
        begin = _role_start(self.text, head[0] if self.waiting is None else self.waiting, head[1])
        self.role = (self.words[begin : head[1]], begin)
        self.found.append(Mention(named[1].text, self.role[0], named[0], named[1].end, begin))
        self.waiting = None
        return self._names(after_remark(self.text, named[1].end), end)

    def _names(self, at: int, end: int) -> int:
        """Takes names from `at` on that are parted by spaces or 和; says where they end."""
        first = at
        while at < end:
            begin = _joined_at(self.text, at)
            if begin == at > first:
                break
            name = name_at(self.text, begin) if begin < end else None
            if name and (name.end > end or self._is_office(name)):
                name = None
            if name is None:
                name = self._between_names(begin, end)
            if name is None:
                break
            self._take(begin, name)
            at = after_remark(self.text, name.end)
        return at

    def _is_office(self, name: Name) -> bool:
        """区政协主席高山 in a list: what looks like a name is the beginning of the next person's office."""
        head = office().match(self.text, name.end)
        return head is not None and name_at(self.text, head.end()) is not None

    def _between_names(self, start: int, end: int) -> Name | None:
        """An entry of a list of names that is no known kind of name, but two or three characters long.

        It must stand before another name, or close the list before a verb of attending.
        """
        entry = _ENTRY.match(self.text, start)
        if not entry or entry.end() > end or not may_be_given(entry.group()) or is_word(entry.group()):
            return None
        stop = entry.end()
        closes = self.text[start - 1] in _LIST_MARKS and (
            _CLOSES_LIST.match(self.text, stop) or self.text.startswith("及", stop)
        )
        if closes or (
            stop == end and self.text[stop : stop + 1] in _LIST_MARKS and name_at(self.text, stop + 1)
        ):
            return Name(entry.group(), stop)
        return None

    def _take(self, begin: int, name: Name) -> None:
        role = self.role[0] if self.role else None
        self.found.append(Mention(name.text, role, begin, name.end, begin))

    def _name_then_office(self, start: int, end: int) -> int:
        """王立新县长, 由王立新同志: a name with its office behind it, at the start of a piece."""
        begin = _LEADS_TO_NAME.match(self.text, start).end()  # type: ignore[union-attr]
        name = name_at(self.text, begin)
        prefix = _DEPUTY.match(self.text, name.end) if name and name.end < end else None
        head = office().match(self.text, prefix.end()) if prefix else None
        if not name or not head:
            return start
        said = self.text[name.end : head.end()]
        role = None if said in ("同志", "领导", "领导同志") else said
        self.found.append(Mention(name.text, role, begin, name.end, begin))
        self.role = None
        return head.end()

    def _untitled(self, start: int, end: int) -> None:
        """Names that stand alone: kept if they act, or at the start of pieces when they make a list."""
        if start == self.start or self.text[start - 1] != "、":
            self._close_bare()
        at = start
        by = _BY.match(self.text, start, end)
        name = name_at(self.text, by.end()) if by else None
        if by and name and self.text.startswith("主持", name.end):
            self.found.append(Mention(name.text, None, by.end(), name.end, by.end()))
            return
        while at < end:
            begin = _joined_at(self.text, at)
            name = name_at(self.text, begin) if begin < end else None
            if name is None and self.bare and begin == start:
                name = self._between_names(begin, end)  # a monk among the others
            if not name or name.end > end:
                break
            self.bare.append(Mention(name.text, None, begin, name.end, begin))
            at = after_remark(self.text, name.end)
        if at < end:
            self._close_bare(at)
        for gap in _GAP.finditer(self.text, max(at, start + 1), end):
            name = name_at(self.text, gap.end())
            if name and _ACTS.match(self.text, name.end):
                self.found.append(Mention(name.text, None, gap.end(), name.end, gap.end()))

    def _close_bare(self, at: int | None = None) -> None:
        """Takes the row of untitled names that ends at `at` when it is a list or acts."""
        bare, self.bare = self.bare, []
        style = _STYLE_AFTER.match(self.text, at) if at is not None else None
        acts = at is not None and _ACTS.match(self.text, at)
        goes_on = (
            at is not None
            and len(bare) > 1
            and (_JOINED_TO_GROUP.match(self.text, at) or _CLOSES_LIST.match(self.text, at))
        )
        if len(bare) >= LIST_OF_NAMES or (bare and (style or acts or goes_on)):
            role = style["style"] if style and style["style"] != "同志" else None
            self.found += [replace(mention, role=role) for mention in bare]

    def _leave(self, start: int, at: int, end: int) -> None:
        """What the next piece inherits: an open list, or offices that wait for their name."""
        rest = self.text[at:end].strip()
        if rest:
            self.role = None
            if at == start or rest:
                closing = [m.end() for m in office().finditer(self.text, at, end)]
                ends_in_office = bool(closing) and closing[-1] == at + len(self.text[at:end].rstrip())
                if not ends_in_office:
                    self.waiting = None
                elif self.waiting is None:
                    self.waiting = at
        elif self.role is None:
            self.waiting = None


def _joined_at(text: str, at: int) -> int:
    """Where the next name of a list begins; the 和 after a 、 is a family name (潘雪、和平)."""
    if text[at - 1 : at] == "、" and text.startswith("和", at) and name_at(text, at) is not None:
        return at
    return _JOIN.match(text, at).end()  # type: ignore[union-attr]


def _possessive(text: str, start: int, end: int) -> Name | None:
    """接受县委书记王立新的点评: after an office the name may end before 的."""
    for stop in (start + 3, start + 2):
        if stop < end and text[stop] == "的" and plausible(text[start:stop]):
            return Name(text[start:stop], stop)
    return None


def _of_a_body(text: str, start: int, end: int) -> Name | None:
    """县长吴文团主持: a name whose last character is mostly that of a body, where a person's verb follows."""
    stop = start + 3
    if stop > end or text[stop - 1] not in _BODIES or not plausible(text[start : stop - 1]):
        return None
    return Name(text[start:stop], stop) if _ACTS.match(text, stop) else None


def _role_start(text: str, start: int, end: int) -> int:
    """Where the office that ends at `end` begins: after the last word that only leads to it."""
    start = max(start, end - LONGEST_ROLE)
    for lead in _LEAD_IN.finditer(text, start, end):
        if lead.end() < end:
            start = max(start, lead.end())
    space = text.rfind(" ", start, end)
    if space > start and not _ENDS_IN_OFFICE.search(text[max(start, space - 8) : space]):
        start = space + 1
    while start < end and not (is_han(text[start]) or text[start].isalnum()):
        start += 1
    joined = _JOIN.match(text, start)
    return joined.end() if joined and joined.end() < end else start


def _repeated(text: str, titled: list[Mention]) -> Iterator[Mention]:
    """Further places of names already known, without an office of their own."""
    known = {mention.start for mention in titled}
    for name in {mention.name for mention in titled}:
        spellings = (name, f"{name[0]} {name[1]}", f"{name[0]}  {name[1]}") if len(name) == 2 else (name,)
        for spelling in spellings:
            at = text.find(spelling)
            while at >= 0:
                if at not in known:
                    known.add(at)
                    yield Mention(name, None, at, at + len(spelling), at)
                at = text.find(spelling, at + len(spelling))
