"""The chosen mark of a chart stands out."""

from __future__ import annotations

from typing import get_args

import pandas as pd
import pytest

from core.charts import bars, dumbbell, network, numbers, selected, topics
from core.charts import map as maps
from core.charts import theme as look
from tests import chart_frames as frames
from tests.test_charts_of_words import edges, nodes

THEMES = get_args(look.Theme)


@pytest.mark.parametrize("theme", THEMES)
def test_a_bar_and_a_disc_get_an_edge_and_keep_their_fill(theme: look.Theme) -> None:
    ink = look.colours(theme)
    drawn = frames.outlook().head(3).assign(size=[3.0, 2.0, 1.0])
    bar = bars.ranked(drawn, names="name", values="size", keys="key", theme=theme, labels=["3", "2", "1"])
    fills = bar.data[0].marker.color
    marked = selected.outlined(bar, str(drawn["key"].iloc[1]), theme).data[0].marker
    assert list(marked.line.width) == [0, selected.EDGE, 0] and marked.line.color[1] == ink.text
    assert marked.color == fills
    figure = dumbbell.growth(dumbbell.by_change(frames.outlook()), theme)
    ring = selected.outlined(figure, figure.data[1].customdata[0], theme).data[1].marker
    assert list(ring.line.width)[:2] == [selected.EDGE, 2.5] and ring.size[0] - ring.size[1] == selected.GROWN
    assert ring.line.color[0] == ink.text and ring.line.color[1] == ink.target


def test_a_cell_of_a_heat_map_gets_an_edge() -> None:
    figure = topics.heat_table(topics.arranged(frames.topics(7)), "light")
    squares = figure.data[1]
    mark = squares.customdata[3]
    selected.outlined(figure, mark, "light")
    assert list(squares.marker.opacity)[:4] == [0, 0, 0, 1] and squares.marker.line.width[3] == selected.EDGE


def test_a_mark_that_is_not_drawn_changes_nothing() -> None:
    figure = dumbbell.growth(dumbbell.by_change(frames.outlook()), "light")
    before = figure.to_json()
    assert selected.outlined(figure, "no such", "light").to_json() == before


def test_an_outline_of_a_map_is_selected() -> None:
    frame = pd.DataFrame({"region_code": ["370000", "330000"], "amount": [6.0, 5.5]})
    option = maps.option(frame, "province", numbers.Scale(1.0, "%"), "light")
    data = selected.region(option, str(maps.name_of("370000", "province")))["series"][0]["data"]
    assert [item["name"] for item in data if item.get("selected")] == ["山东省"]
    assert maps.name_of("999999", "province") is None


def test_an_item_of_an_echarts_option_is_selected() -> None:
    names = ("蔬菜", "大棚", "品牌")
    option = network.option(nodes(*names), edges(*names), "light")
    marks = [list(names)]
    data = selected.chosen(option, marks, marks[0][1])["series"][0]["data"]
    assert [item.get("selected") for item in data][:3] == [None, True, None]
    assert selected.chosen(option, marks, "no such") == option
