"""The app as people meet it: pages, links, filters, clicks, themes, downloads; nothing fetched from outside."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Server, Visit, running
from tests.browser.readouts import write
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

PAGES = {
    "": "总览",
    "indicators": "指标",
    "meetings": "会议",
    "regions": "地区对比",
    "keywords": "关键词",
    "documents": "文档",
}
# Texts of a plotly chart that reach beyond its picture.
CUT = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
  const box = plot.getBoundingClientRect();
  return [...plot.querySelectorAll('.annotation-text, .xtick text, .ytick text')].filter(text => {
    const b = text.getBoundingClientRect();
    return b.width && (b.left < box.left - 1 || b.right > box.right + 1 || b.top < box.top - 1 || b.bottom > box.bottom + 1);
  }).map(text => text.textContent);
})"""
MARKS = "document.querySelectorAll('.js-plotly-plot .point').length"
SIDEWAYS = "document.querySelector('[data-testid=stMain]').scrollWidth - document.querySelector('[data-testid=stMain]').clientWidth"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080)])
def test_every_page_is_drawn_whole(visit: Callable[..., Visit], width: int, height: int, theme: str) -> None:
    window = visit(width, height, theme)
    for path, title in PAGES.items():
        window.open(path)
        assert window.page.inner_text("h1") == title
        assert window.exceptions() == []
        assert window.page.evaluate(CUT) == [], path
        assert window.page.evaluate(SIDEWAYS) <= 0, path
        if path not in {"documents"}:
            assert window.page.evaluate(MARKS) > 0, path


def test_deep_link_on_a_fresh_server(visit: Callable[..., Visit], tmp_path: Path) -> None:
    with running(tmp_path) as fresh:
        window = visit(at=fresh).open("indicators?region=371324&from=2022&to=2023")
        assert window.page.inner_text("h1") == "指标"
        sidebar = window.page.inner_text("[data-testid=stSidebar]")
        assert "总览" in sidebar and "山东省" in sidebar and "临沂市" in sidebar and "兰陵县" in sidebar
        assert "overview" not in sidebar
        assert "region=371324" in window.query() and "from=2022" in window.query()
        assert "实绩" in window.page.inner_text("[data-testid=stMain]")


def choose(window: Visit, key: str, option: str) -> None:
    """Picks an option of a select box in the sidebar."""
    window.page.locator(f".st-key-{key}").get_by_role("combobox").click()
    window.page.get_by_role("option", name=option, exact=True).click()
    window.page.keyboard.press("Escape")
    window.settled()


def test_filters_go_into_the_url_stay_on_other_pages_and_come_back(visit: Callable[..., Visit]) -> None:
    window = visit().open()
    choose(window, "filter_province", "浙江省")
    assert window.query() == "?region=330000"
    assert "先选省" not in window.page.locator(".st-key-filter_city").inner_html()
    window.page.locator(".st-key-menu").get_by_text("会议", exact=True).click()
    window.page.wait_for_url("**/meetings?region=330000")
    assert "只有 1 次会议" in window.settled().page.inner_text("[data-testid=stMain]")
    window.page.go_back()
    window.page.wait_for_url("**/?region=330000")
    assert window.settled().page.inner_text("h1") == "总览"
    window.page.go_back()
    window.settled().page.wait_for_function("location.search === ''")
    assert "全部省份" in window.page.inner_html("[data-testid=stSidebar]")
    window.page.go_forward()
    window.settled().page.wait_for_function("location.search === '?region=330000'")
    window.settled().page.locator(".st-key-chip_0 button").first.click()
    window.page.wait_for_function("location.search === ''")


def test_a_page_emptied_by_a_filter_says_which_and_drops_it(visit: Callable[..., Visit]) -> None:
    window = visit().open("meetings?type=notice&region=371324")
    assert "没有符合条件的文档" in window.page.inner_text("[data-testid=stMain]")
    window.page.locator(".st-key-drop_documents button").click()
    window.page.wait_for_function("location.search === '?region=371324'")
    assert "会议" in window.settled().page.inner_text("h1")


def test_a_click_on_a_point_shows_its_sentence_and_leads_to_the_text(visit: Callable[..., Visit]) -> None:
    window = visit().open("indicators")
    window.page.locator(".st-key-frame_growth .point").first.click(force=True)
    window.page.wait_for_function("location.search.includes('pick=growth')")
    window.settled()
    evidence = window.page.locator(".st-key-frame_growth b").first.inner_text()
    assert any(char.isdigit() for char in evidence)
    window.page.locator(".st-key-frame_growth").get_by_test_id("stPageLink").first.click()
    window.page.wait_for_url("**/documents?*fact=*")
    fact = window.settled().page.locator("#fact")
    fact.wait_for()
    window.page.wait_for_timeout(800)
    box, frame = fact.bounding_box(), window.page.locator(".st-key-reader_text").bounding_box()
    assert box and frame and frame["y"] <= box["y"] <= frame["y"] + frame["height"]


def test_a_click_on_a_bar_and_on_a_meeting(visit: Callable[..., Visit]) -> None:
    window = visit().open()
    window.page.locator(".st-key-frame_domains .point path").first.click(force=True)
    window.page.wait_for_function("location.search.includes('pick=domains')")
    assert window.settled().page.locator(".st-key-frame_domains b").count() >= 1
    window.open("meetings")
    window.page.locator(".st-key-frame_time .point").first.click(force=True)
    window.page.wait_for_function("location.search.includes('pick=time')")
    assert window.settled().page.locator(".st-key-frame_time b").count() == 1


