"""A deck is a file that survives: saved, sent, reopened by another version, on other documents."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from core import views
from core.export import deck as decks
from core.export.deck import Deck, NoDeck, Pin
from core.models import Filter
from core.store import Store, ensure_store
from tests.conftest import ROOT, SEEDS
from tests.deck_examples import HOSTILE, every_view, shown

CHOSEN = Filter(("371324",), 2022, 2023, ("government_work_report",))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return ensure_store(SEEDS, tmp_path_factory.mktemp("data"), lambda *_: None)


def test_a_deck_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    pin = Pin(
        "keywords.rates",
        CHOSEN,
        {"term": ("乡村振兴", "项目"), "by": ("year",)},
        "en",
        "标题",
        "结论",
        "原题",
        3,
    )
    deck = Deck("三季度", (pin, Pin("overview.domains")))
    decks.save(deck, tmp_path / "a/deck.json")
    assert decks.load(tmp_path / "a/deck.json") == deck
    assert decks.load(tmp_path / "none.json") == Deck()
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["deck.json"]


def test_pins_are_moved_changed_and_taken_out() -> None:
    deck = Deck("", (Pin("a"), Pin("b"), Pin("c")))
    assert [pin.view for pin in deck.moved(0, 1).pins] == ["b", "a", "c"]
    assert deck.moved(0, -1) == deck and deck.moved(2, 1) == deck
    assert [pin.view for pin in deck.without(1).pins] == ["a", "c"]
    assert deck.changed(1, title="题").pins[1].title == "题"
    full = Deck("", (Pin("a"),) * decks.MOST_PINS)
    assert full.added(Pin("b")) == full


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"format": "other", "pins": []}', "[" * 5000, b"\xff\xfe"]
)
def test_another_file_is_no_deck(text: str | bytes) -> None:
    with pytest.raises(NoDeck):
        decks.from_json(text)


def test_what_makes_no_sense_is_left_out_and_named() -> None:
    text = json.dumps(
        {
            "format": decks.FORMAT,
            "version": 99,
            "new_field": 1,
            "pins": [
                {"view": "overview.domains", "filter": {"region": "nowhere", "from": ["2022"]}, "title": 7},
                {"title": "no view"},
                "text",
                {
                    "view": "meetings.time",
                    "filter": [],
                    "options": "x",
                    "language": "fr",
                    "documents": "many",
                },
            ],
        }
    )
    deck = decks.from_json(text)
    assert deck.problems == ("newer_version", "unreadable_pins")
    assert deck.pins == (Pin("overview.domains", Filter(year_from=2022)), Pin("meetings.time"))


def test_hostile_and_endless_words_are_cut_and_made_visible() -> None:
    deck = Deck("", (Pin("overview.domains", title=HOSTILE, comment=HOSTILE),))
    read = decks.from_json(decks.to_json(deck)).pins[0]
    assert len(read.title) <= decks.LONGEST["title"] and "\x00" not in read.title + read.comment


def test_every_pin_becomes_a_slide_and_says_what_is_missing(store: Store) -> None:
    slides = shown(every_view(), store)
    assert len(slides) == len(views.IDS) + 1
    assert slides[-1].missing == "deck.unknown_view" and slides[-1].title == "旧图"
    gone = decks.slide(
        Pin("overview.domains", Filter(regions=("110000",)), shown="北京"), views.direct(store)
    )
    assert gone.view is None and gone.missing == "deck.nothing" and gone.title == "北京"


def test_a_slide_says_how_many_of_its_documents_are_gone(store: Store, tmp_path: Path) -> None:
    whole = views.build("overview.domains", views.direct(store), Filter(), {}, "zh")
    assert whole is not None
    pin = decks.pinned(whole, Filter(), {}, "zh")
    assert decks.slide(pin, views.direct(store)).fewer == 0
    corpus = tmp_path / "fewer"
    corpus.mkdir()
    for path in sorted(SEEDS.glob("*.txt"))[:3]:
        shutil.copy(path, corpus)
    smaller = ensure_store(corpus, tmp_path / "data", lambda *_: None)
    assert decks.slide(pin, views.direct(smaller)).fewer == 2


def test_filters_chosen_while_presenting_take_the_place_of_those_pinned() -> None:
    assert decks.narrowed(CHOSEN, Filter()) == CHOSEN
    other = decks.narrowed(CHOSEN, Filter(regions=("330781",), year_from=2024))
    assert other == Filter(("330781",), 2024, None, CHOSEN.doc_types)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_pin_can_be_presented_and_listed_in_the_app(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    import streamlit as st
    from streamlit.testing.v1 import AppTest

    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("DASHBOARD_CORPUS", str(SEEDS))
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    st.cache_resource.clear()
    st.cache_data.clear()
    deck = every_view()
    decks.save(deck, tmp_path / "decks/0123456789ab.json")
    for slide in (None, *range(1, len(deck.pins) + 1)):
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        app.query_params["deck"] = "0123456789ab"
        app.query_params["lang"] = language
        if slide:
            app.query_params["slide"] = str(slide)
        app.run()
        app.switch_page("pages/present.py").run()
        assert not app.exception
        if slide:
            assert any("slide-title" in element.proto.body for element in app.get("html"))
        else:
            assert len([key for key in app.text_input if key.key.startswith("pin_title")]) == len(deck.pins)
