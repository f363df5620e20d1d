"""The form that corrects what a document is: its title, type, region, years and dates."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import streamlit as st

from core.corrections import Correction
from core.corrections import editing as rules
from core.models import DOC_TYPES, MEETING_TYPES, Record
from pages.parts import access, saving
from pages.parts.language import label, t

DATES = ("publish_date", "meeting_date")


def show(record: Record) -> None:
    """The fields as they are known, to be changed or confirmed."""
    now = rules.document_values(record)
    seen = {name: saving.seen(Correction(record.doc_id, name, "set", "")) for name in _fields(record)}
    key = f"document_{record.doc_id}_{hash(tuple(seen.values()))}"
    with st.form(key, border=False):
        st.text_input(label("field", "title"), value=now["title"] or "", key=f"{key}_title", max_chars=200)
        one, two = st.columns(2)
        one.selectbox(
            label("field", "doc_type"), DOC_TYPES, index=DOC_TYPES.index(now["doc_type"]), key=f"{key}_doc_type",
            format_func=lambda kind: label("doc_type", kind),
        )  # fmt: skip
        codes = [None, *access.gazetteer_codes()]
        code = record.region.code
        two.selectbox(
            label("field", "region"), codes, index=codes.index(code) if code in codes else 0, key=f"{key}_region",
            format_func=lambda found: access.gazetteer_codes()[found] if found else t("none.region"),
        )  # fmt: skip
        for place, name in zip((one, two), ("year", "period_year"), strict=True):
            place.number_input(
                label("field", name),
                value=now[name],
                key=f"{key}_{name}",
                min_value=1900,
                max_value=2100,
                step=1,
            )
        for place, name in zip((one, two), DATES, strict=True):
            if name in _fields(record):
                place.text_input(
                    label("field", name), value=now[name] or "", key=f"{key}_{name}", placeholder=t("correct.date_hint"), max_chars=10
                )  # fmt: skip
        with st.container(horizontal=True):
            for action in ("set", "confirm"):
                st.form_submit_button(
                    t(f"correct.{action}"), key=f"{key}_{action}", type="primary" if action == "set" else "secondary",
                    on_click=_save, args=(record, key, seen, action),
                )  # fmt: skip


def _fields(record: Record) -> list[str]:
    meets = record.doc_type in MEETING_TYPES
    return [name for name in rules.DOCUMENT_FORM if name != "meeting_date" or meets]


def _save(record: Record, key: str, seen: dict[str, str | None], action: Any) -> None:
    now = rules.document_values(record)
    if action == "confirm":
        made = [
            Correction(record.doc_id, name, "confirm", "", before=now[name], after=now[name])
            for name in seen
            if now[name] is not None
        ]
    else:
        try:
            made = rules.document_changes(record, _wanted(record, key), "")
        except ValueError:
            saving.say("error", "correct.bad_date")
            return
    saving.save([replace(item, seen=seen[item.target]) for item in made])


def _wanted(record: Record, key: str) -> dict[str, Any]:
    """What stands in the fields. Raises ValueError for a date that is none."""
    wanted: dict[str, Any] = {name: st.session_state[f"{key}_{name}"] for name in _fields(record)}
    wanted["title"] = wanted["title"].strip() or None
    for name in DATES:
        if name in wanted:
            wanted[name] = rules.date_of(wanted[name])
    code = wanted.pop("region")
    if code != record.region.code:
        region = access.gazetteer().region_of(code) if code else None
        wanted["region"] = asdict(region) if region else None
    return wanted
