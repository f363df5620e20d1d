"""A real server with a fresh data folder and a real Chromium in which every outside request is refused and recorded."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, SEEDS

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PATIENCE = 90_000


@dataclass
class Server:
    """A running app."""

    address: str
    process: subprocess.Popen[bytes]
    data: Path


@dataclass
class Visit:
    """A page of the browser, and what it asked for outside of this machine."""

    page: Any
    server: Server
    outside: list[str] = field(default_factory=list)

    def open(self, path: str = "", settle: bool = True) -> Visit:
        """Goes to a path of the app and waits until it is drawn."""
        self.page.goto(f"{self.server.address}/{path}")
        return self.settled() if settle else self

    def settled(self) -> Visit:
        """Waits until the script has run and every chart has its marks."""
        page = self.page
        page.wait_for_selector("h1", timeout=PATIENCE)
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE)
        page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')", timeout=PATIENCE)
        page.wait_for_function(
            "[...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(c => c.querySelector('.main-svg'))",
            timeout=PATIENCE,
        )
        page.wait_for_timeout(600)
        return self

    def exceptions(self) -> list[str]:
        """The texts of error boxes."""
        return [box.inner_text() for box in self.page.query_selector_all("[data-testid=stException]")]

    def query(self) -> str:
        """The query of the URL."""
        return str(self.page.evaluate("location.search"))


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(data: Path, corpus: Path = SEEDS) -> Iterator[Server]:
    """The app on a free port until the block ends."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(ROOT / "dashboard.py"),
        "--server.port",
        str(port),
    ]
    env = os.environ | {"DASHBOARD_DATA": str(data), "DASHBOARD_CORPUS": str(corpus)}
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).read()
                break
            except OSError:
                time.sleep(0.2)
        yield Server(address, process, data)
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server on the seeds for all tests that do not need a fresh one."""
    with running(tmp_path_factory.mktemp("data")) as started:
        yield started


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any, server: Server) -> Iterator[Callable[..., Visit]]:
    """Opens windows; afterwards nothing may have been asked for outside."""
    opened: list[tuple[Any, Visit]] = []

    def window(width: int = 1280, height: int = 800, theme: str = "light", at: Server = server) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            locale="zh-CN",
            accept_downloads=True,
        )
        new = Visit(context.new_page(), at)

        def guard(route: Any) -> None:
            if "//127.0.0.1" in route.request.url:
                route.continue_()
            else:
                new.outside.append(route.request.url)
                route.abort()

        context.route("**/*", guard)
        opened.append((context, new))
        return new

    yield window
    for context, new in opened:
        context.close()
        assert not new.outside
