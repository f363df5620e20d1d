"""The deck as PowerPoint, opened again: native charts whose numbers are those of the screen."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation

from core import catalogue, views
from core.export.deck import Deck, Pin
from core.export.native import drawn
from core.export.pptx import MOST_BARS, pptx_bytes
from core.export.words import missing, shown
from core.store import Store, ensure_store
from tests import deck_examples
from tests.conftest import SEEDS


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return ensure_store(SEEDS, tmp_path_factory.mktemp("data"), lambda *_: None)


def reopened(deck: Deck, store: Store) -> tuple[list[Any], list[Any]]:
    """The slides of the deck and those of the file made of it."""
    slides = deck_examples.shown(deck, store)
    return slides, list(Presentation(io.BytesIO(pptx_bytes(deck, slides))).slides)


def said(page: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


def test_every_pin_is_a_slide_with_title_source_and_evidence(store: Store) -> None:
    slides, pages = reopened(deck_examples.every_view(), store)
    assert len(slides) == len(pages)
    for slide, page in zip(slides, pages, strict=True):
        assert page.shapes.title.text_frame.text == slide.title
        if slide.view is None:
            assert catalogue.text(slide.missing) in said(page)
            continue
        assert slide.view.source in said(page) and slide.view.takeaway in said(page)
        assert slide.view.takeaway in page.notes_slide.notes_text_frame.text
        assert ("原文" in page.notes_slide.notes_text_frame.text) == (slide.view.facts is not None)
        assert any(shape.has_chart if slide.view.native else shape.has_table for shape in page.shapes)
        assert not any(shape.shape_type == 13 for shape in page.shapes)  # no picture


def test_numbers_are_those_of_the_table_under_random_filters(store: Store) -> None:
    compared = 0
    for chosen in deck_examples.random_filters(50):
        pins = tuple(
            Pin(name, chosen) for name in ("overview.domains", "keywords.cloud", "indicators.growth")
        )
        slides, pages = reopened(Deck("", pins), store)
        for slide, page in zip(slides, pages, strict=True):
            if slide.view is None or slide.view.native is None:
                continue
            native, table = slide.view.native, slide.view.table.head(MOST_BARS)
            chart = next(shape.chart for shape in page.shapes if shape.has_chart)
            for column, series in zip(native.values, chart.plots[0].series, strict=True):
                expected = [None if missing(value) else float(value) for value in table[column]]
                assert list(series.values) == expected
                compared += len(expected)
    assert compared > 200


def test_lines_keep_results_and_targets_apart(store: Store) -> None:
    view = views.build(
        "indicators.series", views.direct(store), deck_examples.Filter(), {"indicator": "gdp"}, "zh"
    )
    assert view is not None
    found = drawn(view)
    assert found.categories == ["2022", "2023"]
    assert found.series == {"兰陵县 目标": [None, 7.0], "兰陵县 实绩（预计数）": [4.0, None]}
    assert set(found.of.values()) == {"兰陵县"} and found.aimed == {"兰陵县 目标"}


def test_tables_hold_the_cells_of_the_screen(store: Store) -> None:
    slides, pages = reopened(Deck("", (Pin("regions.held"),)), store)
    grid = next(shape.table for shape in pages[0].shapes if shape.has_table)
    first = slides[0].view.named.iloc[0]
    assert [cell.text for cell in grid.rows[1].cells] == [shown(value) for value in first[:6]]


def test_tables_end_above_the_takeaway(store: Store) -> None:
    slides, pages = reopened(
        Deck("", (Pin("meetings.list"), Pin("keywords.kwic"), Pin("indicators.outlook"))), store
    )
    for slide, page in zip(slides, pages, strict=True):
        table = next(shape for shape in page.shapes if shape.has_table)
        bottom = table.top + sum(row.height for row in table.table.rows)
        assert bottom <= next(
            shape.top
            for shape in page.shapes
            if shape.has_text_frame and shape.text_frame.text == slide.view.takeaway
        )


def test_hostile_and_endless_words_do_no_harm(store: Store) -> None:
    pin = Pin("overview.domains", title=deck_examples.HOSTILE, comment=deck_examples.HOSTILE)
    _, pages = reopened(Deck(deck_examples.HOSTILE, (pin,)), store)
    assert "onerror" in pages[0].shapes.title.text_frame.text
