"""The meetings a title or sentence tells of, and what kind each is.

A meeting is found from its verb: 召开 has the name as object (主持召开全县防汛工作会议) or, without one, as
subject (全县防汛工作会议召开). Names without a verb, as in headlines, are found by `titled_meetings`.
How meetings of each kind are called is in `core/lexicon/document_types.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.lexicon import load_toml

_VERB = re.compile(
    r"""
      (?P<hold> 召开 | 举行 | 举办 | 召集(?!人) | (?<=中心组)开展 )
    | (?P<attend> 主持(?!人|词|召开|举行|召集|下) | 出席 | 参加 | 列席 | 收听收看(?!了?全国) | 收看收听(?!了?全国) | 组织收看(?!了?全国) )
    | (?P<close> 开幕 | 闭幕 | 落幕 | 开班 )
    """,
    re.VERBOSE,
)
# Not told as held: 召开的会议, 召开以来, 召开前.
_NOT_TOLD_AFTER = re.compile(
    r"(?:的|以来|之后|后|前(?!半年|[0-9一二三四五六七八九十]{1,2}(?:个月|季度)|期)|之际|之前|期间|时间|地点|情况|方式|频率|程序|条件)(?!,)"
)
# Only announced or prescribed: 关于召开…, 定于9日召开, 每月召开.
_NOT_YET_BEFORE = re.compile(
    r"(?:关于|决定|于?明年|于?下月|拟|将|将要|即将|刚刚|定于|拟于|将于|筹备(?!处|组|委)|计划|准备|建议|应当|可以|不定期|定期|及时|适时|经常|可|"
    r"每个?[年月周季](?:度|至少)?|原则上)[^,。;\n]{0,24}\Z"
)
# A name followed by this is spoken of, not held: 传达…会议精神, 会议室, 会议通知.
_SPOKEN_OF = (
    r"\(?扩大|议|大会|精神|室|厅|堂|议程|材料|通知|制度|规则|服务|中心|展|费|场所|所|代表(?!大会)|主任|副主任|委员|"
    r"办公室|成员|各|提出|确定|筹备|议题|系统|文件|材料|手册|的(?!通报)|党组|机关|书记|领导班子|工作报告|工作规|议事|"
    r"常务委员会(?!会|召|举)|常委会(?!会|召|举|党组)|以来|以后|之后|前夕|期间"
)
_OPENERS = "传达|学习|贯彻|落实|按照|根据|收看|对照|围绕|研究|审议|讨论|听取|通过|关于|提请|印发"
_GENERIC = re.compile(
    r"(?:本年度|今年|年内|20[0-9]{2}年)?(?:第?[0-9一二三四五六七八九十百]{1,4}次|专题|扩大|\(扩大\)|紧急|视频|电视电话|"
    r"本次|集体|全体|组成人员|成员|工作|学习|研讨|专门|有关|相关){0,4}(?:会议|大会|会|学习|研讨)"
)
_ORGAN = re.compile(
    r"[\u4e00-\u9fff]{0,16}(?:常委会|党组|中心组|中心学习组|学习中心组|常委班子|党工委|党委|主席团|委员会|安委会|防指|政府|领导小组|指挥部|支部|筹备处|筹委会)\Z"
)
# 某区政协召开第十届委员会常务委员会第二次会议: whose committee it is stands before the verb.
_OF_AN_ASSEMBLY = re.compile(r"第?[0-9一二三四五六七八九十]{1,4}[届次]|常委|常务")
_NUMBERED_CONGRESS = re.compile(r"(?<=政协|人大)(?=[一二三四五六七八九十0-9]{1,3}届)")
_CONGRESS = re.compile(
    r"(?P<of>人大常委会|人大|政协)(?:[^,。;\n]{0,16}第?[0-9一二三四五六七八九十]{1,3}届委员会)?\Z"
)
_JOINT = re.compile(r"暨|(?:(?<=会)|(?<=会议)|(?<=学习))[和及与并、,]")
_BOUNDARY = ",。;:!?\n"
_REACH = 80  # characters between a verb and the end of the name


@dataclass(frozen=True, slots=True)
class MeetingName:
    """A meeting named between two offsets; `held` is False where it is only announced."""

    start: int
    end: int
    name: str
    type: str
    held: bool


def meetings_in(folded: str, start: int = 0, end: int | None = None) -> tuple[MeetingName, ...]:
    """Meetings the stretch tells of with a verb, in order, one for each verb."""
    end = len(folded) if end is None else min(end, len(folded))
    found: list[MeetingName] = []
    for verb in _VERB.finditer(folded, start, end):
        if found and verb.start() < found[-1].end:
            continue
        meeting = _of_verb(folded, verb, start, end)
        if meeting is not None:
            found.append(meeting)
    return tuple(found)


def titled_meetings(folded: str, start: int = 0, end: int | None = None) -> tuple[MeetingName, ...]:
    """Meetings a headline names without a verb: 全县防汛工作会议, 县委常委会会议:…, 在全县…会议上强调."""
    end = len(folded) if end is None else min(end, len(folded))
    found = []
    for match in _titled().finditer(folded, start, end):
        name = match["name"].strip()
        if len(name) < 4 or re.match(rf"(?:会议)?(?:{_OPENERS})", name) or _VERB.search(name):
            continue
        kind = name_kind(name)
        if kind is not None:
            found.append(MeetingName(match.start("name"), match.end("name"), name, kind, True))
    return tuple(found)


def name_kind(name: str) -> str | None:
    """The kind of meeting that goes by this name; None when nothing in it is called a meeting.

    Of meetings held together the first decides, except that a 政府常务会议 always does: readouts that name it
    beside a 党组会议 or a study session report its agenda.
    """
    plain = re.sub(r"\(扩大\)|扩大|[\"'《》 ]|\([^()]{1,12}\)", "", name)
    kinds = [kind for part in _JOINT.split(plain) if part and (kind := _single_kind(part)) is not None]
    if "government_executive_meeting" in kinds:
        return "government_executive_meeting"
    return kinds[0] if kinds else None


def _single_kind(name: str) -> str | None:
    name = _NUMBERED_CONGRESS.sub("第", name)
    for kind, rule in _rules():
        if (
            name.endswith(tuple(rule["ends"]))
            and (not rule.get("has") or any(word in name for word in rule["has"]))
            and not any(word in name for word in rule.get("without", ()))
        ):
            return kind
    return "other_meeting" if name.endswith(("会议", "会")) else None


@cache
def _rules() -> tuple[tuple[str, dict[str, Any]], ...]:
    return tuple(
        (kind["id"], rule) for kind in load_toml("document_types")["type"] for rule in kind.get("names", ())
    )


@cache
def _head() -> re.Pattern[str]:
    """The word a meeting's name ends with."""
    ends = {end for _, rule in _rules() for end in rule["ends"]} - {"会", "会议", "大会"}
    study = {end for end in ends if not end.endswith(("会", "会议"))}
    words = "|".join(map(re.escape, sorted(ends - study, key=len, reverse=True)))
    others = "|".join(map(re.escape, sorted(study, key=len, reverse=True)))
    return re.compile(
        rf"""
          (?:\(扩大\)|扩大)? (?:{words}|会议|大会) (?!{_SPOKEN_OF})
        | (?:{others}) (?=[,。;:!?\s和暨及、并]|\Z|在[^,。;]{{2,24}}\Z)
        | (?<![社机工协学商员总汇约聚幽教委运奥博览展庙灯晚欢唱乐赛]) (?<!基金) (?<!联合) 会 (?=[,。;:!?\s"暨]|\Z|召开|举行)
        """,
        re.VERBOSE,
    )


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?: (?<=在) | (?<=[ \n,;:。!?|-]) | ^ )
        (?P<name> [^,。;:!?\n ]{{2,60}}? (?:{_head().pattern}) )
        (?= \Z | [ \n:!,。|(-] | 以(?:电视|视频|电话|现场)[^,。\n]{{2,10}}形式|上?(?:强调|指出|要求|研究|审议|听取|传达|部署|学习|表示|提出|讲话|的讲话|认为|号召|决定|认真) )
        """,
        re.VERBOSE,
    )


def _of_verb(folded: str, verb: re.Match[str], floor: int, ceiling: int) -> MeetingName | None:
    if _NOT_TOLD_AFTER.match(folded, verb.end()):
        return None
    start = max(floor, max(folded.rfind(mark, floor, verb.start()) for mark in _BOUNDARY) + 1)
    before = folded[start : verb.start()]
    held = not _NOT_YET_BEFORE.search(before)
    end = None if verb["close"] else _object_end(folded, verb.end(), ceiling)
    if end is None and verb["close"]:
        # 某县第三次代表大会在完成各项议程后,于上午闭幕: the sentence, where its last clause names none
        told = _subject(folded, start, verb.start(), held)
        opens = max(folded.rfind(mark, floor, start) for mark in "。!?\n") + 1
        return told or _subject(folded, max(floor, opens, start - _REACH), verb.start(), held)
    if end is None:
        return None if verb["attend"] else _subject(folded, start, verb.start(), held)
    words = folded[verb.end() : end].lstrip("了 ")
    if verb["attend"] and (_GENERIC.fullmatch(words) or re.search(r"(?<!党)的", words)):
        return None
    if _OF_AN_ASSEMBLY.match(words) and (organ := _congress_of(before, words)):
        words = organ["of"] + words
    if _GENERIC.fullmatch(words):
        organ = _ORGAN.search(re.sub(r"(?:主持|组织|再次|首次|今日|昨日|日前|近日)+\Z", "", before.strip()))
        if organ is None and (session := _subject(folded, start, verb.start(), held)) is not None:
            return session
        words = (organ[0] if organ else "") + words
    kind = name_kind(words)
    return MeetingName(verb.start(), end, words, kind, held) if kind else None


def _congress_of(before: str, words: str) -> re.Match[str] | None:
    """Whose committee met: 县政协 or, of a standing committee, 政协某县第九届委员会."""
    organ = _CONGRESS.search(before)
    named = organ is None or organ[0] == organ["of"] or "常" in words
    return organ if named else None


def _object_end(folded: str, at: int, ceiling: int) -> int | None:
    """Where the name after a verb ends, meetings joined by 暨 or 和 taken together."""
    limit = min(ceiling, at + _REACH)
    clause_end = min((i for mark in _BOUNDARY if (i := folded.find(mark, at, limit)) >= 0), default=limit)
    end = None
    for head in _head().finditer(folded, at, min(clause_end + 1, ceiling)):
        if head.end() > clause_end:
            break
        if end is not None and not re.match(
            r"\Z|\([^()]{1,16}\)\Z|第?[0-9一二三四五六七八九十百]{1,4}次?|暨|和|及|以及|、|并|与",
            folded[end : head.start()],
        ):
            break
        end = head.end()
    return end


def _subject(folded: str, start: int, end: int, held: bool) -> MeetingName | None:
    heads = list(_head().finditer(folded, start, end))
    if not heads:
        return None
    last = heads[-1].end()
    words = re.sub(r"^[\s\"0-9月日号上下午晚、]+", "", folded[start:last])
    if not words or _GENERIC.fullmatch(words):
        return None
    kind = name_kind(words)
    return MeetingName(start, last, words, kind, held) if kind else None
