"""Writes a made-up corpus: documents in one folder, the truth about them beside it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from core.models import MEETING_TYPES
from core.synth.plan import MEASURES, Plan, plans
from core.synth.render import Document

FILES_PER_FOLDER = 1000


def write_corpus(directory: Path, documents: int, seed: int = 1) -> Path:
    """Writes `documents` made-up documents into `directory`/documents; returns that folder, ready to be a corpus.

    Beside it, so that they are not read as documents: truth.jsonl (a line a document, in record-schema form, with the
    planted `terms` and the `quote` of each indicator) and truth-trends.json (what was planted over all: `growth` and
    `targets` by region code and year, `terms` by year, `documents` by year, `meetings` by region code and month).
    The same seed gives the same files. Every document says that it is synthetic. About 3,000 characters each.
    """
    corpus = directory / "documents"
    trends = Trends()
    corpus.mkdir(parents=True, exist_ok=True)
    with (directory / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for plan in plans(documents, seed):
            document = Document(plan, seed)
            name = f"{plan.number // FILES_PER_FOLDER:03d}/{plan.number:06d}.txt"
            path = corpus / name
            if plan.number % FILES_PER_FOLDER == 0:
                path.parent.mkdir(exist_ok=True)
            path.write_text(document.text(), encoding="utf-8")
            truth.write(json.dumps(document.truth(name), ensure_ascii=False) + "\n")
            trends.add(plan)
    text = json.dumps(trends.as_json(), ensure_ascii=False, indent=1)
    (directory / "truth-trends.json").write_text(text, encoding="utf-8")
    return corpus


class Trends:
    """What was planted, added up over the documents written."""

    def __init__(self) -> None:
        self.figures: dict[str, dict[str, dict[str, dict[int, float | None]]]] = {"growth": {}, "targets": {}}
        self.terms: dict[str, Counter[int]] = {}
        self.documents: Counter[int] = Counter()
        self.meetings: dict[str, Counter[str]] = {}

    def add(self, plan: Plan) -> None:
        """Counts one document in."""
        code = plan.region.code or ""
        self.documents[plan.year] += 1
        for term, count in plan.terms.items():
            self.terms.setdefault(term, Counter())[plan.year] += count
        if plan.doc_type in MEETING_TYPES:
            self.meetings.setdefault(code, Counter())[f"{plan.year}-{plan.month:02d}"] += 1
        for figure in plan.figures:
            table = self.figures["growth" if figure.kind == "actual" else "targets"]
            table.setdefault(figure.id, {}).setdefault(code, {})[figure.year] = figure.yoy

    def as_json(self) -> dict[str, Any]:
        """The content of truth-trends.json."""
        return {
            "measures": {name: label for name, label, *_ in MEASURES},
            **self.figures,
            "terms": self.terms,
            "documents": self.documents,
            "meetings": self.meetings,
        }
