"""Charts of words: the network, and what is distinctive."""

from __future__ import annotations

import json
from typing import get_args

import pandas as pd
import pytest

from core.charts import network
from core.charts import theme as look

THEMES = get_args(look.Theme)
HOSTILE = "<script>P=1</script>--x_x--0_0--(P=2)--x_x--0_0--"


def nodes(*names: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "term": names,
            "windows": [40 - at for at in range(len(names))],
            "centre": [at == 0 for at in range(len(names))],
        }
    )


def edges(*names: str) -> pd.DataFrame:
    count = len(names) - 1
    return pd.DataFrame(
        {"source": [names[0]] * count, "target": names[1:], "together": [2] * count,
         "log_dice": [12.0 - at for at in range(count)]}
    )  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_a_network_has_the_term_in_the_middle(theme: look.Theme) -> None:
    names = ["蔬菜", *(f"词{at}" for at in range(20))]
    option = network.option(nodes(*names), edges(*names), theme)
    (series,) = option["series"]
    middle, *others = series["data"]
    assert (middle["name"], middle["x"], middle["y"]) == ("蔬菜", 0.0, 0.0)
    assert middle["itemStyle"]["color"] == look.colours(theme).actual
    assert len({(node["x"], node["y"]) for node in others}) == 20
    widths = [link["lineStyle"]["width"] for link in series["links"]]
    assert widths[0] == network.THICKEST and widths[-1] == network.THINNEST
    assert option["backgroundColor"] == look.colours(theme).background
    json.dumps(option)


def test_a_network_of_one_word_and_of_hostile_ones() -> None:
    alone = network.option(nodes("蔬菜"), edges("蔬菜"), "light")["series"][0]
    assert len(alone["data"]) == 1 and alone["links"] == []
    option = network.option(nodes("甲", HOSTILE), edges("甲", HOSTILE), "light")
    assert "--x_x--0_0--" not in json.dumps(option)
    (link,) = option["series"][0]["links"]
    assert link["target"] == option["series"][0]["data"][1]["name"]
