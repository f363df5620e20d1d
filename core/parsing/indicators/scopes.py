"""Whose figure it is: the whole region, a part of it named in a lead-in, or another region altogether."""

from __future__ import annotations

import re

from core.models import Context, Region

# 经开区,… or 智造新城,…: a short name of a zone at the start of a sentence or after a semicolon.
_LEAD_IN = re.compile(
    r"[\s\"]{0,4}(?P<scope>[^,;:。、\s\d\"]{1,10}?(?:经开区|开发区|高新区|新区|新城|产业园|园区|工业园|示范区|[^地社市城片特专校小]区|农企园|科技园|物流园|街道|[^城乡]镇)),"
)
_NO_ZONE = re.compile(
    r"^(?:在|对|以|把|全|我|各|从|为|向|推动|推进|支持|加快|围绕|聚焦|依托|坚持|建设|打造|实施|提升|发挥|优化|抓好|持续|深入|完善|其)"
)
_OF_NAME = re.compile(r"^(规上|限上|城镇|农村)")


def lead_in(text: str, start: int, end: int) -> list[tuple[int, str | None]]:
    """Where within the sentence a scope begins, in order; it lasts until the next semicolon."""
    found: list[tuple[int, str | None]] = []
    if "区," not in text[start:end] and "园," not in text[start:end] and "城," not in text[start:end]:
        return found
    low = start
    for piece in text[start:end].split(";"):
        named = _LEAD_IN.match(text, low, end)
        good = named is not None and not _NO_ZONE.match(named["scope"])
        found.append((low, named["scope"] if named and good else None))
        low += len(piece) + 1
    return found


def scope_at(scopes: list[tuple[int, str | None]], place: int) -> str | None:
    """The scope of the lead-in that `place` stands under."""
    scope = None
    for start, name in scopes:
        if start <= place:
            scope = name
    return scope


def scope_of_name(name: str) -> str | None:
    """规上, 城镇, 农村: the part of the whole that a name is limited to."""
    found = _OF_NAME.match(name)
    return found[1] if found else None


def other_region(scope: str | None, context: Context) -> Region | None:
    """全国 in a county's report is about another region than the document; so is 全省 in a city's."""
    own = context.region
    if scope in ("全国", "我国"):
        return None if own.level == "country" else Region(level="country")
    if scope in ("全省", "我省") and own.level in ("city", "county"):
        return Region(own.province, level="province") if own.province else None
    if scope in ("全市", "我市") and own.level == "county" and own.city:
        suburban = (own.county or "").endswith(("县", "旗"))
        return Region(own.province, own.city, level="city") if suburban else None
    return None
