"""总览: figures by domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import indicators, overview
from core.catalogue import domain
from core.charts import bars, numbers, sentences, slides
from core.charts import theme as look
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame


def domains(request: Request) -> View | None:
    """Figures by domain, most frequent first, the rest that has no domain last."""
    found = request.get(overview.indicators_by_domain)
    found = found.loc[(found["domain"] == sentences.REST).sort_values(kind="stable").index]
    if found.empty:
        return None
    counts = dict(request.get(overview.corpus_counts).iloc[0])
    shown = found.assign(name=[domain(name, request.language) for name in found["domain"]])
    strong = sentences.strongest(found)
    lead = strong[0] if strong else str(found["domain"].iloc[0])
    most = found[found["domain"] == lead].iloc[0]
    return View(
        "overview.domains",
        sentences.domains(found, request.language),
        request.subtitle(request.t("overview.domains_measure")),
        request.counted(int(counts["documents"]), request.t("overview.facts", n=int(counts["indicators"]))),
        shown,
        {
            "name": request.t("column.domain"),
            "indicators": request.t("column.facts"),
            "actuals": request.t("kind.actual"),
            "targets": request.t("kind.target"),
        },
        int(counts["documents"]),
        how=request.t("overview.domains_how"),
        takeaway=request.t(
            "takeaway.domains",
            n=int(found["indicators"].sum()),
            name=domain(lead, request.language),
            share=numbers.percent(100 * int(most["indicators"]) / int(found["indicators"].sum())),
        ),
        lead=lead,
        native=Native("bar", "name", ("indicators",)),
        draw=lambda theme, size: _domains(shown, strong, theme, size),
        facts=lambda mark: _of_domain(request, mark),
    )


def _domains(shown: DataFrame, strong: list[str], theme: look.Theme, size: Size) -> Drawing:
    drawn = shown.head(slides.MOST_ROWS) if slides.is_slide(size) else shown
    figure = bars.ranked(
        drawn, names="name", values="indicators", keys="domain", theme=theme,
        labels=[numbers.count(n) for n in drawn["indicators"]], strong=set(strong), row=27,
    )  # fmt: skip
    return slides.fitted(figure, size)


def _of_domain(request: Request, name: str) -> tuple[Any, str]:
    facts = request.get(indicators.facts)
    return facts[facts["domain"] == name], domain(name, request.language)
