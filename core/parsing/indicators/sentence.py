"""Reads the figures of one sentence, from left to right.

Each number is looked at with the words between it and the figure before: a growth is joined to the level it
belongs to, a list of values is shared out over a list of names, a name that is not repeated is carried over,
and a name that follows its number is read to the right.
"""

from __future__ import annotations

import re

from core.parsing.indicators.amounts import Amount
from core.parsing.indicators.growths import read_growth, read_points, read_times
from core.parsing.indicators.levels import read_level
from core.parsing.indicators.names import read_right
from core.parsing.indicators.state import State
from core.parsing.indicators.tails import read_tail
from core.parsing.indicators.thresholds import quantities

_LINK = re.compile(r"[\s\"]{0,2}(?:、|,|和|与|及|以及)?[\s\"]{0,2}$")
_GROWS_AFTER = re.compile(r"的?(?:快速|速度|的速度|高速|较快|正|同比)?增(?:长|速|幅)(?![率点极贡])")
_PACE_TOLD = re.compile(r"(?:增幅|增速|涨幅)(?:最|较|居|均|明显|位|领)[^,;:。]{0,8}$")
_GROWN = re.compile(r"(?:增长|下降|回落|上涨|提高)$")
_CHANGES = frozenset({"percent", "times", "points"})


def read_sentence(
    text: str,
    start: int,
    end: int,
    amounts: list[Amount],
    slogans: list[tuple[int, int]],
    before: State | None = None,
) -> State:
    """Reads `text[start:end]`, whose numbers are `amounts`; the state holds its figures and issues.

    `before` is the sentence before: a first number without a name belongs to its last figure.
    """
    state = State(text, start, end)
    if before and before.drafts and "\n" not in text[before.end : start]:
        state.before, state.told = before.drafts[-1], before.drafts
    kept = quantities(text, start, end, amounts, slogans)
    at = 0
    while at < len(kept):
        run = _run(state, kept, at)
        at += len(run)
        following = kept[at] if at < len(kept) else None
        _read_run(state, run, following)
    return state


def is_pace(state: State, low: int) -> bool:
    """The clause before the number speaks of a pace: 增幅最大, 增速居前."""
    return low > state.at and _PACE_TOLD.search(state.text, max(state.at, low - 16), low - 1) is not None


def _run(state: State, amounts: list[Amount], at: int) -> list[Amount]:
    """A list of values: 4.06万元、1.94万元."""
    run = [amounts[at]]
    shared_out = "分别" in state.text[max(state.at, run[0].start - 12) : run[0].start]
    shared_out = shared_out or (len(state.drafts) > 1 and all(draft.base for draft in state.drafts[-2:]))
    for amount in amounts[at + 1 :]:
        gap = state.text[run[-1].end : amount.start - amount.negative]
        same = shared_out or amount.family == run[-1].family or run[-1].unit is None
        if not gap or len(gap) > 4 or not _LINK.fullmatch(gap) or not same or _has_name_after(state, amount):
            break
        run.append(amount)
    for amount in run[:-1]:
        if amount.unit is None:
            amount.measure(run[-1].unit)
    return run


def _has_name_after(state: State, amount: Amount) -> bool:
    if amount.family in _CHANGES:
        return False
    right = read_right(state.text, amount.end, state.end)
    return right is not None and not right.attributive


def _read_run(state: State, run: list[Amount], following: Amount | None) -> None:
    first = run[0]
    low = state.low(first.start)
    state.fresh = low > state.at
    change = first.family in _CHANGES
    high = first.start
    if change and state.text[high - 1] == "(" and _GROWN.search(state.text, max(low, high - 5), high - 1):
        high -= 1  # 民间投资快速增长(37.8%)
    tail = read_tail(state.text, low, high, change)
    bare = first.family == "percent" and not tail.growth
    if bare and len(run) == 1 and _GROWS_AFTER.match(state.text, first.end, state.end):  # 实现6%以上的增长
        tail.growth = "增长"
    if bare and not tail.growth and is_pace(state, low):
        tail.growth = "增幅"  # 矿业和电子信息增幅最大,分别为22%和21%
    if first.family == "points":
        read_points(state, run, tail, low)
    elif first.family == "times" and not tail.growth and read_times(state, run, low):
        pass
    elif tail.growth and not tail.to and not tail.once:
        read_growth(state, run, tail, low)
    else:
        read_level(state, run, tail, low, following)
    state.at = max(state.at, run[-1].end)
