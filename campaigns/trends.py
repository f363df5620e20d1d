"""Made-up documents read by the parser, and every trend that was written into them asked of the analyses again: growth of each
indicator by region and year, uses of each planted term by year, meetings of each region by month."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from campaigns.figures import Figures, main
from core.analysis.indicators import series
from core.analysis.keywords import frequency
from core.analysis.meetings import meetings
from core.duplicates.events import ONE_A_DAY
from core.models import Filter
from core.store import Store, ensure_store
from core.synth import write_corpus
from core.synth.plan import TERM_TRENDS

GATE = "Trends that were written into made-up documents are what the analyses show"
# What one trend says at one place: which trend, where, what was planted, what is shown.
Point = tuple[str, str, object, object]


def campaign(*, documents: int = 2000, seed: int = 11) -> Figures:
    """Every point of every planted trend against what is shown, and what is shown that was not planted."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = write_corpus(Path(folder), documents, seed)
        store = ensure_store(corpus, Path(folder) / "data", lambda *_: None)
        truth = json.loads((Path(folder) / "truth-trends.json").read_text(encoding="utf-8"))
        lines = (Path(folder) / "truth.jsonl").read_text(encoding="utf-8").splitlines()
        held = [line for line in map(json.loads, lines) if line["meeting"]]
        points = [*_growth(store, truth), *_terms(store, truth), *_meetings(store, held)]
        read = int(store.rows("SELECT count(*) FROM documents")[0][0])
    found = Figures({"documents written": documents, "documents read": read})
    for trend in dict.fromkeys(name for name, *_ in points):
        own = [point for point in points if point[0] == trend]
        found.counts[f"{trend}: points planted or shown"] = len(own)
        found.counts[f"{trend}: points that agree"] = sum(planted == shown for _, _, planted, shown in own)
    found.wrong = [
        f"{trend}, {where}: planted {planted}, shown {shown}"
        for trend, where, planted, shown in points
        if planted != shown
    ]
    if read != documents:
        found.wrong.append(f"{documents} documents written, {read} read")
    return found


def _growth(store: Store, truth: dict[str, Any]) -> Iterator[Point]:
    for key, places in truth["growth"].items():
        planted = {f"{code} {year}": yoy for code, years in places.items() for year, yoy in years.items()}
        frame = series(store, Filter(), key)
        drawn = frame[(frame["rank"] == 1) & (frame["kind"] == "actual") & frame["yoy"].notna()]
        shown = {f"{row.region_code} {row.year}": row.yoy for row in drawn.itertuples()}
        yield from _compared("growth of results", planted, shown, truth["measures"][key])


def _terms(store: Store, truth: dict[str, Any]) -> Iterator[Point]:
    frame = frequency(store, Filter(), list(TERM_TRENDS))
    counts = zip(frame["term"], frame["year"], frame["count"], strict=True)
    shown = {f"{term} {year}": int(n) for term, year, n in counts if n}
    planted = {
        f"{term} {year}": n for term, years in truth["terms"].items() for year, n in years.items() if n
    }
    yield from _compared("uses of terms", planted, shown)


def _meetings(store: Store, held: list[dict[str, Any]]) -> Iterator[Point]:
    frame = meetings(store, Filter())
    counts = frame.groupby(["region_code", "month"]).size()
    shown = {f"{code} {month}": int(n) for (code, month), n in counts.items()}
    planted = Counter(f"{code} {month}" for code, month, _ in {_event(line) for line in held})
    yield from _compared("meetings", planted, shown)


def _event(line: dict[str, Any]) -> tuple[str, str, str]:
    """The meeting a document tells of: region, month, and what tells it from others. A committee meets once a day, so two
    made-up readouts of one day are of one meeting unless they have different numbers."""
    meeting, kind = line["meeting"], line["doc_type"]
    same = f"{kind} {meeting['date']} {meeting['ordinal']}" if kind in ONE_A_DAY else line["file"]
    return line["region"]["code"], meeting["date"][:7], same


def _compared(trend: str, planted: dict[str, Any], shown: dict[str, Any], what: str = "") -> Iterator[Point]:
    """A point for each place that either has."""
    for where in sorted({*planted, *shown}):
        yield trend, f"{what} {where}".strip(), planted.get(where), shown.get(where)


if __name__ == "__main__":
    main("trends", GATE, campaign, documents=2000, seed=11)
