"""Filter in, frame out: every figure the pages show is computed here, once.

Each function is `f(store, chosen, ...)` and returns a pandas frame with the columns its docstring lists, always
all of them, also when there is no row. Frames are plain values: nothing in them is formatted for the screen.

Columns that mean the same everywhere:

| column | type | meaning |
| --- | --- | --- |
| doc_id | str | the document |
| title | str | its title; its file name where no title was found |
| doc_type | str | one of `core.models.DOC_TYPES` |
| region_code | str or None | GB/T 2260 code of the region the row is about |
| region | str or None | the shortest full name of that region (兰陵县) |
| year | Int64 | the year the row is about: the figure's year for indicators, else the document's |
| start, end | Int64 | offsets of the evidence in the document's text |
| quote | str or None | `text[start:end]` |
| documents | int | how many documents the row rests on: show it, thin data is data |

A filter chooses documents (by region, by document year, by document type). So "2023" shows what the documents
of 2023 say, and that includes their figures for 2022. Text columns hold None where nothing is known, whole numbers
are pandas `Int64` with `<NA>`, other numbers are floats with NaN.
"""
