"""Where the documents are and where derived data goes: two environment variables, or the defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """The corpus folder, the folder for derived data, where parsed files are kept if not there, and whether the corpus
    was chosen by DASHBOARD_CORPUS."""

    corpus: Path
    data: Path
    shards: str | None = None
    chosen: bool = False


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """`DASHBOARD_CORPUS` and `DASHBOARD_DATA`; `DASHBOARD_SHARDS` may be an address that fsspec knows.

    Without a data folder it is `.data` beside the program. Without a corpus it is what was taken into the data folder,
    and the seeds when nothing was. Relative paths count from the working directory; ~ is the home directory.
    """

    def folder(name: str, default: Path) -> Path:
        given = environment.get(name, "").strip()
        return Path(given).expanduser().absolute() if given else default

    data = folder("DASHBOARD_DATA", ROOT / ".data")
    taken_in = data / "originals"
    chosen = bool(environment.get("DASHBOARD_CORPUS", "").strip())
    corpus = folder("DASHBOARD_CORPUS", taken_in if (taken_in / "inputs.jsonl").exists() else ROOT / "seeds")
    return Settings(corpus, data, environment.get("DASHBOARD_SHARDS", "").strip() or None, chosen)
