"""From a mark to its sentences: what was clicked is in the URL as `pick=chart~mark`, the sentences stand under the chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from core import reading, safe_text
from core.charts import known as figures
from core.charts import numbers
from core.charts import theme as look
from core.charts.frames import records
from core.views import evidence as views
from pages.parts import access, changes, menu, scroll, url
from pages.parts.language import label, language, t

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.models import Record

MOST = 6
# Sentences stand under their chart, and at the foot of the window as long as that place is below it: a click on a mark of
# a tall chart shows them at once, beside the mark.
_AT_HAND = """<style>
[data-testid=stLayoutWrapper]:has(> .st-key-evidence) {{ position: sticky; bottom: 0; z-index: 5; max-height: 38vh;
  overflow-y: auto; padding: 0.5rem 0 0.75rem; background: {ground}; border-top: 1px solid {edge}; }}
</style>"""


def picked(chart: str) -> str | None:
    """The mark of this chart that was clicked, None when none was."""
    name, _, mark = (url.value("pick") or "").partition("~")
    return mark if name == chart and mark else None


def on_click(chart: str, marks: Sequence[Sequence[str]] = ()) -> Callable[[], None]:
    """The callback of a chart: the first mark of its selection goes into the URL, an empty selection takes it out.

    Marks of plotly carry their identifier; those of ECharts are counted, and `marks` says what each stands for.
    """

    def write() -> None:
        selection = (st.session_state.get(f"chart_{chart}") or {}).get("selection", {})
        mark = _counted(selection, marks) if marks else _carried(selection)
        url.put(pick=f"{chart}~{mark}" if mark else None)

    return write


def on_row(table: str, marks: list[str]) -> Callable[[], None]:
    """The callback of a table whose rows stand for `marks`."""

    def write() -> None:
        rows = st.session_state[f"table_{table}"]["selection"]["rows"]
        url.put(pick=f"{table}~{marks[rows[0]]}" if rows else None)

    return write


def _carried(selection: Any) -> str:
    """The identifier of the first selected mark of a plotly figure."""
    points = selection.get("points", [])
    data = points[0].get("customdata", "") if points else ""
    while isinstance(data, (list, tuple)):
        data = data[0] if data else ""
    return str(data.get("0", "") if isinstance(data, dict) else data)


def _counted(selection: Any, marks: Sequence[Sequence[str]]) -> str:
    """What the first selected mark of an ECharts option stands for."""
    groups = selection.get("selected", [])
    if not groups or not groups[0]["data_indices"]:
        return ""
    return marks[groups[0]["series_index"]][groups[0]["data_indices"][0]]


def sentences(found: DataFrame, title: str | None = None) -> None:
    """The sentences of some facts (doc_id, title, doc_type, region, year, start, end, quote), each with a link to the
    reader, or figures of tables of statistics (`statistics.series`), each with its file and row; at most `MOST`, with the number left out."""
    tabled = "line" in found
    known = [row for row in records(found) if tabled or not numbers.missing(row["start"])]
    ink = look.colours("dark" if st.context.theme.type == "dark" else "light")
    st.html(_AT_HAND.format(ground=ink.background, edge=ink.border))
    scroll.to_mark(url.value("pick") or "")
    with st.container(key="evidence", gap="small"):
        head = title or t("evidence.title", n=len(known))
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"**{safe_text.markdown(head)}**", width="stretch")
            st.button(
                t("evidence.close"), key="close_evidence", type="tertiary", icon=":material/close:", on_click=url.put,
                kwargs={"pick": None},
            )  # fmt: skip
        if not known:
            st.caption(t("evidence.none"))
        for row in known[:MOST]:
            (_figure if tabled else _sentence)(row)
        if len(known) > MOST:
            st.caption(t("evidence.more", n=len(known) - MOST))


def _sentence(row: dict[str, Any]) -> None:
    record = access.record(row["doc_id"])
    if record is None:
        st.caption(t("reader.unknown"))
        return
    found = reading.passage(record.text, int(row["start"]), int(row["end"]))
    st.html(f'<div style="max-width:44em;line-height:1.8">{reading.passage_html(found)}</div>')
    if mark := _mark(record, row):
        st.badge(mark, icon=":material/edit_note:", color="violet")
    fact = fact_number(row["doc_id"], int(row["start"]), int(row["end"]))
    menu.link(
        "documents", source(row), icon=":material/arrow_forward:", doc=row["doc_id"], fact=str(fact) if fact else None
    )  # fmt: skip


def _figure(row: dict[str, Any]) -> None:
    """A figure of a table of statistics: what it says, and in which file and row."""
    st.markdown(safe_text.markdown(figures.words(row, language())))
    words = safe_text.markdown(views.from_table(row, language()))
    menu.link("corpus", words, icon=":material/table:", view="inputs", fate=figures.INPUTS)


def _mark(record: Record, row: dict[str, Any]) -> str:
    """已更正, 已确认 or 人工补充 when people had a hand in the figure of this sentence."""
    place = int(row["start"]), int(row["end"])
    return next(
        (changes.mark(item.corrected) for item in record.indicators if (item.start, item.end) == place), ""
    )


def source(row: dict[str, Any]) -> str:
    """The document of a fact as markdown."""
    return safe_text.markdown(plain_source(row))


def plain_source(row: dict[str, Any]) -> str:
    """The document of a fact in a few words: its title, its kind and year."""
    title = str(row["title"])
    words = [title if len(title) <= 36 else title[:35] + "…", label("doc_type", row["doc_type"])]
    if not numbers.missing(row["year"]):
        words.append(numbers.year_name(row["year"], language()))
    return " · ".join(words)


def fact_number(doc_id: str, start: int, end: int) -> int | None:
    """The number of a fact in its document, as the reader counts them; None where the reader does not list it."""
    facts = access.facts_of(doc_id)
    same = facts.index[(facts["start"] == start) & (facts["end"] == end)]
    return int(facts.index.get_loc(same[0])) + 1 if len(same) else None
