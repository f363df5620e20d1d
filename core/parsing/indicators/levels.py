"""Figures of level: named before the number, after it, or carried over."""

from __future__ import annotations

import re

from core.parsing.indicators.amounts import Amount
from core.parsing.indicators.changes import cut, exceeded, increment
from core.parsing.indicators.coordination import parts
from core.parsing.indicators.draft import Draft, new_draft
from core.parsing.indicators.from_to import read_from_to
from core.parsing.indicators.growths import second_step
from core.parsing.indicators.names import PASSED, Name, ends_with_verb, is_no_name, read_right
from core.parsing.indicators.shares import read_share
from core.parsing.indicators.state import State
from core.parsing.indicators.tails import Tail

_MEASURE = {
    "length": "长度",
    "area": "面积",
    "money": "金额",
    "mass": "重量",
    "people": "人数",
    "households": "户数",
}
_TIME_NAME = re.compile(r"(?:寿命|年限|年龄|天数|优良|优良天气|良好|达标|二级以上|日照|无霜期|好天)")
_INDEX_NAME = re.compile(r"(?:指数|系数|评分|得分|分值|PMI|密度|比值|收入比|率|CPI|PPI)$")
_IGNORED = frozenset({"duration", "temperature", "days", "score"})
_COUNTERS = frozenset({"count", "people", "households", "bare"})
_BESIDE = _COUNTERS | {"length", "area"}  # 28条208公里村道
_CAPACITIES = frozenset({"mass", "power", "volume", "energy"})
_NEVER_RIGHT = frozenset(
    {"points", "score", "days", "duration", "temperature", "none", "concentration", "ratio"}
)
_MEMBERSHIP = re.compile(r"(?:列为|跻身|进入|位列|入围|位居|名列)[^,;。]{0,8}$")
_GRADE = re.compile(r"(?:国家|自治区|省|市|县|区|部)级")
_GRADED = re.compile(r"(?:国家|自治区|省|市|县|区|部)级(.{2,16})")
_ASPECTS = (
    "方面",
    "环节",
    "阶段",
    "层面",
    "维度",
    "大类",
    "特点",
    "问题导向",
    "要素",
    "原则",
    "统一",
    "目标",
)
_OTHER_TIME = re.compile(r"到(?:19|20)[0-9]{2}年|年底|年末|\"?十[一二三四五]五")
_ANY_YEAR = re.compile(r"(?:19|20)[0-9]{2}年|年底|年末")
_ADDED = re.compile(r"(?<=...)(?:新增|增加|净增)$")
_FORESEEN = re.compile(
    r"(?<=收入|支出|投资|任务|资金)(?:年初|调整)?(?:预算|计划|目标|任务|安排)(?:数|调整|目标)?$"
)
# 争取到24亿元的特别国债, 储备2900万元的过冬物资
_GIVEN = re.compile(
    r"(?:资金|国债|债券|贷款|物资|补贴|补助|奖金|奖励|基金|经费|设备|物品|保险|赔款|订单|支持)$"
)
_MEASURE_END = re.compile(r"..(?:利润|产值|收入|税收|投资|增加值|销售额|出口|产量|价格)(?:总额)?$")
_FOR = re.compile(r"(?:实施|专项用于|用于|支持|开展|推进)(?P<noun>[\u4e00-\u9fff]{3,14})(?=[,;。、]|$)")
_PLACE_NAME = 3  # 西藏安排60亿元用于产业发展
_ACHIEVED = re.compile(
    r"(?:实现|完成|达到)?[^,;。0-9]{0,3}(?:脱贫|就业|搬迁|转移|增收|摘帽|退出|入住|安置|创业)"
)
_SEVERAL = re.compile(r"[两二三四五六七八九十]{1,3}[条个项座家处所大]|多[条个项座家]")
_SIZE = re.compile(r"(?:投资|资金|面积|规模)$")
_AGAINST = re.compile(
    r"[比较][^,;:。]{2,14}[高低多少快慢]出?$|^超过[^,;:。]{2,20}(?:总?产量|总?产值|水平|指标)$"
)
_FROM_PACE = re.compile(r"[由从][^,;:。]{0,12}$")
_DIGIT = re.compile(r"[0-9]")
_YEAR_ONLY = re.compile(r"(?:19|20)[0-9]{2}年[底末]?|[去今上]年")
_NAME_ALONE = re.compile(r";[\s\"]{0,2}[^,;:。]{3,16}[额量率值入出资款数积],")
_MARKS = frozenset(",;:。、!?\n) 和与及")


