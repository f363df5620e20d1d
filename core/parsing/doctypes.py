"""What kind of document it is: the title first, then the form, the opening sentences and the body.

The vocabulary is `core/lexicon/document_types.toml`. Where an article tells of several meetings the first one
told as held decides; a 党组会议 held together with a 常务会议 counts as the executive meeting.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick

from core.lexicon import load_toml
from core.models import Cleaned, Inference, Issue, Recognised, Source
from core.parsing.meeting_kinds import MeetingName, meetings_in, name_kind, titled_meetings
from core.parsing.meetings_unnamed import at_a_meeting, clerked, consulted, studied
from core.parsing.text import fold

FICTION = "fiction"  # the code of the issue on what reads like a novel
_NARRATED = 5  # words of story-telling that no readout has together
LEAD = 500  # characters in which a readout says what was held
_LINKS = 20  # characters; a page of links has more than a bare headline
REPORT_LENGTH = 1200  # a work report is longer than news of one
EXCERPT_LENGTH = 300  # part of a report under its title, without a word of news
_CHAPTER = re.compile(
    r"第[0-9零〇一二三四五六七八九十百千]{1,6}[章回]\s?(?!总则|附则|罚则|[^\n]{0,12}(?:条|职责|制度))\S"
)
_UTTERANCE = re.compile(r"(?:^|[\n:,])\s{0,8}\"[^\"\n]{2,120}[。!?,…]\"")
_ADDRESS = re.compile(r"各位代表")
_ON_BEHALF = re.compile(r"(?:代表|受)[^。]{0,24}(?:政府|国务院)[^。]{0,40}(?:报告|委托)")
# 现在,我代表某区人民政府,向大会作政府工作报告,请予审议: the first words where the address was cut
_BEGINS = re.compile(
    r"\s{0,20}(?:现在,?)?我(?:受[^。,]{2,20}委托,?)?代表[^。,]{2,24}政府,?[^。,]{0,8}(?:作|报告)[^。]{0,20}(?:报告|工作),?请[^。]{0,12}审议"
)
_DELIVERED = re.compile(
    r"(?:-|\s)\s?[12][09〇零][0-9〇零一二三四五六七八九]{2}年[^\n。]{0,20}在[^\n。]{0,40}(?:人民代表大会|人大)"
)
_NOT_THE_REPORT = re.compile(
    r"审议|讨论|听取|征求|起草|分解|分工|任务|决议|名词|会议纪要|召开|会议研究|诞生|意见|建议"
)
_ARTICLE = re.compile(r"第[一二三四五六七八九十百]{1,4}条\s")
_CHAPTER_OF_RULES = re.compile(
    r"第[一二三四五六七八九十]{1,3}章\s{0,4}(?:总则|总\s{1,4}则|"
    r"[^\n。,;]{0,10}(?:职责|程序|责任|原则|罚则|附则|纪律|监督|组成|权利|义务|审批|法律责任)\s{0,6}\n)"
)
# 由市长、副市长组成, 自发布之日起施行: what only rules say.
_RULES_SAY = re.compile(
    r"本(?:办法|规定|规则|制度|细则|规程|条例|章程)自[^。,]{1,20}起(?:施行|实施|执行)|"
    r"(?:常务|全体|办公|专题)会议由[^。]{2,40}组成|(?:常务|全体|办公)会议[^。,]{0,6}一般每[年半季月周]|"
    r"(?:常务|办公|全体)会议一般安排在|(?:特|现)制定(?:如下|以下)(?:规则|办法|规定|制度)|会议根据需要召开|会议原则上每|原则上每[两年半季月周]{1,3}召开|会议(?:文件|纪要)由[^,。]{1,12}(?:审签|签发)"
)
# 市政府邀请党外人士座谈就《政府工作报告》征求意见
_NOT_NAMED = ("征求意见", "听取意见", "征求建议", "提意见", "交换意见")
_ASKS_FOR = re.compile(r"(?:征求|征集|听取|收集)[^《》\n]{0,16}(?:意见|建议)\Z")
# 省政府常务会议是指由省长召集和主持的会议: an encyclopedia explains it
_EXPLAINED = re.compile(r"(?:^|\n)\s{0,8}(?!本|所称)[\u4e00-\u9fff]{3,14},?是指[^。\n]{6}")
_LATE_CHAPTER = re.compile(r"第(?:[3-9][0-9]|[1-9][0-9]{2,3}|[^\n章回]{0,4}百[^\n章回]{0,5})[章回]")
_TELLS_ORDER = re.compile(r"通知如下|公告如下|通告如下|函告如下|公示如下|特此(?:通知|公告|通告|函)")
_CALLS = re.compile(
    r"(?:^|\n)\s{0,20}关于(?:召开|举行|举办|组织)[^\n]{2,80}的(?:预备)?(?:通知|公告|通告)\s{0,8}\n"
)
_FUTURE = re.compile(
    r"(?:定于|拟于|将于)[^。]{0,40}(?:召开|举行)|(?:决定|拟|将)召开|决定,[^。]{4,50}次会议于[^。]{2,30}(?:召开|举行)"
)
_MADE = re.compile(
    r"(?:特|现)?(?:制定|制订|编制)本(?:工作|实施|行动|管理)?(?P<what>方案|规划|计划|预案|办法|规定|细则|规则|条例|程序|制度|意见|章程)"
)
# A speech, not a readout: 县长在全县春耕动员会上的讲话, 同志们:今天,我们召开…
_SPEECH = re.compile(
    r"\s{0,20}(?:[0-9]{1,2}[、.])?\s{0,4}(?!传达|学习|贯彻)[^,。;\n]{0,50}(?:会议|大会|会|活动|仪式)上的(?:讲话|主持词|发言|致辞|致词|总结)(?!精神|要求|和|、)"
)
_SPOKE = re.compile(
    r"(?:并|出席|主持|作|发表|致)(?:了?重要|动员|总结|表态)?(?:讲话|发言|致辞|致词|汇报|总结)\Z"
)
_COMRADES = re.compile(
    r"(?:\A|\n|讲话|稿|报告|提纲|汇报)\s{0,8}(?:各位(?:领导|委员|来宾)[、,]?\s?)?同志们\s?[:!,。]"
)
# What a speaker begins with: 各位委员: 尊敬的各位来宾,
_GREETS = re.compile(
    r"\s{0,20}(?:尊敬的)?各位(?:委员|代表|领导|来宾|嘉宾|同志|朋友|专家|老师|企业家)[^\n。]{0,30}?[:!]"
)
# 首先,我谨代表省委、省政府,对各位来宾表示热烈的欢迎
_WELCOMES_ALL = re.compile(
    r"我[^。\n]{0,24}?代表[^。\n]{2,40}?(?:表示|致以)(?:最|衷心|热烈|诚挚|亲切)[^。,]{0,10}(?:欢迎|祝贺|问候|感谢|敬意)"
)
_WE_MEET = re.compile(
    r"今天(?:上午|下午|晚上)?[^。\n]{0,16}?我们(?:在这里|在此)?[^。,\n]{0,16}?(?:召开|举行|举办)"
)
_PUTS_OUT = re.compile(
    r"现将?《(?P<what>[^》\n]{2,80})》[^。\n]{0,20}印发|《(?P<what2>[^》\n]{2,80})》[^。\n]{0,60}现予?(?:以)?(?:印发|公布|发布)"
)
_ADDRESSEE = re.compile(
    r"\s{0,20}(?:各(?!位)|[^\n。,]{0,20}、各)[^\n。]{2,80}:\s{0,8}\n|"
    r"\s{0,20}[^\n。,:]{2,100}(?:人民政府|指挥部|委员会|办公室|局|部门|单位|领导小组):\s{0,8}\n"
)
# 各市、州、县人民政府,各直属机构: on one line with what it is told
_ADDRESSED_INLINE = re.compile(
    r"(?:^|\n|\s)各(?!位)[^\n。:]{2,60}?(?:政府|部门|单位|机构|委员会|局|办|乡镇|街道)[^\n。:]{0,20}:(?=\S)"
)
_BULLETIN = re.compile(
    r"初步(?:核算|测算|统计|计算)[^。]{0,30}(?:生产总值|GDP)|全年(?:实现)?(?:地区)?生产总值[^。]{0,40}(?:增长|下降)"
)
_GENERAL_PART = re.compile(r"(?:^|\n)\s{0,8}[一1][、.]\s{0,3}综\s{0,4}合")
_CLERKED = re.compile(
    r"(?:会议|会上|大会)[^。,]{0,6}(?:指出|强调|要求|认为|听取|审议|研究|传达|学习|通报|决定|号召)"
)
# 关于市政府常务会议情况的通报, 常务会议纪要: the meeting itself, told by its secretariat.
_MINUTES = re.compile(
    r"(?P<name>[^\n]{2,40}?(?:会议|全会))(?:第?[0-9一二三四五六七八九十]{1,4}次)?"
    r"(?:情况的?(?:通报|公告)|议定事项(?:的?通报|的?公告)?|纪要|公报)\Z"
)
_QUESTION = re.compile(
    r"^(?:什么是|何为|如何|怎样|怎么|为什么|为何)|(?:多久|什么|哪些|吗|是啥|多少)[^\n]{0,8}\??\Z|\?\Z"
)
_NEWS = re.compile(
    r"本报讯|记者|通讯员|[网台] ?讯|近日|日前|连日来|近期,|[0-9]{1,2}日(?:上午|下午|晚)|[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日|今年以来"
)
_BODY = re.compile(r"[。;]|第一[条章]|一、|\(一\)")  # without any of these a page only lists titles
_BRACKET_TAIL = re.compile(
    r"(?:\s|\([^()]{1,20}\)|〔[^〕]{1,20}〕|\[[^\[\]]{1,20}\]|全文|[\"》】:]|20[0-9]{2}$|第[一二三四五六]号)+\Z"
)
_ISSUES = re.compile(r"(?:印发|发布|公布|颁发|颁布|转发|批转)[^\n]{2,80}的(?:通知|公告|决定|命令|通告|令)\Z")
_BY_A_LEADER = re.compile(r"(?:(?:总书记|习近平|总理)[^。;,\n]{0,6}|全力以)\Z")  # 总书记考察上海重要讲话
_TELLS_OF_MEETING = re.compile(r"审议|研究|召开|听取|通过|讨论|举行|传达|主持")


def recognise_type(source: Source, cleaned: Cleaned, folded: str, title: str | None) -> Recognised[str]:
    """The document's kind (an id of `core.models.DOC_TYPES`), the words it rests on, and the reason."""
    head = fold(title or "").strip()
    at = folded.find(head, 0, 3000) if head else -1
    if at > 0 and folded[at - 1] != "\n" and (below := folded.find(f"\n{head}\n", at, 3000)) > 0:
        at = below + 1  # named before, in the path of the page
    if not _stands_alone(folded, head, at):
        head = ""  # made from the opening, which is read below
    body = at + len(head) if head and at >= 0 else 0
    return (
        _fiction(source, folded, head)
        or _work_report(folded, head)
        or (_by_title_ending(head) if _BODY.search(folded, body) else None)
        or _by_form(folded, body)
        or _by_title(head)
        or _bare(folded, body)
        or _by_opening(folded, body)
        or _by_body(folded, body)
        or _result("unknown", "没有可以判断类型的字样", 0.3)
    )


