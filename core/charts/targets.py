"""Frames of `core.analysis.targets` as charts and tables show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from core.catalogue import label, text
from core.charts import numbers
from core.charts.frames import records

if TYPE_CHECKING:
    from pandas import DataFrame


def compared(found: DataFrame) -> DataFrame:
    """The growth rows of `targets.outcomes` as `dumbbell.growth` takes them: result and target of the same year, a row
    named after its region where there are several regions, after its indicator where there are several of those."""
    rows = found[(found["measure"] == "yoy") & found["actual_amount"].notna()]
    places, kinds = rows["region_code"].nunique() > 1, rows["key"].nunique() > 1
    names = [
        f"{row['region']} {row['name']}" if places and kinds else row["region"] if places else row["name"]
        for row in records(rows)
    ]
    return _as_pairs(rows, names)


def by_year(found: DataFrame, language: str = "zh") -> DataFrame:
    """The growth rows of one indicator and place as `dumbbell.growth` takes them, a row a year, newest first."""
    rows = found[found["measure"] == "yoy"].sort_values("year", ascending=False)
    return _as_pairs(rows, [numbers.year_name(year, language) for year in rows["year"]])


def _as_pairs(rows: DataFrame, names: list[str]) -> DataFrame:
    sides: dict[str, Any] = {}
    for side in ("actual", "target"):
        sides |= {
            f"{side}_yoy": rows[f"{side}_amount"],
            f"{side}_yoy_max": rows[f"{side}_amount_max"],
            f"{side}_year": rows["year"],
            f"{side}_value": float("nan"),
            f"{side}_value_max": float("nan"),
            f"{side}_suspicious": None,
        }
    marks = [mark(row) for row in records(rows)]
    return rows.assign(name=pd.Series(names, index=rows.index, dtype=object), key=marks, **sides)


def revised(found: DataFrame) -> DataFrame:
    """`targets.revisions` of growth, largest step first, with label (region and name, the one where there is only one), mark
    and change_words (the step, and from what to what)."""
    rows = found.sort_values("step", ascending=False, kind="stable")
    several = rows["region_code"].nunique() > 1
    one = rows["key"].nunique() == 1
    labels = [
        row["region"] if several and one else f"{row['region']} {row['name']}" if several else row["name"]
        for row in records(rows)
    ]
    words = [
        f"{numbers.signed(row['step'])} ({numbers.percent(row['previous'])} → {numbers.percent(row['amount'])})"
        for row in records(rows)
    ]
    return rows.assign(label=labels, mark=[mark(row) for row in records(rows)], change_words=words)


def mark(row: dict[str, Any]) -> str:
    """What a click on a row gives back."""
    return f"{row['region_code']};{row['key']};{row['year']};{row['measure']}"


def amount(
    value: object,
    unit: object,
    measure: str,
    language: str = "zh",
    upper: object = None,
    scale: numbers.Scale | None = None,
) -> str:
    """A growth or a level in words, with the upper end of a range; empty where nothing is stated. `scale` is the one the
    level is written in, without it the one that suits the level."""
    if numbers.missing(value):
        return ""
    shown = float(value)  # type: ignore[arg-type]
    if measure == "yoy":
        end = "" if numbers.missing(upper) else f"—{numbers.percent(float(upper))}"  # type: ignore[arg-type]
        return (numbers.short(shown) if end else numbers.percent(shown)) + end
    scaled = scale or numbers.scale([shown], unit, language)
    end = "" if numbers.missing(upper) else f"—{numbers.figure(float(upper) / scaled.divisor)}"  # type: ignore[arg-type]
    sign = scaled.unit if scaled.unit == "%" else f" {scaled.unit}"
    return f"{numbers.figure(shown / scaled.divisor)}{end}{sign}".strip()


def table(
    found: DataFrame, scales: Mapping[tuple[str, str], numbers.Scale], language: str = "zh"
) -> DataFrame:
    """`targets.outcomes` with target, outcome, difference and judged in words, and `mark`; levels in the `scales` of their
    indicators (by key and base unit)."""
    rows = records(found)
    own = [scales.get((row["key"], row["target_unit_si"])) for row in rows]
    words: dict[str, Any] = {
        f"{side}_words": [
            (numbers.bound(row[f"{side}_qualifier"]) if side == "target" else "")
            + amount(
                row[f"{side}_amount"],
                row[f"{side}_unit_si"],
                row["measure"],
                language,
                row[f"{side}_amount_max"],
                scale,
            )
            or None
            for row, scale in zip(rows, own, strict=True)
        ]
        for side in ("target", "actual")
    }
    gaps: Any = [_gap(row, scale, language) for row, scale in zip(rows, own, strict=True)]
    judged = [label("verdict", row["verdict"], language) for row in rows]
    limits: Any = [numbers.qualifier(row["target_qualifier"], language) or None for row in rows]
    return found.assign(
        **words, difference=gaps, judged=judged, limits=limits, mark=[mark(row) for row in rows]
    )


def _gap(row: dict[str, Any], scale: numbers.Scale | None, language: str) -> str | None:
    if numbers.missing(row["gap"]):
        return None
    if row["measure"] == "yoy":
        return numbers.points(row["gap"], language)
    sign = numbers.MINUS if row["gap"] < 0 else "+"
    return sign + amount(abs(row["gap"]), row["target_unit_si"], "level", language, scale=scale)


def finding(counts: DataFrame, language: str = "zh") -> str:
    """How many of the targets with a stated outcome were reached; `counts` as `targets.tally` gives them."""
    by = dict(zip(counts["verdict"], counts["targets"], strict=True))
    judged = by["reached"] + by["near"] + by["below"]
    if not judged:
        return text("finding.targets_unjudged", language, n=int(sum(by.values())))
    return text("finding.targets_judged", language, n=int(judged), reached=int(by["reached"]))
