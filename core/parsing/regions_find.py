"""Where a text names divisions: full names, short forms, former names, and the development zones of divisions.

Finding is one pass over the folded text. What a name means for the document is decided in `regions_choose`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from core.geography.gazetteer import Division, load_gazetteer
from core.lexicon import load_lines
from core.parsing.segment import engine

Kind = Literal["full", "short"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a name stands. `divisions` are all it can mean; `zone` says a development zone of it is meant."""

    start: int
    end: int
    form: str
    kind: Kind
    divisions: tuple[Division, ...]
    ordinary: bool = False
    zone: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    kind: Kind
    divisions: tuple[Division, ...]
    ordinary: bool


# After a short form: what makes it part of the name of something that is not the division (北京路, 兰溪公共绿地公园).
_INSIDE_A_NAME = re.compile(
    r"""路(?!径|线|子|上)|大道|大街|街(?!道办)|巷|胡同|弄堂            # streets
    | (?:[一二三四五六七八九十东南西北中新老]|公共|人民|中心|实验|外国语|第.){0,2}
      (?:中学|小学|幼儿园|医院|公园|绿地|广场|大厦|宾馆|酒店|饭店|剧院|体育馆|博物馆)
    | [\u4e00-\u9fff]{0,6}?(?:大学(?!生|城)|学院|研究院)
    | 都市圈|新城(?!区|市)|城市群|经济圈|经济带|经济区(?!域)|师院|职院|商会|会堂|会议中心|机场|火车站|高铁站|客运站|大桥|隧道|立交
    | 河(?![道湖])|江(?!苏)|湖(?!北|南)|水库|山(?!东|西)|岛|湾|海峡|盆地|平原|高原|草原|沙漠|古城|老街|古镇|长城
    | [镇乡村](?!村|镇|街|域)|街道|社区|苏木|林场|农场|牧场
    | 银行|证券|保险|集团|公司|股份|有限|电器|汽车|啤酒|牌(?!子|照)
    | (?:煤|矿|药|铝|钢|铜)业(?!局|办)|化工(?!园|区|产业|集中区)|水泥(?!厂|产)                 # 永兴煤业: a company
    | 话(?!题)|菜|戏|剧(?!烈|增|院)|籍|语|酒(?!店)|茶(?!叶|产)|瓷|鸭|鸡|羊|米(?!粉)
    | 会议(?!室|召开|在|上|由|强调|指出|要求)|起义|战役|保卫战|惨案|事变|条约|模型|虎|队(?!伍)
    | 办(?![公法理学好成实案])                                        # 开州办东湖社区: a street's office
    | [~-][\u4e00-\u9fff]{2,4}(?:高速|铁路|公路|高铁|城际|段)           # 北京-福州高速
    """,
    re.VERBOSE,
)
_ZONE = re.compile(
    r"""(?:市|区|县)?(?:国家级?|省级)?
    (?: 经济技术开发区|经济开发区|经济开放区|经开区|高新技术产业开发区|高新技术开发区|高新技术产业园区|高新区|开发区|工业园区
      | 综合保税区|保税区|出口加工区|旅游度假区|循环经济区|产业集聚区|产业园区?|科技园|临港新区|示范区|管理区|试验区|合作区
      | 新区(?!域))""",
    re.VERBOSE,
)
# Two-character full names (新县, 成县, 代县) also arise by chance (建成县城, 代县长): what may stand before and after.
_BEFORE_BRIEF = re.compile(r"(?:^|[^\u4e00-\u9fff]|[在到来赴于向自据我日]|中共)$")
# Two-character names that begin with a character hardly used otherwise: 泸县, 莒县.
_RARE_FIRST = frozenset(
    "儋冀冠岚岷嵊嵩攸杞沛沧泗泸泾浚淇渠滑滦漳澧珙盂睢磁祁绛莒莘蓟蔚蠡衢赣邱邳邹郏郧郫郴鄞酃隰黟歙"
)
# Names of two characters whose first is a common word end many a phrase (研究和县委有关的事项).
_LOOSE_FIRST = frozenset("和理成新代城市区全中通道")
_OFFICES = (
    "书记",
    "市长",
    "县长",
    "区长",
    "主任",
    "主席",
    "部长",
    "局长",
    "秘书长",
    "省长",
    "州长",
    "委员",
    "常委",
)
_GIVEN = re.compile(r"[\u4e00-\u9fff](?=主持|出席|参加|讲话|强调|指出|要求|[、,同])(?<![省市县区州旗盟])")
_CLOSERS = "》\"、)]'"
# 沁县县委, 中国共产党沁县第十三次代表大会: beyond doubt.
_AFTER_SURE = re.compile(
    r"县(?:委|政府|人民|人大|政协|四套|域经)|第[一二三四五六七八九十0-9]{1,4}[次届](?:代表大会|人民代表|委员会)"
)
_AFTER_BRIEF = re.compile(r"长(?!征|江|城)|城(?!乡)|级|域|区|委员|直|情|处")
_WORD_LIKE_FULL = frozenset(
    (
        *("城区", "郊区", "矿区", "东区", "西区", "南区", "北区", "新区", "市区", "市郊区"),
        *("新城区", "古城区", "老城区", "新市区", "城中区", "城关区", "港口区", "解放区", "开发区"),
    )
)
_KINDS = ("州", "县", "旗", "盟", "市", "区")
_MAY_FOLLOW = ("日报", "晚报", "省", "市", "州", "县", "区", "盟", "旗", "经济特区")
_WINDOW = 8  # characters on each side that are cut into words to see whether a name arose across words
_LONGEST_CHECKED = 3
_CUTS_A_FORM = 40


