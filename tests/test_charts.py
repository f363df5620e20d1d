"""Charts draw what their frames say: values, order, gaps, meanings, and never a live word of a document."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any, get_args

import pandas as pd
import pytest

from core.charts import bars, calendar, dumbbell, lines, meetings, months, strips, topics, words
from core.charts import theme as look
from tests import chart_frames as frames

THEMES = get_args(look.Theme)
HOSTILE = "<script>P=1</script>--x_x--0_0--(P=2)--x_x--0_0--$\\href{x}$"


def labels(figure: Any) -> list[str]:
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("theme", THEMES)
def test_bars_keep_the_order_of_the_frame_and_start_at_zero(theme: look.Theme) -> None:
    frame = pd.DataFrame({"name": ["工业", "农业"], "n": [41, 38], "key": ["a", "b"]})
    figure = bars.ranked(
        frame, names="name", values="n", keys="key", theme=theme, labels=["41", "38"], strong={"a"}
    )
    bar = figure.data[0]
    assert list(bar.x) == [41, 38] and list(bar.y) == [0, 1] and list(bar.customdata) == ["a", "b"]
    assert figure.layout.xaxis.range[0] == 0
    assert bar.marker.color == (look.colours(theme).actual, look.colours(theme).context)
    assert labels(figure) == ["41", "38"]


def test_bars_below_zero_leave_room_on_the_left() -> None:
    frame = pd.DataFrame({"name": ["甲", "乙"], "n": [3.0, -2.0], "key": ["a", "b"]})
    figure = bars.ranked(frame, names="name", values="n", keys="key", theme="light", labels=["3", "−2"])
    assert figure.layout.xaxis.range[0] < -2 and figure.layout.xaxis.range[1] > 3


def test_dumbbells_put_the_biggest_rise_on_top_and_incomplete_rows_last() -> None:
    drawn = dumbbell.by_change(frames.outlook())
    assert list(drawn["name"]) == ["规上工业总产值", "地区生产总值", "一般公共预算收入", "进出口总额", "社会消费品零售总额", "粮食总产量"]  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_result_is_a_disc_and_target_a_ring(theme: look.Theme) -> None:
    figure = dumbbell.growth(dumbbell.by_change(frames.outlook()), theme)
    actual, target = figure.data
    assert list(actual.x) == [5.1, 4.0, 9.5, 43.8, -3.1]
    assert list(target.x) == [20.0, 7.0, 10.0, 10.0, 10.0]
    assert actual.marker.color == look.colours(theme).actual
    assert target.marker.color == look.colours(theme).background and target.marker.line.width > 0
    assert target.customdata[0] == "规上工业总产值|target"
    assert "实绩未载" in labels(figure) and "目标未载" in labels(figure)
    assert {"2022年实绩", "2023年目标"} <= set(labels(figure))
    assert "≈7%" in labels(figure)


def test_levels_need_both_sides_in_one_unit() -> None:
    drawn = dumbbell.with_levels(frames.outlook())
    assert list(drawn["name"]) == ["规上工业总产值", "进出口总额"]
    figure = dumbbell.levels(drawn, "light")
    assert "目标 ≥100 亿元" in labels(figure) and "249.1 亿元" in labels(figure)
    assert "target ≥10 billion yuan" in labels(dumbbell.levels(drawn, "light", "en"))


def test_a_missing_year_breaks_the_line_and_targets_are_rings() -> None:
    figure = lines.over_years(frames.points(1), measure="measure", theme="light", suffix="%")
    actual, target = figure.data
    assert list(actual.x) == [2019, 2020, 2021, 2022] and actual.y[2] is None and not actual.connectgaps
    assert list(target.x) == [2023] and target.marker.color == look.LIGHT.background


def test_places_are_named_at_line_ends_and_do_not_cover_each_other() -> None:
    figure = lines.over_years(frames.points(4, target=None), measure="measure", theme="light")
    heights = sorted(note.y for note in figure.layout.annotations)
    low, high = figure.layout.yaxis.range
    assert len(heights) == 4
    assert min(b - a for a, b in pairwise(heights)) >= (high - low) * 0.06


def test_many_places_become_panels_with_one_scale() -> None:
    frame = frames.points(7)
    assert lines.by_place(frame)
    figure = lines.panels(frame, measure="measure", theme="dark")
    ranges = {tuple(axis.range) for axis in figure.select_yaxes()}
    assert len(ranges) == 1 and len([n for n in labels(figure) if n.endswith("县")]) == 7


def test_strips_write_zero_as_a_ring_and_start_at_zero() -> None:
    frame = frames.uses()
    figure = strips.strips(
        frame,
        groups="group",
        panels_by="term",
        values="per_10k",
        keys="mark",
        labels=["x"] * 6,
        theme="light",
    )
    first, second = figure.data
    assert list(first.x) == [29.4, 6.3, 0.0] and second.customdata[0] == "项目|2023年"
    assert first.marker.color == (look.LIGHT.actual, look.LIGHT.actual, look.LIGHT.background)
    assert figure.layout.xaxis.range[0] <= 0 < figure.layout.xaxis.range[1]


def test_strips_leave_the_smallest_groups_to_the_table() -> None:
    many = pd.DataFrame({"group": [f"甲{i}县" for i in range(60)], "per_10k": range(60)})
    kept = strips.fitting(many, "group", "per_10k")
    assert len(kept) == strips.MOST_ROWS and kept["per_10k"].min() == 60 - strips.MOST_ROWS


def test_timeline_labels_every_meeting_and_rings_what_has_no_date_of_its_own() -> None:
    figure = meetings.timeline(frames.meetings(), "light")
    points = figure.data[0]
    assert list(points.customdata) == ["d0", "d1", "d2", "d3"]
    assert points.marker.color[1] == look.LIGHT.background
    assert any("2023年4月3日" in words for words in labels(figure))


def test_timeline_of_partial_and_missing_dates() -> None:
    figure = meetings.timeline(frames.meetings(("2023", None, "2023-04")), "dark")
    assert list(figure.data[0].customdata) == ["d2", "d0"]


def test_grid_of_months_sums_types_and_leaves_gaps_empty() -> None:
    frame = months.summed(
        pd.concat([frames.months({"2023-04": 2, "2024-01": 1}), frames.months({"2023-04": 5})])
    )
    assert list(frame["meetings"]) == [7, 1]
    figure = months.grid(frame, "light")
    assert list(figure.data[1].text) == ["7", "1"] and list(figure.data[1].customdata) == [
        "2023-04",
        "2024-01",
    ]
    assert len(figure.data[0].x) == 24


@pytest.mark.parametrize(("n", "step"), [(1, 0), (2, 1), (3, 1), (4, 2), (6, 2), (7, 3), (70, 3)])
def test_classes_of_counts(n: int, step: int) -> None:
    assert months.class_of(n) == step


@pytest.mark.parametrize("theme", THEMES)
def test_calendar_has_a_year_a_row_newest_first(theme: look.Theme) -> None:
    days = tuple(f"{year}-03-{day:02d}" for year in (2022, 2024) for day in (1, 1, 2))
    option = calendar.option(frames.days(days), theme)
    assert [one["range"] for one in option["calendar"]] == ["2024", "2022"]
    assert option["series"][0]["data"] == [["2024-03-01", 2], ["2024-03-02", 1]]
    assert [piece["label"] for piece in option["visualMap"]["pieces"]] == [
        "1 次",
        "2—3 次",
        "4—6 次",
        "7 次以上",
    ]
    assert calendar.height(option) > 300
    json.dumps(option)


def test_topics_are_ordered_and_untouched_ones_left_out() -> None:
    frame = topics.arranged(frames.topics())
    assert set(frame["topic"]) == {"rural", "industry"}
    figure = topics.side_by_side(frame, "light")
    assert [bar.customdata[0].split("|")[0] for bar in figure.data] == ["371300", "371301", "371302"]
    assert topics.heat_table(topics.arranged(frames.topics(9), "en"), "dark").data[0].z is not None


def test_cloud_has_three_inks_and_no_rotation() -> None:
    series = words.cloud_option(frames.cloud(), "light")["series"][0]
    inks = [item["textStyle"]["color"] for item in series["data"]]
    assert inks[0] == look.LIGHT.actual and inks[10] == look.LIGHT.text and inks[-1] == look.LIGHT.muted
    assert series["rotationRange"] == [0, 0] and series["type"] == "wordCloud"


def test_hostile_names_stay_letters_in_every_chart() -> None:
    outlook = frames.outlook().assign(name=HOSTILE)
    held = frames.meetings().assign(region=HOSTILE, title=HOSTILE)
    share = frames.topics().assign(region=HOSTILE, label=HOSTILE)
    drawn = [
        dumbbell.growth(dumbbell.by_change(outlook), "light").to_json(),
        dumbbell.levels(dumbbell.with_levels(outlook), "light").to_json(),
        lines.over_years(
            frames.points(2).assign(place=HOSTILE), measure="measure", theme="light", suffix=HOSTILE
        ).to_json(),
        meetings.timeline(held, "light").to_json(),
        topics.side_by_side(topics.arranged(share), "light").to_json(),
    ]
    for text in drawn:
        assert "<script" not in text and "\\u003cscript" not in text and "$" not in text.replace("＄", "")
    option = words.cloud_option(frames.cloud().assign(term=HOSTILE), "light")
    assert "--x_x--0_0--" not in json.dumps(option) and option["tooltip"] == look.merged(
        look.echarts_base("light")["tooltip"], {"show": False}
    )


def test_themes_agree_with_the_configuration() -> None:
    import tomllib
    from pathlib import Path

    config = tomllib.loads(
        (Path(__file__).parent.parent / ".streamlit/config.toml").read_text(encoding="utf-8")
    )["theme"]
    assert tuple(config["chartCategoricalColors"]) == look.CATEGORICAL
    for theme in THEMES:
        ink = look.colours(theme)
        assert config[theme]["backgroundColor"] == ink.background and config[theme]["textColor"] == ink.text
        assert tuple(config[theme]["chartSequentialColors"]) == ink.sequential
