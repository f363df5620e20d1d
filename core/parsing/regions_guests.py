"""Guests and hosts: a document is by those to whom someone comes, not by those who come or are visited."""

from __future__ import annotations

import re
from collections.abc import Set

from core.parsing.regions_find import Mention

COMING = re.compile(r"(?:来|莅|莅临|抵)$")
_SENT_TO = re.compile(r"(?:代表团|考察团|考察组)赴$")  # 率党政代表团赴某市走访
_SETS_OUT = re.compile(r"[^。;,\n]{0,12}?(?:代表团|考察团|考察组|一行)赴")
_GONE = re.compile(r"[赴到往]$")
_COMES = re.compile(r"[^,。;\n]{0,30}?(?:来到|来|莅临|莅)(?P<own>我[省市县区州旗盟])?(?!自|源|稿)")
_COMES_TO_US = re.compile(
    r"[^。;\n]{0,45}?(?:(?:来|莅|莅临|到|抵|来到)我[省市县区州旗盟](?!自|源|稿)|来[\u4e00-\u9fff](?:考察|参观|学习|访问|洽谈))"
)  # 来我市, 来潍考察
_RECEIVED = re.compile(
    r"(?:代表团|考察团|考察组|访问团|一行)[^。;\n]{0,10}(?:来|莅临|到访|到|抵)我[省市县区州旗盟]"
)
_SENT = re.compile(r"[^。;\n]{0,30}?(?:率|带队|带领|代表团|考察团|考察组|一行)")
_GUEST = re.compile(
    r"[^。;,\n]{0,8}?(?:一行|代表团|考察团|考察组|访问团|客人|来宾)(?:一行)?的?(?:到来|来访|到访|来我)"
)
_WELCOMED = re.compile(r"(?:欢迎|接待|会见|会晤|拜会|拜访)(?:了|来访的|来自)?$")
_VISITED = re.compile(
    r"[^。;,\n]{0,12}?(?:考察学习|学习考察|考察交流|考察对接|学习取经|取经|招商|对标学习|观摩学习|学习)"
)
_AROUND = 30
_ELSEWHERE = re.compile(
    r"传达|学习|通报|教训|经验|会见|拜会|拜访|客人|客商|招商|考察|参观|观摩|合作|协作|对口|对接|帮扶|援|宣传片|警示|公司|集团|率团|率队|事故|灾|案"
)


def is_elsewhere(folded: str, mention: Mention) -> bool:
    """Whether the sentence is one in which a document speaks of places that are not its own: 通报某区火灾, 会见某市客人."""
    nearest = max(0, mention.start - _AROUND)
    start = max(nearest, *(folded.rfind(mark, nearest, mention.start) + 1 for mark in "。\n"))
    after = folded.find("。", mention.end, mention.end + _AROUND)
    return _ELSEWHERE.search(folded, start, after if after >= 0 else mention.end + _AROUND) is not None


def is_visited(folded: str, mention: Mention) -> bool:
    """Whether the document's own people go there to learn or to find investors."""
    if _SENT_TO.search(folded, max(0, mention.start - 4), mention.start):
        return True
    gone = _GONE.search(folded, max(0, mention.start - 1), mention.start)
    return gone is not None and _VISITED.match(folded, mention.end) is not None


def is_guest(folded: str, mention: Mention, starts: Set[int]) -> bool:
    """Whether people of this division come: to another that is named (at `starts`), to us (来我县), or are welcomed."""
    coming = _COMES.match(folded, mention.end)
    if coming is not None and (coming.end() in starts or coming["own"] is not None):
        return True
    return (
        _GUEST.match(folded, mention.end) is not None
        or _WELCOMED.search(folded, max(0, mention.start - 6), mention.start) is not None
        or (sends(folded, mention) and _COMES_TO_US.match(folded, mention.end) is not None)
    )


def sets_out(folded: str, mention: Mention) -> bool:
    """Whether its delegation goes elsewhere (白城市党政代表团赴嘉兴考察), which its own documents tell."""
    return _SETS_OUT.match(folded, mention.end) is not None


def receives(opening: str) -> bool:
    """Whether the document's own people receive a delegation (考察团来我市)."""
    return _RECEIVED.search(opening) is not None


def sends(folded: str, mention: Mention) -> bool:
    """Whether it sends people: a delegation, or someone who leads one."""
    return _SENT.match(folded, mention.end) is not None
