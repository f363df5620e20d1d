"""What kind of document it is: the title first, then the opening sentence, then the body.

The vocabulary is `core/lexicon/document_types.toml`. Where an article tells of several meetings the first one
named as held decides; a 党组会议 held together with a 常务会议 counts as the executive meeting.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from core.lexicon import load_toml
from core.models import MEETING_TYPES, Cleaned, Inference, Recognised, Source
from core.parsing.meeting_kinds import MeetingName, meetings_in, titled_meetings
from core.parsing.text import fold

LEAD = 500  # characters in which a readout says what was held
_FICTION = re.compile(
    r"第[0-9零〇一二三四五六七八九十百千]{1,6}[章回节] ?\S|上一章|下一章|章节目录|加入书签|最新章节|小说"
)
_ADDRESS = re.compile(r"各位代表")
_ON_BEHALF = re.compile(r"(?:代表|受)[^。]{0,24}(?:政府|国务院)[^。]{0,24}(?:报告|委托)")
_ARTICLE = re.compile(r"(?:^|\n)\s{0,8}第[一二三四五六七八九十百]{1,4}[条章]")
_NOTICE = re.compile(r"(?:通知|公告|通告|函告)如下|特此(?:通知|公告|通告|函)")
_FUTURE = re.compile(
    r"(?:定于|拟于|将于|兹定于)[^。]{0,40}(?:召开|举行)|(?:决定|拟|将)召开[^。]{0,60}(?:通知|公告)如下"
)
_BODY_MEETING = re.compile(
    r"(?:会议|会上)[^。,]{0,6}(?:指出|强调|要求|认为|听取|审议|研究|传达|学习|通报|决定|号召)"
)
_NEWS = re.compile(
    r"本报讯|记者|通讯员|讯 |近日|日前|[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日|今年以来"
)
_READING = re.compile(
    r"解读|图解|一图读懂|问答|答记者问|热议|侧记|综述|评论员|社论|述评|划重点|速览|心得|体会"
)
_BRACKET_TAIL = re.compile(r"(?:\s|\([^()]{1,20}\)|〔[^〕]{1,20}〕|\[[^\[\]]{1,20}\]|全文|印发|[\"》】])+\Z")
_REPORT_LENGTH = 1500


def recognise_type(source: Source, cleaned: Cleaned, folded: str, title: str | None) -> Recognised[str]:
    """The document's kind (an id of `core.models.DOC_TYPES`), the words it rests on, and the reason."""
    head = fold(title or "")
    lead_start = _body_start(folded, head)
    return (
        _not_a_document(folded, head)
        or _work_report(folded, head)
        or _by_title(folded, head)
        or _by_form(folded, lead_start)
        or _by_opening(folded, lead_start)
        or _by_body(folded, lead_start)
        or _result("unknown", "没有可以判断类型的字样", 0.3)
    )


def _result(kind: str, basis: str, confidence: float, span: tuple[int, int] | None = None) -> Recognised[str]:
    return Recognised(kind, span, Inference(kind, basis, confidence))


def _body_start(folded: str, head: str) -> int:
    at = folded.find(head, 0, 2000) if head else -1
    return at + len(head) if at >= 0 else 0


def _not_a_document(folded: str, head: str) -> Recognised[str] | None:
    chapter = _FICTION.search(head) or _FICTION.search(folded, 0, 300)
    quotes = folded.count('"', 0, 6000) / max(1, min(6000, len(folded)))
    if chapter and not _ARTICLE.search(folded) and quotes > 0.004:
        return _result("unknown", f"像小说章节:{chapter[0]}", 0.9)
    return None


def _work_report(folded: str, head: str) -> Recognised[str] | None:
    rule = _types()["government_work_report"]
    titled = any(word in head for word in rule["title_words"])
    excluded = any(word in head for word in rule["title_without"])
    address = _ADDRESS.search(folded, 0, 1500)
    behalf = _ON_BEHALF.search(folded, 0, 2000)
    if titled and not excluded and (address or behalf or len(folded) > _REPORT_LENGTH):
        return _result("government_work_report", "标题是政府工作报告", 0.97)
    if address and behalf and not excluded and len(folded) > _REPORT_LENGTH:
        return _result("government_work_report", "向人民代表大会报告政府工作", 0.9, address.span())
    return None


