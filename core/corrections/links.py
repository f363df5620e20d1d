"""What people decided about documents that belong together: reposts of one text, readouts of one meeting."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from core.corrections.apply import standing
from core.corrections.model import LINKS, Correction
from core.duplicates.reposts import Decisions


def decisions(corrections: Iterable[Correction], target: str) -> Decisions:
    """The decisions that hold about `duplicate` or `event`; of several about one document the last."""
    latest = {item.doc_id: item for item in standing(corrections) if item.target == target}
    apart = frozenset(doc_id for doc_id, item in latest.items() if item.after is False)
    together = {doc_id: item.after for doc_id, item in latest.items() if isinstance(item.after, str)}
    return Decisions(apart, together)


def links_digest(corrections: Iterable[Correction]) -> str:
    """Changes when any decision about belonging together does."""
    held = [(item.doc_id, item.target, item.after) for item in standing(corrections) if item.target in LINKS]
    return hashlib.blake2b(json.dumps(held).encode(), digest_size=8).hexdigest() if held else ""
