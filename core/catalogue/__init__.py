"""Every word of the interface, in Chinese and in English: `catalogue.toml`, read once.

Templates take values by name (`{documents} 份文档`). An entry with `zh_one` or `en_one` says it for exactly one: it is used when
the value named `n` is 1. Nothing a page shows is written anywhere else; what documents say is never translated.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from numbers import Integral
from pathlib import Path
from typing import Any

from core.lexicon import load_toml

LANGUAGES = ("zh", "en")
# What a page says about clicking: a clause or a sentence of its own.
_HINT = re.compile(
    r"(?:[；，]|^|(?<=[。·] )|(?<=。))点一[^。；，·]{1,40}?(?:。|(?= ·|；|，|$))"
    r"|(?:[;,] |^|(?<=[.·] ))(?:[Cc]lick a|[Aa] row opens)[^.;·]{1,80}?(?:\.|(?= ·|;|$))"
)
# One of what is counted, written as several: 1 years.
_ONE = re.compile(
    r"(?<![\w.,])1 (region|document|indicator|meeting|year|month|target|time|phrase|passage|figure|day|character|place|report"
    r"|statement|domain|slide|item|theme|period|point|section|issue|kind|use|minute|quarter|row)s\b"
)
_FILE = Path(__file__).with_name("catalogue.toml")


@cache
def entries() -> dict[str, dict[str, str]]:
    """Every entry by its dotted key: `page.overview.title` to {zh, en, zh_one?, en_one?}."""
    found: dict[str, dict[str, str]] = {}

    def collect(prefix: str, table: dict[str, Any]) -> None:
        if "zh" in table and isinstance(table["zh"], str):
            found[prefix] = {str(language): str(words) for language, words in table.items()}
            return
        for name, value in table.items():
            collect(f"{prefix}.{name}" if prefix else name, value)

    collect("", tomllib.loads(_FILE.read_text(encoding="utf-8")))
    return found


def text(key: str, language: str = "zh", **values: object) -> str:
    """The words of an entry with `values` put in, a count `n` with its thousands marked; in English one of a thing is not
    written as several (1 years). Raises KeyError for an unknown key or a missing value."""
    entry = entries()[key]
    form = f"{language}_one" if values.get("n") == 1 and f"{language}_one" in entry else language
    shown = {
        name: f"{value:,}" if name == "n" and isinstance(value, Integral) else value
        for name, value in values.items()
    }
    words = entry[form if form in entry else "zh"].format_map(shown)
    return _ONE.sub(r"1 \1", words) if language == "en" else words


def printed(words: str) -> str:
    """What a chart says of itself without what it says about clicking: for slides, files and pictures.

    >>> printed("虚线是中位数；点一个点看原句。")
    '虚线是中位数。'
    """
    return _HINT.sub(
        lambda hint: hint[0][-1] if hint[0][0] in "；，;," and hint[0][-1] in "。." else "", words
    ).strip()


def has(key: str) -> bool:
    """Whether there is such an entry: for values that come from data (document types, domains, units)."""
    return key in entries()


def label(group: str, value: object, language: str = "zh") -> str:
    """The label of a value of a closed list (`label("doc_type", "notice")`); a value without an entry shows as it is."""
    key = f"{group}.{value}"
    return text(key, language) if has(key) else str(value)


def domain(name: object, language: str = "zh") -> str:
    """A domain of indicators; its Chinese name is its identifier."""
    return str(_of_lexicon("domains", name).get("en", name)) if language != "zh" else str(name)


def indicator(identifier: object, name: object, language: str = "zh") -> str:
    """The name of an indicator: in English where the lexicon has one, else as documents call it."""
    return str(_of_lexicon("indicators", identifier).get("en", name)) if language != "zh" else str(name)


def glossary(words: str, language: str = "zh") -> list[str]:
    """What the terms of the glossary mean that stand in `words`, as markdown, one paragraph a term."""
    said = words.casefold()
    names = [
        key.removesuffix(".term")
        for key in entries()
        if key.startswith("glossary.") and key.endswith(".term")
    ]
    return [
        text(f"{name}.means", language) for name in names if text(f"{name}.term", language).casefold() in said
    ]


@cache
def of_widgets(language: str = "zh") -> dict[str, str]:
    """What Streamlit's widgets say in English to what they are to say; empty for readers of English."""
    if language == "en":
        return {}
    found = tomllib.loads(_FILE.with_name("widgets.toml").read_text(encoding="utf-8"))
    return {theirs: str(own) for theirs, own in found.items()}


def _of_lexicon(file: str, key: object) -> dict[str, Any]:
    entry = load_toml(file).get(str(key))
    return entry if isinstance(entry, dict) else {}


def listed(items: list[str], language: str = "zh") -> str:
    """甲、乙和丙 / A, B and C."""
    if len(items) < 2:
        return "".join(items)
    comma, last = ("、", "和") if language == "zh" else (", ", " and ")
    return comma.join(items[:-1]) + last + items[-1]
