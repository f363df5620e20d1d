"""Who may import whom, and which doors stay shut."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORE = sorted((ROOT / "core").rglob("*.py"))
PAGES = [*sorted((ROOT / "pages").rglob("*.py")), ROOT / "dashboard.py"]
PRODUCT = CORE + PAGES

# Package to the packages of core it may not know: one direction from documents to screen.
FORBIDDEN = {
    "core/parsing": {"core.store", "core.analysis", "core.charts", "core.export"},
    "core/geography": {"core.parsing", "core.store", "core.analysis", "core.charts", "core.export"},
    "core/lexicon": {"core.parsing", "core.store", "core.analysis", "core.charts", "core.export"},
    "core/store": {"core.analysis", "core.charts", "core.export"},
    "core/analysis": {"core.charts", "core.export"},
    "core/charts": {"core.store", "core.export", "core.parsing"},
}
# Ways for the text of a document to become program text, a live formula, a path or an object.
SHUT_DOORS = (
    r"unsafe_allow_html|components\.v1|render_embed|extractall\(|enable_paddle|\bpickle\b|\beval\(|\bexec\("
)
NO_SUCH_NAME = {"utils.py", "helpers.py", "common.py", "manager.py", "misc.py"}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", CORE, ids=relative)
def test_core_knows_nothing_of_the_screen(path: Path) -> None:
    assert not {name for name in imported(path) if name.split(".")[0] in {"streamlit", "pages", "dashboard"}}


@pytest.mark.parametrize("package", FORBIDDEN)
def test_imports_run_in_one_direction(package: str) -> None:
    for path in sorted((ROOT / package).rglob("*.py")):
        wrong = {
            name
            for name in imported(path)
            for bad in FORBIDDEN[package]
            if name == bad or name.startswith(bad + ".")
        }
        assert not wrong, f"{relative(path)} imports {wrong}"


# What opens and parses a document of a stranger: the program of the workers, and commands that do nothing else.
READERS = {
    "core.parsing.parse",
    "core.parsing.read.reader",
    "core.parsing.read.read_path",
    "core.parsing.read.read_bytes",
}
IN_PROCESSES_OF_THEIR_OWN = ("core/parsing/", "core/workers/rows.py", "core/workers/child.py", "core/cli/parse.py", "core/cli/explain.py")  # fmt: skip


def test_documents_are_opened_in_processes_with_limits_only() -> None:
    opening = {relative(path) for path in PRODUCT if imported(path) & READERS}
    assert {path for path in opening if not path.startswith(IN_PROCESSES_OF_THEIR_OWN)} == set()
    assert "core/workers/rows.py" in opening


@pytest.mark.parametrize("path", PAGES, ids=relative)
def test_pages_hold_no_sql_no_patterns_no_grouping(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bSELECT\b|\.groupby\(", text)
    assert "re" not in imported(path)


@pytest.mark.parametrize("path", PRODUCT, ids=relative)
def test_doors_for_hostile_text_stay_shut(path: Path) -> None:
    code = "\n".join(line.split("#")[0] for line in path.read_text(encoding="utf-8").splitlines())
    assert not re.search(SHUT_DOORS, re.sub(r'"""[\s\S]*?"""', "", code))


# One module for each way out; whoever else needs it goes through that module.
ONLY_IN = {
    r"to_excel|ExcelWriter|xlsxwriter": {"core/export/tables.py"},
    r"ChartData\b": {"core/export/tables.py"},
    r"csv\.writer": {"core/export/tables.py", "core/geography/build.py"},
    r"html\.escape": {"core/safe_text.py"},
    r"unsafe_allow_javascript": {"pages/parts/scroll.py"},
    # A chart outside the frame could not be pinned.
    r"plotly_chart|echarts_chart|\bst_echarts\b|altair_chart|vega_lite|pydeck_chart|pyplot|(line|bar|area|scatter)_chart\(": {
        "pages/parts/drawing.py",
        "pages/parts/slide.py",
        "pages/parts/atlas.py",
    },
    r"JsCode|render_embed|dump_options_with_quotes": set(),
    r"st\.write\(|st\.iframe|declare_component|persist=": set(),
    r"shell=True|os\.system|\bmarshal\b|\bjoblib\b|\bdill\b|yaml\.load|__import__": set(),
    r"\brequests\b\.|urllib\.request|httpx|http\.client": set(),
    r"\bread_csv\b|\bread_json_auto\b|duckdb\.read_|INSTALL |LOAD ": set(),
}
# What may never be written into SQL as text, under the names values have here.
VALUES = {
    "term",
    "terms",
    "text",
    "words",
    "value",
    "query",
    "contains",
    "title",
    "name",
    "code",
    "region",
    "doc_id",
    "year",
}
SQL = re.compile(r"\b(SELECT|DELETE FROM|INSERT INTO|UPDATE|SET)\b")
QUOTED = {"path", "shape"}  # places in the JSON of a record, written in core/store/tables.py itself
QUOTED_PATH = "SET temp_directory = '"  # DuckDB takes no parameter there; the quotes in the path are doubled


def code_of(path: Path) -> str:
    """The program text without comments and docstrings."""
    lines = (line.split("  #")[0] for line in path.read_text(encoding="utf-8").splitlines())
    return re.sub(
        r'"""[\s\S]*?"""', "", "\n".join(line for line in lines if not line.lstrip().startswith("#"))
    )


@pytest.mark.parametrize("route", ONLY_IN)
def test_each_way_out_has_one_module(route: str) -> None:
    used = {relative(path) for path in PRODUCT if re.search(route, code_of(path))}
    assert used <= ONLY_IN[route]


@pytest.mark.parametrize("path", PRODUCT, ids=relative)
def test_values_never_become_sql(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.JoinedStr):
            continue
        before = ""
        if not SQL.search("".join(part.value for part in node.values if isinstance(part, ast.Constant))):
            continue
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                written = ast.unparse(part.value)
                assert written not in VALUES, f"{relative(path)}:{node.lineno} writes {written} into SQL"
                shielded = written.isupper() or written in QUOTED or QUOTED_PATH in before
                assert not before.endswith("'") or shielded, f"{relative(path)}:{node.lineno}"
            before = str(part.value) if isinstance(part, ast.Constant) else ""


def test_file_names_are_the_table_of_contents() -> None:
    assert not [relative(path) for path in PRODUCT if path.name in NO_SUCH_NAME]


def test_modules_stay_small_enough_to_hold_in_the_head() -> None:
    long = {
        relative(path): n
        for path in PRODUCT
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long
