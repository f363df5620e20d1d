"""The app as it starts by default: one machine, one name, nothing told, nothing asked for outside."""

from __future__ import annotations

import re
import threading
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from campaigns import outside
from campaigns.server import Server, Session, exceptions, listening, running
from pages.parts import permission
from pages.parts.access import Holder
from tests.conftest import ROOT, SEEDS


@pytest.fixture(scope="module")
def connected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server notes what it connects to."""
    return tmp_path_factory.mktemp("noted") / "connections.txt"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, connected: Path) -> Iterator[Server]:
    environment = outside.noting(connected, tmp_path_factory.mktemp("hook"))
    with running(tmp_path_factory.mktemp("data"), SEEDS, environment) as started:
        yield started


def test_the_settings_are_those_of_the_promise() -> None:
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    server, client = settings["server"], settings["client"]
    assert server["address"] == "127.0.0.1"
    assert sorted(server["allowedHosts"]) == ["127.0.0.1", "localhost"]
    assert server["enableCORS"] and server["enableXsrfProtection"] and not server["enableStaticServing"]
    assert client["showErrorDetails"] == "none" and not client["showErrorLinks"]
    assert client["disableDataExport"] and client["toolbarMode"] == "viewer"
    assert not settings["browser"]["gatherUsageStats"]


def test_who_shares_is_told_what_that_means(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DASHBOARD_PASSPHRASE", raising=False)
    monkeypatch.setattr(permission, "_WARNED", threading.Event())
    for address, told in (("127.0.0.1", False), ("192.168.1.20", True), ("192.168.1.20", False)):
        monkeypatch.setattr("streamlit.get_option", lambda name, address=address: address)
        permission.warn_who_shares()
        said = capsys.readouterr().err
        assert (address in said and "没有登录" in said and "只能看" in said) is told


def test_many_who_come_at_once_do_not_each_look_through_the_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[float] = []

    def look(*_: object) -> object:
        looks.append(time.monotonic())
        time.sleep(0.2)
        return type("Opened", (), {"superseded": lambda self: False})()

    monkeypatch.setattr("core.store.ensure_store", look)
    holder = Holder()
    visitors = [threading.Thread(target=holder.open, args=(print, True)) for _ in range(20)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert 1 <= len(looks) <= 3
    holder.open(print, again=True)
    assert len(looks) <= 4 and looks[-1] > looks[0]


def test_it_listens_on_this_machine_only(server: Server) -> None:
    assert listening(server.process.pid) == [f"127.0.0.1:{server.port}"]


def test_its_own_pages_are_served(server: Server) -> None:
    session = Session(server)
    messages = session.open()
    session.close()
    assert len(messages) > 20 and not exceptions(messages)


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("rebound.example", "http://rebound.example"),
        ("rebound.example:8501", None),
        ("127.0.0.1.nip.example", None),
        ("localhost.evil.example", "http://localhost.evil.example"),
        ("192.168.1.7", "http://192.168.1.7"),
        (None, "http://evil.example"),
        (None, "null"),
        (None, "file://"),
        (None, "https://127.0.0.1.evil.example"),
        (None, "http://user@evil.example"),
    ],
)
def test_other_names_and_other_sites_are_turned_away(
    server: Server, host: str | None, origin: str | None
) -> None:
    from websockets.exceptions import InvalidStatus

    with pytest.raises(InvalidStatus):
        Session(server, host, origin).close()


@pytest.mark.parametrize("frame", [b"\xff\xff\xff", b"\x0a\xff\xff\xff\xff\x0f", b"", "words"])
def test_frames_that_are_no_messages_are_told_nothing(server: Server, frame: bytes | str) -> None:
    session = Session(server)
    answer = session.say(frame)
    session.close()
    assert not re.search(rb"Traceback|site-packages|\.py", answer)
    again = Session(server)
    assert again.open() and not exceptions(again.open("corpus"))
    again.close()


def test_it_asked_for_nothing_outside(server: Server, connected: Path) -> None:
    """Last, after visits and knocks from other sites."""
    session = Session(server)
    for page in outside.PAGES:
        assert not exceptions(session.open(page))
    session.close()
    assert outside.noted(connected) == []
