"""How wide the columns of a table are."""

from __future__ import annotations

import pandas as pd

from core.charts import widths

COLUMNS = {"region": "地区", "title": "文档", "n": "目标数"}


def table(*titles: str, region: str = "甲县") -> pd.DataFrame:
    return pd.DataFrame({"region": region, "title": list(titles), "n": pd.NA})


def test_a_long_name_below_the_first_rows_is_given_its_room() -> None:
    rows = table(*["报告"] * 20)
    assert widths.fitting(rows, COLUMNS) == {}
    rows.loc[15, "region"] = "广西壮族自治区"
    assert widths.fitting(rows, COLUMNS) == {"region": 7 * widths.LETTER + widths.PAD}


def test_the_widest_column_gives_way_to_the_others() -> None:
    rows = table("很长的标题" * 20)
    found = widths.fitting(rows, COLUMNS, room=400)
    assert set(found) == {"title"} and found["title"] + 2 * widths.LEAST <= 400


def test_a_column_for_each_of_many_regions_keeps_its_width() -> None:
    many = {str(at): f"第{at}县" for at in range(30)}
    rows = pd.DataFrame({name: ["增长 5.5%（2025年）"] for name in many})
    assert widths.fitting(rows, many) == {}
    assert widths.fitting(rows, {}, room=-5) == {}
