"""Laws, rules and papers of the centre as evidence for the year of a text: studied in the months after they came out.

Their names and days are `core/lexicon/dated_documents.toml`; only titles in 《》 are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from core.lexicon import load_toml
from core.parsing.dated_events import EventMention, Window
from core.parsing.text import fold

_TITLE = re.compile(r"《(?P<title>[^《》\n]{3,60})》")
_ISSUED_BY = re.compile(
    r"\A(?:中共中央(?:办公厅)?|国务院(?:办公厅)?|全国人大常委会|中央办公厅|中办|国办|[、 ]){1,6}(?:印发)?(?=关于|《|中国|[\u4e00-\u9fff]{4})"
)
_EDITION = re.compile(r"(?:\([^()]{0,6}(?:试行|修订|修正|暂行)[^()]{0,4}\))+\Z")
_STUDIED = re.compile(r"(?:学习|传达|宣讲|解读|宣传|贯彻)[^。;\n]{0,60}\Z")
_REACH = 64


def documents(folded: str) -> Iterator[EventMention]:
    """Each known paper the text names, once, with the months after each of its editions."""
    known: set[str] = set()
    for match in _TITLE.finditer(folded):
        title = _EDITION.sub("", match["title"])
        days = _days().get(title) or _days().get(_ISSUED_BY.sub("", title))
        if days is None or title in known:
            continue
        known.add(title)
        studied = _STUDIED.search(folded, max(0, match.start() - _REACH), match.start())
        grace = timedelta(days=load_toml("dated_documents")["grace"])
        windows = tuple(Window(day, day + grace) for day in days)
        kind = "document" if studied else "cited"
        yield EventMention(f"document-{title}", match[0], *match.span(), kind, windows)


@cache
def _days() -> dict[str, tuple[date, ...]]:
    return {
        fold(name): tuple(date.fromisoformat(day) for day in days)
        for name, days in load_toml("dated_documents")["days"].items()
    }