def read_level(state: State, run: list[Amount], tail: Tail, low: int, following: Amount | None) -> None:
    """Reads a list of levels. `following` is the next number."""
    name = state.left(low, tail)
    if run[0].family in ("percent", "times") and _AGAINST.search(state.text, low, tail.end):
        return  # 比预期目标高32.7%
    if read_from_to(state, run, tail, name) or not _is_level(run[0], name):
        return
    if run[0].family == "percent" and len(run) == 1 and not tail.reached and cut(state, run[0], tail, name):
        return
    if (
        read_share(state, run, tail, low)
        or increment(state, run, tail, low)
        or _reach(state, run, name, tail)
    ):
        return
    if run[-1].family in _CAPACITIES and _in_name(state, run[-1], tail, name):
        return
    if state.drafts and len(run) == 1 and name.text.startswith("超额完成"):
        exceeded(state, run[0], tail, name)
        return
    if is_no_name(name) and len(run) == 1 and _beside_people(state, run[0], low):
        _carry(state, state.drafts[-1], run[0], tail)
        return
    right = _right(state, run, name, tail, following.start if following else state.end)
    bare = ends_with_verb(name.text) == name.text or len(name.noun) <= _PLACE_NAME
    if right is None and run[0].family == "money" and bare:
        right = _spent_on(state, run[0])
    if right is None and following and len(run) == 1:
        right = _shared_right(state, run[0], name, following)
    if right is not None and following and following.family == "percent" and _MEASURE_END.search(right.noun):
        return  # 10个行业企业利润增长23%: how many they are is part of the name
    if right is not None:
        _right_level(state, run[-1], tail, name, right)
    elif is_no_name(name):
        _elided(state, run, tail, low)
    else:
        _named(state, run, tail, name)


def _spent_on(state: State, amount: Amount) -> Name | None:
    """筹措1.1亿元实施助农工程: what the money is for, where nothing else names it."""
    found = _FOR.match(state.text, amount.end, state.end)
    return Name("", found["noun"], found.start("noun"), found.end("noun")) if found else None


def _beside_people(state: State, amount: Amount, low: int) -> bool:
    """为低保对象45085户、58866人发放: the households and the people of one name."""
    last = state.drafts[-1] if state.drafts else None
    return (
        amount.family == "people"
        and last is not None
        and last.rule == "named"
        and last.amount is not None
        and last.amount.family == "households"
        and state.text[last.amount.end : amount.start] in ("、", "")
    )


def _is_level(amount: Amount, name: Name) -> bool:
    """Lengths of time and bare numbers are figures only under certain names (预期寿命, 综合指数)."""
    if amount.family in _IGNORED:
        return bool(_TIME_NAME.search(name.text) or _INDEX_NAME.search(name.text))
    return amount.unit is not None or bool(_INDEX_NAME.search(name.noun))


def _reach(state: State, run: list[Amount], name: Name, words: Tail) -> bool:
    """增长12.6%,达92.9亿元: the level of the growth read just before."""
    if not is_no_name(name) or not state.drafts or run[0].family in ("percent", "points", "times"):
        return False
    group = state.last(len(run))
    if not group or any(draft.amount is not None or not draft.grown for draft in group):
        return False
    averaged = all(draft.growth and draft.growth["basis"] == "average" for draft in group)
    later = (_ANY_YEAR if averaged else _OTHER_TIME).search(state.text, state.at, run[0].start)
    if (later and not averaged) or read_right(state.text, run[-1].end, state.end):
        return False
    for draft, amount in zip(group, run, strict=True):
        draft.place = amount.start if later else draft.place  # 年均增长10%,到2015年达到1.5万亿元
        draft.amount, draft.end, draft.rule = amount, amount.end, "growth_then_level"
        draft.qualify(words.qualifiers + [word for word in (amount.vague, amount.after) if word])
    return True


