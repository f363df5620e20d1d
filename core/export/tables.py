"""A table as a file that Excel opens as it is: CSV with a byte order mark, or a workbook; no cell becomes a formula.

The workbook inside a native chart of PowerPoint is one of them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from core import safe_text
from core.catalogue import text

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_ROWS = 1_048_575
SHEET_NAME = 31
_TEXT_STAYS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def csv_bytes(frame: DataFrame) -> bytes:
    """UTF-8 with a byte order mark, lines ended as Excel wants them; unknown values are empty cells."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([safe_text.cell(name) for name in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        writer.writerow([_csv_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig", "replace")


class Sheet(NamedTuple):
    """A table of a workbook and the words above it, if any."""

    name: str
    table: DataFrame
    words: str = ""


def xlsx_bytes(frame: DataFrame, title: str, notes: Sequence[str] = (), language: str = "zh") -> bytes:
    """A workbook with the table on its first sheet and what the table shows (filter, source) on its second."""
    return book_bytes([Sheet(title, frame)], [title, *notes], language)


def book_bytes(sheets: Sequence[Sheet], about: Sequence[str], language: str = "zh") -> bytes:
    """A workbook with a sheet for each table and `about`, line under line, on the last."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _TEXT_STAYS_TEXT)
    head = book.add_format({"bold": True, "bottom": 1})
    last_name = text("export.about", language)
    taken = {last_name.lower()}
    for one in sheets:
        name = sheet_name(one.name)
        while name.lower() in taken:
            name = f"{name[: SHEET_NAME - 4]} {len(taken)}"
        taken.add(name.lower())
        _sheet(book.add_worksheet(name), one, head)
    last = book.add_worksheet(last_name)
    for number, words in enumerate(about):
        last.write_string(number, 0, safe_text.sheet_cell(words))
    last.set_column(0, 0, 80)
    book.close()
    return out.getvalue()


def chart_data(categories: Sequence[str], series: Mapping[str, Sequence[float | None]]) -> Any:
    """What python-pptx draws a native chart from. The workbook inside, which opens with "edit data", is written here:
    its own writer makes formulas and links of names."""
    from pptx.chart.data import CategoryChartData
    from pptx.chart.xlsx import CategoryWorkbookWriter

    class Writer(CategoryWorkbookWriter):
        @contextmanager
        def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
            import xlsxwriter

            book = xlsxwriter.Workbook(xlsx_file, _TEXT_STAYS_TEXT)
            yield book, book.add_worksheet()
            book.close()

    class Data(CategoryChartData):
        @property
        def _workbook_writer(self) -> Writer:
            return Writer(self)  # type: ignore[no-untyped-call]

    data: Any = Data()  # type: ignore[no-untyped-call]
    data.categories = [safe_text.sheet_cell(name) for name in categories]
    for name, values in series.items():
        data.add_series(safe_text.sheet_cell(name), values)
    return data


def _sheet(sheet: Any, one: Sheet, head: Any) -> None:
    top = 1 if one.words else 0
    if one.words:
        sheet.write_string(0, 0, safe_text.sheet_cell(one.words))
    for column, name in enumerate(one.table.columns):
        sheet.write_string(top, column, safe_text.sheet_cell(name), head)
        sheet.set_column(column, column, _width(one.table, column, str(name)))
    rows = one.table.head(MOST_ROWS - top).itertuples(index=False, name=None)
    for number, row in enumerate(rows, start=top + 1):
        for column, value in enumerate(row):
            _write(sheet, number, column, value)
    sheet.freeze_panes(top + 1, 0)


def sheet_name(title: str) -> str:
    """A name that a workbook accepts."""
    words = "".join(" " if char in "[]:*?/\\'" else char for char in safe_text.visible(title)).strip()
    return words[:SHEET_NAME].strip() or "Sheet"


def _unknown(value: Any) -> bool:
    return value is None or str(value) in {"", "<NA>", "NaT", "nan"}


def _csv_cell(value: Any) -> str:
    return "" if _unknown(value) else safe_text.cell(_plain(value))


def _plain(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, float):
        return f"{value:.12g}"  # without the noise of binary fractions: 0.4, not 0.40000000000000036
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
