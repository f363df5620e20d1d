"""Credits and datelines: reporters, editors, sources, account names that are not part of the document."""

from __future__ import annotations

import re
from functools import cache

from core.lexicon import load_lines
from core.parsing.clean_fields import label_pattern, labels, statements
from core.parsing.clean_page import Line, Page
from core.parsing.clean_phrases import bare

_MEDIUM = r"(?:网|报|社|台|刊|客户端|融媒|融媒体|融媒体中心|新闻|发布|在线|广电|传媒)"
_DATELINE = re.compile(
    rf"""[【\[(]? (?P<medium>(?:本(?:报|网|台|站|刊)[\u4e00-\u9fff]{{0,4}}?|[\u4e00-\u9fffA-Za-z]{{1,12}}?{_MEDIUM}))
         (?:消息|讯)  [】\])]? \s{{0,4}}
         (?P<by>\( (?:[^()]{{0,6}}(?:记者|通讯员)[^()]{{1,40}}|[\u4e00-\u9fff]{{2,4}}(?:[\s、,][\u4e00-\u9fff]{{2,4}}){{0,2}}) \))? \s{{0,4}} [:,]? \s{{0,2}}""",
    re.VERBOSE,
)
_WIRE_CREDIT = re.compile(r"[电讯] ?(?P<by>\( ?[^()]{0,6}(?:记者|通讯员)[^()]{1,40}\))")
_NAMES = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[\s、,]{1,2}[\u4e00-\u9fff]{2,4}){0,3}")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{1,10}(?:政府办|委办|人大办|政协办|办公室|宣传部|信息中心)")
_BYLINE = re.compile(r"[·■□◆◎▲◇][^,。]{0,24}(?:记者|通讯员)[^,。]{0,30}")
_LAST_BRACKET = re.compile(r"\((?P<inside>[^()]{2,60})\)[。.]?$")
_CREDIT_INSIDE = re.compile(
    r"""[^:]{0,10}(?:记\s{0,2}者|通\s{0,2}讯\s{0,2}员)[:\s]?.{1,44}
       |(?:(?:责任|执行|本期|网络|值班)?编辑|责编|编审|审核|校对|撰稿|撰文|摄影|图文?|文图?|图/文|文/图|供稿|来稿|作者|供图)
            (?:[:\s]|(?=[\u4e00-\u9fff]{2,4}(?:\s|$))).{1,44}
       |(?:(?:内容|信息|文章|稿件|图片|新闻|资料)?来源|来源于|转自|转载自|摘自|据|原载)[:\s].{1,44}
       |.{1,40}(?:供稿|摄影报道|图文报道|报道|撰稿|供图|摄)
       |(?:[\u4e00-\u9fff]{1,8}(?:日报|晚报|新闻网|融媒体中心|电视台|广播电视台|报社|融媒)|新华社|人民网|新华网)
            (?:[:\s].{1,20})?""",
    re.VERBOSE,
)
_BY = re.compile(r"(?:记者|通讯员|作者)[:\s/]{0,3}(?P<names>.{1,40})")
_DEED = re.compile(r"\s{0,4}(?:图文报道|摄影报道|报道|文/图|图/文|摄影|摄|文)$|^组$")
_SENTENCE_END = "。!?)\"'.》"
_ACCOUNT_ID = re.compile(r"[A-Za-z][A-Za-z0-9_\-]{3,30}|gh_[0-9a-f]{6,16}")
_OPENING_DATE = re.compile(
    r"[0-9]{1,2}月[0-9]{1,2}日|[12][0-9]{3}年[0-9]{1,2}月|近日|日前|今天|今日|昨日|昨天"
)
_ACCOUNT_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,12}")
_BODY_ENDINGS = tuple("县市区省州旗镇乡村委府局会办院厅部日月年于在的")
_LONGEST_BLURB = 80
_LONGEST_BYLINE = 50
_DATELINE_REACH = 2


@cache
def _surname_starts() -> frozenset[str]:
    return frozenset(name[0] for line in load_lines("surnames") for name in line.split())


@cache
def _credit_colon() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<label>{label_pattern('credit').pattern}|(?:内容|信息|文章|稿件)?来源)\s{{0,3}}:\s{{0,4}}"
    )


def mark_credits(page: Page) -> None:
    """Cut credits at the ends of paragraphs and datelines at their beginnings, keeping the names."""
    for number, line in enumerate(page.lines):
        if line.reason:
            continue
        if line.text[-1] in ")。." and "(" in line.text[-64:]:
            _cut_last_bracket(page, line, last=number >= page.last_body)
        if number >= page.last_body and not line.reason and ":" in line.text[-200:]:
            _cut_glued(page, line)
        if len(line.text) <= _LONGEST_BYLINE and _BYLINE.fullmatch(line.text):
            _note_names(page, line.text[1:].strip())
            line.reason = "credit"
        if abs(number - page.first_body) <= _DATELINE_REACH and not line.reason:
            _cut_dateline(page, line)


