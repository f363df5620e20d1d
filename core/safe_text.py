"""Text of documents made safe for each place it can be shown: the only way from a record to a screen or a file.

A document may hold anything: tags, formulas, markdown, codes that chart libraries read as program text.
Each function below takes such text and gives back letters that stay letters in one destination.
`visible` keeps the length, so offsets of evidence hold; every other function starts from it.
"""

from __future__ import annotations

import html as _html
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

REPLACEMENT = "\ufffd"
WORD_JOINER = "\u2060"
CELL_LIMIT = 32_767
CELL_CUT = "…（已截断）"
NAME_LIMIT = 80

# Controls, bidirectional overrides that reorder what follows, halves of surrogate pairs, non-characters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# The sign with which pyecharts marks JavaScript in its options; anything between two of them would run.
_SCRIPT_MARK = re.compile(r"--x_x--0_0--")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&\"'@%/])")
# What Streamlit turns into pictures, arrows or links even when its signs are escaped one by one.
_MARKDOWN_WORDS = re.compile(
    r"(:)(?=[\w+\-])|([-<>=~])(?=[-<>=~])|(https?|ftp|mailto|xmpp)(?=:)|(www)(?=\.)|(@)(?=\w)", re.I
)
_FORMULA = re.compile(r"^[\s'\"\u200b\ufeff]*[=+\-@\t\r＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"^[+\-]?[0-9]+(?:\.[0-9]+)?%?$")
_FORBIDDEN_IN_NAMES = re.compile(r"[<>:\"/\\|?*\s]+")
_RESERVED_NAMES = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))]
)


def visible(text: object) -> str:
    """The same number of characters, none of them invisible or reordering; unknown becomes empty."""
    return "" if text is None else _INVISIBLE.sub(REPLACEMENT, str(text))


def html(text: object) -> str:
    """Letters for an HTML page or attribute."""
    return _html.escape(visible(text), quote=True)


def markdown(text: object) -> str:
    """Letters for Streamlit markdown: no emphasis, link, picture, formula, colour, icon or arrow comes of them."""
    joined = _MARKDOWN_WORDS.sub(lambda m: m.group(0) + WORD_JOINER, visible(text))
    return re.sub(r"\s+", " ", _MARKDOWN.sub(r"\\\1", joined)).strip()


def chart_text(text: object) -> str:
    """Letters for a plotly title, label, tick or hover box, where a few tags and `$…$` have a meaning."""
    shown = visible(text).replace("$", "＄").replace("%{", "%\u2060{")
    return re.sub(r"\s+", " ", _html.escape(shown, quote=False)).strip()


def chart_name(text: object) -> str:
    """Letters for a name or label in an ECharts option: without the sign that pyecharts takes for JavaScript."""
    shown = _SCRIPT_MARK.sub(REPLACEMENT, visible(text))
    # Removing one sign may join the halves of another.
    while _SCRIPT_MARK.search(shown):
        shown = _SCRIPT_MARK.sub(REPLACEMENT, shown)
    return re.sub(r"\s+", " ", shown).strip()


def chart_option(option: Any) -> Any:
    """An ECharts option with every string in it made safe, keys included; numbers and structure unchanged."""
    if isinstance(option, Mapping):
        return {chart_name(key): chart_option(value) for key, value in option.items()}
    if isinstance(option, (list, tuple)):
        return [chart_option(item) for item in option]
    return chart_name(option) if isinstance(option, str) else option


def script_json(value: Any) -> str:
    """JSON that can stand inside a script element of a page: no character that could end it."""
    text = json.dumps(chart_option(value), ensure_ascii=False, allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def cell(text: object) -> str:
    """Letters for a cell of a CSV file: what a spreadsheet would take for a formula is led by an apostrophe."""
    shown = _limited(visible(text))
    if _FORMULA.match(shown) and not _PLAIN_NUMBER.match(shown):
        return "'" + shown
    return shown


def sheet_cell(text: object) -> str:
    """Letters for a string cell of a workbook (written as a string, so no formula can come of it)."""
    return _limited(visible(text))


def file_name(text: object, fallback: str = "data") -> str:
    """A name, not a path, that Windows, macOS and Linux all accept, without its extension."""
    name = _FORBIDDEN_IN_NAMES.sub("_", visible(text).replace(REPLACEMENT, "")).strip("._ ")
    name = (
        name.encode("utf-8", "ignore")[: NAME_LIMIT * 2].decode("utf-8", "ignore")[:NAME_LIMIT].strip("._ ")
    )
    if not name or name.split(".")[0].upper() in _RESERVED_NAMES:
        return f"{fallback}_{name}".strip("_")
    return name


def link(address: object) -> str | None:
    """A web address that may be clicked, or None: only http and https with a host, nothing hidden in it."""
    shown = visible(address).strip()
    if REPLACEMENT in shown or re.search(r"[\s\"'<>`\\()]", shown):
        return None
    try:
        parts = urlsplit(shown)
    except ValueError:
        return None
    return shown if parts.scheme in {"http", "https"} and parts.hostname else None


def _limited(text: str) -> str:
    return text if len(text) <= CELL_LIMIT - 1 else text[: CELL_LIMIT - 1 - len(CELL_CUT)] + CELL_CUT
