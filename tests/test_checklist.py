"""The checklist of every chart, on a made-up corpus that has something for nearly all of them: a title, the filter in words, a
source with the number of documents, a table that is drawn, and sentences that stand where the evidence says."""

from __future__ import annotations

import pytest

from core import views
from core.models import Filter
from core.store import Store, ensure_store
from core.synth import write_corpus
from core.views.evidence import sentences

DOCUMENTS = 200
# What made-up documents do not have: levels to be reached, figures of parts or of half years, words of the reader's own.
MAY_LACK = {"indicators.levels", "indicators.apart", "keywords.own"}
# What counts documents or words, not sentences of documents.
COUNTS_ONLY = {
    "regions.held", "documents.listed", "documents.pairs", "corpus.coverage", "corpus.kinds", "corpus.fields", "overview.domains",
}  # fmt: skip
ON_PAGES = [
    name for name in views.IDS if name.split(".")[0] in {"indicators", "targets", "meetings", "regions"}
]
# Views of two documents tell of those, not of a filter.
OF_DOCUMENTS = {"documents.shared", "documents.pairs"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    place = tmp_path_factory.mktemp("checklist")
    return ensure_store(write_corpus(place, DOCUMENTS, seed=3), place / "data")


def county(store: Store) -> str:
    """A region with others of its province in the corpus."""
    found = store.query(
        "SELECT region_code FROM documents GROUP BY region_code ORDER BY count(*) DESC LIMIT 1"
    )
    return str(found["region_code"].iloc[0])


def options_of(store: Store, name: str) -> dict[str, str]:
    """What a reader chose on the page of a view."""
    county, city = (
        str(store.rows(
            "SELECT doc_id FROM documents WHERE doc_type = 'government_work_report' AND level = ? ORDER BY file DESC", [level]
        )[0][0])
        for level in ("county", "city")
    )  # fmt: skip
    return {
        "keywords": {"term": "公路"}, "documents": {"q": "公路 or 河道", "doc": county, "with": city},
        "regions": {"rule": "nearest_gdp"},
    }.get(name.split(".")[0], {}) | {"scope": "every"}  # fmt: skip


@pytest.mark.parametrize("name", views.IDS)
def test_every_chart_passes_the_checklist(store: Store, name: str) -> None:
    ask = views.direct(store)
    chosen = Filter(year_from=2014)
    options = options_of(store, name)
    view = views.build(name, ask, chosen, options, "zh")
    if view is None:
        assert name in MAY_LACK, name
        return
    request = views.Request(ask, chosen, options)
    assert view.title and view.takeaway
    assert name in OF_DOCUMENTS or request.filter_words() in view.subtitle
    assert "份文档" in view.source and view.documents > 0
    assert len(view.named) and view.named.shape[1] == len(view.columns)
    if view.draw is not None:
        assert view.draw("light", "page") and view.draw("dark", "slide")
    if name in COUNTS_ONLY:
        return
    assert view.facts is not None and sentences(view, request)
    rows, words = view.facts(view.lead)
    assert words
    for row in rows.head(5).itertuples():
        if row.quote is not None and row.start == row.start:
            text = store.record(row.doc_id).text
            assert text[int(row.start) : int(row.end)] == row.quote


@pytest.mark.parametrize("name", ON_PAGES)
@pytest.mark.parametrize(
    "chosen",
    [Filter(("999999",)), Filter(tuple(f"{code:06d}" for code in range(110000, 120000)))],
    ids=["none", "many"],
)
def test_no_region_and_ten_thousand_regions_are_no_error(store: Store, name: str, chosen: Filter) -> None:
    view = views.build(name, views.direct(store), chosen, {}, "zh")
    assert view is None or len(view.table)


@pytest.mark.parametrize("name", ON_PAGES)
def test_one_document_is_no_error(store: Store, name: str) -> None:
    one = Filter((county(store),), 2016, 2016, ("government_work_report",))
    view = views.build(name, views.direct(store), one, {}, "zh")
    assert view is None or (view.title and len(view.table))
