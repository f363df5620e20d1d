"""Doubt: figures that contradict their neighbours are kept, marked, and the reason is said.

Every check compares figures of one document that speak of the same year, kind, period and scope. A check
that lacks one of its figures says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from core.models import Indicator, Issue

Group = tuple[int | None, str, str | None, str | None]

SECTORS = ("primary_industry", "secondary_industry", "tertiary_industry")
SUM_TOLERANCE = 0.015  # of the total; rounding of three figures stays below
GROWTH_TOLERANCE = 2.0  # percentage points between a stated growth and that of two levels
SHARE_TOLERANCE = 0.03  # of the share
LARGEST_GROWTH = 1000.0  # percent
_MAY_EXCEED = (
    "完成",
    "计划",
    "目标",
    "任务",
    "预算",
    "增长",
    "产销",
    "偿付",
    "资本",
    "覆盖率倍",
    "比例达",
    "拨备",
    "保值",
    "负荷",
    "杠杆",
    "毛入",
    "入园率",
    "投资计划",
)
_BOUNDED = ("率", "比重", "占比", "比例")
_WHOLE = (
    None,
    "全县",
    "全市",
    "全区",
    "全省",
    "全国",
    "我县",
    "我市",
    "我省",
    "我区",
    "城镇",
    "农村",
    "规上",
    "限上",
)
LARGEST_DIFFERENCE = 1.0  # of the first value; more than twice as much speaks of another period
_ABOUT = ("上", "入", "过", "突破", "超", "近", "约", "多", "余", "以上", "左右", "以内", "不低于", "力争")


def doubt(indicators: list[Indicator]) -> tuple[list[Indicator], list[Issue]]:
    """The same figures in the same order, those in doubt with `suspicious` set, and one issue for each of them."""
    reasons: dict[int, str] = {}
    for place, contradiction in _all_reasons(indicators):
        reasons.setdefault(place, contradiction)
    marked, issues = [], []
    for place, item in enumerate(indicators):
        if reason := item.suspicious or reasons.get(place):
            issues.append(
                Issue("indicators", "contradiction", f"{item.name}：{reason}", item.start, item.end)
            )
            item = replace(item, suspicious=reason)
        marked.append(item)
    return marked, issues


def _all_reasons(items: list[Indicator]) -> Iterator[tuple[int, str]]:
    for place, item in enumerate(items):
        if reason := _alone(item):
            yield place, reason
    yield from _pairs_of_levels(items)
    groups: dict[Group, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, item in enumerate(items):
        if item.id and item.value_si is not None and item.region is None:
            scope = item.scope if item.scope not in _WHOLE else None
            groups[(item.year, item.kind, item.period, scope)][item.id].append(place)
    for members in groups.values():
        yield from _sectors(items, members)
        yield from _incomes(items, members)
        yield from _stated_twice(items, members)
    yield from _shares_of_total(items)


def _alone(item: Indicator) -> str | None:
    """What is impossible by itself: a share above 100, a fall by more than all."""
    if item.yoy is not None and item.yoy < -100:
        return "下降超过100%，不可能。"
    if item.yoy is not None and item.yoy > LARGEST_GROWTH and not item.quote.endswith("倍"):
        return f"增长{item.yoy:g}%，可能缺小数点或百分号。"
    bounded = (
        item.unit == "%" and item.value is not None and item.value > 100 and item.name.endswith(_BOUNDED)
    )
    if bounded and not any(word in item.name for word in _MAY_EXCEED):
        return "比重或比率超过100%。"
    return None


def _pairs_of_levels(items: list[Indicator]) -> Iterator[tuple[int, str]]:
    """A growth on last year against last year's level, where both are stated (由A增加到B、增长x%)."""
    levels: dict[tuple[str, int, str | None], Indicator] = {}
    for item in items:
        if item.value_si is not None and item.year is not None and item.kind == "actual":
            levels.setdefault((item.name, item.year, item.scope), item)
    for place, item in enumerate(items):
        if item.yoy is None or not item.value_si or item.year is None:
            continue
        before = levels.get((item.name, item.year - 1, item.scope))
        if before is None or not before.value_si or before.unit_si != item.unit_si:
            continue
        growth = (item.value_si / before.value_si - 1) * 100
        nominal = item.id not in ("gdp", *SECTORS) and "增加值" not in item.name
        if nominal and abs(growth - item.yoy) > max(GROWTH_TOLERANCE, 0.25 * abs(item.yoy)):
            yield place, f"与上年数值相比增长{growth:.1f}%，与所述{item.yoy:g}%不符。"


def _sectors(items: list[Indicator], members: dict[str, list[int]]) -> Iterator[tuple[int, str]]:
    """The three sectors make up the regional product."""
    if "gdp" not in members or not all(sector in members for sector in SECTORS):
        return
    total = items[members["gdp"][0]].value_si or 0.0
    parts = sum(items[members[sector][0]].value_si or 0.0 for sector in SECTORS)
    if total and abs(parts - total) > SUM_TOLERANCE * total:
        yield members["gdp"][0], f"三次产业增加值合计为地区生产总值的{parts / total:.1%}。"


def _incomes(items: list[Indicator], members: dict[str, list[int]]) -> Iterator[tuple[int, str]]:
    """The income of all residents lies between those of town and country."""
    if not all(key in members for key in ("income", "urban_income", "rural_income")):
        return
    overall, urban, rural = (
        items[members[key][0]].value_si or 0.0 for key in ("income", "urban_income", "rural_income")
    )
    if overall and not min(urban, rural) <= overall <= max(urban, rural):
        yield members["income"][0], "全体居民收入不在城镇与农村居民收入之间。"


def _stated_twice(items: list[Indicator], members: dict[str, list[int]]) -> Iterator[tuple[int, str]]:
    """One headline level, two different values."""
    for places in members.values():
        exact = [p for p in places if not any(word in (items[p].qualifier or "") for word in _ABOUT)]
        for place in exact[1:]:
            first, item = items[exact[0]], items[place]
            if not (
                item.core and first.name == item.name and first.unit_si == item.unit_si and first.value_si
            ):
                continue
            difference = abs((item.value_si or 0.0) - first.value_si)
            if (
                0.02 * first.value_si < difference <= LARGEST_DIFFERENCE * first.value_si
                and item.rule != "from_to"
            ):
                yield place, f"同一指标在文中另有数值{first.value:g}{first.unit or ''}。"


def _shares_of_total(items: list[Indicator]) -> Iterator[tuple[int, str]]:
    """占一般公共预算支出的84.6% against the two levels, where both are stated."""
    levels: dict[tuple[str, int | None, str], Indicator] = {}
    for item in items:
        if item.value_si:
            levels.setdefault((item.name, item.year, item.kind), item)
    for place, item in enumerate(items):
        if item.rule != "share" or item.value is None or "占" not in item.name:
            continue
        part_name, _, whole_name = item.name.partition("占")
        part = levels.get((part_name, item.year, item.kind))
        whole = levels.get((whole_name.removesuffix("比重"), item.year, item.kind))
        if not (part and whole and part.value_si and whole.value_si and part.unit_si == whole.unit_si):
            continue
        share = part.value_si / whole.value_si * 100
        if abs(share - item.value) > max(1.0, SHARE_TOLERANCE * item.value):
            yield place, f"按所述两个数值计算占{share:.1f}%，与所述{item.value:g}%不符。"
