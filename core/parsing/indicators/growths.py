"""Figures of change: bare growth, growth beside a level, percentage points, multiples."""

from __future__ import annotations

import re

from core.parsing.indicators.amounts import Amount
from core.parsing.indicators.calendars import YEAR
from core.parsing.indicators.draft import Draft, new_draft
from core.parsing.indicators.names import Name, is_no_name
from core.parsing.indicators.state import PER_HEAD, State
from core.parsing.indicators.tails import Tail

_NO_OWN_NAME = frozenset(
    {
        "增速",
        "同比",
        "增幅",
        "速度",
        "比",
        "分别",
        "总量",
        "总额",
        "其",
        "数量",
        "环比",
        "规模",
        "可比口径",
        "涨幅",
        "占比",
        "比重",
        "份额",
        "人均",
        "户均",
        "日均",
        "月均",
        "绝对值",
        "绝对数",
        "绝对额",
    }
)
_SPEED = re.compile(r"(?:增速|增幅|涨幅|降幅|增长率|速度)$")
_PACE_OF = re.compile(r"^\s?的?(?:增速|增幅|涨幅|降幅)")  # 投资、消费增速分别较一季度提高
_PACE = frozenset({"增速", "增幅", "涨幅", "降幅", "增长率", "增长速度"})
_COMPARISON = re.compile(
    r"(?:高于|低于|快于|慢于|好于|高出|超出|领先|优于|超过|高|低|快|慢|超|多|少)(?:于)?[^,;:。、]{0,16}$|(?:高于|低于|快于|优于|好于)"
)

# A figure blotted out: xx.51亿元, **个, ××万元.
MASKED = re.compile(
    r"[xX×*]{1,4}(?:\.[xX×*0-9]{1,4})?\s?[十百千万亿]{0,2}(?:元|%|美元|个|人|户|家|亩|吨|公里|名|项|平方)"
)


def read_growth(state: State, run: list[Amount], tail: Tail, low: int) -> None:
    """A list of growths: figures of their own when named, else part of the figures read last."""
    name = _of_sector(state, state.left(low, tail))
    if (is_no_name(name) or name.noun in PER_HEAD) and low > state.at and not state.drafts:
        name = state.subject(low) or state.earlier(low)
    if is_no_name(name) or name.text in _NO_OWN_NAME:
        subject = state.subject(low) if low > state.start else None
        if subject is None:
            _grow_last(state, run, tail)
            return
        name = subject
    if name.text in _COUNTED and len(run) == 1 and (counted := _last_count(state)):
        counted.grow(run[0], tail)
        return
    for text, amount in state.names(name, run, tail):
        draft = Draft(
            text,
            state.raw(name),
            name.verb,
            name.noun,
            name.start,
            amount.end,
            amount.start,
            "growth",
            scope=name.scope,
        )
        draft.qualify(list(name.qualifiers))
        draft.grow(amount, tail)
        _same_base(state, draft)
        _since_the_same(state, draft, amount)
        if amount.vague:
            draft.qualify([amount.vague])
        state.add(draft)


_COUNTED = frozenset(
    {"项目数", "项目数量", "个数", "户数", "家数", "件数", "起数", "企业数", "企业数量", "项目个数"}
)


def _last_count(state: State) -> Draft | None:
    """签约项目225个,总投资585亿元,项目数增长9%: the count that has not grown yet."""
    for draft in reversed(state.drafts[-4:]):
        if draft.amount and draft.amount.family in ("count", "households") and not draft.grown:
            return draft
    return None


def _same_base(state: State, draft: Draft) -> None:
    """比2012年(下同)增长48%: the growths that follow in the sentence have the same base."""
    stated = draft.growth and draft.growth.get("base")
    if stated and "(下同)" in state.text[draft.start : draft.end]:
        state.base = stated
    elif state.base and draft.yoy is not None and not draft.yearly and draft.growth is None:
        draft.growth = {"rate": draft.yoy, "basis": "base_year", "base": state.base}
        draft.yoy, draft.yoy_max = None, None


_SINCE_YEAR = re.compile(YEAR)


def _since_the_same(state: State, draft: Draft, amount: Amount) -> None:
    """拖拉机比1957年增长4倍,用电量增长22倍: many times over, since the year named before."""
    before = state.drafts[-1].growth if state.drafts else None
    if draft.yoy is None or draft.yearly or not before or not _SINCE_YEAR.search(before.get("base") or ""):
        return
    if amount.family == "times" or state.text[state.at : draft.start].strip(' "') in (",", ";", "、"):
        draft.growth = {"rate": draft.yoy, "basis": "base_year", "base": before["base"]}
        draft.yoy, draft.yoy_max = None, None


_SECTORS = re.compile(r"第?[一二三](?:(?:、|和)第?[二三])*(?:次?产业|产)")
_OF_SECTORS = re.compile(r"(?:投资|用电量|用电|税收|贷款)$")


def _of_sector(state: State, name: Name) -> Name:
    """投资增长7%。分产业看,第一产业增长6%: what is measured is said once, before."""
    before = state.drafts[-1] if state.drafts else state.before
    measure = _OF_SECTORS.search(before.noun) if before and _SECTORS.fullmatch(name.noun) else None
    if (measure and "产业" in state.text[state.start : name.start]) or (measure and state.drafts):
        name.noun += measure[0]
    return name


