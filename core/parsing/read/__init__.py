"""From files and bytes to documents: whatever comes in gives documents or a reason in words."""

from __future__ import annotations

from core.parsing.read.reader import read_bytes, read_path

__all__ = ["read_bytes", "read_path"]
