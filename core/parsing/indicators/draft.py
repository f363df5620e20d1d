"""A figure while it is being read: what is known of it so far, before kind, year and canonical name are set."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from core.models import Region
from core.parsing.indicators.amounts import Amount
from core.parsing.indicators.names import Name
from core.parsing.indicators.tails import Tail

_BETTER = frozenset({"改善", "好转"})
_FALLS = re.compile(r"PM2\.?5|PM10|浓度|综合指数|能耗|排放")


@dataclass(slots=True)
class Draft:
    """One figure being read. `start`:`end` is its evidence; `place` is where kind and year are judged."""

    name: str
    raw: str
    verb: str
    noun: str
    start: int
    end: int
    place: int
    rule: str
    amount: Amount | None = None
    yoy: float | None = None
    yoy_max: float | None = None
    growth: dict[str, Any] | None = None
    qualifiers: list[str] = field(default_factory=list)
    scope: str | None = None
    region: Region | None = None  # a place within the document's region that the name began with
    reference: bool = False
    base: bool = False  # the earlier of two levels (由A增加到B)
    base_when: str | None = None
    earlier: Draft | None = None  # the level before this one (由A增加到B)
    unsigned: bool = False  # the percent sign of its growth was lost
    reached: bool = False  # 达到, 为 stand before its level
    yearly: bool = False  # its growth is said to be on the year before

    def qualify(self, words: list[str]) -> None:
        """Adds qualifiers as written, each once."""
        self.qualifiers += [word for word in words if word not in self.qualifiers]

    def grow(self, amount: Amount, tail: Tail) -> None:
        """Records a growth: on the year before as `yoy`, any other as `growth`."""
        sign = -1 if amount.negative else tail.sign
        if tail.growth in _BETTER and _FALLS.search(self.name):  # 浓度改善8%: it fell
            sign = -sign
        rate = sign * amount.value
        high = None if amount.high is None else sign * amount.high
        if amount.family == "times":
            rate = rate * 100
        if amount.unit is not None and amount.unit.symbol == "‰":
            rate = rate / 10
        if tail.basis in ("average", "base_year", "quarter"):
            self.growth = {"rate": rate, "basis": tail.basis}
            if high is not None:
                self.growth["rate_max"] = high
            if tail.base:
                self.growth["base"] = tail.base
        else:
            self.yoy, self.yoy_max = rate, high
            said = tail.growth or ""
            self.yearly = tail.yearly or said.endswith(("速", "幅")) or said.startswith("同比")
        self.qualify(tail.qualifiers + ([amount.after] if amount.after else []))
        self.end = max(self.end, amount.end)
        self.unsigned = self.unsigned or amount.unsigned

    @property
    def grown(self) -> bool:
        """A growth of any kind is already recorded."""
        return self.yoy is not None or self.growth is not None


def new_draft(name: str, found: Name, raw: str, amount: Amount, tail: Tail, rule: str) -> Draft:
    """A draft with a level (not a growth) at `amount`."""
    draft = Draft(
        name,
        raw,
        found.verb,
        name.removeprefix(found.verb) or name,
        min(found.start, amount.start),
        max(amount.end, found.end),
        amount.start,
        rule,
        amount=amount,
        scope=found.scope,
        reached=tail.reached and not tail.done,
    )
    draft.qualify(
        [*found.qualifiers, *tail.qualifiers] + [word for word in (amount.vague, amount.after) if word]
    )
    return draft
