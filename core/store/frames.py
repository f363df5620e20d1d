"""What a query gives, as a frame. Most texts of an answer are few and repeated (kinds, regions, names), so each is made into
a Python string once: half of the work of DuckDB's own arrays, a sixth of that of its way to pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa
    from pandas import DataFrame


def framed(table: pa.Table) -> DataFrame:
    """An Arrow table as a frame: whole numbers are Int64, texts objects with None for unknown, fractions NaN, times NaT."""
    import pandas as pd

    return pd.DataFrame(
        {
            name: _column(column)
            for name, column in zip(table.column_names, table.combine_chunks().columns, strict=True)
        },
        copy=False,
    )


def _column(column: pa.ChunkedArray) -> Any:
    import numpy as np
    import pandas as pd
    import pyarrow as pa

    kind = column.type
    unknown = column.null_count > 0
    if pa.types.is_string(kind):
        return pd.Series(_texts(column), dtype=object)
    if pa.types.is_integer(kind):
        values = (column.fill_null(0) if unknown else column).to_numpy().astype("int64")
        mask = column.is_null().to_numpy() if unknown else np.zeros(len(values), dtype=bool)
        return pd.Series(pd.arrays.IntegerArray(values, mask))
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return pd.Series(column.cast(pa.float64()).to_numpy())
    if pa.types.is_temporal(kind):
        return pd.Series(column.cast(pa.timestamp("us")).to_numpy())
    if pa.types.is_boolean(kind) and not unknown:
        return pd.Series(column.to_numpy())
    return pd.Series(column.to_pylist(), dtype=object)


def _texts(column: pa.ChunkedArray) -> Any:
    import numpy as np

    encoded = column.combine_chunks().dictionary_encode()
    words = np.array([*encoded.dictionary.to_pylist(), None], dtype=object)
    return words[encoded.indices.fill_null(len(words) - 1).to_numpy()]
