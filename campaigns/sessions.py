"""Gate 10: many sessions at once over real websockets, browsing and filtering a large corpus."""

from __future__ import annotations

import json
import os
import random
import re
import tempfile
import threading
import time
from pathlib import Path

from campaigns.figures import Figures, main, percentile
from campaigns.outside import PAGES
from campaigns.server import Server, Session, exceptions, running
from core.store import ensure_store
from core.synth import write_corpus

_TOKEN = re.compile(r"令牌(\d{4})甲".encode().replace(rb"\d", b"[0-9]"))


class Visitor(threading.Thread):
    """One reader: opens pages under filters, thinks in between, and has a search term that nobody else has."""

    def __init__(self, number: int, server: Server, filters: list[str], until: float, think: float) -> None:
        super().__init__(daemon=True)
        self.number, self.server, self.filters, self.until, self.think = number, server, filters, until, think
        self.draw = random.Random(number)
        self.seconds: list[float] = []
        self.wrong: list[str] = []
        self.echoes = 0

    def run(self) -> None:
        """Browses until the time is up."""
        try:
            session = Session(self.server)
            session.open()
            while time.monotonic() < self.until:
                self._visit(session)
                time.sleep(self.draw.uniform(0.5, 1.5) * self.think)
            session.close()
        except Exception as error:  # whatever breaks a session is what is looked for
            self.wrong.append(f"session {self.number}: {type(error).__name__} {error}")

    def _visit(self, session: Session) -> None:
        page, query = self.draw.choice(PAGES), self.draw.choice(self.filters)
        own = f"令牌{self.number:04d}甲"
        if page == "keywords":
            query = f"{query}&term={own}"
        elif page == "documents":
            query = f"{query}&q={own}"
        began = time.monotonic()
        messages = session.open("" if page == "overview" else page, query.strip("&"))
        self.seconds.append(time.monotonic() - began)
        self.wrong += [f"{page}?{query}: {box}" for box in exceptions(messages)]
        sent = b"".join(message.SerializeToString() for message in messages)
        for number in set(_TOKEN.findall(sent)):
            self.echoes += 1
            if int(number) != self.number:
                self.wrong.append(f"session {self.number} was sent what belongs to session {int(number)}")


def _filters(truth: Path) -> list[str]:
    """Filters that a reader of this corpus could choose."""
    rows = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()[:400]]
    codes = sorted({row["region"]["code"] for row in rows if row["region"]["code"]})
    found = ["", "from=2022", "from=2021&to=2022", "type=government_work_report"]
    return (
        found
        + [f"region={code}" for code in codes[:20]]
        + [f"region={code[:2]}0000&from=2022" for code in codes[:5]]
    )


def campaign(
    sessions: int = 50,
    seconds: float = 600.0,
    documents: int = 10_000,
    think: float = 4.0,
    seed: int = 6,
    keep: str = "",
) -> Figures:
    """Makes the corpus (in the folder `keep`, if given, for the next run), starts the server, lets the visitors in,
    waits, and adds up."""
    found = Figures()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(keep or name)
        corpus = write_corpus(folder / "made", documents, seed)
        began = time.monotonic()
        _plant(corpus, folder / "data")
        taken = time.monotonic() - began
        filters = _filters(folder / "made" / "truth.jsonl")
        with running(folder / "data", corpus) as server:
            _warm(server)
            until = time.monotonic() + seconds
            visitors = [Visitor(number, server, filters, until, think) for number in range(sessions)]
            for visitor in visitors:
                visitor.start()
            for visitor in visitors:
                visitor.join(seconds + 300)
    times = [one for visitor in visitors for one in visitor.seconds]
    found.wrong = [words for visitor in visitors for words in visitor.wrong]
    found.counts = {
        "sessions": sessions,
        "seconds": seconds,
        "documents": f"{documents:,} made-up ones, their records planted, indexed in {taken:.0f} s",
        "page views": len(times),
        "errors and cross-talk": len(found.wrong),
        "own search terms that came back": sum(visitor.echoes for visitor in visitors),
        "p50 of a view": f"{percentile(times, 0.5):.2f} s",
        "p95 of a view": f"{percentile(times, 0.95):.2f} s",
        "slowest view": f"{max(times, default=0.0):.2f} s",
    }
    found.remarks.append(
        f"thinking time between views about {think:g} s; server and visitors share the machine; load when it ended "
        f"{os.getloadavg()[1]:.0f} on {os.cpu_count()} cores"
    )
    return found


def _plant(corpus: Path, data: Path) -> None:
    """The index of the corpus, its records as they were planted instead of parsed: for a server that finds it there."""
    from benchmarks.planted import record_of
    from core.store import shards
    from core.workers import rows

    rows.records_of = lambda task, skip, read: ((record, None) for record in record_of(Path(task.path)))
    shards.rows_of_file = rows.rows_of
    ensure_store(corpus, data).close()


def _warm(server: Server) -> None:
    session = Session(server)
    for page in PAGES:
        session.open("" if page == "overview" else page)
    session.close()


if __name__ == "__main__":
    main("sessions", "Gate 10: concurrent sessions", campaign, sessions=50, seconds=600.0, documents=10_000, think=4.0, seed=6, keep="")  # fmt: skip
