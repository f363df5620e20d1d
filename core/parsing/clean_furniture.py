"""Site furniture: menus, breadcrumbs, buttons, code captions, WeChat controls, footers, related links."""

from __future__ import annotations

import re
from itertools import pairwise

from core.parsing.clean_page import Line, Page
from core.parsing.clean_phrases import (
    EDGE_MARKS,
    bare,
    beginning,
    button_run,
    button_words,
    first_characters,
    headings_of_links,
    whole_lines,
)

_SHORT = 60
_LONGEST_FOOTER = 240
_ANYWHERE = frozenset({"scan_widget", "social_widget", "share_widget"})
_WORD = re.compile(r"[^\s|>·,:;/、【】()\[\]<*^+=~_\-]+")
_TRAIL = re.compile(r"(?:网站|本站)?首页\s?(?:>|/|·|→|-|\\|\|)")
_IMAGE_NAME = re.compile(r"[^\s/\\,。;:]{1,80}\.(?:jpe?g|png|gif|bmp|webp)", re.IGNORECASE)
_IMAGE_ENDING = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp)", re.IGNORECASE)
_INLINE_IMAGE = re.compile(
    r"(?:(?<=[。!?;:,)\" ])|^)[A-Za-z0-9_\-]{1,60}\.(?:jpe?g|png|gif|bmp|webp)(?![A-Za-z0-9])(?! ?(?:格式|文件|图片))",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"[-·]{1,3} ?[0-9]{1,4} ?[-·]{1,3}|第 ?\[?[0-9]{1,4}\]? ?页(?: ?[,/]? ?共 ?[0-9]{1,4} ?页)?"
)
_SITE_RECORD = re.compile(
    r"ICP备|公网安备|网安备|ICP证|备案号|标识码|网站地图|版权所有|Copyright|All Rights", re.I
)
_QUESTION_MARKS = re.compile(r"\?{2,40} ?")
_CONTACT = re.compile(
    r"(?:(?:单位|联系|办公|通信)?地址|邮政编码|邮编|联系电话|电话|传真|(?:电子)?邮箱|E-?mail|网址) ?:", re.I
)
_CLOCK = re.compile(
    r"(?:您好[,!]? ?)?(?:今天是|现在是|现在时间)[: ]{0,3}(?:[0-9]{2,4}年|[0-9]{1,2}月|星期).{0,40}"
)
_EDITION = re.compile(r"第 ?[A-Z]?[0-9]{1,3} ?版[:·]? ?.{0,10}|(?:总)?第[0-9]{2,5}期[^,。]{0,20}")
_COMMENTS = re.compile(r"[0-9]{1,6} ?条?评论")
_MASTHEAD = re.compile(
    r"(?:主办单位|主办|承办单位|承办|投稿邮箱|新闻热线|投稿热线|广告热线) ?:"
)  # above the text
_MISSES = 3
_SPACED_WORD = re.compile(
    r"(?<![^\s|>·-])([\u4e00-\u9fff])\s{1,4}([\u4e00-\u9fff])(?=$|\s{0,4}[|>·-])"
)  # 首 页 |
_COUNT = re.compile(r"[0-9]{1,9}(?:\.[0-9])?[KkWw万]?次?|次")
_RIGHTS = re.compile(
    r"凡本[报网站刊台].{0,80}版权|凡.{0,20}注明.{0,40}(?:转载|版权)|未经本[报网站].{0,40}(?:转载|使用|复制)"
)
_LATIN_LINE = re.compile(r"[A-Za-z][A-Za-z ,.&'-]{1,60}")
_BARE_TIME = re.compile(
    r"[12][0-9]{3}[-/][01]?[0-9][-/][0-3]?[0-9] {1,3}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?"
)
_LONGEST_COLUMN = 8
_MENU_SHARE = 0.6
_LEAST_MENU = 3


def mark_anywhere(page: Page) -> None:
    """Mark what is noise wherever it stands: whole-line phrases, captions, image names, page numbers."""
    pictured = _IMAGE_ENDING.search(page.folded) is not None
    for line in page.lines:
        if line.reason:
            continue
        first = line.text[0]
        if first == "?" and (found := _QUESTION_MARKS.match(line.text)):
            page.shrink(line, 0, found.end(), "damage")
        elif first in "凡未" and _RIGHTS.match(line.text):
            line.reason = "footer"
        if pictured and not line.reason:
            _mark_images(page, line)
        if not line.reason and len(line.text) <= _SHORT:
            line.reason = _reason_anywhere(line.text)


def _reason_anywhere(text: str) -> str | None:
    core = text.strip(EDGE_MARKS)
    if core[:1] in first_characters():
        if reason := whole_lines().get(bare(core)):
            return reason
        if (reason := _begins(text)) in _ANYWHERE:
            return reason
    if text[0] in "-·第" and _PAGE_NUMBER.fullmatch(text):
        return "page_number"
    return None


def _begins(text: str) -> str | None:
    """The reason of the phrase a short line begins with; a sentence begins with nothing but itself."""
    if len(text) > 2 * _SHORT or text.count("。") > 1:
        return None
    reason = beginning(text.replace(" ", "").lstrip("·>*"))
    return None if text.endswith("。") and "," in text and reason not in _ANYWHERE else reason


