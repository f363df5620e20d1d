"""Every view as a PowerPoint slide, opened by LibreOffice and drawn as pictures to be looked at.

Needs `soffice` (libreoffice-impress) and `pdftoppm`, `pdftotext` (poppler-utils). Looked for: a page for each slide, its
title in the text of the page, and ink on it; the pictures stay in the folder that is named.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from campaigns.figures import Figures, main
from core import views
from core.export import deck as decks
from core.export.pptx import pptx_bytes
from core.store import ensure_store

ROOT = Path(__file__).resolve().parent.parent
GATE = "PowerPoint: every view opened by LibreOffice"
PATIENCE = 300


def campaign(corpus: str = str(ROOT / "seeds"), pictures: str = "") -> Figures:
    """One deck with every view of a corpus; `pictures` is the folder for the drawn pages."""
    found = Figures()
    missing = [program for program in ("soffice", "pdftoppm", "pdftotext") if not shutil.which(program)]
    if missing:
        found.wrong.append(f"not installed: {', '.join(missing)}")
        return found
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        store = ensure_store(Path(corpus), folder / "data")
        deck = decks.Deck("", tuple(decks.Pin(identifier) for identifier in views.IDS))
        slides = [slide for slide in decks.slides(deck, views.direct(store)) if slide.view]
        (folder / "deck.pptx").write_bytes(pptx_bytes(deck, slides))
        command = [
            "soffice",
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            "pdf",
        ]
        subprocess.run(
            [*command, "--outdir", scratch, folder / "deck.pptx"],
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
        text = subprocess.run(
            ["pdftotext", "-layout", folder / "deck.pdf", "-"], check=True, capture_output=True
        ).stdout
        pages = text.decode("utf-8", "replace").split("\f")[:-1]
        found.counts |= {"slides": len(slides), "pages": len(pages)}
        if len(pages) != len(slides):
            found.wrong.append(f"{len(slides)} slides became {len(pages)} pages")
        for slide, page in zip(slides, pages, strict=False):
            if _plain(slide.title)[:30] not in _plain(page):
                found.wrong.append(f"{slide.pin.view}: the title is not on its page")
        drawn = Path(pictures) if pictures else folder
        drawn.mkdir(parents=True, exist_ok=True)
        subprocess.run(["pdftoppm", "-r", "60", "-png", folder / "deck.pdf", drawn / "page"], check=True)
        blank = [path.name for path in sorted(drawn.glob("page-*.png")) if path.stat().st_size < 4_000]
        found.counts["pages without ink"] = len(blank)
        found.wrong += [f"{name} is blank" for name in blank]
    return found


def _plain(words: str) -> str:
    return re.sub(r"\s", "", words)


if __name__ == "__main__":
    main("office", GATE, campaign, corpus=str(ROOT / "seeds"), pictures="")
