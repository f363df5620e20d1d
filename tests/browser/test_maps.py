"""The map in a browser: a click on a province opens its sentence and the way down to its counties; marks of other charts too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Visit, running

pytestmark = pytest.mark.browser

REPORTS = {"四川省": ("全省", 6.1), "山东省": ("全省", 5.4), "仪陇县": ("全县", 7.2), "兰陵县": ("全县", 4.3)}
# Where a canvas of the page has a large spot of one of these colours, in pixels of the window; null where it has none.
SPOT = """inks => {
  for (const canvas of document.querySelectorAll('canvas')) {
    const box = canvas.getBoundingClientRect(), scale = canvas.width / box.width;
    const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    const at = (x, y) => inks.includes([0, 1, 2].map(i => data[4 * (y * canvas.width + x) + i]).join());
    for (let y = 80; y < canvas.height - 40; y += 4) for (let x = 20; x < canvas.width - 20; x += 4)
      if ([[0, 0], [-10, 0], [10, 0], [0, -10], [0, 10]].every(([i, j]) => at(x + i, y + j)))
        return [box.left + x / scale, box.top + y / scale];
  }
  return null;
}"""


def corpus(folder: Path) -> Path:
    """A report a file."""
    folder.mkdir()
    for place, (whole, growth) in REPORTS.items():
        text = f"2024年{place}政府工作报告\n\n各位代表：\n2023年，{whole}地区生产总值增长{growth}%。{whole}粮食丰收。\n"
        (folder / f"{place}.txt").write_text(text, encoding="utf-8")
    return folder


def rgb(colours: tuple[str, ...]) -> list[str]:
    return [",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)) for colour in colours]


def test_a_click_on_a_province_opens_its_sentence_and_the_map_below(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    from core.charts import theme as look

    with running(tmp_path / "data", corpus(tmp_path / "corpus")) as fresh:
        window = visit(at=fresh).open("regions?view=map&area=province")
        spot = None
        for _ in range(10):  # the map comes after the words around it
            window.page.wait_for_timeout(1500)
            if spot := window.page.evaluate(SPOT, rgb(look.LIGHT.sequential)):
                break
        assert spot, "no province has a colour"
        for _ in range(5):  # on a busy machine the first clicks may come before the map listens
            window.page.mouse.click(*spot)
            window.page.wait_for_timeout(3000)
            if "pick=map" in window.page.url:
                break
        assert "pick=map~" in window.page.url
        said = window.settled().page.inner_text(".st-key-frame_map")
        assert "增长6.1%" in said or "增长5.4%" in said
        window.page.locator("[class*=st-key-down_] button").first.click()
        window.page.wait_for_function("location.search.includes('.county')")
        assert "1 个地区" in window.settled().page.inner_text(".st-key-frame_map")


def test_a_click_on_the_first_chart_of_the_overview(visit: Callable[..., Visit]) -> None:
    window = visit().open()
    window.page.locator(".st-key-frame_headline .point").first.click(force=True)
    window.page.wait_for_function("location.search.includes('pick=headline')")
    assert window.settled().page.locator(".st-key-frame_headline b").count() >= 1


def test_a_click_on_a_phrase_shows_the_report_and_the_meeting(visit: Callable[..., Visit]) -> None:
    window = visit().open("meetings?view=themes")
    window.page.locator(".st-key-frame_phrases .point path").first.click(force=True)
    window.page.wait_for_function("location.search.includes('pick=phrases')")
    said = window.settled().page.inner_text(".st-key-frame_phrases")
    assert "政府工作报告" in said and "常务会议" in said
