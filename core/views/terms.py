"""Who was seen in the chair, as bands behind a chart over years."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from core.analysis import pace
from core.charts import bands
from core.models import Filter
from core.views.request import Request

if TYPE_CHECKING:
    from pandas import DataFrame


def behind(request: Request, regions: Collection[str], years: Collection[int]) -> DataFrame:
    """The bands that are asked for (`bands`) of the region that the chart is about, in the years drawn: such as do not cover
    each other, those of most meetings first. Empty where it is about several, or of fewer than two years."""
    found: DataFrame = request.get(pace.tenures)
    place, known = _subject(request, regions), sorted({int(year) for year in years})
    if request.one("bands") != "1" or place is None or len(known) < 2:
        return found.head(0)
    low, high = str(known[0]), f"{known[-1]}-12-31"
    own = found[(found["region_code"] == place) & (found["last"] >= low) & (found["first"] <= high)]
    return bands.apart(
        own.assign(
            first=[max(day, f"{low}-01-01") for day in own["first"]],
            last=[min(day, high) for day in own["last"]],
        )
    )


def note(request: Request, drawn: DataFrame, regions: Collection[str]) -> str:
    """What the bands `drawn` mean, or why there are none though they are asked for; empty where they are not."""
    if request.one("bands") != "1":
        return ""
    place = _subject(request, regions)
    if place is None:
        return request.t("pace.bands_one")
    name = replace(request, chosen=Filter((place,))).filter_words()
    return request.t("pace.bands_note" if len(drawn) else "pace.bands_none", place=name)


def _subject(request: Request, regions: Collection[str]) -> str | None:
    """The only region drawn, or the one that the filter chooses, though others lie in it."""
    chosen = request.chosen.regions
    if len(chosen) == 1 and chosen[0] in regions:
        return chosen[0]
    return next(iter(regions)) if len(set(regions)) == 1 else None
