"""Changes of a level: in absolute terms (比上年增加350元), as a cut (减少库存26%), beyond a plan."""

from __future__ import annotations

import re

from core.parsing.indicators.amounts import Amount
from core.parsing.indicators.draft import Draft, new_draft
from core.parsing.indicators.names import Name, is_no_name, read_left
from core.parsing.indicators.state import State
from core.parsing.indicators.tails import Tail, read_tail

# A change in absolute terms, with what it is measured against.
_CHANGED = re.compile(
    r"(?P<base>(?:(?<![同占环对])比|较)[^,;:。、()]{1,12}?)?(?:共|就|又|还|仅|只|分别|实际|平均|均|各|约|同比){0,3}(?P<verb>(?:净|多)?(?:超收|增加|减少|提高|降低|下降|上升|增长|扩大|增收|减收|增支|减支|削减|消减|上调|下调|多|少|增|减)了?)$"
)
_CHANGED_LAST = frozenset("加少高低降升长大收减多增了调支")
_CUT = re.compile(
    r"(?:减少|降低|下降)(?=[^的到至了为年]{2,14}(?:量|库存|能耗|成本|费用|支出|排放|强度|消耗|面积|人数|时间)?$)(?!率)"
)
_NOUN_END = re.compile(
    r"(?:额|量|收入|支出|投资|产值|余额|标准|工资|里程|面积|人数|数|存款|贷款|人口|养老金|补贴|成本|水平|经费|值)$"
)


def cut(state: State, amount: Amount, tail: Tail, name: Name) -> bool:
    """减少房地产库存26%: the verb of change stands before the name."""
    found = _CUT.match(name.text)
    if not found:
        return False
    noun = name.text[found.end() :]
    draft = Draft(
        noun, state.raw(name), "", noun, name.start, amount.end, amount.start, "growth", scope=name.scope
    )
    tail.sign = -1
    draft.grow(amount, tail)
    state.add(draft)
    return True


def exceeded(state: State, amount: Amount, tail: Tail, name: Name) -> None:
    """17亿元,超额完成年度任务2亿元: by how much the figure before went beyond its plan."""
    before = state.drafts[-1]
    draft = new_draft(before.noun + name.text, name, state.raw(name), amount, tail, "increment")
    draft.noun = before.noun
    state.add(draft, keep_group=True)


def increment(state: State, run: list[Amount], tail: Tail, low: int) -> bool:
    """比上年增加350元, 比年初净增22.7亿元: how much a level changed, a figure of its own."""
    if run[0].family in ("percent", "points", "times") or state.text[tail.end - 1] not in _CHANGED_LAST:
        return False
    found = _CHANGED.search(state.text, max(low, tail.end - 24), tail.end)
    if not found:
        return False
    lead = read_tail(state.text, low, found.start(), False)  # 城乡居民收入|分别|比上年增加
    subject = read_left(state.text, low, lead.end)
    tail.spread = tail.spread or lead.spread or ("each" if "分别" in found[0] else None)
    based = found["base"] is not None
    if is_no_name(subject):
        owners = state.last(len(run))
        if not owners or not (
            based
            or found["verb"].endswith("了")
            or found["verb"][0] in "净多"
            or tail.spread
            or state.at == low
            or (lead.end == low and all(d.amount and d.amount.family == run[0].family for d in owners))
        ):
            return False
        pairs = [(draft.noun or draft.name, amount) for draft, amount in zip(owners, run, strict=True)]
    elif based or _NOUN_END.search(subject.text):
        pairs = state.names(subject, run, tail)
    else:
        return False
    change = found["base"] or ""
    for text, amount in pairs:
        name = Name(subject.verb, subject.noun, subject.start, subject.end, subject.scope)
        draft = new_draft(
            f"{text}{change}{found['verb'].removesuffix('了')}",
            name,
            state.raw(subject) or text,
            amount,
            tail,
            "increment",
        )
        draft.start, draft.noun = min(found.start(), amount.start), text
        state.add(draft, keep_group=True)
    return True
