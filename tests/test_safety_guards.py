"""The campaigns notice when a guard is gone: a few of them here, all of them with `python -m campaigns.break_guards`."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaigns import break_guards
from campaigns.figures import write
from campaigns.payloads import payloads
from tests.conftest import ROOT


@pytest.mark.parametrize("guard", break_guards.GUARDS, ids=lambda guard: guard.name)
def test_every_guard_stands_where_the_list_says(guard: break_guards.Guard) -> None:
    assert (ROOT / guard.file).read_text(encoding="utf-8").count(guard.was) == 1


def test_tests_go_red_without_their_guards() -> None:
    assert break_guards.campaign(quick=1).wrong == []


def test_payloads_are_many_and_different() -> None:
    given = payloads(700)
    assert len(set(given)) == 700
    calling = [f"X({number})" in text or "evil.example" in text for number, text in enumerate(given)]
    assert sum(calling) > 690


def test_figures_replace_those_of_the_last_run(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Figures\n", encoding="utf-8")
    write(page, "a", ["one"])
    write(page, "b", ["two"])
    write(page, "a", ["three"])
    text = page.read_text(encoding="utf-8")
    assert "one" not in text and text.index("three") < text.index("two") and text.startswith("# Figures")
