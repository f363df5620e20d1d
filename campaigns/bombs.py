"""Gate 2: files that hang, bomb or kill their reader, planted among good ones."""

from __future__ import annotations

import os
import random
import struct
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from campaigns.figures import Figures, main
from core.workers.rows import Row, Task
from core.workers.supervise import Worker
from tests import made_files as made

_XML = '<?xml version="1.0"?>{0}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:body></w:document>'
_LAUGHS = "<!DOCTYPE a [<!ENTITY l0 'ha'>" + "".join(
    f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12)
)


def _docx(doctype: str, text: str) -> bytes:
    return made.zipped({"[Content_Types].xml": b"", "word/document.xml": _XML.format(doctype, text).encode()})


def _overlapping() -> bytes:
    data = made.zipped({"a.txt": bytes(1_000_000)})
    end = data.rindex(b"PK\x05\x06")
    size, start = struct.unpack_from("<II", data, end + 12)
    entry, count = data[start : start + size], 3000
    return data[:start] + entry * count + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, count * size, start, 0)  # fmt: skip


def _lying() -> bytes:
    data = bytearray(made.zipped({"a.txt": b"x" * 20_000_000}))
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        struct.pack_into("<I", data, data.index(mark) + place, 100)
    return bytes(data)


def _nested() -> bytes:
    data = made.zipped({"a.txt": bytes(3_000_000)})
    for _ in range(9):
        data = made.zipped({"in.zip": data})
    return data


# Each is made with a number, so that no two are the same file.
BOMBS: dict[str, Callable[[int], bytes]] = {
    "zeros.zip": lambda n: made.zipped({"a.txt": bytes(200_000_000 + n)}),
    "overlap.zip": lambda n: _overlapping() + bytes(n),
    "lying.zip": lambda n: _lying() + bytes(n),
    "nested.zip": lambda n: made.zipped({f"{n}.zip": _nested()}),
    "laughs.docx": lambda n: _docx(_LAUGHS + "]>", "&l11;" + str(n)),
    "outside.docx": lambda n: _docx('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', f"&x;{n}"),
    "wide.xlsx": lambda n: made.xlsx([["正文"], [str(n)]], cell=(1048575, 16383)),
    "huge.docx": lambda n: _docx("", "字" * (90_000_000 + n)),
    "tags.html": lambda n: b"<html>" + b"<i>x</i>" * (12_000_000 + n),
    "deep.html": lambda n: b"<html>" + b"<div>" * (3_000_000 + n),
}
HANGS = "hang.txt"  # a pipe nobody writes to: reading it never ends


def campaign(
    planted: int = 80, good: int = 400, seconds: float = 20.0, megabytes: int = 768, seed: int = 6
) -> Figures:
    """Reads good and planted files in a shuffled order with one worker at a time, under the given limits."""
    draw = random.Random(seed)
    names = [HANGS, *BOMBS, HANGS]
    worker = Worker(seconds=seconds, memory=megabytes << 20)
    outcomes: dict[str, list[Row]] = {}
    longest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        plan = [(f"good-{n}.txt", "") for n in range(good)]
        plan += [(f"{n}-{names[n % len(names)]}", names[n % len(names)]) for n in range(planted)]
        draw.shuffle(plan)
        for number, (name, kind) in enumerate(plan):
            path = Path(folder) / name
            _write(path, kind, number)
            began = time.monotonic()
            outcomes[name] = list(worker.rows(Task("key", str(path), name)))
            longest = max(longest, time.monotonic() - began)
            path.unlink()
    worker.close()
    return _judged(plan, outcomes, longest, seconds)


def _write(path: Path, kind: str, number: int) -> None:
    if kind == HANGS:
        os.mkfifo(path)
    elif kind:
        path.write_bytes(BOMBS[kind](number))
    else:
        path.write_text(f"{made.TEXT}第{number}号。", encoding="utf-8")


def _judged(
    plan: list[tuple[str, str]], outcomes: dict[str, list[Row]], longest: float, seconds: float
) -> Figures:
    kept = sum(outcomes[name][0]["status"].startswith("parsed") for name, kind in plan if not kind)
    good = sum(not kind for _, kind in plan)
    wrong = [] if kept == good else [f"good files kept: {kept} of {good}"]
    said: Counter[str] = Counter()
    for name, kind in plan:
        if kind:
            rows = outcomes[name]
            said[f"{kind}: {rows[-1]['code'] or rows[-1]['status']}"] += 1
            leaked = any("root:" in row["text"] for row in rows)
            if leaked or not all(row["status"].startswith("parsed") or row["reason"] for row in rows):
                wrong.append(f"{name}: {rows[-1]['status']} {rows[-1]['reason']}")
            if kind == HANGS and rows[-1]["code"] != "timed_out":
                wrong.append(f"{name}: {rows[-1]['reason']}")
    counts: dict[str, object] = {
        "planted files": len(plan) - good,
        "good files among them kept": f"{kept} of {good}",
        "planted files named with a reason, or read in full within the limits": f"{sum(said.values())}",
        "longest file": f"{longest:.1f} s under a limit of {seconds:g} s of silence",
        "what was said": ", ".join(f"{words} x {count}" for words, count in sorted(said.items())),
    }
    return Figures(counts, wrong)


if __name__ == "__main__":
    main("bombs", "Gate 2: hangs and bombs among good files", campaign, planted=80, good=400, seconds=20.0, megabytes=768, seed=6)  # fmt: skip
