"""The store: originals in, one DuckDB file a generation out, readers never disturbed."""

from core.store.ingest import Progress, ensure_store
from core.store.problems import Problem
from core.store.reader import DamagedIndex, Store, open_store

__all__ = ["DamagedIndex", "Problem", "Progress", "Store", "ensure_store", "open_store"]