def _result(kind: str, basis: str, confidence: float, span: tuple[int, int] | None = None) -> Recognised[str]:
    return Recognised(kind, span, Inference(kind, basis, confidence))


def _stands_alone(folded: str, head: str, at: int) -> bool:
    """A headline is a line of its own or came beside the text; a title made from the opening is neither."""
    told = bool(_told(head, 0, len(head)))
    if at < 0:
        return not told or "主持召开" not in head
    if folded[:at].rstrip(" ")[-1:] not in ("", "\n"):
        return False
    after = at + len(head)
    return not told or folded[after : after + 3].lstrip(" ")[:1] in ("", "\n")


def _fiction(source: Source, folded: str, head: str) -> Recognised[str] | None:
    sample = folded[:5000] + fold(source.raw[:400])
    spoken = len(_UTTERANCE.findall(sample)) if '"' in sample else 0
    words, site_words = _of_novels()
    signs = len(set(words.find_matches_as_strings(sample)))
    sites = list(dict.fromkeys(site_words.find_matches_as_strings(sample)))
    chapter = _CHAPTER.search(head) or _CHAPTER.search(sample, 0, 400)
    surely = bool(chapter) + len(sites) >= 2 or (chapter and _LATE_CHAPTER.match(chapter[0]))
    if (chapter or sites) and signs + min(spoken, 3) + 2 * bool(surely) >= 2:
        return _novel(f"像小说章节:{chapter[0] if chapter else sites[0]}", 0.9)
    if (signs >= 3 and spoken >= 3) or (signs >= 4 and spoken) or signs >= _NARRATED:
        return _novel(f"像小说:有{spoken}处对白、{signs}个叙事用语", 0.85)
    return None


