"""Gate 6: hostile text in every field of documents, drawn on every page in a real Chromium, hovered and clicked."""

from __future__ import annotations

import dataclasses
import json
import random
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from campaigns.figures import Figures, main
from campaigns.outside import PAGES
from campaigns.payloads import payloads
from campaigns.server import Server, running
from core.models import (
    AgendaItem,
    Directive,
    Inference,
    Issue,
    Keyword,
    Meeting,
    PartialDate,
    Person,
    Record,
    Region,
)
from core.records import to_json

PATIENCE = 180_000  # milliseconds; a busy machine is no failure
FIELDS = (
    "title", "region name", "publisher", "file name", "text", "keyword", "indicator name, unit, qualifier and scope",
    "meeting, people and agenda", "address", "corrector and basis",
)  # fmt: skip
GROUP = (
    20  # documents of one region: a page under its filter draws them all, each text holds the payloads of all
)
_SEEN = re.compile(r"X\((\d+)\)|evil\.example/(\d+)")
# In every frame: a payload that runs calls X; dialogs and new windows count as well.
_CANARY = """
window.X = n => { window.hit(String(n)); };
for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => window.hit(name);
"""
_BAD_LINKS = """() => [...document.querySelectorAll('a[href], [formaction], form[action], *|a')]
  .map(a => (a.getAttribute('href') || a.getAttribute('xlink:href') || a.getAttribute('formaction') || '').trim())
  .filter(a => /^(javascript|data|vbscript):|evil\\.example/i.test(a.replace(/[\\u0000-\\u0020]/g, '')))"""
_MARKS = """() => [...document.querySelectorAll(
    '.js-plotly-plot .point, .js-plotly-plot .annotation-text, [data-testid=stEChartsChart] path, [data-testid=stDataFrame], sup')]
  .map(mark => mark.getBoundingClientRect()).filter(box => box.width && box.top > 0 && box.bottom < innerHeight)
  .slice(0, 14).map(box => [box.left + box.width / 2, box.top + box.height / 2])"""


