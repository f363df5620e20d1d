"""Gate 4: a damaged index, pointer, cache or journal: never other figures, always built again to the same."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from campaigns.figures import Figures, main
from campaigns.indexed import documents as made_documents
from campaigns.indexed import figures_of
from core.corrections import Correction, Journal
from core.store import DamagedIndex, ensure_store, ingest_files

PATTERNS = {
    "index": "index/**/*.duckdb",
    "pointer": "index/**/CURRENT",
    "cache": "records/**/*.parquet",
    "inputs": "originals/inputs*.jsonl",
    "corrections": "corrections*.jsonl",
}


def spoil(path: Path, draw: random.Random) -> str:
    """Damages a file in one of six ways; returns which."""
    data = bytearray(path.read_bytes())
    place = draw.randrange(max(1, len(data)))
    way = draw.choice(["bit flipped", "cut", "zeroed", "overwritten", "emptied", "gone"])
    if way == "bit flipped" and data:
        data[place] ^= 1 << draw.randrange(8)
    elif way == "cut":
        del data[place:]
    elif way == "zeroed":
        data[place : place + 4096] = bytes(len(data[place : place + 4096]))
    elif way == "overwritten":
        data[place : place + 100] = draw.randbytes(len(data[place : place + 100]))
    elif way == "emptied":
        data.clear()
    if way == "gone":
        path.unlink()
    else:
        path.write_bytes(data)
    return way


def campaign(damages: int = 200, documents: int = 4, seed: int = 6) -> Figures:
    """Takes documents in, corrects some, then damages one file of a copy of the data folder at a time."""
    draw = random.Random(seed)
    found = Figures()
    fates: Counter[str] = Counter()
    silent = 0
    with tempfile.TemporaryDirectory() as name:
        folder, whole = Path(name), Path(name) / "whole"
        corpus = made_documents(folder / "made", documents)
        store = ingest_files([corpus], whole).store
        assert store is not None
        for number, (doc_id,) in enumerate(store.rows("SELECT doc_id FROM documents ORDER BY 1")):
            Journal(whole).append(Correction(doc_id, "publisher", "set", "核对员", after=f"单位{number}"))
        store.close()
        # The figures must hold wherever the folder stands.
        data = folder / "data"
        truth = _settled(whole)
        for number in range(damages):
            shutil.rmtree(data, ignore_errors=True)
            shutil.copytree(whole, data)
            kind = [*PATTERNS][number % len(PATTERNS)]
            path = draw.choice(sorted(data.glob(PATTERNS[kind])))
            way = spoil(path, draw)
            fate = _fate(data, truth)
            fates[f"{kind} {fate}"] += 1
            silent += fate == "silently other figures"
            if fate not in ("same figures", "damage named, then same figures"):
                found.wrong.append(f"{path.name} {way}: {fate}")
    found.counts = {"damages": damages, "silently other figures": silent}
    found.counts |= dict(sorted(fates.items()))
    found.remarks.append("one file at a time: bits flipped, cut, zeroed, overwritten, emptied, removed")
    return found


def _settled(data: Path) -> dict[str, str]:
    store = ensure_store(data / "originals", data)
    try:
        return figures_of(store)
    finally:
        store.close()


def _fate(data: Path, truth: dict[str, str]) -> str:
    """What a reader meets: the figures, or a named damage and the figures at the second try."""
    try:
        return "same figures" if _settled(data) == truth else "silently other figures"
    except DamagedIndex:
        pass
    except Exception as error:  # anything else than the store's own word is a failure of the store
        return f"{type(error).__name__}: {error}"
    try:
        return (
            "damage named, then same figures" if _settled(data) == truth else "other figures after rebuilding"
        )
    except Exception as error:
        return f"not rebuilt: {type(error).__name__}: {error}"


if __name__ == "__main__":
    main("damage", "Gate 4: damaged index, cache and journals", campaign, damages=200, documents=4, seed=6)
