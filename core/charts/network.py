"""Words that keep company, as an ECharts graph: the term in the middle, its neighbours around it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from core.charts import theme as look
from core.charts.frames import records
from core.safe_text import chart_name, chart_option

if TYPE_CHECKING:
    from pandas import DataFrame

HEIGHT = 460
SMALLEST, LARGEST = 10, 42
THINNEST, THICKEST = 1.0, 6.0
# Radius of the outer ring: in units near pixels, since ECharts rounds the ends of lines to half a unit.
SPREAD = 200


def option(nodes: DataFrame, edges: DataFrame, theme: look.Theme) -> dict[str, Any]:
    """An ECharts graph; the area of a node is its number of windows, the width of a line its log_dice; a click gives the
    term as its name. `nodes` and `edges` are those of `core.analysis.cooccurrence.network`; fixed places, no movement."""
    ink = look.colours(theme)
    strengths = [float(value) for value in edges["log_dice"]]
    low, high = min(strengths, default=0.0), max(strengths, default=1.0)
    centre = next((row["term"] for row in records(nodes) if row["centre"]), None)
    most = max((int(n) for n in nodes["windows"]), default=1) or 1
    series = {
        "type": "graph",
        "layout": "none",
        "roam": False,
        "selectedMode": "single",
        "select": {"itemStyle": {"borderColor": ink.text, "borderWidth": 2}},
        "left": "center",  # with no other edge given the picture keeps its proportions and a margin
        "top": "center",
        "data": [_node(row, x, y, most, ink) for row, x, y in _placed(records(nodes))],
        "links": [_link(row, low, high, ink, row["source"] == centre) for row in records(edges)],
        "label": {"show": True, "color": ink.text, "fontSize": look.TICK_SIZE, "fontFamily": look.FONT},
        "labelLayout": {"hideOverlap": True},
        "emphasis": {"disabled": True},
    }
    whole = look.merged(look.echarts_base(theme), {"series": [series], "tooltip": {"formatter": "{b}  {c}"}})
    del whole["grid"]
    return dict(chart_option(whole))


def _placed(rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any], float, float]]:
    """The term in the middle, the others on two rings around it, the nearest ones on the inner."""
    around = [row for row in rows if not row["centre"]]
    inner = min(len(around), max(6, len(around) // 3))
    places = [(row, 0.0, 0.0) for row in rows if row["centre"]]
    for ring, radius, turn in ((around[:inner], 0.55 * SPREAD, 0.0), (around[inner:], SPREAD, 0.5)):
        for at, row in enumerate(ring):
            angle = 2 * math.pi * (at + turn) / len(ring) - math.pi / 2
            places.append((row, round(1.6 * radius * math.cos(angle), 2), round(radius * math.sin(angle), 2)))
    return places


def _node(row: dict[str, Any], x: float, y: float, most: int, ink: look.Colours) -> dict[str, Any]:
    size = SMALLEST + (LARGEST - SMALLEST) * math.sqrt(int(row["windows"]) / most)
    centre = bool(row["centre"])
    return {
        "name": chart_name(row["term"]),
        "x": x,
        "y": y,
        "value": int(row["windows"]),
        "symbolSize": round(size, 1),
        "itemStyle": {"color": ink.actual if centre else ink.context},
        "label": {"position": "bottom" if centre else "right", "fontWeight": 600 if centre else 400},
    }  # fmt: skip


def _link(row: dict[str, Any], low: float, high: float, ink: look.Colours, own: bool) -> dict[str, Any]:
    """A line of the term itself by its strength; those among its neighbours stay thin behind them."""
    share = (float(row["log_dice"]) - low) / (high - low) if high > low else 1.0
    return {
        "source": chart_name(row["source"]),
        "target": chart_name(row["target"]),
        "value": int(row["together"]),
        "lineStyle": {
            "color": ink.actual if own else ink.axis,
            "width": round(THINNEST + (THICKEST - THINNEST) * share, 2) if own else THINNEST,
            "opacity": 0.45 if own else 0.5,
        },
    }
