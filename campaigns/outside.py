"""Gate 12: what the app connects to, and where it listens, by default, while every page is visited."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from campaigns.figures import ROOT, Figures, main
from campaigns.server import Server, Session, exceptions, listening, running

PAGES = tuple(path.stem for path in sorted((ROOT / "pages").glob("*.py")))
STRANGERS = ("http://evil.example", "null", "http://10.0.0.1", "https://127.0.0.1.evil.example")
# Runs at the start of every Python process of the app: notes names looked up and addresses connected to.
_HOOK = """
import os, sys
def note(event, given):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        where = given[1] if event in ("socket.connect", "socket.sendto") else given[0]
        line = f"{event} {where!r} {os.getpid()}\\n"
        with open(os.environ["NOTED_CONNECTIONS"], "a") as file:
            file.write(line)
sys.addaudithook(note)
"""
_INSIDE = ("'127.0.0.1'", "'localhost'", "'::1'", "None", "''", "'/")


def noting(file: Path, folder: Path) -> dict[str, str]:
    """The environment under which Python processes write into `file` what they connect to."""
    (folder / "sitecustomize.py").write_text(_HOOK, encoding="utf-8")
    return {"PYTHONPATH": str(folder), "NOTED_CONNECTIONS": str(file)}


def noted(file: Path) -> list[str]:
    """What was looked up or connected to beyond this machine."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [line for line in lines if not line.split(" ", 1)[1].lstrip("(").startswith(_INSIDE)]


def campaign(rounds: int = 3) -> Figures:
    """Visits every page, knocks as other sites, and opens every page in Chromium with outside requests recorded."""
    found = Figures()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "connections.txt"
        with running(folder / "data", ROOT / "seeds", noting(file, folder)) as server:
            visits = _visits(server, rounds, found)
            knocks = _knocks(server, found)
            asked = _in_browser(server, found)
            ports = listening(server.process.pid)
        connections = noted(file)
    wide = [port for port in ports if not port.startswith(("127.", "::1"))]
    found.wrong += [f"connected: {line}" for line in connections] + [f"listens: {port}" for port in wide]
    found.wrong += [f"browser asked: {address}" for address in asked]
    found.counts = {
        "pages x visits over websockets": visits,
        "knocks with a foreign Origin or Host, all refused": knocks,
        "connections of the server beyond loopback": len(connections),
        "requests of the browser beyond loopback": len(asked),
        "listening sockets, all of them loopback": len(ports),
    }
    found.remarks.append(
        "connections are seen by Python's audit hooks in the server, and by Chromium's request interception"
    )
    return found


def _visits(server: Server, rounds: int, found: Figures) -> int:
    for _ in range(rounds):
        session = Session(server)
        for page in PAGES:
            found.wrong += exceptions(session.open(page))
        session.close()
    return rounds * len(PAGES)


def _knocks(server: Server, found: Figures) -> int:
    knocks: list[tuple[str, Callable[[], Session]]] = []
    for stranger in STRANGERS:
        knocks.append((stranger, lambda origin=stranger: Session(server, origin=origin)))  # type: ignore[misc]
    for host in ("evil.example", "192.168.1.7:8501", "127.0.0.1.evil.example"):
        knocks.append((host, lambda host=host: Session(server, host=host)))  # type: ignore[misc]
    for who, knock in knocks:
        with suppress(Exception):
            knock().close()
            found.wrong.append(f"let in: {who}")
    return len(knocks)


def _in_browser(server: Server, found: Figures) -> list[str]:
    """The addresses beyond this machine that the pages asked for in Chromium."""
    from playwright.sync_api import Route, sync_playwright

    asked: list[str] = []

    def guard(route: Route) -> None:
        if route.request.url.startswith((server.address, "data:", "blob:")):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.route("**/*", guard)
        for name in PAGES:
            page.goto(f"{server.address}/{'' if name == 'overview' else name}")
            page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=90_000)
            page.wait_for_timeout(1500)
            found.wrong += [box.inner_text() for box in page.query_selector_all("[data-testid=stException]")]
        browser.close()
    return asked


if __name__ == "__main__":
    main("outside", "Gate 12: connections and ports beyond this machine", campaign, rounds=3)