def _mark_images(page: Page, line: Line) -> None:
    if _IMAGE_NAME.fullmatch(line.text):
        line.reason = "image"
        return
    for found in reversed(list(_INLINE_IMAGE.finditer(line.text))):
        page.shrink(line, found.start(), found.end(), "image")


def mark_head(page: Page, numbers: range) -> None:
    """Mark menus, breadcrumbs and greetings above the body."""
    menu: list[int] = []
    for number in numbers:
        line = page.lines[number]
        if line.reason:
            continue
        if reason := _head_reason(line.text):
            line.reason = reason
            menu.append(number)
    _mark_between(page, menu)


def _head_reason(text: str) -> str | None:
    if _LATIN_LINE.fullmatch(text) or _CLOCK.fullmatch(text) or _EDITION.fullmatch(text):
        return "navigation"
    if _TRAIL.search(text) and len(text) <= 2 * _SHORT:
        return "navigation"
    if text.endswith("首页") and len(text) <= 20:
        return "navigation"
    if _begins(text) == "navigation":
        return "navigation"
    if _SITE_RECORD.search(text) and len(text) <= _LONGEST_FOOTER and "。" not in text:
        return "footer"
    if _MASTHEAD.match(text) and len(text) <= _SHORT + 20:
        return "footer"
    return buttons(text)


def _mark_between(page: Page, menu: list[int]) -> None:
    """Short lines between the pieces of a menu, or after the last sign of a broken-up breadcrumb, belong to it."""
    for above, below in pairwise(menu):
        between = [page.lines[n] for n in range(above + 1, below) if not page.lines[n].reason]
        if 0 < len(between) <= 3 and all(len(line.text) <= 6 for line in between):
            for line in between:
                line.reason = "navigation"
    trails = [n for n in menu if set(page.lines[n].text) <= set("> ")]
    if trails:
        place = page.lines[trails[-1] + 1 : trails[-1] + 3]
        if place and not place[0].reason and len(place[0].text) <= _LONGEST_COLUMN:
            for line in place:
                if line.text == place[0].text:
                    line.reason = "navigation"


def buttons(text: str) -> str | None:
    """The reason when a line is a row of buttons or menu entries, with or without counts, else None."""
    words = _WORD.findall(_SPACED_WORD.sub(r"\1\2", text))
    if not words:
        return "markup" if text.strip(",、。;") else None  # a rule of dashes; a lone comma is the text's own
    reasons = [reason for word in words if (reason := _button(word))]
    if not reasons:
        return None
    if len(reasons) + sum(_COUNT.fullmatch(word) is not None for word in words) == len(words):
        return next((r for r, word in zip(reasons, words, strict=False) if len(word) > 1), reasons[0])
    if (
        len(words) >= _LEAST_MENU
        and reasons.count("navigation") >= 2
        and len(reasons) >= _MENU_SHARE * len(words)
    ):
        return "navigation"
    return None


def _button(word: str) -> str | None:
    """The reason of a button word, or of several written as one (大中小打印关闭)."""
    if reason := button_words().get(word.lower()):
        return reason
    return "page_widget" if len(word) <= _SHORT and button_run().fullmatch(word) else None


def mark_foot(page: Page) -> None:
    """Mark footer lines from the last line up, however long they are, until the document is reached.

    Addresses and telephone numbers belong to the footer only when they stand on top of one.
    """
    misses = 0
    footer = False
    for line in reversed(page.lines):
        if line.reason:
            continue
        if _is_footer(line.text) or (
            footer and misses == 0 and _CONTACT.match(line.text) and len(line.text) <= _SHORT
        ):
            line.reason = "footer"
            footer, misses = True, 0
        else:
            misses += 1
            if misses > _MISSES or len(line.text) > _LONGEST_FOOTER:
                break


def _is_footer(text: str) -> bool:
    if len(text) > _LONGEST_FOOTER:
        return False
    if _SITE_RECORD.search(text) and text.count("。") <= 1:
        return True
    return _begins(text) == "footer"


def mark_tail(page: Page, numbers: range) -> None:
    """Mark buttons, captions and boxes of links below the body."""
    links = False
    for number in numbers:
        line = page.lines[number]
        if line.reason:
            continue
        if _heads_links(line.text):
            links = True
        if links:
            line.reason = "related_links"
            continue
        if _TRAIL.search(line.text) and len(line.text) <= 2 * _SHORT:
            line.reason = "navigation"
            continue
        if _BARE_TIME.fullmatch(line.text):
            line.reason = "page_header"
            continue
        line.reason = _begins(line.text) or buttons(line.text)


def _heads_links(text: str) -> bool:
    if bare(text) in headings_of_links() or _COMMENTS.fullmatch(text):
        return True
    head = text.replace(" ", "").lstrip("·>*-【[").partition(":")
    return bool(head[1]) and bare(head[0]) in headings_of_links() and len(text) <= _SHORT + 20
