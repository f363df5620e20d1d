"""At which level a document speaks of itself: 我县 and 县委书记 say county, without saying which."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from core.geography.gazetteer import Division, Level

HEAD = 500
OPENING = 60
SURE_OF_TOWN = 1.0
LOCAL = frozenset({"镇", "乡", "街道"})
_LEVEL_OF_WORD: dict[str, Level] = {
    "省": "province",
    "自治区": "province",
    "州": "city",
    "盟": "city",
    "地区": "city",
    "县": "county",
    "区": "county",
    "旗": "county",
    "镇": "township",
    "乡": "township",
    "街道": "township",
}
# The character with which both kinds begin is looked for first: far quicker than trying both at every place.
_SELF = re.compile(
    r"""[我全本自省市县区州旗盟地镇乡街](?:
      (?<=[我全本])(?<!全国、.)(?<!全国和.)(?<![居列占].)(?<![高低快好]于.)(?<!位次.)(?P<own>省|市|县|区|州|盟|旗|镇|乡|街道)
      (?!域|场|际|旗县|长[^、,])
      (?!的?(?:第[一二三四五六七八九十0-9]{1,3}(?![季次届批产轮个条家期阶号]|[0-9一二三四五六七八九十])|前[列茅三五六八十0-9]|唯一|平均|首[个家批例创位]|率先|领先|排名|排位|位次|上游|最[大高早多快好])) # above
      (?!(?<=省)的?(?:重点|试点|示范|百强|[十二三]强|先进(?!制造)|优秀|推广|各[市地]|[0-9一二三四五六七八九十]{1,3}(?:个)?(?:县|市)))
    | (?<![各辖或级省].)(?<![市县区]、.)(?<![市县区]和.)(?P<more>(?<=自)治[区州]|(?<=街)道|(?<=[省市县区州旗盟地镇乡]))
      (?:(?P<party>党委|党工委|委(?!员|托|派|婉|屈)) | (?:人民)?政府(?!工作报告) | (?:第?[一二三四五六七八九十0-9]{1,4}届)?(?:人大(?!代表)|政协(?!委员)) | (?P<head>长(?=[^远期江城春久沙安治兴海])) | 行署 | (?<=自治区)(?:副)?主席)
    )""",
    re.VERBOSE,
)
# 县长王强主持召开, 市委书记李明主持会议: whose meeting it is.
_CHAIRS = re.compile(
    r"(?P<of>自治区|省|市|县|区|州|旗|盟|镇|乡)(?:党?委书记|长|主席)(?:[\u4e00-\u9fff·]{2,5}|[\u4e00-\u9fff] [\u4e00-\u9fff])主持"
)
_CHAIRING = 4.0
# 我县组织收听收看全省会议: what follows is what those above said, in their words (我省)
_SUB_VENUE = re.compile(r"我(?P<own>市|县|区|州|盟|旗)[^。,\n]{0,12}(?:收听|收看|分会场)")
_LISTENING = 6.0
_TOLD = re.compile(r"(?:传达|学习(?!中心|型)|贯彻|按照)[^。;:\n]{0,60}$")
_SPIRIT = re.compile(r"[^,。;\n]{0,40}?(?:精神|讲话|部署|要求)")
_TOLD_REACH = 64
# 省委决定, 省委组织部, 自治区人大会议锡盟代表团: what those above do, told by those below.
_ABOVE_ACTS = re.compile(
    r"[^。;,\n]{0,14}代表团|(?:宣布|决定|研究决定|批准|同意|组织部|考核组|巡视组|督[查导察]组)"
)
_PASSED_DOWN = 0.3
# 根据省政府《关于促进全省开发区转型的意见》: a paper of those above
_IN_A_PAPER = re.compile(r"(?:根据|按照|落实|贯彻)[^。;\n《》]{0,20}《[^》\n]{0,24}\Z|根据\Z")
_CONVEYED = re.compile(
    r"(?:传达|收听|收看|参加|出席)[^,。\n全我]{0,8}$"
)  # 传达全省会议精神 is said by those below
_OF_A_TOWN = re.compile(
    r"[\u4e00-\u9fff]{1,5}(?P<own>镇|乡|街道)(?:党委|党工委|政府|人民政府|办事处)?(?:召开|举行|开展|组织|紧急|传达|高度)"
)
_AS_WORD = {"自治州": "州", "地": "地区"}
# 各县区 is said by those above the counties, 各乡镇 by the counties themselves.
_ABOVE_COUNTIES = re.compile(
    r"各(?:县|区县|市县|县\(?市|市\(|区\(|旗县)|县\(市|\(县、?[市区]|县、?市、?区|区、?县\(|市县联动"
)
_ABOVE_TOWNS = re.compile(r"各(?:乡|镇|街)|镇街|乡镇党委|镇\(街|\(街道\)|乡镇场")


@dataclass(frozen=True, slots=True)
class OwnLevel:
    """How often the document speaks of itself in each level's words (县, 市, 区 ...), weighted.

    `sure` are those that can mean no other (我县, 全县, the offices it opens with), not the offices of others it names.
    `above_towns` is positive where it addresses townships, negative where it addresses counties.
    `under` says what it lies in, where it speaks of one above it without a name (全省, 省委): 省 or 自治区.
    """

    words: dict[str, float]
    sure: dict[str, float]
    above_towns: float
    under: str | None = None

    @property
    def best(self) -> str | None:
        """The word it speaks of itself with, None when it hardly does."""
        word = max(self.words, key=lambda w: self.words[w], default=None)
        return word if word is not None and self.words[word] >= 2 else None

    @property
    def plain(self) -> bool:
        """Whether it says its level in words that can mean no other."""
        return self.best is not None and self.sure.get(self.best, 0.0) >= 2

    @property
    def local(self) -> bool:
        """Whether it is the document of a township."""
        return self.best in LOCAL and self.sure.get(self.best, 0.0) >= SURE_OF_TOWN

    def fit(self, division: Division, also: frozenset[str] = frozenset()) -> float:
        """How well a division agrees, from -6 (a county, where the document says 我市) to 2.

        `also` are the words that fit the names it is called by in the text (区 for 临沂地区, 市 for 即墨市).
        """
        if self.best is None or self.local:
            return self._rank_fit(division)
        own = max((self.words.get(word, 0.0) for word in words_for(division.name) | also), default=0.0)
        share = own / self.words[self.best]
        base = 2.0 if share >= 1 else 0.0 if share >= 0.6 else -3.0 if share >= 0.3 else -6.0
        return (base if self.plain else max(base, -2.0)) + self._rank_fit(division)

    def _rank_fit(self, division: Division) -> float:
        """Of two cities of different rank, the one whose kind of subdivisions is addressed."""
        if not division.name.endswith("市") or division.level == "province":
            return 0.0
        towards_county = self.above_towns if division.level == "county" else -self.above_towns
        return max(-2.0, min(1.0, towards_county))

    def level(self) -> Level:
        """The level, as far as the words alone tell it: 市 may be a province, a city or a county."""
        return _LEVEL_OF_WORD.get(self.best or "", "unknown") if self.plain else "unknown"


def own_level(folded: str) -> OwnLevel:
    """Count the words by which a document speaks of its own level; those of its opening weigh more."""
    words: defaultdict[str, float] = defaultdict(float)
    sure: defaultdict[str, float] = defaultdict(float)
    under = None
    for match in _SELF.finditer(folded):
        whose = match[0][0] if match["own"] else None
        word = match["own"] or match[0][0] + match["more"]
        word = _AS_WORD.get(word, word)
        if under is None and word in ("省", "自治区") and (whose or _unnamed(folded, match.start())):
            under = word
        if whose == "全" and _CONVEYED.search(folded, max(0, match.start() - 10), match.start()):
            continue
        weight = _weight(match, whose, word)
        if whose != "我" and (_is_passed_on(folded, match) or _ABOVE_ACTS.match(folded, match.end())):
            weight *= _PASSED_DOWN
        if _IN_A_PAPER.search(folded, max(0, match.start() - 40), match.start()):
            weight *= _PASSED_DOWN
        words[word] += weight
        if whose or match.start() < HEAD:
            sure[word] += weight
    if (chairs := _CHAIRS.search(folded, 0, HEAD)) is not None:
        words[chairs["of"]] += _CHAIRING
        sure[chairs["of"]] += _CHAIRING
    if (venue := _SUB_VENUE.search(folded, 0, HEAD)) is not None:
        words[venue["own"]] += _LISTENING
        sure[venue["own"]] += _LISTENING
    if (town := _OF_A_TOWN.match(folded)) is not None:
        words[town["own"]] += 3.0
        sure[town["own"]] += 3.0
    towns = sum(1 for _ in _ABOVE_TOWNS.finditer(folded)) - sum(1 for _ in _ABOVE_COUNTIES.finditer(folded))
    return OwnLevel(dict(words), dict(sure), max(-2.0, min(2.0, 0.5 * towns)), under)


def _unnamed(folded: str, at: int) -> bool:
    """Whether no name stands before 省委 or 自治区党委."""
    return at == 0 or not "\u4e00" <= folded[at - 1] <= "\u9fff"


def _is_passed_on(folded: str, match: re.Match[str]) -> bool:
    """传达学习省委全会、全省工作会议精神: what those above said, told by those below."""
    return (
        _TOLD.search(folded, max(0, match.start() - _TOLD_REACH), match.start()) is not None
        and _SPIRIT.match(folded, match.end()) is not None
    )


def _weight(match: re.Match[str], whose: str | None, word: str) -> float:
    if whose:
        opens = match.start() < OPENING
        weight = 3.0 if whose == "我" or (whose == "全" and opens) else 1.5
        weight = 0.25 if whose == "本" else weight
    elif word in LOCAL:
        return 0.2  # counties name their townships' offices all the time
    else:
        weight = 0.5
        if match.start() < HEAD:
            weight = 2.0 if match["head"] else 1.5
    return weight * (1.0 if word in ("省", "自治区") else 1.2 if word in ("县", "区", "旗", *LOCAL) else 1.1)


def words_for(name: str) -> frozenset[str]:
    """The words by which documents of a division speak of it, from its full name."""
    if name.endswith("自治区"):
        return frozenset({"自治区", "区"})
    if name.endswith("地区"):
        return frozenset({"地区", "区"})
    return frozenset({name[-1]})
