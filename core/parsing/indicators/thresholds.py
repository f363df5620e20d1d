"""Numbers that look like quantities and are parts of names: 过50亿元项目, 300人以上村庄, "八抓20条"."""

from __future__ import annotations

import re
from dataclasses import replace

from core.parsing.indicators.amounts import Amount
from core.parsing.indicators.gatherings import at_a_gathering
from core.parsing.indicators.names import read_right

_BOUNDS = ("以上", "以下", "以内", "及以上", "及以下", "之间")
_BOUND_NOUN = re.compile(r"(?:的)?[^,;:。、的()\s]{1,14}")
_NO_NOUN = re.compile(
    r"的?(?:[\u4e00-\u9fff]{0,6}目标|水平|增长|速度|幅度|比例|份额|增速|增幅|的?要求|高速|较快|运行|区间|并|且|和|时|左右|大关)"
)
_NOUN = re.compile(r"(?:级|元级|的)?[^,;:。、\s\d的]{2,12}")
_PROJECT_BETWEEN = re.compile(
    r"(?:级|的)?[^,;:。、()\s]{0,10}(?:项目|企业|工程|园区|集群|产业链)[^,;:。、()\s]{0,4}"
)
_EACH = re.compile(r"(?:每|(?<![以目日底末年月提此之当])前|第|近似|每隔)$")
_OVER = re.compile(r"(?<!超)(?<!通)(?<!经)(?<!突)(?:过|超|逾)$")
# A number without a unit is a figure only after the name of an index, or where a level falls to it.
_INDEX_BEFORE = re.compile(
    r"(?:指数|系数|评分|得分|分值|PMI|密度|比值|收入比|CPI|PPI)[^,;。0-9]{0,6}$|(?:降|减|下降|减少|缩小|降低|提高|提升|上升|扩大)(?:至|到|为)$|(?:指数|系数|评分)[^,;。]{0,12}[、和]$"
)
_LIST_AFTER = re.compile(r"(?:[、和与][0-9]{1,6}(?:\.[0-9]{1,4})?){1,4}(?:%|个百分点|亿|万|[元家个户人吨亩])")
_OF_WHOLE = re.compile(
    r"(?:任务|计划|目标|总){0,2}数?的\s?[0-9]{1,3}(?:\.[0-9]{1,2})?%"
)  # 占年度计划15.3亿元的44.8%
_GOAL = re.compile(
    r"的(?:年度|全年|预期|奋斗|既定)?(?:目标|增速|平均水平|增幅)[0-9]"
)  # 高于12%的目标14.4个百分点
# 连跨4个千亿元台阶 counts steps; 近5年增长 is a span; 10市平均浓度, 3县5乡电网: places in a name.
_STEPS = re.compile(r"(?:个)?(?:十|百|千)?[万亿]?(?:亿)?元?级?(?:台阶|关口|大关)")
# 全市12个乡镇之一, 全省27个基地中居第七位
_ONE_OF = re.compile(r"[^,;:。、\n]{1,16}(?:之一|中(?=[居排位列名][^民水]))")
_DIMENSION = re.compile(r"(?:水深|宽(?!带)|厚|口径|高程|层高)")
_RANKED = re.compile(r"排位|排名|位次|名次|第[0-9]{1,3}位")
_MOVED = re.compile(r"(?:[、和][0-9]{1,3}个?)*(?:位次|名次)")  # 前移3个位次
_SPAN_GROWTH = re.compile(r"(?:来|间)?(?:累计|共|净|平均|就)?(?:增长|提高|提升|增加|下降|减少|降低|翻)")
_PLACES = frozenset("县市乡镇省国区")
_PLACE_NAME = re.compile(r"[A-Za-z\"]|[^\W\d_](?<![的和与及共均都已全被获列入通开达实完成])")
# 比1952年的73.1亿元增长83%: the earlier level that a growth is measured against.
_COMPARED_WITH = re.compile(
    r"(?:比较?(?![重例率值])|较)[^,;:。、()]{0,10}?(?:[0-9〇零○一二三四五六七八九]年|时期|期间|[去上]年|五\"?|末|初)[^,;:。、()]{0,6}$"
)
_THEN_CHANGED = re.compile(
    r"(?:左右|多)?(?:又|再|共|将|实际|大约|约)?(?:净?增[长加]|提高|下降|减少|上升|递增|增(?=[0-9百一二两三四五六七八九])|翻)"
)
_PLACES_UP = re.compile(r"(?:前移|上移|后移|下移|提升|上升|下降|后退|前进|跃升|晋升|进位|提高|赶超)了?$")
_STRUCTURE, _STRUCTURE_BEFORE = re.compile(r"\s?:\s?[0-9.]{1,5}%"), re.compile(r"%\s?:\s?$")
_COMPARED_ASIDE = re.compile(
    r"[比较与][^,;:。()]{2,10}(?:\([^()]{1,8}\)[^,;:。()]{1,10})?\($"
)  # 增速比1-7月(11.0%)回落
# 3项指标增速排名前三, 5项工作居全国首位
_LISTED = re.compile(r"(?:主要|经济|核心|考核|重要|约束性|预期性)*指标|工作(?=位?居|进入|名?列|走在|获)")
_BEYOND = re.compile(r"(?<![同占])比[^,;。]{4,26}(?:超过|超额|超出|多出)$")  # 比计划目标7000元超过1400元
_BESIDE_AIM = re.compile(r"(?<![同占])比[^,;。0-9]{3,24}$")
_BEASTS = frozenset({"头", "只", "羽", "万只", "万羽", "万头"})  # 存栏100头以上的养殖场
_AMONG = re.compile(r"[在居](?:全省|全市|全国|[^,;。]{1,3})$")
_BEYOND_AIM = re.compile(r"(?:高出|超出|超过|多于|低于|高于)[^,;。0-9]{0,8}(?:目标|计划|任务|预期)$")
_OTHER_PRICES = re.compile(r"\(按?[^()]{0,8}(?:不变价|可比价|现价)格?(?:计算)?为?$")  # (90年不变价为5亿元)
_BEYOND_OTHERS = re.compile(
    r"(?:高出|超出|高于|低于|超过)(?:全[国省市]|同期|平均)[^,;。0-9]{0,6}$"
)  # 高出全国1倍
# 15万以上贫困人口脱贫 tells how many; 300万以上人口城市 tells which.
_OF_PEOPLE = re.compile(r"(?!人口)[^,;。、]{0,8}(?:贫困人口|群众|学生|职工|农户|农民|居民|劳动力)")
_RANKS = re.compile(r"第[0-9]{1,3}位?[和、]$")
_TOWARDS = re.compile(r"[向从由与]$|来自$")  # 向20个省区市转运
# What stands before a number that is no figure, by its last character, and how far back it is looked for.
_BY_LAST = {
    last: ((pattern, reach),)
    for lasts, pattern, reach in (
        ("价格为", _OTHER_PRICES, 18),
        ("务划标期", _BEYOND_AIM, 14),
        ("过额出", _BEYOND, 34),
        ("(", _COMPARED_ASIDE, 32),
        ("和、", _RANKS, 8),
    )
    for last in lasts
}
_MORE_THAN = ("超过", "超额", "超出", "多出")
_NAMED_PEOPLE = frozenset({"名", "万名"})
_AGED = re.compile(r"寿命|年龄")
_SIZED = frozenset({"money", "area", "people", "dollar", "power", "mass", "none", "bare"})
# 分别高于全国(5.4%)、全省(5.2%)0.1和0.3个百分点: what is compared with
_PACE_OF_ALL = re.compile(r"[高低快慢]于[^,;:。]{0,16}(?:全?[国省市])\($")
_CONTROLLED = re.compile(r"的?(?:年度|全年|预期|控制|既定|计划)?目标")  # 低于4.2%的控制目标
_TWO_STEPS = re.compile(r"(?:元|美元)?[两二三四]个?(?:大的?)?(?:台阶|关口|大关)")
_ONE_NOUN = re.compile(r"[\u4e00-\u9fff]{2,10}")
_GOVERNS = re.compile(r"辖[^,;:。]{0,14}$")  # 辖2区10县
_LAID_DOWN = re.compile(r"(?:规定|要求|确定)的?$")  # 超过了纲要规定的400斤的指标
_STANDARD = re.compile(r"的(?:指标|标准|要求|目标)")
_OUT_OF = re.compile(r"[在从][^,;:。]{0,14}$")  # 在总投资3亿元中
_NO_LEVEL = frozenset({"percent", "times", "points", "duration", "none"})
_CHANGE_FIRST = frozenset("左多又再共将实大约净增提下减上递翻")
_JOINT = re.compile(r"[、,]|和|与|及|、?-?")
_COUNTS = frozenset({"count", "people", "none", "bare", "households"})


