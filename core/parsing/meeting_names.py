"""What a meeting is called, and its ordinal (第二十七次) and term (十六届)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.parsing.numbers import parse_number
from core.parsing.text import Span

OWN_NAME_REACH = 500  # characters after its first name within which a meeting's own name may be given again
HELD_REACH = 200  # characters before 召开 in which a sentence names what was held
LAST_TERM = 40  # no congress or committee counts more terms

_JOINT = re.compile(r"和|暨|、|及|[,。;\n]")
_REMARK = re.compile(r"\([^)\n]{1,20}\)")
_NUM = r"(?:\d{1,4}|[零〇一二两三四五六七八九十百]{1,7})"
ORDINAL = re.compile(
    rf"(?:第 ?(?P<a>{_NUM}) ?次|第 ?(?P<b>{_NUM}) ?(?=(?:政府)?(?:常务|全体|常委|党组|专题|主任|委员长)[^,。]{{0,6}}会议)|(?<![第\d零〇一二三四五六七八九十百多几几])(?P<c>{_NUM}) ?次(?=[^,。;、]{{0,12}}(?:会议|全会|常委会|办公会|例会)))"
)
# 二十七次常务会议 and 六届一次会议 count in order; 召开一次会议 only counts.
_COUNTS_IN_ORDER = re.compile(r"届|次(?:[省市县区州旗]?政府)?(?:常务|常委|全体|党组|主任|主席)")
# 三次会议主席团第二次会议: the presidium's own number counts.
_OF_THE_PRESIDIUM = re.compile(rf"[^,。;\n]{{0,8}}?主席团第?{_NUM}次")
# 传达省委十届十一次全会精神, 中央深改委第一次会议上的讲话, 省第十二次党代会某市代表团: numbers of others
_OF_ANOTHER = re.compile(
    r"[^,。;、\n《》:]{0,16}?(?:会议|大会|全会|全委会?|党代会)(?:\(扩大\))?(?:会议)?"
    r"(?:上的?(?:重要)?讲话|(?:(?!传达|学习|贯彻|研究|部署|审议|落实)[^,。;\n、:]){0,10}精神|[^,。;\n、:]{0,8}代表团|(?:闭幕|结束|召开)?(?:后|期间))"
)
_WATCHED = re.compile(r"(?:收听|收看)[^,。;\n]{0,36}\Z")  # 收看省委第十七次专题会议
TERM = re.compile(
    rf"(?<![\d第一二三四五六七八九十])第? ?(?P<n>{_NUM}) ?届(?!全国运|世界|毕业|高校|中国|国际|国内|博览|艺术|运动|文化|全运)"
)
_MEETING = r"(?:会议|大会|全会|全体会|座谈会|推进会|现场会|动员会|调度会|办公会|碰头会|会商会|促进会|誓师会|观摩会|点评会|启动会|布置会|协调会|对接会|洽谈会|发布会|评审会|测评会|预备会|年会|紧急会|开幕会|闭幕会|任职会|推介会|茶话会|见面会|例会|常委会|党组会|学习会|报告会|交流会|通气会|部署会|研讨会|分析会|总结会|表彰会|述职会|宣讲会|培训会|联席会|专题会|扩大会|工作会|视频会|电视电话会|听证会|论证会|协商会|务虚会|汇报会|恳谈会|生活会|读书班|中心组[^,。;\n]{0,12}?学习(?:研讨)?|集体学习|专题学习|党代会|人代会)"
_END = rf"{_MEETING}议?(?!室|厅|中心|堂|场)(?:\([^)\n]{{0,10}}\))?(?:会议|学习会?|暨[^,。;!?\n:、]{{2,40}}(?=[,。;!?\n:]))?"
_CALLED = re.compile(
    rf"""(?:召开|举行|召集|主持(?!召开|会议))了?(?P<name>[^,。;!?\n:]{{0,80}}?{_END})
        (?=[,。;!?\n:\ ]|并|研究|传达|听取|审议|部署|安排|学习|讨论|专题|就|强调|指出|要求|上|暨|$)""",
    re.VERBOSE,
)
_WAS_HELD = re.compile(r"召开|举行|开幕|闭幕")
_HELD = re.compile(
    rf"""(?:^|[,。;\n\ ])(?P<name>[^,。;!?\n:\ ]{{2,60}}?{_END})
        (?:今天|昨天|今日|昨日|(?:\d{{1,2}}月)?\d{{1,2}}日|上午|下午|隆重|顺利|胜利|圆满|正式){{0,3}}
        (?:在[^,。;主\n]{{1,24}}?)?(?:隆重|顺利|胜利|圆满|正式)?(?:{_WAS_HELD.pattern})""",
    re.VERBOSE,
)
_SPOKEN_AT = re.compile(rf"在(?P<name>[^,。;!?\n:在]{{2,60}}?{_END})上(?:指出|强调|要求|讲话|表示|作)")
_CONGRESS = re.compile(
    rf"(?:在|向)?(?P<name>[^,。;\n在]{{2,30}}?第? ?{_NUM} ?届[^,。;\n]{{0,20}}?代表大会(?:常务委员会)?第? ?{_NUM} ?次(?:全体)?会议)"
)
_NO_NAME = re.compile(r"宣布|主持|出席|强调|要求")
_PASSED_ON = re.compile(
    r"(?:(?:传达|学习|贯彻|落实|根据|按照)(?!会|研讨|由|组|班|中心)|(?:出席|参加)(?!并|会议)|同意|决定|筹备|(?<!即)将|拟|(?<![主重需])要(?!求|点))[^,。;\n]{0,60}\Z"
)
_LEADING = re.compile(
    r"^(?:(?:\d{1,4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日|近日|日前|昨日|昨天|今天|今日|上午|下午|晚|在[^,。]{2,16}(?:召开|举行))+"
)


Counted = tuple[int, Span]  # a number and where it stands


class Name(NamedTuple):
    """The meeting's own name and where it stands."""

    text: str
    span: Span