def _by_title(folded: str, head: str) -> Recognised[str] | None:
    if not head:
        return None
    plain = _BRACKET_TAIL.sub("", head)
    for kind in ("statistical_bulletin", "notice", "plan", "regulation"):
        rule = _types()[kind]
        word = next((w for w in rule["titles"] if plain.endswith(w)), None) or next(
            (w for w in rule.get("title_words", ()) if w in plain), None
        )
        if word and not _is_clause(plain):
            return _result(kind, f"标题以“{word}”收尾", 0.9)
    if reading := _READING.search(head):
        return _result("news_other", f"标题是{reading[0]}", 0.8)
    held = meetings_in(head) or titled_meetings(head, 0, len(head))
    act = _inspection(head, held)
    if act is not None:
        return _result("news_other", f"标题说的是“{act}”,不是会议", 0.85)
    if held:
        return _result(held[0].type, f"标题写明“{held[0].name}”", 0.92)
    return None


def _is_clause(title: str) -> bool:
    """A sentence about a meeting that happens to end with 方案 or 办法."""
    return (
        bool(meetings_in(title))
        and re.search(r"审议|研究|召开|听取|通过|讨论", title) is not None
        and "关于" not in title
    )


def _inspection(folded: str, held: tuple[MeetingName, ...]) -> str | None:
    """The first act of inspection, when it comes before any meeting and is not part of its name."""
    for match in _acts().finditer(folded):
        if held and match.start() >= held[0].start:
            return None
        return match[0]
    return None


@cache
def _acts() -> re.Pattern[str]:
    words = load_toml("document_types")["inspection"]
    return re.compile(rf"(?:{'|'.join(words['verbs'])})(?!{'|'.join(words['not_before'])})")


def _by_form(folded: str, start: int) -> Recognised[str] | None:
    future = _FUTURE.search(folded, start, start + LEAD)
    if future and _NOTICE.search(folded):
        return _result("notice", f"预告会议:{future[0][:20]}", 0.9, future.span())
    if len(_ARTICLE.findall(folded, 0, 20000)) >= 4:
        return _result("regulation", "按条款写成", 0.8)
    tail = _NOTICE.search(folded)
    if tail and not meetings_in(folded, start, start + LEAD):
        return _result("notice", f"文中写有“{tail[0]}”", 0.75, tail.span())
    return None


def _by_opening(folded: str, start: int) -> Recognised[str] | None:
    end = min(len(folded), start + LEAD)
    held = meetings_in(folded, start, end)
    lead = folded[start:end]
    first = re.search(r"[。\n]", lead.lstrip("\n "))
    act = _inspection(
        lead[: (held[0].end - start if held else (first.end() + 10 if first else LEAD))],
        _shifted(held, start),
    )
    if held and act is None:
        return _result(held[0].type, f"开头写明“{held[0].name}”", 0.88, (held[0].start, held[0].end))
    if act is not None:
        return _result("news_other", f"开头说的是“{act}”", 0.75)
    return None


def _shifted(held: tuple[MeetingName, ...], by: int) -> tuple[MeetingName, ...]:
    return tuple(MeetingName(m.start - by, m.end - by, m.name, m.type, m.held) for m in held)


def _by_body(folded: str, start: int) -> Recognised[str] | None:
    cues = len(_BODY_MEETING.findall(folded, start, start + 4000))
    named = titled_meetings(folded, start, start + LEAD)
    if cues and named:
        return _result(
            named[0].type, f"正文转述会议,提到“{named[0].name}”", 0.7, (named[0].start, named[0].end)
        )
    if cues >= 2:
        return _result("other_meeting", "正文转述会议,未写会议名称", 0.6)
    if news := _NEWS.search(folded, start, start + LEAD):
        return _result("news_other", f"新闻写法:{news[0].strip()}", 0.6)
    return None


@cache
def _types() -> dict[str, dict[str, Any]]:
    return {kind["id"]: kind for kind in load_toml("document_types")["type"]}


def is_meeting(kind: str) -> bool:
    """Whether documents of this kind are readouts of a meeting."""
    return kind in MEETING_TYPES