def _novel(basis: str, confidence: float) -> Recognised[str]:
    return replace(_result("unknown", basis, confidence), issues=(Issue("doc_type", FICTION, basis + "。"),))


def _work_report(folded: str, head: str) -> Recognised[str] | None:
    plain = _BRACKET_TAIL.sub("", re.sub(r"\s", "", head))
    titled = plain.endswith(tuple(_kinds()["government_work_report"]["titles"]))
    about = _commentary(head) or _NOT_THE_REPORT.search(re.sub(r"\([^()\n]{2,12}\)", "", head))
    if about:
        return None
    address, behalf = _ADDRESS.search(folded, 0, 1500), _ON_BEHALF.search(folded, 0, 2500)
    delivered = _DELIVERED.search(folded, 0, 600)
    short = len(folded) <= REPORT_LENGTH and (len(folded) < EXCERPT_LENGTH or _NEWS.search(folded, 0, LEAD))
    if titled and (address or behalf or delivered or not short):
        return _result("government_work_report", "标题是政府工作报告", 0.97)
    begins = _BEGINS.match(folded)
    if begins is not None:
        return _result("government_work_report", "向人民代表大会报告政府工作", 0.9, begins.span())
    if address and (behalf or delivered) and not _told(head, 0, len(head)):
        return _result("government_work_report", "向人民代表大会报告政府工作", 0.9, address.span())
    return None


