"""Tables leave with the same values and without a live formula."""

from __future__ import annotations

import csv
import io

import openpyxl
import pandas as pd

from core.export.tables import csv_bytes, sheet_name, xlsx_bytes

FRAME = pd.DataFrame(
    {
        "指标": ["地区生产总值", "=1+1", "@x", None],
        "=增速": [4.0, -3.1, float("nan"), 0.5],
        "年份": pd.array([2022, None, 2023, 2023], dtype="Int64"),
    }
)


def test_csv_opens_in_excel_with_chinese_and_without_formulas() -> None:
    data = csv_bytes(FRAME)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows == [
        ["指标", "'=增速", "年份"],
        ["地区生产总值", "4", "2022"],
        ["'=1+1", "-3.1", ""],
        ["'@x", "", "2023"],
        ["", "0.5", "2023"],
    ]


def test_workbook_holds_numbers_as_numbers_and_text_as_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(FRAME, "指标：总量/增速", ["山东省 · 2023年"])))
    sheet = book.worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["地区生产总值", 4, 2022],
        ["=1+1", -3.1, None],
        ["@x", None, 2023],
        [None, 0.5, 2023],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert book.worksheets[1]["A2"].value == "山东省 · 2023年"


def test_sheet_names_are_accepted() -> None:
    assert sheet_name("a/b:c[d]") == "a b c d"
    assert len(sheet_name("政" * 60)) == 31
    assert sheet_name("//") == "Sheet"
