"""Shared by all tests."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
SEEDS = ROOT / "seeds"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a Chromium the browser tests are skipped, except where completeness is asked for."""
    if shutil.which("chromium") or os.environ.get("DASHBOARD_TESTS_COMPLETE"):
        return
    skip = pytest.mark.skip(reason="no Chromium on this machine")
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(skip)
