"""Takes the guards out one by one, in a copy of the tree, and shows that a test goes red for each.

A test that stays green without its guard proves nothing. `--quick 1` takes a few out together, each with a test of its
own, for every run of the checks.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from campaigns.figures import ROOT, Figures, main

_LEFT_OUT = shutil.ignore_patterns(
    ".git", ".data", ".venv", "__pycache__", "*.png", ".mypy_cache", ".ruff_cache", ".hypothesis"
)

_FAILED = 1  # how pytest ends when tests failed; higher codes say that they could not be run
_MEMORY = 6 << 30  # for a test whose guard against eating memory is gone


class Guard(NamedTuple):
    """What is taken out (`was`, exactly once in `file`, becomes `without`), and the test that must notice."""

    name: str
    file: str
    was: str
    without: str
    test: str
    quick: bool = False


GUARDS = (
    Guard("HTML escaping", "core/safe_text.py", "return _html.escape(visible(text), quote=True)", "return visible(text)", "tests/test_safe_text.py::test_html_holds_no_tag_and_no_quote", True),
    Guard("markdown escaping", "core/safe_text.py", 'return re.sub(r"\\s+", " ", _MARKDOWN.sub(r"\\\\\\1", joined)).strip()', "return joined", "tests/test_safe_text.py"),
    Guard("the script mark of pyecharts", "core/safe_text.py", "    shown = _SCRIPT_MARK.sub(REPLACEMENT, visible(text))\n", "    return visible(text)\n    shown = _SCRIPT_MARK.sub(REPLACEMENT, visible(text))\n", "tests/test_safe_text.py::test_chart_option_holds_no_script_mark", True),
    Guard("JSON inside a script element", "core/safe_text.py", 'text = text.replace(sign, f"\\\\u{ord(sign):04x}")', "pass", "tests/test_safe_text.py"),
    Guard("links of other kinds", "core/safe_text.py", 'parts.scheme in {"http", "https"} and', "", "tests/test_safe_text.py"),
    Guard("invisible and reordering signs", "core/safe_text.py", '_INVISIBLE.sub(REPLACEMENT, str(text))', "str(text)", "tests/test_safe_text.py"),
    Guard("formulas in csv", "core/safe_text.py", "    if _FORMULA.match(shown) and not _PLAIN_NUMBER.match(shown):", "    if False:", "tests/test_safety_files.py::test_no_cell_of_any_table_is_a_formula", True),
    Guard("strings as strings in xlsx", "core/export/tables.py", "sheet.write_string(row, column, safe_text.sheet_cell(value))", 'sheet.write_formula(row, column, value) if str(value).startswith("=") else sheet.write_string(row, column, safe_text.sheet_cell(value))', "tests/test_safety_files.py::test_no_cell_of_any_table_is_a_formula"),
    Guard("strings as strings inside the charts of a pptx", "core/export/tables.py", "xlsxwriter.Workbook(xlsx_file, _TEXT_STAYS_TEXT)", "xlsxwriter.Workbook(xlsx_file)", "tests/test_safety_files.py::test_no_cell_of_any_table_is_a_formula"),
    Guard("names of files", "core/safe_text.py", '_FORBIDDEN_IN_NAMES.sub("_", visible(text)', '(lambda one: one)(visible(text)', "tests/test_safe_text.py"),
    Guard("the ratio of a zip", "core/parsing/read/archives.py", "if info.file_size > limits.SMALL_MEMBER and", "if False and", "tests/test_read_hostile.py::test_archives_that_would_unpack_to_too_much", True),
    Guard("members over one another in a zip", "core/parsing/read/archives.py", "if sum(info.compress_size for info in infos) > size:", "if False:", "tests/test_read_hostile.py::test_archives_that_would_unpack_to_too_much"),
    Guard("the depth of archives", "core/parsing/read/reader.py", "if depth >= limits.DEPTH:", "if False:", "tests/test_read_hostile.py::test_archives_that_would_unpack_to_too_much"),
    Guard("entities of XML", "core/parsing/read/word.py", "resolve_entities=False", "resolve_entities=True", "tests/test_read_hostile.py::test_entities_are_not_resolved"),
    Guard("the span of a sheet", "core/parsing/read/sheets.py", "if rows * columns > limits.CELLS:", "if False:", "tests/test_read_hostile.py::test_sheet_that_spans_the_largest_area_is_refused"),
    Guard("panics of libraries", "core/parsing/read/reader.py", "type(error).__name__ != _PANIC", "True", "tests/test_read_hostile.py::test_a_panic_of_a_library_is_a_refusal_and_an_interrupt_is_not", True),
    Guard("the time limit of a document", "core/workers/supervise.py", "self._late = time.monotonic() > self._deadline", "self._late = False", "tests/test_workers.py::test_a_bad_document_does_not_keep_its_neighbours_in_the_file_out"),
    Guard("the memory limit of a worker", "core/workers/child.py", "        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))\n", "", "tests/test_workers.py::test_a_bad_document_is_named_and_the_next_file_is_read"),
    Guard("figures behind the same words", "core/duplicates/reposts.py", "if differing > places // ONE_ERROR_IN:", "if False:", "tests/test_duplicates.py", True),
    Guard("the hash of an original", "core/intake/originals.py", "return path.name.removesuffix(PACKED) == hashlib.sha256(data).hexdigest()[:_NAME]", "return True", "tests/test_ingest.py::test_a_damaged_original_is_named_and_the_others_stand"),
    Guard("a file that changes while it is copied", "core/intake/take.py", "if _status(stream, candidate) != status or read != status[0]:", "if False:", "tests/test_ingest.py::test_a_file_that_changes_while_it_is_read_is_refused_and_taken_in_later"),
    Guard("the rename of an index", "core/store/generations.py", "    unfinished.replace(finished)\n", "    __import__('shutil').copyfile(unfinished, finished)\n", "tests/test_killed.py"),
    Guard("the checksum of a journal line", "core/journal_file.py", "return bool(mark) and _checksum(body) == checksum", "return bool(mark)", "tests/test_journal_file.py", True),
    Guard("the second copy of a journal", "core/journal_file.py", "for path, _ in sizes:\n                _append(path, data)", "for path, _ in sizes[:1]:\n                _append(path, data)", "tests/test_journal_file.py"),
    Guard("the sight of others' corrections", "core/corrections/journal.py", "if latest is not None and latest.id != correction.seen:", "if False:", "tests/test_corrections.py::test_a_later_author_must_have_seen_the_earlier_correction", True),
    Guard("a full disk in words", "core/store/renewal.py", 'full = "No space left" in str(error)', "full = False", "tests/test_store.py::test_a_full_disk_leaves_the_last_state"),
    Guard("a deck from a stranger", "core/export/deck.py", "if isinstance(value, (str, int)) else []", "if isinstance(value, (str, int)) else list(value or ())", "tests/test_safety_files.py::test_a_deck_of_anything_opens_and_can_be_saved_or_is_no_deck"),
    Guard("what a correction may hold", "core/corrections/model.py", "    _check_writable(correction)\n", "", "tests/test_safety_store.py::test_no_file_of_corrections_keeps_the_index_from_being_built"),
    Guard("damage found while reading an index", "core/store/reader.py", "            give_up(self.path)\n", "", "tests/test_safety_store.py::test_damage_that_shows_in_a_query_is_not_shown_as_figures_and_mended"),
    Guard("the locked-down reader", "core/store/reader.py", '"enable_external_access": "false"', '"enable_external_access": "true"', "tests/test_store.py::test_a_reader_can_do_nothing_but_read"),
    Guard("loopback only", ".streamlit/config.toml", 'address = "127.0.0.1"', 'address = "0.0.0.0"', "tests/test_safety_server.py::test_it_listens_on_this_machine_only"),
    Guard("allowed hosts", ".streamlit/config.toml", 'allowedHosts = ["127.0.0.1", "localhost"]', 'allowedHosts = ["*"]', "tests/test_safety_server.py::test_other_names_and_other_sites_are_turned_away"),
    Guard("other sites", ".streamlit/config.toml", "enableCORS = true", "enableCORS = false", "tests/test_safety_server.py::test_other_names_and_other_sites_are_turned_away"),
    Guard("no look-up of the own address", "dashboard.py", "network.stay_inside()", "", "tests/test_safety_server.py"),
    Guard("error details", ".streamlit/config.toml", 'showErrorDetails = "none"', 'showErrorDetails = "full"', "tests/test_safety_server.py::test_the_settings_are_those_of_the_promise", True),
    Guard("doors that stay shut", "pages/overview.py", "ensure_entry()\n\n", "ensure_entry()\nst.markdown('x', unsafe_allow_html=True)\n", "tests/test_architecture.py::test_doors_for_hostile_text_stay_shut", True),
    Guard("locked packages", "requirements.txt", "streamlit==1.67.0 ", "streamlit>=1.67.0 ", "tests/test_safety_store.py::test_every_package_is_locked_and_no_script_is_older_than_a_known_fix", True),
)  # fmt: skip


def campaign(quick: int = 0) -> Figures:
    """The tests once with every guard in place, then each test with its guard taken out."""
    chosen = [guard for guard in GUARDS if guard.quick or not quick]
    found = Figures()
    with tempfile.TemporaryDirectory() as name:
        tree = Path(name) / "tree"
        shutil.copytree(ROOT, tree, ignore=_LEFT_OUT)
        if quick:
            red = _red_together(tree, chosen)
        else:
            whole = _run(tree, list(dict.fromkeys(guard.test for guard in chosen)), "-rf")
            if whole.returncode:
                failed = re.findall(r"^FAILED (\S+)", whole.stdout.decode("utf-8", "replace"), re.MULTILINE)
                found.wrong.append(f"not green with the guards in place: {' '.join(failed)}")
            red = [_red_without(tree, guard) for guard in chosen]
    words = {True: "noticed", False: "NOT NOTICED", None: "not found in its file, or its test did not run"}
    told = {guard.name: words[noticed] for guard, noticed in zip(chosen, red, strict=True)}
    found.wrong += [
        f"{guard.name}: {told[guard.name]} by {guard.test}"
        for guard, noticed in zip(chosen, red, strict=True)
        if not noticed
    ]
    found.counts = {"guards taken out": len(chosen), "noticed by a test": red.count(True), **told}
    return found


def _red_without(tree: Path, guard: Guard) -> bool | None:
    """Whether the test fails without the guard; None when the guard is not where it should be."""
    path = tree / guard.file
    whole = path.read_text(encoding="utf-8")
    if not _take_out(tree, guard):
        return None
    try:
        code = _run(tree, [guard.test]).returncode
        return None if code > _FAILED else code != 0  # below 0: the test did not live through it
    finally:
        path.write_text(whole, encoding="utf-8")


def _red_together(tree: Path, guards: Sequence[Guard]) -> list[bool | None]:
    """Of each guard whether its own test fails while all of them are gone; None as above."""
    there = [_take_out(tree, guard) for guard in guards]
    said = _run(tree, [guard.test for guard in guards], "-rf").stdout.decode("utf-8", "replace")
    failed = tuple(re.findall(r"^FAILED (\S+)", said, re.MULTILINE))
    return [
        any(test.startswith(guard.test) for test in failed) if found else None
        for guard, found in zip(guards, there, strict=True)
    ]


def _take_out(tree: Path, guard: Guard) -> bool:
    """Whether the guard was where it should be, and is gone."""
    path = tree / guard.file
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace(guard.was, guard.without), encoding="utf-8")
    return whole.count(guard.was) == 1


def _run(tree: Path, tests: list[str], *options: str) -> subprocess.CompletedProcess[bytes]:
    stop = [] if options else ["-x"]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "--tb=no",
        "-n",
        "0",
        *stop,
        "-p",
        "no:cacheprovider",
        *options,
        *tests,
    ]
    return subprocess.run(command, cwd=tree, capture_output=True, timeout=1800, preexec_fn=_limit)


def _limit() -> None:
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main("break_guards", "Gate 17: every test goes red without its guard", campaign, quick=0)
