"""The inputs that were taken in: a journal of what came under which name, beside the originals.

An input is known by where it came from: taking in a file again after it changed replaces it, taking in a file that is
already there costs a look at its size and time. What was handed over without a place (an upload) is known by its name
and content.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from core.intake.files import CorpusFile
from core.intake.originals import Originals
from core.journal_file import Entry, JournalFile
from core.problems import Problem, problem

FOLDER = "originals"


@dataclass(frozen=True, slots=True)
class Input:
    """One input: its name in the corpus, its origin (a path; `#name` for an upload), and its content or why it has none.

    `archive` is the origin of the archive it was in. `size` and `mtime_ns` are those of the file at the origin. An
    archive that was unpacked is an input with neither content nor refusal: it stands for no document of its own. `kind`
    is what the file was said to be (`statistics`), if anything.
    """

    name: str
    origin: str
    size: int
    mtime_ns: int
    sha: str | None = None
    refused: str | None = None
    archive: str | None = None
    kind: str | None = None

    @property
    def is_unpacked(self) -> bool:
        """Whether it is an archive whose members are inputs themselves."""
        return self.sha is None and self.refused is None


class Collection:
    """The inputs taken into a data folder."""

    def __init__(self, data_dir: Path) -> None:
        """Nothing is made or read yet."""
        self.folder = data_dir / FOLDER
        self.originals = Originals(self.folder)
        self.journal = JournalFile(self.folder / "inputs.jsonl")

    def exists(self) -> bool:
        """Whether anything was ever taken in."""
        return self.journal.path.exists() or self.journal.copy.exists()

    def state(self) -> str:
        """Changes when the collection does."""
        return self.journal.state()

    def inputs(self) -> tuple[dict[str, Input], list[Problem]]:
        """The inputs by origin, in the order they first came; and what is wrong with the journal."""
        reading = self.journal.read()
        found: dict[str, Input] = {}
        for entry in reading.entries:
            if entry.get("gone"):
                found.pop(entry["origin"], None)
            else:
                found[entry["origin"]] = Input(**entry)
        problems = []
        if reading.lost:
            problems.append(problem("damaged_inputs", count=len(reading.lost), path=self.journal.path))
        elif reading.mended:
            problems.append(problem("mended_journal", count=reading.mended, path=self.journal.path))
        return found, problems

    def files(self) -> tuple[list[CorpusFile], list[Problem]]:
        """The inputs as files of a corpus, in the order they came, each under a name of its own."""
        inputs, problems = self.inputs()
        given = Counter[str]()
        found = []
        for item in inputs.values():
            if not item.is_unpacked:
                given[item.name] += 1
                found.append(self._file(_numbered(item.name, given), item))
        return found, problems

    def _file(self, name: str, item: Input) -> CorpusFile:
        called = item.name.rstrip("/").rpartition("/")[2] or item.name
        path = self.originals.find(item.sha) if item.sha else None
        refused = item.refused
        if item.sha and path is None:
            refused = "收入的原件不见了。"
        return CorpusFile(
            name, path or called, item.size, item.mtime_ns, called, item.sha, refused, item.kind
        )

    def add(self, inputs: Iterable[Input], gone: Iterable[str] = ()) -> None:
        """Writes inputs into the journal, and takes others out. Their originals must be safe on the disk already."""
        entries: list[Entry] = [{"origin": origin, "gone": True} for origin in gone]
        entries += [{k: v for k, v in asdict(item).items() if v is not None} for item in inputs]
        with self.journal.lock:
            self.journal.append(entries)

    def remove_others(self, inputs: Mapping[str, Input]) -> None:
        """Removes originals that none of the inputs needs."""
        self.originals.remove_others({item.sha for item in inputs.values() if item.sha})


def _numbered(name: str, given: Counter[str]) -> str:
    """The name, with a number where it was given before."""
    if given[name] == 1:
        return name
    path = PurePosixPath(name)
    free = str(path.with_name(f"{path.stem} ({given[name]}){path.suffix}"))
    given[free] += 1
    return free if given[free] == 1 else _numbered(free, given)
