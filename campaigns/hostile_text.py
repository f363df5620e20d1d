"""Gate 6: hostile text in every field of documents, corrections, decks and addresses, drawn on every page in a real
Chromium, hovered and clicked, and in every file the app writes."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from campaigns import hostile_exports
from campaigns.figures import Figures, main
from campaigns.hostile_records import FIELDS, GROUP, deck_of, plant, province_of
from campaigns.outside import PAGES
from campaigns.payloads import payloads
from campaigns.server import Server, running
from core import views
from core.export import deck as decks
from core.store import open_store

PATIENCE = 180_000  # milliseconds; a busy machine is no failure
_SEEN = re.compile(r"X\((\d+)\)|evil\.example/(\d+)")
# In every frame: a payload that runs calls X; dialogs and new windows count as well.
_CANARY = """
window.X = n => { window.hit(String(n)); };
for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => window.hit(name);
"""
_BAD_LINKS = """() => [...document.querySelectorAll('a[href], [formaction], form[action], *|a')]
  .map(a => (a.getAttribute('href') || a.getAttribute('xlink:href') || a.getAttribute('formaction') || '').trim())
  .filter(a => /^(javascript|data|vbscript):|evil\\.example/i.test(a.replace(/[\\u0000-\\u0020]/g, '')))"""
# The middle of every mark, and a few places of every drawing whose marks are pixels.
_MARKS = """() => {
  const inside = box => box.width && box.top > 0 && box.bottom < innerHeight;
  const marks = [...document.querySelectorAll('.js-plotly-plot .point, .js-plotly-plot .annotation-text, .js-plotly-plot .legendtext, \
[data-testid=stEChartsChart] svg path, [data-testid=stEChartsChart] svg text, [data-testid=stDataFrame], sup, [title]')]
    .map(mark => mark.getBoundingClientRect()).filter(inside).map(box => [box.left + box.width / 2, box.top + box.height / 2]);
  const step = Math.max(1, Math.floor(marks.length / 16));
  const drawn = [...document.querySelectorAll('canvas')].map(one => one.getBoundingClientRect()).filter(inside).slice(0, 4)
    .flatMap(box => [0.2, 0.4, 0.6, 0.8].map(at => [box.left + box.width * at, box.top + box.height * (at * 7 % 1)]));
  return [...marks.filter((_, number) => number % step === 0), ...drawn];
}"""
_CHOICES = (
    "[data-testid=stButtonGroup] button, [data-testid=stTabs] [role=tab], [data-testid=stExpander] summary"
)


@dataclass
class Watch:
    """What the browser did that it should not, and which payloads stood on a page."""

    hits: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seen: int = 0
    distinct: set[str] = field(default_factory=set)
    views: int = 0
    hovers: int = 0
    clicks: int = 0
    undrawn: int = 0

    def look(self, page: Any, hover: bool = True) -> None:
        """Hovers over the marks of what a page shows, and notes what stands there and what happened."""
        if hover:
            for x, y in page.evaluate(_MARKS):
                page.mouse.move(x, y)
                page.wait_for_timeout(20)
                self.hovers += 1
        self.views += 1
        self.links += page.evaluate(_BAD_LINKS)
        boxes = page.query_selector_all("[data-testid=stException]")
        self.errors += [f"{page.url}: {box.inner_text()}" for box in boxes]
        content = page.content()
        for frame in page.frames[1:]:
            with suppress(Exception):
                content += frame.content()
        found = {number for pair in _SEEN.findall(content) for number in pair if number}
        self.seen += len(found)
        self.distinct |= found


@contextmanager
def watched(inside: tuple[str, ...], watch: Watch) -> Iterator[Any]:
    """A page of Chromium in which executions, dialogs and requests to other places than `inside` are recorded."""
    from playwright.sync_api import Route, sync_playwright

    def guard(route: Route) -> None:
        if route.request.url.startswith((*inside, "data:", "blob:")):
            route.continue_()
        else:
            watch.asked.append(route.request.url)
            route.abort()

    def dialog(shown: Any) -> None:
        watch.hits.append(f"dialog {shown.message}")
        shown.dismiss()

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1400, "height": 1800}, locale="zh-CN")
        context.expose_binding("hit", lambda source, number: watch.hits.append(str(number)))
        context.add_init_script(_CANARY)
        context.route("**/*", guard)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("dialog", dialog)
        yield page
        browser.close()


def open_page(page: Any, server: Server, path: str, watch: Watch, hover: bool, click: bool = False) -> None:
    """Opens a page of the app and looks at it; with `click`, again after each of its choices."""
    from playwright.sync_api import Error

    try:
        page.goto(f"{server.address}/{path}")
        _settle(page)
    except Error:  # a machine too busy to draw it within the patience
        watch.undrawn += 1
        return
    page.wait_for_timeout(600 if hover else 200)
    watch.look(page, hover)
    for number in range(page.locator(_CHOICES).count() if click else 0):
        if _clicked(page.locator(_CHOICES).nth(number)):
            page.wait_for_timeout(150)
            try:
                _settle(page)
            except Error:
                watch.errors.append(f"{page.url}: never drawn to the end after a click")
                return
            page.wait_for_timeout(300)
            watch.clicks += 1
            watch.look(page, hover)


def _clicked(choice: Any) -> bool:
    """Clicks a choice; not one that is hidden, or goes away meanwhile because the click before it changed the page."""
    from playwright.sync_api import Error

    try:
        if not choice.is_visible():
            return False
        choice.click(timeout=10_000)
    except Error:
        return False
    return True


def _settle(page: Any) -> None:
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_selector("h1")


def detects(page: Any, server: Server, watch: Watch) -> bool:
    """Plants executions and a request into a page of the app by force: whether the watch saw all of them, soon on an idle
    machine, within half a minute on a busy one."""
    page.goto(server.address)
    page.wait_for_selector("h1")
    page.evaluate(
        """() => { const div = document.createElement('div');
        div.innerHTML = '<img src=x onerror=X("main")><iframe srcdoc="<script>X(\\'frame\\')</script>"></iframe>'
            + '<img src=http://evil.example/planted.png><a href="javascript:X(1)">a</a>';
        document.body.append(div); }"""
    )
    for _ in range(60):
        page.wait_for_timeout(500)
        asked = any("planted" in address for address in watch.asked)
        if {"main", "frame"} <= set(watch.hits) and asked and page.evaluate(_BAD_LINKS):
            return True
    return False


def campaign(
    texts: int = 600, hover: int = 1, readers: int = 2, slides: int = 3, exports: int = 1, thorough: int = 5
) -> Figures:
    """Every payload in every field: for each group of documents every page, documents in the reader, slides of a deck,
    and the files made of that deck. One group in `thorough` has every choice of its pages clicked and its charts made
    pictures."""
    given = payloads(texts)
    watch, planted = Watch(), Watch()
    found = Figures()
    with tempfile.TemporaryDirectory() as name:
        corpus, data = plant(Path(name), given)
        groups = [
            Group(number, given[number * GROUP :][:GROUP], province_of(number))
            for number in range(-(-len(given) // GROUP))
        ]
        for group in groups:
            decks.save(group.deck, data / "decks" / f"{group.number:012x}.json")
        with running(data, corpus, {"STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "full"}) as server:
            with watched((server.address,), planted) as page:
                seen = detects(page, server, planted)
            for group in groups:
                # A browser for each: one that has drawn hundreds of pages holds gigabytes.
                with watched((server.address,), watch) as page:
                    for path in group.paths(readers, slides):
                        open_page(page, server, path, watch, bool(hover), group.is_one_in(thorough))
                _tell("pages", group, groups, watch)
        if exports:
            store = open_store(data, corpus)
            for group in groups:
                with watched((Path(name).as_uri(),), watch) as page:
                    shown = list(decks.slides(group.deck, views.direct(store)))
                    pictures = group.is_one_in(thorough)
                    written = hostile_exports.look(group.deck, shown, Path(name), page, watch, pictures)
                found.wrong += written.wrong
                for what, count in written.counts.items():
                    found.counts[what] = int(str(found.counts.get(what, 0))) + int(str(count))
                _tell("files", group, groups, watch)
            store.close()
    return _judged(found, watch, seen, texts)


def _tell(what: str, group: Group, groups: Sequence[Group], watch: Watch) -> None:
    """How far it is, for who waits."""
    words = f"{what} of group {group.number + 1} of {len(groups)}: {watch.views} views, {len(watch.hits)} executed"
    print(words, file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Group:
    """Documents of one province, and the texts in them."""

    number: int
    texts: Sequence[str]
    region: str

    @property
    def deck(self) -> decks.Deck:
        """Every view of the region, under hostile titles."""
        return deck_of(list(self.texts), self.region)

    def is_one_in(self, count: int) -> bool:
        """Whether it is the first of so many; never for 0."""
        return count > 0 and self.number % count == 0

    def paths(self, readers: int, slides: int) -> list[str]:
        """The addresses to open."""
        said = [quote(text.encode("utf-8", "replace")) for text in self.texts]
        paths = [f"{'' if page == 'overview' else page}?region={self.region}" for page in PAGES]
        paths += [f"indicators?region={self.region}&pick=growth~gdp|actual"]
        paths += [
            f"documents?q={said[0]}",
            f"keywords?region={self.region}&term={said[1 % len(said)]}&term={said[-1]}",
        ]
        first = self.number * GROUP
        paths += [
            f"documents?doc={number:016x}&fact=1" for number in range(first, first + min(readers, len(said)))
        ]
        paths += [f"present?deck={self.number:012x}"]
        turned = [(self.number * slides + step) % len(views.IDS) for step in range(slides)]
        return paths + [f"present?deck={self.number:012x}&slide={number + 1}" for number in turned]


def _judged(found: Figures, watch: Watch, seen: bool, texts: int) -> Figures:
    found.wrong += [] if seen else ["the planted execution was not seen: the watch is blind"]
    found.wrong += [f"ran: {hit}" for hit in watch.hits] + [
        f"asked for: {address}" for address in watch.asked
    ]
    found.wrong += [f"link: {link}" for link in watch.links] + [f"error box: {box}" for box in watch.errors]
    found.counts = {
        "payloads x fields": f"{texts} x {len(FIELDS)}",
        "views in Chromium (pages, slides, choices clicked, exported files)": watch.views,
        f"pages not drawn within {PATIENCE // 1000} s, not looked at": watch.undrawn,
        "choices clicked": watch.clicks,
        "marks hovered": watch.hovers,
        **found.counts,
        "payloads found as letters on those views": watch.seen,
        "payloads among them, each at least once": len(watch.distinct),
        "executed": len(watch.hits),
        "requests outside": len(watch.asked),
        "clickable addresses that are not http(s) or are the payload's": len(watch.links),
        "planted executions and request seen by the watch": "yes" if seen else "no",
    }
    found.remarks.append(f"fields: {'; '.join(FIELDS)}")
    found.remarks.append(
        f"a view is a page under the filter of {GROUP} documents, a document in the reader, a slide, or an export of a "
        f"deck with every view; in some groups every choice is clicked and the charts are exported as pictures"
    )
    return found


if __name__ == "__main__":
    main("hostile_text", "Gate 6: hostile text in a real Chromium", campaign, texts=600, hover=1, readers=2, slides=3, exports=1, thorough=5)  # fmt: skip
