"""How much memory the app takes while all its pages are looked at.

    python -m benchmarks.app --data DIR [--corpus DIR]

Starts the dashboard on what was ingested into DIR (or on a folder that was opened with that data folder), opens every page
once in Chromium, waits until each is drawn, and prints the seconds that took and the memory of the server after each.
"""

from __future__ import annotations

import argparse
import shutil
import time
from pathlib import Path

import psutil
from playwright.sync_api import sync_playwright

from benchmarks.first_paint import CHROMIUM, ROOT, server, wait_for

PAGES = (
    "",
    "indicators",
    "indicators?view=series",
    "targets",
    "meetings",
    "regions",
    "keywords",
    "documents",
    "corpus",
)
PATIENCE = 180_000


def memory() -> float:
    """Megabytes of the server that this process started."""
    children = psutil.Process().children(recursive=True)
    return (
        max(child.memory_info().rss for child in children if "streamlit" in " ".join(child.cmdline())) / 1e6
    )


def main() -> None:
    """Opens the pages and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", type=Path)
    options = parser.parse_args()
    environment = {"DASHBOARD_DATA": str(options.data.absolute())}
    if options.corpus:
        environment["DASHBOARD_CORPUS"] = str(options.corpus.absolute())
    with sync_playwright() as driver, server(ROOT / "dashboard.py", environment) as address:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        wait_for(address)
        for path in PAGES:
            began = time.perf_counter()
            page.goto(f"{address}/{path}")
            page.wait_for_selector("[data-testid=stMain] h1", timeout=PATIENCE)
            page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE)
            print(
                f"{path or 'overview':<24}{time.perf_counter() - began:6.1f} s {memory():8.0f} MB", flush=True
            )
        browser.close()


if __name__ == "__main__":
    main()
