"""A deck: pinned views with their filters, titles and comments, as a small file that can be sent and opened again.

A pin keeps what was asked, not what was shown: the figures of a slide are those of the documents there are now. Files
are read tolerantly; what a pin asks for and cannot get becomes a slide that says so.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from core.analysis import filters, overview
from core.catalogue import printed
from core.models import Filter
from core.safe_text import visible
from core.views import IDS, Ask, Request, View, build

FORMAT = "government-documents-deck"
VERSION = 1
MOST_PINS = 200
LONGEST = {"title": 300, "comment": 2000}


class NoDeck(Exception):
    """The file is not a deck."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One view as it was asked for. `title` empty: the view's own finding. `shown` and `documents` are what was there then."""

    view: str
    chosen: Filter = field(default_factory=Filter)
    options: dict[str, tuple[str, ...]] = field(default_factory=dict)
    language: str = "zh"
    title: str = ""
    comment: str = ""
    shown: str = ""
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Deck:
    """Pins in their order. `problems` are codes of what was wrong with the file it came from."""

    title: str = ""
    pins: tuple[Pin, ...] = ()
    problems: tuple[str, ...] = ()

    def added(self, pin: Pin) -> Deck:
        """With a pin at the end; a full deck stays as it is."""
        return replace(self, pins=(*self.pins, pin)[:MOST_PINS])

    def moved(self, place: int, steps: int) -> Deck:
        """With the pin at `place` moved up (negative) or down."""
        pins = list(self.pins)
        to = min(max(place + steps, 0), len(pins) - 1)
        pins.insert(to, pins.pop(place))
        return replace(self, pins=tuple(pins))

    def without(self, place: int) -> Deck:
        """Without the pin at `place`."""
        return replace(self, pins=self.pins[:place] + self.pins[place + 1 :])

    def changed(self, place: int, **parts: Any) -> Deck:
        """With parts of the pin at `place` replaced."""
        pins = list(self.pins)
        pins[place] = replace(pins[place], **parts)
        return replace(self, pins=tuple(pins))


@dataclass(frozen=True, slots=True)
class Slide:
    """A pin with what there is to show for it now. `missing` is a catalogue key that says why there is no view;
    `fewer` is how many of its documents are gone, `made_up` how many under its filter are synthetic."""

    pin: Pin
    request: Request
    view: View | None
    missing: str = ""
    fewer: int = 0
    made_up: int = 0

    @property
    def title(self) -> str:
        """The pin's title, else the finding of the view, else what was shown when it was pinned."""
        return self.pin.title or (self.view.title if self.view else "") or self.pin.shown or self.pin.view


def pinned(view: View, chosen: Filter, options: dict[str, Any], language: str) -> Pin:
    """The pin of a view that is on the screen."""
    plain = {name: _several(value) for name, value in options.items() if value}
    return Pin(view.id, chosen, plain, language, shown=view.title, documents=view.documents)


def slides(deck: Deck, ask: Ask, over: Filter | None = None, language: str | None = None) -> Iterator[Slide]:
    """The slides of a deck in order. Regions and years of `over` take the place of those of the pins."""
    for pin in deck.pins:
        yield slide(pin, ask, over, language)


def slide(pin: Pin, ask: Ask, over: Filter | None = None, language: str | None = None) -> Slide:
    """One slide."""
    chosen = narrowed(pin.chosen, over or Filter())
    request = Request(ask, chosen, pin.options, language or pin.language)
    if pin.view not in IDS:
        return Slide(pin, request, None, "deck.unknown_view")
    view = build(pin.view, ask, chosen, pin.options, request.language)
    if view is None:
        return Slide(pin, request, None, "deck.nothing")
    fewer = max(0, pin.documents - view.documents) if chosen == pin.chosen else 0
    made_up = int(ask(overview.corpus_counts, chosen)["synthetic"].iloc[0])
    shown = replace(view, subtitle=printed(view.subtitle), note=printed(view.note))
    return Slide(pin, request, shown, fewer=fewer, made_up=made_up)


def narrowed(chosen: Filter, over: Filter) -> Filter:
    """A pin's filter with the regions and years that are asked for while presenting."""
    years = over.year_from is not None or over.year_to is not None
    return Filter(
        over.regions or chosen.regions,
        over.year_from if years else chosen.year_from,
        over.year_to if years else chosen.year_to,
        over.doc_types or chosen.doc_types,
    )


def to_json(deck: Deck) -> str:
    """The deck as the text of a file."""
    pins = [
        {
            "view": pin.view,
            "filter": filters.to_query(pin.chosen),
            "options": {name: list(values) for name, values in pin.options.items()},
            "language": pin.language,
            "title": pin.title,
            "comment": pin.comment,
            "shown": pin.shown,
            "documents": pin.documents,
        }
        for pin in deck.pins
    ]
    whole = {"format": FORMAT, "version": VERSION, "title": deck.title, "pins": pins}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def from_json(text: str | bytes) -> Deck:
    """The deck of a file. Parts that make no sense are left out and named in `problems`. Raises NoDeck for another file."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoDeck from error
    if (
        not isinstance(whole, dict)
        or whole.get("format") != FORMAT
        or not isinstance(whole.get("pins"), list)
    ):
        raise NoDeck
    version = whole.get("version")
    problems = [] if isinstance(version, int) and version <= VERSION else ["newer_version"]
    read = [_pin(entry) for entry in whole["pins"][:MOST_PINS]]
    if None in read or len(whole["pins"]) > MOST_PINS:
        problems.append("unreadable_pins")
    return Deck(
        _words(whole.get("title"), "title"), tuple(pin for pin in read if pin is not None), tuple(problems)
    )


def load(path: Path) -> Deck:
    """The deck in a file; an empty one where there is none. Raises NoDeck for another file."""
    return from_json(path.read_bytes()) if path.is_file() else Deck()


def save(deck: Deck, path: Path) -> None:
    """Writes the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}.part")
    half.write_text(to_json(deck), encoding="utf-8")
    half.replace(path)


def _pin(entry: Any) -> Pin | None:
    """A pin of a file, None when it does not even name a view."""
    if not isinstance(entry, dict) or not isinstance(entry.get("view"), str):
        return None
    asked, options = entry.get("filter"), entry.get("options")
    documents = entry.get("documents")
    return Pin(
        visible(entry["view"])[:80],
        filters.from_query({name: _several(values) for name, values in asked.items()})
        if isinstance(asked, dict)
        else Filter(),
        {str(name): _several(values) for name, values in options.items()}
        if isinstance(options, dict)
        else {},
        "en" if entry.get("language") == "en" else "zh",
        _words(entry.get("title"), "title"),
        _words(entry.get("comment"), "comment"),
        _words(entry.get("shown"), "title"),
        documents if isinstance(documents, int) else 0,
    )


def _words(value: Any, part: str) -> str:
    return visible(value)[: LONGEST[part]] if isinstance(value, str) else ""


def _several(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, (list, tuple)) else [value] if isinstance(value, (str, int)) else []
    return tuple(visible(item)[:200] for item in items)
