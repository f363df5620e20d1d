"""Documents that belong together: one text from several places, one meeting in several readouts; both can be undone."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.analysis import holdings
from core.charts import numbers
from core.charts.frames import records
from core.corrections import Correction
from core.corrections import editing as rules
from core.models import Filter
from core.safe_text import markdown
from pages.parts import access, frame, menu, permission, saving
from pages.parts.language import label, language, reason, t


def page(chosen: Filter) -> None:
    """Duplicates, then events; the decision about a chosen one can be taken back or made again."""
    saving.tell()
    _duplicates(access.ask(holdings.duplicates, chosen))
    _events(access.ask(holdings.events, chosen))


def _duplicates(found: Any) -> None:
    if found.empty:
        st.info(t("same.no_duplicates"), icon=":material/info:")
        return
    shown = found.assign(
        sort=[label("sameness", kind) for kind in found["kind"]],
        percent=[100 * float(s) for s in found["similarity"]],
        reason=found["reason"].map(reason),
    )
    names = {
        "sort": t("column.what"), "file": t("column.file"), "publisher": t("column.publisher"), "kept": t("same.kept"),
        "percent": t("same.alike"), "reason": t("column.reason"),
    }  # fmt: skip
    chart = frame.Chart(
        "duplicates", t("same.duplicates", n=len(found)), t("same.duplicates_measure"), "", shown, names
    )
    frame.listing(
        chart,
        on_row=_choose("duplicates", records(found)),
        config={"percent": st.column_config.NumberColumn(names["percent"], format="%.0f")},
    )
    if row := st.session_state.get("_chosen_duplicates"):
        _decide(row, "duplicate", row["kept_doc_id"], together=row["kind"] == "similar")


def _events(found: Any) -> None:
    if found.empty:
        st.info(t("same.no_events"), icon=":material/info:")
        return
    shown = found.assign(
        day=[numbers.date_name(date, language()) for date in found["date"]],
        stands=[t("same.main") if main else "" for main in found["main"]],
        reason=found["reason"].map(reason),
    )
    names = {
        "day": t("column.date"), "region": t("column.region"), "title": t("column.title"), "publisher": t("column.publisher"),
        "stands": t("same.stands"), "reason": t("column.reason"),
    }  # fmt: skip
    chart = frame.Chart(
        "events",
        t("same.events", n=int(found["event_id"].nunique())),
        t("same.events_measure"),
        "",
        shown,
        names,
    )
    frame.listing(chart, on_row=_choose("events", records(found)))
    if row := st.session_state.get("_chosen_events"):
        _decide(row, "event", row["doc_id"], together=False)


def _choose(table: str, rows: list[dict[str, Any]]) -> Any:
    def write() -> None:
        picked = st.session_state[f"table_{table}"]["selection"]["rows"]
        st.session_state[f"_chosen_{table}"] = rows[picked[0]] if picked else None

    return write


def _decide(row: dict[str, Any], target: str, shown: str, together: bool) -> None:
    """What can be said about a chosen one: that it is another document, or (where it was kept apart) the same."""
    with st.container(border=True, key=f"decide_{target}", gap="small"):
        st.markdown(f"**{markdown(row['title'] or row.get('file') or '')}**")
        menu.link("documents", t("same.open"), icon=":material/article:", doc=shown)
        if not permission.ask():
            return
        saving.ask_who()
        st.button(
            t("same.join") if together else t("same.split"), key=f"decide_{target}_button", on_click=_save,
            icon=":material/link:" if together else ":material/link_off:",
            args=(row["doc_id"], target, shown if together else False, None if together else row.get("kept_doc_id", row.get("event_id"))),
        )  # fmt: skip


def _save(doc_id: str, target: str, after: Any, before: Any) -> None:
    about = Correction(doc_id, target, "set", saving.who(), after=after, before=before)
    if saving.save([rules.seen_by(about, saving.corrections())]):
        st.session_state.pop("_chosen_duplicates", None)
        st.session_state.pop("_chosen_events", None)
