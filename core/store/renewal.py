"""One renewal of an index: which inputs there are, what of them is not parsed yet, and the next generation."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from pathlib import Path

from core.corrections.journal import Journal
from core.corrections.links import decisions, links_digest
from core.intake.collection import Collection
from core.intake.files import CorpusFile, content_key, list_files
from core.problems import Problem, problem
from core.store.belonging import documents_before
from core.store.build import DamagedShard, Sources, build
from core.store.generations import current, index_folder, next_path, publish, remove_old
from core.store.ledger import Before, Ledger, balance, correction_digests
from core.store.parser_version import parser_version
from core.store.reader import DamagedIndex, OtherVersion, Store
from core.store.shards import Item, parse_batch, read_items, shards_in
from core.store.storage import forget_siblings, storage_at
from core.store.tables import SCHEMA_VERSION
from core.store.uncollected import uncollected
from core.vocabulary import VocabularyFile
from core.workers.pool import LocalWorkers, Stopped, usual_workers
from core.workers.rows import Task

Listed = tuple[list[CorpusFile], list[Problem]]
Progress = Callable[[int, int, str], None]

LARGEST_BATCH = 200  # files a shard; a corpus is cut into about fifty
IN_FLIGHT = 512  # batches handed to an executor before the first must be done
REFUSALS_NAMED = 5
DAMAGED = "damaged_original"
_LOOK_EVERY = 0.2  # seconds between looks at whether the work was cancelled


class Renewal:
    """The corpus as it is found now, and the problems met. `listed` are the files of its folder where they were just
    listed: they are not looked for again."""

    def __init__(
        self, corpus: Path, data_dir: Path, shards: str | None = None, listed: Listed | None = None
    ) -> None:
        self.corpus, self.data_dir, self.listed = corpus, data_dir, listed
        self.collection = Collection(data_dir) if corpus == Collection(data_dir).folder else None
        self.folder = index_folder(data_dir, corpus)
        self.parser = parser_version()
        self.address = f"{shards.rstrip('/') if shards else data_dir / 'records'}/{self.parser}"
        self.storage = storage_at(self.address)
        self.problems: list[Problem] = []
        self._files: list[CorpusFile] | None = None
        self.inputs_state = self.collection.state() if self.collection else ""
        self.corrections, damaged = Journal(data_dir).read()
        if damaged:
            self.problems.append(problem("damaged_corrections", count=len(damaged), path=data_dir))
        self.digests = correction_digests(self.corrections)
        self.links = links_digest(self.corrections)
        self.vocabulary = VocabularyFile(data_dir).vocabulary()

    @property
    def files(self) -> list[CorpusFile]:
        """The inputs, listed when they are first needed."""
        if self._files is None:
            if self.collection:
                listed = self.collection.files()
            else:
                self.listed = listed = self.listed or list_files(self.corpus)
            self._files = listed[0]
            self.problems += listed[1]
        return self._files

    def open_last(self) -> Store | None:
        """The last generation, or None when there is none that can be used."""
        path = current(self.folder)
        if path is None:
            return None
        try:
            return Store(path)
        except OtherVersion:
            return None
        except (DamagedIndex, OSError):
            self.problems.append(problem("damaged_index"))
            return None

    def is_settled(self, opened: Store) -> bool:
        """Whether nothing is to be done: the generation matches, or there is nothing to match it with."""
        return self.matches(opened) or self.corpus_is_missing()

    def corpus_is_missing(self) -> bool:
        """Whether there is no corpus where it should be."""
        return not self.files and any(found.code == "missing_corpus" for found in self.problems)

    def matches(self, opened: Store) -> bool:
        """Whether the generation is of this parser, these files, corrections and own words: then nothing is to be done."""
        made = tuple(opened.meta[name] for name in ("parser", "links", "vocabulary"))
        if made != (self.parser, self.links, self.vocabulary.digest):
            return False
        query = "SELECT doc_id, corrections FROM documents WHERE corrections <> ''"
        known = set(opened.rows("SELECT doc_id FROM documents")) if self.digests else set()
        wanted = {pair for pair in self.digests.items() if pair[:1] in known}
        return self._lists_the_same(opened) and set(opened.rows(query)) == wanted

    def renew(
        self, opened: Store | None, progress: Progress, executor: Executor | None, cancel: threading.Event
    ) -> Store:
        """Parses what is new and writes the next generation. Call it under the lock.

        Raises Stopped when `cancel` was set: what was parsed until then stays parsed.
        """
        remove_old(self.folder)  # also what a killed run left half written
        while True:
            try:
                return self._renew(opened, progress, executor, cancel)
            except DamagedShard:  # it is removed by now: its files are parsed again
                continue

    def _renew(
        self, opened: Store | None, progress: Progress, executor: Executor | None, cancel: threading.Event
    ) -> Store:
        keys, unreadable = self._keys(opened)
        items, shards = self._parsed(keys, progress, executor, cancel)
        with uncollected():
            return self._written(opened, keys, unreadable, items, shards)

    def _written(
        self,
        opened: Store | None,
        keys: Mapping[str, str],
        unreadable: Mapping[str, str],
        items: Mapping[str, list[Item]],
        shards: Mapping[str, str],
    ) -> Store:
        """The next generation, written and opened."""
        reposts = decisions(self.corrections, "duplicate")
        before = self._before(opened) if opened is not None else None
        ledger = balance(self.files, keys, unreadable, items, self.digests, reposts, before)
        words = self.vocabulary.digest
        fingerprint = ledger.fingerprint(SCHEMA_VERSION, self.parser, self.links, words)
        meta = {
            "fingerprint": fingerprint,
            "parser": self.parser,
            "corpus": str(self.corpus),
            "inputs": self.inputs_state,
            "links": self.links,
            "vocabulary": words,
        }
        sources = Sources(
            self.files, keys, ledger, self.storage, shards, self.corrections, meta, self.vocabulary
        )
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
        forget_siblings(self.address)
        return store

    def finish(self, store: Store) -> Store:
        """Tells the store what is wrong with its corpus, worst first."""
        found = list(self.problems)
        documents = store.rows("SELECT count(*) FROM documents")[0][0]
        inputs = store.rows("SELECT count(*) FROM files")[0][0]
        query = "SELECT file FROM inputs WHERE status = 'refused' ORDER BY file"
        refused = [name for (name,) in store.rows(query)]
        if self.corpus_is_missing() and documents:
            found.append(problem("stale", documents=documents))
        elif not documents and inputs:
            found.append(problem("nothing_usable", inputs=inputs, path=self.corpus))
        if refused:
            names = "、".join(refused[:REFUSALS_NAMED]) + (" 等" if len(refused) > REFUSALS_NAMED else "")
            found.append(problem("refused", count=len(refused), names=names))
        store.problems = tuple(found)
        return store

    def _lists_the_same(self, opened: Store) -> bool:
        if self.collection:
            return opened.meta.get("inputs") == self.inputs_state != ""
        listed = opened.rows("SELECT name, size, mtime_ns FROM files ORDER BY ALL")
        return listed == sorted((_storable(file.name), file.size, file.mtime_ns) for file in self.files)

    def _keys(self, opened: Store | None) -> tuple[dict[str, str], dict[str, str]]:
        """The key of each file, reading only those that changed; and why the others could not be read."""
        query = "SELECT name, size, mtime_ns, key FROM files WHERE key IS NOT NULL"
        known = {(name, size, at): key for name, size, at, key in opened.rows(query)} if opened else {}
        keys, unreadable = {}, {}
        for file in self.files:
            if file.refused:
                unreadable[file.name] = file.refused
                continue
            key = None if file.content else known.get((file.name, file.size, file.mtime_ns))
            try:
                keys[file.name] = key or content_key(file)
            except OSError as error:
                unreadable[file.name] = f"文件打不开：{error.strerror or error}"
        return keys, unreadable

    def _parsed(
        self, keys: Mapping[str, str], progress: Progress, executor: Executor | None, cancel: threading.Event
    ) -> tuple[dict[str, list[Item]], dict[str, str]]:
        """The records of all keys by key, and the shard of each key; parses what no shard has."""
        items: dict[str, list[Item]] = {}
        shards: dict[str, str] = {}

        def take(shard: str, fresh: bool = True) -> None:
            for item in read_items(self.storage, shard):
                if not fresh and item.code == DAMAGED:
                    continue  # it may have been taken in again
                if shards.setdefault(item.key, shard) == shard:
                    items.setdefault(item.key, []).append(item)

        with uncollected():
            for shard in shards_in(self.storage):
                take(shard, fresh=False)
        tasks = {
            keys[file.name]: Task(
                keys[file.name], file.path, file.called, file.content is not None, file.kind
            )
            for file in reversed(self.files)
            if file.name in keys and keys[file.name] not in items
        }
        ordered = list(reversed(tasks.values()))
        done = 0
        for batch, made in _run(ordered, self.address, self.parser, executor, cancel):
            done += len(batch)
            if made is not None:
                take(made)
            progress(done, len(ordered), batch[-1].name)
        if cancel.is_set():
            raise Stopped
        self._set_aside(items)
        return items, shards

    def _before(self, opened: Store) -> Before | None:
        """The documents of the last generation; None when it was made by another parser or under other decisions."""
        if (opened.meta["parser"], opened.meta["links"]) != (self.parser, self.links):
            return None
        return documents_before(opened)

    def _set_aside(self, items: Mapping[str, Sequence[Item]]) -> None:
        """Makes room for good copies of originals that turned out to be damaged."""
        damaged = {key for key, found in items.items() if found[0].code == DAMAGED}
        for file in self.files if damaged else ():
            if file.content and content_key(file) in damaged:
                Path(file.path).rename(f"{file.path}.damaged")

    def _worth_copying(self, opened: Store, ledger: Ledger) -> bool:
        """Whether less than half of the documents changed, so that copying the last generation is less work."""
        if opened.meta["parser"] != self.parser:
            return False
        query = "SELECT doc_id, key, item, path, corrections FROM documents"
        kept = set(opened.rows(query)) & {tuple(wanted) for wanted in ledger.wanted.values()}
        return 2 * len(kept) > len(ledger.wanted)


def _run(
    tasks: Sequence[Task], address: str, parser: str, executor: Executor | None, cancel: threading.Event
) -> Iterator[tuple[Sequence[Task], str | None]]:
    """The tasks in batches, each with its shard, as they are finished; ends early when it is cancelled."""
    if executor is None and tasks:
        with LocalWorkers(usual_workers(len(tasks)), cancel) as own:
            yield from _run(tasks, address, parser, own, cancel)
        return
    size = max(1, min(LARGEST_BATCH, len(tasks) // 50))
    waiting = iter([tasks[at : at + size] for at in range(0, len(tasks), size)])
    running: dict[Future[str | None], Sequence[Task]] = {}
    try:
        while True:
            while len(running) < IN_FLIGHT and (batch := next(waiting, None)) is not None:
                assert executor is not None
                running[executor.submit(parse_batch, batch, address, parser)] = batch
            if not running or cancel.is_set():
                break
            done = wait(running, _LOOK_EVERY, FIRST_COMPLETED).done
            for future in [one for one in running if one in done]:  # in the order they were handed out
                yield running.pop(future), future.result()
    finally:
        if running:  # stopped, or one failed: the others end at once, and what they have done is kept
            cancel.set()
            for future in running:
                future.cancel()
            wait([future for future in running if not future.cancelled()])


def _build(unfinished: Path, sources: Sources, last: Path | None) -> None:
    """Builds the generation; from nothing if the last one turns out to be unusable. Raises OSError when the disk refuses."""
    import duckdb

    try:
        build(unfinished, sources, last)
    except duckdb.Error as error:
        full = "No space left" in str(error)
        if last is not None and not full:
            unfinished.unlink(missing_ok=True)
            _build(unfinished, sources, None)
        elif full or isinstance(error, (duckdb.IOException, duckdb.FatalException)):
            number = errno.ENOSPC if full else errno.EIO
            raise OSError(number, os.strerror(number), str(unfinished.parent)) from error
        else:
            raise


def _storable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()
