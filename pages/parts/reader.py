"""The reader: a text with its facts underlined and numbered, and the list of them beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from core import reading, safe_text
from core.analysis import search
from core.analysis.sections import outline
from core.charts import numbers
from core.charts import theme as look
from core.charts.frames import records
from core.corrections.apply import standing
from core.models import Filter, Record
from core.views import documents as views_of_documents
from pages.parts import access, changes, drawing, editing, frame, saving, scroll, url, views
from pages.parts.language import has_label, label, language, t

if TYPE_CHECKING:
    from pandas import DataFrame

HEIGHT = 680
STYLES = {"actual": "actual", "target": "target", "forecast": "target", "reference": "reference"}


def page(doc_id: str, fact: str | None) -> None:
    """A document: what is known of it, its text, its facts; `fact` is the number of the chosen one."""
    record = access.record(doc_id)
    facts = access.facts_of(doc_id)
    looked_for = "facts"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _back()
        if record is not None:
            _outline(record.text)
            looked_for = url.choose(
                st.segmented_control, t("reader.marked"), "mark", ("facts", "shared"), "facts", required=True,
                format_func=lambda option: t(f"reader.mark_{option}"), label_visibility="collapsed",
            )  # fmt: skip
            _beside(doc_id)
    if record is None:
        st.info(t("reader.unknown"), icon=":material/search_off:")
        return
    chosen = int(fact) if fact and fact.isdigit() and 0 < int(fact) <= len(facts) else None
    at = url.value("at")
    left, right = frame.beside(4, 3)
    with left, st.container(border=True, key="reader", gap="small"):
        _head(record)
        if looked_for == "shared":
            text(record.text, shared_marks(doc_id), None, int(at) if at and at.isdigit() else None)
        else:
            hits = _hits(doc_id, url.value("q"))
            place = int(at) if at and at.isdigit() else hits[0].start if hits else None
            text(record.text, [*_marks(facts), *hits], chosen, place)
    with right:
        if looked_for == "shared":
            _shared(doc_id)
            return
        _facts(facts, chosen)
        editing.panel(record, facts, chosen)
        _meeting(record)


def text(
    words: str,
    marks: list[reading.Mark],
    chosen: int | None,
    at: int | None,
    key: str = "reader_text",
    tall: int = HEIGHT,
) -> None:
    """A text with its marks in a box of its own, scrolled to the chosen one or to the offset `at`."""
    with st.container(height=tall, border=False, key=key):
        st.html(
            style(look.colours(drawing.theme()))
            + f'<div class="read">{reading.marked_html(words, marks, chosen, at)}</div>'
        )
    if chosen or at is not None:
        scroll.to_fact(chosen or at or 0)


def _back() -> None:
    st.button(
        t("reader.back"), key="back", icon=":material/arrow_back:", type="tertiary", on_click=url.put,
        kwargs={"doc": None, "fact": None, "at": None, "mark": None, "with": None, "section": None},
    )  # fmt: skip


def _outline(words: str) -> None:
    """The headings of the text; one that is chosen is scrolled to."""
    heads = [section for section in outline(words) if section.level]
    if not heads:
        return
    starts = [str(section.start) for section in heads]
    names = {str(section.start): "　" * (section.level - 1) + section.heading.strip() for section in heads}
    asked = url.value("at")
    st.session_state["outline"] = asked if asked in starts else None
    st.selectbox(
        t("reader.outline"), starts, index=None, key="outline", format_func=names.__getitem__, width=260,
        placeholder=t("reader.outline_of", n=len(heads)), label_visibility="collapsed",
        on_change=lambda: url.put(at=st.session_state["outline"], fact=None),
    )  # fmt: skip


def _beside(doc_id: str) -> None:
    """The choice of another document to read beside this one."""
    names = views_of_documents.beside(views.request(), doc_id)
    if not names:
        return
    st.session_state["read_beside"] = None
    st.selectbox(
        t("reader.beside"), list(names), index=None, key="read_beside", format_func=names.__getitem__, width=260,
        placeholder=t("reader.beside"), label_visibility="collapsed",
        on_change=lambda: url.put(**{"with": st.session_state["read_beside"], "at": None, "fact": None}),
    )  # fmt: skip


def _hits(doc_id: str, query: str | None) -> list[reading.Mark]:
    """Where the words of the search stand."""
    if not query:
        return []
    return [
        reading.Mark(0, start, end, "hit") for start, end in access.ask(search.hits, Filter(), doc_id, query)
    ]


def shared_marks(doc_id: str) -> list[reading.Mark]:
    """The passages that stand in other documents too, numbered as in their list."""
    rows = views_of_documents.passages_elsewhere(views.request(), doc_id).drop_duplicates("number")
    return [
        reading.Mark(int(row["number"]), int(row["start"]), int(row["end"]), "shared")
        for row in records(rows)
    ]


def _shared(doc_id: str) -> None:
    """The list of those passages; a row opens the sentence in the other document."""
    names = {"number": ("number", 44), "of": ("title", 178), "letters": ("characters", 56)}
    config: dict[str, Any] = {
        name: st.column_config.Column(t(f"column.{word}"), width=width)
        for name, (word, width) in names.items()
    }
    config["quote"] = None  # the passage is marked in the text
    if views.listing("documents.shared", {"doc": doc_id}, tall=HEIGHT - 60, config=config) is None:
        st.info(t("documents.nothing_shared"), icon=":material/info:")


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


def _marks(facts: DataFrame) -> list[reading.Mark]:
    """Every placed fact, styled by its kind."""
    return [
        reading.Mark(number, int(row["start"]), int(row["end"]), _look(row))
        for number, row in enumerate(records(facts), start=1)
        if not numbers.missing(row["start"])
    ]


def _look(row: dict[str, Any]) -> str:
    """The style of a fact: of indicators by their kind, of a meeting who and when apart from what about."""
    if row["kind"] == "indicator":
        return STYLES.get(str(row["sort"]), "other")
    if row["kind"] == "issue":
        return "doubt"
    return "matter" if row["kind"] in {"agenda", "directive"} else "meeting"


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
        widths = {"number": 40, "label": 124, "value": 116, "what": 58, "detail": 150}
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


def style(ink: look.Colours) -> str:
    """Lines under facts by kind: solid for results, dashed for targets, violet for meetings, wavy for doubts, dotted for the
    rest; the chosen fact, found words and shared passages on a tint."""
    return (
        "<style>.read{font-size:17px;line-height:2;max-width:40em;text-align:left}.read p{margin:0 0 .8em}"
        ".read .f{padding-bottom:2px}.read .n{white-space:nowrap}"
        f".read .actual{{border-bottom:2px solid {ink.actual}}}.read .target{{border-bottom:2px dashed {ink.target}}}"
        f".read .meeting{{border-bottom:2px solid {ink.forecast}}}.read .matter{{border-bottom:2px dotted {ink.forecast}}}"
        f".read .doubt{{text-decoration:underline wavy {ink.suspicious};text-underline-offset:5px}}"
        f".read .reference,.read .other{{border-bottom:1px dotted {ink.muted}}}"
        f".read .chosen{{background:{ink.sequential[1]};font-weight:600}}"
        f".read .hit{{background:{ink.sequential[2]};font-weight:600}}.read .shared{{background:{ink.sequential[0]}}}"
        f".read sup{{font-size:11px;line-height:0;color:{ink.muted};margin-left:1px}}</style>"
    )
