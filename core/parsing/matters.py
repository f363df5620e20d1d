"""Cutting the object of a meeting's verb into matters: 研究A方案、B办法和C工作 into what was dealt with one by one.

A list of complete matters is cut at 、; coordinated nouns that share one head (中央、省委、市委农村工作会议精神) stay one
matter. Where a list shares its subject or its last word, each matter gets it back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from core.lexicon import load_toml

WEAK_LENGTH = 9  # from here on a piece that ends in a general word (建设, 工作) is a matter of its own
SHORTEST = 4  # characters any piece needs to be one

_BOUNDARY = re.compile(
    r"、|;|(?<=》)(?=《)|(?<=》)(?:以及|和|及|与)(?=[^、,《》]{1,16}《)|(?:以及|和|及|与|暨)(?=在|关于|对|就|《|习近平|党的|中央|全国|全[省市县区]|[省市县区][委政]|省、)"
)
_TAIL = re.compile(
    r"等(?:[\d一二两三四五六七八九十]{1,3}(?:个|项|份|件)?)?(?:其他|有关|相关|重要|具体|方面|系列)*的?"
    r"(?:事项|事宜|议题|内容|文件|材料|议案|制度文件|政策文件|方面内容)?$"
)
_SPIRIT_TAIL = re.compile(r"等(?:系列|有关|相关|重要|上级)*(?:会议|活动|讲话|文件)*精神$")
_SUBJECT = re.compile(
    r"(?:[^、,。在关对就的]{2,12}?(?:总书记|书记|主席|总理|省长|市长|县长|同志|部长))(?=在|关于|对|就|给|来|到)"
)
_NEEDS_SUBJECT = re.compile(r"(?:在|关于|对|就|给)[^、]{2,}")
_REPORT = re.compile(r"的?(?P<kind>汇报|报告|说明|通报)$")


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter: its title, with shared words restored, and where its own words stand."""

    title: str
    start: int
    end: int


@cache
def _ends(kind: str, key: str = "words") -> re.Pattern[str]:
    words = load_toml("agenda_verbs")[kind][key]
    return re.compile(
        "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")(?:\([^)]*\))?$"
    )


def split_matters(folded: str, masked: str, start: int, end: int, action: str) -> list[Matter]:
    """The matters in `folded[start:end]`, the object of `action`, in order; `masked` hides what is in brackets."""
    spirit = _SPIRIT_TAIL.search(masked, max(start + 1, end - 24), end)
    end = spirit.start() if spirit else _trimmed_end(masked, start, end)
    pieces = _merge(
        masked, _cut(masked, start, end), spirit is not None or masked[start:end].endswith("精神")
    )
    matters = [Matter(_clean(folded[a:b]), a, b) for a, b in pieces]
    return [m for m in _restored(matters, action, spirit is not None) if m.title]


def _trimmed_end(masked: str, start: int, end: int) -> int:
    tail = _TAIL.search(masked, max(start, end - 24), end)
    if tail and tail.start() > start:
        return tail.start()
    return end


def _cut(masked: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Pieces between possible boundaries, each with the boundary that ends it."""
    pieces = []
    at = start
    for mark in _BOUNDARY.finditer(masked, start, end):
        if mark.start() > at:
            pieces.append((at, mark.start(), mark.group() or "《"))
            at = mark.end()
    if at < end:
        pieces.append((at, end, ""))
    return pieces


def _merge(masked: str, pieces: list[tuple[int, int, str]], of_meetings: bool) -> list[tuple[int, int]]:
    """Pieces joined until each is a complete matter; whatever is left at the end is one."""
    done: list[tuple[int, int]] = []
    begin: int | None = None
    coordinated = any(
        mark == "、" and not _ends("matter").search(masked[start:end]) for start, end, mark in pieces
    )
    for place, (start, end, mark) in enumerate(pieces):
        begin = start if begin is None else begin
        last = place + 1 == len(pieces)  # where a list breaks off behind its mark, too
        following = "" if last else masked[slice(*pieces[place + 1][:2])]
        if last or _complete(masked[start:end], mark, following, of_meetings, coordinated):
            done.append((begin, end))
            begin = None
    return done


def _complete(piece: str, mark: str, following: str, of_meetings: bool, coordinated: bool) -> bool:
    if mark == "《":  # 《A》《B》起草: a shared word after the last title makes them one matter
        return re.search(r"》(?:\([^)]*\))?$", following) is not None
    if len(piece.strip()) < SHORTEST and "》" not in piece and mark == "、":
        return False
    if mark not in "、;":
        if piece.endswith("》") and "《" in following:
            return True
        whole = _ends("matter") if following.startswith(("关于", "《")) else _ends("study")
        return whole.search(piece) is not None
    if of_meetings:  # 建设、开放工作会议精神: what is no meeting is part of the next one's name
        return any(_ends(kind).search(piece) for kind in ("meeting", "study"))
    if _ends("matter", "weak").search(
        piece
    ):  # among nouns that share the last head a general word closes nothing
        return not coordinated and (len(piece) >= WEAK_LENGTH or piece.endswith(("情况", "工作")))
    return _ends("matter").search(piece) is not None


def _clean(title: str) -> str:
    """The title without line breaks, marks at its ends, and the 后 of 在听取了A后."""
    title = (
        re.sub(r"\s+", "", title)
        if re.search(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]", title) is None
        else re.sub(r"\s+", " ", title)
    )
    return title.strip(" \n\t,、;:。").removeprefix("了").removesuffix("后")


def _restored(matters: list[Matter], action: str, spirit: bool) -> list[Matter]:
    """Gives back a shared subject (习近平总书记在…、在…) and a shared last word (A情况、B情况的汇报)."""
    if not matters:
        return matters
    subject = _SUBJECT.match(matters[0].title)
    if subject:
        matters = [matters[0]] + [
            replace(m, title=subject.group() + m.title) if _NEEDS_SUBJECT.match(m.title) else m
            for m in matters[1:]
        ]
    last = matters[-1].title
    if spirit or (len(matters) > 1 and last.endswith("精神")):
        meeting = _ends("meeting")
        matters = [replace(m, title=m.title + "精神") if meeting.search(m.title) else m for m in matters]
    report = _REPORT.search(last)
    if action.startswith("听取") and report:
        kind = report["kind"]
        matters = [replace(m, title=_REPORT.sub("", m.title) + kind) for m in matters]
    return matters
