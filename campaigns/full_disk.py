"""Gate 5: the disk full at points from the first byte to the last: nothing accepted is lost, space is all it takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from campaigns.figures import ROOT, Figures, main
from campaigns.indexed import documents as made_documents
from campaigns.indexed import figures_of, ingest
from core.intake.collection import Collection
from core.store import ensure_store
from tests.faults.deaths import Runs


def campaign(points: int = 50, documents: int = 20) -> Figures:
    """Takes documents into a small file system of its own (a mount namespace), then gives it space and goes on."""
    found = Figures()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = made_documents(folder / "made", documents)
        ingest(corpus, folder / "whole").communicate()
        store = ensure_store(folder / "whole" / "originals", folder / "whole")
        truth = figures_of(store)
        store.close()
        needed = 1.3 * sum(path.stat().st_size for path in (folder / "whole").rglob("*") if path.is_file())
        (folder / "disk").mkdir()
        plan = {"corpus": str(corpus), "disk": str(folder / "disk"), "truth": truth, "sizes": []}
        plan["sizes"] = [int(needed * (point + 1) / (points + 1)) for point in range(points)]
        own = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-r", "-m"]
        command = [*own, sys.executable, "-m", "campaigns.full_disk", "inside", json.dumps(plan)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        found.counts = {"disk full": "not tried: this machine gives no file system of its own"}
        found.remarks.append(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "")
        found.wrong += [] if "unshare" in done.stderr or "mount" in done.stderr else [done.stderr[-300:]]
        return found
    told = json.loads(done.stdout)
    found.wrong = told["wrong"]
    found.counts = {
        "points": points,
        "runs refused by the full disk": told["refused"],
        "refused in words": told["worded"],
        "accepted inputs lost": told["lost"],
        "same figures once there was space": f"{told['same']} of {points}",
    }
    return found


def inside(plan: dict[str, object]) -> dict[str, object]:
    """The part that runs in the namespace, where it may mount."""
    refused = worded = lost = same = 0
    wrong: list[str] = []
    disk, corpus = Path(str(plan["disk"])), Path(str(plan["corpus"]))
    runs = Runs()
    for size in plan["sizes"]:  # type: ignore[attr-defined]
        _mount(disk, f"size={size}")
        code, said = runs.ingest(corpus, disk / "data")
        if code:
            refused += 1
            worded += "Traceback" not in said
            wrong += [f"{size} bytes: {said[-300:]}"] if "Traceback" in said else []
        accepted = set(Collection(disk / "data").inputs()[0])
        _mount(disk, "remount,size=2g")
        runs.ingest(corpus, disk / "data")
        lost += len(accepted - set(Collection(disk / "data").inputs()[0]))
        store = ensure_store(disk / "data" / "originals", disk / "data")
        alike = figures_of(store) == plan["truth"]
        store.close()
        same += alike
        wrong += [] if alike else [f"{size} bytes: other figures once there was space"]
        subprocess.run(["umount", str(disk)], check=True)
    runs.close()
    wrong += [f"accepted inputs lost: {lost}"] if lost else []
    return {"wrong": wrong, "refused": refused, "worded": worded, "lost": lost, "same": same}


def _mount(disk: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["inside"]:
        print(json.dumps(inside(json.loads(sys.argv[2]))))
    else:
        main("full_disk", "Gate 5: disk full", campaign, points=50, documents=20)
