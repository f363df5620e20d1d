"""The one ingest of this server: it works in the background, every session sees how far it is and can stop it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import streamlit as st

from pages.parts import access

if TYPE_CHECKING:
    from core.store import Step, Upload

Ending = Literal["done", "stopped", "busy", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an ingest ended: inputs that were new and that were there already, or the reason it failed."""

    ending: Ending
    new: int = 0
    known: int = 0
    reason: str = ""


class Intake:
    """An ingest at a time. What is given is kept until it is in, so that one that was stopped can be resumed."""

    def __init__(self) -> None:
        self.step: Step | None = None
        self.outcome: Outcome | None = None
        self._given: Sequence[Path | Upload] = ()
        self._cancel = threading.Event()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    @property
    def working(self) -> bool:
        """Whether documents are being taken in right now."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop and has not yet."""
        return self.working and self._cancel.is_set()

    def start(self, given: Sequence[Path | Upload]) -> None:
        """Takes in what is given, and goes on with what was taken in and is not parsed; nothing while one is working."""
        with self._lock:
            if self.working:
                return
            self._given, self.step, self.outcome = given, None, None
            self._cancel = threading.Event()
            shown = access.holder()
            self._thread = threading.Thread(target=self._run, args=(shown, access.data_folder()), daemon=True)
            self._thread.start()

    def resume(self) -> None:
        """Goes on where the last one was stopped."""
        self.start(self._given)

    def stop(self) -> None:
        """Ends soon; what was taken in and parsed by then is kept."""
        self._cancel.set()

    def forget(self) -> None:
        """Lets go of how the last one ended."""
        self.outcome = None

    def _run(self, shown: access.Holder, data: Path) -> None:
        from core.intake.collection import Collection
        from core.store import Busy, ingest_files

        try:
            done = ingest_files(self._given, data, self._tell, cancel=self._cancel)
        except Busy:
            self.outcome = Outcome("busy")
        except OSError as error:
            self.outcome = Outcome("failed", reason=error.strerror or str(error))
        except Exception as error:  # the end of a thread: whatever it was, the people waiting are told
            logging.getLogger(__name__).exception("ingest failed")
            self.outcome = Outcome("failed", reason=type(error).__name__)
        else:
            if done.store is None:
                self.outcome = Outcome("stopped", done.taken.new, done.taken.known)
                return
            shown.show(Collection(data).folder, done.store)
            self._given = ()
            self.outcome = Outcome("done", done.taken.new, done.taken.known)

    def _tell(self, step: Step) -> None:
        self.step = step


@st.cache_resource(show_spinner=False)
def intake() -> Intake:
    """The one of this server."""
    return Intake()
