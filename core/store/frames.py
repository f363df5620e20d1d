"""What a query gives, as a frame: a third of the work that DuckDB's own way to pandas takes for texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import DataFrame


def framed(columns: Mapping[str, Any]) -> DataFrame:
    """The arrays that DuckDB's `fetchnumpy` gives, masked where values are unknown, as a frame: whole numbers are Int64,
    texts objects with None for unknown, fractions NaN, times NaT."""
    import pandas as pd

    return pd.DataFrame({name: _column(values) for name, values in columns.items()})


def _column(values: Any) -> Any:
    import numpy as np
    import pandas as pd

    known, unknown = np.ma.getdata(values), np.ma.getmaskarray(values)
    kind = known.dtype.kind
    if kind in "iu":
        return pd.Series(pd.arrays.IntegerArray(known.astype("int64"), unknown))
    if not unknown.any():
        return pd.Series(known, dtype=known.dtype)
    if kind in "fM":
        return pd.Series(
            np.where(unknown, np.array("NaT" if kind == "M" else "nan", dtype=known.dtype), known)
        )
    objects = known.astype(object)
    objects[unknown] = None
    return pd.Series(objects, dtype=object)
