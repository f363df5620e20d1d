"""A value of each region as the colour of its outline: an ECharts map of provinces, cities or counties, drawn offline.

Outlines are joined by six-digit code. Four or five classes with round breaks; a region without a value has the colour of
no data and the legend says so; national maps carry the boundary lines; our own sketches say that they are sketches.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.catalogue import text
from core.charts import numbers
from core.charts import theme as look
from core.charts.frames import records
from core.geography.boundaries import boundaries, is_own_sketch, lines
from core.geography.gazetteer import load_gazetteer
from core.safe_text import chart_option

if TYPE_CHECKING:
    from pandas import DataFrame

HEIGHT = 520
MOST_CLASSES = 5
ISLANDS = "46"  # the province whose waters the boundary lines stand in
_TABLED = {"borderType": "dashed", "borderWidth": 1.2}
_STEPS = {1: (5,), 2: (3, 7), 3: (1, 5, 8), 5: (1, 3, 5, 7, 9)}


def outlines(level: str, parent: str | None = None) -> dict[str, Any]:
    """The GeoJSON to register under `map_name`: the outlines of a level (in a province or city), with the boundary lines on
    national maps. Names are unique. Raises BoundariesDamaged when there is no such map."""
    found = boundaries(level, parent)["features"]
    marked = lines()["features"] if parent is None or parent.startswith(ISLANDS) else []
    return {"type": "FeatureCollection", "features": [*found, *marked]}


def map_name(level: str, parent: str | None = None) -> str:
    """The name under which the outlines are registered."""
    return f"{level}-{parent or 'all'}"


def option(
    frame: DataFrame,
    level: str,
    scale: numbers.Scale,
    theme: look.Theme,
    *,
    parent: str | None = None,
    language: str = "zh",
    values: str = "amount",
) -> dict[str, Any]:
    """An ECharts map option for a frame with region_code and the column `values` (divided by
    `scale`); a row whose doc_id is None is of a table of statistics, and has a dashed line. A click gives the name of an outline: `code_of` finds its code. Regions without an outline
    are not in it: see `undrawn`. Raises BoundariesDamaged."""
    ink = look.colours(theme)
    known = {
        str(row["region_code"]): float(row[values])
        for row in records(frame)
        if row["region_code"] and not numbers.missing(row[values])
    }
    features = boundaries(level, parent)["features"]
    shown = {code: value / scale.divisor for code, value in known.items()}
    drawn = [shown[code] for feature in features if (code := feature["properties"]["code"]) in shown]
    steps = breaks(drawn)
    inks = shades(theme, len(steps) + 1)
    tabled = (
        {str(row["region_code"]) for row in records(frame) if numbers.missing_text(row.get("doc_id", ""))}
        if "doc_id" in frame
        else set()
    )
    sign = "%" if scale.unit == "%" else ""
    data = [
        _area(feature["properties"], shown, steps, inks, ink, feature["properties"]["code"] in tabled, sign)
        for feature in features
    ]
    data += [
        _line(feature["properties"]["name"], ink)
        for feature in outlines(level, parent)["features"][len(features) :]
    ]
    series = {
        "type": "map", "map": map_name(level, parent), "roam": False, "selectedMode": "single", "data": data,
        "layoutCenter": ["50%", "52%"], "layoutSize": "88%", "aspectScale": 0.8, "label": {"show": False},
        # Names that would cover others are left out, those of the smallest outlines first.
        "labelLayout": {"hideOverlap": True},
        "itemStyle": {"areaColor": ink.missing, "borderColor": ink.background, "borderWidth": 0.6},
        "emphasis": {"label": {"color": ink.text}}, "select": {"label": {"color": ink.text}},
    }  # fmt: skip
    over = {
        "tooltip": {"formatter": "{b}  {c}" + ("%" if scale.unit == "%" else f" {scale.unit}")},
        "visualMap": _legend(steps, inks, drawn, scale, ink, language),
        "graphic": _notes(level, len(drawn) < len(features), ink, language),
        "series": [series],
    }
    whole = look.merged(look.echarts_base(theme), over)
    del whole["grid"]
    return dict(chart_option(whole))


def undrawn(frame: DataFrame, level: str, parent: str | None = None) -> DataFrame:
    """The rows of the frame whose region has no outline on this map: they stay in the table."""
    codes = {feature["properties"]["code"] for feature in boundaries(level, parent)["features"]}
    return frame[~frame["region_code"].isin(codes)].reset_index(drop=True)


def code_of(name: str, level: str, parent: str | None = None) -> str | None:
    """The code of the outline with this name, None for a line or an unknown name."""
    features = boundaries(level, parent)["features"]
    return next((str(f["properties"]["code"]) for f in features if f["properties"]["name"] == name), None)


def name_of(code: str, level: str, parent: str | None = None) -> str | None:
    """The name of the outline of a region, None where it has none on this map."""
    features = boundaries(level, parent)["features"]
    return next((str(f["properties"]["name"]) for f in features if f["properties"]["code"] == code), None)


def breaks(values: Sequence[float], most: int = MOST_CLASSES) -> list[float]:
    """At most `most` - 1 round numbers that cut the values into classes of about the same size: quantiles rounded to as few
    digits as keep at least three of them apart; a class for each value where there are few different ones."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    if low == high:
        return []
    different = sorted(set(values))
    if len(different) <= most:
        return different[1:]
    quantiles = np.quantile(values, [part / most for part in range(1, most)], method="higher")
    inside: list[float] = []
    for digits in (1, 2, 3, 4):
        rounded = {float(f"{quantile:.{digits}g}") for quantile in quantiles}
        inside = sorted(step for step in rounded if low < step <= high)
        if len(inside) >= min(3, len(set(values)) - 1):
            break
    return inside


