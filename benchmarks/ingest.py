"""What a full ingest costs, writing included, side by side with its peers; and what a second one costs.

    python -m benchmarks.ingest [--documents 500] [--rounds 3]

CPU seconds of this process and the workers it waited for, in turn on the same made-up documents: the ingest from files to
an open index; rjieba without HMM over the same text, tokens dropped; scikit-learn's CountVectorizer with jieba.lcut (on
fewer documents: it is slow). Then, on the last index: opening it again, and ingesting again after one document changed.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

import jieba
import rjieba
from sklearn.feature_extraction.text import CountVectorizer

from core.store import ensure_store
from core.synth import write_corpus

PEER_DOCUMENTS = 60


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of `work`, here and in processes that it started and waited for."""
    start = _spent()
    work()
    return _spent() - start


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
        times: dict[str, list[float]] = {"ingest": [], "rjieba": [], "peer": []}
        for number in range(options.rounds):
            data = Path(scratch) / f"data{number}"
            times["ingest"].append(cpu(lambda data=data: ensure_store(corpus, data).close()))
            times["rjieba"].append(cpu(lambda: [tokenizer.cut(text, False) for text in texts] and None))
            peer = CountVectorizer(tokenizer=jieba.lcut, token_pattern=None, lowercase=False)
            times["peer"].append(cpu(lambda peer=peer: peer.fit_transform(texts[:PEER_DOCUMENTS])))
        again = cpu(lambda: ensure_store(corpus, data).close())
        files[0].write_text(texts[0].replace("。", "！", 1), encoding="utf-8")
        changed = cpu(lambda: ensure_store(corpus, data).close())
        report(times, again, changed, options.documents)
        size = sum(path.stat().st_size for path in data.rglob("*") if path.is_file())
        print(f"data folder {size / sum(len(text.encode()) for text in texts):.2f} times the raw text")


def report(times: dict[str, list[float]], again: float, changed: float, documents: int) -> None:
    """Prints milliseconds a document and the ratios between them."""
    ingest, rjieba_, peer = (statistics.median(times[name]) for name in ("ingest", "rjieba", "peer"))
    each = {
        "ingest": ingest / documents,
        "rjieba": rjieba_ / documents,
        "CountVectorizer": peer / PEER_DOCUMENTS,
    }
    for name, seconds in each.items():
        print(f"{name:<18}{seconds * 1000:8.3f} ms a document")
    print(f"ingest / rjieba           {each['ingest'] / each['rjieba']:6.1f}   (goal: at most 4)")
    print(f"CountVectorizer / ingest  {each['CountVectorizer'] / each['ingest']:6.1f}   (goal: at least 8)")
    print(f"open again / ingest       {again / ingest:7.3f}")
    print(f"one changed / ingest      {changed / ingest:7.3f}")


def _spent() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


if __name__ == "__main__":
    main()
