"""The fixed formulations of staged documents, but for those of the lexicon, which are among the counted terms."""

from __future__ import annotations

from collections import Counter
from typing import Any

from core.parsing.formulations import PLACE, read, seeds

# Each wording of a place is read once, however many documents have it.
_FOUND = """
WITH found AS (SELECT doc_no, unnest(regexp_extract_all(text, ?)) AS place FROM staged)
SELECT place, list(doc_no), list(n) FROM (SELECT place, doc_no, count(*) AS n FROM found GROUP BY ALL) GROUP BY place"""


def write_formulations(connection: Any) -> None:
    """Fills `formulations` from `staged`."""
    import pyarrow as pa

    known = seeds()
    counts: Counter[tuple[int, str, str]] = Counter()
    for place, documents, numbers in connection.execute(_FOUND, [PLACE]).fetchall():
        meaning = read(place)
        if meaning and meaning[0] not in known:
            for document, n in zip(documents, numbers, strict=True):
                counts[document, *meaning] += n
    columns = list(zip(*counts, strict=True)) or [(), (), ()]
    table = pa.table(
        {
            "doc_no": pa.array(columns[0], pa.int32()), "phrase": pa.array(columns[1], pa.string()),
            "kind": pa.array(columns[2], pa.string()), "count": pa.array(counts.values(), pa.int32()),
        }
    )  # fmt: skip
    connection.register("said", table)
    connection.execute("INSERT INTO formulations SELECT * FROM said ORDER BY phrase, doc_no")
    connection.unregister("said")
