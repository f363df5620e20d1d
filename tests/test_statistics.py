"""Tables of statistics: figures by region, year and indicator, every row accounted for, drawn as another source."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from core.analysis import overview, statistics
from core.lexicon import load_toml
from core.models import Filter
from core.statistics import read_statistics
from core.statistics.regions import region_of
from core.statistics.tables import roles_of
from core.store import Store, ingest_files
from core.workers.rows import Task, rows_of

LONG = """各县主要指标
地区,年份,指标,数值,单位,同比增长
枣庄市,2022,地区生产总值,"2,039.04",亿元,4.6
山东省枣庄市,2023,GDP,2150,亿元,5.1
兰陵县,2023年,一般公共预算收入,15.6,亿元,-2.0
371324,2023,城镇化率,52.3,%,
全国,2023,国内生产总值,126.06,万亿元,5.2
鼓楼区,2023,地区生产总值,900,亿元,
乌有县,2023,地区生产总值,1,亿元,
兰陵县,去年,地区生产总值,1,亿元,
兰陵县,2023,地区生产总值,约三百,亿元,
兰陵县,2021,地区生产总值,—,亿元,
兰陵县,2023,自办指数,7,点,
"""
WIDE = "省份,城市,Year,地区生产总值（亿元）,GDP增速(%),常住人口（万人）\n山东,枣庄,2020,1733.3,3,385.6\n山东,临沂,2020,4805,-,1101\n"


def read(text: str | bytes):
    loaded = read_statistics(text.encode() if isinstance(text, str) else text)
    assert loaded is not None
    return loaded


def test_a_long_table_with_every_row_accounted_for() -> None:
    loaded = read(LONG)
    shown = [
        (f.row, f.region.name, f.year, f.key, f.value, f.unit, f.value_si, f.yoy) for f in loaded.figures
    ]
    assert shown == [
        (3, "枣庄市", 2022, "gdp", 2039.04, "亿元", 203904000000.0, 4.6),
        (4, "枣庄市", 2023, "gdp", 2150.0, "亿元", 215000000000.0, 5.1),
        (5, "兰陵县", 2023, "fiscal_revenue", 15.6, "亿元", 1560000000.0, -2.0),
        (6, "兰陵县", 2023, "urbanisation", 52.3, "%", 52.3, None),
        (7, "全国", 2023, "gdp", 126.06, "万亿元", 126060000000000.0, 5.2),
        (13, "兰陵县", 2023, "自办指数", 7.0, "点", None, None),
    ]
    assert [(u.row, u.reason[:6]) for u in loaded.unread] == [
        (8, "地区不明确："), (9, "找不到这个地"), (10, "年份读不出："), (11, "不是数：约三"),
    ]  # fmt: skip
    assert "江苏省南京市鼓楼区" in loaded.unread[0].reason
    assert loaded.rows == 11 == len(loaded.figures) + len(loaded.unread) + loaded.empty


def test_a_wide_table_with_a_column_for_each_indicator() -> None:
    loaded = read(WIDE)
    assert [(f.region.name, f.key, f.value, f.unit, f.yoy) for f in loaded.figures] == [
        ("枣庄市", "gdp", 1733.3, "亿元", None),
        ("枣庄市", "gdp", None, None, 3.0),
        ("枣庄市", "population", 385.6, "万人", None),
        ("临沂市", "gdp", 4805.0, "亿元", None),
        ("临沂市", "population", 1101.0, "万人", None),
    ]
    assert (loaded.rows, loaded.empty, loaded.unread) == (2, 1, [])


@pytest.mark.parametrize(
    "text",
    [
        LONG.replace(",", "\t").replace('"2\t039.04"', "2039.04"),
        LONG.replace(",", "；").replace('"2；039.04"', "2039.04"),
        LONG.replace("地区,年份,指标,数值,单位,同比增长", "Region,Year,Indicator,Value,Unit,YoY"),
        LONG.encode("gb18030"),
        "\ufeff" + LONG,
    ],
)
def test_other_marks_headings_and_encodings(text: str | bytes) -> None:
    assert len(read(text).figures) == 6


def test_workbooks() -> None:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("说明").write(0, 0, "本表由统计局提供")
        sheet = book.add_worksheet("数据")
        for number, line in enumerate(WIDE.splitlines()):
            for column, cell in enumerate(line.split(",")):
                sheet.write(number, column, float(cell) if cell.replace(".", "").isdigit() else cell)
    assert [f.value for f in read(out.getvalue()).figures if f.key == "gdp" and f.value] == [1733.3, 4805.0]


@pytest.mark.parametrize(
    "text", ["标题,正文\n甲,会议召开。\n", "姓名,电话\n张三,1\n", "地区,年份,备注\n枣庄市,2020,无\n", ""]
)
def test_other_tables_are_none(text: str) -> None:
    assert read_statistics(text.encode()) is None


@pytest.mark.parametrize(
    ("code", "names", "year", "expected"),
    [
        ("", ("山东", "枣庄", "", ""), 2020, "枣庄市"),
        ("", ("", "", "", "山东省枣庄市市中区"), 2020, "市中区"),
        ("", ("江苏", "南京", "鼓楼区", ""), 2020, "鼓楼区"),
        ("", ("", "", "", "吉林"), 2020, "吉林省"),
        ("", ("", "", "", "苍山县"), 2012, "兰陵县"),
        ("370400000000", (), 2020, "枣庄市"),
        ("37", (), 2020, "山东省"),
        ("", ("", "", "", " 全 国 "), 2020, "全国"),
        ("999999", (), 2020, None),
        ("", ("山东", "南京", "", ""), 2020, None),
        ("", (), 2020, None),
    ],
)
def test_places(code: str, names: tuple[str, ...], year: int, expected: str | None) -> None:
    found = region_of(code, names, year)
    assert (found if isinstance(found, str) else found.name) == expected or (
        expected is None and isinstance(found, str)
    )


@pytest.mark.parametrize("role", load_toml("statistics"))
def test_headings_by_their_examples(role: str) -> None:
    entry = load_toml("statistics")[role]
    assert all(role in roles_of([heading]) for heading in entry["examples"])
    assert all(role not in roles_of([heading]) for heading in entry["not_examples"])


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr("core.store.shards.rows_of_file", lambda task: list(rows_of(task)))
    place = tmp_path / "来"
    place.mkdir()
    (place / "年鉴.csv").write_text(LONG, encoding="utf-8")
    (place / "年鉴副本.csv").write_text(LONG, encoding="utf-8")
    (place / "会议.txt").write_text(
        "兰陵县人民政府召开常务会议，研究春耕生产工作，部署防汛准备。", encoding="utf-8"
    )
    (tmp_path / "早.csv").write_text(WIDE + "山东,枣庄,2023,2149,,\n", encoding="utf-8")
    (tmp_path / "名单.csv").write_text("姓名,电话\n张三,1\n", encoding="utf-8")
    ingest_files([place], tmp_path / "data")
    said = [tmp_path / "早.csv", tmp_path / "名单.csv"]
    done = ingest_files([], tmp_path / "data", statistics=said).store
    assert done is not None
    return done


def test_tables_are_inputs_like_any_other(store: Store) -> None:
    fates = dict(store.rows("SELECT path, status FROM inputs"))
    assert fates.pop("来/会议.txt").startswith("parsed")
    assert fates == {
        "来/年鉴.csv": "statistics", "来/年鉴副本.csv": "duplicate", "早.csv": "statistics", "名单.csv": "refused",
    }  # fmt: skip
    counts = overview.corpus_counts(store, Filter()).iloc[0]
    parts = counts[["documents", "refused", "no_text", "duplicates", "statistics"]]
    assert counts["inputs"] == parts.sum() == 5 and counts["statistics"] == 2


def test_series_of_a_region_from_several_tables(store: Store) -> None:
    found = statistics.series(store, Filter(regions=("370400",)), "gdp")
    levels = found[found["value"].notna()]
    assert list(zip(levels["year"], levels["value"], levels["rank"], levels["source"], strict=True)) == [
        (2020, 1733.3, 1, "早.csv"), (2022, 2039.04, 1, "来/年鉴.csv"), (2023, 2149.0, 1, "早.csv"),
        (2023, 2150.0, 2, "来/年鉴.csv"),
    ]  # fmt: skip
    assert list(statistics.series(store, Filter(year_from=2023), "gdp")["region"]) == [
        "全国",
        "枣庄市",
        "枣庄市",
    ]
    assert statistics.series(store, Filter(doc_types=("notice",)), "gdp").shape[0] == 7
    assert statistics.series(store, Filter(), "nothing").empty


def test_what_the_tables_hold_and_what_they_lack(store: Store) -> None:
    known = statistics.catalogue(store, Filter()).set_index("key")
    assert known.loc["gdp", "figures"] == 7 and known.loc["gdp", "regions"] == 3
    assert known.loc["自办指数", "id"] is None
    loaded = statistics.tables(store)
    assert list(loaded["source"]) == ["早.csv", "来/年鉴.csv"] and list(loaded["unread"]) == [0, 4]
    assert "11 行" in loaded["said"][1]
    lines = statistics.unread(store, "来/年鉴.csv")
    assert list(lines["line"]) == [8, 9, 10, 11] and lines["content"].str.contains("2023|去年").all()


def test_a_row_of_a_worker_says_what_it_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(LONG, encoding="utf-8")
    (row,) = rows_of(Task("k", str(path), "a.csv"))
    assert row["status"] == "statistics" and "11 行" in row["reason"] and row["signature"] == b""
