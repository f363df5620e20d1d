"""会议: when, where, what kind, about what; few meetings one by one, many as a calendar."""

import streamlit as st

from core import safe_text
from core.analysis import meetings
from core.charts import calendar, months, numbers, sentences
from core.charts import meetings as charts
from core.charts.frames import records
from pages.parts import filters, frame, menu
from pages.parts.access import ask
from pages.parts.language import label, language, t
from pages.parts.shell import ensure_entry

ensure_entry()

chosen = filters.chosen()
held = ask(meetings.meetings, chosen)
few = len(held) < charts.FEW


def in_time() -> None:
    """A labelled line of time, or a calendar of days."""
    undated = int((held["date_basis"] != "meeting").sum())
    option = {} if few else calendar.option(held, frame.theme(), language())
    hidden = 0 if few else calendar.left_out(held, option)
    chart = frame.Chart(
        "time",
        sentences.meetings(held, charts.FEW, language()),
        f"{t('meetings.point' if few else 'meetings.day')} · {filters.in_words(chosen)}",
        frame.counted(len(held), t("meetings.thin", n=charts.FEW) if few else ""),
        _table(),
        {name: t(f"column.{name}") for name in ("date", "region", "kind", "name", "chair", "agenda")},
        note=t("meetings.ring", n=undated)
        if undated and few
        else t("meetings.hidden", n=hidden)
        if hidden
        else "",
        sentences=lambda mark: (_at(mark), t("evidence.meetings")),
    )
    if few:
        figure = charts.timeline(held, frame.theme(), language())
        frame.show(chart, lambda: frame.plotly(chart, figure))
    else:
        frame.show(
            chart, lambda: frame.echarts(chart, option, calendar.height(option), calendar.marks(option))
        )


def _at(mark: str):
    """The meetings of a document or of a day or month."""
    return held[(held["doc_id"] == mark) | held["date"].fillna("").str.startswith(mark)]


def _table():
    return held.assign(
        kind=[label("doc_type_short", kind) for kind in held["doc_type"]],
        agenda=held["agenda"].astype("Int64"),
    )


def by_month() -> None:
    """A grid of months with the number of meetings in each."""
    found = months.summed(ask(meetings.by_month, chosen))
    if found.empty:
        return
    chart = frame.Chart(
        "months",
        sentences.months(found, charts.FEW, language()),
        f"{t('meetings.by_month')} · {filters.in_words(chosen)}",
        frame.counted(len(held)),
        found,
        {"month": t("column.month"), "meetings": t("column.meetings")},
        note=t("meetings.gap"),
        sentences=lambda mark: (_at(mark), numbers.date_name(mark, language())),
    )
    frame.show(chart, lambda: frame.plotly(chart, months.grid(found, frame.theme(), language())))


def cards() -> None:
    """Few meetings: a card each, with its agenda."""
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


def _facts(row: dict) -> str:
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


def listing() -> None:
    """Many meetings: a table whose rows open their sentences."""
    names = ("date", "region", "kind", "name", "chair", "agenda", "agenda_titles")
    chart = frame.Chart(
        "list", t("meetings.list"), "", frame.counted(len(held)), _table(), {name: t(f"column.{name}") for name in names},
        sentences=lambda mark: (held[held["doc_id"] == mark], t("evidence.meetings")),
    )  # fmt: skip
    frame.listing(chart, marks=list(held["doc_id"]))


if held.empty:
    filters.explain_empty(chosen, "meetings")
else:
    in_time()
    by_month()
    if few:
        cards()
    else:
        listing()
