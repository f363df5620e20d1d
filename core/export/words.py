"""What every export writes beside a chart: source, evidence, and the table cut to what fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import catalogue
from core.export.deck import Slide
from core.views.evidence import sentences

if TYPE_CHECKING:
    from pandas import DataFrame


def foot(slide: Slide) -> list[str]:
    """The note, the source, what has gone missing or is made up; the reason where there is no view."""
    language = slide.request.language
    if slide.view is None:
        return [catalogue.text(slide.missing, language)]
    lines = [slide.view.note, catalogue.text("frame.source", language, source=slide.view.source)]
    if slide.fewer:
        lines.append(catalogue.text("deck.fewer", language, n=slide.fewer))
    if slide.made_up:
        lines.append(catalogue.text("corpus.synthetic", language, n=slide.made_up))
    return [line for line in lines if line]


def evidence(slide: Slide) -> list[str]:
    """The sentences behind the slide, each with its document."""
    if slide.view is None:
        return []
    language = slide.request.language
    return [
        catalogue.text("deck.said", language, words=words, document=document)
        for words, document in sentences(slide.view, slide.request)
    ]


def takeaway(slide: Slide) -> str:
    """The pin's comment, else the sentence computed from the data."""
    return slide.pin.comment or (slide.view.takeaway if slide.view else "")


def missing(value: Any) -> bool:
    """Unknown in a frame: None, NaN, NA, NaT."""
    return value is None or str(value) in {"nan", "<NA>", "NaT"}


def shown(value: Any) -> str:
    """A cell as the screen writes it: numbers without trailing zeros, a dash for the unknown."""
    if missing(value):
        return "—"
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value)


def plain_rows(table: DataFrame) -> list[list[Any]]:
    """The rows as plain Python values, None for the unknown: for files that keep numbers as numbers."""
    return [[_plain(value) for value in row] for row in table.itertuples(index=False, name=None)]


def _plain(value: Any) -> Any:
    if missing(value):
        return None
    if isinstance(value, (str, bool)):
        return value
    if hasattr(value, "__float__"):
        number = float(value)
        return (
            int(number)
            if number.is_integer() and abs(number) < 1e15 and not isinstance(value, float)
            else number
        )
    return str(value)
