"""Charts that compare: distinctive words, revised targets, tenures, two indicators, distributions, maps."""

from __future__ import annotations

import json
from typing import Any, get_args

import pandas as pd
import pytest

from core.charts import bands, distribution, keyness, lines, numbers, revisions, scatter
from core.charts import map as maps
from core.charts import theme as look
from tests import chart_frames as frames

THEMES = get_args(look.Theme)
HOSTILE = "<script>P=1</script>--x_x--0_0--(P=2)--x_x--0_0--$\\href{x}$"


def labels(figure: Any) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def words(*rows: tuple[str, float, bool, bool]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "term": term,
                "log_ratio": ratio,
                "significant": sure,
                "thin": thin,
                "count": 5,
                "other_count": 2,
                "g2": 11.3,
            }
            for term, ratio, sure, thin in rows
        ]
    )


@pytest.mark.parametrize("theme", THEMES)
def test_distinctive_words_stand_on_their_side_and_doubtful_ones_are_rings(theme: look.Theme) -> None:
    ink = look.colours(theme)
    frame = words(("蔬菜", 2.0, True, False), ("大棚", 1.0, False, False), ("纺织", -3.0, True, True))
    figure = keyness.dots(frame, "兰陵县", "其他", theme)
    (dots,) = figure.data
    assert list(dots.x) == [2.0, 1.0, -3.0] and list(dots.customdata) == ["0", "1", "2"]
    assert dots.marker.color == (ink.actual, ink.background, ink.background)
    assert {"兰陵县更多", "其他更多", "蔬菜"} <= set(labels(figure))
    low, high = figure.layout.xaxis.range
    assert low == -high and "2倍" in figure.layout.xaxis.ticktext
    assert len(keyness.dots(frame.head(0), "甲", "乙", theme).data[0].x) == 0


def revised(*rows: tuple[str, float, float]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"region_code": str(at), "region": name, "year": 2023, "previous": before, "amount": now, "step": now - before,
             "change": "raised" if now > before else "cut" if now < before else "held"}
            for at, (name, before, now) in enumerate(rows)
        ]
    )  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_revised_targets_are_slopes_coloured_by_direction(theme: look.Theme) -> None:
    ink = look.colours(theme)
    frame = revised(("甲县", 6.0, 7.0), ("乙县", 6.0, 6.0), ("丙县", 8.0, 5.5))
    figure = revisions.slopes(frame, theme)
    assert [line.customdata[0] for line in figure.data] == ["2", "0", "1"]  # the largest step first
    assert [line.line.color for line in figure.data] == [ink.target, ink.actual, ink.context]
    assert list(figure.layout.xaxis.ticktext) == ["2022年", "2023年"] and "丙县 5.5%" in labels(figure)
    heights = sorted(note.y for note in figure.layout.annotations)
    assert len(set(heights)) == 3
    assert revisions.tally(frame) == "上调 1 个，持平 1 个，下调 1 个"
    assert revisions.slopes(frame.head(0), theme).data == ()


def tenures() -> pd.DataFrame:
    return pd.DataFrame(
        {"chair": ["李明", "赵二"], "role": ["县长", None], "first": ["2021-01-01", "2023-07-02"],
         "last": ["2023-01-01", "2023-07-02"], "meetings": [12, 2], "first_doc_id": ["a", "b"]}
    )  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_tenures_are_bands_of_years_and_lie_behind_other_charts(theme: look.Theme) -> None:
    figure = bands.tenures(tenures(), theme)
    (bar,) = figure.data
    assert bar.base[0] == 2021.0 and bar.x[0] == 2.0 and bar.base[1] == pytest.approx(2023.4986, abs=1e-3)
    assert bar.x[1] > 0 and list(bar.customdata) == ["a", "b"]
    assert list(figure.layout.yaxis.ticktext) == ["李明 县长", "赵二"]
    line = lines.over_years(frames.points(1), measure="measure", theme=theme)
    before = len(line.layout.shapes)
    assert len(bands.behind(line, tenures(), theme).layout.shapes) == before + 2
    assert "李明" in labels(line)
    assert len(bands.tenures(tenures().head(0), theme).data[0].x) == 0


GROWTH, YUAN = numbers.Scale(1.0, "%"), numbers.Scale(1e8, "亿元")


