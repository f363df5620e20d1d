"""What an indicator also states but on another basis: figures that may not stand on one axis with whole-year ones.

A figure is like the others when it is of the whole region, of one whole year, stated as a result or a target, and in the
base unit most of them have. Everything else is kept apart, with the reason (`reason`):

part (城镇, 规上 ...), period (上半年, 一季度, 累计 ...), average (年均), points (个百分点, not %), several_years (growth on
another year than the one before), unit (another unit than most), reference (neither result nor target), undated
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from core.analysis.filters import where
from core.analysis.indicators import FACT, WHOLE_REGION, named
from core.models import Filter

if TYPE_CHECKING:
    from core.store import Store

REASONS = ("part", "period", "average", "points", "several_years", "unit", "reference", "undated")
POINTS = "个百分点"


def apart(store: Store, chosen: Filter, key: str) -> pd.DataFrame:
    """The figures of an indicator that are not drawn with the others: the columns of a fact, `reason` (of `REASONS`) and
    `rate` (the growth of an average or over several years, percent or points; NaN where there is none). Newest first."""
    condition, params = where(chosen)
    sql = f"""
    SELECT {FACT}, {WHOLE_REGION} AS whole FROM indicators i JOIN documents d USING (doc_no)
    WHERE {condition} AND i.key = ? ORDER BY i.year DESC NULLS LAST, i.region_code NULLS LAST, d.doc_id, i.start_at"""
    frame = named(store.query(sql, [*params, key]))
    growths = [json.loads(text) if isinstance(text, str) else {} for text in frame["growth"]]
    plain = frame["unit_si"][frame["whole"] & frame["period"].isna() & (frame["unit"] != POINTS)].mode()
    usual = plain.iloc[0] if len(plain) else None
    reasons = [
        _reason(row, growth, usual) for row, growth in zip(frame.to_dict("records"), growths, strict=True)
    ]
    frame = frame.assign(
        reason=pd.Series(reasons, dtype=object, index=frame.index),
        rate=pd.Series([growth.get("rate") for growth in growths], dtype="float64", index=frame.index),
    )
    return frame[frame["reason"].notna()].drop(columns="whole").reset_index(drop=True)


def _reason(row: Mapping[Hashable, Any], growth: Mapping[str, Any], usual: object) -> str | None:
    """Why a figure stands apart, the plainest reason first; None for one that is drawn."""
    stated = not (pd.isna(row["value"]) and pd.isna(row["yoy"]))
    if not row["whole"]:
        return "part"
    if row["period"] not in (None, "year") and not pd.isna(row["period"]):
        return "average" if row["period"] == "average" else "period"
    if row["unit"] == POINTS:
        return "points"
    if not stated and growth:
        return {"average": "average", "points": "points"}.get(str(growth.get("basis")), "several_years")
    if row["kind"] == "reference":
        return "reference"
    if pd.isna(row["year"]):
        return "undated"
    if not pd.isna(row["value"]) and usual is not None and row["unit_si"] != usual:
        return "unit"
    return None
