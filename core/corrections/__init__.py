"""What people corrected: an append-only journal, replayed over the records after every parse."""

from core.corrections.apply import apply
from core.corrections.journal import Conflict, Journal
from core.corrections.model import DOCUMENT_FIELDS, INDICATOR_FIELDS, Anchor, Correction, InvalidCorrection

__all__ = [
    "DOCUMENT_FIELDS",
    "INDICATOR_FIELDS",
    "Anchor",
    "Conflict",
    "Correction",
    "InvalidCorrection",
    "Journal",
    "apply",
]
