"""Writes a made-up corpus: documents in one folder, the truth about them beside it."""

from __future__ import annotations

import json
from pathlib import Path

from core.synth.plan import plans
from core.synth.render import Document
from core.synth.truth import Planted

FILES_PER_FOLDER = 1000


def write_corpus(directory: Path, documents: int, seed: int = 1) -> Path:
    """Writes `documents` made-up documents into `directory`/documents; returns that folder, ready to be a corpus.

    Beside it, so that they are not read as documents: truth.jsonl (a line a document, in record-schema form, with the
    planted `terms`, `phrases`, sentences `common` with the superior's report, and the `quote` of each indicator) and
    truth-trends.json (what was planted over all, see `core.synth.truth`).
    The same seed gives the same files. Every document says that it is synthetic. About 3,000 characters each.
    """
    corpus = directory / "documents"
    planted = Planted()
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
            planted.add(plan)
    text = json.dumps(planted.as_json(), ensure_ascii=False, indent=1)
    (directory / "truth-trends.json").write_text(text, encoding="utf-8")
    return corpus
