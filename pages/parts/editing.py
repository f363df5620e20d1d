"""Corrections in the reader: of one figure, of the document, a figure added from a quotation, and what was done so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from core.corrections import Anchor, Correction
from core.corrections import editing as rules
from core.corrections.apply import standing
from core.models import Indicator, Record
from core.safe_text import markdown
from pages.parts import changes, document_form, permission, saving
from pages.parts.language import label, t

if TYPE_CHECKING:
    from pandas import DataFrame

PANELS = ("fact", "document", "add", "done")
KINDS = ("actual", "target", "reference")


def panel(record: Record, facts: DataFrame, chosen: int | None) -> None:
    """The choice of what to correct, and its form."""
    item = indicator_at(record, facts, chosen)
    with st.container(border=True, key="editing", gap="small"):
        st.markdown(f"#### {t('correct.title')}")
        open_panels = [name for name in PANELS if name != "fact" or item is not None]
        picked = st.segmented_control(
            t("correct.what"), open_panels, key=f"panel_{record.doc_id}_{chosen or 0}", label_visibility="collapsed",
            default="fact" if item is not None else None, format_func=lambda name: t(f"correct.panel_{name}"),
        )  # fmt: skip
        saving.opened((record.doc_id, chosen, picked))
        saving.tell()
        if picked is None:
            st.caption(t("correct.hint"))
        elif picked == "done":
            _done(record)
        elif permission.ask():
            saving.ask_who()
            if picked == "fact" and item is not None:
                _fact(record, item)
            elif picked == "document":
                document_form.show(record)
            else:
                _add(record)


def indicator_at(record: Record, facts: DataFrame, chosen: int | None) -> Indicator | None:
    """The figure that stands in the chosen row of the facts, None where that row is of another kind."""
    if chosen is None or facts["kind"].iloc[chosen - 1] != "indicator":
        return None
    before = int((facts["kind"].iloc[:chosen] == "indicator").sum())
    return sorted(record.indicators, key=lambda item: (item.start, item.end))[before - 1]


def _fact(record: Record, item: Indicator) -> None:
    """The form of one figure: change, confirm, reject."""
    anchor = rules.anchor_of(item, record.doc_id, saving.corrections())
    about = Correction(record.doc_id, "indicator", "set", saving.who(), anchor=anchor)
    seen = saving.seen(about)
    key = f"fact_{record.doc_id}_{item.start}_{item.end}_{item.name}_{seen or ''}"
    st.caption(markdown(t("correct.quote", quote=item.quote)))
    if item.suspicious:
        st.caption(markdown(label("kind", "suspicious") + t("correct.of", words=item.suspicious)))
    with st.form(key, border=False):
        _figure_fields(key, item)
        with st.container(horizontal=True):
            for action in ("set", "confirm", "reject"):
                st.form_submit_button(
                    t(f"correct.{action}"), key=f"{key}_{action}", type="primary" if action == "set" else "secondary",
                    on_click=_decide, args=(record, item, anchor, seen, key, action),
                )  # fmt: skip


def _figure_fields(key: str, item: Indicator | None) -> None:
    names = list(rules.lexicon_names())
    known = item.name if item else None
    if known and known not in names:
        names.insert(0, known)
    st.selectbox(
        label("field", "name"), names, index=names.index(known) if known else None, key=f"{key}_name",
        accept_new_options=True, placeholder=t("correct.name_hint"),
    )  # fmt: skip
    one, two, three = st.columns(3)
    one.number_input(
        label("field", "value"),
        value=item.value if item else None,
        key=f"{key}_value",
        format="%.12g",
        step=None,
    )
    two.text_input(
        label("field", "unit"), value=(item.unit or "") if item else "", key=f"{key}_unit", max_chars=20
    )
    three.number_input(
        label("field", "yoy"), value=item.yoy if item else None, key=f"{key}_yoy", format="%.12g", step=None
    )
    one.number_input(
        label("field", "year"),
        value=item.year if item else None,
        key=f"{key}_year",
        min_value=1900,
        max_value=2100,
        step=1,
    )
    two.selectbox(
        label("field", "kind"), KINDS, index=KINDS.index(item.kind) if item else 0, key=f"{key}_kind",
        format_func=lambda kind: label("kind", kind),
    )  # fmt: skip


def _figure(key: str) -> dict[str, Any]:
    """What stands in the fields."""
    state = st.session_state
    return {
        "name": str(state[f"{key}_name"] or "").strip() or None,
        "value": state[f"{key}_value"],
        "unit": state[f"{key}_unit"].strip() or None,
        "yoy": state[f"{key}_yoy"],
        "year": state[f"{key}_year"],
        "kind": state[f"{key}_kind"],
    }


def _decide(record: Record, item: Indicator, anchor: Anchor, seen: str | None, key: str, action: Any) -> None:
    before, after = rules.indicator_change(item, _figure(key)) if action == "set" else (None, None)
    if action == "set" and not after:
        saving.save([])
        return
    if action != "set":
        before = {name: getattr(item, name) for name in ("name", "value", "unit", "yoy", "year", "kind")}
    saving.save(
        [
            Correction(
                record.doc_id, "indicator", action, "", after=after, before=before, anchor=anchor, seen=seen
            )
        ]
    )


def _add(record: Record) -> None:
    key = f"add_{record.doc_id}"
    with st.form(key, border=False):
        st.text_area(
            t("correct.quotation"),
            key=f"{key}_quote",
            height=80,
            max_chars=300,
            help=t("correct.quotation_help"),
        )
        _figure_fields(key, None)
        st.form_submit_button(
            t("correct.add"), type="primary", key=f"{key}_save", on_click=_added, args=(record, key)
        )


def _added(record: Record, key: str) -> None:
    quote = st.session_state[f"{key}_quote"].strip()
    start = record.text.find(quote)
    wanted = {name: value for name, value in _figure(key).items() if value is not None}
    if not quote or start < 0:
        saving.say("error", "correct.no_quote")
    elif not wanted.get("name") or not {"value", "yoy"} & set(wanted):
        saving.say("error", "correct.no_figure")
    else:
        wanted["id"] = rules.identity(wanted["name"])
        about = Correction(
            record.doc_id, "indicator", "add", "", after=wanted, anchor=Anchor(quote, start, wanted["name"])
        )
        if saving.save([rules.seen_by(about, saving.corrections())]):
            st.session_state[f"{key}_quote"] = ""


def _done(record: Record) -> None:
    """What people did to this document, the latest first, each with its undoing."""
    every = saving.corrections()
    own = [item for item in every if item.doc_id == record.doc_id]
    held = {item.id for item in standing(every)}
    if not own:
        st.caption(t("correct.none_here"))
        return
    may = permission.given()
    if may:
        saving.ask_who()
    for item in reversed(own):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(markdown(changes.sentence(item)), width="stretch")
            if item.id in held and may:
                st.button(
                    t("correct.undo"), key=f"undo_{item.id}", type="tertiary", icon=":material/undo:",
                    on_click=saving.undo, args=(item,),
                )  # fmt: skip
            elif item.action != "undo" and item.id not in held:
                st.caption(t("correct.undone"), width="content")
