"""Gate 11: many people, each a process, correct the same few documents at once."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from campaigns.figures import ROOT, Figures, main
from core.corrections import Conflict, Correction, Journal

TARGETS = 40
TRIES = 3


def person(folder: Path, number: int, edits: int) -> dict[str, list[str]]:
    """One person's edits: the identities that were acknowledged, and those that met a conflict and were given up."""
    draw = random.Random(number)
    journal = Journal(folder)
    told: dict[str, list[str]] = {"saved": [], "conflicts": [], "refused": []}
    for edit in range(edits):
        wanted = Correction(
            f"{draw.randrange(TARGETS):016x}", "title", "set", f"人员{number}", after=f"标题 {number}-{edit}"
        )
        seen = journal.latest(wanted)
        for attempt in range(TRIES):
            try:
                saved = journal.append(
                    Correction(
                        wanted.doc_id,
                        "title",
                        "set",
                        wanted.who,
                        after=wanted.after,
                        seen=seen.id if seen else None,
                    )
                )
                told["saved"].append(saved.id)
                break
            except Conflict as conflict:
                seen = conflict.current  # a person looks at what the other wrote, and decides again
                if attempt == TRIES - 1:
                    told["conflicts"].append(str(wanted.after))
            except OSError as error:
                told["refused"].append(str(error))
                break
    return told


def campaign(people: int = 20, edits: int = 200) -> Figures:
    """Starts the people, then holds what they were told against the journal."""
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, "-m", "campaigns.corrections", "person", name]
        running = [
            subprocess.Popen([*command, str(n), str(edits)], cwd=ROOT, stdout=subprocess.PIPE)
            for n in range(people)
        ]
        told = [json.loads(process.communicate()[0]) for process in running]
        kept, damaged = Journal(Path(name)).read()
    saved = [identity for one in told for identity in one["saved"]]
    refused = [words for one in told for words in one["refused"]]
    conflicts = sum(len(one["conflicts"]) for one in told)
    found = Figures()
    found.wrong += [f"acknowledged and lost: {one}" for one in set(saved) - {item.id for item in kept}]
    found.wrong += [f"kept and never acknowledged: {item.id}" for item in kept if item.id not in set(saved)]
    found.wrong += [f"damaged line {number}" for number in damaged] + [
        f"refused: {words}" for words in refused
    ]
    overwritten = _overwritten(kept)
    found.wrong += overwritten
    accounted = len(saved) + conflicts + len(refused)
    found.wrong += [] if accounted == people * edits else [f"accounted: {accounted} of {people * edits}"]
    found.counts = {
        "people x edits": f"{people} x {edits}",
        "accounted": f"{accounted:,} of {people * edits:,}",
        "saved": len(saved),
        "conflicts shown three times and given up": conflicts,
        "acknowledged and lost": len(set(saved) - {item.id for item in kept}),
        "silently overwritten": len(overwritten),
    }
    found.remarks.append(f"people are processes; they correct the titles of {TARGETS} documents")
    return found


def _overwritten(kept: list[Correction]) -> list[str]:
    """Corrections whose author had not seen the one before it."""
    before: dict[tuple[str, str, str], str | None] = defaultdict(lambda: None)
    wrong = []
    for item in kept:
        if item.seen != before[item.key]:
            wrong.append(f"{item.id} overwrote {before[item.key]} unseen")
        before[item.key] = item.id
    return wrong


if __name__ == "__main__":
    if sys.argv[1:2] == ["person"]:
        print(json.dumps(person(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))))
    else:
        main("corrections", "Gate 11: people correcting at once", campaign, people=20, edits=200)
