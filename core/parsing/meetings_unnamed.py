"""Meetings a text opens with that no 召开 names: what a meeting did, whom a group of study heard, whose opinion was asked."""

from __future__ import annotations

import re

from core.parsing.meeting_kinds import MeetingName, name_kind, titled_meetings

_GROUP_STUDIES = re.compile(
    r"中心组(?:\(扩大\))?(?:成员|全体成员)?(?:(?:集中|集体|专题|认真)+(?:学习|研讨)|(?:集中|集体|专题)?(?:学习)?讨论)"
    r"(?!会|教育|制度|情况|的|计划)"
)
# 在某市领导干部大会上,省委宣布…: the meeting is only where something was said.
_AT_A_MEETING = re.compile(r"(?:^|[,。\n])\s{0,8}在(?P<name>[^,。;\n]{2,16}干部(?:大会|会议|会))上,")
# 就《政府工作报告》(征求意见稿),向市政协征求意见和建议
_CONSULTS = re.compile(
    r"就[^。;\n]{0,60}?政府工作报告[^。;\n]{0,30}?(?:听取|征求|征集)[^。;\n]{0,30}?(?:意见|建议)"
)


def clerked(folded: str, start: int, end: int) -> tuple[MeetingName, ...]:
    """某某会议认真听取了…: a meeting as the subject of what meetings do, in the first sentences."""
    named = titled_meetings(folded, start, min(end, start + 200))
    named = tuple(m for m in named if "提交" not in m.name and "提请" not in m.name)
    return tuple(m for m in named if m.type != "study_session" or not folded.startswith((",", "。"), m.end))


def studied(folded: str, start: int, end: int) -> tuple[MeetingName, ...]:
    """市委中心组集中学习…: a study session told without a name."""
    told = _GROUP_STUDIES.search(folded, start, end)
    return (MeetingName(*told.span(), told[0], "study_session", True),) if told else ()


def at_a_meeting(folded: str, start: int, end: int) -> tuple[MeetingName, ...]:
    """在某市领导干部大会上,省委宣布…: a meeting told only as the place where something was said."""
    at = _AT_A_MEETING.search(folded, start, end)
    kind = name_kind(at["name"]) if at else None
    return (MeetingName(*at.span("name"), at["name"], kind, True),) if at and kind else ()


def consulted(folded: str, start: int, end: int) -> tuple[MeetingName, ...]:
    """市长就《政府工作报告》征求各界意见: a symposium told without a name."""
    told = _CONSULTS.search(folded, start, end)
    return (MeetingName(*told.span(), told[0], "symposium", True),) if told else ()
