"""The document's own title: its headline, else the title that came beside it, else one made from its opening."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.models import Cleaned, Inference, Recognised, Source
from core.parsing.meeting_kinds import meetings_in
from core.parsing.text import fold

Span = tuple[int, int]

_HEAD_LINES = 15
_LONGEST = 90
_LONGEST_HINT = 300
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MOST_LINES = 3  # a title is broken over no more
_SHORTEST = 4
_FURNITURE = re.compile(
    r"""
      ^(?:发布|更新|发表|上传|索引|来源|作者|编辑|责编|责任编辑|字体|字号|浏览|点击|访问|阅读|当前位置|您的位置|首页|信息来源|
          文号|时间|日期|各乡|各县|各区|各市|各镇|各有关|同志们|图片|图为|本报讯|微信号|功能介绍|分享|打印|主办|关键词|摘要|导读|
          返回|朗读|会场|会议现场|欢迎|今天是|正文|下载|格式|大小|页数|扫一扫|手机浏览器|本篇文章|本文|错误举报|ICP|http|www|[□■◎●▲△○·•-]|\(记者|记者)
    | www\.|gov\.cn|(?:/[^/\n]{1,40}){3}             # an address or path
    | ^[\u4e00-\u9fff]{1,12}[〔\[(](?:19|20)\d{2}[〕\])]\s?第?\s?\d{1,4}\s?号$   # a document number
    | ^第[^\n]{1,4}号$
    | ^\([^()\n]{1,8}(?:稿|草案)\)$
    | ^[\d\s:./\-年月日时分秒星期一二三四五六]+$        # a date on its own
    | ^[\u4e00-\u9fff]{6,30}[部局会院厅]\s?(?:19|20)\d\d-\d{1,2}-\d{1,2}$   # who put it up, and when
    | ^[\u4e00-\u9fff]{2,6}:[ ]?\t                  # a field of a table
    | ^>
    | 次数|访问量|版权所有|>\s?$|>>
    | :$                                                # an addressee, or the label of a field
    | (?:网|网站|门户|政府网)$
    | ^\(?[\d一二三四五六七八九十年月日]{4,20}[^\n]{0,40}(?:通过|修订|批准)\)?
    """,
    re.VERBOSE,
)
_PROSE = re.compile(r"。.|^.{0,30}[0-9]{1,2}[日号](?:上午|下午|晚)?[,，]|我代表|[。;]\s*$")
_ADDRESS = re.compile(r"^(?:各位|同志们)")
_TITLE_WORDS = re.compile(
    r"会议|大会|全会|座谈|学习|报告|公报|通知|公告|办法|规定|条例|规则|方案|规划|纲要|意见|主持|召开|举行|调研|检查|督导|"
    r"强调|要求|推进|部署|决定|工作|慰问|看望|走访|讲话|计划|制度|细则|会$|批复|通告|解读|第.{1,5}章|[^做想看说]法(?:\(|$)"
)
_WEAK = re.compile(
    r"(?<!答)记者|通讯员|^(?:第?[一二三四五六七八九十]{1,3}[、.章节]|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[、.])|(?:19|20)[0-9]{2}(?:[-/.][0-9]{1,2}[-/.]|年[0-9]{1,2}月)[0-9]{1,2}"
)
_ORGAN_LINE = re.compile(r"(?:政府|办公室|委员会|局|厅|部|院|委)$")
_UNLIKELY = -3  # a numbered heading or the like
_ORGAN_LENGTH = 30
_RULES = re.compile(r"^[^\n,。:]{2,24}(?:办法|规定|条例|细则|规则|章程)$")
# 某镇召开人居环境整治及“八差” / 问题专项治理动员大会
_BROKEN_MEETING = re.compile(r"(?:召开|举行)(?![^\n]*(?:会议|大会|会)(?:$|[ ,:]))[^\n]{2,}$")
_MEETING_END = re.compile(r"^[^\n,。]{2,40}(?:会议|大会|会)(?:召开|举行)?$")
_CONTINUES = re.compile(r"^\s*(?:关于|印发|转发)")
_ENDING = re.compile(
    r"(?:通知|意见|决定|办法|规定|条例|方案|公告|通告|规划|报告|细则|规则|解释|批复|纲要|计\s?划|公报|决\s?议|要点|制度|会议)[\s)》]*$|(?:意\s见|决\s定|通\s知|办\s法|规\s定)\s*$"
)
_NUMBERED = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、.章节]|\([一二三四五六七八九十\d]{1,3}\)|[0-9]{1,2}[、.]|-{1,2})"
)
_TAIL_LINE = re.compile(
    r"^\s*(?:的?通知|统计公报|公报|的?报告|的?意见|的?决定|的?通告|的?公告|工作报告|.{0,8}规划纲要)\s*$"
)
_SITE_TAIL = re.compile(
    r"\s*[_|]\s*[^_|]{2,30}$|\s*-{1,2}\s*[^-]{2,30}(?:网|网站|政府|门户|新闻|频道|日报|公开)\s*$"
)
_OFFICE = re.compile(
    r"(?:书记|县长|市长|区长|州长|省长|主席|主任|局长|镇长|乡长|旗长|盟长|总理|部长|厅长|组长|会长|总指挥|指挥长|常委|委员|同志)"
    r"(?=[\u4e00-\u9fff·]{2,6}$)"
)
# Behind a title on its own line: when and where the report was given.
_DELIVERY = re.compile(
    r"(?:\s{0,4}(?:-{1,3}|\()\s?(?:(?:19|20|1 9|2 0) ?\d ?\d ?年)?[\d ]{0,3}月?|\s{1,4}(?:19|20)\d{2}年\d{1,2}月)[\d ]{0,3}日?"
    r"[^\n。]{0,6}在[^\n。]{4,70}(?:会议|大会)上"
)
_BEFORE_TITLE = re.compile(r"[ \t■□◆◇●▲★☆·]*(?:(?:原标题|标题|文章标题)[ ]?:[ ]?)?")
_DECREE = re.compile(r"令$|令\s{0,2}\(?第[^\n]{1,8}号\)?$")
_DECREED = re.compile(r"《(?P<title>[^《》\n]{4,60})》(?=[^。\n]{0,60}(?:通过|批准|同意|审定))")
_REACH_OF_DECREE = 300
# 我代表县人民政府,向大会报告政府工作
_GIVES_REPORT = re.compile(
    r"我(?:谨)?代表(?P<who>[\u4e00-\u9fff]{2,16}?),?\s?向[^,。;\n]{2,20}?(?:[作做]|报告)[^,。;\n]{0,14}(?:政府工作|工作报告|的工作)"
)
_CHAIRED = re.compile(
    r"(?P<who>[^,。;\n:]{2,60}?)(?:同志)?(?:在[^,。;\n]{2,40})?主持召开了?(?P<what>[^,。;\n]{2,60})"
)


def recognise_title(source: Source, cleaned: Cleaned, folded: str) -> Recognised[str | None]:
    """The title with its place in the text; an inference when it had to be made from the opening sentence."""
    hint = _without_site(source.hints.get("title") or cleaned.metadata.get("title") or "")
    if len(hint) >= 6 and (at := folded.find(fold(hint), 0, 1500)) >= 0:
        return Recognised(hint, (at, at + len(hint)))
    line = _headline(folded)
    if line is not None and (decreed := _decreed(folded, line)) is not None:
        line = decreed
    if line is not None:
        return Recognised(_one_line(cleaned.text[line[0] : line[1]]), line)
    if len(hint) >= _SHORTEST and not _FURNITURE.search(fold(hint)):
        return Recognised(hint)
    if (named := _from_name(source.name)) is not None:
        return Recognised(named, None, Inference(named, "原文没有标题,取自文件名", 0.7))
    made = _derived(folded)
    if made is not None:
        title, span = made
        return Recognised(title, span, Inference(title, "原文没有标题,由首句概括", 0.8))
    return Recognised(None)


def _without_site(title: str) -> str:
    """The title of a page without the names of site and column behind it."""
    title = " ".join(title[:_LONGEST_HINT].split())
    for _ in range(2):
        title = _SITE_TAIL.sub("", title)
    return title


def _from_name(name: str) -> str | None:
    """A file named after its document: 2019_某市某条例.docx."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name.replace("\\", "/").rpartition("/")[2][:_LONGEST_HINT])
    stem = re.sub(r"^(?:(?!(?:19|20)[0-9]{2}年)[\W_0-9])+|[\W_]*(?:19|20)?[0-9]{0,8}$", "", stem).strip(" _-")
    return stem if len(re.findall(r"[\u4e00-\u9fff]", stem)) >= 6 and _TITLE_WORDS.search(stem) else None


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", text).strip()


def _headline(folded: str) -> Span | None:
    """The line near the top that reads most like a title, with the lines that belong to it."""
    lines = list(_top_lines(folded))
    best: tuple[int, Span] | None = None
    for i, (start, end) in enumerate(lines):
        line = folded[start:end]
        if not _SHORTEST <= len(line) <= _LONGEST or _FURNITURE.search(line) or not _HAN.search(line):
            continue
        whole = _with_neighbours(folded, lines, i)
        score = _score(folded[slice(*whole)])
        if score > _UNLIKELY and (best is None or score > best[0]):
            best = (score, whole)
    return best[1] if best is not None else None


def _score(title: str) -> int:
    return (
        3 * bool(_TITLE_WORDS.search(title))
        + 2 * bool(_ENDING.search(title))
        + (len(title) >= 8)
        - 2 * bool(_WEAK.search(title))
        - 6 * bool(_NUMBERED.match(title) and not _ENDING.search(title))
    )


def _with_neighbours(folded: str, lines: list[Span], i: int) -> Span:
    """A title broken over lines: the body above 关于…, and what follows up to 通知, 办法 or the like."""
    start, end = lines[i]
    line = folded[start:end]
    above = folded[slice(*lines[i - 1])] if i > 0 else ""
    if (
        len(above) <= _ORGAN_LENGTH
        and _ORGAN_LINE.search(above)
        and (_CONTINUES.match(line) or _RULES.search(line))
    ):
        start = lines[i - 1][0]
    if _ENDING.search(folded[start:end]):
        return start, end
    for j in range(i + 1, min(i + 1 + _MOST_LINES, len(lines))):
        line = folded[slice(*lines[j])]
        if _FURNITURE.search(line) or _NUMBERED.match(line) or lines[j][1] - start > _LONGEST:
            break
        whole = folded[start : lines[j][1]]
        of_order = _ENDING.search(line) and ("关于" in whole or "印发" in whole or _TAIL_LINE.match(line))
        of_meeting = j == i + 1 and _BROKEN_MEETING.search(folded[start:end]) and _MEETING_END.search(line)
        if of_order or of_meeting:
            return start, lines[j][1]
    return start, end


def _top_lines(folded: str) -> Iterator[Span]:
    """The lines before the first sentence of prose."""
    seen = 0
    for match in re.finditer(r"[^\n]+", folded[:4000]):
        line = match[0].strip()
        if not line:
            continue
        seen += 1
        given = _DELIVERY.search(line, _SHORTEST, _LONGEST + 100)
        if given is not None:
            line = line[: given.start()]
        if (
            seen > _HEAD_LINES
            or _ADDRESS.match(line)
            or (_PROSE.search(line) and len(line) > 12)
            or len(line) > 150
        ):
            return
        before = _BEFORE_TITLE.match(folded, match.start(), match.end())
        start = before.end() if before else match.start()
        blank = len(match[0]) - len(match[0].lstrip())
        end = match.start() + blank + given.start() if given is not None else match.end()
        yield start, start + len(folded[start:end].rstrip())


def _decreed(folded: str, line: Span) -> Span | None:
    """Where a decree (某部令) puts something in force, the title of that: 《某办法》已经部务会议通过."""
    if _DECREE.search(folded[slice(*line)]) is None:
        return None
    found = _DECREED.search(folded, line[1], line[1] + _REACH_OF_DECREE)
    return found.span("title") if found is not None else None


def _derived(folded: str) -> tuple[str, Span] | None:
    """李明主持召开县政府第九次常务会议, 县人民政府工作报告, from the sentence that says so."""
    if (given := _GIVES_REPORT.search(folded, 0, 500)) is not None:
        who = given["who"]
        return who + ("工作报告" if who.endswith("政府") else "政府工作报告"), given.span()
    held = next((meeting for meeting in meetings_in(folded, 0, 500) if meeting.held), None)
    if held is None:
        return None
    start = max(folded.rfind(mark, 0, held.start) for mark in ",。;:\n") + 1
    clause = folded[start : held.end]
    lead = len(clause) - len(clause.lstrip())
    chaired = _CHAIRED.search(clause)
    if chaired is None:
        return re.sub(r"^[\s\"]+", "", clause), (start + lead, held.end)
    name = _office_off(chaired["who"].strip())
    return f"{name}主持召开{_with_ordinal(chaired['what'])}", (start + lead, held.end)


def _office_off(who: str) -> str:
    """李春仲 from 县委副书记、县长李春仲."""
    who = re.split(r"在", who)[0]
    ends = [office.end() for office in _OFFICE.finditer(who)]
    return who[ends[-1] :] if ends else who


def _with_ordinal(name: str) -> str:
    """县政府第二十七次常务会议 from 县政府二十七次常务会议."""
    return re.sub(
        r"(?<![第0-9一二三四五六七八九十百年])(?=[0-9一二三四五六七八九十百]{1,4}次)", "第", name, count=1
    )
