"""关键词: fixed formulations (提法): which there are, how one rose and fell, where it came from and who followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.analysis import formulations, keywords, overview, regions
from core.charts import lines, numbers, slides, words
from core.charts import theme as look
from core.charts.frames import records
from core.parsing.formulations import KINDS, Kind
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    import pandas as pd
    from pandas import DataFrame

LISTED, PASSAGES = 200, 100
FEW = 3  # documents of a year and level; the mean of fewer says little


def kinds(request: Request) -> tuple[Kind, ...]:
    """The kinds asked for (`kind`); all where none is."""
    asked = tuple(kind for kind in KINDS if kind in request.several("kind"))
    return asked or KINDS


def found(request: Request) -> DataFrame:
    """The formulations of the documents, most widely used first, names of places left out."""
    return words.without_places(
        request.get(formulations.formulations, kinds=kinds(request), limit=LISTED), request.places(), "phrase"
    )


def followed_one(request: Request) -> str:
    """The formulation to follow (`phrase`); else the most widely used one."""
    asked = request.one("phrase").strip()[:40]
    if asked:
        return asked
    rows = found(request)
    return "" if rows.empty else str(rows["phrase"].iloc[0])


def listed(request: Request) -> View | None:
    """Every formulation, in how many documents of how many places it stands, from when to when."""
    rows = found(request)
    if rows.empty:
        return None
    first = rows.iloc[0]
    more = len(request.get(formulations.formulations, kinds=kinds(request), limit=LISTED)) == LISTED
    documents = int(request.get(overview.corpus_counts)["documents"].iloc[0])
    counts = request.get(regions.region_counts)
    unplaced = int(counts.loc[counts["region"].isna(), "documents"].sum())
    return View(
        "keywords.formulations",
        request.t("formulations.most" if more else "formulations.title", n=len(rows)),
        request.subtitle(request.t("formulations.measure")),
        request.counted(documents, request.t("formulations.unplaced_listed", n=unplaced) if unplaced else ""),
        rows.assign(
            what=[request.label("formulation_kind", kind) for kind in rows["kind"]],
            span=[_span(row, request) for row in records(rows)],
        ),
        {
            "phrase": request.t("column.phrase"), "what": request.t("column.kind"), "documents": request.t("column.documents_with"),
            "count": request.t("column.count"), "regions": request.t("column.places"), "span": request.t("column.span"),
        },
        documents,
        how=request.t("formulations.how"),
        takeaway=request.t("formulations.takeaway", phrase=first["phrase"], n=int(first["documents"])),
        lead=str(first["phrase"]),
        facts=lambda mark: (
            request.get(keywords.passages, mark, limit=PASSAGES), request.t("evidence.term", term=mark)
        ),
        marks=tuple(str(phrase) for phrase in rows["phrase"]),
    )  # fmt: skip


def over_years(request: Request) -> View | None:
    """How often a formulation (`phrase`) is used in a document, by year from the one before its first, a line for each level
    of government."""
    phrase = followed_one(request)
    counted = request.get(formulations.by_year_and_level, phrase) if phrase else None
    if counted is None or not counted["count"].sum():
        return None
    placed = int(counted["documents"].sum())
    used = counted[counted["count"] > 0]
    counted = counted[counted["year"] >= used["year"].min() - 1]
    drawn = counted.assign(
        place=[request.label("tier", level) for level in counted["level"]],
        per_document=counted["count"] / counted["documents_total"],
        key=counted["year"].astype(str),
        kind="actual",
    )
    documents = int(counted["documents_total"].sum())
    top = (
        used.assign(rate=used["count"] / used["documents_total"]).sort_values("rate", ascending=False).iloc[0]
    )
    unplaced = int(request.get(keywords.uses, phrase)["documents"].iloc[0]) - placed
    years = numbers.years(int(used["year"].min()), int(used["year"].max()), request.language)
    return View(
        "keywords.followed",
        request.t(
            "formulations.followed" if used["year"].nunique() > 1 else "formulations.followed_once",
            phrase=phrase, years=years, top=numbers.year_name(top["year"], request.language),
        ),
        request.subtitle(request.t("formulations.per_document")),
        request.counted(documents),
        drawn.assign(per_document=numbers.rounded(drawn["per_document"], 2)),
        {
            "year": request.t("column.year"), "place": request.t("column.level"), "count": request.t("column.count"),
            "documents": request.t("column.documents_with"), "documents_total": request.t("column.documents"),
            "per_document": request.t("formulations.per_document"),
        },
        documents,
        note=(request.t("formulations.thin") if counted["documents_total"].median() < FEW else "")
        + request.t("formulations.gap") + (request.t("formulations.unplaced", n=unplaced) if unplaced > 0 else ""),
        takeaway=request.t("formulations.used", phrase=phrase, n=int(used["count"].sum()), documents=int(used["documents"].sum())),
        lead=str(int(top["year"])),
        year="year",
        native=Native("line", "year", ("per_document",), series="place"),
        draw=lambda theme, size: _lines(drawn, request.language, theme, size),
        facts=lambda mark: _of_year(request, phrase, mark),
    )  # fmt: skip


def spread(request: Request) -> View | None:
    """Where a formulation (`phrase`) stood first, place by place, and how long it took from level to level."""
    phrase = followed_one(request)
    firsts = request.get(formulations.first_by_region, phrase) if phrase else None
    if firsts is None or firsts.empty:
        return None
    first = firsts.iloc[0]
    return View(
        "keywords.spread",
        request.t(
            "formulations.first", phrase=phrase, place=first["region"],
            date=numbers.date_name(first["date"], request.language) or "",
        ),
        request.subtitle(_lags(firsts, request) or request.t("formulations.one_level")),
        request.counted(len(firsts)),
        firsts.assign(
            tier=[request.label("tier", level) for level in firsts["level"]],
            day=[numbers.date_name(date, request.language) for date in firsts["date"]],
        ),
        {
            "place": request.t("column.place"), "region": request.t("column.region"), "tier": request.t("column.level"),
            "day": request.t("column.first"), "days": request.t("formulations.days"), "count": request.t("column.count"),
            "title": request.t("column.title"),
        },
        len(firsts),
        how=request.t("formulations.lag_how"),
        takeaway=request.t("formulations.places", phrase=phrase, n=len(firsts)),
        lead=str(first["doc_id"]),
        place="region",
        facts=lambda mark: (firsts[firsts["doc_id"] == mark], request.t("evidence.term", term=phrase)),
        marks=tuple(str(doc_id) for doc_id in firsts["doc_id"]),
    )  # fmt: skip


def _span(row: dict[str, object], request: Request) -> str:
    if numbers.missing(row["year_from"]):
        return ""
    return numbers.years(int(str(row["year_from"])), int(str(row["year_to"])), request.language)


def _lags(firsts: DataFrame, request: Request) -> str:
    """省 2022年1月20日 → 市 20 天后 → 县 330 天后; from level to level as the dates allow."""
    parts = []
    for row in records(formulations.lags(firsts)):
        tier = request.label("tier", row["level"])
        if numbers.missing(row["days"]):
            parts.append(f"{tier} {numbers.date_name(row['date'], request.language)}")
        else:
            days = int(row["days"])
            parts.append(
                request.t(
                    "formulations.later" if days >= 0 else "formulations.earlier", tier=tier, n=abs(days)
                )
            )
    return " → ".join(parts) if len(parts) > 1 else ""


def _lines(drawn: DataFrame, language: str, theme: look.Theme, size: Size) -> Drawing:
    return slides.fitted(
        lines.over_years(drawn, measure="per_document", theme=theme, language=language), size
    )


def _of_year(request: Request, phrase: str, mark: str) -> tuple[pd.DataFrame, str]:
    year = int(mark) if mark.isdigit() else None
    narrowed = request.within(year_from=year, year_to=year) if year else request
    return narrowed.get(keywords.passages, phrase, limit=PASSAGES), request.t("evidence.term", term=phrase)
