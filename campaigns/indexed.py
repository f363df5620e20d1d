"""A small corpus taken in, and every figure of its index: what the campaigns against the store compare."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from campaigns.figures import ROOT
from core.store import Store
from core.synth import write_corpus

# Tables whose rows tell of files and times, not of documents.
_BOOKS = {"files", "meta"}


def documents(folder: Path, count: int, seed: int = 6) -> Path:
    """A folder of made-up documents."""
    return write_corpus(folder, count, seed)


def ingest(corpus: Path, data: Path) -> subprocess.Popen[bytes]:
    """`python -m core ingest` in a process of its own."""
    command = [sys.executable, "-m", "core", "ingest", str(corpus), "--data", str(data), "--workers", "2"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def figures_of(store: Store) -> dict[str, str]:
    """A hash of every table, rows in order of their content. Raises duckdb.Error when the file cannot be read."""
    tables = [name for (name,) in store.rows("SELECT table_name FROM duckdb_tables() ORDER BY 1")]
    found = {}
    for table in tables:
        if table not in _BOOKS:
            rows = store.rows(f'SELECT * FROM "{table}" ORDER BY ALL')
            found[table] = hashlib.blake2b(repr(rows).encode("utf-8", "replace"), digest_size=8).hexdigest()
    return found
