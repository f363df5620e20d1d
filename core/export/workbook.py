"""A whole deck as one workbook: a sheet for each pin, and one that says what they show."""

from __future__ import annotations

from collections.abc import Sequence

from core import catalogue
from core.export import words
from core.export.deck import Deck, Slide
from core.export.tables import Sheet, book_bytes
from core.views.download import downloaded


def workbook_bytes(deck: Deck, slides: Sequence[Slide]) -> bytes:
    """The file. A pin without a view has no sheet; the list says why."""
    language = slides[0].request.language if slides else "zh"
    about = [deck.title or catalogue.text("present.deck", language)]
    sheets = []
    for number, slide in enumerate(slides, start=1):
        about += [
            f"{number}. {slide.title}",
            words.takeaway(slide),
            *words.foot(slide),
            *words.evidence(slide),
            "",
        ]
        if slide.view is not None:
            sheets.append(
                Sheet(f"{number} {slide.title}", downloaded(slide.view, language), slide.view.subtitle)
            )
    return book_bytes(sheets, about, language)
