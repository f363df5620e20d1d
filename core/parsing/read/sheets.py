"""Excel workbooks (xlsx, xls): one document a row, on every sheet that has a text column."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import python_calamine

from core.models import Refusal, Source
from core.parsing.read import limits
from core.parsing.read.archives import Budget, open_archive, read_member
from core.parsing.read.tables import documents
from core.parsing.read.wording import Unreadable

_CELL = re.compile(rb'\br="([A-Z]{0,3})([0-9]{1,9})"')
_DIMENSION = re.compile(rb'<dimension[^<>]{0,200}\bref="[^"]{0,40}?([A-Z]{1,3})([0-9]{1,9})"')


def read_xlsx(name: str, data: bytes, doc_id: str) -> Iterator[Source | Refusal]:
    """The documents of the rows; raises Unreadable, also for a sheet whose empty cells would fill the memory."""
    budget = Budget()
    archive = open_archive(data, budget)
    for info in archive.infolist():
        if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
            _check_span(read_member(archive, info, budget, limits.PART_SIZE))
        elif info.file_size > limits.PART_SIZE:
            raise Unreadable(
                "too_large", size=info.file_size // limits.MEGABYTE, limit=limits.PART_SIZE // limits.MEGABYTE
            )
    yield from read_workbook(name, data, "xlsx")


def read_xls(name: str, data: bytes, doc_id: str) -> Iterator[Source | Refusal]:
    """The documents of the rows; raises Unreadable."""
    yield from read_workbook(name, data, "xls")


def _check_span(xml: bytes) -> None:
    """Refuse a sheet by the corner its cells reach: a reader allots memory for every cell up to it."""
    rows = columns = 0
    for found in (*_DIMENSION.finditer(xml, 0, 4096), *_CELL.finditer(xml)):
        letters, digits = found.groups()
        column = 0
        for letter in letters:
            column = column * 26 + letter - 64
        rows, columns = max(rows, int(digits)), max(columns, column)
        if rows * columns > limits.CELLS:
            raise Unreadable("too_many_cells", rows=rows, columns=columns)


def read_workbook(name: str, data: bytes, kind: str) -> Iterator[Source | Refusal]:
    """The documents of all sheets; when no sheet has a text column the first sheet's reason is raised."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = book.sheet_names
    except python_calamine.PasswordError as error:
        raise Unreadable("encrypted") from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise Unreadable("damaged", kind="Excel") from error
    reason: Unreadable | None = None
    given = False
    for sheet in sheets:
        label = name if len(sheets) == 1 else f"{name}/{sheet}"
        try:
            for found in documents(label, book.get_sheet_by_name(sheet).iter_rows(), kind):
                given = True
                yield found
        except Unreadable as problem:
            reason = reason or problem
        except (python_calamine.CalamineError, OSError, ValueError):
            reason = reason or Unreadable("damaged", kind="Excel")
    if not given:
        raise reason or Unreadable("no_text_column", columns="（空）")