def quantities(
    text: str, start: int, end: int, amounts: list[Amount], slogans: list[tuple[int, int]]
) -> list[Amount]:
    """The amounts of the sentence `text[start:end]` that are quantities, not parts of names."""
    kept = []
    ranked = _RANKED.search(text, start, end) is not None
    for place, amount in enumerate(amounts):
        following = amounts[place + 1] if place + 1 < len(amounts) else None
        if (
            _is_aside(text, start, end, amount)
            or at_a_gathering(text, start, end, amount)
            or _is_bare(text, start, end, amount)
            or _is_threshold(text, start, end, amount, following)
        ):
            continue
        if ranked and (
            (amount.unit is not None and amount.unit.symbol == "位") or _MOVED.match(text, amount.end, end)
        ):
            continue
        if (
            slogans
            and amount.family in _COUNTS
            and any(low <= amount.start and amount.end <= high for low, high in slogans)
        ):
            continue
        kept.append(amount)
    kept = _last_step(text, end, kept)
    for amount, following in zip(reversed(kept[:-1]), reversed(kept), strict=False):
        if following.family == "points" and amount.family == "count":
            _measure_points(text, amount, following)
    return kept


def _last_step(text: str, end: int, kept: list[Amount]) -> list[Amount]:
    """迈上4万亿、5万亿两个台阶: the last step is the one reached."""
    steps: list[Amount] = []
    for amount in kept:
        if (
            steps
            and text[amount.end : amount.end + 1] in "元美两二三四"
            and _TWO_STEPS.match(text, amount.end, end)
        ):
            first = amount
            while steps and text[steps[-1].end : first.start] in ("、", "和"):
                first = steps.pop()
            amount = replace(amount, start=first.start)
        steps.append(amount)
    return steps


