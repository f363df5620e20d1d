"""What the parser is at present: records made by another one are made again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_CORE = Path(__file__).resolve().parent.parent
_PARSER = (
    "models.py",
    "records.py",
    "parsing",
    "lexicon",
    "geography",
    "duplicates",
    "statistics",
)
_KINDS = {".py", ".toml", ".txt", ".csv"}
SHARD_FORMAT = 5


@cache
def parser_version() -> str:
    """A hash of the parser's code and vocabulary: it changes whenever either does. Looked at once in a process."""
    digest = hashlib.blake2b(str(SHARD_FORMAT).encode(), digest_size=8)
    for name in _PARSER:
        path = _CORE / name
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.suffix in _KINDS:
                digest.update(file.relative_to(_CORE).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()
