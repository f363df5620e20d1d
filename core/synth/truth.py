"""What was planted over all made-up documents: what the analyses should show."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from core.models import MEETING_TYPES
from core.synth.economy import MEASURES, Figure
from core.synth.places import superior
from core.synth.plan import Plan

# Of several documents that tell one figure, which one counts: the one with the highest number.
_WEIGHT = {"statistical_bulletin": 2, "government_work_report": 1}


class Planted:
    """What was planted, added up over the documents written. `as_json` says what there is."""

    def __init__(self) -> None:
        self.regions: dict[str, str | None] = {}
        self.told: dict[tuple[str, str, int], dict[str, Figure]] = defaultdict(dict)
        self.stated: dict[str, dict[int, dict[tuple[str, str], Figure]]] = defaultdict(dict)
        self.reports: dict[str, dict[int, str]] = defaultdict(dict)
        self.terms: dict[str, Counter[int]] = defaultdict(Counter)
        self.documents: Counter[int] = Counter()
        self.meetings: dict[str, Counter[str]] = defaultdict(Counter)
        self.chairs: dict[tuple[str, str, str], set[tuple[str, str]]] = defaultdict(set)
        self.phrases: dict[str, dict[str, str]] = defaultdict(dict)
        self.agenda: dict[str, dict[str, list[str]]] = defaultdict(dict)

    def add(self, plan: Plan) -> None:
        """Counts one document in."""
        code, date = plan.region.code or "", f"{plan.year}-{plan.month:02d}-{plan.day:02d}"
        above = superior(code)
        self.regions[code] = above.code if above else None
        self.documents[plan.year] += 1
        for term, count in plan.terms.items():
            self.terms[term][plan.year] += count
        for phrase in plan.phrases:
            self.phrases[phrase][code] = min(date, self.phrases[phrase].get(code, date))
        for figure in plan.figures:
            if figure.kind == "actual":
                self.told[code, figure.id, figure.year][plan.doc_type] = figure
        if plan.doc_type == "government_work_report":
            self.reports[code][plan.year] = date
            self.stated[code][plan.year] = {(figure.id, figure.kind): figure for figure in plan.figures}
        if plan.doc_type in MEETING_TYPES:
            self.chairs[(code, *plan.chair)].add((plan.doc_type, date))
            if not plan.retold:
                self.meetings[code][date[:7]] += 1
                self.agenda[code].setdefault(date, []).extend(topic for topic, _ in plan.agenda)

    def as_json(self) -> dict[str, Any]:
        """measures (id: name), superiors (code: code), documents (year: n), terms (term, year: n), growth and targets (id,
        code, year: percent; of several documents the bulletin counts, then the report), levels (id, code, year: as written),
        told (what documents tell differently: code, id, year, kind of document, growth), silent (what a report leaves out that
        the one before states: code, id, kind, year of that), reports (code, year: date), meetings (code, month: n), chairs
        (code, name, role, first and last date, n), phrases (phrase, code: first date), agenda (code, date: topics)."""
        counted = {key: max(told.items(), key=_weight)[1] for key, told in self.told.items()}
        targets = {
            (code, key, year): figure.yoy
            for code, years in self.stated.items()
            for year, figures in years.items()
            for (key, kind), figure in figures.items()
            if kind == "target"
        }
        return {
            "measures": {name: label for name, label, *_ in MEASURES},
            "superiors": self.regions,
            "documents": self.documents,
            "terms": self.terms,
            "growth": _by_measure({key: figure.yoy for key, figure in counted.items()}),
            "levels": _by_measure({key: figure.value for key, figure in counted.items() if figure.value}),
            "targets": _by_measure(targets),
            "told": [line for key, told in self.told.items() for line in _differing(key, told)],
            "silent": [line for code, years in self.stated.items() for line in _silent(code, years)],
            "reports": self.reports,
            "meetings": self.meetings,
            "chairs": [
                [*who, min(date for _, date in held), max(date for _, date in held), len(held)]
                for who, held in self.chairs.items()
            ],
            "phrases": self.phrases,
            "agenda": self.agenda,
        }


def _weight(told: tuple[str, Figure]) -> int:
    return _WEIGHT.get(told[0], 0)


def _by_measure(points: dict[tuple[str, str, int], float | None]) -> dict[str, dict[str, dict[int, Any]]]:
    table: dict[str, dict[str, dict[int, Any]]] = {}
    for (code, key, year), value in points.items():
        table.setdefault(key, {}).setdefault(code, {})[year] = value
    return table


def _differing(key: tuple[str, str, int], told: dict[str, Figure]) -> list[list[Any]]:
    rates = {figure.yoy for figure in told.values()}
    return [[*key, kind, figure.yoy] for kind, figure in told.items()] if len(rates) > 1 else []


def _silent(code: str, years: dict[int, dict[tuple[str, str], Figure]]) -> list[list[Any]]:
    return [
        [code, *what, year]
        for year, stated in years.items()
        for what in stated
        if year + 1 in years and what not in years[year + 1]
    ]
