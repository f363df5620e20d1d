"""A meeting: charts pinned, presented by keyboard, taken away as PowerPoint and as a page that works without a net."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

TITLE = "document.querySelector('.slide-title')?.textContent"
PICKED = (("", "domains"), ("indicators", "growth"), ("keywords", "rates"))


def pin(window: Visit, page: str, key: str) -> None:
    """Puts the chart of a frame into the deck; the deck's name is in the URL from then on."""
    window.open(page + window.query() if "deck=" in window.page.url else page)
    window.page.locator(f".st-key-pin_{key} button").first.click()
    window.page.wait_for_function("location.search.includes('deck=')")
    window.settled()


def pinned(visit: Callable[..., Visit], width: int = 1920, height: int = 1080) -> Visit:
    """A window at the page of the deck, with three pins."""
    window = visit(width, height)
    for page, key in PICKED:
        pin(window, page, key)
    return window.open("present" + window.query())


def turned(window: Visit, key: str, title: str) -> None:
    """Presses a key and waits for the slide of that title."""
    window.page.keyboard.press(key)
    window.page.wait_for_function(f"({TITLE} || '').includes('{title}')", timeout=30_000)


def taken(window: Visit, name: str) -> bytes:
    """The file that an export button makes."""
    window.page.locator(f".st-key-export_{name} button").click()
    with window.page.expect_download(timeout=60_000) as found:
        window.page.locator(".st-key-export_file button").filter(has_text=f".{name}").click(timeout=60_000)
    return Path(found.value.path()).read_bytes()


def test_pin_three_charts_and_present_them_by_keyboard(visit: Callable[..., Visit]) -> None:
    window = pinned(visit)
    assert window.page.locator("[class*=st-key-pin_card_]").count() == 3
    window.page.mouse.click(960, 1000)
    turned(window, "F5", "数字最多")
    window.page.wait_for_selector(".st-key-slide_chart .main-svg")
    window.page.wait_for_selector("[data-testid=stSidebar]", state="detached")
    size = "getComputedStyle(document.querySelector('.slide-title')).fontSize"
    assert window.page.evaluate(size) == "60px"
    foot = "".join(window.page.locator(".slide-foot").all_inner_texts())
    assert "来源" in foot and "原文" in foot
    window.page.mouse.click(960, 1000)
    turned(window, "ArrowRight", "个百分点")
    turned(window, "PageDown", "用得最多")
    turned(window, "PageUp", "个百分点")
    turned(window, "Home", "数字最多")
    turned(window, " ", "个百分点")
    turned(window, "F5", "数字最多")
    turned(window, "End", "用得最多")
    window.page.keyboard.press("b")
    black = window.page.locator(".blank-screen")
    assert black.bounding_box() == {"x": 0, "y": 0, "width": 1920, "height": 1080}
    window.page.keyboard.press("PageUp")  # any key brings the slide back, and turns nothing
    black.wait_for(state="detached")
    assert "用得最多" in str(window.page.evaluate(TITLE))
    turned(window, "PageUp", "个百分点")
    assert "slide=2" in window.query()
    bottom = "document.querySelector('.st-key-slide_controls').getBoundingClientRect().bottom"
    assert window.page.evaluate(bottom) <= 1080
    window.page.keyboard.press("Escape")
    window.page.wait_for_function("!location.search.includes('slide=')", timeout=30_000)


def test_a_link_opens_a_slide_in_another_window_under_a_filter(visit: Callable[..., Visit]) -> None:
    first = pinned(visit)
    other = visit(1024, 768).open("present" + first.query() + "&slide=3&size=small&region=330781")
    title = other.page.inner_text(".slide-title")
    assert "用得最多" in title and "兰溪市" in other.page.inner_text(".slide-muted")
    assert other.page.evaluate("getComputedStyle(document.querySelector('.slide-title')).fontSize") == "42px"
    bottom = "document.querySelector('.st-key-slide_controls').getBoundingClientRect().bottom"
    assert other.page.evaluate(bottom) <= 768


def test_the_deck_leaves_as_files_and_the_page_works_without_a_net(
    visit: Callable[..., Visit], chromium: Any, tmp_path: Path
) -> None:
    from pptx import Presentation

    window = pinned(visit)
    slides = list(Presentation(io.BytesIO(taken(window, "pptx"))).slides)
    assert len(slides) == 3 and all(any(shape.has_chart for shape in slide.shapes) for slide in slides)
    (tmp_path / "deck.html").write_bytes(taken(window, "html"))
    context = chromium.new_context(offline=True, accept_downloads=True)
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((tmp_path / "deck.html").as_uri())
    page.wait_for_selector("section .main-svg")
    assert page.locator("section .chart").count() == 3
    before = page.locator("section").nth(2).locator("tbody tr").count()
    page.select_option("#year", index=1)
    assert page.locator("section").nth(2).locator("tbody tr").count() < before
    assert page.locator("section").nth(2).locator(".filter").inner_text()
    page.select_option("#place", label="兰陵县")
    assert page.locator("section").nth(1).locator("tbody tr").count() == 7
    with page.expect_download() as found:
        page.locator("section").nth(0).get_by_role("button", name="SVG").click()
    assert b"<svg" in Path(found.value.path()).read_bytes()[:200]
    assert not [url for url in asked if url.startswith("http")] and not [
        text for text in said if "Policy" in text
    ]
    context.close()


def test_files_keep_the_language_and_the_filter_of_the_screen(visit: Callable[..., Visit]) -> None:
    from pptx import Presentation

    window = visit(1400, 1000).open("indicators?lang=en&region=371324")
    window.page.locator(".st-key-pin_growth button").first.click()
    window.page.wait_for_function("location.search.includes('deck=')")
    window.settled()
    window.page.locator(".st-key-frame_growth").get_by_test_id("stPopover").click()
    with window.page.expect_download(timeout=60_000) as found:
        window.page.get_by_role("button", name="SVG", exact=True).click()
    drawn = Path(found.value.path()).read_text(encoding="utf-8")
    assert "兰陵县" in drawn and "Source" in drawn and "来源" not in drawn
    window.open("present" + window.query())
    (slide,) = Presentation(io.BytesIO(taken(window, "pptx"))).slides
    said = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "兰陵县" in said and "Source" in said and "来源" not in said


@pytest.mark.parametrize(
    ("width", "height", "size"), [(1920, 1080, "slide"), (1024, 768, "small"), (1280, 800, "")]
)
def test_charts_and_long_tables_stay_on_one_screen(
    visit: Callable[..., Visit], server: Any, width: int, height: int, size: str
) -> None:
    from core.export import deck as decks

    views = (
        "indicators.growth",
        "indicators.outlook",
        "indicators.catalogue",
        "meetings.list",
        "keywords.kwic",
    )
    window = visit(width, height)
    pin(window, "", "domains")
    name = window.query().partition("deck=")[2].partition("&")[0]
    path = server.data / "decks" / f"{name}.json"
    decks.save(decks.Deck("", tuple(decks.Pin(one) for one in views)), path)
    for number in range(1, len(views) + 1):
        window.open(f"present?deck={name}&slide={number}&size={size}")
        if not size:  # the screen is too low for large letters
            window.page.wait_for_function("location.search.includes('size=small')")
            window.settled()
        bottom = "document.querySelector('.st-key-slide_controls').getBoundingClientRect().bottom"
        assert window.page.evaluate(bottom) <= height, views[number - 1]
        assert not window.exceptions()
