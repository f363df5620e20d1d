"""What full parsing costs, against tokenising the same text, in one run.

    python -m benchmarks.parsing [--documents 1000] [--rounds 3]

Measures CPU time of one core, in turn, on a mixed synthetic corpus: full parsing; rjieba without HMM over the cleaned
text, its tokens dropped; and scikit-learn's CountVectorizer with jieba.lcut (on fewer documents: it is slow).
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import jieba
import rjieba
from sklearn.feature_extraction.text import CountVectorizer

from core.models import Refusal, Source
from core.parsing.clean import clean
from core.parsing.parse import parse
from core.parsing.read import read_path
from core.synth import write_corpus

PEER_DOCUMENTS = 60


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of `work` in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def sources(folder: Path) -> list[Source]:
    """Every document of a folder, read."""
    found = (item for path in sorted(folder.rglob("*")) if path.is_file() for item in read_path(path))
    return [item for item in found if not isinstance(item, Refusal)]


def main() -> None:
    """Prints medians and the two ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    jieba.setLogLevel(60)
    with tempfile.TemporaryDirectory() as scratch:
        write_corpus(Path(scratch), options.documents, seed=1)
        documents = [item for item in sources(Path(scratch)) if not item.name.startswith("truth")]
    texts = [clean(source).text for source in documents]
    parse(documents[0])  # loads dictionaries
    jieba.lcut("预热")
    parsing, tokenising, peer = [], [], []
    for _ in range(options.rounds):
        parsing.append(cpu(lambda: [parse(source) for source in documents]) / len(documents))
        tokenising.append(cpu(lambda: [rjieba.cut(text, False) for text in texts]) / len(documents))
        few = texts[:PEER_DOCUMENTS]
        vectorizer = CountVectorizer(tokenizer=jieba.lcut, token_pattern=None)
        peer.append(cpu(lambda v=vectorizer, t=few: v.fit_transform(t)) / len(few))  # type: ignore[misc]
    ours, tokens, slow = (statistics.median(values) * 1000 for values in (parsing, tokenising, peer))
    print(f"{len(documents)} documents, {statistics.mean(map(len, texts)):.0f} characters each")
    print(
        f"full parsing {ours:.2f} ms a document, rjieba {tokens:.2f} ms, CountVectorizer(jieba.lcut) {slow:.2f} ms"
    )
    print(
        f"parsing / rjieba {ours / tokens:.2f}; documents per second against CountVectorizer {slow / ours:.1f} times"
    )


if __name__ == "__main__":
    main()
