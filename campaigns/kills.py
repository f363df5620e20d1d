"""Gate 3: the ingest killed at every named step and at random moments: it opens, nothing accepted is lost, no document
is half there, and the next run comes to the same end."""

from __future__ import annotations

import random
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from campaigns.figures import Figures, main
from campaigns.indexed import documents as made_documents
from campaigns.indexed import figures_of, ingest
from core.intake.collection import Collection
from core.store import Store, open_store
from tests.faults.deaths import STEPS, Runs

_EVERY = 8  # one in so many of the random kills is of the whole command with its worker processes


@dataclass
class Situation:
    """A place whose documents are to be taken in, a data folder as it is before, the content of every document before
    and after, and the figures of an undisturbed run."""

    name: str
    place: Path
    data: Path
    known: set[tuple[str, str]]
    after: dict[str, str]
    seconds: float  # within which a run is killed


@dataclass
class Count:
    """What came of the kills."""

    kills: int = 0
    ended: int = 0
    opened: int = 0
    filled: int = 0
    lost: int = 0
    half: int = 0
    same: int = 0
    wrong: list[str] = field(default_factory=list)


def campaign(kills: int = 200, documents: int = 12, seed: int = 6) -> Figures:
    """Every step in every situation, then random moments until there were enough."""
    draw = random.Random(seed)
    count, runs = Count(), Runs()
    with tempfile.TemporaryDirectory() as name:
        situations = list(_situations(Path(name), documents, runs))
        data = Path(name) / "data"
        plan = [(situation, step) for step in STEPS for situation in situations][:kills]
        steps = len(plan)
        while count.kills < kills:
            situation, step = plan.pop(0) if plan else (draw.choice(situations), "")
            _fresh(situation, data)
            accepted = set(Collection(data).inputs()[0])
            whole = (count.kills + count.ended) % _EVERY == 0
            code = _killed(situation, data, step, runs, draw, whole)
            if not step and code == 0:  # it had come to its end: no kill
                count.ended += 1
                situation.seconds *= 0.9
                continue
            count.kills += 1
            if step and code != -signal.SIGKILL:
                count.wrong.append(f"{situation.name}: {step} was not reached ({code})")
            _judge(situation, data, accepted, f"{situation.name}, {step or 'a random moment'}", count)
            code = runs.ingest(situation.place, data).code
            same = code == 0 and _figures(data) == situation.after
            count.same += same
            count.wrong += [] if same else [f"{situation.name}, {step}: the next run came to another end"]
    runs.close()
    found = Figures(wrong=count.wrong)
    found.counts = {
        "kills (SIGKILL)": count.kills,
        f"of them at one of {len(STEPS)} named steps": steps,
        "runs that had come to their end before the kill, not counted": count.ended,
        "opened afterwards": f"{count.opened} of {count.kills}",
        "of them with documents to show": count.filled,
        "accepted inputs lost": count.lost,
        "half documents": count.half,
        "figures of an undisturbed run after the next one": f"{count.same} of {count.kills}",
    }
    found.remarks.append(
        "three situations: nothing there yet, half of the documents there, half of them changed since; "
        f"one in {_EVERY} kills of the random ones is of the whole command with worker processes"
    )
    found.remarks.append(
        "kill -9 shows crashes of the program, not of the machine: writes not yet synced survive it"
    )
    return found


def _situations(folder: Path, documents: int, runs: Runs) -> Iterator[Situation]:
    """Nothing there yet; half of the documents there; all there, half of them changed since."""
    for name in ("nothing there", "half there", "half changed"):
        base = folder / name
        place = made_documents(base / "made", documents)
        files = sorted(path for path in place.rglob("*") if path.is_file())
        half = files[::2]
        data = base / "data"
        data.mkdir()
        if name == "half there":
            for path in half:
                path.rename(base / path.name)
        if name != "nothing there":
            assert runs.ingest(place, data).code == 0
        if name == "half there":
            for path in half:
                (base / path.name).rename(path)
        if name == "half changed":
            for path in half:
                path.write_text(path.read_text(encoding="utf-8") + "\n以上为修订稿。\n", encoding="utf-8")
        shutil.copytree(data, base / "after")
        began = time.monotonic()
        assert runs.ingest(place, base / "after").code == 0
        seconds = time.monotonic() - began
        known = {*_seen(data).items(), *_seen(base / "after").items()}
        yield Situation(name, place, data, known, _figures(base / "after"), seconds)


def _fresh(situation: Situation, data: Path) -> None:
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(situation.data, data)


def _killed(situation: Situation, data: Path, step: str, runs: Runs, draw: random.Random, whole: bool) -> int:
    """The exit code of a run that is killed."""
    if step:
        return runs.ingest(situation.place, data, step).code
    if not whole:
        return runs.ingest(situation.place, data, seconds=draw.uniform(0.01, situation.seconds)).code
    process = ingest(situation.place, data)
    time.sleep(draw.uniform(0.3, 4 * situation.seconds))
    process.kill()
    process.communicate()
    return process.returncode


def _judge(situation: Situation, data: Path, accepted: set[str], what: str, count: Count) -> None:
    """What a reader would see right after the kill."""
    lost = len(accepted - set(Collection(data).inputs()[0]))
    count.lost += lost
    try:
        seen = _seen(data)
    except Exception as error:  # whatever keeps it from opening is what is looked for
        count.wrong.append(f"{what}: did not open, {type(error).__name__} {error}")
        return
    half = len(set(seen.items()) - situation.known)
    count.opened += 1
    count.filled += bool(seen)
    count.half += half
    count.wrong += [f"{what}: {lost} accepted inputs lost"] if lost else []
    count.wrong += [f"{what}: {half} half documents"] if half else []


def _seen(data: Path) -> dict[str, str]:
    """The content of every document that can be seen; none while there is no generation yet."""
    try:
        store = open_store(data, data / "originals")
    except FileNotFoundError:
        return {}
    rows = _read(store, "SELECT doc_id, record || text FROM records JOIN documents USING (doc_no)")
    return {str(doc_id): str(content) for doc_id, content in rows}


def _read(store: Store, query: str) -> list[tuple[object, ...]]:
    try:
        return store.rows(query)
    finally:
        store.close()


def _figures(data: Path) -> dict[str, str]:
    store = open_store(data, data / "originals")
    try:
        return figures_of(store)
    finally:
        store.close()


if __name__ == "__main__":
    main("kills", "Gate 3: ingest killed at named steps and random moments", campaign, kills=200, documents=12, seed=6)  # fmt: skip
