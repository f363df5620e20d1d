"""What the corpus holds: the books that add up, places and years with their gaps, kinds and how new they are, storage."""

from __future__ import annotations

import streamlit as st

from core.analysis import holdings, overview, regions
from core.charts import bars, coverage, numbers
from core.models import Filter
from core.safe_text import markdown
from pages.parts import access, changes, corpus, evidence, filters, frame, menu
from pages.parts.language import label, language, t

# What became of an input, in the order it is told; statistics are a table and no document.
TOLD = ("duplicate", "no_text", "refused", "statistics")


def page(chosen: Filter) -> None:
    """The books, then what there is and what is missing."""
    if not corpus.filled():
        st.info(t("empty.corpus"), icon=":material/folder_open:")
        return
    _books()
    found = access.ask(overview.corpus_counts, chosen)
    if not int(found["documents"].iloc[0]):
        filters.explain_empty(chosen, "documents")
        return
    _coverage(chosen)
    left, right = frame.beside(1, 1)
    with left:
        _kinds(chosen)
    with right:
        _fields(chosen)
    _storage()


def _books() -> None:
    status = corpus.status()
    rest = [f"{label('status', name)} {n:,}" for name, n in status.fates.items() if n and name in TOLD]
    if status.waiting:
        rest.append(f"{t('status.waiting')} {status.waiting:,}")
    newest = access.ask(overview.latest_documents, Filter(), limit=1)["date"].iloc[0]
    grid = st.grid(columns=4, min_column_width=200)
    parts = (
        (t("corpus.inputs"), numbers.count(status.inputs), t("corpus.adds_up", documents=f"{status.documents:,}", rest="".join(f" + {r}" for r in rest))),
        (t("corpus.with_issues"), numbers.count(status.fates["parsed_with_issues"]), t("corpus.with_issues_help")),
        (t("corpus.newest"), newest or "—", t("corpus.newest_help")),
        (t("corpus.index"), t("corpus.generation", n=int(status.generation)), changes.moment(status.written.isoformat())),
    )  # fmt: skip
    for name, value, words in parts:
        with grid.cell():
            st.metric(name, value, border=True, height="stretch", delta_description=words)


def _coverage(chosen: Filter) -> None:
    found = access.ask(regions.coverage, chosen)
    names = {code: name for code, name in access.gazetteer_codes().items() if code.endswith("0000")}
    cells = coverage.placed(found, names)
    unplaced = int(found[found["region_code"].isna() | found["year"].isna()]["documents"].sum())
    if cells.empty:
        st.info(t("corpus.unplaced_only", n=unplaced), icon=":material/info:")
        return
    empty = coverage.gaps(cells)
    table = coverage.wide(cells)
    title = t("corpus.gaps", n=empty) if empty else t("corpus.no_gaps")
    chart = frame.Chart(
        "coverage", title, f"{t('corpus.coverage_measure')} · {filters.in_words(chosen)}",
        frame.counted(int(found["documents"].sum())), table, {name: t("column.region") if name == "name" else name for name in table},
        note=" ".join(filter(None, (t("corpus.coverage_note"), t("corpus.unplaced", n=unplaced) if unplaced else ""))),
    )  # fmt: skip
    frame.show(chart, lambda: _squares(chart, cells))


def _squares(chart: frame.Chart, cells: object) -> None:
    frame.plotly(chart, coverage.squares(cells, frame.theme(), language()))
    if (mark := evidence.picked("coverage")) and "|" in mark:
        code, year = mark.split("|", 1)
        menu.link(
            "documents",
            t("corpus.open_cell"),
            icon=":material/arrow_forward:",
            region=code,
            **{"from": year, "to": year, "pick": None},
        )


def _kinds(chosen: Filter) -> None:
    found = access.ask(holdings.freshness, chosen)
    shown = found.assign(
        kind=[label("doc_type", kind) for kind in found["doc_type"]],
        first=[numbers.date_name(date, language()) for date in found["oldest"]],
        last=[numbers.date_name(date, language()) for date in found["newest"]],
    )
    names = {
        "kind": t("column.doc_type"),
        "documents": t("column.documents"),
        "first": t("column.oldest"),
        "last": t("column.newest"),
    }
    chart = frame.Chart(
        "kinds",
        t("corpus.kinds", n=len(found)),
        t("corpus.kinds_measure"),
        frame.counted(int(found["documents"].sum())),
        shown,
        names,
    )
    frame.listing(chart, config={"documents": st.column_config.NumberColumn(names["documents"], width=70)})


def _fields(chosen: Filter) -> None:
    found = access.ask(holdings.fields_read, chosen)
    found = (
        found[found["documents"] > 0]
        .sort_values("share", ascending=False, kind="stable")
        .reset_index(drop=True)
    )
    shown = found.assign(
        name=[label("field", name) for name in found["field"]],
        percent=[100 * float(s) for s in found["share"]],
    )
    names = {
        "name": t("column.field"),
        "read": t("column.read"),
        "documents": t("column.documents"),
        "percent": t("column.percent"),
    }
    worst = shown.iloc[-1]
    chart = frame.Chart(
        "fields", t("corpus.worst_field", field=worst["name"], share=numbers.percent(worst["percent"])), t("corpus.fields_measure"),
        frame.counted(int(found["documents"].max())), shown, names, note=t("corpus.fields_note"),
    )  # fmt: skip
    labels = [
        t("corpus.of", read=f"{int(r):,}", documents=f"{int(d):,}")
        for r, d in zip(found["read"], found["documents"], strict=True)
    ]
    frame.show(
        chart,
        lambda: frame.plotly(
            chart,
            bars.ranked(
                shown, names="name", values="percent", keys="field", theme=frame.theme(), labels=labels
            ),
        ),
    )


def _storage() -> None:
    used = corpus.status().bytes_used
    parts = [t("corpus.used", part=label("stored", name), size=size_of(size)) for name, size in used.items()]
    words = t("corpus.storage", total=size_of(sum(used.values())), parts=frame.separator().join(parts))
    st.caption(markdown(f"{words}  {access.data_folder()}"))


def size_of(size: int) -> str:
    """12.3 MB."""
    return f"{size / 1e9:,.1f} GB" if size >= 1e9 else f"{size / 1e6:,.1f} MB"
