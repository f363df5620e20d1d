"""Kind, year and period of one figure: from its clause, its sentence, else the part of the document it stands in."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from core.models import Kind
from core.parsing.indicators.calendars import PLAN_NAME, YEAR, Calendar, plan_end, year_number
from core.parsing.indicators.frames import Frame
from core.parsing.indicators.moods import (
    ACTUAL,
    FORESEEN,
    GOAL_AFTER,
    GOALS,
    LAID_OUT,
    PART_DONE,
    PLANNED,
    PRESENT,
    SO_FAR,
    STRIVES,
    STRONG_TARGET,
    TARGET,
    UNDER_WAY,
    UNMET,
    YEARLY_GOAL,
    YEARLY_SUM,
)


@dataclass(slots=True)
class Moment:
    """What a figure refers to."""

    kind: Kind
    year: int | None
    period: str | None
    dated: bool = False  # the year is stated beside it, not that of its part of the document
    years: int = 1  # the years its sentence looks back on (五年来)
    since: int | None = None  # the first of the years it names (1978年到1982年)


_TIME = re.compile(
    r"(?:(?P<first>"
    + YEAR
    + r")\s?年?(?:[0-9]{1,2}月)?(?:\([^()]{1,12}\))?\s?(?:-{1,2}|~|至|到)\s?)?(?P<year>"
    + YEAR
    + r")\s?年(?P<part>底|末|初|度|以来|来|[0-9]{1,2}月)?"
    r"|(?P<relative>今年|本年|当年|去年(?!水平)|上年(?!水平|同期|结转|结余|度?的|[^,;。]{0,12}基础)|明年|来年|前年|(?<![0-9一二三四五六七八九十两])年内|年底前|新的一年)"
    r"|(?P<named>"
    + PLAN_NAME
    + r')"?(?:时期)?(?P<named_end>末|期末|期间|以来|(?:(?:计划)?草案)?的?(?:规定|拟定)|计划规定)'
    r"|(?P<century>(?:本|这个|二十)世纪末)"
    r"|(?P<next>(?:今后|未来)(?:的)?[三四五]年)|(?P<past>过去(?:的)?[一这三四五]年)"
)
_TIME_FIRST = re.compile(
    r"[12一二今本当去上明来前年新十未过][09年内的一二三四五六后去〇零九oO]|[\"第][一二三四五六七八九十][五个]|世纪末"
)
# 下降到2014年底的9万人 was reached; 到2014年底 alone lies ahead.
_CHANGED_TO = re.compile(r"(?:[增提上减下降升扩缩加少长高大小低]|发展|由[^,;:。]{1,24})[到至]$")
_NOT_A_TIME_BEFORE = re.compile(
    r"(?:[比较与从由自是同占]|相当于|[高低快慢多少好优]于|超过|[《<-]|[0-9年月][至到-])[\s\"]{0,2}$"
)
# 比历史上最好的1984年, 较疫情前的2019年
_BEST_YEAR = re.compile(r"[比较与][^,;:。]{0,8}(?:最[^,;:。]{1,2}|前|期)的$")
_PRICES = re.compile(r"的?(?:可比|不变)?价")  # 按2015年可比价格
_NAMED_FOR = re.compile(r"(?:国家|省|市|县|区)级|中央|专项|高标准|扶贫|棚户|农村")
_PERIOD = re.compile(
    r"(?P<h1>上半年|1[-~至到]6月)|(?P<h2>下半年)|(?P<q13>前三季度|1[-~至到]9月)|(?P<q>第?(?:[一二三四])季度|1[-~至到]3月)|(?P<month>(?:1[-~至到])?[0-9]{1,2}月(?:份|当月)?(?![0-9]))|(?P<cum>累计)"
)
# 五年间, 2015年以来, 党的十八大以来: what grew since then grew over years. 建市以来最好成绩 is a rank of this year.
_SINCE = re.compile(
    r"(?:(?<![0-9十第])(?P<count>[两三四五六七八九十])年(?:多)?(?:间|来|内|中(?!心|学|国)|里)|过去(?:的)?(?P<past>[三四五])年"
    r"|(?P<year>(?:19|20)[0-9]{2})年以来|(?<=[,;。\n])(?P<bare>[三四五])年(?=全[社市县省区国]|[^\W\d年度规计目期总多以前后之级](?!年))|(?:同|与|比)(?P<against>"
    + YEAR
    + r")年相比|[同与比]\"?(?:十[一二三四]?|[六七八九])五\"?期?末相比|(?:十[一二三四五六七八九]大|开放|成立|[设建]市|建区|建县|直辖|解放|建国|换届)以来)"
    r"(?!的?(?:同期|历史)?(?:最|新[高低]|次[高低]|首[次个]))"
)
_COUNTS = dict(zip("两三四五六七八九十", range(2, 11), strict=True))
_AHEAD = ("到", "至", "力争", "力争到", "争取", "确保", "明年", "来年")
_PERIOD_WORDS = ("月", "季度", "半年", "累计")
_TOTAL = re.compile(r"[三四五六七八九十]年(?:合计|总计|累计|共|总的?)")
_ASIDE = re.compile(r"\([^()]{0,40}\)")
_PLAN_YEARS = 5
_INTENT = 400  # how far an intent holds in its sentence, where nothing is said to be done
_CLAUSE = 90  # how far back the words of a figure's own clause may lie


class Times:
    """The times and moods named in the sentence `text[start:end]`, each looked for once."""

    def __init__(self, text: str, start: int, end: int, calendar: Calendar, lead_year: int | None) -> None:
        self.text, self.start, self.end = text, start, end
        self.calendar, self.lead_year = calendar, lead_year
        sentence = text[start:end]
        self.asides = [span.span() for span in _ASIDE.finditer(text, start, end)] if ")" in sentence else []
        self.firsts: list[tuple[int, int]] = []
        self.years = self._years()
        self.has_period = any(word in sentence for word in _PERIOD_WORDS)
        self.moods: dict[re.Pattern[str], list[int]] = {}

    def moment(self, place: int, frame: Frame, before: Moment | None = None) -> Moment:
        """Judges the figure whose number is at `place`; `before` is what a sentence with 其中 takes over."""
        stated, ahead = self._stated(place)
        if before and stated is None and not self._says_otherwise(before, place):
            return Moment(before.kind, before.year, self._period(place) if self.has_period else before.period)
        year, kind = frame.year, frame.kind
        dated = stated is not None or self.lead_year is not None
        if dated:
            year = stated if stated is not None else self.lead_year
            kind = self._kind_of_year(year, ahead, frame, place)
        kind = self._mood(place, kind, year, dated, frame)
        if not dated:
            year = self._default_year(kind, frame)
        later = self._of_total(place) if stated is None else None
        if later is not None:
            year, kind = later, self._kind_of_year(later, False, frame, place)
        if kind == "actual" and self._goal(place):
            kind = "target"
        period = self._period(place) if self.has_period else None
        years, since = self._looked_back(place)
        since = since or next((first for at, first in reversed(self.firsts) if at < place), None)
        if years == 1 and since and stated is not None and self._stretch_to(stated, place):
            years = max(1, stated - since)
        return Moment(kind, year, period, dated, years, since)

    def _says_otherwise(self, before: Moment, place: int) -> bool:
        """Whether a clause taken over says itself what was reached or is to be; 比上年增长 says neither of a target."""
        reached = PRESENT if before.kind == "target" else ACTUAL
        return max(self._last(TARGET, place), self._last(reached, place)) >= 0

    def _of_total(self, place: int) -> int | None:
        """五年合计财政支出60亿元,其中1985年13亿元: the total is of the years up to one named behind it."""
        now = self.calendar.now
        if now is None or not self.years or self.years[-1][0] < place:
            return None
        later = [year for at, year, _ in self.years if place < at < place + _CLAUSE and year > now]
        return max(later) if later and self._last(_TOTAL, place) >= 0 else None

    def _goal(self, place: int) -> bool:
        """年初提出增长6%的目标, 没有实现增长6%的目标: what was aimed at, not what was reached."""
        return self._last(UNMET, place) >= 0 and GOAL_AFTER.match(self.text, place, self.end) is not None

    def _looked_back(self, place: int) -> tuple[int, int | None]:
        """How many years the sentence looks back on, where no year is named behind (五年来), and the first if named."""
        at = self._last(_SINCE, place, self.end)
        found = _SINCE.match(self.text, at) if at >= 0 else None
        if found is None:
            return 1, None
        if not found[0].endswith("相比") and any(at < year < place for year, _, _ in self.years):
            return 1, None
        count = found["count"] or found["past"] or found["bare"]
        first = found["year"] or found["against"]
        if first and (self.calendar.now is None or year_number(first) >= self.calendar.now - 1):
            return 1, None
        return (_COUNTS[count] if count else 5), (year_number(first) if first else None)

    def _default_year(self, kind: Kind, frame: Frame) -> int | None:
        times = self.calendar
        ahead = frame.year is not None and times.now is not None and frame.year > times.now
        if not times.report and kind == "actual" and ahead:  # of a plan under way, what is done so far
            return times.now
        if not times.report and kind == "target" and times.now is not None and frame.year == times.now - 1:
            return times.now
        if not times.report or kind == frame.kind:
            return frame.year
        return times.now if kind == "target" else times.past

    def _kind_of_year(self, year: int | None, ahead: bool, frame: Frame, place: int) -> Kind:
        """A report's own years settle the kind; elsewhere a later year is a target only as 到2030年."""
        times = self.calendar
        if year is None:
            return frame.kind
        if times.report and times.past is not None:
            if year == times.now and self._stretch_to(year, place):
                return "actual"
            return "target" if year > times.past else "actual"
        if not times.report and times.now is not None and year != times.now:
            return (
                "actual"
                if year < times.now
                else "target"
                if ahead or self._last(FORESEEN, place) >= 0
                else frame.kind
            )
        return frame.kind

    def _stretch_to(self, year: int, place: int) -> bool:
        """从1979年至1981年 in a text of 1981 is looked back on."""
        at = next((at for at, stated, _ in reversed(self.years) if at < place and stated == year), -1)
        return any(start == at for start, _ in self.firsts)

    def _mood(self, place: int, kind: Kind, year: int | None, dated: bool, frame: Frame) -> Kind:
        """Lets 力争, 要 or 已 in the clause overrule."""
        times = self.calendar
        if dated and year is not None and times.now is not None and year < times.now and not times.report:
            goals = self._last(GOALS, place, self.end) >= 0
            return "target" if goals or self._planned(place) else "actual"
        if year == times.now and self._last(PART_DONE, place) > self._last(TARGET, place):
            return "actual"
        if frame.kind == "target" and (kind == "target" or not dated):
            return "actual" if self._last(PRESENT, place) > self._last(TARGET, place) else "target"
        if times.report:
            if self._last(YEARLY_GOAL, place, self.end) >= 0:
                return "target"
            future = not dated or (year is not None and times.past is not None and year > times.past)
            return "target" if future and self._last(STRONG_TARGET, place) >= 0 else kind
        if dated and kind == "target":
            return "target"
        target = max(self._last(TARGET, place, _INTENT), self._last(GOALS, place, self.end))
        actual = self._last(ACTUAL, place, _INTENT)
        if YEARLY_SUM.search(self.text, max(self.start, place - 14), place):
            return "target"
        if target < 0 and actual < 0 and self._intends():
            return "target"
        if target < 0 and actual < 0:
            return "target" if year in (times.now, None) and self._laid_out(place) else kind
        return "target" if target > actual else "actual"

    def _intends(self) -> bool:
        """招引项目25个,力争到位资金45亿元: nothing in the sentence says that something was done."""
        last = self.end + 1
        return (
            self._last(STRIVES, last, last) >= 0
            and max(self._last(ACTUAL, last, last), self._last(PRESENT, last, last)) < 0
            and not SO_FAR.search(self.text, self.start, self.end)
        )

    def _laid_out(self, place: int) -> bool:
        """今年安排项目320个, and no word in the paragraph of how far they are."""
        at = self._last(LAID_OUT, place, _INTENT)
        if at < 0:
            return False
        end = self.text.find("\n", place, place + _INTENT)
        return UNDER_WAY.search(self.text, at, end if end >= 0 else place + _INTENT) is None

    def _planned(self, place: int) -> bool:
        """2021年计划实施12个: planned, though the year is over."""
        at = self._last(PLANNED, place)
        return at >= 0 and "," not in self.text[at:place] and ";" not in self.text[at:place]

    def _last(self, pattern: re.Pattern[str], place: int, reach: int = _CLAUSE) -> int:
        """Where the pattern is found last before `place` in its clause, -1 when nowhere."""
        found = self.moods.get(pattern)
        if found is None:
            found = [
                m.start()
                for m in pattern.finditer(self.text, self.start, self.end)
                if not self._aside(m.start())
            ]
            self.moods[pattern] = found
        index = bisect_left(found, place)
        return found[index - 1] if index and found[index - 1] >= place - reach else -1

    def _aside(self, place: int) -> bool:
        return any(low <= place < high for low, high in self.asides)

    def _years(self) -> list[tuple[int, int, bool]]:
        """The years named, with their places, and whether they lie ahead; years compared with do not count."""
        if not _TIME_FIRST.search(self.text, self.start, self.end):
            return []
        years: list[tuple[int, int, bool]] = []
        year: int | None = None
        for found in _TIME.finditer(self.text, self.start, self.end):
            before = max(self.start, found.start() - 3)
            if _BEST_YEAR.search(self.text, max(self.start, found.start() - 16), found.start()):
                continue
            if _NOT_A_TIME_BEFORE.search(self.text, before, found.start()) and not (
                found["first"] and self.text[found.start() - 1] in "从自由"  # 从1979年到1982年
            ):
                continue
            if found["year"] and (
                self.text[found.start() - 1] == "("  # 规划(2021年)
                or _PRICES.match(self.text, found.end())
            ):
                continue
            if found["part"] in ("以来", "来", "初"):
                continue
            if (
                found["part"] == "度"
                and _NAMED_FOR.match(self.text, found.end())
                and (self.text[found.start() - 1] not in ",;。:\n(")
            ):
                continue  # 完成2019年度省级项目3个
            year = year_number(found["year"]) if found["year"] else self._relative(found, year)
            if found["first"]:
                self.firsts.append((found.start(), year_number(found["first"])))
            if found["named_end"] == "期间" and year and year == plan_end(found["named"]):
                self.firsts.append((found.start(), year - _PLAN_YEARS))
            if year is not None:
                ahead = not found["year"] or self._ahead(found.start())
                years.append((found.start(), year, ahead))
        return years

    def _ahead(self, at: int) -> bool:
        """到, 力争 before a year; not the later of two years in a change."""
        words = self.text[max(self.start, at - 30) : at].rstrip(' "')
        return words.endswith(_AHEAD) and not _CHANGED_TO.search(words)

    def _stated(self, place: int) -> tuple[int | None, bool]:
        for at, year, ahead in reversed(self.years):
            inside = next((span for span in self.asides if span[0] <= at < span[1]), None)
            if at < place and (inside is None or place < inside[1]):
                return year, ahead
        return None, False

    def _relative(self, found: re.Match[str], year: int | None) -> int | None:
        now = self.calendar.now
        if found["named"]:
            end = plan_end(found["named"])
            under_way = found["named_end"] == "期间" and end and now and end > now
            if under_way and not SO_FAR.search(self.text, max(self.start, found.start() - 6), self.end):
                return end
            over = found["named_end"] == "期间" and end and now and end < now
            return end if over or found["named_end"] not in ("期间", "以来") else year
        if found["century"]:
            return 2000 if now and now < 2000 else year
        if found["next"]:
            return now + 4 if now else year
        if found["past"]:
            ended = (
                now and now % 5 == 0 and found["past"].endswith("五年")
            )  # five-year plans end in 2020, 2025
            return self.calendar.past or ((now if ended else now - 1) if now else year)
        word = found["relative"]
        if now is None or word in ("年内", "年底前", "当年"):
            return year
        now = self.calendar.given or now
        step = {
            "今年": 0,
            "本年": 0,
            "新的一年": 0,
            "去年": -1,
            "上年": -1,
            "前年": -2,
            "明年": 1,
            "来年": 1,
        }[word]
        return now + step

    def _period(self, place: int) -> str | None:
        period = None
        for found in _PERIOD.finditer(self.text, max(self.start, place - _CLAUSE), place):
            if found["h1"]:
                period = "H1"
            elif found["h2"]:
                period = "H2"
            elif found["q13"]:
                period = "Q1-Q3"
            elif found["q"]:
                period = {"一": "Q1", "二": "Q2", "三": "Q3", "四": "Q4", "1": "Q1"}[
                    found["q"].removeprefix("第")[0]
                ]
            elif found["month"]:
                period = "month" if found["month"][1] not in "-~至到" else period
            else:
                period = "cumulative"
        return period


_LEAD_YEAR = re.compile(
    r"[\s\"]{0,4}(?:[^。\n]{0,60}[说称道]:\"?|[^。,;:\n]{1,10}(?:指出|提出|介绍|显示|获悉|表示|说|道)[,:]\"?\s{0,2})?(?:预计|初步核算,|刚刚过去的)?("
    + YEAR
    + r")\s?年(?:度|底|末)?(?!是|的|来|以来|初|间|级|代|版|第|至|[-~])"
)


_LAST_YEAR = re.compile(r"[\s\"]{0,4}(?:过去(?:的)?一年|一年来|去年|上年),")


def turns_back(text: str, low: int, high: int) -> bool:
    """Whether a sentence opens with 过去一年, so that the year its paragraph opened with no longer holds."""
    return _LAST_YEAR.match(text, low, high) is not None


def lead_year(text: str, low: int, high: int) -> int | None:
    """The year a sentence opens with (2018年,全县…), which holds for the rest of its paragraph."""
    found = _LEAD_YEAR.match(text, low, high)
    return year_number(found[1]) if found else None
