"""Gate 7: text that a spreadsheet would take for a formula, through every route to a csv or xlsx file."""

from __future__ import annotations

import csv
import io
import itertools
import re
import tomllib
import zipfile
from typing import TYPE_CHECKING

from campaigns.figures import ROOT, Figures, main
from core.export.deck import Deck, Pin, Slide
from core.export.pptx import pptx_bytes
from core.export.tables import csv_bytes, xlsx_bytes
from core.export.workbook import workbook_bytes
from core.models import Filter
from core.views import Native, Request, View

if TYPE_CHECKING:
    from pandas import DataFrame

_LEADS = (
    "",
    " ",
    "\t",
    "\r",
    "\n",
    "'",
    '"',
    '"\t',
    "\u3000",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\u202e",
    "\x00",
    "\x0b",
)
_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BODIES = ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://evil.example","点这里")')
# What Excel, WPS or LibreOffice evaluate when they open a csv file, whatever invisible signs stand before it.
_LIVE = re.compile('^[\\s"\u200b\ufeff\u202a-\u202e\x00-\x1f]*[=+\\-@＝＋－＠]')
NUMBERS = ("-1", "+3.5", "-0.2%", "12", "5.5%")


def payloads() -> list[str]:
    """360 texts: eight signs in fifteen disguises before three bodies."""
    return [lead + sign + body for lead, sign, body in itertools.product(_LEADS, _SIGNS, _BODIES)]


def campaign() -> Figures:
    """Each payload as a cell, as a column name, as a title and as a note."""
    import pandas as pd

    found = Figures()
    texts = payloads()
    cells = pd.DataFrame({"指标": texts, "数": [-1.5] * len(texts)})
    heads = pd.DataFrame([list(range(len(texts)))], columns=texts)
    live = {"csv cells": _live_in_csv(cells), "csv column names": _live_in_csv(heads)}
    live["xlsx cells"] = _live_in_xlsx(xlsx_bytes(cells, "表"))
    live["xlsx column names"] = _live_in_xlsx(xlsx_bytes(heads, "表"))
    titles = [_live_in_xlsx(xlsx_bytes(cells.head(1), text, [text])) for text in texts[::3]]
    live["xlsx titles, sheet names and notes"] = [words for found_live in titles for words in found_live]
    slides = [_slide(texts[at : at + 15]) for at in range(0, len(texts), 15)]
    deck = Deck(texts[0], tuple(slide.pin for slide in slides))
    live["xlsx of a deck"] = _live_in_xlsx(workbook_bytes(deck, slides))
    inside = _workbooks_in(pptx_bytes(deck, slides))
    live["workbooks inside the charts of a pptx"] = [
        words for data in inside for words in _live_in_xlsx(data)
    ]
    found.wrong += [] if len(inside) == len(slides) else [f"{len(inside)} workbooks in {len(slides)} charts"]
    for route, found_live in live.items():
        found.wrong += [f"{route}: {words}" for words in found_live]
    found.wrong += _numbers_changed()
    found.wrong += [] if _own_download_is_off() else ["Streamlit's own table download is on"]
    found.counts = {"payloads": len(texts), "routes": len(live) + 1}
    found.counts |= {f"live formulas in {route}": len(found_live) for route, found_live in live.items()}
    found.counts["Streamlit's own table download"] = "off" if _own_download_is_off() else "on"
    found.remarks.append(
        "workbooks reopened with openpyxl: no cell of type formula, no hyperlink, texts unchanged"
    )
    return found


def _slide(texts: list[str]) -> Slide:
    """A pin with the texts as its words, as names of regions and of series, and as names of columns."""
    import pandas as pd

    frame = pd.DataFrame({"place": texts, "name": texts[::-1], "value": 1.5})
    columns = {"place": texts[0], "name": texts[1], "value": texts[2]}
    view = View(
        "x", texts[3], texts[4], texts[9], frame, columns, 1, texts[5], takeaway=texts[6],
        native=Native("bar", "place", ("value",), "name"),
    )  # fmt: skip
    pin = Pin("x", title=texts[7], comment=texts[8])
    return Slide(pin, Request(lambda *_: frame, Filter(), {}, "zh"), view)


def _workbooks_in(presentation: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(presentation)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]


def _live_in_csv(frame: DataFrame) -> list[str]:
    rows = list(csv.reader(io.StringIO(csv_bytes(frame).decode("utf-8-sig"), newline="")))
    numbers = {"-1.5"}
    return [repr(cell) for row in rows for cell in row if _LIVE.match(cell) and cell not in numbers]


def _live_in_xlsx(data: bytes) -> list[str]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    return [repr(cell.value) for cell in cells if cell.data_type == "f" or cell.hyperlink] + list(
        book.defined_names
    )


def _numbers_changed() -> list[str]:
    import openpyxl
    import pandas as pd

    frame = pd.DataFrame({"文": list(NUMBERS), "数": [-1.0, 3.5, -0.002, 12.0, 1e20]})
    rows = list(csv.reader(io.StringIO(csv_bytes(frame).decode("utf-8-sig"), newline="")))[1:]
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(frame, "表")))
    stored = [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)]
    wrong = [
        f"csv changed {was} to {row[0]}" for was, row in zip(NUMBERS, rows, strict=True) if was != row[0]
    ]
    return wrong + ([] if stored == list(frame["数"]) else [f"xlsx changed numbers: {stored}"])


def _own_download_is_off() -> bool:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    return bool(settings["client"]["disableDataExport"])


if __name__ == "__main__":
    main("formulas", "Gate 7: formula text in tables", campaign)
