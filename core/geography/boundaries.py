"""Sketches of the boundaries as GeoJSON, joined to the data by six-digit code.

They are for analysis, not for publication. `DASHBOARD_BOUNDARIES` may name a folder with files of the same layout
(provinces.geojson, cities.geojson, counties_37.geojson ..., lines.geojson) drawn from an approved map instead.
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

OWN_FOLDER = Path(__file__).parent / "boundaries"
FILES_BY_LEVEL = {"province": "provinces", "city": "cities"}


class BoundariesDamaged(Exception):
    """A boundary file is missing, is not GeoJSON, or is not the file that was shipped."""


def boundaries(level: str, parent_code: str | None = None) -> dict[str, Any]:
    """The outlines of a level as a GeoJSON FeatureCollection; with a code, only those in that province or city.

    Features have `properties` code (six digits), name (unique in the country: 南京市鼓楼区) and parent (code). At the
    level "city" the municipalities, the counties directly under a province and Taiwan, Hong Kong and Macao are drawn
    as one area each; at the level "county" so are the cities without counties. A division without an outline is
    missing here and must not be dropped from tables. The result is shared: do not change it.
    Raises ValueError for a level other than province, city, county, and BoundariesDamaged.
    """
    folder = _folder()
    if level == "county":
        features = _counties(folder, parent_code)
    elif level in FILES_BY_LEVEL:
        features = _features(folder, FILES_BY_LEVEL[level])
    else:
        raise ValueError(f"no boundaries for the level {level!r}")
    if parent_code is not None:
        features = [feature for feature in features if _within(feature, parent_code)]
    return {"type": "FeatureCollection", "features": features}


def lines() -> dict[str, Any]:
    """The dashed lines in the South China Sea and the other boundary lines, to be drawn on every national map."""
    return {"type": "FeatureCollection", "features": _features(_folder(), "lines")}


def is_own_sketch() -> bool:
    """Whether the sketches that came with the product are in use, and so the note that they are sketches is due."""
    return _folder() == OWN_FOLDER


def _folder() -> Path:
    chosen = os.environ.get("DASHBOARD_BOUNDARIES")
    return Path(chosen) if chosen else OWN_FOLDER


def _within(feature: dict[str, Any], parent_code: str) -> bool:
    properties = feature["properties"]
    if parent_code.endswith("0000"):
        return str(properties["code"]).startswith(parent_code[:2])
    return parent_code in (properties["parent"], properties["code"])


def _counties(folder: Path, parent_code: str | None) -> list[dict[str, Any]]:
    if parent_code is not None:
        return _features(folder, f"counties_{parent_code[:2]}")
    names = sorted(path.stem for path in folder.glob("counties_*.geojson"))
    return [feature for name in names for feature in _features(folder, name)]


@cache
def _features(folder: Path, name: str) -> list[dict[str, Any]]:
    path = folder / f"{name}.geojson"
    try:
        content = path.read_bytes()
        features: list[dict[str, Any]] = json.loads(content)["features"]
    except (OSError, ValueError, KeyError) as error:
        raise BoundariesDamaged(f"{path.name}: {error}") from error
    expected = _manifest(folder).get(path.name)
    if expected is not None and hashlib.sha256(content).hexdigest() != expected:
        raise BoundariesDamaged(f"{path.name} is not the file named in manifest.json")
    return features


@cache
def _manifest(folder: Path) -> dict[str, str]:
    """The hashes of the files; an own folder need not have them."""
    path = folder / "manifest.json"
    if not path.exists():
        return {}
    hashes: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return hashes
