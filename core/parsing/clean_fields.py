"""Record cards and page headers: lines made of label and value. The lines go, the values are kept."""

from __future__ import annotations

import re
from functools import cache

from core.lexicon import load_toml
from core.parsing.clean_page import Line, Page
from core.parsing.clean_phrases import bare, button_run

Statement = tuple[str, str]  # metadata key, value

_SEPARATORS = re.compile(r"[\s|,;、·*【】\[\]()/>_\-]{0,40}")
_DATE = re.compile(
    r"""(?P<date>[12][0-9]{3}\ ?(?:[-/.年]\ ?)[01]?[0-9]\ ?(?:[-/.月]\ ?)[0-3]?[0-9]\ ?日?)
        (?:\ {0,4}(?P<time>[0-2]?[0-9]\ ?[:时点]\ ?[0-5][0-9](?:[:分][0-5]?[0-9])?))?""",
    re.VERBOSE,
)
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]")
_LONG_VALUES = frozenset({"title", "summary", "keywords", "catalogue"})
_LONGEST_VALUE = 60
_LONGEST_LONG_VALUE = 200
_VALUE_BREAK = re.compile(r" {2,}|\t|\|")
_PASSED_OVER = re.compile(r"[\s|,;、·*【】\[\]()/>_\-]{0,40}(?:[0-9]{1,9}次?(?![0-9年月日:/.-])|次)?")
_CELL_GAP = re.compile(r" ?(?:\t|\||  )[\s|]{0,20}")
_NUMERIC_DATE = re.compile(r"[12][0-9]{3}([-/.])[01]?[0-9]\1[0-3]?[0-9]")
_INDEX_VALUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9/\-_ .]{3,50}")
_NUMBER_VALUE = re.compile(r".{1,24}(?:[〔\[(【][12][0-9]{3}[〕\])】]).{0,6}号?|无")
_WEAK_LABELS = frozenset(
    {
        "时间",
        "日期",
        "发布",
        "据",
        "标题",
        "城市",
        "地区",
        "名称",
        "分类",
        "备注",
        "访问",
        "评论",
        "查看",
        "浏览",
        "阅读",
        "点击",
    }
)


@cache
def labels(place: str) -> dict[str, str]:
    """Label to metadata key, of one place (head or credit)."""
    return {
        label: field["key"]
        for field in load_toml("noise_fields")["field"]
        if field["place"] == place
        for label in field["labels"]
    }


@cache
def label_pattern(*places: str) -> re.Pattern[str]:
    """One label, its characters spaced or not: 索引号, 索 引 号."""
    words = sorted((label for place in places for label in labels(place)), key=len, reverse=True)
    return re.compile("(?:" + "|".join(r"\s{0,4}".join(map(re.escape, word)) for word in words) + ")")


@cache
def _label_colon() -> re.Pattern[str]:
    return re.compile(rf"({label_pattern('head', 'credit').pattern})\s{{0,3}}:\s{{0,8}}")


@cache
def _card_label() -> re.Pattern[str]:
    return re.compile(
        rf"[·*\-|\s]{{0,8}}({label_pattern('head').pattern})(?:\s{{0,3}}:|(?=\s|\||$))[\s|]{{0,8}}"
    )


@cache
def _bracketed_label() -> re.Pattern[str]:
    return re.compile(rf"【\s{{0,3}}({label_pattern('head', 'credit').pattern})\s{{0,3}}】:?")


def _plain(text: str) -> str:
    """The line with labels in brackets written as labels: 【文号】 becomes 文号:"""
    return _bracketed_label().sub(r"\1:", text) if "【" in text else text


def _key(label: str) -> str:
    word = re.sub(r"\s", "", label)
    return labels("head").get(word) if word in labels("head") else labels("credit")[word]  # type: ignore[return-value]


