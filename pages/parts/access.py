"""The one way from a page to the data: the store opened once for all sessions, every frame computed once.

Frames are cached by the fingerprint of the store and the filter, so a change of filter reads the index and never a
document; records and sentences are cached by document.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from core.models import Filter, Record

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.geography.gazetteer import Gazetteer
    from core.store import Store

Progress = Callable[[int, int, str], None]


class Holder:
    """The store of this server, the folder it shows, and the lock under which it is opened or replaced."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.store: Store | None = None
        self.folder: Path | None = None
        self.wanted: Path | None = None
        self._looked = float("-inf")  # when the last look for changes began
        self.turn = (
            0  # how often another folder was shown: a choice made before the last time says nothing any more
        )

    def show(self, folder: Path, opened: Store | None = None) -> None:
        """Shows another folder from now on, to every session; `opened` is its store, if that is open already."""
        with self.lock:
            if opened is not None:
                self.store, self.folder = opened, folder
            self.wanted = folder
            self.turn += 1

    def corpus(self) -> Path:
        """The folder to show: the one chosen on the corpus page, else that of the settings."""
        from core.settings import load_settings

        return self.wanted or load_settings().corpus

    def is_newest(self) -> bool:
        """Whether the newest generation of the folder to show is open."""
        return self.store is not None and self.folder == self.corpus() and not self.store.superseded()

    def open(self, progress: Progress, again: bool = False) -> Store:
        """The store that matches the folder to show; `again` looks for changes in it and in the corrections. Of many who
        come at once two look: a look that began after one has asked serves that one too."""
        from core.store import ensure_store

        asked = time.monotonic()
        with self.lock:
            again = again and self._looked <= asked
            if self.store is None or again or not self.is_newest():
                folder, self._looked = self.corpus(), time.monotonic()
                self.store, self.folder = ensure_store(folder, data_folder(), progress), folder
            return self.store


@st.cache_resource(show_spinner=False)
def holder() -> Holder:
    """The one of this server."""
    return Holder()


def corpus_folder() -> Path:
    """Where the documents are: as chosen on the corpus page, `DASHBOARD_CORPUS`, what was taken in, or the seeds."""
    return holder().corpus()


def data_folder() -> Path:
    """Where derived data goes: `DASHBOARD_DATA`, else `.data`."""
    from core.settings import load_settings

    return load_settings().data


def ready() -> bool:
    """Whether the newest store is open, so that nothing has to be read before a page can be drawn."""
    return holder().is_newest()


def drawn_from() -> str | None:
    """The fingerprint of the open store, None while the newest is not open: to see whether a page is out of date."""
    opened = holder().store
    return opened.fingerprint if opened is not None and ready() else None


def open_store(progress: Progress, again: bool = False) -> Store:
    """The store; on the first call (or `again`, or when another process wrote a new generation) documents that are new
    or changed are read, with `progress` told."""
    return holder().open(progress, again)


def renew(patience: float = 3.0) -> None:
    """Brings what people changed into the index, in the background; returns when it is done or patience ends."""
    work = threading.Thread(target=holder().open, args=(_silently, True), daemon=True)
    work.start()
    work.join(patience)


def store() -> Store:
    """The open store."""
    return holder().store or open_store(_silently)


def _silently(done: int, total: int, name: str) -> None:
    """Tells nobody how far the reading is."""


def ask(function: Callable[..., Any], chosen: Filter, *args: Any, **options: Any) -> Any:
    """`function(store, chosen, *args, **options)` of `core.analysis`, computed once for a store and a filter."""
    opened = store()
    name = f"{function.__module__}.{function.__qualname__}"
    return _answer(
        function, name, opened.fingerprint, _parts(chosen), args, tuple(sorted(options.items())), opened
    )


def _parts(chosen: Filter) -> tuple[Any, ...]:
    return chosen.regions, chosen.year_from, chosen.year_to, chosen.doc_types


@st.cache_data(show_spinner=False, max_entries=600)
def _answer(
    _function: Callable[..., Any],
    name: str,
    fingerprint: str,
    parts: tuple[Any, ...],
    args: tuple[Any, ...],
    options: tuple[tuple[str, Any], ...],
    _store: Any,
) -> Any:
    return _function(_store, Filter(*parts), *args, **dict(options))


def facts_of(doc_id: str) -> DataFrame:
    """Everything found in one document, in the order of its text."""
    opened = store()
    return _facts(doc_id, opened.fingerprint, opened)


@st.cache_data(show_spinner=False, max_entries=50)
def _facts(doc_id: str, fingerprint: str, _store: Any) -> DataFrame:
    from core.analysis.documents import document_facts

    return document_facts(_store, doc_id)


def record(doc_id: str) -> Record | None:
    """The record of a document, None when there is none of that name."""
    try:
        return store().record(doc_id)
    except KeyError:
        return None


@st.cache_resource(show_spinner=False)
def gazetteer() -> Gazetteer:
    """Names of regions by code."""
    from core.geography.gazetteer import load_gazetteer

    return load_gazetteer()


@st.cache_resource(show_spinner=False)
def gazetteer_codes() -> dict[str, str]:
    """Every region of today with its name and those above it, in the order of codes."""
    known = gazetteer()
    return {
        division.code: " ".join(part.name for part in (*reversed(known.parents(division)), division))
        for division in known.descendants("")
    }
