"""Every input and what became of it: the counts, the lines, and the input itself."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.analysis import holdings, statistics
from core.charts import known, numbers
from core.charts.frames import records
from core.models import Filter
from core.safe_text import file_name, markdown
from pages.parts import access, corpus, frame, menu, url
from pages.parts.language import label, language, reason, t

MOST = 2000


def page() -> None:
    """The fates with their counts, the lines of the chosen one, the chosen line."""
    status = corpus.status()
    fates = {name: count for name, count in status.fates.items() if count}
    fate = url.choose(
        st.pills, t("corpus.fate"), "fate", ["all", *fates], "all",
        format_func=lambda name: t("corpus.fate_all", n=status.inputs) if name == "all" else f"{label('status', name)} {fates[name]:,}",
    )  # fmt: skip
    if status.waiting:
        st.caption(t("corpus.waiting", n=status.waiting))
    found = access.ask(_lines, Filter(), None if fate == "all" else fate)
    shown = found.assign(
        fate=[label("status", name) for name in found["status"]], reason=found["reason"].map(reason)
    )
    names = {"file": t("column.file"), "fate": t("column.status"), "reason": t("column.reason")}
    total = status.inputs - status.waiting if fate == "all" else fates.get(fate, 0)
    words = t("corpus.first_lines", n=len(found)) if total > len(found) else t("corpus.open_line")
    chart = frame.Chart("inputs", t("corpus.lines", n=total), words, "", shown, names)
    frame.listing(
        chart, on_row=_choose(found), tall=560,
        config={"file": st.column_config.Column(names["file"], width=420), "fate": st.column_config.Column(names["fate"], width=130)},
    )  # fmt: skip
    if fate == known.INPUTS:
        _tables()
    if line := st.session_state.get("_line"):
        _one(line)


def _tables() -> None:
    """The tables of statistics with what was read of each, and the rows that gave nothing."""
    loaded = access.ask(_loaded, Filter())
    pairs = zip(loaded["year_from"], loaded["year_to"], strict=True)
    shown = loaded.assign(years=[numbers.years(first, last, language()) for first, last in pairs])
    names = {
        "source": t("column.file"), "figures": t("tables.figures"), "indicators": t("tables.indicators"),
        "regions": t("tables.regions"), "years": t("column.years"), "unread": t("tables.not_read"),
    }  # fmt: skip
    frame.listing(frame.Chart("tables", t("tables.loaded"), t("tables.loaded_help"), "", shown, names))
    lost = access.ask(_unread, Filter())
    if not lost.empty:
        columns = {
            "source": t("column.file"),
            "line": t("tables.line"),
            "content": t("tables.content"),
            "reason": t("column.reason"),
        }
        with st.expander(t("tables.unread", n=len(lost)), icon=":material/report:"):
            st.dataframe(
                lost[list(columns)].head(MOST), hide_index=True, column_config=columns, placeholder="—"
            )


def _loaded(store: Any, chosen: Filter) -> Any:
    return statistics.tables(store)


def _unread(store: Any, chosen: Filter) -> Any:
    return statistics.unread(store)


def _lines(store: Any, chosen: Filter, fate: str | None) -> Any:
    return holdings.ledger(store, fate, MOST)


def _choose(found: Any) -> Any:
    rows = records(found)

    def write() -> None:
        picked = st.session_state["table_inputs"]["selection"]["rows"]
        st.session_state["_line"] = rows[picked[0]] if picked else None

    return write


def _one(line: dict[str, Any]) -> None:
    """An input: its fate, the reason, the document it became, the file as it came in."""
    with st.container(border=True, key="line", gap="small"):
        st.markdown(f"**{markdown(line['file'])}**")
        why = t("correct.of", words=reason(line["reason"])) if line["reason"] else ""
        st.markdown(markdown(f"{label('status', line['status'])}{why}"))
        with st.container(horizontal=True):
            if line["doc_id"]:
                menu.link("documents", t("corpus.read"), icon=":material/article:", doc=line["doc_id"])
            st.download_button(
                t("corpus.original"), lambda: _original(line["path"]), file_name(line["path"].rpartition("/")[2]),
                key="original", icon=":material/download:", on_click="ignore",
            )  # fmt: skip


def _original(path: str) -> bytes:
    from core.intake.reopen import content_of

    return content_of(path, access.corpus_folder(), access.data_folder())
