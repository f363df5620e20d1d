"""Places written before the name of an indicator: 莆田市生产总值 of the region itself, 定海区生产总值 of one within it.

A name is parted only when what is left is an indicator of the lexicon: 芜湖港吞吐量 stays whole. A place within the region
makes a figure of that place, which its lists may write without the name again: 定海区生产总值增长15%,普陀区增长14%.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from core.geography.gazetteer import load_gazetteer
from core.models import Context, Region
from core.parsing.indicators.canonical import known

_LONGEST = 12
_WHOLE = re.compile(r"(?:全[市县省区州旗]|的)")


class Placed(NamedTuple):
    """An indicator's name without its place, and the place when it is one within the document's region."""

    name: str
    region: Region | None


def placed(name: str, family: str, growth_only: bool, context: Context, before: str | None) -> Placed | None:
    """What a name is without the place it begins with; None when it begins with none. `before` is the indicator that the
    figure before stated of another place: a name that is nothing but a place means the same."""
    code = context.region.code
    if code is None:
        return None
    table = _places(code)
    for size in range(min(_LONGEST, len(name)), 1, -1):
        place = table.get(name[:size])
        if place is None:
            continue
        whole = _WHOLE.match(name, size)
        rest = name[whole.end() if whole else size :]
        if not rest and before and place != code:
            return Placed(before, load_gazetteer().region_of(place))
        if not rest or known(rest, family, growth_only).id is None:
            return None
        if place == code:
            return Placed(rest, None)
        return Placed(rest, load_gazetteer().region_of(place))
    return None


@lru_cache(maxsize=64)
def _places(code: str) -> dict[str, str]:
    """The names of a region and of the divisions right below it, each with its code; names of several are left out."""
    gazetteer = load_gazetteer()
    own = gazetteer.division(code)
    if own is None:
        return {}
    table: dict[str, str] = {}
    for division in (*gazetteer.children(code), own):
        for form in (division.name, *division.shorts):
            if len(form) > 1:
                table[form] = division.code
    return table
