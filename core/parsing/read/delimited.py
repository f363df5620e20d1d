"""CSV and TSV texts, broken quotes and ragged rows included."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from core.models import Refusal, Source
from core.parsing.read import limits
from core.parsing.read.encodings import Decoded
from core.parsing.read.tables import Row, documents, is_header, roles_of

_MARKS = ",\t;|，；"
_LEAST_YEAR_LINE = 200
_LINES_LOOKED_AT = 5


def looks_like_table(text: str) -> bool:
    """Whether the first line names columns of documents, or every line is a year, a tab and a long text."""
    first = text[:10_000].lstrip("\ufeff").split("\n", 1)[0]
    return any(is_header(_cells(first, mark)) for mark in _MARKS) or _year_and_text(text)


def read_delimited(name: str, decoded: Decoded, doc_id: str) -> Iterator[Source | Refusal]:
    """The documents of the rows; raises Unreadable."""
    text = decoded.text.lstrip("\ufeff")
    if _year_and_text(text):
        rows: Iterator[Row | None] = iter(
            [("year", "text"), *(line.split("\t", 1) for line in text.split("\n") if line)]
        )
        yield from documents(name, rows, "tsv", decoded.encoding, decoded.notes)
        return
    mark = _mark(text)
    kind = "tsv" if mark == "\t" else "csv"
    yield from documents(name, _rows(text, mark), kind, decoded.encoding, decoded.notes)


def _mark(text: str) -> str:
    """The separator under which the header names the most known columns, else the most columns."""
    first = text[:100_000].split("\n", 1)[0]
    return max(_MARKS, key=lambda mark: (len(roles_of(_cells(first, mark))), first.count(mark)))


def _cells(line: str, mark: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return line.split(mark)


def _year_and_text(text: str) -> bool:
    lines = [
        line
        for line in text[: 50 * limits.MEGABYTE].split("\n", _LINES_LOOKED_AT)[:_LINES_LOOKED_AT]
        if line.strip()
    ]
    return len(lines) >= 2 and all(
        len(line) >= _LEAST_YEAR_LINE and line[4:5] == "\t" and line[:4].isdecimal() for line in lines
    )


def _rows(text: str, mark: str) -> Iterator[Row | None]:
    """The rows; None for one that cannot be read. A quote without its partner costs its own line only."""
    csv.field_size_limit(2 * limits.TEXT_LENGTH)
    lines = list(io.StringIO(text, newline=""))
    width = len(_cells(lines[0], mark)) if lines else 0
    at = 0
    while at < len(lines):
        window = lines[at : at + limits.ROW_LINES]
        reader = csv.reader(window, delimiter=mark)
        done = 0
        try:
            for row in reader:
                if reader.line_num - done > 1 and _lost_quote(
                    window[done : reader.line_num], row, mark, width
                ):
                    break
                done = reader.line_num
                yield row
        except csv.Error:
            pass
        at += done
        if done < len(window):
            cells = next(csv.reader([lines[at]], delimiter=mark, quoting=csv.QUOTE_NONE), [])
            yield cells if len(cells) == width else None
            at += 1


def _lost_quote(lines: list[str], row: Row, mark: str, width: int) -> bool:
    """Whether a row runs over several lines only because a quote has no partner."""
    if sum(line.count('"') for line in lines) % 2:
        return True
    return len(row) != width and len(lines[0].split(mark)) == width
