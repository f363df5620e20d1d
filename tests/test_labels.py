"""Labels of figures on slides: whole, and apart from each other."""

from __future__ import annotations

from itertools import pairwise

import plotly.graph_objects as go

from core.charts import labels


def figure(*marks: tuple[float, float, str], anchor: str = "left", size: int = 40) -> go.Figure:
    """Axes from 0 to 10 with words at the marks (x, y)."""
    drawn = go.Figure()
    drawn.update_layout(
        height=500,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        xaxis={"range": [0, 10]},
        yaxis={"range": [0, 10]},
        annotations=[
            {
                "x": x,
                "y": y,
                "text": words,
                "xanchor": anchor,
                "font": {"size": size},
                "xref": "x",
                "yref": "y",
            }
            for x, y, words in marks
        ],
    )
    return drawn


def test_an_axis_grows_until_the_label_at_its_end_fits() -> None:
    drawn = figure((10, 1, "十个汉字就有这么宽啊"))
    labels.widen(drawn, across=1000)
    low, high = drawn.layout.xaxis.range
    assert low == 0 and (10 - low) / (high - low) * 1000 + 10 * 40 <= 1000.1


def test_a_label_left_of_its_mark_gets_room_on_the_left() -> None:
    drawn = figure((0, 1, "五个字宽度"), anchor="right")
    labels.widen(drawn, across=1000)
    low, high = drawn.layout.xaxis.range
    assert high == 10 and (0 - low) / (high - low) * 1000 >= 5 * 40 - 0.1


def test_an_axis_on_which_all_fits_stays_as_it_is() -> None:
    drawn = figure((2, 1, "短"))
    labels.widen(drawn, across=1000)
    assert tuple(drawn.layout.xaxis.range) == (0, 10)


def test_years_that_would_cover_each_other_are_thinned_out_and_level() -> None:
    drawn = figure()
    drawn.update_xaxes(range=[2010, 2024], dtick=1, tickfont={"size": 40})
    labels.widen(drawn, across=700)
    axis = drawn.layout.xaxis
    shown = 14 / axis.dtick
    assert shown * 4 * 20 <= 700 and axis.tickangle == 0 and axis.tick0 == 2024


def test_labels_at_line_ends_are_a_line_apart_and_within_the_axis() -> None:
    drawn = figure((10, 9.0, "甲"), (10, 9.1, "乙"), (10, 9.2, "丙"), (3, 9.1, "丁"))
    labels.part(drawn)
    heights = sorted(label.y for label in drawn.layout.annotations if label.x == 10)
    line = 40 / 420 * 10
    assert all(above - below >= line for below, above in pairwise(heights))
    assert heights[-1] <= 10 and next(one for one in drawn.layout.annotations if one.x == 3).y == 9.1


def test_names_of_panels_and_rows_from_the_top_are_left_alone() -> None:
    drawn = figure((0, 1, "甲"), (0, 1, "乙"))
    for label in drawn.layout.annotations:
        label.yref = "y domain"
    labels.part(drawn)
    assert [label.y for label in drawn.layout.annotations] == [1, 1]
    rows = figure((0, 1, "甲"), (0, 1.1, "乙")).update_yaxes(range=[5, -0.5])
    labels.part(rows)
    assert [label.y for label in rows.layout.annotations] == [1, 1.1]
