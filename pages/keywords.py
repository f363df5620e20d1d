"""关键词: how often terms are used, by year, region or kind of document; a cloud; every place they stand."""

import streamlit as st

from core import safe_text
from core.analysis import keywords
from core.charts import words
from core.charts.frames import records
from pages.parts import corpus, evidence, filters, frame, rates, url
from pages.parts.access import ask
from pages.parts.language import t
from pages.parts.shell import ensure_entry

ensure_entry()

chosen = filters.chosen()
cloud = words.without_places(
    ask(keywords.cloud, chosen, limit=120), filters.available().regions["region"].dropna()
)
MOST_TERMS = 6


def controls() -> tuple[list[str], str]:
    """The terms to compare and what to compare them by, both in the URL."""
    asked = [term.strip()[:40] for term in url.values("term") if term.strip()][:MOST_TERMS]
    default = [*cloud.loc[cloud["policy"].astype(bool), "term"], *cloud["term"]][:4]
    options = list(dict.fromkeys([*asked, *cloud["term"]]))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.session_state["terms"] = asked or default
        st.multiselect(
            t("keywords.terms"), options, key="terms", accept_new_options=True, max_selections=MOST_TERMS, width=520,
            placeholder=t("keywords.placeholder"), select_all=False, filter_mode="contains", help=t("keywords.terms_help"),
            on_change=lambda: url.put(term=list(st.session_state["terms"]), pick=None),
        )  # fmt: skip
        by = url.choose(
            st.segmented_control, t("keywords.by"), "by", rates.GROUPS, rates.usual(chosen), required=True,
            format_func=lambda group: t(f"column.{group}"),
        )  # fmt: skip
    return asked or default, by


def draw_cloud() -> None:
    """The most used words; decoration, the table behind it is the answer."""
    shown = min(len(cloud), words.MOST)
    chart = frame.Chart(
        "cloud",
        t("finding.cloud", n=shown),
        f"{t('keywords.cloud')} · {filters.in_words(chosen)}",
        frame.counted(int(corpus.counts(chosen)["documents"])),
        cloud.assign(weight=cloud["weight"].round(4)),
        {
            "term": t("column.term"),
            "count": t("column.count"),
            "documents": t("column.documents_with"),
            "weight": t("column.weight"),
        },
        how=t("keywords.cloud_how"),
    )
    frame.show(chart, lambda: frame.word_cloud(chart, words.cloud_option(cloud, frame.theme())))


def in_context(terms: list[str]) -> None:
    """Every place where a term stands, its context on both sides; a row opens the sentence."""
    term = terms[0]
    if len(terms) > 1:
        term = url.choose(
            st.segmented_control,
            t("keywords.context"),
            "in",
            terms,
            terms[0],
            required=True,
            label_visibility="collapsed",
        )
    found = ask(keywords.passages, chosen, term, limit=200, width=22)
    if found.empty:
        st.info(safe_text.markdown(t("keywords.nowhere", term=term)), icon=":material/search_off:")
        return
    shown = found.assign(of=[evidence.plain_source(row) for row in records(found)])
    marks = [f"{row['doc_id']}:{row['start']}" for row in records(found)]
    names = {
        "left": t("column.left"),
        "term": t("column.term"),
        "right": t("column.right"),
        "of": t("column.title"),
    }
    chart = frame.Chart(
        "kwic", t("keywords.context_of", term=term), t("keywords.context_note", n=len(found)), "", shown, names,
        sentences=lambda mark: (found[[one == mark for one in marks]], t("evidence.term", term=term)),
    )  # fmt: skip
    widths = {"left": (304, "right"), "term": (86, "center"), "right": (304, "left"), "of": (180, "left")}
    config = {
        name: st.column_config.TextColumn(names[name], width=width, alignment=side)
        for name, (width, side) in widths.items()
    }
    frame.listing(chart, marks=marks, tall=410, config=config)


if cloud.empty:
    filters.explain_empty(chosen, "keywords")
else:
    wanted, grouped = controls()
    if rates.wide(chosen, grouped):
        rates.draw(chosen, wanted, grouped)
        draw_cloud()
    else:
        left, right = frame.beside(3, 2)
        with left:
            rates.draw(chosen, wanted, grouped)
        with right:
            draw_cloud()
    in_context(wanted)