def _right(state: State, run: list[Amount], name: Name, tail: Tail, following: int) -> Name | None:
    """The name after the number, where the name is there."""
    amount = run[-1]
    if amount.family in _NEVER_RIGHT or len(run) > 1:
        return None
    counted = amount.family in _COUNTERS
    empty = is_no_name(name) or name.open_end
    high = min(following, state.end)
    served = state.text[amount.start - 1] in "为给" and amount.family in ("people", "households", "bare")
    right = read_right(state.text, amount.end, high, served=served)
    if right is None:
        beside = bool(state.drafts) and state.at == amount.start  # 1260户3875人
        unnamed = is_no_name(name) and not tail.reached and not beside
        achieved = len(name.noun) <= _PLACE_NAME and _ACHIEVED.match(state.text, amount.end, high)
        if counted and (unnamed or tail.owned or name.open_end or achieved):
            return read_right(state.text, amount.end, high, forced=True)
        return None
    if right.attributive:
        return right if amount.family not in ("percent", "times", "tenths") or is_no_name(name) else None
    if tail.reached and not empty:
        return None
    if empty or ends_with_verb(name.text) or tail.owned:
        return right
    return right if counted else None


def _in_name(state: State, amount: Amount, tail: Tail, name: Name) -> bool:
    """A capacity inside a name: 2100万千瓦燃煤电厂, 年产3000吨锦纶丝 is no quantity that something reached."""
    sure = tail.reached or tail.qualifiers
    right = None if sure else read_right(state.text, amount.end, state.end)
    if right is None or right.attributive or len(right.noun) < 2:
        return False
    before = state.drafts[-1] if state.drafts else None
    listed = before is not None and before.amount is not None and before.amount.family in _CAPACITIES
    return not listed and not ends_with_verb(name.text) and not name.verb


def _shared_right(state: State, amount: Amount, name: Name, following: Amount) -> Name | None:
    """5648户18388名贫困群众 and 总投资35亿元的80项工程: the name stands behind the second number."""
    between = state.text[amount.end : following.start]
    people = (
        between in ("", "、")
        and amount.family != following.family
        and (is_no_name(name) or ends_with_verb(name.text) == name.text)
        and {amount.family, following.family} <= _BESIDE
    )
    size = between == "的" and following.family == "count" and _SIZE.search(name.noun)
    if not people and not size:
        return None
    digit = _DIGIT.search(state.text, following.end, state.end)
    right = read_right(state.text, following.end, digit.start() if digit else state.end)
    if right and size:
        right.attributive = True
    return right


def _right_level(state: State, amount: Amount, tail: Tail, name: Name, right: Name) -> None:
    text = state.text
    verbal = ends_with_verb(name.text) == name.text  # 解决20万人的饮水问题
    people = amount.family in ("people", "households") and name.verb.endswith(
        "解决"
    )  # 解决三个镇4万人的饮水问题
    granted = verbal or "争取" in tail.qualifiers
    given = amount.family == "money" and granted and _GIVEN.search(right.noun) is not None
    counted = people or given or (amount.family in _COUNTERS and verbal)
    if right.attributive and not is_no_name(name) and not counted:
        _attributive(state, amount, tail, name, right)
        return
    if (
        (right.noun.endswith("中") and "集中" not in right.noun)
        or right.noun.startswith(_ASPECTS)
        or _MEMBERSHIP.search(text, max(state.at, amount.start - 12), amount.start)
    ):
        return
    verb = ends_with_verb(name.text) or (name.verb if name.open_end else "")
    found = Name(verb, right.noun, min(name.start, amount.start), right.end, name.scope)
    draft = new_draft(found.text, found, text[right.start : right.end], amount, tail, "value_before_name")
    draft.start = amount.start - len(verb) if text.endswith(verb, 0, amount.start) else amount.start
    _share_head(state, draft)
    state.add(draft)
    state.at = right.end if text[right.end : right.end + 1] in _MARKS else amount.end


def _share_head(state: State, draft: Draft) -> None:
    """2个国家级、22个省级医疗中心: the noun is written once, behind the second."""
    before = state.drafts[-1] if state.drafts and not state.fresh else None
    head = _GRADED.match(draft.noun)
    if before and head and before.rule == "value_before_name" and _GRADE.fullmatch(before.noun):
        before.name, before.noun = before.name + head[1], before.noun + head[1]


