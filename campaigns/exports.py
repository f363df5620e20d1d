"""Every export under random filters, against what the page shows: the numbers are the same.

Two comparisons. Of every view under every filter, the table on the screen against CSV, workbook, PowerPoint and offline page.
Of every page under some of the filters, the tables that Streamlit is given against the views of the same filter.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
from pptx import Presentation

from campaigns.figures import Figures, main
from core import views
from core.analysis import filters
from core.export import deck as decks
from core.export.html import html_bytes
from core.export.native import drawn
from core.export.pptx import MOST_BARS, MOST_LINES, pptx_bytes
from core.export.tables import csv_bytes
from core.export.words import missing, plain_rows
from core.export.workbook import workbook_bytes
from core.models import Filter
from core.store import Store, ensure_store
from core.views.download import downloaded
from tests.deck_examples import digits, random_filters

ROOT = Path(__file__).resolve().parent.parent
GATE = "Exports: equal to the screen under random filters"
DATA = re.compile(r'<script type="application/json" id="deck">(.*?)</script>', re.S)
PAGES = ("overview", "indicators", "targets", "meetings", "regions", "keywords", "corpus")


def campaign(filters: int = 50, pages: int = 5, corpus: str = str(ROOT / "seeds"), seed: int = 5) -> Figures:
    """`filters` random filters over all views, `pages` of them over the pages of the app."""
    found = Figures({"filters": 0, "views": 0, "cells compared": 0, "tables on pages": 0})
    with tempfile.TemporaryDirectory() as scratch:
        store = ensure_store(Path(corpus), Path(scratch))
        for number, chosen in enumerate(random_filters(filters, seed)):
            compare(store, chosen, found)
            if number < pages:
                compare_pages(store, chosen, found, Path(corpus), Path(scratch))
            found.counts["filters"] = number + 1
    return found


def compare(store: Store, chosen: Filter, found: Figures) -> None:
    """Every view under a filter, in every kind of file."""
    deck = decks.Deck("", tuple(decks.Pin(identifier, chosen) for identifier in views.IDS))
    slides = [slide for slide in decks.slides(deck, views.direct(store)) if slide.view]
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(deck, slides)))
    pages = list(Presentation(io.BytesIO(pptx_bytes(deck, slides))).slides)
    match = DATA.search(html_bytes(deck, slides).decode())
    told = json.loads(match.group(1))["slides"] if match else []
    for slide, sheet, page, offline in zip(slides, book.worksheets[:-1], pages, told, strict=True):
        view = slide.view
        assert view is not None
        rows = plain_rows(view.named)
        saved = downloaded(view)
        stands_alone = plain_rows(saved)
        for kind, equal in {
            "saved table": digits([row[: len(view.columns)] for row in stands_alone]) == digits(rows),
            "csv": _as_text(stands_alone) == list(csv.reader(io.StringIO(csv_bytes(saved).decode("utf-8-sig"))))[1:],
            "xlsx": digits(stands_alone) == digits([[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]),
            "html": json.loads(json.dumps(rows)) == [[row[name] for name in offline["shown"]] for row in offline["rows"]],
            "pptx": _same_on_slide(view, page),
        }.items():  # fmt: skip
            if not equal:
                found.wrong.append(f"{view.id} under {chosen}: {kind} differs from the screen")
        found.counts["views"] = int(str(found.counts["views"])) + 1
        found.counts["cells compared"] = int(str(found.counts["cells compared"])) + 4 * sum(map(len, rows))


def _as_text(rows: list[list[Any]]) -> list[list[str]]:
    from core.export.tables import _csv_cell

    return [[str(_csv_cell(value)) for value in row] for row in rows]


def _cells(table: Any) -> str:
    """A table as one text, whatever its columns are called."""
    rows = [[float(value) if isinstance(value, int) else value for value in row] for row in plain_rows(table)]
    return repr(digits(rows))


def _same_on_slide(view: views.View, page: Any) -> bool:
    """The native chart has the numbers of the table; a table has its first cells."""
    if view.native is None:
        grid = next(shape.table for shape in page.shapes if shape.has_table)
        return 1 < len(grid.rows) <= MOST_LINES + 1
    wanted = drawn(view).series
    chart = next(shape.chart for shape in page.shapes if shape.has_chart)
    for series in chart.plots[0].series:
        values = [None if missing(value) else float(value) for value in series.values]
        if values != wanted[series.name][: len(values)] or len(values) < min(
            3, len(wanted[series.name]), MOST_BARS
        ):
            return False
    return True


def compare_pages(store: Store, chosen: Filter, found: Figures, corpus: Path, data: Path) -> None:
    """The tables on every page under a filter: each is the table of a view under the same filter."""
    from streamlit.testing.v1 import AppTest

    os.environ |= {"DASHBOARD_CORPUS": str(corpus), "DASHBOARD_DATA": str(data)}
    ask = views.direct(store)
    built = [view for name in views.IDS if (view := views.build(name, ask, chosen, {}, "zh"))]
    known = {_cells(view.table[list(view.columns)]) for view in built}
    for page in PAGES:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
        for name, values in filters.to_query(chosen).items():
            app.query_params[name] = values
        app.run().switch_page(f"pages/{page}.py").run()
        if app.exception:
            found.wrong.append(f"{page} under {chosen}: {app.exception[0].value}")
        for table in app.dataframe:
            found.counts["tables on pages"] = int(str(found.counts["tables on pages"])) + 1
            if _cells(table.value) not in known:
                found.wrong.append(f"{page} under {chosen}: no view has the table of {list(table.value)}")


if __name__ == "__main__":
    main("exports", GATE, campaign, filters=50, pages=5, corpus=str(ROOT / "seeds"), seed=5)
