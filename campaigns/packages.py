"""Gate 13: what is installed is pinned and hashed, and no bundled JavaScript is older than a known fix."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

from campaigns.figures import ROOT, Figures, main

LOCKS = ("requirements.txt", "requirements-dev.txt")
# What is known of the packages that meet what comes from outside: the oldest version in which all of it is mended.
# Collected from threads of public projects in which their maintainers name the advisory, last on KNOWN_ON.
KNOWN_ON = "2026-11-27"
FLOORS = {
    "anyio": ((4, 14, 2), "CVE-2026-63374, CVE-2026-64847"),
    "duckdb": ((1, 4, 2), "CVE-2024-41672, CVE-2025-64429, CVE-2026-22776"),
    "h11": ((0, 16, 0), "CVE-2025-43859"),
    "jinja2": ((3, 1, 6), "GHSA-cpwx-vrp4-4pq7"),
    "lxml": ((6, 1, 3), "CVE-2026-41066, CVE-2026-49825"),
    "lxml-html-clean": ((0, 4, 5), "GHSA-4jhm-jv67-739f"),
    "pillow": ((12, 3, 0), "CVE-2026-40192, CVE-2026-55379, PYSEC-2026-2253 to 2257"),
    "protobuf": ((6, 33, 5), "CVE-2026-0994"),
    "pyarrow": ((23, 0, 1), "CVE-2026-25087"),
    "python-docx": ((0, 8, 6), "GHSA-34wj-p5jm-2p96"),
    "python-multipart": ((0, 0, 27), "GHSA-wp53-j4wj-2cfg, CVE-2026-40347, CVE-2026-42561"),
    "requests": ((2, 33, 0), "CVE-2026-25645"),
    "starlette": (
        (1, 3, 1),
        "CVE-2025-62727, CVE-2026-48710, CVE-2026-48818, CVE-2026-54282, CVE-2026-54283",
    ),
    "streamlit": ((1, 61, 0), "CVE-2026-33682 (1.54); allowedHosts since 1.61"),
    "urllib3": ((2, 7, 0), "CVE-2026-21441, PYSEC-2026-141"),
}
# Looked for on the same day, nothing found that is not long mended.
NOTHING_FOUND = (
    "uvicorn", "websockets", "trafilatura", "htmldate", "justext", "courlan", "python-pptx", "olefile", "xlsxwriter",
)  # fmt: skip
# Libraries inside others: what to look for in which compiled file, the oldest version, the advisory.
_INSIDE = {
    "quick-xml in python-calamine": ("python_calamine", rb"quick-xml-(\d+\.\d+\.\d+)", (0, 41, 0), "RUSTSEC-2026-0194, RUSTSEC-2026-0195"),
}  # fmt: skip
# Bundled script: the folder of the package, what its files are called, how they state the version, the oldest allowed.
_SCRIPTS = {
    "ECharts in streamlit": ("streamlit", "static/static/js/*.js", rb"zrender:[`\"'](\d+\.\d+\.\d+)", (6, 1, 0)),
    "ECharts in streamlit-echarts": ("streamlit_echarts", "frontend/build/*.js", rb"zrender: ?[`\"'](\d+\.\d+\.\d+)", (6, 1, 0)),
    "plotly.js in streamlit": ("streamlit", "static/static/js/PlotlyChart*.js", rb"version=[`\"'](\d+\.\d+\.\d+)", (2, 25, 2)),
    "plotly.js in plotly": ("plotly", "package_data/plotly.min.js", rb"plotly\.js v(\d+\.\d+\.\d+)", (2, 25, 2)),
}  # fmt: skip


def unlocked(text: str) -> tuple[int, list[str]]:
    """How many packages a lock file names, and those of them without one exact version or without a hash."""
    entries = re.sub(r"\\\n\s*", " ", text).splitlines()
    named = [line for line in entries if line.strip() and not line.lstrip().startswith("#")]
    loose = [
        line.split()[0]
        for line in named
        if not re.match(r"[\w.\[\]-]+==[\w.!+]+", line) or "--hash=sha256:" not in line
    ]
    return len(named), loose


def script_version(name: str) -> tuple[int, ...] | None:
    """The version a bundled script states, None when it states none."""
    package, pattern, stated, _ = _SCRIPTS[name]
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    for path in sorted(Path(spec.origin).parent.glob(pattern)):
        if found := re.search(stated, path.read_bytes()):
            return tuple(int(part) for part in found.group(1).decode().split("."))
    return None


def campaign(audit: int = 1) -> Figures:
    """Reads the lock files, the installed versions and the bundled scripts; asks an advisory database if it can."""
    found = Figures()
    for name in LOCKS:
        count, loose = unlocked((ROOT / name).read_text(encoding="utf-8"))
        found.counts[f"locked by version and hash in {name}"] = f"{count - len(loose)} of {count}"
        found.wrong += [f"{name}: {line} is not locked" for line in loose]
    for package, (floor, known) in FLOORS.items():
        version = importlib.metadata.version(package)
        found.counts[package] = f"{version}; mended since {_dotted(floor)}: {known}"
        if _numbers(version) < floor:
            found.wrong.append(f"{package} {version} is older than {_dotted(floor)}: {known}")
    for name, (package, stated, floor, known) in _INSIDE.items():
        inside = _compiled(package, stated)
        found.counts[name] = (
            f"{_dotted(inside) if inside else 'states no version'}; mended since {_dotted(floor)}: {known}"
        )
        found.wrong += [f"{name}: {_dotted(inside)}"] if inside and inside < floor else []
    found.counts["PDFium in pypdfium2"] = f"{_pdfium()}; its holes are those of the Chrome of that number"
    for name, (*_, least) in _SCRIPTS.items():
        stated = script_version(name)
        found.counts[name] = _dotted(stated) if stated else "states no version"
        if stated and stated < least:
            found.wrong.append(f"{name}: {found.counts[name]}, older than {_dotted(least)}")
    found.counts["looked for, nothing found that is not long mended"] = ", ".join(NOTHING_FOUND)
    found.remarks.append(
        f"advisories are those named in public issue threads and release notes (GitHub, stored copies) as read on "
        f"{KNOWN_ON}; this is no audit against a database, and cannot show that nothing else is known"
    )
    if audit:
        _audit(found)
    return found


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _compiled(package: str, stated: bytes) -> tuple[int, ...] | None:
    """The version of a library inside the compiled part of a package, None when it states none."""
    spec = importlib.util.find_spec(package)
    places = spec.submodule_search_locations if spec else None
    for path in [path for place in places or () for path in sorted(Path(place).glob("*.so"))]:
        if found := re.search(stated, path.read_bytes()):
            return _numbers(found.group(1).decode())
    return None


def _pdfium() -> str:
    from pypdfium2.version import PDFIUM_INFO

    return str(PDFIUM_INFO)


def _audit(found: Figures) -> None:
    """Known vulnerabilities, when a database can be reached; says so when not."""
    command = [sys.executable, "-m", "pip_audit", "-r", str(ROOT / "requirements.txt"), "--no-deps", "--disable-pip", "-f", "json"]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, timeout=180, cwd=ROOT)
        packages = json.loads(done.stdout)["dependencies"]
    except (OSError, ValueError, KeyError, subprocess.TimeoutExpired):
        packages = []
    audited = [one for one in packages if "vulns" in one]
    if not audited:
        found.counts["known vulnerabilities"] = "no advisory database could be reached: not checked"
        return
    found.counts["known vulnerabilities"] = sum(len(one["vulns"]) for one in audited)
    found.counts["packages found in the advisory database"] = f"{len(audited)} of {len(packages)}"
    found.wrong += [
        f"{one['name']} {one['version']}: {hole['id']}" for one in audited for hole in one["vulns"]
    ]


if __name__ == "__main__":
    main("packages", "Gate 13: packages and bundled JavaScript", campaign, audit=1)
