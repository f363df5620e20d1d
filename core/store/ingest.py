"""From a corpus to a store that matches it: parse what is new, write a generation if anything changed, open it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from pathlib import Path

from filelock import FileLock, Timeout

from core.corrections.journal import Journal
from core.settings import load_settings
from core.store.build import Sources, build
from core.store.files import content_key, list_files
from core.store.generations import current, index_folder, next_path, publish, remove_old
from core.store.ledger import Ledger, balance, correction_digests
from core.store.parser_version import parser_version
from core.store.problems import problem
from core.store.reader import DamagedIndex, Store
from core.store.shards import Item, Task, forget_other_parsers, parse_batch, read_items, shards_in
from core.store.tables import SCHEMA_VERSION

Progress = Callable[[int, int, str], None]

LARGEST_BATCH = 200  # files a shard; a corpus is cut into about fifty
REFUSALS_NAMED = 5


def ensure_store(
    corpus: Path | None = None,
    data_dir: Path | None = None,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Store:
    """A store that matches the corpus: parses what is new or changed, writes a generation if anything is, opens it.

    `progress(done, total, name)` is called as files are parsed, from this thread. `executor` runs the parsing (any
    `concurrent.futures.Executor`); without one it runs here. What was parsed stays parsed when the call is stopped.

    Never raises for what is in the corpus: a missing folder, an empty one, unreadable files become `Store.problems`.
    A folder for data that cannot be written is replaced by a temporary one. Raises OSError only when there is no
    place to write at all.
    """
    settings = load_settings()
    corpus, data_dir = (corpus or settings.corpus).absolute(), (data_dir or settings.data).absolute()
    state = _State(corpus, data_dir, progress or (lambda done, total, name: None), executor)
    opened = state.open_last()
    if opened is not None and (state.corpus_is_missing() or state.matches(opened)):
        return state.finish(opened)
    try:
        state.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(str(state.folder / "LOCK"), timeout=0 if opened else -1):
            return state.finish(state.renew(opened))
    except Timeout:
        state.problems.append(problem("busy"))
    except OSError as error:
        if opened is None:
            return _in_temporary_folder(state, error)
        state.problems.append(problem("failed_write", reason=error.strerror or str(error)))
    assert opened is not None
    return state.finish(opened)


def _in_temporary_folder(state: _State, error: OSError) -> Store:
    if tempfile.gettempdir() in str(state.data_dir):
        raise error
    place = Path(tempfile.mkdtemp(prefix="dashboard-"))
    store = ensure_store(state.corpus, place, state.progress, state.executor)
    store.problems = (problem("read_only", path=state.data_dir), *store.problems)
    return store


class _State:
    """One call of `ensure_store`: the corpus as it is found, and the problems met."""

    def __init__(self, corpus: Path, data_dir: Path, progress: Progress, executor: Executor | None) -> None:
        self.corpus, self.data_dir = corpus, data_dir
        self.progress, self.executor = progress, executor
        self.folder = index_folder(data_dir, corpus)
        self.parser = parser_version()
        self.shards = data_dir / "records" / self.parser
        self.files, self.problems = list_files(corpus)
        self.corrections, damaged = Journal(data_dir).read()
        if damaged:
            self.problems.append(problem("damaged_corrections", count=len(damaged), path=data_dir))
        self.digests = correction_digests(self.corrections)

    def open_last(self) -> Store | None:
        """The last generation, or None when there is none that can be used."""
        path = current(self.folder)
        if path is None:
            return None
        try:
            return Store(path)
        except (DamagedIndex, OSError):
            self.problems.append(problem("damaged_index"))
            return None

    def corpus_is_missing(self) -> bool:
        return any(found.code == "missing_corpus" for found in self.problems)

    def matches(self, opened: Store) -> bool:
        """Whether the generation is of this parser, these files and these corrections: then nothing is to be done."""
        listed = opened.rows("SELECT name, size, mtime_ns FROM files ORDER BY ALL")
        seen = sorted((_storable(file.name), file.size, file.mtime_ns) for file in self.files)
        query = "SELECT doc_id, corrections FROM documents WHERE corrections <> ''"
        known = set(opened.rows("SELECT doc_id FROM documents")) if self.digests else set()
        wanted = {pair for pair in self.digests.items() if pair[:1] in known}
        return opened.meta["parser"] == self.parser and listed == seen and set(opened.rows(query)) == wanted

    def renew(self, opened: Store | None) -> Store:
        """Parses what is new and writes the next generation. Call it under the lock."""
        remove_old(self.folder)  # also what a killed run left half written
        keys, unreadable = self._keys(opened)
        items, shards = self._parsed(keys)
        ledger = balance(self.files, keys, unreadable, items, self.digests)
        fingerprint = ledger.fingerprint(SCHEMA_VERSION, self.parser)
        meta = {"fingerprint": fingerprint, "parser": self.parser, "corpus": str(self.corpus)}
        sources = Sources(self.files, keys, ledger, shards, self.corrections, meta)
        last = opened.path if opened is not None and self._worth_copying(opened, ledger) else None
        unfinished = next_path(self.folder)
        try:
            _build(unfinished, sources, last)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        if opened is not None:
            opened.close()
        store = Store(publish(unfinished))
        forget_other_parsers(self.shards)
        return store

    def finish(self, store: Store) -> Store:
        """Tells the store what is wrong with its corpus, worst first."""
        found = list(self.problems)
        documents = store.rows("SELECT count(*) FROM documents")[0][0]
        refused = [
            name for (name,) in store.rows("SELECT file FROM inputs WHERE status = 'refused' ORDER BY file")
        ]
        if self.corpus_is_missing() and documents:
            found.append(problem("stale", documents=documents))
        elif not documents and self.files:
            found.append(problem("nothing_usable", inputs=len(self.files), path=self.corpus))
        if refused:
            names = "、".join(refused[:REFUSALS_NAMED]) + (" 等" if len(refused) > REFUSALS_NAMED else "")
            found.append(problem("refused", count=len(refused), names=names))
        store.problems = tuple(found)
        return store

    def _keys(self, opened: Store | None) -> tuple[dict[str, str], dict[str, str]]:
        """The key of each file, reading only those that changed; and why the others could not be read."""
        query = "SELECT name, size, mtime_ns, key FROM files WHERE key IS NOT NULL"
        known = {(name, size, at): key for name, size, at, key in opened.rows(query)} if opened else {}
        keys, unreadable = {}, {}
        for file in self.files:
            key = known.get((file.name, file.size, file.mtime_ns))
            try:
                keys[file.name] = key or content_key(file)
            except OSError as error:
                unreadable[file.name] = f"文件打不开：{error.strerror or error}"
        return keys, unreadable

    def _parsed(self, keys: dict[str, str]) -> tuple[dict[str, list[Item]], dict[str, Path]]:
        """The records of all keys by key, and the shard of each key; parses what no shard has."""
        items: dict[str, list[Item]] = {}
        shards: dict[str, Path] = {}

        def take(shard: Path) -> None:
            for item in read_items(shard):
                if shards.setdefault(item.key, shard) == shard:
                    items.setdefault(item.key, []).append(item)

        for shard in shards_in(self.shards):
            take(shard)
        tasks = {
            keys[file.name]: Task(keys[file.name], str(file.path), file.path.name)
            for file in reversed(self.files)
            if file.name in keys and keys[file.name] not in items
        }
        for shard in self._parse(list(reversed(tasks.values()))):
            take(shard)
        return items, shards

    def _parse(self, tasks: Sequence[Task]) -> Iterator[Path]:
        size = max(1, min(LARGEST_BATCH, len(tasks) // 50))
        batches = [tasks[at : at + size] for at in range(0, len(tasks), size)]
        done = 0
        for batch, shard in _run(batches, str(self.shards), self.executor):
            done += len(batch)
            self.progress(done, len(tasks), batch[-1].name)
            yield Path(shard)

    def _worth_copying(self, opened: Store, ledger: Ledger) -> bool:
        """Whether less than half of the documents changed, so that copying the last generation is less work."""
        if opened.meta["parser"] != self.parser:
            return False
        query = "SELECT doc_id, key, item, path, corrections FROM documents"
        kept = set(opened.rows(query)) & {tuple(wanted) for wanted in ledger.wanted.values()}
        return 2 * len(kept) > len(ledger.wanted)


def _run(
    batches: Sequence[Sequence[Task]], folder: str, executor: Executor | None
) -> Iterable[tuple[Sequence[Task], str]]:
    """Each batch with its shard, as they are finished."""
    if executor is None:
        yield from ((batch, parse_batch(batch, folder)) for batch in batches)
        return
    running = {executor.submit(parse_batch, batch, folder): batch for batch in batches}
    yield from ((running[future], future.result()) for future in as_completed(running))


def _build(unfinished: Path, sources: Sources, last: Path | None) -> None:
    """Builds the generation; from nothing if the last one turns out to be unusable."""
    import duckdb

    try:
        build(unfinished, sources, last)
    except duckdb.Error as error:
        if last is not None:
            unfinished.unlink(missing_ok=True)
            _build(unfinished, sources, None)
        elif isinstance(error, duckdb.IOException):
            raise OSError(str(error)) from error
        else:
            raise


def _storable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()