def _cut_last_bracket(page: Page, line: Line, last: bool) -> None:
    found = _LAST_BRACKET.search(line.text, max(0, len(line.text) - 64))
    if not found:
        return
    names = last and (_OFFICE.fullmatch(found["inside"]) or _is_names(found["inside"]))
    if not names and not _CREDIT_INSIDE.fullmatch(found["inside"]):
        return
    if not found.start() or line.text[found.start() - 1] in _SENTENCE_END + " ":
        _note_names(page, found["inside"])
        page.shrink(line, found.start(), len(line.text), "credit")


def _is_names(words: str) -> bool:
    return bool(_NAMES.fullmatch(words)) and words[0] in _surname_starts()


def _note_names(page: Page, words: str) -> None:
    """Keep the names in a credit bracket: labelled ones by their labels, bare ones as the authors."""
    stated = statements(words) if ":" in words else None
    if stated:
        for key, value in stated:
            page.note(key, value)
    elif source := re.search(r"来源\s{0,2}(.{2,40})", words):
        page.note("source", source.group(1))
    elif words.endswith("供稿") or _OFFICE.fullmatch(words):
        page.note("source", words.removesuffix("供稿"))
    elif by := _BY.search(words):
        page.note("author", _DEED.sub("", by["names"]))
    elif _NAMES.fullmatch(words):
        page.note("author", words)


def _cut_glued(page: Page, line: Line) -> None:
    """Cut credits that run on after the last sentence: ……表态发言。编辑:甲 责编:乙监制:丙."""
    text = line.text
    window = max(0, len(text) - 200)
    found = list(_credit_colon().finditer(text, window))
    for first, credit in enumerate(found):
        before = text[: credit.start()].rstrip()
        if before and before[-1] not in _SENTENCE_END:
            continue
        ends = [later.start() for later in found[first + 1 :]] + [len(text)]
        values = [text[c.end() : end] for c, end in zip(found[first:], ends, strict=True)]
        if all(len(value) <= 30 and "。" not in value and "," not in value for value in values):
            for item, end in zip(found[first:], ends, strict=True):
                _note_credit(page, item["label"], page.words(line, item.end(), end))
            page.shrink(line, len(before), len(text), "credit")
            return


def _note_credit(page: Page, label: str, value: str) -> None:
    key = "source" if "来源" in label else labels("credit")[re.sub(r"\s", "", label)]
    value = value.strip()
    if key == "editors" and key in page.metadata and value:
        page.metadata[key] += " " + value
    page.note(key, value)


def _cut_dateline(page: Page, line: Line) -> None:
    found = _DATELINE.match(line.text)
    if found:
        page.note("source", page.words(line, *found.span("medium")))
        page.note("dateline", page.words(line, *found.span()))
        if found["by"]:
            _note_names(page, found["by"].strip("()"))
        page.shrink(line, found.start(), found.end(), "dateline")
        return
    wire = _WIRE_CREDIT.search(line.text, 0, 80)
    if wire:
        _note_names(page, wire["by"].strip("()"))
        page.shrink(line, *wire.span("by"), "credit")


def mark_account_card(page: Page) -> None:
    """Cut a WeChat account card (微信号, 功能介绍 with their lines) and the account name glued to the body."""
    numbers = range(min(len(page.lines), 40))
    carded = False
    for number in numbers:
        line = page.lines[number]
        if line.reason:
            continue
        word, _, rest = line.text.partition(":")
        name = bare(word)
        if name not in ("微信号", "功能介绍", "账号主体", "IP属地"):
            if carded and number - 1 in numbers and page.lines[number - 1].reason == "account_card":
                _cut_glued_account(page, line)
            continue
        following = page.lines[number + 1] if number + 1 < len(page.lines) else None
        line.reason = "account_card"
        carded = True
        if rest.strip():
            value = rest.strip()
        elif following is None or len(following.text) > _LONGEST_BLURB:
            continue
        else:
            following.reason = "account_card"
            value = page.words(following, 0, len(following.text))
        if name == "微信号" and _ACCOUNT_ID.fullmatch(value):
            page.note("account_id", value)


def _cut_glued_account(page: Page, line: Line) -> None:
    """Cut the account name from a first sentence that begins 青山发布3月24日,……"""
    date = _OPENING_DATE.search(line.text, 0, 24)
    if date and date.start():
        name = line.text[: date.start()].strip()
        if _ACCOUNT_NAME.fullmatch(name) and not name.endswith(_BODY_ENDINGS):
            page.note("account", name)
            page.shrink(line, 0, date.start(), "account_name")
