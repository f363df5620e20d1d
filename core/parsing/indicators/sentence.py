"""Reads the figures of one sentence, from left to right.

Each number is looked at with the words between it and the figure before (its gap): a growth is joined to the
level it belongs to, a list of values is shared out over a list of names, a name that is not repeated is
carried over, and a name that follows its number is read to the right.
"""

from __future__ import annotations

import re

from core.models import Issue
from core.parsing.indicators.amounts import Amount
from core.parsing.indicators.coordination import distribute, parts, restore
from core.parsing.indicators.draft import Draft, new_draft
from core.parsing.indicators.names import Name, ends_with_verb, is_no_name, read_left, read_right
from core.parsing.indicators.tails import Tail, read_tail

_LINK = re.compile(r"[\s\"]{0,2}(?:、|,|和|与|及|以及)?[\s\"]{0,2}$")
_BREAK = re.compile(r"[,;:]")
_FROM = re.compile(r"(?:由|从)([^,;:。]{0,12}?)的?(?:约|近|超过?|不足|不到)?$")
_SHARE = re.compile(r"占([^,;:。]{0,24}?)的?(?:比重|比例|份额|总量)?(?:约|近|超过?|的)?$")
_COMPARISON = re.compile(
    r"(?:高于|低于|快于|慢于|好于|高出|超出|领先|优于|高|低|快|慢|超)(?:于)?[^,;:。、]{0,16}$|(?:高于|低于|快于|优于|好于)"
)
_PARTIAL = re.compile(
    r"^(?:总数|总量|总产|总产量|总投资|计划总投资|完成投资|年度投资|年产值|产值|税收|满意率|满意度|办结率|占比|比重|面积|总面积|建筑面积|占地面积|总建筑面积|资金|金额|长度|总长|总里程"
    r"|人数|总人数|户数|完成项目|存量|库存|规模|增速|数量|余额|销售额|销售收入|营业收入|交易额|成交额|合同额|投资额|协议投资|实现产值|实现税收|利润|单产|亩产|产量|年产量|注册资本|市值|总市值|市场占有率|覆盖率|完成率|开工率|合格率|到位资金|受益群众|惠及群众|惠及|涉及资金)$"
)
_MEASURE = {
    "length": "长度",
    "area": "面积",
    "money": "金额",
    "mass": "重量",
    "people": "人数",
    "households": "户数",
}
_INDEX_NAME = re.compile(
    r"(?:指数|系数|评分|得分|分值|综合得分|PMI|密度|比值|率|CPI|PPI|人口|人数|总数|数量|游客|旅客|就业|户籍|床位|用户|人次)$"
)
_TIME_NAME = re.compile(
    r"(?:寿命|年限|年龄|天数|优良天数?|优良|优良天气|良好天数|达标天数|二级以上|日照|无霜期|周期|好天)"
)
_IGNORED = frozenset({"duration", "temperature", "days", "score"})
_COUNTED = frozenset(
    {
        "count",
        "people",
        "households",
        "area",
        "length",
        "mass",
        "percent",
        "money",
        "volume",
        "power",
        "apparent_power",
        "tenths",
        "times",
        "dollar",
        "bare",
        "energy",
    }
)


