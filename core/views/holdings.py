"""语料: places and years with their gaps, kinds of documents and how new they are, how often each field was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from core.analysis import comparison, holdings, regions
from core.analysis.filters import COUNTRY, COUNTRY_NAME
from core.charts import bars, coverage, numbers, slides
from core.charts import theme as look
from core.geography.gazetteer import load_gazetteer
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame


def unplaced(request: Request) -> int:
    """How many documents have no known region or year."""
    found = comparison.coded(request.get(regions.coverage))
    return int(found[found["region_code"].isna() | found["year"].isna()]["documents"].sum())


def squares(request: Request) -> View | None:
    """A square for each place and year with its documents; None where no document has both."""
    found = comparison.coded(request.get(regions.coverage))
    provinces = {one.code: one.name for one in load_gazetteer().children("")} | {COUNTRY: COUNTRY_NAME}
    cells = coverage.placed(found, provinces)
    if cells.empty:
        return None
    empty, left = coverage.gaps(cells), unplaced(request)
    documents = int(found["documents"].sum())
    most = cells.sort_values("documents", ascending=False, kind="stable").iloc[0]
    table = coverage.wide(cells)
    return View(
        "corpus.coverage",
        request.t("corpus.gaps", n=empty) if empty else request.t("corpus.no_gaps"),
        request.subtitle(request.t("corpus.coverage_measure")),
        request.counted(documents),
        table,
        {str(name): request.t("column.region") if name == "name" else str(name) for name in table},
        documents,
        note=" ".join(
            filter(
                None, (request.t("corpus.coverage_note"), request.t("corpus.unplaced", n=left) if left else "")
            )
        ),
        takeaway=request.t(
            "takeaway.coverage_tied" if int((cells["documents"] == most["documents"]).sum()) > 1 else "takeaway.coverage", place=most["name"], n=int(most["documents"]),
            year=numbers.year_name(most["year"], request.language),
        ),
        place="name",
        draw=lambda theme, size: _squares(cells, theme, size, request.language),
    )  # fmt: skip


def _squares(cells: DataFrame, theme: look.Theme, size: Size, language: str) -> Drawing:
    if slides.is_slide(size):
        years = sorted(set(cells["year"]))[-slides.MOST_ROWS :]
        codes = cells.groupby("code", sort=False)["documents"].sum()
        top = codes.sort_values(ascending=False, kind="stable").index[: slides.MOST_ROWS]
        cells = cells[cells["code"].isin(top) & cells["year"].isin(years)]
    return slides.fitted(coverage.squares(cells, theme, language), size)


def kinds(request: Request) -> View | None:
    """Kinds of documents with the oldest and newest date of each."""
    found = request.get(holdings.freshness)
    if found.empty:
        return None
    shown = found.assign(
        kind=[request.label("doc_type", kind) for kind in found["doc_type"]],
        first=[numbers.date_name(date, request.language) for date in found["oldest"]],
        last=[numbers.date_name(date, request.language) for date in found["newest"]],
    )
    documents = int(found["documents"].sum())
    return View(
        "corpus.kinds",
        request.t("corpus.kinds", n=len(found)),
        request.subtitle(request.t("corpus.kinds_measure")),
        request.counted(documents),
        shown,
        {
            "kind": request.t("column.doc_type"), "documents": request.t("column.documents"),
            "first": request.t("column.oldest"), "last": request.t("column.newest"),
        },
        documents,
        takeaway=request.t(
            "takeaway.kinds", kind=shown["kind"].iloc[0], n=int(shown["documents"].iloc[0])
        ),
        native=Native("bar", "kind", ("documents",)),
    )  # fmt: skip


def fields(request: Request) -> View | None:
    """In how many documents each field was read, of those that could state it."""
    found = request.get(holdings.fields_read)
    found = found[found["documents"] > 0].sort_values("share", ascending=False, kind="stable")
    if found.empty:
        return None
    shown = found.assign(
        name=[request.label("field", name) for name in found["field"]],
        percent=numbers.rounded(pd.to_numeric(found["share"]).mul(100), 1),
    ).reset_index(drop=True)
    worst = shown[shown["percent"] == shown["percent"].iloc[-1]]
    last, documents = shown.iloc[-1], int(found["documents"].max())
    share = numbers.percent(float(worst["percent"].iloc[0]))
    named = request.joined(list(worst["name"]))
    return View(
        "corpus.fields",
        request.t("corpus.worst_field", field=named, share=share) if last["percent"] < 100 else request.t("corpus.every_field"),
        request.subtitle(request.t("corpus.fields_measure")),
        request.counted(documents),
        shown,
        {
            "name": request.t("column.field"), "read": request.t("column.read"),
            "documents": request.t("column.documents"), "percent": request.t("column.percent"),
        },
        documents,
        note=request.t("corpus.fields_note"),
        takeaway=request.t(
            "takeaway.fields", field=last["name"], n=int(last["read"]), documents=numbers.count(int(last["documents"]))
        ),
        native=Native("bar", "name", ("percent",), unit="%"),
        draw=lambda theme, size: _fields(request, shown, theme, size),
    )  # fmt: skip


def _fields(request: Request, shown: DataFrame, theme: look.Theme, size: Size) -> Drawing:
    drawn = shown.tail(slides.MOST_ROWS) if slides.is_slide(size) else shown
    labels = [
        request.t("corpus.of", read=f"{int(r):,}", documents=f"{int(d):,}")
        for r, d in zip(drawn["read"], drawn["documents"], strict=True)
    ]
    figure = bars.ranked(drawn, names="name", values="percent", keys="field", theme=theme, labels=labels)
    return slides.fitted(figure, size)
