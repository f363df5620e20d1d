"""What a second worker process is worth: the same ingest with one and with two, in turn.

    python -m benchmarks.workers [--documents 1000] [--rounds 3]

Seconds from the call to an open index, on made-up documents, medians of the rounds; the processes are started anew in
every round, as they are by `python -m core ingest`. Also the time until the first document is parsed, which is the start
of a process, and what is left when parsing is done: the index.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from core.store import ensure_store
from core.synth import write_corpus
from core.workers.pool import LocalWorkers


def ingest(corpus: Path, data: Path, workers: int) -> dict[str, float]:
    """Seconds of the parts of one ingest."""
    began = time.monotonic()
    marks: list[float] = []
    with LocalWorkers(workers) as executor:
        store = ensure_store(corpus, data, lambda *_: marks.append(time.monotonic()), executor)
    ended = time.monotonic()
    store.close()
    return {
        "whole": ended - began,
        "first": marks[0] - began,
        "parsing": marks[-1] - began,
        "index": ended - marks[-1],
    }


def main() -> None:
    """Prints the medians and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    times: dict[int, list[dict[str, float]]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as scratch:
        corpus = write_corpus(Path(scratch) / "made", options.documents, seed=1)
        ensure_store(corpus, Path(scratch) / "warm").close()  # file cache, bytecode
        for number in range(options.rounds):
            for workers in times:
                times[workers].append(ingest(corpus, Path(scratch) / f"{number}-{workers}", workers))
    parts = list(times[1][0])
    medians = {w: {part: statistics.median(t[part] for t in times[w]) for part in parts} for w in times}
    for workers, seconds in medians.items():
        rate = options.documents / seconds["parsing"]
        shown = ", ".join(f"{part} {value:.1f} s" for part, value in seconds.items())
        print(f"{workers} worker(s): {shown}; {rate:.0f} documents a second parsed")
    for part in ("whole", "parsing"):
        print(f"two against one, {part:<8} {medians[1][part] / medians[2][part]:.2f}   (goal: at least 1.6)")


if __name__ == "__main__":
    main()