def _grow_last(state: State, run: list[Amount], tail: Tail) -> None:
    group = _owners(state, run, tail)
    if not group or MASKED.search(state.text, state.at, run[0].start):
        state.unnamed(run)
        return
    values = run if len(run) > 1 else run * len(group)
    for draft, amount in zip(group, values, strict=False):
        if tail.basis in ("average", "base_year", "quarter"):
            taken = draft.growth is not None
        else:
            taken = draft.yoy is not None
        if not taken:
            draft.grow(amount, tail)
            _same_base(state, draft)
        elif tail.qualifiers and draft.amount is None:
            second_step(state, draft, amount).grow(amount, tail)


def _owners(state: State, run: list[Amount], tail: Tail) -> list[Draft]:
    """The figures a growth without a name belongs to."""
    if len(run) > 1:
        group = state.last(len(run))
        if group and all(draft.rule in ("share", "completion") for draft in group):
            levels = state.drafts[-2 * len(run) : -len(run)]  # 分别完成计划的…,分别增长…
            return levels if len(levels) == len(run) and all(draft.amount for draft in levels) else group
        return group
    if tail.spread and len(state.group) > 1:
        return list(state.group)
    if tail.spread == "each" and _alike(state.drafts[-2:]):  # 城镇2.5万元,农村2.1万元,分别增长14%
        return state.drafts[-2:]
    if not state.drafts and state.before and state.at == state.start and not state.before.grown:
        return [state.before]
    last = state.drafts[-1:]
    if len(state.drafts) > 1 and state.text.startswith(")", last[0].end):  # 45万亩(3万公顷),增长0.4%
        last = state.drafts[-2:-1]
    if last and last[0].rule == "increment":
        return _grown_level(state, last[0], run[0])
    if last and last[0].rule in ("share", "completion") and len(state.drafts) > 1 and state.drafts[-2].amount:
        return state.drafts[-2:-1]
    return last


def _alike(drafts: list[Draft]) -> bool:
    """Two levels of the same kind, neither with a growth of its own."""
    families = {draft.amount.family if draft.amount else None for draft in drafts}
    return (
        len(drafts) == 2 and len(families) == 1 and None not in families and not any(d.grown for d in drafts)
    )


def _grown_level(state: State, change: Draft, amount: Amount) -> list[Draft]:
    """Beside a change in absolute terms a growth belongs to the level that changed."""
    for draft in state.drafts[-3:]:
        if draft.rule != "increment" and draft.amount and draft.noun == change.noun and not draft.grown:
            return [draft]
    level = Draft(
        change.noun,
        change.raw,
        "",
        change.noun,
        change.start,
        amount.end,
        amount.start,
        "growth",
        scope=change.scope,
    )
    state.add(level, keep_group=True)
    return [level]


def second_step(state: State, draft: Draft, amount: Amount) -> Draft:
    """增长10%,力争11.5%: the second step is a figure of its own."""
    step = Draft(
        draft.name,
        draft.raw,
        draft.verb,
        draft.noun,
        draft.start,
        amount.end,
        amount.start,
        "second_step",
        scope=draft.scope,
    )
    state.add(step, keep_group=True)
    return step


def read_points(state: State, run: list[Amount], tail: Tail, low: int) -> None:
    """Percentage points: the change of a named share is a figure; comparisons (高于全国1.2个百分点) are not."""
    words = state.text[low : run[0].start]
    if "拉动" in words:  # 拉动增长0.7个百分点: its part in the growth of another
        return
    if _COMPARISON.search(words) and (not tail.growth or tail.growth in _PACE):
        return
    name = state.left(low, tail)
    between = state.text[name.end : run[0].start]
    paced = _SPEED.search(name.noun) or _SPEED.match(name.noun[:2]) or _PACE_OF.search(between)
    if is_no_name(name) or paced or name.text in _NO_OWN_NAME:
        _points_of_last(state, run, tail)
        return
    if not tail.growth:
        return
    for text, amount in state.names(name, run, tail):
        draft = new_draft(text, name, state.raw(name), amount, tail, "points")
        draft.growth = {"rate": tail.sign * amount.value, "basis": "points"}
        state.add(draft)


def _points_of_last(state: State, run: list[Amount], tail: Tail) -> None:
    last = state.last(len(run))
    for draft, amount in zip(last, run, strict=False):
        if tail.growth and draft.amount and draft.amount.family == "percent" and draft.growth is None:
            draft.growth = {"rate": tail.sign * amount.value, "basis": "points"}
            draft.end = max(draft.end, amount.end)


_TIMES_OF = re.compile(r"(?:不?低于|不?高于|不?超过|是|为|达到?|相当于)([^,;:。]{2,16}?)的(?:近|约|超过?)?$")


def read_times(state: State, run: list[Amount], low: int) -> bool:
    """是2015年的2.3倍 belongs to the figure before, as a multiple of a base year."""
    between = state.text[state.at : run[0].start]
    if between in ("的", "的近", "的约") and len(state.drafts) > 1 and state.at > state.start:
        if state.drafts[-2].growth is None:  # 为2010年20亿元的3倍
            state.drafts[-2].growth = {"multiple": run[0].value, "basis": "base_year"}
        return True
    found = _TIMES_OF.search(state.text, max(low, run[0].start - 24), run[0].start)
    if not found:
        return False
    name = state.left(low, Tail(found.start()))
    if "于" in found[0] or "超过" in found[0]:
        return True
    if not is_no_name(name) and name.text not in _NO_OWN_NAME:
        return False
    if state.drafts and state.drafts[-1].growth is None:
        state.drafts[-1].growth = {"multiple": run[0].value, "basis": "base_year", "base": found[1]}
        state.drafts[-1].end = run[0].end
    return True
