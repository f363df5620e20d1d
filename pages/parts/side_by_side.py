"""Two documents side by side: their sections in a list, the chosen pair below with what both say marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from core import reading, safe_text
from core.analysis import reuse
from core.charts import numbers
from core.charts.frames import records
from core.models import Filter
from pages.parts import access, frame, menu, reader, url, views
from pages.parts.language import t

if TYPE_CHECKING:
    from core.models import Record


def page(doc_id: str, other_id: str) -> None:
    """The documents `doc_id` and `other_id`; which pair of sections is open is in the URL as `section`."""
    st.button(
        t("reader.back_to_text"), key="back", icon=":material/arrow_back:", type="tertiary", on_click=url.put,
        kwargs={"with": None, "section": None},
    )  # fmt: skip
    both = access.record(doc_id), access.record(other_id)
    if both[0] is None or both[1] is None:
        st.info(t("reader.unknown"), icon=":material/search_off:")
        return
    view = views.built("documents.pairs", doc=doc_id, **{"with": other_id})
    if view is None:
        return
    chart = frame.Chart.of(view, {"doc": doc_id, "with": other_id})
    chart.facts = None
    frame.listing(chart, on_row=_open, tall=288, config=_columns(both))
    rows = records(view.table)
    asked = url.value("section") or ""
    usual = next((at for at, row in enumerate(rows) if not numbers.missing(row["likeness"])), 0)
    row = rows[int(asked) if asked.isdigit() and int(asked) < len(rows) else usual]
    shared = records(access.ask(reuse.both_say, Filter(), doc_id, other_id))
    left, right = frame.beside(1, 1)
    for place, record, side in ((left, both[0], ""), (right, both[1], "other_")):
        with place, st.container(border=True, gap="small", key=f"side_{side or 'own'}"):
            _section(record, row, shared, side)


def _open() -> None:
    rows = st.session_state["table_pairs"]["selection"]["rows"]
    url.put(section=str(rows[0]) if rows else None)


def _columns(both: tuple[Record | None, Record | None]) -> dict[str, Any]:
    """Each side is called by its document."""
    names = [(record.title or record.file)[:30] if record else "" for record in both]
    return {
        "own": st.column_config.TextColumn(names[0], width=360),
        "other": st.column_config.TextColumn(names[1], width=360),
        "percent": st.column_config.NumberColumn(t("documents.percent"), width=100),
    }


def _section(record: Record, row: dict[str, Any], shared: list[dict[str, Any]], side: str) -> None:
    """One side of the pair: its heading, its text, what both say marked."""
    st.markdown(f"**{safe_text.markdown(record.title or record.file)}**")
    if numbers.missing(row[f"{side}start"]):
        st.info(t("documents.no_section"), icon=":material/info:")
        return
    start, end = int(row[f"{side}start"]), int(row[f"{side}end"])
    marks = [
        reading.Mark(number, max(int(item[f"{side}start"]), start) - start, min(int(item[f"{side}end"]), end) - start, "shared")
        for number, item in enumerate(shared, 1)
        if int(item[f"{side}start"]) < end and int(item[f"{side}end"]) > start
    ]  # fmt: skip
    reader.text(record.text[start:end], marks, None, None, key=f"text_{side or 'own'}", tall=460)
    menu.link(
        "documents", t("documents.whole"), icon=":material/arrow_forward:", doc=record.doc_id, at=str(start)
    )
