"""How long until the first page is painted, against a bare one-line Streamlit app, in one run.

    python -m benchmarks.first_paint [--rounds 3] [--data DIR]

Each round starts a bare app and the dashboard in turn, in fresh processes, and stops the clock when the page's first
heading can be seen in Chromium. Without --data every round is a first ever start: the data folder is empty and the
seeds are parsed. With --data the corpus ingested there is opened.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
BARE = 'import streamlit as st; st.title("hello")'
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"]  # fmt: skip


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(script: Path, environment: dict[str, str]) -> Iterator[str]:
    """Starts Streamlit on `script`; gives its address at once, before it answers."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}",
               "--server.headless=true", "--browser.gatherUsageStats=false", "--server.address=127.0.0.1"]  # fmt: skip
    process = subprocess.Popen(command, cwd=script.parent, env={**os.environ, **environment},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address: str) -> None:
    """Returns when the server answers; raises TimeoutError after 90 seconds."""
    end = time.perf_counter() + 90
    while time.perf_counter() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(address)


def seconds_to_paint(browser: Browser, script: Path, environment: dict[str, str]) -> float:
    """Seconds from starting the server to the first heading on the screen."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    start = time.perf_counter()
    with server(script, environment) as address:
        wait_for(address)
        page.goto(address)
        page.wait_for_selector('[data-testid="stMain"] h1', state="visible", timeout=90_000)
        elapsed = time.perf_counter() - start
        page.close()
    return elapsed


def main() -> None:
    """Prints the seconds of every round, the medians and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--data", type=Path, help="a data folder with an ingested corpus; default: first ever start"
    )
    options = parser.parse_args()
    bare, ours = [], []
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as scratch:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        app = Path(scratch, "bare.py")
        app.write_text(BARE, encoding="utf-8")
        seconds_to_paint(browser, app, {})  # warms the disk for both
        for number in range(options.rounds):
            data = options.data or Path(scratch, f"data-{number}")
            bare.append(seconds_to_paint(browser, app, {}))
            ours.append(seconds_to_paint(browser, ROOT / "dashboard.py", {"DASHBOARD_DATA": str(data)}))
            print(f"round {number + 1}: bare {bare[-1]:.2f} s, dashboard {ours[-1]:.2f} s")
        browser.close()
    first, second = statistics.median(bare), statistics.median(ours)
    print(f"median: bare {first:.2f} s, dashboard {second:.2f} s, ratio {second / first:.2f}")


if __name__ == "__main__":
    main()
