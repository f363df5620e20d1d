"""The name of a quantity: the noun phrase before the number, or after it (7家企业获批…)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from core.parsing.indicators.words import (
    before_number,
    name_heads,
    noun_starts,
    right_stop_finder,
    right_stops,
    verb_finder,
    verbs,
)

LONGEST_NAME = 40


@dataclass(slots=True)
class Name:
    """A noun phrase: `verb` (新增) and `noun` (城镇就业) as read, its place, and the scope stated before it."""

    verb: str
    noun: str
    start: int
    end: int
    scope: str | None = None
    open_end: bool = False  # ends with 等: what it is an example of stands after the number
    attributive: bool = False  # stood after the number with 的: 总投资78亿元的…项目
    qualifiers: tuple[str, ...] = ()  # 累计, 力争 ... before the name

    @property
    def text(self) -> str:
        """Verb and noun."""
        return self.verb + self.noun


SCOPE = re.compile(
    r"(?:全(?:[县市省区国旗州盟镇乡街村]|自治[区州县])(?!域|面)|[我本][国省市县区州旗镇])(?:上下|各级|范围内|共有?|累计|现有|已有)?"
)
TIME = re.compile(
    r"(?:截[至止]到?|到|至|自)?\s?(?:(?:19[0-9]{2}|20[0-9]{2}|[一二][〇零九][〇零一二三四五六七八九]{2})\s?(?:[-~至]\s?(?:20)?[0-9]{2}\s?)?年(?:度|底|末|初|上半年|下半年|全年|以来|来|间)?"
    r"|[0-9]{1,2}(?:[-~至][0-9]{1,2})?月(?:份|末|底|初|中旬|上旬|下旬)?(?:[0-9]{1,2}[日号])?(?:以来|前)?|[xX×*]{2,4}年|0[0-9]年(?=的)|上半年|下半年|前[0-9一二三四五六七八九十]{1,2}个?月|[一二三四前]{1,2}个?季度|第[一二三四]季度|今年|去年|明年|当年|本年度?)"
    r"(?:[0-9]{1,2}月(?:份|底|末|初)?)?(?:[0-9]{1,2}[日号])?(?:以来|底|末|年底|年末|前)?"
)
_LEAD = re.compile(
    r"\([0-9一二三四五六七八九十]{1,2}\)|0[1-9]\s?(?=[\u4e00-\u9fff])|[0-9]{1,2}[.、](?![0-9])|[①-⒛●◆■★▲·○]|[#*]{1,6}|[\s、,;:。和与及\"'·\-)】》]{1,6}|以及|使(?![用命得馆者节])|把(?![握关手控脉])|可(?=新增|改善|恢复|解决|实现|带动|增加|提供|容纳|安置)|于(?=[0-9]{1,2}月|年底|今年|20[0-9]{2}年)|在(?=(?:19|20)[0-9]{2}年|[一二][〇零九○]|目前|今年|去年)|的(?!士)|为(?![民农老侨了此期首])|该[省市县区镇乡村](?![域级])|[一二三四五六七八九十]是|(?:并|且|又|已|仅|只|将|共)(?![同建享有设军产党存创青服体计]|近|来|领)|并(?=[^网购])"
    r"|加上(?=上级|上年|调入|动用|转贷|债务|地方政府|新增)|加(?=上级|上年|调入|调用|动用|转贷|债务|地方政府|新增|税收返还|各项)|确定(?=改造|新建|实施|建设|扶持|支持|培训)|(?:全部|项目|全面|整体|全线)?(?:建成|投产|达产|投用|完工|竣工|运营)(?:投产|投用|达产|达效|运营|使用)?后,?(?:每年|预计|计划|将)?可?(?:实现)?"
)
_BASIC = re.compile(
    r"高标准(?:基本)?农田|基本(?:建设(?:投资|项目|支出|工程)|医|养老|公共|农田|药物|生活|口粮|民生)"
)
_EXAMPLES = re.compile(r"^(.{1,40})(?<![高中初平同均相甲乙不对头优特])等(?!级|候|额|值|于|待)([^等]{2,20})$")
# 经济运行总体平稳国内生产总值: a heading that lost its line.
_RUN_IN = re.compile(
    r"^.{2,12}?(?:平稳|向好|良好|增强|提升|回升|改善|优化)(?=(?:国内|地区)?生产总值|规模以上工业|固定资产投资|社会消费品|城镇新增)"
)
# 县人代会批准县本级收入预算: who laid it down is no part of the name.
_APPROVED = re.compile(r"^.{2,20}?(?:会议|代会|人大|常委会)(?:审议|表决|审查)?(?:批准|通过|确定)了?的?")
# 全市经济发展将实现旅游收入: who will do it is no part of the name.
_WILL = re.compile(
    r"^.{2,30}?(?:将|计划|力争|确保|预计|拟)(?:年内|今年|全年)?(?:实现|完成|达到)(?=.{3})|^.{2,12}?(?:今年|明年|年内)(?:将|计划|拟|要)(?=.{3})"
    r"|^.{2,8}?累计(?:实现|完成|达到)(?=.{3})"
)
_BUILT = re.compile(r"建成区(?!域)|建设用地")  # begin like verbs
_RUNNING = re.compile(
    r"(?<=.{2})连续(?:[一二两三四五六七八九十0-9]{1,2}个?(?:年|季度|月)(?:保持|增加|增长|提高|上调|上涨)?)?$"
)
_RACED = re.compile(r"^(.{2,24}?)(?:增速|增幅|涨幅|增长)?(?:高于|低于|快于|慢于|跑赢|好于|优于).{0,16}$")
_SIZED = re.compile(
    r"^.{0,12}?(?:计划|协议)?总?投资[^的]{0,10}[0-9][^的]{0,8}的"
)  # 总投资超15亿元的…项目38个
# 财政收入突破十亿元大关: what was passed is no part of the name.
PASSED = re.compile(
    r"(?:首次|成功|一举|历史性地?|相继|连续|双双|先后|再)*(?:突破|跨过|跨越|连跨|跨上|连上|迈上|迈过|站上|登上|超过?|越过)[^,;:。、]{1,12}(?:大关|台阶|关口|门槛)$"
)
_RANK = re.compile(
    r"(?:稳|位|跃|高|名|并|均|分|仍)?(?:居|列)(?:全|第|各|同|我|中西?部|西部|东部|沿|前|首|历史)|跻身|领跑|排名|高于|低于|快于|慢于|好于|优于|领先|创(?:历史|下|造?新高|近)"
)
_CAVEAT = re.compile(r"\((?:[^()]{7,60}|(?:不?含|按|包括|含|快报|初步|预计)[^()]{1,60})\)")
_DANGLING = re.compile(r"(?<![总缓温谐祥中饱共调])和$|以及$")
_DATED = re.compile(r"(?<=[^\W\d_])(?:(?:19|20)[0-9]{2}|[xX×*]{2,4})年[底末]?$")  # 全市人口1990年|控制在
_GENERIC = frozenset({"各类", "一批", "资金", "投资", "收入", "支出", "费用", "产值"})
_PREPOSITION = re.compile(
    r"^(?:对于?|向|为|把|将|在|从|由|以|给|使|让|全部?|于|与|同|被|每|的|有|用|是|除|所辖?|按|凭|经|我们|该|其余?|针对|实际|可以)+$"
)
_QUALIFIER = re.compile(r"力争|预计|累计|确保|争取")
_GAP = re.compile(
    r"(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff\"][^\s,;:、]{2,30}$)"
)  # a space between sentences
_RATE_USED = re.compile(r"[按以折]照?[^、]{0,20}(?:汇率|价格?|口径|计算)")  # 按年平均汇率折合
_NOT_NAME = re.compile(r"^(?!GDP|CPI|PPI|PMI|R&D)[0-9A-Za-z.%、,\s\-+~()之多余]*$")


def read_left(text: str, low: int, high: int) -> Name:
    """The name that ends at `high`, not before `low`; its noun is empty when there is none."""
    low = max(low, high - LONGEST_NAME * 2)
    opened = text.rfind("(", low, high)
    if opened >= 0 and text.find(")", opened, high) < 0:
        low = opened + 1
    gap = _GAP.search(text, low, high) if " " in text[low:high] else None
    if gap and text[low : gap.start()].strip():
        low = gap.start() + 1
    low, scope, qualifiers = _skip_heads(text, low, high)
    while high > low and text[high - 1] in " \"'、-:":
        high -= 1
    if text[high - 1 : high] in "年底末" and (dated := _DATED.search(text, low, high)):
        high = dated.start()
    open_end = text.endswith("等", low, high) and text[high - 2 : high] not in (
        "高等",
        "均等",
        "平等",
        "同等",
        "对等",
    )
    if open_end:
        high -= 1
    name = Name("", "", low, high, scope, open_end, qualifiers=qualifiers)
    _split(name, text[low:high])
    return name


def _skip_heads(text: str, low: int, high: int) -> tuple[int, str | None, tuple[str, ...]]:
    """Where the name begins, the scope before it (全县), and the qualifiers before it (累计, 力争)."""
    scope, qualifiers, done = None, (), False
    heads = name_heads()
    while low < high:
        if (found := _LEAD.match(text, low, high)) or (found := TIME.match(text, low, high)):
            low = found.end()
        elif (found := SCOPE.match(text, low, high)) and found.end() <= high:
            if not (done and text.startswith("全国", low)):
                scope = text[low : low + 2]
            low = found.end()
        elif text[low] == "要" and verbs().starting(text, low + 1, high):  # 要新建学校12所
            low += 1
        elif (word := heads.starting(text, low, high)) and not _BASIC.match(text, low):
            if word[-1] == "到" and text.startswith("位", low + len(word)):  # 力争|到位资金
                word = word[:-1]
            low += len(word)
            qualifiers += tuple(_QUALIFIER.findall(word))
            done = not _QUALIFIER.search(word)  # 完成全国…备案12家: done here, under a title of the country
        else:
            break
    return low, scope, qualifiers


def _split(name: Name, words: str) -> None:
    """Parts the verb from the noun; examples before 等 are left out of the noun."""
    verb = leading_verb(words)
    noun = words[len(verb) :]
    if verb and noun[0] == "了":  # 安排了…项目9个
        noun = noun[1:]
    if _DANGLING.search(noun):  # 职业院校和|38所中小学: what stands before belongs to the figure before
        noun = ""
    if ")" in noun:
        noun = _CAVEAT.sub("", noun)
    if noun.endswith(("大关", "台阶", "关口", "门槛")):
        noun = PASSED.sub("", noun)
    examples = _EXAMPLES.match(noun) if "等" in noun else None
    if examples and examples[2] not in _GENERIC:
        noun = examples[2]
    noun = _RUNNING.sub("", noun)
    if will := _RUN_IN.match(noun) or _WILL.match(noun) or _APPROVED.match(noun):
        noun = noun[will.end() :]
    if raced := _RACED.match(noun):
        noun = raced[1]
    if (sized := _SIZED.match(noun)) and len(noun) > sized.end():
        noun = noun[sized.end() :]
    joint = "、" if "、" in noun else "和" if len(noun) <= 28 and "的" not in noun else ""
    members = re.split("[、和]", noun) if "的" not in noun else noun.split(joint or "、")
    listed = joint in noun and joint != "" and max(map(len, members)) <= 16
    if listed:
        name.verb, name.noun = _plain(verb), _plain(noun)
        return
    if len(noun) > 16 and len(noun) - noun.rfind("的") > 4:
        noun = noun[noun.rfind("的") + 1 :]
    if len(noun) > 16:
        noun = _last_phrase(noun)
    name.verb, name.noun = _plain(verb), _plain(noun)


def _plain(words: str) -> str:
    return words.replace('"', "").replace("'", "").replace(" ", "").replace("\n", "")


def leading_verb(words: str) -> str:
    """The verbs at the start of a phrase: 新遴选、培养, 组织开展."""
    at = 0
    table = verbs()
    if _BUILT.match(words):
        return ""
    for _ in range(3):
        word = table.starting(words, at, len(words))
        if (
            word is None
            and words[at : at + 1] in ("新", "再", "共")
            and (rest := table.starting(words, at + 1, len(words)))
        ):
            word = words[at] + rest
        if word is None or at + len(word) + 1 >= len(words):
            break
        at += len(word)
        if words[at : at + 1] in ("、", "和", "并") and table.starting(words, at + 1, len(words)):
            at += 1
    return words[:at].rstrip("、和并")


def _last_phrase(noun: str) -> str:
    """A long phrase is cut before its last verb: 坚持以人民为中心新增学位 gives 新增学位."""
    cut = 0
    for _, start, end in verb_finder().find_matches_as_indexes(noun):
        if len(noun) - end >= 2 and len(noun) - start >= 4:
            cut = start
    return noun[cut:]


_TIME_ALONE = re.compile(
    r"为?(?:19|20)[0-9]{2}年的?|[为对向给在使让于]全[省市县区州旗国镇乡]|确定|拿出|设定|提出|连续[^,;]{0,6}|[比较超][^,;]{2,12}[高低多少快慢]出?"
)

_WHO_PLANS = re.compile(
    r"(?:[局委办厅部市县省区镇]|公司|政府|集团|中心|学校|单位|我们)(?:计划|拟|预计)$|^(?:全年|今年|年度|预期|增长|的)*目标[是为]?$"
)


def is_no_name(name: Name) -> bool:
    """Nothing but prepositions, verbs or marks stands before the number."""
    return not name.noun or _nameless(name.noun, name.text)


@lru_cache(maxsize=4096)
def _nameless(noun: str, text: str) -> bool:
    return (
        not has_word(noun)
        or bool(_PREPOSITION.match(noun))
        or bool(_NOT_NAME.match(noun))
        or bool(_RANK.match(noun))
        or bool(_TIME_ALONE.fullmatch(noun))
        or bool(_WHO_PLANS.search(noun))
        or bool(_RATE_USED.match(text))
    )


def has_word(words: str) -> bool:
    """At least one Chinese character or Latin letter is among them."""
    return any("\u4e00" <= char <= "\u9fff" or char.isalpha() for char in words)


def ends_with_verb(words: str) -> str:
    """The verb a phrase ends with, or an empty string."""
    table = verbs()
    for size in (4, 3, 2):
        if words[-size:] in table.kinds and len(words) >= size:
            return words[-size:]
    return ""


_RIGHT_END = re.compile(
    r"[,;:。、!?\n\[\]【】《》|]|\((?!(?:[0-9]{2,5}|[^()0-9,;。]{1,9})\)[^\s,;。])|(?<!\S)\)|(?=[0-9]{1,4}[年月日])"
)
_NOMINAL = re.compile(
    r"(?:的)?(?:项目|企业|公司|工程|基地|机制|率|面|线|点|车辆|人员|单位|机构|设施|装置|里程|指标|额|量|村|户|区)"
)


# 稳定在1亿吨的水平上, 3500万担的指标: how much it is to be, no thing that is so large.
_NO_THING = re.compile(
    r"(?:总|基本|一般|历史|[一二三四五六七八九十几多]{1,2}[项个])?(?:水平|指标|规模|速度|幅度)(?=上|以上|左右|[,;。、]|和|以及|增长|发展|$)"
    r"|(?:情况|条件|前提|基础|背景)(?:之?下|上)"
)


_LONGEST_RIGHT = 24
_SERVED_WITH = re.compile(r"(?<=..)(?:提供|开展|进行|给予|发放|送去|送上)")
_DONE_FOR = frozenset({"实施", "开展", "提供", "免费", "解决", "落实", "享受"})
_STEPS_UP = frozenset({"台阶", "大关", "关口", "门槛"})
_NEVER_FIRST = ("全部", "均", "都", "已", "分别")
_SERVED = 18  # what people are given, told in as many characters
_TOTALS = ("总投资", "计划投资", "投资", "协议投资", "合同投资", "投资额", "总投资额")  # of the next number
_STAIRS = re.compile(r"[两二三四]个?(?:大的?)?(?:台阶|关口|大关)")


_UNITS_ASIDE = re.compile(
    r"[^,;:。、!?()\n]{0,6}\((?:[省市县区州盟旗镇乡街道村社]{1,2}、){1,3}[^()、]{1,3}\)"
)


def read_right(text: str, low: int, high: int, forced: bool = False, served: bool = False) -> Name | None:
    """The name after a number, up to the next mark; `forced` takes words that could also be a verb, `served` tells that
    something is done for those who are named."""
    attributive = False
    at = low
    while at < high and text[at] == " ":
        at += 1
    if text[at : at + 1] in "两二三四" and _STAIRS.match(text, at, high):
        return None
    if text[at : at + 1] == "的":
        attributive, at = True, at + 1
        if _NO_THING.match(text, at, high):
            return None
    high = min(high, at + LONGEST_NAME)
    units = _UNITS_ASIDE.match(text, at, high)  # 10个县(市、区)获评…: the mark within is none
    mark = _RIGHT_END.search(text, units.end() if units else at, high)
    end = mark.start() if mark else high
    if end - at < 1:
        return None
    if _starts_no_name(text, at, end, forced):
        return None
    phrase = _phrase(text[at:end], served, mark is not None)
    noun = _plain(phrase)
    if not has_word(noun) or noun in _STEPS_UP or len(phrase) > _LONGEST_RIGHT or _NOT_NAME.match(phrase):
        return None
    return Name("", noun, at, at + len(phrase), attributive=attributive)


def _starts_no_name(text: str, at: int, end: int, forced: bool) -> bool:
    """What stands after a number is no name: 全部, 和, 获评; 8家上市企业 are firms all the same."""
    of_noun = text.startswith(noun_starts(), at)
    if (text[at] in "和与及、" or text.startswith(_NEVER_FIRST, at)) and not of_noun:
        return True
    barred = "" if forced else right_stops().starting(text, at, end) or ""
    if len(barred) > 1:
        return not _NOMINAL.match(text, at + len(barred), end)
    return len(barred) == 1 and not of_noun


def _phrase(whole: str, served: bool, marked: bool) -> str:
    """The words of a name out of those up to the next mark (`marked`) or number."""
    phrase = whole
    for _, start, stop in right_stop_finder().find_matches_as_indexes(phrase):
        if start >= 2 and phrase[start - 1 : start + 2] in ("互联网", "物联网", "车联网"):
            continue
        if served and start >= 2 and len(phrase) <= _LONGEST_RIGHT and phrase[start:stop] in _DONE_FOR:
            break  # 为5万名患者实施手术
        if phrase.startswith("免费", start) and start >= 2 and len(phrase) <= _SERVED:
            break  # 适龄妇女免费开展两癌筛查
        if start >= 2 and not _NOMINAL.match(phrase, stop):
            phrase = phrase[:start]
            break
    if len(phrase) > _LONGEST_RIGHT and (cut := _SERVED_WITH.search(phrase)):
        phrase = phrase[: cut.start()]
    if ")" in phrase and "(" not in phrase[: phrase.index(")")]:  # 小学281所(含97个教学点)
        phrase = phrase[: phrase.index(")")]
        if not phrase:
            return ""
    phrase = _without_tail(phrase).removesuffix("集中")
    more = marked or not (whole.endswith(_TOTALS) or "户均" in whole or "人均" in whole)
    if len(phrase) <= 2 and len(whole) <= 16 and more:  # 企业 says little: 企业获批省级技术中心
        return _without_tail(whole)
    return phrase


def _without_tail(phrase: str) -> str:
    """Cuts what leads to the next number: 国家和地区近, 义务教育学区和."""
    end = len(phrase)
    table = before_number()
    while end > 1:
        if phrase[end - 1] in "和与及、以 ":
            end -= 1
        elif word := table.ending(phrase, 1, end):
            end -= len(word)
        else:
            break
    return phrase[:end]