def test_many_meetings_are_a_calendar_whose_days_can_be_clicked(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    with running(tmp_path / "data", write(tmp_path / "corpus")) as fresh:
        window = visit(at=fresh).open("meetings")
        chart = window.page.get_by_test_id("stEChartsChart")
        chart.locator("svg").wait_for()
        window.page.wait_for_timeout(1500)
        ink = "path[fill='#C9E8F5'], path[fill='#c9e8f5'], path[fill='rgb(201,232,245)']"
        days = chart.locator(ink)
        assert days.count() > 20
        for _ in range(6):  # on a busy machine the first clicks may come before the chart listens
            days.nth(5).click(force=True)
            window.page.wait_for_timeout(4000)
            if "pick=time" in window.page.url:
                break
        assert "pick=time" in window.page.url
        assert window.settled().page.locator(".st-key-frame_time b").count() >= 1
        window.page.screenshot(path=tmp_path / "calendar.png")


def test_the_language_is_in_the_url_and_goes_along(visit: Callable[..., Visit]) -> None:
    window = visit().open("meetings")
    window.page.get_by_text("English", exact=True).click()
    window.page.wait_for_function("location.search === '?lang=en'")
    assert window.settled().page.inner_text("h1") == "Meetings"
    window.page.locator(".st-key-menu").get_by_text("Keywords", exact=True).click()
    window.page.wait_for_url("**/keywords?lang=en")
    assert window.settled().page.inner_text("h1") == "Keywords"


def test_charts_follow_a_switch_of_the_theme(visit: Callable[..., Visit]) -> None:
    window = visit().open("indicators")
    ground = "getComputedStyle(document.querySelector('.js-plotly-plot .main-svg')).backgroundColor"
    assert window.page.evaluate(ground) == "rgb(255, 255, 255)"
    window.page.emulate_media(color_scheme="dark")
    window.page.wait_for_function(f"({ground}) === 'rgb(18, 22, 28)'", timeout=20_000)


def test_tables_can_be_taken_away(visit: Callable[..., Visit]) -> None:
    import openpyxl

    window = visit().open("indicators")
    window.page.locator(".st-key-frame_growth").get_by_test_id("stPopover").click()
    with window.page.expect_download() as found:
        window.page.get_by_role("button", name="CSV", exact=True).click()
    csv = Path(found.value.path()).read_bytes()
    assert csv.startswith(b"\xef\xbb\xbf") and "地区生产总值" in csv.decode("utf-8-sig")
    with window.page.expect_download() as found:
        window.page.get_by_role("button", name="Excel", exact=True).click()
    assert found.value.suggested_filename.endswith(".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(Path(found.value.path()).read_bytes()))
    assert book.worksheets[0].max_row > 3


def test_pictures_for_the_readme(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """The pictures of README; with DASHBOARD_SCREENSHOTS they replace those in docs/screenshots."""
    folder = ROOT / "docs/screenshots" if os.environ.get("DASHBOARD_SCREENSHOTS") else tmp_path
    window = visit(1280, 800)
    for path in PAGES:
        window.open(path)
        window.page.wait_for_timeout(2500)
        target = folder / f"{path or 'overview'}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        window.page.screenshot(path=target)
        assert target.stat().st_size < 250_000


def test_the_link_of_a_page_is_copied_and_stands_in_a_field(chromium: Any, server: Server) -> None:
    path = f"{server.address}/indicators?region=371324&view=series&indicator=gdp"
    for allowed in (["clipboard-read", "clipboard-write"], []):
        context = chromium.new_context(permissions=allowed)
        window = Visit(context.new_page(), server).open(path.removeprefix(f"{server.address}/"))
        if not allowed:  # as on a plain http address: no clipboard for pages
            window.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
            window.page.evaluate("document.execCommand = () => false")
        window.page.locator(".st-key-copy_link button").click()
        field = window.page.locator(".st-key-copy_link input")
        assert field.input_value() == path
        said = window.page.locator(".st-key-copy_link [role=status]")
        said.get_by_text("已复制" if allowed else "Ctrl+C").wait_for()
        if allowed:
            assert window.page.evaluate("navigator.clipboard.readText()") == path
        else:
            assert field.evaluate("field => field.selectionEnd - field.selectionStart") == len(path)
        box = window.page.locator(".st-key-copy_link .panel").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 1280
        context.close()


def test_what_was_clicked_is_outlined_with_its_sentence_in_sight(visit: Callable[..., Visit]) -> None:
    window = visit().open()
    mark = window.page.locator(".st-key-frame_domains .point path").first
    mark.scroll_into_view_if_needed()
    mark.click(force=True)
    window.page.wait_for_function("location.search.includes('pick=domains')")
    window.settled()
    window.page.wait_for_timeout(1500)
    outlined = window.page.locator(".js-plotly-plot .point path[style*='stroke-width: 3.5px']")
    assert outlined.count() == 1
    panel, box = window.page.locator(".st-key-evidence").bounding_box(), outlined.bounding_box()
    assert panel and box and box["y"] + box["height"] <= panel["y"] and panel["y"] < 800 - 60
