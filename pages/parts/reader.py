"""The reader: a text with its facts underlined and numbered, and the list of them beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from core import reading, safe_text
from core.charts import numbers
from core.charts import theme as look
from core.charts.frames import records
from core.corrections.apply import standing
from core.models import Record
from pages.parts import access, changes, drawing, editing, frame, saving, url
from pages.parts.language import has_label, label, language, t

if TYPE_CHECKING:
    from pandas import DataFrame

HEIGHT = 680
STYLES = {"actual": "actual", "target": "target", "reference": "reference"}
# Only this script, in an element of its own, never with a word of a document.
SCROLL = "<script>setTimeout(() => document.getElementById('fact')?.scrollIntoView({block: 'center'}), {wait})</script>"


def page(doc_id: str, fact: str | None) -> None:
    """A document: what is known of it, its text, its facts; `fact` is the number of the chosen one."""
    st.button(
        t("reader.back"),
        key="back",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=url.put,
        kwargs={"doc": None, "fact": None},
    )
    record = access.record(doc_id)
    if record is None:
        st.info(t("reader.unknown"), icon=":material/search_off:")
        return
    facts = access.facts_of(doc_id)
    chosen = int(fact) if fact and fact.isdigit() and 0 < int(fact) <= len(facts) else None
    left, right = frame.beside(3, 2)
    with left, st.container(border=True, key="reader", gap="small"):
        _head(record)
        with st.container(height=HEIGHT, border=False, key="reader_text"):
            st.html(
                _style(look.colours(drawing.theme()))
                + f'<div class="read">{_marked(record.text, facts, chosen)}</div>'
            )
        if chosen:
            st.html(SCROLL.replace("{wait}", "300") + f"<!-- {chosen} -->", unsafe_allow_javascript=True)
    with right:
        _facts(facts, chosen)
        editing.panel(record, facts, chosen)
        _meeting(record)


def _head(record: Record) -> None:
    st.markdown(f"#### {safe_text.markdown(record.title or record.file)}")
    words = [
        label("doc_type", record.doc_type),
        record.region.name,
        numbers.date_name(str(record.publish_date) if record.publish_date else None, language()),
        record.publisher,
        t("reader.characters", n=numbers.count(len(record.text))),
        record.file,
    ]
    st.caption(safe_text.markdown(" · ".join(word for word in words if word)))
    _corrected(record)
    if address := safe_text.link(record.url):
        st.link_button(t("reader.source"), address, icon=":material/open_in_new:", type="tertiary")


def _corrected(record: Record) -> None:
    """Which fields of the document people corrected or confirmed."""
    if not record.corrected:
        return
    held = {item.target: item for item in standing(saving.corrections()) if item.doc_id == record.doc_id}
    words = [
        f"{label('field', name)} {changes.mark(changes.MARKS[held[name].action])}"
        for name in record.corrected
        if name in held
    ]
    st.badge(safe_text.markdown(" · ".join(words)), icon=":material/edit_note:", color="violet")


def _marked(text: str, facts: DataFrame, chosen: int | None) -> str:
    """The text as HTML with every placed fact marked."""
    marks = [
        reading.Mark(number, int(row["start"]), int(row["end"]), _look(row))
        for number, row in enumerate(records(facts), start=1)
        if not numbers.missing(row["start"]) and row["kind"] != "issue"
    ]
    return reading.marked_html(text, marks, chosen)


def _look(row: dict[str, Any]) -> str:
    return STYLES.get(str(row["sort"]), "other")


def _facts(facts: DataFrame, chosen: int | None) -> None:
    """The facts as a table; the row number is the number in the text."""
    with st.container(border=True, key="facts", gap="small"):
        st.markdown(f"#### {t('reader.facts', n=len(facts))}")
        st.caption(t("reader.key"))
        shown = facts.assign(
            number=range(1, len(facts) + 1),
            what=[_kind(row) for row in records(facts)],
            label=[label("kind", row["label"]) for row in records(facts)],
        )
        if facts["corrected"].notna().any():
            shown = shown.assign(mark=[changes.mark(row["corrected"]) for row in records(facts)])
        widths = {"number": 46, "label": 124, "value": 106, "what": 70, "detail": 150}
        if "mark" in shown:
            widths = {"number": 60, "mark": 90} | widths
        tall = min(34 * (len(facts) + 1) + 4, HEIGHT // 2 if chosen else HEIGHT - 220)
        st.dataframe(
            shown[list(widths)], hide_index=True, row_height=34, placeholder="—", height=tall, key="table_facts",
            on_select=_choose, selection_mode="single-row",
            selection_default={"selection": {"rows": [chosen - 1]}} if chosen else None,
            column_config={
                name: st.column_config.Column(t(f"column.{name}"), width=width) for name, width in widths.items()
            },
        )  # fmt: skip


def _choose() -> None:
    rows = st.session_state["table_facts"]["selection"]["rows"]
    url.put(fact=str(rows[0] + 1) if rows else None)


def _kind(row: dict[str, Any]) -> str:
    """实绩, 目标, 日期, 议题 ..."""
    name = row["sort"] if row["kind"] == "indicator" else row["kind"]
    return label("kind", name) if has_label("kind", name) else str(name)


def _meeting(record: Record) -> None:
    """What is not stated outright, with the ground it rests on."""
    if not record.inferred:
        return
    with st.expander(t("reader.inferred", n=len(record.inferred))):
        for name, inference in record.inferred.items():
            field = label("field", name)
            st.markdown(
                safe_text.markdown(
                    t("reader.inference", field=field, value=inference.value, basis=inference.basis)
                )
            )


def _style(ink: look.Colours) -> str:
    """Solid lines for results, dashed for targets, dotted for the rest; the chosen fact on a tint."""
    return (
        "<style>.read{font-size:17px;line-height:2;max-width:40em;text-align:left}.read p{margin:0 0 .8em}"
        ".read .f{padding-bottom:2px}.read .n{white-space:nowrap}"
        f".read .actual{{border-bottom:2px solid {ink.actual}}}.read .target{{border-bottom:2px dashed {ink.target}}}"
        f".read .reference,.read .other{{border-bottom:1px dotted {ink.muted}}}"
        f".read .chosen{{background:{ink.sequential[1]};font-weight:600}}"
        f".read sup{{font-size:11px;line-height:0;color:{ink.muted};margin-left:1px}}</style>"
    )