def regions(count: int, **columns: Any) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "region_code": [f"3713{at:02d}" for at in range(count)],
            "region": [f"甲{at}县" for at in range(count)],
            **columns,
        }
    )


@pytest.mark.parametrize("theme", THEMES)
def test_two_indicators_name_all_of_few_and_the_edges_of_many(theme: look.Theme) -> None:
    few = regions(3, x=[1.0, 2.0, 3.0], y=[2e8, 4e8, 3e8], x_unit=None, y_unit="元")
    figure = scatter.scatter(few, ("生产总值", "财政收入"), (GROWTH, YUAN), theme, strong={"371301"})
    disc = figure.data[0]
    assert list(disc.y) == [2.0, 4.0, 3.0] and list(disc.customdata) == ["371300", "371301", "371302"]
    assert (
        disc.marker.color[1] == look.colours(theme).actual
        and disc.marker.color[0] == look.colours(theme).context
    )
    assert labels(figure) == ["甲0县", "甲1县", "甲2县", "财政收入 (亿元)"]
    assert figure.layout.xaxis.title.text == "生产总值" and figure.layout.xaxis.ticksuffix == "%"
    many = regions(
        40, x=[float(at) for at in range(40)], y=[float(at) for at in range(40)], x_unit=None, y_unit=None
    )
    assert labels(scatter.scatter(many, ("甲", "乙"), (GROWTH, GROWTH), theme, strong={"371307"})) == [
        "甲0县",
        "甲7县",
        "甲39县",
        "乙",
    ]
    assert len(scatter.scatter(few.head(0), ("甲", "乙"), (GROWTH, GROWTH), theme).data[0].x) == 0


@pytest.mark.parametrize("theme", THEMES)
def test_few_regions_are_a_strip_and_many_a_histogram(theme: look.Theme) -> None:
    few = distribution.distribution(
        regions(5, amount=[5.0, 6.0, 4.0, 7.0, 5.5]), GROWTH, theme, strong={"371302"}
    )
    assert list(few.data[0].x) == [5.0, 6.0, 4.0, 7.0, 5.5] and "中位数 5.5%" in labels(few)
    many = distribution.distribution(
        regions(60, amount=[at / 10 for at in range(60)]), GROWTH, theme, strong={"371307"}
    )
    (bar,) = many.data
    assert sum(bar.y) == 60 and bar.customdata[0] == "0|0.5" and "甲7县" in labels(many)
    assert distribution.distribution(regions(0, amount=[]), GROWTH, theme).data[0].x == ()


def test_four_regions_have_no_median_and_figures_of_tables_are_squares() -> None:
    four = regions(4, amount=[5.0, 6.0, 4.0, 7.0], doc_id=["a", "b", None, "d"])
    figure = distribution.distribution(four, GROWTH, "light")
    assert not figure.layout.shapes and not any("中位数" in words for words in labels(figure))
    discs, squares = figure.data
    assert list(discs.x) == [5.0, 6.0, 7.0] and list(squares.x) == [4.0]
    assert squares.marker.symbol == "square" and figure.layout.xaxis.range[0] > 3


def test_equal_values_stand_on_each_other() -> None:
    values = [5.0] * 7 + [4.5] * 3
    lanes = distribution.lanes_of(values)
    assert len(set(zip(values, lanes, strict=True))) == len(values)


@pytest.mark.parametrize(("low", "high"), [(0.0, 5.9), (-3.1, 7.2), (5.0, 5.0), (1e3, 9e6), (0.0, 0.0)])
def test_edges_are_round_and_hold_everything(low: float, high: float) -> None:
    edges = distribution.round_edges(low, high, 12)
    assert edges[0] <= low and edges[-1] > high and 2 <= len(edges) <= 13


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3.2, 4.1, 4.9, 5.5, 6.2, 7.8], [4.0, 5.0, 6.0]),
        ([5.0, 5.1, 5.2, 5.3, 5.4, 5.6], [5.1, 5.2, 5.3, 5.4]),
        ([4.5, 5.0, 5.0, 5.0, 5.0, 5.5, 6.0, 7.0], [5.0, 5.5, 6.0, 7.0]),
        ([5.0, 6.0], [6.0]),
        ([5.0], []),
        ([], []),
    ],
)
def test_breaks_are_round(values: list[float], expected: list[float]) -> None:
    assert maps.breaks(values) == expected


