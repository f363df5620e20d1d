"""The year a text outside of reports is telling of: 2009年,全市… at the start of a clause, and sentence after sentence of it.

Only the year before the text's own is followed, and only until it speaks of the present again (今年, 目前, 已建成, 3月).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from core.parsing.indicators.calendars import Calendar

_REACH = 700  # characters in which the year holds
_TIME = re.compile(
    r"(?:(?<=[\n。;:,])|^)[\s\"]{0,6}(?P<year>(?:19|20)[0-9]{2})年(?:度)?(?=,|[全我市县区省州各]|[\u4e00-\u9fff]{2,3}(?:[市县区省州]|继续|实现|完成|经济))"
    r"|今年|目前|眼下|现在|如今|当前|迄今|至今|今[天日]|昨[天日]|这几天|连日来|日前|近日|记者|我国[已建]|已(?:建成|建设|达|超|有|成|累计|覆盖)|截[至止]|本[年月季]|明年|[上下]半年|季度|[0-9]{1,2}月(?!均)|(?P<other>(?:19|20)[0-9]{2})年"
)


class YearTold:
    """The times a text speaks of, looked for when they are first asked about."""

    def __init__(self, text: str, times: Calendar) -> None:
        self.text, self.times = text, times

    @cached_property
    def _marks(self) -> tuple[list[int], list[int | None]]:
        found = list(_TIME.finditer(self.text))
        return [mark.start() for mark in found], [
            int(mark["year"]) if mark["year"] else None for mark in found
        ]

    def at(self, place: int, year: int | None) -> int | None:
        """The year of a figure taken to be of `year`: the one before, where that is the text's own and the last time
        spoken of before `place` opens a clause with the one before."""
        if self.times.report or year is None or year != self.times.now:
            return year
        starts, years = self._marks
        last = bisect_right(starts, place) - 1
        told = last >= 0 and years[last] == year - 1 and place - starts[last] <= _REACH
        return year - 1 if told else year
