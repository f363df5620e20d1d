"""The reader's language is read from the URL of a page, and never guessed where there is none."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from pages.parts.language import language


def test_what_makes_a_file_later_cannot_ask_for_the_language() -> None:
    with ThreadPoolExecutor(1) as other, pytest.raises(RuntimeError):
        other.submit(language).result()
