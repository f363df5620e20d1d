"""Parquet: one document a row."""

from __future__ import annotations

import io
from collections.abc import Iterator

from core.models import Refusal, Source
from core.parsing.read import limits
from core.parsing.read.tables import Row, documents, roles_of
from core.parsing.read.wording import Unreadable


def read_parquet(name: str, data: bytes, doc_id: str) -> Iterator[Source | Refusal]:
    """The documents of the rows; raises Unreadable."""
    import pyarrow
    import pyarrow.parquet

    try:
        file = pyarrow.parquet.ParquetFile(io.BytesIO(data))
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise Unreadable("damaged", kind="Parquet") from error
    columns = file.schema_arrow.names
    if len(columns) > limits.COLUMNS:
        raise Unreadable("too_many_columns", count=len(columns), limit=limits.COLUMNS)
    size = sum(file.metadata.row_group(n).total_byte_size for n in range(file.metadata.num_row_groups))
    if size > limits.UNPACKED_SIZE:
        raise Unreadable("archive_bomb", detail=f"{size // limits.MEGABYTE} MB")
    known = [columns[number] for number in roles_of(columns)] or columns
    yield from documents(name, _rows(file, known if len(known) > 1 else columns), "parquet")


def _rows(file: object, columns: list[str]) -> Iterator[Row]:
    yield columns
    for batch in file.iter_batches(batch_size=256, columns=columns):  # type: ignore[attr-defined]
        values = [column.to_pylist() for column in batch.columns]
        yield from zip(*values, strict=True)
