"""How long every query behind a page takes, under filters of every size, on a planted corpus.

    python -m benchmarks.queries --documents 10000 --to DIR [--rounds 3]

Prints for each query the median and the 95th percentile in milliseconds, the same of its CPU time (all threads; on a busy
machine the more telling of the two), the slowest filter, and at the end the memory of the process. The corpus is made once and reused; see benchmarks/planted.py.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from benchmarks.planted import planted_store
from core.analysis import comparison, documents, indicators, keywords, meetings, overview, regions
from core.models import Filter
from core.store import Store

Query = Callable[[Store, Filter], Any]

QUERIES: dict[str, Query] = {
    "available": overview.available,
    "corpus_counts": overview.corpus_counts,
    "documents_by_type": overview.documents_by_type,
    "indicators_by_domain": overview.indicators_by_domain,
    "latest_documents": overview.latest_documents,
    "catalogue": indicators.catalogue,
    "facts, first 1000": lambda store, chosen: indicators.facts(store, chosen, limit=1000),
    "series": lambda store, chosen: indicators.series(store, chosen, "gdp"),
    "actual_and_target": lambda store, chosen: indicators.actual_and_target(store, chosen, core=True),
    "ranking": lambda store, chosen: comparison.distribution(store, chosen, "gdp", 2020, level="county"),
    "meetings, newest 1000": lambda store, chosen: meetings.meetings(store, chosen, limit=1000),
    "meetings, totals": meetings.totals,
    "meetings by day": meetings.by_day,
    "meetings by kind": meetings.by_kind,
    "meetings of a year": lambda store, chosen: meetings.meetings(store, chosen, when=("2020",)),
    "by_month": meetings.by_month,
    "by_type": meetings.by_type,
    "topic_shares": regions.topic_shares,
    "region_counts": regions.region_counts,
    "top_terms": keywords.top_terms,
    "frequency of 5 policy phrases": lambda store, chosen: keywords.frequency(
        store, chosen, ["数字经济", "乡村振兴", "脱贫攻坚", "疫情防控", "营商环境"]
    ),
    "frequency of a phrase": lambda store, chosen: keywords.frequency(store, chosen, ["一张蓝图"]),
    "passages of a policy phrase": lambda store, chosen: keywords.passages(store, chosen, "数字经济"),
    "passages of a phrase": lambda store, chosen: keywords.passages(store, chosen, "一张蓝图"),
    "documents, first 1000": lambda store, chosen: documents.documents(store, chosen, limit=1000),
}


def filters(store: Store) -> dict[str, Filter]:
    """Filters from the whole country down to one county, with and without years and kinds."""
    there = overview.available(store).regions
    codes = {
        level: tuple(there[there["level"] == level]["region_code"])
        for level in ("province", "city", "county")
    }
    report = ("government_work_report",)
    return {
        "everything": Filter(),
        "half the provinces": Filter(codes["province"][::2]),
        "a province": Filter(codes["province"][:1]),
        "a city": Filter(codes["city"][-1:]),
        "a county": Filter(codes["county"][:1]),
        "five years": Filter(year_from=2016, year_to=2020),
        "reports": Filter(doc_types=report),
        "a province, three years, reports": Filter(codes["province"][-1:], 2018, 2020, report),
    }


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    store = planted_store(options.to, options.documents)
    chosen = filters(store)
    print(
        f"{'query':<32}{'p50 ms':>8}{'p95 ms':>8}{'CPU p50':>9}{'CPU p95':>9}  slowest filter, first ever (CPU ms)"
    )
    for name, query in QUERIES.items():
        first = _milliseconds(query, store, Filter())
        times = {
            words: [_milliseconds(query, store, one) for _ in range(options.rounds)]
            for words, one in chosen.items()
        }
        wall, cpu = (sorted(one[part] for several in times.values() for one in several) for part in (0, 1))
        slowest = max(times, key=lambda words: statistics.median(one[1] for one in times[words]))
        print(
            f"{name:<32}{statistics.median(wall):>8.1f}{_p95(wall):>8.1f}{statistics.median(cpu):>9.1f}{_p95(cpu):>9.1f}"
            f"  {slowest}, {first[1]:.0f}"
        )
    print(
        f"memory {psutil.Process().memory_info().rss / 1e6:.0f} MB, index {store.path.stat().st_size / 1e6:.0f} MB"
    )


def _p95(ordered: list[float]) -> float:
    return ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]


def _milliseconds(query: Query, store: Store, chosen: Filter) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    query(store, chosen)
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


if __name__ == "__main__":
    main()
