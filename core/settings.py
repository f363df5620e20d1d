"""Where the documents are and where derived data goes: two environment variables, or the defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """The corpus folder and the folder for derived data."""

    corpus: Path
    data: Path


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """`DASHBOARD_CORPUS` and `DASHBOARD_DATA`, else the seeds and `.data` beside the program.

    Relative paths count from the working directory; ~ is the home directory. Nothing is created or checked here.
    """

    def folder(name: str, default: Path) -> Path:
        given = environment.get(name, "").strip()
        return Path(given).expanduser().absolute() if given else default

    return Settings(folder("DASHBOARD_CORPUS", ROOT / "seeds"), folder("DASHBOARD_DATA", ROOT / ".data"))
