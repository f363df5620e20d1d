"""The one way from a page to the data: the store opened once for all sessions, every frame computed once.

Frames are cached by the fingerprint of the store and the filter, so a change of filter reads the index and never a
document; records and sentences are cached by document.
"""

from __future__ import annotations

import threading
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


class _Holder:
    """The store of this server, and the lock under which it is opened or replaced."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.store: Store | None = None


@st.cache_resource(show_spinner=False)
def _holder() -> _Holder:
    return _Holder()


def corpus_folder() -> Path:
    """Where the documents are: `DASHBOARD_CORPUS`, else what was taken in, else the seeds."""
    from core.settings import load_settings

    return load_settings().corpus


def data_folder() -> Path:
    """Where derived data goes: `DASHBOARD_DATA`, else `.data`."""
    from core.settings import load_settings

    return load_settings().data


def ready() -> bool:
    """Whether the newest store is open, so that nothing has to be read before a page can be drawn."""
    opened = _holder().store
    return opened is not None and not opened.superseded()


def open_store(progress: Progress, again: bool = False) -> Store:
    """The store; on the first call (or `again`, or when another process wrote a new generation) documents that are new
    or changed are read, with `progress` told."""
    from core.store import ensure_store

    holder = _holder()
    with holder.lock:
        if holder.store is None or again or holder.store.superseded():
            holder.store = ensure_store(corpus_folder(), data_folder(), progress)
        return holder.store


def store() -> Store:
    """The open store; the same one through a whole run of a page."""
    return _holder().store or open_store(lambda done, total, name: None)


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
