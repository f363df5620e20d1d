"""关键词: how often terms are used, by year, region or kind of document; a cloud; every place they stand."""

from dataclasses import replace

import streamlit as st

from core import safe_text
from core.analysis import keywords
from core.charts import lines, numbers, sentences, words
from core.charts.frames import records
from pages.parts import corpus, evidence, filters, frame, url
from pages.parts.access import ask
from pages.parts.language import label, language, t
from pages.parts.shell import ensure_entry

ensure_entry()

chosen = filters.chosen()
cloud = words.without_places(
    ask(keywords.cloud, chosen, limit=120), filters.available().regions["region"].dropna()
)
TREND = 12  # documents; fewer are drawn as dots, not as a line
MOST_TERMS = 6
GROUPS = ("year", "region", "doc_type")


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
            st.segmented_control, t("keywords.by"), "by", GROUPS, _usual(), required=True,
            format_func=lambda group: t(f"column.{group}"),
        )  # fmt: skip
    return asked or default, by


def _usual() -> str:
    """By year, unless there is only one."""
    counts = corpus.counts(chosen)
    return "year" if int(counts["years"]) > 1 or int(counts["regions"]) < 2 else "region"


def rates(terms: list[str], by: str) -> None:
    """Uses per ten thousand characters, as lines over years or as dots where documents are few."""
    found = ask(keywords.frequency, chosen, tuple(terms), by=by)
    if found.empty:
        st.info(t("keywords.no_group", group=t(f"column.{by}")), icon=":material/info:")
        return
    names = {
        "year": lambda: [numbers.year_name(year, language()) for year in found["year"]],
        "region": lambda: list(found["region"].fillna(t("none.region"))),
        "doc_type": lambda: [label("doc_type", kind) for kind in found["doc_type"]],
    }[by]()
    drawn = found.assign(
        group=names,
        mark=[f"{term}|{group}" for term, group in zip(found["term"], found[_code(by)], strict=True)],
    )
    documents = int(drawn.drop_duplicates("group")["documents_total"].sum())
    groups = drawn["group"].nunique()
    trend = by == "year" and documents >= TREND and groups > 2 and len(terms) <= lines.MOST_LINES
    chart = frame.Chart(
        "rates",
        sentences.terms(drawn, "group", language()),
        f"{t('keywords.rate')} · {filters.in_words(chosen)}",
        frame.counted(documents, t("keywords.characters", n=numbers.count(int(drawn.drop_duplicates("group")["characters"].sum())))),
        drawn.assign(per_10k=drawn["per_10k"].round(2)),
        {
            "group": t(f"column.{by}"), "term": t("column.term"), "count": t("column.count"), "per_10k": t("column.per_10k"),
            "documents": t("column.documents_with"), "documents_total": t("column.documents"),
        },
        note="" if trend else t("keywords.no_trend", n=TREND) if by == "year" else "",
        how=t("keywords.how"),
        sentences=_uses,
    )  # fmt: skip
    if trend:
        points = drawn.assign(place=drawn["term"], key=drawn["mark"], kind="actual")
        figure = lines.over_years(points, measure="per_10k", theme=frame.theme(), language=language())
    else:
        fitting = lines.fitting(drawn, "group", "per_10k")
        written = [
            t("keywords.used", rate=numbers.short(r), n=n) if n else t("keywords.unused")
            for r, n in zip(fitting["per_10k"], fitting["count"], strict=True)
        ]
        figure = lines.strips(
            fitting, groups="group", panels_by="term", values="per_10k", keys="mark", labels=written, theme=frame.theme(),
            columns=2,
        )  # fmt: skip
    frame.show(chart, lambda: frame.plotly(chart, figure))


def _code(by: str) -> str:
    return "region_code" if by == "region" else by


def _uses(mark: str):
    """Where a term of a mark (`term|group`) stands."""
    term, _, group = mark.partition("|")
    by = url.value("by") or _usual()
    within = {"region": ("regions", (group,)), "doc_type": ("doc_types", (group,))}
    if by in within:
        narrowed = replace(chosen, **dict([within[by]]))
    else:
        narrowed = replace(chosen, year_from=int(group), year_to=int(group)) if group.isdigit() else chosen
    found = ask(keywords.passages, narrowed, term, limit=100)
    return found[found[_code(by)].astype(str) == group], t("evidence.term", term=term)


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
    left, right = st.columns([3, 2], gap="small")
    with left:
        rates(wanted, grouped)
    with right:
        draw_cloud()
    in_context(wanted)