def _measure_points(text: str, amount: Amount, following: Amount) -> None:
    """0.7个、5.1个、6.5个百分点: the unit is written in full at the end of a list."""
    if amount.unit and amount.unit.symbol == "个" and _JOINT.fullmatch(text, amount.end, following.start):
        amount.measure(following.unit)


def _is_aside(text: str, start: int, end: int, amount: Amount) -> bool:
    """Steps climbed, the span of a growth, and places counted inside a name are no figures."""
    if _is_earlier_level(text, start, end, amount):
        return True
    if any(
        pattern.search(text, max(start, amount.start - reach), amount.start)
        for pattern, reach in _BY_LAST.get(text[amount.start - 1], ())
    ):
        return True
    behind = text[amount.end : amount.end + 2]
    if behind in _MORE_THAN and _BESIDE_AIM.search(text, max(start, amount.start - 28), amount.start):
        return True
    if behind in ("中,", "中的") and _OUT_OF.search(text, start, amount.start):
        return True
    if _STANDARD.match(text, amount.end, end) and _LAID_DOWN.search(text, start, amount.start):
        return True
    if amount.family == "percent":
        return _is_percent_aside(text, start, end, amount)
    if amount.family == "times":
        return _BEYOND_OTHERS.search(text, max(start, amount.start - 12), amount.start) is not None
    if amount.family in ("dollar", "money"):  # 1美元兑6.2元
        return text[amount.end : amount.end + 1] == "兑" or text[amount.start - 1] == "兑"
    if text.endswith("连续", start, amount.start) and amount.family in ("duration", "days", "count"):
        return True  # 连续8年, 连续4次
    if amount.family == "length":  # 6米水深航道, 7米宽道路
        return behind[:1] == "处" or _DIMENSION.match(text, amount.end, end) is not None
    if amount.unit is None:
        return False
    return _is_counted_aside(text, start, end, amount, amount.unit.symbol)


def _is_percent_aside(text: str, start: int, end: int, amount: Amount) -> bool:
    """A structure (30%:18%:52%), and what others have or what was to be kept below."""
    if _STRUCTURE.match(text, amount.end, end) or (
        _STRUCTURE_BEFORE.search(text, max(start, amount.start - 4), amount.start)
    ):
        return True
    if _PACE_OF_ALL.search(text, max(start, amount.start - 24), amount.start):
        return True
    bounded = text[amount.start - 2 : amount.start] in ("低于", "高于")
    return bounded and _CONTROLLED.match(text, amount.end, end) is not None


