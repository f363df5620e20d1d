"""Words: a cloud of the most used ones. Their rates are drawn by `lines` (many documents) or its `strips` (few)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from core.charts import theme as look
from core.charts.frames import records
from core.safe_text import chart_name, chart_option

if TYPE_CHECKING:
    from pandas import DataFrame

LARGEST, SMALLEST = 42, 13
MOST = 70


def without_places(frame: DataFrame, names: Iterable[str], column: str = "term") -> DataFrame:
    """The terms (of `column`) that are not names of places: 兰陵县 and 兰陵 go when 兰陵县 is among `names`."""
    places = {form for name in names for form in (name, name[:-1]) if len(form) > 1}
    return frame[~frame[column].isin(places)].reset_index(drop=True)


def cloud_option(frame: DataFrame, theme: look.Theme, most: int = MOST) -> dict[str, Any]:
    """An ECharts word cloud (needs the word cloud extension): three inks, no rotation, size by `weight`.

    `frame` is `core.analysis.keywords.cloud`: term, count, weight, highest first.
    """
    import json

    from pyecharts.charts import WordCloud

    ink = look.colours(theme)
    rows = records(frame.head(most))
    words = [(chart_name(row["term"]), float(row["weight"])) for row in rows]
    series = json.loads(WordCloud().add("", words, shape="square").dump_options())["series"][0]
    series |= {
        "data": [
            {
                "name": chart_name(row["term"]),
                "value": float(row["weight"]),
                "textStyle": {"color": _ink(i, ink)},
            }
            for i, row in enumerate(rows)
        ],
        "sizeRange": [SMALLEST, LARGEST],
        "rotationRange": [0, 0],
        "gridSize": 9,
        "left": "4%",
        "top": "2%",
        "width": "90%",
        "height": "94%",
        "drawOutOfBound": False,
        "shrinkToFit": True,
        "layoutAnimation": False,
        "textStyle": {"fontFamily": look.FONT, "fontWeight": 600},
        "emphasis": {"textStyle": {"color": ink.text}},
    }
    option = look.merged(look.echarts_base(theme), {"series": [series], "tooltip": {"show": False}})
    del option["grid"]
    return dict(chart_option(option))


def _ink(place: int, ink: look.Colours) -> str:
    return ink.actual if place < 5 else ink.text if place < 25 else ink.muted
