"""The command line: python -m core parse | explain | ingest | status | export | synth."""

from __future__ import annotations

import sys

from core.cli.main import main

sys.exit(main())
