"""A deck on its way into a file: made in the background, slide by slide, so that people see how far it is and can stop it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from core.export.deck import Deck, Slide, slides
from core.views import Ask

Ending = Literal["done", "cancelled", "no_browser", "no_font", "failed"]
_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: how its name ends, its media type."""

    ending: str
    mime: str


KINDS = {
    "pptx": Kind("pptx", f"{_OFFICE}.presentationml.presentation"),
    "html": Kind("html", "text/html"),
    "xlsx": Kind("xlsx", f"{_OFFICE}.spreadsheetml.sheet"),
    "pictures": Kind("zip", "application/zip"),
}


class Job:
    """One file. `drawn` of `total` slides are ready; `ending` says how it went, None while at work; then `data` is the file."""

    def __init__(self, kind: str, deck: Deck, ask: Ask, language: str) -> None:
        self.kind, self.deck, self.language = kind, deck, language
        self.drawn, self.total = 0, len(deck.pins)
        self.data = b""
        self.ending: Ending | None = None
        self._ask = ask
        self._cancel = threading.Event()

    def start(self) -> Job:
        """Begins the work in the background."""
        threading.Thread(target=self.run, daemon=True).start()
        return self

    def cancel(self) -> None:
        """Ends it after the slide at hand; what was made is let go."""
        self._cancel.set()
        self.ending = self.ending or "cancelled"

    def run(self) -> None:
        """Does the work, to the end or until it is cancelled."""
        from core.export.pictures import NoBrowser, NoFont

        ending: Ending = "done"
        try:
            ready: list[Slide] = []
            for slide in slides(self.deck, self._ask, language=self.language):
                if self._cancel.is_set():
                    return
                ready.append(slide)
                self.drawn = len(ready)
            self.data = self._written(ready)
        except NoFont:
            ending = "no_font"
        except NoBrowser:
            ending = "no_browser"
        except Exception:  # the end of a thread: whatever it was, the person waiting is told
            logging.getLogger(__name__).exception("export failed")
            ending = "failed"
        if self._cancel.is_set():
            self.data = b""
        else:
            self.ending = ending

    def _written(self, ready: Sequence[Slide]) -> bytes:
        return _makers()[self.kind](self.deck, ready, self._cancel.is_set)


def _makers() -> dict[str, Callable[[Deck, Sequence[Slide], Callable[[], bool]], bytes]]:
    from core.export.html import html_bytes
    from core.export.pictures import zip_bytes
    from core.export.pptx import pptx_bytes
    from core.export.workbook import workbook_bytes

    return {
        "pptx": lambda deck, ready, _: pptx_bytes(deck, ready),
        "html": lambda deck, ready, _: html_bytes(deck, ready),
        "xlsx": lambda deck, ready, _: workbook_bytes(deck, ready),
        "pictures": lambda _, ready, stopped: zip_bytes(ready, stopped),
    }
