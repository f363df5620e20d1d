"""Finds the quantities of a text: a number with its unit, its range, and the vague words beside it.

One scan over the text finds where a number could begin; everything else is looked at from there.
Dates, ordinals, and digits inside names (500强, 5G, 8+1) are not quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.parsing.numbers import ARABIC, SCALES, parse_number, parse_scaled
from core.parsing.units import Unit, read_unit


@dataclass(slots=True)
class Amount:
    """A number and its unit at `start`:`end` of the folded text. `high` is the upper end of a range."""

    start: int
    end: int
    value: float
    unit: Unit | None
    high: float | None = None
    vague: str | None = None  # 余, 多: the value is a little more
    after: str | None = None  # 左右, 以上 ... written behind
    negative: bool = False
    family: str = "none"
    unsigned: bool = False  # read as a percentage though its sign is missing

    def __post_init__(self) -> None:
        if self.unit is not None:
            self.family = self.unit.family

    def measure(self, unit: Unit | None) -> None:
        """Gives the number a unit written elsewhere: the second of 5、6%."""
        self.unit = unit
        self.family = unit.family if unit else "none"


_START = re.compile(r"[0-9]")
# Chinese numerals are looked at only where they can be a quantity: 百分之八, 六千二百万, 三十五, 两倍.
_CHINESE = re.compile(
    r"[一二两三四五六七八九十百千万](?:"
    r"(?<=[百千万])分之负?(?:[零〇一二三四五六七八九十百点]{1,10}|[0-9]{1,3}(?:\.[0-9]{1,3})?)(?:个百分点)?"
    r"|(?<![百千万])[零〇一二三四五六七八九十百千万亿点]{1,16}"
    r"|(?<![一百千万])(?=多?[万亿][^一-九十])|(?<![百千万])(?=多?倍))"
)
_SCALE = re.compile(r"万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![瓦米克伏卡帕赫])|百(?![分年])|十")
_SCALE_FIRST = frozenset("十百千万亿余多几来数 ")
_VAGUE = re.compile(r"[余多几]|来(?![自源访华料信])|数(?=[十百千万亿])")
_SMALLER = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?)(万|千|百)(?![瓦米克伏分])")  # the 1460万 of 8亿1460万
_DATE_NEXT = frozenset("年月日号-./:时点~至到、和 /学卷版辑")
_DATE = re.compile(
    r"[0-9]{4}\s?[-./]\s?[0-9]{1,2}\s?[-./]\s?[0-9]{1,2}(?:\s?日)?"
    r"|[0-9]{4}\s?[-~至到]\s?[0-9]{2,4}(?=\s?(?:年|\)))(?:\s?年)?"
    r"|[0-9]{2,4}(?:\s?年)?(?:\s?[/、至到~-]\s?[0-9]{2,4})?\s?(?:年度?|学年)(?:\s?[0-9]{1,2}\s?月(?:份)?(?:\s?[0-9]{1,2}\s?[日号])?)?"
    r"|(?:19|20)[0-9]{2}(?=[卷版辑])"  # 年鉴(2017卷)
    r"|[0-9]{1,2}\s?月?\s?[-~至到、和]\s?[0-9]{1,2}\s?月(?:份)?"
    r"|[0-9]{1,2}\s?月(?:份)?(?:\s?[0-9]{1,2}\s?[日号])?(?:\s?[-~至到]\s?[0-9]{1,2}\s?[日号])?"
    r"|[0-9]{1,2}\s?[日号](?!均|产|处理)|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?!\s?:[0-9])|[0-9]{1,2}\s?[时点](?![0-9]*个?百?分[点之])"
)
# What makes a number part of a name: 500强, 5G, 4A级, 8+1, 3.0版, 12345热线, T1, 110千伏.
_NAME_AFTER = re.compile(
    r"\s?(?:[A-Za-z+×*#_=]|千伏(?!安)|强|级|号|届|版|型|线(?!路|缆)|路(?!公交)|环|楼|层|栋?单元|室|代|档|大(?!型|学|专|中|关)|星|维|轴|后(?!备)|式|寸|开|轮|码|字|股|角|边|师|团|岛|洲|期|卷|连冠|·|\|)"
)
_NAME_BEFORE = frozenset("第·+×_#@/\\GSXYZCDTKMNPRABEFHIJLOQUVWabcdefghijklmnopqrstuvwxyz")
_LATIN_NAMES = frozenset({"GDP", "CPI", "PPI", "PMI", "gdp"})
_AFTER = re.compile(
    r"(?:人民币)?(左右|上下|及以上|及以下|以上|以下|以内|之内|之间|不等|大关|有余|开外|多(?![个种元条项])|余(?!个|家|项|元|额))"
)
_TO_ONE = re.compile(r"\s?:\s?1(?![0-9.:])")  # 2.43:1
_SPACED = re.compile(  # 1 7 .5 万人, 223 961万元
    r"[0-9](?: [0-9]){1,6}(?: ?\. ?[0-9](?: [0-9])?)?(?=\s?(?:[%万亿元吨人户亩米名家项]|公[里顷斤]|平方|个))"
    r"|[0-9]{1,3}(?: [0-9]{3}){1,3}(?:\.[0-9]{1,4})?(?=[万亿元吨人户亩米美辆头只家个名台件处口所座项条]|公顷|公斤|公里|平方|立方|千瓦)"
    r"|[0-9]{1,4}(?: \. ?|\. )[0-9]{1,4}(?=\s?[%万亿元]|、[0-9])"  # 6 . 5%
    r"|[0-9]{1,3},[0-9]{2}(?=[万亿]元)"  # 26,63亿元
    r"|[0-9]{1,5}·[0-9]{1,3}(?=[%万亿元倍]|个百分点)"  # 270·4亿元
)
_BEFORE_RANGE = frozenset("%-元吨亩人户个名家倍")  # 3万元-5万元
_ITEM = re.compile(r"[1-9][0-9]?\.(?=[1-9][0-9]{0,3}(?:个|家|名|户|项|件|座|所|条|处|对|台|辆))")
_COMMA = re.compile(r",(?=[0-9]{2}$)")
_RANGE = re.compile(r"\s?(?:-{1,2}|~|至|到)\s?(?=[0-9])")
# A percentage whose sign was lost: 比上年增长12.5, and then a mark.
_GROWTH_BEFORE = re.compile(r"(?:增长|下降|提高|递增|增加|减少|上升|增幅|增速)(?:了|约|达|为|近|超过?)?$")
_LOST_SIGN = re.compile(
    r"\s?(?=(?:左右|以上|以内)?[,;。、)\n]|和[0-9])(?!(?:[、和与]-?[0-9]{1,3}(?:\.[0-9]{1,3})?){1,4}(?:%|个?百分点))"
)


def find_amounts(text: str) -> list[Amount]:
    """All quantities of the folded text, in order, without overlap."""
    both = _arabic(text) + _chinese(text)
    both.sort(key=lambda amount: (amount.start, -amount.end))
    found: list[Amount] = []
    for amount in both:
        if not found or amount.start >= found[-1].end:
            found.append(amount)
    return found


def _arabic(text: str) -> list[Amount]:
    found: list[Amount] = []
    match = _START.search(text)
    while match:
        amount, at = _at(text, match.start())
        if amount:
            found.append(amount)
        match = _START.search(text, at)
    return found


def _at(text: str, at: int) -> tuple[Amount | None, int]:
    """The quantity at a digit, or None, and where to go on."""
    number = ARABIC.match(text, at)
    assert number is not None
    end = number.end()
    before = text[at - 1 : at]
    if before == " " and text[at - 2 : at - 1] == "第":  # 第 7 位
        return None, _past_digits(text, end)
    if (before and before in _NAME_BEFORE) or (before == "." and text[at - 2 : at - 1] in "xX×*"):
        latin = before.isalpha() and (text[end : end + 1] == "%" or text[at - 3 : at] in _LATIN_NAMES)
        if not latin:
            return None, _past_digits(text, end)
    if text[end : end + 1] in _DATE_NEXT and (date := _DATE.match(text, at)):
        return None, date.end()
    if before in ("\n", "") and "." in number[0] and (item := _ITEM.match(text, at)):
        number = ARABIC.match(text, item.end())  # 2.50个小区
        assert number is not None
        at, end = item.end(), number.end()
    if text[end : end + 1] in " .·," and (spaced := _SPACED.match(text, at)):
        number, end = spaced, spaced.end()
    amount = _amount(text, at, number[0], end)
    if amount is None:
        return None, _past_digits(text, end)
    amount = _with_range(text, amount)
    return amount, amount.end


def _past_digits(text: str, at: int) -> int:
    while at < len(text) and (text[at] in "0123456789."):
        at += 1
    return at


def _amount(text: str, at: int, digits: str, end: int) -> Amount | None:
    """Reads scale, vague words and unit after the number `digits`."""
    value = float(_COMMA.sub(".", digits).replace(",", "").replace(" ", "").replace("·", "."))
    vague, scale = None, ""
    if text[end : end + 1] in _SCALE_FIRST:
        vague, scale, end = _scale(text, end)
        if scale not in SCALES:
            return None
        if scale in ("亿", "万") and vague is None and (small := _SMALLER.match(text, end)):
            value += float(small[1]) * SCALES[small[2]] / SCALES[scale]
            end = small.end()
    if text[end : end + 1] in ": " and (to_one := _TO_ONE.match(text, end)):
        return Amount(at, to_one.end(), value, None)
    read = read_unit(text, end + 1 if text[end : end + 1] == " " else end, scale)
    if read is None:
        return _without_unit(text, Amount(at, end, value, None, vague=vague), scale)
    end, unit = read
    if text[end : end + 1] == "级":  # 20万吨级泊位
        return None
    return _with_after(text, Amount(at, end, value, unit, vague=vague, negative=_is_negative(text, at)))


def _scale(text: str, end: int) -> tuple[str | None, str, int]:
    """余, 多 and 万, 亿 after a number, in either order."""
    vague, scale = None, ""
    if text[end : end + 1] == " " and (text[end + 1 : end + 2] in "余多" or _SCALE.match(text, end + 1)):
        end += 1
    for _ in range(4):
        if vague is None and (word := _VAGUE.match(text, end)):
            vague, end = word[0], word.end()
        elif step := _SCALE.match(text, end):
            scale, end = scale + step[0], step.end()
        else:
            break
    if scale and text[end : end + 2] == "个亿":
        end += 1
    return vague, scale, end


def _without_unit(text: str, amount: Amount, scale: str) -> Amount | None:
    """20万 (老年人), an index value, or a growth whose % was lost; None inside a name."""
    if (amount.vague is not None and not scale) or _NAME_AFTER.match(text, amount.end):
        return None
    if scale:
        amount.measure(Unit(scale, "bare", "", SCALES[scale]))
    elif _GROWTH_BEFORE.search(text, max(0, amount.start - 8), amount.start) and _LOST_SIGN.match(
        text, amount.end
    ):
        sign = read_unit("%", 0)
        amount.measure(sign[1] if sign else None)
        amount.unsigned = True
    return _with_after(text, amount)


def _is_negative(text: str, at: int) -> bool:
    if text[at - 1 : at] != "-":
        return False
    before = text[max(0, at - 2) : at - 1]
    return not before.isdigit() and before not in _BEFORE_RANGE


def _with_after(text: str, amount: Amount) -> Amount:
    after = _AFTER.match(text, amount.end)
    if after:
        if after[1] in ("多", "余"):
            amount.vague = after[1]
        else:
            amount.after = after[1]
        amount.end = after.end()
    return amount


def _with_range(text: str, amount: Amount) -> Amount:
    """6%-6.5%, 6-6.5%, 2至3万人: one quantity with two ends."""
    if text[amount.end : amount.end + 1] not in " -~至到" or amount.after:
        return amount
    link = _RANGE.match(text, amount.end)
    second = ARABIC.match(text, link.end()) if link else None
    if link is None or second is None:
        return amount
    other = _amount(text, link.end(), second[0], second.end())
    if other is None or other.unit is None or other.negative:
        return amount
    if amount.unit is not None and amount.family != other.family:
        return amount
    unit = amount.unit or other.unit
    high = other.value * other.unit.factor / unit.factor
    if high <= amount.value and "到" in link[0]:
        return amount
    return Amount(amount.start, other.end, amount.value, unit, high, other.vague, other.after)


def _chinese(text: str) -> list[Amount]:
    """Quantities in Chinese numerals. Small counts (三个, 两家) are words, not quantities."""
    found = []
    for match in _CHINESE.finditer(text):
        amount = _chinese_amount(text, match)
        if amount:
            found.append(amount)
    return found


_THOUSANDS = frozenset("瓦米克伏卡")
_NOT_BEFORE = frozenset("第十届(\n·\"'-")
_NEVER_CHINESE = frozenset({"duration", "days", "score", "tenths", "none"})
_SMALL_COUNTS = frozenset({"count", "people", "households", "length", "volume"})


def _chinese_amount(text: str, match: re.Match[str]) -> Amount | None:
    digits, end = match[0], match.end()
    if "分之" in digits:
        return _chinese_percent(text, match)
    before = text[max(0, match.start() - 1) : match.start()]
    if before in _NOT_BEFORE or before.isdigit():
        return None
    if digits[-1] == "千" and text[end : end + 1] in _THOUSANDS:  # 十七万千瓦
        digits, end = digits[:-1], end - 1
    scaled = parse_scaled(digits)
    if scaled is None:
        return None
    value, scale = scaled
    vague = None
    if word := _VAGUE.match(text, end):
        vague, end = word[0], word.end()
    if vague and scale == "亿" and text.startswith("万", end):  # 三亿八千多万
        value, scale = parse_scaled(digits + "万") or scaled
        end += 1
    elif not scale and (step := _SCALE.match(text, end)):
        scale, end = step[0], step.end()
    read = read_unit(text, end, scale)
    if read is None or read[1].family in _NEVER_CHINESE:
        return None
    end, unit = read
    smallest = 100 if unit.family == "count" else 20
    if value * SCALES.get(scale, 1.0) < smallest and unit.family in _SMALL_COUNTS:
        return None
    return _with_after(text, Amount(match.start(), end, value, unit, vague=vague))


def _percent_range(text: str, match: re.Match[str], more: re.Match[str]) -> Amount | None:
    """百分之四至百分之五, 百分之四到五."""
    low, high, unit = parse_number(match[0]), parse_number("百分之" + more[1]), read_unit("%", 0)
    if low is None or high is None or unit is None or high <= low:
        return None
    return _with_after(text, Amount(match.start(), more.end(), low, unit[1], high))


_PERCENT_RANGE = re.compile(
    r"[至到~-](?:百分之)?([一二两三四五六七八九十点]{1,6})(?![一二三四五六七八九十零〇○点万亿年月个])"
)


def _chinese_percent(text: str, match: re.Match[str]) -> Amount | None:
    body = match[0]
    points = body.endswith("个百分点")
    if (
        not points
        and text[match.end() : match.end() + 1] in "至到-~"
        and (more := _PERCENT_RANGE.match(text, match.end()))
    ):
        return _percent_range(text, match, more)
    value = parse_number(body.removesuffix("个百分点").replace("负", ""))
    unit = read_unit("个百分点" if points else "%", 0)
    if value is None or unit is None:
        return None
    return _with_after(text, Amount(match.start(), match.end(), value, unit[1], negative="负" in body))
