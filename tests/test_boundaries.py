"""The boundary sketches: complete, joined by code, small, and replaceable."""

import json
from collections import Counter
from pathlib import Path

import pytest

from core.geography import boundaries as module
from core.geography.boundaries import BoundariesDamaged, boundaries, is_own_sketch, lines
from core.geography.gazetteer import load_gazetteer

NEWER_THAN_THE_OUTLINES = {"和安县", "和康县", "岑岭县", "草湖市"}


def codes(level: str, parent: str | None = None) -> set[str]:
    return {feature["properties"]["code"] for feature in boundaries(level, parent)["features"]}


def test_every_province_is_drawn_and_taiwan_is_one_of_them() -> None:
    assert codes("province") == {division.code for division in load_gazetteer().children("")}
    assert "710000" in codes("province") & codes("city") & codes("county")


@pytest.mark.parametrize("level", ["city", "county"])
def test_every_division_but_the_newest_is_drawn(level: str) -> None:
    wanted = {division for division in load_gazetteer().today if division.level == level}
    drawn = codes("city") | codes("county")
    assert {division.name for division in wanted if division.code not in drawn} <= NEWER_THAN_THE_OUTLINES


@pytest.mark.parametrize("level", ["province", "city", "county"])
def test_names_are_unique(level: str) -> None:
    names = Counter(feature["properties"]["name"] for feature in boundaries(level)["features"])
    assert max(names.values()) == 1


def test_counties_of_a_province_and_of_a_city() -> None:
    assert {"371324", "370481"} <= codes("county", "370000")
    assert codes("county", "370400") == {"370402", "370403", "370404", "370405", "370406", "370481"}
    assert codes("city", "460000") >= {"460100", "469002"}


def test_the_lines_of_the_south_china_sea_are_there() -> None:
    points = [
        point
        for feature in lines()["features"]
        for line in feature["geometry"]["coordinates"]
        for point in (line if isinstance(line[0], list) else [line])
    ]
    assert min(latitude for _, latitude in points) < 5


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="village"):
        boundaries("village")


def test_files_stay_small() -> None:
    sizes = [path.stat().st_size for path in module.OWN_FOLDER.iterdir()]
    assert max(sizes) < 1_000_000
    assert sum(sizes) < 3_200_000


def test_an_approved_map_takes_the_place_of_the_sketches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feature = {
        "type": "Feature",
        "properties": {"code": "370000", "name": "山东省", "parent": ""},
        "geometry": None,
    }
    collection = {"type": "FeatureCollection", "features": [feature]}
    (tmp_path / "provinces.geojson").write_text(json.dumps(collection), encoding="utf-8")
    assert is_own_sketch()
    monkeypatch.setenv("DASHBOARD_BOUNDARIES", str(tmp_path))
    assert codes("province") == {"370000"}
    assert not is_own_sketch()
    with pytest.raises(BoundariesDamaged, match="cities"):
        boundaries("city")


def test_a_changed_file_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "provinces.geojson").write_text('{"features": []}', encoding="utf-8")
    (tmp_path / "manifest.json").write_text('{"provinces.geojson": "0"}', encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_BOUNDARIES", str(tmp_path))
    with pytest.raises(BoundariesDamaged, match="manifest"):
        boundaries("province")