def _by_title_ending(head: str) -> Recognised[str] | None:
    """统计公报, 通知, 方案, 办法: the word a title ends with, and what a notice issues."""
    if not head:
        return None
    plain = _BRACKET_TAIL.sub("", re.sub(r"\s", "", head))
    if (minutes := _MINUTES.search(plain)) and (kind := name_kind(re.sub(r"^.*关于", "", minutes["name"]))):
        return _result(kind, f"“{minutes['name']}”的通报或纪要", 0.8)
    if _QUESTION.search(plain) and not meetings_in(head):
        return _result("unknown", "标题是提问", 0.6)
    if plain.endswith(tuple(_lexicon()["speech"]["words"])) and not _SPOKE.search(plain):
        return _result("unknown", "讲话、总结一类的稿子,不属于所列类型", 0.6)
    issued = _ISSUES.search(plain)
    if issued:
        named = re.sub(r"[》\"']?的(?:通知|公告|决定|命令|通告|令)\Z", "", plain)
        named = _BRACKET_TAIL.sub("", named)
        for kind in ("plan", "regulation"):
            word = _ending(named, kind)
            if word and word not in _kinds()[kind].get("only_of_a_notice", ()):
                return _result(kind, f"印发的是“{word}”", 0.8)
    for kind in ("statistical_bulletin", "notice", "plan", "regulation"):
        word = _ending(plain, kind)
        if word and not _is_clause(plain):
            return _result(kind, f"标题以“{word}”收尾", 0.9)
    return None


