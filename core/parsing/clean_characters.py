"""Character damage: invisible and control characters, look-alikes, markup left in the text, Traditional."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from core.lexicon import load_lines
from core.models import Issue
from core.parsing.clean_draft import Draft, Edit

if TYPE_CHECKING:
    from numpy.typing import NDArray

INVISIBLE, BREAK, ALIKE, TRADITIONAL, TONED, DAMAGED = 1, 2, 4, 8, 16, 32

_INVISIBLE_RANGES = (
    (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F),  # controls
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),  # zero width, bidi
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFC), (0xFFFE, 0xFFFF),
    (0xE0000, 0xE01EF),  # tags and variation selectors
)  # fmt: skip
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
TONED_VOWELS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_TONE_MARKS = "\u0300\u0301\u0304\u030c"

_INVISIBLE = re.compile("[" + "".join(f"{chr(a)}-{chr(b)}" for a, b in _INVISIBLE_RANGES) + "]+")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8};|#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|nbsp(?![a-zA-Z]))")
_TAG = re.compile(
    r"""<!--|-->|
    </?(p|br|div|span|a|img|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd|h[1-6]|strong|b|i|em|u|font|center|
       script|style|iframe|section|article|input|hr|sub|sup|label|button|form|video|source|o:p|st1:\w{1,20})
    (?=[\s/>])[^<>]{0,2000}>""",
    re.VERBOSE | re.IGNORECASE,
)
_BLOCKS = re.compile(r"p|br|div|table|tr|[uod]l|li|d[td]|h[1-6r]|section|article|center|form")
_PLANTED_COMMA = re.compile("[,，](?=[,，、。；;])")
_LEAST_PLANTED = 3
_PAGE_OF_PAGES = re.compile("第 ?[0-9]{1,4} ?页 ?共 ?[0-9]{1,4} ?页")
_ONE_LINE = 300
_GAP = re.compile("\u3000\u3000|[\u3000\u00a0 ]{4}")
_INDENT = re.compile(
    r"""(?:(?<=[。！？：；”…）)])|(?=[\u3000\u00a0 ]{2,200}(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十百]{1,4}[章节条])))
        (?:[\u3000]{2,200}|[\u3000\u00a0 ]{4,200})(?=\S)""",
    re.VERBOSE,
)
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]+|(?<=[\u4e00-\u9fff])\\?{2,40}(?=[a-z]?[\u4e00-\u9fff])")
_MARKDOWN_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,1000}\)")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,120})\]\((?:https?:|/|\.|#|mailto:|javascript:)[^)\n]{0,1000}\)")
_MARKDOWN_MARK = re.compile(r"(?m)^#{1,6}[ \t]+|\*\*")


@cache
def _exchanges() -> dict[int, int]:
    """Code to code: radicals and compatibility ideographs to the character meant, surrogates to U+FFFD."""
    exchanges = {ord(line[0]): ord(line[1]) for line in load_lines("radicals")}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)):
        meant = unicodedata.normalize("NFKC", chr(code))
        if len(meant) == 1 and ord(meant) != code:
            exchanges[code] = ord(meant)
    exchanges.update(dict.fromkeys(range(0xD800, 0xE000), 0xFFFD))
    return exchanges


@cache
def _converter() -> object:
    from opencc import OpenCC

    return OpenCC("t2s")


def _to_simplified(text: str) -> str:
    converted: str = _converter().convert(text)  # type: ignore[attr-defined]
    return converted


def _traditional_codes() -> list[int]:
    """Characters that only Traditional text has: t2s changes them and GB 2312 lacks them."""
    chars = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    simplified = _to_simplified("\n".join(chars)).split("\n")
    return [ord(a) for a, b in zip(chars, simplified, strict=True) if a != b and not _in_gb2312(a)]


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _flags() -> NDArray[np.uint8]:
    flags = np.zeros(0x110000, dtype=np.uint8)
    for first, last in _INVISIBLE_RANGES:
        flags[first : last + 1] |= INVISIBLE
    flags[[ord(c) for c in _BREAKS]] |= BREAK
    flags[list(_exchanges())] |= ALIKE
    flags[_traditional_codes()] |= TRADITIONAL
    flags[[ord(c) for c in TONED_VOWELS + _TONE_MARKS]] |= TONED
    flags[0xFFFD] |= DAMAGED
    flags[0xE000:0xF900] |= DAMAGED
    flags[ord("?")] |= DAMAGED
    return flags


def survey(text: str) -> int:
    """Which kinds of characters (INVISIBLE, BREAK, ...) occur in `text`, as bits: one cheap pass for all."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return int(np.bitwise_or.reduce(_flags()[codes])) if len(codes) else 0


