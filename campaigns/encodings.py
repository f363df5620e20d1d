"""Gate 9: texts in six encodings, read back: right, flagged, or silently wrong."""

from __future__ import annotations

import random
from collections import Counter

from campaigns.figures import ROOT, Figures, main
from core.models import Source
from core.parsing.read import read_bytes
from core.synth.plan import plans
from core.synth.render import Document

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le")
LENGTHS = ((40, 120), (120, 600), (600, 4000))
SHARE = 0.995


def texts(count: int, seed: int) -> list[str]:
    """Stretches of made-up documents and of the seeds, of three lengths."""
    draw = random.Random(seed)
    pool = [Document(plan, seed).text() for plan in plans(max(20, count // 20), seed)]
    pool += [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    found = []
    while len(found) < count:
        whole = draw.choice(pool)
        least, most = LENGTHS[len(found) % len(LENGTHS)]
        start = draw.randrange(max(1, len(whole) - least))
        text = whole[start : start + draw.randrange(least, most)].replace("\r", "").strip()
        if len(text) >= least // 2:
            found.append(text)
    return found


def campaign(texts_each: int = 2000, seed: int = 6) -> Figures:
    """Encodes each text in each encoding and reads it; Big5 gets the text in Traditional characters."""
    import opencc

    traditional = opencc.OpenCC("s2t")
    fates: dict[str, Counter[str]] = {encoding: Counter() for encoding in ENCODINGS}
    wrong = []
    for number, text in enumerate(texts(texts_each, seed)):
        for encoding in ENCODINGS:
            given = text
            if encoding == "big5":
                given = traditional.convert(text).encode("big5", "ignore").decode("big5").strip()
            fate, seen = _fate(given, given.encode(encoding))
            fates[encoding][fate] += 1
            if fate == "silently wrong":
                wrong.append(f"text {number} in {encoding}: {given[:30]!r} read as {seen[:30]!r}")
    total = sum(sum(fate.values()) for fate in fates.values())
    right = sum(fate["right"] for fate in fates.values())
    if right < SHARE * total:
        wrong.append(f"right: {right} of {total}")
    counts: dict[str, object] = {"texts x encodings": f"{texts_each:,} x {len(ENCODINGS)}"}
    counts["right"] = f"{right:,} of {total:,} ({right / total:.2%})"
    for fate in ("flagged with a note", "refused with a reason", "silently wrong"):
        counts[fate] = sum(given[fate] for given in fates.values())
    counts["right by encoding"] = ", ".join(f"{name} {fates[name]['right']:,}" for name in ENCODINGS)
    return Figures(counts, wrong)


def _fate(text: str, data: bytes) -> tuple[str, str]:
    found = list(read_bytes("文件.txt", data))
    if len(found) == 1 and isinstance(found[0], Source):
        raw = found[0].raw.replace("\r\n", "\n").lstrip("\ufeff").strip()
        if raw == text:
            return "right", raw
        return ("flagged with a note" if found[0].notes else "silently wrong"), raw
    if all(not isinstance(item, Source) and item.reason for item in found):
        return "refused with a reason", ""
    return "silently wrong", repr(found)


if __name__ == "__main__":
    main("encodings", "Gate 9: encodings", campaign, texts_each=2000, seed=6)
