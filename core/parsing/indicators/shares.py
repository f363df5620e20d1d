"""Shares and rates of completion: 占一般公共预算支出的84.6%, 完成年度计划的143.8%."""

from __future__ import annotations

import re

from core.parsing.indicators.amounts import Amount
from core.parsing.indicators.coordination import parts
from core.parsing.indicators.draft import new_draft
from core.parsing.indicators.names import Name, is_no_name, read_left
from core.parsing.indicators.state import State
from core.parsing.indicators.tails import Tail, read_tail

_SHARE = re.compile(
    r"占(?!比)([^,;:。、]{1,24}?(?:、[^,;:。、]{1,8})?)(?:的)?(比重|比例|份额|总量|比)?(?:已|约|近|超过?|突破|达到?|为|升至|降至|(?:提高|提升|上升|下降)[至到为]|仅|均|分别|将|保持在|稳定在|的|左右){0,4}\s?$"
)
_COMPLETION = re.compile(
    r"(?:完成|为|达到?|是|占)(?:了)?((?:[市县省区]?政府)?(?:年初|年度|全年|调整|市|县|省|区|下达|确定|责任|的){0,4}[^,;:。、]{0,6}?(?:预算|计划|目标|任务|指标)(?:投资)?)(?:数|值)?(?:[0-9][0-9.,]{0,12}[万亿]{0,2}(?:美?元|[个户家亩吨人项套]|公里))?的?$"
)
_SUM = re.compile(r"数?[0-9][0-9.,]{0,12}[万亿]{0,2}(?:美?元|[个户家亩吨人项套]|公里)$")  # 年初预算数3.2亿元
_PLAN_SUM = re.compile(
    r"^(?:今年|全年|年度)?[0-9][0-9.,]{0,12}[万亿]{0,2}(?:美?元|[个户家亩吨人项套%]|公里)?(?=[^0-9]{0,4}(?:任务|计划|目标))"
)
_OF_PLAN = re.compile(r"(?:预算|计划|目标|任务|指标)[数值]?[0-9.亿万千元]*$")
_CALLED = re.compile(r"比重\((?P<name>[^()]{2,16}率)\)")  # 占常住人口比重(常住人口城镇化率)为66%
_PLANNED = ("预算", "计划", "目标", "任务", "指标")


def read_share(state: State, run: list[Amount], tail: Tail, low: int) -> bool:
    """Reads a list of shares; False when the words before are none."""
    if run[0].family not in ("percent", "tenths"):
        return False
    words = state.text[max(low, run[0].start - 40) : run[0].start]
    found = _SHARE.search(state.text, max(low, run[0].start - 40), run[0].start) if "占" in words else None
    rule = "share"
    if (not found or not found[1].strip()) and any(word in words for word in _PLANNED):
        found, rule = _COMPLETION.search(state.text, max(low, run[0].start - 30), run[0].start), "completion"
    if not found or not found[1].strip():
        return False
    if len(run) > 1 and _each_share(state, run, tail, low):
        return True
    subject, spread = _subject(state, low, found.start())
    owners = state.last(len(run)) if len(run) > 1 and len(parts(subject.noun)) != len(run) else []
    if is_no_name(subject) and not owners and low > state.at:
        subject = state.earlier(low)  # 用农产品作原料的产品,占总产值的一半
    if is_no_name(subject) and not owners:
        return False
    tail.spread = tail.spread or spread
    whole = _PLAN_SUM.sub("", _SUM.sub("", found[1].strip('" ')))
    if rule == "share" and _OF_PLAN.search(whole):
        rule = "completion"
    ending = f"占{whole}{found[2] or '比重'}" if rule == "share" else f"完成{whole}比例"
    raw = state.text[found.start() : found.end()].rstrip("的 ")
    called = _CALLED.search(state.text, found.start(), found.end())
    named = [(draft.noun or draft.name, amount) for draft, amount in zip(owners, run, strict=False)]
    for text, amount in named or state.names(subject, run, tail):
        name = called["name"] if called and len(run) == 1 else text + ending
        draft = new_draft(name, subject, raw, amount, tail, rule)
        draft.start, draft.noun = min(draft.start, found.start()), text
        if rule == "completion":
            draft.place = found.start()  # 计划 in its own words is no intent
        state.add(draft)
    return True


def _each_share(state: State, run: list[Amount], tail: Tail, low: int) -> bool:
    """财政收入占生产总值、税收占财政收入的比重分别达到14.8%和85.9%: each share has its own whole."""
    names = read_left(state.text, low, tail.end)
    members = [part for part in re.split("[、和]", state.text[names.start : names.end]) if part]
    if len(members) != len(run) or not all("占" in member[1:] for member in members):
        return False
    for member, amount in zip(members, run, strict=True):
        text = member if member.endswith(("比重", "比例")) else f"{member}比重"
        draft = new_draft(text, names, state.raw(names), amount, tail, "share")
        draft.noun = text
        state.add(draft)
    return True


def _subject(state: State, low: int, high: int) -> tuple[Name, str | None]:
    """What the share is a share of: named before it, else the figure read last; and 分别 where it stands there."""
    tail = read_tail(state.text, low, high, False)
    subject = read_left(state.text, low, tail.end)
    if is_no_name(subject) and state.drafts:
        last = state.drafts[-1]
        subject = Name("", last.noun or last.name, high, high, last.scope)
    return subject, tail.spread