def repair(draft: Draft, found: int) -> None:
    """Exchange look-alikes and odd line ends, cut invisible characters, entities and markup."""
    if found & ALIKE:
        draft.replace_alike(draft.text.translate(_exchanges()))
    if found & BREAK:
        text = draft.text.replace("\r\n", " \n")
        draft.replace_alike(text.translate(dict.fromkeys(map(ord, _BREAKS), "\n")))
    if found & INVISIBLE:
        cuts = [(m.start(), m.end(), "") for m in _INVISIBLE.finditer(draft.text)]
        draft.edit(cuts, "control_characters")
    for _ in range(2):  # &amp;nbsp; hides a second layer
        if "&" in draft.text:
            draft.edit(list(_entities(draft.text)), "markup")
    if "<" in draft.text:
        draft.edit(_tags(draft.text), "markup")
    if "](" in draft.text:
        draft.edit([(m.start(), m.end(), "") for m in _MARKDOWN_IMAGE.finditer(draft.text)], "image")
        draft.edit(_links(draft.text), "markup")
    if "# " in draft.text or "**" in draft.text:
        draft.edit([(m.start(), m.end(), "") for m in _MARKDOWN_MARK.finditer(draft.text)], "markup")


def cut_planted(draft: Draft) -> None:
    """Cut what copy protection and converters planted in sentences: commas before other marks, page counts."""
    commas = [(m.start(), m.end(), "") for m in _PLANTED_COMMA.finditer(draft.text)]
    if len(commas) >= _LEAST_PLANTED:
        draft.edit(commas, "damage")
    if "页共" in draft.text or "页 共" in draft.text:
        draft.edit([(m.start(), m.end(), "") for m in _PAGE_OF_PAGES.finditer(draft.text)], "page_number")


def restore_paragraphs(draft: Draft) -> None:
    """Break texts written on one line where their paragraphs were indented: 结束。　　二、开始.

    The last space of the indentation becomes the line end, so nothing moves. Only in long lines, and only after
    the end of a sentence or before a numbered heading.
    """
    lines = draft.text.split("\n")
    long = [number for number, line in enumerate(lines) if len(line) >= _ONE_LINE and _GAP.search(line, 8)]
    for number in long:
        lines[number] = _INDENT.sub(lambda found: found.group()[:-1] + "\n", lines[number])
    if long:
        draft.replace_alike("\n".join(lines))


def simplify(draft: Draft) -> None:
    """Turn the lines that hold Traditional characters into Simplified, character for character."""
    lines = draft.text.split("\n")
    for number, line in enumerate(lines):
        if survey(line) & TRADITIONAL:
            simplified = _to_simplified(line)
            if len(simplified) != len(line):
                simplified = "".join(new if len(new := _to_simplified(c)) == 1 else c for c in line)
            lines[number] = simplified
    draft.replace_alike("\n".join(lines))


def _entities(text: str) -> list[Edit]:
    edits: list[Edit] = []
    for found in _ENTITY.finditer(text):
        new = html.unescape(found.group())
        if new != found.group():
            edits.append((found.start(), found.end(), " " if new.isspace() else new))
    return edits


def _tags(text: str) -> list[Edit]:
    """Cuts of tags, of comments, and of what stands between <script> or <style> and its end."""
    edits: list[Edit] = []
    hidden: tuple[int, int, str] | None = None
    for found in _TAG.finditer(text):
        token = found.group().lower()
        name = (found.group(1) or "").lower()
        if hidden:
            begin, _, closer = hidden
            if token == closer or (name and name == closer and token.startswith("</")):
                edits.append((begin, found.end(), ""))
                hidden = None
        elif token == "<!--":
            hidden = (*found.span(), "-->")
        elif name in ("script", "style") and not token.startswith("</"):
            hidden = (*found.span(), name)
        elif token != "-->":
            edits.append((found.start(), found.end(), "\n" if _BLOCKS.fullmatch(name) else ""))
    if hidden:  # never closed: only the mark itself goes
        edits.append((hidden[0], hidden[1], ""))
    return edits


def _links(text: str) -> list[Edit]:
    edits: list[Edit] = []
    for found in _MARKDOWN_LINK.finditer(text):
        edits.append((found.start(), found.start(1), ""))
        edits.append((found.end(1), found.end(), ""))
    return edits


def damage(text: str) -> list[Issue]:
    """One issue for the characters that could not be read, at the first of them."""
    places = [m.start() for m in _UNREADABLE.finditer(text)]
    if not places:
        return []
    message = f"{len(places)} 处字符损坏，无法辨认"
    return [Issue("text", "damaged_characters", message, places[0], places[0] + 1)]
