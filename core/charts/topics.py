"""What documents stress, region beside region: bars when the regions are few, a heat table when they are many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from core.charts import numbers
from core.charts import theme as look
from core.charts.bars import row_name, shortened
from core.charts.frames import records
from core.charts.overlay import Overlay
from core.safe_text import chart_text

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

MOST_PANELS = 5
ROW = 26
# Of the figure in a cell, which has room for 12.3.
CELL_SIZE = 11
# Up to this many columns leave room for names from left to right, so many letters a line.
LEVEL_NAMES, LETTERS = 6, 5


def arranged(frame: DataFrame, language: str = "zh") -> DataFrame:
    """`core.analysis.regions.topic_shares` ready to draw: placed documents and assigned text only, the label in the
    reader's language, the topic with the largest mean share first; topics that no region touches are left out."""
    known = frame[(frame["topic"] != "unassigned") & frame["region_code"].notna()]
    known = known.assign(label=known["label_en" if language == "en" else "label"])
    means = known.groupby("topic")["share"].mean().sort_values(ascending=False)
    places = {topic: place for place, topic in enumerate(means[means > 0].index)}
    kept = known[known["topic"].isin(list(places))]
    return (
        kept.assign(place=kept["topic"].map(places))
        .sort_values(["region_code", "place"])
        .reset_index(drop=True)
    )


def side_by_side(frame: DataFrame, theme: look.Theme) -> go.Figure:
    """A column of bars for each region on one list of topics, the three largest of each region in blue.

    `frame`: region_code, region, topic, label, share (0-1); the topics in the order to show. A click gives
    `region_code|topic`.
    """
    from plotly.subplots import make_subplots

    ink = look.colours(theme)
    regions = list(dict.fromkeys(frame["region_code"]))
    topics = list(dict.fromkeys(frame["topic"]))
    names = dict(zip(frame["topic"], frame["label"], strict=True))
    grid = make_subplots(rows=1, cols=len(regions), shared_yaxes=True, horizontal_spacing=0.025)
    figure = grid.update_layout(
        template=look.figure(theme, 10).layout.template, height=len(topics) * ROW + 50, margin={"t": 38}
    )
    most = float(frame["share"].max()) or 1.0
    over = Overlay()
    for column, code in enumerate(regions, start=1):
        own = frame[frame["region_code"] == code].set_index("topic").reindex(topics)
        shares = [float(share) for share in own["share"].fillna(0.0)]
        strong = sorted(shares, reverse=True)[:3]
        head = chart_text(own["region"].dropna().iloc[0])
        figure.add_bar(
            x=shares,
            y=list(range(len(topics))),
            orientation="h",
            width=0.62,
            marker={
                "color": [ink.actual if share in strong and share > 0 else ink.context for share in shares]
            },
            customdata=[f"{code}|{topic}" for topic in topics],
            hovertext=[
                f"{head}<br>{chart_text(names[t])} {numbers.percent(100 * s)}"
                for t, s in zip(topics, shares, strict=True)
            ],
            hoverinfo="text",
            row=1,
            col=column,
        )
        for place, share in enumerate(shares):
            words = numbers.percent(100 * share) if share else "0"
            colour = ink.text if share in strong and share else ink.muted
            over.label(share, place, words, colour, 12, panel=column, xanchor="left", xshift=4)
        over.head(f"<b>{head}</b>", column, shift=8)
    over.onto(figure)
    figure.update_xaxes(visible=False, range=[0, most * 1.42])
    figure.update_yaxes(
        tickvals=list(range(len(topics))), ticktext=[row_name(names[topic], ROW) for topic in topics],
        range=[len(topics) - 0.5, -0.5], showgrid=False, tickfont={"size": look.LABEL_SIZE, "color": ink.text},
    )  # fmt: skip
    return figure


def heat_table(frame: DataFrame, theme: look.Theme, rows: Sequence[str] = ()) -> go.Figure:
    """A cell for each region and topic, darker where more of the text is about it; columns as in `side_by_side`. `rows` are
    the codes from the top, where they are not to stand in the order of the frame."""
    ink = look.colours(theme)
    regions = list(rows) or list(dict.fromkeys(frame["region_code"]))
    topics = list(dict.fromkeys(frame["topic"]))
    places = dict(zip(frame["region_code"], frame["region"], strict=True))
    names = dict(zip(frame["topic"], frame["label"], strict=True))
    share = {(row["region_code"], row["topic"]): float(row["share"]) for row in records(frame)}
    values = [[share.get((code, topic), 0.0) * 100 for topic in topics] for code in regions]
    level = len(topics) <= LEVEL_NAMES
    figure = look.figure(theme, len(regions) * ROW + (60 if level else 150))
    steps = ink.sequential
    cells = [(x, y, topic, code) for y, code in enumerate(regions) for x, topic in enumerate(topics)]
    figure.add_heatmap(
        z=values,
        x=list(range(len(topics))),
        y=list(range(len(regions))),
        colorscale=[[0, ink.background], *[[(i + 1) / len(steps), colour] for i, colour in enumerate(steps)]],
        xgap=2,
        ygap=2,
        showscale=False,
        hoverinfo="skip",
        text=[[numbers.short(value) if value else "" for value in row] for row in values],
        texttemplate="%{text}",
        textfont={"size": CELL_SIZE},
    )
    # A heat map cannot be selected in plotly: unseen squares over its cells carry the clicks and the words.
    figure.add_scatter(
        x=[x for x, _, _, _ in cells],
        y=[y for _, y, _, _ in cells],
        mode="markers",
        marker={"symbol": "square", "size": ROW, "opacity": 0},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
        customdata=[f"{code}|{topic}" for _, _, topic, code in cells],
        hovertext=[
            f"{chart_text(places[code])}<br>{chart_text(names[topic])} {numbers.percent(values[y][x])}"
            for x, y, topic, code in cells
        ],
        hoverinfo="text",
    )
    figure.update_xaxes(
        tickvals=list(range(len(topics))), ticktext=[_column(names[topic], level) for topic in topics], side="top", showline=False, tickangle=_angle(names.values(), level),
        tickfont={"size": 12, "color": ink.text},
    )  # fmt: skip
    figure.update_yaxes(
        tickvals=list(range(len(regions))), ticktext=[shortened(places[code]) for code in regions],
        range=[len(regions) - 0.5, -0.5], showgrid=False, tickfont={"size": look.TICK_SIZE, "color": ink.text},
    )  # fmt: skip
    return figure


def _angle(names: Iterable[object], level: bool) -> int:
    """Words that stand neither in one column of letters nor in lines of a few are aslant, or they would cover each other."""
    return -60 if not level and any(str(name).isascii() for name in names) else 0


def _column(name: object, level: bool) -> str:
    """Chinese from top to bottom, a character a line, or `level` in lines of a few; other words as they are, or `level` a
    word a line."""
    words = chart_text(name)
    step = LETTERS if level else 1
    if words.isascii() and not level:
        return shortened(words)
    parts = words.split() if words.isascii() else [words[at : at + step] for at in range(0, len(words), step)]
    return "<br>".join(parts[:8])
