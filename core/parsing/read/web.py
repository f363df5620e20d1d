"""Web pages: the text of the article, complete, with what the page states about itself as hints."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from core.models import Refusal, Source
from core.parsing.read.documents import document
from core.parsing.read.encodings import Decoded, decode
from core.parsing.read.wording import Unreadable, note

_LONGEST_FOR_TRAFILATURA = 1_000_000
_LEAST_ARTICLE = 150  # Han characters; a shorter find is not trusted
_LEAST_SHARE = 0.8  # of what was found must be in the lines taken
_PIECE = 10
_APPENDIX = re.compile(r"\s{0,8}(?:附件|附表|附录|附\s?[:：])")
_APPENDIX_REACH = 6
_FOOT = re.compile(
    r"版权所有|ICP备|主办单位|主办\s?[:：]|[上下]一[篇条]|相关(?:链接|文章|新闻|信息|文档|阅读|报道)|网站地图|联系我们|关于我们|分享到|扫一扫|责任编辑|友情链接|Copyright|打印|关闭窗口"
)
_HEADER_LINES = 20
_LONGEST_HEADER = 200
_SHORTEST_TITLE, _LONGEST_TITLE = 8, 60
_MENU = re.compile(r"[>|｜»]|首页|当前位置|您的位置|所在位置")
_HEADER = re.compile(
    r"[12][0-9]{3}-[01]?[0-9]-[0-3]?[0-9] [0-2]?[0-9]:[0-5][0-9]|索\s?引\s?号|发布机构|发文机关|发布日期|发布时间|发文日期|成文日期|来\s?源\s?[:：]|文\s{0,8}号\s?[:：]|发文字号|主题分类"
)
_HAN = re.compile("[\u3400-\u9fff]")
_SPACES = re.compile(r"\s+")
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "select", "option", "button", "svg", "iframe", "head"}
)
_BLOCKS = frozenset(
    {"p", "div", "br", "table", "tr", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section",
     "article", "header", "footer", "nav", "form", "hr", "center", "blockquote", "pre", "tbody", "body", "main"}
)  # fmt: skip
_CELLS = frozenset({"td", "th"})
# Meta tags of government sites (the national naming rule for government web pages) and of the open graph.
_META = {
    "articletitle": "title", "og:title": "title", "pubdate": "date", "article:published_time": "date",
    "publishdate": "date", "contentsource": "publisher", "source": "publisher", "sitename": "site",
    "og:site_name": "site", "columnname": "column", "author": "author", "url": "url", "og:url": "url",
}  # fmt: skip


def read_html(name: str, decoded: Decoded, doc_id: str) -> Iterator[Source | Refusal]:
    """The article of a page; the whole page's text, with a note, where the article cannot be told."""
    root = _tree(decoded.text)
    hints = _hints(root)
    lines = _lines(root)
    article = _article(decoded.text, lines, hints.get("title") or _longest_part(hints.get("page_title", "")))
    notes = decoded.notes if article is not None else (*decoded.notes, note("whole_page"))
    text = "\n".join(lines if article is None else article)
    yield document(name, text, doc_id, "html", decoded.encoding, hints, notes)


def read_mhtml(name: str, data: bytes, doc_id: str) -> Iterator[Source | Refusal]:
    """The page inside a saved web archive."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            decoded = decode(payload) if isinstance(payload, bytes) else None
            if decoded:
                yield from read_html(name, decoded, doc_id)
                return
    raise Unreadable("no_text", detail="网页存档里没有网页")


def _tree(page: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise Unreadable("damaged", kind="HTML") from error
    return root


def _hints(root: lxml_html.HtmlElement) -> dict[str, str]:
    """What the page's meta tags and headings state; the first statement of a key wins."""
    hints: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name in _META and content:
            hints.setdefault(_META[name], content[:500])
    for tag in ("h1", "title"):
        element = root.find(f".//{tag}")
        if element is not None and "title" not in hints:
            heading = _SPACES.sub(" ", "".join(element.itertext())).strip()
            if heading:
                hints["title" if tag == "h1" else "page_title"] = heading[:300]
    return hints


def _lines(root: lxml_html.HtmlElement) -> list[str]:
    """All text of the page, one block a line, table cells parted by tabs; scripts and forms left out."""
    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _SKIPPED:
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                parts.append("\n")
            parts.append(_inline(element.text))
        else:
            parts.append("\n" if tag in _BLOCKS else "\t" if tag in _CELLS else "")
            if element is not root:
                parts.append(_inline(element.tail))
    lines = (line.strip(" \t") for line in "".join(parts).split("\n"))
    return [line for line in lines if line]


def _inline(text: str | None) -> str:
    """Text as a browser shows it: line ends and runs of plain white space are one space."""
    return re.sub(r"[ \t\r\n\f]+", " ", text) if text else ""


def _article(page: str, lines: list[str], title: str) -> list[str] | None:
    """The lines from the first to the last that belong to the main text, with its title and header above.

    trafilatura says where the article is; the lines themselves are the page's own, so that nothing between
    is lost (it drops short paragraphs and some tables, and runs lines together).
    """
    found = _main_text(page)
    if len(_HAN.findall(found)) < _LEAST_ARTICLE:
        return None
    pieces = {found[n : n + _PIECE] for n in range(len(found) - _PIECE + 1)}
    keys = [_bare(line) for line in lines]
    places = [n for n, key in enumerate(keys) if key[:_PIECE] in pieces and key[-_PIECE:] in pieces]
    if not places:
        return None
    first = _top(lines, keys, places[0], _bare(title))
    article = lines[first : _bottom(lines, places[-1]) + 1]
    complete = len(_HAN.findall("".join(article))) >= _LEAST_SHARE * len(_HAN.findall(found))
    return article if complete else None


def _main_text(page: str) -> str:
    """The main text of a page without white space, as trafilatura finds it; empty when it fails."""
    if len(page) > _LONGEST_FOR_TRAFILATURA:
        return ""
    import trafilatura

    try:
        return _bare(
            trafilatura.extract(page, include_tables=True, include_comments=False, favor_recall=True) or ""
        )
    except Exception:  # a library on hostile input: the whole page is still there
        return ""


def _top(lines: list[str], keys: list[str], first: int, title: str) -> int:
    """The first line of the title, record card or header that stands above the main text."""
    reach = range(max(0, first - _HEADER_LINES), first)
    headers = [n for n in reach if _HEADER.search(lines[n]) and len(lines[n]) <= _LONGEST_HEADER]
    titles = [n for n in reach if len(keys[n]) >= _SHORTEST_TITLE and keys[n] in title]
    top = min([*headers, *titles[-1:], first])
    above = keys[top - 1] if top else ""
    if top not in titles and _SHORTEST_TITLE <= len(above) <= _LONGEST_TITLE and not _MENU.search(above):
        return top - 1
    return top


def _longest_part(page_title: str) -> str:
    """The title in 标题_栏目_网站."""
    return max(re.split(r"[-_|—>]", page_title), key=len)


def _bottom(lines: list[str], last: int) -> int:
    """The last line of the appendix that follows the main text, down to the foot of the page."""
    if not any(_APPENDIX.match(line) for line in lines[last + 1 : last + 1 + _APPENDIX_REACH]):
        return last
    return next((n - 1 for n in range(last + 1, len(lines)) if _FOOT.search(lines[n])), len(lines) - 1)


def _bare(text: str) -> str:
    return _SPACES.sub("", text)