@pytest.mark.parametrize("theme", THEMES)
def test_a_map_of_provinces_with_its_gaps_its_lines_and_its_note(theme: look.Theme) -> None:
    ink = look.colours(theme)
    codes = ["370000", "330000", "110000", "230000", "320000", "999999"]
    frame = pd.DataFrame({"region_code": codes, "amount": [6.0, 5.5, 5.0, 4.0, 7.0, 9.0]})
    option = maps.option(frame, "province", GROWTH, theme)
    (series,) = option["series"]
    areas = {item["name"]: item for item in series["data"]}
    registered = [feature["properties"]["name"] for feature in maps.outlines("province")["features"]]
    assert list(areas) == registered and len(set(registered)) == len(registered)
    assert {"台湾省", "香港特别行政区", "澳门特别行政区"} <= set(areas) and sum(
        "境界线" in name for name in areas
    ) == 8
    assert areas["山东省"]["value"] == 6.0 and areas["河南省"]["value"] == "-"
    assert areas["河南省"]["itemStyle"]["areaColor"] == ink.missing
    fills = [areas[name]["itemStyle"]["areaColor"] for name in ("黑龙江省", "江苏省")]
    assert fills[0] != fills[1] and areas["江苏省"]["select"]["itemStyle"]["areaColor"] == fills[1]
    assert 3 <= len(option["visualMap"]["pieces"]) <= 5
    assert [item["type"] for item in option["graphic"]] == ["group", "text"]
    assert list(maps.undrawn(frame, "province")["region_code"]) == ["999999"]
    assert maps.code_of("山东省", "province") == "370000" and maps.code_of("境界线1", "province") is None
    json.dumps(option)


def test_a_map_of_the_counties_of_a_city_in_yuan_and_of_no_value() -> None:
    frame = pd.DataFrame({"region_code": ["371324", "371326"], "amount": [3e10, 3.3e10]})
    option = maps.option(frame, "county", YUAN, "light", parent="371300")
    assert not any("境界线" in item["name"] for item in option["series"][0]["data"])
    assert {item["value"] for item in option["series"][0]["data"]} == {"-", 300.0, 330.0}
    assert [piece["label"] for piece in option["visualMap"]["pieces"]] == ["330 亿元以下", "330 亿元及以上"]
    empty = maps.option(frame.head(0), "county", YUAN, "dark", parent="371300")
    assert empty["visualMap"]["show"] is False


def test_hostile_names_stay_letters_in_every_chart() -> None:
    frame = words((HOSTILE, 2.0, True, False))
    drawn = [
        keyness.dots(frame, HOSTILE, HOSTILE, "light").to_json(),
        revisions.slopes(revised((HOSTILE, 6.0, 7.0)), "light", suffix=HOSTILE).to_json(),
        bands.tenures(tenures().assign(chair=HOSTILE, role=HOSTILE), "light").to_json(),
        scatter.scatter(regions(1, x=[1.0], y=[1.0], x_unit=None, y_unit=None).assign(region=HOSTILE), (HOSTILE,) * 2, (GROWTH, GROWTH), "light").to_json(),
        distribution.distribution(regions(1, amount=[1.0]).assign(region=HOSTILE), GROWTH, "light").to_json(),
    ]  # fmt: skip
    for text in drawn:
        assert "<script" not in text and "\\u003cscript" not in text and "$" not in text.replace("＄", "")


def test_names_of_discs_near_each_other_do_not_cover_each_other() -> None:
    from core.charts import scatter

    labels = dict.fromkeys(range(6), "某某省")
    x, y = [0.0, 1.0, 1.01, 1.02, 1.03, 2.0], [0.0, 1.0, 1.0, 1.0, 1.0, 2.0]
    found = scatter._apart(labels, x, y, [False] * 6)
    assert found[0] == (0.0, 15.0) and found[5] == (0.0, 15.0)
    assert 2 <= len(found) < 6  # in the crowd not all have a place
    assert len({found[at] for at in (1, 2, 3, 4) if at in found}) == len(
        [at for at in (1, 2, 3, 4) if at in found]
    )
    assert set(scatter._apart(labels, x, y, [True] * 6)) == set(labels)  # those asked for are always named
