"""Every page in both languages: nothing that stands on the screen or is read aloud is in the other one, but for what
documents say and how places are called."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from core import catalogue
from core.geography.gazetteer import load_gazetteer
from core.lexicon import load_toml
from core.records import to_json
from core.store import ensure_store
from tests.browser.conftest import Visit
from tests.conftest import SEEDS

pytestmark = pytest.mark.browser

PAGES = (
    "", "indicators", "indicators?view=series", "targets", "targets?view=season", "meetings", "regions?region=371324",
    "regions?view=map", "regions?view=versus", "keywords?region=371324", "documents", "documents?doc=001_f371ca59a7da8bc1",
    "present", "corpus", "corpus?view=add", "corpus?view=inputs", "corpus?view=quality", "corpus?view=same", "corpus?view=corrections",
)  # fmt: skip
# All texts and labels of the page, those of Streamlit's own widgets and of shadow trees included; icons are letters of
# a font of pictures, and the page for browsers without scripts is never seen.
SAID = """() => {
  const found = new Set();
  const walk = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) {
        const place = node.parentElement;
        if (place && place.closest('script, style, noscript, code, title')) continue;
        if (node.nodeValue.trim() && !(place && getComputedStyle(place).fontFamily.includes('Material')))
          found.add(node.nodeValue.trim());
        continue;
      }
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        if (node.getAttribute(name)) found.add(node.getAttribute(name).trim());
      if (node.shadowRoot) walk(node.shadowRoot);
    }
  };
  walk(document.body);
  return [...found];
}"""
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
LATIN = re.compile(r"[A-Za-z]{2,}")
# Words that readers of Chinese meet as they are: kinds of files, units, measures, a name of ours for the other language.
AS_THEY_ARE = {
    "English", "PowerPoint", "Excel", "CSV", "PNG", "SVG", "TF", "IDF", "GDP", "JSONL", "MB", "txt", "md", "html", "docx",
    "pdf", "csv", "xlsx", "jsonl", "json", "parquet", "zip", "corrections", "Ctrl", "NOT", "AND", "OR",
}  # fmt: skip
PATHS = re.compile(r"(?:[A-Za-z]:\\|/)\S+|\S+\.txt|“[^”]*”")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What documents say, and the names of places."""
    store = ensure_store(SEEDS, tmp_path_factory.mktemp("data"))
    records = [
        to_json(store.record(doc_id)) for doc_id in store.query("SELECT doc_id FROM documents")["doc_id"]
    ]
    places = [division.name for division in load_gazetteer().descendants("")]
    return re.sub(r"\s", "", json.dumps([*records, *places], ensure_ascii=False))


def translated() -> set[str]:
    """What has a word of ours in both languages: it stands in the reader's language wherever it stands alone."""
    entries = {entry["zh"] for key, entry in catalogue.entries().items() if key != "language.other"}
    names = {
        str(name["name"])
        for name in load_toml("topics").values()
        if isinstance(name, dict) and "name" in name
    }
    return {words for words in entries | names | set(load_toml("domains")) if CHINESE.fullmatch(words)}


def walked(visit: Callable[..., Visit], language: str) -> list[tuple[str, str]]:
    """(page, words) of everything that the pages say."""
    window, found = visit(), []
    for path in PAGES:
        more = ("&" if "?" in path else "?") + "lang=en" if language == "en" else ""
        window.open(path + more)
        found += [(path, words) for words in window.page.evaluate(SAID)]
    assert len(found) > 400
    return found


def test_english_pages_say_nothing_in_chinese_but_what_documents_say(
    visit: Callable[..., Visit], told: str
) -> None:
    ours, stray = translated(), []
    for path, words in walked(visit, "en"):
        if words == catalogue.text("language.other", "en"):
            continue
        runs = CHINESE.findall(re.sub(r"\s", "", words))
        # A term, an agenda item or a place may be a word of ours by chance; a label that is one is a stray.
        own = words in ours and path not in {"meetings", "documents"} and not path.startswith("keywords")
        if own or any(run not in told for run in runs):
            stray.append((path, words))
    assert not stray, "\n".join(map(str, stray))


def test_chinese_pages_say_nothing_in_english_but_what_documents_say(
    visit: Callable[..., Visit], told: str
) -> None:
    stray = [
        (path, words)
        for path, words in walked(visit, "zh")
        for word in LATIN.findall(PATHS.sub(" ", words))
        if word not in AS_THEY_ARE and word not in told
    ]
    assert not stray, "\n".join(map(str, stray))
