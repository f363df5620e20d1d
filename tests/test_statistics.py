"""Tables of statistics: figures by region, year and indicator, every row accounted for, drawn as another source."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core import views
from core.analysis import overview, statistics
from core.lexicon import load_toml
from core.models import Filter, Record, Region
from core.statistics import read_statistics
from core.statistics.regions import region_of
from core.statistics.tables import roles_of
from core.store import Store, ensure_store, ingest_files
from core.views.evidence import sentences
from core.workers import rows
from core.workers.rows import Task, rows_of
from tests.factories import LANLING, LANXI, make_indicator, make_record, use_written_records, write_records

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


TABLE = """地区,年份,指标,数值,单位,同比增长
兰陵县,2021,地区生产总值,290,亿元,8.1
兰陵县,2023,地区生产总值,310,亿元,5.5
兰溪市,2023,地区生产总值,500,亿元,6.6
"""


def report(growth: float, year: int, region: Region = LANLING, corrected: str | None = None) -> Record:
    text = f"地区生产总值增长{growth}%。"
    stated = make_indicator(text, text[:-1], yoy=growth, year=year, corrected=corrected)
    return make_record(
        text, region=region, year=year, title=f"{year}年报告", doc_type="government_work_report", indicators=(stated,)
    )  # fmt: skip


def store_beside(folder: Path, monkeypatch: pytest.MonkeyPatch, *records: Record) -> Store:
    """A store of these records and the table."""
    use_written_records(monkeypatch)
    write_records(folder / "corpus", records)
    written = rows.records_of

    def read(task: Task, *more: Any) -> Iterator[tuple[Record, str | None]]:
        if task.name.endswith("csv"):
            return iter([(Record(task.name, "", "refused"), rows.NO_TEXT_COLUMN)])
        return written(task, *more)

    monkeypatch.setattr("core.workers.rows.records_of", read)
    (folder / "corpus" / "年鉴.csv").write_text(TABLE, encoding="utf-8")
    return ensure_store(folder / "corpus", folder / "data")


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Two reports of one county, whose figure of 2023 a person corrected, and a table that knows more years and places."""
    return store_beside(tmp_path, monkeypatch, report(4.0, 2022), report(6.0, 2023, corrected="corrected"))


def series_view(store: Store, measure: str, language: str = "zh") -> views.View:
    view = views.build(
        "indicators.series", views.direct(store), Filter(), {"indicator": "gdp", "measure": measure}, language
    )
    assert view is not None
    return view


def test_a_chart_draws_the_table_as_squares_and_says_so(beside: Store) -> None:
    view = series_view(beside, "yoy")
    table = view.table[["place", "year", "claimed", "shown", "touched", "title"]].astype(object)
    rows = table.where(table.notna(), None).values.tolist()
    assert sorted(map(tuple, rows), key=str) == [
        ("兰陵县", 2021, "统计表", 8.1, None, "年鉴.csv 第 2 行"),
        ("兰陵县", 2022, "实绩", 4.0, None, "2022年报告"),
        ("兰陵县", 2023, "实绩", 6.0, "已更正", "2023年报告"),
        ("兰陵县", 2023, "统计表", 5.5, None, "年鉴.csv 第 3 行"),
    ]  # the place of which no document speaks is left out
    assert view.documents == 2 and "另有 2 个数取自统计表“年鉴.csv”" in view.source and "方框" in view.note
    assert "2022—2023年" in view.title  # computed from what documents say
    assert view.draw is not None
    squares, discs = view.draw("light", "page").data
    assert (squares.marker.symbol, list(squares.y)) == ("square", [8.1, None, 5.5])
    assert (discs.marker.symbol, list(discs.y)) == ("circle", [4.0, 6.0])
    assert "年鉴.csv 第 2 行" in squares.hovertext[0] and "已更正" in discs.hovertext[1]


def test_a_click_on_a_square_leads_to_the_row_of_the_table(beside: Store) -> None:
    from core.charts import known

    view = series_view(beside, "yoy")
    assert view.facts is not None and view.draw is not None
    found, words = view.facts(view.draw("light", "page").data[0].customdata[2])
    assert "不是文档所写" in words
    row = dict(zip(found.columns, next(found.itertuples(index=False)), strict=True))
    assert known.words(row) == "兰陵县 2023年 地区生产总值 310 亿元，增长 5.5%"
    assert known.origin(row, "en") == "年鉴.csv, row 3"


def test_where_documents_state_no_level_the_table_stands_alone_under_its_own_name(beside: Store) -> None:
    view = series_view(beside, "level")
    assert set(view.table["claimed"]) == {"统计表"} and set(view.table["place"]) == {"兰陵县", "兰溪市"}
    assert view.title.startswith("统计表里的") and view.documents == 0
    (said, where), *_ = sentences(view, views.Request(views.direct(beside), Filter(), {}))
    assert where.startswith("统计表 年鉴.csv 第") and "亿元" in said


