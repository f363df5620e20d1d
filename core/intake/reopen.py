"""An input as it came in, to be looked at again."""

from __future__ import annotations

from pathlib import Path

from core.intake.collection import Collection
from core.intake.files import list_files
from core.intake.originals import load


def content_of(name: str, corpus: Path, data_dir: Path) -> bytes:
    """The bytes of the input of that name in a corpus; empty when it is not there any more or cannot be read."""
    collection = Collection(data_dir)
    files, _ = collection.files() if corpus == collection.folder else list_files(corpus)
    found = next((file for file in files if file.name == name), None)
    if found is None or found.refused:
        return b""
    try:
        return load(Path(found.path)) if found.content else Path(found.path).read_bytes()
    except OSError:
        return b""
