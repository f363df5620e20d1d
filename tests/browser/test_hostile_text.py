"""A short version of the campaign of hostile text, on every page and in every export but pictures."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.browser

# In a process of its own: two drivers of a browser cannot share one.
CAMPAIGN = """
import json
from campaigns import hostile_text
print(json.dumps(hostile_text.campaign(texts=20, readers=1, slides=1, thorough=0).wrong))
"""


def test_nothing_a_document_says_runs_on_any_page_or_in_any_export() -> None:
    done = subprocess.run([sys.executable, "-c", CAMPAIGN], capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout.splitlines()[-1]) == []