def _is_counted_aside(text: str, start: int, end: int, amount: Amount, symbol: str) -> bool:
    """Ages, ranks, spans of years, places in a name, indicators by number."""
    if symbol == "岁":  # 35-64岁妇女
        return not _AGED.search(text, max(0, amount.start - 40), amount.start)
    if symbol == "位":
        return _PLACES_UP.search(text, max(start, amount.start - 4), amount.start) is not None
    if symbol == "年":
        return _SPAN_GROWTH.match(text, amount.end, end) is not None
    if amount.family != "count":
        return False
    if symbol in _PLACES and amount.value < 100:
        return (
            _GOVERNS.search(text, max(start, amount.start - 16), amount.start) is not None
            or _AMONG.search(text, max(start, amount.start - 5), amount.start) is not None
            or _PLACE_NAME.match(text, amount.end, end) is not None
        )
    if _ONE_OF.match(text, amount.end, end) or (symbol == "项" and _LISTED.match(text, amount.end, end)):
        return True
    if amount.value == 1 and amount.after == "以上":  # 每个镇都有1座以上
        return True
    if text[amount.end : amount.end + 1] in "省市县区国" and (
        _TOWARDS.search(text, max(start, amount.start - 2), amount.start)
    ):
        return True
    return symbol == "个" and _STEPS.match(text, amount.end, end) is not None


def _is_earlier_level(text: str, start: int, end: int, amount: Amount) -> bool:
    if text[amount.end : amount.end + 1] not in _CHANGE_FIRST or amount.family in _NO_LEVEL:
        return False
    changed = _THEN_CHANGED.match(text, amount.end, end)
    return changed is not None and (
        _COMPARED_WITH.search(text, max(start, amount.start - 20), amount.start) is not None
    )


def _is_threshold(text: str, start: int, end: int, amount: Amount, following: Amount | None) -> bool:
    last = text[amount.start - 1 : amount.start]
    if last in "每前第似隔" and _EACH.search(text, max(start, amount.start - 3), amount.start):
        return True
    if amount.unit is not None and amount.unit.symbol in _NAMED_PEOPLE:  # 引进100名以上教师
        return False
    bounded = amount.after in _BOUNDS and amount.family != "percent" and last != "为"
    counted = amount.family == "count" or (
        bounded and amount.family == "bare" and _OF_PEOPLE.match(text, amount.end, end) is not None
    )
    if bounded and counted:  # 100张以下床位医院21家
        beds = amount.unit is not None and amount.unit.symbol == "张"
        bounded = (
            beds
            and following is not None
            and _ONE_NOUN.fullmatch(text, amount.end, following.start) is not None
        )
        kept_beasts = amount.unit is not None and amount.unit.symbol in _BEASTS
        bounded = bounded or (kept_beasts and text[amount.end : amount.end + 1] == "的")
    if bounded and _BOUND_NOUN.match(text, amount.end, end):
        return not _NO_NOUN.match(text, amount.end, end)
    if text[amount.end : amount.end + 1] in "的任计目总数" and (
        _OF_WHOLE.match(text, amount.end, end)
        or (amount.family == "percent" and _GOAL.match(text, amount.end, end))
    ):
        return True
    if amount.family not in _SIZED:
        return False
    if last in "过超逾" and _OVER.search(text, max(start, amount.start - 3), amount.start):
        return (
            _NOUN.match(text, amount.end, end) is not None and read_right(text, amount.end, end) is not None
        )
    if following is None or following.family not in ("count", "households") or amount.family == "none":
        return False
    if following.start - amount.end > 16 or not _PROJECT_BETWEEN.fullmatch(text, amount.end, following.start):
        return False
    return read_right(text, amount.end, end) is not None


def _is_bare(text: str, start: int, end: int, amount: Amount) -> bool:
    if amount.unit is not None:
        return False
    if _INDEX_BEFORE.search(text, max(start, amount.start - 16), amount.start):
        return False
    return _LIST_AFTER.match(text, amount.end, end) is None


_CURLY = re.compile(r"[“「『]([^”」』“\n]{1,16})[”」』]")
_STRAIGHT = re.compile(r'"([^"\n]{1,16})"')


def slogans(text: str) -> list[tuple[int, int]]:
    """The short quotations of the clean text: names and slogans."""
    found = [quoted.span() for quoted in _CURLY.finditer(text)]
    if '"' in text:
        found = sorted(found + [quoted.span() for quoted in _STRAIGHT.finditer(text)])
    return found