def hostile_records(texts: list[str]) -> Iterator[Record]:
    """A document for each text, with the text in every field a reader can see; a region for each group."""
    from core.geography.gazetteer import load_gazetteer
    from tests.factories import make_indicator, make_record

    counties = [found for found in load_gazetteer().descendants("370000") if found.level == "county"]
    for number, bad in enumerate(texts):
        region = counties[number // GROUP % len(counties)]
        known = load_gazetteer().region(region)
        place = dataclasses.replace(known, province=bad, city=bad, county=bad) if number % 2 else known
        text = f"经济发展。{bad}全年地区生产总值增长{number % 9 + 1}%，{bad}明年增长6%左右。会议指出，{bad}要抓好落实。"
        text += "\n".join(texts[number // GROUP * GROUP :][:GROUP]) + _filler(number)
        grown = f"地区生产总值增长{number % 9 + 1}%"
        facts = {
            "year": 2023,
            "unit": bad,
            "qualifier": bad,
            "scope": bad,
            "suspicious": bad,
            "corrected": bad,
        }
        day = PartialDate(2023, number % 12 + 1, number % 28 + 1)
        yield make_record(
            text,
            doc_id=f"{number:016x}",
            title=bad,
            region=place if isinstance(place, Region) else known,
            publisher=bad,
            url=bad,
            doc_type="government_work_report" if number % 3 == 0 else "executive_meeting",
            year=2023,
            publish_date=day,
            indicators=(
                make_indicator(text, grown, yoy=number % 9 + 1.0, name="地区生产总值", **facts),
                make_indicator(text, "明年增长6%左右", yoy=6.0, kind="target", name="地区生产总值", **facts),
                make_indicator(text, bad, value=3.0, name=bad, id=None, **facts),
            ),
            meeting=Meeting(
                bad, day, None, 3, None, Person(bad, bad), (Person(bad, bad),), (Person(bad, bad),),
                (AgendaItem(bad, bad, 0, 4),), (Directive("指出", bad, bad, 0, 4),),
            ),
            keywords=(Keyword(bad, 9, 9.0),),
            inferred={"year": Inference(bad, bad, 0.5), "title": Inference(bad, bad, 0.5)},
            issues=(Issue("dates", "unclear", bad, 0, 4),),
            corrected={"title": f"{bad} 2024-01-01"},
        )  # fmt: skip


def _filler(number: int) -> str:
    """Words that no other document has, so that none is taken for a repost of another."""
    draw = random.Random(number)
    return "\n" + "".join(chr(draw.randrange(0x4E00, 0x9000)) for _ in range(6000))


def plant(folder: Path, texts: list[str]) -> tuple[Path, Path]:
    """A corpus and a data folder whose index holds the hostile records, made by the product with the parser left out."""
    import pytest

    from core.store import ensure_store
    from tests.factories import use_written_records

    corpus, data = folder / "corpus", folder / "data"
    corpus.mkdir()
    for number, record in enumerate(hostile_records(texts)):
        label = texts[number].replace("/", "∕").replace("\0", "").encode("utf-8", "ignore").decode()[:60]
        path = corpus / f"{number:04d} {label}.json"
        path.write_text(json.dumps(to_json(record), ensure_ascii=True), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        use_written_records(patch)
        patch.setattr("core.parsing.keywords.term_counts", _terms)
        store = ensure_store(corpus, data)
        assert store.rows("SELECT count(*) FROM documents") == [(len(texts),)]
        store.close()
    return corpus, data


def _terms(text: str) -> dict[str, int]:
    """The hostile text as a much used term, beside an ordinary one."""
    bad = text.removeprefix("经济发展。").split("全年地区生产总值", 1)[0]
    return {bad.encode("utf-8", "ignore").decode(): 9, "经济": 2}


@dataclasses.dataclass
class Watch:
    """What the browser did that it should not, and which payloads stood on a page."""

    hits: list[str] = dataclasses.field(default_factory=list)
    asked: list[str] = dataclasses.field(default_factory=list)
    links: list[str] = dataclasses.field(default_factory=list)
    errors: list[str] = dataclasses.field(default_factory=list)
    seen: int = 0
    distinct: set[str] = dataclasses.field(default_factory=set)
    views: int = 0
    hovers: int = 0


@contextmanager
def watched(server: Server, watch: Watch) -> Iterator[Any]:
    """A page of Chromium in which executions, dialogs and outside requests are recorded."""
    from playwright.sync_api import Route, sync_playwright

    def guard(route: Route) -> None:
        if route.request.url.startswith((server.address, "data:", "blob:")):
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


def look(page: Any, server: Server, path: str, watch: Watch, hover: bool) -> None:
    """Opens a page of the app, hovers over its marks, and notes what happened."""
    page.goto(f"{server.address}/{path}")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_selector("h1")
    page.wait_for_timeout(700 if hover else 250)
    if hover:
        for x, y in page.evaluate(_MARKS):
            page.mouse.move(x, y)
            page.wait_for_timeout(25)
            watch.hovers += 1
    watch.views += 1
    watch.links += page.evaluate(_BAD_LINKS)
    watch.errors += [box.inner_text() for box in page.query_selector_all("[data-testid=stException]")]
    content = page.content()
    for frame in page.frames[1:]:
        with suppress(Exception):
            content += frame.content()
    found = {number for pair in _SEEN.findall(content) for number in pair if number}
    watch.seen += len(found)
    watch.distinct |= found


def detects(page: Any, server: Server) -> Callable[[Watch], bool]:
    """Plants executions and a request into a page of the app by force: says whether the watch saw all of them."""
    page.goto(server.address)
    page.wait_for_selector("h1")
    page.evaluate(
        """() => { const div = document.createElement('div');
        div.innerHTML = '<img src=x onerror=X("main")><iframe srcdoc="<script>X(\\'frame\\')</script>"></iframe>'
            + '<img src=http://evil.example/planted.png><a href="javascript:X(1)">a</a>';
        document.body.append(div); }"""
    )
    page.wait_for_timeout(1500)
    planted = page.evaluate(_BAD_LINKS)

    def all_seen(watch: Watch) -> bool:
        asked = any("planted" in address for address in watch.asked)
        return {"main", "frame"} <= set(watch.hits) and asked and bool(planted)

    return all_seen


def campaign(texts: int = 600, hover: int = 1, readers: int = 2) -> Figures:
    """Every payload in every field; every page under the filter of each group of documents, and the reader."""
    given = payloads(texts)
    watch, planted = Watch(), Watch()
    with tempfile.TemporaryDirectory() as name:
        corpus, data = plant(Path(name), given)
        groups = list(hostile_records(given))[::GROUP]
        with running(data, corpus) as server:
            with watched(server, planted) as page:
                seen = detects(page, server)(planted)
            with watched(server, watch) as page:
                for number, record in enumerate(groups):
                    for path in _paths(record, number * GROUP, min(readers, texts - number * GROUP)):
                        look(page, server, path, watch, bool(hover))
    found = Figures()
    found.wrong += [] if seen else ["the planted execution was not seen: the watch is blind"]
    found.wrong += [f"ran: {hit}" for hit in watch.hits] + [
        f"asked for: {address}" for address in watch.asked
    ]
    found.wrong += [f"link: {link}" for link in watch.links] + [f"error box: {box}" for box in watch.errors]
    found.counts = {
        "payloads x fields": f"{texts} x {len(FIELDS)}",
        "page views": watch.views,
        "payloads found as letters on those views": watch.seen,
        "payloads among them, each at least once": len(watch.distinct),
        "marks hovered": watch.hovers,
        "executed": len(watch.hits),
        "requests outside": len(watch.asked),
        "clickable addresses that are not http(s) or are the payload's": len(watch.links),
        "planted executions and request seen by the watch": "yes" if seen else "no",
    }
    found.remarks.append(f"fields: {'; '.join(FIELDS)}")
    found.remarks.append(
        "a view is a page under the filter of twenty documents, or the reader with one of them"
    )
    return found


def _paths(record: Record, first: int, readers: int) -> list[str]:
    code = record.region.code
    paths = [f"{'' if page == 'overview' else page}?region={code}" for page in PAGES]
    paths += [f"indicators?region={code}&pick=growth~gdp|actual"]
    return paths + [f"documents?doc={number:016x}&fact=1" for number in range(first, first + readers)]


if __name__ == "__main__":
    main("hostile_text", "Gate 6: hostile text in a real Chromium", campaign, texts=600, hover=1, readers=2)
