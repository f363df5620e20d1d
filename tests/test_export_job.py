"""A deck made into a file in the background: how far it is, how it ends, and that it can be stopped."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from core import views
from core.export import pictures
from core.export.deck import Deck, Pin
from core.export.job import Job
from core.store import Store, ensure_store
from tests.conftest import SEEDS

DECK = Deck("", (Pin("indicators.growth"), Pin("overview.domains"), Pin("keywords.rates")))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return ensure_store(SEEDS, tmp_path_factory.mktemp("data"), lambda *_: None)


def test_a_job_ends_with_the_file_in_the_language_asked_for(store: Store) -> None:
    job = Job("xlsx", DECK, views.direct(store), "en")
    assert (job.ending, job.drawn, job.total) == (None, 0, 3)
    job.run()
    assert (job.ending, job.drawn) == ("done", 3)
    said = [
        str(cell.value) for row in openpyxl.load_workbook(io.BytesIO(job.data)).worksheets[-1] for cell in row
    ]
    assert any("Source" in words for words in said) and not any("来源" in words for words in said)


def test_a_cancelled_job_stops_at_the_next_slide_and_leaves_no_file(store: Store) -> None:
    asked: list[Any] = []

    def ask(*given: Any, **more: Any) -> Any:
        asked.append(given)
        if job.drawn == 1:
            job.cancel()
        return views.direct(store)(*given, **more)

    job = Job("pptx", DECK, ask, "zh")
    job.run()
    assert (job.ending, job.data) == ("cancelled", b"") and job.drawn <= 2 and asked


def test_what_goes_wrong_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "browser", lambda: None)
    without = Job("pictures", DECK, views.direct(store), "zh")
    without.run()
    assert (without.ending, without.data) == ("no_browser", b"")

    def broken(*_: Any, **__: Any) -> Any:
        raise ValueError("a store that went away")

    failed = Job("html", DECK, broken, "zh")
    failed.run()
    assert (failed.ending, failed.data) == ("failed", b"")