def _ending(title: str, kind: str) -> str | None:
    found = next((word for word in _kinds()[kind]["titles"] if title.endswith(word)), None)
    return None if found and (title.endswith(_NOT_NAMED) or _ASKS_FOR.search(title)) else found


def _is_clause(title: str) -> bool:
    """A sentence about a meeting that happens to end with 方案 or 办法."""
    if "关于" in title and not re.search(r"审议|听取", title):
        return False
    told = [m for m in (*meetings_in(title), *titled_meetings(title)) if m.held]
    return (bool(told) and _TELLS_OF_MEETING.search(title) is not None) or re.search(
        r"会议(?:审议|研究|听取|讨论|通过)", title
    ) is not None


def _by_form(folded: str, start: int) -> Recognised[str] | None:
    """A speech, a notice, rules in articles, or a bulletin, whatever the title says."""
    order = _TELLS_ORDER.search(folded, start)
    announces = (
        order is not None and order.start() - start < LEAD and _FUTURE.search(folded, start, start + LEAD)
    )
    if not announces and (
        speech := (
            _SPEECH.match(folded, start)
            or _COMRADES.search(folded, start, start + LEAD)
            or _GREETS.match(folded, start)
            or _GREETS.match(folded)
            or _WE_MEET.search(folded, start, start + LEAD)
            or _WELCOMES_ALL.search(folded, start, start + LEAD)
        )
    ):
        return _result("unknown", "讲话稿,不属于所列类型", 0.6, speech.span())
    future = _FUTURE.search(folded, start, start + LEAD)
    addressed = _ADDRESSED_INLINE.search(folded, start, start + LEAD)
    if addressed and order and order.start() < addressed.end() + LEAD:
        return _result("notice", f"以主送机关开头,写有“{order[0]}”", 0.8, order.span())
    if future and order:
        return _result("notice", f"预告会议:“{future[0][:24]}”", 0.9, future.span())
    if order and (called := _CALLS.search(folded, 0, 3 * LEAD)):
        return _result("notice", f"通知:“{called[0].strip()[:24]}”", 0.9, called.span())
    rules = _CHAPTER_OF_RULES.search(folded, start, start + 2000)
    if rules or len(_ARTICLE.findall(folded, start, start + 20000)) >= 3:
        return _result("regulation", "按章节条款写成", 0.85)
    if explained := _EXPLAINED.search(folded, 0, start + 80):
        return _result("unknown", "词条释义,不属于所列类型", 0.6, explained.span())
    if said := _RULES_SAY.search(folded, 0, start + 4000):
        return _result("regulation", f"制度的写法:“{said[0][:24]}”", 0.75, said.span())
    if put_out := _PUTS_OUT.search(folded, start, start + LEAD):
        named = _BRACKET_TAIL.sub("", put_out["what"] or put_out["what2"])
        kind = next((kind for kind in ("plan", "regulation") if _ending(named, kind)), "notice")
        return _result(kind, f"印发《{named}》", 0.75, put_out.span())
    if made := _MADE.search(folded, start, start + 2 * LEAD):
        kind = "plan" if made["what"] in ("方案", "规划", "计划", "预案") else "regulation"
        return _result(kind, f"文中写有“{made[0]}”", 0.75, made.span())
    figure = _BULLETIN.search(folded, start, start + 4000)
    if figure and _GENERAL_PART.search(folded, start, start + 3000):
        return _result("statistical_bulletin", "按统计公报的体例写成", 0.8, figure.span())
    if order and order.start() - start < 1500 and not _told(folded, start, start + LEAD):
        return _result("notice", f"文中写有“{order[0]}”", 0.75, order.span())
    if _ADDRESSEE.match(folded, start):
        return _result("notice", "以主送机关开头的公文", 0.6)
    return None


