"""Small signs that a place named is the document's own: its papers, its sites, and names that are no part of something famous."""

from __future__ import annotations

import re

from core.parsing.regions_above import is_venue, welcomes
from core.parsing.regions_find import Mention
from core.parsing.regions_guests import is_elsewhere

# 审议《云台县…方案》, 研究云台县…规划: a meeting takes up the papers of its own place.
_TAKES_UP = re.compile(r"(?:审议|审定|研究|讨论|听取|通过|评选|修订|起草)[^。;\n]{0,60}\Z")
_TAKES_UP_REACH = 64
_PAPER = re.compile(
    r"[^。;,、\n]{2,40}?(?:方案|办法|规划|细则|规则|规定|规程|预案|请示|计划|条例|意见|名单|工作报告|劳动模范)"
)
# 听取云台经济开发区关于…的汇报: a meeting hears its own zone.
_HEARS = re.compile(r"(?:听取|汇报|由)了?\Z")
_REPORTS = re.compile(r"(?:管委会|党工委)?(?:关于|的?汇报|负责人)")
# 安宁区、开发区、市示范区: listed with the zones of one that is not named
_WITH_OUR_ZONES = re.compile(
    r"[、和及](?:市)?(?:经济)?(?:技术)?(?:开发区|高新区|经开区|城乡一体化示范区|示范区|新区|度假区|工业园区)"
)
# 前往云台县某示范园: on the way to a site at home
_TO_A_SITE = re.compile(r"[往到赴进]\Z")
_SITE = re.compile(
    r"[\u4e00-\u9fff]{0,12}?(?:[镇乡村](?!村|镇)|街道|社区|示范园|产业园|园区|基地|项目(?:现场|建设)|工地|水库|车站|服务中心)"
)
# 大庆精神, 杭州亚运会, 武汉疫情: known everywhere, and spoken of everywhere.
_FAMED = re.compile(
    r"\"?[\u4e00-\u9fff]{0,2}?(?:精神(?!文明)|会议(?!中心)|时期|整风|模式|共识|协定|亚运|奥运|冬奥|世博|大运会|全运会|进博|博览会|服贸会"
    r"|峰会|论坛|宣言|疫情|战役|起义|保卫战|油田|事件|事故|地震|洪灾|暴雨|火灾|爆炸|坍塌|组织|协议|公约|准则|军区|战区|海关|铁路局|电网|证券|交易所)"
)
_HOMETOWN = re.compile(r"[\u4e00-\u9fff]{0,8}?人(?=[,、。;)])")
_PARTNER = re.compile(
    r"[^。;,\n]{0,8}?[是与和同][我本全各][省市县区州旗盟]|[^。;\n]{0,12}?(?:表态|交流|典型)?发言"
)


def takes_up(folded: str, mention: Mention) -> bool:
    """Whether it opens the title of a paper that a meeting takes up."""
    before = _TAKES_UP.search(folded, max(0, mention.start - _TAKES_UP_REACH), mention.start)
    return before is not None and _PAPER.match(folded, mention.end) is not None


def reports_to_us(folded: str, mention: Mention) -> bool:
    """Whether a meeting hears what a development zone of it reports."""
    return (
        mention.zone
        and _HEARS.search(folded, max(0, mention.start - 3), mention.start) is not None
        and _REPORTS.match(folded, mention.end) is not None
    )


def stands_with_our_zones(folded: str, mention: Mention) -> bool:
    """Whether it is listed with zones that bear no name, which are those of the document's own division."""
    return _WITH_OUR_ZONES.match(folded, mention.end) is not None


def goes_to_a_site(folded: str, mention: Mention) -> bool:
    """Whether someone goes to a site there, and neither to learn nor to call on others."""
    return (
        mention.kind == "full"
        and _TO_A_SITE.search(folded, max(0, mention.start - 1), mention.start) is not None
        and _SITE.match(folded, mention.end) is not None
        and not is_elsewhere(folded, mention)
    )


def is_plain(folded: str, mention: Mention) -> bool:
    """Whether nothing says that the place is another's: no partner, hometown or venue, no part of something famous."""
    end = mention.end
    return not (
        _FAMED.match(folded, end)
        or _HOMETOWN.match(folded, end)
        or _PARTNER.match(folded, end)
        or is_elsewhere(folded, mention)
        or is_venue(folded, mention)
        or welcomes(folded, mention)
    )
