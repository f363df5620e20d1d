"""The quality of parsing on the hand-labelled seeds, pinned: it may rise, it may not fall.

python -m tests.ratchet                      shows the figures beside the pinned floors
python -m tests.ratchet --update             raises floors to what is reached now
python -m tests.ratchet --update --allow-regression    also lowers them (say why in the commit)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from core.parsing.parse import parse_path
from core.records import to_json
from tests.gold import score

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
FLOORS = HERE / "ratchet.json"
EPSILON = 0.0005


def parsed_seeds() -> dict[str, dict[str, Any]]:
    """File stem to printed record, for the five seeds."""
    return {path.stem: to_json(record) for path in sorted(SEEDS.glob("*.txt")) for record in parse_path(path)}


def measure(records: dict[str, dict[str, Any]]) -> dict[str, float]:
    """Figure to value, all between 0 and 1, higher is better."""
    gold = HERE / "gold"
    indicators = score.score_indicators(
        score.load_indicator_gold(gold / "seeds.indicators.json"),
        records,
        verbose=False,
        neutral=score.load_neutral(gold / "seeds.ignored-numbers.json"),
    )
    labels = json.loads((gold / "seeds.documents.json").read_text(encoding="utf-8"))
    documents = score.score_documents(labels, records, verbose=False)
    figures = {
        "indicators strict F1": indicators["strict"]["f1"],
        "indicators loose F1": indicators["loose"]["f1"],
        "headline recall": indicators["core_recall"],
        "attendees F1": documents["attendees"]["f1"],
        "agenda recall": documents["agenda_recall"],
    }
    fields = ("doc_type", "is_meeting", "region", "year", "meeting_date", "ordinal", "chair")
    return figures | {name: documents[name]["accuracy"] for name in fields}


def main(arguments: list[str]) -> int:
    """Shows or moves the floors; the exit code is 1 when a figure is below its floor and may not be."""
    reached = measure(parsed_seeds())
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    fallen = {name for name in reached if reached[name] < floors.get(name, 0) - EPSILON}
    for name, value in reached.items():
        print(
            f"{name:22} {value:.4f}   floor {floors.get(name, 0):.4f}{'   FALLEN' if name in fallen else ''}"
        )
    if "--update" in arguments and (not fallen or "--allow-regression" in arguments):
        FLOORS.write_text(json.dumps(reached, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        return 0
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