def _by_title(head: str) -> Recognised[str] | None:
    if not head:
        return None
    told = _told(head, 0, len(head)) or titled_meetings(head) or studied(head, 0, len(head))
    if (word := _commentary(head)) and not told:
        return _result("news_other", f"标题是“{word}”一类", 0.8)
    act = _inspection(head, told[0].start if told else len(head))
    if act is not None:
        return _result("news_other", f"标题说的是“{act}”,不是会议", 0.85)
    if told:
        return _result(told[0].type, f"标题写明“{told[0].name}”", 0.92)
    return None


def _bare(folded: str, start: int) -> Recognised[str] | None:
    """A page of titles and links, without a sentence."""
    if _BODY.search(folded, start) or len(folded) - start < _LINKS:
        return None
    return _result("unknown", "没有成句的正文", 0.6)


def _by_opening(folded: str, start: int) -> Recognised[str] | None:
    end = min(len(folded), start + LEAD)
    told = (
        _told(folded, start, end)
        or clerked(folded, start, end)
        or studied(folded, start, end)
        or at_a_meeting(folded, start, end)
        or consulted(folded, start, end)
    )
    first_sentences = re.match(r"(?:[^。]{0,500}。){0,2}", folded[start:end])
    reach = told[0].start if told else start + (first_sentences.end() if first_sentences else 0)
    act = _inspection(folded[start:reach], reach - start)
    if act is not None:
        return _result("news_other", f"开头说的是“{act}”,不是会议", 0.75)
    if told:
        return _result(told[0].type, f"开头写明“{told[0].name}”", 0.88, (told[0].start, told[0].end))
    return None


def _by_body(folded: str, start: int) -> Recognised[str] | None:
    clerked = len(_CLERKED.findall(folded, start, start + 4000))
    if clerked >= 2:
        return _result("other_meeting", "正文转述会议,未写会议名称", 0.6)
    if news := _NEWS.search(folded, start, start + LEAD):
        return _result("news_other", f"新闻写法:“{news[0].strip()}”", 0.6)
    return None


def _told(folded: str, start: int, end: int) -> tuple[MeetingName, ...]:
    return tuple(meeting for meeting in meetings_in(folded, start, end) if meeting.held)


def _inspection(folded: str, before: int) -> str | None:
    acts = (
        m
        for m in _acts().finditer(folded, 0, before)
        if not _BY_A_LEADER.search(folded, max(0, m.start() - 12), m.start())
    )
    return next((match[0] for match in acts), None)


def _commentary(head: str) -> str | None:
    return next((word for word in _lexicon()["commentary"]["words"] if word in head), None)


@cache
def _acts() -> re.Pattern[str]:
    words = _lexicon()["inspection"]
    return re.compile(rf"(?:{'|'.join(words['verbs'])})(?!{'|'.join(words['not_before'])})")


@cache
def _of_novels() -> tuple[AhoCorasick, AhoCorasick]:
    """The words of story-telling, and those of the sites that copy novels."""
    fiction = _lexicon()["fiction"]
    return AhoCorasick(fiction["words"]), AhoCorasick(fiction["site_words"])


@cache
def _kinds() -> dict[str, dict[str, Any]]:
    return {kind["id"]: kind for kind in _lexicon()["type"]}


def _lexicon() -> dict[str, Any]:
    return load_toml("document_types")
