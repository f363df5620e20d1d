"""Two levels in a row, an earlier and a later one: 由A增加到B, 分别由A、B增加到C、D."""

from __future__ import annotations

import re

from core.parsing.indicators.amounts import Amount
from core.parsing.indicators.coordination import distribute
from core.parsing.indicators.draft import Draft, new_draft
from core.parsing.indicators.names import Name, is_no_name, read_left
from core.parsing.indicators.state import State
from core.parsing.indicators.tails import Tail

_FROM = re.compile(
    r"(?:由|从)((?:(?:19|20)?[0-9]{2}年(?:底|末|初)?|(?:19|20)[0-9]{2}(?=的)|去年|上年|前年|原来|过去|当初|期初|年初|之?前|最初|\"?十[一二三四五]?五\"?(?:期?末|初期?)?|[^,;:。]{1,5}[年月]前)?(?:全[省市县区]|同期)?)的?(?:(?:每人|每户|每生|每亩|人均|户均|生均)?(?:每月|每年|每天|每学年|每平方米|每平方公里)?)?(?:约|近|超过?|不足|不到)?$"
)
_INTO = re.compile(r"[^,;:。、]{1,8}(?:为|到|至|成)(?:约|近|超过?)?")  # 整合为, 优化调整为


def read_from_to(state: State, run: list[Amount], tail: Tail, name: Name) -> bool:
    """Reads the earlier levels, marked as such, or the later ones; False when the numbers are neither."""
    leads = (tail.to and is_no_name(name)) or _INTO.fullmatch(state.text, state.at, run[0].start)
    owners = _earlier(state, run) if leads else []
    for owner, amount in zip(owners, run if len(run) > 1 else run * len(owners), strict=False):
        _add_later(state, owner, amount, name, tail)
    return bool(owners) or _read_earlier(state, run, tail, name)


def _earlier(state: State, run: list[Amount]) -> list[Draft]:
    """The earlier levels that a list of later ones belongs to."""
    last = state.drafts[-1] if state.drafts else None
    if last is None or not last.base or last.amount is None:
        return []
    if len(run) > 1:
        owners = state.drafts[-len(run) :]
        return owners if len(owners) == len(run) and all(d.base and d.amount for d in owners) else []
    alike = [d for d in state.drafts[-4:] if d.base and d.amount is last.amount]
    if len(alike) > 1:  # 均由120元提高到200元
        return alike
    same = (d for d in reversed(state.drafts) if d.base and d.amount and d.amount.family == run[0].family)
    return [next(same, last)]


def _add_later(state: State, owner: Draft, amount: Amount, name: Name, tail: Tail) -> None:
    if amount.unit is None and owner.amount is not None:
        amount.measure(owner.amount.unit)
    draft = new_draft(owner.name, name, owner.raw, amount, tail, "from_to")
    draft.start, draft.scope, draft.verb, draft.noun = owner.start, owner.scope, owner.verb, owner.noun
    draft.earlier = owner
    state.add(draft)


def _read_earlier(state: State, run: list[Amount], tail: Tail, name: Name) -> bool:
    words = state.text[max(state.at, tail.end - 18) : run[0].start]
    if "由" not in words and "从" not in words:
        return False
    found = _FROM.search(state.text, max(state.at, tail.end - 18), run[0].start)
    if not found or (found.start() < name.start - 2 and len(run) == 1):
        return False
    each = state.text.endswith("分别", state.at, found.start())
    high = found.start() - (2 if each else 1 if state.text.endswith("均", state.at, found.start()) else 0)
    low = state.low(high)
    subject = read_left(state.text, low, high)
    if is_no_name(subject) and low > state.at:
        subject = state.earlier(low)
    if is_no_name(subject):
        if not state.drafts:
            return False
        last = state.drafts[-1]
        subject = Name(last.verb, last.noun, found.start(), found.start(), last.scope)
    if len(run) > 1 and not each and distribute("", subject.noun, len(run)) is None:
        return False
    shared = len(run) == 1 and state.text.endswith("均", state.at, found.start())
    spread = "each" if len(run) > 1 else "shared" if shared else None
    names = state.names(subject, run, Tail(high, spread=spread))
    for text, amount in names:
        raw = state.raw(subject) or subject.text
        draft = new_draft(text, subject, raw, amount, Tail(found.start()), "from_to")
        draft.base, draft.base_when = True, found[1]
        state.add(draft)
    return bool(names)
