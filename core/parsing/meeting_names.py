"""Meetings named in a title or sentence, what kind each is, and whether the sentence says it was held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.lexicon import load_toml

# What follows a name that is only spoken of: 传达…会议精神, 会议室, 会议通知.
_NOT_HELD_AFTER = (
    r"\(?扩大|议|大会|精神|要求(?!,)|部署(?![,要])|决策|决定(?!,)|决议|作出|室|厅|堂|议程|材料|通知|制度|规则|服务|中心|展|费|场所|所|"
    r"以来|之后|前夕|期间|代表|主任|副主任|委员|办公室|成员|各|提出的|确定的|报告|工作规|筹备|议题|系统|安排"
)
_HELD_VERB = r"(?:主持召开|组织召开|召集召开|主持举行|主持开展|牵头召开|召开|举行|举办|召集|组织|主持|开展|参加|出席|列席)"
_STUDIED = re.compile(r"(?:传达|学习|贯彻|落实|按照|根据|学习贯彻|贯彻落实|收看|对照|围绕)[^,。;]{0,40}\Z")
_GENERIC = re.compile(
    r"(?:第?[0-9一二三四五六七八九十百]{1,4}次|专题|扩大|\(扩大\)|紧急|视频|电视电话|本次|全体){0,3}(?:会议|会|学习|研讨|学习会)"
)
_JOINED = re.compile(r"暨|和|及|并|、|与")


@dataclass(frozen=True, slots=True)
class MeetingName:
    """A meeting named between two offsets. `held`: the sentence says that it took place."""

    start: int
    end: int
    name: str
    type: str
    held: bool


def meetings_in(folded: str, start: int = 0, end: int | None = None) -> tuple[MeetingName, ...]:
    """Meetings the stretch names as held or to be held, in order."""
    end = len(folded) if end is None else min(end, len(folded))
    found = sorted(_held(folded, start, end), key=lambda meeting: (meeting.start, -meeting.end))
    kept: list[MeetingName] = []
    for meeting in found:
        if not kept or meeting.start >= kept[-1].end:
            kept.append(meeting)
    return tuple(kept)


def name_type(name: str) -> str | None:
    """The kind of meeting that goes by this name; None when the name is no meeting's."""
    plain = re.sub(r"\(扩大\)|扩大|[\"' ]|\([^()]{1,12}\)", "", name)
    parts = [part for part in re.split(r"暨|(?<=会)[和及与并、]|(?<=会议)[和及与并、]", plain) if part]
    kinds = [kind for part in parts if (kind := _single_type(part)) is not None]
    if "government_executive_meeting" in kinds:
        return "government_executive_meeting"
    return kinds[0] if kinds else None


def _single_type(name: str) -> str | None:
    for kind, rule in _rules():
        if not name.endswith(tuple(rule["ends"])):
            continue
        if rule.get("has") and not any(word in name for word in rule["has"]):
            continue
        if any(word in name for word in rule.get("without", ())):
            continue
        return kind
    return None


@cache
def _rules() -> tuple[tuple[str, dict[str, Any]], ...]:
    return tuple(
        (kind["id"], rule) for kind in load_toml("document_types")["type"] for rule in kind.get("names", ())
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    ends = sorted(
        {end for _, rule in _rules() for end in rule["ends"] if end not in ("会",)}, key=len, reverse=True
    )
    head = rf"(?:\(?扩大\)?)?(?:{'|'.join(map(re.escape, ends))}|扩大会|党组会|党委会|中心组会)(?!{_NOT_HELD_AFTER})"
    before = re.compile(
        rf"(?P<verb>{_HELD_VERB})了?(?P<name>[^,。;:!?\n]{{0,60}}?{head})(?P<more>(?:暨|和|及|、|并)[^,。;:!?\n]{{0,40}}?{head})?"
    )
    after = re.compile(
        rf"(?P<name>[^,。;:!?\n ]{{0,60}}?{head})(?P<more>(?:暨|和|及|、)[^,。;:!?\n ]{{0,40}}?{head})?"
        rf"(?=[ 上]?(?:近日|日前|今天|昨天|今日|昨日|于|在|[0-9]|上午|下午|胜利|隆重|圆满|顺利|如期|正式)?[^,。;!?\n:]{{0,24}}(?:召开|举行|举办|开幕|闭幕|开班|落幕))"
    )
    title = re.compile(
        rf"(?P<name>[^,。;:!?\n ]{{0,60}}?{head})(?=\Z|[ \n:!,。]|上?(?:强调|指出|要求|讲话|研究|审议|听取|传达|部署|学习|表示|提出|的讲话|上的讲话))"
    )
    return before, after, title


def _held(folded: str, start: int, end: int) -> Iterator[MeetingName]:
    before, after, _ = _patterns()
    for match in before.finditer(folded, start, end):
        yield from _named(folded, match, start)
    for match in after.finditer(folded, start, end):
        yield from _named(folded, match, start)


def titled_meetings(folded: str, start: int, end: int) -> tuple[MeetingName, ...]:
    """Meetings a headline names without a verb: 全县防汛工作会议, 县委常委会会议传达学习…."""
    title = _patterns()[2]
    return tuple(m for match in title.finditer(folded, start, end) for m in _named(folded, match, start))


def _named(folded: str, match: re.Match[str], floor: int) -> Iterator[MeetingName]:
    more = match.groupdict().get("more") or ""
    name = match["name"] + more
    at = match.start("name")
    if _STUDIED.search(folded[max(floor, at - 42) : at]) or re.match(
        r"(?:传达|贯彻落实|学习贯彻|传达学习|落实)", name
    ):
        return
    full = name
    if _GENERIC.fullmatch(name.strip()) and "verb" in match.groupdict():
        clause = re.split(r"[,。;:!?\n ]", folded[max(floor, match.start() - 30) : match.start()])[-1]
        full = clause + name
    kind = name_type(full)
    if kind is not None:
        yield MeetingName(match.start(), at + len(name), full, kind, True)
