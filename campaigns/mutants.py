"""Gate 1: spoilt files of every format through the whole intake, from the file to the index."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from pathlib import Path

from campaigns.figures import ROOT, Figures, main
from core.store import Store, ensure_store
from core.synth.plan import plans
from core.synth.render import Document
from tests import made_files as made

GOOD = 50
# Words of refusals that mean a process of ours died, or a parser raised: a crash, though a contained one.
CRASHED, RAISED = "意外退出", "读取时出错"


def samples() -> dict[str, bytes]:
    """A whole file of each format, by name ending."""
    text = made.TEXT + next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf-8")[:1500]
    row: dict[str, object] = {"标题": made.TITLE, "正文": text, "日期": "2024-09-12"}
    return {
        "docx": made.docx(text.replace("&", "").replace("<", "")),
        "doc": made.doc(text),
        "pdf": made.pdf(text.splitlines()),
        "xlsx": made.xlsx([list(row), list(row.values())]),
        "xls": made.xls([[str(key) for key in row], [str(value) for value in row.values()]]),
        "parquet": made.parquet({key: [value] * 3 for key, value in row.items()}),
        "csv": ("标题,正文\n" + f'{made.TITLE},"{made.BODY}"\n' * 5).encode(),
        "jsonl": made.jsonl([row] * 3),
        "html": made.HTML.encode(),
        "txt": text.encode("gb18030"),
        "zip": made.zipped({"会议.txt": text.encode(), "b.docx": made.docx(), "c.html": made.HTML.encode()}),
    }


def mutant(data: bytes, other: bytes, draw: random.Random) -> bytes:
    """A copy that was cut, flipped, overwritten, repeated, blanked, spliced with another file, or lies about a size."""
    spoilt = bytearray(data)
    place, until = sorted(draw.randrange(len(spoilt)) for _ in range(2))
    way = draw.randrange(7)
    if way == 0:
        del spoilt[place:]
    elif way == 1:
        for _ in range(draw.choice([1, 3, 20, 200])):
            spoilt[draw.randrange(len(spoilt))] ^= 1 << draw.randrange(8)
    elif way == 2:
        spoilt[place : place + draw.randrange(200)] = draw.randbytes(draw.randrange(200))
    elif way == 3:
        spoilt[place:place] = spoilt[place:until]
    elif way == 4:
        spoilt[place : place + 64] = bytes([draw.choice([0, 10, 32, 255])]) * 64
    elif way == 5:
        spoilt[place:until] = other[: draw.randrange(len(other))]
    else:
        size = draw.choice([1, 2, 4])
        spoilt[place : place + size] = draw.choice([0, 1, 0x7F, 0xFF, 0x7FFFFFFF]).to_bytes(4, "little")[
            :size
        ]
    return bytes(spoilt)


def campaign(files: int = 10_000, seed: int = 6) -> Figures:
    """Writes the mutants and some good files into one folder, takes the folder in, and does the books."""
    draw = random.Random(seed)
    whole = samples()
    kinds = sorted(whole)
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name) / "corpus"
        for number in range(files):
            kind = kinds[number % len(kinds)]
            path = corpus / f"{number // 1000:03d}" / f"{number:06d}.{kind}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(mutant(whole[kind], whole[draw.choice(kinds)], draw))
        for plan in plans(GOOD, seed):  # no two of them tell the same, so none is taken for a repost
            (corpus / f"good-{plan.number}.txt").write_text(Document(plan, seed).text(), encoding="utf-8")
        store = ensure_store(corpus, Path(name) / "data")
        found = _books(store, corpus, files)
        store.close()
    return found


def _books(store: Store, corpus: Path, files: int) -> Figures:
    given = {path.relative_to(corpus).as_posix() for path in corpus.rglob("*") if path.is_file()}
    lines = store.rows("SELECT path, status, reason FROM inputs")
    fates = Counter(status for _, status, _ in lines)
    lost = given - {path for path, _, _ in lines}
    dead = [f"{path}: {reason}" for path, _, reason in lines if CRASHED in (reason or "")]
    raised = [f"{path}: {reason}" for path, _, reason in lines if RAISED in (reason or "")]
    silent = [path for path, status, reason in lines if status in ("refused", "no_text") and not reason]
    good = sum(path.startswith("good-") and status.startswith("parsed") for path, status, _ in lines)
    wrong = [f"unaccounted: {path}" for path in sorted(lost)] + [f"no reason: {path}" for path in silent]
    wrong += [f"crash: {words}" for words in dead + raised]
    wrong += [f"good files kept: {good} of {GOOD}"] if good != GOOD else []
    counts: dict[str, object] = {
        "mutated files": files,
        "crashes of a worker": len(dead),
        "exceptions out of the parser": len(raised),
        "unaccounted": len(lost),
        "good files among them kept": f"{good} of {GOOD}",
        "what became of them": ", ".join(f"{fate} {count:,}" for fate, count in fates.most_common()),
    }
    return Figures(counts, wrong)


if __name__ == "__main__":
    main("mutants", "Gate 1: mutated files of all formats", campaign, files=10_000, seed=6)
