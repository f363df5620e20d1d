"""What a meeting or a speaker stressed, pointed out and demanded: one directive a passage.

A passage starts at 会议强调, 张三指出 and the like and runs to the next such place or the end of its paragraph. Its
topic is taken from its own words: the object of its first demand (要加快推进…), or the phrase that comes back most.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from core.lexicon import load_toml
from core.models import Directive
from core.parsing.mentions import Mention
from core.parsing.text import paragraphs

LONGEST_TOPIC = 24

_BODY = r"(?:本次|这次|此次)?(?:会议|大会|全会|座谈会|常委会|党组会|常务会议|推进会|学习会|党组|办公会|市委|县委|区委|省委|州委)"
_BETWEEN = r"(?:同志|书记|[市县区州省]长)?(?:在[^,。:\n]{1,30}(?:时|中|上|后))?(?:还|又|同时|并|最后|首先|特别|郑重|进一步|再次|重点|明确|反复|一再|代表[^,。:\n]{1,16}){0,3}"
_DEMAND = re.compile(
    r"""(?:^|[,。;])(?:[^,。;]{0,12}?)?(?:要|必须|应|务必|持续|切实|着力|全力|坚决|进一步|不断|加快|大力|深入)
        (?:全力|着力|切实|坚决|进一步|不断|加快|大力|深入|持续|扎实|统筹|积极|认真|高质量|高标准|高效|全面|稳步|有序|有力|做好|抓好|抓实|抓紧|推进|推动|加强|强化
          |狠抓|落实|提高|提升|聚焦|紧盯|围绕|突出|坚持|优化|完善|健全|深化|压实|做实|开展|促进|保障|守住|筑牢|严格|构建|打造|夯实|增强|把握|以|把|对|抓|好|实){1,4}
        (?P<object>[^,。;:、]{2,24})
    """,
    re.VERBOSE,
)
_HOLLOW = re.compile(
    r"(?:政治站位|思想认识|认识|责任|工作合力|组织领导|统筹|协调|意识|思想|形势|机遇|站位|领导|高度|一致|部署|要求|重要性|使命感|责任感|紧迫感|决策)"
)
_CHUNK = re.compile(r"[\u4e00-\u9fff\d\"·+]{3,}")
_STOP = re.compile(
    r"[的了和与及在为把对以是要将从让使等向于被或也就都并]|切实|进一步|工作|坚持|推动|推进|加强|加快|强化|全面|不断|积极|提高|提升|确保|落实|做好|抓好|发展$"
)


@cache
def _verb() -> str:
    return "|".join(load_toml("meeting_verbs")["say"]["words"])


def find_directives(
    text: str, masked: str, mentions: tuple[Mention, ...], subjects: tuple[str, ...] = ()
) -> tuple[Directive, ...]:
    """The directives of a readout in order. `subjects` are the matters of its agenda, preferred as topics."""
    names = {mention.name for mention in mentions}
    pattern = _starts(frozenset(names))
    found: list[Directive] = []
    speaker: str | None = None
    for start, end in paragraphs(masked):
        starts = list(pattern.finditer(masked, start, end))
        for place, begin in enumerate(starts):
            stop = starts[place + 1].start("who") if place + 1 < len(starts) else end
            who = begin["who"].replace(" ", "")
            speaker = who if who in names else (speaker if who in ("他", "她") else None)
            topic = _topic(text[begin.end() : stop], masked[begin.end() : stop], subjects)
            found.append(Directive(begin["verb"], topic, speaker, begin.start("who"), stop))
    return tuple(found)


@cache
def _starts(names: frozenset[str]) -> re.Pattern[str]:
    people = "".join(
        "|" + (" {0,3}".join(map(re.escape, name)) if len(name) == 2 else re.escape(name))
        for name in sorted(names, key=len, reverse=True)
    )
    return re.compile(
        rf"(?P<who>{_BODY}{people}|(?<![其吉])[他她])(?:\([^)\n]{{0,12}}\))?{_BETWEEN}(?P<verb>{_verb()})(?:[,:]|(?=要|各|[^,。]{{0,12}}要))"
    )


def _topic(text: str, masked: str, subjects: tuple[str, ...]) -> str:
    """The topic of a passage in its own words; the matter it belongs to when the words are that matter's."""
    objects = [
        m["object"]
        for m in _DEMAND.finditer(masked)
        if not _HOLLOW.search(m["object"]) and "\x00" not in m["object"]
    ]
    words = Counter(
        chunk
        for run in _CHUNK.findall(masked)
        for chunk in _STOP.split(run)
        if chunk and 3 <= len(chunk) <= LONGEST_TOPIC
    )
    repeated = [word for word, count in words.most_common(3) if count > 1]
    for word in repeated:
        if any(word in subject for subject in subjects):
            return word
    return _short(objects[0] if objects else (repeated[0] if repeated else _first(masked)))


def _first(masked: str) -> str:
    clause = re.match(r"[^,。;:\n]*", masked.lstrip(",: "))
    return clause.group().replace("\x00", "") if clause else ""


def _short(topic: str) -> str:
    return topic.strip(' "')[:LONGEST_TOPIC]