def test_a_ranking_has_the_table_beside_its_bars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_beside(tmp_path, monkeypatch, report(6.0, 2023), report(7.0, 2023, LANXI, "confirmed"))
    view = views.build("regions.ranking", views.direct(store), Filter(), {})
    assert view is not None and view.draw is not None and view.facts is not None
    assert view.table[["region", "shown", "known", "touched"]].fillna("").values.tolist() == [
        ["兰溪市", 7.0, 6.6, "已确认"],
        ["兰陵县", 6.0, 5.5, ""],
    ]
    assert view.columns["known"] == "统计表" and "另有 2 个数取自统计表" in view.source
    bars, squares = view.draw("light", "page").data
    assert list(squares.x) == [6.6, 5.5] and list(bars.x) == [7.0, 6.0]
    assert list(view.facts(squares.customdata[0])[0]["source"]) == ["年鉴.csv"]
    assert list(view.facts(bars.customdata[0])[0]["title"]) == ["2023年报告"]


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Reports of two counties of one year, and the table, which knows a third year and levels."""
    return store_beside(tmp_path, monkeypatch, report(6.0, 2023), report(7.0, 2023, LANXI))


def built(store: Store, name: str, **options: str) -> views.View:
    view = views.build(name, views.direct(store), Filter(), options)
    assert view is not None
    return view


def test_the_newest_figures_of_tables_and_what_they_say_of_two_regions(two: Store) -> None:
    newest = statistics.newest(two, Filter())
    assert [(row.region, row.year, row.value, row.yoy) for row in newest.itertuples() if row.region == "兰陵县"] == [
        ("兰陵县", 2023, 310.0, 5.5), ("兰陵县", 2023, 310.0, 5.5)
    ]  # fmt: skip
    rows = statistics.head_to_head(two, Filter(), "371324", "330781").set_index("measure")
    assert (rows.loc["yoy", "a"], rows.loc["yoy", "b"], rows.loc["yoy", "year"]) == (5.5, 6.6, 2023)
    assert (rows.loc["level", "difference"], rows.loc["level", "unit"]) == (-190e8, "元")


def test_head_to_head_has_rows_of_tables_below_those_of_documents(two: Store) -> None:
    view = built(two, "regions.versus", a="371324", b="330781")
    assert [list(row[1:5]) for row in view.named.itertuples(index=False)] == [
        ["实绩 · 增速", "2023年", "6%", "7%"],
        ["统计表 · 增速", "2023年", "5.5%", "6.6%"],
        ["统计表 · 总量", "2023年", "310 亿元", "500 亿元"],
    ]
    assert view.facts is not None and set(view.facts("gdp|statistic")[0]["source"]) == {"年鉴.csv"}
    assert "另有 2 个数取自统计表“年鉴.csv”" in view.source


def test_headline_figures_have_those_of_tables_in_brackets(two: Store) -> None:
    view = built(two, "regions.headline")
    cell = view.named["兰陵县"].iloc[0]
    assert cell == "增长 6%（2023年） ［统计表 310 亿元、增长 5.5%（2023年）］"
    assert "全部文档" in view.subtitle and "统计表" in view.subtitle


def test_a_map_has_what_only_tables_say_with_a_dashed_line(beside: Store) -> None:
    view = built(beside, "regions.map", indicator="gdp", measure="yoy", year="2023", area="330000.county")
    assert view.table["region"].tolist() == ["兰溪市"] and "虚线边的 1 个地区" in view.note
    assert view.facts is not None and view.facts(view.lead)[0]["source"].tolist() == ["年鉴.csv"]
    assert view.draw is not None
    areas = view.draw("light", "page")["series"][0]["data"]
    (drawn,) = [area for area in areas if area["value"] != "-"]
    assert drawn["itemStyle"]["borderType"] == "dashed" and drawn["value"] == 6.6
    stated = built(beside, "regions.map", indicator="gdp", measure="yoy", year="2023", area="370000.county")
    assert stated.table[["region", "shown", "known"]].values.tolist() == [["兰陵县", 6.0, 5.5]]
    assert "虚线" not in stated.note and stated.columns["known"] == "统计表"


def test_an_indicator_that_only_tables_have_can_be_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.views import tabled

    monkeypatch.setattr(
        f"{__name__}.TABLE", TABLE.replace("地区生产总值", "粮食总产量").replace("亿元", "万吨")
    )
    store = store_beside(tmp_path, monkeypatch, report(6.0, 2023))
    offered = tabled.catalogue(views.Request(views.direct(store), Filter(), {}))
    assert offered["name"].tolist() == ["地区生产总值", "粮食总产量"]
    key = offered["key"].iloc[1]
    series = built(store, "indicators.series", indicator=key, measure="level")
    assert set(series.table["place"]) == {"兰陵县", "兰溪市"} and "统计表里的粮食总产量" in series.title
    assert built(store, "regions.map", indicator=key, measure="yoy", area="370000.county").table[
        "shown"
    ].tolist() == [5.5]
