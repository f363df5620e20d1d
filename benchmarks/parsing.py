"""What full parsing costs, against tokenising the same text, and which of its stages cost it, in one run.

    python -m benchmarks.parsing [--documents 1000] [--rounds 3] [--folder FOLDER]

Measures CPU time of one core, in turn, on a mixed synthetic corpus, or on the documents of a folder: full parsing; rjieba
without HMM over the cleaned text, its tokens dropped; and scikit-learn's CountVectorizer with jieba.lcut (on fewer
documents: it is slow). Then parsing once more with a clock around each stage.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jieba
import rjieba
from sklearn.feature_extraction.text import CountVectorizer

from core.models import Refusal, Source
from core.parsing import parse as parser
from core.parsing.read import read_path
from core.synth import write_corpus
from core.workers.rows import row

PEER_DOCUMENTS = 60
STAGES = (
    "clean",
    "recognise_title",
    "recognise_type",
    "recognise_region",
    "recognise_publisher",
    "recognise_dates",
    "extract_meeting",
    "extract_indicators",
    "extract_keywords",
    "topic_shares",
)


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of `work` in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def sources(folder: Path) -> list[Source]:
    """Every document of a folder, read."""
    found = (item for path in sorted(folder.rglob("*")) if path.is_file() for item in read_path(path))
    return [item for item in found if not isinstance(item, Refusal)]


def made_up(documents: int) -> list[Source]:
    """The documents of a mixed synthetic corpus."""
    with tempfile.TemporaryDirectory() as scratch:
        write_corpus(Path(scratch), documents, seed=1)
        return [item for item in sources(Path(scratch)) if not item.name.startswith("truth")]


def main() -> None:
    """Prints medians, the two ratios and the stages."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--documents", type=int, default=1000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--folder", type=Path, help="documents to use in place of made-up ones")
    options = arguments.parse_args()
    jieba.setLogLevel(60)
    documents = sources(options.folder) if options.folder else made_up(options.documents)
    texts = [parser.clean(source).text for source in documents]
    row("", 0, parser.parse(documents[0]))  # loads dictionaries
    jieba.lcut("预热")
    times: dict[str, list[float]] = {"parsing": [], "rjieba": [], "peer": []}
    few = texts[:PEER_DOCUMENTS]
    for _ in range(options.rounds):
        times["parsing"].append(cpu(lambda: [parser.parse(source) for source in documents]) / len(documents))
        times["rjieba"].append(cpu(lambda: [rjieba.cut(text, False) for text in texts]) / len(documents))
        peer = CountVectorizer(tokenizer=jieba.lcut, token_pattern=None)
        times["peer"].append(cpu(lambda peer=peer: peer.fit_transform(few)) / len(few))  # type: ignore[misc]
    ours, tokens, slow = (statistics.median(values) * 1000 for values in times.values())
    print(f"{len(documents)} documents, {statistics.mean(map(len, texts)):.0f} characters each")
    print(f"full parsing                 {ours:7.3f} ms a document")
    print(f"rjieba                       {tokens:7.3f} ms")
    print(f"CountVectorizer(jieba.lcut)  {slow:7.3f} ms")
    print(f"parsing / rjieba             {ours / tokens:7.2f}   (goal: at most 3.5)")
    print(f"CountVectorizer / parsing    {slow / ours:7.2f}   (goal: at least 8)")
    print_stages(documents, tokens)


def print_stages(documents: list[Source], tokens: float) -> None:
    """The milliseconds a document of each stage, and as multiples of `tokens`, those of tokenising."""
    with clocks() as spent:
        for source in documents:
            record = parser.parse(source)
            spent["the row of the store"] += cpu(lambda record=record: row("", 0, record))  # type: ignore[misc]
    print("stage                             ms   / rjieba")
    for name, seconds in spent.items():
        each = seconds / len(documents) * 1000
        print(f"{name:<24} {each:11.3f} {each / tokens:11.2f}")


@contextmanager
def clocks() -> Iterator[defaultdict[str, float]]:
    """Puts a clock around each stage of `parse`; gives the CPU seconds spent in each so far."""
    spent: defaultdict[str, float] = defaultdict(float)
    stages = {name: getattr(parser, name) for name in STAGES}

    def timed(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            start = time.process_time()
            result = stage(*given)
            spent[name] += time.process_time() - start
            return result

        return run

    for name, stage in stages.items():
        setattr(parser, name, timed(name, stage))
    try:
        yield spent
    finally:
        for name, stage in stages.items():
            setattr(parser, name, stage)


if __name__ == "__main__":
    main()
