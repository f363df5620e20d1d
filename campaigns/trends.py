"""Made-up documents read by the parser, and every trend that was written into them asked of the analyses again: growth of each
indicator by region and year, uses of each planted term by year, meetings of each region by month, and what
`campaigns.planted` knows of targets, silences, people, formulations and agendas."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from campaigns import planted
from campaigns.figures import Figures, main
from campaigns.planted import Point, compared
from core.analysis.indicators import series
from core.analysis.keywords import frequency
from core.analysis.meetings import meetings
from core.models import Filter
from core.store import Store, ensure_store
from core.synth import write_corpus
from core.synth.plan import TERM_TRENDS

GATE = "Trends that were written into made-up documents are what the analyses show"


def campaign(*, documents: int = 2000, seed: int = 11) -> Figures:
    """Every point of every planted trend against what is shown, and what is shown that was not planted."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = write_corpus(Path(folder), documents, seed)
        store = ensure_store(corpus, Path(folder) / "data", lambda *_: None)
        truth = json.loads((Path(folder) / "truth-trends.json").read_text(encoding="utf-8"))
        points = [*_growth(store, truth), *_terms(store, truth), *_meetings(store, truth)]
        points += planted.points(store, truth, Path(folder))
        read = int(store.rows("SELECT count(*) FROM documents")[0][0])
    found = Figures({"documents written": documents, "documents read": read})
    for trend in dict.fromkeys(name for name, *_ in points):
        own = [point for point in points if point[0] == trend]
        found.counts[f"{trend}: points planted or shown"] = len(own)
        found.counts[f"{trend}: points that agree"] = sum(truth == shown for _, _, truth, shown in own)
    found.wrong = [
        f"{trend}, {where}: planted {truth}, shown {shown}"
        for trend, where, truth, shown in points
        if truth != shown
    ]
    if read != documents:
        found.wrong.append(f"{documents} documents written, {read} read")
    return found


def _growth(store: Store, truth: dict[str, Any]) -> Iterator[Point]:
    for key, places in truth["growth"].items():
        grown = {f"{code} {year}": yoy for code, years in places.items() for year, yoy in years.items()}
        frame = series(store, Filter(), key)
        drawn = frame[(frame["rank"] == 1) & (frame["kind"] == "actual") & frame["yoy"].notna()]
        shown = {f"{row.region_code} {row.year}": row.yoy for row in drawn.itertuples()}
        yield from compared("growth of results", grown, shown, truth["measures"][key])


def _terms(store: Store, truth: dict[str, Any]) -> Iterator[Point]:
    frame = frequency(store, Filter(), list(TERM_TRENDS))
    counts = zip(frame["term"], frame["year"], frame["count"], strict=True)
    shown = {f"{term} {year}": int(n) for term, year, n in counts if n}
    used = {f"{term} {year}": n for term, years in truth["terms"].items() for year, n in years.items() if n}
    yield from compared("uses of terms", used, shown)


def _meetings(store: Store, truth: dict[str, Any]) -> Iterator[Point]:
    frame = meetings(store, Filter())
    counts = frame.groupby(["region_code", "month"]).size()
    shown = {f"{code} {month}": int(n) for (code, month), n in counts.items()}
    held = {f"{code} {month}": n for code, months in truth["meetings"].items() for month, n in months.items()}
    yield from compared("meetings", held, shown)


if __name__ == "__main__":
    main("trends", GATE, campaign, documents=2000, seed=11)
