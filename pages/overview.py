"""总览: what this is, what the corpus holds, what stands out, what is new, how to add to it."""

import streamlit as st

from core import safe_text
from core.analysis import overview
from core.charts import numbers
from core.charts.frames import records
from core.views import findings
from pages.parts import corpus, filters, frame, menu, views
from pages.parts.access import ask
from pages.parts.language import label, language, t
from pages.parts.shell import ensure_entry

ensure_entry()

chosen = filters.chosen()
counts = corpus.counts(chosen)
period = numbers.years(counts["year_from"], counts["year_to"], language())


def metrics() -> None:
    """Four counts of the corpus under the filter."""
    by_kind = " · ".join(t(f"overview.of_{kind}", n=int(counts[kind])) for kind in ("reports", "meetings"))
    facts = int(counts["indicators"])
    suspicious = int(counts["suspicious"])
    figures = (
        ("documents", counts["documents"], by_kind, "description"),
        ("indicators", facts, t("overview.names", n=counts["indicator_names"]), "query_stats"),
        ("meetings", counts["meetings"], period, "groups"),
        (
            "suspicious",
            suspicious,
            t("overview.share", share=numbers.percent(100 * suspicious / facts)) if facts else "",
            "rule",
        ),
    )
    with st.grid(columns=4, min_column_width=150):
        for name, number, words, icon in figures:
            st.metric(
                t(f"overview.{name}"), numbers.count(int(number)), border=True, height="stretch",
                icon=f":material/{icon}:", delta_description=words or None, help=t(f"overview.{name}_help"),
            )  # fmt: skip


def newest() -> None:
    """The newest documents, each a link into the reader."""
    with st.container(border=True, height="stretch", key="newest", gap="small"):
        st.markdown(f"#### {t('overview.newest')}")
        for row in records(ask(overview.latest_documents, chosen, 6)):
            words = [row["region"], str(row["date"] or ""), label("doc_type_short", row["doc_type"])]
            with st.container(gap=None):
                st.markdown(safe_text.markdown(row["title"]))
                with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
                    st.caption(
                        safe_text.markdown(" · ".join(word for word in words if word)), width="stretch"
                    )
                    menu.link("documents", t("overview.read"), doc=row["doc_id"])


def worth_a_look() -> None:
    """The most telling findings of the other pages, a line each with the way there."""
    found = findings.findings(views.request())
    if not found:
        return
    with st.container(border=True, key="findings", gap="small"):
        st.markdown(f"#### {t('overview.findings')}")
        with st.grid(columns=2, min_column_width=330, gap=("xsmall", "medium")):
            for one in found:
                with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="xsmall"):
                    st.markdown(safe_text.markdown(one.words), width="stretch")
                    menu.link(one.page, t(f"page.{one.page}"), **one.parameters)


def welcome() -> None:
    """What this is, what it holds now, what to do first, and the way to add documents."""
    placed = int(counts["regions"])
    held = t(
        "app.holds" if placed else "app.holds_unplaced",
        n=int(counts["documents"]),
        places=placed,
        years=period,
    )
    st.markdown(safe_text.markdown(f"{t('app.purpose')} {held}"))
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.caption(safe_text.markdown(t("app.first_steps")), width="stretch")
        menu.link("corpus", t("app.own"), icon=":material/create_new_folder:", view="add")


welcome()
metrics()
worth_a_look()
left, right = frame.beside(2, 1)
with left:
    # Where no growth is stated the figures by domain stand in its place.
    led = views.show("overview.headline")
    shown = led or views.show("overview.domains")
    if shown is None:
        filters.explain_empty(chosen, "indicators")
with right:
    newest()
if led:
    views.show("overview.domains")
corpus.unread()
with st.expander(t("add.title"), icon=":material/create_new_folder:"):
    corpus.how_to_add()
