"""The table of a view as categories and series: what programs that draw for themselves are given."""

from __future__ import annotations

from typing import Any, NamedTuple

from core.export.words import missing
from core.views import View


class Drawn(NamedTuple):
    """Categories in order, and for each series a value a category, None where there is none; the place, term or measure
    that each series is of, and the series that are targets."""

    categories: list[str]
    series: dict[str, list[float | None]]
    of: dict[str, str]
    aimed: frozenset[str]


def drawn(view: View) -> Drawn:
    """The chart that `view.native` describes. Where two rows share a place (a result and a target of one year) each
    kind is a series of its own."""
    native = view.native
    assert native is not None
    names = view.columns | dict(zip(native.values, native.called, strict=False))
    rows = view.table.to_dict("records")
    if native.kind == "line":
        rows.sort(key=lambda row: str(row[native.categories]))
    categories = list(dict.fromkeys(str(row[native.categories]) for row in rows))
    found: dict[str, list[float | None]] = {}
    of: dict[str, str] = {}
    aimed: set[str] = set()
    for row in rows:
        for column in native.values:
            name = _series(row, native.series, names.get(column, column))
            of[name] = str(row[native.series]) if native.series else name
            if column.startswith("target_") or (native.series and row.get("kind") == "target"):
                aimed.add(name)
            values = found.setdefault(name, [None] * len(categories))
            if not missing(row[column]):
                values[categories.index(str(row[native.categories]))] = float(row[column])
    return Drawn(categories, found, of, frozenset(aimed))


def _series(row: dict[Any, Any], column: str | None, name: str) -> str:
    if column is None:
        return name
    kind = row.get("claimed")
    return f"{row[column]} {kind}" if isinstance(kind, str) else str(row[column])