def mentions(folded: str, *, of_publisher: bool = False) -> tuple[Mention, ...]:
    """All names of divisions in a folded text, in order, without those inside the names of other things.

    Where names overlap the one that begins first counts, and of those the longest. In the name of a publisher
    (闽侯乡音报) every name counts.
    """
    forms, automaton = _automaton()
    found: list[Mention] = []
    cuts: Counter[str] = Counter()
    for index, start, end in automaton.find_matches_as_indexes(folded):
        name, form = forms[index]
        if form is None:
            continue
        if not of_publisher and _by_chance(folded, start, end, name, form):
            continue
        cuts[name] += 1
        zone = _ZONE.match(folded, end)
        if (
            zone is None
            and len(name) <= _LONGEST_CHECKED
            and cuts[name] <= _CUTS_A_FORM
            and _across_words(folded, start, end, form.kind)
        ):
            continue
        found.append(
            Mention(
                start,
                zone.end() if zone else end,
                name,
                form.kind,
                form.divisions,
                form.ordinary,
                zone is not None,
            )
        )
    return tuple(found)


def _follows_its_city(folded: str, start: int, form: _Form) -> bool:
    """Whether the short form of the city above stands before (保定易县)."""
    gazetteer = load_gazetteer()
    above = (parent for division in form.divisions for parent in gazetteer.parents(division))
    return any(short and folded.endswith(short, 0, start) for parent in above for short in parent.shorts[:1])


def _in_a_person(folded: str, start: int, end: int) -> bool:
    """Whether a surname stands before the name, after an office or at the beginning (书记周东明), or the name is one."""
    if folded.endswith(_OFFICES, 0, start) and folded[start] in _surnames():
        return _GIVEN.match(folded, end) is not None  # 政法委书记徐闻仲主持
    return (
        start >= 1
        and folded[start - 1] in _surnames()
        and (
            start == 1
            or not "\u4e00" <= folded[start - 2] <= "\u9fff"
            or folded[start - 2] in "记长任员席师士志督"
        )
    )


@cache
def _surnames() -> frozenset[str]:
    """The common surnames of one character that are not prepositions as well."""
    words = " ".join(load_lines("surnames")).split()
    return frozenset(word for word in words if len(word) == 1) - frozenset("向从和于在与及到对应")


