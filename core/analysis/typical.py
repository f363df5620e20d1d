"""What the regions typically reached and aim at: the middle of their headline figures, of one level and one year.

Province, city and county set their targets differently, so only regions of one level are put together: the level that
most regions of the filter have (of equals the higher). The year is the one of which most of them state results, the later
of equals; targets are those of the year after.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from core.analysis import enough
from core.analysis.filters import COUNTRY, COUNTRY_NAME
from core.analysis.indicators import actual_and_target
from core.models import Filter

if TYPE_CHECKING:
    from pandas import DataFrame, Series

    from core.store import Store

LEVELS = ("country", "province", "city", "county")
# An indicator that fewer than this share of the regions state says nothing of them all.
LEAST_SHARE = 1 / 3


def headline_growth(store: Store, chosen: Filter) -> DataFrame:
    """The rows of `indicators.actual_and_target` for headline indicators that `typical` is computed from, with `level`
    (country, province, city, county, or empty for a document without a region). A side that is of another year or states
    no growth is blank in them."""
    found = actual_and_target(store, chosen, core=True)
    found = found[found["actual_yoy"].notna() | found["target_yoy"].notna()]
    if found.empty:
        return found.assign(level="")
    found = found.assign(
        level=[_level(*pair) for pair in zip(found["region_code"], found["region"], strict=True)]
    )
    places = found.drop_duplicates(["region_code", "region"])["level"].value_counts()
    most = next(level for level in (*LEVELS, "") if places.get(level, 0) == places.max())
    found = found[found["level"] == most]
    last = _year(found)
    for side, year in (("actual", last), ("target", last + 1)):
        other = (found[f"{side}_year"] != year) | found[f"{side}_yoy"].isna()
        names = [name for name in found if str(name).startswith(f"{side}_")]
        found = found.assign(
            **{str(name): found[name].mask(other.fillna(True).astype(bool)) for name in names}
        )
    return found[found["actual_yoy"].notna() | found["target_yoy"].notna()].reset_index(drop=True)


def typical(rows: DataFrame) -> DataFrame:
    """One row for each indicator of `headline_growth` that enough regions state, those of most regions first: key, id, name, domain, places (regions that state either
    side), and for side in (actual, target): {side}_year (Int64), {side}_yoy (the median, percent), {side}_low and
    {side}_high (first and third quartile, with linear interpolation; NaN for fewer than `enough.QUARTILES` regions), {side}_places,
    {side}_documents. The median is NaN for fewer than `enough.MEDIAN` regions, rows without one on either side are left
    out."""
    import pandas as pd

    least = rows[["region_code", "region"]].drop_duplicates().shape[0] * LEAST_SHARE
    made = []
    for key, own in rows.groupby("key", sort=False):
        if len(own) < least:
            continue
        one = own.iloc[0]
        made.append(
            {"key": key, "id": one["id"], "name": one["name"], "domain": one["domain"], "places": len(own)}
            | _side(own, "actual")
            | _side(own, "target")
        )
    frame = pd.DataFrame(made)
    if frame.empty:
        return frame
    years = {f"{side}_year": frame[f"{side}_year"].astype("Int64") for side in ("actual", "target")}
    frame = frame.assign(**years)
    frame = frame[frame["actual_yoy"].notna() | frame["target_yoy"].notna()]
    return frame.sort_values("places", ascending=False, kind="stable").reset_index(drop=True)


def _side(own: DataFrame, side: str) -> dict[str, object]:
    stated: Series[float] = own[f"{side}_yoy"].dropna().astype(float)
    many = len(stated) >= enough.QUARTILES
    return {
        f"{side}_year": own[f"{side}_year"].max(),
        f"{side}_yoy": stated.median() if len(stated) >= enough.MEDIAN else math.nan,
        f"{side}_low": stated.quantile(0.25) if many else math.nan,
        f"{side}_high": stated.quantile(0.75) if many else math.nan,
        f"{side}_places": len(stated),
        f"{side}_documents": own[f"{side}_doc_id"].nunique(),
    }


def _year(rows: DataFrame) -> int:
    """The year of results that most regions state; where none is stated, the one before the year of most targets."""
    for side, back in (("actual", 0), ("target", 1)):
        stated = rows[rows[f"{side}_yoy"].notna()].drop_duplicates(["region_code", "region", f"{side}_year"])
        counts = stated[f"{side}_year"].dropna().value_counts()
        if len(counts):
            return int(counts[counts == counts.max()].index.to_series().max()) - back
    return 0


def _level(code: object, name: object) -> str:
    if not isinstance(code, str) or not code:
        return "country" if name == COUNTRY_NAME else ""
    if code == COUNTRY:
        return "country"
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"
