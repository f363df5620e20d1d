"""Whether a text describes a place: 泗洪县是…, 2014年,许昌市完成地区生产总值…, not 某县的做法值得学习."""

from __future__ import annotations

import re

OPENING = 160
_BACK = 30
_AHEAD = 60

# What stands before the subject of a sentence: nothing, or when it was.
_STARTS = re.compile(
    r"""(?:^|[\n。;!?】)])[\s"]{0,8}
        (?:(?:截至|截止|到|自)?[12〇零一二三四五六七八九十][0-9〇零一二三四五六七八九十]{1,3}年
           (?:以来|初|末|底|全年|度|上半年|下半年|[一二三四1-4]季度|前?[0-9一二三四五六七八九十]{1,3}(?:个)?月(?:末|底|份)?)?[,\s]{0,2}
         |近年来,?|今年以来,?|去年,?|今年,?|目前,?|全年,?)?$""",
    re.VERBOSE,
)
_CLAUSE = re.compile(r"[,:\"]$")
_DESCRIBED = re.compile(
    r"""是(?!否|不是|在|由|从)|,(?:是|这座|这片|地处|位于|简称|古称)|位于|地处|坐落|居于?|属于?|素有|素以|素称|因|古称|又名|简称|别称|历史悠久|[现下]?辖(?!区)
      | 总面积|总人口|国土面积|幅员|常住人口|户籍人口|全[县市区州旗盟省](?!委)|境内|现有|共有|拥有|自然|气候|资源
      | (?:全年)?(?:预计|共|累计|全部)?(?:完成|实现)(?!路径)|(?:全年)?(?:实现)?(?:地区|国内)?生产总值|GDP|(?:一般|地方)?公共财政|财政(?:总)?收入
      | 农业|工业|规模以上|社会消费|固定资产|城镇|农村|人均""",
    re.VERBOSE,
)
_IS = re.compile(r"是(?!否|不是|在|由|从)|(?:预计|共|累计|全部)?(?:完成|实现)(?=地区|[0-9])")
# Another's example or partner.
_ANOTHERS = re.compile(
    r"[^。\n]{0,40}?(?:学习|借鉴|经验|做法|为例|对标|看齐|取经|榜样|标杆|对口|结对|友好|姐妹|帮扶|协作|邻[县市区]|兄弟|相邻|毗邻|的家乡|故乡|老家|产地|(?:有限|责任)公司)"
)
_BEHIND = re.compile(r"[^\n]{0,80}?(?:看齐|差距|追赶|赶超|对标)")
_BESIDE_US = re.compile(r"[^。\n]{0,12}?[我本](?P<word>[省市县区州旗盟])")


def _is_anothers(folded: str, end: int) -> bool:
    """Whether the place described is an example, a partner, or one of those beside our own (东莞市是我市的…)."""
    ours = _BESIDE_US.match(folded, end)
    if ours is not None and ours["word"] == folded[end - 1]:
        return True
    return _ANOTHERS.match(folded, end) is not None or _BEHIND.match(folded, end) is not None


def described(folded: str, start: int, end: int) -> float:
    """How clearly the sentence describes the place named at [start:end]: 3.5 where the text opens so, 0 if it does not."""
    before = folded[max(0, start - _BACK) : start]
    if _STARTS.search(before) is not None:
        weight = 3.5 if start < OPENING else 1.5
        told = _DESCRIBED.match(folded, end)
    elif _CLAUSE.search(before) is not None:
        weight, told = 1.5, _IS.match(folded, end)
    else:
        return 0.0
    return weight if told is not None and not _is_anothers(folded, end) else 0.0
