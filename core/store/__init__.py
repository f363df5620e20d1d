"""The store: originals in, one DuckDB file a generation out, readers never disturbed."""

from core.problems import Problem
from core.store.ingest import Busy, Ingested, Progress, Step, Stopped, Upload, ensure_store, ingest_files
from core.store.reader import DamagedIndex, Store, open_store

__all__ = [
    "Busy",
    "DamagedIndex",
    "Ingested",
    "Problem",
    "Progress",
    "Step",
    "Stopped",
    "Store",
    "Upload",
    "ensure_store",
    "ingest_files",
    "open_store",
]
