"""Gate 14: the memory, threads and open files of the server over a long time of sessions that come and go."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from campaigns.figures import ROOT, Figures, main
from campaigns.outside import PAGES
from campaigns.server import Session, exceptions, running

_EVERY = 10.0
_LEAST = 12  # measurements after the warm-up, below which a slope says nothing
_FILTERS = ("", "region=371324", "from=2022", "type=government_work_report")


def slope_per_hour(points: list[tuple[float, float]]) -> float:
    """The slope of the least-squares line through (seconds, bytes), in percent of its mean an hour."""
    count = len(points)
    x = sum(at for at, _ in points) / count
    y = sum(size for _, size in points) / count
    spread = sum((at - x) ** 2 for at, _ in points)
    slope = sum((at - x) * (size - y) for at, size in points) / spread if spread else 0.0
    return 100 * 3600 * slope / y


def campaign(minutes: float = 60.0, warm_up: float = 0.25, pause: float = 0.0, seed: int = 6) -> Figures:
    """Opens a session, visits pages under filters with a pause of so many seconds before each, leaves, and so on; in the
    first share of the time there are no pauses, so that caches and the allocator fill up early, and it does not count."""
    import psutil

    draw = random.Random(seed)
    found = Figures()
    points: list[tuple[float, float]] = []
    sessions = views = 0
    with tempfile.TemporaryDirectory() as name, running(Path(name) / "data", ROOT / "seeds") as server:
        process = psutil.Process(server.process.pid)
        began = time.monotonic()
        first: tuple[int, int] | None = None
        while (passed := time.monotonic() - began) < 60 * minutes:
            session = Session(server)
            sessions += 1
            for _ in range(6):
                time.sleep(pause if passed > 60 * minutes * warm_up else 0.0)
                page = draw.choice(PAGES)
                found.wrong += exceptions(
                    session.open("" if page == "overview" else page, draw.choice(_FILTERS))
                )
                views += 1
            session.close()
            if passed > 60 * minutes * warm_up:
                first = first or (process.num_threads(), process.num_fds())
                if not points or passed - points[-1][0] > _EVERY:
                    points.append((passed, float(process.memory_info().rss)))
        last = process.num_threads(), process.num_fds()
    slope = slope_per_hour(points) if len(points) >= _LEAST else None
    found.counts = {
        "minutes": minutes,
        "sessions opened and left": sessions,
        "page views": views,
        "memory after warm-up, first and last": f"{points[0][1] / (1 << 20):.0f} MB, {points[-1][1] / (1 << 20):.0f} MB" if points else "none",
        "slope after warm-up": f"{slope:+.1f} % an hour" if slope is not None else "too short to say",
        "threads and open files after warm-up, then at the end": f"{first}, {last}",
    }  # fmt: skip
    found.remarks.append(
        "the gate asks for under 1 % an hour; a run of minutes overstates what is still warming up"
    )
    return found


if __name__ == "__main__":
    main("soak", "Gate 14: memory over a long soak", campaign, minutes=60.0, warm_up=0.25, pause=0.0, seed=6)
