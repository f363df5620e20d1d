"""The deck as one page: everything in it, nothing outside, no text that could run; and the workbook beside it."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from core.export import pictures
from core.export.deck import Deck, Pin
from core.export.html import html_bytes
from core.export.words import plain_rows
from core.export.workbook import workbook_bytes
from core.store import Store, ensure_store
from tests import deck_examples
from tests.conftest import ROOT, SEEDS

DATA = re.compile(r'<script type="application/json" id="deck">(.*?)</script>', re.S)
SCRIPTS = re.compile(r"<script>(.*?)</script>", re.S)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return ensure_store(SEEDS, tmp_path_factory.mktemp("data"), lambda *_: None)


def page(deck: Deck, store: Store) -> tuple[list[Any], str]:
    slides = deck_examples.shown(deck, store)
    return slides, html_bytes(deck, slides).decode("utf-8")


def data(text: str) -> Any:
    found = DATA.search(text)
    assert found
    return json.loads(found.group(1))


def test_the_page_asks_for_nothing_and_runs_only_its_own_scripts(store: Store) -> None:
    _, text = page(deck_examples.every_view(), store)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy and policy.group(1).startswith("default-src 'none'")
    scripts = SCRIPTS.findall(text)
    assert len(scripts) == 2
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy.group(1)
    own = text.replace(scripts[0], "")
    assert (
        not re.search(r"(src|href)=[\"']?(https?:)?//", own) and str(ROOT) not in own and "/tmp/" not in own
    )


def test_rows_are_those_of_the_screen_under_random_filters(store: Store) -> None:
    compared = 0
    names = ("overview.domains", "regions.topics", "keywords.rates", "meetings.list", "indicators.outlook")
    for chosen in deck_examples.random_filters(12, seed=8):
        slides, text = page(Deck("", tuple(Pin(name, chosen) for name in names)), store)
        for slide, found in zip(slides, data(text)["slides"], strict=True):
            if slide.view is None:
                assert found["missing"]
                continue
            expected = plain_rows(slide.view.table[list(slide.view.columns)])
            assert [[row[name] for name in found["shown"]] for row in found["rows"]] == json.loads(
                json.dumps(expected)
            )
            compared += len(expected)
    assert compared > 100


def test_workbook_has_a_sheet_a_pin_with_the_numbers_of_the_screen(store: Store) -> None:
    deck = deck_examples.every_view()
    slides = deck_examples.shown(deck, store)
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(deck, slides)))
    views = [slide.view for slide in slides if slide.view]
    assert len(book.worksheets) == len(views) + 1
    for view, sheet in zip(views, book.worksheets, strict=False):
        shown = len(view.columns)
        rows = [[cell.value for cell in row[:shown]] for row in sheet.iter_rows(min_row=3)]
        assert deck_examples.digits(rows) == deck_examples.digits(plain_rows(view.named))
        # Behind the columns of the screen, what a row needs to stand alone.
        assert all(row[-1].value.startswith(view.subtitle) for row in sheet.iter_rows(min_row=3))
        assert all(cell.data_type in {"s", "n"} for row in sheet.iter_rows() for cell in row)


def test_hostile_words_stay_words(store: Store) -> None:
    pin = Pin("overview.domains", title=deck_examples.HOSTILE, comment=deck_examples.HOSTILE)
    slides, text = page(Deck(deck_examples.HOSTILE, (pin,)), store)
    assert text.count("</script>") == 3 and "<img" not in text.replace(SCRIPTS.findall(text)[0], "")
    assert "onerror" in data(text)["slides"][0]["title"] and slides


@pytest.mark.browser
def test_pictures_hold_title_filter_and_source(store: Store) -> None:
    slides = deck_examples.shown(Deck("", (Pin("indicators.growth"), Pin("regions.held"))), store)
    ((stem, png, svg),) = pictures.pictures(slides)
    assert png.startswith(b"\x89PNG") and stem.startswith("01_")
    words = re.sub(r"<[^>]{0,2000}>", "", svg.decode("utf-8"))
    assert all(part in words for part in ("提速", "兰陵县", "来源", "1 份文档"))


@pytest.mark.browser
def test_a_chart_of_a_single_bar_is_drawn_under_a_title_of_two_lines(store: Store) -> None:
    from core.models import Filter

    pin = Pin("overview.domains", Filter(("330781",)), title="很长的标题" * 20)
    (slide,) = deck_examples.shown(Deck("", (pin,)), store)
    assert slide.view is not None and len(slide.view.table) == 1
    assert len(pictures.pictures([slide])) == 1


@pytest.mark.browser
def test_without_a_chinese_font_no_picture_of_empty_boxes_is_made(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    none = tmp_path / "fonts.conf"
    none.write_text(f'<?xml version="1.0"?><fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>')
    monkeypatch.setenv("FONTCONFIG_FILE", str(none))
    with pytest.raises(pictures.NoFont):
        pictures.pictures(deck_examples.shown(Deck("", (Pin("indicators.growth"),)), store))


def test_without_a_browser_the_reason_is_given(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "browser", lambda: None)
    with pytest.raises(pictures.NoBrowser):
        pictures.pictures(deck_examples.shown(Deck("", (Pin("overview.domains"),)), store))