def shades(theme: look.Theme, count: int) -> tuple[str, ...]:
    """Colours for `count` classes, more is further from the background."""
    sequential = look.colours(theme).sequential
    return look.classes(theme) if count == 4 else tuple(sequential[step] for step in _STEPS[count])


def _area(
    properties: dict[str, Any],
    shown: dict[str, float],
    steps: list[float],
    inks: Sequence[str],
    ink: look.Colours,
    tabled: bool = False,
    sign: str = "",
) -> dict[str, Any]:
    """An outline with its class's colour also when it is pointed at or chosen; without a value, the colour of no data; with a
    dashed line where the value is of a table. Its short name and its value stand on it where there is room."""
    value = shown.get(properties["code"])
    fill = ink.missing if value is None else inks[sum(value >= step for step in steps)]
    chosen = {"itemStyle": {"areaColor": fill, "borderColor": ink.text, "borderWidth": 1.5}}
    return {
        "name": properties["name"],
        "value": "-" if value is None else round(value, 4),
        "itemStyle": {"areaColor": fill} | (_TABLED | {"borderColor": ink.text} if tabled else {}),
        "emphasis": chosen,
        "select": chosen,
        "label": {"show": False} if value is None else _name(properties, value, sign, ink),
    }


def _name(properties: dict[str, Any], value: float, sign: str, ink: look.Colours) -> dict[str, Any]:
    """Readable on any fill: with an edge in the colour of the page. The words are of our own gazetteer."""
    place = load_gazetteer().division(str(properties["code"]))
    short = place.shorts[0] if place and place.shorts else str(properties["name"])
    return {
        "show": True, "formatter": f"{short}\n{numbers.figure(value)}{sign}", "color": ink.text, "fontSize": 11,
        "lineHeight": 13, "textBorderColor": ink.background, "textBorderWidth": 2, "fontFamily": look.FONT,
    }  # fmt: skip


def _line(name: str, ink: look.Colours) -> dict[str, Any]:
    plain = {"itemStyle": {"borderColor": ink.muted, "borderWidth": 1.2, "areaColor": "transparent"}}
    return {
        "name": name,
        "value": "-",
        **plain,
        "emphasis": plain,
        "select": plain,
        "tooltip": {"show": False},
    }


def _legend(
    steps: list[float],
    inks: Sequence[str],
    drawn: list[float],
    scale: numbers.Scale,
    ink: look.Colours,
    language: str,
) -> dict[str, Any]:
    """The classes in words; they only explain: every outline has its colour already."""
    unit = "%" if scale.unit == "%" else f" {scale.unit}"
    edges = [None, *steps, None]
    pieces = []
    for at, colour in enumerate(inks if drawn else ()):
        low, high = edges[at], edges[at + 1]
        if low is None and high is None:
            label = numbers.short(drawn[0], 2) + unit
        elif low is None:
            label = text("chart.below", language, value=numbers.short(high or 0.0, 2) + unit)
        elif high is None:
            label = text("chart.at_least", language, value=numbers.short(low, 2) + unit)
        else:
            label = f"{numbers.short(low, 2)}—{numbers.short(high, 2)}{unit}"
        bounds = {"gte": low} if low is not None else {}
        pieces.append(
            {**bounds, **({"lt": high} if high is not None else {}), "color": colour, "label": label}
        )
    return {
        "type": "piecewise", "orient": "horizontal", "left": 8, "top": 4, "itemWidth": 14, "itemHeight": 14,
        "selectedMode": False, "pieces": pieces, "show": bool(pieces), "outOfRange": {"color": ink.missing},
        "textStyle": {"color": ink.text, "fontSize": look.TICK_SIZE},
    }  # fmt: skip


def _notes(level: str, gaps: bool, ink: look.Colours, language: str) -> list[dict[str, Any]]:
    """What no data looks like, and that the outlines are a sketch."""
    words = {"fill": ink.muted, "font": f"12px {look.FONT}"}
    found: list[dict[str, Any]] = []
    if gaps:
        box = {
            "type": "rect",
            "shape": {"width": 14, "height": 14},
            "style": {"fill": ink.missing, "stroke": ink.axis},
        }
        name = {
            "type": "text",
            "left": 20,
            "top": 1,
            "style": {**words, "text": text("chart.no_data", language)},
        }
        found.append({"type": "group", "left": 8, "bottom": 4, "silent": True, "children": [box, name]})
    if is_own_sketch():
        note = {**words, "text": text("chart.sketch", language)}
        found.append({"type": "text", "right": 8, "bottom": 6, "silent": True, "style": note})
    return found