def _across_words(folded: str, start: int, end: int, kind: Kind) -> bool:
    """Whether the characters belong to different words: 扬中 in 发扬中, 海城市 in 沿海城市.

    A full name may lend its last character to the next word (兰溪市 in 兰溪市委书记).
    """
    place = max(0, start - _WINDOW)
    for word in engine()(folded[place : end + _WINDOW]):
        after = place + len(word)
        if place < start < after:
            return True
        if after >= end:
            cut = kind == "short" and place < end < after
            return cut and not folded.startswith(_MAY_FOLLOW, end)
        place = after
    return False


def _is_a_word(folded: str, start: int, end: int) -> bool:
    """Whether the cut into words has exactly the name (审定户县全面推行), or what follows says so."""
    if _AFTER_SURE.match(folded, end):
        return True
    place = max(0, start - _WINDOW)
    for word in engine()(folded[place : end + _WINDOW]):
        after = place + len(word)
        if place >= start:
            return place == start and after == end
        place = after
    return False


def _by_chance(folded: str, start: int, end: int, name: str, form: _Form) -> bool:
    if form.kind == "short":
        return _INSIDE_A_NAME.match(folded, end) is not None or _in_a_person(folded, start, end)
    if len(name) == 2:
        before = _BEFORE_BRIEF.search(folded, max(0, start - 2), start) is not None
        before = before or _follows_its_city(folded, start, form)
        before = before or name[1] == "盟"  # 锡盟, 乌盟
        if name[1] == "县" and name[0] not in _LOOSE_FIRST and _is_a_word(folded, start, end):
            before = True
        if name[0] in _LOOSE_FIRST and start > 0 and folded[start - 1] in _CLOSERS:
            return True  # 《某请示》和县妇联的请示
        inside_chain = start > 0 and folded[start - 1] in "省市州区盟" and name not in ("和县", "理县")
        return not (before or inside_chain or name[0] in _RARE_FIRST) or (
            _AFTER_BRIEF.match(folded, end) is not None and not folded.startswith("县", end)
        )
    return False


@cache
def _automaton() -> tuple[list[tuple[str, _Form | None]], AhoCorasick]:
    """All forms with what they mean; None for phrases that only look like names."""
    forms: dict[str, _Form | None] = dict(_short_forms())
    forms.update(_full_forms())
    forms.update(dict.fromkeys(load_lines("region_not_names")))
    listed = list(forms.items())
    return listed, AhoCorasick([name for name, _ in listed], matchkind=MatchKind.LeftmostLongest)


def _full_forms() -> dict[str, _Form]:
    """Full names, and short forms that keep the kind of division (湘西州, 长阳县, 科右前旗)."""
    gazetteer = load_gazetteer()
    meant: dict[str, list[Division]] = {}
    for division in (*gazetteer.today, *gazetteer.former):
        for name in (division.name, *division.shorts[1:]):
            meant.setdefault(name, []).append(division)
    for form, code in gazetteer.aliases:
        if form.endswith(_KINDS):
            meant.setdefault(form, []).append(gazetteer.by_key(code))
    return {name: _Form("full", tuple(found), name in _WORD_LIKE_FULL) for name, found in meant.items()}


def _short_forms() -> dict[str, _Form]:
    gazetteer = load_gazetteer()
    ordinary = frozenset(load_lines("region_ordinary_words"))
    meant: dict[str, list[Division]] = {}
    for division in gazetteer.today:
        for short in division.shorts[:1]:
            meant.setdefault(short, []).append(division)
    for form, code in gazetteer.aliases:
        meant.setdefault(form, []).append(gazetteer.by_key(code))
    for division in gazetteer.former:
        for short in division.shorts[:1]:
            if not any(d.key == division.successor for d in meant.get(short, ())):
                meant.setdefault(short, []).append(division)
    return {name: _Form("short", tuple(found), name in ordinary) for name, found in meant.items()}
