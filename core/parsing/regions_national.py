"""Documents of the whole country: of the State Council, the Party's centre, the national congress, the ministries."""

from __future__ import annotations

import re

from core.models import Inference, Recognised, Region

_HEAD = 400
_OPENING = 120

_BODIES = r"""国务院|中共中央|中央(?:政治局|委员会|军委|办公厅|纪委|纪律检查委员会|财经委|深改委|全面深化改革|网信办|网络安全和信息化|经济工作会议|农村工作会议|城市工作会议)
    |全国人民代表大会|全国人大|全国政协|中国人民政治协商会议全国委员会|中国共产党(?:第[一二三四五六七八九十]{1,3}(?:次全国代表大会|届中央)|中央委员会|全国代表大会)
    |最高人民(?:法院|检察院)|中央(?:宣传部|组织部|统战部|政法委)|中华全国|中国人民银行|中国证券监督|中国银行业|中国保险|中国民用航空"""
_MINISTRY = r"""(?:国家(?!级|卫生县|园林|森林公园)[\u4e00-\u9fff]{2,12}|外交|国防|教育|科学?技术?|工业和信息化|公安|民政|司法|财政|(?:人力资源|劳动)和?社会保障|自然资源|国土资源
    |生态环境|环境保护|环保|住房和?城乡建设|建设|交通运输|交通|铁道|水利|农业农村|农业|商务|文化和?旅游|文化|卫生|信息产业|应急管理|审计|海关|税务|工商行政管理
    |质量监督检验检疫|新闻出版|广播电影电视|广播电视|体育|统计)(?:部|委|委员会|总局|局|总署|署|办公室)(?![\u4e00-\u9fff]{0,2}(?:县|市|区))"""
_TITLE = re.compile(
    rf"""^[\s"《(]{{0,3}}(?:
      (?:[12][0-9]{{3}}年)?(?:{_BODIES} | 中华人民共和国(?!成立)) | 新闻联播
    | {_MINISTRY}(?:、[^\s]{{2,12}}){{0,4}}\s?(?:令|公告|关于|办公厅|印发|发布|有关负责人|就|《)
    | 国家(?!级)[\u4e00-\u9fff]{{2,14}}(?:局|委员会|办公室|总署|总局)(?:令|公告|关于|印发|发布|有关|公布|就)
    | (?:习近平|李克强|李强|温家宝|朱镕基|胡锦涛|江泽民|韩正|赵乐际|王沪宁|蔡奇|丁薛祥|栗战书|汪洋)(?!总书记(?:系列|关于|重要|来|视察|考察))
      [^,。\n]{{0,20}}(?:主持|会见|出席|考察|同|致|签署|发表|作出|回信|会谈|抵达|访问|讲话|强调|将)
    )""",
    re.VERBOSE,
)
_REPORT = re.compile(
    r"第[一二三四五六七八九十]{1,3}届全国人民代表大会|(?:我|现在)(?:,)?(?:我)?代表国务院,?(?:向大会|作)|国务院总理"
)
_OPENED = rf"""(?:国务院总理[\u4e00-\u9fff]{{2,4}}[0-9月日]{{0,8}}主持召开国务院|中共中央政治局[0-9月日]{{0,8}}召开|(?:{_MINISTRY})令|政协第[一二三四五六七八九十]{{1,3}}届全国委员会|全国(?:政协|人大)(?!代表|委员)[\u4e00-\u9fff]{{0,12}}(?:会议|座谈会|调研组|召开|在))"""
_IS_OPENED = re.compile(_OPENED, re.VERBOSE)
_OPENS = re.compile(
    rf"""(?:(?:新华社|人民政协网|中新网|央视网)[\u4e00-\u9fff]{{0,4}}[0-9]{{1,2}}月[0-9]{{1,2}}日电?[^。\n]{{0,40}}|[^。\n]{{0,40}})
        {_OPENED}""",
    re.VERBOSE,
)
_STATISTICS = re.compile(r"国家统计局\s|中华人民共和国[0-9〇零一二三四五六七八九]{4}年国民经济")
_LAW = re.compile(
    r"(?:^|\n)\s{0,8}\(?[^\n]{0,20}(?:全国人民代表大会(?!成立)|国务院令|全国人大常委会|中华人民共和国主席令)"
)
# (2013年6月28日工业和信息化部第2次部务会议通过), (2000年3月29日建设部部长令第77号发布), 国办发〔2015〕38号 on its line
_ADOPTED = re.compile(
    r"(?:部|总局|国家[\u4e00-\u9fff]{2,8}委员会)第[0-9一二三四五六七八九十]{1,3}次(?:部务|委务|局务|常务)会议[^。\n]{0,16}通过"
    r"|第[0-9一二三四五六七八九十]{1,3}次部(?:务|常务)会议[^。\n]{0,12}通过|(?:建设|公安|农业|卫生|教育|民政|交通|水利|国土资源|信息产业|劳动和社会保障)部(?:部长)?令第?[0-9]{1,3}号"
    r"|\(国务院第[0-9一二三四五六七八九十]{1,4}次常务会议[^()\n]{0,24}通过|(?:^|\n)\s{0,8}(?:国发|国办发|国函|国办函|中发|中办发)\s?[〔\[(【][12][0-9]{3}[^\n]{0,12}(?=\n)"
)
_OF_A_PLACE = re.compile(r"[\u4e00-\u9fff](?:省|市|县|区|州|盟|旗)")
_ALL_PLACES = re.compile(r"各省(?:、自治区)?(?:、直辖市)?|城市|集镇")
_LOCAL = re.compile(
    r"[我全](?:省|市|县|区|州|旗|镇|乡)(?!域|场|际)|(?<![各及、和])[市县区州旗]委(?=书记|副书记|常委|会议|[、,])"
    r"|(?<![\u4e00-\u9fff])省委(?=书记|副书记|召开|专题|[、,])"
)
_FEW = 3
_READ = 20_000


def national(folded: str, title: str, title_span: tuple[int, int] | None) -> Recognised[Region] | None:
    """The region of a national document, None for all others."""
    if (match := _TITLE.match(title)) is not None:
        at = title_span[0] if title_span else None
        span = (at + match.start(), at + match.end()) if at is not None else None
        return Recognised(Region(level="country"), span)
    for pattern, reach in (
        (_OPENS, _OPENING),
        (_REPORT, _HEAD),
        (_STATISTICS, _HEAD),
        (_LAW, _HEAD),
        (_ADOPTED, _HEAD),
    ):
        if pattern is _OPENS and not _IS_OPENED.search(folded, 0, reach):
            continue  # its beginning, which may be anything, is slow to look for
        if pattern is _ADOPTED and _names_a_place(title + folded[:_OPENING]):
            continue  # a city's rules that carry out those of a ministry
        found = pattern.search(folded, 0, reach)
        if found is not None and _speaks_for_no_place(folded):
            return Recognised(Region(level="country"), found.span(), Inference("全国", "开头写明的机关", 0.9))
    return None


def _names_a_place(opening: str) -> bool:
    """Whether a place is named, in a text that does not address all of them."""
    return _OF_A_PLACE.search(_ALL_PLACES.sub("", opening)) is not None


def _speaks_for_no_place(folded: str) -> bool:
    return sum(1 for _ in _LOCAL.finditer(folded, 0, _READ)) < _FEW
