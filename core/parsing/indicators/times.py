"""Kind, year and period of one figure: from its clause, its sentence, else the part of the document it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.models import Kind
from core.parsing.indicators.sections import PLAN_ENDS, Calendar, Frame


@dataclass(slots=True)
class Moment:
    """What a figure refers to."""

    kind: Kind
    year: int | None
    period: str | None


_TIME = re.compile(
    r"(?P<until>到|至|截[至止]到?)?\s?(?P<year>(?:19|20)[0-9]{2})\s?年(?P<part>底|末|初|度|以来|来|[0-9]{1,2}月)?"
    r"|(?P<relative>今年|本年|当年|去年|上年(?!同期|度?的)|明年|来年|前年|年内|年底前|新的一年)"
    r'|"?(?P<named>十[一二三四五六]?五)"?(?:时期)?(?P<named_end>末|期末|期间|以来)'
    r"|(?P<next>(?:今后|未来)(?:的)?[三四五]年)"
)
_NOT_A_TIME_BEFORE = re.compile(r"(?:[比较与从由自是同]|相当于|[(《<-]|至)\s?$")
_PERIOD = re.compile(
    r"(?P<h1>上半年|1-6月)|(?P<h2>下半年)|(?P<q13>前三季度|1-9月)|(?P<q>第?([一二三四])季度|1-3月)|(?P<month>(?:1-)?[0-9]{1,2}月(?:份|当月)?)|(?P<cum>累计)"
)
_TARGET = re.compile(
    r"力争|争取(?!上级|中央|国家|省|各类|到位|资金|项目|专项|政策)|确保(?!了)|计划(?!生育|单列|投资|完成|的|总投资|内|外)|拟(?!定|订|态)|预期目标|目标(?:是|为|:)|(?<![不即面])将(?!近|军|来|士|领|才)"
    r"|(?<![主重需首紧概摘纪扼简必])要(?!求|素|点|么|闻|件|道|塞|情|案|务|职|不|数|在)|务必|必须|下一步|下步|下阶段|不低于|不少于|控制在|预期|年内(?!已|完成了)|围绕.{0,10}目标"
)
_STRONG_TARGET = re.compile(
    r"力争|争取(?!上级|中央|国家|省|各类|到位|资金|项目|专项|政策)|目标(?:是|为|:)|预期目标|(?<![不即面])将(?!近|军|来|士|领|才)(?:达|突破|超过|实现|完成|新增|建成|增长|投|有|提高|增加|建设)|有望|计划(?=完成|新增|新建|建设|投资|实施|到)|拟(?!定|订|态)"
)
_ASIDE = re.compile(r"\([^()]{0,40}\)")
_PRESENT = re.compile(r"已(?!经?是)|目前|去年|上年(?!同期)|现有|截[至止]")
_ACTUAL = re.compile(
    r"已(?!经?是)|目前|截[至止]|去年|上年(?!同期)|今年以来|共(?!同|建|享|有制|产)|累计|现有|同比|比上年|较上年|现已|完成了|建成了|达到了|取得|以来|上半年|[一二三]季度|1-[0-9]{1,2}月"
)


def moment(
    text: str, sentence: int, name: int, place: int, frame: Frame, times: Calendar, lead_year: int | None
) -> Moment:
    """Judges a figure at `place` whose name starts at `name`, in the sentence that starts at `sentence`."""
    stated = _stated(text, sentence, place, times)
    clause = _ASIDE.sub("", text[max(sentence, place - 90) : place])
    year, kind = frame.year, frame.kind
    if stated is not None:
        year = stated
        kind = _kind_of_year(stated, frame, times)
    elif lead_year is not None:
        year = lead_year
        kind = _kind_of_year(lead_year, frame, times)
    kind = _modal(clause, kind, year, stated is not None, frame, times)
    if stated is None and lead_year is None:
        year = _default_year(kind, frame, times)
    return Moment(kind, year, _period(clause))


def _default_year(kind: Kind, frame: Frame, times: Calendar) -> int | None:
    if not times.report or kind == frame.kind:
        return frame.year
    return times.now if kind == "target" else times.past


def _kind_of_year(year: int, frame: Frame, times: Calendar) -> Kind:
    if times.report:
        if times.past is not None:
            return "target" if year > times.past else "actual"
        return frame.kind
    if times.now is not None and year != times.now:
        return "target" if year > times.now else "actual"
    return frame.kind


def _modal(clause: str, kind: Kind, year: int | None, dated: bool, frame: Frame, times: Calendar) -> Kind:
    """Lets 力争, 要 or 已 in the clause overrule."""
    if frame.kind == "target" and (kind == "target" or not dated):
        return "actual" if _last(_PRESENT, clause) > _last(_TARGET, clause) else "target"
    if times.report:
        future = not dated or (year is not None and times.past is not None and year > times.past)
        return "target" if future and _STRONG_TARGET.search(clause) else kind
    if dated and kind == "target":
        return "target"
    target, actual = _last(_TARGET, clause), _last(_ACTUAL, clause)
    if target < 0 and actual < 0:
        return kind
    return "target" if target > actual else "actual"


def _last(pattern: re.Pattern[str], clause: str) -> int:
    """Where the pattern is found last, -1 when nowhere."""
    place = -1
    for found in pattern.finditer(clause):
        place = found.start()
    return place


def _stated(text: str, low: int, high: int, times: Calendar) -> int | None:
    """The year named last before the figure, in its sentence; years compared with do not count."""
    year: int | None = None
    aside = [span.span() for span in _ASIDE.finditer(text, low, high)] if ")" in text[low:high] else []
    for found in _TIME.finditer(text, low, high):
        if _NOT_A_TIME_BEFORE.search(text, max(low, found.start() - 3), found.start()):
            continue
        if aside and any(start <= found.start() < end for start, end in aside):
            continue
        if found["year"]:
            if found["part"] in ("以来", "来"):
                continue
            if found["part"] == "初":
                continue
            year = int(found["year"])
        else:
            year = _relative(found, times, year)
    return year


def _relative(found: re.Match[str], times: Calendar, year: int | None) -> int | None:
    if found["named"]:
        end = PLAN_ENDS.get(found["named"])
        return end if found["named_end"] in ("末", "期末") else year
    if found["next"]:
        return times.now + 4 if times.now else year
    word = found["relative"]
    if times.now is None or word in ("年内", "年底前", "当年"):
        return year
    step = {"今年": 0, "本年": 0, "新的一年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1}[
        word
    ]
    return times.now + step


def lead_year(text: str, low: int, high: int) -> int | None:
    """The year a sentence opens with (2018年,全县…), which holds for the rest of its paragraph."""
    found = re.compile(
        r"[\s\"]{0,4}(?:预计|初步核算,)?((?:19|20)[0-9]{2})年(?:度|底|末)?(?=,|全|预计|我|完成|实现)"
    ).match(text, low, high)
    return int(found[1]) if found else None


def _period(clause: str) -> str | None:
    period = None
    for found in _PERIOD.finditer(clause):
        if found["h1"]:
            period = "H1"
        elif found["h2"]:
            period = "H2"
        elif found["q13"]:
            period = "Q1-Q3"
        elif found["q"]:
            quarter = found["q"].removeprefix("第")[0]
            period = {"一": "Q1", "二": "Q2", "三": "Q3", "四": "Q4", "1": "Q1"}[quarter]
        elif found["month"]:
            period = "month" if not found["month"].startswith("1-") else period
        else:
            period = "cumulative"
    return period
