"""Few meetings: a card each, with its agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from core import safe_text
from core.charts import numbers
from core.charts.frames import records
from pages.parts import menu
from pages.parts.language import label, t

if TYPE_CHECKING:
    from pandas import DataFrame


def page(held: DataFrame) -> None:
    """Two cards a row."""
    with st.grid(columns=2, min_column_width=340):
        for row in records(held):
            with st.container(border=True, height="stretch", gap="small"):
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    st.badge(label("doc_type_short", row["doc_type"]))
                    words = [row["date"], row["region"]]
                    st.caption(safe_text.markdown(" · ".join(str(word) for word in words if word)))
                st.markdown(f"**{safe_text.markdown(row['name'] or row['title'])}**")
                st.caption(safe_text.markdown(_facts(row)))
                if row["agenda_titles"]:
                    with st.expander(t("meetings.agenda", n=row["agenda"])):
                        items = row["agenda_titles"].split("；")
                        st.markdown("\n".join(f"1. {safe_text.markdown(item)}" for item in items))
                menu.link("documents", t("meetings.read"), icon=":material/article:", doc=row["doc_id"])


def _facts(row: dict[str, Any]) -> str:
    """What is known of a meeting; what is not stated is not mentioned."""
    words = []
    if row["chair"]:
        role = f"（{row['chair_role']}）" if row["chair_role"] else ""
        words.append(t("meetings.chair", name=f"{row['chair']}{role}"))
    if not numbers.missing(row["attendees"]) and row["attendees"]:
        words.append(t("meetings.attendees", n=row["attendees"]))
    if row["date_basis"] != "meeting":
        words.append(t(f"date_basis.{row['date_basis']}"))
    return " · ".join(words) or t("meetings.nothing")
