"""Which places and years the corpus covers: a square for each, the number in it, a flat one where there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from core.charts import numbers
from core.charts import theme as look
from core.charts.bars import shortened
from core.charts.frames import records
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go

ROW = 28
MOST_ROWS = 40


def placed(found: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """`core.analysis.regions.coverage` as code, name, year, documents: regions as they are, or their provinces where
    there are more than fit. `names` are those of provinces by code. Every row has every year between the first and the
    last, with 0 where there is nothing; documents without a region or a year are left out."""
    known = found.dropna(subset=["region_code", "year"])
    if known["region_code"].nunique() > MOST_ROWS:
        codes = known["region_code"].str[:2] + "0000"
        known = known.assign(region_code=codes, region=[names.get(code, code) for code in codes])
    if known.empty:
        return pd.DataFrame({"code": [], "name": [], "year": [], "documents": []})
    years = range(int(known["year"].min()), int(known["year"].max()) + 1)
    counts = known.groupby(["region_code", "year"])["documents"].sum()
    regions = known.drop_duplicates("region_code").sort_values("region_code")
    rows = [
        (row["region_code"], row["region"], year, int(counts.get((row["region_code"], year), 0)))
        for row in records(regions)
        for year in years
    ]
    return pd.DataFrame(rows, columns=["code", "name", "year", "documents"])


def gaps(cells: pd.DataFrame) -> int:
    """How many places have a year without a document between or beside years with one."""
    return int((cells["documents"] == 0).sum()) if len(cells) else 0


def wide(cells: pd.DataFrame) -> pd.DataFrame:
    """A row a place, a column a year: name, then the years as text, unknown where there is nothing."""
    table = cells.pivot(index=["code", "name"], columns="year", values="documents").reset_index()
    return table.drop(columns="code").replace(0, pd.NA).rename(columns=str)


def squares(cells: pd.DataFrame, theme: look.Theme, language: str) -> go.Figure:
    """The picture of `placed`; a click gives `code|year`."""
    ink = look.colours(theme)
    codes = list(dict.fromkeys(cells["code"]))
    names = dict(zip(cells["code"], cells["name"], strict=True))
    years = sorted(set(cells["year"]))
    figure = look.figure(theme, len(codes) * ROW + 60)
    rows = records(cells)
    most = max((row["documents"] for row in rows), default=1) or 1
    steps = ink.sequential[1:8:2]
    shades = [
        steps[min(3, 4 * (row["documents"] - 1) // most)] if row["documents"] else ink.missing for row in rows
    ]
    strong = [row["documents"] and 4 * (row["documents"] - 1) // most >= 2 for row in rows]
    figure.add_scatter(
        x=[row["year"] for row in rows],
        y=[codes.index(row["code"]) for row in rows],
        mode="markers+text",
        marker={"symbol": "square", "size": ROW - 5, "color": shades, "opacity": 1},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        text=[numbers.count(row["documents"]) if row["documents"] else "" for row in rows],
        textfont={
            "size": 12,
            "color": [ink.background if bold else ink.text for bold in strong],
        },
        customdata=[f"{row['code']}|{row['year']}" for row in rows],
        hovertext=[
            f"{chart_text(row['name'])} {numbers.year_name(row['year'], language)}<br>{numbers.count(row['documents'])}"
            for row in rows
        ],
        hoverinfo="text",
    )
    figure.update_xaxes(
        side="top", dtick=1, tickformat="d", range=[years[0] - 0.6, years[-1] + 0.6], showline=False
    )
    figure.update_yaxes(
        tickvals=list(range(len(codes))), ticktext=[shortened(names[code]) for code in codes],
        range=[len(codes) - 0.4, -0.6], showgrid=False, tickfont={"size": look.TICK_SIZE, "color": ink.text},
    )  # fmt: skip
    return figure
