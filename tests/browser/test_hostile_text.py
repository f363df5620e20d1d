"""A short version of the campaign of hostile text, on every page."""

from __future__ import annotations

import pytest

from campaigns import hostile_text

pytestmark = pytest.mark.browser


def test_nothing_a_document_says_runs_on_any_page() -> None:
    assert hostile_text.campaign(texts=20, readers=1).wrong == []