class Sentence:
    """The reading of `text[start:end]`, whose quantities are `amounts`."""

    def __init__(
        self, text: str, start: int, end: int, amounts: list[Amount], carried: Draft | None = None
    ) -> None:
        self.text, self.start, self.end = text, start, end
        self.amounts = amounts
        self.at = start  # everything before is read
        self.drafts: list[Draft] = []
        self.group: list[Draft] = []  # the figures of the last list
        self.verb = ""  # of the last name in this chain of 、
        self.issues: list[Issue] = []
        self.carried = carried
        self.fresh = True  # the next figure begins a new list

    def read(self) -> list[Draft]:
        """All figures of the sentence."""
        amounts = self._without_thresholds()
        at = 0
        while at < len(amounts):
            run = self._run(amounts, at)
            following = amounts[at + len(run)].start if at + len(run) < len(amounts) else self.end
            self._read_run(run, following)
            at += len(run)
        return self.drafts

    # --- what belongs together

    def _without_thresholds(self) -> list[Amount]:
        """过50亿元项目2个, 300人以上村庄: the first number is part of a name."""
        kept = []
        for place, amount in enumerate(self.amounts):
            following = self.amounts[place + 1] if place + 1 < len(self.amounts) else None
            if not self._is_threshold(amount, following):
                kept.append(amount)
        return kept

    def _is_threshold(self, amount: Amount, following: Amount | None) -> bool:
        before, after = (
            self.text[max(self.start, amount.start - 2) : amount.start],
            self.text[amount.end : amount.end + 14],
        )
        bound = amount.after in ("以上", "以下", "以内", "及以上", "之间")
        if before.endswith(("每", "前", "第")) and not before.endswith(
            ("以前", "目前", "日前", "底前", "末前", "年前", "月前", "提前", "此前")
        ):
            return True
        if (
            bound
            and re.match(r"(?:的)?[^,;:。、的()\s]{1,14}", after)
            and not re.match(
                r"的?(?:目标|水平|增长|速度|幅度|比例|份额|增速|增幅|的?要求|高速|较快|运行|区间)", after
            )
        ):
            if amount.family == "percent":
                return False
            return not re.match(r"(?:并|且|和|,)", after)
        if amount.family not in ("money", "area", "people", "dollar", "power", "mass", "none", "bare"):
            return False
        if before.endswith(("过", "超", "逾")) and not before.endswith(("超过", "通过", "经过", "突过")):
            return bool(
                re.match(r"(?:级|元级|的)?(?:[^,;:。、\s\d的]{2,12})", after)
            ) and not self._starts_verb(amount.end)
        if following is None or following.family not in ("count", "households") or amount.family == "none":
            return False
        between = self.text[amount.end : following.start]
        return (
            bool(re.fullmatch(r"(?:级|的)?[^,;:。、()\s]{2,12}", between))
            and not self._starts_verb(amount.end)
            and "项目" in between
        )

    def _starts_verb(self, at: int) -> bool:
        return read_right(self.text, at, self.end) is None

    def _run(self, amounts: list[Amount], at: int) -> list[Amount]:
        """A list of values: 4.06万元、1.94万元."""
        run = [amounts[at]]
        for amount in amounts[at + 1 :]:
            gap = self.text[run[-1].end : amount.start]
            same = amount.family == run[-1].family or (run[-1].unit is None and run[-1].family == "none")
            if not gap or not _LINK.fullmatch(gap) or not same or self._read_right_of(amount):
                break
            run.append(amount)
        for amount in run[:-1]:
            if amount.unit is None:
                amount.unit = run[-1].unit
        return run

    def _read_right_of(self, amount: Amount) -> bool:
        right = read_right(self.text, amount.end, self.end)
        return (
            right is not None
            and not right.attributive
            and amount.family not in ("percent", "points", "times")
        )

    # --- one list of values

    def _read_run(self, run: list[Amount], following: int) -> None:
        first = run[0]
        low = self._low(first)
        self.fresh = low > self.at
        change = first.family in ("percent", "times", "points")
        tail = read_tail(self.text, low, first.start, change)
        if first.family == "points":
            self._points(run, tail, low)
        elif tail.growth and not tail.to and not tail.once:
            self._growth(run, tail, low)
        else:
            self._level(run, tail, low, following)
        self.at = max(self.at, run[-1].end)

    def _low(self, amount: Amount) -> int:
        """Where the words that belong to a number begin: after the last mark, unless nothing follows it."""
        low = self.at
        for mark in _BREAK.finditer(self.text, self.at, amount.start):
            low = mark.end()
        return low

    def _growth(self, run: list[Amount], tail: Tail, low: int) -> None:
        name = self._left(low, tail)
        if is_no_name(name) and low > self.at and not self.drafts:
            name = self._earlier(low)
        if is_no_name(name) or name.text in ("增速", "同比", "增幅", "速度", "比", "分别", "总量"):
            self._grow_last(run, tail)
            return
        names = self._names(name, run, tail)
        self.group = []
        for text, amount in names:
            draft = Draft(
                text,
                self._raw(name),
                name.verb,
                name.noun,
                name.start,
                amount.end,
                amount.start,
                "growth",
                scope=name.scope,
            )
            draft.grow(amount, tail)
            if amount.vague:
                draft.qualify([amount.vague])
            self._add(draft)

    def _grow_last(self, run: list[Amount], tail: Tail) -> None:
        """A growth without a name belongs to the figures read last."""
        group = (
            self.group
            if len(self.group) >= len(run) > 1 or (tail.spread and len(self.group) > 1)
            else self.drafts[-1:]
        )
        if not group:
            if self.carried is None:
                self._unnamed(run)
                return
            group = [self._carry(self.carried, run[0])]
        if len(run) == 1:
            run = run * len(group)
        for draft, amount in zip(group, run, strict=False):
            same_basis = (
                draft.yoy is not None
                if tail.basis not in ("average", "base_year", "quarter")
                else draft.growth is not None
            )
            if same_basis:
                if tail.basis is None and tail.qualifiers and draft.amount is None:
                    draft = self._second_step(draft, amount)
                else:
                    continue
            draft.grow(amount, tail)

    def _second_step(self, draft: Draft, amount: Amount) -> Draft:
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
        self._add(step, keep_group=True)
        return step

    def _carry(self, source: Draft, amount: Amount) -> Draft:
        draft = Draft(
            source.name,
            source.raw,
            source.verb,
            source.noun,
            amount.start,
            amount.end,
            amount.start,
            "carried",
            scope=source.scope,
        )
        self._add(draft)
        return draft

    def _points(self, run: list[Amount], tail: Tail, low: int) -> None:
        """Percentage points: the change of a share is its own figure when named; comparisons are not figures."""
        name = self._left(low, tail)
        words = self.text[low : run[0].start]
        if _COMPARISON.search(words) or (tail.basis == "base_year" and not tail.base):
            return
        if is_no_name(name) or re.search(r"(?:增速|增幅|涨幅|降幅|增长率|速度)$", name.noun):
            if (
                self.drafts
                and self.drafts[-1].amount
                and self.drafts[-1].amount.family == "percent"
                and tail.growth
            ):
                last = self.drafts[-1]
                last.growth = last.growth or {"rate": tail.sign * run[0].value, "basis": "points"}
                last.end = run[0].end
            return
        if not tail.growth:
            return
        for text, amount in self._names(name, run, tail):
            draft = new_draft(text, name, self._raw(name), amount, tail, "points")
            draft.growth = {"rate": tail.sign * amount.value, "basis": "points"}
            self._add(draft)

    # --- levels

    def _level(self, run: list[Amount], tail: Tail, low: int, following: int) -> None:
        first = run[0]
        name = self._left(low, tail)
        if first.family in _IGNORED and not (_TIME_NAME.search(name.text) or _INDEX_NAME.search(name.text)):
            return
        if first.unit is None and not _INDEX_NAME.search(name.noun):
            return
        if (
            self._from_to(run, tail, name)
            or self._share(run, tail, low, name)
            or self._reach(run, tail, name)
        ):
            return
        right = self._right(run, name, tail, following)
        if right is not None:
            self._right_level(run, tail, name, right)
        elif is_no_name(name):
            self._elided(run, tail, low, name)
        else:
            self._named(run, tail, name)

    def _left(self, low: int, tail: Tail) -> Name:
        return read_left(self.text, low, tail.end)

    def _earlier(self, low: int) -> Name:
        """The phrase before the last comma: 地区生产总值,预计增长4%."""
        high = low - 1
        start = self.at
        for mark in _BREAK.finditer(self.text, self.at, high):
            start = mark.end()
        tail = read_tail(self.text, start, high, False)
        return read_left(self.text, start, tail.end)

    def _from_to(self, run: list[Amount], tail: Tail, name: Name) -> bool:
        """由A增加到B: both levels, the earlier one marked."""
        last = self.drafts[-1] if self.drafts else None
        if tail.to and is_no_name(name) and last and last.base and len(run) == 1 and last.amount:
            draft = new_draft(last.name, name, last.raw, run[0], tail, "from_to")
            draft.start, draft.scope, draft.verb, draft.noun = last.start, last.scope, last.verb, last.noun
            self._add(draft)
            return True
        found = _FROM.search(self.text, max(self.at, tail.end - 16), run[0].start)
        if not found or len(run) > 1 or found.start() < name.start - 2:
            return False
        subject = (
            read_left(self.text, name.start, found.start())
            if found.start() > name.start
            else Name("", "", name.start, name.start)
        )
        if is_no_name(subject):
            if not self.drafts:
                return False
            subject = Name(
                self.drafts[-1].verb, self.drafts[-1].noun, name.start, name.start, self.drafts[-1].scope
            )
        draft = new_draft(
            subject.text, subject, self._raw(subject) or subject.text, run[0], Tail(found.start()), "from_to"
        )
        draft.base, draft.base_when = True, found[1]
        self._add(draft)
        return True

    def _share(self, run: list[Amount], tail: Tail, low: int, name: Name) -> bool:
        """占一般公共预算支出的84.6%: a share of the figure before."""
        if run[0].family not in ("percent", "tenths"):
            return False
        found = _SHARE.search(self.text, max(low, run[0].start - 36), run[0].start)
        if not found:
            return False
        subject = read_left(self.text, low, found.start())
        whole = found[1].strip()
        if is_no_name(subject) and self.drafts:
            last = self.drafts[-1]
            subject = Name("", last.noun or last.name, low, low, last.scope)
        if is_no_name(subject) or not whole:
            return False
        raw = self.text[found.start() : found.end()].rstrip("的")
        for text, amount in self._names(subject, run, tail):
            draft = new_draft(f"{text}占{whole}比重", subject, raw, amount, tail, "share")
            draft.start = min(draft.start, found.start())
            self._add(draft)
        return True

    def _reach(self, run: list[Amount], tail: Tail, name: Name) -> bool:
        """增长12.6%,达92.9亿元: the level of the growth read just before."""
        if not is_no_name(name) or not self.drafts or run[0].family in ("percent", "points", "times"):
            return False
        group = self.group if len(self.group) == len(run) else self.drafts[-1:]
        if len(group) != len(run) or any(d.amount is not None or not d.grown for d in group):
            return False
        if self._read_right_of(run[-1]):
            return False
        for draft, amount in zip(group, run, strict=True):
            draft.amount, draft.end, draft.rule = amount, amount.end, "growth_then_level"
            draft.qualify(tail.qualifiers + [word for word in (amount.vague, amount.after) if word])
        return True

    def _right(self, run: list[Amount], name: Name, tail: Tail, following: int) -> Name | None:
        """The name after the number, where the name is there."""
        amount = run[-1]
        if amount.family not in _COUNTED or amount.unit is None or len(run) > 1:
            return None
        empty = is_no_name(name) or name.open_end
        right = read_right(self.text, amount.end, min(following, self.end))
        if right is None:
            if is_no_name(name) and amount.family in ("count", "people", "households") and not tail.reached:
                return read_right(self.text, amount.end, min(following, self.end), forced=True)
            return None
        if right.attributive:
            return (
                right
                if amount.family not in ("percent", "points", "times", "tenths") or is_no_name(name)
                else None
            )
        if tail.reached and not empty:
            return None
        if empty or ends_with_verb(name.text) or name.text in ("",):
            return right
        return right if amount.family in ("count", "people", "households") else None

    def _right_level(self, run: list[Amount], tail: Tail, name: Name, right: Name) -> None:
        amount = run[-1]
        if right.attributive and not is_no_name(name):
            self._attributive(amount, tail, name, right)
            return
        verb = ends_with_verb(name.text) or (name.verb if name.open_end else "")
        found = Name(verb, right.noun, min(name.start, amount.start), right.end, name.scope)
        draft = new_draft(
            found.text, found, self.text[right.start : right.end], amount, tail, "value_before_name"
        )
        draft.start = (
            amount.start - len(verb)
            if self.text[amount.start - len(verb) : amount.start] == verb
            else amount.start
        )
        self._add(draft)
        self.at = right.end

    def _attributive(self, amount: Amount, tail: Tail, name: Name, right: Name) -> None:
        """总投资78亿元的某项目: the size of one named thing, a reference figure."""
        found = Name("", right.noun + name.text, name.start, right.end, name.scope)
        draft = new_draft(found.noun, found, self.text[name.start : right.end], amount, tail, "size_of_one")
        draft.reference = True
        self._add(draft)
        self.at = right.end

    def _elided(self, run: list[Amount], tail: Tail, low: int, name: Name) -> None:
        """No name before and none after: carried over from the figure before, else an issue."""
        if not self.drafts and low > self.at:
            earlier = self._earlier(low)
            if not is_no_name(earlier):
                self._named(run, tail, earlier)
                return
        source = self.drafts[-1] if self.drafts else self.carried
        if source is None:
            self._unnamed(run)
            return
        if (
            run[0].family in ("percent", "times")
            and source.amount is None
            and source.yoy is not None
            and tail.qualifiers
        ):
            step = self._second_step(source, run[0])
            step.grow(run[0], tail)
            return
        group = self.group if len(self.group) == len(run) else [source]
        if len(run) > len(group):
            self._unnamed(run)
            return
        for origin, amount in zip(list(group), run, strict=False):
            self._carried_level(origin, amount, tail)

    def _carried_level(self, origin: Draft, amount: Amount, tail: Tail) -> None:
        family = origin.amount.family if origin.amount else None
        text = origin.noun or origin.name
        verb = ""
        if family and family != amount.family:
            text += _MEASURE.get(amount.family, "")
            verb = origin.verb
        found = Name(verb, text, amount.start, amount.end, origin.scope)
        draft = new_draft(found.text, found, origin.raw, amount, tail, "carried")
        draft.noun = origin.noun
        self._add(draft, keep_group=True)

    def _named(self, run: list[Amount], tail: Tail, name: Name) -> None:
        pairs = self._names(name, run, tail)
        if not pairs:
            self._unnamed(run)
            return
        self.group = []
        for text, amount in pairs:
            draft = new_draft(
                text, name, self._raw(name), amount, tail, "named" if len(pairs) == 1 else "list"
            )
            self._add(draft)

    # --- names

    def _raw(self, name: Name) -> str:
        return self.text[name.start : name.end].replace("\n", "").strip()

    def _names(self, name: Name, run: list[Amount], tail: Tail) -> list[tuple[str, Amount]]:
        """Each value of a list with its full name."""
        verb = name.verb or self._shared_verb(name)
        noun = self._full(name.noun)
        if len(run) == 1:
            if tail.spread == "shared" or (tail.spread == "each"):
                members = parts(noun)
                if len(members) > 1:
                    return [(verb + member, run[0]) for member in restore(members)]
            return [(verb + noun, run[0])]
        whole = distribute(verb, noun, len(run))
        if whole:
            return list(zip(whole, run, strict=True))
        if len(self.group) == len(run):
            return [(f"{d.noun or d.name}{noun}", amount) for d, amount in zip(self.group, run, strict=True)]
        return [(verb + noun, run[0])] if not tail.spread else []

    def _shared_verb(self, name: Name) -> str:
        """整治垃圾点1.06万个、弱电线路56公里: the verb is written once."""
        chained = self.drafts and self.text[self.at : name.start].strip(' "') in ("、", "和", "及")
        return self.verb if chained else ""

    def _full(self, noun: str) -> str:
        """总投资, 满意度: the name of the figure before belongs in front."""
        if _PARTIAL.match(noun) and self.drafts:
            last = self.drafts[-1]
            head = last.noun or last.name
            if not head.endswith(noun) and len(head) <= 20:
                return self._whole_of(head) + noun
        return noun

    def _whole_of(self, head: str) -> str:
        return re.sub(r"(?:总数|总产|总量|总投资|完成投资|占比|面积|长度)$", "", head) or head

    def _add(self, draft: Draft, keep_group: bool = False) -> None:
        self.drafts.append(draft)
        if not keep_group:
            self.group = [draft] if self.fresh else [*self.group, draft]
            self.fresh = False
        self.verb = draft.verb or self.verb

    def _unnamed(self, run: list[Amount]) -> None:
        for amount in run:
            self.issues.append(
                Issue(
                    "indicators", "unnamed_amount", "这个数量没有找到所指的名称。", amount.start, amount.end
                )
            )
