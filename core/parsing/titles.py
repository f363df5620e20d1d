"""The document's own title: its headline, else the title that came beside it, else one made from its opening."""

from __future__ import annotations

import re

from core.models import Cleaned, Inference, Recognised, Source
from core.parsing.meeting_kinds import meetings_in
from core.parsing.text import fold

HEAD_LINES = 12
_LONGEST = 90
_NOT_A_TITLE = re.compile(
    r"""
      ^(?:发布|更新|发表|上传|索引|来源|作者|编辑|责编|字体|字号|浏览|点击|访问|阅读|当前位置|您的位置|首页|信息来源|文号|时间|日期|
         各位|各乡|各县|各区|各市|各镇|各有关|同志们|图片|图为|本报讯|记者|微信号|功能介绍|分享|打印|主办|关键词|摘要|导读|ICP|http|www)
    | ^[\d\s:./\-年月日时分星期一二三四五六日]+$
    | [。;]$ | ^第[一二三四五六七八九十]+条 | 次数 | 访问量
    """,
    re.VERBOSE,
)
_SITE_TAIL = re.compile(
    r"\s*[_|]\s*[^_|]{2,30}$|\s*-{1,2}\s*[^-]{2,30}(?:网|网站|政府|门户|新闻|频道|日报|公开)\s*$"
)
_CHAIRED = re.compile(
    r"(?P<person>[^\s,。、:;()\"0-9]{2,8}?)(?:同志)?(?:在[^,。]{2,40}?)?主持召开(?P<name>[^,。;\n]{2,50})"
)
_OFFICE = re.compile(
    r"(?:.*(?:书记|县长|市长|区长|州长|省长|主席|主任|局长|镇长|乡长|旗长|盟长|总理|部长|厅长|组长|会长|指挥长|常委|委员))(?P<name>[^,。]{2,6})$"
)


def recognise_title(source: Source, cleaned: Cleaned, folded: str) -> Recognised[str | None]:
    """The title with its place in the text; an inference when it had to be made from the opening sentence."""
    hint = _without_site(source.hints.get("title") or cleaned.metadata.get("title") or "")
    line = _headline(cleaned.text, folded, fold(hint))
    if line is not None:
        return Recognised(cleaned.text[line[0] : line[1]], line)
    if len(hint) >= 4:
        return Recognised(hint)
    made = _derived(folded)
    if made is not None:
        title, span = made
        return Recognised(title, span, Inference(title, "原文没有标题,由首句概括", 0.8))
    return Recognised(None)


def _without_site(title: str) -> str:
    title = " ".join(title.split())
    for _ in range(2):
        title = _SITE_TAIL.sub("", title)
    return title


def _headline(text: str, folded: str, hint: str) -> tuple[int, int] | None:
    """The first line near the top that reads as a title; the hint's own words before all."""
    if len(hint) >= 6 and (at := folded.find(hint, 0, 1500)) >= 0:
        return at, at + len(hint)
    seen = 0
    for match in re.finditer(r"[^\n]+", folded[:4000]):
        line = match[0].strip()
        if not line:
            continue
        seen += 1
        if seen > HEAD_LINES:
            return None
        if len(line) > _LONGEST:
            return None
        if 4 <= len(line) and not _NOT_A_TITLE.search(line) and re.search(r"[\u4e00-\u9fff]{3}", line):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            return start, start + len(line)
    return None


def _derived(folded: str) -> tuple[str, tuple[int, int]] | None:
    """李明主持召开县政府第九次常务会议, from the sentence that says so."""
    end = min(len(folded), 500)
    for sentence in re.finditer(r"[^。\n]+", folded[:end]):
        held = meetings_in(folded, sentence.start(), sentence.end())
        if not held:
            continue
        clause_start = max(folded.rfind(mark, 0, held[0].end) for mark in ",。\n") + 1
        clause = folded[clause_start : held[0].end]
        chaired = _CHAIRED.search(clause)
        if chaired:
            office = _OFFICE.search(clause[: clause.find("主持召开")])
            person = office["name"] if office else chaired["person"]
            person = re.split(r"在", person)[0]
            name = re.sub(
                r"(?<![第0-9一二三四五六七八九十百])(?=[0-9一二三四五六七八九十百]{1,4}次)",
                "第",
                chaired["name"],
            )
            return f"{person}主持召开{name}", (clause_start, held[0].end)
        return clause.strip(), (clause_start, held[0].end)
    return None
