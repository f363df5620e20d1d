"""What each mention of a division says about whose document this is, as weights."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.parsing.regions_above import (
    has_several,
    is_branch_venue,
    is_delegation,
    is_handed_down,
    is_passed_on,
    is_under_province,
    is_venue,
    is_venue_of_all,
    leads,
    opens_for_nation,
    welcomes,
)
from core.parsing.regions_beside import STATED
from core.parsing.regions_find import Mention
from core.parsing.regions_guests import COMING, is_elsewhere, is_guest, is_visited, receives, sends, sets_out
from core.parsing.regions_own import (
    goes_to_a_site,
    is_plain,
    reports_to_us,
    stands_with_our_zones,
    takes_up,
)
from core.parsing.regions_subject import described

HEAD = 600
OFTEN_TOWN = 2
OPENING = 120
REPORT_HEAD = 3000

_REPORT = re.compile(
    r"第?[一二三四五六七八九十百0-9]{1,4}届(?:人民代表大会|人大[一二三四五六七八九十]{1,2}次会议)|人民代表大会|人民政府(?:代)?(?:省长|市长|县长|区长|州长|旗长|盟长|主席)"
)
_APPROVES = re.compile(r"[^,。;\n()通]{0,40}批准")
_PARTY = r"委(?=机关|书记|副书记|常委|办|员会|组织部|宣传部|统战部|政法委|全会|理论|召开|举行|主要|领导|中心组|财经|农村|深改|全面|网信|会议|巡察|[、,(第十一二三四五六七八九])"
_BODY = re.compile(
    rf"""(?:党工|工|党|省|市|县|区|州|旗)?{_PARTY}|人民政府|政府(?!网|采购)|管委会|管理委员会|党工委|人大|政协|人民代表大会|第[一二三四五六七八九十0-9]{{1,4}}[届次](?=[^,。;\n"《]{{0,12}}(?:会|政协|人大|委|政府|党))|志(?=[\s》。,第0-9])|年鉴
      |纪委|监委|人民法院|人民检察院|(?:代|副)?主席(?!团|会|台)|(?:代|副)?(?:省|市|县|区|州|旗|盟)?长(?=[^远期江城春久征治寿沙])
      |四[大套]班子|融媒体中心|广播电视台|电视台|[\u4e00-\u9fff]{{2,12}}(?:局|厅|委员会|办公室|领导小组|指挥部)(?=[^部限面域堂])|(?:隆重)?(?:召开|举行|启动|印发)|组织(?:收听|收看|参加|召开|开展)
      |[\u4e00-\u9fff、]{{2,24}}?(?:工作|推进|动员|部署|调度|总结|表彰|现场|座谈|电视电话|视频|领导干部)(?:大会|会议?)(?:隆重)?(?:召开|举行)(?!的)""",
    re.VERBOSE,
)
_SUBJECT_OF_SHORT = re.compile(
    r"(?:隆重)?(?:召开|举行|部署|印发|出台|安排|传达)|(?:第?[一二三四五六七八九十0-9]{1,4}届)?(?:县|市|区|州|旗|盟)(?:委|政府|人大|政协)"
)
_RUNS_A_ZONE = re.compile(r"管委会|管理委员会|党?工委")
_AWAY = re.compile(
    r"(?:赴|到|在|往|(?<![推促跟改引奋先共])进|访|闯|飞|与|和|同|及|向|学习|借鉴|对口|协作|对接|承接|接轨|融入|服务|联动|靠近|支援|帮扶|援|来自|籍|生于|毗邻|距|毕业于|现任|曾任|任|调任|隶属于?|属于?|划归|划属|[东南西北]{1,2}(?:邻|靠|接|连|临|界)|相邻|接壤)$"
)
_THERE = frozenset({"在", "到", "赴"})
_PARTICIPANT = re.compile(
    r"[^。;,\n]{0,60}?(?:交流发言|派员|应邀|到会指导|表态发言|典型发言|作了?发言|作汇报|汇报了|(?:分别|依次|先后)(?:汇报|发言|介绍)|介绍了?(?:有关|相关|重点|主要)?[\u4e00-\u9fff]{0,4}(?:情况|经验|做法))"
)
_TOWNSHIP = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道)(?:人民政府|政府|党委|党工委|办事处|召开|人大|党建|工作)"
)
_OWN_STRONG = re.compile(r"高质量发展|高水平发展|经济社会|县域|儿女|大地|的?知名度|跨越(?:发展|赶超)")
_TAKES_ROOT = re.compile(r"(?:落地|落实|落细|生根|见效|开花|走深|精准扶贫)")  # 推动政策在鄂州落地见效
_TOWN = re.compile(r"(?![\u4e00-\u9fff]{0,3}(?:城镇|乡镇|村镇|集镇|各镇))[\u4e00-\u9fff]{1,4}?(?:镇|乡|街道)")
_LIES_IN = re.compile(r"(?:下辖|辖)(?:县|区|市|自治县|旗)(?!市|、)")  # 萍乡市下辖县 tells where, not who
_OWN_BEFORE = re.compile(
    r"""(?:部署|建设|打造|促使|加快|推动|推进|促进|助推|助力|实现|开创|谱写|讲好|传播|擦亮|打响|叫响|唱响|做优|提升|展示|展现|彰显|贡献|决定|支持
        |我们|咱们|美丽|平安|法治|数字|幸福|和谐|富裕|富强|文明|魅力|活力|生态|智慧|健康|小康|清廉|信用|诚信|书写|共建|热爱|关心|新|大|强|今日|走进)$""",
    re.VERBOSE,
)
_OWN_AFTER = re.compile(
    r"""(?:经济|社会|高质量|高水平|跨越|转型|科学|又好又快|加快|发展|未来|品牌|故事|声音|力量|样板|篇章|新篇章|现代化|振兴|人民
        |实践|特色|实际|工作的?(?:重要)?(?:指示|批示|要求|关心|支持|肯定|厚爱)|历史|文化|大局|已|要|正|作为|将|紧扣|(?:时的?|期间的?)?(?:重要)?(?:讲话|指示|批示)|的?知名度|儿女|大地|崛起|形象|美誉度|精神|答卷|县域|工业|农业|旅游|各项|新(?![\u4e00-\u9fff]{1,3}[镇乡村街区])|的?各项工作|的(?:发展|未来|明天|今天|实际|经济|工作|宣传员|代言人|推介))""",
    re.VERBOSE,
)
_MEETS = re.compile(r"(?:今日|昨日|近日)?(?:召开|举行)")
_MEDIA = re.compile(
    r"日报|晚报|晨报|时报|商报|都市报|新闻|发布|融媒|微|电视|广播|之窗|网|今日|先锋|文明|报|电台|政府|政务|在线|党建|信息"
)
_INSTITUTION = re.compile(
    r"""(?:第[一二三四五六七八九十]|[\u4e00-\u9fff]{0,4}?)(?:医院|中学|小学|学校|党校|[一二三四五]中|职教中心|体育(?:馆|中心)|文化馆|图书馆|会展中心|影剧院|大礼堂|汽车站|[小社]区|广场)
      | [\u4e00-\u9fff]{2,3}(?:镇|乡|街道)(?![\u4e00-\u9fff]{0,6}人[,、。;)])""",
    re.VERBOSE,
)
_SEATED_ABOVE = re.compile(r"[市州]委常委、$")  # 市委常委、寿光市委书记: a seat of the city's too
_QUOTED = re.compile(r"《[^》。\n]{0,11}$")
_MENTIONS_IN_FULL = 2000


_LIMITS = {
    "word": 2.0,
    "head": 7.0,
    "body": 4.0,
    "quoted": 3.0,
    "place": 2.0,
    "own": 4.0,
    "subject": 4.0,
    "title": 6.0,
    "publisher": 7.0,
    "report": 9.0,
}


def _speaks_of_town(folded: str, end: int) -> bool:
    """Whether a town of it follows that the text names again and again."""
    town = _TOWN.match(folded, end)
    return town is not None and folded.count(town[0]) >= OFTEN_TOWN


@dataclass(slots=True)
class Evidence:
    """The weights found for one division or one ambiguous name, by kind, and the best place to point at."""

    weights: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    counts: Counter[str] = field(default_factory=Counter)
    span: tuple[int, int] | None = None
    reason: str = ""
    strength: float = 0.0
    names: set[str] = field(default_factory=set)
    zone: float = 0.0
    body: float = 0.0
    visited: bool = False
    host: bool = False
    above: bool = False  # its body hands orders down, beside the province's
    places: int = 0  # mentions as a place, that of the venue too
    own_places: int = 0  # of these the full names in sentences that do not speak of elsewhere
    sender: bool = False  # the title tells that its delegation went elsewhere
    venue: bool = False  # a meeting of its province is held there
    meets: bool = False  # the title says that it holds the meeting
    delegation: bool = False  # the text opens with what its delegation does at a congress above
    several: bool = False  # the text tells what several of those below it did
    with_zones: bool = False  # listed with zones that bear no name
    plain_places: int = 0  # of these all names of which nothing says that the place is another's

    def add(
        self,
        kind: str,
        weight: float,
        reason: str,
        mention: Mention | None,
        in_text: bool,
        local: bool = False,
    ) -> None:
        """Note a finding; the strongest one in the text is pointed at."""
        limit = _LIMITS.get(kind, 9.0)
        self.weights[kind] = min(limit, self.weights[kind] + weight)
        if mention is not None and kind in ("head", "title", "report", "publisher"):
            if mention.zone or local:
                self.zone = max(self.zone, weight)
            else:
                self.body = max(self.body, weight)
        if weight > self.strength:
            self.strength, self.reason = weight, reason
            self.span = (mention.start, mention.end) if mention is not None and in_text else self.span

    @property
    def only_elsewhere(self) -> bool:
        """Whether it is named once, in a sentence about others (参观了监利县新沟镇)."""
        said = sum(self.weights.values()) - self.weights["place"]
        return self.places == self.counts["full"] == 1 and not (said or self.own_places or self.plain_places)

    @property
    def total(self) -> float:
        """All weights and what the bare counts add."""
        names = min(4.0, 0.8 * math.log2(1 + self.counts["full"]))
        shorts = min(3.0, 0.5 * math.log2(1 + self.counts["short"]))
        return sum(self.weights.values()) + names + shorts


Key = tuple[str, ...]  # the keys of the divisions a name can mean, one where it is settled


class Collector:
    """Gathers the evidence of all mentions, by what they can mean."""

    def __init__(self, meaning: dict[int, Key]) -> None:
        self._meaning = meaning  # by id of the mention
        self.found: defaultdict[Key, Evidence] = defaultdict(Evidence)
        self._headed = 0
        self._starts: set[int] = set()
        self._received = False
        self._national = False

    def text(
        self,
        folded: str,
        mentions: Sequence[Mention],
        title: tuple[int, int] | None,
        qualifiers: frozenset[int],
    ) -> None:
        """The mentions in the document's own words; those that only say where the next one lies do not count."""
        self._received = receives(folded[:HEAD])
        self._national = opens_for_nation(folded)
        self._starts = {mention.start for mention in mentions}
        for number, mention in enumerate(mentions):
            key = self._meaning.get(id(mention))
            if key and id(mention) not in qualifiers:
                if mention.start < HEAD:
                    self._meet(folded, mention, self.found[key])
                self._one(folded, mention, self.found[key], title, number < _MENTIONS_IN_FULL)

    def _one(
        self,
        folded: str,
        mention: Mention,
        evidence: Evidence,
        title: tuple[int, int] | None,
        in_full: bool,
    ) -> None:
        if not in_full:
            evidence.counts[mention.kind] += not mention.ordinary
            return
        before, in_title = (
            folded[max(0, mention.start - 6) : mention.start],
            title is not None and title[0] <= mention.start < title[1],
        )
        gone = _AWAY.search(before)
        away = gone is not None or _LIES_IN.match(folded, mention.end) is not None
        if gone is not None and (
            goes_to_a_site(folded, mention) or (gone[0] == "服务" and _OWN_STRONG.match(folded, mention.end))
        ):
            gone, away = None, False
        if not mention.ordinary and (gone is None or gone[0] in _THERE):
            evidence.places += 1
            asked = in_full and (
                mention.kind == "full" or not evidence.plain_places
            )  # one plain name is enough
            at_home = asked and not is_elsewhere(folded, mention)
            evidence.own_places += at_home and mention.kind == "full"
            evidence.with_zones |= at_home and stands_with_our_zones(folded, mention)
            if at_home and not (evidence.plain_places or away or self._national):
                evidence.plain_places += is_plain(folded, mention)
        evidence.several |= mention.start < HEAD and has_several(folded, mention)
        evidence.delegation |= mention.start < OPENING and is_delegation(folded, mention)
        if is_branch_venue(folded, mention):
            evidence.host = True
            evidence.add("own", 3.0, "所在的分会场", mention, True)
        elif not self._national and is_venue_of_all(folded, mention):
            evidence.venue = True
        if in_title and title is not None:
            self._title(folded, mention, evidence, mention.start - title[0], away)
        if mention.kind == "full":
            self._full(folded, mention, evidence, away, in_title)
        else:
            self._short(folded, mention, evidence, away, before)

    def _title(self, folded: str, mention: Mention, evidence: Evidence, place: int, away: bool) -> None:
        if mention.ordinary and not (mention.kind == "full" or _SUBJECT_OF_SHORT.match(folded, mention.end)):
            return
        if folded.startswith("社北京", mention.start - 1):
            return  # 新华社北京3月12日电
        if away and not (self._received and folded.startswith("到", mention.start - 1)):
            return
        weight = (5.0 if place <= 5 else 3.5) - (0.0 if mention.kind == "full" else 1.0)
        evidence.meets |= place == 0 and mention.kind == "full" and bool(_MEETS.match(folded, mention.end))
        evidence.sender = evidence.sender or (not self._received and place <= 2 and sets_out(folded, mention))
        sent = self._received and sends(folded, mention)
        if sent or is_guest(folded, mention, self._starts):
            weight = 0.5
        elif COMING.search(folded, max(0, mention.start - 3), mention.start):
            weight = 5.0
        local = _TOWNSHIP.match(folded, mention.end) is not None
        evidence.add("title", weight, "标题", mention, True, local)

    def _full(self, folded: str, mention: Mention, evidence: Evidence, away: bool, in_title: bool) -> None:
        end = mention.end
        if mention.ordinary and not _BODY.match(folded, end):
            return
        evidence.names.add(mention.form)
        if not away:
            evidence.counts["full"] += 1
        if any(division.level != "province" for division in mention.divisions):
            evidence.above = evidence.above or is_under_province(folded, mention)
        quoted = _QUOTED.search(folded, max(0, mention.start - 12), mention.start) is not None
        if mention.start < REPORT_HEAD and _REPORT.match(folded, end) and not (mention.zone or quoted):
            approves = _APPROVES.match(folded, end) is not None or is_passed_on(
                folded, mention
            )  # the congress above, in 省人大常委会…会议批准
            evidence.add(
                "report", 0.5 if approves else 8.0, "报告所在的人民代表大会或作报告的政府", mention, True
            )
        elif takes_up(folded, mention):
            evidence.add("own", 2.0, "会议研究的本地文件", mention, True)
        elif reports_to_us(folded, mention):
            evidence.add("own", 2.0, "向会议汇报的开发区", mention, True)
        elif quoted:
            evidence.add("quoted", 0.8, "文件名", mention, True)
        elif _BODY.match(folded, end) and not (away and mention.start >= HEAD):
            self._body(folded, mention, evidence, in_title)
        elif leads(folded, mention):
            evidence.add("body", 0.7, "文中写明的机关", mention, True)
        elif not away:
            self._own(folded, mention, evidence, 1.0)
            if COMING.search(folded, max(0, mention.start - 3), mention.start):
                evidence.add("own", 1.5, "来…", mention, True)
            self._subject(folded, mention, evidence)
            if _INSTITUTION.match(folded, end):
                evidence.add("place", 0.7, "文中写明的地点", mention, True)
        of_county = all(division.level == "county" for division in mention.divisions)
        if mention.start < HEAD and (
            _TOWNSHIP.match(folded, end) or (of_county and _speaks_of_town(folded, end))
        ):
            evidence.add("head", 4.0, "开头写明的乡镇", mention, True, local=True)

    def _body(self, folded: str, mention: Mention, evidence: Evidence, in_title: bool) -> None:
        """A body is named; one that opens the document and is no guest or speaker among others speaks for it."""
        if _PARTICIPANT.match(folded, mention.end) or welcomes(folded, mention):
            return
        if is_venue(folded, mention):
            if not opens_for_nation(folded):
                evidence.add("place", 0.7, "会议地点", mention, True)
            return
        if evidence.above or is_handed_down(folded, mention):
            return
        guest = is_guest(folded, mention, self._starts)
        if mention.start >= HEAD or in_title or guest:
            evidence.add("body", 0.7, "文中写明的机关", mention, True)
            return
        seated = _SEATED_ABOVE.search(folded, max(0, mention.start - 5), mention.start) is not None
        self._headed += not seated
        first = self._headed == 1 and not seated
        evidence.add("head", 5.0 if first else 2.0, "开头写明的机关", mention, True)

    def _own(self, folded: str, mention: Mention, evidence: Evidence, weight: float) -> None:
        """The name where the document speaks of its own place (讲好兰陵故事, 推动兰陵县高质量发展)."""
        before = _OWN_BEFORE.search(folded, max(0, mention.start - 6), mention.start)
        if before or _OWN_AFTER.match(folded, mention.end):
            evidence.add("own", 0.6 if evidence.weights["own"] else weight, "文中的自称", mention, True)

    def _meet(self, folded: str, mention: Mention, evidence: Evidence) -> None:
        """Note guests and hosts: the document is by those to whom someone comes, not by those visited or coming."""
        if is_visited(folded, mention) or is_guest(folded, mention, self._starts):
            evidence.visited = True
        elif COMING.search(folded, max(0, mention.start - 3), mention.start):
            evidence.host = True

    def _short(self, folded: str, mention: Mention, evidence: Evidence, away: bool, before: str) -> None:
        subject = _SUBJECT_OF_SHORT.match(folded, mention.end) or (
            mention.zone and _RUNS_A_ZONE.match(folded, mention.end)
        )
        if subject and not away and mention.start < HEAD:
            evidence.add("head", 3.0, "开头的简称", mention, True)
        if before.endswith("在") and not mention.ordinary and _TAKES_ROOT.match(folded, mention.end):
            evidence.counts["short"] += 1
            evidence.add("own", 1.5, "文中的自称", mention, True)
        if away:
            return
        if reports_to_us(folded, mention):
            evidence.add("own", 2.0, "向会议汇报的开发区", mention, True)
        if mention.ordinary:
            if _OWN_STRONG.match(folded, mention.end):
                evidence.add("word", 1.5, "文中的自称", mention, True)
            return
        evidence.counts["short"] += 1
        if COMING.search(before):
            evidence.add("own", 1.0, "来…", mention, True)
        else:
            self._own(folded, mention, evidence, 1.5)
            self._subject(folded, mention, evidence)

    def _subject(self, folded: str, mention: Mention, evidence: Evidence) -> None:
        """The text describes the place."""
        weight = described(folded, mention.start, mention.end)
        if weight:
            evidence.add("subject", weight, "文中描述的地方", mention, True)

    def beside(
        self,
        words: str,
        mentions: Iterable[Mention],
        kind: str,
        factor: float,
        qualifiers: frozenset[int],
    ) -> None:
        """The mentions in what stands beside the text: publisher, account, site, file name."""
        mentions = tuple(mentions)
        whole = sum(mention.end - mention.start for mention in mentions) == len(words)  # 来源: 上海普陀
        for mention in mentions:
            key = self._meaning.get(id(mention))
            if not key or id(mention) in qualifiers:
                continue
            media = _MEDIA.search(words) is not None or whole
            if mention.ordinary and not media:
                continue
            weight = (5.0 if mention.kind == "full" else 4.0 if media else 2.5) * factor
            self.found[key].add("issuer" if kind in STATED else "publisher", weight, kind, mention, False)
