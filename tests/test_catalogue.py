"""Every word of the interface stands in the catalogue, in both languages, and nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from core import catalogue
from core.models import DOC_TYPES

ROOT = Path(__file__).parent.parent
SCREEN = [
    *sorted((ROOT / "pages").rglob("*.py")),
    ROOT / "dashboard.py",
    *sorted((ROOT / "core/charts").glob("*.py")),
    *sorted((ROOT / "core/views").glob("*.py")),
    *sorted((ROOT / "core/export").glob("*.py")),
]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Groups whose keys come from data or are put together in code.
FROM_DATA_GROUPS = (
    "unit",
    "month",
    "glossary",
    "weekday",
    "doc_type",
    "doc_type_short",
    "kind",
    "field",
    "date_basis",
    "status",
    "relation",
    "problem",
    "measure",
    "page",
    "column",
    "verdict",
    "tier",
    "targets",
    "mark",
    "deed",
    "link",
    "stored",
    "sameness",
    "formulation_kind",
    "turnover",
    "company",
    "keywords",
    "vocabulary",
    "vocabulary_list",
    "vocabulary_note",
    "reader",
    "query",
    "documents",
    "copy",
    "qualifier",
    "overview",
    "filter",
    "indicators",
    "evidence",
    "finding",
    "chart",
    "number",
    "present",
    "frame",
)
FROM_DATA = re.compile(
    rf"^({'|'.join(FROM_DATA_GROUPS)})\."
    r"|^outlook\.(levels|both)_sides$|^corpus\.(view|stage|ended)_|^correct\.(panel_|set$|confirm$|reject$)"
    r"|^takeaway\.growth_(actual|target)$|^(meetings|regions)\.view_|^pace\.of_|^(peers|claims|apart|period|map|state|headline|column\.year_of|standing|finding\.(headline|each))[._]"
)


def values_of(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def strings(path: Path) -> list[str]:
    """String constants of a module that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs
    ]


@pytest.mark.parametrize("key", catalogue.entries())
def test_both_languages_say_it_with_the_same_values(key: str) -> None:
    entry = catalogue.entries()[key]
    assert {"zh", "en"} <= set(entry) <= {"zh", "en", "zh_one", "en_one"}
    assert not CHINESE.search(entry["en"]) or key == "language.other"
    if key != "number.day" and key != "number.month":
        assert values_of(entry["zh"]) == values_of(entry["en"])


@pytest.mark.parametrize("path", SCREEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_interface_word_is_typed_outside_the_catalogue(path: Path) -> None:
    lexical = {"numbers.py", "dumbbell.py"}  # qualifiers and unit prefixes as documents write them
    stray = [words for words in strings(path) if CHINESE.search(words)]
    assert not stray or path.name in lexical, stray


@pytest.mark.parametrize("path", SCREEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_key_in_code_exists(path: Path) -> None:
    used = re.findall(r"\b(?:t|text)\(\s*[\"']([a-z_0-9.]+)[\"']", path.read_text(encoding="utf-8"))
    assert not [key for key in used if not catalogue.has(key)]


def test_no_entry_is_left_over() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in SCREEN)
    unused = [
        key
        for key in catalogue.entries()
        if not re.search(rf"[\"']{re.escape(key)}[\"']", code) and not FROM_DATA.match(key)
    ]
    assert not unused


def test_every_document_type_has_a_name_in_both_forms() -> None:
    assert all(
        catalogue.has(f"{group}.{kind}") for group in ("doc_type", "doc_type_short") for kind in DOC_TYPES
    )


def test_text_with_values_and_for_exactly_one() -> None:
    assert catalogue.text("frame.documents", "en", n=1) == "1 document"
    assert catalogue.text("frame.documents", "en", n=2) == "2 documents"
    assert catalogue.text("frame.documents", n=1) == "1 份文档"
    assert catalogue.text("pace.chair_once", n=1) == "1 位主持人，见到 1 次"
    assert catalogue.text("finding.meetings_many", "en", n="14", years=1) == "14 meetings in 1 year"
    assert catalogue.text("finding.meetings_many", "en", n="11", years=21) == "11 meetings in 21 years"
    with pytest.raises(KeyError):
        catalogue.text("no.such.entry")


def test_a_value_without_an_entry_shows_as_it_is() -> None:
    assert catalogue.label("doc_type", "notice", "en") == "Notice"
    assert catalogue.label("doc_type", "fresh_kind") == "fresh_kind"


def test_listed() -> None:
    assert catalogue.listed(["甲", "乙", "丙"]) == "甲、乙和丙"
    assert catalogue.listed(["A", "B"], "en") == "A and B"
    assert catalogue.listed([]) == ""


def test_the_glossary_explains_the_terms_that_stand_there() -> None:
    (growth,) = catalogue.glossary("兰陵县 · 同比增速（%）")
    assert growth.startswith("**增速**")
    assert [words[:5] for words in catalogue.glossary("Sorted by G² · Qualifier", "en")] == ["**G² ", "**Qua"]
    assert catalogue.glossary("每个点是一次会议") == []


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("单位：亿元；点一行看原句 · 全部文档", "单位：亿元 · 全部文档"),
        ("虚线是中位数。点一个点看原句。", "虚线是中位数。"),
        ("灰格没有文档；点一格看文档。按省合并。", "灰格没有文档。按省合并。"),
        ("Newest first; click a row to open it.", "Newest first."),
        ("A row a year. Click a mark for its sentence.", "A row a year."),
        ("重点一类项目", "重点一类项目"),
    ],
)
def test_what_is_printed_says_nothing_about_clicking(said: str, left: str) -> None:
    assert catalogue.printed(said) == left
