"""The checklist of every chart, on a made-up corpus that has something for nearly all of them: a title, the filter in words, a
source with the number of documents, a table that is drawn, and sentences that stand where the evidence says."""

from __future__ import annotations

import pytest

from core import views
from core.models import Filter
from core.store import Store, ensure_store
from core.synth import write_corpus
from core.views.evidence import sentences

DOCUMENTS = 150
# Made-up documents say each fact once and in the same words, and their own vocabulary is small.
NOT_HERE = {"targets.silent", "targets.told", "indicators.levels", "indicators.apart"}
# What needs more regions of one province, or of one year, than so few documents have.
MAY_LACK = {"regions.peers", "indicators.claims", "indicators.distribution", "targets.cascade"}
# What counts documents, not sentences of them.
COUNTS_ONLY = {"regions.held", "documents.listed", "corpus.coverage", "corpus.kinds", "corpus.fields"}
OF_ANALYSIS = [
    name
    for name in views.IDS
    if name.split(".")[0] in {"indicators", "targets", "meetings", "regions"} and name not in NOT_HERE
]


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


@pytest.mark.parametrize("name", OF_ANALYSIS)
def test_every_chart_passes_the_checklist(store: Store, name: str) -> None:
    ask = views.direct(store)
    chosen = Filter(year_from=2015)
    options = {"scope": "every", "rule": "nearest_gdp"} if name == "regions.peers" else {"scope": "every"}
    view = views.build(name, ask, chosen, options, "zh")
    if view is None:
        assert name in MAY_LACK, name
        return
    request = views.Request(ask, chosen, options)
    assert view.title and view.takeaway
    assert request.filter_words() in view.subtitle
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


@pytest.mark.parametrize("name", OF_ANALYSIS)
@pytest.mark.parametrize(
    "chosen",
    [Filter(("999999",)), Filter(tuple(f"{code:06d}" for code in range(110000, 120000)))],
    ids=["none", "many"],
)
def test_no_region_and_ten_thousand_regions_are_no_error(store: Store, name: str, chosen: Filter) -> None:
    view = views.build(name, views.direct(store), chosen, {}, "zh")
    assert view is None or len(view.table)


@pytest.mark.parametrize("name", OF_ANALYSIS)
def test_one_document_is_no_error(store: Store, name: str) -> None:
    one = Filter((county(store),), 2016, 2016, ("government_work_report",))
    view = views.build(name, views.direct(store), one, {}, "zh")
    assert view is None or (view.title and len(view.table))
