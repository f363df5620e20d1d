"""Bodies that are named but are not the document's own: those above it, and the host city at a meeting of others."""

from __future__ import annotations

import re

from core.parsing.regions_find import Mention

_BACK = 30
_OPENING = 60
_UNDER_PROVINCE = re.compile(
    r"(?:省(?:委(?!常委|副书记|委员)|政府|委、省政府)[^,。;\n]{0,24}|(?:[、,中]|落实|贯彻|传达|按照|根据)省)[、和及]$"
)  # 省委、安庆市委
_HANDED_DOWN = re.compile(r"(?:贯彻|落实|传达)(?:落实|学习|贯彻)?$")
_PASSED_ON = re.compile(r"(?:传达|学习)(?:[^,。;\n]|,(?=省|市|全国|中央|自治区|习近平|国务院)){0,60}$")
_SPIRIT = re.compile(r"[^,。;\n]{0,50}?(?:精神|讲话|部署要求)")
_LED_BY = re.compile(r"委的?(?:正确|坚强|统一)?领导")
_WELCOMES = re.compile(r"[^。;\n]{0,25}?致(?:欢迎)?[辞词]")
_HELD = re.compile(r"(?:隆重)?(?:召开|举行|举办|开幕|启动)")
_OF_ALL = re.compile(r"(?:全省|全区|省委|省政府|自治区党委)[^。;\n]{0,40}\Z")
_ALL_REACH = 48
_BRANCH = re.compile(r"(?:也|同步|随后)?设立?了?分会场|分会场(?![,、])")
# 江西多个县区召开了领导干部会议, 全省五县同一天…: told of several of those below
_SEVERAL = re.compile(
    r"(?:省|市|州)?[,]?(?:近日|连日来)?(?:已有)?(?:多个?|[二三四五六七八九十0-9]{1,3}个?)(?:县区|县市区|县\(市、?区?\)|地市|设区市|市州|县|区)(?!域|委|级|划|块)"
    r"[^。;\n]{0,8}(?:召开|举行|同日|同一天|同步|陆续|先后|相继|密集|集中|传达)"
)
_DELEGATION = re.compile(
    r"代表团(?:今天|昨天|今日|昨日|[0-9]{1,2}日|上午|下午){0,3}(?:举行|召开|分组审议|集中审议|成立)"
)
_OF_THE_NATION = re.compile(r"全国|国际|世界|中国(?!共产党|特色)")


def is_under_province(folded: str, mention: Mention) -> bool:
    """Whether it stands beside the province as one that gives orders (省委、安庆市委; 中央、省、镇江市交办)."""
    return _UNDER_PROVINCE.search(folded, max(0, mention.start - _BACK), mention.start) is not None


def is_handed_down(folded: str, mention: Mention) -> bool:
    """Whether what its body said is carried out or passed on (贯彻安庆市委…精神, 传达学习省委、安庆市委全会精神)."""
    if _HANDED_DOWN.search(folded, max(0, mention.start - 6), mention.start):
        return True
    passed_on = _PASSED_ON.search(folded, max(0, mention.start - 2 * _BACK), mention.start)
    return passed_on is not None and _SPIRIT.match(folded, mention.end) is not None


def is_passed_on(folded: str, mention: Mention) -> bool:
    """Whether its congress is told of at a meeting below (传达省十二届人大二次会议、宁德市三届人大四次会议精神)."""
    return _PASSED_ON.search(folded, max(0, mention.start - 2 * _BACK), mention.start) is not None


def leads(folded: str, mention: Mention) -> bool:
    """Whether its committee leads (在中共铜陵市委的坚强领导下)."""
    return _LED_BY.match(folded, mention.end) is not None


def welcomes(folded: str, mention: Mention) -> bool:
    """Whether its mayor welcomes a meeting, as the host city's does."""
    return _WELCOMES.match(folded, mention.end) is not None


def is_venue(folded: str, mention: Mention) -> bool:
    """Whether a meeting is held there (在洛阳市召开)."""
    return folded.startswith("在", mention.start - 1) and _HELD.match(folded, mention.end) is not None


def is_delegation(folded: str, mention: Mention) -> bool:
    """Whether its delegation meets at a congress above (省人大会议邵阳市代表团举行全体会议)."""
    return _DELEGATION.match(folded, mention.end) is not None


def has_several(folded: str, mention: Mention) -> bool:
    """Whether the text tells what several of its counties did."""
    return _SEVERAL.match(folded, mention.end) is not None


def is_venue_of_all(folded: str, mention: Mention) -> bool:
    """Whether a meeting of the whole province is held there (全省…会议在贵阳召开)."""
    if not (folded.startswith("在", mention.start - 1) and _HELD.match(folded, mention.end)):
        return False
    return _OF_ALL.search(folded, max(0, mention.start - _ALL_REACH), mention.start) is not None


def is_branch_venue(folded: str, mention: Mention) -> bool:
    """Whether people follow a meeting of those above from there (在勐海分会场参加)."""
    return _BRANCH.match(folded, mention.end) is not None


def opens_for_nation(folded: str) -> bool:
    """Whether the text opens with something of the whole country or the world."""
    return _OF_THE_NATION.search(folded, 0, _OPENING) is not None