def statements(text: str) -> list[Statement] | None:
    """What a folded line states when it is nothing but labels with values, dates and buttons; else None.

    字体: 大 中 小 states nothing and gives []. A line with anything else in it gives None.
    """
    found: list[Statement] = []
    labelled = False
    at = 0
    while at < len(text):
        at = _SEPARATORS.match(text, at).end()  # type: ignore[union-attr]
        label = _label_colon().match(text, at)
        if label:
            at = _value_end(text, label.end())
            values = _values(_key(label.group(1)), text[label.end() : at])
            if values is None:
                return None
            found += values
            labelled = True
        elif dated := _DATE.match(text, at) or _WEEKDAY.match(text, at):
            found += _dated(dated) if dated.re is _DATE else []
            at = dated.end()
        elif (after := _skip(text, at)) > at:
            at = after
        elif at < len(text):
            return None
    return found if labelled else None


def _skip(text: str, at: int) -> int:
    """The place after separators, buttons and counts."""
    while True:
        after = _PASSED_OVER.match(text, button_run().match(text, at).end()).end()  # type: ignore[union-attr]
        if after == at:
            return at
        at = after


def _value_end(text: str, start: int) -> int:
    following = _label_colon().search(text, start)
    end = following.start() if following else len(text)
    gap = _VALUE_BREAK.search(text, start, end)
    return gap.start() if gap else end


def _values(key: str, value: str) -> list[Statement] | None:
    """The statements of one label, or None when its value cannot be one."""
    value = _unwrapped(value)
    longest = _LONGEST_LONG_VALUE if key in _LONG_VALUES else _LONGEST_VALUE
    if len(value) > longest or ("。" in value and key != "summary"):
        return None
    date = _DATE.search(value)
    if key in ("publish_date", "issue_date", "effective_date"):
        if date is None:
            return [] if not value or len(value) <= 12 else None
        return _dated(date, key)
    if key == "":
        return []
    if date and key in ("source", "publisher", "author"):
        return [(key, value[: date.start()].strip(" |,;")), *_dated(date)]
    return [(key, value)]


def _unwrapped(value: str) -> str:
    """A value without separators at its ends and without brackets that have no partner."""
    value = value.strip(" |,;")
    for opener, closer in ("()", "[]", "【】"):
        if value.endswith(closer) and opener not in value:
            value = value[:-1].rstrip()
        if value.startswith(opener) and (closer not in value or value.endswith(closer)):
            value = value[1:].removesuffix(closer).strip()
    return value


def _dated(date: re.Match[str], key: str = "publish_date") -> list[Statement]:
    stated = [(key, date["date"].replace(" ", ""))]
    if date["time"] and key == "publish_date":
        stated.append(("publish_time", date["time"].replace(" ", "")))
    return stated


def mark_fields(page: Page, numbers: range, head: bool) -> None:
    """Mark the card, header and credit lines of one zone and note what they state."""
    card = _card_lines(page, numbers) if head else frozenset()
    waiting: str | None = None  # the key of a label whose value stands on a later line
    for number in numbers:
        line = page.lines[number]
        if line.reason:
            continue
        if waiting is not None and _takes_value(page, number, waiting, numbers):
            waiting = None
        elif number in card:
            waiting = _read_card_line(page, line)
        else:
            beside = number > 0 and page.lines[number - 1].reason in ("metadata_block", "page_header")
            waiting = _read_header_line(page, line, head, beside)


def _card_lines(page: Page, numbers: range) -> frozenset[int]:
    """Lines that begin with a card label, where at least three such lines stand together."""
    labelled = [
        n for n in numbers if not page.lines[n].reason and _card_label().match(_plain(page.lines[n].text))
    ]
    chained: set[int] = set()
    for first in range(len(labelled) - 2):
        trio = labelled[first : first + 3]
        if trio[2] - trio[0] <= 6:
            chained.update(trio)
    return frozenset(chained)


def _read_card_line(page: Page, line: Line) -> str | None:
    """Note a card line; the key is returned when its value is missing and may follow."""
    text = _plain(line.text)
    stated = statements(text)
    if stated is None:
        if len(text) > _LONGEST_LONG_VALUE or "。" in text:
            return None
        stated = _cells(text)
    _take(page, line, stated, "metadata_block")
    return _open_label(text)


