"""What a full ingest costs, writing included, side by side with its peers; and what a second one costs.

    python -m benchmarks.ingest [--documents 500] [--rounds 3]

CPU seconds of this process and the workers it waited for, in turn on the same made-up documents: the ingest from files to
an open index; rjieba without HMM over the same text, tokens dropped; scikit-learn's CountVectorizer with jieba.lcut (on
fewer documents: it is slow). The ingest is told apart into what the workers spend, what starting them costs whatever the
number of documents, and what is spent here: handing out work, packing shards, writing the index. Then, on the last index:
opening it again, and ingesting again after one document changed.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import jieba
import rjieba
from sklearn.feature_extraction.text import CountVectorizer

from core.parsing.read import limits
from core.store import ensure_store
from core.synth import write_corpus
from core.workers.pool import usual_workers

PEER_DOCUMENTS = 60


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of `work`, here and in processes that it started and waited for."""
    return sum(cpu_of(work))


def cpu_of(work: Callable[[], object]) -> tuple[float, float]:
    """CPU seconds of `work` here, and in processes that it started and waited for."""
    here, children = _spent(resource.RUSAGE_SELF), _spent(resource.RUSAGE_CHILDREN)
    work()
    return _spent(resource.RUSAGE_SELF) - here, _spent(resource.RUSAGE_CHILDREN) - children


def start_of_a_worker() -> float:
    """CPU seconds of a worker process that loads everything and gets nothing to do."""
    command = [sys.executable, "-m", "core.workers.child", str(limits.MEMORY)]
    return cpu(
        lambda: subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    )


def main() -> None:
    """Prints medians, ratios and sizes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    jieba.setLogLevel(60)
    with tempfile.TemporaryDirectory() as scratch:
        corpus = write_corpus(Path(scratch), options.documents, seed=1)
        files = sorted(corpus.rglob("*.txt"))
        texts = [path.read_text(encoding="utf-8") for path in files]
        tokenizer = rjieba.Jieba()
        ensure_store(files[0], Path(scratch) / "warm").close()  # loads dictionaries
        jieba.lcut("预热")
        times: dict[str, list[float]] = {"ingest": [], "here": [], "workers": [], "rjieba": [], "peer": []}
        for number in range(options.rounds):
            data = Path(scratch) / f"data{number}"
            here, workers = cpu_of(lambda data=data: ensure_store(corpus, data).close())
            for name, seconds in (("ingest", here + workers), ("here", here), ("workers", workers)):
                times[name].append(seconds)
            times["rjieba"].append(cpu(lambda: [tokenizer.cut(text, False) for text in texts] and None))
            peer = CountVectorizer(tokenizer=jieba.lcut, token_pattern=None, lowercase=False)
            times["peer"].append(cpu(lambda peer=peer: peer.fit_transform(texts[:PEER_DOCUMENTS])))
        again = cpu(lambda: ensure_store(corpus, data).close())
        files[0].write_text(texts[0].replace("。", "！", 1), encoding="utf-8")
        changed = cpu(lambda: ensure_store(corpus, data).close())
        started = usual_workers(len(files)) * start_of_a_worker()
        report(times, started, again, changed, options.documents)
        size = sum(path.stat().st_size for path in data.rglob("*") if path.is_file())
        print(f"data folder {size / sum(len(text.encode()) for text in texts):.2f} times the raw text")


def report(
    times: dict[str, list[float]], started: float, again: float, changed: float, documents: int
) -> None:
    """Prints milliseconds a document and the ratios between them."""
    ingest, here, workers, rjieba_, peer = (statistics.median(values) for values in times.values())
    each = {
        "ingest": ingest / documents,
        "  its workers": (workers - started) / documents,
        "  starting them": started / documents,
        "  here": here / documents,
        "rjieba": rjieba_ / documents,
        "CountVectorizer": peer / PEER_DOCUMENTS,
    }
    for name, seconds in each.items():
        print(f"{name:<18}{seconds * 1000:8.3f} ms a document")
    print(f"ingest / rjieba           {each['ingest'] / each['rjieba']:6.1f}   (goal: at most 4)")
    print(f"CountVectorizer / ingest  {each['CountVectorizer'] / each['ingest']:6.1f}   (goal: at least 8)")
    print(f"open again / ingest       {again / ingest:7.3f}")
    print(f"one changed / ingest      {changed / ingest:7.3f}")


def _spent(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
