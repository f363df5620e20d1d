"""Words against their peers, on a planted corpus: keyness beside pandas, an exact phrase beside DuckDB's `contains`.

    python -m benchmarks.words --documents 100000 --to DIR [--rounds 3]

Keyness is of one province against the rest. pandas has the table of documents and terms in memory and groups it; reading it
is not counted. The phrase is one that was never asked for: its count in every document and its first 50 passages, beside
the bare count of documents by `SELECT count(*) ... WHERE contains(text, ?)` with as many threads. Medians, the two in turn.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.planted import planted_store
from core.analysis import keyness, keywords, overview
from core.models import Filter
from core.store import Store

PHRASES = ("一张蓝图", "久久为功", "真抓实干", "压实责任", "补齐短板", "重点任务")


def seconds(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Wall and CPU seconds of `work`, and what it gave."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    return time.perf_counter() - wall, time.process_time() - cpu, found


def long_table(store: Store) -> Any:
    """Documents and terms as pandas holds them: code of the province, term_id, count."""
    return store.query(
        """SELECT COALESCE(substring(d.region_code, 1, 2)::INTEGER, 0) AS province, term_id, count
        FROM doc_terms JOIN documents d USING (doc_no)"""
    ).astype({"province": "int32", "term_id": "int32", "count": "int32"})


def by_pandas(table: Any, province: int) -> Any:
    """The log likelihood of every term in one province against the others, by group-by."""
    inside = table["province"] == province
    a = table[inside].groupby("term_id")["count"].sum()
    b = table[~inside].groupby("term_id")["count"].sum()
    both = a.to_frame("a").join(b.to_frame("b"), how="outer").fillna(0.0)
    sizes = float(both["a"].sum()), float(both["b"].sum())
    return keyness.log_likelihood(both["a"].to_numpy(), both["b"].to_numpy(), *sizes), both.index


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
    codes = overview.available(store).regions
    codes = list(codes[codes["level"] == "province"]["region_code"])
    table = long_table(store)
    times: dict[str, list[tuple[float, float]]] = {}
    terms = dict(store.rows("SELECT term_id, term FROM terms"))
    keyness.distinctive(store, Filter((codes[0],)))  # what is kept for all filters
    for number in range(options.rounds):
        code = codes[(number + 1) % len(codes)]
        ours = seconds(lambda code=code: keyness.distinctive(store, Filter((code,)), limit=10**6, least=1))
        theirs = seconds(lambda code=code: by_pandas(table, int(code[:2])))
        compare(ours[2], theirs[2][0], [terms[number] for number in theirs[2][1]])
        phrase = PHRASES[number % len(PHRASES)]
        words = seconds(lambda phrase=phrase: asked(store, phrase))
        bare = seconds(
            lambda phrase=phrase: store.rows("SELECT count(*) FROM records WHERE contains(text, ?)", [phrase])
        )
        for name, found in zip(
            ("keyness", "pandas", "phrase", "contains"), (ours, theirs, words, bare), strict=True
        ):
            times.setdefault(name, []).append(found[:2])
    for name, found in times.items():
        wall, cpu = (statistics.median(part) * 1000 for part in zip(*found, strict=True))
        print(f"{name:<10}{wall:>9.0f} ms, CPU {cpu:>7.0f} ms")
    for ours_name, theirs_name in (("keyness", "pandas"), ("phrase", "contains")):
        ratios = [b[1] / a[1] for a, b in zip(times[ours_name], times[theirs_name], strict=True)]
        print(f"{theirs_name} / {ours_name}, CPU {statistics.median(ratios):.2f}")


def asked(store: Store, phrase: str) -> Any:
    """The count by year and the first 50 passages of a phrase."""
    return keywords.frequency(store, Filter(), [phrase]), keywords.passages(store, Filter(), phrase)


def compare(ours: Any, g2: Any, terms: list[str]) -> None:
    """Raises AssertionError where the two do not say the same of a word."""
    theirs = dict(zip(terms, g2, strict=True))
    assert len(ours)
    for term, value in zip(ours["term"], ours["g2"], strict=True):
        assert np.isclose(value, theirs[term], rtol=1e-6, atol=1e-9), (term, value, theirs[term])


if __name__ == "__main__":
    main()
