"""The region of a document: the division whose body issues it or meets, not the places it speaks of.

`regions_find` finds the names, `regions_resolve` settles the ambiguous ones, `regions_evidence` weighs what each
says about whose document it is, `regions_level` counts how the document speaks of itself (我县, 市委), and
`regions_choose` takes the one division that is clear of all others, or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from core.geography.gazetteer import load_gazetteer
from core.models import Cleaned, Inference, Recognised, Region, Source
from core.parsing.regions_choose import choose
from core.parsing.regions_evidence import Collector
from core.parsing.regions_find import Mention, mentions
from core.parsing.regions_level import own_level
from core.parsing.regions_national import national
from core.parsing.regions_resolve import latest_year, meanings
from core.parsing.text import fold

__all__ = ["Mention", "mentions", "recognise_region"]

READ = 200_000  # characters of a document that are looked at, and
TAIL = 3_000  # as many of its end
EDGE = 1_500
FURNITURE = 600  # characters of each removed piece

_CREDIT = re.compile(
    r"""(?:来源|信息来源|文章来源|内容来源|稿件来源|稿源|供稿|供稿单位|发布机构|发布单位|发文机关|主办|主办单位|承办|承办单位|制作单位|公众号)
        \s{0,3}:\s{0,3}(?P<name>[^\s,。;:|]{2,30})
      | (?P<line>[\u4e00-\u9fff]{2,14})(?:讯|消息)(?=[\s(:,]|[0-9]{1,2}[月日]|记者)
      | (?:^|\n)\s{0,20}(?P<signed>[\u4e00-\u9fff]{2,24}(?:人民政府|政府|委员会|办公室|局))\s{0,12}\n\s{0,20}(?=[0-9]{4}|二[〇零])""",
    re.VERBOSE,
)
_SITE = re.compile(
    r"""(?P<name>[\u4e00-\u9fff]{2,20}(?:人民政府|政府)(?:门户)?网)
      | (?:主办|主办单位|版权所有|承办|承办单位|欢迎访问|网站名称)\s{0,3}:?\s{0,3}(?P<host>[\u4e00-\u9fff]{2,24})""",
    re.VERBOSE,
)
_MEDIA = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,8}?(?:日报|晚报|晨报|时报|商报|广播电视台|电视台|广播电台|新闻网|新闻中心|融媒体中心|融媒))(?![社刊])"
)
_NO_BODY = re.compile(r"大学|学院|中学|医院|公司|银行|集团")
_BESIDE = ("publisher", "source", "account", "dateline", "site", "catalogue", "title")


def recognise_region(source: Source, cleaned: Cleaned, folded: str, title: str | None) -> Recognised[Region]:
    """The region of the document, by official names of today and GB/T 2260 code.

    Where the text settles it the value is a `Region` with every level above filled in from the gazetteer. Where it
    does not, only what is sure is filled in (perhaps the level alone), and an issue says why: `ambiguous_region` with
    the candidates, `region_unnamed`, or `region_unknown`. Documents of the whole country have the level "country".
    """
    text = folded if len(folded) <= READ else folded[: READ - TAIL] + "\n" + folded[-TAIL:]
    title_span = _title_span(text, title)
    whole_country = national(text, fold(title or ""), title_span)
    if whole_country is not None:
        return whole_country
    gazetteer = load_gazetteer()
    inner = mentions(text)
    beside = _beside(source, cleaned, text)
    outer = [mention for part in beside for mention in part.mentions]
    own = own_level(text)
    year = latest_year([text, *source.hints.values(), *cleaned.metadata.values()])
    meaning = meanings(inner, gazetteer, own, year, outer)
    collector = Collector(meaning)
    collector.text(text, inner, title_span)
    for part in beside:
        collector.beside(part.words, part.mentions, part.kind, part.factor)
    found = choose(collector.found, set(meaning.values()), own, gazetteer)
    return _told_as_former(found, inner)


@dataclass(frozen=True, slots=True)
class _Beside:
    """Words that stand beside the text, or in it as a credit, and the divisions they name."""

    words: str
    kind: str
    factor: float
    mentions: tuple[Mention, ...]


def _title_span(text: str, title: str | None) -> tuple[int, int] | None:
    wanted = fold(title or "").strip()
    at = text.find(wanted) if len(wanted) >= 4 else -1
    return (at, at + len(wanted)) if at >= 0 else None


def _beside(source: Source, cleaned: Cleaned, text: str) -> list[_Beside]:
    """Publisher, account, site and file name; each distinct wording once."""
    words: dict[str, tuple[str, float]] = {}
    for key in _BESIDE:
        words.setdefault(
            fold(cleaned.metadata.get(key, "")), ("发布者" if key != "title" else "网页标题", 1.0)
        )
    words.setdefault(fold(source.hints.get("region", "")), ("所附的地区", 1.6))
    words.setdefault(fold(source.hints.get("publisher", "")), ("发布者", 1.0))
    words.setdefault(fold(source.hints.get("title", "")), ("所附的标题", 1.0))
    words.setdefault(fold(source.name), ("文件名", 0.8))
    author = fold(cleaned.metadata.get("author", ""))
    stated = [match for part in _edges(text) for match in _CREDIT.finditer(text, *part)]
    stated += [match for part in _edges(text) for match in _MEDIA.finditer(text, *part)]
    for match in (*stated, *_MEDIA.finditer(author)):
        words.setdefault(next(part for part in match.groups() if part), ("来源", 1.0))
    for match in _SITE.finditer(fold(_furniture(source, cleaned))):
        words.setdefault(next(part for part in match.groups() if part), ("网站", 1.0))
    return [
        _Beside(part, *of, mentions(part, of_publisher=True))
        for part, of in words.items()
        if len(part) >= 2 and not _NO_BODY.search(part)
    ]


def _edges(text: str) -> tuple[tuple[int, int], ...]:
    """Where a document names its source: its first and its last characters."""
    return ((0, EDGE), (max(EDGE, len(text) - EDGE), len(text)))


def _furniture(source: Source, cleaned: Cleaned) -> str:
    """What was removed around the text, as far as it may name the site."""
    pieces = [source.raw[cut.start : cut.end] for cut in (*cleaned.removed[:40], *cleaned.removed[-40:])]
    return "\n".join(piece[:FURNITURE] for piece in pieces)


def _told_as_former(found: Recognised[Region], inner: tuple[Mention, ...]) -> Recognised[Region]:
    """The same, with a note where the text uses a name the division no longer bears."""
    name = found.value.name
    if name is None or any(name == m.form for m in inner):
        return found
    for mention in inner:
        for division in mention.divisions:
            if mention.kind == "full" and division.successor and division.successor == found.value.code:
                basis = f"{division.name}，{division.until}年起为{name}"
                return replace(found, inference=Inference(name, basis, 0.95))
    return found
