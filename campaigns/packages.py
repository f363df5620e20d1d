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
# The oldest version without a known hole that this program could meet.
FLOORS = {"streamlit": (1, 54), "starlette": (1, 1), "lxml": (6, 1), "plotly": (6, 0), "pillow": (11, 0)}
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
    for package, floor in FLOORS.items():
        version = importlib.metadata.version(package)
        if tuple(int(part) for part in re.findall(r"\d+", version)[:2]) < floor:
            found.wrong.append(f"{package} {version} is older than {'.'.join(map(str, floor))}")
    found.counts["packages above the floor of known holes"] = ", ".join(FLOORS)
    for name, (*_, least) in _SCRIPTS.items():
        stated = script_version(name)
        found.counts[name] = ".".join(map(str, stated)) if stated else "states no version"
        if stated and stated < least:
            found.wrong.append(f"{name}: {found.counts[name]}, older than {'.'.join(map(str, least))}")
    if audit:
        _audit(found)
    return found


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