def _attributive(state: State, amount: Amount, tail: Tail, name: Name, right: Name) -> None:
    """总投资78亿元的某项目: the size of one named thing, a reference figure."""
    found = Name("", right.noun + parts(name.noun)[-1], name.start, right.end, name.scope)
    draft = new_draft(found.noun, found, state.text[name.start : right.end], amount, tail, "size_of_one")
    # of one thing, not of a number of them
    draft.reference = right.start <= amount.end + 2 and not _SEVERAL.match(right.noun)
    state.add(draft)
    state.at = right.end


def _elided(state: State, run: list[Amount], tail: Tail, low: int) -> None:
    """No name before and none after: carried over from the figure before, else an issue."""
    if low > state.at and (subject := state.subject(low)):
        _named(state, run, tail, subject)
        return
    if low > state.at and (
        not state.drafts or PASSED.search(state.text, state.at, low - 1) or _opens(state, low, tail)
    ):
        earlier = state.earlier(low)
        if not is_no_name(earlier):
            _named(state, run, tail, earlier)
            return
    if len(run) == 1 and tail.reached and (origin := _continued(state, run[0])):
        _carry(state, origin, run[0], tail)
        return
    if not state.drafts:
        state.unnamed(run)
        return
    source = state.drafts[-1]
    if tail.to and source.amount is None and source.grown and _from_pace(state, source):
        second_step(state, source, run[0]).grow(run[0], tail)
        source.base = True
        return
    if (
        run[0].family in ("percent", "times")
        and source.amount is None
        and source.yoy is not None
        and tail.qualifiers
    ):
        second_step(state, source, run[0]).grow(run[0], tail)
        return
    group = state.last(len(run))
    if not group:
        state.unnamed(run)
        return
    for origin, amount in zip(group, run, strict=True):
        _carry(state, origin, amount, tail)


def _opens(state: State, low: int, tail: Tail) -> bool:
    """;城镇居民生活费收入,1982年为494元: the name opens a part of the sentence, a year stands before the number."""
    return _YEAR_ONLY.fullmatch(state.text, low, tail.end) is not None and (
        _NAME_ALONE.fullmatch(state.text, state.at, low) is not None
    )


def _from_pace(state: State, source: Draft) -> bool:
    """增速由4.2%提高到6.5%: two growths, the first of them earlier."""
    return _FROM_PACE.search(state.text, source.start, source.place) is not None


def _continued(state: State, amount: Amount) -> Draft | None:
    """The first number of a sentence without a name, measured like the last level of the sentence before."""
    if state.drafts or state.at != state.start:
        return None
    levels = (d for d in reversed(state.told) if d.amount and d.rule not in ("share", "completion"))
    before = next(levels, None)
    if before is None or before.amount is None:
        return None
    same = before.amount.family == amount.family or {before.amount.family, amount.family} == {
        "money",
        "dollar",
    }
    return before if same else None


def _carry(state: State, origin: Draft, amount: Amount, tail: Tail) -> None:
    family = origin.amount.family if origin.amount else None
    text, verb = _ADDED.sub("", origin.noun or origin.name), ""
    if tail.done:  # 收入预算21亿元,实际完成22亿元
        text = _FORESEEN.sub("", text) or text
    if family and family != amount.family:
        text, verb = text + _MEASURE.get(amount.family, ""), origin.verb
    found = Name(verb, text, amount.start, amount.end, origin.scope)
    draft = new_draft(found.text, found, origin.raw, amount, tail, "carried")
    draft.noun = origin.noun
    if state.drafts[-1:] == [origin] and _passed(origin, amount, tail):
        state.drafts.pop()
    if origin.base and state.at == amount.start:  # 由3.2万户10.6万人
        draft.base, draft.base_when = True, origin.base_when
    state.add(draft, keep_group=True)


def _passed(origin: Draft, amount: Amount, tail: Tail) -> bool:
    """首次突破1000美元大关,达到1108美元: what was passed on the way is not stated twice."""
    first = origin.amount
    if first is None or first.unit != amount.unit or amount.value < first.value or not tail.reached:
        return False
    over = first.after == "大关" or any("突破" in word for word in origin.qualifiers)
    return over and origin.yoy is None and origin.growth is None


def _named(state: State, run: list[Amount], tail: Tail, name: Name) -> None:
    pairs = state.names(name, run, tail)
    if not pairs:
        state.unnamed(run)
    for text, amount in pairs:
        rule = "named" if len(pairs) == 1 else "list"
        state.add(new_draft(text, name, state.raw(name), amount, tail, rule))
