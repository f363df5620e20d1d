"""A table as a file that Excel opens as it is: CSV with a byte order mark, or a workbook; no cell becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from core import safe_text

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_ROWS = 1_048_575
SHEET_NAME = 31


def csv_bytes(frame: DataFrame) -> bytes:
    """UTF-8 with a byte order mark, lines ended as Excel wants them; unknown values are empty cells."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([safe_text.cell(name) for name in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        writer.writerow([_csv_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def xlsx_bytes(frame: DataFrame, title: str, notes: Sequence[str] = ()) -> bytes:
    """A workbook with the table on its first sheet and what the table shows (filter, source) on its second."""
    import xlsxwriter

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    head = book.add_format({"bold": True, "bottom": 1})
    sheet = book.add_worksheet(sheet_name(title))
    for column, name in enumerate(frame.columns):
        sheet.write_string(0, column, safe_text.sheet_cell(name), head)
    for number, row in enumerate(frame.head(MOST_ROWS).itertuples(index=False, name=None), start=1):
        for column, value in enumerate(row):
            _write(sheet, number, column, value)
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(frame.columns):
        sheet.set_column(column, column, _width(frame, column, str(name)))
    about = book.add_worksheet("说明 About")
    for number, words in enumerate([title, *notes]):
        about.write_string(number, 0, safe_text.sheet_cell(words))
    about.set_column(0, 0, 80)
    book.close()
    return out.getvalue()


def sheet_name(title: str) -> str:
    """A name that a workbook accepts."""
    words = "".join(" " if char in "[]:*?/\\'" else char for char in safe_text.visible(title)).strip()
    return words[:SHEET_NAME].strip() or "Sheet"


def _unknown(value: Any) -> bool:
    return value is None or str(value) in {"<NA>", "NaT", "nan"}


def _csv_cell(value: Any) -> str:
    return "" if _unknown(value) else safe_text.cell(_plain(value))


def _plain(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if _unknown(value):
        return
    if isinstance(value, bool) or not hasattr(value, "__float__") or isinstance(value, str):
        sheet.write_string(row, column, safe_text.sheet_cell(value))
    else:
        sheet.write_number(row, column, float(value))


def _width(frame: DataFrame, column: int, name: str) -> int:
    longest = max((len(str(value)) for value in frame.iloc[:200, column]), default=0)
    return min(max(longest, len(name)) * 2 + 2, 60)