def _take(page: Page, line: Line, stated: list[Statement], reason: str) -> None:
    line.reason = reason
    for key, value in stated:
        page.note(key, value)


def _cells(text: str) -> list[Statement]:
    """The statements of a card line without colons: labels and values in turn, parted by wide gaps."""
    stated: list[Statement] = []
    key: str | None = None
    at = 0
    while at < len(text):
        if label := _card_label().match(text, at):
            key = _key(label.group(1))
            at = label.end()
            continue
        gap = _CELL_GAP.search(text, at)
        value = text[at : gap.start() if gap else len(text)]
        at = gap.end() if gap else len(text)
        if key is not None and value.strip():
            stated += _values(key, value) or []
            key = None
    return stated


def _open_label(text: str) -> str | None:
    label = _card_label().match(text)
    return _key(label.group(1)) if label and label.end() == len(text) else None


def _read_header_line(page: Page, line: Line, head: bool, beside: bool) -> str | None:
    """Note a header or credit line; `beside` says that it stands beside one, which makes weak labels good."""
    text = _plain(line.text)
    if len(text) > 3 * _LONGEST_VALUE:
        return None
    stated = statements(text) if ":" in text else None
    if stated is None and head:
        stated = _bare_header(text)
    if stated is None or (
        _is_weak(text) and not beside and not any(_NUMERIC_DATE.search(v) for _, v in stated)
    ):
        return None
    credit = all(key in ("author", "editors", "source") for key, _ in stated) and bool(stated)
    _take(page, line, stated, "credit" if credit and not head else "page_header")
    return _open_label(text) if head else None


def _is_weak(text: str) -> bool:
    """Whether the line rests on one everyday word (时间: 名称:), which documents use themselves."""
    found = _label_colon().findall(text)
    return len(found) == 1 and re.sub(r"\s", "", found[0]) in _WEAK_LABELS


def _bare_header(text: str) -> list[Statement] | None:
    """A header without labels: 2023-01-26 09:30, or 青山日报 2023-01-26 09:30."""
    date = _DATE.search(text)
    if not date or not (date["time"] or _NUMERIC_DATE.match(date["date"]) or _WEEKDAY.search(text)):
        return None
    before, after = text[: date.start()].strip(" -|·"), text[date.end() :].strip(" -|·")
    if _WEEKDAY.search(text) and len(text) <= 40 and not before:
        return []
    if _skip(after, 0) < len(after) or len(before) > 16 or any(mark in before for mark in ",。—-《("):
        return None
    if before and not date["time"]:
        return None
    return [*([("source", before)] if before else []), *_dated(date)]


def _takes_value(page: Page, number: int, key: str, numbers: range) -> bool:
    """Whether this line is the value of the label above it; marks it and notes the value when it is."""
    line = page.lines[number]
    if _label_colon().match(line.text) or _card_label().match(line.text):
        return False
    if not _fits(page, number, key, numbers):
        return False
    for stated_key, value in _values(key, line.text) or []:
        page.note(stated_key, value)
    line.reason = "metadata_block"
    return True


def _fits(page: Page, number: int, key: str, numbers: range) -> bool:
    text = page.lines[number].text
    if key.endswith("_date"):
        date = _DATE.match(text)
        return date is not None and len(text) - date.end() <= 4
    if key == "index_number":
        return _INDEX_VALUE.fullmatch(text) is not None
    if key == "document_number":
        return _NUMBER_VALUE.fullmatch(text) is not None
    if len(text) > _LONGEST_VALUE or "。" in text:
        return False
    if key == "title":
        later = (page.lines[n] for n in range(number + 1, min(number + 12, len(page.lines))))
        return any(bare(other.text) == bare(text) for other in later)
    following = page.lines[number + 1].text if number + 1 in numbers else ""
    return len(text) <= 24 and bool(_label_colon().match(following) or _card_label().match(following))
