"""The app as a real server, and sessions of it over real websockets, without a browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from campaigns.figures import ROOT

PATIENCE = 120.0


@dataclass
class Server:
    """A running app."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(
    data: Path, corpus: Path, environment: Mapping[str, str] | None = None, root: Path = ROOT
) -> Iterator[Server]:
    """The app with its own settings on a free port, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    env = (
        os.environ | {"DASHBOARD_DATA": str(data), "DASHBOARD_CORPUS": str(corpus)} | dict(environment or {})
    )
    process = subprocess.Popen(
        command, cwd=root, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    server = Server(port, process)
    try:
        _wait(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:  # a busy machine: its sessions are still at work
            process.kill()
            process.wait()


def _wait(server: Server) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=1).read()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("the app did not start")


class Session:
    """One session, as a browser has it: asks for pages and collects what the server sends for them."""

    def __init__(self, server: Server, host: str | None = None, origin: str | None = None) -> None:
        """Connects. Raises an exception of websockets when the server refuses this host or origin."""
        from websockets.sync.client import connect
        from websockets.typing import Origin, Subprotocol

        given = origin or server.address
        self._socket = connect(
            f"ws://{host or f'127.0.0.1:{server.port}'}/_stcore/stream",
            origin=Origin(given),
            subprotocols=[Subprotocol("streamlit")],
            sock=socket.create_connection(("127.0.0.1", server.port), timeout=10),
            max_size=None,
            ping_interval=None,  # a browser asks for no sign of life, and a busy server is slow to give one
            proxy=None,
            user_agent_header=None,
            legacy=True,
        )

    def open(self, page: str = "", query: str = "", patience: float = PATIENCE) -> list[Any]:
        """The messages of a run of a page, until the script has finished. Raises TimeoutError."""
        from streamlit.proto.BackMsg_pb2 import BackMsg
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        wanted = BackMsg()
        wanted.rerun_script.query_string = query
        wanted.rerun_script.page_name = page
        self._socket.send(wanted.SerializeToString())
        deadline = time.monotonic() + patience
        found: list[Any] = []
        while True:
            message = ForwardMsg()
            message.ParseFromString(self._socket.recv(timeout=max(0.01, deadline - time.monotonic())))
            found.append(message)
            kind = message.WhichOneof("type")
            if kind == "script_finished" and message.script_finished in (
                ForwardMsg.FINISHED_SUCCESSFULLY,
                ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
            ):
                return found

    def say(self, frame: bytes | str, patience: float = 1.0) -> bytes:
        """Sends what need not be a message; returns all that comes back until nothing does, or the server hangs up."""
        from websockets.exceptions import ConnectionClosed

        found = b""
        try:
            self._socket.send(frame)
            while True:
                came = self._socket.recv(timeout=patience)
                found += came if isinstance(came, bytes) else came.encode()
        except (TimeoutError, ConnectionClosed):
            return found

    def close(self) -> None:
        """Ends the session."""
        self._socket.close()


def exceptions(messages: list[Any]) -> list[str]:
    """The error boxes among messages."""
    return [
        f"{message.delta.new_element.exception.type}: {message.delta.new_element.exception.message}"
        for message in messages
        if message.WhichOneof("type") == "delta"
        and message.delta.new_element.WhichOneof("type") == "exception"
    ]


def listening(process: int) -> list[str]:
    """The addresses a process and its children accept connections on."""
    import psutil

    root = psutil.Process(process)
    found = []
    for one in [root, *root.children(recursive=True)]:
        found += [f"{c.laddr.ip}:{c.laddr.port}" for c in one.net_connections("inet") if c.status == "LISTEN"]
    return found
