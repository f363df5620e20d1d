"""What stands beside a document's text and names a division: publisher, account, site, file name, document number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.lexicon import load_toml
from core.models import Cleaned, Source
from core.parsing.regions_find import Mention, mentions
from core.parsing.text import fold

EDGE = 1_500
FEW_SITES = 3
NUMBER_REACH = 300
SPACED_REACH = 600
FURNITURE = 600  # characters of each removed piece
_LONGEST_LEAD = 14

_CREDIT = re.compile(
    r"""(?:来源|信息来源|文章来源|内容来源|稿件来源|稿源|供稿|供稿单位|发布机构|发布单位|发文机关|主办|主办单位|承办|承办单位|制作单位|公众号)
        \s{0,3}:\s{0,3}(?P<name>[^\s,。;:|]{2,30})
""",
    re.VERBOSE,
)
_ISSUED_BY = ("发布机构", "发布单位", "发文机关")  # fields of a page of the government about its own document
# 闽侯融媒讯, 福州日报: the rare words at the end are looked for, and what stands before them.
_DATELINE = re.compile(r"(?:讯|消息)(?=[\s(:,]|[0-9]{1,2}[月日]|记者)")
_SENDER = re.compile(r"[\u4e00-\u9fff]{2,14}\Z")
_OUTLET = re.compile(
    r"(?:日报|晚报|晨报|时报|商报|广播电视台|电视台|广播电台|消息报|周报|新闻网|新闻中心|融媒体中心|融媒)(?![社刊])"
)
_OUTLET_OF = re.compile(r"[\u4e00-\u9fff]{2,8}\Z")
_SITE = re.compile(
    r"""(?P<name>[\u4e00-\u9fff]{2,20}(?:人民政府|政府)(?:门户)?网)
      | (?:主办单位|主办|版权所有|承办单位|承办|欢迎访问|网站名称)\s{0,3}:?\s{0,3}(?P<host>[\u4e00-\u9fff]{2,24})
      | (?P<foot>[\u4e00-\u9fff]{2,24}(?:宣传部|融媒体中心))(?=[^\n]{0,40}ICP)
      | >\s{0,3}(?P<column>[\u4e00-\u9fff]{2,4})(?:要闻|新闻|时讯)""",
    re.VERBOSE,
)
_SIGNED = re.compile(
    r"\n\s{0,20}(?P<name>[\u4e00-\u9fff]{2,24}(?:人民政府|政府|委员会|办公室|局))\s{0,12}\n\s{0,20}(?=[0-9]{4}|二[〇零])"
)
_HEADED = re.compile(
    r"""\n[^\S\n]{0,8}(?P<name>[\u4e00-\u9fff]{2,20}(?:网|网站|发布|融媒|电视台|报))[^\S\n]{0,8}(?:发布(?:时间|日期|于)?:?[^\S\n]{0,3})?
        (?:19|20)[0-9]{2}[-/.年]""",
    re.VERBOSE,
)
# 平湖市乡村建设领导小组文件, alone on its line above the text
_LETTERHEAD = re.compile(r"(?:^|\n)\s{0,8}(?P<name>[\u4e00-\u9fff]{4,40}?)\s?文\s{0,4}件\s{0,8}(?=\n)")
# 东北网绥化4月28日讯: where it was reported from
_REPORTED_FROM = re.compile(
    r"(?:网|社|报|台)(?!北京)(?P<name>[\u4e00-\u9fff]{2,8}?)[0-9]{1,2}月[0-9]{1,2}日\s?(?:讯|电|消息)"
)
_WELCOMES = re.compile(r"(?:\A|\n)\s{0,8}(?P<name>[\u4e00-\u9fff]{2,8})欢迎[您你]")  # 东山欢迎您!
STATED = frozenset({"发文机关", "落款"})  # the document's own words for who issued it
_SPACED = re.compile(r"(?:[\u4e00-\u9fff] {1,3}){4,24}[\u4e00-\u9fff]")  # 兰 陵 县 人 民 政 府
_NO_BODY = re.compile(r"大学|学院|中学|医院|公司|银行|集团")
_BESIDE = ("publisher", "source", "account", "dateline", "site", "catalogue", "title")
_NUMBER = re.compile(
    r"(?:^|\n)[^《(\n]{0,12}?(?P<letter>[\u4e00-\u9fff])(?:政|府)(?:办|函|字|令|规|发){0,3}\s?[〔\[(【][12][0-9]{3}"
)


@dataclass(frozen=True, slots=True)
class Beside:
    """Words that stand beside the text, or in it as a credit, and the divisions they name."""

    words: str
    kind: str
    factor: float
    mentions: tuple[Mention, ...]


def beside(source: Source, cleaned: Cleaned, text: str) -> list[Beside]:
    """Publisher, account, site and file name; each distinct wording once."""
    words: dict[str, tuple[str, float]] = {}
    for key in _BESIDE:
        words.setdefault(
            fold(cleaned.metadata.get(key, "")), ("发布者" if key != "title" else "网页标题", 1.0)
        )
    if "index_number" in cleaned.metadata:  # the field of a government's own catalogue says who issued it
        words[fold(cleaned.metadata.get("publisher", ""))] = ("发文机关", 1.0)
    words.setdefault(fold(source.hints.get("region", "")), ("所附的地区", 1.6))
    words.setdefault(fold(source.hints.get("publisher", "")), ("发布者", 1.0))
    words.setdefault(fold(source.hints.get("title", "")), ("所附的标题", 1.0))
    words.setdefault(fold(source.name), ("文件名", 0.8))
    author = fold(cleaned.metadata.get("author", ""))
    lines = "\n" + text
    edges = _edges(lines)
    credited = [match for edge in edges for match in _CREDIT.finditer(lines, *edge)]
    for match in credited:
        if match[0].startswith(_ISSUED_BY):
            words[match["name"]] = ("发文机关", 1.0)
    stated = [match["name"] for match in credited]
    stated += [sender for edge in edges for sender, _ in _led(_SENDER, _DATELINE, lines, *edge)]
    stated += [of + outlet for edge in edges for of, outlet in _led(_OUTLET_OF, _OUTLET, lines, *edge)]
    stated += [match["name"] for match in _HEADED.finditer(lines, 0, EDGE)]
    stated += [of + outlet for of, outlet in _led(_OUTLET_OF, _OUTLET, author, 0, len(author))]
    stated += [match["name"] for match in _REPORTED_FROM.finditer(text, 0, SPACED_REACH)]
    for part in stated:
        words.setdefault(part, ("来源", 1.0))
    for match in _WELCOMES.finditer(lines, 0, NUMBER_REACH):
        words.setdefault(match["name"], ("网站", 1.0))
    for part in _sites(fold(_furniture(source, cleaned))):
        words.setdefault(part, ("网站", 1.0))
    if " " in text[:SPACED_REACH]:
        for match in _SPACED.finditer(text, 0, SPACED_REACH):
            words[match[0].replace(" ", "")] = ("发文机关", 1.0)
    for match in (match for edge in edges for match in _SIGNED.finditer(lines, *edge)):
        words[match["name"]] = ("落款", 1.0)
    words = {name: _less_for_abroad(name, of) for name, of in words.items()}
    for match in _LETTERHEAD.finditer(text, 0, NUMBER_REACH):
        words[match["name"]] = ("发文机关", 1.0)
    return [
        Beside(part, *of, mentions(part, of_publisher=True))
        for part, of in words.items()
        if len(part) >= 2 and not _NO_BODY.search(part)
    ]


def _less_for_abroad(name: str, of: tuple[str, float]) -> tuple[str, float]:
    """Papers of Hong Kong, Macau and Taiwan report on all of the mainland: hardly a sign."""
    return (of[0], 0.2 * of[1]) if name.startswith(("香港", "澳门", "台湾", "台海")) else of


def _edges(text: str) -> tuple[tuple[int, int], ...]:
    """Where a document names its source: its first and its last characters."""
    return ((0, EDGE), (max(EDGE, len(text) - EDGE), len(text)))


def _led(
    lead: re.Pattern[str], end: re.Pattern[str], text: str, start: int, stop: int
) -> Iterator[tuple[str, str]]:
    """Every `end` in a stretch of the text with the `lead` before it, where there is one."""
    for found in end.finditer(text, start, stop):
        if before := lead.search(text, max(start, found.start() - _LONGEST_LEAD), found.start()):
            yield before[0], found[0]
            start = found.end()


def _sites(furniture: str) -> list[str]:
    """Who runs the site. Where many sites are named they are links to others, and only the host counts."""
    found = list(_SITE.finditer(furniture))
    links = {match["name"] for match in found if match["name"]}
    hosts = [part for match in found if (part := match["host"] or match["foot"] or match["column"])]
    return hosts + (sorted(links) if len(links) <= FEW_SITES else [])


def _furniture(source: Source, cleaned: Cleaned) -> str:
    """What was removed around the text, as far as it may name the site."""
    pieces = [source.raw[cut.start : cut.end] for cut in (*cleaned.removed[:40], *cleaned.removed[-40:])]
    return "\n".join(piece[:FURNITURE] for piece in pieces)


def numbered_by(cleaned: Cleaned, text: str) -> str | None:
    """The code of the province whose government gave the document its number (鲁政发〔2020〕3号), if one did."""
    number = "\n" + fold(cleaned.metadata.get("document_number", ""))
    found = _NUMBER.match(number) or _NUMBER.search(text, 0, NUMBER_REACH)
    return load_toml("province_letters")["letters"].get(found["letter"]) if found else None
