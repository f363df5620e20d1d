"""Who published the document: the page's own field, the source line, the dateline or the body that signed it."""

from __future__ import annotations

import re

from core.models import Cleaned, Inference, Recognised, Source

_EDGE = 900  # characters at either end in which a page names its source
_NAME = r"(?P<name>[^\s,。;:()\[\]|<>]{2,30})"
_SOURCE_LINE = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:内容来源|信息来源|文章来源|稿件来源|来源|发布机构|发布单位|发布者|供稿单位|稿源|转载自|信息提供)\s{{0,3}}[::]\s{{0,3}}{_NAME}"
)
_DATELINE = re.compile(
    r"(?:^|\n|\s)\s{0,6}(?:本报|本网|本台|(?P<name>[\u4e00-\u9fff]{2,10}(?:日报|晚报|新闻网|网|台|发布|融媒|融媒体|融媒体中心|新闻)))\s{0,2}讯(?![息])"
)
# 衢州日报 2022年4月20日, (2018-12-27) 四平日报: a by-line of its own
_DAY = r"\(?(?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})\)?"
_PAPER = r"[\u4e00-\u9fff]{2,12}(?:日报|晚报|晨报|时报|报|网|台|发布|融媒|融媒体中心|在线|政府|办公室|局|委|镇|街道)"
_BYLINE = re.compile(
    rf"(?:^|\n)[ \t(]{{0,6}}(?:(?P<name>{_PAPER})[ \t]{{1,4}}{_DAY}|{_DAY}[ \t]{{1,4}}(?P<name_after>{_PAPER})(?=[ \t)]{{0,4}}(?:\n|\Z|记者|作者|通讯员)))"
)
_SIGNED = re.compile(
    r"\n\s{0,20}(?P<name>[\u4e00-\u9fff]{2,20}(?:人民政府|办公室|委员会|局|厅|部|院|中心|人大常委会))\s{0,10}\n\s{0,20}(?:\d{4}|二[〇零])"
)
_NOT_A_NAME = re.compile(
    r"^(?:未知|本报|本网|本台|本站|admin|管理员|网络|互联网|佚名|原创|转载|字体|浏览|时间|日期|作者|编辑)"
)


def recognise_publisher(source: Source, cleaned: Cleaned, folded: str) -> Recognised[str | None]:
    """The publisher's name as written, with its place when it stands in the text; None when nothing names it."""
    for stated in (
        cleaned.metadata.get("publisher"),
        cleaned.metadata.get("account"),
        source.hints.get("publisher"),
    ):
        if stated and (name := _tidy(stated)):
            return Recognised(name)
    for pattern in (_SOURCE_LINE, _BYLINE, _DATELINE):
        if (span := _named(pattern, folded)) is not None:
            return Recognised(cleaned.text[slice(*span)], span)
    signed = _SIGNED.search(folded, max(0, len(folded) - _EDGE))
    if signed is None:
        return Recognised(None)
    name = cleaned.text[slice(*signed.span("name"))]
    return Recognised(name, signed.span("name"), Inference(name, "文末落款", 0.8))


def _named(pattern: re.Pattern[str], folded: str) -> tuple[int, int] | None:
    """Where the first name stands that the pattern finds at the head or foot of the text."""
    for start, end in ((0, _EDGE), (max(_EDGE, len(folded) - _EDGE), len(folded))):
        for match in pattern.finditer(folded, start, end):
            for group in ("name", "name_after"):
                if (written := match.groupdict().get(group)) and _tidy(written) == written:
                    return match.span(group)
    return None


def _tidy(name: str) -> str | None:
    """The name without marks around it; None for what names nobody."""
    name = re.split(r"\s{2,}|\s(?=\S{2,6}(?:[:：]|日期|时间))", name.strip())[0]
    name = name.strip(" :\t()（）[]【】。,，;；|")
    return name if len(name) >= 2 and not _NOT_A_NAME.search(name) else None
