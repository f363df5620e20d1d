"""Gate 3: the ingest killed at random moments: it opens, nothing accepted is lost, no document is half there."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from campaigns.figures import Figures, main
from campaigns.indexed import documents as made_documents
from campaigns.indexed import figures_of, ingest
from core.intake.collection import Collection
from core.store import Store, ensure_store, open_store


def campaign(kills: int = 60, documents: int = 30, seed: int = 6) -> Figures:
    """Kills `python -m core ingest` again and again on one data folder, starting afresh whenever it came to the end."""
    draw = random.Random(seed)
    found = Figures()
    opened = ended = half = lost = filled = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = made_documents(folder / "made", documents)
        began = time.monotonic()
        ingest(corpus, folder / "whole").communicate()
        usual = time.monotonic() - began
        truth = _records(open_store(folder / "whole", folder / "whole" / "originals"))
        round_, data = 0, folder / "data-0"
        for _ in range(kills):
            accepted = set(Collection(data).inputs()[0])
            process = ingest(corpus, data)
            time.sleep(draw.uniform(0.1, 1.2 * usual))
            ended += process.poll() is not None
            process.kill()
            process.communicate()
            lost += len(accepted - set(Collection(data).inputs()[0]))
            seen = _seen(data)
            opened += seen is not None
            filled += bool(seen)
            half += sum(truth.get(doc_id) != record for doc_id, record in (seen or {}).items())
            if seen is not None and len(seen) == documents:
                round_, data = round_ + 1, folder / f"data-{round_ + 1}"
        ingest(corpus, data).communicate()
        store = ensure_store(data / "originals", data)
        whole = ensure_store(folder / "whole" / "originals", folder / "whole")
        if figures_of(store) != figures_of(whole):
            found.wrong.append("the last run did not come to the figures of an undisturbed one")
        store.close()
        whole.close()
    for count, what in (
        (kills - opened, "did not open"),
        (lost, "accepted inputs lost"),
        (half, "half documents"),
    ):
        found.wrong += [f"{what}: {count}"] if count else []
    found.counts = {
        "kills (SIGKILL at a random moment)": kills,
        "of them after the end": ended,
        "opened afterwards": f"{opened} of {kills}",
        "of them with documents to show": filled,
        "accepted inputs lost": lost,
        "half documents": half,
        "undisturbed runs completed in between": round_,
    }
    found.remarks.append(
        "kill -9 shows crashes of the program, not of the machine: writes not yet synced survive it"
    )
    return found


def _seen(data: Path) -> dict[str, str] | None:
    """The records a reader would see right after the kill, none when there is no generation yet; None: cannot open."""
    try:
        return _records(open_store(data, data / "originals"))
    except FileNotFoundError:
        return {}
    except Exception:
        return None


def _records(store: Store) -> dict[str, str]:
    try:
        rows = store.rows("SELECT doc_id, record || text FROM records JOIN documents USING (doc_no)")
        return {doc_id: str(content) for doc_id, content in rows}
    finally:
        store.close()


if __name__ == "__main__":
    main("kills", "Gate 3: ingest killed at random moments", campaign, kills=60, documents=30, seed=6)
