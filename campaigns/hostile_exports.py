"""The files made of a hostile deck: the offline page and the vector pictures opened in Chromium, PowerPoint and the
workbook taken apart."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaigns.figures import Figures
from core.export.deck import Deck, Slide
from core.export.html import html_bytes
from core.export.pictures import zip_bytes
from core.export.pptx import pptx_bytes
from core.export.workbook import workbook_bytes

if TYPE_CHECKING:
    from campaigns.hostile_text import Watch

_OUTSIDE = re.compile(rb'TargetMode="External"|vbaProject|oleObject|activeX|<f[ >]')
_FILTERED = """() => { for (const name of ['place', 'year']) { const select = document.getElementById(name);
  if (select.options.length > 1) { select.selectedIndex = 1; select.onchange(); } } }"""


def look(
    deck: Deck, slides: Sequence[Slide], folder: Path, page: Any, watch: Watch, pictures: bool
) -> Figures:
    """Writes every kind of file and looks at it; returns how many there were and what was wrong."""
    found = Figures(counts={"offline pages opened": 1, "PowerPoint files and workbooks taken apart": 2})
    _offline(html_bytes(deck, slides), folder / "deck.html", page, watch)
    for kind, data in (("pptx", pptx_bytes(deck, slides)), ("xlsx", workbook_bytes(deck, slides))):
        found.wrong += [f"{kind}: {words}" for words in _alive_in(data)]
    if pictures:
        count = _pictures(zip_bytes(slides), folder, page, watch)
        found.counts["vector pictures opened"] = count
        found.wrong += [] if count else ["no picture was drawn"]
    return found


def _offline(data: bytes, path: Path, page: Any, watch: Watch) -> None:
    """The page as it opens, with everything unfolded, and again with a region and a year chosen."""
    path.write_bytes(data)
    page.goto(path.as_uri())
    page.wait_for_selector(".js-plotly-plot")
    page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")
    watch.look(page)
    page.evaluate(_FILTERED)
    page.wait_for_timeout(300)
    watch.look(page)


def _pictures(archive: bytes, folder: Path, page: Any, watch: Watch) -> int:
    count = 0
    with zipfile.ZipFile(io.BytesIO(archive)) as pictures:
        for name in pictures.namelist():
            if name.endswith(".svg"):
                path = folder / "picture.svg"
                path.write_bytes(pictures.read(name))
                page.goto(path.as_uri())
                watch.look(page, hover=False)
                count += 1
    return count


def _alive_in(data: bytes) -> list[str]:
    """What in an Office file would run, compute, or reach for something outside; parts that are no XML."""
    from lxml import etree

    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith(".xlsx"):
                found += [f"{name}: {words}" for words in _alive_in(content)]
            elif name.endswith((".xml", ".rels")):
                found += [f"{name}: {sign.decode()}" for sign in _OUTSIDE.findall(content)]
                try:
                    etree.fromstring(content, etree.XMLParser(resolve_entities=False))
                except etree.XMLSyntaxError as error:
                    found.append(f"{name}: {error}")
    return found