def find_names(folded: str, masked: str) -> list[Name]:
    """What a readout calls its own meeting, the fullest statement first: what somebody 主持召开, what was 召开,
    at last the meeting somebody spoke at.

    Only names near the first one count: later paragraphs speak of other meetings.
    """
    places = sorted((*_CALLED.finditer(masked), *_held(masked)), key=lambda m: m.start("name"))
    names: list[tuple[int, Name]] = []
    for place in places:
        if names and place.start() > names[0][1].span[0] + OWN_NAME_REACH:
            break
        opens = place.start() + masked.startswith("\n", place.start())  # the line above is not before it
        before = masked[max(0, opens - 70) : opens]
        start, end = place.span("name")
        lead = _LEADING.match(masked[start:end])
        start += lead.end() if lead else 0
        if end - start >= 3 and not _PASSED_ON.search(before) and not _NO_NAME.search(masked, start, end):
            headline = "。" not in folded[start : folded.find("\n", start) + 1 or len(folded)]
            rank = (
                4 * ("主持" not in before[-4:]) + 2 * headline + (ORDINAL.search(masked, start, end) is None)
            )
            names.append((rank, Name(folded[start:end], (start, end))))
    if not names and (spoken := _SPOKEN_AT.search(masked)):
        return [Name(folded[slice(*spoken.span("name"))], spoken.span("name"))]
    return [name for _, name in sorted(names, key=lambda pair: pair[0])]


def _held(masked: str) -> Iterator[re.Match[str]]:
    """Meetings of which it is said that they were held: read from the start of the clause that says so."""
    start = 0
    for verb in _WAS_HELD.finditer(masked):
        low = max(start, verb.start() - HELD_REACH)
        clause = max(masked.rfind(mark, low, verb.start()) for mark in ",。;\n")
        if found := _HELD.search(masked, max(low, clause), verb.end()):
            yield found
            start = verb.end()


def find_congress(folded: str, masked: str) -> Name | None:
    """The congress a government work report was delivered to."""
    congress = _CONGRESS.search(masked) if "代表大会" in masked else None
    return (
        Name(folded[congress.start("name") : congress.end("name")], congress.span("name"))
        if congress
        else None
    )


def find_ordinal(
    folded: str, names: list[Name], title: str | None, kind: str | None = None
) -> Counted | None:
    """第几次, read from the names of the meeting, from the words around them, else from the title.

    Of a name that joins two meetings (党组第5次会议暨第12次常务会议) the number of the `kind` (常务, 党组) counts.
    """
    first: Counted | None = None
    for match in _near(ORDINAL, folded, names, title):
        value = parse_number(next(part for part in match.group("a", "b", "c") if part))
        if match["c"] and not _COUNTS_IN_ORDER.search(folded, max(0, match.start() - 10), match.end() + 8):
            continue
        watched = _WATCHED.search(folded, max(0, match.start() - 40), match.start())
        if watched or _OF_ANOTHER.match(folded, match.end()):
            continue
        if not value or _OF_THE_PRESIDIUM.match(folded, match.end()):
            continue
        counted = int(value), match.span()
        if kind is None or kind in _own_part(folded, *match.span()):
            return counted
        first = first or counted
    return first


def _own_part(folded: str, start: int, end: int) -> str:
    """The part of a joined name around an ordinal."""
    before = _JOINT.split(folded[max(0, start - 12) : start])[-1]
    return before + _JOINT.split(folded[end : end + 14])[0]


def find_term(folded: str, names: list[Name], title: str | None) -> Counted | None:
    """第几届, read in the same places."""
    for match in _near(TERM, folded, names, title):
        value = parse_number(match["n"])
        if value and value < LAST_TERM:
            return int(value), match.span()
    return None


def _near(
    pattern: re.Pattern[str], folded: str, names: list[Name], title: str | None
) -> Iterator[re.Match[str]]:
    for _, (start, end) in names:
        clause = max(folded.rfind(mark, max(0, start - 60), start) for mark in "。;\n,") + 1 or max(
            0, start - 60
        )
        remark = _REMARK.match(folded, end)
        for a, b in ((start, end), (clause, start), remark.span() if remark else (end, end)):
            yield from pattern.finditer(folded, a, b)
    at = folded.find(title) if title else -1
    if title and at >= 0:
        for match in pattern.finditer(folded, at, at + len(title)):
            # 市委常委会召开会议 传达学习省委十一届四次全会精神
            if not _PASSED_ON.search(folded[at : match.start()].rpartition(" ")[2]):
                yield match
