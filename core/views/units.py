"""One unit for an indicator on every page: the one its documents mostly write it in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from core.analysis import units
from core.charts import numbers
from core.charts.frames import records
from core.views.request import Request

if TYPE_CHECKING:
    from pandas import DataFrame

SIDES = ("actual_", "target_")


def scale(request: Request, key: str, unit_si: object, values: Iterable[float]) -> numbers.Scale:
    """What levels of an indicator are divided by, and the unit they then are in; percent for growth, which has no base
    unit. `values` (base units) choose it where no document writes the indicator with such a unit."""
    if numbers.missing_text(unit_si):
        return numbers.Scale(1.0, "%")
    known = scales(request, [key])
    return known.get((key, str(unit_si))) or numbers.scale(values, unit_si, request.language)


def scales(request: Request, keys: Iterable[str]) -> dict[tuple[str, str], numbers.Scale]:
    """The usual scale of each indicator, by key and base unit."""
    found: DataFrame = request.get(units.usual, tuple(sorted(set(keys))))
    return {(str(row["key"]), str(row["unit_si"])): _scale(row, request.language) for row in records(found)}


def in_one(request: Request, rows: DataFrame, prefixes: Sequence[str] = SIDES) -> DataFrame:
    """Rows of several indicators (key) with their levels in the usual unit: the columns value, value_max and unit, each
    after one of `prefixes`, from those with value_si and unit_si. What stands in the document stays in its quotation."""
    if rows.empty:
        return rows
    found: DataFrame = request.get(units.usual, tuple(sorted(set(rows["key"]))))
    known = {(row["key"], row["unit_si"]): (row["divisor"], row["unit"]) for row in records(found)}
    for prefix in prefixes:
        names = [f"{prefix}{name}" for name in ("value", "value_max", "unit")]
        changed = zip(*(_converted(row, prefix, known) for row in records(rows)), strict=True)
        rows = rows.assign(**dict(zip(names, (list(column) for column in changed), strict=True)))
        rows = rows.astype(dict.fromkeys(names[:2], float))
    return rows


def _scale(row: dict[str, Any], language: str) -> numbers.Scale:
    if language == "zh":
        return numbers.Scale(float(row["divisor"]), str(row["unit"]))
    # In English thousands and billions follow from a level a few times the usual unit.
    return numbers.scale([10 * float(row["divisor"])], row["unit_si"], language)


def _converted(
    row: dict[str, Any], prefix: str, known: dict[tuple[str, str], tuple[float, str]]
) -> tuple[Any, Any, Any]:
    value, upper, unit, level = (
        row[f"{prefix}{name}"] for name in ("value", "value_max", "unit", "value_si")
    )
    usual = known.get((row["key"], row[f"{prefix}unit_si"]))
    if usual is None or numbers.missing(level):
        return value, upper, unit
    shown = level / usual[0]
    return shown, upper if numbers.missing(upper) or not value else upper * shown / value, usual[1]
